"""The DuckDB destination: its file, and what is particular to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from sync.columnar import WHAT, Place, some_bill
from sync.fakes import FakeBill, made, pick

from bill_async.errors import ConfigurationError
from bill_async.sync import duckdb as duckdb_module
from bill_async.sync.destination import DestinationError
from bill_async.sync.duckdb import VERSION, DuckDBDestination
from bill_async.sync.engine import copy


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place("duckdb", tmp_path / "bills.duckdb")


def change(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as database:
        for statement in statements:
            database.execute(statement)


async def refusal(path: Path) -> str:
    async with DuckDBDestination(path) as destination:
        with pytest.raises(DestinationError) as caught:
            await destination.open(pick("bills"))
    return str(caught.value)


async def test_files_that_cannot_be_used_are_refused_by_name(tmp_path: Path) -> None:
    later, other, named, junk = (tmp_path / name for name in ("later.db", "other.db", "named.db", "junk.db"))
    for path in (later, named):
        async with DuckDBDestination(path) as destination:
            await destination.open(pick("bills"))
    change(later, f"UPDATE _version SET version = {VERSION + 1}")
    change(named, "UPDATE _version SET application = 'mine'")
    change(other, "CREATE TABLE mine (a INTEGER)")
    junk.write_bytes(b"not a database at all" * 1000)
    assert f"its format is {VERSION + 1}, and this release reads {VERSION}; update bill-async" in await refusal(later)
    assert "is the database of another program; give another file" in await refusal(other)
    assert "is the database of another program; give another file" in await refusal(named)
    assert (await refusal(junk)).endswith("not a valid DuckDB database file!; give another file")
    assert "there is no folder" in await refusal(tmp_path / "nowhere" / "bills.db")
    assert f"{tmp_path} is a folder; give a file" in await refusal(tmp_path)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bill_async.sync.duckdb.tempfile.TemporaryDirectory", refuse)
    found = await refusal(tmp_path / "bills.db")
    assert found.endswith("bills.db cannot be created: Permission denied; give a file in a writable folder")


def test_processes_cannot_share_a_file() -> None:
    for hold in ("reserved", "shared"):
        with pytest.raises(ConfigurationError, match="only one process can write to a DuckDB file; use one process"):
            DuckDBDestination("bills.duckdb", hold=hold)  # type: ignore[arg-type]


@pytest.mark.parametrize("how", ["DELETE FROM bills", "DROP TABLE bills", "DELETE FROM bills WHERE id LIKE '%5'"])
async def test_lists_that_lost_objects_are_copied_again(place: Place, how: str) -> None:
    bill, other = some_bill(), FakeBill({"bills": made(1, prefix="y")}, organization_id="0082")
    async with place.destination() as destination:
        assert (await copy([bill, other], destination, pick(*WHAT))).complete
    change(place.path, how)
    async with place.destination() as destination:
        await destination.open(pick(*WHAT))
        left = {state.resource for state in await destination.passes(bill.organization_id)}
        assert left == set(WHAT) - {"bills"}
        report = await copy([bill, other], destination, pick(*WHAT))
    assert report.complete
    assert report.objects >= 700
    place.assert_equal(bill, other)
    async with place.destination() as destination:
        assert (await copy([bill], destination, pick("bills"))).objects < 700  # what was lost is there again


async def test_what_an_earlier_release_lacks_is_added(place: Place) -> None:
    bill = some_bill()
    async with place.destination() as destination:
        await copy([bill], destination, pick("bills"))
    change(
        place.path,
        "ALTER TABLE bills DROP COLUMN due_date",
        "ALTER TABLE bills DROP COLUMN _missing_since",
        "ALTER TABLE bills ALTER COLUMN bill_line_items TYPE STRUCT(amount DECIMAL(38, 18))[]",
    )
    bill.lists["bills"].append(
        {**made(1000)[-1], "dueDate": "2026-12-24", "billLineItems": [{"id": "bli1", "amount": 7}]}
    )
    async with place.destination() as destination:
        assert (await copy([bill], destination, pick("bills"))).complete
    query = "SELECT due_date::VARCHAR, bill_line_items[1].id, bill_line_items[1].amount::VARCHAR FROM TABLE WHERE id "
    assert place.read(f"{query} = '{bill.lists['bills'][-1]['id']}'") == [("2026-12-24", "bli1", "7." + 18 * "0")]
    assert place.read(f"{query} = '{bill.lists['bills'][0]['id']}'") == [(None, None, "0.1" + 17 * "0")]


async def test_a_checkpoint_that_cannot_be_read_begins_the_list_anew(place: Place) -> None:
    bill = some_bill()
    async with place.destination() as destination:
        await copy([bill], destination, pick(*WHAT))
    change(
        place.path,
        "UPDATE _passes SET checkpoint = '[]' WHERE resource = 'bills'",
        "UPDATE _passes SET checkpoint = '{\"started_at\": \"soon\"}' WHERE resource = 'departments'",
    )
    async with place.destination() as destination:
        await destination.open(pick(*WHAT))
        assert {state.resource for state in await destination.passes(bill.organization_id)} == {
            "ap_cards", "spend_budgets", "spend_budgets_members",
        }  # fmt: skip


@pytest.mark.parametrize("times", [2, 200])
async def test_a_reader_that_has_the_file_for_a_moment_does_not_end_the_run(
    place: Place, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run opens the file again whenever its log has been written into it."""
    bill, left, connect, pauses = some_bill(), times, duckdb_module.connect, []

    def refused(*arguments: Any, **options: Any) -> Any:
        nonlocal left
        left -= 1
        if left >= 0:
            raise duckdb.IOException("IO Error: Could not set lock on file: Conflicting lock is held in PID 1")
        return connect(*arguments, **options)

    monkeypatch.setattr(duckdb_module, "_LOG", 0)
    monkeypatch.setattr(duckdb_module.time, "sleep", pauses.append)
    async with place.destination() as destination:
        await destination.open(pick(*WHAT))
        monkeypatch.setattr(duckdb_module, "connect", refused)
        if times == 200:
            with pytest.raises(DestinationError, match="end that program, and run this again"):
                await copy([bill], destination, pick(*WHAT))
        else:
            assert (await copy([bill], destination, pick(*WHAT))).complete
    assert sum(pause > 0 for pause in pauses) == min(times, 99)
    if times == 2:
        place.assert_equal(bill)


async def test_an_error_about_a_value_does_not_end_the_run(place: Place) -> None:
    bill = some_bill()
    async with place.destination() as destination:
        await destination.open(pick(*WHAT))
        await destination._call(lambda: destination._fetch("ALTER TABLE departments DROP COLUMN description"))
        report = await copy([bill], destination, pick(*WHAT))
    assert [failure.resource for failure in report.failures] == ["departments"]
    assert report.failures[0].reason.startswith(f"BillError: {place.path}: Binder Error")
    assert place.read("SELECT count(*) FROM TABLE") == [(700,)]


@pytest.mark.parametrize("module", ["duckdb", "parquet"])
def test_without_duckdb_the_error_names_the_extra(module: str) -> None:
    code = f"import sys; sys.modules['duckdb'] = None; import bill_async.sync.{module}"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 'need duckdb and pyarrow: install "bill-async[duckdb]"' in ended.stderr
