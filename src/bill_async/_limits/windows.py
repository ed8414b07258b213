"""The arithmetic of BILL's limits: how much is used, when there is room again, and what a refusal changes.

Nothing here waits or calls back. https://developer.bill.com/docs/api-rate-limits
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import deque
from typing import Final, Literal, TypeAlias

from .._base.clock import Clock

LimitName: TypeAlias = Literal["concurrency", "hour", "minute", "login", "text_message"]
"""The names of BILL's limits, as in `RateLimitedError.limit`."""

Completion: TypeAlias = Literal["answered", "abandoned", "unsent"]
"""How a call ended. `answered`: BILL has finished it. `abandoned`: it was sent, and BILL may still be working on it.
`unsent`: nothing was sent, and it counts against no limit."""

HOUR: Final = 3600.0
MINUTE: Final = 60.0
NEVER: Final = math.inf


class Counter(ABC):
    """The use of one limit, as far as it is known."""

    __slots__ = ("allowed", "closed_until", "name", "used")

    def __init__(self, name: LimitName, full: int) -> None:
        self.name: LimitName = name
        self.used = 0
        """How much counts against the limit now."""
        self.allowed = full
        """How much may be used, after what refusals have shown."""
        self.closed_until = -NEVER
        """The time until which BILL asked for a pause."""

    @abstractmethod
    def opens(self, now: float) -> float:
        """Return the first time at which a call may go: `now` if it may go at once, `NEVER` if only the end of another
        call can make room."""

    @abstractmethod
    def take(self) -> None:
        """Count a call."""

    @abstractmethod
    def finish(self, now: float, completion: Completion) -> None:
        """Record how a counted call ended."""

    @abstractmethod
    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        """Record that BILL refused a call that was granted at `granted`."""

    @abstractmethod
    def idle(self, now: float) -> bool:
        """Whether the counter has nothing to remember."""


class Slots(Counter):
    """A number of slots. A call holds a slot while it runs, and for some time after its end.

    With calls in flight, an answered call frees its slot at once. An abandoned call keeps it for a while, because BILL
    may still be working. With calls per minute, a slot is kept for a minute after the answer. BILL then never counts
    more than the limit, wherever its minute begins and however long the request took to arrive.

    A refusal shows that others use the limit too. The allowed number is then lowered to what was in use without the
    refused call, and to no more than what was allowed before the last increase. It is raised by `step` after `hold`
    seconds, and after twice as long if another refusal comes soon, up to `longest` seconds.
    """

    __slots__ = ("_grows_at", "_hold", "_keep", "_kept", "_learned_at", "_longest", "_proven", "_step", "full", "hold")

    _proven: int
    """How much was allowed, without a refusal, before the last increase. The first refusal sets it."""

    def __init__(
        self,
        name: LimitName,
        full: int,
        *,
        answered: float,
        abandoned: float,
        step: int = 1,
        hold: float,
        longest: float,
    ) -> None:
        super().__init__(name, full)
        self.full = full
        self.hold = hold
        self._longest = longest
        self._step = step
        self._keep: dict[Completion, float] = {"answered": answered, "abandoned": abandoned, "unsent": 0.0}
        self._kept: deque[float] = deque()
        """The times at which the slots of ended calls become free, in order."""
        self._hold = hold
        self._grows_at = -NEVER
        self._learned_at = -NEVER

    def opens(self, now: float) -> float:
        if self._kept or self.allowed < self.full:
            self._catch_up(now)
        opens = now if self.used < self.allowed else self._next_free()
        return opens if opens > self.closed_until else self.closed_until

    def _catch_up(self, now: float) -> None:
        """Free the slots whose time is up, and allow more after a calm time."""
        kept = self._kept
        while kept and kept[0] <= now:
            kept.popleft()
            self.used -= 1
        while self.allowed < self.full and self._grows_at <= now:
            self._proven = self.allowed
            self.allowed = min(self.full, self.allowed + self._step)
            self._grows_at += self._hold

    def _next_free(self) -> float:
        """Return the time at which a slot becomes free by itself, when all are in use."""
        excess, kept = self.used - self.allowed, self._kept
        opens = kept[excess] if excess < len(kept) else NEVER
        return min(opens, self._grows_at) if self.allowed < self.full else opens

    def take(self) -> None:
        self.used += 1

    def finish(self, now: float, completion: Completion) -> None:
        keep = self._keep[completion]
        if keep:
            self._kept.append(now + keep)
        else:
            self.used -= 1

    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        if granted > self._learned_at:  # else it was in flight together with the call refused before
            if now >= self._grows_at + self._hold:  # all was calm
                self._hold = self.hold
                self._proven = self.allowed
            else:
                self._hold = min(2.0 * self._hold, self._longest)
        self._learned_at = now
        self._grows_at = now + self._hold
        others = self.used if finished else self.used - 1
        self.allowed = max(0, min(self.allowed - 1, self._proven, others))

    def idle(self, now: float) -> bool:
        return self.opens(now) <= now and not self.used and self.allowed == self.full


class Hourly(Counter):
    """A number of calls in a clock hour.

    A call counts when it is sent, whatever its answer. BILL may count a call that is in flight at the end of an hour
    in either hour, so it counts in both. BILL's clock may differ by `margin` seconds: the hour begins that much later
    here, and a call that is answered that much before its end counts as in flight.

    A refusal means that others have used up the hour. Shortly after the start of an hour it may only mean that BILL's
    clock is behind. Then calls go one at a time, at growing intervals, until one is not refused.
    """

    __slots__ = (
        "_clock",
        "_ends",
        "_hold",
        "_late",
        "_learned_at",
        "_look_at",
        "_margin",
        "_refused",
        "_running",
        "_testing",
        "_turned_at",
        "_turns_at",
    )

    GRACE: Final = 60.0
    """Seconds after the start of an hour in which a refusal may only mean that BILL's clock is behind."""

    _late: int
    """The calls of this hour that BILL may count in the next one."""
    _turned_at: float
    _turns_at: float
    _look_at: float
    _hold: float
    _testing: bool
    """Whether calls go one at a time."""
    _refused: bool
    """Whether one of the calls that ran together was refused."""

    def __init__(self, name: LimitName, full: int, *, margin: float, clock: Clock) -> None:
        super().__init__(name, full)
        self._clock = clock
        self._margin = margin
        self._running = 0
        self._ends = -NEVER
        """When BILL's hour ends, by the wall clock."""
        self._learned_at = -NEVER
        self._look(clock.monotonic())

    def opens(self, now: float) -> float:
        if now >= self._look_at:
            self._look(now)
        opens = now if self.used < self.allowed else self._turns_at
        if self.closed_until > now:
            return max(opens, self.closed_until)
        return NEVER if self._testing and self._running else opens

    def take(self) -> None:
        self.used += 1
        self._running += 1

    def finish(self, now: float, completion: Completion) -> None:
        if now >= self._look_at:
            self._look(now)
        self._running -= 1
        if completion == "unsent":
            self.used -= 1
        elif now >= self._turns_at - 2 * self._margin:
            self._late += 1
        if self._testing and not self._running:
            self._testing, self._refused = self._refused or completion == "unsent", False

    def reject(self, now: float, granted: float, *, finished: bool) -> None:
        self._look(now)
        if granted < self._turned_at:
            return  # a late answer about the last hour
        if now >= self._turns_at - HOUR + self.GRACE:
            self.used = max(self.used, self.allowed)
            self._testing = False
            return
        if granted > self._learned_at:
            self.closed_until = max(self.closed_until, now + self._hold)
            self._hold *= 2.0
        self._learned_at = now
        self._testing = True
        self._refused = self._refused or not finished

    def idle(self, now: float) -> bool:
        return self.opens(now) <= now and not self.used

    def _look(self, now: float) -> None:
        """Read the wall clock, and begin a new hour if the old one has ended.

        The monotonic clock is trusted for a second at most, because it stops while the machine sleeps.
        """
        wall = self._clock.now().timestamp()
        if wall >= self._ends + self._margin:
            follows = wall < self._ends + self._margin + HOUR
            self.used = self._running + (self._late if follows else 0)
            self._late = 0
            self._ends = (wall - self._margin) // HOUR * HOUR + HOUR
            self._turned_at = now
            self._hold = 1.0
            self._testing = self._refused = False
        self._turns_at = now + (self._ends + self._margin - wall)
        self._look_at = min(now + 1.0, self._turns_at)
