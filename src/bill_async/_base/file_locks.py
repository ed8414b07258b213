"""Locks on files, for one process at a time. The system releases them when their process ends."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Final

from .turns import Turns

__all__ = ["locked"]

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PAUSE: Final = 0.05
"""Seconds between two attempts to take a lock that another process holds."""


@asynccontextmanager
async def locked(turns: Turns, name: str, opened: Callable[[], int]) -> AsyncGenerator[None]:
    """Wait for the turn of this task, and for the lock on the file that `opened` opens; hold both, and close the file.

    Without file locks (Windows), all processes pass at once.
    """
    async with turns.turn(name) as turn:
        file = opened()
        turn.when_lost = partial(_unlock, file)
        try:
            while not _try_lock(file):
                await turns.clock.sleep(_PAUSE)
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


def _unlock(file: int) -> None:
    if fcntl is not None:
        with suppress(OSError):  # it has been closed
            fcntl.flock(file, fcntl.LOCK_UN)
