"""Every command of the page about the command line runs, and prints what the page says that it prints."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bill_async.cli.exit_status import STATUSES

from .guides import PAGES

PAGE = PAGES / "guides" / "cli.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = ("pip install", "bill-async sandbox")
"""What begins the commands that the test does not run: it has installed the package, and runs a sandbox itself."""
PROGRAM = "import sys; from bill_async.cli import main; sys.exit(main())"


def examples() -> Iterator[tuple[str, str]]:
    """Yield each command of the page, and what it prints."""
    for block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if not command.startswith(LEFT_OUT):
                yield command, output


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    program = tmp_path / "bin" / "bill-async"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{PROGRAM}\n")
    program.chmod(0o755)
    own = {name: value for name, value in os.environ.items() if not name.startswith("BILL_")}
    folders = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    path = os.pathsep.join([str(program.parent), os.environ["PATH"]])
    return {**own, **folders, "PATH": path, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDEVMODE": ""}


def test_the_commands_print_what_the_page_says(tmp_path: Path, environment: dict[str, str]) -> None:
    checker, found = doctest.OutputChecker(), list(examples())
    assert len(found) > 10
    sandbox = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "sandbox", "--profile", "local", "--until-eof"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
    )  # fmt: skip
    with sandbox:
        assert sandbox.stdout is not None
        assert sandbox.stdin is not None
        sandbox.stdout.readline()
        try:
            for command, expected in found:
                done = subprocess.run(
                    ["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT, text=True, cwd=tmp_path, env=environment, check=False,
                )  # fmt: skip
                agree = checker.check_output(expected, done.stdout, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
                assert agree, f"$ {command}\n{done.stdout}\nand not\n{expected}"
        finally:
            sandbox.stdin.close()


def test_the_page_lists_every_exit_status() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+) \| (.*?) \|$", text, re.MULTILINE))
    assert {str(status) for _, status, _ in STATUSES} <= rows.keys()
    for _, status, meaning in STATUSES:
        assert meaning in rows[str(status)]
