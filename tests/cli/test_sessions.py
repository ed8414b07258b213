"""Logins are kept for the next command, and trusted devices for the next month."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Shell

from bill_async.cli.clients import session_store


def logins(shell: Shell) -> int:
    return sum(request.path.endswith("/v3/login") for request in shell.sandbox.requests)


def logouts(shell: Shell) -> int:
    return sum(request.operation == "logout" for request in shell.sandbox.requests)


def untrusted(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("BILL_REMEMBER_ME_ID", "BILL_DEVICE", "BILL_SPEND_TOKEN", "BILL_APP_KEY", "BILL_PARTNER_USERNAME"):
        monkeypatch.delenv(name)
    monkeypatch.delenv("BILL_PARTNER_PASSWORD")
    return shell


def test_commands_share_a_login(shell: Shell, folders: Path) -> None:
    for _ in range(3):
        assert shell("call", "vendors.list").status == 0
    assert (logins(shell), logouts(shell)) == (1, 0)
    copy = shell("sync", "--into", str(folders / "x.db"), "--quiet", "--only", "vendors")
    assert copy.status == 0
    assert logins(shell) == 1
    (file,) = (folders / "state" / "bill-async" / "sessions").glob("*.json")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_command_without_a_session_file_logs_out(shell: Shell, folders: Path) -> None:
    for _ in range(2):
        assert shell("call", "vendors.list", "--no-session-file").status == 0
    assert (logins(shell), logouts(shell)) == (2, 2)
    assert not (folders / "state").exists()


def test_an_expired_session_is_replaced(shell: Shell) -> None:
    shell("call", "vendors.list")
    shell.sandbox.expire_sessions()
    assert shell("call", "vendors.list").status == 0
    assert logins(shell) == 2


def test_without_a_folder_the_session_is_not_kept(
    shell: Shell, folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folders / "state").write_text("a file in its place")
    assert session_store() is None
    assert "the session is not kept" in capsys.readouterr().err
    assert shell("call", "vendors.list").status == 0
    assert logouts(shell) == 1


def code(shell: Shell) -> str:
    """Return the code of the last text message, as the user would type it."""
    text: str = shell.sandbox.messages[-1].text
    return text.split()[-1].rstrip(".") + "\n"


def test_a_login_makes_later_commands_trusted(shell: Shell, folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untrusted(shell, monkeypatch)
    body = {
        "nameOnAccount": "x",
        "routingNumber": "021000021",
        "accountNumber": "12345678",
        "type": "CHECKING",
        "bankName": "x",
    }
    create = ("call", "bank_accounts.create", "--body", json.dumps({**body, "ownerType": "BUSINESS"}))
    assert shell(*create).status == 5
    done = shell("login", "--device", "my laptop", stdin=lambda: code(shell))
    assert done.status == 0, done.err
    assert "the phone that ends in" in done.err
    assert "trusted as 'my laptop'" in done.out
    (kept,) = (folders / "state" / "bill-async" / "devices").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    before = logins(shell)
    assert shell(*create).status == 0
    assert logins(shell) == before
    secret = json.loads(kept.read_text())["remember_me_id"]
    assert secret not in done.out + done.err
    assert "removed" in shell("login", "--forget").out
    assert "there was none" in shell("login", "--forget").out
    assert shell(*create).status == 5


def test_a_wrong_code_changes_nothing(shell: Shell, folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untrusted(shell, monkeypatch)
    assert shell("login", stdin="000000\n").status == 8
    done = shell("login")
    assert done.status == 2
    assert "no code was given" in done.err
    assert not (folders / "state" / "bill-async" / "devices").exists()


def test_a_token_cannot_pass_mfa(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    account = shell.sandbox.accounts[0]
    for name in ("USERNAME", "PASSWORD", "REMEMBER_ME_ID", "DEVICE"):
        monkeypatch.delenv(f"BILL_{name}")
    monkeypatch.setenv("BILL_SYNC_TOKEN_NAME", account.sync_token_name)
    monkeypatch.setenv("BILL_SYNC_TOKEN", account.sync_token)
    assert shell("login").status == 3
    assert "there was none" in shell("login", "--forget").out
    assert json.loads(shell("whoami", "--json").out)["organization"] == account.organization_id


@pytest.mark.parametrize(("text", "mode"), [("nonsense", 0o600), ("{}", 0o600), ("{}", 0o644)])
def test_a_damaged_or_exposed_device_is_refused(
    shell: Shell, folders: Path, monkeypatch: pytest.MonkeyPatch, text: str, mode: int
) -> None:
    untrusted(shell, monkeypatch)
    assert shell("login", stdin=lambda: code(shell)).status == 0
    (kept,) = (folders / "state" / "bill-async" / "devices").iterdir()
    kept.write_text(text)
    kept.chmod(mode)
    done = shell("call", "vendors.list")
    assert done.status == 3
    assert str(kept) in done.err
    kept.unlink()
    kept.mkdir()
    assert shell("call", "vendors.list").status == 3


# ---- whoami and limits


@pytest.mark.bill_sandbox(objects=60)
def test_whoami_names_all_accounts(shell: Shell) -> None:
    account = shell.sandbox.accounts[0]
    found = json.loads(shell("whoami", "--json").out)
    assert found["organization"] == account.organization_id
    assert found["username"] == account.username
    assert found["environment"] == shell.sandbox.url
    assert {"user", "mfa", "spendUser", "partner"} <= found.keys()
    lines = [line.split() for line in shell("whoami").lines]
    assert ["organization", account.organization_id] in lines


def test_an_account_that_fails_does_not_hide_the_others(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILL_SPEND_TOKEN", "wrong-token")
    done = shell("whoami", "--json")
    assert done.status == 4
    assert json.loads(done.out)["organization"] == shell.sandbox.accounts[0].organization_id
    assert "spend: " in done.err
    assert "wrong-token" not in done.err


def test_limits_shows_what_the_server_counts(shell: Shell) -> None:
    shell("call", "vendors.list")
    found = json.loads(shell("limits", "--json").out)
    assert found["server"]["logins"] >= 1
    hour = next(each for each in found["limits"] if each["limit"] == "hour")
    assert (hour["used"] >= 1, hour["allowed"]) == (True, 20_000)
    table = shell("limits")
    assert "20000" in table.out
    assert "counted by the server" in table.out
