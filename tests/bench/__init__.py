"""Measurements: `make bench`. Compare the ratios to plain aiohttp in the same run, because machines are noisy."""
