"""The clock of a sandbox, which can be turned forward, and one like it for clients."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

__all__ = ["ClientClock", "SandboxClock", "SandboxTime", "moment"]


class SandboxTime(Protocol):
    """What the sandbox needs of a clock."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        ...

    def now(self) -> datetime:
        """The time of day, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SandboxClock:
    """The clock of the machine plus what `advance` has added.

    Whoever sleeps wakes when the time has come, by passing or by being turned. Anything with the same
    three methods (`monotonic`, `now`, `sleep`) can take its place, a fake clock of the tests for example.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = 0.0 if start is None else start.timestamp() - time.time()
        self._sleepers: set[_Sleeper] = set()
        self._followers: list[Callable[[], object]] = []

    @property
    def offset(self) -> float:
        """How many seconds it is ahead of the machine."""
        return self._offset

    def advance(self, by: timedelta | float) -> None:
        """Turn the clock forward."""
        self._offset += by.total_seconds() if isinstance(by, timedelta) else by
        for sleeper in list(self._sleepers):
            sleeper.tell(self.monotonic())
        for follower in list(self._followers):
            follower()

    def follow(self, what: Callable[[], object]) -> Callable[[], None]:
        """Call something after each turn; return what ends that."""
        self._followers.append(what)
        return lambda: self._followers.remove(what)

    def monotonic(self) -> float:
        """Seconds that never run backwards, turned together with the time of day."""
        return time.monotonic() + self._offset

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.fromtimestamp(time.time() + self._offset, UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait until so much time has passed or has been skipped."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        sleeper = _Sleeper(self.monotonic() + seconds, seconds)
        self._sleepers.add(sleeper)
        try:
            await sleeper.woken
        finally:
            self._sleepers.discard(sleeper)
            sleeper.timer.cancel()

    def today(self) -> date:
        """The calendar day, in UTC."""
        return self.now().date()


class _Sleeper:
    """Somebody who waits for a moment."""

    def __init__(self, due: float, seconds: float) -> None:
        self.loop = asyncio.get_running_loop()
        self.due = due
        self.woken: asyncio.Future[None] = self.loop.create_future()
        self.timer = self.loop.call_later(seconds, self.wake)

    def tell(self, now: float) -> None:
        """Say that the clock was turned, from whatever thread."""
        try:
            here = asyncio.get_running_loop()
        except RuntimeError:
            here = None
        if here is self.loop:
            self.turned(now)
        else:
            self.loop.call_soon_threadsafe(self.turned, now)

    def turned(self, now: float) -> None:
        """Wake if it is time, or sleep on for what is left."""
        if self.woken.done():
            return
        self.timer.cancel()
        if now >= self.due:
            self.wake()
        else:
            self.timer = self.loop.call_later(self.due - now, self.wake)

    def wake(self) -> None:
        if not self.woken.done():
            self.woken.set_result(None)


class ClientClock:
    """The sandbox's time for a client: what the client would sleep through turns the sandbox's clock instead.

    So no test waits for the pause before a repetition, or for the minute that `reconcile` lets pass. Those who sleep
    at the same time turn the clock once. A call that waits for a limit goes on when time passes or is turned.
    """

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return self._clock.monotonic()

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return self._clock.now()

    async def sleep(self, seconds: float) -> None:
        """Turn the clock by what is left when everybody else has had a turn."""
        due = self._clock.monotonic() + seconds
        await asyncio.sleep(0)
        left = due - self._clock.monotonic()
        if left > 0:
            self._clock.advance(left)

    def call_later(self, seconds: float, callback: Callable[..., object], *args: Any) -> ClientTimer:
        """Call back from the running event loop when so much time has passed or was skipped."""
        return ClientTimer(self._clock, seconds, callback, args)


class ClientTimer:
    """A call that is due at a time of the sandbox's clock."""

    def __init__(
        self, clock: SandboxClock, seconds: float, callback: Callable[..., object], args: tuple[Any, ...]
    ) -> None:
        self._clock = clock
        self._call = (callback, args)
        self._loop = asyncio.get_running_loop()
        self._due = clock.monotonic() + seconds
        self._handle = self._loop.call_later(seconds, self._look)
        self._unfollow: Callable[[], None] | None = clock.follow(self._turned)

    def cancel(self) -> None:
        """Do not make it."""
        self._handle.cancel()
        unfollow, self._unfollow = self._unfollow, None
        if unfollow is not None:
            unfollow()

    def _turned(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._look)

    def _look(self) -> None:
        if self._unfollow is None:
            return
        left = self._due - self._clock.monotonic()
        if left > _SHORTEST:
            self._handle.cancel()
            self._handle = self._loop.call_later(left, self._look)
            return
        self.cancel()
        callback, args = self._call
        callback(*args)


_SHORTEST = 1e-6
"""Seconds that are lost in the sums of the clock."""


def moment(value: datetime) -> str:
    """Write a moment as BILL does, `2026-12-25T00:00:00.000+00:00`.

    All moments are kept in this one form, so that they sort as text.
    """
    return value.astimezone(UTC).isoformat(timespec="milliseconds")
