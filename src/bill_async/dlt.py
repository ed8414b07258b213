"""A source for dlt, which loads into any warehouse: `pip install bill-async[dlt]`.

    pipeline = dlt.pipeline("bill", destination="bigquery", dataset_name="bill")
    pipeline.run(bill_source([OrganizationCredentials(...)], resources=["bills", "vendors"]))

There is a dlt resource for each list, with all its organizations. Rows are merged by `organization_id` and `id`; a list
below another one also has a `parent_id`. The columns are those of `bill_async.arrow`: amounts are exact decimals, and
secrets are left out. dlt makes tables of nested lists, and columns such as `invoice__invoice_date` of other objects.

Later runs fetch what has changed since the last one. dlt keeps the time of the latest change with the data, separately
for each organization: another organization, or one that failed, is fetched as a whole the next time. Lists that BILL
cannot filter by the time of changes are fetched again.

A list of an organization that cannot be read does not stop the others. The table `failures` says why.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import attrgetter
from typing import Any, Final, TypeAlias

try:
    import dlt
    import pyarrow as pa
    from dlt.common.schema.typing import TColumnSchema
    from dlt.extract import DltResource, DltSource
except ImportError as error:
    raise ImportError('bill_async.dlt needs dlt and pyarrow: install "bill-async[dlt]"') from error

from ._base.clock import Clock, SystemClock
from ._base.logging import logger
from ._schema.converter import unstructure
from .arrow.shapes import Misfit, shape_of
from .client import BillClient
from .config import Environment, Options, OrganizationCredentials
from .errors import BillError, InvalidRequestError, NotFoundError
from .scanning.handover import Handover, Produced
from .scanning.slicing import before, usable
from .sync import AT_ONCE, OVERLAP, WAIT, ResourceList, select
from .sync import resources as all_resources
from .sync.rows import columns
from .types import CallOptions

__all__ = ["OpenClients", "bill_source"]

OpenClients: TypeAlias = "Callable[[], AbstractAsyncContextManager[Mapping[str, BillClient]]]"
"""Opens the clients of organizations, by the ids of these in the rows."""

_Put: TypeAlias = "Callable[[Any], Awaitable[None]]"
_Take: TypeAlias = "Callable[[str | None, Sequence[Any]], Awaitable[None]]"
"""Takes a page of a list, below a parent or none."""

_FAILURES: Final = "failures"
_STATE: Final = "organizations"


def bill_source(
    organizations: Iterable[OrganizationCredentials] | OpenClients,
    *,
    resources: Iterable[str] | None = None,
    since: datetime | None = None,
    overlap: timedelta = OVERLAP,
    wait: bool | float = WAIT,
    at_once: int = AT_ONCE,
    environment: Environment | str = "sandbox",
    options: Options | None = None,
    clock: Clock | None = None,
) -> DltSource:
    """Make a source with a resource for each list.

    `organizations` are the credentials of organizations. For Spend & Expense, or to share clients, give a function that
    opens the clients: dlt runs the source in an event loop of its own, where they are opened and closed.

    `resources` are the names of lists, by default all that `sync` copies. `since` leaves out earlier changes when an
    organization is fetched for the first time. `overlap` is how far a later run reaches back behind the last one.
    `wait` is how long a call may wait for a limit, and `at_once` how many organizations of a list are fetched at the
    same time. `environment` and `options` are those of the client for the credentials.

    Raises: `InvalidRequestError` for unknown names, or for numbers that make no sense.
    """
    if at_once < 1:
        raise InvalidRequestError(f"at_once: {at_once} organizations cannot be fetched; give 1 or more")
    if overlap < timedelta(0):
        raise InvalidRequestError(f"overlap: {overlap} would miss changes; give 0 or more")
    names = None if resources is None else list(resources)
    if names == []:
        raise InvalidRequestError("resources: no list is chosen; name some, or leave it out to choose all")
    chosen = all_resources() if names is None else select(all_resources(nested="all"), only=names)
    open_clients = organizations if callable(organizations) else _opener(list(organizations), environment, options)
    run = _Run(_Clients(open_clients), since, overlap, wait, at_once, clock or SystemClock())

    @dlt.source(name="bill", section="bill")
    def bill() -> list[DltResource]:
        return [_List(run, resource).resource() for resource in chosen]

    return bill()


def _opener(
    credentials: list[OrganizationCredentials], environment: Environment | str, options: Options | None
) -> OpenClients:
    @asynccontextmanager
    async def open_clients() -> AsyncGenerator[Mapping[str, BillClient]]:
        async with BillClient(environment=environment, options=options) as client:
            yield {each.organization_id: client.for_organization(each) for each in credentials}

    return open_clients


class _Clients:
    """The clients, which are open as long as any list is fetched."""

    def __init__(self, open_clients: OpenClients) -> None:
        self._open_clients = open_clients
        self._stack = AsyncExitStack()
        self._opening: asyncio.Task[Mapping[str, BillClient]] | None = None
        self._users = 0

    async def acquire(self) -> Mapping[str, BillClient]:
        """Return the clients by organization. Each call needs one of `release`, also if it fails."""
        self._users += 1
        if self._opening is None:
            self._opening = asyncio.create_task(self._stack.enter_async_context(self._open_clients()))
        return await asyncio.shield(self._opening)

    async def release(self) -> None:
        """Close the clients when the last user needs them no more."""
        self._users -= 1
        if not self._users and self._opening is not None:
            opening, self._opening = self._opening, None
            await asyncio.wait([opening])
            await self._stack.aclose()


class _Run:
    """What all lists of a source share."""

    def __init__(
        self,
        clients: _Clients,
        since: datetime | None,
        overlap: timedelta,
        wait: bool | float,
        at_once: int,
        clock: Clock,
    ) -> None:
        self.clients = clients
        self.since = since
        self.overlap = overlap
        self.at_once = at_once
        self.clock = clock
        self.options: CallOptions = {"priority": "bulk", "wait": wait}


class _List:
    """A list, as a dlt resource."""

    def __init__(self, run: _Run, resource: ResourceList) -> None:
        self._run = run
        self._list = resource
        self._key = ["organization_id", "id"] if resource.parent is None else ["organization_id", "parent_id", "id"]
        self._shape = shape_of(resource.model, unknown=True)
        own = columns(resource.fields, frozenset(self._key) - {"id"})
        self._names = {field.name: column.name for field, column in zip(resource.fields, own, strict=True)}

    def resource(self) -> DltResource:
        """Return the dlt resource."""
        tables: dict[tuple[str, ...], dict[str, TColumnSchema]] = {(): {}}
        fields = [field.with_name(self._names.get(field.name, field.name)) for field in self._shape.columns]
        for path, hints in _hints(fields):
            tables.setdefault(path, {}).update(hints)
        own = tables.pop(())
        for name in self._key:
            own[name] = {"name": name, "data_type": "text"}

        # dlt takes no method. It runs each step of the generator in a task of its own.
        async def rows() -> AsyncGenerator[Any]:
            bookmarks: dict[str, str] = dlt.current.resource_state().setdefault(_STATE, {})
            produced: Produced[Any] | None = None
            try:
                clients = await self._run.clients.acquire()
                produced = Produced(partial(self._start, clients, bookmarks))
                async for each in produced:
                    yield each
            finally:
                if produced is not None:
                    await produced.aclose()
                await self._run.clients.release()

        made: DltResource = dlt.resource(
            rows,
            name=self._list.name,
            primary_key=self._key,
            write_disposition="merge",
            columns=own,
            nested_hints={path: {"columns": hints} for path, hints in tables.items()},
        )
        return made

    def _start(
        self, clients: Mapping[str, BillClient], bookmarks: dict[str, str]
    ) -> tuple[Handover[Any], list[asyncio.Task[None]]]:
        handover: Handover[Any] = Handover()
        turn = asyncio.Semaphore(self._run.at_once)
        own = {name: client for name, client in clients.items() if self._list.family in client.families}

        async def fetch(line: int, name: str, client: BillClient) -> None:
            async with turn:
                try:
                    await self._fetch(name, client, bookmarks, partial(handover.put, line))
                except Exception as error:
                    await handover.put(line, self._failure(name, error))

        return handover, handover.start([partial(fetch, line, *each) for line, each in enumerate(own.items())])

    async def _fetch(self, name: str, client: BillClient, bookmarks: dict[str, str], put: _Put) -> None:
        """Hand over the rows of an organization, and then note how far they reach."""
        began = self._run.clock.now()
        latest = None if name not in bookmarks else datetime.fromisoformat(bookmarks[name])
        known = None if latest is None else before(latest, self._run.overlap)
        unplaced, found = 0, list[Misfit]()

        async def take(parent: str | None, items: Sequence[Any]) -> None:
            nonlocal latest, unplaced
            rows = [self._row(name, parent, unstructure(item), found) for item in items]
            unplaced += sum(row is None for row in rows)
            changes = (usable(getattr(item, "updated_time", None)) for item in items)
            latest = max((moment for moment in (latest, *changes) if moment is not None), default=None)
            await put([row for row in rows if row is not None])

        await self._walk(name, client, self._run.since if known is None else known, take)
        if unplaced or found:
            what = "%d objects without an identity are left out, and %d values that fit no column"
            logger.warning(f"dlt of %s: %s: {what}", name, self._list.name, unplaced, len(found))
        if latest is not None and self._list.incremental:
            bookmarks[name] = min(latest, began).astimezone(UTC).isoformat()

    async def _walk(self, name: str, client: BillClient, since: datetime | None, take: _Take) -> None:
        """Walk the list, or the lists below all its parents."""
        above = self._list.parent
        if above is None:
            await self._read(client, self._list, name, None, since, partial(take, None))
            return

        async def below(parents: Sequence[Any]) -> None:
            for parent in filter(None, (above.key(unstructure(one)) for one in parents)):
                with suppress(NotFoundError):  # it no longer exists
                    await self._read(client, self._list, name, parent, None, partial(take, parent))

        await self._read(client, above, name, None, None, below)

    async def _read(
        self,
        client: BillClient,
        resource: ResourceList,
        name: str,
        parent: str | None,
        since: datetime | None,
        take: Callable[[Sequence[Any]], Awaitable[None]],
    ) -> None:
        """Pass each page of a list on."""
        operation, options = resource.operation, self._run.options
        path = resource.path(client.organization_id or name, parent)
        if operation.page is None:
            await take(await client.call(operation, *path, **options))
            return
        *above, method = operation.accessor.split(".")
        scan = attrgetter(".".join((*above, method.replace("list", "scan", 1))))(client)
        changes = {"since": since} if resource.incremental and since is not None else {}
        async with aclosing(scan(*path, **changes, **options).pages()) as pages:
            async for page in pages:
                await take(page.items)

    def _row(
        self, name: str, parent: str | None, plain: Mapping[str, Any], found: list[Misfit]
    ) -> dict[str, Any] | None:
        key = self._list.key(plain)
        if key is None:
            return None
        made: dict[str, Any] = _without_nulls(self._shape.make(plain, found))
        row: dict[str, Any] = {self._names.get(column, column): value for column, value in made.items()}
        row |= {"organization_id": name, "id": key}
        return row if parent is None else {**row, "parent_id": parent}

    def _failure(self, name: str, error: Exception) -> Any:
        """Return the row that says why an organization failed."""
        if not isinstance(error, BillError):
            logger.error("dlt of %s: %s failed", name, self._list.name, exc_info=error)
        reason = f"{type(error).__name__}: {error}"
        row = dict.fromkeys(self._key, "") | {"organization_id": name, "id": self._list.name, "reason": reason}
        hints = dlt.mark.make_hints(table_name=_FAILURES, primary_key=self._key, columns=[])
        return dlt.mark.with_hints({**row, "failed_at": self._run.clock.now()}, hints, create_table_variant=True)


def _without_nulls(value: Any) -> Any:
    """Return a value without what is null: of an object that is null, dlt would make a column beside those of its
    fields."""
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


# ---- the schema


def _hints(
    fields: Iterable[pa.Field[Any]], prefix: str = "", table: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, TColumnSchema]]]:
    """Yield the columns that dlt makes of fields, with the path of their table below that of the list. A table comes
    before those below it."""
    for field in fields:
        name, type = f"{prefix}{field.name}", field.type
        if isinstance(type, pa.StructType):
            yield from _hints(type, f"{name}__", table)
        elif isinstance(type, pa.ListType):
            below, item = (*table, name), type.value_type
            yield below, {}
            yield from _hints(item if isinstance(item, pa.StructType) else [pa.field("value", item)], "", below)
        else:
            yield table, {name: {"name": name, **_hint(type)}}


def _hint(type: pa.DataType) -> TColumnSchema:
    if pa.types.is_decimal(type):
        return {"data_type": "decimal", "precision": type.precision, "scale": type.scale}
    for is_type, hint in _TYPES:
        if is_type(type):
            return hint
    return {"data_type": "text"}


_TYPES: Final[Sequence[tuple[Callable[[pa.DataType], bool], TColumnSchema]]] = (
    (pa.types.is_date, {"data_type": "date"}),
    (pa.types.is_timestamp, {"data_type": "timestamp", "precision": 6, "timezone": True}),
    (pa.types.is_boolean, {"data_type": "bool"}),
    (pa.types.is_integer, {"data_type": "bigint"}),
    (pa.types.is_map, {"data_type": "json"}),
)
