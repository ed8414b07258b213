"""What models and operations are made of: kinds of values, fields, the converter, and the operation table's entries."""
