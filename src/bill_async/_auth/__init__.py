"""Accounts and sessions: the authentication of calls."""
