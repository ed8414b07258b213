"""The walk over the slices of one list: which slice to split, and the pages of each."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, Generic, Literal, TypeVar, cast

from bill_async.errors import PagingError, ValidationError
from bill_async.paging import Page, Pager, Pages

from .slicing import MIN_PAGES, Slice, advance, remaining, split

__all__ = ["SlicePages", "Slices"]

P = TypeVar("P", bound="Page[Any]")

_EMPTY_PAGES: Final = 1000
"""The number of consecutive empty pages after which a list counts as endless."""


class Slices(ABC):
    """The slices of one list."""

    def __init__(self, end: datetime, number: int = 0) -> None:
        self.end = end
        """The estimated creation time of the newest object."""
        self.number = number
        """The number of the next slice."""
        self._probe: Literal["needed", "begun", "done"] = "needed"

    @property
    @abstractmethod
    def parts(self) -> Sequence[Slice]:
        """The slices that have been added."""

    @property
    @abstractmethod
    def divisible(self) -> bool:
        """Whether the slices can be split."""

    @abstractmethod
    def add(self, part: Slice) -> Slice:
        """Add a slice, and return it."""

    def enumerate(self, part: Slice) -> Slice:
        """Number a slice, and return it."""
        part.number = self.number
        self.number += 1
        return part

    def longest(self) -> float:
        """Return the estimated number of remaining pages of the longest slice."""
        return max((remaining(part, self.end) for part in self.parts), default=0.0)

    def needs_probe(self) -> bool:
        """Whether a slice could be split if the end of the list were known."""
        return self.divisible and self._probe == "needed" and self.longest() >= MIN_PAGES

    def halve(self) -> Slice | None:
        """Split off the later half of the longest slice; None if no slice can be split."""
        if not (self.divisible and self._probe == "done"):
            return None
        return self._split(max(self.parts, key=lambda part: remaining(part, self.end), default=None), None)

    def cut(self, after: float) -> Slice | None:
        """Split the earliest slice that is longer than so many pages, after these; None if there is none."""
        if not (self.divisible and self._probe == "done"):
            return None
        long = [part for part in self.parts if remaining(part, self.end) >= after + MIN_PAGES]
        return self._split(min(long, key=_position, default=None), after)

    @contextmanager
    def probe(self) -> Generator[None]:
        """Look for the end of the list, within this block and only once: it merely avoids splits that find nothing."""
        self._probe = "begun"
        try:
            yield
        finally:
            self._probe = "done"

    def _split(self, part: Slice | None, after: float | None) -> Slice | None:
        rest = None if part is None else split(part, self.end, self.number, after=after)
        return None if rest is None else self.add(rest)


class SlicePages(Generic[P]):
    """The pages of one slice, from its cursor to its end. The slice is moved past each page."""

    def __init__(
        self,
        part: Slice,
        fetch: Callable[[str | None], Coroutine[Any, Any, P]],
        *,
        created: Callable[[P], Sequence[datetime | None]],
        renew: Callable[[], bool],
    ) -> None:
        """`created` returns the creation times of a page of a list in that order, otherwise nothing. `renew` gives up a
        cursor that BILL refused; it returns False if the slice cannot go on without."""
        self._part = part
        self._fetch = fetch
        self._created = created
        self._renew = renew
        self._renewed_at: datetime | None = None
        self._renewed = False
        self._empty = 0
        self._pages = self._begin()

    async def next(self) -> tuple[P, int]:
        """Return the next page, and how many of its objects belong to the slice.

        Raises: `ValidationError` if BILL refuses the query, `PagingError` if the list does not end.
        """
        part = self._part
        page = await self._next_page()
        self._empty = 0 if page.items else self._empty + 1
        if page.next_page is not None and self._empty >= _EMPTY_PAGES:
            problem = f"the list does not end: {self._empty} consecutive pages are empty"
            raise PagingError(problem, cursor=page.next_page, pages=part.pages)
        return page, advance(part, len(page.items), self._created(page), page.next_page)

    async def _next_page(self) -> P:
        part = self._part
        while True:
            try:
                return cast("P", await anext(self._pages))  # it is what `fetch` returned
            except ValidationError:
                if part.cursor is None or not self._has_moved() or not self._renew():
                    raise
                self._pages = self._begin()

    def _has_moved(self) -> bool:
        """Whether a new cursor would lead further than the last one that was renewed."""
        position, before = self._part.position, self._renewed_at
        moved = not self._renewed or (position is not None and before is not None and position > before)
        self._renewed, self._renewed_at = True, position
        return moved

    def _begin(self) -> Pages[Any]:
        return Pager(self._fetch, start=self._part.cursor, max_pages=sys.maxsize, prefetch=False).pages()


def _position(part: Slice) -> datetime:
    assert part.position is not None  # or nothing would remain of it
    return part.position
