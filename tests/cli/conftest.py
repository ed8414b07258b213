"""The command line, run in this process against a sandbox that serves from another thread."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from bill_async.cli import main
from bill_async.sandbox import Sandbox


@attrs.frozen
class Done:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its output."""
        return self.out.splitlines()


class Shell:
    """Runs commands, as a shell with these environment variables would."""

    def __init__(self, sandbox: Sandbox, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.sandbox = sandbox
        self._patch = patch
        self._capture = capture
        for name, value in sandbox.environ().items():
            patch.setenv(name, value)

    def __call__(self, *arguments: str, stdin: str | Callable[[], str] = "", terminal: bool = False) -> Done:
        """Run a command. Its standard input is a text, or what a function returns when it is read; `terminal` makes it
        look like a terminal."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", Input(stdin, terminal=terminal))
            try:
                status = main(arguments)
            except SystemExit as exit_:
                status = int(exit_.code or 0)
        captured = self._capture.readouterr()
        return Done(status, captured.out, captured.err)

    def without_credentials(self) -> Shell:
        """Forget the credentials in the environment."""
        for name in self.sandbox.environ():
            self._patch.delenv(name)
        return self


class Input(io.TextIOWrapper):
    """A standard input that may look like a terminal."""

    def __init__(self, text: str | Callable[[], str], *, terminal: bool) -> None:
        super().__init__(io.BytesIO(text.encode() if isinstance(text, str) else b""), encoding="utf-8")
        self._text = text
        self._terminal = terminal

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        return super().readline(size) if isinstance(self._text, str) else self._text()

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds `config` and `state` of a test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("BILL_JOURNAL", raising=False)
    return tmp_path


@pytest.fixture
def shell(bill_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell with the credentials of a sandbox in its environment."""
    return Shell(bill_sandbox, monkeypatch, capsys)


Write = Callable[[str], Path]


@pytest.fixture
def write_config(folders: Path) -> Write:
    """Writes the configuration file, which only its owner can read."""

    def write(text: str) -> Path:
        path = folders / "config" / "bill-async" / "config.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o600)
        return path

    return write
