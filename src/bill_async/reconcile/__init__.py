"""What became of a write whose outcome is unknown."""
