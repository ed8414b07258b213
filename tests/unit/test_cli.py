"""The command line, without a server."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from unit.fakes import FakeClock

from bill_async import __version__
from bill_async.cli import main
from bill_async.cli.credentials import read_data, read_environment, read_file
from bill_async.cli.progress import Lines, Live, show_progress, table
from bill_async.cli.sync import failure_lines, outcome, progress_made, stoppable
from bill_async.config import Options, OrganizationCredentials, SyncTokenCredentials
from bill_async.errors import ConfigurationError
from bill_async.operations import all_operations
from bill_async.sandbox import Sandbox
from bill_async.sync import WAIT, Failure, Report, Status

SECRETS = ("key-secret", "pass-secret", "token-secret", "remember-secret")
ENTRY = {
    "organization_id": "00801",
    "dev_key": "key-secret",
    "username": "me@example.com",
    "password": "pass-secret",
    "spend_token": "token-secret",
}


LOGIN_LESS = {"organization_id": "00801", "spend_token": "token-secret"}
"""Whole for Spend & Expense: a password that is misspelt must not go unnoticed for that."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "credentials.json"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DEV_KEY", "USERNAME", "PASSWORD", "ORGANIZATION_ID", "SPEND_TOKEN", "BASE_URL", "ENVIRONMENT"):
        monkeypatch.delenv(f"BILL_{name}", raising=False)


# ---- operations


def test_operations_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["operations", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(all_operations())
    assert len({(row["family"], row["id"]) for row in rows}) == len(rows)
    (freeze,) = [row for row in rows if row["accessor"] == "spend.cards.freeze"]
    assert freeze["family"] == "spend"
    assert freeze["method"] == "POST"
    (bills,) = [row for row in rows if row["id"] == "listBills"]
    assert {name: bills[name] for name in ("method", "path", "accessor", "page", "retry")} == {
        "method": "GET",
        "path": "/v3/bills",
        "accessor": "bills.list",
        "page": "page",
        "retry": "safe",
    }


def test_operations_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["operations", "--family", "spend"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split() == ["spend.cards.list", "GET", "/v3/spend/cards"] for line in lines)
    assert lines[-1] == f"{len(lines) - 2} operations"
    assert all(line.startswith("spend.") for line in lines[:-2])


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = "import sys; from bill_async.cli import main; sys.exit(main(['operations', '--json']))"
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


# ---- usage


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["sync", "--into", "x", "--overlap", "-1"],
        ["sync", "--into", "x", "--overlap", "soon"],
        ["sync", "--into", "x", "--overlap", "99999999999999"],
        ["sync", "--into", "x", "--at-once", "0"],
        ["operations", "--family", "x"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert all(f"\n    {name}" in text for name in ("sync", "operations", "sandbox", "demo"))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"bill-async {__version__}\n"


def test_errors_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sync", "--into", str(tmp_path / "bills.db")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("bill-async: no credentials in the environment")
    assert error.count("\n") == 1
    assert main(["sync", "--into", "x.db", "--credentials", str(tmp_path / "missing.json")]) == 1
    assert "missing.json" in capsys.readouterr().err


def test_an_unknown_resource_is_refused_before_anything_is_sent(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(json.dumps([ENTRY]))
    assert main(["sync", "--into", "x.db", "--credentials", str(file), "--only", "bills,bilz"]) == 1
    assert "'bilz' is not a resource" in capsys.readouterr().err


@pytest.mark.parametrize(("more", "wait"), [([], WAIT), (["--wait"], True)])
def test_logins_wait_for_limits_as_long_as_calls(
    more: list[str], wait: bool | float, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool | float] = []

    def client(*, options: Options, **_: object) -> None:
        seen.append(options.wait)
        raise ConfigurationError("enough")

    monkeypatch.setattr("bill_async.client.BillClient", client)
    file.write_text(json.dumps([ENTRY]))
    assert main(["sync", "--into", str(file.with_name("b.db")), "--credentials", str(file), *more]) == 1
    assert seen == [wait]


def test_help_imports_neither_client_nor_sandbox() -> None:
    script = (
        "import sys\nfrom bill_async.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith(('bill_async.', 'aiohttp')) and '.cli' not in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.splitlines()[-1] == "['bill_async._version']"


# ---- credentials


def test_a_file_with_many_organizations(file: Path) -> None:
    entries = [
        ENTRY,
        {**ENTRY, "organization_id": "00802", "remember_me_id": "remember-secret", "device": "sync"},
        {"organizationId": "00803", "devKey": "key-secret", "syncTokenName": "n", "syncToken": "token-secret"},
        {"organizationId": "00804", "spendToken": "token-secret"},
    ]
    file.write_text(json.dumps({"url": "http://127.0.0.1:8080", "organizations": entries}))
    targets = read_file(file, None)
    assert targets.environment.connect == "http://127.0.0.1:8080/connect"
    one, two, three, four = targets.targets
    assert one.organization == OrganizationCredentials("key-secret", "me@example.com", "pass-secret", "00801")
    assert one.spend is not None
    assert isinstance(two.organization, OrganizationCredentials)
    assert two.organization.device == "sync"
    assert three.organization == SyncTokenCredentials("key-secret", "n", "token-secret", "00803")
    assert three.spend is None
    assert (four.organization_id, four.organization) == ("00804", None)
    assert not any(secret in repr(targets) for secret in SECRETS)
    assert read_file(file, "production").environment.name == "production"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1, column 1 is not JSON"),
        ('[\n{"password": "pass-secret"', "line 2, column"),
        ("[" * 100_000, "nested too deeply"),
        ("{}", "holds no organizations; give an array"),
        ("[]", "holds no organizations"),
        ('"pass-secret"', "holds no organizations"),
        ("[7]", "organization 1 is not an object"),
        (json.dumps([{**ENTRY, "dev_key": None}]), "organization 1: dev_key is missing"),
        (json.dumps([{**ENTRY, "dev_key": 7}]), "organization 1: dev_key must be a string, not int"),
        (
            json.dumps([{**ENTRY, "dev_key": "key-secret\n"}]),
            "OrganizationCredentials.dev_key is empty or",
        ),
        (json.dumps([{"organization_id": "00801"}]), "give a password, a sync_token or a spend_token"),
        (json.dumps([ENTRY, {**ENTRY, "organization_id": ""}]), "organization 2: organization_id is missing"),
        (
            json.dumps([{**ENTRY, "organization_id": "123"}]),
            "organization 1: organization_id '123' must begin with 008",
        ),
        (json.dumps([{**ENTRY, "remember_me_id": "remember-secret"}]), "give remember_me_id and device together"),
        (json.dumps([{**ENTRY, "password": None}]), "organization 1: password is missing"),
        (json.dumps([{**LOGIN_LESS, "passwrod": "pass-secret"}]), "'passwrod' is not known; did you mean password"),
        (json.dumps([{**LOGIN_LESS, "api_key": "key-secret"}]), "'api_key' is not known; "),
        (json.dumps({"url": 7, "organizations": [ENTRY]}), "the environment must be a string, not int"),
        (
            json.dumps({"environment": "prod", "organizations": [ENTRY]}),
            "environment 'prod': use 'sandbox', 'production'",
        ),
        (json.dumps([ENTRY, ENTRY]), "00801 is given twice"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_without_its_secrets(file: Path, content: str, message: str) -> None:
    file.write_text(content)
    with pytest.raises(ConfigurationError, match=message) as caught:
        read_file(file, None)
    assert str(caught.value).startswith(str(file))
    assert not any(secret in str(caught.value) for secret in SECRETS)


def test_files_that_cannot_be_read(file: Path, tmp_path: Path) -> None:
    for path, message in ((tmp_path, "Is a directory"), (tmp_path / "none.json", "No such file")):
        with pytest.raises(ConfigurationError, match=f"cannot be read: {message}.*; give a JSON file"):
            read_file(path, None)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="not text in UTF-8"):
        read_file(file, None)
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps([ENTRY]).encode())  # as some editors save it
    assert len(read_file(file, None).targets) == 1
    with pytest.raises(ConfigurationError, match=r"^--environment: environment 'prod': use 'sandbox'"):
        read_file(file, "prod")


async def test_what_the_sandbox_prints_is_understood() -> None:
    async with Sandbox(organizations=2, objects=0) as sandbox:
        targets = read_data(sandbox.credentials(), "sandbox")
    assert [target.organization_id for target in targets.targets] == [a.organization_id for a in sandbox.accounts]


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"DEV_KEY": "k", "USERNAME": "u", "PASSWORD": "p", "ORGANIZATION_ID": "00801"}.items():
        monkeypatch.setenv(f"BILL_{name}", value)
    monkeypatch.setenv("BILL_SPEND_TOKEN", "t")
    targets = read_environment(None)
    assert targets.environment.name == "sandbox"
    assert read_environment("production").environment.name == "production"
    (target,) = targets.targets
    assert target.organization_id == "00801"
    assert target.spend is not None
    monkeypatch.setenv("BILL_ORGANIZATION_ID", "123")
    with pytest.raises(ConfigurationError, match="organization_id '123' must begin with 008"):
        read_environment(None)
    for name in ("DEV_KEY", "USERNAME", "PASSWORD", "ORGANIZATION_ID"):
        monkeypatch.delenv(f"BILL_{name}")
    (target,) = read_environment(None).targets
    assert (target.organization_id, target.organization) == ("spend", None)


def test_a_partner_alone_has_nothing_to_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("APP_KEY", "PARTNER_USERNAME", "PARTNER_PASSWORD"):
        monkeypatch.setenv(f"BILL_{name}", "pass-secret")
    with pytest.raises(ConfigurationError, match="a copy needs an organization"):
        read_environment(None)


# ---- progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def some_status() -> Status:
    status = Status(organizations=2)
    status.add(["bills", "vendors"])
    status.add(["bills", "vendors"])
    bills, vendors = status.resources["bills"], status.resources["vendors"]
    bills.objects, bills.finished, bills.shares = 12_345, 1, {"00802": 0.5}
    vendors.objects, vendors.finished, vendors.failed = 77, 1, 1
    return status


def drawn(status: Status, now: float, width: int, height: int) -> str:
    """Return what the live display shows in the end."""
    stream = Terminal()
    live = Live(
        Console(file=stream, highlight=False, force_terminal=True, color_system=None, width=width, height=height)
    )
    live.draw(status, now)
    live.close()
    return stream.getvalue()


def test_a_terminal_shows_each_list_the_rate_the_limit_and_the_time_that_is_left() -> None:
    status = some_status()
    status.began, status.limited, status.meter.busy = 100.0, 2, 45.0
    text = drawn(status, 110.0, width=140, height=30)
    assert re.search(r"bills +12,345 +75% +━", text)
    assert re.search(r"vendors +77 +100% +━", text)
    assert "12,422 objects, 1,242 a second, 75% of the calls that BILL allows at the same time, " in text
    assert "about 3 seconds left" in text


def test_lists_that_do_not_fit_on_the_terminal() -> None:
    status = some_status()
    status.add([f"resource_{number}" for number in range(10)])
    text = drawn(status, 0.0, width=80, height=8)
    assert "and 9 more" in text
    assert "vendors" not in text  # it is done


def test_nothing_is_known_of_the_time_before_the_first_page() -> None:
    status = Status(organizations=1)
    status.add(["bills"])
    assert status.left is None
    assert "left" not in drawn(status, 5.0, width=140, height=30)


def test_lines_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    display = Lines(stream)
    status = some_status()
    display.draw(status, 1.0)
    display.draw(status, 2.0)
    assert stream.getvalue() == "vendors: 77 objects, failed for 1 organizations\n"
    status.resources["bills"].finished = 2
    display.draw(status, 3.0)
    assert stream.getvalue().splitlines()[1:] == ["bills: 12,345 objects"]
    for now in (30.0, 31.0, 59.0, 60.0):
        display.draw(status, now)
    rates = stream.getvalue().splitlines()[2:]
    begun = [line.partition(" a second")[0] for line in rates]
    assert begun == ["12,422 objects, 414", "12,422 objects, 207"]


async def test_the_last_state_is_shown() -> None:
    clock = FakeClock()
    stream = io.StringIO()
    status = some_status()
    async with show_progress(status, stream, clock=clock):
        status.resources["bills"].finished = 2
    assert "bills: 12,345" in stream.getvalue()
    quiet = io.StringIO()
    async with show_progress(status, quiet, quiet=True, clock=clock):
        pass
    assert quiet.getvalue() == ""


async def test_no_progress_is_shown_if_standard_error_is_closed() -> None:
    """Python gives None for a standard stream that is closed, as by `2>&-` in a shell."""
    async with show_progress(some_status(), None, clock=FakeClock()):
        pass


def report(**changes: Any) -> Report:
    figures: dict[str, Any] = {
        "organizations": 6,
        "resources": 35,
        "objects": 72_000,
        "requests": 812,
        "rejected": 0,
        "seconds": 6.5432,
        "share": 0.81234,
        "complete": True,
        "failures": (Failure("00801", "bills", "x"),),
    }
    return Report(**{**figures, **changes})


def test_the_table() -> None:
    lines = table(report()).splitlines()
    assert [line.split("|")[2].strip() for line in lines[1:-1]] == [
        "6",
        "35",
        "72,000",
        "812",
        "0",
        "1",
        "6.54",
        "81.2%",
    ]
    assert len({len(line) for line in lines}) == 1


def test_what_did_not_fit_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(report(failures=(), altered=1)) == 0
    assert capsys.readouterr().err == "1 value does not fit a column; _raw has the whole object\n"
    assert outcome(report(complete=False, altered=1200, unplaced=3)) == 1
    assert capsys.readouterr().err.splitlines()[1:] == [
        "1,200 values do not fit a column; _raw has the whole object",
        "3 objects without an identity are in the table _unplaced",
    ]


def test_after_a_limit_the_remedy_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    failures = tuple(Failure("00801", name, "RateLimitedError: the hour is used up") for name in ("bills", "vendors"))
    assert outcome(report(complete=False, failures=failures)) == 1
    assert capsys.readouterr().err.splitlines() == [
        "00801: bills, vendors: RateLimitedError: the hour is used up",
        "use --wait to wait for used-up limits, or run the same command again later",
    ]


def test_the_line_after_an_interruption() -> None:
    status = some_status()
    status.began, status.ended = 10.0, 12.5
    line = "stopped after 2.5 s: 12,422 objects stored, 2 of 4 lists complete"
    assert progress_made(status, None) == line
    assert progress_made(status, Path("b.db")) == line.replace("stored", "stored in b.db")
    assert progress_made(Status(), None) == "stopped before anything was copied"


async def test_ctrl_c_again_does_not_disturb_the_end() -> None:
    ended = False

    async def work() -> None:
        nonlocal ended
        signal.raise_signal(signal.SIGINT)
        try:
            await asyncio.Event().wait()
        finally:
            signal.raise_signal(signal.SIGINT)
            for _ in range(3):
                await asyncio.sleep(0)
            ended = True

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(stoppable(work()))
    assert ended
    assert signal.getsignal(signal.SIGINT) == signal.default_int_handler
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("name", ["sync", "demo", "sandbox", "operations"])
def test_ctrl_c_while_a_command_is_loaded_is_one_line(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bill_async.cli.import_module", interrupted)
    assert main([name]) == 130
    assert capsys.readouterr().err == "bill-async: interrupted\n"


def test_failures_are_told_once_for_each_reason() -> None:
    """A wrong password must not bury what else went wrong under a line for each of thirty lists."""
    lists = ("bills", "items", "roles", "users", "vendors")
    failures = [Failure(owner, name, "wrong password") for owner in ("00801", "00802") for name in lists]
    failures += [Failure("00803", "bills", "forbidden"), Failure("00803", "items", "forbidden")]
    failures += [Failure("00803", "roles", "broken")]
    assert failure_lines(failures) == [
        "00801, 00802: bills, items, roles and 2 other lists: wrong password",
        "00803: bills, items: forbidden",
        "00803: roles: broken",
    ]
    many = [Failure(f"008{number:02d}", "bills", "unreachable") for number in range(40)]
    assert failure_lines(many) == ["00800, 00801, 00802 and 37 other organizations: bills: unreachable"]
