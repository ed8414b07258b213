"""Reconciliation of writes whose outcome is unknown."""
