"""Sources: organizations to copy from, with the clients that fetch their pages."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

import attrs

from bill_async._http.error_response import refusal
from bill_async._schema.operation import Operation
from bill_async.errors import NotFoundError, RateLimitedError
from bill_async.filters import Direction, Sort
from bill_async.scanning.lists import CREATED, UPDATED, between
from bill_async.types import CallOptions, Family, RawResponse

from .pages import Item, RawPage, read_object, read_page
from .resource_lists import ResourceList

if TYPE_CHECKING:
    from bill_async.client import BillClient

__all__ = ["WAIT", "ClientSource", "Meter", "Query", "Source"]

WAIT: Final = 120.0
"""Seconds that a call waits for a limit: enough for the limits by the minute, not for those by the hour."""


@attrs.frozen(kw_only=True)
class Query:
    """A query for one page of a list."""

    resource: ResourceList
    parent_id: str | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    changed_since: datetime | None = None
    order: Direction | None = None
    """The order by creation time; None for no particular order."""
    cursor: str | None = None
    most: int | None = None
    """The maximum number of objects; None for as many as a page can hold."""

    def parameters(self) -> dict[str, Any]:
        """Return the query parameters by name on the wire."""
        operation, style = self.resource.operation, self.resource.operation.page_style
        sent: dict[str, Any] = {}
        if style.sized:
            sent["max"] = self.most or operation.page_max
        filters = between(CREATED, self.created_from, self.created_before) + between(UPDATED, self.changed_since)
        if filters:
            sent["filters"] = filters
        if self.order is not None:
            sent["sort"] = Sort(CREATED, self.order)
        if self.cursor is not None and style.cursor is not None:
            sent[style.cursor] = self.cursor
        return sent


@attrs.define
class Meter:
    """The requests sent."""

    requests: int = 0
    rejected: int = 0
    """The number of requests that BILL refused because of a limit."""
    busy: float = 0.0
    """Seconds that the requests with the permits of a login took, each from its sending to the end of its answer."""

    def add(self, other: Meter) -> None:
        """Add the counts of another meter."""
        self.requests += other.requests
        self.rejected += other.rejected
        self.busy += other.busy


class Source(Protocol):
    """One organization to copy from."""

    @property
    def organization_id(self) -> str:
        """The id of the organization in the rows."""
        ...

    @property
    def families(self) -> frozenset[Family]:
        """The families that can be called."""
        ...

    async def fetch(self, query: Query, meter: Meter) -> RawPage:
        """Fetch one page, and count its requests."""
        ...

    async def read(self, resource: ResourceList, id: str, meter: Meter) -> Item | None:
        """Read one object by the `reader` of its list, and count the requests. None if BILL says that there is none."""
        ...


_FAMILIES: Final[frozenset[Family]] = frozenset({"v3", "spend"})


class ClientSource:
    """The organization of a client."""

    def __init__(self, client: BillClient, organization_id: str, *, wait: bool | float = WAIT) -> None:
        """`organization_id` is the id in the rows. `wait` is how long one call may wait for a limit."""
        self.organization_id = organization_id
        self.families = client.families
        self._client = client
        self._wait = wait

    async def fetch(self, query: Query, meter: Meter) -> RawPage:
        """Fetch one page, and count its requests."""
        path = query.resource.path(self._client.organization_id or self.organization_id, query.parent_id)

        def decode(body: bytes, _: Operation[Any]) -> RawPage:
            return read_page(body, query.resource)

        with self._metered(query.resource.operation, meter) as (answers, options):
            page = await self._client.call(
                query.resource.operation, *path, query=query.parameters(), decode=decode, **options
            )
        return attrs.evolve(page, dated=_answered_at(answers[-1].headers)) if answers else page

    async def read(self, resource: ResourceList, id: str, meter: Meter) -> Item | None:
        """Read one object by the `reader` of its list, and count the requests. None if BILL says that there is none."""
        assert resource.reader is not None
        with self._metered(resource.reader, meter) as (_, options):
            try:
                return await self._client.call(resource.reader, id, decode=read_object, **options)
            except NotFoundError:
                return None

    @contextmanager
    def _metered(self, operation: Operation[Any], meter: Meter) -> Generator[tuple[list[RawResponse], CallOptions]]:
        """Yield the answers and the options of a call whose requests are counted."""
        with self._client.capture() as answers:
            try:
                yield answers, {"priority": "bulk", "wait": self._wait}
            finally:
                meter.requests += len(answers)
                meter.rejected += sum(_is_rate_limited(operation, answer) for answer in answers)
                if operation.family == "v3":
                    meter.busy += sum(answer.seconds for answer in answers)


def _answered_at(headers: Mapping[str, str]) -> datetime | None:
    try:
        moment = parsedate_to_datetime(headers.get("Date", ""))
    except (OverflowError, ValueError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _is_rate_limited(operation: Operation[Any], answer: RawResponse) -> bool:
    """Whether BILL refused a request because of a limit."""
    return isinstance(refusal(operation, answer.status, answer.headers, answer.body), RateLimitedError)
