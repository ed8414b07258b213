"""What a client tells of its calls: one record for each attempt, and one for each call.

Nothing of this runs, or is imported, unless a hook is set. Records hold no secret, no body, no header
and no id but that of the organization: a path is shown with the names of its parameters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

import attrs

from ._clock import Clock
from ._logging import logger
from ._operation import Operation
from .errors import ApiError, RateLimitedError
from .types import Family

__all__ = ["AttemptOutcome", "AttemptRecord", "CallRecord", "OnAttempt", "OnCall"]

AttemptOutcome: TypeAlias = Literal[
    "answered", "refused", "limited", "session", "server", "lost", "unsent", "cancelled"
]
"""How an attempt ended. `answered`: with success. `refused`: BILL said no. `limited`: a limit refused it.
`session`: its session was over. `server`: 5xx. `lost`: it was sent and no whole answer came. `unsent`:
there was no connection. `cancelled`: it was broken off here, because its task was cancelled or the client closed.
"""

_NO_CODES: Final[frozenset[str]] = frozenset()
_SHORTEST: Final = 0.001
"""Seconds of waiting that are worth telling: a session that is there is not waited for."""
_RAW: Final = "raw.request"
_ID: Final = re.compile(r"/(?!v\d+/)(?:[^/]*\d[^/]*|[^/]{30,})")
"""What may be an id in a path that was given as a whole."""


@attrs.frozen(kw_only=True)
class AttemptRecord:
    """One request of a call, and what became of it."""

    operation: str
    """BILL's id of the operation, `createBill` for example."""
    accessor: str
    """`bills.create`"""
    family: Family
    method: str
    path: str
    """With the names of its parameters, never with their values: `/v3/bills/{billId}`."""
    organization: str | None
    """The id of the organization that is called for, where there is one."""
    attempt: int
    """Its number in its call, from 1."""
    started_at: datetime
    """When it was sent, in UTC."""
    elapsed: float
    """Seconds from there to the last byte of the answer, or to the fault."""
    waited: Mapping[str, float]
    """Seconds that it was held up before, by reason: the name of a limit, `session` for a login (its own or
    one that it shares), `backoff` for the pause before it."""
    outcome: AttemptOutcome
    status: int | None = None
    """The HTTP status, if an answer came."""
    codes: frozenset[str] = _NO_CODES
    """BILL's codes, if it refused."""
    bytes: int = 0
    """Size of the answer's body."""
    error: type[BaseException] | None = None
    """What kind of error it met."""
    will_retry: bool = False
    """Whether the call is to be sent again. A limit or a login can still prevent it."""


@attrs.frozen(kw_only=True)
class CallRecord:
    """One call, from the first wait to its result. A list makes one call for each page."""

    operation: str
    accessor: str
    family: Family
    method: str
    path: str
    organization: str | None
    started_at: datetime
    """When it was made, in UTC."""
    elapsed: float
    """Seconds that it took in all."""
    waited: Mapping[str, float]
    """Seconds of waiting in all, by reason; see `AttemptRecord.waited`."""
    attempts: tuple[AttemptRecord, ...]
    """Everything that was sent, in order."""
    error: type[BaseException] | None = None
    """What kind of error was raised."""
    codes: frozenset[str] = _NO_CODES
    """BILL's codes, if it refused."""
    limit: str | None = None
    """The limit that stood in the way, if a `RateLimitedError` was raised."""


OnAttempt: TypeAlias = Callable[[AttemptRecord], object]
"""An `on_attempt` hook: called after each attempt, in the task of the call, so it must not block."""
OnCall: TypeAlias = Callable[[CallRecord], object]
"""An `on_call` hook: called when a call ends, in its task, so it must not block."""


class Observer:
    """Hands records to hooks. A hook that fails is logged and changes nothing."""

    def __init__(self, clock: Clock, on_attempt: tuple[OnAttempt, ...], on_call: tuple[OnCall, ...]) -> None:
        self.clock = clock
        self._on_attempt = on_attempt
        self._on_call = on_call
        self.tells_of_calls = bool(on_call)

    def watch(self, operation: Operation[Any], organization: str | None) -> Watch:
        """Begin to watch a call."""
        return Watch(self, operation, organization)

    def attempt(self, record: AttemptRecord) -> None:
        """Tell of an attempt that ended."""
        _tell(self._on_attempt, record)

    def call(self, record: CallRecord) -> None:
        """Tell of a call that ended."""
        _tell(self._on_call, record)


class Watch:
    """Takes the times of one call and makes its records."""

    __slots__ = (
        "_attempts",
        "_clock",
        "_common",
        "_mark",
        "_observer",
        "_sent_at",
        "_started",
        "_started_at",
        "_waits",
    )

    def __init__(self, observer: Observer, operation: Operation[Any], organization: str | None) -> None:
        raw = operation.accessor == _RAW
        path = _ID.sub("/{id}", operation.path) if raw else operation.path
        self._observer = observer
        self._clock = observer.clock
        self._common: dict[str, Any] = {
            "operation": f"{operation.method} {path}" if raw else operation.id,
            "accessor": operation.accessor,
            "family": operation.family,
            "method": operation.method,
            "path": path,
            "organization": organization,
        }
        self._started = self._mark = self._clock.monotonic()
        self._started_at = self._sent_at = self._clock.now()
        self._waits: dict[str, float] = {}
        self._attempts: list[AttemptRecord] = []

    def mark(self) -> None:
        """Begin to take the time of something."""
        self._mark = self._clock.monotonic()

    def held_up(self, reason: str) -> None:
        """Note why the time since the mark passed."""
        self.waited({reason: self._clock.monotonic() - self._mark})

    def waited(self, seconds: Mapping[str, float]) -> None:
        """Note how long something was waited for."""
        for reason, more in seconds.items():
            if more >= _SHORTEST:
                self._waits[reason] = self._waits.get(reason, 0.0) + more

    def sent(self) -> None:
        """Note that an attempt begins."""
        self._mark = self._clock.monotonic()
        self._sent_at = self._clock.now()

    def answered(self, status: int, size: int) -> None:
        """Tell of an attempt that succeeded."""
        self._tell("answered", status=status, bytes=size)

    def failed(self, outcome: AttemptOutcome, error: BaseException | None, *, will_retry: bool = False) -> None:
        """Tell of an attempt that did not."""
        if isinstance(error, ApiError):
            self._tell(
                outcome,
                status=error.status,
                codes=error.codes,
                bytes=len(error.body),
                error=type(error),
                will_retry=will_retry,
            )
        else:
            self._tell(outcome, error=None if error is None else type(error), will_retry=will_retry)

    def ended(self, error: BaseException | None = None) -> None:
        """Tell of the call."""
        if not self._observer.tells_of_calls:
            return
        totals = dict(self._waits)
        for attempt in self._attempts:
            for reason, seconds in attempt.waited.items():
                totals[reason] = totals.get(reason, 0.0) + seconds
        self._observer.call(
            CallRecord(
                **self._common,
                started_at=self._started_at,
                elapsed=self._clock.monotonic() - self._started,
                waited=MappingProxyType(totals),
                attempts=tuple(self._attempts),
                error=None if error is None else type(error),
                codes=error.codes if isinstance(error, ApiError) else _NO_CODES,
                limit=error.limit or None if isinstance(error, RateLimitedError) else None,
            )
        )

    def _tell(self, outcome: AttemptOutcome, **found: Any) -> None:
        record = AttemptRecord(
            **self._common,
            attempt=len(self._attempts) + 1,
            started_at=self._sent_at,
            elapsed=self._clock.monotonic() - self._mark,
            waited=MappingProxyType(self._waits),
            outcome=outcome,
            **found,
        )
        self._waits = {}
        self._attempts.append(record)
        self._observer.attempt(record)


def _tell(hooks: Iterable[Callable[[Any], object]], record: object) -> None:
    for hook in hooks:
        try:
            hook(record)
        except Exception:
            logger.exception("a hook failed, which changes nothing for the call: %r", hook)
