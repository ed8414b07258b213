"""Rows of a table, made of the bytes of a page without changing a digit.

The text of each object is kept as BILL sent it, and numbers are taken from that text: an amount
never passes through a float, neither here nor in the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import attrs

from bill_async._schema.codec import dumps, loads, split
from bill_async._schema.converter import open_page
from bill_async._schema.fields import Field
from bill_async._schema.kinds import Kind
from bill_async._schema.operation import Operation
from bill_async.paging import Page
from bill_async.types import JsonValue

__all__ = ["Column", "ColumnType", "Item", "RawPage", "columns", "escape_surrogates", "read_page", "replace_surrogates"]

ColumnType: TypeAlias = Literal["TEXT", "INTEGER"]
"""The types of columns. There is none for numbers with a fraction: amounts are exact text."""

Cell: TypeAlias = "str | int | None"

_INTEGER_LIMIT: Final = 2**63
_MAX_DIGITS: Final = 19
"""Of the largest whole number in a column."""
_PLAIN_EXPONENTS: Final = range(-60, 61)
"""Powers of ten that are written with zeros instead of an exponent."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class Item(NamedTuple):
    """An object, parsed and as it was sent."""

    value: Mapping[str, JsonValue]
    """Empty if it is not an object."""
    text: str


@attrs.frozen
class RawPage(Page[Item]):
    """A page of a list, with the text of each object."""

    dated: datetime | None = None
    """When it was answered, by the clock of BILL."""


@attrs.frozen
class Column:
    """A column of a table, and the field it is filled from."""

    name: str
    type: ColumnType
    wire: str
    convert: Callable[[JsonValue], Cell] | None
    """How its value is stored; None for objects and lists, which are part of the raw text already."""


def read_page(body: bytes, operation: Operation[Any]) -> RawPage:
    """Read a page as the client does, and keep the text of each object. Raises `DecodeError`."""
    page = open_page(loads(body), operation)
    texts = split(body, page.key) if page.data else []
    pairs = zip(page.data, texts, strict=True)
    return RawPage([Item(item if type(item) is dict else {}, text) for item, text in pairs], page.following)


def replace_surrogates(item: Item) -> Mapping[str, JsonValue]:
    """Return the value of an object with U+FFFD in the place of each half of a surrogate pair.

    JSON can write such a half, as an escape, but no encoding has it. The text of the object keeps the escape.
    """
    if "\\u" not in item.text or not _ESCAPED_SURROGATE.search(item.text):
        return item.value
    value: Any = _map_texts(item.value, lambda text: _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
    return value if value != item.value else item.value


def escape_surrogates(text: str) -> str:
    """Return a key that can be stored: halves of surrogate pairs as escapes, so that different keys stay different."""
    return text.encode("utf-8", "backslashreplace").decode()


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key): _map_texts(inner, change) for key, inner in value.items()}
    return [_map_texts(inner, change) for inner in value] if isinstance(value, list) else value


def columns(fields: tuple[Field, ...], taken: frozenset[str]) -> tuple[Column, ...]:
    """Return a column for each field. A name that is taken gets an underscore."""
    found: list[Column] = []
    for field in fields:
        type, convert = _column_type(field.kind)
        found.append(Column(f"{field.name}_" if field.name in taken else field.name, type, field.wire, convert))
    return tuple(found)


def _column_type(kind: Kind) -> tuple[ColumnType, Callable[[JsonValue], Cell] | None]:
    """Return the type of a column for values of a kind, and how they are stored."""
    match kind.json_type:
        case "array" | "object":
            return "TEXT", None
        case "integer" | "boolean":
            return "INTEGER", _integer
        case "number":
            return "TEXT", _amount
        case _:
            return "TEXT", _text


def _integer(value: JsonValue) -> int | None:
    """Take a whole number or a truth value; what is neither, or too large, stands in the raw text only."""
    if isinstance(value, Decimal) and value.adjusted() < _MAX_DIGITS and value == value.to_integral_value():
        value = int(value)
    return int(value) if isinstance(value, int) and -_INTEGER_LIMIT <= value < _INTEGER_LIMIT else None


def _amount(value: JsonValue) -> str | None:
    """Write a number out in full, with every digit that was sent: `149.00`."""
    text = str(value) if isinstance(value, Decimal) else _text(value)
    if text is None or "E" not in text or not isinstance(value, Decimal):
        return text
    return format(value, "f") if value.adjusted() in _PLAIN_EXPONENTS else text


def _text(value: JsonValue) -> str | None:
    return value if value is None or isinstance(value, str) else dumps(value).decode()
