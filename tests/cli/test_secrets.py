"""References to secrets."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bill_async.cli.secrets import is_reference, resolve
from bill_async.errors import ConfigurationError


class KeyringError(Exception):
    pass


def keyring(found: str | None = None, error: Exception | None = None) -> SimpleNamespace:
    def get_password(service: str, name: str) -> str | None:
        assert (service, name) == ("bill/main", "key")
        if error is not None:
            raise error
        return found

    return SimpleNamespace(get_password=get_password, errors=SimpleNamespace(KeyringError=KeyringError))


def test_where_secrets_come_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "from the environment")
    (tmp_path / "secret").write_text("from a file\n")
    monkeypatch.setitem(sys.modules, "keyring", keyring("from the keyring"))
    assert resolve("here", "env:A_SECRET") == "from the environment"
    assert resolve("here", f"file:{tmp_path / 'secret'}") == "from a file"
    assert resolve("here", "command:printf 'from a %s' command") == "from a command"
    assert resolve("here", "keyring:bill/main/key") == "from the keyring"
    assert is_reference("env:X")
    assert not is_reference("postgresql://host/db")


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("clear-text", "must not stand here in plain text; write env:NAME"),
        ("env:NOT_SET_AT_ALL", "env:NOT_SET_AT_ALL: the variable is not set"),
        ("file:/does/not/exist", "it cannot be read: No such file"),
        ("command:exit 3", "the command ended with status 3"),
        ("command:true", "it is empty"),
        ("command:printf '\\377'", "not text in UTF-8"),
        ("keyring:bill", "write keyring:SERVICE/NAME"),
        ("keyring:bill/main/key", "the keyring has no such entry"),
    ],
)
def test_secrets_that_are_missing(monkeypatch: pytest.MonkeyPatch, reference: str, message: str) -> None:
    monkeypatch.setitem(sys.modules, "keyring", keyring())
    with pytest.raises(ConfigurationError) as caught:
        resolve("profile 'x': password", reference)
    assert str(caught.value).startswith("profile 'x': password: ")
    assert message in str(caught.value)
    assert "clear-text" not in str(caught.value)


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match="not text in UTF-8"):
        resolve("here", f"file:{tmp_path / 'secret'}")


def test_a_keyring_that_fails_or_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", keyring(error=KeyringError("locked")))
    with pytest.raises(ConfigurationError, match="cannot be used"):
        resolve("here", "keyring:bill/main/key")
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ConfigurationError, match="needs the package keyring"):
        resolve("here", "keyring:bill/main/key")


def test_a_command_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bill_async.cli.secrets._TIMEOUT", 0.01)
    with pytest.raises(ConfigurationError, match="has not ended after"):
        resolve("here", "command:exec sleep 60")
