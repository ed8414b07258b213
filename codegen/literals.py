"""The texts, literals and docstrings of generated code."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

import attrs

from . import names

LINE: Final = 120


def humane(name: str) -> str:
    """Return the words of a class name: `Bill line item` for `BillLineItem`."""
    words = names.snake(name).replace("_", " ")
    return words[:1].upper() + words[1:]


def sentence(text: str) -> str:
    """Return a text that ends with a full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def literal(text: str) -> str:
    """Return a string literal in double quotes."""
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def tuple_(parts: Iterable[str]) -> str:
    """Return a tuple expression, without the trailing comma that would make ruff split the lines."""
    each = list(parts)
    return f"({each[0]},)" if len(each) == 1 else f"({', '.join(each)})"


def source(value: object) -> str:
    """The expression that makes a value of attrs classes, tuples, mappings, texts, numbers and truth values."""
    if attrs.has(type(value)):
        return _call(value)
    if isinstance(value, tuple):
        return tuple_(map(source, value)) if value else "()"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{source(key)}: {source(each)}' for key, each in value.items())}}}"
    return 'float("inf")' if value == math.inf else literal(value) if isinstance(value, str) else repr(value)


def _call(value: object) -> str:
    """The call of an attrs class, without the arguments that have their default."""
    arguments = []
    for field in attrs.fields(cast("Any", type(value))):
        default, given = field.default, getattr(value, field.name)
        if default is attrs.NOTHING:
            arguments.append(source(given))
            continue
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            default = default.factory(value) if default.takes_self else default.factory()
        if given != default:
            arguments.append(f"{field.name}={source(given)}")
    return f"{type(value).__name__}({', '.join(arguments)})"


def docstring(text: str, indent: int) -> str:
    """Return a wrapped docstring with its quotes. The template indents its first line."""
    quotes = 'r"""' if "\\" in text else '"""'
    if "\n" not in text and indent + len(quotes) + len(text) + 3 <= LINE:
        return f'{quotes}{text}"""'
    wrapper = textwrap.TextWrapper(LINE - indent, break_long_words=False, break_on_hyphens=False)
    lines: list[str] = []
    for part in f"{quotes}{text}".split("\n\n"):
        lines += ["", *wrapper.wrap(part)]
    return f"\n{' ' * indent}".join([*lines[1:], '"""'])
