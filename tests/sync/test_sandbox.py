"""Whole copies: the public client against the embedded sandbox, over HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bill_async.cli import main
from bill_async.client import BillClient
from bill_async.config import OrganizationCredentials, SpendCredentials
from bill_async.sandbox import Sandbox, SandboxLimits
from bill_async.sandbox.routes import default_routes
from bill_async.sync import Comparison, Report, SQLiteDestination, compare, resources, sync

WHAT = resources()


@asynccontextmanager
async def clients(sandbox: Sandbox, url: str | None = None) -> AsyncGenerator[dict[str, BillClient]]:
    """Yield a client for each organization of a sandbox."""
    async with BillClient(environment=url or sandbox.url) as client:
        yield {
            account.organization_id: client.for_organization(
                OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id),
                spend=SpendCredentials(account.spend_token),
            )
            for account in sandbox.accounts
        }


async def copy(sandbox: Sandbox, file: Path, **options: Any) -> Report:
    async with clients(sandbox) as views, SQLiteDestination(file) as destination:
        return await sync(views, destination, what=WHAT, **options)


def check(sandbox: Sandbox, file: Path) -> Comparison:
    """Compare a database with all that the sandbox holds."""
    expected: list[tuple[str, str, str | None, Any]] = []
    for account in sandbox.accounts:
        name = account.organization_id
        for resource in WHAT:
            kind = default_routes().types.by_path[resource.operation.path].name
            if resource.parent is None:
                expected += [(name, resource.name, None, item) for item in sandbox.objects(name, kind)]
                continue
            for parent in sandbox.objects(name, default_routes().types.by_path[resource.parent.operation.path].name):
                owned = sandbox.owned(name, kind, parent["id"])
                expected += [(name, resource.name, parent["id"], item) for item in owned]
    return compare(file, WHAT, expected)


async def test_a_copy_of_everything_equals_the_sandbox(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(organizations=2, objects=1500, seed=7, latency=0.005) as sandbox:
        report = await copy(sandbox, file)
        assert report.failures == ()
        assert report.complete
        result = check(sandbox, file)
        assert result.equal, result.examples
        assert result.objects == report.objects > 2 * 1400
        assert report.rejected == sandbox.rejected == 0
        received = [request for request in sandbox.requests if request.operation not in ("login", "logout")]
        assert report.requests == len(received)
        assert max(sandbox.limits["peak"].values()) == 3


async def test_later_runs_bring_the_copy_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(objects={"vendors": 450, "bills": 700, "chart_of_accounts": 20}) as sandbox:
        await copy(sandbox, file)
        async with clients(sandbox) as views:
            (client,) = views.values()
            page = await client.bills.list(max=3)
            await client.bills.archive(page.items[0].id)
            await client.vendors.archive((await client.vendors.list(max=1)).items[0].id)
        before = len(sandbox.requests)
        report = await copy(sandbox, file)
        result = check(sandbox, file)
        assert result.equal, result.examples
        asked = [request for request in sandbox.requests[before:] if request.operation == "listBills"]
        assert len(asked) == 1
        assert "updatedTime:gte:" in asked[0].query["filters"]
        assert report.objects < 200


async def test_a_copy_that_was_cancelled_is_continued(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(objects=2500, latency=0.005) as sandbox:
        task = asyncio.create_task(copy(sandbox, file))
        while len(sandbox.requests) < 25:  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        report = await copy(sandbox, file)
        assert report.complete
        assert check(sandbox, file).equal


async def test_wrong_credentials_of_one_organization_do_not_stop_the_other(tmp_path: Path) -> None:
    async with Sandbox(organizations=2, objects=200) as sandbox:
        good, bad = sandbox.accounts
        async with BillClient(environment=sandbox.url) as client, SQLiteDestination(tmp_path / "b.db") as destination:
            views = {
                account.organization_id: client.for_organization(
                    OrganizationCredentials(account.dev_key, account.username, password, account.organization_id)
                )
                for account, password in ((good, good.password), (bad, "wrong-password"))
            }
            report = await sync(views, destination)
        assert {failure.organization_id for failure in report.failures} == {bad.organization_id}
        assert not any("wrong-password" in failure.reason for failure in report.failures)
        logins = [request for request in sandbox.requests if request.operation == "login"]
        assert len(logins) == 2


# ---- the commands


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": ":".join(sys.path)}


@asynccontextmanager
async def server(environment: dict[str, str], *arguments: str) -> AsyncGenerator[dict[str, Any]]:
    """Run `bill-async sandbox` and yield what it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bill_async.cli", "sandbox", "--until-eof", *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment, limit=2**24,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.stdin.close()
        assert await process.wait() == 0


class Outcome(NamedTuple):
    """The end of a command."""

    status: int | None
    out: str
    err: str


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(text)


async def sync_command(
    environment: dict[str, str],
    file: Path,
    credentials: Any,
    *arguments: str,
    interrupted_by: Callable[[asyncio.subprocess.Process], Awaitable[object]] | None = None,
) -> Outcome:
    """Run `bill-async sync`; interrupt it with Ctrl-C as soon as what is given has happened."""
    await asyncio.to_thread(write_private, file.with_suffix(".json"), json.dumps(credentials))
    command = ["-X", "dev", "-m", "bill_async.cli", "sync", "--into", str(file), *arguments]
    command += ["--credentials", str(file.with_suffix(".json"))]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=environment
    )
    if interrupted_by is not None:
        await interrupted_by(process)
        process.send_signal(signal.SIGINT)
    out, err = await process.communicate()
    for entry in credentials["organizations"]:
        for secret in ("dev_key", "password", "spend_token", "sync_token", "remember_me_id"):
            assert entry.get(secret, "-secret-") not in (out + err).decode()
    # in dev mode, asyncio says on a slow machine what took long
    said = [line for line in err.decode().splitlines(keepends=True) if not line.startswith("Executing ")]
    return Outcome(process.returncode, out.decode(), "".join(said))


async def test_the_sync_command_ends_cleanly_on_ctrl_c_and_goes_on(tmp_path: Path, environment: dict[str, str]) -> None:
    file = tmp_path / "bills.db"

    async def a_first_list_is_done(process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        await process.stderr.readline()

    async with server(environment, "--objects", "4000", "--latency", "20", "--organizations", "2") as printed:
        status, out, err = await sync_command(environment, file, printed, interrupted_by=a_first_list_is_done)
        assert (status, out) == (130, "")
        assert "Traceback" not in err
        assert "Warning" not in err
        last = err.splitlines()[-1]
        assert last.startswith("stopped after ")
        assert last.endswith("run the same command again to continue")
        status, out, err = await sync_command(environment, file, printed)
        assert (status, "Traceback" in err) == (0, False)
        assert "| rejected requests" in out
    database = sqlite3.connect(file)
    assert database.execute("SELECT count(*) FROM _passes WHERE NOT finished").fetchone() == (0,)
    assert database.execute("SELECT count(DISTINCT organization_id) FROM bills").fetchone() == (2,)
    amounts = [amount for (amount,) in database.execute("SELECT amount FROM bills")]
    database.close()
    assert all(isinstance(amount, str) and Decimal(amount).is_finite() for amount in amounts)


async def test_ctrl_c_ends_a_login_that_is_never_answered(tmp_path: Path, environment: dict[str, str]) -> None:
    async with silence() as (stuck, asked):
        status, out, err = await sync_command(
            environment, tmp_path / "bills.db", stuck, interrupted_by=lambda _: asked.wait()
        )
    assert (status, out) == (130, "")
    (line,) = err.splitlines()
    assert line.startswith("stopped after ")
    assert "0 objects stored" in line


async def test_what_fails_in_one_organization_is_told_and_leaves_the_others_alone(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    file = tmp_path / "bills.db"
    async with server(environment, "--objects", "60", "--organizations", "6") as printed:
        wrong_password, no_spend, wrong_token, *_ = printed["organizations"]
        wrong_password["password"] = "wrong-password"
        del no_spend["spend_token"]
        wrong_token["spend_token"] = "wrong-token"
        status, out, err = await sync_command(environment, file, printed, "--quiet")
    assert status == 1
    reasons = err.splitlines()
    assert len(reasons) == 2
    refused = next(line for line in reasons if line.startswith(f"{wrong_password['organization_id']}: "))
    assert "AuthenticationError: login was refused" in refused
    assert any(line.startswith(f"{wrong_token['organization_id']}: spend_") for line in reasons)
    v3, spend = (sum(resource.family == family for resource in WHAT) for family in ("v3", "spend"))
    failed = next(line for line in out.splitlines() if "| lists that failed" in line)
    assert failed.split()[-2] == str(v3 + spend)
    database = sqlite3.connect(file)
    (passes,) = database.execute("SELECT count(*) FROM _passes WHERE finished").fetchone()
    database.close()
    assert passes == 5 * v3 + 4 * spend


def test_the_demo_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bills.db"
    arguments = ["demo", "--organizations", "2", "--objects", "400", "--latency", "1", "--into", str(file)]
    assert main(arguments) == 0
    out = capfd.readouterr().out
    assert next(line.split() for line in out.splitlines() if "| rejected requests" in line)[-2] == "0"
    assert "all equal; requests that the sandbox rejected: 0" in out
    assert file.exists()


@asynccontextmanager
async def silence() -> AsyncGenerator[tuple[dict[str, Any], asyncio.Event]]:
    """Serve nothing: yield credentials for a server that never answers, and what is set once it has been asked."""
    asked = asyncio.Event()

    async def swallow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(swallow, "127.0.0.1") as silent:
        url = f"http://127.0.0.1:{silent.sockets[0].getsockname()[1]}"
        entry = {"organization_id": "00801", "dev_key": "k-secret", "username": "u", "password": "p-secret"}
        yield {"url": url, "organizations": [entry]}, asked


@pytest.mark.long
async def test_of_two_commands_that_write_to_one_file_at_a_time_the_later_is_refused(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Two processes, and the second may find the file by a link. As soon as the first has ended, it is free."""
    file, link = tmp_path / "bills.db", tmp_path / "link.db"
    link.symlink_to(file)
    async with silence() as (stuck, asked), server(environment, "--objects", "200") as printed:

        async def the_others_tried(_: asyncio.subprocess.Process) -> None:
            await asked.wait()
            for path in (tmp_path / "bills.db", link):
                status, out, err = await sync_command(environment, path, printed)
                assert (status, out) == (1, "")
                (line,) = err.splitlines()
                assert line.endswith(
                    f"{path}: another process is writing to it; wait until it has ended, or give another file"
                )

        first = await sync_command(environment, file, stuck, interrupted_by=the_others_tried)
        assert first.status == 130
        assert (await sync_command(environment, link, printed)).status == 0
    with closing(sqlite3.connect(file)) as database:
        passes = database.execute("SELECT organization_id, count(*) FROM _passes WHERE finished GROUP BY 1").fetchall()
        assert passes == [(printed["organizations"][0]["organization_id"], len(WHAT))]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_used_up_hour_is_told_and_nothing_more_is_sent_in_it(tmp_path: Path) -> None:
    """Spend & Expense meets the limit of its minute at the same time."""
    limits = SandboxLimits(hour=20, spend_minute=6)
    async with Sandbox(objects=1500, limits=limits) as sandbox, clients(sandbox) as views:
        for run in range(2):
            async with SQLiteDestination(tmp_path / "bills.db") as destination:
                report = await sync(views, destination, what=WHAT, wait=False)
            assert not report.complete
            assert {failure.reason.partition(":")[0] for failure in report.failures} == {"RateLimitedError"}
            hour = [failure for failure in report.failures if not failure.resource.startswith("spend_")]
            assert all("BDC_1144" in failure.reason or "clock hour" in failure.reason for failure in hour)
            assert hour
            if run == 0:  # those that were under way when the copy ended were not waited for
                assert 0 < report.rejected <= sandbox.rejected
            else:  # now it is known, and nothing is sent
                assert report.rejected == 0
