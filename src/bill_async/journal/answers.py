"""The answers in a journal: JSON in the form that BILL sent, without secrets and unknown fields.

They are stored as JSON, so that another version of this package can read them with its own models.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import attrs

from .._schema.codec import dumps, loads
from .._schema.converter import to_json
from .._schema.kind import Kind
from .._schema.kinds import Anything, ListOf, MapOf
from .._schema.models import AnswerModel, Model, Nested
from .._schema.operation import Operation
from ..errors import DecodeError, InvalidRequestError
from ..reconcile.lookup import id_of
from ..secret import hides_frames

__all__ = ["kept", "kept_item", "object_ids", "rebuilt"]

_LONGEST: Final = 1 << 20
"""The maximum number of characters of a stored answer."""
_MOST_IDS: Final = 100


@hides_frames
def kept(answer: bytes, operation: Operation[Any]) -> str | None:
    """Return the part of an answer that may be stored; None if its shape is unknown or it is too long."""
    kind, key = operation.answer.kind, operation.answer.key
    if not answer.strip() or _says_nothing(operation):
        return ""
    if kind is None or isinstance(kind, Anything) or len(answer) > _LONGEST:
        return None
    try:
        whole: Any = loads(answer)
        inside = key is not None and isinstance(whole, dict) and key in whole
        data = whole[key] if inside else whole
        removed = _remove_secrets(data, kind)
        # Exactly as it was sent, if all of it may be stored.
        return answer.decode() if not removed and not inside else _wrapped(data, operation)
    except (DecodeError, InvalidRequestError, UnicodeError):
        return None


@hides_frames
def kept_item(item: object) -> str | None:
    """Return the part of the answer for one item of a bulk write that may be stored."""
    return _written(_cleaned(item)) if isinstance(item, AnswerModel) else None


@hides_frames
def rebuilt(found: Sequence[AnswerModel], operation: Operation[Any]) -> str | None:
    """Make an answer from the objects that a write created or changed; None if the answer has another shape."""
    kind = operation.answer.kind
    if _says_nothing(operation):
        return ""
    if isinstance(kind, Nested) and len(found) == 1 and type(found[0]) is kind.model:
        return _wrapped(_cleaned(found[0]), operation)
    if isinstance(kind, ListOf) and isinstance(kind.item, Nested) and found:
        model = kind.item.model
        if all(type(one) is model for one in found):
            return _wrapped([_cleaned(one) for one in found], operation)
    return None


def object_ids(value: object) -> tuple[str, ...]:
    """Return the ids of the objects that a call returned, one for each."""
    several = value if isinstance(value, list | tuple) else (value,)
    return tuple(filter(None, map(id_of, several)))[:_MOST_IDS]


def _says_nothing(operation: Operation[Any]) -> bool:
    """Whether the answer is known to be empty. Nothing is known about the answer to a raw call."""
    return operation.answer.kind is None and operation.accessor != "raw.request"


def _wrapped(data: Any, operation: Operation[Any]) -> str | None:
    key = operation.answer.key
    return _written(data if key is None or isinstance(data, list) else {key: data})


def _cleaned(item: AnswerModel) -> dict[str, Any]:
    data: dict[str, Any] = to_json(item)
    _remove_secrets(data, Nested(type(item)))
    return data


def _written(data: Any) -> str | None:
    text = dumps(data).decode()
    return text if len(text) <= _LONGEST else None


# ---- what may not be kept


@attrs.frozen
class _Shape:
    """The fields of a model that may be stored."""

    fields: frozenset[str]
    """The keys of the fields that are known and not secret."""
    inner: tuple[tuple[str, Kind], ...]
    """The fields whose values may contain something to remove."""


@cache
def _shape(model: type[Model]) -> _Shape:
    fields = [field for field in model.__fields__ if not field.secret]
    inner = tuple((field.wire, field.kind) for field in fields if isinstance(field.kind.items, Nested | Anything))
    return _Shape(frozenset(field.wire for field in fields), inner)


def _remove_secrets(data: Any, kind: Kind) -> int:
    """Remove secrets and unknown fields from JSON, because an unknown field may hold a secret. Return the number of
    removed values."""
    if isinstance(kind, Nested):
        return _remove_from_object(data, _shape(kind.model)) if isinstance(data, dict) else 0
    if isinstance(kind, ListOf):
        return sum(_remove_secrets(one, kind.item) for one in data) if isinstance(data, list) else 0
    if isinstance(kind, MapOf):
        return sum(_remove_secrets(one, kind.item) for one in data.values()) if isinstance(data, dict) else 0
    return 0


def _remove_from_object(data: dict[str, Any], shape: _Shape) -> int:
    others = data.keys() - shape.fields
    for name in others:
        del data[name]
    removed = len(others)
    for name, kind in shape.inner:
        if data.get(name) is None:
            continue
        if isinstance(kind.items, Anything):
            del data[name]
            removed += 1
        else:
            removed += _remove_secrets(data[name], kind)
    return removed
