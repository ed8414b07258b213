"""Observation: a sender that measures the steps of its calls, makes the records of `hooks` and hands them out.

It is imported by clients that have a hook, and by no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, TypeVar

import attrs

from .._base.logging import logger
from .._limits.limiter import Permit
from ..errors import ApiError, DecodeError, RateLimitedError
from ..hooks import NO_CODES, AttemptOutcome, AttemptRecord, CallRecord
from ..retry import Again, GiveUp
from .account import Authorization
from .call import Call
from .sender import Sender, UnlimitedPermit

__all__ = ["ObservedSender"]

T = TypeVar("T")

_SHORTEST: Final = 0.001
"""Seconds of waiting that are worth telling: a session that is there is not waited for."""
_RAW: Final = "raw.request"
_ID: Final = re.compile(r"/(?!v\d+/)(?:[^/]*\d[^/]*|[^/]{30,})")
"""What may be an id in a path that was given as a whole."""


@attrs.define
class _Trace:
    """What was observed of one call so far."""

    subject: dict[str, Any]
    """The fields that all its records have in common."""
    started_at: datetime
    sent_at: datetime
    elapsed: float = 0.0
    """Seconds of the last attempt."""
    waits: dict[str, float] = attrs.field(factory=dict)
    """Seconds of waiting since the last attempt, by reason."""
    attempts: list[AttemptRecord] = attrs.field(factory=list)

    def wait(self, reason: str, seconds: float) -> None:
        """Add up the seconds that are worth telling."""
        if seconds >= _SHORTEST:
            self.waits[reason] = self.waits.get(reason, 0.0) + seconds


class ObservedSender(Sender):
    """A sender with hooks. One that fails is logged and changes nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._traces: dict[Call[Any], _Trace] = {}
        """Of the calls that are under way."""

    async def send(self, call: Call[T]) -> T:
        now = self.clock.now()
        trace = self._traces[call] = _Trace(_describe(call), started_at=now, sent_at=now)
        started = self.clock.monotonic()
        try:
            value = await super().send(call)
        except BaseException as error:
            if call.in_flight:
                self._attempt_ended(trace, "cancelled", error=type(error))
            self._call_ended(trace, started, error)
            raise
        else:
            self._call_ended(trace, started)
            return value
        finally:
            del self._traces[call]

    async def _log_in(self, call: Call[Any]) -> Authorization:
        began = self.clock.monotonic()
        try:
            return await super()._log_in(call)
        finally:
            self._traces[call].wait("session", self.clock.monotonic() - began)

    async def _acquire_permit(self, call: Call[Any]) -> Permit:
        trace, began = self._traces[call], self.clock.monotonic()
        try:
            permit = await super()._acquire_permit(call)
        except RateLimitedError as error:
            trace.wait(error.limit, self.clock.monotonic() - began)
            raise
        for limit, seconds in permit.waited.items():
            trace.wait(limit, seconds)
        return permit

    async def _attempt(self, call: Call[Any], authorization: Authorization, permit: Permit | UnlimitedPermit) -> bool:
        trace = self._traces[call]
        trace.sent_at = self.clock.now()
        try:
            return await super()._attempt(call, authorization, permit)
        finally:
            trace.elapsed = self.clock.monotonic() - call.sent_at

    def _decode(self, call: Call[T]) -> T:
        value = super()._decode(call)
        self._attempt_ended(self._traces[call], "answered", status=call.status, bytes=len(call.answer.reveal()))
        return value

    def _decide(self, call: Call[Any]) -> Again | GiveUp:
        decision = super()._decide(call)
        error = call.error
        found: dict[str, Any] = {}
        if isinstance(error, ApiError | DecodeError):
            found = {"status": call.status, "bytes": len(call.answer.reveal())}
        if isinstance(error, ApiError):
            found["codes"] = error.codes
        will_retry = isinstance(decision, Again)
        self._attempt_ended(self._traces[call], call.failures[-1], error=type(error), will_retry=will_retry, **found)
        return decision

    async def _back_off(self, call: Call[Any], decision: Again) -> None:
        began = self.clock.monotonic()
        await super()._back_off(call, decision)
        self._traces[call].wait("backoff", self.clock.monotonic() - began)

    def _attempt_ended(self, trace: _Trace, outcome: AttemptOutcome, **found: Any) -> None:
        record = AttemptRecord(
            **trace.subject,
            attempt=len(trace.attempts) + 1,
            started_at=trace.sent_at,
            elapsed=trace.elapsed,
            waited=MappingProxyType(trace.waits),
            outcome=outcome,
            **found,
        )
        trace.waits = {}
        trace.attempts.append(record)
        _run_hooks(self.options.on_attempt, record)

    def _call_ended(self, trace: _Trace, started: float, error: BaseException | None = None) -> None:
        if not self.options.on_call:
            return
        for attempt in trace.attempts:
            for reason, seconds in attempt.waited.items():
                trace.wait(reason, seconds)
        record = CallRecord(
            **trace.subject,
            started_at=trace.started_at,
            elapsed=self.clock.monotonic() - started,
            waited=MappingProxyType(trace.waits),
            attempts=tuple(trace.attempts),
            error=None if error is None else type(error),
            codes=error.codes if isinstance(error, ApiError) else NO_CODES,
            limit=error.limit or None if isinstance(error, RateLimitedError) else None,
        )
        _run_hooks(self.options.on_call, record)


def _describe(call: Call[Any]) -> dict[str, Any]:
    """Return the fields of a `CallSubject`."""
    operation = call.operation
    raw = operation.accessor == _RAW
    path = _ID.sub("/{id}", operation.path) if raw else operation.path
    return {
        "operation": f"{operation.method} {path}" if raw else operation.id,
        "accessor": operation.accessor,
        "family": operation.family,
        "method": operation.method,
        "path": path,
        "organization": call.organization,
    }


def _run_hooks(hooks: Iterable[Callable[[Any], object]], record: object) -> None:
    for hook in hooks:
        try:
            hook(record)
        except Exception:
            logger.exception("a hook failed, which changes nothing for the call: %r", hook)
