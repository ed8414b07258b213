"""Copies of organizations in a database, made at the full speed that BILL's limits allow.

    from bill_async.sync import SQLiteDestination, sync

    async with BillClient.from_env() as client, SQLiteDestination("bills.db") as destination:
        report = await sync({"008...": client}, destination)

Every page is stored together with the checkpoint behind it: a run that was killed is continued by
the next one, and nothing is lost or doubled. Later runs fetch what has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from .comparison import Comparison, compare
from .destination import Batch, Destination, DestinationError, Pass, Saved
from .engine import AT_ONCE, OVERLAP, copy
from .resource_lists import NestedLists, ResourceList, listable, select
from .source import WAIT, ClientSource, Source
from .sqlite import SQLiteDestination
from .status import Failure, Report, Status

if TYPE_CHECKING:
    from bill_async._base.clock import Clock
    from bill_async.client import BillClient

__all__ = [
    "AT_ONCE",
    "OVERLAP",
    "WAIT",
    "Batch",
    "ClientSource",
    "Comparison",
    "Destination",
    "DestinationError",
    "Failure",
    "NestedLists",
    "Pass",
    "Report",
    "ResourceList",
    "SQLiteDestination",
    "Saved",
    "Source",
    "Status",
    "compare",
    "copy",
    "resources",
    "select",
    "sync",
]


def resources(*, nested: NestedLists = "cheap") -> tuple[ResourceList, ...]:
    """Return everything that can be copied, each list with its table."""
    from bill_async.operations import all_operations

    return select(listable(all_operations()), nested=nested)


async def sync(
    clients: Mapping[str, BillClient],
    destination: Destination,
    *,
    what: Sequence[ResourceList] | None = None,
    full: bool = False,
    overlap: timedelta = OVERLAP,
    wait: bool | float = WAIT,
    at_once: int = AT_ONCE,
    status: Status | None = None,
    clock: Clock | None = None,
) -> Report:
    """Copy organizations, given as their ids with a client (or a view of one) for each.

    `what` are the resources, all of them if not given. `full` copies everything anew instead of what
    changed; `overlap` is how far a run reaches back behind the last one. `at_once` is how many organizations
    are copied at the same time; the others wait for their turn. `status` can be watched meanwhile.

    `wait` is how long a call may wait for limits, in all: pass True to sit out the rest of an hour. Without that,
    an organization whose hour is used up is given up at once, and its Spend & Expense, which has limits of its own,
    so many seconds later; the next run goes on there. (A login, which all calls of an organization share, waits as
    long as the options of its client say.)

    Whatever goes wrong with a list, an answer that cannot be read or an object that cannot be stored, does not
    stop the others; the report names it. Cancelling the call ends it within moments, and what has been stored is
    the beginning of the next run.

    Raises: `DestinationError` if the destination cannot be used.
    """
    sources = [ClientSource(client, organization_id, wait=wait) for organization_id, client in clients.items()]
    chosen = resources() if what is None else what
    return await copy(
        sources,
        destination,
        chosen,
        full=full,
        overlap=overlap,
        wait=wait,
        at_once=at_once,
        status=status,
        clock=clock,
    )
