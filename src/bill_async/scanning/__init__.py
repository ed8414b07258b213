"""Scans: whole lists, walked in parallel slices of the creation time."""
