"""The limiter: it decides which call may be sent next, and learns from BILL's answers.

Calls that count against the same limits and have the same priority form a *queue*, in the order of their arrival.
A call that cannot be sent at once joins its queue, and the queue waits for the one limit that blocks it. When that
limit opens, the queues that wait for it take turns, one call each. A queue whose next call is blocked by another
limit then waits for that one. The cost of a grant does not depend on the number of waiting calls.

The limiter has no task and no lock. Whatever opens a limit (a release or a timer) grants permits in one synchronous
step. A call that is cancelled after its grant gives the permit back. A limiter serves one event loop at a time:
timers and releases must run in the loop of the calls that wait.

https://developer.bill.com/docs/api-rate-limits
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final

from .._base.clock import Clock, SystemClock, Timer
from ..errors import BillError, ConfigurationError, DeadlineExceededError, RateLimitedError
from ..types import Priority
from .types import Limits, Rejection, Scope
from .windows import MINUTE, NEVER, Completion, Counter, Hourly, LimitName, Slots

if TYPE_CHECKING:
    from .states import LimitState

__all__ = ["NO_WAIT", "Limit", "Limiter", "Limits", "Permit", "Queue", "Rejection", "Scope", "Waiter"]

_DESCRIPTIONS: Final[dict[LimitName, str]] = {
    "concurrency": "at most {} calls of an organization may run at a time now",
    "hour": "at most {} calls may be made in a clock hour",
    "minute": "at most {} calls may be made in a minute now",
    "login": "at most {} logins may be made in a clock hour",
    "text_message": "at most {} text messages may be sent in a minute now",
}
BULK_TURN: Final = 10
"""While interactive and bulk calls both wait, every tenth turn is for a bulk call, so that none waits for ever."""
NO_WAIT: Final[Mapping[str, float]] = MappingProxyType({})
_LIMITS_BY_CODE: Final[dict[str | None, tuple[LimitName, ...]]] = {
    "BDC_1144": ("text_message", "login", "hour", "minute"),
    "BDC_1322": ("concurrency",),
}
"""The limits that a code of BILL can refer to. Any other code is taken to refer to the most specific limit."""
_MOST_SPECIFIC_FIRST: Final[tuple[LimitName, ...]] = ("text_message", "login", "minute", "concurrency")


class Permit:
    """The right to send one request. Release it when the answer is read; `with` does so."""

    __slots__ = ("_released", "granted_at", "limiter", "limits", "waited")

    def __init__(
        self, limiter: Limiter, limits: tuple[Limit, ...], now: float, waited: Mapping[str, float] = NO_WAIT
    ) -> None:
        for limit in limits:
            limit.counter.take()
        self.limiter = limiter
        """The limiter that granted it."""
        self.limits = limits
        """The limits that the call counts against."""
        self.granted_at = now
        """When it was granted, by the monotonic clock."""
        self._released = False
        self.waited = waited
        """The seconds that the call waited, by limit."""

    def release(self, completion: Completion = "answered") -> None:
        """Give the permit back and tell how its call ended. Only the first release counts."""
        if not self._released:
            self._released = True
            self.limiter._release(self.limits, completion)

    def __enter__(self) -> Permit:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.release("answered" if kind is None else "abandoned")


class Limiter:
    """Grants permits so that no limit is exceeded, and none is left unused while calls wait.

    All clients of one event loop may share a limiter, and it may be used again in a later loop, such as that of the
    next `asyncio.run`. Event loops that run at the same time, in threads, need a limiter each, or share limits
    through `bill_async.redis`.

    A subclass can count elsewhere, as `bill_async.redis` does. It may override `_open_queue`, `_limit` and
    `_counter`, which make the queues; `_takes_too_long`, `_add_waiter`, `_start_wait` and `_refusal`, for calls that
    cannot be sent at once; `_move_to`; and `acquire`, together with `acquire_at_once`. When one of its limits has
    changed it may call `_grant`, `_end_wait`, `_refuse_late`, `_set_timer`, `_expire` and `_date`.
    """

    def __init__(self, clock: Clock | None = None, limits: Limits | None = None) -> None:
        self._clock = clock or SystemClock()
        self._settings = limits or Limits()
        self._limits: dict[tuple[LimitName, Scope], Limit] = {}
        self._queues: dict[tuple[Scope, Priority], Queue] = {}
        self._sweep_at = 1024
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def limits(self) -> Limits:
        """The limits that it keeps."""
        return self._settings

    def acquire_at_once(self, scope: Scope, priority: Priority = "interactive") -> Permit | None:
        """Return a permit for one call, if it does not have to wait.

        A limiter that cannot tell without an await, such as one that asks Redis, always returns None.
        """
        queue = self._queue(scope, priority)
        now = self._clock.monotonic()
        return None if queue.blocked_by(now) else Permit(self, queue.limits, now)

    async def acquire(
        self,
        scope: Scope,
        *,
        wait: bool | float = True,
        deadline: float | None = None,
        priority: Priority = "interactive",
    ) -> Permit:
        """Return a permit for one call, at once or when its turn comes.

        `wait` limits the wait: True waits as long as it takes, False does not wait, a number waits that many seconds.
        `deadline` is a time of the monotonic clock. A wait that is known to be too long is refused at once.

        Nothing may stand between this call and the `with` of its permit: no task, no `wait_for`, no await.

        Raises: `RateLimitedError` if `wait` is too short, `DeadlineExceededError` if the deadline passes,
        `ConfigurationError` if the limiter is in use in another event loop.
        """
        queue = self._queue(scope, priority)
        now = self._clock.monotonic()
        limit = queue.waits_for or queue.blocked_by(now)
        if limit is None:
            return Permit(self, queue.limits, now)
        until = NEVER if wait is True else now + wait
        by_deadline = deadline is not None and deadline <= until
        until = until if deadline is None else min(until, deadline)
        if self._takes_too_long(limit, now, wait, until):
            raise self._refusal(limit, now)
        waiter = self._add_waiter(queue, limit, now, until, by_deadline)
        try:
            return await waiter.future
        except BaseException:
            self._cancel_wait(waiter)
            raise

    def _queue(self, scope: Scope, priority: Priority) -> Queue:
        """Return the queue of a call in this event loop."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._move_to(loop)
        return self._queues.get((scope, priority)) or self._open_queue(scope, priority)

    def rejected(self, permit: Permit, code: str | None, retry_after: float | None = None) -> Rejection:
        """Record that BILL refused a call because of a limit. Call this before its permit is released."""
        now = self._clock.monotonic()
        limits = {limit.counter.name: limit for limit in permit.limits}
        limit = next(limits[name] for name in _LIMITS_BY_CODE.get(code, _MOST_SPECIFIC_FIRST) if name in limits)
        counter = limit.counter
        counter.reject(now, permit.granted_at, finished=permit._released)
        if retry_after is not None:
            counter.closed_until = max(counter.closed_until, now + retry_after)
        return Rejection(counter.name, self._date(counter.opens(now), now))

    def refuse_waiting(self, error: Callable[[], BillError]) -> None:
        """Refuse all calls that wait now. `error` makes the exception of each."""
        for queue in self._queues.values():
            for waiter in list(queue.waiters):
                self._remove_waiter(waiter)
                if not waiter.future.done():
                    waiter.future.set_exception(error())

    def snapshot(self) -> tuple[LimitState, ...]:
        """Return the state of every limit that is in use."""
        from .states import LimitState

        now = self._clock.monotonic()
        states: list[LimitState] = []
        for (name, scope), limit in self._limits.items():
            counter = limit.counter
            opens = counter.opens(now)
            state = LimitState(
                limit=name,
                key=scope.key,
                organization=scope.organization,
                used=counter.used,
                allowed=counter.allowed,
                waiting=limit.waiting_calls,
                opens_at=self._date(opens, now) if opens > now else None,
            )
            states.append(state)
        return tuple(states)

    def _move_to(self, loop: asyncio.AbstractEventLoop) -> None:
        """Serve another event loop from now on, if the previous one no longer uses this limiter."""
        before = self._loop
        if before is not None:
            waiting = any(queue.waiters for queue in self._queues.values())
            if not before.is_closed() and (before.is_running() or waiting):
                raise ConfigurationError(
                    "this limiter is in use in another event loop; give the clients of each loop a limiter of their "
                    "own, or let them share limits through bill_async.redis"
                )
            self._forget_waiting()
        self._loop = loop

    def _forget_waiting(self) -> None:
        """Drop the waiting calls and the timers of an event loop that has ended."""
        now = self._clock.monotonic()
        for queue in self._queues.values():
            queue.waiters.clear()
            if queue.waits_for is not None:
                self._end_wait(queue, now)
        for limit in self._limits.values():
            self._set_timer(limit, now)

    # Waiting

    def _takes_too_long(self, limit: Limit, now: float, wait: bool | float, until: float) -> bool:
        """Whether a call would certainly wait longer than it may."""
        return wait <= 0 or until < limit.counter.opens(now) < NEVER

    def _add_waiter(self, queue: Queue, limit: Limit, now: float, until: float, by_deadline: bool) -> Waiter:
        waiter = Waiter(queue, until, by_deadline, queue.waited(now))
        if not queue.waiters:
            self._start_wait(queue, limit, now)
            self._set_timer(limit, now)
        queue.waiters[waiter] = None
        if until < NEVER:
            waiter.timer = self._clock.call_later(max(0.0, until - now), self._expire, waiter)
        return waiter

    def _cancel_wait(self, waiter: Waiter) -> None:
        """Remove a call that was cancelled or refused. If it has just been granted a permit, release that."""
        future = waiter.future
        if not future.done() or future.cancelled():
            self._remove_waiter(waiter)
        elif future.exception() is None:
            future.result().release("unsent")

    def _expire(self, waiter: Waiter) -> None:
        limit = waiter.queue.waits_for
        if limit is not None and not waiter.future.done():
            self._remove_waiter(waiter)
            refusal = self._refusal(limit, self._clock.monotonic())
            if waiter.by_deadline:
                refusal = DeadlineExceededError(f"the deadline passed before the call could be sent: {refusal}")
            waiter.future.set_exception(refusal)

    def _remove_waiter(self, waiter: Waiter) -> None:
        queue = waiter.queue
        waiter.cancel_timer()
        if waiter in queue.waiters:
            del queue.waiters[waiter]
            if not queue.waiters:
                now = self._clock.monotonic()
                self._set_timer(self._end_wait(queue, now), now)

    # Granting

    def _release(self, limits: tuple[Limit, ...], completion: Completion) -> None:
        now = self._clock.monotonic()
        for limit in limits:
            limit.counter.finish(now, completion)
        for limit in limits:
            if limit.waiting_queues:
                self._grant(limit, now)

    def _on_timer(self, limit: Limit) -> None:
        limit.timer = None
        self._grant(limit, self._clock.monotonic())

    def _grant(self, limit: Limit, now: float) -> None:
        """Grant permits while the limit is open, to one call of each waiting queue in turn."""
        while limit.waiting_queues and limit.counter.opens(now) <= now:
            queue = limit.next_queue()
            self._end_wait(queue, now)
            blocker = queue.blocked_by(now, granting=limit)
            if blocker is None:
                waiter = queue.pop()
                if waiter is not None:
                    waiter.future.set_result(Permit(self, queue.limits, now, waiter.waited(now)))
                blocker = queue.blocked_by(now, granting=limit) or limit
            if blocker is not limit:
                self._refuse_late(queue, blocker, now)
            if queue.waiters:
                self._start_wait(queue, blocker, now)
                if blocker is not limit:
                    self._set_timer(blocker, now)
        self._set_timer(limit, now)

    def _refuse_late(self, queue: Queue, limit: Limit, now: float) -> None:
        """When a limit closes for long, refuse the calls at once whose time will be up before it opens."""
        opens = limit.counter.opens(now)
        if MINUTE < opens - now < NEVER and opens > queue.checked_until:
            queue.checked_until = opens + MINUTE
            for waiter in [waiter for waiter in queue.waiters if waiter.until < opens]:
                del queue.waiters[waiter]
                waiter.cancel_timer()
                if not waiter.future.done():
                    waiter.future.set_exception(self._refusal(limit, now))

    def _start_wait(self, queue: Queue, limit: Limit, now: float) -> None:
        limit.queues[queue.priority][queue] = None
        limit.waiting_queues += 1
        queue.waits_for = limit
        queue.waits_since = now

    def _end_wait(self, queue: Queue, now: float) -> Limit:
        limit = queue.waits_for
        assert limit is not None
        queue.seconds_waited = queue.waited(now)
        queue.waits_for = None
        del limit.queues[queue.priority][queue]
        limit.waiting_queues -= 1
        return limit

    def _set_timer(self, limit: Limit, now: float) -> None:
        """Set the timer that grants permits when a limit with waiting queues opens by itself."""
        opens = limit.counter.opens(now) if limit.waiting_queues else NEVER
        if limit.timer is not None:
            if limit.waiting_queues and limit.timer_at <= opens:
                return
            limit.timer.cancel()
            limit.timer = None
        if opens < NEVER:
            limit.timer_at = opens
            limit.timer = self._clock.call_later(max(0.0, opens - now), self._on_timer, limit)

    # Making and forgetting

    def _open_queue(self, scope: Scope, priority: Priority) -> Queue:
        if len(self._limits) >= self._sweep_at:
            self._sweep()
        names: list[LimitName] = ["minute" if scope.family == "spend" else "hour", "concurrency"]
        if scope.quota is not None:
            names.insert(0, scope.quota)
        queue = Queue(tuple(self._limit(name, scope) for name in names), priority)
        self._queues[scope, priority] = queue
        return queue

    def _limit(self, name: LimitName, scope: Scope) -> Limit:
        place = (name, Scope(scope.key, scope.organization if name == "concurrency" else None))
        limit = self._limits.get(place)
        if limit is None:
            limit = self._limits[place] = Limit(self._counter(name))
        return limit

    def _counter(self, name: LimitName) -> Counter:
        settings = self._settings
        if name == "concurrency":
            return Slots(name, settings.concurrency, answered=0.0, abandoned=settings.linger, hold=2.0, longest=64.0)
        if name == "hour" or name == "login":
            allowed = settings.hour if name == "hour" else settings.logins
            return Hourly(name, allowed, margin=settings.margin, clock=self._clock)
        full = settings.spend_minute if name == "minute" else settings.text_messages
        return Slots(name, full, answered=MINUTE, abandoned=MINUTE, step=full // 4 + 1, hold=MINUTE, longest=8 * MINUTE)

    def _sweep(self) -> None:
        """Forget the empty queues, and the limits that have nothing to remember."""
        now = self._clock.monotonic()
        self._queues = {name: queue for name, queue in self._queues.items() if queue.waiters}
        needed = {limit for queue in self._queues.values() for limit in queue.limits}
        self._limits = {
            place: limit for place, limit in self._limits.items() if limit in needed or not limit.counter.idle(now)
        }
        self._sweep_at = max(1024, 2 * len(self._limits))

    def _refusal(self, limit: Limit, now: float) -> BillError:
        counter = limit.counter
        opens = counter.opens(now)
        retry_at = self._date(opens, now) if opens > now else None
        when = "" if retry_at is None else f" and there is no room before {retry_at:%H:%M:%S} UTC"
        rule = _DESCRIPTIONS[counter.name].format(counter.allowed)
        return RateLimitedError(
            f"not sent: {rule}{when}; pass wait=True to wait as long as it takes",
            retry_at=retry_at,
            limit=counter.name,
            status=0,
            attempts=0,
        )

    def _date(self, opens: float, now: float) -> datetime | None:
        return None if opens == NEVER else self._clock.now() + timedelta(seconds=max(0.0, opens - now))


class Limit:
    """One limit: its counter, and the queues that wait for it to open."""

    __slots__ = ("_turns", "counter", "queues", "timer", "timer_at", "waiting_queues")

    timer_at: float
    """When the timer is due."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.queues: dict[Priority, OrderedDict[Queue, None]] = {"interactive": OrderedDict(), "bulk": OrderedDict()}
        """The queues that wait, by priority, in the order of their turns."""
        self.waiting_queues = 0
        """How many queues wait."""
        self.timer: Timer | None = None
        self._turns = 0

    @property
    def waiting_calls(self) -> int:
        """How many calls wait, in all queues."""
        return sum(len(queue.waiters) for queue in self.all_queues())

    def all_queues(self) -> list[Queue]:
        """Return the queues that wait, of both priorities."""
        return [queue for queues in self.queues.values() for queue in queues]

    def next_queue(self) -> Queue:
        """Return the queue whose turn it is."""
        interactive, bulk = self.queues["interactive"], self.queues["bulk"]
        if interactive and bulk:
            self._turns += 1
            return next(iter(bulk if self._turns % BULK_TURN == 0 else interactive))
        return next(iter(interactive or bulk))


class Queue:
    """Calls that count against the same limits and have the same priority, in the order of their arrival.

    While calls wait, the queue waits for exactly one limit.
    """

    __slots__ = ("checked_until", "limits", "priority", "seconds_waited", "waiters", "waits_for", "waits_since")

    waits_since: float

    def __init__(self, limits: tuple[Limit, ...], priority: Priority) -> None:
        self.limits = limits
        self.priority: Priority = priority
        self.waiters: OrderedDict[Waiter, None] = OrderedDict()
        self.waits_for: Limit | None = None
        self.seconds_waited: dict[str, float] = {}
        """The seconds that this queue has waited in all earlier waits, by limit."""
        self.checked_until = -NEVER
        """The time up to which `Limiter._refuse_late` has checked the waiters."""

    def blocked_by(self, now: float, granting: Limit | None = None) -> Limit | None:
        """Return the first limit that is closed, or that other queues wait for, except the one that grants now."""
        for limit in self.limits:
            if (limit.waiting_queues and limit is not granting) or limit.counter.opens(now) > now:
                return limit
        return None

    def pop(self) -> Waiter | None:
        """Remove and return the first call that is still wanted."""
        while self.waiters:
            waiter, _ = self.waiters.popitem(last=False)
            waiter.cancel_timer()
            if not waiter.future.done():
                return waiter
        return None

    def waited(self, now: float) -> dict[str, float]:
        """Return the seconds that this queue has waited so far, by limit."""
        limit = self.waits_for
        if limit is None:
            return self.seconds_waited
        name = limit.counter.name
        return {**self.seconds_waited, name: self.seconds_waited.get(name, 0.0) + now - self.waits_since}


class Waiter:
    """A call in a queue."""

    __slots__ = ("_before", "by_deadline", "future", "queue", "timer", "until")

    def __init__(self, queue: Queue, until: float, by_deadline: bool, before: dict[str, float]) -> None:
        self.future: asyncio.Future[Permit] = asyncio.get_running_loop().create_future()
        self.queue = queue
        self.until = until
        """When its time is up, by the monotonic clock."""
        self.by_deadline = by_deadline
        """Whether it is the deadline of the call that ends the wait."""
        self.timer: Timer | None = None
        self._before = before

    def cancel_timer(self) -> None:
        if self.timer is not None:
            self.timer.cancel()

    def waited(self, now: float) -> dict[str, float]:
        """Return the seconds since the call joined its queue, by the limit that blocked it."""
        before = self._before
        waited = ((name, total - before.get(name, 0.0)) for name, total in self.queue.waited(now).items())
        return {name: seconds for name, seconds in waited if seconds > 0.0}
