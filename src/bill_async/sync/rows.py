"""From the bytes of a page to the rows of a table, without changing a digit.

The text of each object is kept as BILL sent it, and numbers are taken from that text: an amount
never passes through a float, neither here nor in the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple, NoReturn, TypeAlias

import attrs

from bill_async._schema.codec import dumps
from bill_async._schema.fields import Field
from bill_async._schema.kinds import Boolean, Integer, Kind, ListOf, MapOf, Number
from bill_async._schema.models import Nested
from bill_async.errors import DecodeError
from bill_async.types import JsonValue

__all__ = ["Column", "ColumnType", "Item", "RawPage", "columns", "read_page"]

ColumnType: TypeAlias = Literal["TEXT", "INTEGER"]
"""The types of columns. There is none for numbers with a fraction: amounts are exact text."""

Cell: TypeAlias = "str | int | None"

_LARGEST: Final = 2**63
_WRITTEN_OUT: Final = range(-60, 61)
"""Powers of ten that are written with zeros instead of an exponent."""


class Item(NamedTuple):
    """An object, parsed and as it was sent."""

    value: Mapping[str, JsonValue]
    text: str


@attrs.frozen
class RawPage:
    """A page of a list."""

    items: list[Item]
    next_page: str | None = None
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


def read_page(body: bytes, key: str = "results") -> RawPage:
    """Read a page, or a bare array. Raises `DecodeError` if it is neither."""
    try:
        return _Reader(body.decode("utf-8-sig")).page(key)
    except StopIteration as stop:
        raise DecodeError(f"the answer is not a page of objects: no value at {stop.value}") from None
    except (ArithmeticError, IndexError, RecursionError, ValueError) as error:
        raise DecodeError(f"the answer is not a page of objects: {error}") from error


def columns(fields: tuple[Field, ...], taken: frozenset[str]) -> tuple[Column, ...]:
    """Return a column for each field. A name that is taken gets an underscore."""
    return tuple(
        Column(f"{field.name}_" if field.name in taken else field.name, *_shape(field.kind, field.wire))
        for field in fields
    )


def _shape(kind: Kind, wire: str) -> tuple[ColumnType, str, Callable[[JsonValue], Cell] | None]:
    if isinstance(kind, Nested | ListOf | MapOf):
        return "TEXT", wire, None
    if isinstance(kind, Integer | Boolean):
        return "INTEGER", wire, _integer
    return "TEXT", wire, _amount if isinstance(kind, Number) else _text


def _integer(value: JsonValue) -> int | None:
    """Take a whole number or a truth value; what is neither stands in the raw text only."""
    return int(value) if isinstance(value, int) and -_LARGEST <= value < _LARGEST else None


def _amount(value: JsonValue) -> str | None:
    """Write a number out in full, with every digit that was sent: `149.00`."""
    text = str(value) if isinstance(value, Decimal) else _text(value)
    if text is None or "E" not in text or not isinstance(value, Decimal):
        return text
    return format(value, "f") if value.adjusted() in _WRITTEN_OUT else text


def _text(value: JsonValue) -> str | None:
    return value if value is None or isinstance(value, str) else dumps(value).decode()


class _Reader:
    """Finds each object of a page in its text: parsing gives the values, and where they end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def page(self, key: str) -> RawPage:
        if self._peek() == "[":
            return RawPage(self._items())
        items: list[Item] | None = None
        cursor: JsonValue = None
        self._expect("{")
        while self._peek() != "}":
            name = self._value()
            self._expect(":")
            if name == key:
                items = self._items()
            elif name == "nextPage":
                cursor = self._value()
            else:
                self._value()
            if self._peek() != "}":
                self._expect(",")
        if items is None:
            raise ValueError(f"there is no {key!r} in it")
        return RawPage(items, cursor if isinstance(cursor, str) and cursor else None)

    def _items(self) -> list[Item]:
        """Read an array of objects. As a rule there is no white space between them, and no call is spent on it."""
        self._expect("[")
        self._peek()
        text, at, scan = self._text, self._at, _DECODER.scan_once
        items: list[Item] = []
        while text[at] != "]":
            value, end = scan(text, at)
            if type(value) is not dict:
                raise ValueError(f"element {len(items)} is not an object")
            items.append(Item(value, text[at:end]))
            at = _skip(text, end) if text[end] in _WHITE else end
            if text[at] == ",":
                at = _skip(text, at + 1) if text[at + 1] in _WHITE else at + 1
            elif text[at] != "]":
                raise ValueError(f"{text[at]!r} at {at} where ',' should be")
        self._at = at + 1
        return items

    def _value(self) -> JsonValue:
        self._peek()
        value: JsonValue
        value, self._at = _DECODER.scan_once(self._text, self._at)
        return value

    def _peek(self) -> str:
        """Skip white space and return what comes."""
        self._at = _skip(self._text, self._at)
        return self._text[self._at]

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            raise ValueError(f"{self._text[self._at]!r} at {self._at} where {character!r} should be")
        self._at += 1


def _skip(text: str, at: int) -> int:
    """Return where the white space that begins here ends."""
    while text[at] in _WHITE:
        at += 1
    return at


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


_DECODER: Final[Any] = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse)
_WHITE: Final = " \t\r\n"
