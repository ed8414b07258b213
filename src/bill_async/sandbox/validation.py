"""The validation of requests against the operation table. All problems are reported at once, in BILL's words.

Everything in the table is checked. Unknown query parameters are ignored, as BILL does, and so are unknown fields of a
body.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.fields import Field
from bill_async._schema.kind import Kind
from bill_async._schema.operation import Body, Operation, Parameter

from .errors import Problem, Refusal, bad_parameter, invalid, missing, wrong_type
from .object_types import model_of
from .text_values import (
    FRACTION,
    INTEGERS,
    MOST_DIGITS,
    TRUTH,
    is_date,
    known_values,
    parse_moment,
    parse_parameter,
    plain_number,
    read_integer,
    read_number,
    schema_of,
)

__all__ = ["check_body", "read_parameters", "read_size", "read_start"]

Reference = Callable[[str, str], str | None]
"""Returns the problem of an id with a prefix, or None."""

_UNIT_PRICES: Final = ("price", "purchaseCost")
"""The fields with unit prices, which may have fractions of a cent."""


def check_body(body: Body, data: Any, reference: Reference) -> Any:
    """Return the checked body, with known fields only, and with parsed numbers and booleans."""
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
    """Return the parsed query parameters of an operation."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for parameter in operation.query:
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
    """Return the maximum number of objects on a page."""
    text = query.get("max")
    if text is None or not operation.page_style.sized:
        return operation.page_default
    size = _at_least(1, "max", text)
    if size > operation.page_max:
        raise bad_parameter("max", f"must be less than or equal to {operation.page_max}")
    return size


def read_start(query: Mapping[str, str]) -> int:
    """Return the number of objects that a list by offset skips."""
    return _at_least(0, "start", query.get("start") or "0")


def _at_least(least: int, name: str, text: str) -> int:
    try:
        number = read_integer(text)
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
        elif field.required and (value == "" or (value == [] and field.kind.json_type == "array")):
            problems.append(invalid(where, "must not be empty"))
        else:
            known[field.wire] = _value(field.kind, value, where, problems, reference)
    return known


def _value(kind: Kind, value: Any, path: str, problems: list[Problem], reference: Reference) -> Any:
    """Return a checked value, and add its problems to `problems`."""
    match kind.json_type:
        case "object":
            return _fields_or_values(kind, value, path, problems, reference)
        case "array":
            if isinstance(value, list):
                return [
                    _value(kind.items, element, f"{path}[{place}]", problems, reference)
                    for place, element in enumerate(value)
                ]
            problems.append(wrong_type(path, "ArrayList"))
        case "boolean":
            if isinstance(value, str) and value in TRUTH:
                return TRUTH[value]
            if not isinstance(value, bool):
                problems.append(wrong_type(path, "Boolean"))
        case "integer":
            if type(value) is not int or value not in INTEGERS:
                problems.append(wrong_type(path, "Integer"))
        case "number":
            return _number(value, kind.is_money, path, problems)
        case "string":
            _text(kind, value, path, problems, reference)
        case None:
            pass
    return value


def _fields_or_values(kind: Kind, value: Any, path: str, problems: list[Problem], reference: Reference) -> Any:
    """Check the fields of a model, or the values of an object with free keys."""
    model = model_of(kind)
    if model is not None:
        return _object(model.__fields__, value, path, problems, reference)
    if isinstance(value, dict):
        return {key: _value(kind.items, item, f"{path}.{key}", problems, reference) for key, item in value.items()}
    problems.append(wrong_type(path, "LinkedHashMap"))
    return value


def _number(value: Any, money: bool, path: str, problems: list[Problem]) -> Any:
    """Return a checked number. A number as text is accepted, because BILL's own samples send it."""
    number = value
    if isinstance(value, str):
        with suppress(ValueError):
            number = read_number(value)
    if type(number) is not int and not isinstance(number, Decimal):
        problems.append(wrong_type(path, "BigDecimal"))
        return value
    places = 2 if money and not path.endswith(_UNIT_PRICES) else FRACTION
    plain = plain_number(Decimal(number), places)
    if plain is None:
        problems.append(
            invalid(path, f"numeric value out of bounds (<{MOST_DIGITS} digits>.<{places} digits> expected)")
        )
        return value
    return plain if isinstance(number, Decimal) else number


def _text(kind: Kind, value: Any, path: str, problems: list[Problem], reference: Reference) -> None:
    if not isinstance(value, str):
        problems.append(wrong_type(path, "String"))
        return
    known = known_values(kind)
    if known is not None:
        if value not in known:
            problems.append(invalid(path, f"{value} is not one of {', '.join(known)}"))
        return
    if kind.id_prefix is not None and value:
        wrong = reference(kind.id_prefix, value) if value.startswith(kind.id_prefix) else "is not a valid id"
        if wrong is not None:
            problems.append(invalid(path, f"{value} {wrong}"))
        return
    schema = schema_of(kind)
    limit = schema.get("maxLength")
    if limit is not None and len(value) > limit:
        problems.append(invalid(path, f"size must be between 0 and {limit}"))
    match schema.get("format"):
        case "date":
            if not is_date(value):
                problems.append(wrong_type(path, "LocalDate"))
        case "date-time":
            try:
                parse_moment(value)
            except ValueError:
                problems.append(wrong_type(path, "OffsetDateTime"))
        case _:
            pass


def _parameter(parameter: Parameter, text: str, problems: list[Problem]) -> Any:
    try:
        return parse_parameter(parameter.kind, text)
    except ValueError:
        problems.append(Problem("BDC_1129", f"{parameter.wire}: {text[:100]} is not a valid value"))
        return None
