"""Stores: where a journal keeps its entries. Anybody can write one; `bill_async.journal.conformance` tests it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from .entry import EntryId, JournalEntry, State

__all__ = ["JournalStore"]


class JournalStore(Protocol):
    """Keeps entries, and knows which of those who opened it are still alive.

    It decides nothing: what may follow what is the business of the journal. Any number of processes have the same
    store open at a time. Whatever it cannot do is a `JournalError`, and then nothing is changed.

    Its methods may be called from several event loops of one process at once, and a call may be cancelled at any time;
    what it was doing is then done or not done, as a whole.
    """

    @property
    def owner(self) -> str:
        """What stands for this opening of the store, and for no other, ever."""
        ...

    async def open(self) -> bytes:
        """Make ready, if that has not been done; return the secret of the journal: 32 random bytes, which the store
        made when it was new, and keeps."""
        ...

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        """Return entries in the order of their ids; None for what does not exist."""
        ...

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        """Store all entries or none of them, durably: on its return they survive the machine, as far as the store can
        promise that.

        True if they were stored. An entry of version 1 must not exist yet; of any other one, the version before must be
        what is stored. If that is not so for any of them, somebody else came first: nothing is stored, and the
        answer is False.
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

        `key` leaves out those of other keys, `since` those that were last changed before; `after` is the last entry of
        the page before.
        """
        ...

    async def prune(self, before: datetime) -> int:
        """Delete the entries that are `done` or `not_executed` and were last changed before; return how many."""
        ...

    async def alive(self, owner: str) -> bool:
        """Tell whether whoever opened the store by this name may still be sending. In doubt, yes."""
        ...

    async def holds(self, owner: str) -> bool:
        """Tell whether `alive` says yes of this opening to everybody else, and will for the next seconds."""
        ...

    async def close(self) -> None:
        """Let go of everything; from now on this opening is not alive. May be called twice."""
        ...
