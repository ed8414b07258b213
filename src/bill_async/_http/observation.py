"""Observation: a call that measures its steps, makes the records of `hooks` and hands them out.

It is imported by clients that have a hook, and by no other.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from .._auth.accounts import Account, Grant
from .._base.clock import Clock
from .._base.logging import logger
from .._limits.limiter import Permit
from .._schema.operation import Operation
from ..errors import ApiError, DecodeError, RateLimitedError
from ..hooks import AttemptOutcome, AttemptRecord, CallRecord, OnAttempt, OnCall
from ..retry import Again, GiveUp
from . import outcome as _verdict
from .call import Call, FreePass

__all__ = ["ObservedCall", "observed"]

_NO_CODES: Final[frozenset[str]] = frozenset()
_SHORTEST: Final = 0.001
"""Seconds of waiting that are worth telling: a session that is there is not waited for."""
_RAW: Final = "raw.request"
_ID: Final = re.compile(r"/(?!v\d+/)(?:[^/]*\d[^/]*|[^/]{30,})")
"""What may be an id in a path that was given as a whole."""


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
