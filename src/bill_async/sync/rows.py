"""The rows of a table, made from the bytes of a page without changing a digit.

The text of each object is kept as BILL sent it, and numbers are taken from that text. An amount never becomes a float,
neither here nor in the database.
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
from bill_async._schema.kind import Kind
from bill_async._schema.operation import Operation
from bill_async.paging import Page
from bill_async.types import JsonValue

__all__ = ["Column", "ColumnType", "Item", "RawPage", "columns", "escape_surrogates", "read_page", "replace_surrogates"]

ColumnType: TypeAlias = Literal["TEXT", "INTEGER"]
"""The types of columns. Numbers with a fraction are stored as exact text."""

Cell: TypeAlias = "str | int | None"

_INTEGER_LIMIT: Final = 2**63
_MAX_DIGITS: Final = 19
"""The number of digits of the largest integer in a column."""
_PLAIN_EXPONENTS: Final = range(-60, 61)
"""The exponents of numbers that are written with zeros instead of an exponent."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class Item(NamedTuple):
    """An object, parsed and as text."""

    value: Mapping[str, JsonValue]
    """Empty if it is not an object."""
    text: str


@attrs.frozen
class RawPage(Page[Item]):
    """A page of a list, with the text of each object."""

    dated: datetime | None = None
    """The time of the answer, by BILL's clock."""


@attrs.frozen
class Column:
    """A column of a table, and the field that it holds."""

    name: str
    type: ColumnType
    wire: str
    convert: Callable[[JsonValue], Cell] | None
    """Converts a value for storage; None for objects and lists, which are already in the raw text."""


def read_page(body: bytes, operation: Operation[Any]) -> RawPage:
    """Read a page as the client does, and keep the text of each object.

    Raises: `DecodeError` if the answer is not a page.
    """
    page = open_page(loads(body), operation)
    texts = split(body, page.key) if page.data else []
    pairs = zip(page.data, texts, strict=True)
    return RawPage([Item(item if type(item) is dict else {}, text) for item, text in pairs], page.following)


def replace_surrogates(item: Item) -> Mapping[str, JsonValue]:
    """Return the value of an object with U+FFFD in place of each unpaired surrogate.

    JSON can express an unpaired surrogate as an escape, but UTF-8 cannot. The text of the object keeps the escape.
    """
    if "\\u" not in item.text or not _ESCAPED_SURROGATE.search(item.text):
        return item.value
    value: Any = _map_texts(item.value, lambda text: _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
    return value if value != item.value else item.value


def escape_surrogates(text: str) -> str:
    """Return a key with unpaired surrogates as escapes, so that it can be stored and stays distinct from other keys."""
    return text.encode("utf-8", "backslashreplace").decode()


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key): _map_texts(inner, change) for key, inner in value.items()}
    return [_map_texts(inner, change) for inner in value] if isinstance(value, list) else value


def columns(fields: tuple[Field, ...], taken: frozenset[str]) -> tuple[Column, ...]:
    """Return a column for each field. A name that is already taken gets an underscore."""
    found: list[Column] = []
    for field in fields:
        type, convert = _column_type(field.kind)
        found.append(Column(f"{field.name}_" if field.name in taken else field.name, type, field.wire, convert))
    return tuple(found)


def _column_type(kind: Kind) -> tuple[ColumnType, Callable[[JsonValue], Cell] | None]:
    """Return the type of the column for a kind, and the function that converts its values."""
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
    """Return an integer or a boolean as an integer. Other values and integers that are too large give None."""
    if isinstance(value, Decimal) and value.adjusted() < _MAX_DIGITS and value == value.to_integral_value():
        value = int(value)
    return int(value) if isinstance(value, int) and -_INTEGER_LIMIT <= value < _INTEGER_LIMIT else None


def _amount(value: JsonValue) -> str | None:
    """Return a number in full, with every digit that was sent: `149.00`."""
    text = str(value) if isinstance(value, Decimal) else _text(value)
    if text is None or "E" not in text or not isinstance(value, Decimal):
        return text
    return format(value, "f") if value.adjusted() in _PLAIN_EXPONENTS else text


def _text(value: JsonValue) -> str | None:
    return value if value is None or isinstance(value, str) else dumps(value).decode()
