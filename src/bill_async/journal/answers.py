"""The answers in a journal: JSON in the form that BILL sent, without secrets and unknown fields.

They are stored as JSON, so that another version of this package can read them with its own models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from .._schema.codec import dumps, loads
from .._schema.converter import unstructure
from .._schema.kind import Kind
from .._schema.kinds import Anything, ListOf, MapOf
from .._schema.messages import type_name
from .._schema.models import AnswerModel, Model, Nested
from .._schema.operation import Operation
from ..errors import DecodeError, InvalidRequestError
from ..reconcile.lookup import id_of
from ..secret import hides_frames

__all__ = ["kept", "kept_item", "object_ids", "rebuilt"]

T = TypeVar("T")

_LONGEST: Final = 1 << 20
"""The maximum number of characters of a stored answer."""
_MOST_IDS: Final = 100


@hides_frames
def kept(answer: bytes, operation: Operation[Any]) -> str | None:
    """Return the part of an answer that may be stored; None if its shape is unknown or it is too long."""
    kind, key = operation.answer.kind, operation.answer.key
    if not answer.strip() or _says_nothing(operation):
        return ""
    if kind is None or not _has_known_shape(kind) or len(answer) > _LONGEST:
        return None
    try:
        whole: Any = loads(answer)
        inside = isinstance(whole, dict) and key in whole
        data = whole[key] if inside else whole
        removed = _remove_secrets(data, kind)
        # Exactly as it was sent, if all of it may be stored.
        return answer.decode() if not removed and not inside else _written(data)
    except (DecodeError, InvalidRequestError):
        return None


@hides_frames
def kept_item(item: AnswerModel) -> str | None:
    """Return the part of the answer for one item of a bulk write that may be stored; None if it is too long."""
    return _written(_cleaned(item))


@hides_frames
def rebuilt(found: Sequence[AnswerModel], operation: Operation[Any]) -> str | None:
    """Make an answer from the objects that a write created or changed; None if the answer has another shape."""
    kind = operation.answer.kind
    if _says_nothing(operation):
        return ""
    if isinstance(kind, Nested) and len(found) == 1 and type(found[0]) is kind.model:
        return _written(_cleaned(found[0]))
    if isinstance(kind, ListOf) and isinstance(kind.item, Nested) and found:
        model = kind.item.model
        if all(type(one) is model for one in found):
            return _written([_cleaned(one) for one in found])
    return None


def object_ids(value: object) -> tuple[str, ...]:
    """Return the ids of the objects that a call returned, one for each."""
    several = value if isinstance(value, list | tuple) else (value,)
    return tuple(filter(None, map(id_of, several)))[:_MOST_IDS]


def _says_nothing(operation: Operation[Any]) -> bool:
    """Whether the answer is known to be empty. Nothing is known about the answer to a raw call."""
    return operation.answer.kind is None and operation.accessor != "raw.request"


def _cleaned(item: AnswerModel) -> dict[str, Any]:
    data: dict[str, Any] = unstructure(item)
    _remove_secrets(data, Nested(type(item)))
    return data


def _written(data: Any) -> str | None:
    text = dumps(data).decode()
    return text if len(text) <= _LONGEST else None


# ---- what may not be kept


def _remove_secrets(data: Any, kind: Kind) -> int:
    """Remove secrets from JSON, and whatever has no known shape, because it may hold a secret. Return the number of
    removed values."""
    if data is None:
        return 0
    if isinstance(kind, Nested):
        return _remove_from_object(_checked(data, dict), _stored_fields(kind.model))
    if isinstance(kind, ListOf):
        return sum(_remove_secrets(one, kind.item) for one in _checked(data, list))
    return 0


def _remove_from_object(data: dict[str, Any], fields: Mapping[str, Kind]) -> int:
    others = data.keys() - fields.keys()
    for name in others:
        del data[name]
    return len(others) + sum(_remove_secrets(value, fields[name]) for name, value in data.items())


@cache
def _stored_fields(model: type[Model]) -> Mapping[str, Kind]:
    """Return the fields that may be stored, by their keys."""
    return {field.wire: field.kind for field in model.__fields__ if not field.secret and _has_known_shape(field.kind)}


def _has_known_shape(kind: Kind) -> bool:
    return not isinstance(kind, MapOf) and not isinstance(kind.items, Anything)


def _checked(data: Any, shape: type[T]) -> T:
    """Refuse JSON of another shape, in which anything may be secret."""
    if not isinstance(data, shape):
        raise DecodeError(f"{type_name(data)} is not of the known shape")
    return data
