"""What everything else stands on: clock, log, addresses, files that only their owner reads, checks of settings."""
