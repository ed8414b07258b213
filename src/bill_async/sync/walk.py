"""The walk over one list: the rest of it, and the query for the next page."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bill_async.scanning.lists import CREATED
from bill_async.scanning.slicing import Slice, before, fill_gaps, parse_time, remaining
from bill_async.scanning.walking import Slices

from .destination import Pass
from .pages import RawPage
from .resource_lists import ResourceList
from .source import Query

__all__ = ["Walk", "plan"]


def plan(
    last: Pass | None,
    resource: ResourceList,
    new: Pass,
    *,
    full: bool,
    overlap: timedelta,
    since: datetime | None = None,
) -> Pass:
    """Return the pass to walk: an interrupted pass, or `new`, which fetches only changes where that is possible.

    Changes are those since the last pass, or since an earlier `since`. A pass that verifies fetches everything, so
    only one of its kind can be continued.
    """
    if last is not None and not last.finished and not full and (last.verify or not new.verify):
        saved = [part.saved_at for part in last.slices if part.saved_at is not None]
        last.steady &= all(part.steady for part in last.slices)
        last.steady &= all(last.started_at <= moment <= new.started_at for moment in saved)
        if resource.parent is None and resource.sliceable and not last.plain:
            last.slices = fill_gaps(last.slices)
        elif resource.parent is None:
            # only the latest slice: a page of an earlier one may have been stored after that was given up
            last.slices = last.slices[-1:] or [Slice()]
        return last
    new.bookmark = None if last is None else last.bookmark
    if resource.incremental and not full and not new.verify:
        known = None if new.bookmark is None else before(new.bookmark, overlap)
        new.since = since if known is None else known if since is None else min(known, since)
    if resource.parent is None:
        new.slices = [Slice()]
    return new


class Walk(Slices):
    """The walk over one list."""

    def __init__(self, resource: ResourceList, state: Pass) -> None:
        super().__init__(state.started_at, max((part.number for part in state.slices), default=-1) + 1)
        self.resource = resource
        self.state = state
        self.failed = False
        self.parents: deque[str] = deque()
        """The parents of a nested list that have not been walked yet."""
        self.total = 0
        """The number of all parents of a nested list."""
        self.open = sum(not part.done for part in state.slices)
        """The number of slices and parents that are not done."""
        self.unplaced = 0
        """The number of objects without an identity."""
        self.generation = 0
        """A number that grows when all slices are given up."""
        self.proven = True
        """Whether nothing so far shows that objects of the list may have been missed."""
        self._latest = max([state.started_at, *(part.saved_at for part in state.slices if part.saved_at is not None)])

    @property
    def parts(self) -> list[Slice]:
        """The slices of the pass."""
        return self.state.slices

    @property
    def timed(self) -> bool:
        """Whether the list is requested in the order of creation."""
        return self.resource.sorted and not self.state.plain

    @property
    def divisible(self) -> bool:
        """Whether the slices can be split."""
        return self.timed and self.resource.sliceable and not self.failed

    @property
    def complete(self) -> bool:
        """Whether it has met every object of the list, once it is done.

        While BILL changes a list, objects move between its pages, unless they are in the order of creation.
        """
        if self.resource.parent is None and self.state.slices:
            self._note_proof(self.state.slices)
        return self.proven and not self.unplaced

    def note_parents(self, parts: Iterable[Slice]) -> None:
        """Note that the lists of some parents have been walked."""
        for part in parts:
            self._note_proof([part])

    def _note_proof(self, parts: Sequence[Slice]) -> None:
        """Note whether the slices of a whole list have met each of its objects."""
        in_order = self.timed and all(part.ordered for part in parts)
        self.proven &= in_order or sum(part.pages for part in parts) <= 1

    def share(self) -> float:
        """Estimate the fraction that has been walked."""
        if self.resource.parent is not None:
            return 1 - self.open / self.total if self.total else 1.0
        pages = sum(part.pages for part in self.state.slices)
        left = sum(remaining(part, self.end) for part in self.state.slices)
        return pages / (pages + left) if left > 0 else 0.0

    def query(self, part: Slice) -> Query:
        """Return the query of the next page of a slice."""
        return Query(
            resource=self.resource,
            parent_id=part.parent_id,
            created_from=part.start,
            created_before=part.upper,
            changed_since=None if self.state.plain else self.state.since,
            order="asc" if self.timed else None,
            cursor=part.cursor,
        )

    def newest(self) -> Query:
        """Return the query of the newest object, which tells where the list ends."""
        return Query(resource=self.resource, changed_since=self.state.since, order="desc", most=1)

    def note_end(self, page: RawPage) -> None:
        """Note where the list ends, given the page of the newest object."""
        for item in page.items:
            self.end = parse_time(item.get(CREATED)) or self.end

    def note_time(self, part: Slice, now: datetime) -> None:
        """Note the time at which a page of a slice is to be stored."""
        self.state.steady &= now >= self._latest
        self._latest = now
        part.saved_at, part.steady = now, self.state.steady

    def add(self, part: Slice) -> Slice:
        """Add a slice, and return it."""
        self.open += 1
        self.state.slices.append(self.enumerate(part))
        return part
