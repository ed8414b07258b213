"""The rows of PostgreSQL tables, as COPY takes them.

    organization_id, [parent_id,] id, one column for each field with a single value, _raw, _copied_at

Each list of objects inside the objects has a table of its own, with a row for each entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

import attrs

from bill_async._schema.codec import escaped, parse
from bill_async._schema.fields import Field
from bill_async._schema.kinds import Boolean, Date, DateTime
from bill_async._schema.models import Model
from bill_async._schema.values import is_cut, to_decimal
from bill_async.types import JsonValue

from .destination import MOST_NAMED, Batch, Saved
from .pages import Item
from .resource_lists import ResourceList
from .rows import INTEGERS, escape_surrogates, nested_model
from .threaded import yielding

__all__ = ["Column", "Entries", "PostgresRows", "Rows"]

_Convert: TypeAlias = Callable[[JsonValue], "str | None"]

_NULL: Final = "\\N"
_MOMENTS: Final = "timestamptz"

_UNSAFE: Final = re.compile("[\ud800-\udfff\0]")
"""What no text of PostgreSQL can hold."""
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_HINTS: Final = tuple(map(re.compile, (r"\\u", "e[+-]?[0-9]{4}", "E[+-]?[0-9]{4}", "[0-9]{4000}")))
"""Expressions that find all that `_SUSPECT` finds, and more. Each of them begins with one character, so that together
they take a tenth of its time."""
_SUSPECT: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])|[0-9][eE][+-]?[0-9]{4}|[0-9]{4000}")
"""What the raw text of an object can hold and `jsonb` perhaps cannot."""
_LONGEST_ID: Final = 400
"""The characters of an id that fit into an index of PostgreSQL whatever they are: it takes 2,704 bytes, and an escape
has six. BILL's ids have 20."""
_DIGITS: Final = 16_000
"""The digits before and after the point that a number may have."""


@attrs.frozen
class Column:
    """A column, and the field whose value it holds."""

    name: str
    type: str
    wire: str
    convert: _Convert
    """Returns the text of a value, and None for one that does not fit."""


@attrs.frozen
class Entries:
    """The table of a list of objects inside the objects of another table."""

    name: str
    wire: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@attrs.frozen
class Rows:
    """The rows of a batch."""

    objects: Mapping[tuple[str, ...], str]
    """The line of each object, by its key. Of an object that comes twice, the last one stays."""
    entries: Mapping[tuple[str, ...], Sequence[Sequence[str]]]
    """The lines of the entries of each object, for each of the tables of entries."""
    unplaced: Sequence[str]
    saved: Saved


class PostgresRows:
    """The columns of a resource and of the lists inside its objects, and the rows of its pages."""

    def __init__(self, resource: ResourceList) -> None:
        self.resource = resource
        self.key = ("organization_id", "id") if resource.parent is None else ("organization_id", "parent_id", "id")
        self.columns = _columns(resource.fields, {*self.key} - {"id"}, without="id")
        own = (*self.key[:-1], f"{resource.name}_id", "position")
        self.entries = tuple(
            Entries(f"{resource.name}__{field.name}", field.wire, own, _columns(model.__fields__, set(own)))
            for field, model in _lists(resource.fields)
        )

    def rows(self, batch: Batch, copied_at: str) -> Rows:
        """Make the rows of a batch."""
        objects: dict[tuple[str, ...], str] = {}
        entries: dict[tuple[str, ...], list[list[str]]] = {}
        unplaced: list[str] = []
        altered: list[tuple[str, str]] = []
        parent = () if self.resource.parent is None else (_key(batch.checkpoint.parent_id or ""),)
        for item in yielding(batch.items):
            id = self.resource.key(item)
            if id is None or len(id) > _LONGEST_ID:
                unplaced.append(item.text)
                continue
            key = (batch.organization_id, *parent, _key(id))
            value, plain = item.value, "\\" not in item.text
            cells, misfits = _cells(self.columns, value, plain=plain)
            head = [_escaped(part) for part in key]
            if self.entries:
                entries[key] = [
                    list(_entry_lines(each, head, value.get(each.wire), misfits, plain=plain)) for each in self.entries
                ]
            raw = _raw(item, misfits)
            objects[key] = _line((*head, *cells, _escaped(raw), copied_at))
            altered += [(key[-1], wire) for wire in misfits]
        saved = Saved(altered=len(altered), unplaced=len(unplaced), alterations=altered[:MOST_NAMED])
        return Rows(objects, entries, unplaced, saved)


def _line(cells: Iterable[str]) -> str:
    """Return a row as COPY reads it."""
    return "\t".join(cells) + "\n"


def _escaped(text: str) -> str:
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        return text.translate(_ESCAPES)
    return text


def _entry_lines(
    entries: Entries, head: Sequence[str], values: JsonValue, misfits: list[str], *, plain: bool
) -> Iterator[str]:
    """Yield the lines of the entries of an object, and add what is not stored unchanged to `misfits`."""
    if not isinstance(values, list):
        if values is not None:
            misfits.append(entries.wire)
        return
    for position, value in enumerate(values):
        if isinstance(value, Mapping):
            cells, inside = _cells(entries.columns, value, plain=plain)
            misfits += [f"{entries.wire}[{position}].{wire}" for wire in inside]
            yield _line((*head, str(position), *cells))
        elif value is not None:
            misfits.append(f"{entries.wire}[{position}]")


def _cells(columns: Sequence[Column], value: Mapping[str, JsonValue], *, plain: bool) -> tuple[list[str], list[str]]:
    """Return the cells of an object as COPY reads them, and the fields whose values are not stored unchanged.

    `plain` tells that the JSON has no escapes, so that no text in it has a character that PostgreSQL cannot hold.
    """
    cells: list[str] = []
    misfits: list[str] = []
    for column in columns:
        sent = value.get(column.wire)
        cell = None if sent is None else column.convert(sent)
        if cell is None:
            cells.append(_NULL)
            if sent is not None and sent != "":
                misfits.append(column.wire)
            continue
        if not plain and _UNSAFE.search(cell):
            cell = _storable(cell)
            misfits.append(column.wire)
        elif column.type == _MOMENTS and is_cut(str(sent)):
            misfits.append(column.wire)
        cells.append(_escaped(cell))
    return cells, misfits


def _key(text: str) -> str:
    """Return an id with an escape for each character that PostgreSQL cannot hold, so that ids stay distinct."""
    return escape_surrogates(text).replace("\0", r"\u0000")


def _storable(text: str) -> str:
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def _raw(item: Item, misfits: list[str]) -> str:
    """Return the text of an object as `jsonb` can hold it. Add `_raw` to `misfits` if it changes any other value."""
    if not any(hint.search(item.text) for hint in _HINTS) or not _SUSPECT.search(item.text):
        return item.text
    value = parse(item.text.encode())
    if _is_altered(value, "", {*misfits}):
        misfits.append("_raw")
    return escaped(_map(value))  # without values that a later member of the same name replaces


def _is_altered(value: Any, path: str, named: set[str]) -> bool:
    """Whether `_map` changes a value that is not named."""
    if path in named:
        return False
    if isinstance(value, dict):
        inner = ((name, each, f"{path}.{name}" if path else name) for name, each in value.items())
        return any(_storable(name) != name or _is_altered(each, wire, named) for name, each, wire in inner)
    if isinstance(value, list):
        return any(_is_altered(each, f"{path}[{place}]", named) for place, each in enumerate(value))
    changed = _map(value)
    return type(changed) is not type(value) or changed != value


def _map(value: Any) -> Any:
    if isinstance(value, str):
        return _storable(str(value))
    if isinstance(value, Decimal):
        return value if _numeric(value) is not None else str(value)
    if isinstance(value, dict):
        return {_storable(name): _map(each) for name, each in value.items()}
    return [_map(each) for each in value] if isinstance(value, list) else value


# ---- columns


def _columns(fields: Sequence[Field], taken: set[str], *, without: str | None = None) -> tuple[Column, ...]:
    """Return a column for each field with a single value. A name that is taken gets an underscore."""
    found: list[Column] = []
    for field in fields:
        if field.wire == without or field.secret or nested_model(field.kind) is not None:
            continue
        type, convert = _type(field)
        found.append(Column(f"{field.name}_" if field.name in taken else field.name, type, field.wire, convert))
    return tuple(found)


def _lists(fields: Sequence[Field]) -> Iterator[tuple[Field, type[Model]]]:
    for field in fields:
        if field.kind.json_type == "array" and (model := nested_model(field.kind)) is not None:
            yield field, model


def _type(field: Field) -> tuple[str, _Convert]:
    kind = field.kind
    if isinstance(kind, Date):
        return "date", _day
    if isinstance(kind, DateTime):
        return _MOMENTS, _moment
    match kind.json_type:
        case "number":
            return "numeric", _numeric
        case "integer":
            return "bigint", _integer
        case "boolean":
            return ("boolean", _boolean) if isinstance(kind, Boolean) else ("text", _string)
        case _:
            return "text", _string


def _string(value: JsonValue) -> str | None:
    return value if type(value) is str else escaped(value)


def _numeric(value: JsonValue) -> str | None:
    """Return a number in full; None if it is none, or one that is too large or too exact."""
    if type(value) is int:
        return str(value)  # at most 4,300 digits: a longer one is a `Decimal`
    try:
        number = to_decimal(value)
    except (ArithmeticError, TypeError):
        return None
    text = str(number)
    if len(text) > _DIGITS or "E" in text:
        exponent = number.as_tuple().exponent
        if number.adjusted() >= _DIGITS or not isinstance(exponent, int) or exponent < -_DIGITS:
            return None
    return text


def _integer(value: JsonValue) -> str | None:
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < len(str(INTEGERS[-1])):
        value = int(value) if value == value.to_integral_value() else value
    return str(value) if type(value) is int and value in INTEGERS else None


def _boolean(value: JsonValue) -> str | None:
    return ("t" if value else "f") if type(value) is bool else None


def _day(value: JsonValue) -> str | None:
    """Return a day as text; None if it is none."""
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(value: JsonValue) -> str | None:
    """Return a moment as text in UTC; None if it is none."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    try:
        return (moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).isoformat()
    except OverflowError:
        return None  # in UTC it is before the year 1 or after 9999, which most programs cannot read
