"""The limits of a fleet as one worker sees them: gates, where tickets come in, and what Redis said of the rest."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from bill_async._base.clock import Clock
from bill_async._limits.limiter import Barrier, Scope
from bill_async._limits.windows import HOUR, MINUTE, NEVER, Completion, Limit, LimitName
from bill_async.types import Priority

if TYPE_CHECKING:
    from bill_async._limits.limiter import Waiter

__all__ = ["Gate", "GateName", "Mirror"]

GateName: TypeAlias = tuple[str, str, str, str]
"""Key, organization, the limit over time, the special limit; empty where there is none."""

_RANKS: Final[dict[Priority, int]] = {"interactive": 0, "bulk": 1}


class TicketOffice(Protocol):
    """Where tickets go back to."""

    def give_back(self, gate: GateName, ticket: str, completion: Completion) -> None:
        """Say how the call of a ticket ended."""
        ...


class Mirror(Limit):
    """A limit that lets everybody pass, to the gate behind it, unless Redis said that it is closed."""

    __slots__ = ("_clock", "_margin", "window")

    def __init__(self, name: LimitName, full: int, clock: Clock, margin: float) -> None:
        super().__init__(name, full)
        self._clock = clock
        self._margin = margin
        self.window = 0
        """Which clock hour `used` is about, if it is a limit by the hour."""

    def opens(self, now: float) -> float:
        return max(now, self.closed_until)

    def take(self) -> None:
        pass

    def finish(self, now: float, completion: Completion) -> None:
        pass

    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        # Redis will know better; until it has answered, this is what the local limiter would do.
        if self.name in ("hour", "login"):
            wall = self._clock.now().timestamp() - self._margin
            gone = wall % HOUR
            if now - granted <= gone:
                self.closed_until = max(self.closed_until, now + (HOUR - gone if gone >= MINUTE else 1.0))

    def idle(self, now: float) -> bool:
        return self.closed_until <= now


class Gate(Limit):
    """The limit of calls in flight, and with it all others of one scope: who has a ticket may go."""

    __slots__ = (
        "_free",
        "_office",
        "_stamp",
        "asked",
        "barrier",
        "budgets",
        "called",
        "full",
        "impatient",
        "running",
    )

    def __init__(self, office: TicketOffice, called: GateName, full: int) -> None:
        super().__init__("concurrency", full)
        self._office = office
        self.called = called
        self.full = full
        self.barrier = Barrier(self)
        self.budgets: tuple[Barrier, ...] = ()
        """The mirrors before it."""
        self.running: deque[str] = deque()
        """The tickets of the calls in flight."""
        self.asked: tuple[int, int] = (0, 0)
        """How many tickets Redis has been asked for and has not granted yet, and how urgently."""
        self.impatient: list[Waiter] = []
        """Those who wait for no more than the answer of Redis."""
        self._free: str | None = None
        self._stamp = 0

    @staticmethod
    def name_of(scope: Scope) -> GateName:
        """Return the name of the gate that a call has to pass."""
        budget = "minute" if scope.family == "spend" else "hour"
        return scope.key, scope.organization or "", budget, scope.quota or ""

    def wanted(self) -> tuple[int, int]:
        """Return how many tickets are needed, and how urgently."""
        rings = self.barrier.rings
        waiting = sum(len(lane.waiters) for ring in rings.values() for lane in ring)
        urgent = rings["interactive"] or not waiting
        return min(waiting, self.full), _RANKS["interactive" if urgent else "bulk"]

    def granted(self, left: int, stamp: int) -> None:
        """Take note of how many of the tickets asked for are not granted yet, if that is the latest news."""
        if stamp > self._stamp:
            self._stamp = stamp
            self.asked = (left, self.asked[1] if left else 0)

    def forget(self) -> None:
        """Expect that nothing was asked for."""
        self.asked = (0, 0)
        self._stamp = 0

    def offer(self, ticket: str) -> None:
        """Open for one call."""
        self._free = ticket

    def unused(self) -> str | None:
        """Close again; return the ticket if nobody took it."""
        ticket, self._free = self._free, None
        return ticket

    def opens(self, now: float) -> float:
        return NEVER if self._free is None else now

    def take(self) -> None:
        assert self._free is not None
        self.running.append(self._free)
        self._free = None

    def finish(self, now: float, completion: Completion) -> None:
        self._office.give_back(self.called, self.running.popleft(), completion)  # all are alike

    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        """Leave the lesson to Redis, which teaches all workers."""

    def idle(self, now: float) -> bool:
        return not self.running and not self.asked[0]
