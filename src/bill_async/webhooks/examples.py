"""Made-up notifications in the form that BILL sends: for tests, and for the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from bill_async._schema.converter import unstructure
from bill_async._schema.fields import Field
from bill_async._schema.models import Model, example
from bill_async.errors import InvalidRequestError

from .catalog import EVENTS, EventType
from .listed import LISTED

__all__ = ["example_object", "known_type"]


def known_type(kind: str) -> EventType:
    """Return the description of a type of events. Raises: `InvalidRequestError` for an unknown type."""
    known = EVENTS.get(kind) or LISTED.get(kind)
    if known is None:
        near = get_close_matches(kind, (*EVENTS, *LISTED), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(EVENTS)}"
        raise InvalidRequestError(f"{kind!r} is not a type of events; {hint}", field="type")
    return known


def example_object(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON of an object in a notification, with the given values for some fields.

    Fields have their Python names or their wire names. A value may be a Python value, a model, or JSON.

    Raises: `InvalidRequestError` for a type or a field that does not exist.
    """
    known = known_type(kind)
    made = example(known.model)
    if kind.endswith(".archived") and "archived" in made:
        made["archived"] = True
    return {**made, **{each.wire: _json(each, value) for each, value in _chosen(known, kind, fields)}}


def _chosen(known: EventType, kind: str, fields: Mapping[str, Any]) -> list[tuple[Field, Any]]:
    names = {name: field for field in known.model.__fields__ for name in (field.wire, field.name)}
    for name in fields:
        if name not in names:
            near = get_close_matches(name, names, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(f.name for f in names.values())}"
            raise InvalidRequestError(f"{kind}: the object has no field {name!r}; {hint}", field=name)
    return [(names[name], value) for name, value in fields.items()]


def _json(field: Field, value: Any) -> Any:
    if value is None or isinstance(value, str | bool | Mapping):
        return value
    if isinstance(value, Model):
        return unstructure(value)
    if isinstance(value, list | tuple):
        return [unstructure(each) if isinstance(each, Model) else each for each in value]
    write = field.kind.writer
    return value if write is None else write(value)
