"""The refusals of `make release`. Building and tagging are not tested, because they need a clean checkout and half a
minute."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci/release"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout that is ready for the release of 0.2.0."""
    for name, text in {
        "src/bill_async/_version.py": '__version__ = "0.2.0"\n',
        "CHANGELOG.md": "# Changelog\n\n## 0.2.0 (2027-01-15)\n\n- New.\n\n## 0.1.0 (2026-12-01)\n",
        "pyproject.toml": '[tool.hatch.metadata.hooks.custom]\nrepository = "https://example.com/bill-async"\n',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / ".ci").mkdir()
    shutil.copy(SCRIPT, tmp_path / ".ci/release")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    return tmp_path


def git(project: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


def commit(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Change")


def refusals(project: Path, version: str) -> list[str]:
    code = f"import runpy\nfor each in runpy.run_path('.ci/release')['obstacles']({version!r}): print(each)"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_nothing_is_in_the_way_of_what_is_ready(project: Path) -> None:
    assert refusals(project, "0.2.0") == []


@pytest.mark.parametrize("version", ["", "0.2", "v0.2.0", "0.2.0; rm"])
def test_a_version_has_three_numbers(project: Path, version: str) -> None:
    assert refusals(project, version) == [f"{version!r} is not a version like 0.2.0"]


def test_the_tree_is_clean(project: Path) -> None:
    (project / "notes.txt").touch()
    assert refusals(project, "0.2.0") == ["the working tree is not clean:", "?? notes.txt"]


def test_only_main_is_released(project: Path) -> None:
    git(project, "checkout", "--quiet", "-b", "mending")
    assert refusals(project, "0.2.0") == ["the branch is 'mending', not 'main'"]


def test_no_version_is_released_twice(project: Path) -> None:
    git(project, "tag", "v0.2.0")
    assert refusals(project, "0.2.0") == ["the tag v0.2.0 is there already"]


def test_package_and_changelog_have_the_version(project: Path) -> None:
    assert refusals(project, "0.3.0") == [
        "__version__ in src/bill_async/_version.py is '0.2.0', not '0.3.0'",
        "the newest section of CHANGELOG.md is '0.2.0', not '0.3.0'",
    ]


def test_the_changelog_has_the_day(project: Path) -> None:
    (project / "CHANGELOG.md").write_text("## 0.2.0 (unreleased)\n")
    commit(project)
    assert refusals(project, "0.2.0") == [
        "CHANGELOG.md says 'unreleased' where the day of the release belongs, as 2027-01-15"
    ]


def test_the_repository_is_named(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.hatch.metadata.hooks.custom]\nrepository = ""\n')
    commit(project)
    (refusal,) = refusals(project, "0.2.0")
    assert "set repository in [tool.hatch.metadata.hooks.custom]" in refusal


def test_a_refused_release_fails_and_tags_nothing(project: Path) -> None:
    (project / "notes.txt").touch()
    command = [sys.executable, ".ci/release", "0.2.0"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("not released: the working tree is not clean")
    tags = subprocess.run(["git", "tag"], cwd=project, capture_output=True, text=True, check=True)
    assert tags.stdout == ""
