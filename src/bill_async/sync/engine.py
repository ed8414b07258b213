"""The engine: it copies several organizations at once, each with as many walkers as BILL allows calls at a time.

    copy                    one task group for everything
      OrganizationCopy      one organization in one family (organization.py): its lists and their walkers
        Walk                one list (walk.py): its pass, split into slices (slicing.py)

In each family a fixed number of organizations is copied at once; whenever one is done, the next begins. All of them
share the room for pages that wait to be stored, so that the memory of a run does not grow with its organizations.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import attrs

from bill_async._base.clock import Clock, SystemClock
from bill_async._schema.checks import check_value
from bill_async._schema.kinds import DateTime
from bill_async.errors import InvalidRequestError
from bill_async.scanning.organizations import AT_ONCE
from bill_async.types import Family

from .destination import Destination, DestinationError
from .organization import OrganizationCopy, Run, first_error
from .resource_lists import ResourceList
from .source import WAIT, Source
from .status import Report, Status

__all__ = ["AT_ONCE", "OVERLAP", "copy"]

OVERLAP: Final = timedelta(minutes=5)
"""How far an incremental pass reaches back behind the bookmark, as clocks differ and BILL may show changes late."""

_ROOM: Final = 24
"""The number of pages of a run that may wait to be stored. Each walker may hold one more, and fetches no other then."""
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


async def copy(
    sources: Sequence[Source],
    destination: Destination,
    resources: Sequence[ResourceList],
    *,
    full: bool = False,
    verify: bool = False,
    since: datetime | None = None,
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
    if since is not None and (full or verify):
        raise InvalidRequestError("since: everything is copied again with full and with verify; leave out one of them")
    if since is not None:
        check_value(DateTime(), since, "since")
    clock = clock or SystemClock()
    status = Status() if status is None else status
    patience = math.inf if wait is True else float(wait)
    run = Run(destination, clock, status, full, verify, since, overlap, patience, asyncio.Semaphore(_ROOM))
    status.began = clock.monotonic()
    queues = _queues(sources, resources)
    for job in (job for queue in queues.values() for job in queue):
        status.add(resource.name for resource in job.resources)
    status.organizations = len({source.organization_id for source in sources})
    status.limited = min(at_once, len(queues.get("v3", ())))
    try:
        await destination.open(resources)
        async with asyncio.TaskGroup() as group:
            for queue in queues.values():  # separate queues: slow Spend & Expense tokens must not delay logins
                waiting = iter(await _oldest_first(queue, destination))
                for _ in range(min(at_once, len(queue))):
                    group.create_task(_copy_all(run, waiting))
    except BaseExceptionGroup as errors:
        raise first_error(errors) from None
    finally:
        status.ended = clock.monotonic()
    return status.report(status.ended)


@attrs.frozen
class _Job:
    """One organization in one family, to be copied."""

    source: Source
    resources: Sequence[ResourceList]


def _queues(sources: Sequence[Source], resources: Sequence[ResourceList]) -> dict[Family, list[_Job]]:
    """Return what is to be copied, by family."""
    found: dict[Family, list[_Job]] = {}
    lists = {family: [each for each in resources if each.family == family] for family in _families(sources)}
    for source in sources:
        for family in sorted(source.families):
            if lists[family]:
                found.setdefault(family, []).append(_Job(source, lists[family]))
    return found


def _families(sources: Sequence[Source]) -> Iterable[Family]:
    return {family for source in sources for family in source.families}


async def _oldest_first(jobs: Sequence[_Job], destination: Destination) -> list[_Job]:
    """Return the jobs with the oldest copy first, so that a limit does not always hit the same organization."""
    copied = [await _last_copied(job, destination) for job in jobs]
    return [jobs[place] for place in sorted(range(len(jobs)), key=lambda place: copied[place])]


async def _last_copied(job: _Job, destination: Destination) -> datetime:
    """Return when everything was last copied."""
    try:
        passes = await destination.passes(job.source.organization_id)
    except DestinationError:
        raise
    except Exception:
        return _NEVER  # its copy will meet the same error, and report it
    begun = {state.resource: state.started_at for state in passes if state.finished}
    return min(begun.get(resource.name, _NEVER) for resource in job.resources)


async def _copy_all(run: Run, waiting: Iterator[_Job]) -> None:
    """Copy one organization after the other."""
    for job in waiting:
        await OrganizationCopy(run, job.source, job.resources).run()
