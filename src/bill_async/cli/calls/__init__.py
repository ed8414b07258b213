"""`bill-async call`: the parts of the command that calls any operation."""
