"""What mkdocs does besides: it fills the part of the navigation that is generated, adds what is no page, and weighs
pages and methods in searches."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from mkdocs.structure.files import File, Files

_FAMILIES: Final = {"v3": "Organization", "partner": "Partners", "spend": "Spend & Expense", "webhooks": "Webhooks"}

_BOOSTS: Final = {"guides/pay-a-bill.md": 4, "guides/": 2, "api/": 0.5, "architecture.md": 0.5, "decisions/": 0.5}
"""Pages whose matches count for more, or for less."""
_METHOD: Final = re.compile(r"[a-z0-9_.]+: ")
"""The beginning of the title of a method in the reference, `bills.list: Get list of bills`."""
_BOOST_OF_METHODS: Final = 3


def on_config(config: Any) -> Any:
    """Put the generated pages where the navigation says `reference`."""
    for entry in config.nav:
        if isinstance(entry, dict) and entry.get("Reference") == "reference":
            entry["Reference"] = _reference(Path(config.docs_dir))
    return config


def on_files(files: Files, config: Any) -> Files:
    """Let the site serve the OpenAPI document and the examples."""
    docs = Path(config.config_file_path).parent
    for source in (docs / "openapi.json", *sorted(path for path in (docs / "examples").rglob("*.*") if path.is_file())):
        files.append(File.generated(config, source.relative_to(docs).as_posix(), abs_src_path=str(source)))
    return files


def on_page_markdown(markdown: str, page: Any, **others: Any) -> None:
    """Weigh a page in searches."""
    boost = next((boost for path, boost in _BOOSTS.items() if page.file.src_uri.startswith(path)), None)
    if boost is not None:
        page.meta["search"] = {"boost": boost}


def on_post_build(config: Any) -> None:
    """Weigh the methods of the reference in searches, more than the models on the same page."""
    path = Path(config.site_dir, "search", "search_index.json")
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        if entry["location"].startswith("reference/") and _METHOD.match(entry["title"]):
            entry["boost"] = _BOOST_OF_METHODS
    path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _reference(pages: Path) -> list[Any]:
    found: list[Any] = ["reference/index.md", "reference/outcomes.md"]
    for family, title in _FAMILIES.items():
        each = sorted((pages / "reference" / family).glob("*.md"))
        found.append({title: [path.relative_to(pages).as_posix() for path in each]})
    return [*found, "reference/common.md"]
