"""The result of a call as JSON, JSON lines, a table or CSV. Amounts are written exactly as BILL sent them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, Final, Literal, TypeAlias, get_args

from bill_async._schema.codec import dumps
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import ListOf, MapOf
from bill_async._schema.models import Nested
from bill_async.secret import HIDDEN, reveal
from bill_async.types import JsonValue

from ..display import print_json, print_table, terminal_width

__all__ = ["FORMATS", "Format", "as_json", "hide_secrets", "show", "show_lines"]

Format: TypeAlias = Literal["json", "jsonl", "table", "csv"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_COLUMNS: Final = 8
"""The columns of a table; `--output csv` and `--query` show the others."""
_GAP: Final = 3
"""The most characters between two columns."""
_VALUE: Final = "value"
_LATE: Final = ("createdTime", "updatedTime")
"""What comes last in a table, because it says least."""


def as_json(value: Any, kind: Kind | None, *, secrets: bool = False) -> JsonValue:
    """Return the result of a call as JSON. Secrets are hidden, unless `secrets` is given."""
    if value is None or kind is None:
        return None
    written: JsonValue = reveal(value) if kind.writer is None else kind.writer(value)
    return written if secrets else hide_secrets(written, kind)


def hide_secrets(value: Any, kind: Kind) -> Any:
    """Return JSON of a kind with `***` in the place of secrets."""
    if isinstance(kind, ListOf) and isinstance(value, list):
        return [hide_secrets(item, kind.item) for item in value]
    if isinstance(kind, MapOf) and isinstance(value, dict):
        return {key: hide_secrets(item, kind.item) for key, item in value.items()}
    if not isinstance(kind, Nested) or not isinstance(value, dict):
        return value
    fields = {field.wire: field for field in kind.model.__fields__}
    return {
        key: item
        if item is None or key not in fields
        else HIDDEN
        if fields[key].secret
        else hide_secrets(item, fields[key].kind)
        for key, item in value.items()
    }


def show(value: JsonValue, form: Format) -> None:
    """Print a result."""
    if form == "json":
        print_json(value)
    elif form == "jsonl":
        show_lines(value if isinstance(value, list) else [value])
    else:
        rows = [_row(item) for item in (value if isinstance(value, list) else [value])]
        names = list(dict.fromkeys(name for row in rows for name in row))
        if form == "csv":
            _show_csv(names, rows)
        else:
            _show_table(names, rows)


def show_lines(items: Iterable[JsonValue]) -> None:
    """Print each item as JSON on a line of its own."""
    for item in items:
        sys.stdout.write(f"{dumps(item).decode()}\n")


def _row(item: JsonValue) -> dict[str, JsonValue]:
    """Return the cells of an item by the names of their columns. An array, such as of `[].[id, amount]`, is a row."""
    if isinstance(item, list):
        return {str(number): cell for number, cell in enumerate(item, 1)}
    return _flat(item)


def _flat(item: JsonValue, prefix: str = "") -> dict[str, JsonValue]:
    """Return the members of an object and of the objects in it, by their path; of anything else, one value."""
    if not isinstance(item, dict):
        return {prefix or _VALUE: item}
    found: dict[str, JsonValue] = {}
    for name, value in item.items():
        path = f"{prefix}.{name}" if prefix else name
        found |= _flat(value, path) if isinstance(value, dict) and value else {path: value}
    return found


def _text(value: JsonValue) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else dumps(value).decode()


def _show_csv(names: Sequence[str], rows: Sequence[dict[str, JsonValue]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_text(row.get(name)) for name in names] for row in rows)


def _show_table(names: Sequence[str], rows: Sequence[dict[str, JsonValue]]) -> None:
    """Print the columns; of more than fit, those that say most: no lists, and nothing that is the same in all rows."""
    if len(rows) == 1:
        print_table(("field", "value"), [(name, _text(rows[0][name])) for name in names])
        return
    chosen = names if len(names) <= _COLUMNS else _fitting(_telling(names, rows), rows)
    numbers = [all(_is_number(row.get(name)) for row in rows) for name in chosen]
    print_table(chosen, [[_text(row.get(name)) for name in chosen] for row in rows], right=numbers)


def _telling(names: Sequence[str], rows: Sequence[dict[str, JsonValue]]) -> list[str]:
    plain = [name for name in names if not any(isinstance(row.get(name), list) for row in rows)] or names
    differing = [name for name in plain if len({_text(row.get(name)) for row in rows}) > 1] or plain
    return sorted(differing, key=lambda name: name in _LATE)[:_COLUMNS]


def _fitting(names: Sequence[str], rows: Sequence[dict[str, JsonValue]]) -> Sequence[str]:
    """Return as many of the first columns as a terminal is wide, so that an id can be copied."""
    width = terminal_width(sys.stdout)
    if width is None:
        return names
    widths = [max(map(len, [name, *(_text(row.get(name)) for row in rows)])) + _GAP for name in names]
    fits = sum(end - _GAP <= width for end in accumulate(widths))
    return names[: max(fits, 1)]


def _is_number(value: JsonValue) -> bool:
    return value is None or not isinstance(value, str | bool | list | dict)
