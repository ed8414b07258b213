"""The events that a process has claimed from a server.

If the answer to a claim was lost, the server has events of the process that the process does not know of. They must be
released, because nobody would handle them.
"""

from __future__ import annotations

from collections.abc import Sequence

from .store import EventResult, StoredEvent

__all__ = ["Held"]


class Held:
    """The ids of events that were claimed and not finished. It is used by the thread of a store only."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        """The ids, as the transaction sees them."""
        self._committed: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Begin a transaction, and undo what one without a commit has changed."""
        self.ids = set(self._committed)

    def take(self, events: Sequence[StoredEvent]) -> None:
        """Add claimed events."""
        self.ids.update(event.id for event in events)

    def release(self, results: Sequence[EventResult]) -> None:
        """Remove finished events."""
        self.ids.difference_update(result.id for result in results if result.state != "running")

    def commit(self) -> None:
        """Keep what the transaction has changed."""
        self._committed = frozenset(self.ids)

    def clear(self) -> None:
        """Remove all events."""
        self.ids.clear()
        self._committed = frozenset()
