"""The journal that a command uses."""

from __future__ import annotations

import argparse
import os
from typing import Final

from .accounts import profile_of
from .profiles import journal_of

__all__ = ["JOURNAL_VARIABLE", "journal_location"]

JOURNAL_VARIABLE: Final = "BILL_JOURNAL"


def journal_location(arguments: argparse.Namespace) -> str | None:
    """Return the file or URL of the journal: of `--journal`, of the variable, or of the profile."""
    named: str | None = arguments.journal or os.environ.get(JOURNAL_VARIABLE)
    if named:
        return named
    profile = profile_of(arguments)
    if profile is None:
        return None
    return journal_of(profile)
