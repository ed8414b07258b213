"""The metadata that a build writes, which the package index shows."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from bill_async import __version__

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKFLOW = "https://example.com/me/bill-async/actions/workflows/ci.yml"
LINK = re.compile(r"\]\(([^)\s]+)\)")


def metadata(project: Path, repository: str) -> Any:
    """Return the metadata of a copy of this project whose repository is at an address."""
    for name in ("pyproject.toml", "README.md", "LICENSE", ".ci/package_metadata.py", "src/bill_async/_version.py"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, project / name)
    settings = project / "pyproject.toml"
    settings.write_text(
        re.sub(r'^repository = ".*?"', f'repository = "{repository}"', settings.read_text(), flags=re.M)
    )
    return ProjectMetadata(str(project), PluginManager()).core


@pytest.mark.parametrize("repository", ["https://example.com/me/bill-async", "https://example.com/me/bill-async/"])
def test_every_link_of_the_readme_leads_to_a_file_of_the_release(tmp_path: Path, repository: str) -> None:
    shown = metadata(tmp_path, repository)
    files = f"https://example.com/me/bill-async/blob/v{__version__}/"
    before, (picture, state, *after) = LINK.findall(README), LINK.findall(shown.readme)
    assert [picture, state] == [f"{WORKFLOW}/badge.svg", WORKFLOW]
    assert Path(ROOT, ".github/workflows/ci.yml").is_file()
    assert len(before) == len(after) > 20
    assert all(link.startswith("https://") for link in after)
    for old, new in zip(before, after, strict=True):
        assert new in (old, files + old)
        if new != old:
            assert (ROOT / old.partition("#")[0]).is_file()
    assert {link.removeprefix(files) for link in shown.urls.values()} == {
        "https://example.com/me/bill-async",
        "docs/pages/index.md",
        "CHANGELOG.md",
    }


def test_without_a_repository_no_link_of_the_readme_leads_nowhere(tmp_path: Path) -> None:
    shown = metadata(tmp_path, "")
    links = LINK.findall(shown.readme)
    assert links == [link for link in LINK.findall(README) if link.startswith("https://")] != []
    assert re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", shown.readme) == re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", README)
    assert shown.readme_content_type == "text/markdown"
    assert shown.urls == {}


def test_the_badges_are_true() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    badges = [unquote(text) for text in re.findall(r"!\[.*\]\(https://img\.shields\.io/badge/(.*)-blue\)", README)]
    assert badges == [
        f"Python-{versions[0]} to {versions[-1]}",
        "typed-mypy and pyright strict",
        f"license-{project['license']}",
    ]
    assert "Typing :: Typed" in project["classifiers"]
