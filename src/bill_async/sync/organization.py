"""The copy of one organization in one family: its lists, and the walkers that share its permits.

A walker takes a slice and walks it page by page. The next pages are fetched while earlier ones are stored. Lists that
cannot be split come first, and the others fill the end, so that all walkers are busy until the last pages.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Final, NamedTuple

import attrs

from bill_async._base.clock import Clock, Timer, next_turn
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
    RateLimitedError,
    TransportError,
    ValidationError,
)
from bill_async.scanning.lists import CREATED, UPDATED
from bill_async.scanning.slicing import Slice, note_changes, parse_times, restart
from bill_async.scanning.walking import SlicePages

from .destination import Batch, Destination, DestinationError, Pass
from .pages import Item, RawPage, values_of
from .resource_lists import ResourceList
from .saving import Saves
from .source import Query, Source
from .status import Failure, Status
from .walk import Walk, plan

__all__ = ["OrganizationCopy", "Run", "first_error"]

_FAILS_FOR_ALL_LISTS: Final = (
    AuthenticationError,
    MfaRequiredError,
    RateLimitedError,
    ConfigurationError,
    ClientClosedError,
)
"""The errors that every list of the organization would meet."""
_MOST_READ: Final = 5000
"""The number of objects that a run reads one by one to see whether they still exist."""
_HOURLY_LIMITS: Final = ("hour", "login")
"""The limits that can stay closed for the rest of an hour."""


class UsedUp(NamedTuple):
    """The end of the wait for a limit by the hour."""

    until: float
    """When it ends, by the monotonic clock."""
    error: Exception


@attrs.frozen
class Run:
    """What all copies of a run share."""

    destination: Destination
    clock: Clock
    status: Status
    full: bool
    verify: bool
    since: datetime | None
    overlap: timedelta
    wait: float
    room: asyncio.Semaphore
    """The room for pages that wait to be stored."""
    turns: asyncio.Lock = attrs.field(factory=asyncio.Lock)
    """Lets one request begin in a turn of the event loop, because a transaction makes room for many at once."""
    running: dict[str, list[OrganizationCopy]] = attrs.field(factory=dict)
    """The copies in progress, by organization: one for each family."""
    used_up: dict[str, UsedUp] = attrs.field(factory=dict)
    """The organizations whose hour is used up."""


class OrganizationCopy:
    """The lists of one organization in one family."""

    def __init__(self, run: Run, source: Source, resources: Sequence[ResourceList]) -> None:
        self.source = source
        self._run = run
        self._resources = resources
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
        self._timeout = asyncio.timeout(None)
        self._ending: Timer | None = None
        """The timer that ends the copy."""

    async def run(self) -> None:
        """Copy everything, and record what could not be copied."""
        name = self.source.organization_id
        siblings = self._run.running.setdefault(name, [])
        siblings.append(self)
        try:
            async with self._timeout:
                if name in self._run.used_up:
                    self._schedule_end()
                await self._copy()
        except TimeoutError:
            if self._ending is None:
                raise
            self._fail_all(self._resources, self._run.used_up[name].error)
        finally:
            siblings.remove(self)
            if self._ending is not None:
                self._ending.cancel()

    def _give_up_later(self, error: Exception) -> None:
        """End all copies of the organization after the time that a call may wait for a limit."""
        run, name = self._run, self.source.organization_id
        if run.wait < math.inf:
            run.used_up.setdefault(name, UsedUp(run.clock.monotonic() + run.wait, error))
            for each in run.running[name]:
                each._schedule_end()

    def _schedule_end(self) -> None:
        if self._ending is None:
            left = self._run.used_up[self.source.organization_id].until - self._run.clock.monotonic()
            self._ending = self._run.clock.call_later(max(0.0, left), self._end_now)

    def _end_now(self) -> None:
        if self._timeout.when() is None:
            self._timeout.reschedule(asyncio.get_running_loop().time())

    async def _load_passes(self) -> None:
        """Load the passes of earlier runs."""
        try:
            passes = await self._run.destination.passes(self.source.organization_id)
        except DestinationError:
            raise
        except Exception as error:
            self._fail_all(self._resources, error)
            return
        self._passes = {state.resource: state for state in passes}

    async def _copy(self) -> None:
        await self._load_passes()
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
                    if part.parent_id is not None:
                        walk.note_parents([part])
                    await self._end_if_done(walk)
            except DestinationError:
                raise
            except Exception as error:  # any other error concerns this list only
                self._fail_all(self._resources if self._fails_for_all_lists(error) else [walk.resource], error)
                if isinstance(error, RateLimitedError) and error.limit in _HOURLY_LIMITS:
                    self._give_up_later(error)
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
        for walk in sorted(self._walks.values(), key=Walk.longest, reverse=True):
            if (rest := walk.halve()) is not None:
                return walk, rest
        return None

    def _unprobed(self) -> Walk | None:
        """Return a list that could be split if its end were known."""
        return next((walk for walk in self._walks.values() if walk.needs_probe()), None)

    async def _probe(self, walk: Walk) -> None:
        """Fetch the newest object of a list, to learn where the list ends."""
        with walk.probe(), suppress(Exception):  # the walkers of the list will meet the same error
            walk.note_end(await self._fetch(walk.newest()))
        self._wake()

    # ---- walking

    async def _walk_slice(self, group: asyncio.TaskGroup, walk: Walk, part: Slice) -> None:
        """Walk a slice to its end."""
        saves = Saves(group, self._run.room, partial(self._save, walk))
        pages = self._pages(walk, part)
        generation = walk.generation
        while not part.done and not walk.failed:
            try:
                page, own = await pages.next()
            except ValidationError as error:
                await saves.finish()
                if walk.generation == generation:
                    await self._restart_plain(walk, error)
                return
            if walk.generation != generation:
                break  # the list is walked again, without slices
            note_changes(part, parse_times(values_of(page.items, UPDATED)))
            await saves.make_room()
            walk.note_time(part, self._run.clock.now())
            saves.add(page.items, attrs.evolve(part))
            self._note_progress(walk, own)
        await saves.finish()

    def _pages(self, walk: Walk, part: Slice) -> SlicePages[RawPage]:
        """Return the remaining pages of a slice."""

        async def fetch(cursor: str | None) -> RawPage:
            try:
                return await self._fetch(attrs.evolve(walk.query(part), cursor=cursor))
            except NotFoundError:
                if walk.resource.parent is None:
                    raise
                return RawPage([])  # the parent no longer exists
            except InvalidRequestError as error:
                if walk.resource.parent is None:
                    raise
                self._note_failure(walk.resource, str(error))  # only the id of this parent cannot be sent
                walk.proven = False
                return RawPage([])

        def created(page: RawPage) -> Sequence[datetime | None]:
            return parse_times(values_of(page.items, CREATED)) if walk.timed else []

        def renew() -> bool:
            restart(part, sliceable=walk.divisible)
            return True

        return SlicePages(part, fetch, created=created, renew=renew)

    async def _fetch(self, query: Query) -> RawPage:
        async with self._run.turns:
            await next_turn()
        try:
            page = await self.source.fetch(query, self._run.status.meter)
        except ApiError:
            self._answered = True
            raise
        self._answered = True
        if page.dated is not None:
            self._clock_ahead = max(self._clock_ahead, self._run.clock.now() - page.dated)
        return page

    def _fails_for_all_lists(self, error: Exception) -> bool:
        """Whether every list would meet an error: it comes from the login, or BILL has never answered."""
        return isinstance(error, _FAILS_FOR_ALL_LISTS) or (isinstance(error, TransportError) and not self._answered)

    async def _save(self, walk: Walk, items: Sequence[Item], checkpoint: Slice) -> Exception | None:
        """Store objects and the checkpoint after them. An error is returned."""
        batch = Batch(
            organization_id=self.source.organization_id, resource=walk.resource, items=items, checkpoint=checkpoint
        )
        try:
            saved = await self._run.destination.save(batch)
        except Exception as error:
            return error
        if saved is not None:
            progress = self._run.status.resources[walk.resource.name]
            progress.altered += saved.altered
            progress.unplaced += saved.unplaced
            walk.unplaced += saved.unplaced
            self._run.status.note_alterations(self.source.organization_id, walk.resource.name, saved.alterations)
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
        new = Pass(
            organization_id=self.source.organization_id,
            resource=resource.name,
            started_at=run.clock.now(),
            verify=run.verify,
        )
        try:
            last = self._passes.get(resource.name)
            return Walk(resource, plan(last, resource, new, full=run.full, overlap=run.overlap, since=run.since))
        except Exception as error:
            self._fail(resource, error)
            return None

    async def _prepare_nested(self, walk: Walk, parent: ResourceList) -> None:
        """Prepare to walk a nested list below every object of its parent list."""
        done = [part for part in walk.state.slices if part.done]
        walked = {part.parent_id for part in done}
        walk.note_parents(done)
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
        if state.verify:
            await self._verify(walk)
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
            identity = " or ".join(walk.resource.identity)
            what = f"{walk.unplaced} objects have no usable {identity} and were stored separately"
            self._note_failure(walk.resource, what)
        await self._begin_lists([resource for resource in self._resources if resource.parent is walk.resource])

    async def _verify(self, walk: Walk) -> None:
        """Mark the stored objects that BILL no longer has.

        They were not in the list, which may also be because it leaves out archived objects. So each is read, where BILL
        can read a single object; those that exist are stored again.
        """
        destination, state = self._run.destination, walk.state
        unseen = await destination.unseen(state)
        proven = walk.complete if walk.resource.reader is None else len(unseen) <= _MOST_READ
        if unseen and proven and walk.resource.reader is not None:
            await self._read_again(walk, unseen)
        # Objects that were stored by a clock that was set look as if they had not been met.
        if unseen and not (proven and state.steady and self._run.clock.now() >= state.started_at):
            what = f"{len(unseen)} stored objects were not in the list, which does not prove that BILL has deleted them"
            self._note_failure(walk.resource, what)
            return
        self._run.status.resources[walk.resource.name].missing += await destination.mark_missing(state)

    async def _read_again(self, walk: Walk, unseen: Sequence[str]) -> None:
        """Read objects one by one, and store those that exist."""
        waiting = iter(unseen)

        async def read() -> None:
            for id in waiting:
                item = await self.source.read(walk.resource, id, self._run.status.meter)
                if item is not None:
                    await self._store_again(walk, item)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._run.status.permits):
                    group.create_task(read())
        except BaseExceptionGroup as errors:
            raise first_error(errors) from None

    async def _store_again(self, walk: Walk, item: Item) -> None:
        checkpoint = attrs.evolve(walk.state.slices[-1]) if walk.state.slices else walk.enumerate(Slice(done=True))
        if (error := await self._save(walk, [item], checkpoint)) is not None:
            raise error

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


def first_error(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the first error of a failed task group."""
    found: Iterable[BaseException] = errors.exceptions
    for error in found:
        return first_error(error) if isinstance(error, BaseExceptionGroup) else error
    return errors
