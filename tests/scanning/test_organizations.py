"""Scans of several organizations at once: fair, one failing alone, nothing left behind."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping
from typing import Any

import pytest
from scanning.fake_list import FakeList, bills, ids
from unit.fakes import settle

from bill_async import InvalidRequestError, TransportError, scan_all
from bill_async.models import Bill
from bill_async.scanning.scan import Scan


def lost(fake: FakeList, at: int) -> None:
    """Let a request fail."""
    fake.fails = lambda number: TransportError("lost") if number == at else None


def scan_of(fake: FakeList) -> Scan[Bill]:
    return fake.scan()


def several(**counts: int) -> dict[str, FakeList]:
    return {name: FakeList(bills(count)) for name, count in counts.items()}


def expected(fakes: Mapping[str, FakeList]) -> dict[str, list[str]]:
    return {name: ids(fake.objects) for name, fake in fakes.items()}


async def test_every_organization_yields_each_of_its_objects_once() -> None:
    fakes = several(a=300, b=0, c=45, d=120)
    found = await scan_all(fakes, scan_of, at_once=2).collect()
    assert {name: ids(items) for name, items in found.items()} == expected(fakes)
    assert await scan_all({}, scan_of).collect() == {}


async def test_organizations_take_turns() -> None:
    fakes = several(a=2000, b=2000, c=100)
    turns = [name async for name, _ in scan_all(fakes, scan_of)]
    assert turns.index("c") < 100
    last = len(turns) - 1 - turns[::-1].index("c")
    assert last < 500  # the small one is done long before the others
    half = turns[: len(turns) // 2]
    assert abs(half.count("a") - half.count("b")) < 100


async def test_no_more_organizations_than_allowed_are_read_at_once() -> None:
    fakes = {number: FakeList(bills(200)) for number in range(9)}
    busy: list[int] = []
    for fake in fakes.values():
        fake.slow = 3
        fake.after = lambda _: busy.append(sum(fake.flying > 0 for fake in fakes.values()))
    await scan_all(fakes, scan_of, at_once=3).collect()
    assert max(busy) == 3


async def test_one_that_fails_does_not_stop_the_others() -> None:
    fakes = several(a=300, b=300, c=300)
    lost(fakes["b"], 7)
    lost(fakes["c"], 0)
    found: dict[str, list[Bill]] = {"a": [], "b": [], "c": []}
    with pytest.raises(ExceptionGroup, match="2 of 3 organizations could not be scanned to the end") as caught:
        async for name, one in scan_all(fakes, scan_of):
            found[name].append(one)
    assert ids(found["a"]) == ids(fakes["a"].objects)
    assert 0 < len(found["b"]) < 300
    assert [error.__notes__ for error in caught.value.exceptions] == [["organization c"], ["organization b"]]


async def test_failures_can_be_collected_instead() -> None:
    fakes = several(a=30, b=300)
    lost(fakes["b"], 3)
    errors: dict[str, Exception] = {}
    found = await scan_all(fakes, scan_of, errors=errors).collect()
    assert ids(found["a"]) == ids(fakes["a"].objects)
    assert {name: str(error) for name, error in errors.items()} == {"b": "lost"}


async def test_a_scan_that_cannot_be_made_fails_alone() -> None:
    fakes = several(a=30, b=30)

    def make(fake: FakeList) -> Scan[Bill]:
        if fake is fakes["a"]:
            raise RuntimeError("no credentials")
        return fake.scan()

    errors: dict[str, Exception] = {}
    found = await scan_all(fakes, make, errors=errors).collect()
    assert (found["a"], ids(found["b"])) == ([], ids(fakes["b"].objects))
    assert str(errors["a"]) == "no credentials"


class Client:
    """What the name of a list is looked up in."""

    def __init__(self, fake: FakeList) -> None:
        self.bills = fake


async def test_a_list_can_be_named() -> None:
    fakes = several(a=30, b=300)
    clients = {name: Client(fake) for name, fake in fakes.items()}
    found = await scan_all(clients, "bills", ordered=True).collect()
    assert {name: ids(items) for name, items in found.items()} == expected(fakes)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"what": "bils"}, r"what: 'bils' cannot be scanned; give the name of a list, such as 'bills'"),
        ({"what": "bills", "filters": "x:eq:1"}, "cannot be filtered by 'x'"),
        ({"what": "bills", "at_once": 0}, "at_once: 0 organizations cannot be scanned at a time; give 1 or more"),
        ({"what": scan_of, "ordered": True}, "ordered: give it to the scan that the function makes"),
    ],
)
def test_mistakes_are_reported_at_once(arguments: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidRequestError, match=problem):
        scan_all({"a": Client(FakeList([]))}, **arguments)
    with pytest.raises(TypeError, match="sort"):
        scan_all({"a": Client(FakeList([]))}, "bills", sort="x")


@pytest.mark.parametrize("count", [1, 50, 400])
async def test_break_leaves_nothing_behind(count: int) -> None:
    fakes = several(a=300, b=300, c=300)
    tasks = asyncio.all_tasks()
    seen = 0
    async for _ in scan_all(fakes, scan_of):
        seen += 1
        if seen == count:
            break
    gc.collect()
    await settle()
    assert (sum(fake.flying for fake in fakes.values()), asyncio.all_tasks()) == (0, tasks)


@pytest.mark.parametrize("turns", range(0, 40, 4))
async def test_cancellation_leaves_nothing_behind(turns: int) -> None:
    fakes = several(a=3000, b=3000)
    tasks = asyncio.all_tasks()
    task = asyncio.create_task(scan_all(fakes, scan_of).collect())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (sum(fake.flying for fake in fakes.values()), asyncio.all_tasks()) == (0, tasks)


async def test_items_come_before_the_failures() -> None:
    fakes = several(a=0, b=15)
    lost(fakes["a"], 0)
    items = aiter(scan_all(fakes, scan_of))
    seen = [await anext(items)]
    await settle()  # everything has been fetched
    with pytest.raises(ExceptionGroup):
        while True:
            seen.append(await anext(items))
    assert [name for name, _ in seen] == ["b"] * 15
