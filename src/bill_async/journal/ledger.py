"""The ledger: the entries of a journal as this process works with them, and the writes that are under way in it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias, TypeVar

from .._base.clock import Clock
from .._base.logging import logger
from ..errors import JournalError
from .entry import EntryId, JournalEntry
from .states import IllegalStepError
from .store import JournalStore

__all__ = ["Ledger", "Step", "to_the_end"]

R = TypeVar("R")

Step: TypeAlias = Callable[[JournalEntry], JournalEntry]
"""Makes of an entry what it is after a step of the state machine."""

_PRUNE_EVERY: Final = timedelta(hours=1)


class Ledger:
    """Reads and changes the entries of a store."""

    def __init__(self, store: JournalStore, keep: timedelta) -> None:
        self.store = store
        self._keep = keep
        self._secret: bytes | None = None
        self._pruned_at: datetime | None = None
        self._under_way: dict[EntryId, list[Callable[[], None]]] = {}
        """The entries that calls of this process work on, each with what wakes those that wait for it."""
        self._unrecorded: dict[EntryId, JournalEntry] = {}
        """Outcomes that could not be stored when they were known."""
        self._guard = threading.Lock()

    async def secret(self) -> bytes:
        """Return the secret of the journal, after it has been opened."""
        if self._secret is None:
            self._secret = await self.store.open()
        return self._secret

    async def close(self) -> None:
        """Store what is left, and close the store."""
        try:
            await self._record_late()
        except JournalError as error:
            logger.error("journal: what became of %d writes stays unrecorded: %s", len(self._unrecorded), error)
        finally:
            await self.store.close()

    async def prune(self, now: datetime) -> None:
        """Delete what is older than it is to be kept, from time to time."""
        if self._pruned_at is None or now - self._pruned_at >= _PRUNE_EVERY:
            self._pruned_at = now
            await self.store.prune(now - self._keep)

    # ---- who is at work

    def enter(self, ids: Sequence[EntryId]) -> bool:
        """Begin to work on entries, unless another call of this process does."""
        with self._guard:
            if not self._under_way.keys().isdisjoint(ids):
                return False
            self._under_way.update({id: [] for id in ids})
            return True

    def leave(self, ids: Sequence[EntryId]) -> None:
        """End the work on entries."""
        with self._guard:
            waiting = [wake for id in ids for wake in self._under_way.pop(id, ())]
        for wake in waiting:
            wake()

    async def wait_for_turn(self, ids: Sequence[EntryId], clock: Clock, seconds: float) -> None:
        """Wait until a call of this process that works on one of the entries has ended, but no longer than so many
        seconds."""
        loop = asyncio.get_running_loop()
        free: asyncio.Future[None] = loop.create_future()

        def end() -> None:
            if not free.done():
                free.set_result(None)

        def wake() -> None:
            with suppress(RuntimeError):  # its loop is closed
                loop.call_soon_threadsafe(end)

        with self._guard:
            waiting = next((self._under_way[id] for id in ids if id in self._under_way), None)
            if waiting is None:
                return
            waiting.append(wake)
        timer = clock.call_later(seconds, end)
        try:
            await free
        finally:
            timer.cancel()
            with self._guard, suppress(ValueError):
                waiting.remove(wake)

    @contextmanager
    def turn(self, ids: Sequence[EntryId]) -> Generator[bool]:
        """Work on entries, if no other call of this process does."""
        entered = self.enter(ids)
        try:
            yield entered
        finally:
            if entered:
                self.leave(ids)

    async def busy(self, entry: JournalEntry | None) -> bool:
        """Tell whether whoever intends a write may still send it. It is this process's turn: so it is nobody here."""
        if entry is None or entry.state != "intended" or entry.owner == self.store.owner:
            return False
        return await self.store.alive(entry.owner)

    # ---- entries

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        """Return entries as they are stored."""
        await self.secret()
        await self._record_late()
        return await self.store.load(ids)

    async def step(self, entries: Sequence[JournalEntry], *steps: Step) -> list[JournalEntry] | None:
        """Make a step of each of several entries, all at once; one step is made of all of them. None if somebody else
        has changed one of them meanwhile."""
        each = steps * len(entries) if len(steps) == 1 else steps
        stepped = [step(entry) for entry, step in zip(entries, each, strict=True)]
        return stepped if await self.store.save(stepped) else None

    async def record(self, sent: Sequence[JournalEntry], steps: Sequence[Step]) -> None:
        """Store what became of writes that this process has sent together. What cannot be stored now is tried again
        later."""
        try:
            if await self.step(sent, *steps):
                return
        except JournalError as error:
            self._keep_for_later(sent, steps, error)
            return
        for entry, step in zip(sent, steps, strict=True):  # others have taken this process for dead
            await self._record_late_step(entry, step)

    async def _record_late_step(self, sent: JournalEntry, step: Step) -> None:
        try:
            while not await self.step([await self._as_others_left_it(sent)], step):
                pass
        except IllegalStepError as error:
            logger.error("journal: %s: what others have recorded meanwhile stays: %s", sent.id.key, error)
        except JournalError as error:
            self._keep_for_later([sent], [step], error)

    def _keep_for_later(self, sent: Sequence[JournalEntry], steps: Sequence[Step], error: JournalError) -> None:
        self._unrecorded.update({entry.id: step(entry) for entry, step in zip(sent, steps, strict=True)})
        what, keys = sent[0].operation, ", ".join(repr(entry.id.key) for entry in sent)
        logger.error("journal: what became of %s, key %s, could not be recorded: %s", what, keys, error)

    async def _as_others_left_it(self, sent: JournalEntry) -> JournalEntry:
        """Return an entry that others have changed, because they took this process for dead."""
        (entry,) = await self.store.load([sent.id])
        if entry is None or entry.sendings != sent.sendings:
            raise IllegalStepError(f"{sent.operation} was sent more than once; look at BILL for both")
        return entry

    async def _record_late(self) -> None:
        """Store the outcomes that could not be stored before."""
        for id, entry in list(self._unrecorded.items()):
            await self.store.save([entry])  # if it was changed meanwhile, it has been looked up
            self._unrecorded.pop(id, None)


async def to_the_end(work: Coroutine[Any, Any, R]) -> R:
    """Do something that must not be left half done: a cancellation waits for it; a second one does not."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait([task])
        raise
