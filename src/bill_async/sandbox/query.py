"""Queries of a collection: the conditions and the order."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias

import attrs

from ._json import Object
from .collection import Collection
from .filtering import Sorting, Term
from .index import Index, Value, first

__all__ = ["Comparison", "Matches", "Query", "both", "comparison", "matcher", "matching", "span"]

_KEPT: Final = 16
"""The number of results that a collection remembers."""
_FEW: Final = 3
"""The number of positions up to which they are removed from a list one by one, not all at once."""


@attrs.frozen(kw_only=True)
class Query:
    """A query of a collection."""

    terms: Sequence[Term] = ()
    sorts: Sequence[Sorting] = ()
    owner: str | None = None
    """The id of the object that the results must belong to."""
    where: Callable[[Object], bool] | None = None
    """A further condition that no filter can express."""

    @property
    def plain(self) -> bool:
        """Whether it returns every object in the order of creation."""
        return not self.terms and not self.sorts and self.owner is None and self.where is None

    @property
    def key(self) -> Hashable:
        """A value that is the same for equal queries."""
        return tuple(self.terms), tuple(self.sorts), self.owner


Comparison: TypeAlias = Callable[[int], int]
"""Compares a position with a place in a list: before it (-1), behind it (1), or at it (0)."""
Matches: TypeAlias = Callable[[int], bool]
"""Tells whether the object of a position is in a list."""


def comparison(
    collection: Collection, sorts: Sequence[Sorting], keys: Sequence[Any], position: int, *, ascending: bool = False
) -> Comparison:
    """Return a function that compares positions with a place, given by sort values and a position.

    Objects without a value come first. `ascending` ignores the directions of the sorts.
    """
    parts = [
        (collection.index(sort.paths).values, key, 1 if ascending or not sort.descending else -1)
        for sort, key in zip(sorts, keys, strict=True)
    ]
    ties = parts[0][2] if parts else 1

    def compare(other: int) -> int:
        for values, key, forward in parts:
            value = first(values[other])
            if value is None or key is None:
                if value is not key:
                    return -forward if value is None else forward
            elif value != key:
                return -forward if value < key else forward
        return 0 if other == position else -ties if other < position else ties

    return compare


def matcher(collection: Collection, terms: Iterable[Term]) -> Matches | None:
    """Return a function that tests whether the object at a position meets the terms; None without terms."""
    matches: Matches | None = None
    for term in terms:
        matches = both(matches, _reader(collection.index(term.paths).values, term.test()))
    return matches


def both(one: Matches | None, other: Matches) -> Matches:
    """Return a function that tests whether a position meets both conditions."""
    return other if one is None else lambda position: one(position) and other(position)


def _reader(values: Sequence[Value], test: Callable[[Value], bool]) -> Matches:
    return lambda position: test(values[position])


def matching(collection: Collection, query: Query) -> Sequence[int]:
    """Return the positions of all objects that match, in the order of the list.

    The result is remembered, and updated when it is needed again.
    """
    if query.where is not None:
        return _find(collection, query)
    found = collection.lists.pop(query.key, None)
    if found is None or not _renew(collection, query, *found):
        found = _find(collection, query), collection.version
    collection.lists[query.key] = found[0], collection.version
    if len(collection.lists) > _KEPT:
        del collection.lists[next(iter(collection.lists))]
    return found[0]


def span(index: Index, term: Term) -> tuple[int, int] | None:
    """Return the range of the keys of an index that meet a term, or None if it is not one range."""
    keys, value = index.keys, term.values[0]
    match term.operator:
        case "eq":
            return bisect_left(keys, value), bisect_right(keys, value)
        case "gt":
            return bisect_right(keys, value), len(keys)
        case "gte":
            return bisect_left(keys, value), len(keys)
        case "lt":
            return 0, bisect_left(keys, value)
        case "lte":
            return 0, bisect_right(keys, value)
        case "sw":
            return bisect_left(keys, value), bisect_left(keys, value + "\U0010ffff")
        case _:
            return None


def _find(collection: Collection, query: Query) -> array[int]:
    positions = list(_candidates(collection, query))
    if collection.deleted:
        positions = [position for position in positions if collection.holds(position)]
    if (matches := matcher(collection, query.terms)) is not None:
        positions = [position for position in positions if matches(position)]
    if query.where is not None:
        positions = [position for position in positions if query.where(collection.get(position))]
    sorts = query.sorts
    positions.sort(reverse=bool(sorts) and sorts[0].descending)
    for sort in reversed(sorts):  # the sort of Python is stable
        values = collection.index(sort.paths).values
        positions.sort(key=_sort_key(values, positions), reverse=sort.descending)
    return array("I", positions)


def _sort_key(values: Sequence[Value], positions: Iterable[int]) -> Callable[[int], Any]:
    """Return the key by which positions are sorted. Objects without a value come first."""
    if all(isinstance(values[position], str) for position in positions):
        return values.__getitem__

    def key(position: int) -> tuple[bool, Any]:
        value = first(values[position])
        return value is not None, value

    return key


def _renew(collection: Collection, query: Query, positions: array[int], version: int) -> bool:
    """Update a result. Return False if too much has changed."""
    changed = collection.changes(version)
    if not changed:
        return changed is not None
    if len(changed) > _FEW:
        positions[:] = array("I", [position for position in positions if position not in changed])
    else:
        for position in changed:
            with suppress(ValueError):
                positions.remove(position)
    matches = matcher(collection, query.terms)
    for position in changed:
        owned = query.owner is None or collection.owner(position) == query.owner
        if owned and collection.holds(position) and (matches is None or matches(position)):
            keys = [first(collection.index(sort.paths).values[position]) for sort in query.sorts]
            compare = comparison(collection, query.sorts, keys, position)
            positions.insert(bisect_left(positions, 0, key=compare), position)
    return True


def _candidates(collection: Collection, query: Query) -> Iterable[int]:
    """Return the positions that may match, from the owner or the narrowest index."""
    if query.owner is not None:
        return collection.owned(query.owner)
    best: tuple[int, Index, list[tuple[int, int]]] | None = None
    for term in query.terms:
        if term.paths == ("id",) and term.operator in ("eq", "in"):
            return {position for position in map(collection.find, term.values) if position >= 0}
        if not term.narrow or term.negative:
            continue
        index = collection.index(term.paths)
        single = [attrs.evolve(term, operator="eq", values=(value,)) for value in term.values]
        spans = [found for each in (single if term.operator == "in" else [term]) if (found := span(index, each))]
        count = sum(high - low for low, high in spans)
        if best is None or count < best[0]:
            best = count, index, spans
    if best is None:
        return range(collection.end)
    return {position for low, high in best[2] for position in best[1].positions[low:high]}
