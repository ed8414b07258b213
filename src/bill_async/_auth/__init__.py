"""Accounts and sessions: who calls, and how that is proved."""
