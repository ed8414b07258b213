"""The limits of a fleet as one worker sees them: its tickets, and what Redis last reported of the limits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from bill_async._base.clock import Clock
from bill_async._limits.limiter import Limit, Scope
from bill_async._limits.windows import HOUR, MINUTE, NEVER, Completion, Counter, LimitName
from bill_async.types import Priority

if TYPE_CHECKING:
    from bill_async._limits.limiter import Waiter

__all__ = ["RemoteCounter", "ScopeName", "Tickets"]

ScopeName: TypeAlias = tuple[str, str, str, str]
"""A scope as Redis knows it: key, organization, limit over time, quota. A part that it does not have is empty."""

_RANKS: Final[dict[Priority, int]] = {"interactive": 0, "bulk": 1}


class RemoteCounter(Counter):
    """The counter of a limit that Redis counts. It is open unless Redis reported that the limit is closed."""

    __slots__ = ("_clock", "_margin", "window")

    def __init__(self, name: LimitName, full: int, clock: Clock, margin: float) -> None:
        super().__init__(name, full)
        self._clock = clock
        self._margin = margin
        self.window = 0
        """The clock hour that `used` belongs to, if the limit is by the hour."""

    def opens(self, now: float) -> float:
        return max(now, self.closed_until)

    def take(self) -> None:
        pass

    def finish(self, now: float, completion: Completion) -> None:
        pass

    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        # An estimate until Redis has answered: what the local limiter would do.
        if self.name in ("hour", "login"):
            wall = self._clock.now().timestamp() - self._margin
            elapsed = wall % HOUR
            if now - granted <= elapsed:
                self.closed_until = max(self.closed_until, now + (HOUR - elapsed if elapsed >= MINUTE else 1.0))

    def idle(self, now: float) -> bool:
        return self.closed_until <= now


class Tickets(Counter):
    """The counter of the calls in flight of one scope. It is open while it holds a ticket from Redis.

    A ticket reserves room in every limit of the scope.
    """

    __slots__ = (
        "_free",
        "_give_back",
        "_stamp",
        "full",
        "limit",
        "remote_limits",
        "requested",
        "running",
        "scope",
        "unwilling",
    )

    def __init__(self, give_back: Callable[[ScopeName, str, Completion], None], scope: ScopeName, full: int) -> None:
        super().__init__("concurrency", full)
        self._give_back = give_back
        self.scope = scope
        self.full = full
        self.limit = Limit(self)
        self.remote_limits: tuple[Limit, ...] = ()
        """The other limits of the scope."""
        self.running: deque[str] = deque()
        """The tickets of the calls in flight."""
        self.requested: tuple[int, int] = (0, 0)
        """How many tickets Redis has been asked for and has not granted yet, and their rank."""
        self.unwilling: list[Waiter] = []
        """The calls that are refused unless the next answer of Redis brings their ticket."""
        self._free: str | None = None
        self._stamp = 0

    @staticmethod
    def scope_name(scope: Scope) -> ScopeName:
        """Return the name of a scope in Redis."""
        budget = "minute" if scope.family == "spend" else "hour"
        return scope.key, scope.organization or "", budget, scope.quota or ""

    def needed(self) -> tuple[int, int]:
        """Return how many tickets are needed, and their rank."""
        waiting = self.limit.waiting_calls
        interactive = self.limit.queues["interactive"] or not waiting
        return min(waiting, self.full), _RANKS["interactive" if interactive else "bulk"]

    def update_requested(self, pending: int, stamp: int) -> None:
        """Record how many of the requested tickets are still pending, unless a later message has said so already."""
        if stamp > self._stamp:
            self._stamp = stamp
            self.requested = (pending, self.requested[1] if pending else 0)

    def forget_requested(self) -> None:
        """Assume that Redis knows of no request."""
        self.requested = (0, 0)
        self._stamp = 0

    def offer(self, ticket: str) -> None:
        """Open for one call."""
        self._free = ticket

    def withdraw(self) -> str | None:
        """Close again, and return the ticket if no call took it."""
        ticket, self._free = self._free, None
        return ticket

    def opens(self, now: float) -> float:
        return NEVER if self._free is None else now

    def take(self) -> None:
        assert self._free is not None
        self.running.append(self._free)
        self._free = None

    def finish(self, now: float, completion: Completion) -> None:
        self._give_back(self.scope, self.running.popleft(), completion)  # tickets of one scope are interchangeable

    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        """Do nothing: Redis lowers the limit, for all workers."""

    def idle(self, now: float) -> bool:
        return not self.running and not self.requested[0]
