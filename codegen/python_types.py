"""The Python type and the kind for each type of the spec."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from bill_async import filters

from . import names
from .literals import literal
from .spec import Direction, Field, Filter, Operation, Spec, Type

_SCALARS: Final[Mapping[str, tuple[str, str]]] = {
    "str": ("str", "Text({})"),
    "id": ("str", "Id({})"),
    "money": ("Decimal", "Number(money=True)"),
    "number": ("Decimal", "Number()"),
    "int": ("int", "Integer()"),
    "bool": ("bool", "Boolean()"),
    "date": ("date", "Date()"),
    "datetime": ("datetime", "DateTime()"),
    "any": ("Any", "Anything()"),
}
"""The Python type and the kind of each scalar. The braces stand for the argument in the spec."""


class PythonTypes:
    """Writes types in Python, for the templates."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec

    def annotation(self, type_: Type, direction: Direction) -> str:
        """Return the annotation of a value. Requests accept more types than answers return."""
        request = direction == "request"
        if type_.item is not None:
            item = self.annotation(type_.item, direction)
            if type_.name == "list":
                return f"Sequence[{item}]" if request else f"list[{item}]"
            return f"Mapping[str, {item}]" if request else f"dict[str, {item}]"
        if type_.argument in self._spec.enums and type_.name == "ref":
            return f"{type_.argument} | str" if request else type_.argument
        if type_.name == "ref":
            return " | ".join(self._accepted(type_, direction))
        scalar, _ = _SCALARS[type_.name]
        return "Decimal | int" if scalar == "Decimal" and request else scalar

    def kind(self, type_: Type, direction: Direction) -> str:
        """Return the kind of a value."""
        if type_.item is not None:
            return f"{type_.name.capitalize()}Of({self.kind(type_.item, direction)})"
        if type_.name == "ref" and type_.argument in self._spec.enums:
            return f"Choice({type_.argument})"
        if type_.name == "ref":
            return f"Nested({', '.join(self._accepted(type_, direction))})"
        argument = type_.argument
        if type_.name == "id" and argument:
            argument = literal(argument) + (", strict=True" if self._spec.strict(argument) else "")
        return _SCALARS[type_.name][1].format(argument)

    def _accepted(self, type_: Type, direction: Direction) -> list[str]:
        """Return the accepted classes for a model: where a partial model is enough, the full model is accepted too."""
        return [names.class_name(each, direction) for each in self._spec.accepted(type_.argument, direction)]

    def of_field(self, field: Field, direction: Direction, *, required: bool) -> str:
        """Return the type of a field of a model."""
        if field.secret:
            return "SecretField" if required else f"SecretFieldOr{'Unset' if direction == 'request' else 'None'}"
        annotation = self.annotation(field.type, direction)
        if required:
            return annotation
        return f"{annotation} | Unset | None" if direction == "request" else f"{annotation} | None"

    def result(self, operation: Operation) -> str:
        """Return the type of the result of a call; for a list, the type of an item."""
        return "None" if operation.returns is None else self.annotation(operation.returns, "answer")


def secret_filter(spec: Spec, operation: Operation, field: Filter) -> bool:
    """Whether a list is filtered by a field that is secret in its items."""
    item = None if operation.returns is None else spec.models.get(operation.returns.innermost.argument)
    found = None if item is None else item.fields.get(field.wire)
    return found is not None and found.secret


@attrs.frozen(order=True)
class FieldClass:
    """A class of list fields, named after its operators: `EqNeInSortField`."""

    name: str
    bases: tuple[str, ...]
    """The base classes in `bill_async.filters`."""

    @property
    def exists(self) -> bool:
        """Whether `bill_async.filters` has the class. Otherwise the generated module defines it."""
        return self.name in filters.__all__


def field_class(field: Filter) -> FieldClass:
    """Return the class with exactly the operators of a field."""
    parts = [name.capitalize() for name in ("eq", "ne", "in", "nin", "sw") if name in field.operators]
    if "gt" in field.operators:
        parts.append("Order")
    elif "gte" in field.operators:
        parts.append("Range")
    # For type checkers, the comparisons of `ListField` hide those of a later base, except `==` and `!=`.
    bases = [f"With{part}[V]" for part in reversed(parts)] + ["SortField"] * field.sortable
    return FieldClass("".join([*parts, "Sort" * field.sortable, "Field"]), tuple(bases))
