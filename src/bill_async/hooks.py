"""Hooks: functions that a client calls with records of its calls.

There is one record for each attempt and one for each call. Records hold no secrets, bodies or headers, and no id except
that of the organization: a path is shown with the names of its parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Literal, TypeAlias

import attrs

from .types import Family

__all__ = ["AttemptOutcome", "AttemptRecord", "CallRecord", "OnAttempt", "OnCall"]

AttemptOutcome: TypeAlias = Literal[
    "answered", "refused", "limited", "session", "server", "unclear", "misfit", "lost", "unsent", "cancelled"
]
"""How an attempt ended.

`answered`: with success.
`refused`: BILL refused it.
`limited`: a limit refused it.
`session`: its session had expired.
`server`: BILL failed (5xx).
`unclear`: a write was answered with an error that is not BILL's own.
`misfit`: with success, but the JSON does not fit its model.
`lost`: it was sent, and no complete answer came.
`unsent`: there was no connection.
`cancelled`: it was abandoned, because its task was cancelled or the client was closed.
"""

NO_CODES: Final[frozenset[str]] = frozenset()


@attrs.frozen(kw_only=True)
class CallSubject:
    """The call that a record describes."""

    operation: str
    """BILL's id of the operation, such as `createBill`."""
    accessor: str
    """The method on the client, such as `bills.create`."""
    family: Family
    method: str
    path: str
    """The path with the names of its parameters, never with their values: `/v3/bills/{billId}`."""
    organization: str | None
    """The id of the organization of the call, if there is one."""


@attrs.frozen(kw_only=True)
class AttemptRecord(CallSubject):
    """One request of a call, and its outcome."""

    attempt: int
    """The number of the attempt within its call, from 1."""
    started_at: datetime
    """When it was sent, in UTC."""
    elapsed: float
    """Seconds from the start to the last byte of the answer, or to the failure."""
    waited: Mapping[str, float]
    """Seconds of waiting before the attempt, by reason: the name of a limit, `session` for a login (its own or a shared
    one), or `backoff` for the pause before a retry."""
    outcome: AttemptOutcome
    status: int | None = None
    """The HTTP status, if an answer came."""
    codes: frozenset[str] = NO_CODES
    """BILL's codes, if BILL refused the call."""
    bytes: int = 0
    """The size of the body of the answer."""
    error: type[BaseException] | None = None
    """The type of the error, if there was one."""
    will_retry: bool = False
    """Whether the call will be retried. A limit or a login can still prevent it."""


@attrs.frozen(kw_only=True)
class CallRecord(CallSubject):
    """One call, from the first wait to its result. A list makes one call for each page."""

    started_at: datetime
    """When the call was made, in UTC."""
    elapsed: float
    """Seconds that the call took in all."""
    waited: Mapping[str, float]
    """Seconds of waiting in all, by reason; see `AttemptRecord.waited`."""
    attempts: tuple[AttemptRecord, ...]
    """All attempts, in order."""
    error: type[BaseException] | None = None
    """The type of the error that was raised, if there was one."""
    codes: frozenset[str] = NO_CODES
    """BILL's codes, if BILL refused the call."""
    limit: str | None = None
    """The limit that blocked the call, if a `RateLimitedError` was raised."""


OnAttempt: TypeAlias = Callable[[AttemptRecord], object]
"""An `on_attempt` hook, called after each attempt. It runs in the task of the call and must not block."""
OnCall: TypeAlias = Callable[[CallRecord], object]
"""An `on_call` hook, called when a call ends. It runs in the task of the call and must not block."""
