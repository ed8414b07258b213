"""What the tests of DuckDB files and Parquet folders share."""

from __future__ import annotations

import asyncio
import resource
import sys
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import duckdb
from sync.fakes import FakeBill, made, pick

from bill_async._base.clock import Clock
from bill_async._schema.codec import loads
from bill_async.sync.comparison import same
from bill_async.sync.duckdb import DuckDBDestination
from bill_async.sync.parquet import ParquetDestination

WHAT = ("bills", "departments", "ap_cards", "spend_budgets", "spend_budgets_members")


@attrs.frozen
class Place:
    """A place for a copy, and how it is read by others."""

    kind: str
    path: Path

    def destination(self, *, clock: Clock | None = None) -> Any:
        """Return a destination for this place."""
        make: Any = DuckDBDestination if self.kind == "duckdb" else ParquetDestination
        return make(self.path, clock=clock)

    def read(self, query: str, resource: str = "bills") -> list[Any]:
        """Return the rows of a query, in which `TABLE` stands for the table of a resource."""
        if self.kind == "duckdb":
            with duckdb.connect(str(self.path), read_only=True) as database:
                return database.execute(query.replace("TABLE", f'"{resource}"')).fetchall()
        files = f"read_parquet('{self.path}/{resource}/**/*.parquet', hive_partitioning = false, union_by_name = true)"
        with duckdb.connect() as database:
            return database.execute(query.replace("TABLE", files)).fetchall()

    def assert_equal(self, *bills: FakeBill) -> None:
        """Assert that each object is stored once, with every digit."""
        for name in {key.partition("/")[0] for bill in bills for key in bill.lists}:
            (each,) = pick(name)
            wanted = {
                (bill.organization_id, parent or None, each.key(item)): item
                for bill in bills
                for key, items in bill.lists.items()
                for resource, _, parent in (key.partition("/"),)
                if resource == name
                for item in items
            }
            parent = "NULL" if each.parent is None else "parent_id"
            numbers = {field.name: field.wire for field in each.fields if field.kind.json_type == "number"}
            columns = ", ".join(f'"{column}"' for column in ("_raw", *numbers))
            rows = self.read(f"SELECT organization_id, {parent}, id, {columns} FROM TABLE", name)
            assert len(rows) == len(wanted), name
            for owner, above, key, raw, *cells in rows:
                item = wanted[owner, above, key]
                assert same(loads(raw.encode()), item)
                for (column, wire), cell in zip(numbers.items(), cells, strict=True):
                    value = item.get(wire)
                    assert cell == (None if value is None else Decimal(value)), (name, column)


def members() -> dict[str, Any]:
    """Return the lists below three budgets."""
    return {
        f"spend_budgets_members/spe{number:017d}": [
            {"userId": "u1", "userUuid": "usr_1", "limit": Decimal("10.50")},
            {"userId": "u2", "userUuid": "usr_2", "limit": 7},
        ]
        for number in range(3)
    }


def some_bill() -> FakeBill:
    """Return an organization with lists of every form."""
    lists: dict[str, Any] = {"bills": made(700), "departments": made(130, prefix="0de"), "ap_cards": made(2)}
    bill = FakeBill({**lists, "spend_budgets": made(3, prefix="spe"), **members()})
    bill.lists["bills"][0] |= {"amount": Decimal("90071992547409.93"), "billLineItems": [{"amount": Decimal("0.10")}]}
    return bill


@contextmanager
def no_space() -> Generator[None]:
    """Let this process write nothing beyond the beginning of a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


CHILD = """
import asyncio, os, signal, sys
sys.path[:0] = {path!r}
from pathlib import Path
from bill_async.sync import duckdb, parquet, parquet_list
from bill_async.sync.engine import copy
from sync.columnar import WHAT, Place, some_bill
from sync.fakes import pick

left = int(sys.argv[3])

def deadly(function):
    def call(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **options)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return call

for owner, name in {points!r}:
    owner = eval(owner)
    setattr(owner, name, deadly(getattr(owner, name)))

async def main():
    place = Place(sys.argv[1], Path(sys.argv[2]))
    async with place.destination() as destination:
        {body}

asyncio.run(main())
"""
COPY = """for full in (False, True):
            await copy([some_bill()], destination, pick(*WHAT), full=full)"""
HOLD = 'await destination.open(pick("bills")); print("open", flush=True); await asyncio.Event().wait()'
POINTS = {
    "duckdb": [
        ("duckdb.DuckDBDestination", name) for name in ("_replace", "_store_checkpoints", "_store", "_begin", "_count")
    ],
    "parquet": [
        ("parquet_list", "_append"),
        ("parquet_list", "replace_private"),
        ("parquet_list.os", "fsync"),
        ("parquet_list.Path", "rename"),
        ("parquet_list.Path", "unlink"),
    ],
}
"""The functions that a run is killed before and after."""


async def child(place: Place, body: str, *, steps: int = 0, **options: Any) -> asyncio.subprocess.Process:
    """Start a process that works on a place, and that is killed at the n-th step."""
    script = CHILD.format(path=sys.path, points=POINTS[place.kind], body=body)
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, place.kind, str(place.path), str(steps), **options
    )
