"""Collections of objects, stored as the JSON that is sent, in the order of their creation.

A seeded object is made from its position when it is first read. A sandbox with a million objects therefore starts at
once, and an object needs little more memory than its JSON.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, Protocol

from ._json import Object, dumps, loads, picker
from .index import Index

__all__ = ["Collection", "Object", "Room", "Scheme"]

_DELETED = b""
_CHANGES: Final = 1000
"""The number of recent changes that a collection remembers."""


class Room:
    """The memory for the JSON of seeded objects. Objects that do not fit are made again each time."""

    def __init__(self, size: int) -> None:
        self.left = size
        """Bytes."""


class Scheme(Protocol):
    """The conversion between ids and positions."""

    def make(self, position: int) -> str:
        """Return the id of a position."""
        ...

    def position(self, text: str) -> int:
        """Return the position of an id, or -1 if the id is unknown."""
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
        room: Room | None = None,
    ) -> None:
        self.name = name
        self.ids = ids
        self.deleted = 0
        self.changed: Callable[[int], object] = _nobody
        """Called with the position of every object that is added, changed or deleted."""
        self._generate = generate
        self._owner = owner
        self._room = room
        self._seeded = size
        self._rows: list[bytes | None] = [None] * size
        self.lists: dict[Hashable, tuple[array[int], int]] = {}
        """The results of earlier queries, with their `version`."""
        self._owned: dict[str, list[int]] | None = None
        self._owners: dict[int, str] = {}
        self._indexes: dict[tuple[str, ...], Index] = {}
        self._changes: list[int] = []
        self._forgotten = 0

    def __len__(self) -> int:
        return len(self._rows) - self.deleted

    @property
    def end(self) -> int:
        """The position of the next object."""
        return len(self._rows)

    def raw(self, position: int) -> bytes:
        """Return the JSON of an object; empty if the object is deleted."""
        row = self._rows[position]
        if row is None:
            assert self._generate is not None
            row = dumps(self._generate(position))
            if self._room is None or self._room.left >= len(row):
                self._rows[position] = row
                if self._room is not None:
                    self._room.left -= len(row)
        return row

    def get(self, position: int) -> Object:
        """Return a copy of an object, which the caller may change and `put` back."""
        found: Object = loads(self.raw(position))
        return found

    def find(self, identifier: str) -> int:
        """Return the position of the object with an id, or -1."""
        position = self.ids.position(identifier)
        if 0 <= position < len(self._rows) and self._rows[position] != _DELETED:
            return position
        return -1

    def look_up(self, identifier: str) -> Object | None:
        """Return the object with an id, or None."""
        position = self.find(identifier)
        return None if position < 0 else self.get(position)

    def add(self, item: Object, owner: str | None = None) -> int:
        """Append an object, and return its position. `owner` is the id of the object that it belongs to, if any."""
        position = len(self._rows)
        self._rows.append(dumps(item))
        if owner is not None:
            self._owners[position] = owner
            if self._owned is not None:
                self._owned.setdefault(owner, []).append(position)
        self._note(position, item)
        return position

    def put(self, position: int, item: Object) -> None:
        """Replace an object."""
        self._rows[position] = dumps(item)
        self._note(position, item)

    def remove(self, position: int) -> None:
        """Delete an object. Its id is not reused."""
        self._rows[position] = _DELETED
        self.deleted += 1
        self._note(position, None)

    def restore(self, rows: Iterable[tuple[int, str | None, bytes]]) -> None:
        """Restore the changes of an earlier process: position, owner and JSON, in order of position."""
        for position, owner, json in rows:
            if position < self._seeded:
                self._rows[position] = json
            else:
                self._rows.append(json)
                if owner is not None:
                    self._owners[position] = owner
            self.deleted += json == _DELETED

    def replace(self, old: bytes, new: bytes) -> None:
        """Replace a text in every object that has been made."""
        for position, row in enumerate(self._rows):
            if row and old in row:
                self._rows[position] = row.replace(old, new)
                self.changed(position)

    def owner(self, position: int) -> str | None:
        """Return the id of the object that an object belongs to, or None."""
        if position >= self._seeded or self._owner is None:
            return self._owners.get(position)
        return self._owner(position)

    def owned(self, owner: str) -> Sequence[int]:
        """Return the positions of the objects that belong to an object, in order."""
        if self._owned is None:
            owned: dict[str, list[int]] = {}
            for position in range(len(self._rows)):
                name = self.owner(position)
                if name is not None:
                    owned.setdefault(name, []).append(position)
            self._owned = owned
        return self._owned.get(owner, ())

    def index(self, paths: tuple[str, ...]) -> Index:
        """Return the index of the values at these paths. It is made on first use and kept up to date."""
        index = self._indexes.get(paths)
        if index is None:
            index = self._indexes[paths] = Index(paths)
            pick = picker([path.partition(".")[0] for path in paths])
            index.fill(pick(row) if (row := self.raw(position)) else None for position in range(self.end))
        return index

    def holds(self, position: int) -> bool:
        """Whether there is an object at a position that is not deleted."""
        return self._rows[position] != _DELETED

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return self._forgotten + len(self._changes)

    def changes(self, version: int) -> set[int] | None:
        """Return the positions of the objects changed since a version, or None if it is too old."""
        return None if version < self._forgotten else set(self._changes[version - self._forgotten :])

    def _note(self, position: int, item: Object | None) -> None:
        for index in self._indexes.values():
            index.put(position, item)
        if len(self._changes) >= _CHANGES:
            self._forgotten += len(self._changes)
            self._changes.clear()
        self._changes.append(position)
        self.changed(position)

    def positions(self) -> Iterator[int]:
        """Return the positions of the objects that are not deleted."""
        if not self.deleted:
            return iter(range(len(self._rows)))
        return (position for position, row in enumerate(self._rows) if row != _DELETED)

    def __iter__(self) -> Iterator[Object]:
        return (self.get(position) for position in self.positions())


def _nobody(position: int) -> None:
    """Do nothing."""
