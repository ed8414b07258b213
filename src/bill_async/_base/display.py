"""Values as people read them: short in a `repr`, and as a table in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

__all__ = ["PublicNames", "brief", "items_table", "object_table", "short_repr", "table"]

_MOST_FIELDS: Final = 12
_LONGEST_TEXT: Final = 40
"""Characters of a text that are shown. No id of BILL is longer."""
_LONGEST_CELL: Final = 100
_MOST_ROWS: Final = 20
_MOST_COLUMNS: Final = 10
_SIMPLE: Final = (str, int, Decimal, date)


class PublicNames:
    """An object that offers only its public names to `dir()`, and so to the completion of a shell."""

    __slots__ = ()

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]


def brief(value: object) -> str:
    """Return a short `repr`: the beginning of a long text, the number of items of a list, the class of an object."""
    if isinstance(value, list | tuple):
        kinds = {type(item).__name__ for item in value}
        return f"[{len(value)} {kinds.pop()}]" if len(kinds) == 1 else f"[{len(value)} items]" if value else "[]"
    if isinstance(value, Mapping):
        return f"{{{len(value)} items}}" if value else "{}"
    if hasattr(type(value), "__rich_repr__"):
        return f"{type(value).__name__}(...)"
    if type(value) is str and len(value) > _LONGEST_TEXT:
        return f"{value[: _LONGEST_TEXT - 3]!r}..."
    return repr(value)


def short_repr(name: str, items: Iterable[tuple[str, object]]) -> str:
    """Return the `repr` of an object of this class with its first attributes."""
    parts = [f"{attribute}={brief(value)}" for attribute, value in items]
    if len(parts) > _MOST_FIELDS:
        parts = [*parts[:_MOST_FIELDS], "..."]
    return f"{name}({', '.join(parts)})"


def object_table(name: str, items: Iterable[tuple[str, object]]) -> str:
    """Return an HTML table of an object, a row for each attribute."""
    rows = "".join(f'<tr><th style="text-align:left">{_html(key)}</th>{_cell(value)}</tr>' for key, value in items)
    return f"<table><caption>{_html(name)}</caption><tbody>{rows}</tbody></table>"


def items_table(name: str, items: Sequence[Any]) -> str:
    """Return an HTML table of a list: a column for each attribute of models, or one for other items."""
    rows = [item.__rich_repr__() if hasattr(item, "__rich_repr__") else [("item", item)] for item in items]
    return table(f"{name} of {len(items)} items", rows)


def table(name: str, rows: Sequence[Iterable[tuple[str, object]]]) -> str:
    """Return an HTML table of objects, a row for each, with the first columns and rows."""
    shown = [dict(row) for row in rows[:_MOST_ROWS]]
    columns = list(dict.fromkeys(column for row in shown for column in row))
    left_out = len(columns) - _MOST_COLUMNS
    columns = columns[:_MOST_COLUMNS]
    head = "".join(f"<th>{_html(column)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(_cell(row[column]) if column in row else '<td></td>' for column in columns)}</tr>"
        for row in shown
    )
    notes = [f"{len(rows) - len(shown)} more rows"] if len(rows) > len(shown) else []
    notes += [f"{left_out} more columns"] if left_out > 0 else []
    caption = f"{name} ({', '.join(notes)})" if notes else name
    return f"<table><caption>{_html(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    """Return a cell with the text of a simple value, or the short `repr` of another one."""
    text = str(value) if isinstance(value, _SIMPLE) else brief(value)
    return f"<td>{_html(text if len(text) <= _LONGEST_CELL else f'{text[: _LONGEST_CELL - 3]}...')}</td>"


def _html(text: str) -> str:
    import html  # thousands of names of characters, which only a notebook needs

    return html.escape(text)
