"""The engine: it copies several organizations at once, each with as many walkers as BILL allows calls at a time.

    copy                    one task group for everything
      _OrganizationCopy     one organization in one family: its lists, and the walkers that share its permits
        Walk                one list (walk.py): its pass, split into slices (slicing.py)

In each family a fixed number of organizations is copied at once; whenever one is done, the next begins. A walker takes
a slice and walks it page by page. The next pages are fetched while earlier ones are stored. Lists that cannot be split
come first, and the others fill the end, so that all walkers are busy until the last pages.
"""

from __future__ import annotations

import asyncio
import math
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

import attrs

from bill_async._base.clock import Clock, SystemClock, Timer
from bill_async._base.logging import logger
from bill_async.errors import (
    ApiError,
    AuthenticationError,
    BillError,
    ClientClosedError,
    ConfigurationError,
    InvalidRequestError,
    MfaRequiredError,
    NotFoundError,
    PagingError,
    RateLimitedError,
    TransportError,
    ValidationError,
)
from bill_async.paging import Pager, Pages
from bill_async.types import Family

from .destination import Batch, Destination, DestinationError, Pass
from .pages import Item, RawPage
from .resource_lists import CREATED, ResourceList
from .slicing import Slice, advance, parse_time, restart, split
from .source import WAIT, Query, Source
from .status import Failure, Report, Status
from .walk import Walk, plan

__all__ = ["AT_ONCE", "OVERLAP", "copy"]

AT_ONCE: Final = 32
"""The number of organizations that are copied at the same time. With three calls each, they use up the hour of a
developer key within minutes. More of them would only open more connections."""

OVERLAP: Final = timedelta(minutes=5)
"""How far an incremental pass reaches back behind the bookmark, as clocks differ and BILL may show changes late."""

_BACKLOG: Final = 4
"""The number of pages of a slice that may wait to be stored while the next ones are fetched."""
_EMPTY_PAGES: Final = 1000
"""The number of consecutive empty pages after which a list counts as endless."""
_FAILS_FOR_ALL_LISTS: Final = (
    AuthenticationError,
    MfaRequiredError,
    RateLimitedError,
    ConfigurationError,
    ClientClosedError,
)
"""The errors that every list of the organization would meet."""
_HOURLY_LIMITS: Final = ("hour", "login")
"""The limits that can stay closed for the rest of an hour."""
_Save: TypeAlias = "asyncio.Task[Exception | None]"
_Saves: TypeAlias = deque[_Save]
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


async def copy(
    sources: Sequence[Source],
    destination: Destination,
    resources: Sequence[ResourceList],
    *,
    full: bool = False,
    overlap: timedelta = OVERLAP,
    wait: bool | float = WAIT,
    at_once: int = AT_ONCE,
    status: Status | None = None,
    clock: Clock | None = None,
) -> Report:
    """Copy these resources of these organizations. A list that fails does not stop the others.

    `wait` is how long the calls of the sources wait for a limit.
    """
    if at_once < 1:
        raise InvalidRequestError(f"at_once: {at_once} organizations cannot be copied; give 1 or more")
    if overlap < timedelta(0):
        raise InvalidRequestError(f"overlap: {overlap} would miss changes; give 0 or more")
    clock = clock or SystemClock()
    status = Status() if status is None else status
    run = _Run(destination, clock, status, full, overlap, math.inf if wait is True else float(wait))
    status.began = clock.monotonic()
    copies: dict[Family, list[_OrganizationCopy]] = {}
    siblings: dict[str, list[_OrganizationCopy]] = {}
    for source in sources:
        for family in sorted(source.families):
            if mine := [resource for resource in resources if resource.family == family]:
                each = _OrganizationCopy(run, source, mine)
                copies.setdefault(family, []).append(each)
                siblings.setdefault(source.organization_id, []).append(each)
                status.add(resource.name for resource in mine)
    for each in (each for group in siblings.values() for each in group):
        each.siblings = siblings[each.source.organization_id]
    status.organizations = len({source.organization_id for source in sources})
    status.limited = min(at_once, len(copies.get("v3", ())))
    try:
        await destination.open(resources)
        async with asyncio.TaskGroup() as group:
            for queue in copies.values():  # separate queues: slow Spend & Expense tokens must not delay logins
                for each in queue:
                    await each.load_passes()
                turn = asyncio.Semaphore(at_once)
                for each in sorted(queue, key=lambda each: each.copied):
                    group.create_task(each.run(turn), name=f"sync {each.source.organization_id}")
    except BaseExceptionGroup as errors:
        raise _first_error(errors) from None
    finally:
        status.ended = clock.monotonic()
    return status.report(status.ended)


@attrs.frozen
class _Run:
    """The settings that all copies share."""

    destination: Destination
    clock: Clock
    status: Status
    full: bool
    overlap: timedelta
    wait: float


class _OrganizationCopy:
    """The lists of one organization in one family."""

    def __init__(self, run: _Run, source: Source, resources: Sequence[ResourceList]) -> None:
        self.source = source
        self._run = run
        self._resources = resources
        self._family = resources[0].family
        self._walks: dict[str, Walk] = {}
        self._queue: deque[tuple[Walk, Slice]] = deque()
        self._nested: deque[Walk] = deque()
        self._failed: set[str] = set()
        self._passes: dict[str, Pass] = {}
        self._active = 0
        self._answered = False
        self._clock_ahead = timedelta(0)
        """How far the local clock is ahead of BILL's."""
        self._changed = asyncio.Event()
        self._ended = False
        self._timeout = asyncio.timeout(None)
        self._ending: tuple[Timer, Exception] | None = None
        """The timer that ends the copy, and the error to report then."""
        self.siblings: Sequence[_OrganizationCopy] = ()
        """The copies of the same organization in all families."""

    async def load_passes(self) -> None:
        """Load the passes of earlier runs."""
        try:
            passes = await self._run.destination.passes(self.source.organization_id)
        except DestinationError:
            raise
        except Exception as error:
            self._fail_all(self._resources, error)
            return
        self._passes = {state.resource: state for state in passes}

    @property
    def copied(self) -> datetime:
        """When everything was last copied. The oldest comes first, so that a limit does not always hit the same one."""
        passes = [self._passes.get(resource.name) for resource in self._resources]
        return min(state.started_at if state is not None and state.finished else _NEVER for state in passes)

    async def run(self, turn: asyncio.Semaphore) -> None:
        """Copy everything, and record what could not be copied."""
        try:
            async with self._timeout, turn:
                await self._copy()
        except TimeoutError:
            if self._ending is None:
                raise
            self._fail_all(self._resources, self._ending[1])
        finally:
            self._ended = True
            if self._ending is not None:
                self._ending[0].cancel()

    def _schedule_end(self, error: Exception) -> None:
        """End the copy after the time that a call may wait for a limit."""
        if self._ending is None and not self._ended and self._run.wait < math.inf:
            self._ending = self._run.clock.call_later(self._run.wait, self._end_now), error

    def _end_now(self) -> None:
        if self._timeout.when() is None:
            self._timeout.reschedule(asyncio.get_running_loop().time())

    async def _copy(self) -> None:
        first = [resource for resource in self._resources if resource.parent is None]
        first = [resource for resource in first if resource.name not in self._failed]
        await self._begin_lists(
            sorted(first, key=lambda resource: resource.sliceable)
        )  # what cannot be cut comes first
        async with asyncio.TaskGroup() as group:
            for number in range(self._run.status.permits):
                group.create_task(self._walker(group), name=f"sync {self.source.organization_id} walker {number}")

    # ---- what to do next

    async def _walker(self, group: asyncio.TaskGroup) -> None:
        while (job := await self._next()) is not None:
            walk, part = job
            generation = walk.generation
            try:
                await self._walk_slice(group, walk, part)
                if part.done and walk.generation == generation:
                    walk.open -= 1
                    await self._end_if_done(walk)
            except DestinationError:
                raise
            except Exception as error:  # any other error concerns this list only
                self._fail_all(self._resources if self._fails_for_all_lists(error) else [walk.resource], error)
                if isinstance(error, RateLimitedError) and error.limit in _HOURLY_LIMITS:
                    for each in self.siblings:
                        each._schedule_end(error)
            finally:
                self._active -= 1
                self._wake()

    async def _next(self) -> tuple[Walk, Slice] | None:
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

    def _take(self) -> tuple[Walk, Slice] | None:
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

    def _steal(self) -> tuple[Walk, Slice] | None:
        """Take over the later half of the longest slice in progress."""
        found = [(*walk.longest(), walk) for walk in self._walks.values() if walk.divisible and walk.probed]
        for _, part, walk in sorted(found, key=lambda candidate: candidate[0], reverse=True):
            if part is not None and (rest := split(part, walk.end, walk.number)) is not None:
                return walk, walk.add(rest)
        return None

    def _unprobed(self) -> Walk | None:
        """Return a list that could be split if its end were known."""
        for walk in self._walks.values():
            if walk.divisible and not walk.probed and any(part.pages and not part.done for part in walk.state.slices):
                return walk
        return None

    async def _probe(self, walk: Walk) -> None:
        """Fetch the newest object of a list, to learn where the list ends."""
        walk.probed = True  # only once: a known end merely avoids splits that find nothing
        query = Query(resource=walk.resource, changed_since=walk.state.since, order="desc", most=1)
        try:
            page = await self._fetch(query)
        except Exception:
            return  # the walkers of the list will meet the same error
        for item in page.items:
            walk.end = parse_time(item.get(CREATED)) or walk.end

    # ---- walking

    async def _walk_slice(self, group: asyncio.TaskGroup, walk: Walk, part: Slice) -> None:
        """Walk a slice to its end."""
        saves: _Saves = deque()
        pages = self._pages(walk, part)
        generation = walk.generation
        empty = 0
        renewed = False
        while not part.done and not walk.failed:
            try:
                page = await anext(pages)
            except ValidationError as error:
                await _finish_saves(saves, 0)
                if part.cursor is not None and not renewed:
                    renewed = True
                    restart(part, sliceable=walk.divisible)
                    pages = self._pages(walk, part)
                    continue
                if walk.generation == generation:
                    await self._restart_plain(walk, error)
                return
            except NotFoundError:
                if walk.resource.parent is None:
                    raise
                page = RawPage([])  # the parent no longer exists
            except InvalidRequestError as error:
                if walk.resource.parent is None:
                    raise
                self._note_failure(walk.resource, str(error))  # only the id of this parent cannot be sent
                page = RawPage([])
            if walk.generation != generation:
                break  # the list is walked again, without slices
            cursor = page.next_page
            empty = 0 if page.items else empty + 1
            if cursor is not None and empty >= _EMPTY_PAGES:
                raise PagingError(
                    f"the list does not end: {empty} consecutive pages are empty", cursor=cursor, pages=part.pages
                )
            own = advance(part, page.items, cursor, timed=walk.timed)
            await _finish_saves(saves, _BACKLOG - 1)
            batch = Batch(
                organization_id=self.source.organization_id,
                resource=walk.resource,
                items=page.items,
                checkpoint=attrs.evolve(part),
            )
            saves.append(group.create_task(self._save(walk, batch, saves[-1] if saves else None)))
            self._note_progress(walk, own)
        await _finish_saves(saves, 0)

    def _pages(self, walk: Walk, part: Slice) -> Pages[Item]:
        """Return the remaining pages of a slice."""

        async def fetch(cursor: str | None) -> RawPage:
            return await self._fetch(attrs.evolve(walk.query(part), cursor=cursor))

        return Pager(fetch, start=part.cursor, max_pages=sys.maxsize, prefetch=False).pages()

    async def _fetch(self, query: Query) -> RawPage:
        status, clock = self._run.status, self._run.clock
        began = clock.monotonic()
        try:
            page = await self.source.fetch(query, status.meter)
        except ApiError:
            self._answered = True
            raise
        self._answered = True
        if self._family == "v3":
            status.busy += clock.monotonic() - began
        if page.dated is not None:
            self._clock_ahead = max(self._clock_ahead, clock.now() - page.dated)
        return page

    def _fails_for_all_lists(self, error: Exception) -> bool:
        """Whether every list would meet an error: it comes from the login, or BILL has never answered."""
        return isinstance(error, _FAILS_FOR_ALL_LISTS) or (isinstance(error, TransportError) and not self._answered)

    async def _save(self, walk: Walk, batch: Batch, before: _Save | None) -> Exception | None:
        """Store a page after the one before it. An error is returned to the walker."""
        if before is not None and (error := await before) is not None:
            return error
        try:
            saved = await self._run.destination.save(batch)
        except Exception as error:
            return error
        if saved is not None:
            progress = self._run.status.resources[walk.resource.name]
            progress.altered += saved.altered
            progress.unplaced += saved.unplaced
            walk.unplaced += saved.unplaced
        return None

    # ---- beginning and ending lists

    async def _begin_lists(self, resources: Sequence[ResourceList]) -> None:
        """Begin or continue to walk lists. A list that cannot begin does not stop the others."""
        walks = [walk for resource in resources if (walk := self._plan(resource)) is not None]
        if not walks:
            return
        try:
            await self._run.destination.begin([walk.state for walk in walks])
        except DestinationError:
            raise
        except Exception as error:
            self._fail_all([walk.resource for walk in walks], error)
            return
        for walk in walks:
            self._walks[walk.resource.name] = walk
            walk.failed = walk.resource.name in self._failed  # it may have failed in the meantime
            try:
                if walk.resource.parent is not None:
                    await self._prepare_nested(walk, walk.resource.parent)
                self._queue.extend((walk, part) for part in walk.state.slices if not part.done)
                await self._end_if_done(walk)
            except DestinationError:
                raise
            except Exception as error:
                self._fail(walk.resource, error)

    def _plan(self, resource: ResourceList) -> Walk | None:
        run = self._run
        new = Pass(organization_id=self.source.organization_id, resource=resource.name, started_at=run.clock.now())
        try:
            last = self._passes.get(resource.name)
            return Walk(resource, plan(last, resource, new, full=run.full, overlap=run.overlap))
        except Exception as error:
            self._fail(resource, error)
            return None

    async def _prepare_nested(self, walk: Walk, parent: ResourceList) -> None:
        """Prepare to walk a nested list below every object of its parent list."""
        walked = {part.parent_id for part in walk.state.slices if part.done}
        ids = await self._run.destination.ids(self.source.organization_id, parent)
        walk.state.slices = []  # unfinished slices start again
        walk.parents.extend(parent_id for parent_id in ids if parent_id not in walked)
        walk.open = len(walk.parents)
        walk.total = len(ids)
        self._nested.append(walk)

    async def _end_if_done(self, walk: Walk) -> None:
        """Complete a pass if all its slices are done, and begin the lists nested below it."""
        if walk.open or walk.failed:
            return
        state = walk.state
        if changes := [moment for moment in (state.bookmark, *(p.newest for p in state.slices)) if moment is not None]:
            bookmark = min(max(changes), state.started_at - self._clock_ahead)
        else:
            bookmark = None
        done = attrs.evolve(state, bookmark=bookmark, finished=True, slices=[])
        await self._run.destination.finish(done)
        walk.state = done
        progress = self._run.status.resources[walk.resource.name]
        progress.shares.pop(self.source.organization_id, None)
        progress.finished += 1
        if walk.unplaced:
            what = f"{walk.unplaced} objects have no {' or '.join(walk.resource.identity)} and were stored separately"
            self._note_failure(walk.resource, what)
        await self._begin_lists([resource for resource in self._resources if resource.parent is walk.resource])

    async def _restart_plain(self, walk: Walk, error: ValidationError) -> None:
        """Walk a list again without the filters and the sort that BILL refused; raise the error if it had none."""
        if walk.state.plain or not (walk.timed or walk.state.since is not None):
            raise error
        walk.state.plain = True
        walk.state.slices = []
        walk.open = 0
        walk.generation += 1
        part = walk.add(Slice())
        await self._run.destination.begin([walk.state])
        self._queue.appendleft((walk, part))

    def _fail_all(self, resources: Iterable[ResourceList], error: Exception) -> None:
        for resource in resources:
            self._fail(resource, error)

    def _note_failure(self, resource: ResourceList, reason: str) -> None:
        self._run.status.failures.append(Failure(self.source.organization_id, resource.name, reason))

    def _fail(self, resource: ResourceList, error: Exception) -> None:
        """Record that a list, and the lists nested below it, are not copied in this run."""
        walk = self._walks.get(resource.name)
        progress = self._run.status.resources[resource.name]
        if resource.name in self._failed or (walk is not None and walk.state.finished):
            return
        self._failed.add(resource.name)
        if walk is not None:
            walk.failed = True
        progress.failed += 1
        progress.shares.pop(self.source.organization_id, None)
        if not isinstance(error, BillError):
            logger.error("sync of %s: %s failed", self.source.organization_id, resource.name, exc_info=error)
        self._note_failure(resource, f"{type(error).__name__}: {error}")
        for other in self._resources:
            if other.parent is resource:
                self._fail(other, error)

    def _note_progress(self, walk: Walk, objects: int) -> None:
        progress = self._run.status.resources[walk.resource.name]
        progress.objects += objects
        progress.shares[self.source.organization_id] = walk.share()
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


async def _finish_saves(saves: _Saves, most: int) -> None:
    """Wait until at most `most` pages are left to be stored. Raises the error of a page that could not be stored."""
    while len(saves) > most:
        if (error := await saves.popleft()) is not None:
            raise error


def _first_error(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the first error of a failed task group."""
    found: Iterable[BaseException] = errors.exceptions
    for error in found:
        return _first_error(error) if isinstance(error, BaseExceptionGroup) else error
    return errors
