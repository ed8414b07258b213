"""Calls: the arguments and the state of one call, and the values derived from them.

`Sender` makes the attempts and keeps this record of them; `outcome` says what it means in the end.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar

from multidict import CIMultiDict
from yarl import URL

from .._base.clock import Clock
from .._base.logging import hide
from .._schema.converter import Decode
from .._schema.operation import Operation, Retry
from ..config import Options
from ..retry import Failure
from ..secret import Secret, reveal
from ..types import CallOptions, Priority
from .account import Account, Authorization
from .bill_time import BillTime
from .request import WireRequest
from .response import Read, reader_for

__all__ = ["Call"]

T = TypeVar("T")

_NO_ANSWER: Final = Secret(b"")


class Call(Generic[T]):
    """One call: its arguments, and the state that its attempts leave behind.

    What is the same at the beginning of every call stands in the class, because it costs time to set it each time.
    """

    before_attempt: Callable[[], Awaitable[None]] | None = None
    """Called when the call may be sent, before each attempt; if it raises, nothing is sent."""

    # What the client adds when the call starts.
    defaults: Options
    clock: Clock
    time: BillTime
    task: asyncio.Task[Any]
    cancelling: int
    """The number of pending cancellations of the task before the call."""
    url: Secret[URL]
    reader: Read
    started: float
    deadline: float | None
    """The deadline, by the monotonic clock."""

    # How far it has come.
    waited: float = 0.0
    """Seconds that it waited for permits: `wait` is for the whole call, and not anew after every refusal."""
    attempts: int = 0
    authorization: Authorization | None = None
    """That of the last attempt."""
    sent_at: float
    in_flight: bool = False
    """Whether a request is in flight."""
    status: int = 0
    """The status of the last attempt; 0 if it got none."""
    answer: Secret[bytes] = _NO_ANSWER
    """The body of its answer; empty if it did not arrive completely."""
    failures: Sequence[Failure] = ()
    error: Exception | None = None
    """The error of the last attempt, if it failed."""
    proxy: str | None = None
    """The proxy of the last attempt without an answer, if there was one, as it can be shown."""
    client_closed: bool = False
    """Whether the client was closed during the call."""

    def __init__(
        self,
        account: Account,
        operation: Operation[Any],
        request: WireRequest,
        options: CallOptions,
        decode: Decode[T],
        body: Any = None,
        link: Secret[str] | None = None,
        read: Read | None = None,
        closing: bool = False,
    ) -> None:
        self.account = account
        self.operation = operation
        self.request = request
        self.options: CallOptions = options
        self.decode = decode
        """Converts the body of a success to the result of the call."""
        self.body = body
        """The body as it was given, for `OutcomeUnknownError`."""
        self.link = link
        """A URL that replaces that of the request."""
        self.read = read
        """The reader of a success, if it is a special one."""
        self.closing = closing
        """Whether it is a logout of a client that accepts no more calls."""

    def start(self, defaults: Options, clock: Clock, time: BillTime, base: str) -> None:
        """Record the start time, and fill in missing options of the call from those of the client."""
        task = asyncio.current_task()
        assert task is not None
        request = self.request
        self.task = task
        self.cancelling = task.cancelling()
        self.defaults = defaults
        self.clock = clock
        self.time = time
        url = request.url(base) if self.link is None else self.link
        self.url = Secret(URL(reveal(url), encoded=True))
        self.reader = self.read or reader_for(request)
        self.started = self.sent_at = clock.monotonic()
        limit = self.options.get("deadline", defaults.deadline)
        self.deadline = None if limit is None else self.started + limit

    def begin_attempt(self, authorization: Authorization) -> None:
        """Record that a request is sent now."""
        self.authorization = authorization
        self.attempts += 1
        self.sent_at = self.clock.monotonic()
        self.in_flight = True
        if self.failures:
            self.status, self.answer = 0, _NO_ANSWER

    def fail(self, failure: Failure, error: Exception) -> None:
        """Record the failure of an attempt."""
        self.in_flight = False
        self.failures = (*self.failures, failure)
        self.error = error

    @property
    def priority(self) -> Priority:
        """Whether the call has precedence over bulk calls, or is one."""
        return self.options.get("priority", "interactive")

    @property
    def retry(self) -> Retry:
        """Whether the call may be sent again."""
        return "unsafe" if self.request.appends else self.operation.retry

    @property
    def retries(self) -> int | None:
        """The maximum number of retries, if it is limited."""
        return self.options.get("retries", self.defaults.retries)

    @property
    def organization(self) -> str | None:
        """The id of the organization of the call, if there is one."""
        scope = self.account.scope(None)
        return None if scope is None else scope.organization

    def time_left(self) -> float:
        """Return the seconds until the deadline."""
        return math.inf if self.deadline is None else self.deadline - self.clock.monotonic()

    def attempt_timeout(self) -> float:
        """Return the seconds that the next attempt may take."""
        timeout = self.options.get("timeout", self.defaults.timeout)
        return timeout if self.deadline is None else min(timeout, self.time_left())

    def permit_wait(self) -> bool | float:
        """Return how long the call may wait for the next permit."""
        wait = self.options.get("wait", self.defaults.wait)
        return wait if isinstance(wait, bool) else max(0.0, wait - self.waited)

    def sent_at_utc(self) -> datetime:
        """Return when the last request was sent, in UTC, by BILL's clock."""
        return self.time.now() - timedelta(seconds=self.clock.monotonic() - self.sent_at)

    def headers(self, authorization: Authorization) -> CIMultiDict[str]:
        """Merge the headers: those of the caller, then of the operation, then the authentication headers."""
        extra, own = self.options.get("headers"), self.request.headers
        if not extra and not own:
            return authorization.headers.reveal()
        headers = CIMultiDict(extra or ())
        headers.update(own)
        headers.update(authorization.headers.reveal())
        return headers

    def hide_secrets(self, text: str) -> str:
        """Remove the credentials of the call from a text."""
        proofs = () if self.authorization is None else self.authorization.headers.reveal().values()
        return hide(text, (*self.account.secrets, *proofs))
