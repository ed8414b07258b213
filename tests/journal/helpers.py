"""The shared part of the tests of journals."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NoReturn

from unit.loopback import Loopback, Step, answer, client_of

from bill_async import AddressInput, BillClient, Journal, JournalError, VendorCreate
from bill_async.journal import JournalEntry

ADDRESS = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")
ACME = VendorCreate(name="Acme", address=ADDRESS)
VENDOR = {"id": "00901ABCDEFGHIJKLMNO", "name": "Acme", "createdTime": "2026-03-02T12:30:01.000+00:00"}


def vendor(name: str = "Acme", **more: Any) -> VendorCreate:
    return VendorCreate(name=name, address=ADDRESS, **more)


def created(**more: Any) -> Step:
    """Answer as BILL does when it has made the vendor."""
    return answer({**VENDOR, **more}, 201)


def listed(*vendors: Any) -> Step:
    """Answer with a list."""
    return answer({"results": list(vendors)})


def keyed_client(server: Loopback, journal: Journal, **settings: Any) -> BillClient:
    return client_of(server, journal=journal, **settings)


@asynccontextmanager
async def two_processes(server: Loopback, path: Path) -> AsyncIterator[tuple[BillClient, BillClient]]:
    """Open a journal twice, each time with a client of its own: the one knows of the other by the journal only."""
    async with (
        Journal(path) as one,
        Journal(path) as two,
        keyed_client(server, one) as first,
        keyed_client(server, two) as second,
    ):
        yield first, second


def journal_of(client: BillClient) -> Journal:
    journal: Any = client._caller.recorder
    assert isinstance(journal, Journal)
    return journal


def another_process(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Run a program in a process of its own."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)


async def refuse_as_full(_: object) -> NoReturn:
    """Stand in for a method of a store whose disk is full."""
    raise JournalError("the disk is full")


async def entries(journal: Journal) -> list[JournalEntry]:
    return [entry async for entry in journal.entries()]


async def states(journal: Journal) -> dict[str, str]:
    """Return the state of each key."""
    return {entry.id.key: entry.state for entry in await entries(journal)}


def contents(path: Path) -> list[bytes]:
    """Return the bytes of the journal and of all files beside it."""
    return [file.read_bytes() for file in sorted(path.parent.iterdir())]


def on_disk(path: Path) -> dict[str, Any]:
    """Read the entries of a journal as another program would, by their keys."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT key, data FROM bill_journal_entries").fetchall()
    finally:
        connection.close()
    return {key: json.loads(data) for key, data in rows}


def paths(server: Loopback) -> list[str]:
    """Return what was called, without the queries."""
    return [f"{one.method} {one.path.partition('?')[0]}" for one in server.calls]
