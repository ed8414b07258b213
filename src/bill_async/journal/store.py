"""The protocol of journal stores. You can write your own store, and test it with `bill_async.journal.conformance`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from .entry import EntryId, JournalEntry, State

__all__ = ["JournalStore"]


class JournalStore(Protocol):
    """A store of entries that also knows which of its openings are alive.

    Any number of processes may have the same store open at a time. The store decides nothing; the journal decides which
    changes are allowed. If a method fails, it raises `JournalError` and changes nothing.

    The methods may be called from several event loops of one process at once. A call may be cancelled at any time; its
    work is then done as a whole or not at all.
    """

    @property
    def owner(self) -> str:
        """The unique identifier of this opening of the store. It is never used again."""
        ...

    async def open(self) -> bytes:
        """Open the store if necessary, and return the secret of the journal: 32 random bytes, made when the store was
        created."""
        ...

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        """Return entries in the order of their ids; None for an entry that does not exist."""
        ...

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        """Store all entries or none of them. Stored entries survive a crash of the machine, as far as the store can
        promise that.

        Returns True if they were stored. An entry of version 1 must not exist yet; of every other entry, the previous
        version must be stored. Otherwise another process came first: nothing is stored, and the result is False.
        """
        ...

    async def find(
        self,
        state: State,
        *,
        key: str | None = None,
        since: datetime | None = None,
        after: JournalEntry | None = None,
        limit: int = 1000,
    ) -> list[JournalEntry]:
        """Return the entries of a state, by the time of their last change and then by id, oldest first.

        `key` selects the entries of one key, and `since` those that were last changed at or after a time. `after` is
        the last entry of the previous page.
        """
        ...

    async def prune(self, before: datetime) -> int:
        """Delete the entries that are `done` or `not_executed` and were last changed before a time, and return their
        number."""
        ...

    async def alive(self, owner: str) -> bool:
        """Whether the process of an opening may still be sending. In doubt, True."""
        ...

    async def holds(self, owner: str) -> bool:
        """Whether this is the current opening and all other processes consider it alive, for at least the next
        seconds."""
        ...

    async def close(self) -> None:
        """Release all resources. From then on, this opening is not alive. May be called twice."""
        ...
