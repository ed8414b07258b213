"""The workflow, the hooks and the pages for contributors name what exists, and run nothing that is not pinned."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github/workflows/ci.yml"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "file", [".github/workflows/ci.yml", ".pre-commit-config.yaml", ".ci/run", "CONTRIBUTING.md", "README.md"]
)
def test_every_make_target_exists(file: str) -> None:
    named = re.findall(r"(?:^|[`$] ?|run: |entry: )make ([a-z][a-z-]*)", (ROOT / file).read_text(), re.MULTILINE)
    assert named
    assert set(named) <= TARGETS


def test_actions_are_pinned_and_may_only_read() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    workflow: dict[str, Any] = yaml.safe_load(text)
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", each)] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == []


def test_every_supported_python_is_tested_and_the_newest_under_coverage() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    classifiers = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [measured] = [
        step["with"]["python-version"] for step in jobs["coverage"]["steps"] if "python-version" in step.get("with", {})
    ]
    assert [*jobs["linux"]["strategy"]["matrix"]["python"], measured] == classifiers


@pytest.mark.parametrize(("server", "program"), [("RedisServer", "redis-server"), ("PostgresServer", "initdb")])
def test_tests_that_need_a_server_are_left_out_without_it(server: str, program: str) -> None:
    tests = ROOT / "tests"
    needs: dict[str, tuple[str, ...]] = runpy.run_path(str(tests / "conftest.py"))["_NEEDS"]
    left_out = [tests / path for path, programs in needs.items() if program in programs]
    users = [path for path in tests.rglob("test_*.py") if server in path.read_text(encoding="utf-8")]
    users.remove(Path(__file__))
    assert users
    assert [path for path in users if not any(path.is_relative_to(each) for each in left_out)] == []
