"""Virtual time for a client and a sandbox that talk over real sockets in one event loop."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import aiohttp

from tests.unit.fakes import FakeClock


class WireClock(FakeClock):
    """Time that moves on, to the next thing that is due, when every request is asleep at the server.

    A request is out as long as it has its connection, until the last byte of its answer; and `server` counts
    those that sleep. As long as one of the others is on its way nothing happens, however slow the machine is;
    so nothing but what the server waits for takes any time.
    """

    def __init__(self, start: datetime) -> None:
        super().__init__(start, auto=True)
        self.asleep = 0
        self.server = _AtServer(self)
        self._connectors: list[Any] = []

    def session(self) -> aiohttp.ClientSession:
        """Return a session whose requests it knows of."""
        connector = aiohttp.TCPConnector(limit=0)
        self._connectors.append(connector)
        return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    def busy(self) -> bool:
        return super().busy() or sum(len(connector._acquired) for connector in self._connectors) > self.asleep


class _AtServer:
    """The same time as the sandbox is given it."""

    def __init__(self, clock: WireClock) -> None:
        self._clock = clock
        self.monotonic = clock.monotonic
        self.now = clock.now

    async def sleep(self, seconds: float) -> None:
        self._clock.asleep += 1
        try:
            await self._clock.sleep(seconds)
        finally:
            self._clock.asleep -= 1
