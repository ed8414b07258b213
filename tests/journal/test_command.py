"""`bill-async journal`: open writes are listed, looked up and resolved by hand, without Python."""

from __future__ import annotations

import asyncio
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from journal.helpers import vendor

from bill_async import BillClient, Journal, OrganizationCredentials, OutcomeUnknownError
from bill_async.cli import main
from bill_async.sandbox import Fault, Sandbox


@pytest.fixture
def sandbox(bill_sandbox: Sandbox) -> Sandbox:
    return bill_sandbox


@pytest.fixture
def place(sandbox: Sandbox, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A journal with a write that is done, one that was executed and one that was not, both without an answer."""
    account = sandbox.accounts[0]
    credentials = OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id)

    async def write() -> None:
        async with (
            Journal(path) as journal,
            BillClient(organization=credentials, environment=sandbox.url, journal=journal) as client,
        ):
            await client.vendors.create(vendor("done"), key="done")
            for executed in (True, False):
                key = "executed" if executed else "lost"
                sandbox.faults.add(Fault("reset", operation="createVendor", executed=executed, times=1))
                with pytest.raises(OutcomeUnknownError):
                    await client.vendors.create(vendor(key), key=key)

    asyncio.run(write())
    for name, value in {
        "BILL_BASE_URL": sandbox.url,
        "BILL_DEV_KEY": account.dev_key,
        "BILL_USERNAME": account.username,
        "BILL_PASSWORD": account.password,
        "BILL_ORGANIZATION_ID": account.organization_id,
        "BILL_JOURNAL": str(path),
    }.items():
        monkeypatch.setenv(name, value)
    # BILL may be at work for a minute; the sandbox is not
    monkeypatch.setattr("bill_async.cli.journal.Journal", lambda place: Journal(place, settle=0.0))
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command; return its status and what it printed."""
    status = main(["journal", *arguments])
    out, error = capsys.readouterr()
    return status, out, error


def test_what_is_open_is_listed(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list")
    lines = out.splitlines()
    assert (status, lines[0].split()) == (0, ["key", "operation", "state", "sent", "account", "why"])
    assert [line.split()[:3] for line in lines[1:3]] == [
        ["executed", "createVendor", "unknown"],
        ["lost", "createVendor", "unknown"],
    ]
    assert lines[3:] == ["2 open writes"]
    assert run(capsys, "list", "--all")[1].endswith("3 writes\n")
    assert run(capsys, "list", "--state", "done", "--journal", place)[1].endswith("1 write\n")
    assert run(capsys, "list", "--state", "not_executed")[1] == "0 writes\n"


def test_the_list_as_json(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    found: list[dict[str, Any]] = json.loads(run(capsys, "list", "--all", "--json")[1])
    assert {one["key"]: one["state"] for one in found} == {"executed": "unknown", "lost": "unknown", "done": "done"}
    assert found[-1]["answer"]["name"] == "done"
    assert "fields" not in found[0]


def test_a_key_is_shown_with_all_that_is_known(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "show", "executed")
    assert status == 0
    assert "operation: createVendor" in out
    assert "look for:" in out
    assert "executed" in out.partition("look for:")[2]
    assert "unknown (by sender) no answer came" in out
    (shown,) = json.loads(run(capsys, "show", "done", "--json")[1])
    assert shown["ids"] == [shown["answer"]["id"]]
    assert run(capsys, "show", "nothing") == (1, "", "bill-async: key 'nothing': it is not in the journal\n")


def test_what_is_open_is_found_out(place: str, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, error = run(capsys, "recover")
    assert (status, error) == (0, "")
    assert out.endswith("2 of 2 writes decided\n")
    assert [line.split()[0::2][:2] for line in out.splitlines()[1:3]] == [
        ["executed", "done"],
        ["lost", "not_executed"],
    ]
    assert run(capsys, "list")[1] == "0 open writes\n"
    assert run(capsys, "recover")[:2] == (0, "0 of 0 writes decided\n")


def test_recovery_with_a_file_of_credentials(
    place: str, sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = sandbox.accounts[0]
    file = tmp_path / "credentials.json"
    entry = {
        "organization_id": account.organization_id,
        "dev_key": account.dev_key,
        "username": account.username,
        "password": account.password,
    }
    file.write_text(json.dumps({"url": sandbox.url, "organizations": [entry]}))
    found = json.loads(run(capsys, "recover", "--credentials", str(file), "--json")[1])
    assert {one["key"]: one["state"] for one in found["decided"]} == {"executed": "done", "lost": "not_executed"}
    assert (found["undecided"], found["failed"], found["elsewhere"], found["underWay"]) == ([], [], [], [])


def test_recovery_goes_through_the_proxy_of_the_environment(
    place: str, sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    account = sandbox.accounts[0]
    entry = {
        "organization_id": account.organization_id,
        "dev_key": account.dev_key,
        "username": account.username,
        "password": account.password,
    }
    file = tmp_path / "credentials.json"
    file.write_text(json.dumps({"url": "http://bill.example", "organizations": [entry]}))
    asked: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps([{"code": "BDC_1101", "message": "no"}]).encode()
            self.send_response(401)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        thread = Thread(target=proxy.serve_forever)
        thread.start()
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.delenv("http_proxy", raising=False)
        for arguments in (["--credentials", str(file)], ["--environment", "http://bill.example"]):
            assert run(capsys, "recover", *arguments)[0] != 0
            assert asked.pop() == "http://bill.example/connect/v3/login"
        proxy.shutdown()
        thread.join()


def test_writes_of_others_are_named(
    place: str, sandbox: Sandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILL_ORGANIZATION_ID", "00899999999999999999")
    status, out, error = run(capsys, "recover")
    assert (status, out) == (1, "0 of 0 writes decided\n")
    assert f"lost: no credentials for organization {sandbox.accounts[0].organization_id}\n" in error


def test_somebody_decides(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "resolve", "executed", "--done", "--id", "00901X", "--why", "seen in BILL")
    assert status == 0
    assert "ids:       00901X" in out
    assert "done (by person) seen in BILL" in out
    found = json.loads(run(capsys, "resolve", "lost", "--not-executed", "--json")[1])
    assert (found["state"], found["history"][-1]["by"]) == ("not_executed", "person")
    found = json.loads(run(capsys, "resolve", "lost", "--done", "--id", "00901Y", "--json")[1])  # a correction
    assert (found["state"], found["ids"]) == ("done", ["00901Y"])


def test_what_the_call_itself_knows_is_for_nobody_to_decide(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "recover")[0] in (0, 1)
    status, _, error = run(capsys, "resolve", "executed", "--not-executed")
    assert (status, error) == (1, "bill-async: key 'executed': the write is done; there is nothing to resolve\n")


def test_a_key_of_several_accounts(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    async def copy() -> None:
        async with Journal(place) as journal:
            (entry,) = [entry async for entry in journal.entries(key="lost")]
            data: Any = {**entry.to_json(), "account": "00802", "version": 1}
            await journal.store.save([type(entry).from_json(data)])

    asyncio.run(copy())
    status, _, error = run(capsys, "resolve", "lost", "--done")
    assert status == 1
    assert "several accounts have used it; give one with --account" in error
    assert len(json.loads(run(capsys, "show", "lost", "--json")[1])) == 2
    assert run(capsys, "resolve", "lost", "--done", "--account", "00802")[0] == 0


def test_a_journal_that_is_not_there_is_not_made(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BILL_JOURNAL", raising=False)
    assert run(capsys, "list") == (1, "", "bill-async: no journal; give --journal, or set the variable BILL_JOURNAL\n")
    status, _, error = run(capsys, "list", "--journal", str(path))
    assert (status, error) == (1, f"bill-async: {path}: there is no such journal\n")
    assert not path.exists()


@pytest.mark.parametrize(
    "arguments", [[], ["forget"], ["resolve", "k"], ["resolve", "k", "--done", "--not-executed"], ["show"]]
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["journal", *arguments])
    assert "usage:" in capsys.readouterr().err
