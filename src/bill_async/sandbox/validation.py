"""Requests checked against the operation table: every problem at once, in BILL's words.

Unknown fields of a body and unknown query parameters are ignored, as BILL is known to do with the
latter; everything that the table knows is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

from bill_async._operation import Body, Operation, Parameter
from bill_async._schema import (
    Anything,
    Boolean,
    Choice,
    Date,
    DateTime,
    Field,
    Id,
    Integer,
    Kind,
    ListOf,
    MapOf,
    Nested,
    Number,
    Text,
)

from .errors import Problem, Refusal, bad_parameter, invalid, missing, wrong_type
from .filtering import is_date, parse_moment, read_number

__all__ = ["check_body", "read_parameters", "read_size", "read_start"]

Reference = Callable[[str, str], str | None]
"""Given a prefix and an id, says what is wrong with the reference, if anything is."""

_WALKING: Final = frozenset({"max", "page", "nextPage", "prevPage", "filters", "sort"})
_DIGITS: Final = 15
_FRACTION: Final = 10
_INTEGERS: Final = range(-(2**31), 2**31)
_TRUTH: Final = {"true": True, "false": False}
"""Truth values as text, which BILL's own samples send as they send amounts."""
_UNIT_PRICES: Final = ("price", "purchaseCost")
"""Amounts of one piece, which may be fractions of a cent."""


def check_body(body: Body, data: Any, reference: Reference) -> Any:
    """Return the body as it is to be used: known fields only, numbers and truth values out of their text."""
    assert body.model is not None
    problems: list[Problem] = []
    if body.many:
        if not isinstance(data, list):
            raise Refusal(400, wrong_type("body", "ArrayList"))
        if not data:
            raise Refusal(400, invalid("body", "must not be empty"))
        if body.max_items is not None and len(data) > body.max_items:
            raise Refusal(400, invalid("body", f"size must be between 1 and {body.max_items}"))
        checked: Any = [
            _object(body.model.__fields__, item, f"[{place}]", problems, reference) for place, item in enumerate(data)
        ]
    else:
        checked = _object(body.model.__fields__, data, "", problems, reference)
    if problems:
        raise Refusal(400, problems)
    return checked


def read_parameters(operation: Operation[Any], query: Mapping[str, str]) -> dict[str, Any]:
    """Return the query parameters that the operation knows, each in its type."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for parameter in operation.query:
        if parameter.wire in _WALKING:
            continue
        text = query.get(parameter.wire)
        if text is None or text == "":
            if parameter.required:
                problems.append(Problem("BDC_1108", f"{parameter.wire}: Required parameter is not present"))
            continue
        values[parameter.wire] = _parameter(parameter, text, problems)
    if problems:
        raise Refusal(400, problems)
    return values


def read_size(operation: Operation[Any], query: Mapping[str, str]) -> int:
    """Return how many objects a page may hold."""
    text = query.get("max")
    if text is None or operation.page == "fixed":
        return operation.page_default
    size = _at_least(1, "max", text)
    if size > operation.page_max:
        raise bad_parameter("max", f"must be less than or equal to {operation.page_max}")
    return size


def read_start(query: Mapping[str, str]) -> int:
    """Return how many objects a list by offset passes over."""
    return _at_least(0, "start", query.get("start") or "0")


def _at_least(least: int, name: str, text: str) -> int:
    try:
        number = _integer(text)
    except ValueError:
        raise bad_parameter(name, f"Failed to convert {text[:40]!r} to int") from None
    if number < least:
        raise bad_parameter(name, f"must be greater than or equal to {least}")
    return number


def _object(
    fields: tuple[Field, ...], data: Any, path: str, problems: list[Problem], reference: Reference
) -> dict[str, Any]:
    if not isinstance(data, dict):
        problems.append(wrong_type(path or "body", "LinkedHashMap"))
        return {}
    known: dict[str, Any] = {}
    for field in fields:
        where = f"{path}.{field.wire}" if path else field.wire
        value = data.get(field.wire)
        if value is None:
            if field.required:
                problems.append(missing(where))
            elif field.wire in data:
                known[field.wire] = None
        elif field.required and (value == "" or (value == [] and isinstance(field.kind, ListOf))):
            problems.append(invalid(where, "must not be empty"))
        else:
            known[field.wire] = _value(field.kind, value, where, problems, reference)
    return known


def _value(kind: Kind, value: Any, path: str, problems: list[Problem], reference: Reference) -> Any:
    """Check one value; what is wrong goes to `problems`."""
    match kind:
        case Nested(model=model):
            return _object(model.__fields__, value, path, problems, reference)
        case ListOf(item=item):
            if isinstance(value, list):
                return [
                    _value(item, element, f"{path}[{place}]", problems, reference)
                    for place, element in enumerate(value)
                ]
            problems.append(wrong_type(path, "ArrayList"))
        case MapOf(item=item):
            if isinstance(value, dict):
                return {
                    key: _value(item, element, f"{path}.{key}", problems, reference) for key, element in value.items()
                }
            problems.append(wrong_type(path, "LinkedHashMap"))
        case Anything():
            pass
        case Boolean():
            if isinstance(value, str) and value in _TRUTH:
                return _TRUTH[value]
            if not isinstance(value, bool):
                problems.append(wrong_type(path, "Boolean"))
        case Integer():
            if type(value) is not int or value not in _INTEGERS:
                problems.append(wrong_type(path, "Integer"))
        case Number(money=money):
            return _number(value, money, path, problems)
        case _:
            _text(kind, value, path, problems, reference)
    return value


def _number(value: Any, money: bool, path: str, problems: list[Problem]) -> Any:
    """Check a number; one that came as text is accepted, as BILL's own samples send it."""
    number = value
    if isinstance(value, str):
        with suppress(ValueError):
            number = read_number(value)
    if type(number) is not int and not isinstance(number, Decimal):
        problems.append(wrong_type(path, "BigDecimal"))
        return value
    places = 2 if money and not path.endswith(_UNIT_PRICES) else _FRACTION
    plain = _plain(Decimal(number), places)
    if plain is None:
        problems.append(invalid(path, f"numeric value out of bounds (<{_DIGITS} digits>.<{places} digits> expected)"))
        return value
    return plain if isinstance(number, Decimal) else number


def _plain(number: Decimal, places: int) -> Decimal | None:
    """Return a number as it is written without an exponent; nothing if it has too many digits for that."""
    _, digits, exponent = number.as_tuple()
    if not number and not -places <= int(exponent) <= 0:
        return Decimal(0)
    text = "".join(map(str, digits))
    zeros = len(text) - len(text.rstrip("0"))
    if number.adjusted() >= _DIGITS or int(exponent) + zeros < -places:
        return None
    return number.quantize(Decimal(1)) if int(exponent) > 0 else number


def _integer(text: str) -> int:
    """Read a whole number of 32 bits; raises ValueError for everything else."""
    if not text.isascii() or not text.removeprefix("-").isdigit() or len(text) > 11 or int(text) not in _INTEGERS:
        raise ValueError(text)
    return int(text)


def _text(kind: Kind, value: Any, path: str, problems: list[Problem], reference: Reference) -> None:
    if not isinstance(value, str):
        problems.append(wrong_type(path, "String"))
        return
    match kind:
        case Text(max_length=limit):
            if limit is not None and len(value) > limit:
                problems.append(invalid(path, f"size must be between 0 and {limit}"))
        case Id(prefix=prefix) if prefix is not None and value:
            wrong = reference(prefix, value) if value.startswith(prefix) else "is not a valid id"
            if wrong is not None:
                problems.append(invalid(path, f"{value} {wrong}"))
        case Choice(enum=enum):
            if value not in enum.known():
                problems.append(invalid(path, f"{value} is not one of {', '.join(enum.known())}"))
        case Date():
            if not is_date(value):
                problems.append(wrong_type(path, "LocalDate"))
        case DateTime():
            try:
                parse_moment(value)
            except ValueError:
                problems.append(wrong_type(path, "OffsetDateTime"))
        case _:
            pass


def _parameter(parameter: Parameter, text: str, problems: list[Problem]) -> Any:
    try:
        return _convert(parameter.kind, text)
    except ValueError:
        problems.append(Problem("BDC_1129", f"{parameter.wire}: {text[:100]} is not a valid value"))
        return None


def _convert(kind: Kind, text: str) -> Any:
    match kind:
        case Boolean():
            if text not in _TRUTH:
                raise ValueError(text)
            return _TRUTH[text]
        case Integer():
            return _integer(text)
        case Number():
            plain = _plain(read_number(text), _FRACTION)
            if plain is None:
                raise ValueError(text)
            return plain
        case Date():
            if not is_date(text):
                raise ValueError(text)
            return text
        case DateTime():
            return parse_moment(text)
        case Choice(enum=enum):
            if text not in enum.known():
                raise ValueError(text)
            return text
        case ListOf(item=item):
            return [_convert(item, piece) for piece in text.split(",") if piece]
        case _:
            return text
