"""A foreign clock that stands still."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime


class FixedTime:
    """A clock with the methods that a sandbox needs."""

    def monotonic(self) -> float:
        return 1000.0

    def now(self) -> datetime:
        return datetime(2026, 1, 5, 12, tzinfo=UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()
