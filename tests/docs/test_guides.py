"""Every Python block of the documentation runs, in order, and prints what the page says that it prints."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bill_async.cli import root_parser

from .guides import GUIDES, PAGES, README, WITH_REDIS, WITHOUT_LOOP, Block, blocks, commands, run_in_order, running

EVERY = [README, PAGES / "index.md", *GUIDES]
PROGRAMS = [block for page in EVERY[1:] for block in blocks(page) if block.is_program]
TESTS = [block for page in EVERY for block in blocks(page) if block.is_tests]
COMMANDS = sorted({tuple(command) for page in EVERY for command in commands(page)})


def place(block: Block) -> str:
    return f"{block.page.stem}-{block.line}"


@pytest.mark.parametrize(
    "page",
    [PAGES / "index.md", *(page for page in GUIDES if page not in (WITH_REDIS, WITHOUT_LOOP))],
    ids=lambda page: page.stem,
)
async def test_the_blocks_of_a_page_run_in_order(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    async with running() as names:
        assert await run_in_order(page, names) or page.stem in ("quick-start", "testing")


@pytest.mark.parametrize("program", PROGRAMS, ids=place)
def test_whole_programs_run_as_pasted(program: Block, tmp_path: Path) -> None:
    done = python(tmp_path, "-W", "error", "-c", program.code)
    assert (done.returncode, done.stderr) == (0, "")
    program.check(done.stdout)


@pytest.mark.parametrize("module", TESTS, ids=place)
def test_tests_pass_as_pasted(module: Block, tmp_path: Path) -> None:
    (tmp_path / "test_pasted.py").write_text(module.code)
    plugin = ("-p", "bill_async.testing")  # as if by itself, where the package is not installed
    mode = "strict" if "mark.anyio" in module.code else "auto"
    settings = ("-o", f"asyncio_mode={mode}", "-o", "asyncio_default_fixture_loop_scope=function")
    heavy = ("-p", "no:schemathesis", "-p", "no:hypothesispytest")  # they have no part in this, and import much
    done = python(tmp_path, "-m", "pytest", "-q", "-W", "error", *plugin, *heavy, *settings)
    assert done.returncode == 0, done.stdout
    assert f"{module.code.count('def test_')} passed" in done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_commands_exist_with_their_options(command: tuple[str, ...]) -> None:
    root_parser().parse_args(command)


@pytest.mark.parametrize("command", ["sync", "sandbox"])
def test_options_that_a_page_names_exist(command: str) -> None:
    named = re.findall(r"`(--[a-z-]+)", (PAGES / "guides" / f"{command}.md").read_text(encoding="utf-8"))
    assert named
    help_ = parser_of(command).format_help()
    assert not [option for option in named if not re.search(rf"{option}\b", help_)]


def parser_of(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(exit_on_error=False)
    import_module(f"bill_async.cli.{command}").add_arguments(parser)
    return parser


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, as a user would who has the package."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDEVMODE": ""},
        check=False,
    )
