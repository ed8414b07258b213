"""One call: log in, take a permit, send, read, give the permit back, classify, and perhaps again.

Retries happen here and nowhere else. An attempt ends in one of three ways: it was never sent, it was sent
and no whole answer came, or it was answered; `_retry` decides what follows, `_verdict` what is raised.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from . import _verdict
from ._accounts import Account, Grant
from ._answers import limit_code, refusal
from ._limits import Permit
from ._logging import hide, logger
from ._operation import Operation, Retry
from ._quotas import Outcome
from ._request import WireRequest
from ._retry import Again, Failure, GiveUp, retry_after
from .errors import (
    ApiError,
    AuthenticationError,
    BillError,
    DeadlineExceededError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
)
from .types import CallOptions, RawResponse

if TYPE_CHECKING:
    from ._transport import Transport

Read: TypeAlias = Callable[[aiohttp.ClientResponse], Awaitable[bytes]]
"""How the body of a success is read."""

_UNSENT: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)
"""There was no connection, and so no request. (A lost connection may have carried a whole request.)"""
_LOST: Final = (aiohttp.ClientError, TimeoutError, OSError)
_LONGEST: Final = 128 << 20
"""Bytes of an answer that are kept in memory."""


async def read_answer(response: aiohttp.ClientResponse) -> bytes:
    """Read a whole body, but not without end: a few kilobytes can unpack to gigabytes."""
    content = response.content
    body = await content.readany()
    if content.at_eof():
        return body
    chunks, size = [body], len(body)
    while not content.at_eof():
        chunk = await content.readany()
        chunks.append(chunk)
        size += len(chunk)
        if size > _LONGEST:
            raise aiohttp.ClientPayloadError(f"the answer is longer than {_LONGEST >> 20} MB")
    return b"".join(chunks)


class FreePass:
    """What stands in for a permit where no limit is known."""

    waited: Mapping[str, float] = MappingProxyType({})

    def release(self, outcome: Outcome = "answered") -> None:
        """Do nothing."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


_FREE_PASS: Final = FreePass()


class Call:
    """All attempts of one call, and what became of them."""

    __slots__ = (
        "account",
        "attempts",
        "cancelling",
        "cut",
        "deadline",
        "error",
        "failures",
        "grant",
        "in_air",
        "model",
        "operation",
        "options",
        "read",
        "request",
        "retry",
        "sent_at",
        "started",
        "status",
        "task",
        "transport",
        "url",
        "waited",
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
        """Whether the client was closed during the call."""
        self.transport = transport
        self.account = account
        self.operation = operation
        self.retry: Retry = "unsafe" if request.appends else operation.retry
        self.request = request
        self.options = options
        self.model = model
        self.url = URL(url, encoded=True)
        self.read = read
        self.started = self.sent_at = transport.clock.monotonic()
        limit = options.get("deadline", transport.options.deadline)
        self.deadline = None if limit is None else self.started + limit
        self.waited = 0.0
        """Seconds that it waited for permits: `wait` is for the whole call, and not anew after every refusal."""
        self.attempts = 0
        self.grant: Grant | None = None
        self.in_air = False
        """Whether a request is under way."""
        self.status = 0
        self.failures: list[Failure] = []
        self.error: Exception | None = None
        """What the last attempt met, if it failed."""

    async def run(self) -> bytes:
        """Send until there is an answer, or no hope of one."""
        while True:
            try:
                grant = await self.log_in()
                permit = await self.permit()
            except BillError as error:
                stuck = _verdict.stuck(self, error)
                raise stuck from (error.__cause__ if stuck is error else error)
            with permit:
                if permit.waited and not self.account.usable(grant):  # the wait outlasted the session
                    permit.release("unsent")
                    continue
                if self.left() <= 0.0:  # aiohttp takes no time left for no bound at all
                    permit.release("unsent")
                    raise _verdict.late(self)
                body = await self.attempt(grant, permit)
            if body is not None:
                return body
            await self.pause(self.decide())

    def left(self) -> float:
        """Return the seconds until the deadline."""
        return math.inf if self.deadline is None else self.deadline - self.transport.clock.monotonic()

    def hide(self, text: str) -> str:
        """Take out of a text whatever proves who calls."""
        proofs = () if self.grant is None else self.grant.headers.values()
        return hide(text, (*self.account.secrets, *proofs))

    # ---- before

    def log_in(self) -> Awaitable[Grant]:
        """Return the headers to send, after a login if that is needed."""
        return self.account.grant() if self.deadline is None else self._log_in_in_time()

    async def _log_in_in_time(self) -> Grant:
        bound = asyncio.timeout(self.left())
        try:
            async with bound:
                return await self.account.grant()
        except TimeoutError as error:
            if bound.expired() and not isinstance(error, BillError):
                raise DeadlineExceededError(f"{self.operation.id}: the deadline passed during the login") from None
            raise

    async def permit(self) -> Permit | FreePass:
        """Return the right to send, when it is this call's turn."""
        scope = self.account.scope(self.operation.quota)
        if scope is None:
            return _FREE_PASS
        wait, began = self.options.get("wait", self.transport.options.wait), self.transport.clock.monotonic()
        permit = await self.transport.limiter.acquire(
            scope,
            wait=wait if isinstance(wait, bool) else max(0.0, wait - self.waited),
            deadline=self.deadline,
            priority=self.options.get("priority", "interactive"),
        )
        self.waited += self.transport.clock.monotonic() - began
        return permit

    # ---- one attempt

    async def attempt(self, grant: Grant, permit: Permit | FreePass) -> bytes | None:
        """Send once. None means that it failed, as the last of `failures` says."""
        transport, operation = self.transport, self.operation
        seconds = min(self.options.get("timeout", transport.options.timeout), self.left())
        sending = transport.request(operation.method, self.url, self._headers(grant), self.request.body, seconds)
        self.grant = grant
        self.attempts += 1
        self.sent_at = transport.clock.monotonic()
        self.in_air = True
        try:
            response = await sending
            try:
                self.status = status = response.status
                body = await (self.read(response) if 200 <= status < 300 else read_answer(response))
            finally:
                if not response.closed:
                    response.close()
        except _UNSENT as error:
            self._failed("unsent", _verdict.bare(error), permit, "unsent")
            return None
        except _LOST as error:
            self._failed("lost", _verdict.bare(error), permit, "abandoned")
            return None
        self.in_air = False
        if "capture" in self.options or logger.isEnabledFor(logging.DEBUG):
            self._note(response.headers, body)
        refused = refusal(operation, status, response.headers, body, hide=self.hide)
        if refused is not None:
            refused.attempts = self.attempts
            self._failed(self._learn(refused, grant, permit), refused, permit, "answered")
            return None
        self.account.used(grant)
        transport.budget.succeeded(retried=bool(self.failures))
        return body

    def _headers(self, grant: Grant) -> CIMultiDict[str]:
        """Put the headers together: the caller's, then the operation's, then those that prove who calls."""
        extra, own = self.options.get("headers"), self.request.headers
        if not extra and not own:
            return grant.headers
        headers = CIMultiDict(extra or ())
        headers.update(own)
        headers.update(grant.headers)
        return headers

    def _failed(self, failure: Failure, error: Exception, permit: Permit | FreePass, outcome: Outcome) -> None:
        permit.release(outcome)
        self.in_air = False
        self.failures.append(failure)
        self.error = error
        if logger.isEnabledFor(logging.INFO):
            cause = _verdict.cause(self)
            logger.info("%s: attempt %d: %s: %s", self.operation.id, self.attempts, failure, cause)

    def _learn(self, error: ApiError, grant: Grant, permit: Permit | FreePass) -> Failure:
        """Tell the session keeper and the limiter what the answer means for them."""
        if isinstance(error, SessionExpiredError):
            return "session" if self.account.expired(grant) else "refused"
        if not isinstance(error, AuthenticationError | ServerError):
            self.account.used(grant)  # a call that is refused prolongs the session too
        if isinstance(error, RateLimitedError):
            if isinstance(permit, FreePass):
                return "refused"
            wait = retry_after(error.headers, self.transport.clock.now())
            rejection = self.transport.limiter.rejected(permit, limit_code(error), wait)
            error.limit, error.retry_at = rejection.limit, rejection.retry_at
            return "limited"
        return "server" if isinstance(error, ServerError) else "refused"

    def _note(self, headers: Mapping[str, str], body: bytes) -> None:
        """Log what came, and keep it for the caller."""
        operation, now = self.operation, self.transport.clock.monotonic()
        took = (now - self.sent_at) * 1000
        said = (operation.method, operation.path, self.status, len(body), self.attempts, took)
        logger.debug("%s %s: %d, %d bytes, attempt %d, %.0f ms", *said)
        if "capture" in self.options:
            self.options["capture"].append(
                RawResponse(
                    operation=operation.id,
                    status=self.status,
                    headers=CIMultiDict(headers),  # aiohttp's own cannot be pickled
                    body=body,
                    attempts=self.attempts,
                    elapsed=now - self.started,
                )
            )

    # ---- after

    def decide(self) -> Again | GiveUp:
        """Decide what follows from the attempt that failed."""
        transport, error = self.transport, self.error
        return transport.options.retry.decide(
            self.failures,
            self.retry,
            retries=self.options.get("retries", transport.options.retries),
            retry_after=retry_after(error.headers, transport.clock.now()) if isinstance(error, ApiError) else None,
            left=self.left(),
            budget=transport.budget,
            jitter=transport.jitter,
        )

    async def pause(self, decision: Again | GiveUp) -> None:
        """Wait until the call may be sent again, or raise what it has come to."""
        if isinstance(decision, GiveUp):
            final = _verdict.given_up(self, decision)
            raise final from (None if final is self.error else self.error)
        if decision.after > 0:
            await self.transport.clock.sleep(decision.after)
