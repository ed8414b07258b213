"""`bill-async sync --processes`: real processes, and real kills of any of them."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing, suppress
from decimal import Decimal
from itertools import product
from multiprocessing import resource_tracker, spawn
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sync.test_sandbox import server

from bill_async import Limits, OrganizationCredentials, SpendCredentials
from bill_async.cli.credentials import Target, Targets
from bill_async.cli.sync_processes import Part, copy_by_processes, divide
from bill_async.config import Environment
from bill_async.sandbox.routes import default_routes
from bill_async.sync import Failure, SQLiteDestination, Status, compare, resources, select
from bill_async.sync.destinations import Place
from bill_async.sync.source import Meter

NAMES = "bills,vendors,invoices,spend_cards"
WHAT = select(resources(), only=NAMES.split(","))
on_linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes are found in /proc")


@pytest.fixture
def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": ":".join(sys.path)}


@pytest.fixture
async def bill(environment: dict[str, str]) -> AsyncGenerator[dict[str, Any]]:
    """Serve four organizations; give their credentials."""
    async with server(environment, "--objects", "5000", "--latency", "60", "--organizations", "4") as printed:
        yield printed


@asynccontextmanager
async def running(
    environment: dict[str, str], file: Path, credentials: Any
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run `bill-async sync --processes 2`."""
    await asyncio.to_thread(file.with_suffix(".json").write_text, json.dumps(credentials))
    command = ["-X", "dev", "-m", "bill_async.cli", "sync", "--into", str(file), "--only", NAMES, "--processes", "2"]
    command += ["--credentials", str(file.with_suffix(".json"))]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=environment
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    """Wait for the end of a command; return its status and what it printed."""
    out, err = await process.communicate()
    said = [line for line in err.decode().splitlines(keepends=True) if not line.startswith("Executing ")]
    return process.returncode, out.decode(), "".join(said)


def parts_of(process: asyncio.subprocess.Process) -> list[int]:
    """Return the ids of the processes that copy."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


async def under_way(process: asyncio.subprocess.Process, file: Path) -> list[int]:
    """Wait until a part writes, while both run; return the ids of their processes, that one first."""

    def writing(pid: int) -> bool:
        opened: set[str] = set()
        for each in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed meanwhile
                opened.add(str(each.readlink()))
        return f"{file}-wal" in opened

    def found() -> list[int]:
        parts = parts_of(process)
        if len(parts) < 2 or not any(map(writing, parts)):
            return []
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            stored = database.execute("SELECT 1 FROM bills LIMIT 1").fetchone()
        return sorted(parts, key=writing, reverse=True) if stored else []

    while not (parts := await asyncio.to_thread(found)):
        assert process.returncode is None
        await asyncio.sleep(0.01)
    return parts


def blocks(pid: int, number: signal.Signals) -> bool:
    """Return whether the main thread of a process blocks a signal."""
    (mask,) = re.findall(r"^SigBlk:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return bool(int(mask, 16) >> (number - 1) & 1)


async def gone(pid: int) -> None:
    while await asyncio.to_thread(Path(f"/proc/{pid}").exists):  # noqa: ASYNC110 - a process of another parent
        await asyncio.sleep(0.01)


async def check_complete(environment: dict[str, str], file: Path, credentials: Any) -> None:
    """Run the command again; then everything is there, once."""
    async with running(environment, file, credentials) as process:
        status, out, err = await ended(process)
    assert (status, "Traceback" in err) == (0, False), err
    figures = dict(re.findall(r"^\| (.*?) +\| +([0-9,]+)", out, re.MULTILINE))
    assert (figures["organizations"], figures["rejected requests"]) == ("4", "0")
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM _passes WHERE NOT finished").fetchone() == (0,)
        passes = database.execute("SELECT count(*), count(DISTINCT organization_id) FROM _passes").fetchone()
        assert passes == (4 * len(WHAT), 4)
    result = compare(file, WHAT, await objects_of(credentials))
    assert result.equal, result.examples
    assert result.objects > 4 * 1000


async def objects_of(credentials: Any) -> list[tuple[str, str, None, Any]]:
    """Return all that the sandbox has in the lists that are copied."""
    found: list[tuple[str, str, None, Any]] = []
    async with aiohttp.ClientSession(credentials["url"]) as http:
        for name, resource in product([each["organization_id"] for each in credentials["organizations"]], WHAT):
            query = {"organization": name, "kind": default_routes().types.by_path[resource.operation.path].name}
            async with http.get("/_sandbox/objects", params=query) as answer:
                lines = (await answer.read()).splitlines()
            found += [(name, resource.name, None, json.loads(line, parse_float=Decimal)) for line in lines]
    return found


async def test_two_processes_make_one_copy(tmp_path: Path, environment: dict[str, str], bill: dict[str, Any]) -> None:
    await check_complete(environment, tmp_path / "bills.db", bill)


@on_linux
async def test_ctrl_c_ends_all_processes(tmp_path: Path, environment: dict[str, str], bill: dict[str, Any]) -> None:
    """The terminal sends it to all of them."""
    file = tmp_path / "bills.db"
    async with running(environment, file, bill) as process:
        parts = await under_way(process, file)
        for pid in parts:
            assert await asyncio.to_thread(blocks, pid, signal.SIGINT)  # since it was started
        for pid in (*parts, process.pid):
            os.kill(pid, signal.SIGINT)
        status, out, err = await ended(process)
        for pid in parts:
            await gone(pid)
    assert (status, out) == (130, "")
    assert "Traceback" not in err
    last = err.splitlines()[-1]
    assert last.startswith("stopped after ")
    assert last.endswith("run the same command again to continue")
    await check_complete(environment, file, bill)


@on_linux
async def test_a_killed_part_fails_and_the_other_goes_on(
    tmp_path: Path, environment: dict[str, str], bill: dict[str, Any]
) -> None:
    file = tmp_path / "bills.db"
    async with running(environment, file, bill) as process:
        part, _ = await under_way(process, file)
        os.kill(part, signal.SIGKILL)
        status, out, err = await ended(process)
    assert status == 1
    assert "| lists that failed" in out
    (line,) = [line for line in err.splitlines() if "SIGKILL" in line]
    assert line.endswith("its process ended with SIGKILL; run the same command again to continue")
    names = {each["organization_id"] for each in bill["organizations"]}
    killed = {name for name in names if name in line}
    assert len(killed) == 2
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT organization_id, count(*) FROM _passes WHERE finished GROUP BY 1").fetchall()
    assert {name for name, count in rows if count == len(WHAT)} >= names - killed
    await check_complete(environment, file, bill)


@on_linux
async def test_when_the_parent_is_killed_all_end_and_no_other_run_begins_before(
    tmp_path: Path, environment: dict[str, str], bill: dict[str, Any]
) -> None:
    """One part is stopped, so that it cannot notice that its parent is gone."""
    file = tmp_path / "bills.db"
    async with running(environment, file, bill) as process:
        stopped, other = await under_way(process, file)
        os.kill(stopped, signal.SIGSTOP)
        try:
            process.kill()
            await gone(process.pid)  # not process.wait(), which waits for all who have its standard error
            await gone(other)
            async with running(environment, file, bill) as second:
                status, _, err = await ended(second)
            assert status == 1
            assert "another process is writing to it" in err
        finally:
            os.kill(stopped, signal.SIGCONT)
        await gone(stopped)
    await check_complete(environment, file, bill)


def targets(*tokens: str | None, login: bool = True) -> Targets:
    """Return organizations with these tokens of Spend & Expense."""
    made = [
        Target(
            f"008{number}",
            OrganizationCredentials("key", f"user {number}", "password", f"008{number}") if login else None,
            None if token is None else SpendCredentials(token),
        )
        for number, token in enumerate(tokens)
    ]
    return Targets(Environment.of("sandbox"), tuple(made))


def divided(whole: Targets, processes: int, *, at_once: int = 32, file: Path | None = None) -> list[Part]:
    settings: dict[str, Any] = {"wait": 1.0, "proxy": None, "options": {"full": True}}
    return divide(whole, WHAT, processes, at_once=at_once, into=Place.parse(str(file or "b.db")), **settings)


def test_processes_share_what_all_of_them_may_do() -> None:
    parts = divided(targets(None, "t", None, "t", "u", None), 2, at_once=5)
    names = [{each.organization_id for each in part.targets.targets} for part in parts]
    assert set.union(*names) == {f"008{number}" for number in range(6)}
    assert list(map(len, names)) == [3, 3]
    assert any({"0081", "0083"} <= each for each in names)
    assert [(part.limits.hour, part.limits.logins, part.limits.concurrency) for part in parts] == [(10_000, 100, 3)] * 2
    assert sorted(part.options["at_once"] for part in parts) == [2, 3]
    assert all(
        part.options["full"] and [each.name for each in part.what] == [each.name for each in WHAT] for part in parts
    )
    assert len(divided(targets(None, "t", "t"), 8)) == 2
    assert len(divided(targets(None, None, None), 8, at_once=1)) == 1


def test_a_process_with_more_organizations_gets_more_of_what_all_may_do() -> None:
    parts = divided(targets(*["t"] * 150, *["u"] * 30), 2)
    assert [len(part.targets.targets) for part in parts] == [150, 30]
    assert [part.limits.logins for part in parts] == [166, 34]
    assert [part.limits.hour for part in parts] == [16_666, 3_334]
    assert [part.options["at_once"] for part in parts] == [26, 6]


@pytest.mark.parametrize(("count", "processes"), [(3, 2), (250, 256), (1000, 7), (201, 200)])
def test_every_process_may_log_in_and_all_together_not_too_often(count: int, processes: int) -> None:
    parts = divided(targets(*[None] * count), processes, at_once=10_000)
    assert sum(len(part.targets.targets) for part in parts) == count
    for name in ("logins", "hour"):
        shares = [getattr(part.limits, name) for part in parts]
        assert min(shares) >= 1
        assert sum(shares) == getattr(Limits(), name)


def test_organizations_without_a_login_are_divided_too() -> None:
    parts = divided(targets("t", "u", "v", login=False), 2)
    assert [len(part.targets.targets) for part in parts] == [2, 1]
    assert [part.options["at_once"] for part in parts] == [21, 11]


async def interrupted(part: Part, destination: SQLiteDestination, status: Status) -> None:
    """Stop before the copy has begun."""
    raise asyncio.CancelledError


async def test_the_report_counts_the_organizations_of_a_process_that_never_began(tmp_path: Path) -> None:
    parts = divided(targets(None, None, None), 2, file=tmp_path / "bills.db")
    report = await copy_by_processes(parts, interrupted, Status(), quiet=True)
    assert (report.organizations, report.resources) == (3, len(WHAT) - 1)  # without the cards
    assert sorted(failure.organization_id for failure in report.failures) == ["0080", "0081", "0082"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /bin/false")
async def test_a_process_that_ends_before_it_reads_anything_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The credentials of many organizations do not fit into the buffer of a pipe."""
    parts = divided(targets(*[None] * 3000), 2, file=tmp_path / "bills.db")
    resource_tracker.ensure_running()
    monkeypatch.setattr(spawn, "get_executable", lambda: b"/bin/false")
    report = await copy_by_processes(parts, interrupted, Status(), quiet=True)
    assert len(report.failures) == 3000
    assert {failure.reason for failure in report.failures} == {
        "its process ended with status 1; run the same command again to continue"
    }


def test_the_status_of_a_run_is_the_sum_of_its_parts() -> None:
    parts = [
        Status(organizations=2, limited=2, meter=Meter(5, 1, 2.0), failures=[Failure("0081", "bills", "no")]),
        Status(organizations=1, limited=1, meter=Meter(7, 0, 4.0)),
    ]
    for part, names in zip(parts, (["bills", "vendors"], ["bills"]), strict=True):
        part.add(names)
        part.resources["bills"].objects = 10
        part.resources["bills"].finished = 1
    whole = Status(began=10.0)
    for _ in range(2):
        whole.put_together(parts)
    report = whole.report(20.0)
    assert (report.organizations, report.objects, report.requests, report.rejected) == (3, 20, 12, 1)
    assert report.share == pytest.approx(6.0 / (3 * 3 * 10))
    assert [failure.organization_id for failure in report.failures] == ["0081"]
    assert whole.resources["bills"].ended
    assert not report.complete
