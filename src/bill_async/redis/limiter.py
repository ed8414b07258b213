"""The limiter of a fleet: the local limiter decides which call is next, and Redis decides how many may be sent.

Each scope has a counter of *tickets*, in the place of the limit of calls in flight. A ticket comes from Redis and
reserves room in every limit of the scope. Calls wait for tickets as they wait for any limit, in order and by
priority. The worker asks for as many tickets as calls wait, but at most for as many as may run at a time. Its other
limits only remember until when Redis reported them closed.

A ticket belongs to no call until it is used. A call that is cancelled gives up only its place in the local queue, and
a ticket that no call waits for is given back.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from bill_async._base.clock import Clock, Timer
from bill_async._limits.limiter import (
    BULK_TURN,
    Limit,
    Limiter,
    Limits,
    Permit,
    Rejection,
    Scope,
    Waiter,
)
from bill_async._limits.windows import HOUR, MINUTE, NEVER, Completion, Counter, LimitName
from bill_async.errors import BackendError, BillError, ClientClosedError, ConfigurationError
from bill_async.types import Priority

from .counters import RemoteCounter, ScopeName, Tickets
from .link import Json, Link, connect, describe, prefix
from .share import Share

if TYPE_CHECKING:
    from redis.asyncio import Redis

    from bill_async._limits.limiter import Queue
    from bill_async._limits.states import LimitState

__all__ = ["RedisLimiter"]

_SETTINGS: Final[dict[LimitName, str]] = {
    "concurrency": "concurrency",
    "hour": "hour",
    "login": "logins",
    "minute": "spend_minute",
    "text_message": "text_messages",
}

_CLOSED: Final = "the limiter of the fleet is closed"
_TRANSIT: Final = 0.005
"""Seconds added to the age of a call, because the message takes time to reach Redis."""


class RedisLimiter(Limiter):
    """Grants permits so that the workers of a fleet together exceed no limit, and leave none unused while calls wait.

    It belongs to the event loop where it is first used, and raises `ConfigurationError` in any other. Close it after
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
        """Make a limiter. Nothing is sent until a permit is asked for.

        `redis` is a URL, or a client, which is not closed with the limiter. Workers with the same `name` share their
        limits, and must be given the same `limits`. When a worker dies, its permits become free after `lease`
        seconds. Make `lease` longer than any call if workers may lose their connection to Redis. A Redis server that
        has just started grants nothing for `lease` seconds. While Redis cannot be reached, calls wait for `patience`
        seconds; after that they fail, or are sent within this worker's `share` if there is one.
        """
        if not lease >= 1:
            raise ConfigurationError(f"lease: {lease!r} is too short; give 1 second or more")
        limits = limits or Limits()
        super().__init__(clock, limits if share is None else share.for_all_workers(limits))
        self._redis: Redis = connect(redis)
        self._own = isinstance(redis, str)
        self._patience = patience if share is None else share.after
        self._share = share
        self._fallback = None if share is None else Limiter(self._clock, share.for_one_worker(limits))
        rules = _rules(self._settings, lease, 0 if share is None else limits.concurrency // share.workers)
        self._link = Link(self._redis, prefix(name), rules, self._clock, lease)
        self._started = False
        self._closed = False
        self._changed: dict[Tickets, None] = {}
        """The tickets whose need may have changed since the last step."""
        self._events: list[Json] = []
        """What happened to tickets since the last step."""
        self._sent_events: list[Json] = []
        """The events of the step in progress."""
        self._unwilling: list[Waiter] = []
        """The calls that are refused unless the answer to that step brings their ticket."""
        self._epoch: str | None = None
        self._report_all = False
        """Whether Redis may have lost what this worker knows."""
        self._problem: str | None = None
        """Why Redis cannot be reached, if it cannot."""
        self._unreachable = False
        """Whether Redis has been unreachable for longer than calls wait for it."""
        self._give_up_timer: Timer | None = None

    async def __aenter__(self) -> RedisLimiter:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Refuse the waiting calls, and give all tickets back to the other workers."""
        if self._closed:
            return
        self._closed = True
        for limiter in filter(None, (self, self._fallback)):
            limiter.refuse_waiting(lambda: ClientClosedError(_CLOSED))
        if self._give_up_timer is not None:
            self._give_up_timer.cancel()
        self._changed = dict.fromkeys(self._all_tickets())
        await self._link.close()
        if self._own:
            await self._redis.aclose()

    # ---- the interface of a limiter

    def acquire_at_once(self, scope: Scope, priority: Priority = "interactive") -> None:
        """Return None: see `Limiter.acquire_at_once`."""

    async def acquire(
        self,
        scope: Scope,
        *,
        wait: bool | float = True,
        deadline: float | None = None,
        priority: Priority = "interactive",
    ) -> Permit:
        """Return a permit for one call, at once or when its turn comes; see `Limiter.acquire`.

        Raises: also `BackendError` if Redis cannot be reached.
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
            unreachable = self._unreachable
            if unreachable and self._fallback is None and self._problem is not None:
                raise BackendError(self._problem)
            acquire = self._fallback.acquire if unreachable and self._fallback is not None else super().acquire
            try:
                return await acquire(scope, wait=wait, deadline=deadline, priority=priority)
            except BackendError:
                if self._fallback is None or unreachable == self._unreachable:
                    raise
            # The connection was lost or restored while the call waited: it waits on at the other limiter.
            wait = wait if wait is True else max(0.0, until - self._clock.monotonic())

    def rejected(self, permit: Permit, code: str | None, retry_after: float | None = None) -> Rejection:
        """Record, for all workers, that BILL refused a call because of a limit. Call this before its release."""
        if permit.limiter is not self:
            return permit.limiter.rejected(permit, code, retry_after)
        rejection = super().rejected(permit, code, retry_after)
        tickets = cast("Tickets", permit.limits[-1].counter)
        now = self._clock.monotonic()
        if rejection.retry_at is None and retry_after is not None:
            rejection = Rejection(rejection.limit, self._date(now + retry_after, now))
        refusal = {"refused": rejection.limit, "granted": permit.granted_at, "retry": _ms(retry_after or 0.0)}
        self._add_event({"scope": tickets.scope, **refusal})
        return rejection

    def snapshot(self) -> tuple[LimitState, ...]:
        """Return the limits that this worker uses, as Redis last reported them. `waiting` counts its own calls only."""
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

    # ---- tickets in the place of the limit of calls in flight

    def _open_queue(self, scope: Scope, priority: Priority) -> Queue:
        queue = super()._open_queue(scope, priority)
        cast("Tickets", queue.limits[-1].counter).remote_limits = queue.limits[:-1]
        return queue

    def _limit(self, name: LimitName, scope: Scope) -> Limit:
        if name != "concurrency":
            return super()._limit(name, scope)
        scope_name = Tickets.scope_name(scope)
        limit = self._find(scope_name)
        if limit is None:
            limit = Tickets(self._give_back, scope_name, self._settings.concurrency).limit
            self._limits[name, _scope(scope_name)] = limit
        return limit

    def _counter(self, name: LimitName) -> Counter:
        return RemoteCounter(name, getattr(self._settings, _SETTINGS[name]), self._clock, self._settings.margin)

    def _takes_too_long(self, limit: Limit, now: float, wait: bool | float, until: float) -> bool:
        if isinstance(limit.counter, Tickets) and self._problem is None:
            return False  # only Redis knows
        return super()._takes_too_long(limit, now, wait, until)

    def _add_waiter(self, queue: Queue, limit: Limit, now: float, until: float, by_deadline: bool) -> Waiter:
        unwilling = until <= now and not by_deadline
        waiter = super()._add_waiter(queue, limit, now, NEVER if unwilling else until, by_deadline)
        if isinstance(limit.counter, Tickets):
            if unwilling:
                limit.counter.unwilling.append(waiter)
            self._note_change(limit.counter)
        return waiter

    def _start_wait(self, queue: Queue, limit: Limit, now: float) -> None:
        super()._start_wait(queue, limit, now)
        if isinstance(limit.counter, Tickets):
            self._note_change(limit.counter)

    def _refusal(self, limit: Limit, now: float) -> BillError:
        return super()._refusal(limit, now) if self._problem is None else BackendError(self._problem)

    def _requeue(self, limit: Limit, now: float) -> None:
        """Let the queues that wait for a ticket wait for the limit that has closed instead."""
        for queue in limit.all_queues():
            blocker = queue.blocked_by(now, granting=limit)
            if blocker is not None and blocker is not limit:
                self._end_wait(queue, now)
                self._refuse_late(queue, blocker, now)
                if queue.waiters:
                    self._start_wait(queue, blocker, now)
                    self._set_timer(blocker, now)

    def _grant_to_blocked(self, tickets: Tickets, now: float) -> None:
        """Grant a permit to one call of the scope that waits for another limit. The ticket holds a slot there too."""
        waiting = (queue for limit in tickets.remote_limits for queue in limit.all_queues())
        queue = next((queue for queue in waiting if queue.limits[-1] is tickets.limit), None)
        if queue is not None:
            limit = self._end_wait(queue, now)
            waiter = queue.pop()
            if waiter is not None:
                waiter.future.set_result(Permit(self, queue.limits, now, waiter.waited(now)))
            if queue.waiters:
                self._start_wait(queue, limit, now)
            self._set_timer(limit, now)

    def _give_back(self, scope: ScopeName, ticket: str, completion: Completion) -> None:
        """Report how the call of a ticket ended."""
        self._add_event({"scope": scope, "ticket": ticket, "outcome": completion})

    def _add_event(self, event: Json) -> None:
        self._events.append(event)
        self._link.request_step()

    def _note_change(self, tickets: Tickets) -> None:
        self._changed[tickets] = None
        self._link.request_step()

    def _all_tickets(self) -> list[Tickets]:
        return [limit.counter for limit in self._limits.values() if isinstance(limit.counter, Tickets)]

    def _find(self, scope: ScopeName) -> Limit | None:
        return self._limits.get(("concurrency", _scope(scope)))

    # ---- the messages to and from Redis

    def next_step(self, *, renew: bool) -> Json | None:
        """Return what is new, or None. `renew` adds the tickets that this worker holds and still needs."""
        renew = renew or self._report_all
        all_tickets = self._all_tickets() if renew else []
        requests: list[Json] = []
        for tickets in dict.fromkeys([*self._changed, *all_tickets]):
            needed = (0, 0) if self._closed else tickets.needed()
            if needed != tickets.requested or tickets.unwilling or (renew and needed[0]):
                requests.append({"scope": tickets.scope, "count": needed[0], "rank": needed[1]})
                tickets.requested = needed
            self._unwilling += tickets.unwilling
            tickets.unwilling = []
        self._changed.clear()
        held = [{"scope": tickets.scope, "tickets": [*tickets.running]} for tickets in all_tickets if tickets.running]
        self._sent_events, self._events = self._events, []
        if not (requests or held or self._sent_events or self._report_all or (renew and self._share)):
            return None
        counts = self._hourly_counts() if self._report_all else []
        self._report_all = False
        workers = 0 if self._share is None else self._share.workers
        now = self._clock.monotonic() + _TRANSIT
        events = [
            {**event, "age": _ms(now - event["granted"])} if "granted" in event else event
            for event in self._sent_events
        ]
        return {"workers": workers, "held": held, "counts": counts, "events": events, "requests": requests}

    def answered(self, answer: Json) -> None:
        """Process what was granted, and the state of the limits."""
        self._sent_events = []
        if answer["epoch"] != self._epoch:
            if self._epoch is not None:
                self._forget_requested()
                self._link.request_step()
            self._epoch = answer["epoch"]
        for message in answer["messages"]:
            self.received(message)
        for pending in answer["pending"]:
            limit = self._find(pending["scope"])
            if limit is not None:
                self._update(cast("Tickets", limit.counter), pending)
        self._refuse_unwilling()

    def received(self, message: Json) -> None:
        """Use a ticket, or close a limit."""
        limit = None if self._closed else self._find(message["scope"])
        now = self._clock.monotonic()
        if limit is None:
            if "ticket" in message:
                self._give_back(message["scope"], message["ticket"], "unsent")
            return
        tickets = cast("Tickets", limit.counter)
        tickets.update_requested(message["count"], message["stamp"])
        if "ticket" in message:
            tickets.offer(message["ticket"])
            self._grant(limit, now)
            if tickets.opens(now) <= now:
                self._grant_to_blocked(tickets, now)
            unused = tickets.withdraw()
            if unused is not None:
                self._give_back(tickets.scope, unused, "unsent")
            return
        for remote in tickets.remote_limits:
            if remote.counter.name == message["closed"]:
                remote.counter.closed_until = now + message["wait"] / 1000
        self._requeue(limit, now)

    def _update(self, tickets: Tickets, pending: Json) -> None:
        """Record what Redis has not granted yet, when it may grant more, and the state of the limits."""
        tickets.update_requested(pending["count"], pending["stamp"])
        if pending["wait"]:
            self._link.renew_within(pending["wait"] / 1000)
        counters = [*(limit.counter for limit in tickets.remote_limits), tickets]
        for counter, (used, allowed, window) in zip(counters, pending["states"], strict=False):
            counter.used, counter.allowed = used, allowed
            if isinstance(counter, RemoteCounter):
                counter.window = window

    def _refuse_unwilling(self) -> None:
        unwilling, self._unwilling = self._unwilling, []
        for waiter in unwilling:
            self._expire(waiter)

    def _hourly_counts(self) -> list[list[Any]]:
        """Return the counts of the hour that Redis may have lost."""
        return [
            [name, scope.key, counter.window, counter.used]
            for (name, scope), limit in self._limits.items()
            if isinstance(counter := limit.counter, RemoteCounter) and counter.window
        ]

    async def connected(self) -> None:
        """Start over: all requests are sent again."""
        if self._unreachable and self._fallback is not None:
            self._unreachable = False
            self._problem = problem = "Redis is back, but the calls sent without it must end first; nothing was sent"
            self._fallback.refuse_waiting(lambda: BackendError(problem))
            while any(state.used for state in self._fallback.snapshot() if state.limit == "concurrency"):
                await self._clock.sleep(0.05)
        self._problem = None
        self._unreachable = False
        if self._give_up_timer is not None:
            self._give_up_timer.cancel()
            self._give_up_timer = None
        self._events = self._sent_events + self._events
        self._sent_events = []
        if self._epoch is not None:
            self._forget_requested()

    def _forget_requested(self) -> None:
        """Assume that Redis knows nothing of this worker."""
        self._report_all = True
        for tickets in self._all_tickets():
            tickets.forget_requested()

    def lost(self, error: Exception) -> None:
        """Let calls wait for Redis to come back, for a while."""
        if self._problem is None:
            self._give_up_timer = self._clock.call_later(self._patience, self._give_up)
        self._problem = describe(self._redis, error)
        for tickets in self._all_tickets():
            self._unwilling += tickets.unwilling
            tickets.unwilling = []
        self._refuse_unwilling()

    def _give_up(self) -> None:
        problem = self._problem
        assert problem is not None  # the timer is cancelled when Redis is back
        self._unreachable = True
        self.refuse_waiting(lambda: BackendError(problem))


def _scope(name: ScopeName) -> Scope:
    key, organization, budget, quota = name
    return Scope(key, organization or None, "spend" if budget == "minute" else "v3", cast("Any", quota or None))


def _rules(limits: Limits, lease: float, share: int) -> Json:
    """Return the limits as the script expects them, with times in milliseconds."""

    def by_the_hour(full: int) -> Json:
        times = {"window": _ms(HOUR), "margin": _ms(limits.margin), "grace": _ms(MINUTE), "backoff": 1000, "probe": 200}
        return {"full": full, **times}

    def by_the_minute(full: int) -> Json:
        minute = _ms(MINUTE)
        times = {
            "answered": minute,
            "abandoned": minute,
            "backoff": minute,
            "max_backoff": 8 * minute,
            "max_wait": minute,
        }
        return {"full": full, "step": full // 4 + 1, **times}

    in_flight = {"full": limits.concurrency, "step": 1, "backoff": 2000, "max_backoff": 64000, "max_wait": _ms(lease)}
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
