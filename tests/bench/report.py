"""Adds the figures of measurements to the page of the docs about performance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from . import history

PAGE: Final = history.ROOT / "docs/pages/performance.md"
PACKAGES: Final = ("aiohttp", "attrs", "cattrs", "msgspec", "pydantic")


def table(found: Mapping[str, history.Figures]) -> Iterator[str]:
    """Yield the lines of a table of figures, by measurement."""
    yield "| measurement | figure | value |"
    yield "|---|---|---:|"
    for measurement, figures in found.items():
        for number, (name, value) in enumerate(figures.items()):
            yield f"| {'' if number else f'`{measurement}`'} | {name} | {shown(value)} |"


def shown(value: float) -> str:
    """Write a figure with the digits that mean something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def publish(found: Mapping[str, history.Figures], page: Path = PAGE) -> None:
    """Add a section with the figures, and what they were measured on, at the end of the page."""
    here = history.here()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    lines = [
        "",
        f"### {datetime.now(UTC):%Y-%m-%d}, commit {history.commit()}",
        "",
        f"{here['machine']}; {here['python']}; {packages}.",
        "",
        *table(found),
    ]
    with page.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
