"""Filters and sorts, read as BILL documents them and checked against the operation table.

`filters=dueDate:gte:2026-01-01,vendorId:in:"00901...,00902..."`: the terms are joined by commas, and all must hold. A
value with commas or colons is in double quotes. This reader shares no code with the client's writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import attrs

from bill_async._schema.operation import ListField, Operation

from .errors import Problem, Refusal, gathering
from .index import Several, Value
from .text_values import parse_operand

__all__ = ["Sorting", "Term", "parse_filters", "parse_sorts"]

_LISTS: Final = frozenset({"in", "nin"})


@attrs.frozen
class Term:
    """One condition: the values at `paths` compared with `values`."""

    paths: tuple[str, ...]
    operator: str
    values: tuple[Any, ...]
    narrow: bool = True
    """Whether the term selects few objects. A boolean selects half of them at best."""

    @property
    def negative(self) -> bool:
        """Whether an object without a value meets the condition."""
        return self.operator in _NEGATIVE

    def test(self) -> Callable[[Value], bool]:
        """Return a function that tests whether a value meets the condition."""
        compare, wanted, negative = _OPERATORS[self.operator], self.values, self.negative
        meets = compare(wanted)

        def holds(value: Value) -> bool:
            if value is None:
                return negative
            if type(value) is Several:
                return all(map(meets, value)) if negative else any(map(meets, value))
            return meets(value)

        return holds


@attrs.frozen
class Sorting:
    """One sort key."""

    paths: tuple[str, ...]
    descending: bool


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


_OPERATORS: Final[Mapping[str, Callable[[tuple[Any, ...]], Callable[[Any], bool]]]] = {
    "eq": lambda wanted: lambda value: bool(value == wanted[0]),
    "ne": lambda wanted: lambda value: bool(value != wanted[0]),
    "in": lambda wanted: lambda value: value in wanted,
    "nin": lambda wanted: lambda value: value not in wanted,
    "gt": lambda wanted: lambda value: bool(value > wanted[0]),
    "gte": lambda wanted: lambda value: bool(value >= wanted[0]),
    "lt": lambda wanted: lambda value: bool(value < wanted[0]),
    "lte": lambda wanted: lambda value: bool(value <= wanted[0]),
    "sw": lambda wanted: lambda value: bool(value.startswith(wanted[0])),
}
_NEGATIVE: Final = frozenset({"ne", "nin"})


def parse_filters(text: str, operation: Operation[Any], aliases: Mapping[str, tuple[str, ...]]) -> list[Term]:
    """Read the `filters` parameter. `aliases` maps fields to the paths of their values."""
    allowed = {field.wire: field for field in operation.filters}
    problems: list[Problem] = []
    terms: list[Term] = []
    for term in _split(text, ","):
        with gathering(problems):
            terms.append(_term(term, allowed, aliases))
    if problems:
        raise Refusal(400, problems)
    return terms


def parse_sorts(text: str, operation: Operation[Any], aliases: Mapping[str, tuple[str, ...]]) -> list[Sorting]:
    """Read the `sort` parameter. A field without a direction means ascending."""
    sorts = []
    for part in text.split(","):
        field, _, direction = part.strip().partition(":")
        if field not in operation.sorts:
            raise _refused("BDC_1129", f"sort: {field} cannot be sorted on")
        if direction not in ("", "asc", "desc"):
            raise _refused("BDC_1129", f"sort: {direction} is neither asc nor desc")
        sorts.append(Sorting(aliases.get(field, (field,)), direction == "desc"))
    if operation.sort_max is not None and len(sorts) > operation.sort_max:
        raise _refused("BDC_1129", f"sort: size must be between 1 and {operation.sort_max}")
    return sorts


def _term(text: str, allowed: Mapping[str, ListField], aliases: Mapping[str, tuple[str, ...]]) -> Term:
    parts = _split(text, ":")
    name = parts[0].strip()
    field = allowed.get(name)
    if field is None:
        raise _refused("BDC_1130", f"filters: {name} cannot be filtered on")
    if len(parts) != 3:
        raise _refused("BDC_1129", f"filters: {text[:100]} is not field:operator:value; quote values with colons")
    operator, value = parts[1].strip(), _unquote(parts[2].strip())
    if operator not in field.operators:
        raise _refused("BDC_1131", f"filters: operator {operator} is not allowed for {name}")
    pieces = value.split(",") if operator in _LISTS else [value]
    try:
        values = tuple(parse_operand(field.kind, piece) for piece in pieces)
    except ValueError:
        raise _refused("BDC_1129", f"filters: {value[:100]} is not a value of {name}") from None
    return Term(aliases.get(name, (name,)), operator, values, field.kind.json_type != "boolean")


def _split(text: str, separator: str) -> Sequence[str]:
    """Split at separators outside double quotes. Inside quotes, a backslash escapes the next character."""
    parts, start, quoted, escaped = [], 0, False, False
    for place, character in enumerate(text):
        if escaped:
            escaped = False
        elif quoted and character == "\\":
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            parts.append(text[start:place])
            start = place + 1
    if quoted:
        raise _refused("BDC_1129", f"filters: a quote is not closed in {text}")
    parts.append(text[start:])
    return parts


def _unquote(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(r"\1", text[1:-1])
    return text


def _refused(code: str, message: str) -> Refusal:
    return Refusal(400, Problem(code, message))
