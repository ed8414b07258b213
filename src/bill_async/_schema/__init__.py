"""The basis of models and operations: kinds of values, fields, the converter, and the entries of the operation
table."""
