"""A correct store in memory, and one for each likely fault of a store."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import attrs

from bill_async import JournalError
from bill_async.journal import EntryId, JournalEntry, State


@attrs.define
class Place:
    """The state that all openings of a store share."""

    entries: dict[Any, JournalEntry] = attrs.field(factory=dict)
    secret: bytes | None = None
    alive: set[str] = attrs.field(factory=set)


class MemoryStore:
    """Keeps entries in a place in memory."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.owner = self._new_owner()
        self._closed = False

    async def open(self) -> bytes:
        self._check_open()
        if self.place.secret is None:
            self.place.secret = secrets.token_bytes(32)
        self.place.alive.add(self.owner)
        return self.place.secret

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        self._check_open()
        return [self.place.entries.get(self._id(one)) for one in ids]

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        self._check_open()
        if not all(self._fits(self.place.entries.get(self._id(one.id)), one) for one in entries):
            return False
        self.place.entries.update({self._id(one.id): self._kept(one) for one in entries})
        return True

    async def find(
        self,
        state: State,
        *,
        key: str | None = None,
        since: datetime | None = None,
        after: JournalEntry | None = None,
        limit: int = 1000,
    ) -> list[JournalEntry]:
        self._check_open()
        found = sorted((one for one in self.place.entries.values() if one.state == state), key=self._place)
        return [
            one
            for one in found
            if (key is None or self._has_key(one, key))
            and (since is None or one.changed_at >= since)
            and (after is None or self._place(one) > self._place(after))
        ][:limit]

    async def prune(self, before: datetime) -> int:
        self._check_open()
        gone = [id for id, one in self.place.entries.items() if self._is_over(one, before)]
        for id in gone:
            del self.place.entries[id]
        return len(gone)

    async def alive(self, owner: str) -> bool:
        return owner in self.place.alive

    async def holds(self, owner: str) -> bool:
        return owner == self.owner and owner in self.place.alive

    async def close(self) -> None:
        self._closed = True
        self.place.alive.discard(self.owner)

    # ---- what the faults change

    def _new_owner(self) -> str:
        return secrets.token_hex(8)

    def _check_open(self) -> None:
        if self._closed:
            raise JournalError("the store is closed")

    def _id(self, id: EntryId) -> Any:
        return id

    def _fits(self, now: JournalEntry | None, new: JournalEntry) -> bool:
        return (0 if now is None else now.version) == new.version - 1

    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return entry

    def _place(self, entry: JournalEntry) -> Any:
        return (entry.changed_at, *entry.id)

    def _has_key(self, entry: JournalEntry, key: str) -> bool:
        return entry.id.key == key

    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return entry.state in ("done", "not_executed") and entry.changed_at < before


# ---- the secret, and who is alive


class MakesASecretEachTime(MemoryStore):
    async def open(self) -> bytes:
        await super().open()
        return secrets.token_bytes(32)


class MakesAShortSecret(MemoryStore):
    async def open(self) -> bytes:
        return (await super().open())[:16]


class LosesTheSecretAtTheEnd(MemoryStore):
    async def close(self) -> None:
        await super().close()
        if not self.place.alive:
            self.place.secret = None


class TakesAllForAlive(MemoryStore):
    async def alive(self, owner: str) -> bool:
        return True


class TakesAllForDead(MemoryStore):
    async def alive(self, owner: str) -> bool:
        return False


class TakesOthersForDead(MemoryStore):
    async def alive(self, owner: str) -> bool:
        return owner == self.owner


class StaysAliveWhenClosed(MemoryStore):
    async def close(self) -> None:
        self._closed = True


class EndsTheLifeOfAllWhenClosed(MemoryStore):
    """As locks of POSIX do, which a process loses with the first descriptor that it closes."""

    async def close(self) -> None:
        await super().close()
        self.place.alive.clear()


class HasOneOwnerForAll(MemoryStore):
    def _new_owner(self) -> str:
        return "the owner"


class HasTheSameOwnerAgain(MemoryStore):
    """As a process id does."""

    def _new_owner(self) -> str:
        return f"opening {len(self.place.alive)}"


class HoldsEverybody(MemoryStore):
    async def holds(self, owner: str) -> bool:
        return True


class HoldsNobody(MemoryStore):
    async def holds(self, owner: str) -> bool:
        return False


class WorksWhenClosed(MemoryStore):
    def _check_open(self) -> None:
        pass


class CannotBeClosedTwice(MemoryStore):
    async def close(self) -> None:
        assert not self._closed, "it is closed already"
        await super().close()


# ---- ids


class LooksUpByTheKeyAlone(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id.key


class LooksUpWithoutTheParty(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id[1:]


class LooksUpWithoutTheAccount(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return (id.party, id.key)


class JoinsIds(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return "".join(id)


class IgnoresCapitals(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id._replace(key=id.key.casefold())


class IgnoresBlanksAtTheEnd(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id._replace(key=id.key.rstrip())


class IgnoresBlanksAtTheBeginning(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id._replace(key=id.key.lstrip())


class IgnoresAccents(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id._replace(key="".join(one for one in unicodedata.normalize("NFD", id.key) if one.isascii()))


class NormalizesKeys(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id._replace(key=unicodedata.normalize("NFC", id.key))


class CutsKeysOff(MemoryStore):
    def _id(self, id: EntryId) -> Any:
        return id._replace(key=id.key[:250])


class LoadsInTheOrderOfIds(MemoryStore):
    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        return await super().load(sorted(ids))


class LeavesOutWhatIsMissing(MemoryStore):
    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        return [one for one in await super().load(ids) if one is not None]


class LoadsAHundredAtMost(MemoryStore):
    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        return (await super().load(ids[:100])) + [None] * len(ids[100:])


class RemembersWhatItLoaded(MemoryStore):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._seen: dict[EntryId, JournalEntry] = {}

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        for id, one in zip(ids, await super().load(ids), strict=True):
            if one is not None:
                self._seen.setdefault(id, one)
        return [self._seen.get(id) for id in ids]


# ---- saving


class OverwritesEverything(MemoryStore):
    def _fits(self, now: JournalEntry | None, new: JournalEntry) -> bool:
        return True


class OverwritesWhatIsOlder(MemoryStore):
    def _fits(self, now: JournalEntry | None, new: JournalEntry) -> bool:
        return (0 if now is None else now.version) < new.version


class ChecksNewEntriesOnly(MemoryStore):
    def _fits(self, now: JournalEntry | None, new: JournalEntry) -> bool:
        return now is None if new.version == 1 else now is not None


class UpdatesWhatIsNotThere(MemoryStore):
    def _fits(self, now: JournalEntry | None, new: JournalEntry) -> bool:
        return now is None or super()._fits(now, new)


class ChecksTheFirstOnly(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        if not await super().save(entries[:1]):
            return False
        self.place.entries.update({one.id: one for one in entries[1:]})
        return True


class ChecksTheLastOnly(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        if not await super().save(entries[-1:]):
            return False
        self.place.entries.update({one.id: one for one in entries[:-1]})
        return True


class SavesOneByOne(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        return all([await super(SavesOneByOne, self).save([one]) for one in entries])


class SavesUntilOneFails(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        for one in entries:
            if not await super().save([one]):
                return False
        return True


class SavesAHundredAtMost(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        return await super().save(entries[:100])


class SaysAlwaysThatItSaved(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        await super().save(entries)
        return True


class SavesNothing(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        return True


class ChecksBeforeItSaves(MemoryStore):
    """Two that check at the same time both save."""

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        fits = all(self._fits(self.place.entries.get(one.id), one) for one in entries)
        await asyncio.sleep(0)
        if fits:
            self.place.entries.update({one.id: one for one in entries})
        return fits


class IsHalfDoneWhenCancelled(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        if not all(self._fits(self.place.entries.get(one.id), one) for one in entries):
            return False
        for one in entries:
            self.place.entries[one.id] = one
            await asyncio.sleep(0)
        return True


class IsStuckWhenCancelled(MemoryStore):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._busy = False

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        if self._busy:
            raise JournalError("somebody is at work")
        self._busy = True
        await asyncio.sleep(0)
        self._busy = False
        return await super().save(entries)


class SavesWhenClosed(MemoryStore):
    """Others see it only then."""

    def __init__(self, place: Place) -> None:
        super().__init__(attrs.evolve(place, entries=dict(place.entries)))
        self._whole = place

    async def open(self) -> bytes:
        self._whole.secret = await super().open()
        return self._whole.secret

    async def close(self) -> None:
        await super().close()
        self._whole.entries.update(self.place.entries)


class BelongsToOneLoop(MemoryStore):
    async def open(self) -> bytes:
        self._loop = asyncio.get_running_loop()
        return await super().open()

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        if asyncio.get_running_loop() is not self._loop:
            raise RuntimeError("got Future attached to a different loop")
        return await super().save(entries)


# ---- what is kept of an entry


class KeepsWholeSeconds(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, changed_at=entry.changed_at.replace(microsecond=0))


class KeepsMilliseconds(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, sent_at=entry.sent_at.replace(microsecond=entry.sent_at.microsecond // 1000 * 1000))


class KeepsLocalTimes(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, changed_at=entry.changed_at.replace(tzinfo=None))


class KeepsNoHistory(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, history=())


class KeepsNoEvidence(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, evidence=None)


class KeepsNoOwner(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, owner="")


class TakesAnEmptyAnswerForNone(MemoryStore):
    """As Oracle does."""

    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, answer=entry.answer or None)


class TakesNoAnswerForAnEmptyOne(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, answer=entry.answer or "")


class CutsAnswersOff(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, answer=entry.answer and entry.answer[: 1 << 16])


class KeepsPlainLettersOnly(MemoryStore):
    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(entry, answer=entry.answer and entry.answer.encode("ascii", "replace").decode())


class CannotKeepRareLetters(MemoryStore):
    """As a database that takes UTF-8 of three bytes only."""

    def _kept(self, entry: JournalEntry) -> JournalEntry:
        return attrs.evolve(
            entry, answer=entry.answer and "".join(one if ord(one) < 1 << 16 else "?" for one in entry.answer)
        )


class UpdatesTheStateOnly(MemoryStore):
    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        before = dict(self.place.entries)
        saved = await super().save(entries)
        for one in entries if saved else ():
            if one.id in before:
                old = before[one.id]
                self.place.entries[one.id] = attrs.evolve(old, version=one.version, state=one.state)
        return saved


# ---- finding


class FindsAllStates(MemoryStore):
    async def find(self, state: State, **more: Any) -> list[JournalEntry]:
        states: tuple[State, ...] = ("intended", "unknown", "done", "not_executed")
        return [one for each in states for one in await super(FindsAllStates, self).find(each, **more)]


class FindsByTheOldState(MemoryStore):
    """As a store whose index is made when an entry is new."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._first: dict[EntryId, State] = {}

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        saved = await super().save(entries)
        for one in entries if saved else ():
            self._first.setdefault(one.id, one.state)
        return saved

    async def find(self, state: State, **more: Any) -> list[JournalEntry]:
        return [one for one in await super().find(state, **more) if self._first.get(one.id, state) == state]


class FindsTheNewestFirst(MemoryStore):
    async def find(self, state: State, **more: Any) -> list[JournalEntry]:
        return (await super().find(state, **more))[::-1]


class FindsByTheTimeOfSending(MemoryStore):
    def _place(self, entry: JournalEntry) -> Any:
        return (entry.sent_at, *entry.id)


class FindsInNoOrderOfIds(MemoryStore):
    """Those of one time come as they were saved; a page ends with them."""

    def _place(self, entry: JournalEntry) -> Any:
        return entry.changed_at


class FindsInTheOrderOfKeys(MemoryStore):
    def _place(self, entry: JournalEntry) -> Any:
        return (entry.changed_at, entry.id.key, entry.id.account, entry.id.party)


class FindsInTheOrderOfIds(MemoryStore):
    def _place(self, entry: JournalEntry) -> Any:
        return entry.id


class IgnoresSince(MemoryStore):
    async def find(self, state: State, *, since: datetime | None = None, **more: Any) -> list[JournalEntry]:
        return await super().find(state, **more)


class FindsLaterThanSince(MemoryStore):
    async def find(self, state: State, *, since: datetime | None = None, **more: Any) -> list[JournalEntry]:
        found = await super().find(state, since=since, **more)
        return [one for one in found if since is None or one.changed_at > since]


class IgnoresSinceOnFurtherPages(MemoryStore):
    async def find(self, state: State, **more: Any) -> list[JournalEntry]:
        return await super().find(state, **{**more, "since": None if more.get("after") else more.get("since")})


class IgnoresTheKey(MemoryStore):
    def _has_key(self, entry: JournalEntry, key: str) -> bool:
        return True


class FindsKeysThatBeginSo(MemoryStore):
    def _has_key(self, entry: JournalEntry, key: str) -> bool:
        return entry.id.key.startswith(key)


class FindsKeysThatEndSo(MemoryStore):
    def _has_key(self, entry: JournalEntry, key: str) -> bool:
        return entry.id.key.endswith(key)


class IgnoresCapitalsOfTheKey(MemoryStore):
    def _has_key(self, entry: JournalEntry, key: str) -> bool:
        return entry.id.key.casefold() == key.casefold()


class FindsTheKeyAmongTheFirst(MemoryStore):
    """The limit counts before the key does."""

    async def find(self, state: State, *, key: str | None = None, **more: Any) -> list[JournalEntry]:
        return [one for one in await super().find(state, **more) if key is None or one.id.key == key]


class FindsTheKeyOfOneAccount(MemoryStore):
    async def find(self, state: State, *, key: str | None = None, **more: Any) -> list[JournalEntry]:
        found = await super().find(state, key=key, **more)
        return found if key is None else found[:1]


class IgnoresTheLimit(MemoryStore):
    async def find(self, state: State, *, limit: int = 1000, **more: Any) -> list[JournalEntry]:
        return await super().find(state, limit=1 << 30, **more)


class FindsTheLastOfThePageAgain(MemoryStore):
    async def find(self, state: State, *, after: JournalEntry | None = None, **more: Any) -> list[JournalEntry]:
        found = await super().find(state, after=after, **more)
        return found if after is None or not found else [after, *found][: more.get("limit", 1000)]


class EndsAfterTheFirstPage(MemoryStore):
    async def find(self, state: State, **more: Any) -> list[JournalEntry]:
        return [] if more.get("after") else await super().find(state, **more)


# ---- pruning


class PrunesWhatIsOpen(MemoryStore):
    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return entry.changed_at < before


class PrunesWhatIsUnknown(MemoryStore):
    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return entry.state != "intended" and entry.changed_at < before


class PrunesWhatIsDoneOnly(MemoryStore):
    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return entry.state == "done" and entry.changed_at < before


class PrunesByTheTimeOfSending(MemoryStore):
    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return entry.state in ("done", "not_executed") and entry.sent_at < before


class PrunesTheMomentItself(MemoryStore):
    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return entry.state in ("done", "not_executed") and entry.changed_at <= before


class PrunesNothing(MemoryStore):
    def _is_over(self, entry: JournalEntry, before: datetime) -> bool:
        return False


class DoesNotCountWhatItPrunes(MemoryStore):
    async def prune(self, before: datetime) -> int:
        await super().prune(before)
        return 0


FAULTY = sorted(
    (
        each
        for each in globals().copy().values()
        if isinstance(each, type) and issubclass(each, MemoryStore) and each is not MemoryStore
    ),
    key=lambda each: each.__name__,
)
