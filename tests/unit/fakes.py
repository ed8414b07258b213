"""A clock that tests advance, so that an hour passes at once."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, cast


class FakeTimer:
    """A call that is due at a virtual time."""

    __slots__ = ("args", "callback", "cancelled")

    def __init__(self, callback: Callable[..., object], args: tuple[Any, ...]) -> None:
        self.callback = callback
        self.args = args
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class FakeClock:
    """Virtual time. It stands still until `advance` turns it or, with `auto`, until everybody sleeps.

    `auto` must not be used together with real input and output: waiting for a socket looks like sleep.
    """

    def __init__(self, start: datetime = datetime(2026, 3, 2, 12, 30, tzinfo=UTC), *, auto: bool = False) -> None:
        self.start = start
        self.auto = auto
        self.elapsed = 0.0
        self.slept: list[float] = []
        """What `sleep` was asked for, in order."""
        self._due: list[tuple[float, int, FakeTimer]] = []
        self._order = itertools.count()
        self._watching = False

    def monotonic(self) -> float:
        return 1000.0 + self.elapsed

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.elapsed)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        timer = self.call_later(seconds, _wake, woken)
        try:
            await woken
        finally:
            timer.cancel()

    def call_later(self, seconds: float, callback: Callable[..., object], *args: Any) -> FakeTimer:
        timer = FakeTimer(callback, args)
        heapq.heappush(self._due, (self.elapsed + max(0.0, seconds), next(self._order), timer))
        if self.auto and not self._watching:
            self._watching = True
            asyncio.get_running_loop().call_soon(self._watch, 0)
        return timer

    @property
    def timers(self) -> int:
        """The number of calls that are due at some time."""
        return sum(not timer.cancelled for _, _, timer in self._due)

    def turn(self, seconds: float) -> None:
        """Let so much time pass and make the calls that come due, without letting any task run."""
        until = self.elapsed + seconds
        while self._fire_next(until):
            pass
        self.elapsed = until

    async def advance(self, seconds: float = 0.0) -> None:
        """Let so much time pass; between calls that come due, let every task run until it waits."""
        until = self.elapsed + seconds
        await settle()
        while self._fire_next(until):
            await settle()
        self.elapsed = until
        await settle()

    def _fire_next(self, until: float) -> bool:
        while self._due and self._due[0][2].cancelled:
            heapq.heappop(self._due)
        if not self._due or self._due[0][0] > until:
            return False
        when, _, timer = heapq.heappop(self._due)
        self.elapsed = max(self.elapsed, when)
        timer.cancelled = True
        timer.callback(*timer.args)
        return True

    def busy(self) -> bool:
        """Whether there is something else to do at this time."""
        return _ready() > 0

    def _watch(self, quiet: int) -> None:
        """Move on to the next timer once two rounds of the loop had nothing else to do."""
        quiet = quiet + 1 if not self.busy() else 0
        if quiet > 2:
            quiet = 0
            self._fire_next(float("inf"))
        if self.timers:
            asyncio.get_running_loop().call_soon(self._watch, quiet)
        else:
            self._watching = False


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


def _ready() -> int:
    return len(cast("Any", asyncio.get_running_loop())._ready)


async def settle() -> None:
    """Let every task run until all of them wait."""
    quiet = 0
    while quiet < 2:
        await asyncio.sleep(0)
        quiet = 0 if _ready() else quiet + 1


def listen() -> list[str]:
    """Return a list of what the loop complains about from now on, such as errors that nobody retrieved."""
    heard: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: heard.append(str(context["message"])))
    return heard
