"""The slices of a list, which several walkers walk at once. No requests, no clock, no database.

A cursor can only be followed page by page, so a list is split into *slices* of `createdTime`, each with its own cursor.
The length of a list and the distribution of its objects over time are not known in advance. Therefore a slice is split
only when a walker is idle: it takes over the later half of the longest remaining slice. Slices are walked from old to
new, so the other walker simply stops where the new slice begins.

    before   [lower ......... position --------------------------- until)
    after    [lower ......... position -----------)[ middle ------ until)

This is safe for these reasons:

- creation times never change, and new objects come last, so that no change during the walk moves an object past a
  cursor;
- the slices of a list always cover all of time, see `fill_gaps`;
- a slice begins a little early and is walked a little past its end, and an object belongs to the one slice that its
  creation time is in;
- if a page is not in order, the slice is walked to the end of its cursor, and is not split any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Final, cast

import attrs

from bill_async.types import JsonValue

__all__ = [
    "MIN_PAGES",
    "SLACK",
    "Slice",
    "advance",
    "before",
    "fill_gaps",
    "format_time",
    "note_changes",
    "parse_time",
    "parse_times",
    "remaining",
    "restart",
    "split",
    "usable",
]

SLACK: Final = timedelta(seconds=1)
"""How far before its beginning and past its end a slice is walked, because BILL may store times more exactly than it
shows them."""

MIN_PAGES: Final = 3.0
"""The number of remaining pages from which on a slice is worth splitting."""


@attrs.define(kw_only=True)
class Slice:
    """A part of a list, and how far it has been walked. It is stored as the checkpoint."""

    number: int = 0
    """The number of the slice within its list."""
    parent_id: str | None = None
    """The parent object of a nested list."""
    lower: datetime | None = None
    """The earliest creation time in the slice; None for no bound."""
    start: datetime | None = None
    """The earliest creation time that is requested: `lower`, or a later time after a `restart`."""
    upper: datetime | None = None
    """The creation time before which objects are requested. It never changes, because the cursors depend on it."""
    until: datetime | None = None
    """The creation time at which the slice ends: `upper`, or earlier if another slice has taken over the rest."""
    first: datetime | None = None
    """The creation time of the first object."""
    position: datetime | None = None
    """The creation time of the last object."""
    newest: datetime | None = None
    """The time of the latest change of any object so far."""
    ordered: bool = True
    """Whether the objects so far have come in the order of creation."""
    cursor: str | None = None
    """The cursor of the next page; None before the first page."""
    pages: int = 0
    objects: int = 0
    done: bool = False
    saved_at: datetime | None = None
    """The local time at which the last page was to be stored."""
    steady: bool = True
    """Whether the local clock had not been set back by then."""


def advance(part: Slice, objects: int, created: Sequence[datetime | None], cursor: str | None) -> int:
    """Move a slice past a page. Return how many objects of the page belong to it and not to another slice.

    `created` are the creation times of the objects, or nothing if the list was not requested in their order.
    """
    known = [moment for moment in created if moment is not None]
    if len(known) < len(created) or any(a > b for a, b in pairwise(known)):
        part.ordered = False
    if known:
        if part.position is not None and known[0] < part.position:
            part.ordered = False
        if part.start is not None and known[0] < part.start - SLACK:  # the filter had no effect
            part.ordered = False
        part.first = part.first or known[0]
        part.position = max(known) if part.position is None else max(part.position, *known)
    own = objects
    if part.lower is not None:
        own -= sum(1 for moment in known if moment < part.lower)
    if part.until is not None:
        own -= sum(1 for moment in known if moment >= part.until)
        if part.ordered and known and known[-1] >= part.until + SLACK:
            part.done = True
    part.pages += 1
    part.objects += own
    part.cursor = cursor
    if not cursor:
        part.done = True
    return own


def note_changes(part: Slice, changed: Iterable[datetime | None]) -> None:
    """Note the latest of these times of changes."""
    known = [moment for moment in changed if moment is not None]
    if known:
        part.newest = max(known) if part.newest is None else max(part.newest, *known)


def remaining(part: Slice, end: datetime) -> float:
    """Estimate how many pages are left, assuming that the objects are distributed as in the part walked so far."""
    if part.done or not part.ordered or part.first is None or part.position is None:
        return 0.0
    walked = (part.position - part.first).total_seconds()
    ahead = ((part.until or end) - part.position).total_seconds()
    return max(0.0, part.pages * ahead / walked) if walked > 0 else 0.0


def split(part: Slice, end: datetime, number: int, *, after: float | None = None) -> Slice | None:
    """Split off the rest of a slice, and return it; None if the slice cannot be split.

    The rest begins `after` so many pages, by estimate, or half way.
    """
    left = remaining(part, end)
    if left < MIN_PAGES + (after or 0.0):
        return None
    assert part.position is not None  # or nothing would remain
    middle = part.position + ((part.until or end) - part.position) * (0.5 if after is None else after / left)
    middle = middle.replace(microsecond=0)
    if middle <= part.position + SLACK:
        return None
    rest = _from(number, middle, part.until)
    part.until = middle
    return rest


def fill_gaps(parts: Iterable[Slice]) -> list[Slice]:
    """Add the slices that are missing to cover all of time.

    A slice that took over the rest of another is stored with its first page, so a kill before that leaves a gap. With
    this, no part of the list is left out, whatever checkpoints survive.
    """
    found = sorted(parts, key=lambda part: part.lower or _BEGIN)
    filled: list[Slice] = []
    number = max((part.number for part in found), default=-1)
    covered: datetime | None = _BEGIN  # everything before is covered; None: everything is
    for part in found:
        if covered is not None and (part.lower or _BEGIN) > covered:
            number += 1
            filled.append(_gap(number, covered, part.lower))
        filled.append(part)
        if covered is not None:
            covered = None if part.until is None else max(covered, part.until)
    if covered is not None:
        filled.append(_gap(number + 1, covered, None))
    return filled


def restart(part: Slice, *, sliceable: bool) -> None:
    """Give up a cursor that BILL no longer knows. Continue at the last creation time, or start again."""
    part.cursor = None
    if sliceable and part.ordered and part.position is not None:
        part.start = part.position = part.position - SLACK
    else:
        part.pages = part.objects = 0
        part.first = part.position = None


def parse_time(value: JsonValue) -> datetime | None:
    """Parse a time in BILL's format. Return None if it is not a time, or one that cannot be calculated with."""
    if type(value) is not str:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return usable(moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC))


def parse_times(values: Sequence[JsonValue]) -> Sequence[datetime | None]:
    """Parse many times as `parse_time` does, but faster if all of them are usual ones."""
    try:
        moments = list(map(datetime.fromisoformat, cast("Sequence[str]", values)))
    except (TypeError, ValueError):
        return [parse_time(value) for value in values]
    usual = all(map(_TZINFO, moments)) and all(map(_YEARS.__contains__, map(_YEAR, moments)))
    return moments if usual else [parse_time(value) for value in values]


def usable(moment: datetime | None) -> datetime | None:
    """Return a time with a time zone, or None for one that cannot be calculated with."""
    return moment if moment is not None and moment.year in _YEARS else None


def before(moment: datetime, by: timedelta) -> datetime | None:
    """Return an earlier time, or None if it is too early for any object of BILL."""
    try:
        earlier = moment.astimezone(UTC) - by
    except OverflowError:
        return None
    return earlier if earlier.year in _YEARS else None


def format_time(moment: datetime) -> str:
    """Return a time in the format of BILL's filters: UTC, with milliseconds, rounded down."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def _gap(number: int, begin: datetime, end: datetime | None) -> Slice:
    return Slice(number=number, upper=end, until=end) if begin == _BEGIN else _from(number, begin, end)


def _from(number: int, lower: datetime, until: datetime | None) -> Slice:
    return Slice(number=number, lower=lower, start=lower - SLACK, upper=until, until=until)


_BEGIN: Final = datetime.min.replace(tzinfo=UTC)
_TZINFO: Final = attrgetter("tzinfo")
_YEAR: Final = attrgetter("year")
_YEARS: Final = range(1900, 9000)
"""The years of valid object times. Times outside are too close to the ends of `datetime` to calculate with."""
