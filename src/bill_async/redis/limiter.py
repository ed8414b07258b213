"""The limiter of a fleet: the local one decides whose turn it is, Redis how many may go.

In the place of the limit of calls in flight stands a *gate*, one for each scope. Its tickets come from
Redis, and each stands for room in every limit of the scope. Calls wait at the gate as they do at any
limit, in their order and by their priority; the gate asks for as many tickets as calls wait, at most
as many as may run. The other limits only remember until when Redis said they are closed.

A ticket belongs to no call before it is used. So a call that is cancelled gives up nothing but its
place in the local line, and a ticket that finds nobody waiting goes back.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from bill_async._base.clock import Clock, Timer
from bill_async._limits.limiter import (
    BULK_TURN,
    Barrier,
    Limiter,
    Limits,
    LimitState,
    Permit,
    Rejection,
    Scope,
    Waiter,
)
from bill_async._limits.windows import HOUR, MINUTE, NEVER, Completion, Limit, LimitName
from bill_async.errors import BackendError, BillError, ClientClosedError, ConfigurationError
from bill_async.types import Priority

from .gate import Gate, GateName, Mirror
from .link import Json, Link, connect, prefix, trouble
from .share import Share

if TYPE_CHECKING:
    from redis.asyncio import Redis

    from bill_async._limits.limiter import Lane

__all__ = ["RedisLimiter"]

_SETTINGS: Final[dict[LimitName, str]] = {
    "concurrency": "concurrency",
    "hour": "hour",
    "login": "logins",
    "minute": "spend_minute",
    "text_message": "text_messages",
}

_CLOSED: Final = "the limiter of the fleet is closed"
_ON_THE_WAY: Final = 0.005
"""Seconds by which a call may seem younger to Redis than it is."""


class RedisLimiter(Limiter):
    """Grants permits so that all workers of a fleet together break no limit, and leave none unused.

    It belongs to the event loop where it is first used; in another one it is a `ConfigurationError`. Close it after
    the clients that use it.
    """

    def __init__(
        self,
        redis: str | Redis,
        *,
        name: str = "bill",
        limits: Limits | None = None,
        lease: float = 15.0,
        patience: float = 5.0,
        share: Share | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Set up; nothing is sent before a permit is asked for.

        `redis` is a URL, or a client that stays yours. Workers of one `name` share their limits, and must
        be given the same ones. When a worker dies, what it held is free after `lease` seconds; let that be
        longer than any call if workers may lose sight of Redis. A Redis that has just started grants nothing
        for as long. For `patience` seconds calls wait for a Redis that is gone; then they fail, or are made
        within this worker's `share` if there is one.
        """
        if not lease >= 1:
            raise ConfigurationError("a lease must be at least a second")
        limits = limits or Limits()
        super().__init__(clock, limits if share is None else share.together(limits))
        self._redis: Redis = connect(redis)
        self._own = isinstance(redis, str)
        self._patience = patience if share is None else share.after
        self._share = share
        self._alone = None if share is None else Limiter(self._clock, share.alone(limits))
        rules = _rules(self._limits, lease, 0 if share is None else limits.concurrency // share.workers)
        self._link = Link(self._redis, prefix(name), rules, self._clock, lease)
        self._started = False
        self._closed = False
        self._asking: dict[Gate, None] = {}
        """Gates where something may have changed."""
        self._events: list[Json] = []
        """What became of tickets, since the last step."""
        self._said: list[Json] = []
        """The same, in the step that is under way."""
        self._impatient: list[Waiter] = []
        """Those who wait for no more than the answer to that step."""
        self._epoch: str | None = None
        self._report = False
        """Whether Redis may have forgotten what we know."""
        self._problem: str | None = None
        """Why Redis cannot be reached, if it cannot."""
        self._gone = False
        """Whether that has lasted for as long as calls wait for it."""
        self._giving_up: Timer | None = None

    async def __aenter__(self) -> RedisLimiter:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Give everything back to the other workers."""
        if self._closed:
            return
        self._closed = True
        for limiter in filter(None, (self, self._alone)):
            limiter.refuse_waiting(lambda: ClientClosedError(_CLOSED))
        if self._giving_up is not None:
            self._giving_up.cancel()
        self._asking = dict.fromkeys(self._gates())
        await self._link.close()
        if self._own:
            await self._redis.aclose()

    # ---- what clients call

    async def acquire(
        self,
        scope: Scope,
        *,
        wait: bool | float = True,
        deadline: float | None = None,
        priority: Priority = "interactive",
    ) -> Permit:
        """Return a permit for one call, now or when its turn comes; see `Limiter.acquire`.

        Raises: also `BackendError`, if Redis cannot be reached.
        """
        if self._closed:
            raise ClientClosedError(_CLOSED)
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._move_to(loop)
        if not self._started:
            self._started = True
            self._link.start(self)
        until = NEVER if wait is True else self._clock.monotonic() + wait
        while True:
            alone = self._gone
            if alone and self._alone is None and self._problem is not None:
                raise BackendError(self._problem)
            acquire = self._alone.acquire if alone and self._alone is not None else super().acquire
            try:
                return await acquire(scope, wait=wait, deadline=deadline, priority=priority)
            except BackendError:
                if self._alone is None or alone == self._gone:
                    raise
            # Redis went or came back while the call waited: it waits on, on the other side
            wait = wait if wait is True else max(0.0, until - self._clock.monotonic())

    def rejected(self, permit: Permit, code: str | None, retry_after: float | None = None) -> Rejection:
        """Learn that BILL refused a call for a limit, for all workers. Say so before its permit is released."""
        if permit.limiter is not self:
            return permit.limiter.rejected(permit, code, retry_after)
        rejection = super().rejected(permit, code, retry_after)
        gate = cast("Gate", permit.barriers[-1].limit)
        now = self._clock.monotonic()
        if rejection.retry_at is None and retry_after is not None:
            rejection = attrs.evolve(rejection, retry_at=self._date(now + retry_after, now))
        lesson = {"refused": rejection.limit, "granted": permit.granted_at, "retry": _ms(retry_after or 0.0)}
        self._note({"gate": gate.called, **lesson})
        return rejection

    def snapshot(self) -> tuple[LimitState, ...]:
        """Return the limits that this worker uses, as Redis showed them last; `waiting` are its own calls."""
        merged: dict[tuple[str, str, str | None], LimitState] = {}
        for state in super().snapshot():
            before = merged.get(place := (state.limit, state.key, state.organization))
            merged[place] = state if before is None else attrs.evolve(state, waiting=state.waiting + before.waiting)
        return tuple(merged.values())

    def _move_to(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not None:
            raise ConfigurationError(
                "this RedisLimiter belongs to another event loop, the one it was first used in; make one for each loop"
            )
        self._loop = loop

    # ---- gates, as the local limiter meets them

    def _open_lane(self, scope: Scope, priority: Priority) -> Lane:
        lane = super()._open_lane(scope, priority)
        cast("Gate", lane.barriers[-1].limit).budgets = lane.barriers[:-1]
        return lane

    def _barrier(self, name: LimitName, scope: Scope) -> Barrier:
        if name != "concurrency":
            return super()._barrier(name, scope)
        called = Gate.name_of(scope)
        barrier = self._find(called)
        if barrier is None:
            barrier = Gate(self, called, self._limits.concurrency).barrier
            self._barriers[name, _place(called)] = barrier
        return barrier

    def _limit(self, name: LimitName) -> Limit:
        return Mirror(name, getattr(self._limits, _SETTINGS[name]), self._clock, self._limits.margin)

    def _hopeless(self, barrier: Barrier, now: float, wait: bool | float, until: float) -> bool:
        if isinstance(barrier.limit, Gate) and self._problem is None:
            return False  # only Redis knows
        return super()._hopeless(barrier, now, wait, until)

    def _join(self, lane: Lane, barrier: Barrier, now: float, until: float, by_deadline: bool) -> Waiter:
        at_once = until <= now and not by_deadline
        waiter = super()._join(lane, barrier, now, NEVER if at_once else until, by_deadline)
        if isinstance(barrier.limit, Gate):
            if at_once:
                barrier.limit.impatient.append(waiter)
            self._ask(barrier.limit)
        return waiter

    def _park(self, lane: Lane, barrier: Barrier, now: float) -> None:
        super()._park(lane, barrier, now)
        if isinstance(barrier.limit, Gate):
            self._ask(barrier.limit)

    def _refusal(self, barrier: Barrier, now: float) -> BillError:
        return super()._refusal(barrier, now) if self._problem is None else BackendError(self._problem)

    def _shift(self, barrier: Barrier, now: float) -> None:
        """Move the lanes at a gate to the limit before it that has closed."""
        for lane in [lane for ring in barrier.rings.values() for lane in ring]:
            blocker = lane.blocked_by(now, serving=barrier)
            if blocker is not None and blocker is not barrier:
                self._unpark(lane, now)
                self._dismiss(lane, blocker, now)
                if lane.waiters:
                    self._park(lane, blocker, now)
                    self._set_timer(blocker, now)

    def _serve_held_up(self, barrier: Barrier, now: float) -> None:
        """Let one call go that another limit holds up since the ticket was granted; it stands for room there, too."""
        befores = cast("Gate", barrier.limit).budgets
        parked = (lane for before in befores for ring in before.rings.values() for lane in ring)
        lane = next((lane for lane in parked if lane.barriers[-1] is barrier), None)
        if lane is not None:
            before = self._unpark(lane, now)
            waiter = lane.pop()
            if waiter is not None:
                waiter.future.set_result(Permit(self, lane.barriers, now, waiter.waited(now)))
            if lane.waiters:
                self._park(lane, before, now)
            self._set_timer(before, now)

    def give_back(self, gate: GateName, ticket: str, completion: Completion) -> None:
        """Say how the call of a ticket ended."""
        self._note({"gate": gate, "ticket": ticket, "outcome": completion})

    def _note(self, event: Json) -> None:
        self._events.append(event)
        self._link.speak()

    def _ask(self, gate: Gate) -> None:
        self._asking[gate] = None
        self._link.speak()

    def _gates(self) -> list[Gate]:
        return [barrier.limit for barrier in self._barriers.values() if isinstance(barrier.limit, Gate)]

    def _find(self, called: GateName) -> Barrier | None:
        return self._barriers.get(("concurrency", _place(called)))

    # ---- the conversation with Redis

    def compose(self, *, beat: bool) -> Json | None:
        """Say what is new; with `beat`, also what this worker holds and still wants."""
        beat = beat or self._report
        gates = self._gates() if beat else []
        wants: list[Json] = []
        for gate in dict.fromkeys([*self._asking, *gates]):
            wanted = (0, 0) if self._closed else gate.wanted()
            if wanted != gate.asked or gate.impatient or (beat and wanted[0]):
                wants.append({"gate": gate.called, "count": wanted[0], "rank": wanted[1]})
                gate.asked = wanted
            self._impatient += gate.impatient
            gate.impatient = []
        self._asking.clear()
        held = [{"gate": gate.called, "tickets": [*gate.running]} for gate in gates if gate.running]
        self._said, self._events = self._events, []
        if not (wants or held or self._said or self._report or (beat and self._share)):
            return None
        seen = self._seen() if self._report else []
        self._report = False
        workers = 0 if self._share is None else self._share.workers
        now = self._clock.monotonic() + _ON_THE_WAY
        events = [
            {**event, "age": _ms(now - event["granted"])} if "granted" in event else event for event in self._said
        ]
        return {"workers": workers, "held": held, "seen": seen, "events": events, "wants": wants}

    def hear(self, answer: Json) -> None:
        """Take in what was granted, and how the limits stand."""
        self._said = []
        if answer["epoch"] != self._epoch:
            if self._epoch is not None:
                self._forget()
                self._link.speak()
            self._epoch = answer["epoch"]
        for word in answer["told"]:
            self.told(word)
        for left in answer["left"]:
            barrier = self._find(left["gate"])
            if barrier is not None:
                self._left(cast("Gate", barrier.limit), left)
        impatient, self._impatient = self._impatient, []
        for waiter in impatient:
            self._expire(waiter)

    def told(self, word: Json) -> None:
        """Take a ticket, or take note that a limit is closed."""
        barrier = None if self._closed else self._find(word["gate"])
        now = self._clock.monotonic()
        if barrier is None:
            if "ticket" in word:
                self.give_back(word["gate"], word["ticket"], "unsent")
            return
        gate = cast("Gate", barrier.limit)
        gate.granted(word["count"], word["stamp"])
        if "ticket" in word:
            gate.offer(word["ticket"])
            self._serve(barrier, now)
            if gate.opens(now) <= now:
                self._serve_held_up(barrier, now)
            unused = gate.unused()
            if unused is not None:
                self.give_back(gate.called, unused, "unsent")
            return
        for before in gate.budgets:
            if before.limit.name == word["closed"]:
                before.limit.closed_until = now + word["wait"] / 1000
        self._shift(barrier, now)

    def _left(self, gate: Gate, left: Json) -> None:
        """Take note of what Redis has not granted yet, of when it might, and how the limits stand."""
        gate.granted(left["count"], left["stamp"])
        if left["wait"]:
            self._link.beat_within(left["wait"] / 1000)
        limits = [*(before.limit for before in gate.budgets), gate]
        for limit, (used, allowed, window) in zip(limits, left["states"], strict=False):
            limit.used, limit.allowed = used, allowed
            if isinstance(limit, Mirror):
                limit.window = window

    def _seen(self) -> list[list[Any]]:
        """Return the counts of the hour that Redis may have forgotten."""
        return [
            [name, place.key, limit.window, limit.used]
            for (name, place), barrier in self._barriers.items()
            if isinstance(limit := barrier.limit, Mirror) and limit.window
        ]

    async def connected(self) -> None:
        """Begin anew: what was asked for is asked again."""
        if self._gone and self._alone is not None:
            self._gone = False
            self._problem = problem = "Redis is back, but what was sent without it must end first; nothing was sent"
            self._alone.refuse_waiting(lambda: BackendError(problem))
            while any(state.used for state in self._alone.snapshot() if state.limit == "concurrency"):
                await self._clock.sleep(0.05)
        self._problem = None
        self._gone = False
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None
        self._events = self._said + self._events
        self._said = []
        if self._epoch is not None:
            self._forget()

    def _forget(self) -> None:
        """Expect that Redis knows nothing of this worker."""
        self._report = True
        for gate in self._gates():
            gate.forget()

    def lost(self, error: Exception) -> None:
        """Let calls wait for Redis to come back, for a while."""
        if self._problem is None:
            self._giving_up = self._clock.call_later(self._patience, self._give_up)
        self._problem = trouble(self._redis, error)
        for gate in self._gates():
            self._impatient += gate.impatient
            gate.impatient = []
        impatient, self._impatient = self._impatient, []
        for waiter in impatient:
            self._expire(waiter)

    def _give_up(self) -> None:
        problem = self._problem
        if problem is not None:
            self._gone = True
            self.refuse_waiting(lambda: BackendError(problem))


def _place(called: GateName) -> Scope:
    key, organization, budget, quota = called
    return Scope(key, organization or None, "spend" if budget == "minute" else "v3", cast("Any", quota or None))


def _rules(limits: Limits, lease: float, share: int) -> Json:
    """Return the limits in the words of the script, in milliseconds."""

    def by_the_hour(full: int) -> Json:
        times = {"window": _ms(HOUR), "margin": _ms(limits.margin), "grace": _ms(MINUTE), "hold": 1000, "test": 200}
        return {"full": full, **times}

    def by_the_minute(full: int) -> Json:
        minute = _ms(MINUTE)
        times = {"answered": minute, "abandoned": minute, "hold": minute, "longest_hold": 8 * minute, "longest": minute}
        return {"full": full, "step": full // 4 + 1, **times}

    in_flight = {"full": limits.concurrency, "step": 1, "hold": 2000, "longest_hold": 64000, "longest": _ms(lease)}
    return {
        "bulk_turn": BULK_TURN,
        "concurrency": {**in_flight, "abandoned": _ms(limits.linger), **({"share": share} if share else {})},
        "hour": by_the_hour(limits.hour),
        "login": by_the_hour(limits.logins),
        "minute": by_the_minute(limits.spend_minute),
        "text_message": by_the_minute(limits.text_messages),
    }


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
