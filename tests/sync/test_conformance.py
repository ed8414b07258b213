"""All destinations pass the conformance checks, and a destination with a fault does not."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import duckdb
import psycopg
import pytest

from bill_async.sync import Batch, DestinationError, Pass, SQLiteDestination
from bill_async.sync.conformance import CHECKS, Check, Place
from bill_async.sync.duckdb import DuckDBDestination
from bill_async.sync.parquet import ParquetDestination
from bill_async.sync.postgres import PostgresDestination


class InSQLite(Place):
    def __init__(self, folder: Path, make: Callable[[Path], Any] = SQLiteDestination) -> None:
        self.path = folder / "copy.db"
        self.make = make

    def open(self) -> Any:
        return self.make(self.path)

    def _run(self, statement: str, values: Sequence[str] = ()) -> list[Any]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as database:
            return database.execute(statement, values).fetchall()

    def amounts(self) -> dict[str, Decimal | None]:
        return {
            id: None if amount is None else Decimal(amount) for id, amount in self._run("SELECT id, amount FROM bills")
        }

    def delete(self, ids: Sequence[str]) -> None:
        for id in ids:
            self._run("DELETE FROM bills WHERE id = ?", (id,))

    def drop(self) -> None:
        self._run("DROP TABLE bills")

    def write_later_version(self) -> bool:
        self._run("PRAGMA user_version = 999")
        return True


class InPostgres(Place):
    def __init__(self, url: str) -> None:
        self.url = url

    def open(self) -> Any:
        return PostgresDestination(self.url)

    def _run(self, statement: str, *values: Any) -> list[Any]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            done = connection.execute(statement.encode(), values)
            return done.fetchall() if done.description else []

    def amounts(self) -> dict[str, Decimal | None]:
        return dict(self._run("SELECT id, amount FROM bills"))

    def delete(self, ids: Sequence[str]) -> None:
        self._run("DELETE FROM bills WHERE id = ANY(%s)", list(ids))

    def drop(self) -> None:
        self._run("DROP TABLE bills")

    def write_later_version(self) -> bool:
        self._run("UPDATE _bill_settings SET value = '999'")
        return True


class InDuckDB(Place):
    def __init__(self, folder: Path) -> None:
        self.path = folder / "copy.duckdb"

    def open(self) -> Any:
        return DuckDBDestination(self.path)

    def _run(self, statement: str, *values: Any) -> list[Any]:
        with duckdb.connect(str(self.path)) as database:
            return database.execute(statement, list(values)).fetchall()

    def amounts(self) -> dict[str, Decimal | None]:
        return dict(self._run("SELECT id, amount FROM bills"))

    def delete(self, ids: Sequence[str]) -> None:
        for id in ids:
            self._run("DELETE FROM bills WHERE id = ?", id)

    def drop(self) -> None:
        self._run("DROP TABLE bills")

    def write_later_version(self) -> bool:
        self._run("UPDATE _version SET version = 999")
        return True


class InParquet(Place):
    def __init__(self, folder: Path) -> None:
        self.path = folder / "copy"

    def open(self) -> Any:
        return ParquetDestination(self.path)

    def _files(self) -> list[Path]:
        return sorted(self.path.glob("bills/*/part-*.parquet"))

    def amounts(self) -> dict[str, Decimal | None]:
        files = [str(path) for path in self._files()]
        return dict(duckdb.execute("SELECT id, amount FROM read_parquet(?)", [files]).fetchall())

    def delete(self, ids: Sequence[str]) -> None:
        for path in self._files():  # an object cannot be deleted from a file, but the file can
            path.unlink()

    def drop(self) -> None:
        shutil.rmtree(self.path / "bills")


@pytest.fixture(params=["sqlite", "postgres", "duckdb", "parquet"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    match request.param:
        case "sqlite":
            return InSQLite(tmp_path)
        case "postgres":
            return InPostgres(request.getfixturevalue("postgres_url"))
        case "duckdb":
            return InDuckDB(tmp_path)
        case _:
            return InParquet(tmp_path)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_destinations_conform(check: Check, place: Place) -> None:
    await check(place)


class Faulty(SQLiteDestination):
    """A destination with a fault."""


class KeepsTheFirst(Faulty):
    async def save(self, batch: Batch) -> Any:
        known = set(await self.ids(batch.organization_id, batch.resource))
        return await super().save(
            attrs.evolve(batch, items=[item for item in batch.items if item.value.get("id") not in known])
        )


class LosesObjects(Faulty):
    async def save(self, batch: Batch) -> Any:
        items = [type(item)(re.sub(r"\.(\d)0", r".\1", item.text)) for item in batch.items]
        return await super().save(attrs.evolve(batch, items=items[:1] if len(items) == 5 else items))


class ForgetsCheckpoints(Faulty):
    async def save(self, batch: Batch) -> Any:
        return await super().save(attrs.evolve(batch, checkpoint=attrs.evolve(batch.checkpoint, cursor=None)))


class MixesOrganizations(Faulty):
    async def ids(self, organization_id: str, resource: Any) -> list[str]:
        return await super().ids(organization_id, resource) + await super().ids("00801000000000000002", resource)


class NoticesNothing(Faulty):
    async def passes(self, organization_id: str) -> list[Pass]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as database:
            database.execute("DELETE FROM _lost")
        return await super().passes(organization_id)


class MarksEverything(Faulty):
    async def mark_missing(self, walk: Pass) -> int:
        return len(await self.ids(walk.organization_id, type("R", (), {"name": walk.resource})()))  # type: ignore[arg-type]


class OpensForAll(Faulty):
    async def open(self, resources: Any) -> None:
        try:
            await super().open(resources)
        except DestinationError:
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("make", "check"),
    [
        (KeepsTheFirst, "replaces_an_object_that_comes_again"),
        (LosesObjects, "stores_objects_and_gives_back_their_ids"),
        (ForgetsCheckpoints, "stores_a_checkpoint_with_its_page"),
        (MixesOrganizations, "stores_objects_and_gives_back_their_ids"),
        (NoticesNothing, "notices_deleted_objects"),
        (MarksEverything, "marks_what_a_pass_has_not_met"),
        (OpensForAll, "refuses_a_later_version"),
    ],
)
async def test_a_destination_with_a_fault_is_found(make: Any, check: str, tmp_path: Path) -> None:
    (run,) = [each for each in CHECKS if each.__name__ == check]
    with pytest.raises(AssertionError):
        await run(InSQLite(tmp_path, make))
