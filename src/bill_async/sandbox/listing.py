"""Pages of a list: what matches, in which order, from which cursor.

The cursors of v3 name the last object of a page and its sort values, so that objects that come and
go between two pages shift nothing. Those of Spend & Expense are offsets (`arrayconnection:19`), as
observed there.
"""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import attrs

from ._json import dumps, loads
from .collection import Collection, Index, Object, values_at
from .errors import bad_parameter
from .filtering import Sorting, Term

__all__ = ["Query", "all_rows", "keyset_page", "offset_page"]

_OFFSET: Final = "arrayconnection:"


@attrs.frozen(kw_only=True)
class Query:
    """What is asked of a collection."""

    terms: Sequence[Term] = ()
    sorts: Sequence[Sorting] = ()
    owner: str | None = None
    """Only what belongs to the object of this id."""
    where: Callable[[Object], bool] | None = None
    """One more condition, which no filter can express."""

    def matches(self, item: Object) -> bool:
        """Whether the object is in the list."""
        return all(term.holds(item) for term in self.terms) and (self.where is None or self.where(item))

    @property
    def plain(self) -> bool:
        """Whether every object is in the list."""
        return not self.terms and self.where is None


@attrs.frozen
class _Walk:
    """Candidates in the order of the list. `reverse` reads `sequence` from its end."""

    sequence: Sequence[int]
    spot: Callable[[Sequence[Any], int], tuple[int, int]]
    """How many candidates stand before the object of a cursor, and how many up to and with it."""
    reverse: bool = False


def all_rows(collection: Collection, query: Query) -> list[bytes]:
    """Return all objects that match."""
    walk = _walk(collection, query)
    step = -1 if walk.reverse else 1
    start = 0 if step > 0 else len(walk.sequence) - 1
    found = _collect(collection, query, walk.sequence, start, step, len(walk.sequence))
    return [collection.raw(position) for position in found]


def keyset_page(
    collection: Collection, query: Query, limit: int, cursor: str | None, *, both_ways: bool = True
) -> tuple[list[bytes], str | None, str | None]:
    """Return the objects of one page, and the cursors of the next and the previous one."""
    walk = _walk(collection, query)
    backwards, keys, anchor = (False, [], -1) if cursor is None else _read_cursor(cursor, len(query.sorts))
    step = -1 if walk.reverse != backwards else 1
    sequence = walk.sequence
    if cursor is None:
        start = 0 if step > 0 else len(sequence) - 1
    else:
        try:
            before, after = walk.spot(keys, anchor)
        except TypeError:
            raise bad_parameter("page", "invalid cursor") from None
        start = after if step > 0 else before - 1
    found = _collect(collection, query, sequence, start, step, limit + 1)
    more, found = len(found) > limit, found[:limit]
    if backwards:
        found.reverse()
    has_next = backwards or more
    has_previous = both_ways and (more if backwards else cursor is not None)
    next_page = _cursor(collection, query, "n", found[-1]) if found and has_next else None
    prev_page = _cursor(collection, query, "p", found[0]) if found and has_previous else None
    return [collection.raw(position) for position in found], next_page, prev_page


def offset_page(
    collection: Collection, query: Query, limit: int, after: str | None, before: str | None
) -> tuple[list[bytes], str | None, str | None]:
    """Return one page in the manner of Spend & Expense."""
    walk = _walk(collection, query)
    step = -1 if walk.reverse else 1
    if query.plain and not collection.deleted:
        matching: Sequence[int] = walk.sequence[::step]
    else:
        start = 0 if step > 0 else len(walk.sequence) - 1
        matching = _collect(collection, query, walk.sequence, start, step, len(walk.sequence))
    if before is not None:
        end = max(0, _read_offset("prevPage", before))
        start = max(0, end - limit)
    else:
        start = 0 if after is None else _read_offset("nextPage", after) + 1
        end = start + limit
    page = matching[start:end]
    last = start + len(page)
    next_page = _write_offset(last - 1) if page and last < len(matching) else None
    prev_page = _write_offset(start) if page and start else None
    return [collection.raw(position) for position in page], next_page, prev_page


def _collect(
    collection: Collection, query: Query, sequence: Sequence[int], start: int, step: int, limit: int
) -> list[int]:
    found: list[int] = []
    end = len(sequence) if step > 0 else -1
    for place in range(start, end, step):
        position = sequence[place]
        row = collection.raw(position)
        if row and (query.plain or query.matches(loads(row))):
            found.append(position)
            if len(found) == limit:
                break
    return found


def _walk(collection: Collection, query: Query) -> _Walk:
    narrowed = _candidates(collection, query)
    if not query.sorts:
        candidates = range(collection.end) if narrowed is None else narrowed
        return _Walk(
            candidates,
            lambda _, position: (bisect_left(candidates, position), bisect_right(candidates, position)),
        )
    if len(query.sorts) == 1 and query.plain and narrowed is None:
        return _index_walk(collection.index(query.sorts[0].paths), query.sorts[0].descending)
    return _sorted_walk(collection, query, range(collection.end) if narrowed is None else narrowed)


def _index_walk(index: Index, descending: bool) -> _Walk:
    """Read a list in the order of an index; objects without the value come first."""
    gap = len(index.missing)

    def spot(keys: Sequence[Any], position: int) -> tuple[int, int]:
        if keys[0] is None:
            return bisect_left(index.missing, position), bisect_right(index.missing, position)
        place = index.place(keys[0], position)
        found = index.positions[place : place + 1] == [position] and index.keys[place] == keys[0]
        return gap + place, gap + place + found

    return _Walk(index.missing + index.positions if gap else index.positions, spot, descending)


class _Descending:
    """A sort value in reverse order."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: _Descending) -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Descending) and bool(other.value == self.value)


def _sorted_walk(collection: Collection, query: Query, candidates: Sequence[int]) -> _Walk:
    ranked: list[tuple[Any, int]] = []
    for position in candidates:
        row = collection.raw(position)
        if row:
            item = loads(row)
            if query.matches(item):
                ranked.append((_rank(_sort_values(item, query.sorts), position, query.sorts), position))
    ranked.sort(key=lambda pair: pair[0])
    ranks = [rank for rank, _ in ranked]

    def spot(keys: Sequence[Any], position: int) -> tuple[int, int]:
        rank = _rank(keys, position, query.sorts)
        return bisect_left(ranks, rank), bisect_right(ranks, rank)

    return _Walk([position for _, position in ranked], spot)


def _rank(values: Sequence[Any], position: int, sorts: Sequence[Sorting]) -> tuple[Any, ...]:
    parts: list[Any] = []
    for value, sort in zip(values, sorts, strict=True):
        part = (value is not None, "" if value is None else value)
        parts.append(_Descending(part) if sort.descending else part)
    return (*parts, -position if sorts[0].descending else position)


def _sort_values(item: Object, sorts: Sequence[Sorting]) -> list[Any]:
    found = [values_at(item, sort.paths) for sort in sorts]
    return [values[0] if values else None for values in found]


def _candidates(collection: Collection, query: Query) -> Sequence[int] | None:
    """Return the positions that can match, sorted, from the owner or the narrowest index."""
    if query.owner is not None:
        return collection.owned(query.owner)
    best: list[int] | None = None
    for term in query.terms:
        found = _by_id(collection, term) if term.paths == ("id",) else None
        if found is None and term.narrow and term.operator not in ("ne", "nin"):
            found = _by_index(collection.index(term.paths), term, None if best is None else len(best))
        if found is not None and (best is None or len(found) < len(best)):
            best = found
    return None if best is None else sorted(set(best))


def _by_id(collection: Collection, term: Term) -> list[int] | None:
    if term.operator not in ("eq", "in"):
        return None
    return [position for position in map(collection.find, term.values) if position >= 0]


def _by_index(index: Index, term: Term, beat: int | None) -> list[int] | None:
    """Return the positions that meet the term, unless they are no fewer than `beat`."""
    spans = list(_spans(index.keys, term))
    if beat is not None and sum(high - low for low, high in spans) >= beat:
        return None
    return [position for low, high in spans for position in index.positions[low:high]]


def _spans(keys: list[Any], term: Term) -> Iterator[tuple[int, int]]:
    value = term.values[0]
    match term.operator:
        case "gt":
            yield bisect_right(keys, value), len(keys)
        case "gte":
            yield bisect_left(keys, value), len(keys)
        case "lt":
            yield 0, bisect_left(keys, value)
        case "lte":
            yield 0, bisect_right(keys, value)
        case "sw":
            yield bisect_left(keys, value), bisect_left(keys, value + "\U0010ffff")
        case _:
            for wanted in term.values:
                yield bisect_left(keys, wanted), bisect_right(keys, wanted)


def _cursor(collection: Collection, query: Query, direction: str, position: int) -> str:
    values = _sort_values(collection.get(position), query.sorts) if query.sorts else []
    return base64.urlsafe_b64encode(dumps([direction, position, *values])).decode().rstrip("=")


def _read_cursor(text: str, sorts: int) -> tuple[bool, list[Any], int]:
    try:
        direction, position, *values = loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, TypeError):
        raise bad_parameter("page", "invalid cursor") from None
    if direction not in ("n", "p") or type(position) is not int or len(values) != sorts:
        raise bad_parameter("page", "invalid cursor")
    return direction == "p", values, position


def _write_offset(offset: int) -> str:
    return base64.b64encode(f"{_OFFSET}{offset}".encode()).decode()


def _read_offset(name: str, text: str) -> int:
    try:
        plain = base64.b64decode(text, validate=True).decode()
        if not plain.startswith(_OFFSET):
            raise ValueError(plain)
        return max(-1, int(plain.removeprefix(_OFFSET)))
    except (binascii.Error, ValueError):
        raise bad_parameter(name, "invalid cursor") from None
