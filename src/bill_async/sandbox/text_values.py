"""The values in queries, parsed by their type in JSON Schema.

Each parsing function raises `ValueError` for a text that BILL would not accept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeAlias

from bill_async._schema.kind import Kind
from bill_async.types import OpenEnum

from .clock import moment

__all__ = [
    "FRACTION",
    "INTEGERS",
    "MOST_DIGITS",
    "TRUTH",
    "is_date",
    "known_values",
    "parse_moment",
    "parse_operand",
    "parse_parameter",
    "plain_number",
    "read_integer",
    "read_number",
    "schema_of",
]

INTEGERS: Final = range(-(2**31), 2**31)
TRUTH: Final = {"true": True, "false": False}
"""Booleans as text. BILL's own samples send them this way, as they do amounts."""
MOST_DIGITS: Final = 15
"""The maximum number of digits before the decimal point."""
FRACTION: Final = 10
"""The maximum number of digits after the decimal point, except for amounts."""

_MOMENTS: Final = ("%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z")
_INTEGER: Final = re.compile(r"-?[0-9]{1,10}")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,6})?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_Readers: TypeAlias = "Mapping[tuple[str | None, str | None], Callable[[str], Any]]"


def parse_parameter(kind: Kind, text: str) -> Any:
    """Parse a query parameter. The items of an array are separated by commas."""
    if kind.json_type == "array":
        return [parse_parameter(kind.items, piece) for piece in text.split(",") if piece]
    return _read(_PARAMETERS, kind, text)


def parse_operand(kind: Kind, text: str) -> Any:
    """Parse a value in a filter as objects store it. Dates and times remain text, in one format."""
    return _read(_OPERANDS, kind, text)


@cache
def schema_of(kind: Kind) -> Mapping[str, Any]:
    """Return the JSON Schema of a kind, without the schema of a model."""
    return kind.json_schema(lambda named: {"type": kind.json_type}, request=True)


def known_values(kind: Kind) -> tuple[str, ...] | None:
    """Return the values of an enum, or None for other kinds."""
    named = kind.named
    return tuple(named.known()) if named is not None and issubclass(named, OpenEnum) else None


def _read(readers: _Readers, kind: Kind, text: str) -> Any:
    known = known_values(kind)
    if known is not None:
        if text not in known:
            raise ValueError(text)
        return text
    schema = schema_of(kind)
    return readers.get((schema.get("type"), schema.get("format")), readers[None, None])(text)


def parse_moment(text: str) -> datetime:
    """Parse a time in any of the formats that BILL accepts. Without an offset it is UTC."""
    if is_date(text):
        return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
    for form in _MOMENTS:
        for spelt in (text, text + "+00:00"):
            try:
                return datetime.strptime(spelt, form).astimezone(UTC)
            except (ValueError, OverflowError):
                continue
    raise ValueError(f"{text} is not a date or a moment")


def read_number(text: str) -> Decimal:
    """Parse a JSON number."""
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text} is not a number")
    return Decimal(text)


def is_date(text: str) -> bool:
    """Whether a text is a date, `2026-12-25`."""
    if _DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_integer(text: str) -> int:
    """Parse an integer of 32 bits."""
    if not text.isascii() or not text.removeprefix("-").isdigit() or len(text) > 11 or int(text) not in INTEGERS:
        raise ValueError(text)
    return int(text)


def plain_number(number: Decimal, places: int) -> Decimal | None:
    """Return a number without an exponent, or None if it has too many digits."""
    _, digits, exponent = number.as_tuple()
    if not number and not -places <= int(exponent) <= 0:
        return Decimal(0)
    text = "".join(map(str, digits))
    zeros = len(text) - len(text.rstrip("0"))
    if number.adjusted() >= MOST_DIGITS or int(exponent) + zeros < -places:
        return None
    return number.quantize(Decimal(1)) if int(exponent) > 0 else number


def _truth(text: str) -> bool:
    if text not in TRUTH:
        raise ValueError(text)
    return TRUTH[text]


def _day(text: str) -> str:
    if not is_date(text):
        raise ValueError(text)
    return text


def _day_or_moment(text: str) -> str:
    return _day(text if len(text) == 10 else parse_moment(text).date().isoformat())


def _short_number(text: str) -> Decimal:
    number = plain_number(read_number(text), FRACTION)
    if number is None:
        raise ValueError(text)
    return number


def _whole_number(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("empty")
    return text


_PARAMETERS: Final[_Readers] = {
    ("boolean", None): _truth,
    ("integer", None): read_integer,
    ("number", "decimal"): _short_number,
    ("string", "date"): _day,
    ("string", "date-time"): parse_moment,
    (None, None): str,
}
"""The parsers of parameters, by type and format in JSON Schema."""
_OPERANDS: Final[_Readers] = {
    ("boolean", None): _truth,
    ("integer", None): _whole_number,
    ("number", "decimal"): read_number,
    ("string", "date"): _day_or_moment,
    ("string", "date-time"): lambda text: moment(parse_moment(text)),
    (None, None): _not_empty,
}
"""The parsers of values in filters, by type and format in JSON Schema."""
