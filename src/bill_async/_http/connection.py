"""Connections: the aiohttp session for all calls of a client, its own or a borrowed one."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Awaitable
from typing import Any, Final

import aiohttp
from aiohttp import hdrs
from multidict import CIMultiDict
from yarl import URL

from .._base.addresses import without_secrets
from .._base.clock import Clock, next_turn
from ..config import Options
from ..errors import ClientClosedError
from ..network import tls_context
from ..secret import Secret
from .connector import Connector

__all__ = ["Connection"]

_REPLAYED: Final = frozenset({"GET", "PUT", "DELETE"})
"""The methods that aiohttp sends a second time, by itself, when a connection breaks."""
_REPLAYS: Final = "_retry_connection"
"""The attribute of a session with which aiohttp's own test client turns that off."""
_ENCODINGS: Final = aiohttp.ClientRequest.DEFAULT_HEADERS[hdrs.ACCEPT_ENCODING]
"""The encodings of answers that aiohttp can read here."""
_STREAM_FROM: Final = 1 << 20
"""The size in bytes from which aiohttp wants a body as a stream."""
_PASSES: Final = 3
"""The passes of the loop until the end of a connection is read: it is seen, then received, then decrypted."""


class Connection:
    """Makes requests over one aiohttp session. It belongs to the event loop where it is first used."""

    def __init__(self, options: Options, clock: Clock, session: aiohttp.ClientSession | None = None) -> None:
        if session is None:
            options = options.in_environment(os.environ)
        self.loop: asyncio.AbstractEventLoop | None = None
        """The event loop that it belongs to, after its first use."""
        self._options = options
        self._clock = clock
        self._proxies = options.proxy or None
        self._ssl = True if session is not None and options.ssl is True else tls_context(options.ssl)
        self._timeout = _timeout(options.timeout, options)
        self._headers = {"User-Agent": options.user_agent, "Accept": "application/json"}
        self._session = session
        self._borrowed = session is not None
        # Those that are given with a request replace the session's own, so they are given again with each.
        self._middlewares: tuple[aiohttp.ClientMiddlewareType, ...] = tuple(getattr(session, "_middlewares", ()))
        self._replayed = _REPLAYED

    def check_loop(self) -> None:
        """Bind to the current event loop at the first use. Refuse any other loop later."""
        loop = asyncio.get_running_loop()
        if self.loop is not loop:
            if self.loop is not None:
                raise ClientClosedError(
                    "this client belongs to another event loop, the one it was first used in; make one for each loop"
                )
            self.loop = loop

    def request(
        self, method: str, url: Secret[URL], headers: CIMultiDict[str], content: Secret[bytes] | None, seconds: float
    ) -> Awaitable[aiohttp.ClientResponse]:
        """Make the request of one attempt. It is sent once, when it is awaited."""
        body = None if content is None else content.reveal()
        session, middlewares = self.session(), self._middlewares
        if self._borrowed:
            middlewares = (_OwnCookies(headers.get("Cookie")), *middlewares)
            given, headers = headers, CIMultiDict(self._headers)
            headers.update(given)
            if method != "GET":
                middlewares = (*middlewares, _see_closings)
        if method in self._replayed:
            middlewares = (*middlewares, _SendOnce())
        return session.request(
            method,
            url.reveal(),
            data=body if body is None or len(body) < _STREAM_FROM else io.BytesIO(body),
            headers=headers,
            timeout=self._timeout if seconds == self._options.timeout else _timeout(seconds, self._options),
            allow_redirects=False,
            raise_for_status=False,
            middlewares=middlewares or None,
            proxy=self._proxies.of(str(url.reveal())) if self._proxies else None,
            ssl=self._ssl,
        )

    def proxy_of(self, url: Secret[URL]) -> str | None:
        """Return the proxy for a URL, if there is one, as it can be shown."""
        proxy = self._proxies.of(str(url.reveal())) if self._proxies else None
        return None if proxy is None else without_secrets(proxy)

    def session(self) -> aiohttp.ClientSession:
        """Return the aiohttp session. It is made on first use, because it needs a running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=Connector(self._clock, limit=self._options.connections, keepalive=self._options.keepalive),
                cookie_jar=aiohttp.DummyCookieJar(),  # a cookie of one organization must not be sent for another
                headers={**self._headers, hdrs.ACCEPT_ENCODING: _ENCODINGS},
                request_class=_Request,
                timeout=self._timeout,
            )
            if hasattr(self._session, _REPLAYS):
                # A middleware slows every read. Writes keep it, as they must not rely on a private attribute.
                setattr(self._session, _REPLAYS, False)
                self._replayed = _REPLAYED - {"GET"}
        elif self._session.closed:
            raise ClientClosedError("the aiohttp session that this client was given has been closed")
        return self._session

    async def move_to_this_loop(self) -> None:
        """Move to this event loop to close, because the previous loop is closed.

        A borrowed session is left unchanged, because it cannot be used here.
        """
        self.loop = asyncio.get_running_loop()
        await self.close()
        self._session = None
        self._borrowed = False

    async def close(self) -> None:
        """Close the connections, unless they belong to a borrowed session."""
        if self._session is not None and not self._borrowed:
            await self._session.close()


class _Request(aiohttp.ClientRequest):
    """A request that takes its headers over in one step, as none of them is added later and `Host` is never given."""

    DEFAULT_HEADERS = {}  # noqa: RUF012 - as in the class above

    def update_headers(self, headers: Any) -> None:
        """Set the headers."""
        host = self.url.host_port_subcomponent
        assert host is not None
        self.headers = CIMultiDict({hdrs.HOST: host})
        self.headers.extend(headers)


class _OwnCookies:
    """Omits the cookies of a borrowed session, because one organization would send those of another."""

    __slots__ = ("_own",)

    def __init__(self, own: str | None) -> None:
        self._own = own

    def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> Awaitable[aiohttp.ClientResponse]:
        request.headers.popall("Cookie", None)
        if self._own is not None:
            request.headers["Cookie"] = self._own
        return handler(request)


async def _see_closings(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Let the loop read from idle connections, so that no connection that the server has closed is used."""
    for _ in range(_PASSES):
        await next_turn()
    return await handler(request)


class _SendOnce:
    """Lets one request pass, but not the second one that aiohttp sends when a connection breaks."""

    __slots__ = ("_sent",)

    def __init__(self) -> None:
        self._sent = False

    def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> Awaitable[aiohttp.ClientResponse]:
        if self._sent:
            raise aiohttp.ServerDisconnectedError
        self._sent = True
        return handler(request)


def _timeout(seconds: float, options: Options) -> aiohttp.ClientTimeout:
    # If both ran out together, a failure to connect would look like a lost request. aiohttp rounds limits above
    # `ceil_threshold` up to whole seconds; that of connecting could then end last.
    connect = min(options.connect_timeout, 0.9 * seconds)
    return aiohttp.ClientTimeout(total=seconds, connect=connect, ceil_threshold=seconds)
