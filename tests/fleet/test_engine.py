"""The example that spreads a bulk copy over worker processes by dask.distributed, from end to end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from fleet.worker_processes import ROOT
from servers import RedisServer

from bill_async import BillClient, OrganizationCredentials, SpendCredentials
from bill_async.sandbox import Sandbox
from bill_async.sync import SQLiteDestination, resources, sync

ORGANIZATIONS = 6
EACH = 2


@pytest.mark.long
async def test_a_fleet_copies_the_same_as_one_process_though_a_worker_is_killed(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with Sandbox(organizations=ORGANIZATIONS, objects=1000, latency=0.05) as sandbox:
        credentials = tmp_path / "organizations.json"
        credentials.write_text(json.dumps(sandbox.credentials()))
        lines = await copy_by_fleet(redis, credentials, tmp_path / "copies")
        assert sandbox.rejected == 0
        begun_by_the_dead = sandbox.limits["logins"] - ORGANIZATIONS
        assert 0 <= begun_by_the_dead <= EACH
        names = [account.organization_id for account in sandbox.accounts]
        assert sorted(line.partition(":")[0] for line in lines) == sorted(names)
        await copy_alone(sandbox, tmp_path / "alone.db")
    whole = contents(tmp_path / "alone.db")
    copies: dict[str, list[Any]] = {table: [] for table in whole}
    for name in names:
        for table, rows in contents(tmp_path / "copies" / f"{name}.db").items():
            copies[table] += rows
    assert {table: sorted(rows) for table, rows in copies.items()} == whole
    assert sum(map(len, whole.values())) > 3000


async def copy_by_fleet(redis: RedisServer, credentials: Path, folder: Path) -> list[str]:
    """Run the example, and kill a worker once the first organization is copied; return what it printed after."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"}
    example = await asyncio.create_subprocess_exec(
        sys.executable,
        ROOT / "docs" / "examples" / "fleet_sync.py",
        *("--credentials", credentials, "--into", folder, "--redis", redis.url),
        *("--workers", "2", "--each", str(EACH), "--lease", "2"),
        env={**environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=asyncio.subprocess.PIPE,
    )
    assert example.stdout is not None
    _, *workers = (await example.stdout.readline()).split()
    lines = [await example.stdout.readline()]
    os.kill(int(workers[0]), signal.SIGKILL)
    lines += [line async for line in example.stdout]
    assert await example.wait() == 0
    return [line.decode() for line in lines]


async def copy_alone(sandbox: Sandbox, file: Path) -> None:
    """Copy all organizations into one file with one client."""
    async with BillClient(environment=sandbox.url) as client, SQLiteDestination(file) as destination:
        views = {
            account.organization_id: client.for_organization(
                OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id),
                spend=SpendCredentials(account.spend_token),
            )
            for account in sandbox.accounts
        }
        report = await sync(views, destination)
        assert report.complete


def contents(file: Path) -> dict[str, list[Any]]:
    """Return every object of every table as it was sent."""
    database = sqlite3.connect(file)
    try:
        return {
            resource.name: sorted(database.execute(f'SELECT organization_id, id, _raw FROM "{resource.name}"'))
            for resource in resources()
        }
    finally:
        database.close()
