"""Measurements: `make bench`. Ratios against plain aiohttp of the same run are what counts; machines are noisy."""
