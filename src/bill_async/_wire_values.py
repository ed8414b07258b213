"""How a single JSON value becomes a Python value: the helpers of the generated `_from_wire` methods.

A generated method calls a helper only where a test of the type does not settle it, because a call
costs more than the test:

    value = take("name", None)                                                       # Text, Id
    new.name = value if type(value) is str or value is None else to_text(value)
    value = take("amount", None)                                                     # Number
    new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
    value = take("count", None)                                                      # Integer
    new.count = value if type(value) is int or value is None else to_int(value)
    value = take("archived", None)                                                   # Boolean
    new.archived = value if type(value) is bool or value is None else to_bool(value)
    value = take("dueDate", None)                                                    # Date, DateTime
    new.due_date = None if value is None else to_date(value)
    value = take("status", None)                                                     # Choice
    new.status = None if value is None else BillStatus(value)
    value = take("lines", None)                                                      # ListOf
    new.lines = None if value is None else [Line._from_wire(item) for item in to_list(value)]
    value = take("ids", None)
    new.ids = None if value is None else [to_text(item) for item in to_list(value)]
    value = take("notes", None)                                                      # MapOf
    new.notes = None if value is None else {key: to_text(item) for key, item in value.items()}

`to_list` is not for looks: the letters of a string and the keys of an object would pass for items.
A required field is the same without its `None` branch and with `take("name")`. Whatever does not
fit raises; `_wire` then finds out where.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ._model import AnswerModel

__all__ = [
    "NULLS",
    "from_datetime",
    "from_decimal",
    "keep_rest",
    "to_bool",
    "to_date",
    "to_datetime",
    "to_decimal",
    "to_int",
    "to_list",
    "to_plain",
    "to_text",
]

NULLS: Final[Any] = object()
"""The key under which `_wire` leaves the names of an object's null fields. No JSON key equals it."""

_LONGEST_INT: Final = 30
"""Digits of the longest whole number that is taken from an exponent: `1E999999999` would fill the memory."""

_JSON_WHOLE: Final = re.compile(rf"-?(?:0|[1-9][0-9]{{,{_LONGEST_INT - 1}}})")
_JSON_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")

_ZULU: Final = timezone(timedelta(0), "Z")
"""UTC, of a moment that was written with a `Z`."""

to_date: Final = date.fromisoformat
"""The day of `2026-12-01`."""


def to_text(value: Any) -> str:
    """Take a string."""
    if isinstance(value, str):
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
    if isinstance(value, str) and _JSON_WHOLE.fullmatch(value):
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
    if isinstance(value, str) and _JSON_NUMBER.fullmatch(value):
        return Decimal(value)
    raise TypeError("not a number")


def to_list(value: Any) -> list[Any]:
    """Take an array."""
    if type(value) is list:
        return value
    raise TypeError("not an array")


def to_datetime(value: str) -> datetime:
    """Take the moment of `2026-12-01T09:30:00.000+00:00`; without an offset it is UTC."""
    moment = datetime.fromisoformat(value)
    if value[-1] == "Z":
        return moment.replace(tzinfo=_ZULU)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def keep_rest(new: AnswerModel, rest: dict[Any, Any]) -> None:
    """Record what `_from_wire` left over: the unknown fields, and which known ones were null."""
    nulls = rest.pop(NULLS, None)
    if nulls:
        new._nulls = frozenset(field.name for field in new.__fields__ if field.wire in nulls) or None
    new._unknown = rest or None


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
