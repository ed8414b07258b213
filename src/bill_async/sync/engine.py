"""Copy organizations: all at once, each with as many walkers as BILL allows it calls at a time.

    sync                 one task group for everything
      _Lane              one organization in one family: its lists, and the walkers that share its permits
        _Walk            one list: its pass, cut into slices (slicing.py)

A walker takes a slice and walks it page by page. While pages are being stored, the next ones are
fetched already. What cannot be cut starts first and what can be cut fills the end, so that all
walkers are busy until the last pages.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

import attrs

from bill_async._clock import Clock, SystemClock
from bill_async.errors import (
    AuthenticationError,
    BillError,
    ClientClosedError,
    ConfigurationError,
    MfaRequiredError,
    NotFoundError,
    PagingError,
    ValidationError,
)

from .catalog import Resource
from .destination import Batch, Destination, DestinationError, Pass
from .rows import RawPage
from .slicing import Slice, advance, heal, parse_time, remaining, restart, split
from .source import Query, Source
from .status import Failure, Report, Status

__all__ = ["OVERLAP", "copy", "plan"]

OVERLAP: Final = timedelta(minutes=5)
"""How far an incremental pass reaches back behind the bookmark: for clocks that differ, and for
changes that BILL shows late."""

_BACKLOG: Final = 4
"""Pages of a slice that may wait to be stored while the next ones are fetched."""
_EMPTY_PAGES: Final = 1000
"""Pages without an object, one after another, after which a list is taken to be endless."""
_HOPELESS: Final = (AuthenticationError, MfaRequiredError, ConfigurationError, ClientClosedError)
"""What will fail again for every list of the organization."""


async def copy(
    sources: Sequence[Source],
    destination: Destination,
    resources: Sequence[Resource],
    *,
    full: bool = False,
    overlap: timedelta = OVERLAP,
    status: Status | None = None,
    clock: Clock | None = None,
) -> Report:
    """Copy these resources of these organizations. A list that fails does not stop the others."""
    clock = clock or SystemClock()
    status = Status() if status is None else status
    run = _Run(destination, clock, status, full, overlap)
    status.began = clock.monotonic()
    lanes: list[_Lane] = []
    for source in sources:
        for family in sorted(source.families):
            if mine := [resource for resource in resources if resource.family == family]:
                lanes.append(_Lane(run, source, mine))
                status.add(resource.name for resource in mine)
                status.limited += family == "v3"
    status.organizations = len({source.organization_id for source in sources})
    try:
        await destination.open(resources)
        async with asyncio.TaskGroup() as group:
            for lane in lanes:
                group.create_task(lane.run(), name=f"sync {lane.source.organization_id}")
    except BaseExceptionGroup as errors:
        raise _first(errors) from None
    finally:
        status.ended = clock.monotonic()
    return status.report(status.ended)


def plan(last: Pass | None, resource: Resource, new: Pass, *, full: bool, overlap: timedelta) -> Pass:
    """Decide what to walk: go on with a pass that was interrupted, or begin `new`, if possible with changes only."""
    if last is not None and not last.finished and not full:
        if resource.parent is None and resource.sliceable and not last.plain:
            last.slices = heal(last.slices)
        elif resource.parent is None and not last.slices:
            last.slices = [Slice()]
        return last
    if last is not None:
        new.bookmark = last.bookmark
        if last.bookmark is not None and resource.incremental and not full:
            new.since = last.bookmark - overlap
    if resource.parent is None:
        new.slices = [Slice()]
    return new


@attrs.frozen
class _Run:
    """What all lanes share."""

    destination: Destination
    clock: Clock
    status: Status
    full: bool
    overlap: timedelta


class _Walk:
    """One list under way."""

    def __init__(self, resource: Resource, state: Pass) -> None:
        self.resource = resource
        self.state = state
        self.end = state.started_at
        """An estimate of the creation time of the newest object, exact once `probed`."""
        self.probed = False
        self.failed = False
        self.parents: deque[str] = deque()
        """Of a nested list: the objects below which nobody has looked yet."""
        self.total = 0
        """Of a nested list: how many parents there are."""
        self.open = sum(not part.done for part in state.slices)
        """Slices that are not done, and parents."""
        self.generation = 0
        """Rises when all slices are given up."""
        self.number = max((part.number for part in state.slices), default=-1) + 1

    @property
    def timed(self) -> bool:
        """Whether it is asked for in the order of creation."""
        return self.resource.sorted and not self.state.plain

    @property
    def divisible(self) -> bool:
        """Whether its slices can be split."""
        return self.timed and self.resource.sliceable and not self.failed

    def longest(self) -> tuple[float, Slice | None]:
        """Return the slice with the most pages left, and how many."""
        parts = ((remaining(part, self.end), part) for part in self.state.slices)
        return max(parts, key=lambda found: found[0], default=(0.0, None))

    def share(self) -> float:
        """Estimate the part that is walked."""
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

    def add(self, part: Slice) -> Slice:
        """Take in another slice."""
        self.open += 1
        self.state.slices.append(self.enumerate(part))
        return part

    def enumerate(self, part: Slice) -> Slice:
        """Give a slice its number."""
        part.number = self.number
        self.number += 1
        return part


class _Lane:
    """The lists of one organization in one family."""

    def __init__(self, run: _Run, source: Source, resources: Sequence[Resource]) -> None:
        self.source = source
        self._run = run
        self._resources = resources
        self._family = resources[0].family
        self._walks: dict[str, _Walk] = {}
        self._queue: deque[tuple[_Walk, Slice]] = deque()
        self._nested: deque[_Walk] = deque()
        self._failed: set[str] = set()
        self._passes: dict[str, Pass] = {}
        self._active = 0
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Copy everything, or note what could not be copied."""
        organization_id = self.source.organization_id
        self._passes = {state.resource: state for state in await self._run.destination.passes(organization_id)}
        first = [resource for resource in self._resources if resource.parent is None]
        await self._begin(sorted(first, key=lambda resource: resource.sliceable))  # what cannot be cut comes first
        async with asyncio.TaskGroup() as group:
            for number in range(self._run.status.permits):
                group.create_task(self._walker(group), name=f"sync {organization_id} walker {number}")

    # ---- what to do next

    async def _walker(self, group: asyncio.TaskGroup) -> None:
        while (job := await self._next()) is not None:
            walk, part = job
            generation = walk.generation
            try:
                await self._follow(group, walk, part)
                if part.done and walk.generation == generation:
                    walk.open -= 1
                    await self._end(walk)
            except DestinationError:
                raise
            except _HOPELESS as error:
                for other in self._resources:
                    self._fail(other, error)
                self._queue.clear()
                self._nested.clear()
            except BillError as error:
                self._fail(walk.resource, error)
            finally:
                self._active -= 1
                self._wake()

    async def _next(self) -> tuple[_Walk, Slice] | None:
        """Return the next slice to walk; None when all is done."""
        while True:
            job = self._take() or self._steal()
            if job is not None:
                self._active += 1
                return job
            if not self._active:
                self._wake()
                return None
            if (walk := self._unprobed()) is not None:
                await self._probe(walk)
            else:
                await self._changed.wait()

    def _take(self) -> tuple[_Walk, Slice] | None:
        while self._queue:
            walk, part = self._queue.popleft()
            if not walk.failed:
                return walk, part
        while self._nested:
            walk = self._nested[0]
            if walk.parents and not walk.failed:
                return walk, walk.enumerate(Slice(parent_id=walk.parents.popleft()))
            self._nested.popleft()
        return None

    def _steal(self) -> tuple[_Walk, Slice] | None:
        """Take over the later half of the longest slice under way."""
        found = [(*walk.longest(), walk) for walk in self._walks.values() if walk.divisible and walk.probed]
        for _, part, walk in sorted(found, key=lambda candidate: candidate[0], reverse=True):
            if part is not None and (rest := split(part, walk.end, walk.number)) is not None:
                return walk, walk.add(rest)
        return None

    def _unprobed(self) -> _Walk | None:
        """Return a list that could be cut if its end were known."""
        for walk in self._walks.values():
            if walk.divisible and not walk.probed and any(part.pages and not part.done for part in walk.state.slices):
                return walk
        return None

    async def _probe(self, walk: _Walk) -> None:
        """Ask for the newest object of a list, to learn how far it reaches."""
        walk.probed = True  # once: it saves splits that find nothing, no more
        query = Query(resource=walk.resource, changed_since=walk.state.since, order="desc", most=1)
        try:
            page = await self._fetch(query)
        except BillError:
            return  # whoever walks the list will see it too
        for item in page.items:
            walk.end = parse_time(item.value.get("createdTime")) or walk.end

    # ---- walking

    async def _follow(self, group: asyncio.TaskGroup, walk: _Walk, part: Slice) -> None:
        """Walk a slice to its end."""
        saves: deque[asyncio.Task[BillError | None]] = deque()
        seen = {part.cursor}
        generation = walk.generation
        empty = 0
        renewed = False
        while not part.done and not walk.failed:
            try:
                page = await self._fetch(walk.query(part))
            except ValidationError as error:
                await _settle(saves, 0)
                if part.cursor is not None and not renewed:
                    renewed = True
                    restart(part, sliceable=walk.divisible)
                    continue
                if walk.generation == generation:
                    await self._go_plain(walk, error)
                return
            except NotFoundError:
                if walk.resource.parent is None:
                    raise
                page = RawPage([])  # the parent is gone, and with it what was below
            if walk.generation != generation:
                break  # the list is walked anew, without slices
            cursor = page.next_page
            empty = 0 if page.items else empty + 1
            if cursor is not None and (cursor in seen or empty >= _EMPTY_PAGES):
                raise PagingError(
                    f"{walk.resource.name}: the list does not end; page {part.pages + 1} leads back or nowhere",
                    cursor=cursor,
                    pages=part.pages,
                )
            seen.add(cursor)
            own = advance(part, [item.value for item in page.items], cursor, timed=walk.timed)
            await _settle(saves, _BACKLOG - 1)
            batch = Batch(
                organization_id=self.source.organization_id,
                resource=walk.resource,
                items=page.items,
                checkpoint=attrs.evolve(part),
            )
            saves.append(group.create_task(self._save(batch, saves[-1] if saves else None)))
            self._note(walk, own)
        await _settle(saves, 0)

    async def _fetch(self, query: Query) -> RawPage:
        status, clock = self._run.status, self._run.clock
        began = clock.monotonic()
        try:
            return await self.source.fetch(query, status.meter)
        finally:
            if self._family == "v3":
                status.busy += clock.monotonic() - began

    async def _save(self, batch: Batch, before: asyncio.Task[BillError | None] | None) -> BillError | None:
        """Store a page, after the one before it. A failure is handed to the walker, which knows what it means."""
        if before is not None and (error := await before) is not None:
            return error
        try:
            await self._run.destination.save(batch)
        except BillError as error:
            return error
        return None

    # ---- beginning and ending lists

    async def _begin(self, resources: Sequence[Resource]) -> None:
        """Begin to walk lists, or go on with them."""
        if not resources:
            return
        run, organization_id = self._run, self.source.organization_id
        walks: list[_Walk] = []
        for resource in resources:
            new = Pass(organization_id=organization_id, resource=resource.name, started_at=run.clock.now())
            last = self._passes.get(resource.name)
            walks.append(_Walk(resource, plan(last, resource, new, full=run.full, overlap=run.overlap)))
        await run.destination.begin([walk.state for walk in walks])
        for walk in walks:
            self._walks[walk.resource.name] = walk
            if walk.resource.parent is not None:
                await self._enter(walk, walk.resource.parent)
            self._queue.extend((walk, part) for part in walk.state.slices if not part.done)
            await self._end(walk)

    async def _enter(self, walk: _Walk, parent: Resource) -> None:
        """Prepare to walk a nested list below every object of the other list."""
        walked = {part.parent_id for part in walk.state.slices if part.done}
        ids = await self._run.destination.ids(self.source.organization_id, parent)
        walk.state.slices = []  # what is begun is begun anew
        walk.parents.extend(parent_id for parent_id in ids if parent_id not in walked)
        walk.open = len(walk.parents)
        walk.total = len(ids)
        self._nested.append(walk)

    async def _end(self, walk: _Walk) -> None:
        """Complete a pass if nothing of it is left, and begin what is nested below it."""
        if walk.open or walk.failed:
            return
        state = walk.state
        if changes := [moment for moment in (state.bookmark, *(p.newest for p in state.slices)) if moment is not None]:
            state.bookmark = min(max(changes), state.started_at)
        state.finished = True
        state.slices = []
        await self._run.destination.finish(state)
        progress = self._run.status.resources[walk.resource.name]
        progress.shares.pop(self.source.organization_id, None)
        progress.finished += 1
        await self._begin([resource for resource in self._resources if resource.parent is walk.resource])

    async def _go_plain(self, walk: _Walk, error: ValidationError) -> None:
        """Walk a list anew without the filters and the sort that BILL refuses; raise if there were none."""
        if walk.state.plain or not (walk.timed or walk.state.since is not None):
            raise error
        walk.state.plain = True
        walk.state.slices = []
        walk.open = 0
        walk.generation += 1
        part = walk.add(Slice())
        await self._run.destination.begin([walk.state])
        self._queue.appendleft((walk, part))

    def _fail(self, resource: Resource, error: BillError) -> None:
        """Note that a list, and what is nested below it, is not copied in this run."""
        walk = self._walks.get(resource.name)
        progress = self._run.status.resources[resource.name]
        if resource.name in self._failed or (walk is not None and walk.state.finished):
            return
        self._failed.add(resource.name)
        if walk is not None:
            walk.failed = True
        progress.failed += 1
        progress.shares.pop(self.source.organization_id, None)
        reason = f"{type(error).__name__}: {error}"
        self._run.status.failures.append(Failure(self.source.organization_id, resource.name, reason))
        for other in self._resources:
            if other.parent is resource:
                self._fail(other, error)

    def _note(self, walk: _Walk, objects: int) -> None:
        progress = self._run.status.resources[walk.resource.name]
        progress.objects += objects
        progress.shares[self.source.organization_id] = walk.share()
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


async def _settle(saves: deque[asyncio.Task[BillError | None]], most: int) -> None:
    """Wait until no more than so many pages are to be stored, and raise what went wrong."""
    while len(saves) > most:
        if (error := await saves.popleft()) is not None:
            raise error


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the error that explains a failed task group."""
    found: Iterable[BaseException] = errors.exceptions
    for error in found:
        return _first(error) if isinstance(error, BaseExceptionGroup) else error
    return errors
