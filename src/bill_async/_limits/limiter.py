"""The limiter: who may send now, who waits, and what BILL's answers teach.

A *lane* is a queue of calls that need the same limits and have the same priority. A call that cannot
go at once joins its lane, and the lane is parked at the *barrier* of the one limit that stands in its
way. When that limit opens, the lanes parked there are served in turn, one call each; a lane that then
meets another closed limit is parked there instead. So the calls of a lane go in the order they came,
lanes share in turn what is scarce, and a grant costs the same whether ten calls wait or ten thousand.

There is no task and no lock in here. Whoever opens a limit (a release, a timer) grants permits at
once, in one step that nothing can interrupt; a call that was cancelled just then gives its permit
back. It serves one event loop at a time: what wakes a call must run in the loop of that call.

https://developer.bill.com/docs/api-rate-limits
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final

import attrs

from .._base.clock import Clock, SystemClock, Timer
from .._base.validators import number
from .._schema.operation import Quota
from ..errors import BillError, ConfigurationError, DeadlineExceededError, RateLimitedError
from ..types import Family, Priority
from .windows import MINUTE, NEVER, Completion, Hourly, Limit, LimitName, Slots

__all__ = ["Barrier", "Lane", "LimitState", "Limiter", "Limits", "Permit", "Rejection", "Scope", "Waiter"]

_RULES: Final[dict[LimitName, str]] = {
    "concurrency": "at most {} calls of an organization may run at a time now",
    "hour": "at most {} calls may be made in a clock hour",
    "minute": "at most {} calls may be made in a minute now",
    "login": "at most {} logins may be made in a clock hour",
    "text_message": "at most {} text messages may be sent in a minute now",
}
BULK_TURN: Final = 10
"""Of so many turns bulk calls get one while interactive calls wait too, so that they go on, if slowly."""
_BEHIND: Final[dict[str | None, tuple[LimitName, ...]]] = {
    "BDC_1144": ("text_message", "login", "hour", "minute"),
    "BDC_1322": ("concurrency",),
}
"""The limits that a code can mean. Any other code blames the most particular limit of the call."""
_MOST_PARTICULAR: Final[tuple[LimitName, ...]] = ("text_message", "login", "minute", "concurrency")


@attrs.frozen(cache_hash=True)
class Scope:
    """What a call counts against. Make it once for many calls: its hash is computed once."""

    key: str
    """A digest that stands for the developer key or token; never the secret itself."""
    organization: str | None
    family: Family = "v3"
    quota: Quota | None = None


@attrs.frozen(kw_only=True)
class Limits:
    """What BILL allows, and two allowances for what we cannot see."""

    concurrency: int = number(3, least=1, whole=True)
    """Calls in flight per key and organization."""
    hour: int = number(20_000, least=0, whole=True)
    """Calls per key and clock hour."""
    logins: int = number(200, least=0, whole=True)
    """Logins per key and clock hour."""
    spend_minute: int = number(60, least=0, whole=True)
    """Calls per Spend & Expense token and minute."""
    text_messages: int = number(5, least=0, whole=True)
    """Operations that send a text message, per key and minute."""
    linger: float = number(2.0, least=0)
    """Seconds for which a call that was broken off is taken to be still running at BILL."""
    margin: float = number(1.0, least=0)
    """Seconds by which BILL's clock may differ from ours."""


@attrs.frozen(kw_only=True)
class LimitState:
    """One limit at one moment, as `Limiter.snapshot` shows it."""

    limit: LimitName
    key: str
    """A digest of the key or token that it counts for."""
    organization: str | None
    used: int
    allowed: int
    """What may be used now: less than BILL documents while answers show that others use it too."""
    waiting: int
    """Calls that wait for this limit."""
    opens_at: datetime | None
    """When a closed limit opens by itself, in UTC, if that is known."""


@attrs.frozen
class Rejection:
    """The limit that BILL refused a call for, and when it opens again, if that is known."""

    limit: LimitName
    retry_at: datetime | None


class Permit:
    """The right to send one request. Give it back when the answer is read; `with` does so."""

    __slots__ = ("_released", "barriers", "granted_at", "limiter", "waited")

    def __init__(self, limiter: Limiter, barriers: tuple[Barrier, ...], now: float, waited: dict[str, float]) -> None:
        for barrier in barriers:
            barrier.limit.take()
        self.limiter = limiter
        """Who granted it."""
        self.barriers = barriers
        """The limits that it counts against."""
        self.granted_at = now
        """When it was granted, by the monotonic clock."""
        self._released = False
        self.waited: Mapping[str, float] = waited
        """The seconds that this call waited, by limit."""

    def release(self, completion: Completion = "answered") -> None:
        """Give the permit back and say how its call ended. Only the first time counts."""
        if not self._released:
            self._released = True
            self.limiter._release(self.barriers, completion)

    def __enter__(self) -> Permit:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.release("answered" if kind is None else "abandoned")


class Limiter:
    """Grants permits so that no limit is broken, and none is left unused while calls wait.

    It may be shared by all clients of one event loop, and used again in the next one, in the next `asyncio.run` for
    example. Loops that run at the same time, in threads, need one each, or share limits by `bill_async.redis`.

    A subclass can count elsewhere, as that of `bill_async.redis` does. What it may override: `_open_lane`, `_barrier`
    and `_limit`, which make the queues; `_hopeless`, `_join`, `_park` and `_refusal`, for a call that cannot go at
    once; `_move_to`. What it may call when one of its limits has changed: `_serve`, `_unpark`, `_dismiss`,
    `_set_timer`, `_expire` and `_date`.
    """

    def __init__(self, clock: Clock | None = None, limits: Limits | None = None) -> None:
        self._clock = clock or SystemClock()
        self._limits = limits or Limits()
        self._barriers: dict[tuple[LimitName, Scope], Barrier] = {}
        self._lanes: dict[tuple[Scope, Priority], Lane] = {}
        self._sweep_at = 1024
        self._loop: asyncio.AbstractEventLoop | None = None

    async def acquire(
        self,
        scope: Scope,
        *,
        wait: bool | float = True,
        deadline: float | None = None,
        priority: Priority = "interactive",
    ) -> Permit:
        """Return a permit for one call, now or when its turn comes.

        `wait` says how long that may take: as long as it takes, not at all, or so many seconds.
        `deadline` is a time of the monotonic clock. A wait known to be too long is refused at once.

        Do not put anything between this call and the `with` of its permit: no task, no `wait_for`,
        no await.

        Raises: `RateLimitedError` if `wait` is too short, `DeadlineExceededError` if the deadline passes,
        `ConfigurationError` if the limiter is in use in another event loop.
        """
        loop = asyncio._get_running_loop()
        if loop is not self._loop and loop is not None:
            self._move_to(loop)
        lane = self._lanes.get((scope, priority)) or self._open_lane(scope, priority)
        now = self._clock.monotonic()
        barrier = lane.parked_at or lane.blocked_by(now)
        if barrier is None:
            return Permit(self, lane.barriers, now, {})
        until = NEVER if wait is True else now + wait
        by_deadline = deadline is not None and deadline <= until
        until = until if deadline is None else min(until, deadline)
        if self._hopeless(barrier, now, wait, until):
            raise self._refusal(barrier, now)
        waiter = self._join(lane, barrier, now, until, by_deadline)
        try:
            return await waiter.future
        except BaseException:
            self._leave(waiter)
            raise

    def rejected(self, permit: Permit, code: str | None, retry_after: float | None = None) -> Rejection:
        """Learn that BILL refused a call for a limit. Say so before its permit is released."""
        now = self._clock.monotonic()
        barriers = {barrier.limit.name: barrier for barrier in permit.barriers}
        barrier = next(barriers[name] for name in _BEHIND.get(code, _MOST_PARTICULAR) if name in barriers)
        limit = barrier.limit
        limit.reject(now, permit.granted_at, finished=permit._released)
        if retry_after is not None:
            limit.closed_until = max(limit.closed_until, now + retry_after)
        self._set_timer(barrier, now)
        return Rejection(limit.name, self._date(limit.opens(now), now))

    def refuse_waiting(self, error: Callable[[], BillError]) -> None:
        """Refuse all calls that wait now, each with an error of its own."""
        for lane in self._lanes.values():
            for waiter in list(lane.waiters):
                self._remove(waiter)
                if not waiter.future.done():
                    waiter.future.set_exception(error())

    def snapshot(self) -> tuple[LimitState, ...]:
        """Return the state of every limit that is in use."""
        now = self._clock.monotonic()
        states: list[LimitState] = []
        for (name, place), barrier in self._barriers.items():
            limit = barrier.limit
            opens = limit.opens(now)
            state = LimitState(
                limit=name,
                key=place.key,
                organization=place.organization,
                used=limit.used,
                allowed=limit.allowed,
                waiting=sum(len(lane.waiters) for ring in barrier.rings.values() for lane in ring),
                opens_at=self._date(opens, now) if opens > now else None,
            )
            states.append(state)
        return tuple(states)

    def _move_to(self, loop: asyncio.AbstractEventLoop) -> None:
        """Serve another event loop from now on, if the one before has no more use for this limiter."""
        before = self._loop
        if before is not None:
            waiting = any(lane.waiters for lane in self._lanes.values())
            if not before.is_closed() and (before.is_running() or waiting):
                raise ConfigurationError(
                    "this limiter is in use in another event loop; give the clients of each loop a limiter of their "
                    "own, or let them share limits by bill_async.redis"
                )
            self._forget_waiting()
        self._loop = loop

    def _forget_waiting(self) -> None:
        """Forget the calls that wait, and the timers: the loop that they belonged to has ended."""
        now = self._clock.monotonic()
        for lane in self._lanes.values():
            lane.waiters.clear()
            if lane.parked_at is not None:
                self._unpark(lane, now)
        for barrier in self._barriers.values():
            self._set_timer(barrier, now)

    # Waiting

    def _hopeless(self, barrier: Barrier, now: float, wait: bool | float, until: float) -> bool:
        return (wait is not True and wait <= 0) or until < barrier.limit.opens(now) < NEVER

    def _join(self, lane: Lane, barrier: Barrier, now: float, until: float, by_deadline: bool) -> Waiter:
        waiter = Waiter(lane, until, by_deadline, lane.waited(now))
        if not lane.waiters:
            self._park(lane, barrier, now)
            self._set_timer(barrier, now)
        lane.waiters[waiter] = None
        if until < NEVER:
            waiter.timer = self._clock.call_later(max(0.0, until - now), self._expire, waiter)
        return waiter

    def _leave(self, waiter: Waiter) -> None:
        """Undo the wait of a call that does not get its permit. If its turn has just come, pass it on."""
        future = waiter.future
        if not future.done() or future.cancelled():
            self._remove(waiter)
        elif future.exception() is None:
            future.result().release("unsent")

    def _expire(self, waiter: Waiter) -> None:
        barrier = waiter.lane.parked_at
        if barrier is not None and not waiter.future.done():
            self._remove(waiter)
            refusal = self._refusal(barrier, self._clock.monotonic())
            if waiter.by_deadline:
                refusal = DeadlineExceededError(f"the deadline passed before the call could be sent: {refusal}")
            waiter.future.set_exception(refusal)

    def _remove(self, waiter: Waiter) -> None:
        lane = waiter.lane
        waiter.forget_timer()
        if waiter in lane.waiters:
            del lane.waiters[waiter]
            if not lane.waiters:
                now = self._clock.monotonic()
                self._set_timer(self._unpark(lane, now), now)

    # Granting

    def _release(self, barriers: tuple[Barrier, ...], completion: Completion) -> None:
        now = self._clock.monotonic()
        for barrier in barriers:
            barrier.limit.finish(now, completion)
        for barrier in barriers:
            if barrier.parked:
                self._serve(barrier, now)

    def _wake(self, barrier: Barrier) -> None:
        barrier.timer = None
        self._serve(barrier, self._clock.monotonic())

    def _serve(self, barrier: Barrier, now: float) -> None:
        """Grant what the limit has to give: to one call of each lane in turn, nearly always an `interactive` one."""
        while barrier.parked and barrier.limit.opens(now) <= now:
            lane = barrier.first()
            self._unpark(lane, now)
            blocker = lane.blocked_by(now, serving=barrier)
            if blocker is None:
                waiter = lane.pop()
                if waiter is not None:
                    waiter.future.set_result(Permit(self, lane.barriers, now, waiter.waited(now)))
                blocker = lane.blocked_by(now, serving=barrier) or barrier
            if blocker is not barrier:
                self._dismiss(lane, blocker, now)
            if lane.waiters:
                self._park(lane, blocker, now)
                if blocker is not barrier:
                    self._set_timer(blocker, now)
        self._set_timer(barrier, now)

    def _dismiss(self, lane: Lane, barrier: Barrier, now: float) -> None:
        """Refuse at once, when a limit closes for long, the calls that would wait for it in vain."""
        opens = barrier.limit.opens(now)
        if MINUTE < opens - now < NEVER and opens > lane.dismissed_until:
            lane.dismissed_until = opens + MINUTE
            for waiter in [waiter for waiter in lane.waiters if waiter.until < opens]:
                del lane.waiters[waiter]
                waiter.forget_timer()
                if not waiter.future.done():
                    waiter.future.set_exception(self._refusal(barrier, now))

    def _park(self, lane: Lane, barrier: Barrier, now: float) -> None:
        barrier.rings[lane.priority][lane] = None
        barrier.parked += 1
        lane.parked_at = barrier
        lane.parked_since = now

    def _unpark(self, lane: Lane, now: float) -> Barrier:
        barrier = lane.parked_at
        assert barrier is not None
        lane.totals = lane.waited(now)
        lane.parked_at = None
        del barrier.rings[lane.priority][lane]
        barrier.parked -= 1
        return barrier

    def _set_timer(self, barrier: Barrier, now: float) -> None:
        """See to it that a barrier with lanes is looked at when its limit opens by itself."""
        opens = barrier.limit.opens(now) if barrier.parked else NEVER
        if barrier.timer is not None:
            if barrier.parked and barrier.timer_at <= opens:
                return
            barrier.timer.cancel()
            barrier.timer = None
        if opens < NEVER:
            barrier.timer_at = opens
            barrier.timer = self._clock.call_later(max(0.0, opens - now), self._wake, barrier)

    # Making and forgetting

    def _open_lane(self, scope: Scope, priority: Priority) -> Lane:
        if len(self._barriers) >= self._sweep_at:
            self._sweep()
        names: list[LimitName] = ["minute" if scope.family == "spend" else "hour", "concurrency"]
        if scope.quota is not None:
            names.insert(0, scope.quota)
        lane = Lane(tuple(self._barrier(name, scope) for name in names), priority)
        self._lanes[scope, priority] = lane
        return lane

    def _barrier(self, name: LimitName, scope: Scope) -> Barrier:
        place = (name, Scope(scope.key, scope.organization if name == "concurrency" else None))
        barrier = self._barriers.get(place)
        if barrier is None:
            barrier = self._barriers[place] = Barrier(self._limit(name))
        return barrier

    def _limit(self, name: LimitName) -> Limit:
        limits = self._limits
        if name == "concurrency":
            return Slots(name, limits.concurrency, answered=0.0, abandoned=limits.linger, hold=2.0, longest=64.0)
        if name == "hour" or name == "login":
            allowed = limits.hour if name == "hour" else limits.logins
            return Hourly(name, allowed, margin=limits.margin, clock=self._clock)
        full = limits.spend_minute if name == "minute" else limits.text_messages
        return Slots(name, full, answered=MINUTE, abandoned=MINUTE, step=full // 4 + 1, hold=MINUTE, longest=8 * MINUTE)

    def _sweep(self) -> None:
        """Forget the lanes where nobody waits, and the limits that have nothing to remember."""
        now = self._clock.monotonic()
        self._lanes = {name: lane for name, lane in self._lanes.items() if lane.waiters}
        needed = {barrier for lane in self._lanes.values() for barrier in lane.barriers}
        self._barriers = {
            place: barrier
            for place, barrier in self._barriers.items()
            if barrier in needed or not barrier.limit.idle(now)
        }
        self._sweep_at = max(1024, 2 * len(self._barriers))

    def _refusal(self, barrier: Barrier, now: float) -> BillError:
        limit = barrier.limit
        opens = limit.opens(now)
        retry_at = self._date(opens, now) if opens > now else None
        when = "" if retry_at is None else f" and there is no room before {retry_at:%H:%M:%S} UTC"
        return RateLimitedError(
            f"not sent: {_RULES[limit.name].format(limit.allowed)}{when}; pass wait=True to wait as long as it takes",
            retry_at=retry_at,
            limit=limit.name,
            status=0,
            attempts=0,
        )

    def _date(self, opens: float, now: float) -> datetime | None:
        return None if opens == NEVER else self._clock.now() + timedelta(seconds=max(0.0, opens - now))


class Barrier:
    """A limit, and the lanes that wait for it to open."""

    __slots__ = ("_turns", "limit", "parked", "rings", "timer", "timer_at")

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.parked = 0
        self.rings: dict[Priority, OrderedDict[Lane, None]] = {"interactive": OrderedDict(), "bulk": OrderedDict()}
        self.timer: Timer | None = None
        self.timer_at = NEVER
        self._turns = 0

    def first(self) -> Lane:
        """Return the lane whose turn it is."""
        interactive, bulk = self.rings["interactive"], self.rings["bulk"]
        if interactive and bulk:
            self._turns += 1
            return next(iter(bulk if self._turns % BULK_TURN == 0 else interactive))
        return next(iter(interactive or bulk))


class Lane:
    """Calls that need the same limits and have the same priority, in the order they came.

    While calls wait, the lane is parked at one barrier; else it is parked nowhere.
    """

    __slots__ = ("barriers", "dismissed_until", "parked_at", "parked_since", "priority", "totals", "waiters")

    def __init__(self, barriers: tuple[Barrier, ...], priority: Priority) -> None:
        self.barriers = barriers
        self.priority: Priority = priority
        self.waiters: OrderedDict[Waiter, None] = OrderedDict()
        self.parked_at: Barrier | None = None
        self.parked_since = 0.0
        self.totals: dict[str, float] = {}
        self.dismissed_until = -NEVER

    def blocked_by(self, now: float, serving: Barrier | None = None) -> Barrier | None:
        """Return the first barrier that is closed, or that others wait at (but for the one that serves us)."""
        for barrier in self.barriers:
            if (barrier.parked and barrier is not serving) or barrier.limit.opens(now) > now:
                return barrier
        return None

    def pop(self) -> Waiter | None:
        """Take out the first call that is still wanted."""
        while self.waiters:
            waiter, _ = self.waiters.popitem(last=False)
            waiter.forget_timer()
            if not waiter.future.done():
                return waiter
        return None

    def waited(self, now: float) -> dict[str, float]:
        """Return the seconds that this lane was parked so far, by limit."""
        barrier = self.parked_at
        if barrier is None:
            return self.totals
        name = barrier.limit.name
        return {**self.totals, name: self.totals.get(name, 0.0) + now - self.parked_since}


class Waiter:
    """A call in a lane."""

    __slots__ = ("_before", "by_deadline", "future", "lane", "timer", "until")

    def __init__(self, lane: Lane, until: float, by_deadline: bool, before: dict[str, float]) -> None:
        self.future: asyncio.Future[Permit] = asyncio.get_running_loop().create_future()
        self.lane = lane
        self.until = until
        self.by_deadline = by_deadline
        self.timer: Timer | None = None
        self._before = before

    def forget_timer(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def waited(self, now: float) -> dict[str, float]:
        """Return the seconds since it joined its lane, by the limit that stood in the way."""
        before = self._before
        waited = ((name, total - before.get(name, 0.0)) for name, total in self.lane.waited(now).items())
        return {name: seconds for name, seconds in waited if seconds > 0.0}
