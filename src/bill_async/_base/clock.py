"""The clock that all waits use. Tests replace it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol


async def next_turn() -> None:
    """Let the event loop run whatever else is ready. No time passes."""
    await asyncio.sleep(0)


class Timer(Protocol):
    """A scheduled call."""

    def cancel(self) -> None:
        """Cancel the call."""
        ...


class Clock(Protocol):
    """Time and sleep."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        ...

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait this many seconds."""
        ...

    def call_later(self, seconds: float, callback: Callable[..., object], *args: Any) -> Timer:
        """Call a function from the running event loop, once, after this many seconds."""
        ...


class SystemClock:
    """The clock of the machine and the sleep of asyncio."""

    monotonic = staticmethod(time.monotonic)

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def call_later(self, seconds: float, callback: Callable[..., object], *args: Any) -> Timer:
        return asyncio.get_running_loop().call_later(seconds, callback, *args)
