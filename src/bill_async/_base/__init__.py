"""The basis of all other packages: clock, log, addresses, private files, checks of settings."""
