"""Notifications of Spend & Expense without a signature. They are treated as hints only.

According to BILL, all notifications are signed, but a user of Spend & Expense received unsigned ones. Only the type and
the id of the object are taken from such a body, and the object is read through the API. Anyone can send such hints, so
their number is limited.
"""

from __future__ import annotations

import hashlib
from collections import deque
from typing import Final

from bill_async._base.clock import Clock
from bill_async._schema.codec import dumps

from .catalog import EVENTS
from .errors import SignatureError
from .notification import read_envelope
from .store import NewEvent

__all__ = ["UnsignedGate"]

_MINUTE: Final = 60.0
_MOST: Final = 120
"""The number of hints that are accepted in a minute: twice the number of calls that Spend & Expense allows."""


class UnsignedGate:
    """Accepts hints up to the limit."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._taken: deque[float] = deque()

    def event(self, body: bytes) -> NewEvent:
        """Return the event of an unsigned body, which contains only its type and the id of the object.

        Raises: `SignatureError` if it is not from Spend & Expense, cannot be read through the API, or exceeds the
        limit; `DecodeError` if it is not a notification.
        """
        envelope = read_envelope(body)
        known = EVENTS.get(envelope.type)
        if known is None or not envelope.type.startswith("spend.") or known.resource is None or known.key is None:
            raise SignatureError(f"{envelope.type} is not accepted without a signature")
        if envelope.identity is None or known.identity is None:
            raise SignatureError("it has no signature, and no id of an object")
        self._count()
        event_id = f"unsigned:{hashlib.sha256(body).hexdigest()}"
        metadata = {"eventId": event_id, "eventType": envelope.type}
        return NewEvent(
            id=event_id,
            type=envelope.type,
            subject=f"unsigned/{envelope.type}/{envelope.identity}",
            body=dumps({"metadata": metadata, known.key: {known.identity: envelope.identity}}),
            source="unsigned",
        )

    def _count(self) -> None:
        now = self._clock.monotonic()
        while self._taken and now - self._taken[0] >= _MINUTE:
            self._taken.popleft()
        if len(self._taken) >= _MOST:
            raise SignatureError("too many notifications come without a signature")
        self._taken.append(now)
