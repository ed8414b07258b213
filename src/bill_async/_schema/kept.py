"""What an answer model keeps of its JSON beside its fields: which of them were null, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from ..secret import Secret
from .codec import bounded, loads, may_be_too_deep, parse

__all__ = ["Kept", "Place", "Rest", "Source", "rest_of"]

_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Rest:
    """What is known of a JSON object beside the fields that have a value."""

    __slots__ = ("nulls", "unknown")

    def __init__(self, nulls: int = 0, unknown: Mapping[str, Any] | None = None) -> None:
        self.nulls = nulls
        """One bit for each field, in their order."""
        self.unknown = unknown or _NONE

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rest) and self.nulls == other.nulls and self.unknown == other.unknown

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return Rest, (self.nulls, dict(self.unknown))


class Source:
    """The text of a JSON object, which is parsed when somebody asks. It may hold secrets, and is not shown."""

    __slots__ = ("_value",)

    def __init__(self, text: bytes) -> None:
        self._value: Secret[Any] = Secret(loads(text) if may_be_too_deep(text) else text)

    def data(self) -> Any:
        """Return the object."""
        value = self._value.reveal()
        if isinstance(value, bytes):
            value = parse(value)
            self._value = Secret(value)
        return value


Place: TypeAlias = "Source | tuple[Place, str | int]"
"""Where a value stands: the source itself, or a place and the key or index in the value there."""

Kept: TypeAlias = "Rest | Place | None"
"""None if no field was null, and all were known."""


def rest_of(kept: Kept, keys: Iterable[str]) -> Rest:
    """Return what was kept of an object whose fields have these keys, looked up if that was not done before."""
    if kept is None:
        return _NOTHING
    if isinstance(kept, Rest):
        return kept
    data = dict(_value_at(kept))
    values = [data.pop(key, ...) for key in keys]
    nulls = sum(1 << number for number, value in enumerate(values) if value is None)
    return Rest(nulls, {key: bounded(value) for key, value in data.items()})


def _value_at(place: Place) -> Any:
    if isinstance(place, Source):
        return place.data()
    outer, step = place
    return _value_at(outer)[step]


_NOTHING: Final = Rest()
