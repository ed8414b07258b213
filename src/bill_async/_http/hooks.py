"""What a client tells of its calls: one record for each attempt, and one for each call.

Nothing of this runs, or is imported, unless a hook is set. Records hold no secret, no body, no header
and no id but that of the organization: a path is shown with the names of its parameters.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

import attrs

from .._auth.accounts import Account, Grant
from .._base.clock import Clock
from .._base.logging import logger
from .._limits.limiter import Permit
from .._schema.operation import Operation
from ..errors import ApiError, DecodeError, RateLimitedError
from ..retry import Again, GiveUp
from ..types import Family
from . import outcome as _verdict
from .call import Call, FreePass

__all__ = ["AttemptOutcome", "AttemptRecord", "CallRecord", "OnAttempt", "OnCall"]

AttemptOutcome: TypeAlias = Literal[
    "answered", "refused", "limited", "session", "server", "unclear", "misfit", "lost", "unsent", "cancelled"
]
"""How an attempt ended. `answered`: with success. `refused`: BILL said no. `limited`: a limit refused it.
`session`: its session was over. `server`: 5xx. `unclear`: a write was answered with another error that is not BILL's
own. `misfit`: with success, in JSON that does not fit its model. `lost`: it was sent and no whole answer came.
`unsent`: there was no connection. `cancelled`: it was broken off here, because its task was cancelled or the client
closed.
"""

_NO_CODES: Final[frozenset[str]] = frozenset()
_SHORTEST: Final = 0.001
"""Seconds of waiting that are worth telling: a session that is there is not waited for."""
_RAW: Final = "raw.request"
_ID: Final = re.compile(r"/(?!v\d+/)(?:[^/]*\d[^/]*|[^/]{30,})")
"""What may be an id in a path that was given as a whole."""


@attrs.frozen(kw_only=True)
class Subject:
    """Which call a record is about."""

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


@attrs.frozen(kw_only=True)
class AttemptRecord(Subject):
    """One request of a call, and what became of it."""

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
class CallRecord(Subject):
    """One call, from the first wait to its result. A list makes one call for each page."""

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


def observed(clock: Clock, on_attempt: tuple[OnAttempt, ...], on_call: tuple[OnCall, ...]) -> Callable[..., Call]:
    """Return the kind of call that tells these hooks. A hook that fails is logged and changes nothing."""
    return partial(ObservedCall, clock, on_attempt, on_call)


class ObservedCall(Call):
    """A call that takes the times of its steps, makes its records and hands them out."""

    __slots__ = (
        "_clock",
        "_on_attempt",
        "_on_call",
        "_records",
        "_sent_at",
        "_started_at",
        "_subject",
        "_took",
        "_waits",
    )

    def __init__(
        self, clock: Clock, on_attempt: tuple[OnAttempt, ...], on_call: tuple[OnCall, ...], *call: Any
    ) -> None:
        super().__init__(*call)
        self._clock = clock
        self._on_attempt = on_attempt
        self._on_call = on_call
        self._subject = _describe(self.operation, self.account)
        self._started_at = self._sent_at = clock.now()
        self._waits: dict[str, float] = {}
        self._took = 0.0
        self._records: list[AttemptRecord] = []

    async def run(self) -> Any:
        try:
            value = await super().run()
        except BaseException as error:
            if self.in_air:
                self._attempt_ended("cancelled", error=type(error))
            broken_off = self.cut and isinstance(error, asyncio.CancelledError)
            self._ended(_verdict.closed(self) if broken_off else error)
            raise
        self._ended()
        return value

    async def log_in(self) -> Grant:
        began = self._clock.monotonic()
        try:
            return await super().log_in()
        finally:
            self._waited("session", began)

    async def permit(self) -> Permit | FreePass:
        began = self._clock.monotonic()
        try:
            permit = await super().permit()
        except RateLimitedError as error:
            self._waited(error.limit, began)
            raise
        for limit, seconds in permit.waited.items():
            self._wait(limit, seconds)
        return permit

    async def attempt(self, grant: Grant, permit: Permit | FreePass) -> bool:
        self._sent_at = self._clock.now()
        try:
            return await super().attempt(grant, permit)
        finally:
            self._took = self._clock.monotonic() - self.sent_at

    def accept(self) -> Any:
        value = super().accept()
        self._attempt_ended("answered", status=self.status, bytes=len(self.answer.reveal()))
        return value

    def decide(self) -> Again | GiveUp:
        decision = super().decide()
        error = self.error
        found: dict[str, Any] = {}
        if isinstance(error, ApiError | DecodeError):
            found = {"status": self.status, "bytes": len(self.answer.reveal())}
        if isinstance(error, ApiError):
            found["codes"] = error.codes
        self._attempt_ended(self.failures[-1], error=type(error), will_retry=isinstance(decision, Again), **found)
        return decision

    async def pause(self, decision: Again | GiveUp) -> None:
        began = self._clock.monotonic()
        await super().pause(decision)
        self._waited("backoff", began)

    def _waited(self, reason: str, since: float) -> None:
        self._wait(reason, self._clock.monotonic() - since)

    def _wait(self, reason: str, seconds: float) -> None:
        if seconds >= _SHORTEST:
            self._waits[reason] = self._waits.get(reason, 0.0) + seconds

    def _attempt_ended(self, outcome: AttemptOutcome, **found: Any) -> None:
        record = AttemptRecord(
            **self._subject,
            attempt=len(self._records) + 1,
            started_at=self._sent_at,
            elapsed=self._took,
            waited=MappingProxyType(self._waits),
            outcome=outcome,
            **found,
        )
        self._waits = {}
        self._records.append(record)
        _tell(self._on_attempt, record)

    def _ended(self, error: BaseException | None = None) -> None:
        if not self._on_call:
            return
        for attempt in self._records:
            for reason, seconds in attempt.waited.items():
                self._wait(reason, seconds)
        record = CallRecord(
            **self._subject,
            started_at=self._started_at,
            elapsed=self._clock.monotonic() - self.started,
            waited=MappingProxyType(self._waits),
            attempts=tuple(self._records),
            error=None if error is None else type(error),
            codes=error.codes if isinstance(error, ApiError) else _NO_CODES,
            limit=error.limit or None if isinstance(error, RateLimitedError) else None,
        )
        _tell(self._on_call, record)


def _describe(operation: Operation[Any], account: Account) -> dict[str, Any]:
    """Return the fields of a `Subject`."""
    raw, scope = operation.accessor == _RAW, account.scope(None)
    path = _ID.sub("/{id}", operation.path) if raw else operation.path
    return {
        "operation": f"{operation.method} {path}" if raw else operation.id,
        "accessor": operation.accessor,
        "family": operation.family,
        "method": operation.method,
        "path": path,
        "organization": None if scope is None else scope.organization,
    }


def _tell(hooks: Iterable[Callable[[Any], object]], record: object) -> None:
    for hook in hooks:
        try:
            hook(record)
        except Exception:
            logger.exception("a hook failed, which changes nothing for the call: %r", hook)
