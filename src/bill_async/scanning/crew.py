"""The walkers of a scan, which share the slices of one list.

Scan                    what the caller iterates over (scan.py)
  Handover              the pages on their way to the caller (handover.py)
  Crew                  the walkers, and the choice of what each walks next
    Slices              the slices, and where to split them (walking.py, slicing.py)
    SlicePages          the pages of one slice (walking.py)
    Choice              the objects of a page that its slice yields (choice.py)
    ListQuery           what is sent to BILL (query.py)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, Generic, TypeVar

import attrs

from bill_async.errors import PagingError, ValidationError
from bill_async.paging import Page

from .choice import Choice, Reader
from .handover import Handover
from .query import ListQuery
from .slicing import Slice, restart
from .walking import SlicePages, Slices

__all__ = ["AHEAD", "Crew"]

T = TypeVar("T")

AHEAD: Final = 8
"""The number of pages after which a slice ends in an ordered scan. Twice as many of each slice may wait."""
_BEGIN: Final = datetime.min.replace(tzinfo=UTC)


@attrs.frozen(kw_only=True)
class _TimedPage(Page[T]):
    """A page, with the creation time of each object."""

    created: Sequence[datetime | None]


class Crew(Slices, Generic[T]):
    """The walkers of one scan of a list, and its slices in the order of time."""

    def __init__(self, query: ListQuery[T], end: datetime, *, ordered: bool) -> None:
        """`end` is the time now."""
        super().__init__(query.end(end))
        self._query = query
        self._ordered = ordered
        self._line: list[Slice] = []
        """The slices with pages that have not been taken by the caller."""
        self._walked: set[int] = set()
        """The numbers of those that have been walked."""
        self._plain: set[int] = set()
        """The numbers of those that are walked without their filters and sort, because BILL refused them."""
        self._indivisible = not query.sliceable
        self._begun = False
        self._reader = Reader(query.model)
        self._timeless: set[str] = set()
        self.handover: Handover[Page[T]] = Handover(room=2 * AHEAD, turn=self._turn) if ordered else Handover()
        self.add(Slice())

    @property
    def parts(self) -> list[Slice]:
        """The slices that have not been walked."""
        return [part for part in self._line if part.number not in self._walked]

    @property
    def divisible(self) -> bool:
        """Whether the slices can be split."""
        return not self._indivisible

    def add(self, part: Slice) -> Slice:
        """Add a slice, and return it."""
        self._line.append(self.enumerate(part))
        self._line.sort(key=lambda each: each.lower or _BEGIN)
        return part

    async def walk(self) -> None:
        """Walk one slice after the other until all are done."""
        while (part := await self._next()) is not None:
            await self._walk(part)
            self._end(part)

    # ---- what to do next

    async def _next(self) -> Slice | None:
        """Return the next slice to walk; None when all is done."""
        while self.parts:
            if not self._begun:
                self._begun = True
                return self._line[0]
            if (rest := self.cut(AHEAD) if self._ordered else self.halve()) is not None:
                return rest
            if self.needs_probe():
                await self._find_end()
            else:
                await self.handover.changed()
        return None

    async def _find_end(self) -> None:
        """Fetch the newest object, to learn where the list ends."""
        with self.probe(), suppress(Exception):  # the walkers will meet the same error
            for one in (await self._query.newest()).items:
                created = self._reader.created(one)
                self._indivisible = self._indivisible or created is None  # slices would not hold such objects
                self.end = created or self.end
        self.handover.wake()

    def _end(self, part: Slice) -> None:
        """Note that a slice has been walked."""
        self._walked.add(part.number)
        if not self._ordered:
            self._drop(part)
        self.handover.wake()

    def _drop(self, part: Slice) -> None:
        self._line.remove(part)
        self._walked.discard(part.number)

    def _turn(self, held: Counter[int]) -> int | None:
        """Return the number of the earliest slice with pages that have not been taken."""
        while self._line and self._line[0].number in self._walked and not held[self._line[0].number]:
            self._drop(self._line[0])
        return self._line[0].number if self._line else None

    # ---- walking

    async def _walk(self, part: Slice) -> None:
        """Walk a slice to its end."""
        choice: Choice[T] = Choice(part, self._reader, self._timeless)
        pages = self._pages(part, choice)
        while not part.done:
            plain = part.number in self._plain
            try:
                page, _ = await pages.next()
            except ValidationError:
                if plain or not self._go_on_without(part, choice):
                    raise
                pages = self._pages(part, choice)
                continue
            chosen = choice.choose(page.items, page.created, timed=self._query.timed and not plain)
            if self._query.since is not None:
                chosen = [one for one in chosen if not self._reader.is_before(one, self._query.since)]
            if self._ordered and not part.ordered:
                raise PagingError(
                    f"ordered: {self._query.operation.accessor} has objects without createdTime, or not in its order; "
                    "scan it without `ordered`",
                    cursor=page.next_page,
                    pages=part.pages,
                )
            self.handover.wake()  # there may be more to split
            if chosen:
                await self.handover.put(part.number, Page(chosen))

    def _pages(self, part: Slice, choice: Choice[T]) -> SlicePages[_TimedPage[T]]:
        """Return the pages of a slice, from its cursor."""
        plain = part.number in self._plain
        timed = self._query.timed and not plain

        async def fetch(cursor: str | None) -> _TimedPage[T]:
            page = await self._query.page(part, cursor, plain=plain)
            return _TimedPage(page.items, page.next_page, created=list(map(self._reader.created, page.items)))

        def created(page: _TimedPage[T]) -> Sequence[datetime | None]:
            return page.created if timed else ()

        def renew() -> bool:
            renewable = timed and self.divisible and part.ordered and part.position is not None and choice.resume()
            if renewable:
                restart(part, sliceable=True)
            return renewable

        return SlicePages(part, fetch, created=created, renew=renew)

    # ---- after a refusal

    def _go_on_without(self, part: Slice, choice: Choice[T]) -> bool:
        """Walk a slice without the filters and the sort that BILL refused; return False if that is not possible.

        If the slice before it is still to come to its beginning, that one is walked to the end of both. Otherwise the
        list is walked from its beginning: first in the order of creation, then in any.
        """
        self._indivisible = True
        if part.cursor is not None or not self._query.droppable:
            return False
        if not choice.begun and (before := self._slice_before(part)) is not None:
            before.until = part.until
            part.done = True
            return True
        if not part.ordered or not choice.resume():
            return False
        if part.start is not None or part.upper is not None:
            part.start = part.upper = None
            restart(part, sliceable=False)
            return True
        if self._ordered:
            return False
        self._plain.add(part.number)
        return True

    def _slice_before(self, part: Slice) -> Slice | None:
        """Return the slice that ends where a slice begins, if its cursor leads on to the end of that."""
        for before in self.parts:
            meets = before.until is not None and before.until == part.lower and not before.done
            leads_on = before.upper is None or (part.until is not None and part.until <= before.upper)
            if meets and leads_on and before.number not in self._plain:
                reached = before.position is not None and before.until is not None and before.position >= before.until
                return None if reached else before
        return None
