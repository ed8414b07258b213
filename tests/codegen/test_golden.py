"""The output of the templates for a spec with every feature once, stored in golden/.

`python -m codegen --root tests/codegen/golden` rewrites it; read the difference.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from codegen.__main__ import differences
from codegen.loader import load
from codegen.render import render

ROOT: Final = Path(__file__).resolve().parents[2]
GOLDEN: Final = Path(__file__).parent / "golden"
GENERATED: Final = ("models", "operations", "resources", "error_codes.py", "webhooks")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project like this one, with the golden modules in the place of its own."""
    project = tmp_path_factory.mktemp("project")
    own = shutil.ignore_patterns(*GENERATED, "__pycache__", "sandbox", "sync", "cli")
    shutil.copytree(ROOT / "src/bill_async", project / "src/bill_async", ignore=own)
    shutil.copytree(GOLDEN / "src", project / "src", dirs_exist_ok=True)
    shutil.copy(ROOT / "src/bill_async/webhooks/event.py", project / "src/bill_async/webhooks")
    (project / "src/bill_async/webhooks/__init__.py").touch()
    shutil.copytree(GOLDEN / "spec", project / "spec")
    shutil.copytree(ROOT / "codegen", project / "codegen")
    shutil.copytree(
        ROOT / "tests/wire",
        project / "tests/wire",
        ignore=shutil.ignore_patterns("test_documented.py", "test_unreadable_answers.py"),
    )
    for path in (ROOT / "pyproject.toml", *(ROOT / "tests").glob("*.py")):  # with all that the tests share
        shutil.copy(path, project / path.relative_to(ROOT))
    return project


def run(project: Path, *command: str) -> str:
    """Run a tool over the project; what it says, if it is content."""
    paths = os.pathsep.join([str(project / "src"), str(project / "tests")])
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": paths, "MYPYPATH": str(project / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_output_is_what_it_was() -> None:
    """No file differs, none is missing, none is there that should not be."""
    files = render(load(GOLDEN / "spec"))
    assert dict(differences(GOLDEN, files)) == {}
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.py")}
    assert there == set(files)


def test_the_output_runs(project: Path) -> None:
    """The client sends and reads what the golden spec says, for every operation."""
    said = run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/wire")
    operations = sum(len(module.operations) for module in load(GOLDEN / "spec").modules)
    assert f"{operations + 1} passed" in said  # and the one about the whole table


@pytest.mark.long
def test_the_output_has_strict_types(project: Path) -> None:
    """mypy --strict finds nothing."""
    folders = [f"src/bill_async/{folder}" for folder in ("models", "operations", "resources", "webhooks")]
    run(project, "mypy", "--strict", "--config-file=", "--cache-dir", str(project / ".mypy_cache"), *folders)
