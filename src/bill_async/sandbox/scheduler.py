"""What an organization will do by itself when its time has come.

An entry is data, the name of an action and its arguments, so that it survives a restart.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeAlias

if TYPE_CHECKING:
    from .organizations import OrganizationState
    from .state import SandboxState

__all__ = ["Scheduler", "action"]

P = ParamSpec("P")
Action: TypeAlias = "Callable[Concatenate[SandboxState, OrganizationState, datetime, P], None]"

_ACTIONS: Final[dict[str, Callable[..., None]]] = {}


def action(name: str) -> Callable[[Action[P]], Action[P]]:
    """Register what an entry of that name does; it gets the moment at which it was due."""

    def register(function: Action[P]) -> Action[P]:
        _ACTIONS[name] = function
        return function

    return register


class Scheduler:
    """Entries in the order of their time, and in the order of their coming where the time is the same."""

    def __init__(self, entries: dict[str, Any]) -> None:
        """Take the dictionary that the entries are kept in."""
        self._entries = entries
        self._heap = [(float(entry[0]), int(number)) for number, entry in entries.items()]
        heapq.heapify(self._heap)
        self._last = max((number for _, number in self._heap), default=0)

    def add(self, when: datetime, name: str, *arguments: Any) -> None:
        """Do something as soon as the clock has reached a moment."""
        self._last += 1
        stamp = when.timestamp()
        self._entries[str(self._last)] = [repr(stamp), name, *arguments]
        heapq.heappush(self._heap, (stamp, self._last))

    def run_due(self, state: SandboxState, organization: OrganizationState, now: datetime) -> None:
        """Do what has become due, in order, each with the moment at which it was due."""
        stamp = now.timestamp()
        while self._heap and self._heap[0][0] <= stamp:
            due, number = heapq.heappop(self._heap)
            _, name, *arguments = self._entries.pop(str(number))
            _ACTIONS[name](state, organization, datetime.fromtimestamp(due, UTC), *arguments)
