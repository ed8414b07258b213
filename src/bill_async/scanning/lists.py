"""What can be asked of a list: its order of creation, its slices, its changes; and what identifies its objects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.models import Model
from bill_async._schema.operation import Operation
from bill_async.filters import Filter

from .slicing import format_time

__all__ = [
    "CREATED",
    "UPDATED",
    "between",
    "identity_of",
    "is_incremental",
    "is_sliceable",
    "is_sorted",
    "item_model",
    "join_identity",
]

CREATED: Final = "createdTime"
UPDATED: Final = "updatedTime"


def is_sorted(operation: Operation[Any]) -> bool:
    """Whether a list can be walked in the order of creation, which later changes do not affect."""
    return CREATED in operation.sorts and _has(operation, CREATED)


def is_sliceable(operation: Operation[Any]) -> bool:
    """Whether a list can be walked in several slices of `createdTime` at once."""
    return is_sorted(operation) and {"gte", "lt"} <= _operators(operation, CREATED)


def is_incremental(operation: Operation[Any]) -> bool:
    """Whether the changes of a list since a given time can be fetched."""
    return "gte" in _operators(operation, UPDATED) and _has(operation, UPDATED)


def between(wire: str, since: datetime | None, until: datetime | None = None) -> list[Filter]:
    """Return the filters for the times of a field from one time to before another; None for no bound."""
    bounds = (("gte", since), ("lt", until))
    return [Filter(wire, operator, format_time(bound)) for operator, bound in bounds if bound is not None]


def item_model(operation: Operation[Any]) -> type[Model] | None:
    """Return the model of the items of a list, or None if the operation is not a list of objects."""
    kind = operation.answer.kind
    if kind is None or (operation.page is None and kind.json_type != "array"):
        return None
    named = kind.items.named
    return named if named is not None and issubclass(named, Model) else None


def identity_of(model: type[Model]) -> tuple[tuple[str, ...], bool]:
    """Return the fields that identify an object: `id`, `uuid`, `<model>Id`, or all its ids together.

    The second part tells whether they do so only together.
    """
    wires = {field.wire for field in model.__fields__}
    if single := tuple(name for name in ("id", "uuid") if name in wires):
        return single, False
    own = f"{model.__name__[:1].lower()}{model.__name__[1:]}Id"
    if own in wires:
        return (own,), False
    ids = tuple(field.wire for field in model.__fields__ if field.kind.identifies)
    return ids, len(ids) > 1


def join_identity(values: Sequence[object], *, composite: bool) -> str | None:
    """Return the identity that the values of the identifying fields make: of all of them, or of the first one set.

    Numbers and non-empty texts identify an object. A number and a text of the same digits are the same identity.
    """
    if composite:
        return "/".join([str(value) for value in values if _identifies(value)]) or None
    for value in values:
        if _identifies(value):
            return str(value)
    return None


def _identifies(value: object) -> bool:
    if isinstance(value, str):
        return value != ""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _operators(operation: Operation[Any], wire: str) -> frozenset[str]:
    return frozenset(op for field in operation.filters if field.wire == wire for op in field.operators)


def _has(operation: Operation[Any], wire: str) -> bool:
    model = item_model(operation)
    return model is not None and any(field.wire == wire for field in model.__fields__)
