"""The shared part of the tests of the generator."""

from __future__ import annotations

collect_ignore = ["golden"]  # made by the generator; test_golden.py runs it where it belongs
