"""The Parquet destination: its folder, and what is particular to it."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow.dataset
import pyarrow.parquet
import pytest
from sync.columnar import WHAT, Place, some_bill
from sync.fakes import BEGIN, ORGANIZATION, FakeBill, made, pick, text

from bill_async.sync import parquet_list
from bill_async.sync.destination import DestinationError
from bill_async.sync.engine import copy
from bill_async.sync.parquet import VERSION, ParquetDestination


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place("parquet", tmp_path / "copy")


async def run(place: Place, *bills: FakeBill, what: tuple[str, ...] = ("bills",)) -> Any:
    async with place.destination() as destination:
        return await copy(bills, destination, pick(*what))


def folder(place: Place, resource: str = "bills") -> Path:
    return place.path / resource / f"organization_id={ORGANIZATION}"


def files(place: Place) -> dict[str, float]:
    """Return the Parquet files of the bills, and when they were written."""
    return {file.name: file.stat().st_mtime_ns for file in folder(place).glob("*.parquet")}


def manifest(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder(place) / "_manifest.json").read_text())
    return found


async def refusal(path: Path) -> str:
    async with ParquetDestination(path) as destination:
        with pytest.raises(DestinationError) as caught:
            await destination.open(pick("bills"))
    return str(caught.value)


async def test_folders_that_cannot_be_used_are_refused_by_name(tmp_path: Path) -> None:
    later, other, junk = (tmp_path / name for name in ("later", "other", "junk"))
    for path in (later, junk):
        await run(Place("parquet", path), FakeBill({"bills": made(1)}))
    (later / "_format.json").write_text(json.dumps({"version": VERSION + 1}))
    (junk / "_format.json").write_text("junk")
    other.mkdir()
    (other / "mine.parquet").touch()
    file = tmp_path / "file"
    file.touch()
    assert f"its format is {VERSION + 1}, and this release reads {VERSION}; update bill-async" in await refusal(later)
    assert "_format.json cannot be read; give another folder" in await refusal(junk)
    assert "holds files of another program; give an empty folder" in await refusal(other)
    assert [each.name for each in other.iterdir()] == ["mine.parquet"]  # nothing beside what is not ours
    assert f"{file} is a file; give a folder" in await refusal(file)


async def test_readers_see_the_last_complete_pass(place: Place) -> None:
    bill = FakeBill({"bills": made(300)})
    await run(place, bill)
    before = files(place)
    bill.lists["bills"] += [{**each, "id": f"x{each['id']}"} for each in made(500, begin=BEGIN + timedelta(days=9))]

    def fail(query: Any) -> None:
        if query.cursor is not None:
            raise ValueError("broken")

    bill.hook = fail
    assert not (await run(place, bill)).complete
    assert files(place) == before
    assert place.read("SELECT count(*) FROM TABLE") == [(300,)]
    assert manifest(place)["rows"] > 0  # pages that were stored, and that wait for the rest
    bill.hook = lambda _: None
    assert (await run(place, bill)).complete
    place.assert_equal(bill)
    assert manifest(place)["pages"] is None
    assert {each["name"]: each["rows"] for each in manifest(place)["files"]}.keys() == files(place).keys()


async def in_several_files(place: Place, monkeypatch: pytest.MonkeyPatch) -> FakeBill:
    """Copy a list into three files or four: a file ends with the pages that were stored together."""
    monkeypatch.setattr(parquet_list, "_GROUP", 2048)
    monkeypatch.setattr(parquet_list, "_GROUPS", 1)
    bill = FakeBill({"bills": made(6500)})
    await run(place, bill)
    assert len(files(place)) in (3, 4)
    return bill


async def test_only_files_with_changed_objects_are_written_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    bill = await in_several_files(place, monkeypatch)
    first = files(place)
    later = text(BEGIN + timedelta(days=30))
    bill.lists["bills"][-1] |= {"amount": Decimal("0.07"), "updatedTime": later}
    await run(place, bill)
    second = files(place)
    place.assert_equal(bill)
    kept = first.keys() & second.keys()
    assert 1 <= len(kept) < len(first)
    assert all(first[name] == second[name] for name in kept)
    assert sum(each["rows"] for each in manifest(place)["files"]) == 6500


async def test_objects_that_all_come_again_replace_their_files(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    bill = await in_several_files(place, monkeypatch)
    first = files(place)
    async with place.destination() as destination:
        assert (await copy([bill], destination, pick("bills"), full=True)).complete
    assert files(place).keys().isdisjoint(first)
    assert len(files(place)) in (3, 4)
    place.assert_equal(bill)


async def test_marks_reach_files_without_changed_objects(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_list, "_GROUPS", 1)
    bill = FakeBill({"bills": made(50)})
    await run(place, bill)
    async with place.destination() as destination:
        await destination.open(pick("bills"))
        (state,) = await destination.passes(ORGANIZATION)
        assert await destination.mark_missing(state) == 0
        unchanged = files(place)
        state.started_at += timedelta(days=1000)
        assert await destination.mark_missing(state) == 50
        marked = files(place)
        assert await destination.mark_missing(state) == 50  # they are marked, so no file is written again
    assert unchanged.keys().isdisjoint(marked)
    assert files(place) == marked
    assert place.read("SELECT count(*) FROM TABLE WHERE _missing_since IS NULL") == [(0,)]


@pytest.mark.parametrize("lost", ["part-", "all"])
async def test_lists_that_lost_files_are_copied_again(place: Place, lost: str) -> None:
    bill = some_bill()
    await run(place, bill, what=WHAT)
    for file in list(folder(place).iterdir()):
        if lost == "all" or file.name.startswith(lost):
            file.unlink()
    async with place.destination() as destination:
        await destination.open(pick(*WHAT))
        left = {state.resource for state in await destination.passes(ORGANIZATION)}
        assert left == set(WHAT) - {"bills"}
        assert (await copy([bill], destination, pick(*WHAT))).complete
    place.assert_equal(bill)


async def test_pages_that_were_lost_begin_the_list_anew(place: Place) -> None:
    bill = FakeBill({"bills": made(1000)})

    def fail(query: Any) -> None:
        if query.created_from is not None:
            raise ValueError("broken")

    for how in ("cut", "another release"):
        bill.hook = fail
        assert not (await run(place, bill)).complete
        stored = manifest(place)
        assert stored["rows"] > 0
        if how == "cut":
            (folder(place) / stored["pages"]).write_bytes(b"")
        else:
            (folder(place) / "_manifest.json").write_text(json.dumps({**stored, "schema": "another"}))
        async with place.destination() as destination:
            await destination.open(pick("bills"))
            assert await destination.passes(ORGANIZATION) == []
    bill.hook = lambda _: None
    assert (await run(place, bill)).complete
    place.assert_equal(bill)


async def test_what_the_manifest_does_not_name_is_removed(place: Place) -> None:
    bill = FakeBill({"bills": made(10)})
    await run(place, bill)
    (folder(place) / "part-99.parquet").write_bytes(b"of a run that was killed")
    (folder(place) / "_new").mkdir()
    (folder(place) / "notes.txt").touch()
    await run(place, bill)
    assert len(files(place)) == 1
    assert not (folder(place) / "_new").exists()
    assert (folder(place) / "notes.txt").exists()
    place.assert_equal(bill)


async def test_a_manifest_that_cannot_be_read_begins_the_list_anew(place: Place) -> None:
    bill = FakeBill({"bills": made(10)})
    for junk in ("junk", "[]", '{"files": 1}', '{"files": [], "more": 1}'):
        assert (await run(place, bill)).complete
        (folder(place) / "_manifest.json").write_text(junk)
    report = await run(place, bill)
    assert report.objects == 10
    place.assert_equal(bill)


async def test_files_of_an_earlier_release_get_new_columns(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    bill = FakeBill({"bills": made(10)})
    await run(place, bill)
    (file,) = folder(place).glob("*.parquet")
    table = pyarrow.parquet.read_table(file, partitioning=None)
    pyarrow.parquet.write_table(table.drop_columns(["due_date", "bill_line_items"]), file)
    stored = manifest(place)
    stored["files"][0]["bytes"] = file.stat().st_size
    (folder(place) / "_manifest.json").write_text(json.dumps(stored))
    bill.lists["bills"].append({**made(100)[-1], "dueDate": "2026-12-24", "billLineItems": [{"amount": 7}]})
    report = await run(place, bill)
    assert report.objects < 10
    place.assert_equal(bill)
    assert place.read("SELECT count(*), count(due_date), sum(len(bill_line_items)) FROM TABLE") == [(11, 1, 1)]


async def test_processes_share_a_folder(place: Place) -> None:
    one, two = FakeBill({"bills": made(300)}), FakeBill({"bills": made(200)}, organization_id="0082")
    async with ParquetDestination(place.path, hold="reserved") as parent:
        await parent.open(pick("bills"))
        async with (
            ParquetDestination(place.path, hold="shared") as first,
            ParquetDestination(place.path, hold="shared") as second,
        ):
            reports = await asyncio.gather(copy([one], first, pick("bills")), copy([two], second, pick("bills")))
        assert "another process is writing to it" in await refusal(place.path)
    assert all(report.complete for report in reports)
    place.assert_equal(one, two)
    assert not list(place.path.glob("_spill-*"))


async def test_the_tools_of_readers(place: Place) -> None:
    """The column of the organization is in the files, too, because its digits are not a number."""
    await run(place, FakeBill({"bills": made(10)}), FakeBill({"bills": made(2)}, organization_id="0082"))
    below = place.path / "bills"
    total = sum((each["amount"] for each in made(10) + made(2)), Decimal(0))
    frame = polars.read_parquet(below / "**/*.parquet")
    assert frame["amount"].sum() == total
    assert set(frame["organization_id"]) == {ORGANIZATION, "0082"}
    table = pyarrow.dataset.dataset(below).to_table()
    assert len(table) == 12
    other = pandas.read_parquet(below, partitioning=None)
    assert sum(other["amount"]) == total


async def test_an_error_of_a_merge_ends_that_list_only(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    merge = parquet_list.ListFolder._merge

    def fail(self: Any, database: Any, *arguments: Any) -> None:
        if self.path.parent.name == "departments":
            database.execute("SELECT nothing")
        merge(self, database, *arguments)

    monkeypatch.setattr(parquet_list.ListFolder, "_merge", fail)
    bill = some_bill()
    report = await run(place, bill, what=WHAT)
    assert [failure.resource for failure in report.failures] == ["departments"]
    assert "BillError: " in report.failures[0].reason
    monkeypatch.setattr(parquet_list.ListFolder, "_merge", merge)
    assert (await run(place, bill, what=WHAT)).complete
    place.assert_equal(bill)
