"""Answers as a journal keeps them: JSON in the shape that BILL sent, without what is secret or unknown.

They are kept as JSON and not as models, so that another version of this package reads them with its own.
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
"""Characters of an answer that is kept."""
_MOST_IDS: Final = 100


@hides_frames
def kept(answer: bytes, operation: Operation[Any]) -> str | None:
    """Return of an answer what may be kept; None if its shape is not known, or it is too big."""
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
        # As it came to the letter, if it may be kept as a whole.
        return answer.decode() if not removed and not inside else _wrapped(data, operation)
    except (DecodeError, InvalidRequestError, UnicodeError):
        return None


@hides_frames
def kept_item(item: object) -> str | None:
    """Return of the answer for one item of a bulk write what may be kept."""
    return _written(_cleaned(item)) if isinstance(item, AnswerModel) else None


@hides_frames
def rebuilt(found: Sequence[AnswerModel], operation: Operation[Any]) -> str | None:
    """Make an answer of the objects that a write has made or changed, as BILL shows them; None if it is of another
    kind."""
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
    """Tell whether the answer is known to be empty; that of a raw call is not known at all."""
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
    """What may be kept of the objects of a model."""

    fields: frozenset[str]
    """The keys of the fields that are known and not secret."""
    inner: tuple[tuple[str, Kind], ...]
    """Those in which something may have to be removed."""


@cache
def _shape(model: type[Model]) -> _Shape:
    fields = [field for field in model.__fields__ if not field.secret]
    inner = tuple((field.wire, field.kind) for field in fields if isinstance(field.kind.items, Nested | Anything))
    return _Shape(frozenset(field.wire for field in fields), inner)


def _remove_secrets(data: Any, kind: Kind) -> int:
    """Remove from JSON what is secret, or in a field that is not known: what that holds, nobody knows. Return how much
    there was."""
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
