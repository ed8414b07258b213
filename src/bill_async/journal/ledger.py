"""The ledger: it reads and changes the entries of a journal for this process, and knows its writes in flight."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from .._base.clock import Clock
from .._base.logging import logger
from ..errors import JournalError
from .entry import EntryId, JournalEntry
from .states import IllegalStepError
from .store import JournalStore

__all__ = ["Ledger", "Step", "to_the_end"]

R = TypeVar("R")

Step: TypeAlias = Callable[[JournalEntry], JournalEntry]
"""Returns an entry as it is after a step of the state machine."""

_PRUNE_EVERY: Final = timedelta(hours=1)
_LOOK_AGAIN: Final = 1.0
"""Seconds after which a call that waits for another one looks whether its event loop has been closed."""


@attrs.frozen(eq=False)
class _Work:
    """The work of a call on entries."""

    loop: asyncio.AbstractEventLoop
    waiting: list[Callable[[], None]] = attrs.field(factory=list)
    """Wake the calls that wait for its end."""


class Ledger:
    """Reads and changes the entries of a store."""

    def __init__(self, store: JournalStore, keep: timedelta) -> None:
        self.store = store
        self._keep = keep
        self._secret: bytes | None = None
        self._pruned_at: datetime | None = None
        self._under_way: dict[EntryId, _Work] = {}
        """The entries that calls of this process work on."""
        self._unrecorded: dict[EntryId, tuple[JournalEntry, Step]] = {}
        """Writes as they were sent, and the steps that could not be stored when they were known."""
        self._guard = threading.Lock()

    async def secret(self) -> bytes:
        """Return the secret of the journal, after it has been opened."""
        if self._secret is None:
            self._secret = await self.store.open()
        return self._secret

    async def close(self) -> None:
        """Store the remaining outcomes, and close the store."""
        try:
            await self._record_late()
        except JournalError as error:
            logger.error("journal: the outcomes of %d writes could not be recorded: %s", len(self._unrecorded), error)
        finally:
            await self.store.close()

    async def prune(self, now: datetime) -> None:
        """Delete old entries from time to time. A failure is logged: it must not hide the answer to a write."""
        if self._pruned_at is not None and now - self._pruned_at < _PRUNE_EVERY:
            return
        self._pruned_at = now
        try:
            await self.store.prune(now - self._keep)
        except JournalError as error:
            logger.warning("journal: old entries could not be deleted: %s", error)

    # ---- who is at work

    async def wait_for_turn(self, ids: Sequence[EntryId], clock: Clock, seconds: float) -> None:
        """Wait until a call of this process that works on one of the entries has ended, but not for long: its event
        loop may be closed meanwhile."""
        loop = asyncio.get_running_loop()
        free: asyncio.Future[None] = loop.create_future()

        def end() -> None:
            if not free.done():
                free.set_result(None)

        def wake() -> None:
            with suppress(RuntimeError):  # its loop is closed
                loop.call_soon_threadsafe(end)

        with self._guard:
            work = next(filter(None, map(self._work_on, ids)), None)
            if work is None:
                return
            work.waiting.append(wake)
        timer = clock.call_later(min(seconds, _LOOK_AGAIN), end)
        try:
            await free
        finally:
            timer.cancel()
            with self._guard, suppress(ValueError):
                work.waiting.remove(wake)

    @contextmanager
    def turn(self, ids: Sequence[EntryId]) -> Generator[bool]:
        """Work on entries, unless another call of this process works on one of them."""
        work = _Work(asyncio.get_running_loop())
        with self._guard:
            entered = not any(map(self._work_on, ids))
            if entered:
                self._under_way.update(dict.fromkeys(ids, work))
        try:
            yield entered
        finally:
            if entered:
                self._leave(ids, work)

    def _leave(self, ids: Sequence[EntryId], work: _Work) -> None:
        with self._guard:
            for id in ids:
                if self._under_way.get(id) is work:
                    del self._under_way[id]
            waiting = list(work.waiting)
        for wake in waiting:
            wake()

    def _work_on(self, id: EntryId) -> _Work | None:
        """Return the work on an entry. Work whose event loop is closed has ended, like that of a dead process."""
        work = self._under_way.get(id)
        return None if work is None or work.loop.is_closed() else work

    async def busy(self, entry: JournalEntry | None) -> bool:
        """Whether another process may still send a write. In this process, no other call works on it."""
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
        """Make a step with each entry, all or none; a single step applies to all entries. None if another process has
        changed one of them."""
        each = steps * len(entries) if len(steps) == 1 else steps
        stepped = [step(entry) for entry, step in zip(entries, each, strict=True)]
        return stepped if await self.store.save(stepped) else None

    async def record(self, sent: Sequence[JournalEntry], steps: Sequence[Step]) -> None:
        """Store the outcome of writes that this process sent together. If it cannot be stored now, try again later."""
        try:
            if await self.step(sent, *steps):
                return
        except JournalError as error:
            self._keep_for_later(sent, steps, error)
            return
        for entry, step in zip(sent, steps, strict=True):  # other processes considered this one dead
            try:
                await self._record_after_others(entry, step)
            except JournalError as error:
                self._keep_for_later([entry], [step], error)

    async def _record_after_others(self, sent: JournalEntry, step: Step) -> None:
        """Store the outcome of a write, also if others have changed its entry because they considered this process
        dead."""
        try:
            while (entry := await self._as_others_left_it(sent)) != step(sent):  # else it was stored
                # A decision has removed the evidence. It is needed again if the outcome is unknown after all.
                if await self.step([attrs.evolve(entry, evidence=sent.evidence)], step):
                    return
        except IllegalStepError as error:
            logger.error("journal: %s: the record of another process is kept: %s", sent.id.key, error)

    def _keep_for_later(self, sent: Sequence[JournalEntry], steps: Sequence[Step], error: JournalError) -> None:
        self._unrecorded.update({entry.id: (entry, step) for entry, step in zip(sent, steps, strict=True)})
        what, keys = sent[0].operation, ", ".join(repr(entry.id.key) for entry in sent)
        logger.error("journal: the outcome of %s, key %s, could not be recorded: %s", what, keys, error)

    async def _as_others_left_it(self, sent: JournalEntry) -> JournalEntry:
        """Return an entry that another process may have changed because it considered this one dead."""
        (entry,) = await self.store.load([sent.id])
        if entry is None or entry.sendings != sent.sendings:
            raise IllegalStepError(
                f"{sent.operation} was sent more than once; check at BILL whether both were executed"
            )
        return entry

    async def _record_late(self) -> None:
        """Store the outcomes that could not be stored before."""
        for id, late in list(self._unrecorded.items()):
            sent, step = late
            await self._record_after_others(sent, step)
            if self._unrecorded.get(id) is late:
                del self._unrecorded[id]


async def to_the_end(work: Coroutine[Any, Any, R]) -> R:
    """Finish a piece of work before a cancellation takes effect. A second cancellation does not wait."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
