"""What the package index is told about the project: its addresses, and the README with links to the repository and
the state of CI."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?://|#)([^)\s]+)\)")


class CustomMetadataHook(MetadataHookInterface):
    """Adds the README and the addresses to the metadata. Those need the address of the repository."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in `readme` and `urls`."""
        root, repository = Path(self.root), self.config["repository"].rstrip("/")
        text = (root / "README.md").read_text(encoding="utf-8")
        urls = {}
        if not repository:
            text = _RELATIVE_LINK.sub(r"\1", text)  # it would lead nowhere
        else:
            files = f"{repository}/blob/v{_version(root)}"  # of this release, which stays as it is
            status = f"{repository}/actions/workflows/ci.yml"
            title, rest = _RELATIVE_LINK.sub(rf"[\1]({files}/\2)", text).split("\n", 1)
            text = f"{title}\n\n[![CI]({status}/badge.svg)]({status}){rest}"
            urls = {
                "Repository": repository,
                "Documentation": f"{files}/docs/pages/index.md",
                "Changelog": f"{files}/CHANGELOG.md",
            }
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = urls


def _version(root: Path) -> str:
    source = (root / "src/bill_async/_version.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"', source, re.MULTILINE)
    assert found is not None
    return found[1]
