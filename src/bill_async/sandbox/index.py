"""An index: the values of objects at some paths, by position, and in order once the order is needed."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from ._json import Object

__all__ = ["Index", "Several", "Value", "first", "values_at"]


class Several(tuple[Any, ...]):
    """The values of an object with more than one value."""

    __slots__ = ()


Value: TypeAlias = Any
"""The value of an object, `Several`, or None."""

_SHARED: Final = 10_000
"""The number of texts that are stored only once for all objects, so that a status is not stored for each object."""


class Index:
    """The values at some paths."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths
        self.values: list[Value] = []
        """The values by position; None where an object has no value, and where there is no object."""
        self.several = False
        """Whether any object has, or had, more than one value."""
        self._ordered = False
        self._keys: list[Any] = []
        self._positions = array("I")
        self._missing = array("I")
        self._absent: set[int] = set()
        """Positions without an object."""

    def fill(self, items: Iterable[Object | None]) -> None:
        """Add all objects, by position; None for a deleted object."""
        known: dict[str, str] = {}
        for position, item in enumerate(items):
            value = None if item is None else self._value(item)
            if item is None:
                self._absent.add(position)
            elif type(value) is str and len(known) < _SHARED:
                value = known.setdefault(value, value)
            self.values.append(value)

    def put(self, position: int, item: Object | None) -> None:
        """Replace the object at a position; None deletes it."""
        if position == len(self.values):
            self.values.append(None)
            self._absent.add(position)
        elif self._ordered:
            self._take_out(position)
        value = None if item is None else self._value(item)
        self.values[position] = value
        if item is None:
            self._absent.add(position)
            return
        self._absent.discard(position)
        if self._ordered:
            for key in _each(value):
                place = self._place(key, position)
                self._keys.insert(place, key)
                self._positions.insert(place, position)
            if value is None:
                self._missing.insert(bisect_left(self._missing, position), position)

    def equal(self, key: Any) -> array[int]:
        """Return the positions of the objects with a value."""
        self._order()
        return self._positions[bisect_left(self._keys, key) : bisect_right(self._keys, key)]

    @property
    def keys(self) -> Sequence[Any]:
        """All values in order."""
        self._order()
        return self._keys

    @property
    def positions(self) -> array[int]:
        """The positions of the objects with these `keys`."""
        self._order()
        return self._positions

    @property
    def missing(self) -> array[int]:
        """The positions of the objects without a value."""
        self._order()
        return self._missing

    def _value(self, item: Object) -> Value:
        found = values_at(item, self.paths)
        if len(found) > 1:
            found = list(dict.fromkeys(found))
        if len(found) < 2:
            return found[0] if found else None
        self.several = True
        return Several(found)

    def _order(self) -> None:
        if self._ordered:
            return
        values = self.values
        found = [position for position, value in enumerate(values) if value is not None]
        if self.several:
            pairs = sorted((key, position) for position in found for key in _each(values[position]))
            self._keys = [key for key, _ in pairs]
            self._positions = array("I", (position for _, position in pairs))
        else:
            found.sort(key=values.__getitem__)
            self._keys = [values[position] for position in found]
            self._positions = array("I", found)
        none = (position for position, value in enumerate(values) if value is None)
        self._missing = array("I", (position for position in none if position not in self._absent))
        self._ordered = True

    def _take_out(self, position: int) -> None:
        value = self.values[position]
        for key in _each(value):
            place = self._place(key, position)
            del self._keys[place], self._positions[place]
        if value is None and position not in self._absent:
            del self._missing[bisect_left(self._missing, position)]

    def _place(self, key: Any, position: int) -> int:
        """Return the place of a pair, or the place where it would be inserted."""
        low = bisect_left(self._keys, key)
        return bisect_left(self._positions, position, low, bisect_right(self._keys, key, low))


def first(value: Value) -> Any:
    """Return the value that an object is sorted by."""
    return value[0] if type(value) is Several else value


def values_at(item: Any, paths: Sequence[str]) -> list[Any]:
    """Return the values at these paths (`currentPeriod.limit`), through arrays and without nulls."""
    found: list[Any] = []
    for path in paths:
        _collect(item, path, found)
    return found


def _each(value: Value) -> Iterator[Any]:
    if type(value) is Several:
        yield from value
    elif value is not None:
        yield value


def _collect(item: Any, path: str, found: list[Any]) -> None:
    if isinstance(item, list):
        for element in item:
            _collect(element, path, found)
        return
    if not isinstance(item, dict):
        return
    head, _, rest = path.partition(".")
    value = item.get(head)
    if value is None:
        return
    if rest:
        _collect(value, rest, found)
    elif isinstance(value, list):
        found.extend(value)
    else:
        found.append(value)
