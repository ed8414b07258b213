"""Profiles of the configuration file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import attrs
import pytest
from cli.conftest import Shell, Write

from bill_async.cli.profiles import default_profile, journal_of, profile_names, read_profile, write_profile
from bill_async.errors import ConfigurationError
from bill_async.sandbox import Sandbox


def profile(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str = "acme") -> str:
    """Return a profile with references for the first organization of a sandbox, and provide its secrets."""
    account = sandbox.accounts[0]
    monkeypatch.setenv("TEST_DEV_KEY", account.dev_key)
    monkeypatch.setenv("TEST_PASSWORD", account.password)
    return f"""
[profiles.{name}]
environment = "{sandbox.url}"
organization_id = "{account.organization_id}"
dev_key = "env:TEST_DEV_KEY"
username = "{account.username}"
password = "env:TEST_PASSWORD"
"""


def test_a_profile_is_named_before_or_after_the_command(
    shell: Shell, write_config: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(profile(shell.sandbox, monkeypatch))
    shell.without_credentials()
    organization = shell.sandbox.accounts[0].organization_id
    for arguments in (("--profile", "acme", "whoami", "--json"), ("whoami", "--json", "--profile", "acme")):
        done = shell(*arguments)
        assert done.status == 0, done.err
        assert json.loads(done.out)["organization"] == organization
        assert json.loads(done.out)["profile"] == "acme"
        assert done.err == ""
    assert shell("--profile", "acme", "call", "vendors.list").status == 0
    assert shell("call", "vendors.list", "--profile", "acme").status == 0
    monkeypatch.setenv("BILL_ASYNC_PROFILE", "acme")
    assert shell("call", "vendors.list").status == 0


def test_the_default_profile_gives_way_to_the_environment(
    shell: Shell, write_config: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config('default = "acme"\n' + profile(shell.sandbox, monkeypatch))
    assert "profile" not in json.loads(shell("whoami", "--json").out)
    shell.without_credentials()
    assert json.loads(shell("whoami", "--json").out)["profile"] == "acme"


@pytest.mark.bill_sandbox(organizations=2, objects=0)
def test_a_profile_with_several_organizations(
    shell: Shell, write_config: Write, monkeypatch: pytest.MonkeyPatch, folders: Path
) -> None:
    first, second = shell.sandbox.accounts
    monkeypatch.setenv("TEST_DEV_KEY", first.dev_key)
    (folders / "first").write_text(f"{first.password}\n")
    write_config(f"""
[profiles.both]
environment = "{shell.sandbox.url}"
dev_key = "env:TEST_DEV_KEY"
[[profiles.both.organizations]]
organization_id = "{first.organization_id}"
username = "{first.username}"
password = "file:{folders / "first"}"
[[profiles.both.organizations]]
organization_id = "{second.organization_id}"
username = "{second.username}"
password = "command:echo {second.password}"
""")
    shell.without_credentials()
    unsure = shell("--profile", "both", "whoami")
    assert unsure.status == 3
    assert first.organization_id in unsure.err
    assert "--organization" in unsure.err
    for account in (first, second):
        done = shell("--profile", "both", "whoami", "--json", "--organization", account.organization_id)
        assert json.loads(done.out)["organization"] == account.organization_id
    missing = shell("--profile", "both", "call", "bills.list", "--organization", "00899")
    assert missing.status == 3
    assert "has no organization '00899'" in missing.err
    copy = shell("--profile", "both", "sync", "--into", str(folders / "x.db"), "--quiet", "--only", "vendors")
    assert copy.status == 0, copy.err
    assert "organizations" in copy.out


@pytest.mark.bill_sandbox(objects=60)
def test_a_partner_and_a_spend_token(shell: Shell, write_config: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    partner, account = shell.sandbox.partner, shell.sandbox.accounts[0]
    for name, value in (("A", partner.app_key), ("P", partner.password), ("D", account.dev_key)):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("S", account.spend_token)
    write_config(f"""
[profiles.partner]
environment = "{shell.sandbox.url}"
app_key = "env:A"
partner_username = "{partner.username}"
partner_password = "env:P"
dev_key = "env:D"
[profiles.spend]
environment = "{shell.sandbox.url}"
spend_token = "env:S"
""")
    shell.without_credentials()
    assert json.loads(shell("--profile", "partner", "whoami", "--json").out)["partner"] == partner.username
    assert shell("--profile", "partner", "call", "partner.organizations.list").status == 0
    assert shell("--profile", "spend", "call", "spend.users.get_current").status == 0
    wrong = shell("--profile", "spend", "call", "bills.list")
    assert wrong.status == 3
    assert "bills.list needs credentials" in wrong.err


def test_the_journal_of_a_profile(
    shell: Shell, write_config: Write, monkeypatch: pytest.MonkeyPatch, folders: Path
) -> None:
    monkeypatch.setenv("TEST_JOURNAL", str(folders / "writes.db"))
    text = profile(shell.sandbox, monkeypatch)
    write_config(text + 'journal = "env:TEST_JOURNAL"\n')
    shell.without_credentials()
    fields = (
        "name=Acme",
        "address.line1=1 Main St",
        "address.city=X",
        "address.country=US",
        "address.zipOrPostalCode=94301",
    )
    arguments = ["call", "vendors.create", *(part for field in fields for part in ("--field", field)), "--key", "k"]
    ids = {json.loads(shell("--profile", "acme", *arguments).out)["id"] for _ in range(2)}
    assert len(ids) == 1
    listed = shell("journal", "list", "--all", "--profile", "acme")
    assert listed.out.splitlines()[-1] == "1 write"
    recovered = shell("--profile", "acme", "journal", "recover")
    assert recovered.status == 0, recovered.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no profile 'acme'; it has no profiles"),
        ("[profiles.acne]", "did you mean 'acne'?"),
        ("[profiles.zzzzzz]\n[profiles.yyyyyy]", "there are zzzzzz, yyyyyy"),
        ("[profiles.acme", "is not TOML"),
        ("profiles = 3", "profiles must be tables"),
        ("[profiles]\nacme = 3", "profiles must be tables"),
        ('[profiles.acme]\npasword = "x"', "'pasword' is not known; did you mean 'password'?"),
        ('[profiles.acme]\nzzzzzzzz = "x"', "is not known; use environment"),
        ('[profiles.acme]\ncredentials = "a.json"\ndev_key = "env:X"', "give credentials or dev_key, not both"),
        ("[profiles.acme]\ncredentials = 3", "credentials must be a text"),
        ('[profiles.acme]\norganizations = "x"', "organizations must be an array of tables"),
        ('[profiles.acme]\norganization_id = "00801"\ndev_key = "clear-secret"\nusername = "u"', "dev_key"),
        ('[profiles.acme]\norganization_id = "00801"\nspend_token = "env:HOME"\nenvironment = 3', "a string, not int"),
        ("[profiles.acme]", "holds no organizations"),
    ],
)
def test_wrong_profiles(write_config: Write, text: str, message: str) -> None:
    write_config(text)
    with pytest.raises(ConfigurationError) as caught:
        read_profile("acme", None)
    assert message in str(caught.value)
    assert "clear-secret" not in str(caught.value)


def test_a_configuration_that_cannot_be_read(write_config: Write) -> None:
    path = write_config("")
    path.write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        profile_names()
    path.unlink()
    assert profile_names() == []
    assert default_profile() is None
    path.mkdir()
    with pytest.raises(ConfigurationError, match="cannot be read"):
        profile_names()


def test_a_default_that_is_no_name(write_config: Write) -> None:
    write_config("default = 3")
    with pytest.raises(ConfigurationError, match="default must be the name"):
        default_profile()


def test_another_configuration_file(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folders / "other.toml"
    path.write_text('[profiles.x]\njournal = "a.db"\n[profiles.y]\n')
    monkeypatch.setenv("BILL_ASYNC_CONFIG", str(path))
    assert profile_names() == ["x", "y"]
    assert journal_of("x") == "a.db"
    assert journal_of("y") is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files")
def test_a_file_that_others_can_read_gets_a_warning(
    shell: Shell, write_config: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_config(profile(shell.sandbox, monkeypatch))
    path.chmod(0o644)
    done = shell("--profile", "acme", "whoami")
    assert done.status == 0
    assert f"other users can read or change {path}" in done.err
    assert done.err.count("\n") == 1


def test_a_written_profile_leaves_the_others_as_they_are(write_config: Write, folders: Path) -> None:
    before = '# mine\n[profiles.acme]\ndev_key = "env:X"\n'
    path = write_config(before)
    for _ in range(2):
        write_profile("local", b"{}")
        assert path.read_text().startswith(before)
    assert profile_names() == ["acme", "local"]
    assert path.stat().st_mode & 0o777 == 0o600
    kept = folders / "state" / "bill-async" / "credentials" / "local.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ConfigurationError, match="has another profile 'acme'"):
        write_profile("acme", b"{}")
    with pytest.raises(ConfigurationError, match="a name consists of"):
        write_profile("../x", b"{}")


@pytest.mark.bill_sandbox(objects=60)
def test_a_profile_may_name_a_file_of_credentials(shell: Shell, write_config: Write, folders: Path) -> None:
    account = attrs.asdict(shell.sandbox.accounts[0])
    file = folders / "config" / "bill-async" / "sandbox.json"
    write_config('[profiles.file]\ncredentials = "sandbox.json"\n')
    file.write_text(json.dumps({"url": shell.sandbox.url, "organizations": [account]}))
    file.chmod(0o600)
    shell.without_credentials()
    done = shell("--profile", "file", "whoami", "--json")
    assert json.loads(done.out)["organization"] == account["organization_id"]
    assert done.err == ""
