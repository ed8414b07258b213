"""What holds for DuckDB files and for folders of Parquet files."""

from __future__ import annotations

import asyncio
import signal
import stat
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sync.columnar import COPY, HOLD, WHAT, Place, child, no_space, some_bill
from sync.fakes import BEGIN, FakeBill, Object, everything, made, pick, text
from unit.fakes import FakeClock

from bill_async._schema.codec import dumps, escaped
from bill_async._schema.values import NumberText
from bill_async.scanning.slicing import Slice
from bill_async.sync.destination import Batch, DestinationError, Pass, Saved
from bill_async.sync.engine import copy
from bill_async.sync.pages import Item, read_page

LONGEST = "12345678901234567890.123456789012345678"


@pytest.fixture(params=["duckdb", "parquet"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return Place(request.param, tmp_path / "copy")


async def run(place: Place, *bills: FakeBill, what: tuple[str, ...] = WHAT, **options: Any) -> Any:
    async with place.destination() as destination:
        return await copy(bills, destination, pick(*what), **options)


def page_of(*objects: Object, number: int = 0, name: str = "bills", parent: str | None = None) -> Batch:
    (resource,) = pick(name)
    items = read_page(dumps({"results": list(objects)}), resource).items
    part = Slice(number=number, parent_id=parent)
    return Batch(organization_id="0081", resource=resource, items=items, checkpoint=part)


def written(value: Object) -> bytes:
    return escaped(value).encode()


def walk_of(name: str = "bills", *, at: Any = BEGIN, **fields: Any) -> Pass:
    return Pass(organization_id="0081", resource=name, started_at=at, **fields)


async def test_a_copy_equals_its_source(place: Place) -> None:
    bill, other = some_bill(), FakeBill({"bills": made(5)}, organization_id="0082")
    report = await run(place, bill, other)
    assert report.complete
    place.assert_equal(bill, other)
    assert place.read("SELECT amount, bill_line_items[1].amount FROM TABLE ORDER BY amount DESC LIMIT 1") == [
        (Decimal("90071992547409.93"), Decimal("0.10"))
    ]


async def test_columns(place: Place) -> None:
    bill = FakeBill({"bills": [{**made(1)[0], "dueDate": "2026-12-24", "archived": False, "paymentStatus": "NEW"}]})
    await run(place, bill)
    types = {name: type for name, type, *_ in place.read("DESCRIBE FROM TABLE")}
    assert types["organization_id"] == types["payment_status"] == types["_raw"] == "VARCHAR"
    assert types["amount"] == "DECIMAL(38,18)"
    assert types["due_date"] == "DATE"
    assert types["created_time"] == types["_copied_at"] == types["_missing_since"] == "TIMESTAMP WITH TIME ZONE"
    assert types["archived"] == "BOOLEAN"
    assert types["bill_line_items"].startswith("STRUCT(id VARCHAR, amount DECIMAL(38,18)")
    assert types["bill_line_items"].endswith("[]")
    assert place.read("SELECT payment_status, due_date::VARCHAR FROM TABLE") == [("NEW", "2026-12-24")]


async def test_every_list_has_a_table(place: Place) -> None:
    bill = FakeBill({name: made(1, prefix="x") for name, each in everything().items() if each.parent is None})
    report = await run(place, bill, what=tuple(everything()))
    assert not report.failures or all("no " in failure.reason for failure in report.failures)
    for name in ("vendors", "spend_users", "recurring_bills"):
        assert place.read("SELECT count(*) FROM TABLE", name) == [(1,)]


async def test_secrets_have_no_column(place: Place) -> None:
    await run(place, FakeBill({"bank_accounts": made(1)}), what=("bank_accounts",))
    names = [name for name, *_ in place.read("DESCRIBE FROM TABLE", "bank_accounts")]
    assert "account_number" not in names
    assert "bank_name" in names


async def test_later_runs_fetch_only_changes(place: Place) -> None:
    bill = some_bill()
    await run(place, bill)
    later = text(BEGIN + timedelta(days=30))
    bill.lists["bills"][3] |= {"amount": Decimal("0.07"), "updatedTime": later}
    bill.lists["bills"].append({**made(1)[0], "id": "00nnew", "createdTime": later, "updatedTime": later})
    report = await run(place, bill)
    assert report.complete
    assert report.objects < 700
    place.assert_equal(bill)


async def test_saving_again_replaces(place: Place) -> None:
    (bills,) = pick("bills")
    async with place.destination() as destination:
        await destination.open([bills])
        await destination.begin([walk_of(slices=[Slice()])])
        for amount in ("1.10", "2.20"):
            objects = [{"id": "00n1", "amount": Decimal(digits)} for digits in ("9.99", amount)]
            assert await destination.save(page_of(*objects)) == Saved()
        assert await destination.ids("0081", bills) == ["00n1"]
        await destination.finish(walk_of(finished=True))
        assert await destination.ids("0081", bills) == ["00n1"]
        assert await destination.ids("0082", bills) == []
    assert place.read("SELECT amount FROM TABLE") == [(Decimal("2.20"),)]


async def test_pages_that_wait_are_stored_together_and_the_last_wins(place: Place) -> None:
    (bills,) = pick("bills")
    async with place.destination() as destination:
        await destination.open([bills])
        await destination.begin([walk_of()])
        pages = [
            page_of({"id": "00n1", "amount": number}, {"id": f"00n{number}x"}, number=number) for number in range(9)
        ]
        await asyncio.gather(*map(destination.save, pages))
        (found,) = await destination.passes("0081")
        assert [part.number for part in found.slices] == list(range(9))
        await destination.finish(walk_of(finished=True))
    assert place.read("SELECT amount FROM TABLE WHERE id = '00n1'") == [(Decimal(8),)]
    assert place.read("SELECT count(*) FROM TABLE") == [(10,)]


async def test_checkpoints_come_back_as_they_were(place: Place) -> None:
    part = Slice(
        number=3, parent_id="p", lower=BEGIN, start=BEGIN, upper=BEGIN, until=BEGIN, first=BEGIN, position=BEGIN,
        newest=BEGIN, ordered=False, cursor="c", pages=2, objects=200, done=True,
    )  # fmt: skip
    state = walk_of(since=BEGIN, plain=True, bookmark=BEGIN, slices=[part])
    async with place.destination() as destination:
        await destination.open(pick("bills"))
        await destination.begin([state])
    async with place.destination() as destination:
        await destination.open(pick("bills"))
        assert await destination.passes("0081") == [state]
        assert await destination.passes("0082") == []
        state.finished, state.slices = True, []
        await destination.finish(state)
        assert await destination.passes("0081") == [state]


async def test_hostile_values_are_stored_as_exactly_as_possible_and_counted(place: Place) -> None:
    hostile: list[tuple[dict[str, Any], str, list[str], str]] = [
        ({"vendorName": "half \ud83d"}, "vendor_name", ["vendorName"], "half \N{REPLACEMENT CHARACTER}"),
        ({"vendorName": "nul \0"}, "vendor_name", [], "nul \0"),
        ({"vendorName": 7}, "vendor_name", [], "7"),
        ({"dueDate": ""}, "due_date", ["dueDate"], "None"),
        ({"dueDate": "0001-01-01"}, "due_date", [], "0001-01-01"),
        ({"dueDate": "9999-12-31"}, "due_date", [], "9999-12-31"),
        ({"createdTime": "0001-01-01T00:00:00Z"}, "created_time::DATE", [], "0001-01-01"),
        ({"createdTime": "0001-01-01T00:00:00+14:00"}, "created_time", ["createdTime"], "None"),
        ({"updatedTime": "9999-12-31T23:59:59-14:00"}, "updated_time", ["updatedTime"], "None"),
        ({"createdTime": "2026-01-01T00:00:00.123456789Z"}, "microsecond(created_time)", ["createdTime"], "123456"),
        ({"dueDate": "0000-01-01"}, "due_date", ["dueDate"], "None"),
        ({"amount": Decimal("1e30")}, "amount", ["amount"], "None"),
        ({"amount": Decimal("1e-30")}, "amount", ["amount"], "None"),
        ({"amount": NumberText("1e99999999999999999999")}, "amount", ["amount"], "None"),
        ({"vendorName": NumberText("1e99999999999999999999")}, "vendor_name", [], "1e99999999999999999999"),
        ({"newField": [NumberText("-1.5E-99999999999999999999")]}, "amount", [], "None"),
        ({"amount": Decimal(LONGEST)}, "amount", [], LONGEST),
        ({"archived": "yes"}, "archived", ["archived"], "None"),
        ({"billLineItems": {"a": 1}}, "bill_line_items", ["billLineItems"], "None"),
        (
            {"billLineItems": [{"classifications": {"itemId": "1", "departmentId": "half \ud83d"}}]},
            "bill_line_items[1].classifications.item_id",
            ["billLineItems[0].classifications.departmentId"],
            "1",
        ),
        (
            {"billLineItems": [{"amount": Decimal("1e30")}, 5]},
            "bill_line_items[1].amount",
            ["billLineItems[0].amount", "billLineItems[1]"],
            "None",
        ),
        ({"newField": {"deep": [1]}}, "vendor_name", [], "None"),
    ]
    async with place.destination() as destination:
        await destination.open(pick("bills"))
        await destination.begin([walk_of()])
        for number, (fields, _, altered, _) in enumerate(hostile):
            body = b'{"results":[{"id":"other"},%s]}' % written({"id": f"00n{number}", **fields})
            items = read_page(body, pick("bills")[0]).items
            page = Batch(organization_id="0081", resource=pick("bills")[0], items=items, checkpoint=Slice())
            named = tuple((f"00n{number}", path) for path in altered)
            assert await destination.save(page) == Saved(altered=len(named), alterations=named), fields
        await destination.finish(walk_of(finished=True))
    for number, (fields, column, _, wanted) in enumerate(hostile):
        ((cell, raw),) = place.read(f"SELECT {column}, _raw FROM TABLE WHERE id = '00n{number}'")
        assert str(cell) == wanted, fields
        assert raw.encode() == written({"id": f"00n{number}", **fields})


async def test_objects_without_an_identity_are_kept(place: Place) -> None:
    page = page_of({"id": "", "amount": 1}, {"id": "00n1"}, {"amount": Decimal("2.50")})
    async with place.destination() as destination:
        await destination.open(pick("bills"))
        await destination.begin([walk_of()])
        for _ in range(2):
            assert await destination.save(page) == Saved(unplaced=2)
        await destination.finish(walk_of(finished=True))
    assert place.read("SELECT id FROM TABLE") == [("00n1",)]
    if place.kind == "duckdb":
        texts = [raw for (raw,) in place.read("SELECT _raw FROM _unplaced")]
    else:
        files = await asyncio.to_thread(lambda: list(place.path.glob("bills/*/_unplaced/*.json")))
        texts = [file.read_text() for file in files]
    assert sorted(texts) == ['{"amount":2.50}', '{"id":"","amount":1}']


async def test_a_page_that_cannot_be_stored_does_not_hold_up_the_others(place: Place) -> None:
    (bills,) = pick("bills")
    pages = [page_of({"id": f"00n{number}"}, number=number) for number in range(5)]
    broken = Batch(
        organization_id="0081",
        resource=bills,
        items=[Item("\ud83d", value={"id": "00n2"})],  # a text that the body of an answer cannot hold
        checkpoint=Slice(number=2),
    )
    pages[2] = broken
    async with place.destination() as destination:
        await destination.open([bills])
        await destination.begin([walk_of()])
        results = await asyncio.gather(*map(destination.save, pages), return_exceptions=True)
        assert [type(result) for result in results] == [Saved, Saved, UnicodeEncodeError, Saved, Saved]
        assert sorted(await destination.ids("0081", bills)) == ["00n0", "00n1", "00n3", "00n4"]
        (found,) = await destination.passes("0081")
        assert [part.number for part in found.slices] == [0, 1, 3, 4]


async def test_objects_that_vanished_are_marked_until_they_come_again(place: Place) -> None:
    clock = FakeClock(BEGIN)
    (bills,) = pick("bills")
    async with place.destination(clock=clock) as destination:
        await destination.open([bills])
        await destination.begin([walk_of()])
        await destination.save(page_of({"id": "00n1"}, {"id": "00n2"}))
        await destination.finish(walk_of(finished=True))
        for ids, gone in ((["00n1"], 1), (["00n1"], 1), (["00n1", "00n2"], 0)):
            await clock.advance(60)
            walk = walk_of(at=clock.now())
            await destination.begin([walk])
            await destination.save(page_of(*({"id": each} for each in ids)))
            assert await destination.mark_missing(walk) == gone
            walk.finished = True
            await destination.finish(walk)
            stored = await destination.ids("0081", bills)
            assert sorted(stored) == ["00n1", "00n2"]
            if place.kind == "parquet":
                rows = place.read("SELECT id, epoch(_missing_since) FROM TABLE ORDER BY id")
                since = BEGIN.timestamp() + 60 if gone else None  # when it was first missing
                assert rows == [("00n1", None), ("00n2", since)]


async def test_the_mark_of_a_list_without_objects(place: Place) -> None:
    async with place.destination() as destination:
        await destination.open(pick("bills"))
        await destination.begin([walk_of()])
        assert await destination.mark_missing(walk_of()) == 0


@pytest.mark.parametrize("steps", [1, 7, 20, 33, 47, 60, 75, 90])
async def test_a_run_killed_by_the_system_is_continued(place: Place, steps: int) -> None:
    died = await child(place, COPY, steps=steps)
    assert await died.wait() == -signal.SIGKILL
    bill = some_bill()
    report = await run(place, bill)
    assert report.complete
    place.assert_equal(bill)


@pytest.mark.parametrize(("count", "length"), [(3000, 320), (200, 8000)])
async def test_objects_that_are_larger_than_the_memory_for_pages_are_stored(
    place: Place, count: int, length: int
) -> None:
    """3,000 objects of 20 kB are too large for a row group in the memory limit, 100 of 400 kB for a page."""
    many = made(count)
    for number, item in enumerate(many):
        item["billLineItems"] = [{"id": f"{number}-{line}", "description": f"{line:0{length}}"} for line in range(50)]
    bill = FakeBill({"bills": many})
    async with place.destination() as destination:
        report = await copy([bill], destination, pick("bills"))
    assert report.complete, report.failures
    assert place.read("SELECT count(*), sum(len(bill_line_items)) FROM TABLE") == [(count, 50 * count)]


async def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(place: Place) -> None:
    bill = some_bill()
    async with place.destination() as destination:
        await destination.open(pick(*WHAT))
        with no_space(), pytest.raises(DestinationError, match=r"large; .*everything stored so far is kept$"):
            await copy([bill], destination, pick(*WHAT))
    report = await run(place, bill)
    assert report.complete
    place.assert_equal(bill)


async def test_two_runs_at_a_time_are_refused(place: Place) -> None:
    bill = some_bill()
    async with place.destination() as first:
        await first.open(pick(*WHAT))
        async with place.destination() as second:
            with pytest.raises(DestinationError, match="another process is writing to it"):
                await second.open(pick(*WHAT))
        await copy([bill], first, pick(*WHAT))  # who came first goes on
    place.assert_equal(bill)


async def test_the_lock_of_a_process_that_was_killed_is_gone(place: Place) -> None:
    holder = await child(place, HOLD, stdout=asyncio.subprocess.PIPE)
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"open\n"
    async with place.destination() as destination:
        with pytest.raises(DestinationError, match="another process is writing to it"):
            await destination.open(pick("bills"))
    holder.kill()
    await holder.wait()
    assert (await run(place, some_bill())).complete
    left = await asyncio.to_thread(lambda: [path.name for path in place.path.parent.rglob("*spill-*")])
    assert left == []


async def test_closing_twice_and_without_opening(place: Place) -> None:
    destination = place.destination()
    await destination.close()
    await destination.open(pick("bills"))
    await destination.close()
    await destination.close()


def files_below(path: Path) -> Iterator[Path]:
    return (each for each in path.rglob("*") if each.is_file())


async def test_only_the_owner_can_read(place: Place) -> None:
    modes: dict[str, int] = {}

    def note() -> None:
        for each in files_below(place.path.parent):
            modes[each.name] = stat.S_IMODE(each.stat().st_mode)

    async with place.destination() as destination:
        await copy([some_bill()], destination, pick(*WHAT))
        await asyncio.to_thread(note)
    await asyncio.to_thread(note)
    assert modes
    assert {name: mode for name, mode in modes.items() if mode != 0o600} == {}


async def test_names_of_organizations_are_only_names(place: Place) -> None:
    bill = FakeBill({"bills": made(3)}, organization_id="../x/'y' %")
    assert (await run(place, bill, what=("bills",))).complete
    place.assert_equal(bill)


async def test_a_cancelled_save_leaves_nothing_behind(place: Place) -> None:
    (bills,) = pick("bills")
    async with place.destination() as destination:
        await destination.open([bills])
        await destination.begin([walk_of()])
        tasks = [asyncio.create_task(destination.save(page_of({"id": f"{n}"}, number=n))) for n in range(5)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    async with place.destination() as destination:
        await destination.open([bills])
        assert sorted(await destination.ids("0081", bills)) == ["0", "1", "2", "3", "4"]  # it was done all the same
