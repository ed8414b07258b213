"""Turns: one task at a time works on something, in any event loop and thread of this process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Final

from .clock import Clock

__all__ = ["Turn", "Turns"]

_PAUSE: Final = 0.05
"""Seconds between two attempts to take a turn that another task has."""


class Turns:
    """The turns of one store, by name.

    A turn ends with its event loop. A loop that was stopped or closed in the middle of one holds up nobody.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._guard = threading.Lock()
        self._current: dict[str, Turn] = {}

    def turn(self, name: str) -> Turn:
        """Return the next turn for a name: an asynchronous context manager, for one use."""
        return Turn(self, name)

    async def wait(self, name: str) -> bool:
        """Wait until nobody has the turn of a name. Return whether somebody had it."""
        waited = False
        while self._is_taken(name):
            waited = True
            await self.clock.sleep(_PAUSE)
        return waited

    def _is_taken(self, name: str) -> bool:
        with self._guard:
            current = self._current.get(name)
            return current is not None and current.loop.is_running()

    def _begin(self, turn: Turn) -> bool:
        with self._guard:
            before = self._current.get(turn.name)
            if before is not None:
                if before.loop.is_running():
                    return False
                before.when_lost()
            self._current[turn.name] = turn
            return True

    def _end(self, turn: Turn) -> None:
        with self._guard:
            if self._current.get(turn.name) is turn:
                del self._current[turn.name]


class Turn:
    """A turn."""

    loop: asyncio.AbstractEventLoop
    """The event loop that it belongs to."""

    def __init__(self, turns: Turns, name: str) -> None:
        self._turns = turns
        self.name = name
        self.when_lost: Callable[[], object] = lambda: None
        """Called if the turn ends with its event loop."""

    async def __aenter__(self) -> Turn:
        self.loop = asyncio.get_running_loop()
        while not self._turns._begin(self):
            await self._turns.clock.sleep(_PAUSE)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._turns._end(self)
