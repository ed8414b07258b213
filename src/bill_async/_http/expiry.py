"""The time limit of attempts: one timer for all that have the same limit.

A timer of the event loop costs several microseconds, and nearly none of them is ever due. Attempts with the same limit
are due in the order in which they began, so one timer, for the first of them, suffices.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .call import Call

__all__ = ["Expiry"]


class Expiry:
    """Cancels the attempts that take longer than a number of seconds, and marks their calls as expired."""

    __slots__ = ("_due", "_seconds", "_timer")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._due: dict[Call[Any], float] = {}
        """When each attempt is due, in the order in which they began."""
        self._timer: asyncio.TimerHandle | None = None

    def begin(self, call: Call[Any]) -> None:
        """Watch an attempt of a call, which the current task makes."""
        self._due[call] = monotonic() + self._seconds
        if self._timer is None:
            self._set_timer(self._seconds)

    def end(self, call: Call[Any]) -> None:
        """Watch it no longer."""
        self._due.pop(call, None)

    def stop(self) -> None:
        """Remove the timer. Nothing is watched any more."""
        self._due.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _set_timer(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._expire)

    def _expire(self) -> None:
        """Cancel what is due, and wait for the next one."""
        self._timer = None
        now = monotonic()
        while self._due:
            call, due = next(iter(self._due.items()))
            if due > now:
                self._set_timer(due - now)
                return
            del self._due[call]
            call.expired = True
            call.task.cancel()
