"""How a single JSON value becomes a Python value, and back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Final

from ..secret import reveal

__all__ = [
    "NumberText",
    "from_datetime",
    "from_decimal",
    "is_cut",
    "to_bool",
    "to_date",
    "to_datetime",
    "to_decimal",
    "to_int",
    "to_list",
    "to_object",
    "to_plain",
    "to_text",
]

_LONGEST_INT: Final = 30
"""Digits of the longest whole number that is taken from an exponent: `1E999999999` would fill the memory."""

_JSON_WHOLE: Final = rf"-?(?:0|[1-9][0-9]{{,{_LONGEST_INT - 1}}})"
_JSON_NUMBER: Final = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"

_FINER: Final = "[.,][0-9]{6}[0-9]*[1-9]"

_ZULU: Final = timezone(timedelta(0), "Z")
"""UTC, of a moment that was written with a `Z`."""

to_date: Final = date.fromisoformat
"""The day of `2026-12-01`."""


class NumberText(str):
    """The text of a JSON number that no `Decimal` can hold, because its exponent has 19 digits or more."""

    __slots__ = ()


def to_text(value: Any) -> str:
    """Take a string."""
    if isinstance(value, str) and not isinstance(value, NumberText):
        return value
    raise TypeError("not a string")


def to_bool(value: Any) -> bool:
    """Take true or false."""
    if isinstance(value, bool):
        return value
    raise TypeError("not true or false")


def to_int(value: Any) -> int:
    """Take a whole number; `3.0` is one, and so is a whole number in quotes."""
    if type(value) is int:
        return value
    if isinstance(value, str) and re.fullmatch(_JSON_WHOLE, value):
        return int(value)
    if isinstance(value, Decimal) and value.adjusted() < _LONGEST_INT and value == value.to_integral_value():
        return int(value)
    raise TypeError("not a whole number")


def to_decimal(value: Any) -> Decimal:
    """Take a number exactly; a number in quotes is one."""
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and re.fullmatch(_JSON_NUMBER, value):
        return Decimal(value)
    raise TypeError("not a number")


def to_list(value: Any) -> list[Any]:
    """Take an array."""
    if type(value) is list:
        return value
    raise TypeError("not an array")


def to_object(value: Any) -> dict[str, Any]:
    """Take an object."""
    if isinstance(value, dict):
        return value
    raise TypeError("not an object")


def to_datetime(value: str) -> datetime:
    """Take the moment of `2026-12-01T09:30:00.000+00:00`; without an offset it is UTC."""
    moment = datetime.fromisoformat(value)
    if value[-1] == "Z":
        return moment.replace(tzinfo=_ZULU)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def is_cut(text: str) -> bool:
    """Whether a moment has a fraction of a second that is finer than microseconds, which `to_datetime` cuts off."""
    return re.search(_FINER, text) is not None


def from_decimal(value: Decimal) -> str:
    """Write a number exactly, as JSON does; with an exponent only if it is absurdly long without."""
    if not value.is_finite():
        raise ValueError(f"{value} is not a number that JSON knows")
    text = str(value)
    return format(value, "f") if "E" in text and abs(value.adjusted()) < 30 else text


def from_datetime(value: datetime) -> str:
    """Write a moment as BILL does, `2026-12-01T09:30:00.000+00:00`; with a `Z` if it came with one."""
    text = value.isoformat(timespec="microseconds" if value.microsecond % 1000 else "milliseconds")
    return f"{text[:-6]}Z" if value.tzname() == "Z" else text


def to_plain(value: object) -> str:
    """Write a value for a URL or a filter. Moments are cut to milliseconds, as BILL has them."""
    value = reveal(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal):
        return from_decimal(value)
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC).isoformat(timespec='milliseconds')[:-6]}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be part of a URL")
