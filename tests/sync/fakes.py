"""A BILL in memory, behind the same protocol as a client, and a destination that can be killed."""

from __future__ import annotations

import asyncio
import copy as copying
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
from unit.fakes import FakeClock

from bill_async._base.clock import Clock
from bill_async._schema.codec import dumps
from bill_async.errors import ValidationError
from bill_async.operations import all_operations
from bill_async.sync.destination import Batch, Pass
from bill_async.sync.pages import Item, RawPage, read_object, read_page
from bill_async.sync.resource_lists import ResourceList, listable
from bill_async.sync.source import Meter, Query
from bill_async.types import Family

ORGANIZATION = "00801000000000000001"
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)

Object = dict[str, Any]


@cache
def everything() -> dict[str, ResourceList]:
    """Return all resources by name."""
    return {resource.name: resource for resource in listable(all_operations())}


def pick(*names: str) -> tuple[ResourceList, ...]:
    """Return some resources."""
    return tuple(everything()[name] for name in names)


def text(moment: datetime) -> str:
    """Write a moment as BILL does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def made(count: int, *, prefix: str = "00n", step: float = 60.0, begin: datetime = BEGIN) -> list[Object]:
    """Make objects, created one after another."""
    return [
        {
            "id": f"{prefix}{number:017d}",
            "amount": Decimal(number) + Decimal("0.10"),
            "createdTime": text(begin + timedelta(seconds=step * number)),
            "updatedTime": text(begin + timedelta(seconds=step * number)),
        }
        for number in range(count)
    ]


class FakeBill:
    """One organization: lists with filters, sorts and cursors, and a count of what is in flight."""

    def __init__(
        self,
        lists: Mapping[str, list[Object]],
        *,
        organization_id: str = ORGANIZATION,
        clock: Clock | None = None,
        latency: float = 0.0,
        families: Sequence[Family] = ("v3", "spend"),
    ) -> None:
        self.lists = {name: list(items) for name, items in lists.items()}
        """By name of the resource; of nested ones, `name/parent`."""
        self.organization_id = organization_id
        self.families = frozenset(families)
        self.hidden: dict[str, list[Object]] = {}
        """Objects that can be read but are not listed, by name of the resource."""
        self.reading: Callable[[str], None] = lambda _: None
        self.refuse_filters: set[str] = set()
        self.lost_cursors: set[str] = set()
        self.unsorted: set[str] = set()
        self.hook: Callable[[Query], None] = lambda _: None
        self.behind: timedelta | None = None
        """How far its clock is behind ours, if its answers are dated."""
        self.clock = clock
        self.latency = latency
        self.flying = 0
        self.peak = 0
        self.queries: list[Query] = []

    async def fetch(self, query: Query, meter: Meter) -> RawPage:
        meter.requests += 1
        self.queries.append(query)
        self.flying += 1
        self.peak = max(self.peak, self.flying)
        try:
            if self.clock is not None:
                began = self.clock.monotonic()
                await self.clock.sleep(self.latency)
                meter.busy += self.clock.monotonic() - began
            else:
                await asyncio.sleep(0)
            self.hook(query)
            page = read_page(dumps(self._page(query)), query.resource)
            if self.behind is None:
                return page
            assert self.clock is not None
            return attrs.evolve(page, dated=self.clock.now() - self.behind)
        finally:
            self.flying -= 1

    async def read(self, resource: ResourceList, id: str, meter: Meter) -> Item | None:
        meter.requests += 1
        await asyncio.sleep(0)
        self.reading(id)
        for item in (*self.lists.get(resource.name, ()), *self.hidden.get(resource.name, ())):
            if resource.key(item) == id:
                return read_object(dumps(item), resource.operation)
        return None

    def asked(self) -> Counter[str]:
        """Return how often each list was asked for."""
        return Counter(query.resource.name for query in self.queries)

    def _page(self, query: Query) -> Any:
        resource = query.resource
        name = resource.name if resource.parent is None else f"{resource.name}/{query.parent_id}"
        found = self.lists.get(name, [])
        if resource.operation.page is None:
            return found
        sent = query.parameters()
        if name in self.refuse_filters and ("filters" in sent or "sort" in sent):
            raise ValidationError("unknown filter", status=400)
        if query.cursor in self.lost_cursors:
            raise ValidationError("unknown cursor", status=400)
        for field, bound in (("createdTime", query.created_from), ("updatedTime", query.changed_since)):
            if bound is not None:
                least = text(bound)
                found = [item for item in found if item[field] >= least]
        if query.created_before is not None:
            end = text(query.created_before)
            found = [item for item in found if item["createdTime"] < end]
        if query.order is not None and name not in self.unsorted:
            found = sorted(found, key=_order, reverse=query.order == "desc")
        return self._cut(found, query)

    def _cut(self, found: list[Object], query: Query) -> Any:
        """Cut a page out: cursors of sorted lists name the last object, others count."""
        most = int(query.parameters().get("max", 100))
        start = 0
        if query.cursor is not None:
            kind, _, where = query.cursor.partition("|")
            start = int(where) if kind == "n" else bisect_right(found, (kind, where), key=_order)
        page = found[start : start + most]
        if start + most >= len(found):
            return {"results": page}
        plain = query.order is None or query.resource.name in self.unsorted
        return {"results": page, "nextPage": f"n|{start + most}" if plain else "|".join(_order(page[-1]))}


def _order(item: Object) -> tuple[str, str]:
    return item.get("createdTime", ""), item.get("id", "")


class Killed(BaseException):
    """The process died."""


class MemoryDestination:
    """Keeps everything in memory; dies where it is told to."""

    def __init__(self, *, clock: Clock | None = None) -> None:
        self.rows: dict[str, dict[tuple[str, ...], Any]] = {}
        self.stored: dict[tuple[str, str], Pass] = {}
        self.seen: dict[tuple[str, str], set[tuple[str, ...]]] = {}
        """The keys of what was saved since a pass began, by organization and list."""
        self.missing: set[tuple[str, tuple[str, ...]]] = set()
        """What is marked as missing: the list and the key."""
        self.commits = 0
        self.die_at: int | None = None
        """The commit at which to die: before it if even, after it if odd, counted in halves."""
        self.clock = clock

    async def open(self, resources: Sequence[ResourceList]) -> None:
        for resource in resources:
            self.rows.setdefault(resource.name, {})

    async def passes(self, organization_id: str) -> list[Pass]:
        return [copying.deepcopy(state) for (owner, _), state in self.stored.items() if owner == organization_id]

    async def begin(self, walks: Sequence[Pass]) -> None:
        self._die(0)
        for walk in walks:
            before = self.stored.get((walk.organization_id, walk.resource))
            if before is None or before.started_at != walk.started_at:
                self.seen[walk.organization_id, walk.resource] = set()
            self.stored[walk.organization_id, walk.resource] = copying.deepcopy(walk)
        self._die(1)

    async def finish(self, walk: Pass) -> None:
        await self.begin([walk])

    async def save(self, batch: Batch) -> None:
        if self.clock is not None:
            await self.clock.sleep(0.001)
        self._die(0)
        for item in batch.items:
            parent = [] if batch.resource.parent is None else [batch.checkpoint.parent_id or ""]
            key = (batch.organization_id, *parent, batch.resource.key(item.value) or "")
            self.rows[batch.resource.name][key] = item.value
            self.seen.setdefault((batch.organization_id, batch.resource.name), set()).add(key)
            self.missing.discard((batch.resource.name, key))
        slices = self.stored[batch.organization_id, batch.resource.name].slices
        slices[:] = [part for part in slices if part.number != batch.checkpoint.number]
        slices.append(copying.deepcopy(batch.checkpoint))
        self._die(1)

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        return [key[-1] for key in self.rows[resource.name] if key[0] == organization_id]

    async def unseen(self, walk: Pass) -> list[str]:
        return [key[-1] for key in self._unseen(walk) if (walk.resource, key) not in self.missing]

    async def mark_missing(self, walk: Pass) -> int:
        found = self._unseen(walk)
        self.missing.update((walk.resource, key) for key in found)
        return len(found)

    def _unseen(self, walk: Pass) -> list[tuple[str, ...]]:
        seen = self.seen.get((walk.organization_id, walk.resource), set())
        return [key for key in self.rows[walk.resource] if key[0] == walk.organization_id and key not in seen]

    async def close(self) -> None:
        pass

    def _die(self, half: int) -> None:
        if self.die_at is not None and self.commits * 2 + half >= self.die_at:
            raise Killed
        self.commits += half


def contents(destination: MemoryDestination, name: str) -> list[Any]:
    """Return the stored objects of a resource, sorted."""
    return sorted(destination.rows[name].values(), key=lambda item: str(item["id"]))


def auto_clock() -> FakeClock:
    """Return a clock that runs as soon as everybody sleeps."""
    return FakeClock(datetime(2026, 3, 2, 12, 30, tzinfo=UTC), auto=True)
