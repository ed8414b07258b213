"""The scheduler of one organization: the actions that BILL takes by itself at a later time.

An entry is plain data, the name of an action and its arguments, so that it survives a restart.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

__all__ = ["Scheduler"]


class Scheduler:
    """Entries in the order of their time, and of their addition for the same time."""

    def __init__(self, entries: dict[str, Any]) -> None:
        """`entries` is the dictionary that stores the entries."""
        self._entries = entries
        self._heap = [(float(entry[0]), int(number)) for number, entry in entries.items()]
        heapq.heapify(self._heap)
        self._last = max((number for _, number in self._heap), default=0)

    def add(self, when: datetime, action: str, *arguments: Any) -> None:
        """Schedule an action for a time."""
        self._last += 1
        stamp = when.timestamp()
        self._entries[str(self._last)] = [repr(stamp), action, *arguments]
        heapq.heappush(self._heap, (stamp, self._last))

    def take_due(self, now: datetime) -> Iterator[tuple[datetime, str, list[Any]]]:
        """Remove and yield the due entries in order: the time, the action and its arguments.

        Entries that an action adds are yielded too, if they are due.
        """
        stamp = now.timestamp()
        while self._heap and self._heap[0][0] <= stamp:
            due, number = heapq.heappop(self._heap)
            _, action, *arguments = self._entries.pop(str(number))
            yield datetime.fromtimestamp(due, UTC), action, arguments
