"""Locks on open files, for a turn at a time. The system releases them when their process ends."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from .clock import Clock

__all__ = ["locked"]

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PAUSE: Final = 0.05
"""Seconds between two attempts to take a lock that another process holds."""


@asynccontextmanager
async def locked(file: int, clock: Clock) -> AsyncGenerator[None]:
    """Wait for the lock on an open file, hold it, and close the file. Without file locks (Windows) all pass at once."""
    try:
        while not _try_lock(file):
            await clock.sleep(_PAUSE)
        yield
    finally:
        os.close(file)


def _try_lock(file: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
