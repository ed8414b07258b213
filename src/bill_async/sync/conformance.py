"""Conformance checks for destinations. You can run them on your own destination.

    from bill_async.sync.conformance import CHECKS, Place

    class MyPlace(Place):
        def open(self):
            return MyDestination(self.url)
        ...

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    async def test_my_destination(check, empty_place):
        await check(MyPlace(empty_place))

A `Place` tells the checks how to open the destination, and how to look at it and damage it from outside. Before a check
the place is empty. A check that fails raises `AssertionError`.

The checks run in one process. Test two things yourself, as the tests of this package do: that a run that is killed at
any moment is continued by the next one, and that a full disk ends the run with a `DestinationError`.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, TypeAlias

import attrs

from bill_async._base.clock import next_turn
from bill_async.scanning.slicing import Slice

from .destination import Batch, Destination, DestinationError, Pass, Saved
from .pages import Item
from .resource_lists import ResourceList

__all__ = ["CHECKS", "Check", "Place"]


class Place(ABC):
    """A place for the copies of a destination."""

    one_writer: bool = True
    """Whether a second run is refused while one has opened the place."""

    @abstractmethod
    def open(self) -> Destination:
        """Return another destination for this place, which has not been opened."""

    @abstractmethod
    def amounts(self) -> dict[str, Decimal | None]:
        """Return the stored amounts of all bills by their ids, read from outside of the destination."""

    @abstractmethod
    def delete(self, ids: Sequence[str]) -> None:
        """Delete bills from outside while nobody has opened the place."""

    @abstractmethod
    def drop(self) -> None:
        """Delete the whole table of bills from outside while nobody has opened the place."""

    def write_later_version(self) -> bool:
        """Pretend that a later release has written the place. Return False if that cannot be done."""
        return False


Check: TypeAlias = Callable[[Place], Awaitable[None]]

_NOW: Final = datetime(2026, 3, 2, 12, 30, 15, 123456, tzinfo=UTC)
_ORGANIZATION: Final = "00801000000000000001"
_OTHER: Final = "00801000000000000002"
_HOSTILE: Final = (
    r'"description":"a\ud83d"',
    r'"description":"a\u0000b"',
    r'"description":"\ud83d\ude00 \\ \" \t \n"',
    r'"\udc00":1',
    '"description":"' + "x" * 100_000 + '"',
    '"description":["not","a","text"]',
    r'"description":["\ud83d",{"\udc00":"\u0000"}]',
    r'"description":"\u0000","description":"\ud83d","description":"last"',
    '"new":' + "[" * 150 + "]" * 150,
    '"new":1E+999999999',
    '"new":[1e99999999999999999999,-0.1E-99999999999999999999]',
    '"dueDate":""',
    '"dueDate":"0001-01-01"',
    '"dueDate":"9999-12-31"',
    '"dueDate":"soon"',
    '"updatedTime":"0001-01-01T00:00:00+14:00"',
    '"updatedTime":"9999-12-31T23:59:59-14:00"',
    '"updatedTime":10000',
    '"archived":"perhaps"',
    r'"archived":"\ud83d"',
    '"archived":99999999999999999999',
    '"billLineItems":"none"',
    '"billLineItems":[null,7,{"amount":"many"},{"amount":0.10}]',
    r'"billLineItems":[{"description":["\ud83d"],"amount":{"\udc00":"\u0000"}}]',
)
"""Members of objects that BILL should not send."""


def _expect(true: object, what: str) -> None:
    if not true:
        raise AssertionError(what)


def _bills() -> ResourceList:
    from . import resources

    return next(resource for resource in resources() if resource.name == "bills")


def _pass(organization_id: str = _ORGANIZATION, **changes: Any) -> Pass:
    whole = Pass(organization_id=organization_id, resource="bills", started_at=_NOW, slices=[Slice()])
    return attrs.evolve(whole, **changes)


def _bill(number: int, amount: str = "", more: str = "") -> Item:
    members = f'{{"id":"00n{number:017}","amount":{amount or f"{number}.10"}'
    return Item(f"{members},{more}}}" if more else f"{members}}}")


def _id(number: int) -> str:
    return f"00n{number:017}"


@asynccontextmanager
async def _opened(place: Place) -> AsyncGenerator[Destination]:
    destination = place.open()
    try:
        await destination.open([_bills()])
        yield destination
    finally:
        await destination.close()


async def _save(
    destination: Destination, items: Sequence[Item], checkpoint: Slice, organization_id: str = _ORGANIZATION
) -> Saved:
    batch = Batch(organization_id=organization_id, resource=_bills(), items=items, checkpoint=checkpoint)
    return await destination.save(batch) or Saved()


async def _copy(place: Place, numbers: Sequence[int], state: Pass | None = None) -> None:
    """Copy bills in a complete pass."""
    walk = state or _pass()
    async with _opened(place) as destination:
        await destination.begin([walk])
        await _save(destination, [_bill(number) for number in numbers], Slice(pages=1, done=True))
        await destination.finish(attrs.evolve(walk, finished=True, bookmark=_NOW, slices=[]))


# ---- what is stored


async def stores_objects_and_gives_back_their_ids(place: Place) -> None:
    """Objects are stored with exact amounts, and their ids are those of their organization and list."""
    exact = {1: "0.10", 2: "90071992547409.93", 3: "-0.01", 4: "149.90", 5: "0"}
    async with _opened(place) as destination:
        await destination.begin([_pass(), _pass(_OTHER)])
        await _save(destination, [_bill(number, amount) for number, amount in exact.items()], Slice())
        await _save(destination, [_bill(9)], Slice(), _OTHER)
        ids = await destination.ids(_ORGANIZATION, _bills())
        _expect(sorted(ids) == [_id(number) for number in exact], "ids are missing, or of another organization")
        await destination.finish(_pass(finished=True, slices=[]))
        await destination.finish(_pass(_OTHER, finished=True, slices=[]))
    wanted = {_id(number): Decimal(amount) for number, amount in exact.items()} | {_id(9): Decimal("9.10")}
    _expect(place.amounts() == wanted, "amounts have changed")


async def replaces_an_object_that_comes_again(place: Place) -> None:
    """An object that is saved again, in another page or in the same one, is there once, as it came last."""
    async with _opened(place) as destination:
        await destination.begin([_pass()])
        await _save(destination, [_bill(1, "1.10"), _bill(2, "2.10"), _bill(1, "1.20")], Slice())
        await _save(destination, [_bill(2, "2.30")], Slice(pages=1))
        await destination.finish(_pass(finished=True, slices=[]))
    _expect(place.amounts() == {_id(1): Decimal("1.20"), _id(2): Decimal("2.30")}, "an older object was kept")


async def stores_pages_of_several_slices_at_once(place: Place) -> None:
    """Pages that are saved at the same time are all stored."""
    async with _opened(place) as destination:
        await destination.begin([_pass(slices=[Slice(number=number) for number in range(40)])])
        pages = [
            ([_bill(100 * number + n) for n in range(25)], Slice(number=number, done=True)) for number in range(40)
        ]
        await asyncio.gather(*(_save(destination, items, part) for items, part in pages))
        (state,) = await destination.passes(_ORGANIZATION)
        _expect(sorted(part.number for part in state.slices if part.done) == list(range(40)), "checkpoints are missing")
        _expect(len(await destination.ids(_ORGANIZATION, _bills())) == 1000, "objects are missing")


async def keeps_objects_without_an_identity_apart(place: Place) -> None:
    """An object without an identity is counted, and does not stop the others."""
    async with _opened(place) as destination:
        await destination.begin([_pass()])
        for _ in range(2):
            saved = await _save(destination, [Item('{"amount":1}'), _bill(1)], Slice())
            _expect(saved.unplaced == 1, "an object without an identity was not counted")
        _expect(await destination.ids(_ORGANIZATION, _bills()) == [_id(1)], "it was stored like the others")


async def tells_ids_apart(place: Place) -> None:
    """Ids that differ in any character are those of different objects."""
    ids = ("c", "C", "c ", r"c\u0000", r"c\ufffd", r"c\ud83d", r"c\udc00", r"c\ud83d\udc00")
    async with _opened(place) as destination:
        await destination.begin([_pass()])
        for pages in (1, 2):
            items = [Item(f'{{"id":"{id}","amount":{number}}}') for number, id in enumerate(ids)]
            await _save(destination, items, Slice(pages=pages))
        stored = await destination.ids(_ORGANIZATION, _bills())
        _expect(len(stored) == len(set(stored)) == len(ids), "objects with different ids were mixed up")
        await destination.finish(_pass(finished=True, slices=[]))
    wanted = list(map(Decimal, range(len(ids))))
    _expect(sorted(amount or Decimal(0) for amount in place.amounts().values()) == wanted, "an amount has changed")


async def no_value_stops_the_others(place: Place) -> None:
    """Whatever BILL sends is stored as exactly as possible; the objects beside it are stored unchanged."""
    async with _opened(place) as destination:
        await destination.begin([_pass()])
        for number, more in enumerate(_HOSTILE):
            items = [_bill(2 * number, more=more), _bill(2 * number + 1)]
            saved = await _save(destination, items, Slice(pages=number))
            _expect(saved.unplaced == 0, f"{more[:40]} cost the identity of an object")
            named = {id for id, _ in saved.alterations}
            _expect(named <= {_id(2 * number)}, f"{more[:40]} altered another object")
        await destination.finish(_pass(finished=True, slices=[]))
    wanted = {_id(number): Decimal(f"{number}.10") for number in range(2 * len(_HOSTILE))}
    _expect(place.amounts() == wanted, "an object is missing, or its amount has changed")


# ---- checkpoints


async def gives_back_checkpoints_unchanged(place: Place) -> None:
    """Passes and slices come back unchanged, also after the place was closed."""
    part = Slice(
        number=3, parent_id="p", lower=_NOW, start=_NOW, upper=_NOW, until=_NOW, first=_NOW, position=_NOW,
        newest=_NOW, ordered=False, cursor="c' \" \\", pages=7, objects=601, done=True,
    )  # fmt: skip
    state = _pass(since=_NOW, plain=True, bookmark=_NOW, verify=True, slices=[part, Slice(number=4)])
    other = _pass(_OTHER, started_at=_NOW + timedelta(days=1))
    async with _opened(place) as destination:
        await destination.begin([state, other])
        _expect(await destination.passes(_ORGANIZATION) == [state], "a pass has changed")
    async with _opened(place) as destination:
        _expect(await destination.passes(_ORGANIZATION) == [state], "a pass has changed after a restart")
        _expect(await destination.passes(_OTHER) == [other], "a pass of another organization has changed")
        _expect(await destination.passes("unknown") == [], "an unknown organization has a pass")


async def stores_a_checkpoint_with_its_page(place: Place) -> None:
    """The checkpoint of a page replaces the earlier one of its slice, and no other."""
    async with _opened(place) as destination:
        await destination.begin([_pass(slices=[Slice(number=0), Slice(number=1)])])
        for pages in (1, 2):
            await _save(destination, [_bill(pages)], Slice(number=1, cursor=f"c{pages}", pages=pages))
    async with _opened(place) as destination:
        (state,) = await destination.passes(_ORGANIZATION)
        found = {part.number: part.cursor for part in state.slices}
        _expect(found == {0: None, 1: "c2"}, "the checkpoint of the last page is not there")
        _expect(len(await destination.ids(_ORGANIZATION, _bills())) == 2, "a page is missing beside its checkpoint")


async def finishes_a_pass(place: Place) -> None:
    """A complete pass has its bookmark and no slices, and a new one replaces it."""
    await _copy(place, [1, 2])
    async with _opened(place) as destination:
        (state,) = await destination.passes(_ORGANIZATION)
        _expect((state.finished, state.bookmark, state.slices) == (True, _NOW, []), "the complete pass has changed")
        newer = _pass(started_at=_NOW + timedelta(hours=1), since=_NOW, bookmark=_NOW)
        await destination.begin([newer])
        _expect(await destination.passes(_ORGANIZATION) == [newer], "the earlier pass was not replaced")


# ---- losses


async def notices_deleted_objects(place: Place) -> None:
    """A list that has lost an object has no pass any more, so that it is copied as a whole."""
    await _copy(place, [1, 2, 3])
    place.delete([_id(2)])
    async with _opened(place) as destination:
        _expect(await destination.passes(_ORGANIZATION) == [], "a lost object was not noticed")
    await _copy(place, [1, 2, 3], _pass(started_at=_NOW + timedelta(days=1)))
    async with _opened(place) as destination:
        _expect(len(await destination.passes(_ORGANIZATION)) == 1, "the list still counts as incomplete")


async def notices_a_dropped_table(place: Place) -> None:
    """A table that was dropped is made again, and its lists are copied as a whole."""
    await _copy(place, [1, 2, 3])
    place.drop()
    async with _opened(place) as destination:
        _expect(await destination.passes(_ORGANIZATION) == [], "the dropped table was not noticed")
    await _copy(place, [1, 2, 3], _pass(started_at=_NOW + timedelta(days=1)))
    _expect(len(place.amounts()) == 3, "the table was not filled again")


async def marks_what_a_pass_has_not_met(place: Place) -> None:
    """`unseen` and `mark_missing` concern the objects that were not saved since a pass began. Saving removes a mark."""
    await _copy(place, [1, 2, 3])
    later = _pass(started_at=datetime.now(UTC) + timedelta(seconds=5), verify=True)
    earlier = _pass(started_at=_NOW, verify=True)
    async with _opened(place) as destination:
        _expect(await destination.unseen(earlier) == [], "objects that were saved since count as unseen")
        _expect(await destination.mark_missing(earlier) == 0, "objects that were saved since were marked")
        _expect(sorted(await destination.unseen(later)) == [_id(n) for n in (1, 2, 3)], "unseen objects are missing")
        _expect(await destination.mark_missing(later) == 3, "unseen objects were not marked")
        _expect(await destination.unseen(later) == [], "marked objects count as unseen again")
        await destination.begin([earlier])
        await _save(destination, [_bill(2)], Slice(pages=1))
        await destination.finish(attrs.evolve(earlier, finished=True, slices=[]))
        _expect(await destination.unseen(later) == [_id(2)], "saving an object did not remove its mark")
    _expect(len(place.amounts()) == 3, "a marked object was deleted")


# ---- opening and closing


async def may_be_opened_and_closed_again(place: Place) -> None:
    """Opening twice changes nothing, and closing twice is no error."""
    await _copy(place, [1])
    destination = place.open()
    await destination.open([_bills()])
    await destination.open([_bills()])
    _expect(await destination.ids(_ORGANIZATION, _bills()) == [_id(1)], "opening again has lost an object")
    await destination.close()
    await destination.close()


async def refuses_a_second_writer(place: Place) -> None:
    """A second run is refused until the first has ended."""
    if not place.one_writer:
        return
    async with _opened(place):
        second = place.open()
        try:
            await second.open([_bills()])
        except DestinationError:
            pass
        else:
            _expect(False, "two runs have opened the place")
        finally:
            await second.close()
    async with _opened(place):
        pass


async def refuses_a_later_version(place: Place) -> None:
    """A place that a later release has written is refused, and not changed."""
    await _copy(place, [1])
    if not place.write_later_version():
        return
    destination = place.open()
    try:
        await destination.open([_bills()])
    except DestinationError:
        pass
    else:
        _expect(False, "a place of a later release was opened")
    finally:
        await destination.close()


async def may_be_cancelled(place: Place) -> None:
    """A cancelled save leaves either the whole page or nothing of it, and the place usable."""
    async with _opened(place) as destination:
        await destination.begin([_pass()])
        for number in range(20):
            items = [_bill(100 * number + n) for n in range(50)]
            task = asyncio.create_task(_save(destination, items, Slice(cursor=f"c{number}", pages=number)))
            for _ in range(number % 4):
                await next_turn()
            task.cancel()
            await asyncio.wait([task])
    async with _opened(place) as destination:
        ids = set(await destination.ids(_ORGANIZATION, _bills()))
        for number in range(20):
            page = {_id(100 * number + n) for n in range(50)}
            _expect(page <= ids or not page & ids, "half a page was stored")
        await _save(destination, [_bill(5000)], Slice(pages=99))
        _expect(_id(5000) in await destination.ids(_ORGANIZATION, _bills()), "nothing can be stored any more")


CHECKS: Final[tuple[Check, ...]] = (
    stores_objects_and_gives_back_their_ids,
    replaces_an_object_that_comes_again,
    stores_pages_of_several_slices_at_once,
    keeps_objects_without_an_identity_apart,
    tells_ids_apart,
    no_value_stops_the_others,
    gives_back_checkpoints_unchanged,
    stores_a_checkpoint_with_its_page,
    finishes_a_pass,
    notices_deleted_objects,
    notices_a_dropped_table,
    marks_what_a_pass_has_not_met,
    may_be_opened_and_closed_again,
    refuses_a_second_writer,
    refuses_a_later_version,
    may_be_cancelled,
)
"""All checks."""
