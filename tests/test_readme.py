"""The code of the README runs as pasted."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", BLOCKS, ids=[f"block{number}" for number in range(len(BLOCKS))])
def test_code_runs_as_pasted(code: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # asyncio's debug mode remarks on slow steps, which a busy machine has; anything else is a leak or a warning
    assert not [line for line in done.stderr.splitlines() if not line.startswith("Executing ")]


def test_the_first_block_prints_the_exact_amount() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKS[0]], capture_output=True, text=True, check=True)
    first, *rest = done.stdout.splitlines()
    assert re.fullmatch(r"00n\w{17} 149\.90?", first)
    assert rest, "the list of unpaid bills holds at least the new one"


def test_the_readme_names_the_two_commands_and_the_targets_exist() -> None:
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"[$`] ?make ([a-z-]+)", README))
    assert {"demo", "test", "bench"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
