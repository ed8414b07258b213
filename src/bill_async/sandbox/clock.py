"""The sandbox's time, which can be turned forward."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, date, datetime, timedelta

__all__ = ["SandboxClock", "moment"]


class SandboxClock:
    """The clock of the machine plus what `advance` has added; sleeping is real.

    Anything with the same three methods can take its place, a fake clock of the tests for example.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = 0.0 if start is None else start.timestamp() - time.time()

    def advance(self, by: timedelta | float) -> None:
        """Turn the clock forward."""
        self._offset += by.total_seconds() if isinstance(by, timedelta) else by

    def monotonic(self) -> float:
        """Seconds that never run backwards, turned together with the time of day."""
        return time.monotonic() + self._offset

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.fromtimestamp(time.time() + self._offset, UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait, for real."""
        await asyncio.sleep(seconds)

    def today(self) -> date:
        """The calendar day, in UTC."""
        return self.now().date()


def moment(value: datetime) -> str:
    """Write a moment as BILL does, `2026-12-25T00:00:00.000+00:00`.

    All moments are kept in this one form, so that they sort as text.
    """
    return value.astimezone(UTC).isoformat(timespec="milliseconds")
