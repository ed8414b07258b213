"""One call: log in, take a permit, send, read, give the permit back, classify, decode, and perhaps again.

Retries happen here and nowhere else. An attempt ends in one of three ways: it was never sent, it was sent
and no whole answer came, or it was answered; `_retry` decides what follows, `_verdict` what is raised. Answers
are decoded here too, because one that cannot be read leaves open what became of a write.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Generator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from .._auth.accounts import Account, Grant
from .._base.logging import hide, logger
from .._limits.limiter import Permit
from .._limits.windows import Completion
from .._schema.codec import NotJson
from .._schema.converter import Decode
from .._schema.operation import Operation, Retry
from ..errors import (
    ApiError,
    AuthenticationError,
    BillError,
    DeadlineExceededError,
    DecodeError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
)
from ..retry import Again, Failure, GiveUp, retry_after
from ..secret import Secret, reveal, without_frames
from ..types import CallOptions, RawResponse
from . import outcome as _verdict
from .error_response import by_bill, limit_code, refusal
from .request import WireRequest

if TYPE_CHECKING:
    from .sender import Transport

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
_NO_ANSWER: Final = Secret(b"")
_LONGEST: Final = 128 << 20
"""Bytes of an answer that are kept in memory."""
_LONGEST_ITEM: Final = 256 << 10
"""Bytes that an item of a list may have, on average of a page: some five hundred lines of a bill."""
_LONGEST_ERROR: Final = 1 << 20
"""Bytes of an error that are looked through. It says what is wrong at its beginning, if it is BILL's."""


class TooLong(aiohttp.ClientPayloadError):
    """An answer is longer than can be right. It would be so again."""


async def read_answer(response: aiohttp.ClientResponse, most: int = _LONGEST) -> bytes:
    """Read a whole body, but not without end: a few kilobytes can unpack to gigabytes.

    `most` counts the bytes when unpacked. What is left of a longer answer is not read; its connection is closed.
    """
    content = response.content
    body = await content.readany()
    if content.at_eof() and len(body) <= most:
        return body
    chunks, size = [body], len(body)
    while size <= most and not content.at_eof():
        chunk = await content.readany()
        chunks.append(chunk)
        size += len(chunk)
    if size > most:
        raise TooLong(f"the answer is longer than {most >> 20} MB")
    return b"".join(chunks)


async def read_page(response: aiohttp.ClientResponse, most: int) -> bytes:
    """Read the answer to a request for so many items."""
    return await read_answer(response, min(_LONGEST, (most + 1) * _LONGEST_ITEM))


async def read_error(response: aiohttp.ClientResponse) -> bytes:
    """Read the beginning of an error; without what a whole one has beyond that it can be told what it is."""
    content = response.content
    chunks, size = [await content.readany()], 0
    while (size := size + len(chunks[-1])) < _LONGEST_ERROR and not content.at_eof():
        chunks.append(await content.readany())
    return b"".join(chunks)[:_LONGEST_ERROR]


class FreePass:
    """What stands in for a permit where no limit is known."""

    waited: Mapping[str, float] = MappingProxyType({})

    def release(self, completion: Completion = "answered") -> None:
        """Do nothing."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


_FREE_PASS: Final = FreePass()


class _Turn:
    """Lets those go first whom the answer just read has woken: decoding a page holds up the loop for milliseconds,
    in which their requests could be under way."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class Call:
    """All attempts of one call, and what became of them."""

    __slots__ = (
        "account",
        "answer",
        "attempts",
        "cancelling",
        "cut",
        "deadline",
        "decode",
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
        url: Secret[str] | str,
        read: Read,
        decode: Decode[Any],
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
        self.url = Secret(URL(reveal(url), encoded=True))
        self.read = read
        self.decode = decode
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
        """That of the last attempt; 0 if it got none."""
        self.answer: Secret[bytes] = _NO_ANSWER
        """What it was answered with, as far as that came whole."""
        self.failures: list[Failure] = []
        self.error: Exception | None = None
        """What the last attempt met, if it failed."""

    async def run(self) -> Any:
        """Send until there is an answer that can be read, or no hope of one."""
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
                answered = await self.attempt(grant, permit)
            if answered:
                if self.operation.page is not None:
                    await _Turn()
                try:
                    return self.accept()
                except DecodeError as error:
                    # Half an answer gives no JSON either, and what is merely odd comes out the same the next time.
                    self._failed("lost" if isinstance(error, NotJson) else "misfit", without_frames(error))
            await self.pause(self.decide())

    def left(self) -> float:
        """Return the seconds until the deadline."""
        return math.inf if self.deadline is None else self.deadline - self.transport.clock.monotonic()

    def left_at(self) -> datetime:
        """Return when the last request left, in UTC."""
        clock = self.transport.clock
        return clock.now() - timedelta(seconds=clock.monotonic() - self.sent_at)

    @property
    def organization(self) -> str | None:
        """The id of the organization that the call is made for, if it is made for one."""
        scope = self.account.scope(None)
        return None if scope is None else scope.organization

    def hide(self, text: str) -> str:
        """Take out of a text whatever proves who calls."""
        proofs = () if self.grant is None else self.grant.headers.reveal().values()
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

    async def attempt(self, grant: Grant, permit: Permit | FreePass) -> bool:
        """Send once. False means that it failed, as the last of `failures` says."""
        transport, operation = self.transport, self.operation
        seconds = min(self.options.get("timeout", transport.options.timeout), self.left())
        sending = transport.request(operation.method, self.url, self._headers(grant), self.request.body, seconds)
        self.grant = grant
        self.attempts += 1
        self.sent_at = transport.clock.monotonic()
        self.in_air = True
        self.status, self.answer = 0, _NO_ANSWER
        try:
            response = await sending
            try:
                self.status = status = response.status
                self.answer = Secret(await (self.read(response) if 200 <= status < 300 else read_error(response)))
            finally:
                if not response.closed:
                    response.close()
        except _UNSENT as error:
            permit.release("unsent")
            self._failed("unsent", _verdict.bare(error))
            return False
        except _LOST as error:
            permit.release("abandoned")
            final = isinstance(error, TooLong) and self.retry == "safe"
            self._failed("refused" if final else "lost", _verdict.bare(error))
            return False
        self.in_air = False
        if "capture" in self.options or logger.isEnabledFor(logging.DEBUG):
            self._note(response.headers)
        refused = refusal(operation, status, response.headers, self.answer.reveal(), hide=self.hide)
        if refused is not None:
            refused.attempts = self.attempts
            self._failed(self._learn(refused, grant, permit), refused)
            return False
        self.account.used(grant)
        return True

    def accept(self) -> Any:
        """Make of the body of a success what the call returns."""
        value = self.decode(self.answer.reveal(), self.operation)
        self.transport.budget.succeeded(retried=bool(self.failures))
        return value

    def _headers(self, grant: Grant) -> CIMultiDict[str]:
        """Put the headers together: the caller's, then the operation's, then those that prove who calls."""
        extra, own = self.options.get("headers"), self.request.headers
        if not extra and not own:
            return grant.headers.reveal()
        headers = CIMultiDict(extra or ())
        headers.update(own)
        headers.update(grant.headers.reveal())
        return headers

    def _failed(self, failure: Failure, error: Exception) -> None:
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
        own = by_bill(error)
        if own and not isinstance(error, AuthenticationError | ServerError):
            self.account.used(grant)  # a call that is refused prolongs the session too
        if isinstance(error, ServerError):
            return "server"
        if not own and self.retry != "safe":
            return "unclear"
        if isinstance(error, RateLimitedError):
            if isinstance(permit, FreePass):
                return "refused"
            wait = retry_after(error.headers, self.transport.clock.now())
            rejection = self.transport.limiter.rejected(permit, limit_code(error), wait)
            error.limit, error.retry_at = rejection.limit, rejection.retry_at
            return "limited"
        return "refused"

    def _note(self, headers: Mapping[str, str]) -> None:
        """Log what came, and keep it for the caller."""
        operation, now = self.operation, self.transport.clock.monotonic()
        took = (now - self.sent_at) * 1000
        said = (operation.method, operation.path, self.status, len(self.answer.reveal()), self.attempts, took)
        logger.debug("%s %s: %d, %d bytes, attempt %d, %.0f ms", *said)
        if "capture" in self.options:
            self.options["capture"].append(
                RawResponse(
                    operation=operation.id,
                    organization=self.organization,
                    sent_at=self.left_at(),
                    status=self.status,
                    headers=CIMultiDict(headers),  # aiohttp's own cannot be pickled
                    body=self.answer.reveal(),
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
