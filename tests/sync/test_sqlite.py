"""The SQLite destination, and runs that are killed for good."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sync.fakes import BEGIN, ORGANIZATION, FakeBill, MemoryDestination, everything, made, pick

from bill_async.errors import ServerError
from bill_async.scanning.slicing import Slice
from bill_async.sync import SQLiteDestination, compare, sqlite
from bill_async.sync.destination import Batch, DestinationError, Pass, Saved
from bill_async.sync.engine import copy
from bill_async.sync.pages import Item, RawPage
from bill_async.sync.source import Meter, Query
from bill_async.sync.sqlite import VERSION
from bill_async.sync.tables import Rows, statements


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bills.db"


def rows(file: Path, statement: str) -> list[Any]:
    database = sqlite3.connect(file)
    try:
        return database.execute(statement).fetchall()
    finally:
        database.close()


def members() -> dict[str, Any]:
    return {
        f"spend_budgets_members/spe{number:017d}": [
            {"userId": "u1", "userUuid": "usr_1", "limit": Decimal("10.50")},
            {"userId": "u2", "userUuid": "usr_2", "limit": 7},
        ]
        for number in range(3)
    }


UNSTORABLE = "\ud83d"
"""A text that the body of an answer cannot hold, so that SQLite has none for it either."""
WHAT = ("bills", "departments", "ap_cards", "spend_budgets", "spend_budgets_members")


def some_bill() -> FakeBill:
    lists: dict[str, Any] = {"bills": made(700), "departments": made(130, prefix="0de"), "ap_cards": made(2)}
    return FakeBill({**lists, "spend_budgets": made(3, prefix="spe"), **members()})


def expected(bill: FakeBill) -> list[tuple[str, str, str | None, Any]]:
    return [
        (bill.organization_id, name.partition("/")[0], name.partition("/")[2] or None, item)
        for name, items in bill.lists.items()
        for item in items
    ]


async def test_a_copy_equals_its_source(file: Path) -> None:
    bill = some_bill()
    bill.lists["bills"][0] |= {"amount": Decimal("90071992547409.93"), "billLineItems": [{"amount": Decimal("0.10")}]}
    async with SQLiteDestination(file) as destination:
        report = await copy([bill], destination, pick(*WHAT))
    assert report.complete
    result = compare(file, pick(*WHAT), expected(bill))
    assert result.equal, result.examples
    assert result.objects == report.objects == 700 + 130 + 2 + 3 + 6
    assert result.amounts > 700
    assert rows(file, "SELECT amount FROM bills ORDER BY id LIMIT 1") == [("90071992547409.93",)]
    assert rows(file, "SELECT amount, amount_x10000 FROM bills__bill_line_items") == [("0.10", 1000)]


async def test_tables(file: Path) -> None:
    async with SQLiteDestination(file) as destination:
        await destination.open(tuple(everything().values()))
    tables = dict(rows(file, "SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    assert set(everything()) | {"_lost", "_passes", "_slices", "_unplaced"} == set(tables)
    for name, resource in everything().items():
        info = rows(file, f"SELECT name, type, pk FROM pragma_table_xinfo('{name}')")
        keys = [column for column, _, place in sorted(info, key=lambda row: row[2]) if place]
        assert keys == (
            ["organization_id", "id"] if resource.parent is None else ["organization_id", "parent_id", "id"]
        )
        assert {type for _, type, _ in info} <= {"TEXT", "INTEGER"}
    assert all("REAL" not in statement for statement in tables.values())
    types = {name: type for name, type, _ in rows(file, "SELECT name, type, pk FROM pragma_table_xinfo('bills')")}
    assert types["amount"] == "TEXT"
    assert types["archived"] == "INTEGER"
    assert types["due_date"] == "TEXT"
    assert types["_raw"] == "TEXT"


async def test_saving_again_replaces(file: Path) -> None:
    bills = everything()["bills"]
    state = Pass(organization_id="0081", resource="bills", started_at=BEGIN, slices=[Slice()])
    async with SQLiteDestination(file) as destination:
        await destination.open([bills])
        await destination.begin([state])
        for amount in ("1.10", "2.20"):
            item = Item(f'{{"id":"00n1","amount":{amount}}}', value={"id": "00n1", "amount": Decimal(amount)})
            await destination.save(
                Batch(organization_id="0081", resource=bills, items=[item], checkpoint=Slice(cursor=amount, pages=1))
            )
        (found,) = await destination.passes("0081")
        assert found.slices == [Slice(cursor="2.20", pages=1)]
        assert await destination.ids("0081", bills) == ["00n1"]
    assert rows(file, "SELECT amount FROM bills") == [("2.20",)]


async def test_a_value_that_is_altered_twice_is_counted_once(file: Path) -> None:
    """The surrogate is replaced, and what remains is no boolean."""
    item = Item(r'{"id":"00n1","archived":"\ud83d","description":"\ud83d"}')
    async with SQLiteDestination(file) as destination:
        await destination.open(pick("bills"))
        batch = Batch(organization_id="0081", resource=pick("bills")[0], items=[item], checkpoint=Slice())
        saved = await destination.save(batch)
    assert sorted(saved.alterations) == [("00n1", "archived"), ("00n1", "description")]
    assert saved.altered == 2


async def test_checkpoints_come_back_as_they_were(file: Path) -> None:
    part = Slice(
        number=3, parent_id="p", lower=BEGIN, start=BEGIN, upper=BEGIN, until=BEGIN, first=BEGIN, position=BEGIN,
        newest=BEGIN, ordered=False, cursor="c", pages=2, objects=200, done=True,
    )  # fmt: skip
    state = Pass(
        organization_id="0081",
        resource="bills",
        started_at=BEGIN,
        since=BEGIN,
        plain=True,
        bookmark=BEGIN,
        slices=[part],
    )
    async with SQLiteDestination(file) as destination:
        await destination.open(pick("bills"))
        await destination.begin([state])
        assert await destination.passes("0081") == [state]
        assert await destination.passes("0082") == []
        state.finished, state.slices = True, []
        await destination.finish(state)
        assert await destination.passes("0081") == [state]


async def test_a_page_and_its_checkpoint_are_stored_together_or_not_at_all(file: Path) -> None:
    bills = everything()["bills"]
    state = Pass(organization_id="0081", resource="bills", started_at=BEGIN, slices=[Slice()])
    async with SQLiteDestination(file) as destination:
        await destination.open([bills])
        await destination.begin([state])
        items = [Item("{}", value={"id": "00n1"}), Item(UNSTORABLE, value={"id": "00n2"})]
        batch = Batch(organization_id="0081", resource=bills, items=items, checkpoint=Slice(cursor="c", pages=1))
        with pytest.raises(UnicodeEncodeError):
            await destination.save(batch)
        assert await destination.passes("0081") == [state]
        assert await destination.ids("0081", bills) == []


async def test_one_page_that_cannot_be_stored_does_not_hold_up_the_others(file: Path) -> None:
    bills = everything()["bills"]
    pages = [[Item("{}", value={"id": f"00n{n}"})] for n in range(5)]
    pages[2] = [Item(UNSTORABLE, value={"id": "00n2"})]
    async with SQLiteDestination(file) as destination:
        await destination.open([bills])
        await destination.begin([Pass(organization_id="0081", resource="bills", started_at=BEGIN)])
        batches = [
            Batch(organization_id="0081", resource=bills, items=items, checkpoint=Slice(number=number))
            for number, items in enumerate(pages)
        ]
        results = await asyncio.gather(*map(destination.save, batches), return_exceptions=True)
        assert [type(result) for result in results] == [Saved, Saved, UnicodeEncodeError, Saved, Saved]
        assert len(await destination.ids("0081", bills)) == 4
        (found,) = await destination.passes("0081")
        assert [part.number for part in found.slices] == [0, 1, 3, 4]


async def test_what_waits_is_stored_before_the_file_is_closed(file: Path) -> None:
    bills = everything()["bills"]
    async with SQLiteDestination(file) as destination:
        await destination.open([bills])
        items = [[Item("{}", value={"id": f"00n{n}"})] for n in range(20)]
        tasks = [
            asyncio.create_task(
                destination.save(Batch(organization_id="0081", resource=bills, items=page, checkpoint=Slice(number=n)))
            )
            for n, page in enumerate(items)
        ]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    assert rows(file, "SELECT count(*) FROM bills") == [(20,)]
    assert rows(file, "SELECT count(*) FROM _slices") == [(20,)]


async def test_the_database_is_touched_by_one_thread_and_never_by_the_loop(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()

    def spy(pages: Sequence[Rows]) -> Iterator[tuple[str, Sequence[Any]]]:
        threads.add(threading.current_thread().name)
        yield from statements(pages)

    monkeypatch.setattr(sqlite, "statements", spy)
    async with SQLiteDestination(file) as destination:
        await copy([some_bill()], destination, pick("bills"))
    assert threads == {"bill-async-sqlite_0"}


async def test_closing_twice_and_without_opening(file: Path) -> None:
    destination = SQLiteDestination(file)
    await destination.close()
    await destination.open(pick("bills"))
    await destination.close()
    await destination.close()


async def test_columns_that_came_later_are_added(file: Path) -> None:
    async with SQLiteDestination(file) as destination:
        await destination.open(pick("departments"))
    database = sqlite3.connect(file)
    database.execute("ALTER TABLE departments DROP COLUMN description")
    database.close()
    async with SQLiteDestination(file) as destination:
        await copy([FakeBill({"departments": [{"id": "0de1", "description": "x"}]})], destination, pick("departments"))
    assert rows(file, "SELECT id, description FROM departments") == [("0de1", "x")]


async def open_error(file: Path) -> str:
    async with SQLiteDestination(file) as destination:
        with pytest.raises(DestinationError) as caught:
            await destination.open(pick("bills"))
    return str(caught.value)


async def test_files_that_cannot_be_used_are_refused_by_name(tmp_path: Path) -> None:
    later, other, junk = (tmp_path / name for name in ("later.db", "other.db", "junk.db"))
    async with SQLiteDestination(later) as destination:
        await destination.open(pick("bills"))
    database = sqlite3.connect(later)
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE mine (a)")
    database.close()
    junk.write_bytes(b"not a database at all" * 100)
    assert f"its format is {VERSION + 1}, and this release reads {VERSION}" in await open_error(later)
    assert "database of another program" in await open_error(other)
    assert "junk.db: file is not a database; it is not a database; give another file" in await open_error(junk)
    assert "there is no folder" in await open_error(tmp_path / "nowhere" / "bills.db")
    assert f"{tmp_path} is a folder; give a file" in await open_error(tmp_path)
    left = {path.name for path in await asyncio.to_thread(lambda: list(tmp_path.glob("*-lock")))}
    assert left == {"later.db-lock"}  # nothing beside what is not ours


async def test_checkpoints_of_an_earlier_version_are_understood(file: Path) -> None:
    bill = some_bill()
    async with SQLiteDestination(file) as destination:
        await copy([bill], destination, pick("bills"))
    database = sqlite3.connect(file)
    for table, column in (("_slices", "newest"), ("_slices", "pages"), ("_passes", "plain")):
        database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    database.close()
    async with SQLiteDestination(file) as destination:
        report = await copy([bill], destination, pick("bills"))
    assert report.complete
    assert report.objects < 700  # the bookmark is still there


async def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(file: Path) -> None:
    bill = some_bill()
    async with SQLiteDestination(file) as destination:
        await destination.open(pick(*WHAT))

        def fill() -> None:
            (pages,) = destination._database.execute("PRAGMA page_count").fetchone()
            destination._database.execute(f"PRAGMA max_page_count = {pages + 6}")

        await destination._call(fill)
        with pytest.raises(
            DestinationError, match=r"full; free some space, and run this again; everything stored .* kept$"
        ):
            await copy([bill], destination, pick(*WHAT))
    ((stored,),) = rows(file, "SELECT count(*) FROM (SELECT id FROM bills UNION ALL SELECT id FROM departments)")
    assert 0 < stored < 700 + 130
    async with SQLiteDestination(file) as destination:
        report = await copy([bill], destination, pick(*WHAT))
    assert report.complete
    assert compare(file, pick(*WHAT), expected(bill)).equal


async def test_two_copies_into_one_file_at_a_time_are_refused(file: Path) -> None:
    what = pick("bills")
    async with SQLiteDestination(file) as first:
        await first.open(what)
        assert "another process is writing to it; wait until it has ended" in await open_error(file)
        await copy([some_bill()], first, what)  # who came first goes on
    async with SQLiteDestination(file) as second:
        await second.open(what)
        assert len(await second.ids(ORGANIZATION, what[0])) == 700


HOLDER = """
import asyncio, sys
sys.path[:0] = {path!r}
from bill_async.sync import SQLiteDestination
from sync.fakes import pick

async def main():
    destination = SQLiteDestination(sys.argv[1])
    await destination.open(pick("bills"))
    print("open", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_the_lock_of_a_process_that_was_killed_is_gone(file: Path) -> None:
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER.format(path=sys.path), str(file), stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"open\n"
    assert "another process is writing to it" in await open_error(file)
    holder.kill()
    await holder.wait()
    async with SQLiteDestination(file) as destination:
        await destination.open(pick("bills"))


async def test_a_destination_that_fails_ends_the_run(file: Path) -> None:
    destination = MemoryDestination()

    async def save(batch: Batch) -> None:
        raise DestinationError("disk full")

    destination.save = save  # type: ignore[method-assign]
    before = asyncio.all_tasks()
    with pytest.raises(DestinationError, match="disk full"):
        await copy([some_bill()], destination, pick("bills"))
    assert asyncio.all_tasks() == before


async def test_differences_are_found(file: Path) -> None:
    bill = some_bill()
    async with SQLiteDestination(file) as destination:
        await copy([bill], destination, pick(*WHAT))
    database = sqlite3.connect(file)
    database.execute("UPDATE bills SET amount = amount || '1' WHERE id LIKE '%05'")
    database.execute("DELETE FROM departments WHERE id LIKE '%7'")
    database.execute("UPDATE bills SET _raw = replace(_raw, '.10', '.11') WHERE id LIKE '%06'")
    database.execute("INSERT INTO ap_cards (organization_id, id, _raw, _copied_at) VALUES ('x', 'y', '{}', '')")
    database.commit()
    database.close()
    result = compare(file, pick(*WHAT), expected(bill))
    assert not result.equal
    assert (result.inexact, result.missing, result.different, result.extra) == (7, 13, 7, 1)
    assert "13 missing" in str(result)


KILLED = """
import asyncio, os, signal, sys
sys.path[:0] = {path!r}
from bill_async.sync import SQLiteDestination, sqlite
from bill_async.sync.engine import copy
from sync.fakes import pick
from sync.test_sqlite import WHAT, some_bill

class Deadly(SQLiteDestination):
    left = int(sys.argv[2])
    @staticmethod
    def _die():
        Deadly.left -= 1
        if Deadly.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    def _save(self, batches):
        self._die()  # between two transactions
        return super()._save(batches)

made = sqlite.statements

def statements(pages):
    for each in made(pages):
        Deadly._die()  # in the middle of a transaction
        yield each
    Deadly._die()

sqlite.statements = statements

async def main():
    async with Deadly(sys.argv[1]) as destination:
        for full in (False, True):
            await copy([some_bill()], destination, pick(*WHAT), full=full)

asyncio.run(main())
"""


@pytest.mark.parametrize("steps", [0, 4, 9, 13, 18, 23])
async def test_a_run_killed_by_the_system_is_continued(file: Path, steps: int) -> None:
    script = KILLED.format(path=sys.path)
    died = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", script, str(file), str(steps)], check=False)
    assert died.returncode == -signal.SIGKILL
    bill = some_bill()
    async with SQLiteDestination(file) as destination:
        report = await copy([bill], destination, pick(*WHAT))
    assert report.complete
    result = compare(file, pick(*WHAT), expected(bill))
    assert result.equal, result.examples
    assert rows(file, "SELECT count(*) FROM _slices") == [(0,)]
    assert rows(file, "SELECT DISTINCT finished FROM _passes") == [(1,)]


def test_raw_text_is_kept_byte_for_byte(file: Path) -> None:
    async def run() -> None:
        async with SQLiteDestination(file) as destination:
            await copy(
                [FakeBill({"departments": [{"id": "0de1", "x": Decimal("1.50")}]})], destination, pick("departments")
            )

    asyncio.run(run())
    assert rows(file, "SELECT _raw FROM departments") == [('{"id":"0de1","x":1.50}',)]


def test_organizations_do_not_mix(file: Path) -> None:
    one, two = some_bill(), some_bill()
    two.organization_id = "0082"
    two.lists["bills"] = made(5)

    async def run() -> None:
        async with SQLiteDestination(file) as destination:
            await copy([one, two], destination, pick("bills"))

    asyncio.run(run())
    counted = dict(rows(file, "SELECT organization_id, count(*) FROM bills GROUP BY 1"))
    assert counted == {ORGANIZATION: 700, "0082": 5}


async def held(file: Path) -> asyncio.subprocess.Process:
    """Start a process that writes to a file until it is killed."""
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER.format(path=sys.path), str(file), stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"open\n"
    return holder


async def test_a_link_to_the_file_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file = tmp_path / "folder" / "bills.db"
    for name, target in (("link.db", file), ("chain.db", tmp_path / "link.db")):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "way").symlink_to(tmp_path / "folder")
    holder = await held(tmp_path / "chain.db")
    try:
        for name in (file, tmp_path / "link.db", tmp_path / "chain.db", tmp_path / "way" / "bills.db"):
            assert "another process is writing to it" in await open_error(name)
    finally:
        holder.kill()
        await holder.wait()
    names = {path.name for path in await asyncio.to_thread(lambda: list(tmp_path.iterdir()))}
    assert names == {"folder", "link.db", "chain.db", "way"}  # all else is beside the file itself
    async with SQLiteDestination(tmp_path / "link.db") as destination:
        await destination.open(pick("bills"))


async def test_a_file_with_several_names_is_refused(tmp_path: Path) -> None:
    file, other = tmp_path / "bills.db", tmp_path / "other.db"
    async with SQLiteDestination(file) as destination:
        await destination.open(pick("bills"))
    await asyncio.to_thread(other.hardlink_to, file)
    assert "has several hard links" in await open_error(other)
    assert not await asyncio.to_thread((tmp_path / "other.db-lock").exists)
    await asyncio.to_thread(other.unlink)
    async with SQLiteDestination(file) as destination:
        await destination.open(pick("bills"))


async def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bills.db-lock").symlink_to(tmp_path / "elsewhere")
    assert "bills.db-lock cannot be created" in await open_error(tmp_path / "bills.db")
    assert not await asyncio.to_thread((tmp_path / "elsewhere").exists)


@pytest.mark.parametrize("ends", [True, False], ids=["to its end", "broken off"])
async def test_rows_deleted_during_a_full_pass_are_noticed_by_the_next_run(file: Path, ends: bool) -> None:
    """A pass that copies everything settles what was lost before it, and not what is lost meanwhile."""
    bill = FakeBill({"bills": made(3000)})  # 30 pages
    deleted = 0
    fetch = bill.fetch

    async def delete_what_is_stored(query: Query, meter: Meter) -> RawPage:
        """Before the second page, wait until the first is stored, and delete it."""
        nonlocal deleted
        if query.cursor is not None and not deleted:
            await asyncio.wait_for(stored.wait(), 30)
            with closing(sqlite3.connect(file, isolation_level=None)) as database:
                deleted += database.execute("DELETE FROM bills").rowcount
            if not ends:
                raise ServerError("broken", status=500)
        return await fetch(query, meter)

    stored = asyncio.Event()
    bill.fetch = delete_what_is_stored  # type: ignore[method-assign]
    async with SQLiteDestination(file) as destination:
        save = destination.save

        async def save_and_tell(batch: Batch) -> Saved:
            saved = await save(batch)
            stored.set()
            return saved

        destination.save = save_and_tell  # type: ignore[method-assign]
        report = await copy([bill], destination, pick("bills"))
    assert report.complete == ends
    assert deleted > 0
    bill.fetch = fetch  # type: ignore[method-assign]
    async with SQLiteDestination(file) as destination:
        assert (await copy([bill], destination, pick("bills"))).objects == 3000
        assert len(await destination.ids(ORGANIZATION, pick("bills")[0])) == 3000
        assert (await copy([bill], destination, pick("bills"))).objects < 20  # and then only what changed
