"""Notifications of Spend & Expense without a signature: hints, of which nothing is believed.

BILL's rules say that all notifications are signed; one user of Spend & Expense found theirs were not. Of such a body
only the type and the id of the object are used, and the object is read through the API. Anybody can send such hints, so
there is a limit to how many are taken.
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
"""Hints that are taken in a minute: twice as many calls as Spend & Expense allows."""


class UnsignedGate:
    """Lets hints pass, as long as they are not too many."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._taken: deque[float] = deque()

    def event(self, body: bytes) -> NewEvent:
        """Return the event that an unsigned body tells of, with nothing in it but its type and the id of the object.

        Raises: `SignatureError` for what is not of Spend & Expense, or cannot be read through the API, or comes too
        often; `DecodeError` if it is no notification.
        """
        envelope = read_envelope(body)
        known = EVENTS.get(envelope.type)
        if known is None or not envelope.type.startswith("spend.") or known.resource is None or known.key is None:
            raise SignatureError(f"{envelope.type} is not taken without a signature")
        if envelope.identity is None or known.identity is None:
            raise SignatureError("it has no signature, and names no object")
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
