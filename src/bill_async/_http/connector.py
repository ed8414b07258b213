"""The connector: keeps connections for the next request, and gives a write none that the server may be closing.

A server closes a connection that was idle for as long as it allows, or right after an answer, without notice. A request
at that moment is lost, and if it is a write, it is unknown whether it was executed. Reads are sent anyway, because they
can be repeated.
"""

from __future__ import annotations

import asyncio
import math
import select
import sys
from typing import TYPE_CHECKING, Final

import aiohttp

from .._base.clock import Clock

if TYPE_CHECKING:
    from aiohttp.client_proto import ResponseHandler
    from aiohttp.client_reqrep import ConnectionKey
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace

__all__ = ["Connector"]

_MOST_IDLE: Final = 2.0
"""Seconds after which a write takes another connection. Common servers close idle ones after 5 seconds or more."""
_REST: Final = 0.02
"""Seconds in which a server may close a connection after its first answer, before a write uses it again."""


class Connector(aiohttp.TCPConnector):
    """Keeps connections, with the time since which each of them is idle."""

    def __init__(self, clock: Clock, *, limit: int, keepalive: float) -> None:
        super().__init__(limit=limit, keepalive_timeout=keepalive, ttl_dns_cache=60)
        self._uses: dict[ResponseHandler, _Use] = {}
        self._clock = clock

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Trace], timeout: aiohttp.ClientTimeout
    ) -> Connection:
        """Return a connection for a request. Nothing has been sent when this fails."""
        while True:
            connection = await super().connect(req, traces, timeout)
            protocol = connection.protocol
            assert protocol is not None
            use = self._uses.get(protocol)
            if use is None:
                self._uses = {known: use for known, use in self._uses.items() if known.is_connected()}
                use = self._uses[protocol] = _Use()
            elif protocol.should_close or (req.method != "GET" and not await self._fit(connection, use)):
                connection.close()
                continue
            use.count += 1
            return connection

    def _release(self, key: ConnectionKey, protocol: ResponseHandler, *, should_close: bool = False) -> None:
        """Note when the use of a connection ends.

        aiohttp calls this, but it is not one of its documented methods. If it should no longer do so, every write takes
        a new connection.
        """
        use = self._uses.get(protocol)
        if use is not None:
            use.ended = self._clock.monotonic()
        super()._release(key, protocol, should_close=should_close)

    async def _fit(self, connection: Connection, use: _Use) -> bool:
        """Whether a connection that is used again can carry a write."""
        idle = self._clock.monotonic() - use.ended
        if idle > _MOST_IDLE:
            return False
        if use.count == 1 and idle < _REST:
            try:
                await asyncio.sleep(_REST)  # noqa: TID251 - the server goes by its own time, not by our clock
            except BaseException:
                connection.close()
                raise
        protocol, transport = connection.protocol, connection.transport
        if connection.closed or protocol is None or protocol.should_close or transport is None:
            return False
        return not _is_readable(transport)


class _Use:
    """The number of uses of a connection, and the end of the last one."""

    __slots__ = ("count", "ended")

    def __init__(self) -> None:
        self.count = 0
        self.ended = -math.inf


def _is_readable(transport: asyncio.Transport) -> bool:
    """Whether an idle connection has received anything: its end, or an unexpected answer."""
    sock = transport.get_extra_info("socket")
    if sys.platform == "win32":  # pragma: no cover - coverage is measured on Linux, which has poll
        return bool(select.select([sock.fileno()], (), (), 0.0)[0])
    poll = select.poll()
    poll.register(sock.fileno(), select.POLLIN)
    return bool(poll.poll(0))
