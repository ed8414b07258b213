"""The source for dlt, with the destinations of dlt, against the embedded sandbox."""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import subprocess
import sys
import warnings
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import dlt
import duckdb
import psycopg
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed
from unit.loopback import Loopback, answer

from bill_async.client import BillClient
from bill_async.config import OrganizationCredentials, SpendCredentials
from bill_async.dlt import bill_source
from bill_async.errors import InvalidRequestError
from bill_async.sandbox import Sandbox

WHAT = ("bills", "vendors", "departments")


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep dlt in the folder of the test, and let it tell nobody."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")


def credentials(sandbox: Sandbox) -> list[OrganizationCredentials]:
    return [
        OrganizationCredentials(each.dev_key, each.username, each.password, each.organization_id)
        for each in sandbox.accounts
    ]


def pipeline(destination: Any, **options: Any) -> Any:
    return dlt.pipeline("bill", destination=destination, dataset_name="bill", **options)


async def run(target: Any, source: Any) -> Any:
    """Run a pipeline, which blocks, and let the sandbox answer."""

    def load() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of libraries that dlt uses
            return target.run(source)

    info = await asyncio.to_thread(load)
    info.raise_on_failed_jobs()
    return info


def read(file: str, query: str) -> list[Any]:
    with duckdb.connect(file, read_only=True) as database:
        database.execute("SET search_path = 'bill'")
        return database.execute(query).fetchall()


def calls(sandbox: Sandbox, since: int = 0) -> list[str]:
    return [each.operation for each in sandbox.requests[since:] if each.operation not in ("login", "logout")]


async def test_lists_become_tables(tmp_path: Path) -> None:
    async with Sandbox(organizations=2, objects={"vendors": 30, "bills": 250, "departments": 5}) as sandbox:
        source = bill_source(credentials(sandbox), resources=WHAT, environment=sandbox.url)
        assert set(source.resources) == set(WHAT)
        await run(pipeline(dlt.destinations.duckdb("bills.duckdb")), source)
        stored = [each for account in sandbox.accounts for each in sandbox.objects(account.organization_id, "bills")]
        assert sandbox.rejected == 0
    assert len(stored) == 500
    found = dict(read("bills.duckdb", "SELECT id, amount FROM bills"))
    assert found == {each["id"]: Decimal(each["amount"]) for each in stored}
    lines = sum((Decimal(line["amount"]) for each in stored for line in each["billLineItems"]), Decimal(0))
    assert read("bills.duckdb", "SELECT sum(amount) FROM bills__bill_line_items") == [(lines,)]
    types = {name: type for name, type, *_ in read("bills.duckdb", "DESCRIBE bills")}
    assert types["amount"] == types["exchange_rate"] == "DECIMAL(38,18)"
    assert types["due_date"] == types["invoice__invoice_date"] == "DATE"
    assert types["created_time"] == "TIMESTAMP WITH TIME ZONE"
    assert types["archived"] == "BOOLEAN"
    assert types["payment_status"] == "VARCHAR"
    types = {name: type for name, type, *_ in read("bills.duckdb", "DESCRIBE bills__bill_line_items")}
    assert types["amount"] == types["quantity"] == "DECIMAL(38,18)"
    names = {name for name, *_ in read("bills.duckdb", "DESCRIBE vendors")}
    assert "account_number" not in names
    assert "payment_information__bank_account__account_number" not in names


async def test_the_schema_is_known_before_any_data() -> None:
    source = bill_source([], resources=["bills"])
    table = source.resources["bills"].compute_table_schema()
    assert table["columns"]["amount"] == {"name": "amount", "data_type": "decimal", "precision": 38, "scale": 18}
    assert table["columns"]["due_date"]["data_type"] == "date"
    assert table["write_disposition"] == "merge"
    key = {name for name, column in table["columns"].items() if column.get("primary_key")}
    assert key == {"organization_id", "id"}


async def test_the_second_run_fetches_changes_of_each_organization() -> None:
    async with Sandbox(organizations=2, objects={"vendors": 10, "bills": 600}) as sandbox:
        first, second = credentials(sandbox)
        target = pipeline(dlt.destinations.duckdb("bills.duckdb"))
        what: Any = {"resources": ["bills"], "environment": sandbox.url, "overlap": timedelta(0)}
        await run(target, bill_source([first], **what))
        assert read("bills.duckdb", "SELECT count(*) FROM bills") == [(600,)]
        changed = next(iter(sandbox.objects(first.organization_id, "bills")))["id"]
        async with BillClient(environment=sandbox.url) as client:
            await client.for_organization(first).bills.archive(changed)
        before = len(sandbox.requests)
        await run(target, bill_source([first], **what))
        assert calls(sandbox, before) <= ["listBills"] * 3
        (archived,) = read("bills.duckdb", f"SELECT archived FROM bills WHERE id = '{changed}'")
        assert archived == (True,)
        await run(target, bill_source([first, second], **what))  # the second one from its beginning
        counts = dict(read("bills.duckdb", "SELECT organization_id, count(*) FROM bills GROUP BY ALL"))
        assert counts == {first.organization_id: 600, second.organization_id: 600}


async def test_since_bounds_the_first_run() -> None:
    async with Sandbox(objects={"vendors": 3, "bills": 50}) as sandbox:
        later = datetime.now(UTC) + timedelta(days=1)
        source = bill_source(credentials(sandbox), resources=["bills"], environment=sandbox.url, since=later)
        await run(pipeline(dlt.destinations.duckdb("bills.duckdb")), source)
        asked = [each.query["filters"] for each in sandbox.requests if each.operation == "listBills"]
    assert all("updatedTime:gte:" in filters for filters in asked)


async def test_an_organization_that_fails_does_not_stop_the_others() -> None:
    async with Sandbox(organizations=2, objects={"vendors": 20}) as sandbox:
        good, bad = credentials(sandbox)
        wrong = OrganizationCredentials(bad.dev_key, bad.username, "wrong-password", bad.organization_id)
        target = pipeline(dlt.destinations.duckdb("bills.duckdb"))
        what: Any = {"resources": ["vendors"], "environment": sandbox.url}
        await run(target, bill_source([good, wrong], **what))
        assert read("bills.duckdb", "SELECT organization_id, count(*) FROM vendors GROUP BY ALL") == [
            (good.organization_id, 20)
        ]
        ((owner, name, reason),) = read("bills.duckdb", "SELECT organization_id, id, reason FROM failures")
        assert (owner, name) == (bad.organization_id, "vendors")
        assert reason.startswith("AuthenticationError: ")
        assert "wrong-password" not in reason
        await run(target, bill_source([good, bad], **what))  # it is fetched as a whole when it works
        assert read("bills.duckdb", "SELECT count(*) FROM vendors") == [(40,)]


async def test_any_error_is_that_of_its_list(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: object) -> None:
        raise LookupError("a mistake")

    monkeypatch.setattr("bill_async.dlt.unstructure", fail)
    async with Sandbox(objects={"vendors": 3}) as sandbox:
        source = bill_source(credentials(sandbox), resources=["vendors"], environment=sandbox.url)
        await run(pipeline(dlt.destinations.duckdb("bills.duckdb")), source)
    assert read("bills.duckdb", "SELECT id, reason FROM failures") == [("vendors", "LookupError: a mistake")]
    assert "vendors failed" in caplog.text


async def test_lists_below_others_and_spend() -> None:
    async with Sandbox(objects=300) as sandbox:

        @asynccontextmanager
        async def clients() -> AsyncGenerator[Mapping[str, BillClient]]:
            async with BillClient(environment=sandbox.url) as client:
                yield {
                    account.organization_id: client.for_organization(
                        OrganizationCredentials(
                            account.dev_key, account.username, account.password, account.organization_id
                        ),
                        spend=SpendCredentials(account.spend_token),
                    )
                    for account in sandbox.accounts
                }

        await run(pipeline(dlt.destinations.duckdb("bills.duckdb")), bill_source(clients))
        assert sandbox.requests[-1].operation == "logout"
    tables = {name for (name,) in read("bills.duckdb", "SELECT table_name FROM duckdb_tables()")}
    assert "failures" not in tables, read("bills.duckdb", "FROM failures")
    assert {"spend_budgets", "spend_budgets_members", "spend_transactions", "bills", "roles"} <= tables
    below = "SELECT count(*) FROM spend_budgets_members AS m JOIN spend_budgets AS b ON b.id = m.parent_id"
    ((matched,),) = read("bills.duckdb", below)
    assert read("bills.duckdb", "SELECT count(*) FROM spend_budgets_members") == [(matched,)]
    assert matched > 0


async def test_postgres(postgres_url: str) -> None:
    async with Sandbox(objects={"vendors": 5, "bills": 40}) as sandbox:
        target = pipeline(dlt.destinations.postgres(postgres_url.partition("?")[0]))
        for _ in range(2):
            await run(target, bill_source(credentials(sandbox), resources=["bills"], environment=sandbox.url))
        stored = list(sandbox.objects(sandbox.accounts[0].organization_id, "bills"))
    with psycopg.connect(postgres_url) as connection:
        found = connection.execute("SELECT id, amount, due_date FROM bill.bills").fetchall()
        assert {row[0]: row[1] for row in found} == {each["id"]: Decimal(each["amount"]) for each in stored}
        assert {row[0]: row[2].isoformat() for row in found} == {each["id"]: each["dueDate"] for each in stored}
        connection.execute("DROP SCHEMA bill CASCADE")


async def test_files(tmp_path: Path) -> None:
    async with Sandbox(objects={"vendors": 5, "bills": 40}) as sandbox:
        target = pipeline(dlt.destinations.filesystem((tmp_path / "files").as_uri()))
        source = bill_source(credentials(sandbox), resources=["bills"], environment=sandbox.url)
        await run(target, source)
        stored = list(sandbox.objects(sandbox.accounts[0].organization_id, "bills"))
    (file,) = await asyncio.to_thread(lambda: list((tmp_path / "files" / "bill" / "bills").iterdir()))
    rows = [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
    assert {row["id"]: Decimal(row["amount"]) for row in rows} == {
        each["id"]: Decimal(each["amount"]) for each in stored
    }


async def test_objects_without_identity_and_values_that_do_not_fit(caplog: pytest.LogCaptureFixture) -> None:
    bills = b'[{"id":"00n1","amount":149.90},{"id":"00n2","exchangeRate":1e-25},{"id":""}]'
    async with Loopback().running() as server:
        server.script = [answer(b'{"results":%s}' % bills)]
        source = bill_source(
            [OrganizationCredentials("k", "u", "p", "0081")], resources=["bills"], environment=server.url
        )
        await run(pipeline(dlt.destinations.duckdb("bills.duckdb")), source)
    assert read("bills.duckdb", "SELECT count(*), count(exchange_rate) FROM bills") == [(2, 0)]
    assert "1 objects without an identity are left out, and 1 values that fit no column" in caplog.text


@pytest.mark.parametrize(
    ("moment", "stored", "misfits"),
    [("9999-12-31T23:59:59-14:00", 0, 1), ("0001-01-01T00:00:00+14:00", 0, 1), ("0001-01-01T00:00:00Z", 1, 0)],
)
async def test_moments_at_the_ends_of_time_stop_no_run(
    moment: str, stored: int, misfits: int, caplog: pytest.LogCaptureFixture
) -> None:
    bills = b'[{"id":"00n1","updatedTime":"%s"}]' % moment.encode()
    target = pipeline(dlt.destinations.duckdb("bills.duckdb"))
    async with Loopback().running() as server:
        for _ in range(2):
            server.script = [answer(b'{"results":%s}' % bills)]
            source = bill_source(
                [OrganizationCredentials("k", "u", "p", "0081")], resources=["bills"], environment=server.url
            )
            await run(target, source)
    assert read("bills.duckdb", "SELECT count(*), count(updated_time) FROM bills") == [(1, stored)]
    tables = {name for (name,) in read("bills.duckdb", "SELECT table_name FROM duckdb_tables()")}
    assert "failures" not in tables, read("bills.duckdb", "FROM failures")
    assert caplog.text.count(f"and {misfits} values that fit no column") == 2 * misfits


async def test_an_overlap_that_reaches_behind_the_beginning_of_time_fetches_everything() -> None:
    async with Sandbox(objects={"vendors": 3, "bills": 5}) as sandbox:
        target = pipeline(dlt.destinations.duckdb("bills.duckdb"))
        what: Any = {"resources": ["bills"], "environment": sandbox.url, "overlap": timedelta(days=900_000)}
        for _ in range(2):
            await run(target, bill_source(credentials(sandbox), **what))
        asked = [each.query.get("filters", "") for each in sandbox.requests if each.operation == "listBills"]
    assert not any("updatedTime:gte:" in filters for filters in asked)
    tables = {name for (name,) in read("bills.duckdb", "SELECT table_name FROM duckdb_tables()")}
    assert "failures" not in tables, read("bills.duckdb", "FROM failures")


async def test_a_run_that_is_broken_off_leaves_nothing_behind() -> None:
    def fail(row: Any) -> Any:
        raise LookupError("broken")

    async with Sandbox(organizations=2, objects={"vendors": 30, "bills": 600}) as sandbox:
        source = bill_source(credentials(sandbox), resources=["bills", "vendors"], environment=sandbox.url)
        source.resources["vendors"].add_map(fail)
        with pytest.raises(PipelineStepFailed, match="broken"):
            await run(pipeline(dlt.destinations.duckdb("bills.duckdb")), source)
        gc.collect()  # an open connection would warn
        logouts = [each for each in sandbox.requests if each.operation == "logout"]
        assert len(logouts) == 2


def test_arguments_are_checked() -> None:
    with pytest.raises(InvalidRequestError, match="'bill' is not a resource; there are"):
        bill_source([], resources=["bill"])
    with pytest.raises(InvalidRequestError, match="resources: no list is chosen; name some, or leave it out"):
        bill_source([], resources=[])
    with pytest.raises(InvalidRequestError, match="at_once: 0 organizations cannot be fetched; give 1 or more"):
        bill_source([], at_once=0)
    with pytest.raises(InvalidRequestError, match="overlap: -1 day, 0:00:00 would miss changes; give 0 or more"):
        bill_source([], overlap=timedelta(days=-1))


def test_without_dlt_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['dlt'] = None; import bill_async.dlt"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 'bill_async.dlt needs dlt and pyarrow: install "bill-async[dlt]"' in ended.stderr
