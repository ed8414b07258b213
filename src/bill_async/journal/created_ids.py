"""The ids of the objects that other writes of a journal have created: they do not belong to the write looked up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from ..reconcile.lookup import operation_of
from .entry import JournalEntry
from .store import JournalStore

__all__ = ["CreatedIds"]

_OVERLAP: Final = timedelta(seconds=30)
"""How much later a change may be stored than another one that is dated after it."""


class CreatedIds:
    """The ids of the objects that the writes of each account have created, read as far back as needed.

    They are kept, so that each entry is read about once, however many writes are looked up.
    """

    def __init__(self, store: JournalStore) -> None:
        self._store = store
        self._ids: dict[tuple[str, str], set[str]] = {}
        self._since: datetime | None = None
        """The time from which on all entries were read."""
        self._last: datetime | None = None
        """When the last entry read was changed."""
        self._needed: datetime | None = None

    def reach_back_to(self, when: datetime) -> None:
        """Read from this time on when `ids` is called, so that a later call need not read everything again."""
        self._needed = when if self._needed is None else min(when, self._needed)

    async def ids(self, account: tuple[str, str], since: datetime) -> set[str]:
        """Return the ids of the objects created by the writes of an account since a time, and maybe some before."""
        self.reach_back_to(since)
        needed = self._needed
        assert needed is not None
        if self._since is None or needed < self._since:
            await self._read(needed)
        else:
            await self._read(self._since if self._last is None else max(self._since, self._last - _OVERLAP))
        self._since = needed
        return self._ids.get(account, set())

    async def _read(self, since: datetime) -> None:
        after: JournalEntry | None = None
        while page := await self._store.find("done", since=since, after=after):
            after = page[-1]
            for entry in page:
                if _creates(entry):
                    self._ids.setdefault((entry.id.party, entry.id.account), set()).update(entry.ids)
        if after is not None:
            self._last = after.changed_at


def _creates(entry: JournalEntry) -> bool:
    """Whether a write creates the objects of its ids. An object that it only changes may come from another write."""
    operation = operation_of(entry.operation)
    return operation is not None and operation.trace is not None and operation.trace.creates
