"""Runs that verify: they mark the stored objects that BILL no longer has, and no other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sync.fakes import ORGANIZATION, FakeBill, Killed, MemoryDestination, everything, made, pick, text
from unit.fakes import FakeClock

from bill_async.errors import PermissionDeniedError
from bill_async.sync import SQLiteDestination
from bill_async.sync.destination import Pass
from bill_async.sync.duckdb import DuckDBDestination
from bill_async.sync.engine import copy
from bill_async.sync.parquet import ParquetDestination
from bill_async.sync.source import Query


def missing(destination: MemoryDestination) -> set[tuple[str, str]]:
    """Return the list and the identity of each marked object."""
    return {(name, key[-1]) for name, key in destination.missing}


async def copied(bill: FakeBill, *names: str) -> MemoryDestination:
    """Copy everything into a destination."""
    destination = MemoryDestination()
    assert (await copy([bill], destination, pick(*names))).complete
    return destination


@pytest.mark.parametrize("size", [5, 900])
async def test_what_bill_no_longer_has_is_marked_by_a_run_that_verifies(size: int) -> None:
    bill = FakeBill({"bills": made(size)})
    destination = await copied(bill, "bills")
    gone = [bill.lists["bills"].pop(place)["id"] for place in (0, size // 2, -1)]

    assert (await copy([bill], destination, pick("bills"), full=True)).missing == 0
    assert missing(destination) == set()

    report = await copy([bill], destination, pick("bills"), verify=True)
    assert report.complete
    assert report.missing == 3
    assert missing(destination) == {("bills", id) for id in gone}
    assert len(destination.rows["bills"]) == size, "nothing is deleted"


async def test_an_object_that_comes_back_loses_its_mark() -> None:
    bill = FakeBill({"bills": made(10)})
    destination = await copied(bill, "bills")
    gone = bill.lists["bills"].pop(3)
    await copy([bill], destination, pick("bills"), verify=True)
    assert missing(destination) == {("bills", gone["id"])}
    bill.lists["bills"].insert(3, gone)
    assert (await copy([bill], destination, pick("bills"), verify=True)).missing == 0
    assert missing(destination) == set()


async def test_an_object_that_is_only_not_listed_is_read_and_stored_again() -> None:
    bill = FakeBill({"bills": made(10)})
    destination = await copied(bill, "bills")
    archived = bill.lists["bills"].pop(3)
    bill.hidden["bills"] = [{**archived, "archived": True}]
    report = await copy([bill], destination, pick("bills"), verify=True)
    assert (report.missing, report.complete) == (0, True)
    assert missing(destination) == set()
    assert destination.rows["bills"][ORGANIZATION, archived["id"]]["archived"] is True


async def test_an_object_that_cannot_be_read_fails_the_list_and_marks_nothing() -> None:
    bill = FakeBill({"bills": made(10), "vendors": made(3, prefix="009")})
    destination = await copied(bill, "bills", "vendors")
    del bill.lists["bills"][:2], bill.lists["vendors"][:1]

    def reading(id: str) -> None:
        if id.startswith("00n"):
            raise PermissionDeniedError("may not", status=403)

    bill.reading = reading
    report = await copy([bill], destination, pick("bills", "vendors"), verify=True)
    assert [failure.resource for failure in report.failures] == ["bills"]
    assert {name for name, _ in missing(destination)} == {"vendors"}
    bill.reading = lambda _: None
    assert (await copy([bill], destination, pick("bills"), verify=True)).missing == 2


def unreadable() -> str:
    """Return a list that is not in order and whose objects cannot be read one by one."""
    return next(
        name
        for name, resource in everything().items()
        if resource.parent is None and resource.reader is None and not resource.sorted and resource.operation.page
    )


@pytest.mark.parametrize(("size", "proven"), [(40, True), (450, False)])
async def test_a_list_without_order_proves_something_only_on_one_page(size: int, proven: bool) -> None:
    name = unreadable()
    resource = everything()[name]
    items = [{**item, resource.identity[0]: item["id"]} for item in made(size)]
    bill = FakeBill({name: items})
    destination = await copied(bill, name)
    bill.lists[name].pop(1)
    report = await copy([bill], destination, pick(name), verify=True)
    assert report.missing == proven
    assert len(destination.missing) == proven
    if not proven:
        assert "1 stored objects were not in the list, which does not prove" in report.failures[0].reason


@pytest.mark.parametrize("back", [True, False])
async def test_objects_that_were_stored_by_a_wrong_clock_are_not_marked(tmp_path: Path, back: bool) -> None:
    """The clock is set back during the run; or the first copy was made by a clock that was ahead."""
    clock = FakeClock()
    bill = FakeBill({"bills": made(10)})
    async with SQLiteDestination(tmp_path / "copy.db", clock=clock) as destination:
        await copy([bill], destination, pick("bills"), clock=clock)
        clock.start -= timedelta(hours=1)
        gone = bill.lists["bills"].pop()

        def set_back(_: object) -> None:
            clock.start -= timedelta(hours=2)

        bill.hook = set_back if back else lambda _: None
        report = await copy([bill], destination, pick("bills"), verify=True, clock=clock)
        if back:
            assert (report.missing, await marked(destination)) == (0, {})
            assert "does not prove" in report.failures[0].reason
        else:
            assert (report.missing, report.complete) == (1, True)
            assert (await marked(destination)).keys() == {gone["id"]}


@pytest.mark.parametrize("make", [SQLiteDestination, DuckDBDestination, ParquetDestination])
@pytest.mark.parametrize(
    ("first", "second", "third"),
    [(0, -7200, 7200), (0, -7200, 0), (7200, -7200, 0), (7200, 0, -7200)],
    ids=["back and right again", "back", "ahead and right again", "ahead for two runs"],
)
async def test_a_clock_that_is_set_between_the_runs_of_a_pass_marks_nothing_that_exists(
    tmp_path: Path, make: Any, first: int, second: int, third: int
) -> None:
    """The numbers are the seconds by which the clock is set during the first run, and before the two others."""
    names = ("spend_budgets", "spend_budgets_members")
    budgets = [f"b{number}" for number in range(12)]
    lists = {f"spend_budgets_members/{name}": [{"userId": f"u{name}", "id": f"u{name}"}] for name in budgets}
    bill, clock = FakeBill({"spend_budgets": [{"id": name} for name in budgets], **lists}), FakeClock()
    calls = 0

    async def run(jump: int, last: int, **options: Any) -> Any:
        def hook(query: Query) -> None:
            nonlocal calls
            if query.parent_id is not None:
                calls += 1
                clock.turn(1)
                if calls == 2:
                    clock.start += timedelta(seconds=jump)
                if calls > last:
                    raise Killed

        nonlocal calls
        calls, bill.hook = 0, hook
        async with make(tmp_path / "copy", clock=clock) as destination:
            return await copy([bill], destination, pick(*names), clock=clock, **options)

    assert (await run(0, 99)).complete
    clock.turn(86400)
    bill.lists["spend_budgets_members/b11"] = []
    for during, after in ((first, second), (0, third)):
        with pytest.raises(Killed):
            await run(during, 5, verify=True)
        clock.turn(60)
        clock.start += timedelta(seconds=after)
    report = await run(0, 99, verify=True)
    assert 0 < calls < len(budgets), "the pass was continued"
    assert report.missing == 0
    assert "which does not prove" in report.failures[0].reason
    clock.turn(86400)
    assert (await run(0, 99, verify=True)).missing == 1


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize(("size", "proven"), [(90, True), (250, False)])
async def test_the_list_of_a_parent_proves_something_only_on_one_page(size: int, proven: bool, killed: bool) -> None:
    """On several pages, objects move up while others are deleted, and are not met."""
    names, customers, contacts = ("customers", "customer_contacts"), made(3), made(size)
    first = customers[0]["id"]
    place = f"customer_contacts/{first}"
    others = {f"customer_contacts/{one['id']}": made(2) for one in customers[1:]}
    bill = FakeBill({"customers": customers, place: contacts, **others})
    destination = await copied(bill, *names)
    gone = contacts[0]["id"]

    def delete(query: Query) -> None:
        if query.parent_id == first and query.cursor is not None and bill.lists[place][0]["id"] == gone:
            del bill.lists[place][0]

    if proven:
        del bill.lists[place][0]
    bill.hook = delete
    if killed:
        calls = 0

        def die(query: Query) -> None:
            nonlocal calls
            delete(query)
            calls += query.parent_id not in (None, first)
            if calls == 2:
                raise Killed

        bill.hook = die
        with pytest.raises(Killed):
            await copy([bill], destination, pick(*names), verify=True)
        bill.hook = delete
    report = await copy([bill], destination, pick(*names), verify=True)
    assert missing(destination) == ({("customer_contacts", gone)} if proven else set())
    assert proven or "does not prove" in report.failures[0].reason


async def test_so_many_that_they_cannot_be_read_are_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bill_async.sync.organization._MOST_READ", 5)
    bill = FakeBill({"bills": made(20)})
    destination = await copied(bill, "bills")
    del bill.lists["bills"][:6]
    report = await copy([bill], destination, pick("bills"), verify=True)
    assert (report.missing, missing(destination)) == (0, set())
    assert "6 stored objects were not in the list" in report.failures[0].reason


async def test_a_clock_that_is_set_back_proves_nothing() -> None:
    name = unreadable()
    resource = everything()[name]
    clock = FakeClock()
    bill = FakeBill({name: [{**item, resource.identity[0]: item["id"]} for item in made(4)]})
    destination = await copied(bill, name)
    bill.lists[name].pop()

    def set_back(_: object) -> None:
        clock.start -= timedelta(hours=1)

    bill.hook = set_back
    report = await copy([bill], destination, pick(name), verify=True, clock=clock)
    assert report.missing == 0
    assert "does not prove" in report.failures[0].reason


@pytest.mark.parametrize("die_at", range(0, 17, 2))
async def test_a_killed_run_that_verifies_is_continued_and_marks_the_same(die_at: int) -> None:
    bill = FakeBill({"bills": made(600)})
    destination = await copied(bill, "bills")
    gone = bill.lists["bills"].pop(300)["id"]
    destination.commits, destination.die_at = 0, die_at
    with pytest.raises(Killed):
        await copy([bill], destination, pick("bills"), verify=True)
    destination.die_at = None
    await copy([bill], destination, pick("bills"))
    begun = die_at > 0  # the pass was stored, and continues
    assert missing(destination) == ({("bills", gone)} if begun else set())
    await copy([bill], destination, pick("bills"), verify=True)
    assert missing(destination) == {("bills", gone)}


async def test_a_pass_that_fetches_changes_is_not_continued_as_one_that_verifies() -> None:
    bill = FakeBill({"bills": made(600)})
    destination = await copied(bill, "bills")
    for item in bill.lists["bills"]:
        item["updatedTime"] = text(item_time(item) + timedelta(days=9))
    destination.commits, destination.die_at = 0, 4
    with pytest.raises(Killed):
        await copy([bill], destination, pick("bills"))
    destination.die_at = None
    gone = bill.lists["bills"].pop(0)["id"]
    assert (await copy([bill], destination, pick("bills"), verify=True)).missing == 1
    assert missing(destination) == {("bills", gone)}


def item_time(item: dict[str, Any]) -> Any:
    return datetime.fromisoformat(item["createdTime"])


async def test_children_of_a_parent_that_is_gone_are_missing(tmp_path: Path) -> None:
    names = ("spend_budgets", "spend_budgets_members")
    budgets = [{"id": f"b{number}", "name": "x"} for number in range(3)]
    members = {
        f"spend_budgets_members/b{number}": [{"userId": f"u{number}", "id": f"u{number}"}] for number in range(3)
    }
    bill = FakeBill({"spend_budgets": budgets, **members})
    destination = await copied(bill, *names)
    bill.lists["spend_budgets"].pop(0)
    bill.lists["spend_budgets_members/b0"] = []
    report = await copy([bill], destination, pick(*names), verify=True)
    assert {name for name, _ in missing(destination)} == set(names)
    assert report.missing == 2


async def test_sqlite_keeps_the_time_of_the_first_mark(tmp_path: Path) -> None:
    clock = FakeClock()
    bill = FakeBill({"bills": made(120), "vendors": made(2, prefix="009")})
    what = pick("bills", "vendors")
    async with SQLiteDestination(tmp_path / "copy.db", clock=clock) as destination:
        await copy([bill], destination, what, clock=clock)
        gone = [bill.lists["bills"].pop(7)]
        marks = []
        for more in (None, 8, None):
            clock.turn(3600)
            gone += [] if more is None else [bill.lists["bills"].pop(more)]
            report = await copy([bill], destination, what, verify=True, clock=clock)
            assert report.missing == len(gone)
            marks.append(await marked(destination))
        assert marks[0].keys() < marks[1].keys() == {item["id"] for item in gone}
        assert marks[2] == marks[1]
        assert marks[1][gone[0]["id"]] == marks[0][gone[0]["id"]]
        bill.lists["bills"] += gone
        clock.turn(3600)
        assert (await copy([bill], destination, what, verify=True, clock=clock)).missing == 0
        assert await marked(destination) == {}
        assert [state.verify for state in await destination.passes(ORGANIZATION)] == [True, True]


async def marked(destination: SQLiteDestination) -> dict[str, str]:
    """Return when each marked bill was marked."""
    with closing(sqlite3.connect(destination.path, isolation_level=None)) as database:
        return dict(database.execute("SELECT id, _missing_since FROM bills WHERE _missing_since IS NOT NULL"))


async def test_a_file_of_before_is_verified(tmp_path: Path) -> None:
    """Files that were written without `_missing_since` and `verify` get them."""
    path = tmp_path / "copy.db"
    bill = FakeBill({"bills": made(5)})
    async with SQLiteDestination(path) as destination:
        await copy([bill], destination, pick("bills"))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            database.execute(f'DROP VIEW "{name}"')
        database.execute("ALTER TABLE bills DROP COLUMN _missing_since")
        database.execute("ALTER TABLE _passes DROP COLUMN verify")
    bill.lists["bills"].pop()
    async with SQLiteDestination(path) as destination:
        report = await copy([bill], destination, pick("bills"), verify=True)
        assert (report.complete, report.missing) == (True, 1)
        (state,) = await destination.passes(ORGANIZATION)
        assert isinstance(state, Pass)
        assert state.verify
