"""Texts, literals and docstrings of generated code."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

from . import names

LINE: Final = 120


def humane(name: str) -> str:
    """`BillLineItem` -> `Bill line item`."""
    words = names.snake(name).replace("_", " ")
    return words[:1].upper() + words[1:]


def sentence(text: str) -> str:
    """With a full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def literal(text: str) -> str:
    """A string literal in double quotes."""
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def tuple_(parts: Iterable[str]) -> str:
    """A tuple expression. A comma at the end would make ruff give every part its own line."""
    each = list(parts)
    return f"({each[0]},)" if len(each) == 1 else f"({', '.join(each)})"


def docstring(text: str, indent: int) -> str:
    """A docstring with its quotes, wrapped; its first line stands where the template puts it."""
    quotes = 'r"""' if "\\" in text else '"""'
    if "\n" not in text and indent + len(quotes) + len(text) + 3 <= LINE:
        return f'{quotes}{text}"""'
    wrapper = textwrap.TextWrapper(LINE - indent, break_long_words=False, break_on_hyphens=False)
    lines: list[str] = []
    for part in f"{quotes}{text}".split("\n\n"):
        lines += ["", *wrapper.wrap(part)]
    return f"\n{' ' * indent}".join([*lines[1:], '"""'])
