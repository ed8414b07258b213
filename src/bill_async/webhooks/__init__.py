"""What BILL tells subscribers of its events."""
