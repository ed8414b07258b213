"""The dispatcher: its tasks take events from the store and pass them to their handlers."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Final

import attrs

from bill_async._base.clock import Clock
from bill_async._base.logging import logger

from .handling import Handling
from .store import EventResult, EventStore, StoredEvent

__all__ = ["Dispatcher"]

_RECOVER_EVERY: Final = 30.0
"""Seconds between two checks for dead processes."""
_TRIM_EVERY: Final = 3600.0
_FIRST_PAUSE: Final = 0.5
"""Seconds before a retry after a failure of the store. They double with each further failure."""
_LONGEST_PAUSE: Final = 30.0


@attrs.define(kw_only=True, eq=False)
class Dispatcher:
    """Passes the events of a store to their handlers while it runs."""

    store: EventStore
    handling: Handling
    concurrency: int
    poll: float
    """Seconds between two checks for events that other processes have stored."""
    grace: float
    """Seconds that running handlers may take after a stop was requested."""
    keep_bodies: timedelta
    keep_events: timedelta
    clock: Clock

    _wake: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _quiet: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _stopping: bool = attrs.field(default=False, init=False)
    _tasks: set[asyncio.Task[None]] = attrs.field(factory=lambda: set[asyncio.Task[None]](), init=False)
    _ended: list[EventResult] = attrs.field(factory=lambda: list[EventResult](), init=False)
    """The results of events, which are stored in the next turn."""
    _held: dict[str, StoredEvent] = attrs.field(factory=lambda: dict[str, StoredEvent](), init=False)
    """The claimed events that have no result yet."""

    def wake(self) -> None:
        """Check for events at once."""
        self._wake.set()

    def stop(self) -> None:
        """Stop: take no more events, and wait for the running handlers."""
        self._stopping = True
        self._wake.set()

    def is_handling(self) -> bool:
        """Whether a handler is the caller."""
        return asyncio.current_task() in self._tasks

    async def idle(self) -> None:
        """Wait until no event is due and no handler is running."""
        self._quiet.clear()
        self._wake.set()
        await self._quiet.wait()

    async def run(self, ready: asyncio.Event) -> None:
        """Work until it is stopped or cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                ready.set()
                keeper = group.create_task(self._keep())
                try:
                    await self._work(group)
                    await self._finish()
                finally:
                    keeper.cancel()
                    for task in self._tasks:
                        task.cancel()
        finally:
            self._quiet.set()
            for event in [*self._held.values()]:  # whose tasks were cancelled
                self._end(event, EventResult.released(event))
            await self._store_results()

    async def _work(self, group: asyncio.TaskGroup) -> None:
        failures = 0
        while not self._stopping:
            self._wake.clear()
            try:
                busy = await self._turn(group)
                rest = None if busy else await self._rest()
                failures = 0
            except Exception as error:  # any error of the store: events must be handled once it works again
                rest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(failures, 16))
                failures += 1
                logger.error("webhooks: the event store failed, next try in %.1f s: %s", rest, error)
            if rest is not None:
                await self._sleep(rest)

    async def _turn(self, group: asyncio.TaskGroup) -> bool:
        """Store the results and take the due events. Return whether there may be more."""
        ended, now = len(self._ended), self.clock.now()
        free = self.concurrency - len(self._tasks)
        storing = self.store.finish(self._ended[:ended], now) if ended else _nothing()
        # together, so that a store can do both in one transaction
        stored, claimed = await asyncio.gather(storing, self._claim(free, now), return_exceptions=True)
        if not isinstance(stored, BaseException):
            del self._ended[:ended]
        if not isinstance(claimed, BaseException):
            for event in claimed:
                task = group.create_task(self._handle(event))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        for result in (stored, claimed):
            if isinstance(result, BaseException):
                raise result
        return bool(ended or claimed)

    async def _claim(self, free: int, now: datetime) -> list[StoredEvent]:
        claimed = await self.store.claim(free, now) if free > 0 else []
        self._held.update((event.id, event) for event in claimed)
        return claimed

    async def _rest(self) -> float:
        """Return the time until the next work."""
        if len(self._tasks) >= self.concurrency > 0:
            return self.poll
        due = await self.store.next_due()
        rest = self.poll if due is None else (due - self.clock.now()).total_seconds()
        if rest > 0 or not self.concurrency:
            if not self._tasks and not self._ended:
                self._quiet.set()
            return min(self.poll, rest) if self.concurrency else self.poll
        return 0.0

    async def _sleep(self, seconds: float) -> None:
        """Wait for this time, or until there is work."""
        timer = self.clock.call_later(seconds, self._wake.set)
        try:
            await self._wake.wait()
        finally:
            timer.cancel()

    async def _handle(self, event: StoredEvent) -> None:
        same: list[StoredEvent] = []

        async def progress(result: EventResult) -> None:
            self._held[event.id] = attrs.evolve(event, completed=result.completed)
            await self.store.finish([result], self.clock.now())

        try:
            if self.handling.merges(event):
                same = await self.store.claim_same(event, self.clock.now())
                self._held.update((each.id, each) for each in same)
            result = await self.handling.handle(event, len(same), progress)
        except Exception as error:
            logger.error("webhooks: the event store failed, %s will be handled again: %s", event.id, error)
            due = self.clock.now() + timedelta(seconds=_FIRST_PAUSE)
            for each in (self._held[event.id], *same):
                self._end(each, EventResult.released(each, due))
        else:
            self._end(event, result)
            for each in same:
                self._end(each, _merged(each, event) if result.state == "done" else EventResult.released(each))
        finally:
            self._wake.set()

    def _end(self, event: StoredEvent, result: EventResult) -> None:
        del self._held[event.id]
        self._ended.append(result)

    async def _finish(self) -> None:
        """Wait for the running handlers, up to their time limit."""
        if self._tasks:
            timer = self.clock.call_later(self.grace, self._cancel)
            try:
                await asyncio.wait(self._tasks)
            finally:
                timer.cancel()

    def _cancel(self) -> None:
        logger.warning("webhooks: %d handlers were still running and are cancelled", len(self._tasks))
        for task in self._tasks:
            task.cancel()

    async def _store_results(self) -> None:
        if self._ended:
            try:
                await self.store.finish(self._ended, self.clock.now())
                self._ended.clear()
            except Exception as error:
                count = len(self._ended)
                logger.error("webhooks: the event store failed, %d events will be handled again: %s", count, error)

    async def _keep(self) -> None:
        """Recover the events of dead processes, and drop old events."""
        trimmed: float | None = None
        turned = asyncio.Event()
        while True:
            try:
                now = self.clock.now()
                if await self.store.recover():
                    self._wake.set()
                if trimmed is None or self.clock.monotonic() - trimmed >= _TRIM_EVERY:
                    trimmed = self.clock.monotonic()
                    await self.store.trim(bodies_before=now - self.keep_bodies, events_before=now - self.keep_events)
            except Exception as error:
                logger.error("webhooks: the event store failed: %s", error)
            turned.clear()
            timer = self.clock.call_later(_RECOVER_EVERY, turned.set)
            try:
                await turned.wait()
            finally:
                timer.cancel()


async def _nothing() -> None:
    return None


def _merged(event: StoredEvent, into: StoredEvent) -> EventResult:
    return EventResult(id=event.id, state="done", attempts=event.attempts, error=f"handled together with {into.id}")
