"""An estimate of what a copy would cost, from the first page and the newest object of each list."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import attrs

from bill_async._base.clock import Clock
from bill_async.scanning.lists import CREATED
from bill_async.scanning.slicing import Slice, advance, parse_times, remaining

from .destination import Pass
from .pages import values_of
from .resource_lists import ResourceList
from .source import Meter, Source
from .status import Failure
from .walk import Walk, plan

__all__ = ["Estimate", "ListEstimate", "estimate"]


@attrs.frozen(kw_only=True)
class ListEstimate:
    """What the copy of one list of one organization would cost."""

    organization_id: str
    resource: str
    calls: int
    objects: int
    exact: bool
    """Whether the first page was the whole list."""
    known: bool = True
    """Whether its length could be estimated. It is at least so long otherwise."""


@attrs.frozen(kw_only=True)
class Estimate:
    """What a copy would cost."""

    lists: Sequence[ListEstimate]
    failures: Sequence[Failure]
    """The lists that could not be read. A copy would fail, too."""
    calls: int
    objects: int
    seconds: float
    """With the time that a call took now, and with the calls that BILL allows at the same time."""
    asked: int
    """The number of calls that the estimate took."""


async def estimate(
    sources: Sequence[Source],
    resources: Sequence[ResourceList],
    passes: Sequence[Pass],
    *,
    clock: Clock,
    at_once: int,
    permits: int = 3,
    full: bool = False,
    verify: bool = False,
    since: datetime | None = None,
    overlap: timedelta,
) -> Estimate:
    """Estimate a copy. `passes` are those that the destination holds. Nothing is stored."""
    last = {(state.organization_id, state.resource): state for state in passes}
    meter, found, failures = Meter(), list[ListEstimate](), list[Failure]()
    room = asyncio.Semaphore(at_once)

    def planned(source: Source, resource: ResourceList) -> Pass:
        new = Pass(
            organization_id=source.organization_id, resource=resource.name, started_at=clock.now(), verify=verify
        )
        before = last.get((source.organization_id, resource.name))
        return plan(before, resource, new, full=full, overlap=overlap, since=since)

    async def one(source: Source) -> None:
        async with room:
            lengths: dict[str, int] = {}
            for resource in resources:
                if resource.family not in source.families:
                    continue
                try:
                    each = await _estimate_list(source, resource, planned(source, resource), lengths, meter)
                except Exception as error:
                    reason = f"{type(error).__name__}: {error}"
                    failures.append(Failure(source.organization_id, resource.name, reason))
                else:
                    lengths[resource.name] = each.objects
                    found.append(each)

    began = clock.monotonic()
    async with asyncio.TaskGroup() as group:
        for source in sources:
            group.create_task(one(source))
    calls = sum(each.calls for each in found)
    spent = meter.busy or clock.monotonic() - began
    seconds = calls * spent / max(1, meter.requests) / (permits * max(1, min(at_once, len(sources))))
    return Estimate(
        lists=tuple(sorted(found, key=lambda each: (each.organization_id, each.resource))),
        failures=tuple(failures),
        calls=calls,
        objects=sum(each.objects for each in found),
        seconds=seconds,
        asked=meter.requests,
    )


async def _estimate_list(
    source: Source, resource: ResourceList, state: Pass, lengths: Mapping[str, int], meter: Meter
) -> ListEstimate:
    walk = Walk(resource, state)
    if resource.parent is not None:  # a call for each object of the parent list
        parents = lengths.get(resource.parent.name, 0)
        return _made(state, calls=parents, objects=0, exact=False, known=False)
    pages, objects, exact, known = 0.0, 0.0, True, True
    for part in (part for part in state.slices if not part.done):
        if part.pages == 0:
            whole, walked = await _read_first(source, walk, part, meter)
            pages, objects = pages + walked.pages, objects + walked.objects
            if whole:
                continue
            part = walked
        exact = False
        if part.position is None or not part.ordered:
            known = False
            continue
        left = remaining(part, walk.end)
        pages += left
        objects += left * part.objects / max(1, part.pages)
    return _made(state, calls=math.ceil(pages), objects=round(objects), exact=exact, known=known)


async def _read_first(source: Source, walk: Walk, part: Slice, meter: Meter) -> tuple[bool, Slice]:
    """Read the first page of a slice, and where its list ends. Return whether the page was the whole slice."""
    page = await source.fetch(walk.query(part), meter)
    walked = attrs.evolve(part)
    created = parse_times(values_of(page.items, CREATED)) if walk.timed else []
    advance(walked, len(page.items), created, page.next_page)
    if walked.done:
        return True, walked
    if walk.timed:
        walk.note_end(await source.fetch(walk.newest(), meter))
    return False, walked


def _made(state: Pass, *, calls: int, objects: int, exact: bool, known: bool) -> ListEstimate:
    return ListEstimate(
        organization_id=state.organization_id,
        resource=state.resource,
        calls=calls,
        objects=objects,
        exact=exact,
        known=known,
    )
