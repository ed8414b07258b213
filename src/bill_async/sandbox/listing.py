"""The pages of a list.

The cursors of v3 name the last object of a page and its sort values, so that objects added or deleted between two pages
shift nothing. The cursors of Spend & Expense are offsets (`arrayconnection:19`), as observed there.

A page is searched for along an index. If few objects match, that takes too long: then the whole list is made from the
narrowest index and remembered.
"""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, Final

import attrs

from ._json import dumps, loads
from .collection import Collection
from .errors import bad_parameter
from .filtering import Term
from .index import first
from .query import Matches, Query, both, comparison, matcher, matching, span

__all__ = ["Query", "all_rows", "keyset_page", "offset_page"]

_OFFSET: Final = "arrayconnection:"
_PATIENCE: Final = 5000
"""The number of objects that are searched for a page before the whole list is made."""


@attrs.frozen(kw_only=True)
class _Walk:
    """Candidates in the order of the list, from `low` to `high`. `reverse` reads them from the end."""

    sequence: Sequence[int]
    low: int
    high: int
    reverse: bool = False
    matches: Matches | None = None
    """Tests whether a candidate is in the list; None if all are."""

    def collect(self, start: int, step: int, limit: int, patience: int) -> list[int] | None:
        """Return this many positions, or None if the search takes too long."""
        sequence, matches = self.sequence, self.matches
        end = self.high if step > 0 else self.low - 1
        if matches is None:
            end = min(end, start + limit) if step > 0 else max(end, start - limit)
            return [sequence[place] for place in range(start, end, step)]
        found: list[int] = []
        stop = start + step * patience
        last = min(end, stop) if step > 0 else max(end, stop)
        for place in range(start, last, step):
            position = sequence[place]
            if matches(position):
                found.append(position)
                if len(found) == limit:
                    return found
        return found if last == end else None


def all_rows(collection: Collection, query: Query, start: int = 0, size: int | None = None) -> list[bytes]:
    """Return all objects that match, or the first of them."""
    found = matching(collection, query)[start : None if size is None else start + size]
    return [collection.raw(position) for position in found]


def keyset_page(
    collection: Collection, query: Query, limit: int, cursor: str | None, *, both_ways: bool = True
) -> tuple[list[bytes], str | None, str | None]:
    """Return the objects of one page, and the cursors of the next and the previous one."""
    backwards, keys, anchor = (False, [], -1) if cursor is None else _read_cursor(cursor, len(query.sorts))

    def collect(walk: _Walk, patience: int) -> list[int] | None:
        forward = walk.reverse == backwards
        if cursor is None:
            start = walk.low if forward else walk.high - 1
        else:
            compare = comparison(collection, query.sorts, keys, anchor, ascending=walk is along)
            try:
                if forward:
                    start = bisect_right(walk.sequence, 0, walk.low, walk.high, key=compare)
                else:
                    start = bisect_left(walk.sequence, 0, walk.low, walk.high, key=compare) - 1
            except TypeError:
                raise bad_parameter("page", "invalid cursor") from None
        return walk.collect(start, 1 if forward else -1, limit + 1, patience)

    along = None if query.key in collection.lists else _along(collection, query)
    found = None if along is None else collect(along, _PATIENCE)
    if found is None:
        whole = matching(collection, query)
        found = collect(_Walk(sequence=whole, low=0, high=len(whole)), 0)
        assert found is not None
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
    """Return one page, with cursors as in Spend & Expense."""
    whole = range(collection.end) if query.plain and not collection.deleted else matching(collection, query)
    if before is not None:
        end = max(0, _read_offset("prevPage", before))
        start = max(0, end - limit)
    else:
        start = 0 if after is None else _read_offset("nextPage", after) + 1
        end = start + limit
    page = whole[start:end]
    last = start + len(page)
    next_page = _write_offset(last - 1) if page and last < len(whole) else None
    prev_page = _write_offset(start) if page and start else None
    return [collection.raw(position) for position in page], next_page, prev_page


def _along(collection: Collection, query: Query) -> _Walk | None:
    """Return the walk along an index or along the positions, or None if neither has the order of the list."""
    if query.where is not None or len(query.sorts) > 1 or any(term.paths == ("id",) for term in query.terms):
        return None
    if not query.sorts:
        if query.owner is not None:
            return None
        matches = matcher(collection, query.terms)
        if collection.deleted:
            matches = both(matches, collection.holds)
        return _Walk(sequence=range(collection.end), low=0, high=collection.end, matches=matches)
    sort = query.sorts[0]
    index = collection.index(sort.paths)
    if query.owner is not None or index.several:
        return None
    sequence, low, high = index.positions, 0, len(index.positions)
    others: list[Term] = []
    for term in query.terms:
        found = span(index, term) if term.paths == sort.paths else None
        if found is None:
            others.append(term)
        else:
            low, high = max(low, found[0]), min(high, found[1])
    if len(others) == len(query.terms) and index.missing:
        sequence = index.missing + index.positions
        high = len(sequence)
    return _Walk(
        sequence=sequence,
        low=low,
        high=max(low, high),
        reverse=sort.descending,
        matches=matcher(collection, others),
    )


def _cursor(collection: Collection, query: Query, direction: str, position: int) -> str:
    values = [first(collection.index(sort.paths).values[position]) for sort in query.sorts]
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
