"""The choice of the objects that a slice yields, so that each object of a list is yielded once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from bill_async._schema.models import Model

from .lists import CREATED, UPDATED, identity_of, join_identity
from .slicing import Slice, usable

__all__ = ["Choice", "Reader"]

T = TypeVar("T")

_MOST_OF_A_MOMENT: Final = 10_000
"""The number of objects created at one moment from which on they are not told apart after a restart."""


class Reader:
    """Reads the times and the identity of the objects of a list."""

    def __init__(self, model: type[Model]) -> None:
        names = {field.wire: field.name for field in model.__fields__}
        identity, self._composite = identity_of(model)
        self._created = _getter(names.get(CREATED))
        self._updated = _getter(names.get(UPDATED))
        self._identity: Final = [attrgetter(names[wire]) for wire in identity]

    def created(self, one: object) -> datetime | None:
        """Return when an object was created, if that is known."""
        return usable(self._created(one))

    def is_before(self, one: object, since: datetime) -> bool:
        """Whether the last change of an object is known to be earlier."""
        changed = self._updated(one)
        return changed is not None and changed < since

    def identity(self, one: object) -> str | None:
        """Return what identifies an object, or None."""
        return join_identity([get(one) for get in self._identity], composite=self._composite)


class Choice(Generic[T]):
    """The choice of one slice.

    An object belongs to the slice that its creation time is in. Objects of a list in the order of creation come again
    after a restart: all that were created before the last one are known, and of its own moment the identities are kept.
    """

    def __init__(self, part: Slice, reader: Reader, timeless: set[str]) -> None:
        """`timeless` are the identities of objects without creation time that any slice of the list has yielded."""
        self._part = part
        self._reader = reader
        self._timeless = timeless
        self.begun = False
        """Whether the slice has yielded anything, before or after a restart."""
        self._reached: datetime | None = None
        self._at_reached: set[str] = set()
        self._known_until: datetime | None = None
        self._known: set[str] = set()

    def resume(self) -> bool:
        """Expect the objects so far to come again. Return False if there are too many to tell them from others."""
        self._known_until, self._known = self._reached, set(self._at_reached)
        return len(self._known) < _MOST_OF_A_MOMENT

    def choose(self, items: Sequence[T], created: Sequence[datetime | None], *, timed: bool) -> list[T]:
        """Return the objects of a page that belong to the slice and were not yielded before.

        `timed` tells whether they come in the order of creation.
        """
        chosen = [one for one, moment in zip(items, created, strict=True) if self._is_own(one, moment)]
        if timed:
            self._remember(items, created)
        self.begun = self.begun or bool(chosen)
        return chosen

    def _is_own(self, one: T, moment: datetime | None) -> bool:
        part = self._part
        if moment is None:
            return self._is_new(one)
        if (part.lower is not None and moment < part.lower) or (part.until is not None and moment >= part.until):
            return False
        if self._known_until is None or moment > self._known_until:
            return True
        return moment == self._known_until and self._reader.identity(one) not in self._known

    def _is_new(self, one: T) -> bool:
        """Whether no other slice has yielded an object without creation time."""
        if self._part.lower is None and self._part.until is None:
            return True  # there is no other slice
        identity = self._reader.identity(one)
        if identity is None or identity in self._timeless:
            return identity is None
        self._timeless.add(identity)
        return True

    def _remember(self, items: Sequence[T], created: Sequence[datetime | None]) -> None:
        latest = max((moment for moment in created if moment is not None), default=None)
        if latest is None or (self._reached is not None and latest < self._reached):
            return
        if latest != self._reached:
            self._reached, self._at_reached = latest, set()
        at_latest = (one for one, moment in zip(items, created, strict=True) if moment == latest)
        for one in at_latest:
            if len(self._at_reached) < _MOST_OF_A_MOMENT and (identity := self._reader.identity(one)) is not None:
                self._at_reached.add(identity)


def _getter(name: str | None) -> Callable[[object], Any]:
    return (lambda _: None) if name is None else attrgetter(name)
