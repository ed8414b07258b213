"""Tables, JSON and errors: by rich on a terminal where it is installed, and as plain text everywhere else.

Control characters of data never reach a terminal, which would obey them.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, TextIO

from bill_async._schema.codec import dumps
from bill_async.types import JsonValue

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "clean",
    "duration",
    "pretty",
    "print_error",
    "print_json",
    "print_table",
    "rich_console",
    "terminal_width",
]

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_INDENT: Final = "  "
_GAP: Final = "  "


def rich_console(stream: TextIO | None) -> Console | None:
    """Return a console for a stream, if it is a terminal and rich is installed."""
    if stream is None or not stream.isatty() or find_spec("rich") is None:
        return None
    from rich.console import Console

    return Console(file=stream, highlight=False)


def terminal_width(stream: TextIO) -> int | None:
    """Return the width of a stream in characters, if it is a terminal."""
    return shutil.get_terminal_size().columns if stream.isatty() else None


def print_error(text: str) -> None:
    """Print an error."""
    console, text = rich_console(sys.stderr), clean(text, keep="\n")
    if console is None:
        print(f"bill-async: {text}", file=sys.stderr)
        return
    from rich.text import Text

    console.print(Text.assemble(("bill-async: ", "bold red"), text), soft_wrap=True)


def print_json(value: JsonValue) -> None:
    """Print JSON with exact numbers, indented, and in color on a terminal."""
    text = pretty(value)
    console = rich_console(sys.stdout)
    if console is None:
        print(clean(text, keep="\n") if sys.stdout.isatty() else text)
        return
    from rich.highlighter import JSONHighlighter
    from rich.text import Text

    # Not by rich.json, which would read the numbers into floats.
    highlighted = Text(clean(text, keep="\n"))
    JSONHighlighter().highlight(highlighted)
    console.print(highlighted, soft_wrap=True)


def print_table(names: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[bool] = ()) -> None:
    """Print a table, without a header if no column has a name. `right` tells which columns are aligned to the right."""
    cells = [[clean(cell) for cell in row] for row in rows]
    alignments = [*right, *[False] * (len(names) - len(right))]
    console = rich_console(sys.stdout)
    if console is None:
        _print_plain(names, cells, alignments)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False, show_header=any(names))
    for name, is_right in zip(names, alignments, strict=True):
        table.add_column(name, justify="right" if is_right else "left", overflow="ellipsis", no_wrap=True)
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _print_plain(names: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
    every = [list(names), *rows] if any(names) else list(rows)
    widths = [max(len(row[column]) for row in every) for column in range(len(names))]
    limit = terminal_width(sys.stdout)
    for row in every:
        cells = [
            f"{cell:>{width}}" if is_right else f"{cell:<{width}}"
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ]
        print(_GAP.join(cells).rstrip()[:limit])


def clean(text: str, *, keep: str = "") -> str:
    """Return a text without control characters."""
    return _CONTROL.sub(lambda match: match[0] if match[0] in keep else " ", text)


def pretty(value: JsonValue, indent: str = "") -> str:
    """Return indented JSON with exact numbers."""
    inner = indent + _INDENT
    if isinstance(value, dict) and value:
        members = (f"{inner}{dumps(key).decode()}: {pretty(item, inner)}" for key, item in value.items())
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(inner + pretty(item, inner) for item in value) + f"\n{indent}]"
    return dumps(value).decode()


def duration(seconds: float) -> str:
    """Return a duration as people say it."""
    if seconds < 90:
        return f"{seconds:.0f} seconds" if seconds >= 1.5 else "a second"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.1f} hours" if seconds < 36 * 3600 else f"{seconds / 86400:.1f} days"
