"""What other writes of a journal have made: it is not of the write that is looked up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from ..reconcile.lookup import operation_of
from .entry import JournalEntry
from .store import JournalStore

__all__ = ["Made"]

_OVERLAP: Final = timedelta(seconds=30)
"""By so much a change may be stored later than another one that is dated after it."""


class Made:
    """The ids of what the writes of each account have made, as far back as they are needed.

    What was read before is kept: however many writes are looked up, an entry is read about once.
    """

    def __init__(self, store: JournalStore) -> None:
        self._store = store
        self._ids: dict[tuple[str, str], set[str]] = {}
        self._since: datetime | None = None
        """Since when all of it was read."""
        self._last: datetime | None = None
        """When the last of it was changed."""
        self._needed: datetime | None = None

    def reach_back_to(self, when: datetime) -> None:
        """Be ready to be asked about a time, so that not all must be read anew then."""
        self._needed = when if self._needed is None else min(when, self._needed)

    async def ids(self, account: tuple[str, str], since: datetime) -> set[str]:
        """Return the ids of what the writes of an account have made since, and maybe some before."""
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
    """Tell whether a write makes what its ids name. What one has changed may be what another one has made."""
    operation = operation_of(entry.operation)
    return operation is not None and operation.trace is not None and operation.trace.creates
