"""A list in memory that answers as BILL would, or as badly as a test says."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bill_async._schema.converter import structure
from bill_async.errors import ValidationError
from bill_async.filters import encode_filters, encode_sorts
from bill_async.models import Bill
from bill_async.operations.bills import LIST_BILLS
from bill_async.paging import Page
from bill_async.scanning.query import ListQuery
from bill_async.scanning.scan import Scan

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
NOW = BEGIN + timedelta(days=400)
_UNKNOWN = "9999"  # where the list sorts what has no creation time


def text(moment: datetime) -> str:
    """Write a moment as BILL does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def bill(number: int, created: datetime | None, updated: datetime | None = None) -> dict[str, Any]:
    """Make the JSON of a bill."""
    made = {"id": f"00n{number:017d}", "createdTime": None, "updatedTime": None}
    if created is not None:
        made |= {"createdTime": text(created), "updatedTime": text(updated or created)}
    return made


def bills(count: int, *, step: float = 60.0) -> list[dict[str, Any]]:
    """Make bills that were created one after the other."""
    return [bill(number, BEGIN + timedelta(seconds=step * number)) for number in range(count)]


class FakeList:
    """The bills of one organization."""

    def __init__(self, objects: Sequence[dict[str, Any]], *, size: int = 10, seed: int = 0) -> None:
        self.objects = list(objects)
        self.size = size
        self.dice = random.Random(seed)
        self.slow = 0
        """The greatest number of turns of the loop that an answer takes."""
        self.refuses: Callable[[str, str], bool] = lambda filters, sort: False
        self.stale: Callable[[int, str], bool] = lambda number, cursor: False
        """Whether the cursor of a request is no longer known, by the number of the request."""
        self.ignores_filters = False
        self.ignores_sort = False
        self.exact: Callable[[dict[str, Any]], str] = lambda one: one["createdTime"] or _UNKNOWN
        """The creation time that filters and sorts go by."""
        self.fails: Callable[[int], Exception | None] = lambda number: None
        self.after: Callable[[int], None] = lambda number: None
        """Called after each answer."""
        self.hold: asyncio.Event | None = None
        """What every request but the first waits for."""
        self.asked: list[dict[str, Any]] = []
        self.flying = 0
        self.peak = 0

    def scan(self, *, walkers: int = 3, ordered: bool = False, **arguments: Any) -> Scan[Bill]:
        """Scan it."""
        query = ListQuery.make(LIST_BILLS, {"max": self.size}, self.fetch, **arguments)
        return Scan(query, walkers=walkers, now=lambda: NOW, ordered=ordered)

    async def fetch(self, values: Mapping[str, Any], cursor: str | None) -> Page[Bill]:
        """Answer a request."""
        number = len(self.asked)
        filters = str(encode_filters(LIST_BILLS, values.get("filters")) or "")
        sort = encode_sorts(LIST_BILLS, values.get("sort")) or ""
        self.asked.append({"filters": filters, "sort": sort, "cursor": cursor, "max": values["max"]})
        self.flying += 1
        self.peak = max(self.peak, self.flying)
        try:
            if self.hold is not None and number:
                await self.hold.wait()
            for _ in range(self.dice.randint(0, self.slow)):
                await asyncio.sleep(0)
            if (error := self.fails(number)) is not None:
                raise error
            if self.refuses(filters, sort) or (cursor is not None and self.stale(number, cursor)):
                raise ValidationError("refused", status=400)
            page = self._page(filters, sort, int(values["max"]), cursor)
            self.after(number)
            return page
        finally:
            self.flying -= 1

    def _page(self, filters: str, sort: str, size: int, cursor: str | None) -> Page[Bill]:
        found = self.objects
        for term in filters.split(",") if filters and not self.ignores_filters else ():
            found = [one for one in found if self._holds(one, *term.split(":", 2))]
        if sort and not self.ignores_sort:
            found = sorted(found, key=lambda one: (self.exact(one), one["id"]), reverse=sort.endswith("desc"))
            if cursor is not None:
                moment, _, last = cursor.partition("|")
                found = [one for one in found if (self.exact(one), one["id"]) > (moment, last)]
            items, more = found[:size], len(found) > size
            following = f"{self.exact(items[-1])}|{items[-1]['id']}" if more else None
        else:
            begin = int(cursor or 0)
            items, more = found[begin : begin + size], len(found) > begin + size
            following = str(begin + size) if more else None
        return Page([structure(one, Bill) for one in items], following)

    def _holds(self, one: dict[str, Any], field: str, operator: str, value: str) -> bool:
        if field == "archived":
            return value == "false"
        own = self.exact(one) if field == "createdTime" else one[field]
        if own is None or own == _UNKNOWN:
            return False
        mine, bound = datetime.fromisoformat(own), datetime.fromisoformat(value.strip('"'))
        return {"gt": mine > bound, "gte": mine >= bound, "lt": mine < bound, "lte": mine <= bound}[operator]


def ids(found: Sequence[Any]) -> list[str]:
    """Return the ids of objects, sorted."""
    return sorted(one["id"] if isinstance(one, dict) else one.id for one in found)
