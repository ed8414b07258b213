"""Destinations by the text of `--into`, and the command that copies into each."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from bill_async.errors import ConfigurationError
from bill_async.sandbox import Sandbox
from bill_async.secret import Secret
from bill_async.sync.destinations import Place

SERVER = "postgresql://me:the-password@db.example/books"


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("bills.db", "sqlite", "bills.db"),
        ("./a:b/bills.db", "sqlite", "./a:b/bills.db"),
        (r"C:\copies\bills.db", "sqlite", r"C:\copies\bills.db"),
        ("sqlite:///bills.db", "sqlite", "bills.db"),
        ("sqlite:////var/bills.db", "sqlite", "/var/bills.db"),
        ("duckdb:///bills.duckdb", "duckdb", "bills.duckdb"),
        ("sqlite:bills.db", "sqlite", "bills.db"),
        ("sqlite:/var/bills.db", "sqlite", "/var/bills.db"),
        ("parquet:copies/today", "parquet", "copies/today"),
        ("parquet:////var/copies", "parquet", "/var/copies"),
        (SERVER, "postgresql", "PostgreSQL at db.example/books"),
        (Secret(SERVER), "postgresql", "PostgreSQL at db.example/books"),
        ("postgres://db.example/books", "postgresql", "PostgreSQL at db.example/books"),
    ],
)
def test_a_place_is_a_path_or_a_url(text: Any, kind: str, shown: str) -> None:
    place = Place.parse(text)
    assert (place.kind, str(place)) == (kind, shown)
    assert "the-password" not in repr(place)
    assert place.destination() is not None


@pytest.mark.parametrize("text", ["", "sqlite:///", "mysql://host/name", "s3://bucket/folder", "parquet:"])
def test_what_is_no_place_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"duckdb:///bills\.duckdb"):
        Place.parse(text)


@pytest.mark.parametrize("text", ["sqlite://a.db", "duckdb://a.duckdb", "parquet://folder", "sqlite://"])
def test_two_slashes_precede_no_path(text: str) -> None:
    kind = text.partition(":")[0]
    with pytest.raises(ConfigurationError, match=rf"into: {kind}:// with two slashes .* sqlite:///.* parquet:folder"):
        Place.parse(text)


def test_a_duckdb_file_cannot_be_shared_by_processes(tmp_path: Path) -> None:
    place = Place.parse(f"duckdb:///{tmp_path}/bills.duckdb")
    with pytest.raises(ConfigurationError, match="one process"):
        place.destination("shared")


async def command(environment: dict[str, str], *arguments: str) -> tuple[int | None, str, str]:
    """Run `bill-async sync`; return its status and what it printed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bill_async.cli", "sync", "--quiet", "--only", "bills,vendors", *arguments),
        env={name: value for name, value in (os.environ | environment).items() if name != "PYTHONDEVMODE"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


def counts(into: str, folder: Path) -> dict[str, int]:
    """Return how many bills and vendors a destination holds."""
    names = ("bills", "vendors")
    if into.startswith("postgresql"):
        with psycopg.connect(into) as connection:
            rows = [connection.execute(f"SELECT count(*) FROM {name}".encode()).fetchone() for name in names]
    elif into.startswith("duckdb"):
        with duckdb.connect(str(folder / "copy.duckdb")) as connection:
            rows = [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in names]
    elif into.startswith("parquet"):
        files = [f"{folder}/copy/{name}/*/part-*.parquet" for name in names]
        rows = [duckdb.execute("SELECT count(*) FROM read_parquet(?)", [file]).fetchone() for file in files]
    else:
        with closing(sqlite3.connect(folder / "copy.db")) as database:
            rows = [database.execute(f"SELECT count(*) FROM {name}").fetchone() for name in names]
    return {name: row[0] for name, row in zip(names, rows, strict=True) if row is not None}


@pytest.mark.parametrize("kind", ["sqlite", "duckdb", "parquet", "postgresql", "env"])
async def test_the_command_copies_into_each(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    match kind:
        case "sqlite" | "env":
            into = f"sqlite:///{tmp_path}/copy.db"
        case "duckdb":
            into = f"duckdb:///{tmp_path}/copy.duckdb"
        case "parquet":
            into = f"parquet:{tmp_path}/copy"
        case _:
            into = request.getfixturevalue("postgres_url")
    async with Sandbox(organizations=1, objects={"bills": 230, "vendors": 20}) as sandbox:
        environment = {**sandbox.environ(), "COPY": into}
        given = "env:COPY" if kind == "env" else into
        for objects in (range(250, 251), range(60)):  # the second run fetches only changes, and the overlap
            status, out, err = await command(environment, "--into", given, "--json")
            assert (status, err) == (0, "")
            report = json.loads(out)
            assert report["complete"] is True
            assert report["objects"] in objects
    assert counts(into, tmp_path) == {"bills": 230, "vendors": 20}


async def test_only_some_organizations_are_copied(tmp_path: Path) -> None:
    async with Sandbox(organizations=3, objects={"bills": 5, "vendors": 2}) as sandbox:
        credentials = tmp_path / "credentials.json"
        credentials.write_text(json.dumps(sandbox.credentials()))
        chosen = sandbox.accounts[1].organization_id
        given = ("--credentials", str(credentials), "--into", str(tmp_path / "copy.db"), "--json")
        status, out, err = await command({}, *given, "--organizations", chosen)
        assert (status, json.loads(out)["organizations"]) == (0, 1), err
        with closing(sqlite3.connect(tmp_path / "copy.db")) as database:
            assert database.execute("SELECT DISTINCT organization_id FROM bills").fetchall() == [(chosen,)]
        status, _, err = await command({}, *given, "--organizations", "008nobody")
        assert status == 1
        assert "008nobody: not in the credentials" in err


@pytest.mark.parametrize(
    ("into", "said"),
    [("mysql://host/name", "mysql: is no destination"), ("env:NO_SUCH_VARIABLE", "the variable is not set")],
)
async def test_a_wrong_place_is_told_before_anything_is_done(into: str, said: str) -> None:
    status, _, err = await command({}, "--into", into)
    assert status == 2
    assert said in err
