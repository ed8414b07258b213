"""The options of `bill-async sync`, and failures of `bill-async demo`."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from bill_async.cli import main
from bill_async.cli.sync import outcome
from bill_async.sandbox import Sandbox
from bill_async.sync import Comparison, Failure, ResourceList, Status, compare
from bill_async.sync.status import Alteration

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDEVMODE": ""}
SMALL = ("--organizations", "1", "--objects", "400", "--latency", "0", "--quiet")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_the_overlap_is_how_far_a_copy_reaches_back_behind_the_last(tmp_path: Path) -> None:
    file, credentials = tmp_path / "bills.db", tmp_path / "credentials.json"

    async def since(*more: str) -> tuple[str | None, str]:
        command = ["-m", "bill_async.cli", "sync", "--into", str(file), "--credentials", str(credentials), *more]
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, "--only", "bills", "--quiet", stdout=asyncio.subprocess.PIPE, env=ENVIRONMENT
        )
        await process.communicate()
        assert process.returncode == 0
        with closing(sqlite3.connect(file)) as database:
            found: tuple[str | None, str] = database.execute("SELECT since, bookmark FROM _passes").fetchone()
        return found

    async with Sandbox(objects=400) as sandbox:
        await asyncio.to_thread(credentials.write_text, json.dumps(sandbox.credentials()))
        first, bookmark = await since()
        second, _ = await since("--overlap", "90", "--at-once", "1")
    assert first is None
    assert second is not None
    assert datetime.fromisoformat(second) == datetime.fromisoformat(bookmark) - timedelta(minutes=90)


def test_control_characters_of_data_reach_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\u001b[31m\nEVIL\u0000\u202e"
    report = attrs.evolve(
        Status().report(0.0),
        failures=(Failure(organization_id=evil, resource="bills", reason=f"LookupError: {evil}"),),
        altered=1,
        alterations=(Alteration("0081", "bills", evil, "amount"),),
    )
    assert outcome(report) == int(not report.complete)
    told = capsys.readouterr().err
    assert told.splitlines() == [
        " [31m EVIL  : bills: LookupError:  [31m EVIL  ",
        "1 value does not fit a column; _raw has the whole object",
        "  amount of  [31m EVIL   in bills of 0081",
    ]


async def test_ctrl_c_ends_the_demo_in_one_line() -> None:
    command = [*("-m", "bill_async.cli", "demo", "--objects", "4000", "--latency", "50")]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stderr is not None
    assert (await process.stderr.readline()).startswith(b"a sandbox with 6 organizations runs at http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    out, err = await process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1].startswith("stopped ")
    assert "Traceback" not in err.decode()


def test_a_copy_that_differs_is_told_with_an_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bills.db"

    def damaged(path: Path, what: Iterable[ResourceList], expected: Any) -> Comparison:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("UPDATE bills SET amount = '0.017' WHERE id = (SELECT min(id) FROM bills)")
        return compare(path, what, expected)

    monkeypatch.setattr("bill_async.cli.demo.compare", damaged)
    assert main(["demo", "--into", str(file), *SMALL]) == 1
    out, err = capfd.readouterr()
    assert "0 missing, 0 extra, 0 different, 1 inexact; requests that the sandbox rejected: 0" in out, err
    assert "amount: '0.017' for " in err


def program(path: Path, *lines: str) -> str:
    """Write a shell script that the demo can start in the place of Python."""
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o700)
    return str(path)


def test_a_sandbox_that_does_not_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path / "python", "echo no memory >&2", "exit 3"))
    assert main(["demo", *SMALL]) == 1
    assert capfd.readouterr().err.splitlines() == ["no memory", "bill-async: the sandbox did not start; see above"]


def test_a_sandbox_that_does_not_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    number = tmp_path / "number"
    script = program(tmp_path / "python", f"echo $$ > {number}", "echo '{}'", "exec sleep 1000")
    monkeypatch.setattr(sys, "executable", script)
    assert main(["demo", *SMALL]) == 1
    assert "the sandbox" in capfd.readouterr().err
    assert not alive(int(number.read_text()))
