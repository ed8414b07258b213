"""Hooks: functions that a client tells of its calls, and the records that they are given.

There is one record for each attempt and one for each call. Records hold no secret, no body, no header and no id but
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
"""How an attempt ended. `answered`: with success. `refused`: BILL said no. `limited`: a limit refused it.
`session`: its session was over. `server`: 5xx. `unclear`: a write was answered with another error that is not BILL's
own. `misfit`: with success, in JSON that does not fit its model. `lost`: it was sent and no whole answer came.
`unsent`: there was no connection. `cancelled`: it was broken off here, because its task was cancelled or the client
closed.
"""

NO_CODES: Final[frozenset[str]] = frozenset()


@attrs.frozen(kw_only=True)
class CallSubject:
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
class AttemptRecord(CallSubject):
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
    codes: frozenset[str] = NO_CODES
    """BILL's codes, if it refused."""
    bytes: int = 0
    """Size of the answer's body."""
    error: type[BaseException] | None = None
    """What kind of error it met."""
    will_retry: bool = False
    """Whether the call is to be sent again. A limit or a login can still prevent it."""


@attrs.frozen(kw_only=True)
class CallRecord(CallSubject):
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
    codes: frozenset[str] = NO_CODES
    """BILL's codes, if it refused."""
    limit: str | None = None
    """The limit that stood in the way, if a `RateLimitedError` was raised."""


OnAttempt: TypeAlias = Callable[[AttemptRecord], object]
"""An `on_attempt` hook: called after each attempt, in the task of the call, so it must not block."""
OnCall: TypeAlias = Callable[[CallRecord], object]
"""An `on_call` hook: called when a call ends, in its task, so it must not block."""
