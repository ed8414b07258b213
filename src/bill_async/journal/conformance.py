"""Conformance checks for journal stores. You can run them on your own store.

    from bill_async.journal.conformance import CHECKS

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    async def test_my_store(check, empty_place):
        await check(lambda: MyStore(empty_place))

A check gets a function that makes a store, and may call it several times. Each store opens the same location, as
another process would. Before a check the location is empty. A check that fails raises `AssertionError`.

The checks run in one process. Test two things yourself: that `alive` returns False after a process is killed, and that
saved entries survive a crash of the machine.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

import attrs

from .._base.clock import next_turn
from ..errors import JournalError
from .entry import EntryId, JournalEntry, State, Transition
from .store import JournalStore

__all__ = ["CHECKS", "Check", "Make"]

Make: TypeAlias = Callable[[], JournalStore]
"""Makes another opening of the store."""
Check: TypeAlias = Callable[[Make], Awaitable[None]]

_NOW: Final = datetime(2026, 3, 2, 12, 30, 15, 123456, tzinfo=UTC)
_OPENINGS: Final = 8
_LONG: Final = 1 << 20
_MANY: Final = 2000
_DIFFERENT_KEYS: Final = (
    *("invoice", "Invoice", "INVOICE", " invoice", "invoice ", "invoice 1", "my invoice"),
    *("in_oice", "in%", "in*", "[i]nvoice", "caf\u00e9", "cafe\u0301", "cafe", "stra\u00dfe", "strasse"),
    *("1", "01", "1.0", "null", "0x1", "x" * 254, "x" * 255, f"{'x' * 254}y"),
)
"""Each of them is a key of its own, however alike they look."""


def _entry(key: str, version: int = 1, state: State = "intended", at: datetime = _NOW) -> JournalEntry:
    return JournalEntry(
        id=EntryId("organization", "00801", key),
        version=version,
        state=state,
        operation="createBill",
        fields={"amount": "a1b2c3d4e5f6", "lines[0].description": "0f0f"},
        size=1234,
        owner="somebody",
        sent_at=at,
        lost_at=at if state == "unknown" else None,
        changed_at=at,
        evidence={"expected": [{"vendorId": "009", "number": "Rechnung №1", "amount": {"$number": "10.00"}}, None]},
        ids=("00n01",),
        answer='{"id":"00n01","note":"été 漢字 😀"}',
        history=(Transition(at, state, "sender", 'why "not"; it\'s so'),),
    )


def _expect(true: object, what: str) -> None:
    if not true:
        raise AssertionError(what)


@asynccontextmanager
async def _opened(make: Make) -> AsyncGenerator[JournalStore]:
    store = make()
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def keeps_one_secret(make: Make) -> None:
    """The secret is made once, and is the same for all openings."""
    stores = [make() for _ in range(_OPENINGS)]
    secrets = set(await asyncio.gather(*(store.open() for store in stores)))
    await asyncio.gather(*(store.close() for store in stores))
    async with _opened(make) as store:
        secrets.add(await store.open())
    _expect(len(secrets) == 1, "openings have different secrets")
    _expect(len(secrets.pop()) == 32, "the secret is not 32 bytes long")


async def gives_back_what_was_saved(make: Make) -> None:
    """Entries are returned unchanged, in the requested order, also after the store was closed."""
    keys = ["plain", "with space", "quote ' \" \\ % _ *", "Rechnung №1 😀", "x" * 255, "{}[]:"]
    entries = [_entry(key) for key in keys]
    entries.append(attrs.evolve(_entry("empty answer"), answer=""))
    entries.append(attrs.evolve(_entry("nothing known"), answer=None, evidence=None, ids=(), fields={}, history=()))
    long = attrs.evolve(_entry("long"), answer="x" * _LONG)
    async with _opened(make) as store:
        _expect(await store.load([one.id for one in entries]) == [None] * len(entries), "an empty store has entries")
        _expect(await store.save(entries), "new entries were not saved")
        _expect(await store.save([long]), "a long entry was not saved")
        _expect(await store.load([one.id for one in reversed(entries)]) == entries[::-1], "entries have changed")
    async with _opened(make) as store:
        missing = EntryId("organization", "00801", "missing")
        ids = [long.id, missing, entries[0].id]
        _expect(await store.load(ids) == [long, None, entries[0]], "entries have changed after a restart")
        _expect(await store.load([]) == [], "entries were returned although none were requested")


async def tells_accounts_apart(make: Make) -> None:
    """The same key of another account or another party is another entry."""
    one = _entry("k")
    others = [
        attrs.evolve(one, id=EntryId("organization", "00802", "k")),
        attrs.evolve(one, id=EntryId("spend", "00801", "k")),
        attrs.evolve(one, id=EntryId("organization", "0080", "1k")),
    ]
    async with _opened(make) as store:
        for entry in (one, *others):
            _expect(await store.save([entry]), "the key of another account was treated as the same")
        _expect(await store.load([entry.id for entry in (one, *others)]) == [one, *others], "entries were mixed up")


async def tells_keys_apart(make: Make) -> None:
    """Keys are compared letter by letter."""
    entries = [_entry(key) for key in _DIFFERENT_KEYS]
    async with _opened(make) as store:
        for entry in entries:
            _expect(await store.save([entry]), f"the key {entry.id.key!r} was taken for another one")
        _expect(await store.load([entry.id for entry in entries]) == entries, "entries of keys that look alike mix")
        for entry in entries:
            found = await store.find("intended", key=entry.id.key)
            _expect(found == [entry], f"`key` finds others than {entry.id.key!r}")


async def serves_many_at_once(make: Make) -> None:
    """A bulk write has as many entries as it has items."""
    entries = [_entry(f"k{number}") for number in range(_MANY)]
    async with _opened(make) as store:
        _expect(await store.save(entries), "many entries could not be saved at once")
        _expect(await store.load([one.id for one in entries]) == entries, "many entries could not be loaded at once")


async def saves_only_on_top_of_the_last_version(make: Make) -> None:
    """Only an opening that has seen the last version of an entry can change it."""
    first, second = _entry("k"), _entry("k", 2, "unknown")
    async with _opened(make) as store, _opened(make) as other:
        _expect(not await store.save([second]), "version 2 was saved without a version 1")
        _expect(await store.save([first]), "version 1 was not saved")
        _expect(not await other.save([first]), "version 1 was saved twice")
        _expect(not await other.save([_entry("k", 3)]), "version 3 was saved on top of 1")
        _expect(await store.load([first.id]) == [first], "the first version is not what is stored")
        _expect(await other.save([second]), "version 2 was not saved on top of 1")
        _expect(not await store.save([_entry("k", 2, "done")]), "version 2 was saved twice")
        _expect(await store.load([first.id]) == [second], "the last version is not stored")


async def saves_all_or_none(make: Make) -> None:
    """If one of several entries cannot be saved, none is."""
    async with _opened(make) as store:
        taken, free = _entry("m"), [_entry("a"), _entry("z")]
        await store.save([taken])
        _expect(not await store.save([free[0], taken, free[1]]), "an entry that existed was saved again")
        _expect(await store.load([one.id for one in free]) == [None, None], "some of the entries were saved")
        _expect(await store.save(free), "the entries could not be saved separately")


async def lets_one_win(make: Make) -> None:
    """If several openings request the same key at the same time, one gets it."""
    stores = [make() for _ in range(_OPENINGS)]
    await asyncio.gather(*(store.open() for store in stores))
    keys = [f"key-{number}" for number in range(20)]
    saved = await asyncio.gather(
        *(store.save([attrs.evolve(_entry(key), owner=store.owner)]) for key in keys for store in stores)
    )
    found = await stores[0].load([_entry(key).id for key in keys])
    await asyncio.gather(*(store.close() for store in stores))
    for place, (key, entry) in enumerate(zip(keys, found, strict=True)):
        won = [
            store.owner
            for store, did in zip(stores, saved[place * len(stores) : (place + 1) * len(stores)], strict=True)
            if did
        ]
        _expect(len(won) == 1, f"{len(won)} openings got {key}")
        _expect(entry is not None and entry.owner == won[0], f"{key} is not stored with the owner that got it")


async def finds_by_state_and_time(make: Make) -> None:
    """Entries are found by their state, in the order of their last change."""
    minutes = [_NOW + timedelta(minutes=minute) for minute in range(10)]
    unknown = [
        attrs.evolve(_entry(f"u{9 - number}", 1, "unknown", at), sent_at=_NOW - number * timedelta(hours=1))
        for number, at in enumerate(minutes)
    ]
    async with _opened(make) as store:
        await store.save(unknown[::-1])
        _expect(await store.find("intended") == [], "entries were found for a state that no entry has")
        _expect(await store.find("unknown") == unknown, "the entries of a state are not found, oldest change first")
        _expect(await store.find("unknown", since=minutes[7]) == unknown[7:], "`since` finds others")
        rest = await store.find("unknown", since=minutes[7], after=unknown[2])
        _expect(rest == unknown[7:], "`since` does not hold on further pages")
        changed = _entry("u6", 2, "done", minutes[9])
        await store.save([changed])
        _expect(await store.find("unknown") == unknown[:3] + unknown[4:], "a changed entry is found by its old state")
        _expect(await store.find("done") == [changed], "a changed entry is not found by its new state")


async def finds_page_by_page(make: Make) -> None:
    """Pages follow one another without a gap, be the entries of one time, and of several accounts."""
    ids = [EntryId(party, account, key) for party in ("a", "b") for account in ("1", "2") for key in ("x", "y", "z")]
    entries = [attrs.evolve(_entry("k", 1, "done"), id=id) for id in ids]
    async with _opened(make) as store:
        await store.save(entries[::-1])
        for limit in (1, 5):
            pages: list[list[JournalEntry]] = []
            while page := await store.find("done", after=pages[-1][-1] if pages else None, limit=limit):
                pages.append(page)
                _expect(len(pages) <= len(entries), "the pages do not end")
            whole = [entries[start : start + limit] for start in range(0, len(entries), limit)]
            _expect(pages == whole, "pages of entries of one time are not in the order of ids")
        _expect(await store.find("done", key="y") == entries[1::3], "`key` does not find those of all accounts")
        _expect(await store.find("done", key="z", limit=1) == [entries[2]], "`limit` counts entries of other keys")
        after = await store.find("done", key="z", after=entries[2], limit=1)
        _expect(after == [entries[5]], "the next page of a key is another one")


async def prunes_what_is_decided(make: Make) -> None:
    """Only entries that are decided are deleted, and only if their last change is long ago."""
    before = _NOW - timedelta(days=90)
    old, just, new = before - timedelta(days=1), before, before + timedelta(days=1)
    states: tuple[State, ...] = ("intended", "unknown", "done", "not_executed")
    entries = [
        attrs.evolve(_entry(f"{state}-{at}", 1, state, at), sent_at=old) for state in states for at in (old, just, new)
    ]
    async with _opened(make) as store:
        await store.save(entries)
        _expect(await store.prune(before) == 2, "an entry that is not old and decided was deleted")
        left = await store.load([one.id for one in entries])
        gone = [entry.id.key for entry, found in zip(entries, left, strict=True) if found is None]
        _expect(gone == [f"done-{old}", f"not_executed-{old}"], f"{gone} were deleted")
        _expect(len(await store.find("done")) == 2, "a deleted entry is still found")
        _expect(await store.save([_entry(f"done-{old}")]), "a deleted key is not new")


async def knows_who_is_alive(make: Make) -> None:
    """An opening is alive until it is closed, for itself and for all others."""
    async with _opened(make) as store, _opened(make) as third:
        other = make()
        await other.open()
        _expect(len({store.owner, third.owner, other.owner}) == 3, "two openings have one owner")
        for one in (store, other, third):
            for owner in (store.owner, other.owner, third.owner):
                _expect(await one.alive(owner), "an opening is reported dead")
        _expect(await other.holds(other.owner), "an opening does not hold itself")
        _expect(not await other.holds(store.owner), "an opening holds another one")
        gone = other.owner
        await other.close()
        _expect(not await store.alive(gone), "a closed opening is reported alive")
        _expect(not await store.alive("0123456789abcdef"), "an unknown opening is reported alive")
        for one in (store, third):
            _expect(await one.alive(store.owner) and await one.alive(third.owner), "others died with one that closed")
            _expect(await one.holds(one.owner), "an opening does not hold itself after another one has closed")
        async with _opened(make) as later:
            _expect(later.owner != gone, "an opening has the owner of an earlier one")
            _expect(not await later.alive(gone), "a closed opening is reported alive by a later one")


async def serves_several_loops(make: Make) -> None:
    """Event loops in several threads use one opening at the same time."""
    async with _opened(make) as store:
        failures: list[BaseException] = []

        def work(number: int) -> None:
            async def save() -> None:
                ids = [f"{number}-{one}" for one in range(20)]
                _expect(all(await asyncio.gather(*(store.save([_entry(one)]) for one in ids))), "not all were saved")

            try:
                asyncio.run(save())
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        await asyncio.gather(*(asyncio.to_thread(thread.join) for thread in threads))
        if failures:
            raise failures[0]
        _expect(len(await store.find("intended")) == 80, "not all entries are there")


async def survives_cancellation(make: Make) -> None:
    """A cancelled call is done or not done, and does not disturb other calls."""
    async with _opened(make) as store:
        for number in range(20):
            task = asyncio.ensure_future(store.save([_entry(f"a{number}"), _entry(f"b{number}")]))
            for _ in range(number % 4):
                await next_turn()  # the task begins
            task.cancel()
            await asyncio.wait([task])
            both = await store.load([_entry(f"a{number}").id, _entry(f"b{number}").id])
            _expect((both[0] is None) == (both[1] is None), "half of a cancelled call was done")
        _expect(await store.save([_entry("afterwards")]), "nothing can be saved after a cancellation")


async def refuses_to_be_used_when_closed(make: Make) -> None:
    """A closed store raises an error."""
    store = make()
    await store.open()
    await store.close()
    await store.close()
    try:
        await store.save([_entry("late")])
    except JournalError:
        pass
    else:
        raise AssertionError("a closed store has saved something")
    async with _opened(make) as again:
        _expect(await again.load([_entry("late").id]) == [None], "a closed store has saved something")


CHECKS: Final[tuple[Check, ...]] = (
    keeps_one_secret,
    gives_back_what_was_saved,
    tells_accounts_apart,
    tells_keys_apart,
    serves_many_at_once,
    saves_only_on_top_of_the_last_version,
    saves_all_or_none,
    lets_one_win,
    finds_by_state_and_time,
    finds_page_by_page,
    prunes_what_is_decided,
    knows_who_is_alive,
    serves_several_loops,
    survives_cancellation,
    refuses_to_be_used_when_closed,
)
"""All checks."""
