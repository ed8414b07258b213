"""The sender: makes the attempts of every call of a client, and repeats those that may be repeated.

`send` is a whole call from top to bottom: log in, take a permit, send, read, classify, decode, decide, wait. Retries
happen here and nowhere else. An attempt ends in one of three ways: it was never sent, it was sent and no whole answer
came, or it was answered; `retry` decides what follows, `outcome` raises what it has come to. Answers are decoded
here too, because one that cannot be read leaves open what became of a write.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

import aiohttp
from multidict import CIMultiDict

from .._base.clock import Clock, next_turn
from .._base.logging import logger
from .._limits.limiter import NO_WAIT, Limiter, Permit
from .._limits.types import Limits, Scope
from .._limits.windows import Completion
from .._schema.codec import NotJson
from ..config import Environment, Options
from ..errors import (
    ApiError,
    AuthenticationError,
    BillError,
    ClientClosedError,
    DeadlineExceededError,
    DecodeError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
)
from ..retry import Again, Failure, GiveUp, RetryBudget, retry_after
from ..secret import Secret, without_frames
from ..types import CallOptions, Priority, RawResponse
from .account import Authorization
from .bill_time import BillTime
from .call import Call
from .captures import captures_of
from .connection import Connection
from .error_response import by_bill, limit_code, refusal, refused_by_bill
from .options import check_options
from .outcome import (
    describe_failure,
    interrupted,
    raise_client_closed,
    raise_deadline_passed,
    raise_given_up,
    raise_not_sent,
    without_request,
)
from .response import AnswerTooLong, read_error

__all__ = ["ReportUnknown", "Sender", "UnlimitedPermit"]

T = TypeVar("T")

ReportUnknown: TypeAlias = Callable[[str, object], None]
"""Reports unknown fields and values in an answer of an operation."""

_NOT_CONNECTED: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)
"""There was no connection, and so no request. (A lost connection may have carried a whole request.)"""
_NOT_ANSWERED: Final = (aiohttp.ClientError, TimeoutError, OSError)


class UnlimitedPermit:
    """The permit of a call for which no limit is known."""

    waited = NO_WAIT

    def release(self, completion: Completion = "answered") -> None:
        """Do nothing."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


_UNLIMITED: Final = UnlimitedPermit()


def _never_at_once(_: Scope, __: Priority) -> None:
    """Leave it to `acquire` whether a call has to wait."""


class Sender:
    """Sends the calls of a client and all its views."""

    def __init__(
        self,
        environment: Environment,
        options: Options,
        limiter: Limiter,
        clock: Clock,
        connection: Connection,
        *,
        jitter: Callable[[], float],
        report_unknown: ReportUnknown | None = None,
    ) -> None:
        self.environment = environment
        self.options = options
        self.limiter = limiter
        # One that is not ours may not have it.
        self._acquire_at_once = getattr(limiter, "acquire_at_once", _never_at_once)
        self.clock = clock
        self.time = BillTime(clock)
        self.connection = connection
        self.report_unknown = report_unknown
        self.budget = RetryBudget()
        self._jitter = jitter
        self._login_defaults: CallOptions = {
            "timeout": options.timeout,
            "retries": options.retries,
            "wait": options.wait,
        }
        self._page_turns = {"interactive": asyncio.Lock(), "bulk": asyncio.Lock()}
        self._running: set[Call[Any]] = set()
        self._idle: asyncio.Future[None] | None = None
        self._stopped = False

    @property
    def concurrency(self) -> int:
        """The number of calls that an organization may have in flight."""
        limits: Limits = getattr(self.limiter, "limits", self.options.limits)  # one that is not ours may not tell
        return limits.concurrency

    async def send(self, call: Call[T]) -> T:
        """Send until there is a readable answer or no further attempt is possible. Return the decoded answer."""
        self._start(call)
        try:
            while True:
                try:
                    authorization = call.account.ready() or await self._log_in(call)
                    permit = self._permit_at_once(call) or await self._acquire_permit(call)
                except BillError as error:
                    raise_not_sent(call, error)
                with permit:
                    if permit.waited and not call.account.usable(authorization):  # the wait outlasted the session
                        permit.release("unsent")
                        continue
                    if call.before_attempt is not None:
                        await self._announce(call.before_attempt, permit)
                    if call.time_left() <= 0.0:  # aiohttp takes no time left for no bound at all
                        permit.release("unsent")
                        raise_deadline_passed(call)
                    answered = await self._attempt(call, authorization, permit)
                if answered:
                    try:
                        return self._decode(call) if call.operation.page is None else await self._decode_page(call)
                    except DecodeError as error:
                        # Half an answer gives no JSON either; what is merely odd comes out the same the next time.
                        self._failed(call, "lost" if isinstance(error, NotJson) else "misfit", without_frames(error))
                decision = self._decide(call)
                if isinstance(decision, GiveUp):
                    raise_given_up(call, decision)
                await self._back_off(call, decision)
        except asyncio.CancelledError as error:
            if call.client_closed and call.task.uncancel() <= call.cancelling:
                raise_client_closed(call)
            # Without the frames of aiohttp, which hold headers and body.
            raise error.with_traceback(None) from interrupted(call)
        finally:
            self._end(call)

    # ---- its steps

    def _start(self, call: Call[Any]) -> None:
        self.connection.check_loop()
        if self._stopped and not call.closing:
            raise ClientClosedError(f"{call.operation.id}: this client is closed; make a new one")
        if call.options:
            check_options(call.operation, call.options)
        call.start(self.options, self.clock, self.time, self.environment.base(call.operation.family))
        self._running.add(call)

    def _end(self, call: Call[Any]) -> None:
        self._running.discard(call)
        if self._idle is not None and not self._running and not self._idle.done():
            self._idle.set_result(None)

    async def _log_in(self, call: Call[Any]) -> Authorization:
        """Return the headers to send, after a login if that is needed."""
        bound = asyncio.timeout(None if call.deadline is None else call.time_left())
        try:
            async with bound:
                return await call.account.authorize(self._login_options(call))
        except TimeoutError as error:
            if bound.expired() and not isinstance(error, BillError):
                raise DeadlineExceededError(f"{call.operation.id}: the deadline passed during the login") from None
            raise

    def _login_options(self, call: Call[Any]) -> CallOptions:
        """Return the options of a login that is started for a call.

        The deadline is not one of them. A login serves all calls of its account: a call that runs out of time stops
        waiting for it, and the login goes on.
        """
        given = call.options
        if not given:
            return self._login_defaults
        return {
            "timeout": given.get("timeout", self.options.timeout),
            "retries": given.get("retries", self.options.retries),
            "wait": given.get("wait", self.options.wait),
        }

    def _permit_at_once(self, call: Call[Any]) -> Permit | UnlimitedPermit | None:
        """Return a permit if this call does not have to wait for one."""
        scope = call.account.scope(call.operation.quota)
        if scope is None:
            return _UNLIMITED
        return self._acquire_at_once(scope, call.priority)

    async def _acquire_permit(self, call: Call[Any]) -> Permit:
        """Return a permit when it is the turn of this call."""
        scope = call.account.scope(call.operation.quota)
        assert scope is not None
        began = self.clock.monotonic()
        permit = await self.limiter.acquire(
            scope,
            wait=call.permit_wait(),
            deadline=call.deadline,
            priority=call.priority,
        )
        call.waited += self.clock.monotonic() - began
        return permit

    async def _announce(self, announce: Callable[[], Awaitable[None]], permit: Permit | UnlimitedPermit) -> None:
        """Say that the call is sent now."""
        try:
            await announce()
        except BaseException:
            permit.release("unsent")
            raise

    async def _attempt(self, call: Call[Any], authorization: Authorization, permit: Permit | UnlimitedPermit) -> bool:
        """Send once. False means that it failed, as the last of `failures` says."""
        operation, request = call.operation, call.request
        sending = self.connection.request(
            operation.method, call.url, call.headers(authorization), request.body, call.attempt_timeout()
        )
        call.begin_attempt(authorization)
        try:
            response = await sending
            try:
                call.status = status = response.status
                call.answer = Secret(await (call.reader(response) if 200 <= status < 300 else read_error(response)))
            finally:
                if not response.closed:
                    response.close()
        except _NOT_CONNECTED as error:
            permit.release("unsent")
            self._broken(call, "unsent", error)
            return False
        except _NOT_ANSWERED as error:
            permit.release("abandoned")
            final = isinstance(error, AnswerTooLong) and call.retry == "safe"
            self._broken(call, "refused" if final else "lost", error)
            return False
        call.in_flight = False
        self.time.note(response.headers)
        captures = captures_of(self)
        if captures or logger.isEnabledFor(logging.DEBUG):
            self._note_answer(call, response.headers, captures)
        refused = refusal(operation, status, response.headers, call.answer.reveal(), hide=call.hide_secrets)
        if refused is not None:
            refused.attempts = call.attempts
            self._failed(call, self._classify(call, refused, authorization, permit), refused)
            return False
        call.account.used(authorization)
        return True

    def _decode(self, call: Call[T]) -> T:
        """Convert the body of a success to the result of the call."""
        value = call.decode(call.answer.reveal(), call.operation)
        self.budget.succeeded(retried=bool(call.failures))
        return value

    async def _decode_page(self, call: Call[T]) -> T:
        """Decode a page when no other of its priority is being decoded.

        A page holds up the event loop for a millisecond or more. Pages that have come at once would hold it up
        together, for a tenth of a second; so each has a turn of the loop, and other tasks run in between.
        """
        async with self._page_turns[call.priority]:
            await next_turn()
            return self._decode(call)

    def _decide(self, call: Call[Any]) -> Again | GiveUp:
        """Decide how to go on after a failed attempt."""
        error = call.error
        return self.options.retry.decide(
            call.failures,
            call.retry,
            retries=call.retries,
            retry_after=retry_after(error.headers, self.clock.now()) if isinstance(error, ApiError) else None,
            left=call.time_left(),
            budget=self.budget,
            jitter=self._jitter,
        )

    async def _back_off(self, call: Call[Any], decision: Again) -> None:
        """Wait until the call may be sent again."""
        if decision.after > 0:
            await self.clock.sleep(decision.after)

    # ---- what an attempt teaches

    def _classify(
        self, call: Call[Any], error: ApiError, authorization: Authorization, permit: Permit | UnlimitedPermit
    ) -> Failure:
        """Return how far a refused attempt came; tell the account and the limiter what the answer means for them."""
        own = by_bill(error)
        if isinstance(error, SessionExpiredError) and (own or call.retry == "safe"):
            return "session" if call.account.expired(authorization) else "refused"
        if own and not isinstance(error, AuthenticationError | ServerError):
            call.account.used(authorization)  # a call that is refused prolongs the session too
        if isinstance(error, ServerError):
            return "server"
        if call.retry != "safe" and not refused_by_bill(error):
            return "unclear"
        if isinstance(error, RateLimitedError):
            if isinstance(permit, UnlimitedPermit):
                return "refused"
            wait = retry_after(error.headers, self.clock.now())
            rejection = self.limiter.rejected(permit, limit_code(error), wait)
            error.limit, error.retry_at = rejection.limit, rejection.retry_at
            return "limited"
        return "refused"

    def _broken(self, call: Call[Any], failure: Failure, error: Exception) -> None:
        """Record an attempt without an answer."""
        call.proxy = self.connection.proxy_of(call.url)
        self._failed(call, failure, without_request(error))

    def _failed(self, call: Call[Any], failure: Failure, error: Exception) -> None:
        call.fail(failure, error)
        if logger.isEnabledFor(logging.INFO):
            cause = describe_failure(call)
            logger.info("%s: attempt %d: %s: %s", call.operation.id, call.attempts, failure, cause)

    def _note_answer(self, call: Call[Any], headers: Mapping[str, str], captures: Sequence[list[RawResponse]]) -> None:
        """Log what came, and keep it for the caller."""
        operation, now = call.operation, self.clock.monotonic()
        seconds = now - call.sent_at
        said = (operation.method, operation.path, call.status, len(call.answer.reveal()), call.attempts, seconds * 1000)
        logger.debug("%s %s: %d, %d bytes, attempt %d, %.0f ms", *said)
        for answers in captures:
            answers.append(
                RawResponse(
                    operation=operation.id,
                    organization=call.organization,
                    sent_at=call.sent_at_utc(),
                    status=call.status,
                    headers=CIMultiDict(headers),  # aiohttp's own cannot be pickled
                    body=call.answer.reveal(),
                    attempts=call.attempts,
                    seconds=seconds,
                    elapsed=now - call.started,
                )
            )

    # ---- the end of the client

    async def stop(self) -> None:
        """Accept no more calls, and end those in flight."""
        self._stopped = True
        if not self._running:
            return
        self._idle = asyncio.get_running_loop().create_future()
        for call in self._running:
            call.client_closed = True
            call.task.cancel()
        await self._idle

    async def move_to_this_loop(self) -> None:
        """Move to this event loop to close, because the previous loop is closed."""
        self._running.clear()
        self._idle = None
        await self.connection.move_to_this_loop()
