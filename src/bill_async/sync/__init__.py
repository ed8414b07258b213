"""Sync: copies of organizations in a database, made as fast as BILL's limits allow.

    from bill_async.sync import SQLiteDestination, sync

    async with BillClient.from_env() as client, SQLiteDestination("bills.db") as destination:
        report = await sync({"008...": client}, destination)

Every page is stored together with the checkpoint after it. The next run continues a killed one, and nothing is lost or
duplicated. Later runs fetch only what has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from .comparison import Comparison, compare
from .destination import Batch, Destination, DestinationError, NoCopyError, Pass, Saved
from .engine import AT_ONCE, OVERLAP, copy
from .resource_lists import NestedLists, ResourceList, listable, select
from .source import WAIT, ClientSource, Source
from .sqlite import SQLiteDestination
from .status import Alteration, Failure, Report, Status

if TYPE_CHECKING:
    from bill_async._base.clock import Clock
    from bill_async.client import BillClient

__all__ = [
    "AT_ONCE",
    "Alteration",
    "OVERLAP",
    "WAIT",
    "Batch",
    "ClientSource",
    "Comparison",
    "Destination",
    "DestinationError",
    "Failure",
    "NestedLists",
    "NoCopyError",
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
    """Return all lists that can be copied."""
    from bill_async.operations import all_operations

    return select(listable(all_operations()), nested=nested)


async def sync(
    clients: Mapping[str, BillClient],
    destination: Destination,
    *,
    what: Sequence[ResourceList] | None = None,
    full: bool = False,
    verify: bool = False,
    since: datetime | None = None,
    overlap: timedelta = OVERLAP,
    wait: bool | float = WAIT,
    at_once: int = AT_ONCE,
    status: Status | None = None,
    clock: Clock | None = None,
) -> Report:
    """Copy organizations. `clients` maps the id of each organization to a client for it, or to a view of a client.

    `what` are the lists to copy, by default all. `full` copies everything again instead of only what has changed.
    `verify` does so too, and then marks the stored objects that BILL no longer has. `since` leaves out what was last
    changed earlier, in lists whose changes can be fetched and that were not copied further before.
    `overlap` is how far a run reaches back behind the last one. `at_once` is how many organizations are copied at the
    same time. `status` can be watched during the run.

    `wait` is how long a call may wait for limits in all; with True it waits even for the rest of an hour. Otherwise an
    organization whose hour is used up is given up at once. Its Spend & Expense lists, which have limits of their own,
    get `wait` more seconds. The next run continues there. (A login, which all calls of an organization share, waits
    according to the options of its client.)

    A failure in one list, such as an answer that cannot be read or an object that cannot be stored, does not stop the
    others; the report names it. If the call is cancelled, it ends within moments, and the next run continues from what
    has been stored.

    Raises: `DestinationError` if the destination cannot be used.
    """
    sources = [ClientSource(client, organization_id, wait=wait) for organization_id, client in clients.items()]
    chosen = resources() if what is None else what
    return await copy(
        sources,
        destination,
        chosen,
        full=full,
        verify=verify,
        since=since,
        overlap=overlap,
        wait=wait,
        at_once=at_once,
        status=status,
        clock=clock,
    )
