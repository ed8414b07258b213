"""Collections of objects: their JSON as it is sent, in the order of their creation.

A seeded object is made when it is first asked for, from its position alone. So a sandbox with a
million objects starts at once, and an object costs little more than its JSON.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from ._json import dumps, loads

__all__ = ["Collection", "Index", "Object", "Scheme", "values_at"]

Object = dict[str, Any]
"""One object as JSON: its keys are BILL's."""

_DELETED = b""


class Scheme(Protocol):
    """How ids are made of positions, and back."""

    def make(self, position: int) -> str:
        """Return the id of a position."""
        ...

    def position(self, text: str) -> int:
        """Return the position of an id, -1 if it is none of ours."""
        ...


class Collection:
    """All objects of one kind in one organization."""

    def __init__(
        self,
        name: str,
        ids: Scheme,
        *,
        size: int = 0,
        generate: Callable[[int], Object] | None = None,
        owner: Callable[[int], str] | None = None,
    ) -> None:
        self.name = name
        self.ids = ids
        self.deleted = 0
        self.changed: Callable[[int], object] = _nobody
        """Takes the position of whatever is changed, added or deleted."""
        self._generate = generate
        self._owner = owner
        self._seeded = size
        self._rows: list[bytes | None] = [None] * size
        self._owned: dict[str, list[int]] | None = None
        self._owners: dict[int, str] = {}
        self._indexes: dict[tuple[str, ...], Index] = {}

    def __len__(self) -> int:
        return len(self._rows) - self.deleted

    @property
    def end(self) -> int:
        """The position of the next object."""
        return len(self._rows)

    def raw(self, position: int) -> bytes:
        """Return the JSON of an object, empty if it is deleted."""
        row = self._rows[position]
        if row is None:
            assert self._generate is not None
            row = self._rows[position] = dumps(self._generate(position))
        return row

    def get(self, position: int) -> Object:
        """Return an object of its own, which the caller may change and `put` back."""
        found: Object = loads(self.raw(position))
        return found

    def find(self, identifier: str) -> int:
        """Return the position of the object with that id, -1 if there is none."""
        position = self.ids.position(identifier)
        if 0 <= position < len(self._rows) and self._rows[position] != _DELETED:
            return position
        return -1

    def look_up(self, identifier: str) -> Object | None:
        """Return the object with that id."""
        position = self.find(identifier)
        return None if position < 0 else self.get(position)

    def add(self, item: Object, owner: str | None = None) -> int:
        """Append an object; one that belongs to another object names it as `owner`."""
        position = len(self._rows)
        self._rows.append(dumps(item))
        if owner is not None:
            self._owners[position] = owner
            if self._owned is not None:
                self._owned.setdefault(owner, []).append(position)
        for index in self._indexes.values():
            index.add(position, item)
        self.changed(position)
        return position

    def put(self, position: int, item: Object) -> None:
        """Replace an object."""
        if self._indexes:
            before = self.get(position)
            for index in self._indexes.values():
                index.remove(position, before)
                index.add(position, item)
        self._rows[position] = dumps(item)
        self.changed(position)

    def remove(self, position: int) -> None:
        """Delete an object. Its id is not used again."""
        if self._indexes:
            before = self.get(position)
            for index in self._indexes.values():
                index.remove(position, before)
        self._rows[position] = _DELETED
        self.deleted += 1
        self.changed(position)

    def restore(self, rows: Iterable[tuple[int, str | None, bytes]]) -> None:
        """Take over what was changed in an earlier life: position, owner and JSON, in order of position."""
        for position, owner, json in rows:
            if position < self._seeded:
                self._rows[position] = json
            else:
                self._rows.append(json)
                if owner is not None:
                    self._owners[position] = owner
            self.deleted += json == _DELETED

    def replace(self, old: bytes, new: bytes) -> None:
        """Replace a text in every object that was ever asked for."""
        for position, row in enumerate(self._rows):
            if row and old in row:
                self._rows[position] = row.replace(old, new)
                self.changed(position)

    def owner(self, position: int) -> str | None:
        """Return the id of the object that this one belongs to."""
        if position >= self._seeded or self._owner is None:
            return self._owners.get(position)
        return self._owner(position)

    def owned(self, owner: str) -> Sequence[int]:
        """Return the positions of what belongs to that object, in order."""
        if self._owned is None:
            owned: dict[str, list[int]] = {}
            for position in range(len(self._rows)):
                name = self.owner(position)
                if name is not None:
                    owned.setdefault(name, []).append(position)
            self._owned = owned
        return self._owned.get(owner, ())

    def index(self, paths: tuple[str, ...]) -> Index:
        """Return the index over the values at these paths, made on first use and kept up to date."""
        index = self._indexes.get(paths)
        if index is None:
            index = self._indexes[paths] = Index(paths)
            index.fill((position, self.get(position)) for position in self.positions())
        return index

    def positions(self) -> Iterator[int]:
        """Return the positions of what is not deleted."""
        if not self.deleted:
            return iter(range(len(self._rows)))
        return (position for position, row in enumerate(self._rows) if row != _DELETED)

    def __iter__(self) -> Iterator[Object]:
        return (self.get(position) for position in self.positions())


def _nobody(position: int) -> None:
    """Nobody wants to know."""


class Index:
    """Positions sorted by a value of their objects; objects without one are in `missing`."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths
        self.keys: list[Any] = []
        self.positions: list[int] = []
        self.missing: list[int] = []

    def fill(self, items: Iterable[tuple[int, Object]]) -> None:
        """Take all objects at once."""
        pairs: list[tuple[Any, int]] = []
        for position, item in items:
            keys = set(values_at(item, self.paths))
            if keys:
                pairs.extend((key, position) for key in keys)
            else:
                self.missing.append(position)
        pairs.sort()
        self.keys = [key for key, _ in pairs]
        self.positions = [position for _, position in pairs]

    def add(self, position: int, item: Object) -> None:
        """Take in one object."""
        keys = set(values_at(item, self.paths))
        for key in keys:
            place = self.place(key, position)
            self.keys.insert(place, key)
            self.positions.insert(place, position)
        if not keys:
            self.missing.insert(bisect_left(self.missing, position), position)

    def remove(self, position: int, item: Object) -> None:
        """Take out one object, given as it was when it was added."""
        keys = set(values_at(item, self.paths))
        for key in keys:
            place = self.place(key, position)
            del self.keys[place], self.positions[place]
        if not keys:
            del self.missing[bisect_left(self.missing, position)]

    def equal(self, key: Any) -> list[int]:
        """Return the positions of the objects that have that value."""
        return self.positions[bisect_left(self.keys, key) : bisect_right(self.keys, key)]

    def place(self, key: Any, position: int) -> int:
        """Return where that pair stands, or would stand."""
        low = bisect_left(self.keys, key)
        return bisect_left(self.positions, position, low, bisect_right(self.keys, key, low))


def values_at(item: Any, paths: Sequence[str]) -> list[Any]:
    """Return the values at these paths (`currentPeriod.limit`), through arrays, leaving out nulls."""
    found: list[Any] = []
    for path in paths:
        _collect(item, path, found)
    return found


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
