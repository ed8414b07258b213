"""Slices of a list, which several walkers walk at once. Pure: no requests, no clock, no database.

Cursors are strictly one after another, so a list is cut into *slices* of `createdTime`, each with a
cursor of its own. Nobody knows beforehand how long a list is or how its objects lie in time.
Therefore nothing is cut until a walker has nothing to do; then it takes over the later half of the
longest remaining slice. As slices are walked from old to new, the walker that it is taken from need
not be told: it stops where the other began.

    before   [lower ......... position --------------------------- until)
    after    [lower ......... position -----------)[ middle ------ until)

What makes this safe:

- creation times never change, and new objects come last: no change made during the walk moves an
  object past a cursor;
- the slices of a list always cover all of time, see `fill_gaps`;
- an object that two slices see is written twice, under the same key;
- if a page shows that the order is not kept, the slice is walked to the end of its cursor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

import attrs

from bill_async.types import JsonValue

__all__ = [
    "SLACK",
    "MIN_PAGES",
    "Slice",
    "advance",
    "before",
    "format_time",
    "fill_gaps",
    "parse_time",
    "remaining",
    "restart",
    "split",
]

SLACK: Final = timedelta(seconds=1)
"""How far past its end a slice is walked, because times are shown less exactly than they are kept."""

MIN_PAGES: Final = 3.0
"""Pages that must be left in a slice for half of it to be worth taking."""

_CREATED: Final = "createdTime"
_UPDATED: Final = "updatedTime"


@attrs.define(kw_only=True)
class Slice:
    """A part of a list, and how far it has been walked. This is the checkpoint that is stored."""

    number: int = 0
    """Tells the slices of one list apart."""
    parent_id: str | None = None
    """The object that a nested list hangs below."""
    lower: datetime | None = None
    """The oldest creation time that belongs to it; None for no bound."""
    start: datetime | None = None
    """The oldest creation time that is asked for: `lower`, or later after a `restart`."""
    upper: datetime | None = None
    """The creation time that is no longer asked for. Its cursors belong to it, so it never changes."""
    until: datetime | None = None
    """Where the slice ends: `upper`, or earlier if another slice took over the rest."""
    first: datetime | None = None
    """The creation time of the first object."""
    position: datetime | None = None
    """The creation time of the last object."""
    newest: datetime | None = None
    """The latest change of any object so far."""
    ordered: bool = True
    """Whether the objects have come in the order of creation so far."""
    cursor: str | None = None
    """The page to fetch next; none before the first page."""
    pages: int = 0
    objects: int = 0
    done: bool = False


def advance(part: Slice, items: Sequence[Mapping[str, JsonValue]], cursor: str | None, *, timed: bool) -> int:
    """Move a slice past a page; return how many of its objects belong to it and not to a later slice.

    `timed`: the list was asked for in the order of creation.
    """
    created = [parse_time(item.get(_CREATED)) for item in items] if timed else []
    known = [moment for moment in created if moment is not None]
    if len(known) < len(created) or any(a > b for a, b in pairwise(known)):
        part.ordered = False
    if known:
        if part.position is not None and known[0] < part.position:
            part.ordered = False
        part.first = part.first or known[0]
        part.position = max(known) if part.position is None else max(part.position, *known)
    for item in items:
        changed = parse_time(item.get(_UPDATED))
        if changed is not None and (part.newest is None or changed > part.newest):
            part.newest = changed
    own = len(items)
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


def remaining(part: Slice, end: datetime) -> float:
    """Estimate how many pages are left, if objects lie in the rest of a slice as they lay so far."""
    if part.done or not part.ordered or part.first is None or part.position is None:
        return 0.0
    walked = (part.position - part.first).total_seconds()
    ahead = ((part.until or end) - part.position).total_seconds()
    return max(0.0, part.pages * ahead / walked) if walked > 0 else 0.0


def split(part: Slice, end: datetime, number: int) -> Slice | None:
    """Take the later half of what is left of a slice; None if it cannot be cut."""
    if remaining(part, end) < MIN_PAGES:
        return None
    assert part.position is not None  # or nothing would remain
    middle = part.position + ((part.until or end) - part.position) / 2
    middle = middle.replace(microsecond=0)
    if middle <= part.position + SLACK:
        return None
    rest = Slice(number=number, lower=middle, start=middle, upper=part.until, until=part.until)
    part.until = middle
    return rest


def fill_gaps(parts: Iterable[Slice]) -> list[Slice]:
    """Add the slices that are missing for the whole of time to be covered.

    A slice that took over the rest of another is stored with its first page, so a kill between the
    two leaves a gap. Whatever subset of the checkpoints survives, nothing is left out.
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
    """Give up a cursor that BILL no longer knows; go on from the last creation time, or begin anew."""
    part.cursor = None
    if sliceable and part.ordered and part.position is not None:
        part.start = part.position
    else:
        part.pages = part.objects = 0
        part.first = part.position = None


def parse_time(value: JsonValue) -> datetime | None:
    """Read a moment as BILL writes it; None if it is none, or one that cannot be calculated with."""
    if type(value) is not str:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def before(moment: datetime, by: timedelta) -> datetime | None:
    """Return an earlier moment; None if that is before anything that BILL can hold."""
    try:
        earlier = moment.astimezone(UTC) - by
    except OverflowError:
        return None
    return earlier if earlier.year in _YEARS else None


def format_time(moment: datetime) -> str:
    """Write a moment as BILL's filters want it: UTC, with milliseconds, rounded down."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def _gap(number: int, begin: datetime, end: datetime | None) -> Slice:
    lower = None if begin == _BEGIN else begin
    return Slice(number=number, lower=lower, start=lower, upper=end, until=end)


_BEGIN: Final = datetime.min.replace(tzinfo=UTC)
_YEARS: Final = range(1900, 9000)
"""What lies outside is no time of an object, and too close to the ends of `datetime` to calculate with."""
