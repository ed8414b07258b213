"""The views of a SQLite copy: lines, objects inside objects, and amounts that add up exactly."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sync.fakes import ORGANIZATION, FakeBill, everything, made, pick

from bill_async.sync import SQLiteDestination
from bill_async.sync.engine import copy
from bill_async.sync.views import make_views, quote

BILL = {
    "id": "00n1",
    "amount": Decimal("0.30"),
    "billLineItems": [
        {"id": "l1", "amount": Decimal("0.10"), "quantity": Decimal("1.50"), "description": "Pens, \u00e9"},
        {"id": "l2", "amount": Decimal("0.20"), "classifications": {"departmentId": "0de1"}, "new": 1},
        None,
    ],
    "invoice": {"invoiceNumber": "A-1", "invoiceDate": "2026-11-01"},
}


async def copied(tmp_path: Path, **lists: Any) -> sqlite3.Connection:
    """Copy lists into a file, and open it."""
    async with SQLiteDestination(tmp_path / "copy.db") as destination:
        assert (await copy([FakeBill(lists)], destination, pick(*lists))).complete
    database = sqlite3.connect(tmp_path / "copy.db")
    database.row_factory = sqlite3.Row
    return database


async def test_each_line_is_a_row(tmp_path: Path) -> None:
    database = await copied(tmp_path, bills=[BILL, {"id": "00n2"}, {"id": "00n3", "billLineItems": []}])
    rows = [dict(row) for row in database.execute("SELECT * FROM bills__bill_line_items ORDER BY position")]
    assert [(row["organization_id"], row["bills_id"], row["position"], row["id"]) for row in rows] == [
        (ORGANIZATION, "00n1", 0, "l1"),
        (ORGANIZATION, "00n1", 1, "l2"),
    ]
    assert (rows[0]["amount"], rows[0]["amount_x10000"], rows[0]["quantity"]) == ("0.10", 1000, "1.50")
    assert (rows[0]["description"], rows[0]["classifications"]) == ("Pens, \u00e9", None)
    assert rows[1]["classifications"] == '{"departmentId":"0de1"}'
    (invoice,) = database.execute("SELECT * FROM bills__invoice").fetchall()
    assert (invoice["bills_id"], invoice["invoice_number"], invoice["invoice_date"]) == ("00n1", "A-1", "2026-11-01")
    database.close()


async def test_every_view_of_every_list_can_be_read(tmp_path: Path) -> None:
    async with SQLiteDestination(tmp_path / "copy.db") as destination:
        await destination.open(list(everything().values()))
        await destination.open(list(everything().values()))
    database = sqlite3.connect(tmp_path / "copy.db")
    views = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) > 50
    for name in views:
        assert database.execute(f"SELECT * FROM {quote(name)}").fetchall() == []
    database.close()


amounts = st.one_of(
    st.decimals(min_value=-(10**10), max_value=10**10, places=2),
    st.decimals(min_value=-(10**13), max_value=10**13, places=4),
    st.integers(-(10**13), 10**13).map(Decimal),
    st.sampled_from(["-0.50", "0.1", "-0", "0.0000", "99999999999999.9999", "149.9000000"]).map(Decimal),
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(amounts, min_size=1, max_size=30))
async def test_the_sum_is_that_of_the_decimals(found: list[Decimal], tmp_path_factory: pytest.TempPathFactory) -> None:
    bills = [{"id": f"00n{number}", "amount": amount} for number, amount in enumerate(found)]
    database = await copied(tmp_path_factory.mktemp("sums"), bills=bills)
    ((total, count),) = database.execute("SELECT sum(amount_x10000), count(amount_x10000) FROM bills__money")
    assert count == len(found)
    assert Decimal(total).scaleb(-4) == sum(found)
    database.close()


@pytest.mark.parametrize("amount", [Decimal("0.00001"), Decimal("1E+30"), "many", "", "1-2", "--1", "1.2.3", None])
async def test_an_amount_that_does_not_fit_is_null_and_not_wrong(tmp_path: Path, amount: Any) -> None:
    database = await copied(tmp_path, bills=[{"id": "00n1", "amount": amount}, {"id": "00n2", "amount": 1}])
    assert [row[0] for row in database.execute("SELECT amount_x10000 FROM bills__money ORDER BY id")] == [None, 10000]
    database.close()


async def test_views_of_an_earlier_release_are_replaced_and_tables_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    (await copied(tmp_path, bills=made(2))).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("DROP VIEW bills__money")
        database.execute("CREATE VIEW bills__money AS SELECT 1 AS one")
        database.execute("DROP VIEW bills__invoice")
        database.execute("CREATE TABLE bills__invoice (mine TEXT)")
    (await copied(tmp_path, bills=made(2))).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        assert database.execute("SELECT amount_x10000 FROM bills__money ORDER BY id").fetchall() == [(1000,), (11000,)]
        assert database.execute("SELECT mine FROM bills__invoice").fetchall() == []


def test_without_the_operator_that_keeps_digits_there_are_no_views(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 37, 0))
    database = sqlite3.connect(":memory:")
    make_views(database, everything()["bills"], {})
    assert database.execute("SELECT * FROM sqlite_master").fetchall() == []
    database.close()
