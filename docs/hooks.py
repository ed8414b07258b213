"""What mkdocs does besides: it fills the part of the navigation that is generated, adds what is no page, and weighs
pages in searches."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from mkdocs.structure.files import File, Files

_FAMILIES: Final = {"v3": "Organization", "partner": "Partners", "spend": "Spend & Expense", "webhooks": "Webhooks"}

_BOOST: Final = {"guides/pay-a-bill.md": 4, "reference/v3/payments.md": 4, "architecture.md": 0.5, "decisions/": 0.5}
"""Pages whose matches count for more, or for less. A search for "pay a bill" also finds all titles with "bill" or with
a word that begins with "a"."""


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
    for path, boost in _BOOST.items():
        if page.file.src_uri.startswith(path):
            page.meta["search"] = {"boost": boost}


def _reference(pages: Path) -> list[Any]:
    found: list[Any] = ["reference/index.md", "reference/outcomes.md"]
    for family, title in _FAMILIES.items():
        each = sorted((pages / "reference" / family).glob("*.md"))
        found.append({title: [path.relative_to(pages).as_posix() for path in each]})
    return [*found, "reference/common.md"]
