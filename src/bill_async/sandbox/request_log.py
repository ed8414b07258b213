"""The log of requests and their answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Final

import attrs

__all__ = ["Exchange", "ReceivedRequest", "RequestLog"]

_REQUESTS: Final = 10_000
_EXCHANGES: Final = 1_000
_ROOM: Final = 16 * 1024 * 1024
LONGEST: Final = 256 * 1024
"""Bytes of the longest body that is kept of an answer, and that is shown."""


@attrs.frozen(kw_only=True, repr=False)
class ReceivedRequest:
    """One request as the sandbox received and answered it."""

    method: str
    path: str
    """The path as it was sent, without the query."""
    query: dict[str, str]
    operation: str
    """BILL's id of the operation, empty if there is none."""
    organization_id: str
    body: bytes
    status: int
    codes: tuple[str, ...]
    """The codes of the error array."""
    time: datetime
    """When it was answered, by the sandbox's clock."""
    error: str = ""
    """The messages of the error array."""
    faults: tuple[str, ...] = ()
    """The faults that were applied, by kind and number, such as `reset 3`."""

    def __repr__(self) -> str:
        return f"ReceivedRequest({self.method} {self.path} -> {self.status} {' '.join(self.codes)})".replace(" )", ")")


@attrs.frozen(kw_only=True, repr=False)
class Exchange:
    """The headers of a request, and the headers and the body of its answer. They contain secrets."""

    headers: Mapping[str, str]
    answer_headers: Mapping[str, str]
    answer: bytes | None
    """The body; None if it is longer than `LONGEST`."""


class RequestLog:
    """The last requests, oldest first, each with a number; and the exchanges of the newest, in limited memory."""

    def __init__(self) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=_REQUESTS)
        self._exchanges: deque[Exchange] = deque()
        self._received = 0
        self._size = 0

    def __len__(self) -> int:
        return len(self._requests)

    def __iter__(self) -> Iterator[ReceivedRequest]:
        return iter(self._requests)

    def add(self, received: ReceivedRequest, exchange: Exchange) -> None:
        """Add a request, the newest. Exchanges that are too old or too large in total are dropped."""
        self._received += 1
        self._requests.append(received)
        exchanges = self._exchanges
        exchanges.append(exchange)
        self._size += len(exchange.answer or b"")
        while len(exchanges) > _EXCHANGES or self._size > _ROOM:
            self._size -= len(exchanges.popleft().answer or b"")

    def newest(self, count: int, before: int | None = None) -> list[tuple[int, ReceivedRequest]]:
        """Return the newest requests with their numbers, the newest first: of all, or of those before a number."""
        skipped = 0 if before is None else max(0, self._received + 1 - before)
        found = islice(reversed(self._requests), skipped, skipped + count)
        return [(self._received - skipped - place, received) for place, received in enumerate(found)]

    def get(self, number: int) -> tuple[ReceivedRequest, Exchange] | None:
        """Return a request and its exchange, or None if they are not kept."""
        place = number - self._received - 1  # from the end
        if not -len(self._exchanges) <= place < 0:
            return None
        return self._requests[place], self._exchanges[place]
