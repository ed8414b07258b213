"""Copies into a real PostgreSQL."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sync.fakes import BEGIN, ORGANIZATION, FakeBill, everything, made, pick

from bill_async.errors import ConfigurationError
from bill_async.scanning.slicing import Slice
from bill_async.sync.destination import Batch, DestinationError, NoCopyError, Pass
from bill_async.sync.engine import copy
from bill_async.sync.pages import Item
from bill_async.sync.postgres import PostgresDestination

WHAT = ("bills", "vendors", "departments", "spend_budgets", "spend_budgets_members")


def some_bill(size: int = 700) -> FakeBill:
    budgets = [{"id": f"b{number}", "name": f"Budget {number}"} for number in range(3)]
    members = {f"spend_budgets_members/b{n}": [{"userId": f"u{n}", "id": f"u{n}"}] for n in range(3)}
    bills = made(size)
    for number, item in enumerate(bills):
        item["billLineItems"] = [{"id": f"l{line}", "amount": Decimal("0.10")} for line in range(number % 3)]
        item["dueDate"] = "2026-11-27"
    return FakeBill(
        {
            "bills": bills,
            "vendors": made(130, prefix="009"),
            "departments": made(260, prefix="0de"),
            "spend_budgets": budgets,
            **members,
        }
    )


def rows(url: str, statement: str) -> list[Any]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(statement.encode()).fetchall()


def run(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def is_equal(url: str, bill: FakeBill, *names: str) -> bool:
    """Tell whether the lists are stored as they are; without names, all."""
    for name in names or ("bills", "vendors", "departments", "spend_budgets"):
        stored = dict(rows(url, f"SELECT id, _raw::text FROM {name}"))
        if stored.keys() != {item["id"] for item in bill.lists[name]}:
            return False
    amounts = dict(rows(url, "SELECT id, amount FROM bills"))
    lines = dict(rows(url, "SELECT bills_id, sum(amount) FROM bills__bill_line_items GROUP BY 1"))
    return all(
        amounts[item["id"]] == item["amount"]
        and lines.get(item["id"], Decimal(0)) == sum(line["amount"] for line in item["billLineItems"])
        for item in bill.lists["bills"]
    )


async def test_a_copy_equals_its_source(postgres_url: str) -> None:
    bill = some_bill()
    bill.lists["bills"][0]["amount"] = Decimal("90071992547409.93")
    async with PostgresDestination(postgres_url) as destination:
        report = await copy([bill], destination, pick(*WHAT))
        assert (report.complete, report.altered, report.unplaced) == (True, 0, 0)
        assert await destination.ids(ORGANIZATION, pick("vendors")[0]) == [f"009{n:017d}" for n in range(130)]
    assert is_equal(postgres_url, bill)
    ((amount, due, created, raw),) = rows(
        postgres_url, "SELECT amount, due_date, created_time, _raw ->> 'amount' FROM bills ORDER BY id LIMIT 1"
    )
    assert (amount, due, created) == (Decimal("90071992547409.93"), date(2026, 11, 27), BEGIN)
    assert raw == "90071992547409.93"
    assert rows(postgres_url, "SELECT parent_id, id FROM spend_budgets_members ORDER BY 1")[0] == ("b0", "u0")


async def test_the_next_run_fetches_only_changes(postgres_url: str) -> None:
    bill = some_bill()
    async with PostgresDestination(postgres_url) as destination:
        await copy([bill], destination, pick("bills"))
    changed = bill.lists["bills"][5]
    changed |= {"amount": Decimal("1.50"), "billLineItems": [], "updatedTime": "2029-01-01T00:00:00.000+00:00"}
    async with PostgresDestination(postgres_url) as destination:
        report = await copy([bill], destination, pick("bills"))
    assert report.objects < 20
    assert is_equal(postgres_url, bill, "bills")


async def test_no_page_costs_a_look_at_the_whole_table(postgres_url: str) -> None:
    """Before PostgreSQL has statistics of the tables, too: they come when a large copy has long begun."""
    bill = some_bill(3000)
    async with PostgresDestination(postgres_url) as destination:
        assert (await copy([bill], destination, pick("bills"))).complete
        assert (await copy([bill], destination, pick("bills"), full=True)).complete
    read = (
        "SELECT sum(n_tup_ins + n_tup_upd), sum(seq_tup_read) FROM pg_stat_user_tables "
        "WHERE schemaname = current_schema() AND relname LIKE 'bills%'"
    )
    lines = sum(len(item["billLineItems"]) for item in bill.lists["bills"])
    async with asyncio.timeout(60):  # until the server has counted what the connection did
        while True:
            ((written, whole),) = rows(postgres_url, read)
            if written >= 2 * (3000 + lines):
                break
            await asyncio.sleep(0.05)
    assert whole == 0
    assert is_equal(postgres_url, bill, "bills")


async def test_every_list_has_tables(postgres_url: str) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(tuple(everything().values()))
        await destination.open(tuple(everything().values()))
    statement = "SELECT DISTINCT data_type FROM information_schema.columns WHERE table_name = 'bills' "
    types = rows(postgres_url, f"{statement} AND table_schema = current_schema()")
    assert {name for (name,) in types} == {
        "text",
        "numeric",
        "date",
        "timestamp with time zone",
        "boolean",
        "jsonb",
    }


@pytest.mark.parametrize(
    "how",
    [
        "DELETE FROM bills WHERE id = '00n00000000000000003'",
        "TRUNCATE bills",
        "DROP TABLE bills",
        "UPDATE bills SET id = 'moved' WHERE id = '00n00000000000000003'",
        "DELETE FROM bills__bill_line_items WHERE bills_id = '00n00000000000000002' AND position = 1",
        "TRUNCATE bills__bill_line_items",
        "DROP TABLE bills__bill_line_items",
        "UPDATE bills__bill_line_items SET bills_id = 'moved' WHERE bills_id = '00n00000000000000002'",
    ],
)
async def test_lost_objects_and_entries_are_noticed_and_copied_again(postgres_url: str, how: str) -> None:
    bill = some_bill()
    async with PostgresDestination(postgres_url) as destination:
        await copy([bill], destination, pick("bills", "vendors"))
    rows_before = len(bill.queries)
    run(postgres_url, how)
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills", "vendors"))
        assert [state.resource for state in await destination.passes(ORGANIZATION)] == ["vendors"]
        report = await copy([bill], destination, pick("bills", "vendors"))
        assert report.objects >= 700
        assert len(await destination.passes(ORGANIZATION)) == 2
    assert len(bill.queries) > rows_before
    run(postgres_url, "DELETE FROM bills WHERE id = 'moved'")
    assert is_equal(postgres_url, bill, "bills", "vendors")


async def test_no_change_but_that_of_a_key_is_a_loss(postgres_url: str) -> None:
    bill = some_bill(200)
    async with PostgresDestination(postgres_url) as destination:
        for full in (False, True):
            assert (await copy([bill], destination, pick("bills"), full=full)).complete
        run(postgres_url, "UPDATE bills SET id = id, amount = amount + 1")
        run(postgres_url, "UPDATE bills__bill_line_items SET position = position, amount = 7")
        for item in bill.lists["bills"]:
            item |= {"billLineItems": item["billLineItems"][1:], "updatedTime": "2029-01-01T00:00:00.000+00:00"}
        assert (await copy([bill], destination, pick("bills"))).objects >= 200
    assert is_equal(postgres_url, bill, "bills")
    assert rows(postgres_url, "SELECT * FROM _bill_lost") == []


def schema_of(url: str) -> str:
    ((schema,),) = rows(url, "SELECT current_schema()")
    return str(schema)


@pytest.mark.parametrize("path", ["public", "beside"])
@pytest.mark.parametrize("how", ["DELETE FROM {}.bills WHERE id = '00n00000000000000003'", "TRUNCATE {}.bills"])
async def test_losses_are_noted_in_the_copy_that_has_them_whatever_the_search_path(
    postgres_url: str, how: str, path: str
) -> None:
    schema = schema_of(postgres_url)
    places = [postgres_url, postgres_url.replace(schema, f"{schema}_beside")]
    run(postgres_url, f"CREATE SCHEMA {schema}_beside")
    bill = some_bill(5)
    for place in places:
        async with PostgresDestination(place) as destination:
            await copy([bill], destination, pick("bills"))
    elsewhere = {"public": postgres_url.partition("?")[0], "beside": places[1]}[path]
    run(elsewhere, how.format(schema))
    for place, kept in zip(places, ([], ["bills"]), strict=True):
        async with PostgresDestination(place) as destination:
            await destination.open(pick("bills"))
            assert [state.resource for state in await destination.passes(ORGANIZATION)] == kept


async def test_copies_in_two_schemas_of_a_search_path_do_not_mix(postgres_url: str) -> None:
    schema = schema_of(postgres_url)
    before = postgres_url.replace(schema, f"{schema}_before%2C{schema}")
    run(postgres_url, f"CREATE SCHEMA {schema}_before")
    bill = some_bill(200)
    async with PostgresDestination(postgres_url) as destination:
        await copy([bill], destination, pick("bills"))
    async with PostgresDestination(before) as destination:
        with pytest.raises(NoCopyError):
            await destination.inspect()
        bill.lists["bills"][5] |= {"amount": Decimal("1.50"), "updatedTime": "2029-01-01T00:00:00.000+00:00"}
        assert (await copy([bill], destination, pick("bills"))).objects == 200
    async with PostgresDestination(postgres_url) as destination:
        assert 0 < (await copy([bill], destination, pick("bills"))).objects < 20
    for url in (postgres_url, before):
        assert is_equal(url, bill, "bills")
        run(url, f"DELETE FROM {schema_of(url)}.bills")
        assert rows(url, "SELECT * FROM _bill_lost") == [(ORGANIZATION, "bills")]


async def test_the_functions_of_an_earlier_release_are_replaced(postgres_url: str) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await copy([some_bill(5)], destination, pick("bills"))
    for name in ("_bill_note_deleted", "_bill_note_truncated"):
        body = "BEGIN INSERT INTO _bill_lost SELECT 'x', TG_ARGV[0]; RETURN NULL; END"
        run(postgres_url, f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        assert len(await destination.passes(ORGANIZATION)) == 1
    schema = schema_of(postgres_url)
    assert len(rows(postgres_url.partition("?")[0], f"DELETE FROM {schema}.bills RETURNING id")) == 5
    assert rows(postgres_url, "SELECT * FROM _bill_lost") == [(ORGANIZATION, "bills")]


async def test_checkpoints_come_back_as_they_were(postgres_url: str) -> None:
    part = Slice(number=3, lower=BEGIN, start=BEGIN, upper=BEGIN, cursor="c", pages=2, objects=9, ordered=False)
    state = Pass(organization_id="0081", resource="bills", started_at=BEGIN, verify=True, slices=[part])
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        await destination.begin([state])
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        assert await destination.passes("0081") == [state]


async def save(destination: PostgresDestination, *texts: str, resource: str = "bills") -> Any:
    items = [Item(text) for text in texts]
    batch = Batch(organization_id="0081", resource=pick(resource)[0], items=items, checkpoint=Slice(cursor="c"))
    return await destination.save(batch)


@pytest.mark.parametrize(
    ("more", "column", "cell", "altered"),
    [
        (r'"description":"a\u0000b"', "description", "a\N{REPLACEMENT CHARACTER}b", ["description"]),
        (r'"description":"a\ud83d"', "description", "a\N{REPLACEMENT CHARACTER}", ["description"]),
        (r'"description":"\ud83d\ude00\t\\\n"', "description", "\N{GRINNING FACE}\t\\\n", []),
        (r'"\ud83d":1', "description", None, ["_raw"]),
        (r'"description":["\ud83d"]', "description", r'["\ud83d"]', ["_raw"]),
        (r'"description":{"\udc00":["\u0000"]}', "description", r'{"\udc00":["\u0000"]}', ["_raw"]),
        (r'"billLineItems":[{"description":["\ud83d"]}]', "description", None, ["_raw"]),
        (r'"description":"\u0000\ud83d","description":"last"', "description", "last", []),
        (r'"amount":"x","new":"\u0000"', "amount", None, ["amount", "_raw"]),
        (r'"amount":"\ud83d","archived":"\u0000"', "amount", None, ["archived", "amount"]),
        (r'"amount":{"\ud83d":1}', "amount", None, ["amount"]),
        (r'"billLineItems":[{"amount":"\u0000"}]', "description", None, ["billLineItems[0].amount"]),
        (r'"billLineItems":[{"amount":"","new":["\u0000"]}]', "description", None, ["_raw"]),
        (r'"billLineItems":[{"amount":"x"},{"\u0000":1}]', "description", None, ["billLineItems[0].amount", "_raw"]),
        ('"archived":7,"new":1E+999999999', "archived", None, ["archived", "_raw"]),
        ('"new":1E+999999999', "description", None, ["_raw"]),
        ('"amount":1E+999999999', "amount", None, ["amount"]),
        ('"new":1e99999999999999999999', "description", None, ["_raw"]),
        ('"amount":1e99999999999999999999', "amount", None, ["amount"]),
        ('"description":1e99999999999999999999', "description", "1e99999999999999999999", ["_raw"]),
        ('"description":"1e99999999999999999999"', "description", "1e99999999999999999999", []),
        ('"billLineItems":[{"amount":1},{"amount":"x","id":7}]', "description", None, ["billLineItems[1].amount"]),
        ('"billLineItems":[null,7,"\\u0000"]', "description", None, ["billLineItems[1]", "billLineItems[2]"]),
        ('"billLineItems":"none"', "description", None, ["billLineItems"]),
        ('"amount":1e-400', "amount", Decimal("1e-400"), []),
        ('"amount":"12.50"', "amount", Decimal("12.50"), []),
        ('"amount":"many"', "amount", None, ["amount"]),
        ('"amount":"1_000"', "amount", None, ["amount"]),
        ('"amount":" 12 "', "amount", None, ["amount"]),
        ('"amount":"\u0661"', "amount", None, ["amount"]),
        ('"amount":"Infinity"', "amount", None, ["amount"]),
        ('"amount":"-1.5E2"', "amount", Decimal(-150), []),
        ('"amount":"1E99999999999999999999"', "amount", None, ["amount"]),
        ('"amount":""', "amount", None, []),
        ('"dueDate":""', "due_date", None, []),
        ('"dueDate":"2026-02-30"', "due_date", None, ["dueDate"]),
        ('"dueDate":"0001-01-01"', "due_date", date(1, 1, 1), []),
        ('"dueDate":"9999-12-31"', "due_date", date(9999, 12, 31), []),
        ('"dueDate":7', "due_date", None, ["dueDate"]),
        ('"updatedTime":"soon"', "updated_time", None, ["updatedTime"]),
        ('"updatedTime":"0001-01-01T00:00:00+14:00"', "updated_time", None, ["updatedTime"]),
        ('"updatedTime":"9999-12-31T23:59:59-14:00"', "updated_time", None, ["updatedTime"]),
        ('"new":' + "9" * 140_000, "description", None, ["_raw"]),
        ('"new":' + "[" * 190 + "]" * 190, "description", None, []),
        ('"updatedTime":"2026-01-01T00:00:00"', "updated_time", datetime(2026, 1, 1, tzinfo=UTC), []),
        ('"updatedTime":"2026-01-01T00:00:00.000000000Z"', "updated_time", datetime(2026, 1, 1, tzinfo=UTC), []),
        (
            '"updatedTime":"2026-01-01T00:00:00.1234567Z"',
            "updated_time",
            datetime(2026, 1, 1, 0, 0, 0, 123456, UTC),
            ["updatedTime"],
        ),
        ('"archived":1', "archived", None, ["archived"]),
        ('"archived":true', "archived", True, []),
        ('"vendorName":["x"]', "vendor_name", '["x"]', []),
        ('"description":"\\\\.\\\\N"', "description", "\\.\\N", []),
        ('\t"vendorName" :\r\n"x"\n', "vendor_name", "x", []),
        (f'"amount":{10**20}', "amount", Decimal(10**20), []),
        (f'"amount":{"1" * 5000}', "amount", Decimal("1" * 5000), []),
        (f'"amount":{"1" * 16_001}', "amount", None, ["amount"]),
        (f'"amount":{"1" * 16_001}.5', "amount", None, ["amount"]),
        (f'"description":"{"0E1234" * 2}"', "description", "0E12340E1234", []),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
async def test_a_hostile_value_is_stored_as_it_can_be_and_named(
    postgres_url: str, more: str, column: str, cell: Any, altered: list[str]
) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        saved = await save(destination, f'{{"id":"00n1",{more}}}', '{"id":"00n2","amount":1.10}')
        assert [field for _, field in saved.alterations] == altered
        assert saved.altered == len(altered)
    assert rows(postgres_url, f"SELECT {column} FROM bills WHERE id = '00n1'") == [(cell,)]
    assert rows(postgres_url, "SELECT amount FROM bills WHERE id = '00n2'") == [(Decimal("1.10"),)]


@pytest.mark.parametrize(
    ("more", "altered"), [("", ["_raw"]), (',"archived":99999999999999999999', ["archived", "_raw"])]
)
async def test_an_altered_id_is_counted_beside_other_fields(postgres_url: str, more: str, altered: list[str]) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        saved = await save(destination, rf'{{"id":"b\ud83d\u0000"{more}}}')
    assert saved.alterations == [(r"b\ud83d\u0000", field) for field in altered]
    assert saved.altered == len(altered)


async def test_objects_without_an_identity_are_kept_once(postgres_url: str) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        for _ in range(2):
            assert (await save(destination, '{"amount":1}', '{"id":"00n1"}')).unplaced == 1
    assert rows(postgres_url, "SELECT resource, _raw FROM _bill_unplaced") == [("bills", '{"amount":1}')]


async def test_an_id_that_is_too_long_for_an_index_stops_no_list(postgres_url: str) -> None:
    ids = [letter * 400 for letter in ("a", "\N{GRINNING FACE}", r"\u0000")]
    dice = random.Random(1)
    too_long = "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(3000))  # it cannot be compressed
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        saved = await save(destination, *(f'{{"id":"{id}"}}' for id in [*ids, too_long, "00n1"]))
        assert saved.unplaced == 1
        assert len(await destination.ids("0081", pick("bills")[0])) == 4
    assert rows(postgres_url, "SELECT _raw FROM _bill_unplaced") == [(f'{{"id":"{too_long}"}}',)]


async def test_an_object_that_comes_twice_is_stored_as_it_came_last(postgres_url: str) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        lines = '"billLineItems":[{"id":"a","amount":1},{"id":"b","amount":2}]'
        await save(destination, f'{{"id":"00n1","amount":1,{lines}}}', '{"id":"00n1","amount":2,"billLineItems":[{}]}')
    assert rows(postgres_url, "SELECT amount FROM bills") == [(Decimal(2),)]
    assert rows(postgres_url, "SELECT position, amount FROM bills__bill_line_items") == [(0, None)]


async def test_a_second_run_is_refused_and_parts_share(postgres_url: str) -> None:
    what = pick("bills")
    async with PostgresDestination(postgres_url) as first:
        await first.open(what)
        for hold in ("alone", "reserved", "shared"):
            async with PostgresDestination(postgres_url, hold=hold) as second:  # type: ignore[arg-type]
                with pytest.raises(DestinationError, match="another run is writing"):
                    await second.open(what)
    async with (
        PostgresDestination(postgres_url, hold="reserved") as parent,
        PostgresDestination(postgres_url, hold="shared") as one,
        PostgresDestination(postgres_url, hold="shared") as two,
    ):
        for each in (parent, one, two):
            await each.open(what)
        async with PostgresDestination(postgres_url) as other:
            with pytest.raises(DestinationError, match="another run is writing"):
                await other.open(what)
        await parent.close()
        async with PostgresDestination(postgres_url) as other:
            with pytest.raises(DestinationError, match="another run is writing"):
                await other.open(what)
    async with PostgresDestination(postgres_url) as other:
        await other.open(what)


async def test_the_next_run_may_begin_when_one_has_closed(postgres_url: str) -> None:
    """Before the server has dropped the temporary tables of the connection, too."""
    every = tuple(everything().values())
    for _ in range(8):
        async with PostgresDestination(postgres_url) as destination:
            await destination.open(every)


async def test_a_later_version_is_refused(postgres_url: str) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
    rows(postgres_url, "UPDATE _bill_settings SET value = '99' WHERE name = 'version' RETURNING 1")
    async with PostgresDestination(postgres_url) as destination:
        with pytest.raises(DestinationError, match="later bill-async"):
            await destination.open(pick("bills"))


async def test_columns_of_a_later_release_are_added(postgres_url: str) -> None:
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
    run(postgres_url, "ALTER TABLE bills DROP COLUMN due_amount, DROP COLUMN _missing_since")
    run(postgres_url, "ALTER TABLE bills__bill_line_items DROP COLUMN amount")
    bill = some_bill(5)
    async with PostgresDestination(postgres_url) as destination:
        assert (await copy([bill], destination, pick("bills"))).complete


async def test_what_bill_no_longer_has_is_marked(postgres_url: str) -> None:
    bill = FakeBill({"bills": made(250)})
    async with PostgresDestination(postgres_url) as destination:
        await copy([bill], destination, pick("bills"))
        gone = bill.lists["bills"].pop(7)
        assert (await copy([bill], destination, pick("bills"), verify=True)).missing == 1
        marked = "SELECT id, _missing_since FROM bills WHERE _missing_since IS NOT NULL"
        ((id, first),) = rows(postgres_url, marked)
        assert id == gone["id"]
        assert (await copy([bill], destination, pick("bills"), verify=True)).missing == 1
        assert rows(postgres_url, marked) == [(id, first)]
        bill.lists["bills"].append(gone)
        assert (await copy([bill], destination, pick("bills"), verify=True)).missing == 0
        assert rows(postgres_url, marked) == []


async def test_a_lost_connection_ends_the_run_and_the_next_one_continues(postgres_url: str) -> None:
    bill = some_bill()
    async with PostgresDestination(postgres_url) as destination:
        await destination.open(pick("bills"))
        await copy([bill], destination, pick("bills"))
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        assert rows(postgres_url, ends)
        with pytest.raises(DestinationError, match="run this again"):
            await save(destination, '{"id":"00n1"}')
        await save(destination, '{"id":"00n1"}')  # it has connected again, with its locks
        async with PostgresDestination(postgres_url) as other:
            with pytest.raises(DestinationError, match="another run"):
                await other.open(pick("bills"))


async def test_a_table_that_is_dropped_in_the_middle_fails_its_list_only(postgres_url: str) -> None:
    bill = some_bill()
    dropped = False

    def drop(query: Any) -> None:
        nonlocal dropped
        if query.resource.name == "bills" and query.cursor and not dropped:
            dropped = True
            run(postgres_url, "DROP TABLE bills")

    bill.hook = drop
    async with PostgresDestination(postgres_url) as destination:
        report = await copy([bill], destination, pick("bills", "vendors"))
    assert [failure.resource for failure in report.failures] == ["bills"]
    assert len(rows(postgres_url, "SELECT id FROM vendors")) == 130
    bill.hook = lambda _: None
    async with PostgresDestination(postgres_url) as destination:
        assert (await copy([bill], destination, pick("bills", "vendors"))).complete
    assert is_equal(postgres_url, bill, "bills", "vendors")


@pytest.mark.parametrize("conninfo", ["not a string", "postgresql://[x"])
def test_what_is_no_connection_string_is_refused(conninfo: str) -> None:
    with pytest.raises(ConfigurationError, match="connection string"):
        PostgresDestination(conninfo)


async def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    async with PostgresDestination("postgresql://me:the-password@127.0.0.1:1/books") as destination:
        assert destination.place == "127.0.0.1/books"
        with pytest.raises(DestinationError) as told:
            await destination.open(pick("bills"))
    assert "the-password" not in str(told.value)


KILLED = """
import asyncio, os, signal, sys
sys.path[:0] = sys.argv[3:]
from bill_async.sync.engine import copy
from bill_async.sync.postgres import PostgresDestination
from sync.fakes import pick
from sync.test_postgres import WHAT, some_bill

class Deadly(PostgresDestination):
    left = int(sys.argv[2])
    def _save_slices(self, connection, checkpoints):
        Deadly.left -= 1
        if Deadly.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._save_slices(connection, checkpoints)

async def main():
    async with Deadly(sys.argv[1]) as destination:
        await copy([some_bill()], destination, pick(*WHAT))

asyncio.run(main())
"""


@pytest.mark.parametrize("left", [0, 2, 5, 8, 11])
async def test_a_run_killed_by_the_system_is_continued(postgres_url: str, left: int, tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    paths = [str(tests.parent / "src"), str(tests), str(tests.parent)]
    command = [sys.executable, "-c", KILLED, postgres_url, str(left), *paths]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert done.returncode in (-signal.SIGKILL, 0), done.stderr
    bill = some_bill()
    async with PostgresDestination(postgres_url) as destination:
        async with asyncio.timeout(60):  # until the server has noticed that the process is dead
            while True:
                try:
                    await destination.open(pick(*WHAT))
                    break
                except DestinationError:
                    await asyncio.sleep(0.05)
        assert (await copy([bill], destination, pick(*WHAT))).complete
    assert is_equal(postgres_url, bill)
