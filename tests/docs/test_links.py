"""The links of the README and of the hand-written pages lead to existing targets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .guides import DOCS, GUIDES, PAGES, README

WRITTEN = [
    *(README.with_name(name) for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    PAGES / "index.md",
    *GUIDES,
    *(page for folder in ("api", "decisions") for page in sorted((PAGES / folder).glob("*.md"))),
]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+?)(?: \{ #(\w+)[^}]*\})?$", re.MULTILINE)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(DOCS.parent).as_posix())
def test_no_link_is_dead(page: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        path, _, anchor = link.partition("#")
        if path.startswith("https://"):
            continue
        target = (page.parent / path).resolve() if path else page
        if target.is_relative_to(PAGES) and not target.exists():
            target = DOCS / target.relative_to(PAGES)  # the site has them in one place
        assert target.is_file(), f"{page}: {link}"
        assert not anchor or anchor in anchors(target), f"{page}: {link}"


def anchors(page: Path) -> set[str]:
    """Return the names of the headings of a page, as mkdocs makes them."""
    headings = _HEADING.findall(_CODE.sub("", page.read_text(encoding="utf-8")))
    return {name or re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower()) for text, name in headings}
