"""Every Python block of the documentation runs, in order, and prints what the page says that it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from .guides import PAGES, Block, blocks, preamble

GUIDES = sorted((PAGES / "guides").glob("*.md"))
PROGRAMS = [block for page in [PAGES / "index.md", *GUIDES] for block in blocks(page) if block.is_program]


@pytest.fixture
async def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[dict[str, Any]]:
    """What a page may rely on: `bill`, a client, and `sandbox`, what it talks to."""
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {"__name__": "__main__"}
    await preamble().run(found)
    yield found
    await found["bill"].close()
    await found["sandbox"].close()


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
async def test_the_blocks_of_a_page_run_in_order(page: Path, names: dict[str, Any]) -> None:
    found = [block for block in blocks(page) if not block.is_program]
    for block in found:
        await block.run(names)
    assert found or page.stem == "quick-start"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: f"{program.page.stem}-{program.line}")
def test_whole_programs_run_as_pasted(program: Block, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program.code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDEVMODE": ""},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    program.check(done.stdout)
