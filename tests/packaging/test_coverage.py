"""The rule of `.ci/coverage`: which package must be covered to which share, and what it says about the rest."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RULE = runpy.run_path(str(ROOT / ".ci/coverage"))
PACKAGES = tuple(RULE["REQUIRED"])


def report(**gaps: dict[str, Any]) -> dict[str, Any]:
    """The output of `coverage json` for a file of 80 lines and 20 branches in each package; `gaps` are missed."""
    files = {f"src/bill_async/{name}/one.py": gaps.get(name, {}) for name in (*PACKAGES, "cli") if name != "paging"}
    files |= {f"src/bill_async/{name}.py": gaps.get(name, {}) for name in ("paging", "client")}
    return {
        "files": {
            path: {"missing_lines": [], "missing_branches": [], "summary": {"num_statements": 80, "num_branches": 20}}
            | missed
            for path, missed in files.items()
        }
    }


def said(report: dict[str, Any]) -> list[str]:
    return list(RULE["shortfalls"](RULE["by_package"](RULE["read"](report))))


def test_nothing_is_said_of_what_is_covered() -> None:
    assert said(report()) == []


@pytest.mark.parametrize("package", ["_auth", "_http", "_limits", "bulk_writes", "reconcile"])
def test_a_package_that_guards_money_misses_nothing(package: str) -> None:
    assert said(report(**{package: {"missing_lines": [7]}})) == [
        f"{package} must be covered to 100 %, and is covered to 99.00 %:",
        f"  src/bill_async/{package}/one.py: line 7 never runs",
    ]


def test_branches_count_as_lines_do() -> None:
    assert said(report(paging={"missing_branches": [[3, 9], [12, -1]]})) == [
        "paging must be covered to 100 %, and is covered to 98.00 %:",
        "  src/bill_async/paging.py: line 3 never continues with line 9;"
        " line 12 never continues with the end of its function",
    ]


@pytest.mark.parametrize("package", ["cli", "client"])
def test_other_packages_may_miss_a_twentieth(package: str) -> None:
    assert said(report(**{package: {"missing_lines": [1, 2, 3, 4, 5]}})) == []
    assert len(said(report(**{package: {"missing_lines": [1, 2, 3, 4, 5, 6]}}))) == 2


def test_a_branch_of_a_line_that_never_runs_is_counted_and_not_told() -> None:
    gap = {"missing_lines": [1, 2, 3, 4], "missing_branches": [[4, 5], [4, 6]]}
    assert said(report(cli=gap)) == [
        "cli must be covered to 95 %, and is covered to 94.00 %:",
        "  src/bill_async/cli/one.py: lines 1, 2, 3, 4 never run",
    ]


def test_generated_packages_are_reported_and_not_judged() -> None:
    packages = RULE["by_package"](RULE["read"](report(models={"missing_lines": list(range(40))})))
    assert list(RULE["shortfalls"](packages)) == []
    assert [line.split() for line in RULE["table"](packages) if line.startswith("models")] == [
        ["models", "80", "40", "20", "0", "60.00", "%", "0", "%"]
    ]


def test_a_requirement_of_nothing_is_an_error() -> None:
    whole = report()
    del whole["files"]["src/bill_async/paging.py"]
    assert said(whole) == ["paging has a requirement in .ci/coverage, but is not in the report."]


def test_paths_of_windows_are_understood() -> None:
    whole = report(_http={"missing_lines": [7]})
    whole["files"] = {path.replace("/", "\\"): file for path, file in whole["files"].items()}
    assert len(said(whole)) == 2


def test_branches_are_measured_and_a_shortfall_fails(tmp_path: Path) -> None:
    package = tmp_path / "src/bill_async/cli"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "__main__.py").write_text("import sys\nif sys.argv:\n    print('run')\n")
    (tmp_path / "build/coverage").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment["PYTHONPATH"] = str(tmp_path / "src")
    for arguments in (["run", "-m", "bill_async.cli"], ["combine"]):
        command = [sys.executable, "-m", "coverage", *arguments]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    command = [sys.executable, str(ROOT / ".ci/coverage")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "cli                        3       0         2       1    80.00 %      95 %" in done.stdout.splitlines()
    assert done.stderr.splitlines()[-2:] == [
        "cli must be covered to 95 %, and is covered to 80.00 %:",
        "  src/bill_async/cli/__main__.py: line 2 never continues with the end of its function",
    ]


def test_every_exclusion_says_why() -> None:
    lines = [
        line.strip()
        for path in sorted((ROOT / "src").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "pragma:" in line
    ]
    assert lines
    assert [line for line in lines if not re.search(r"# pragma: no (cover|branch) - \w+ .+", line)] == []
