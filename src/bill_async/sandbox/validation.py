"""Requests checked against the operation table: every problem at once, in BILL's words.

Unknown fields of a body and unknown query parameters are ignored, as BILL is known to do with the
latter; everything that the table knows is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
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
from .filtering import parse_moment

__all__ = ["check_body", "read_parameters", "read_size"]

Reference = Callable[[str, str], str | None]
"""Given a prefix and an id, says what is wrong with the reference, if anything is."""

_WALKING: Final = frozenset({"max", "page", "nextPage", "prevPage", "start", "filters", "sort"})


def check_body(body: Body, data: Any, reference: Reference) -> Any:
    """Return the body as it is to be used: known fields only, and numbers that came as text are numbers."""
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
    if not text.isascii() or not text.removeprefix("-").isdigit():
        raise bad_parameter("max", f"Failed to convert {text!r} to int")
    size = int(text)
    if size < 1:
        raise bad_parameter("max", "must be greater than or equal to 1")
    if size > operation.page_max:
        raise bad_parameter("max", f"must be less than or equal to {operation.page_max}")
    return size


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
            if not isinstance(value, bool):
                problems.append(wrong_type(path, "Boolean"))
        case Integer():
            if type(value) is not int:
                problems.append(wrong_type(path, "Integer"))
        case Number():
            return _number(value, path, problems)
        case _:
            _text(kind, value, path, problems, reference)
    return value


def _number(value: Any, path: str, problems: list[Problem]) -> Any:
    """Check a number; one that came as text is accepted, as BILL's own samples send it."""
    if type(value) is int or isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        try:
            number = Decimal(value)
            if number.is_finite():
                return number
        except InvalidOperation:
            pass
    problems.append(wrong_type(path, "BigDecimal"))
    return value


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
            if not _is_date(value):
                problems.append(wrong_type(path, "LocalDate"))
        case DateTime():
            try:
                parse_moment(value)
            except ValueError:
                problems.append(wrong_type(path, "OffsetDateTime"))
        case _:
            pass


def _is_date(text: str) -> bool:
    if len(text) != 10:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _parameter(parameter: Parameter, text: str, problems: list[Problem]) -> Any:
    try:
        return _convert(parameter.kind, text)
    except (ValueError, InvalidOperation):
        problems.append(Problem("BDC_1129", f"{parameter.wire}: {text} is not a valid value"))
        return None


def _convert(kind: Kind, text: str) -> Any:
    match kind:
        case Boolean():
            if text not in ("true", "false"):
                raise ValueError(text)
            return text == "true"
        case Integer():
            return int(text)
        case Number():
            number = Decimal(text)
            if not number.is_finite():
                raise ValueError(text)
            return number
        case Date():
            if not _is_date(text):
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
