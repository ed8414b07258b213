"""The errors of receivers and handlers."""

from __future__ import annotations

import math
from typing import Final

from bill_async.errors import BillError, ConfigurationError

__all__ = ["EventStoreError", "GiveUp", "RetryLater", "SignatureError"]

_LONGEST_PAUSE: Final = 366 * 24 * 3600.0
"""A year, in seconds."""


class SignatureError(BillError):
    """A notification is not signed with one of the keys: BILL did not send it, or its key is unknown."""


class EventStoreError(BillError):
    """The event store cannot be used, or could not store something. The message says what to do."""


class RetryLater(Exception):
    """Raised by a handler that wants to be called again with the event, optionally after a number of seconds.

    It counts as an attempt like any other error.

    Raises: `ConfigurationError` for a pause that is negative, or longer than a year.
    """

    def __init__(self, reason: str = "", *, after: float | None = None) -> None:
        super().__init__(reason)
        fits = isinstance(after, int | float) and not math.isnan(after) and 0 <= after <= _LONGEST_PAUSE
        if after is not None and not fits:
            raise ConfigurationError(f"RetryLater.after must be seconds, from 0 to a year, not {after!r}")
        self.after = after


class GiveUp(Exception):
    """Raised by a handler that can never handle the event: it becomes a dead letter at once."""
