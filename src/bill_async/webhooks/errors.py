"""The errors of receivers and handlers."""

from __future__ import annotations

from bill_async.errors import BillError

__all__ = ["EventStoreError", "GiveUp", "RetryLater", "SignatureError"]


class SignatureError(BillError):
    """A notification is not signed with one of the keys: BILL did not send it, or its key is unknown."""


class EventStoreError(BillError):
    """The event store cannot be used, or could not store something. The message says what to do."""


class RetryLater(Exception):
    """Raised by a handler that wants to be called again with the event, optionally after a number of seconds.

    It counts as an attempt like any other error.
    """

    def __init__(self, reason: str = "", *, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class GiveUp(Exception):
    """Raised by a handler that can never handle the event: it becomes a dead letter at once."""
