"""The scheduler of one organization: what BILL will do by itself when its time has come.

An entry is data, the name of an action and its arguments, so that it survives a restart.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

__all__ = ["Scheduler"]


class Scheduler:
    """Entries in the order of their time, and in the order of their coming where the time is the same."""

    def __init__(self, entries: dict[str, Any]) -> None:
        """Take the dictionary that the entries are kept in."""
        self._entries = entries
        self._heap = [(float(entry[0]), int(number)) for number, entry in entries.items()]
        heapq.heapify(self._heap)
        self._last = max((number for _, number in self._heap), default=0)

    def add(self, when: datetime, action: str, *arguments: Any) -> None:
        """Run an action as soon as the clock has reached a moment."""
        self._last += 1
        stamp = when.timestamp()
        self._entries[str(self._last)] = [repr(stamp), action, *arguments]
        heapq.heappush(self._heap, (stamp, self._last))

    def take_due(self, now: datetime) -> Iterator[tuple[datetime, str, list[Any]]]:
        """Take out what has become due, in order: when it was due, the action and its arguments.

        What an action adds is taken too, if it is due by then.
        """
        stamp = now.timestamp()
        while self._heap and self._heap[0][0] <= stamp:
            due, number = heapq.heappop(self._heap)
            _, action, *arguments = self._entries.pop(str(number))
            yield datetime.fromtimestamp(due, UTC), action, arguments
