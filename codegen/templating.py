"""The environment of the templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2

__all__ = ["environment"]


def environment(**filters: Callable[..., object]) -> jinja2.Environment:
    """Return the Jinja environment for the templates of this package, with these filters."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    made.filters |= filters
    return made
