"""One call: log in, take a permit, send, read, give the permit back, classify, and perhaps again.

Retries happen here and nowhere else. An attempt ends in one of three ways: it was never sent, it
was sent and no whole answer came, or it was answered; `_retry` decides what follows.
"""

from __future__ import annotations

import asyncio
import io
import logging
import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar
from urllib.parse import quote

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from ._accounts import Account, Grant
from ._answers import limit_code, refusal
from ._clock import Clock
from ._limits import Limiter, Permit
from ._logging import AUTHENTICATION_HEADERS, hide, logger
from ._operation import Operation
from ._quotas import Outcome
from ._request import WireRequest
from ._retry import Again, Failure, GiveUp, RetryBudget, retry_after
from .config import Environment, Options
from .errors import (
    ApiError,
    AuthenticationError,
    BillError,
    ClientClosedError,
    DeadlineExceededError,
    InvalidRequestError,
    OutcomeUnknownError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
    TransportError,
)
from .types import CallOptions, RawResponse

if TYPE_CHECKING:
    from ._observe import Observer, Watch

E = TypeVar("E", ApiError, TransportError)

Read: TypeAlias = Callable[[aiohttp.ClientResponse], Awaitable[bytes]]
"""How the body of a success is read."""

_UNSENT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""There was no connection, and so no request. (A lost connection may have carried a whole request.)"""
_LOST: Final = (aiohttp.ClientError, TimeoutError, OSError)
_REPLAYED: Final = frozenset({"GET", "PUT", "DELETE"})
"""The methods that aiohttp sends a second time, by itself, when a connection breaks."""
_RECONCILED: Final = frozenset({"bills", "customers", "invoices", "payments", "vendors"})
"""The resources whose creation `reconcile` can look up."""
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
        self.observer = _observer(options, clock)
        self.middlewares: tuple[aiohttp.ClientMiddlewareType, ...] = ()
        self._timeout = _timeout(options.timeout, options)
        self._http = session
        self._borrowed = session is not None
        if session is not None:
            # Those that are given with a request replace the session's own, so they are given again with each.
            self.middlewares = tuple(getattr(session, "_middlewares", ()))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: set[_Call] = set()
        self._idle: asyncio.Future[None] | None = None
        self._stopped = False

    async def send(
        self,
        account: Account,
        operation: Operation[Any],
        request: WireRequest,
        options: CallOptions,
        *,
        model: Any = None,
        url: str | None = None,
        read: Read = aiohttp.ClientResponse.read,
        closing: bool = False,
    ) -> bytes:
        """Send a request until it is answered or given up, and return the body of the answer.

        `model` is what the caller gave as body, for `OutcomeUnknownError`. `url` stands in for the
        address of the request, `read` for the way to read a success. `closing` is for the logouts of a
        client that takes no calls any more.
        """
        self.check_loop()
        if self._stopped and not closing:
            raise ClientClosedError(f"{operation.id}: this client is closed; make a new one")
        call = _Call(self, account, operation, request, options, model, url or self._url(operation, request), read)
        self._running.add(call)
        try:
            return await (call.run() if self.observer is None else call.observed())
        except asyncio.CancelledError:
            if call.cut and call.task.uncancel() <= call.cancelling:
                raise call.closed() from None
            raise
        finally:
            self._running.discard(call)
            if self._idle is not None and not self._running and not self._idle.done():
                self._idle.set_result(None)

    def check_loop(self) -> None:
        """Belong to the event loop where the client is first used, and to no other."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            if self._loop is not None:
                raise ClientClosedError(
                    "this client belongs to another event loop, the one it was first used in; make one for each loop"
                )
            self._loop = loop

    def http(self) -> aiohttp.ClientSession:
        """Return the aiohttp session, made when it is first needed: only then is there a loop."""
        if self._http is None:
            self._http = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self.options.connections, keepalive_timeout=self.options.keepalive, ttl_dns_cache=60
                ),
                cookie_jar=aiohttp.DummyCookieJar(),  # the cookie of one organization is nothing to the next
                headers={"User-Agent": self.options.user_agent, "Accept": "application/json"},
                timeout=self._timeout,
            )
        elif self._http.closed:
            raise ClientClosedError("the aiohttp session that this client was given has been closed")
        return self._http

    def timeout(self, seconds: float) -> aiohttp.ClientTimeout:
        """Return the bounds of one attempt."""
        return self._timeout if seconds == self.options.timeout else _timeout(seconds, self.options)

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

    def _url(self, operation: Operation[Any], request: WireRequest) -> str:
        """Return the whole address of a request, percent-encoded."""
        address = self.environment.base(operation.family) + request.path
        if not request.query:
            return address
        pairs = [f"{name}={quote(value, safe=':,')}" for name, value in request.query]
        return f"{address}?{'&'.join(pairs)}"


class _Call:
    """One call: all its attempts, and what became of them."""

    __slots__ = (
        "_account",
        "_attempts",
        "_deadline",
        "_error",
        "_failures",
        "_grant",
        "_in_air",
        "_model",
        "_operation",
        "_options",
        "_read",
        "_request",
        "_sent_at",
        "_started",
        "_transport",
        "_url",
        "_watch",
        "cancelling",
        "cut",
        "task",
    )

    def __init__(
        self,
        transport: Transport,
        account: Account,
        operation: Operation[Any],
        request: WireRequest,
        options: CallOptions,
        model: Any,
        url: str,
        read: Read,
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.task = task
        self.cancelling = task.cancelling()
        self.cut = False
        self._transport = transport
        self._account = account
        self._operation = operation
        self._request = request
        self._options = options
        self._model = model
        self._url = URL(url, encoded=True)
        self._read = read
        if "headers" in options:
            _check_headers(options["headers"])
        self._started = self._sent_at = transport.clock.monotonic()
        limit = options.get("deadline", transport.options.deadline)
        self._deadline = None if limit is None else self._started + limit
        self._attempts = 0
        self._grant: Grant | None = None
        self._in_air = False
        self._failures: list[Failure] = []
        self._error: Exception | None = None
        self._watch: Watch | None = None

    async def observed(self) -> bytes:
        """Do as `run`, and tell the hooks."""
        assert self._transport.observer is not None
        scope = self._account.scope(None)
        watch = self._transport.observer.watch(self._operation, None if scope is None else scope.organization)
        self._watch = watch
        try:
            body = await self.run()
        except BaseException as error:
            if self._in_air:
                watch.failed("cancelled", error)
            watch.ended(self.closed() if self.cut and isinstance(error, asyncio.CancelledError) else error)
            raise
        watch.ended()
        return body

    async def run(self) -> bytes:
        """Send until there is an answer, or no hope of one."""
        while True:
            try:
                grant = await self._log_in()
                permit = await self._permit()
            except BillError as error:
                stuck = self._stuck(error)
                raise stuck from (error.__cause__ if stuck is error else error)
            with permit:
                if permit.waited and not self._account.usable(grant):  # the wait outlasted the session
                    permit.release("unsent")
                    continue
                if self._left() <= 0.0:  # aiohttp takes no time left for no bound at all
                    permit.release("unsent")
                    late = f"{self._operation.id}: the deadline passed before the call could be sent"
                    raise self._stuck(DeadlineExceededError(late))
                body = await self._attempt(grant, permit)
            if body is not None:
                return body
            await self._pause()

    # ---- before

    async def _log_in(self) -> Grant:
        if self._watch is None:
            return await self._grant_in_time()
        self._watch.mark()
        try:
            return await self._grant_in_time()
        finally:
            self._watch.held_up("session")

    async def _grant_in_time(self) -> Grant:
        if self._deadline is None:
            return await self._account.grant()
        bound = asyncio.timeout(self._left())
        try:
            async with bound:
                return await self._account.grant()
        except TimeoutError as error:
            if bound.expired() and not isinstance(error, BillError):
                raise DeadlineExceededError(f"{self._operation.id}: the deadline passed during the login") from None
            raise

    async def _permit(self) -> Permit | _FreePass:
        scope = self._account.scope(self._operation.quota)
        if scope is None:
            return _FREE_PASS
        if self._watch is not None:
            self._watch.mark()
        try:
            permit = await self._transport.limiter.acquire(
                scope,
                wait=self._options.get("wait", self._transport.options.wait),
                deadline=self._deadline,
                priority=self._options.get("priority", "interactive"),
            )
        except RateLimitedError as error:
            if self._watch is not None:
                self._watch.held_up(error.limit)
            raise
        if self._watch is not None:
            self._watch.waited(permit.waited)
        return permit

    def _left(self) -> float:
        return math.inf if self._deadline is None else self._deadline - self._transport.clock.monotonic()

    # ---- one attempt

    async def _attempt(self, grant: Grant, permit: Permit | _FreePass) -> bytes | None:
        """Send once. None means that it failed, as the last of `_failures` says."""
        transport, operation = self._transport, self._operation
        http = transport.http()
        self._grant = grant
        self._attempts += 1
        self._sent_at = transport.clock.monotonic()
        self._in_air = True
        if self._watch is not None:
            self._watch.sent()
        try:
            response = await http.request(
                operation.method,
                self._url,
                data=self._body(),
                headers=self._headers(grant),
                timeout=transport.timeout(min(self._options.get("timeout", transport.options.timeout), self._left())),
                allow_redirects=False,
                raise_for_status=False,
                middlewares=(*transport.middlewares, _Once()) if operation.method in _REPLAYED else None,
            )
            try:
                status = response.status
                body = await (self._read(response) if 200 <= status < 300 else response.read())
            except BaseException:
                response.close()
                raise
        except _UNSENT as error:
            self._failed("unsent", error, permit, "unsent")
            return None
        except _LOST as error:
            self._failed("lost", error, permit, "abandoned")
            return None
        self._in_air = False
        self._note(status, response.headers, body)
        refused = refusal(operation, status, response.headers, body, hide=self._hide)
        if refused is not None:
            refused.attempts = self._attempts
            self._failed(self._learn(refused, grant, permit), refused, permit, "answered")
            return None
        self._account.used(grant)
        transport.budget.succeeded(retried=bool(self._failures))
        if self._watch is not None:
            self._watch.answered(status, len(body))
        return body

    def _body(self) -> bytes | io.BytesIO | None:
        body = self._request.body
        return body if body is None or len(body) < _MUCH else io.BytesIO(body)

    def _headers(self, grant: Grant) -> CIMultiDict[str]:
        """Put the headers together: the caller's, then the operation's, then those that prove who calls."""
        extra, own = self._options.get("headers"), self._request.headers
        if not extra and not own:
            return grant.headers
        headers = CIMultiDict(extra or ())
        headers.update(own)
        headers.update(grant.headers)
        return headers

    def _failed(self, failure: Failure, error: Exception, permit: Permit | _FreePass, outcome: Outcome) -> None:
        permit.release(outcome)
        self._in_air = False
        self._failures.append(failure)
        self._error = error
        if logger.isEnabledFor(logging.INFO):
            logger.info("%s: attempt %d: %s: %s", self._operation.id, self._attempts, failure, self._cause())

    def _learn(self, error: ApiError, grant: Grant, permit: Permit | _FreePass) -> Failure:
        """Tell the session keeper and the limiter what the answer means for them."""
        if isinstance(error, SessionExpiredError):
            return "session" if self._account.expired(grant) else "refused"
        if not isinstance(error, AuthenticationError | ServerError):
            self._account.used(grant)  # a call that is refused prolongs the session too
        if isinstance(error, RateLimitedError):
            if isinstance(permit, _FreePass):
                return "refused"
            wait = retry_after(error.headers, self._transport.clock.now())
            rejection = self._transport.limiter.rejected(permit, limit_code(error), wait)
            error.limit, error.retry_at = rejection.limit, rejection.retry_at
            return "limited"
        return "server" if isinstance(error, ServerError) else "refused"

    def _note(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Keep and log what came."""
        capture = self._options.get("capture")
        if capture is None and not logger.isEnabledFor(logging.DEBUG):
            return
        now = self._transport.clock.monotonic()
        logger.debug(
            "%s %s: %d, %d bytes, attempt %d, %.0f ms",
            self._operation.method,
            self._operation.path,
            status,
            len(body),
            self._attempts,
            (now - self._sent_at) * 1000,
        )
        if capture is not None:
            capture.append(
                RawResponse(
                    operation=self._operation.id,
                    status=status,
                    headers=headers,
                    body=body,
                    attempts=self._attempts,
                    elapsed=now - self._started,
                )
            )

    # ---- after

    async def _pause(self) -> None:
        """Wait until the call may be sent again, or raise what it has come to."""
        transport, error = self._transport, self._error
        server_asks = retry_after(error.headers, transport.clock.now()) if isinstance(error, ApiError) else None
        decision = transport.options.retry.decide(
            self._failures,
            self._operation.retry,
            retries=self._options.get("retries", transport.options.retries),
            retry_after=server_asks,
            left=self._left(),
            budget=transport.budget,
            jitter=transport.jitter,
        )
        if self._watch is not None:
            self._watch.failed(self._failures[-1], error, will_retry=isinstance(decision, Again))
            self._watch.mark()
        if isinstance(decision, GiveUp):
            final = self._final(decision)
            raise final from (None if final is error else error)
        if decision.after > 0:
            await transport.clock.sleep(decision.after)
            if self._watch is not None:
                self._watch.held_up("backoff")

    def _final(self, decision: GiveUp) -> BillError:
        error = self._error
        if decision.outcome_unknown:
            return self._unknown(self._cause())
        if isinstance(error, ApiError):
            return error
        text = f"{self._operation.id}: {self._cause()}"
        if self._left() <= 0 or decision.reason == "deadline":
            return self._as_ours(DeadlineExceededError(f"{text}; the deadline leaves no time to try again"))
        tries = f"tried {self._attempts} times" if self._attempts > 1 else "tried once"
        return self._as_ours(TransportError(f"{text}; {tries}"))

    def _stuck(self, error: BillError) -> BillError:
        """Return what it means that no further attempt could be made."""
        if self._maybe_done():
            return self._unknown(f"{self._cause()}; and then {error}")
        if isinstance(error, RateLimitedError) and isinstance(self._error, RateLimitedError):
            self._error.retry_at = error.retry_at or self._error.retry_at
            return self._error  # BILL's own words say more than our refusal to wait
        if isinstance(error, ApiError) and error.operation is None:
            return self._as_ours(error)
        if isinstance(error, TransportError) and error.operation is None:
            return self._as_ours(error)
        return error

    def closed(self) -> BillError:
        """Return what it means that the client was closed during the call."""
        if self._maybe_done() or (self._in_air and self._operation.retry != "safe"):
            return self._unknown("the client was closed before the answer came")
        return ClientClosedError(f"{self._operation.id}: the client was closed during the call")

    def _unknown(self, cause: str) -> BillError:
        operation, clock = self._operation, self._transport.clock
        resource = operation.path if operation.accessor == "raw.request" else operation.accessor.rpartition(".")[0]
        look = f"compare what changed in {resource} since `sent_at` with `request`"
        if resource in _RECONCILED and operation.id.startswith("create"):
            look = f"`await reconcile(client, error)` finds out; or {look}"
        return self._as_ours(
            OutcomeUnknownError(
                f"{operation.id} may or may not have been executed: {cause}",
                hint=f"do not repeat it blindly: {look}",
                request=self._model,
                sent_at=clock.now() - timedelta(seconds=clock.monotonic() - self._sent_at),
            )
        )

    def _as_ours(self, error: E) -> E:
        error.operation = self._operation.id
        error.attempts = self._attempts - self._failures.count("unsent")
        return error

    def _maybe_done(self) -> bool:
        return self._operation.retry != "safe" and ("lost" in self._failures or "server" in self._failures)

    def _cause(self) -> str:
        """Say in plain words what became of the last attempt."""
        error = self._error
        if isinstance(error, ApiError):
            return str(error)
        if isinstance(error, aiohttp.ConnectionTimeoutError):
            return f"no connection to {self._url.host} within {self._transport.options.connect_timeout:g} s"
        if isinstance(error, aiohttp.ClientConnectorDNSError):
            return f"the host {self._url.host} was not found; check the environment or URL"
        if isinstance(error, aiohttp.ClientConnectorError):
            return f"no connection to {self._url.host}:{self._url.port}: {error.os_error.strerror or error.os_error}"
        if isinstance(error, aiohttp.ServerDisconnectedError):
            return "the connection was closed before the answer came"
        if isinstance(error, TimeoutError):
            return f"no answer within {self._transport.clock.monotonic() - self._sent_at:.1f} s"
        return self._hide(f"{type(error).__name__}: {error}")

    def _hide(self, text: str) -> str:
        proofs = () if self._grant is None else self._grant.headers.values()
        return hide(text, (*self._account.secrets, *proofs))


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


class _FreePass:
    """What stands in for a permit where no limit is known."""

    waited: Mapping[str, float] = MappingProxyType({})

    def release(self, outcome: Outcome = "answered") -> None:
        """Do nothing."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


_FREE_PASS: Final = _FreePass()


def _observer(options: Options, clock: Clock) -> Observer | None:
    if not options.on_attempt and not options.on_call:
        return None
    from ._observe import Observer

    return Observer(clock, options.on_attempt, options.on_call)


def _timeout(seconds: float, options: Options) -> aiohttp.ClientTimeout:
    # If both ran out together, a failure to connect would look like a lost request.
    return aiohttp.ClientTimeout(total=seconds, connect=min(options.connect_timeout, 0.9 * seconds))


def _check_headers(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if name.lower() in AUTHENTICATION_HEADERS:
            raise InvalidRequestError(f"headers: {name} is set from the credentials and cannot be replaced")
        if not (name + value).isprintable():
            raise InvalidRequestError(f"headers: {name!r} holds characters that cannot be sent")
