"""What the calls of a client share: connections, limits, the retry budget, and their common end."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final, TypeVar, cast
from urllib.parse import quote

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from .._auth.accounts import Account
from .._base.clock import Clock
from .._limits.limiter import Limiter
from .._schema.converter import Decode
from .._schema.operation import Operation
from ..config import Environment, Options
from ..errors import ClientClosedError
from ..retry import RetryBudget
from ..secret import Secret, reveal
from ..types import CallOptions
from . import outcome as _verdict
from .call import Call, Read, read_answer, read_page
from .options import check_options
from .request import WireRequest

T = TypeVar("T")

_REPLAYED: Final = frozenset({"GET", "PUT", "DELETE"})
"""The methods that aiohttp sends a second time, by itself, when a connection breaks."""
_MUCH: Final = 1 << 20
"""A body from which on aiohttp wants a stream."""


class Transport:
    """Sends the calls of a client and all its views, over one aiohttp session."""

    def __init__(
        self,
        environment: Environment,
        options: Options,
        limiter: Limiter,
        clock: Clock,
        *,
        session: aiohttp.ClientSession | None = None,
        jitter: Callable[[], float],
    ) -> None:
        self.environment = environment
        self.options = options
        self.limiter = limiter
        self.clock = clock
        self.jitter = jitter
        self.budget = RetryBudget()
        self._call = _kind_of_call(options, clock)
        self._proxies = options.proxy or None
        self._timeout = _timeout(options.timeout, options)
        self._http = session
        self._borrowed = session is not None
        # Those that are given with a request replace the session's own, so they are given again with each.
        self._middlewares: tuple[aiohttp.ClientMiddlewareType, ...] = tuple(getattr(session, "_middlewares", ()))
        self._headers = {"User-Agent": options.user_agent, "Accept": "application/json"}
        self.loop: asyncio.AbstractEventLoop | None = None
        """The event loop that the client belongs to, once it was used."""
        self._running: set[Call] = set()
        self._idle: asyncio.Future[None] | None = None
        self._stopped = False

    async def send(
        self,
        account: Account,
        operation: Operation[Any],
        request: WireRequest,
        options: CallOptions,
        decode: Decode[T],
        *,
        model: Any = None,
        url: Secret[str] | None = None,
        read: Read | None = None,
        closing: bool = False,
    ) -> T:
        """Send a request until it is answered or given up, and return what `decode` makes of the answer's body.

        `model` is what the caller gave as body, for `OutcomeUnknownError`. `url` stands in for the
        address of the request, `read` for the way to read a success. `closing` is for the logouts of a
        client that takes no calls any more.
        """
        self.check_loop()
        if self._stopped and not closing:
            raise ClientClosedError(f"{operation.id}: this client is closed; make a new one")
        read = read or _reader(request)
        if options:
            check_options(operation, options)
        address = url or self._url(operation, request)
        call = self._call(self, account, operation, request, options, model, address, read, decode)
        self._running.add(call)
        try:
            return cast("T", await call.run())
        except asyncio.CancelledError as error:
            if call.cut and call.task.uncancel() <= call.cancelling:
                raise _verdict.closed(call) from None
            raise error.with_traceback(None)  # noqa: B904 - the frames of aiohttp hold headers and body
        finally:
            self._running.discard(call)
            if self._idle is not None and not self._running and not self._idle.done():
                self._idle.set_result(None)

    def check_loop(self) -> None:
        """Belong to the event loop where the client is first used, and to no other."""
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
        """Make one request of one attempt: what awaits it sends it, once."""
        body = None if content is None else content.reveal()
        http, middlewares = self.http(), self._middlewares
        if self._borrowed:
            middlewares = (_OwnCookies(headers.get("Cookie")), *middlewares)
            given, headers = headers, CIMultiDict(self._headers)
            headers.update(given)
        if method in _REPLAYED:
            middlewares = (*middlewares, _Once())
        return http.request(
            method,
            url.reveal(),
            data=body if body is None or len(body) < _MUCH else io.BytesIO(body),
            headers=headers,
            timeout=self._timeout if seconds == self.options.timeout else _timeout(seconds, self.options),
            allow_redirects=False,
            raise_for_status=False,
            middlewares=middlewares or None,
            proxy=self._proxies.of(str(url.reveal())) if self._proxies else None,
        )

    async def move_here(self) -> None:
        """Belong to this event loop for what closing takes, because the loop before is closed.

        A session that was lent stays behind, untouched: it cannot be used here.
        """
        self.loop = asyncio.get_running_loop()
        self._running.clear()
        self._idle = None
        http, self._http = self._http, None
        if http is not None and not self._borrowed:
            await http.close()
        self._borrowed = False

    async def stop(self) -> None:
        """Take no more calls, and end those that are under way."""
        self._stopped = True
        if not self._running:
            return
        self._idle = asyncio.get_running_loop().create_future()
        for call in self._running:
            call.cut = True
            call.task.cancel()
        await self._idle

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None and not self._borrowed:
            await self._http.close()

    def http(self) -> aiohttp.ClientSession:
        """Return the aiohttp session, made when it is first needed: only then is there a loop."""
        if self._http is None:
            self._http = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self.options.connections, keepalive_timeout=self.options.keepalive, ttl_dns_cache=60
                ),
                cookie_jar=aiohttp.DummyCookieJar(),  # the cookie of one organization is nothing to the next
                headers=self._headers,
                timeout=self._timeout,
            )
        elif self._http.closed:
            raise ClientClosedError("the aiohttp session that this client was given has been closed")
        return self._http

    def _url(self, operation: Operation[Any], request: WireRequest) -> Secret[str] | str:
        """Return the whole address of a request, percent-encoded."""
        address = self.environment.base(operation.family) + request.path
        if not request.query:
            return address
        pairs = [f"{name}={quote(reveal(value), safe=':,')}" for name, value in request.query]
        return Secret(f"{address}?{'&'.join(pairs)}")


class _OwnCookies:
    """Leaves out the cookies of a session that was lent: one organization would send those of another."""

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


class _Once:
    """Lets one request through, and not the second one that aiohttp starts by itself when a connection breaks."""

    __slots__ = ("_used",)

    def __init__(self) -> None:
        self._used = False

    def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> Awaitable[aiohttp.ClientResponse]:
        if self._used:
            raise aiohttp.ServerDisconnectedError
        self._used = True
        return handler(request)


def _kind_of_call(options: Options, clock: Clock) -> Callable[..., Call]:
    if not options.on_attempt and not options.on_call:
        return Call
    from .observation import observed

    return observed(clock, options.on_attempt, options.on_call)


def _reader(request: WireRequest) -> Read:
    """Return how to read an answer: no more of a page than the items that were asked for can need."""
    asked = next((reveal(value) for name, value in request.query if name == "max"), "")
    return partial(read_page, most=int(asked)) if asked.isdecimal() else read_answer


def _timeout(seconds: float, options: Options) -> aiohttp.ClientTimeout:
    # If both ran out together, a failure to connect would look like a lost request.
    return aiohttp.ClientTimeout(total=seconds, connect=min(options.connect_timeout, 0.9 * seconds))
