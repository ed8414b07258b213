"""Processes that share a journal and are killed: each key makes one object at BILL, and no write stays open."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from journal.helpers import on_disk, states, vendor

from bill_async import BillClient, Journal, OrganizationCredentials, Vendor
from bill_async.sandbox import Fault, Sandbox, SandboxLimits

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(objects=0, limits=SandboxLimits(hour=None, logins=None)) as running:
        yield running


def organization(sandbox: Sandbox) -> dict[str, str]:
    account = sandbox.accounts[0]
    return {
        "dev_key": account.dev_key,
        "username": account.username,
        "password": account.password,
        "organization_id": account.organization_id,
    }


async def start(sandbox: Sandbox, path: Path, keys: list[str], **task: Any) -> asyncio.subprocess.Process:
    """Start a process that writes these keys."""
    task = {"url": sandbox.url, "organization": organization(sandbox), "journal": str(path), "keys": keys, **task}
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"}
    environ["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT / 'tests'}"
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "journal.worker", json.dumps(task), stdout=asyncio.subprocess.PIPE, env=environ
    )


async def said(process: asyncio.subprocess.Process) -> list[dict[str, str]]:
    """Wait for the end of a process, and return what it said."""
    out, _ = await process.communicate()
    return [json.loads(line) for line in out.splitlines() if line.endswith(b"}")]


async def vendors(sandbox: Sandbox) -> list[Vendor]:
    async with BillClient(
        organization=OrganizationCredentials(**organization(sandbox)), environment=sandbox.url
    ) as one:
        return [made async for made in one.vendors.list()]


async def left_open(sandbox: Sandbox, path: Path) -> list[str]:
    """Recover, and return the keys without a final verdict."""
    async with (
        Journal(path, settle=0.0) as journal,
        BillClient(
            organization=OrganizationCredentials(**organization(sandbox)), environment=sandbox.url, journal=journal
        ) as client,
    ):
        await journal.recover(client)
        return [key for key, state in (await states(journal)).items() if state in ("intended", "unknown")]


@pytest.mark.parametrize("moment", ["after the intent", "before the outcome"])
async def test_a_process_that_is_killed_leaves_a_write_that_is_found_out(
    sandbox: Sandbox, path: Path, moment: str
) -> None:
    killed = await start(sandbox, path, ["k"], dies=moment)
    assert await said(killed) == []
    assert killed.returncode == -signal.SIGKILL
    assert on_disk(path)["k"]["state"] == "intended"
    executed = moment == "before the outcome"
    assert len(await vendors(sandbox)) == executed
    async with Journal(path, settle=0.0) as journal:
        credentials = OrganizationCredentials(**organization(sandbox))
        async with BillClient(organization=credentials, environment=sandbox.url, journal=journal) as client:
            (entry,) = await journal.recover(client)
            assert entry.state == ("done" if executed else "not_executed")
            assert [step.by for step in entry.history] == ["sender", "crash", "verdict"]
            made = await client.vendors.create(vendor("k"), key="k")
    assert [one.id for one in await vendors(sandbox)] == [made.id]


async def test_the_next_process_goes_on_without_recover(sandbox: Sandbox, path: Path) -> None:
    await said(await start(sandbox, path, ["k"], dies="before the outcome"))
    (found,) = await said(await start(sandbox, path, ["k"], recover=False))
    assert [one.id for one in await vendors(sandbox)] == [found["id"]]


async def test_eight_processes_with_the_same_keys_make_each_object_once(sandbox: Sandbox, path: Path) -> None:
    keys = [f"key-{number}" for number in range(200)]
    rng = random.Random(1)
    orders = [keys, keys, *(rng.sample(keys, len(keys)) for _ in range(6))]
    processes = [await start(sandbox, path, order, at_once=5) for order in orders]
    answers = await asyncio.gather(*map(said, processes))
    for found in answers:
        assert [one for one in found if "error" in one] == []
        assert sorted(one["key"] for one in found) == sorted(keys)
    made = await vendors(sandbox)
    assert Counter(one.name for one in made) == Counter(keys)
    ids = {one.name: one.id for one in made}
    assert {one["id"] == ids[one["key"]] for found in answers for one in found} == {True}
    assert await left_open(sandbox, path) == []


async def test_processes_that_are_killed_and_started_again_make_each_object_once(sandbox: Sandbox, path: Path) -> None:
    """The full measure is `make bench ARGS=exactly_once`; this is a small one."""
    sandbox.faults.add(Fault("reset", operation="createVendor", probability=0.1))
    sandbox.faults.add(Fault("reset", operation="createVendor", probability=0.1, executed=True))
    sandbox.faults.add(Fault("truncated", operation="createVendor", probability=0.1))
    shares = [[f"{share}-{number}" for number in range(60)] for share in range(2)]
    rng = random.Random(2)
    for share in shares:
        for _ in range(4):
            process = await start(sandbox, path, share, at_once=3, settle=0.2)
            assert process.stdout is not None
            for _ in range(rng.randrange(1, 15)):
                await process.stdout.readline()
            process.kill()
            await process.wait()
    finished = [await start(sandbox, path, share, at_once=3, settle=0.2) for share in shares]
    for found, share in zip(await asyncio.gather(*map(said, finished)), shares, strict=True):
        assert {one["key"] for one in found if "id" in one} == set(share)
    assert Counter(one.name for one in await vendors(sandbox)) == Counter(key for share in shares for key in share)
    assert await left_open(sandbox, path) == []
