"""The columns of a table, and the cells that JSON values become, without changing a digit.

An amount never becomes a float, neither here nor in the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias

import attrs

from bill_async._schema.codec import dumps
from bill_async._schema.fields import Field
from bill_async._schema.kind import Kind
from bill_async._schema.models import Model
from bill_async.types import JsonValue

__all__ = [
    "INTEGERS",
    "Cell",
    "Column",
    "ColumnType",
    "amount",
    "columns",
    "escape_surrogates",
    "nested_model",
    "replace_surrogates",
    "stored_columns",
    "write_number",
]

ColumnType: TypeAlias = Literal["TEXT", "INTEGER"]
"""The types of columns. Numbers with a fraction are stored as exact text."""

Cell: TypeAlias = "str | int | None"

INTEGERS: Final = range(-(2**63), 2**63)
"""The integers that fit a column."""
_MAX_DIGITS: Final = 19
"""The number of digits of the largest integer in a column."""
_PLAIN_EXPONENTS: Final = range(-60, 61)
"""The exponents of numbers that are written with zeros instead of an exponent."""
_PLAIN_LENGTH: Final = 60
"""The length up to which a number without an exponent is written as it was sent."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


@attrs.frozen
class Column:
    """A column of a table, and the field that it holds."""

    name: str
    type: ColumnType
    wire: str
    convert: Callable[[JsonValue], Cell] | None
    """Converts a value for storage; None for objects and lists, which are already in the raw text."""


def replace_surrogates(value: Mapping[str, JsonValue], text: str) -> Mapping[str, JsonValue]:
    """Return an object, whose text is `text`, with U+FFFD in place of each unpaired surrogate.

    JSON can express an unpaired surrogate as an escape, but UTF-8 cannot. The text of the object keeps the escape.
    """
    if "\\u" not in text or not _ESCAPED_SURROGATE.search(text):
        return value
    changed: Any = _map_texts(value, lambda text: _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
    return changed if changed != value else value


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


def stored_columns(fields: tuple[Field, ...], taken: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """Return the columns that hold values: not the identity, and not objects and lists, which are in the raw text."""
    return tuple(column for column in columns(fields, taken) if column.wire != "id" and column.convert is not None)


def nested_model(kind: Kind) -> type[Model] | None:
    """Return the model of an object, or of the objects of a list; None for single values and other lists."""
    if kind.json_type not in ("array", "object"):
        return None
    named = kind.items.named if kind.json_type == "array" else kind.named
    return named if named is not None and issubclass(named, Model) else None


def _column_type(kind: Kind) -> tuple[ColumnType, Callable[[JsonValue], Cell] | None]:
    """Return the type of the column for a kind, and the function that converts its values."""
    match kind.json_type:
        case "array" | "object":
            return "TEXT", None
        case "integer" | "boolean":
            return "INTEGER", _integer
        case "number":
            return "TEXT", amount
        case _:
            return "TEXT", _text


def _integer(value: JsonValue) -> int | None:
    """Return an integer or a boolean as an integer. Other values and integers that are too large give None."""
    if isinstance(value, Decimal) and value.adjusted() < _MAX_DIGITS and value == value.to_integral_value():
        value = int(value)
    return int(value) if isinstance(value, int) and int(value) in INTEGERS else None


def amount(value: JsonValue) -> str | None:
    """Return a number in full, with every digit that was sent: `149.00`."""
    text = str(value) if isinstance(value, Decimal) else _text(value)
    if text is None or "E" not in text or not isinstance(value, Decimal):
        return text
    return format(value, "f") if value.adjusted() in _PLAIN_EXPONENTS else text


def write_number(text: str) -> str:
    """Return the cell of a number with a fraction or an exponent, from its text in JSON."""
    if len(text) <= _PLAIN_LENGTH and "e" not in text and "E" not in text:
        return text
    return amount(Decimal(text)) or ""


def _text(value: JsonValue) -> str | None:
    return value if value is None or type(value) is str else dumps(value).decode()
