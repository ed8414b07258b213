"""The limits of BILL, and the order in which calls may be sent."""
