"""Whether each row of a copy equals its object after a process was killed at random moments, in every destination.

A process copies the lists of two organizations of a sandbox, all of them again and again, and verifies them. It is
killed with SIGKILL at a random moment after it has opened the destination, and another one continues. In the end one
comes to its end, and every row is compared with its object.

`SYNC_KILLS_SCALE=0.1` does a tenth of it; `python -m tests.bench.bench_sync_kills DuckDB` measures one destination.
"""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from os import environ
from typing import Any, Final

import duckdb
import psycopg

from bill_async import BillClient, OrganizationCredentials
from bill_async._schema.codec import loads
from bill_async.sandbox import Sandbox, SandboxLimits
from bill_async.sync import resources, select, sync
from bill_async.sync.comparison import same
from bill_async.sync.destination import DestinationError
from bill_async.sync.resource_lists import ResourceList
from tests.bench.bench_bulk import DESTINATIONS, empty
from tests.bench.history import Figures
from tests.bench.sync_client import place_of

KILLS: Final = max(1, round(50 * float(environ.get("SYNC_KILLS_SCALE", "1"))))
"""The kills for each destination."""
OBJECTS: Final = {"vendors": 2000, "bills": 4000, "invoices": 2000, "chart_of_accounts": 150}
LONGEST: Final = 2.0
"""The most seconds from the opening of the destination to a kill."""
PATIENCE: Final = 60.0
"""The seconds in which a server must notice that a process was killed."""

WRONG: Final = ("missing", "too many", "different")


def copied() -> tuple[ResourceList, ...]:
    """Return the lists that are copied."""
    return select(resources(), only=list(OBJECTS))


# ---- the process that is killed


async def work(task: dict[str, Any]) -> None:
    """Copy everything; say when the destination is open, and whether the copy is complete."""
    what = copied()
    logins = [OrganizationCredentials(**login) for login in task["logins"]]
    async with BillClient(environment=task["url"]) as client, place_of(task["into"]).destination() as destination:
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await destination.open(what)
                    break
                except DestinationError:
                    await asyncio.sleep(0.05)
        print("open", flush=True)
        views = {login.organization_id: client.for_organization(login) for login in logins}
        report = await sync(views, destination, what=what, verify=True)
    print(json.dumps([report.complete, report.missing, [str(failure) for failure in report.failures]]), flush=True)


# ---- the measurement


async def measure(kind: str, into: str) -> Figures:
    """Kill copies into a destination, and compare what is there in the end."""
    chance, began, complete = random.Random(kind), time.perf_counter(), 0
    async with Sandbox(objects=OBJECTS, organizations=2, limits=SandboxLimits.none()) as sandbox:
        task = {"url": sandbox.url, "into": into, "logins": [login_of(account) for account in sandbox.accounts]}
        kills = 0
        while kills < KILLS:
            killed = await run(task, chance.uniform(0, LONGEST))
            kills += killed
            complete += not killed
        await run(task, None)
        counts: Counter[str] = sum((differences(sandbox, kind, into, each) for each in copied()), Counter())
    print(
        f"{kind}: {kills} kills and {complete} complete copies of {counts['expected']:,} objects, "
        f"{time.perf_counter() - began:.0f} s; rows {', '.join(f'{what}: {counts[what]}' for what in WRONG)}",
        flush=True,
    )
    wrong = sum(counts[what] for what in WRONG)
    if wrong:
        raise SystemExit(f"{kind}: the copy does not equal the sandbox")
    return {f"{kind}, kills": kills, f"{kind}, rows that differ": wrong}


def login_of(account: Any) -> dict[str, str]:
    """Return the credentials of an organization."""
    names = ("dev_key", "username", "password", "organization_id")
    return {name: getattr(account, name) for name in names}


async def run(task: dict[str, Any], seconds: float | None) -> bool:
    """Run a process. Kill it so long after it has opened the destination, and tell whether it had not ended by then."""
    command = [sys.executable, "-m", "tests.bench.bench_sync_kills", "work", json.dumps(task)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        if await process.stdout.readline() != b"open\n":
            raise SystemExit("the destination cannot be opened; see above")
        try:
            async with asyncio.timeout(seconds):
                said = await process.stdout.readline()
        except TimeoutError:
            return True
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
    if json.loads(said or b"null") != [True, 0, []]:
        raise SystemExit(f"a copy was not complete: {said.decode()}")
    return False


def differences(sandbox: Sandbox, kind: str, into: str, resource: ResourceList) -> Counter[str]:
    """Compare the rows of a list with its objects, digit by digit."""
    wanted = {
        (account.organization_id, resource.key(item)): item
        for account in sandbox.accounts
        for item in sandbox.objects(account.organization_id, resource.name)
    }
    numbers = {field.name: field.wire for field in resource.fields if field.kind.json_type == "number"}
    columns = ("organization_id", "id", "_raw", "_missing_since", *numbers)
    counts = Counter({"expected": len(wanted), "missing": len(wanted)})
    seen: set[tuple[str, str]] = set()
    for owner, id, raw, mark, *cells in read(kind, into, resource.name, ", ".join(f'"{name}"' for name in columns)):
        item = wanted.get((owner, id))
        if item is None or (owner, id) in seen:
            counts["too many"] += 1
            continue
        seen.add((owner, id))
        counts["missing"] -= 1
        exact = all(equal(cell, item.get(wire)) for cell, wire in zip(cells, numbers.values(), strict=True))
        if mark is not None or not exact or not same(loads(raw.encode()), item):
            counts["different"] += 1
    return counts


def equal(cell: Any, value: Any) -> bool:
    """Whether the cell of a number is exact. SQLite holds it as text."""
    return (cell is None) == (value is None) and (cell is None or Decimal(cell) == Decimal(value))


def read(kind: str, into: str, table: str, columns: str) -> list[Any]:
    """Read a table as others would."""
    query = f"SELECT {columns} FROM {table}"
    if kind == "SQLite":
        with closing(sqlite3.connect(into)) as database:
            return database.execute(query).fetchall()
    if kind == "PostgreSQL":
        with psycopg.connect(into) as connection:
            return connection.execute(query.replace('"_raw"', '"_raw"::text').encode()).fetchall()
    with duckdb.connect(into if kind == "DuckDB" else ":memory:", read_only=kind == "DuckDB") as found:
        files = f"read_parquet('{into}/{table}/**/*.parquet', hive_partitioning = false, union_by_name = true)"
        return found.execute(query if kind == "DuckDB" else f"SELECT {columns} FROM {files}").fetchall()


def main(kinds: Sequence[str] = DESTINATIONS) -> Figures:
    """Kill copies into each destination."""
    figures: dict[str, float] = {}
    for kind in kinds:
        with empty(kind) as place:
            figures |= asyncio.run(measure(kind, place))
    return figures


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        asyncio.run(work(json.loads(sys.argv[2])))
    else:
        main(sys.argv[1:] or DESTINATIONS)
