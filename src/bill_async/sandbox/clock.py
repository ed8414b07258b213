"""The clock of a sandbox, which tests can advance, and a clock for clients that follows it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

__all__ = ["ClientClock", "SandboxClock", "SandboxTime", "moment"]


class SandboxTime(Protocol):
    """The methods of a clock that the sandbox uses."""

    def monotonic(self) -> float:
        """The monotonic time in seconds."""
        ...

    def now(self) -> datetime:
        """The time of day, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SandboxClock:
    """The clock of the machine, plus the time that `advance` has added.

    A sleep ends when its time has passed or has been skipped. Any object with the same three methods (`monotonic`,
    `now`, `sleep`) can take the place of this clock, such as a fake clock in tests.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = 0.0 if start is None else start.timestamp() - time.time()
        self._sleepers: set[_Sleeper] = set()
        self._listeners: list[Callable[[], object]] = []

    @property
    def offset(self) -> float:
        """The number of seconds by which it is ahead of the machine."""
        return self._offset

    def advance(self, by: timedelta | float) -> None:
        """Move the clock forward. `by` is a time span or a number of seconds."""
        self._offset += by.total_seconds() if isinstance(by, timedelta) else by
        for sleeper in list(self._sleepers):
            sleeper.notify(self.monotonic())
        for listener in list(self._listeners):
            listener()

    def on_advance(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Call a function after each advance. Returns a function that ends this."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def monotonic(self) -> float:
        """The monotonic time in seconds, which `advance` also moves forward."""
        return time.monotonic() + self._offset

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.fromtimestamp(time.time() + self._offset, UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait until this much time has passed or has been skipped."""
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
    """A sleep until a time of the clock."""

    def __init__(self, due: float, seconds: float) -> None:
        self.loop = asyncio.get_running_loop()
        self.due = due
        self.woken: asyncio.Future[None] = self.loop.create_future()
        self.timer = self.loop.call_later(seconds, self.wake)

    def notify(self, now: float) -> None:
        """Report an advance of the clock. May be called from any thread."""
        try:
            here = asyncio.get_running_loop()
        except RuntimeError:
            here = None
        if here is self.loop:
            self.clock_advanced(now)
        else:
            self.loop.call_soon_threadsafe(self.clock_advanced, now)

    def clock_advanced(self, now: float) -> None:
        """Wake if the time has come, or sleep for the rest."""
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
    """The sandbox's time, for a client. Where the client would sleep, it advances the sandbox's clock instead.

    No test has to wait for the pause before a retry, or for the minute that `reconcile` waits. Concurrent sleeps
    advance the clock only once. A call that waits for a limit goes on when the time has passed or has been skipped.
    """

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock

    def monotonic(self) -> float:
        """The monotonic time in seconds."""
        return self._clock.monotonic()

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return self._clock.now()

    async def sleep(self, seconds: float) -> None:
        """Let all other tasks run once, then advance the clock by the rest of this time."""
        due = self._clock.monotonic() + seconds
        await asyncio.sleep(0)
        left = due - self._clock.monotonic()
        if left > 0:
            self._clock.advance(left)

    def call_later(self, seconds: float, callback: Callable[..., object], *args: Any) -> ClientTimer:
        """Call back from the running event loop when this much time has passed or has been skipped."""
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
        self._handle = self._loop.call_later(seconds, self._check)
        self._stop_listening: Callable[[], None] | None = clock.on_advance(self._clock_advanced)

    def cancel(self) -> None:
        """Cancel the call."""
        self._handle.cancel()
        stop_listening, self._stop_listening = self._stop_listening, None
        if stop_listening is not None:
            stop_listening()

    def _clock_advanced(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._check)

    def _check(self) -> None:
        if self._stop_listening is None:
            return
        left = self._due - self._clock.monotonic()
        if left > _ROUNDING:
            self._handle.cancel()
            self._handle = self._loop.call_later(left, self._check)
            return
        self.cancel()
        callback, args = self._call
        callback(*args)


_ROUNDING = 1e-6
"""Seconds that the clock may lose by rounding."""


def moment(value: datetime) -> str:
    """Return a time in BILL's format, `2026-12-25T00:00:00.000+00:00`.

    All times are kept in this format, so that they sort as text.
    """
    return value.astimezone(UTC).isoformat(timespec="milliseconds")
