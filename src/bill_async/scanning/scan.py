"""Scans: whole lists, fetched several pages at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bill_async.errors import InvalidRequestError
from bill_async.paging import Items, NotAList, Page

from .crew import Crew
from .handover import Produced
from .query import ListQuery

if TYPE_CHECKING:
    import pyarrow

    from bill_async.arrow import Misfit

__all__ = ["Scan"]

T = TypeVar("T")


class Scan(NotAList, Generic[T]):
    """A whole list, fetched several pages at a time: as many as BILL allows calls of an organization at a time.

    `async for` yields every item, and `pages()` yields pages without cursors. Each item is yielded once, in no
    particular order unless the scan is `ordered`. At most a few pages are fetched ahead of the caller. Each iteration
    starts from the beginning. When a loop ends by `break`, an error or cancellation, so do the requests in progress.

    A list that BILL cannot filter and sort by `createdTime` is fetched page by page, like a `Pager`.
    """

    __slots__ = ("_name", "_now", "_ordered", "_query", "_walkers")

    def __init__(self, query: ListQuery[T], *, walkers: int, now: Callable[[], datetime], ordered: bool) -> None:
        """`walkers` is the number of pages that may be fetched at a time.

        Raises: `InvalidRequestError` if the list cannot be scanned in order.
        """
        if ordered and not query.timed:
            raise InvalidRequestError(
                f"ordered: BILL does not sort {query.operation.accessor} by createdTime; scan it without, and sort",
                field="ordered",
            )
        self._query = query
        self._name = query.operation.accessor
        self._walkers = walkers
        self._now = now
        self._ordered = ordered

    def __repr__(self) -> str:
        return f"<Scan of {self._name}: async for, or await its collect()>"

    def __aiter__(self) -> Items[T]:
        return Items(self.pages())

    def pages(self) -> Produced[Page[T]]:
        """Iterate over the pages. They may hold fewer items than BILL's pages, and have no cursors."""
        query, count, now, ordered = self._query, self._walkers, self._now, self._ordered

        def start() -> Any:
            crew = Crew(query, now(), ordered=ordered)
            return crew.handover, crew.handover.start([crew.walk] * (count if crew.divisible else 1))

        return Produced(start)

    async def collect(self) -> list[T]:
        """Return all items."""
        items: list[T] = []
        pages = self.pages()
        try:
            async for page in pages:
                items.extend(page.items)
        finally:
            await pages.aclose()
        return items

    async def to_dicts(self) -> list[dict[str, Any]]:
        """Return all items as `to_dict` of their models returns them, for `pandas.DataFrame` and the like."""
        items: list[Any] = await self.collect()
        return [item.to_dict() for item in items]

    async def to_arrow(self, *, misfits: list[Misfit] | None = None) -> pyarrow.Table:
        """Return all items as an Arrow table, for `polars.from_arrow(...)` and others; see `bill_async.arrow`.

        A list `misfits` takes the values that do not fit their columns, as `to_table` says. Without it, the first of
        them raises an `InvalidRequestError`.

        Raises: `ImportError` without `bill-async[arrow]`.
        """
        from bill_async.arrow import to_table

        items: list[Any] = await self.collect()
        return to_table(self._query.model, items, misfits=misfits)
