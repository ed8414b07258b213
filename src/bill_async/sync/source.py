"""Where the pages come from: one organization, by way of its client."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Protocol

import attrs

from bill_async.secret import Secret
from bill_async.types import CallOptions, Family, RawResponse

from .catalog import Resource
from .rows import RawPage, read_page
from .slicing import format_time

if TYPE_CHECKING:
    from bill_async.client import BillClient

__all__ = ["WAIT", "ClientSource", "Meter", "Query", "Source"]

_REFUSED: Final = (b"BDC_1144", b"BDC_1322")

WAIT: Final = 120.0
"""Seconds that a call waits for a limit: enough for every minute to turn, not for the hour."""


@attrs.frozen(kw_only=True)
class Query:
    """One page of one list."""

    resource: Resource
    parent_id: str | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    changed_since: datetime | None = None
    order: str | None = None
    """`asc` or `desc`: in the order of creation, or against it."""
    cursor: str | None = None
    most: int | None = None
    """How many objects; None for as many as a page can hold."""

    def parameters(self) -> dict[str, str]:
        """Return the query parameters to send."""
        operation = self.resource.operation
        sent: dict[str, str] = {}
        if operation.page_style.sized:
            sent["max"] = str(self.most or operation.page_max)
        bounds = (
            ("createdTime", "gte", self.created_from),
            ("createdTime", "lt", self.created_before),
            ("updatedTime", "gte", self.changed_since),
        )
        if filters := [f'{wire}:{operator}:"{format_time(bound)}"' for wire, operator, bound in bounds if bound]:
            sent["filters"] = ",".join(filters)
        if self.order is not None:
            sent["sort"] = f"createdTime:{self.order}"
        if self.cursor is not None and operation.page_style.cursor is not None:
            sent[operation.page_style.cursor] = self.cursor
        return sent


@attrs.define
class Meter:
    """What was sent."""

    requests: int = 0
    rejected: int = 0
    """Requests that BILL refused because of a limit."""


class Source(Protocol):
    """One organization to copy from."""

    @property
    def organization_id(self) -> str:
        """The organization, as the rows will name it."""
        ...

    @property
    def families(self) -> frozenset[Family]:
        """The families that can be called."""
        ...

    async def fetch(self, query: Query, meter: Meter) -> RawPage:
        """Get one page, and count what was sent for it."""
        ...


_FAMILIES: Final[frozenset[Family]] = frozenset({"v3", "spend"})


class ClientSource:
    """The organization of a client."""

    def __init__(self, client: BillClient, organization_id: str, *, wait: bool | float = WAIT) -> None:
        """`organization_id` names the rows. `wait` is how long one call may wait for a limit."""
        self.organization_id = organization_id
        self.families: frozenset[Family] = client.families & _FAMILIES
        self._raw = client.raw
        self._wait = wait

    async def fetch(self, query: Query, meter: Meter) -> RawPage:
        """Get one page, and count what was sent for it."""
        operation = query.resource.operation
        answers: list[RawResponse] = []
        options: CallOptions = {"capture": answers, "priority": "bulk", "wait": self._wait}
        path = query.resource.path(self.organization_id, query.parent_id)
        given = Secret[Any](None), Secret[Any](query.parameters())
        # The page is read inside of the call, so that one that was cut short is asked for again.
        try:
            page = await self._raw._send(
                "GET", path, *given, operation.family, options, lambda body, _: read_page(body, operation)
            )
        finally:
            meter.requests += len(answers)
            meter.rejected += sum(map(_limited, answers))
        return attrs.evolve(page, dated=_dated(answers[-1].headers)) if answers else page


def _dated(headers: Mapping[str, str]) -> datetime | None:
    try:
        moment = parsedate_to_datetime(headers.get("Date", ""))
    except (OverflowError, ValueError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _limited(answer: RawResponse) -> bool:
    """Tell whether BILL refused a request because of a limit: it says so in the code, not in the status."""
    return answer.status == HTTPStatus.TOO_MANY_REQUESTS or (
        answer.status >= HTTPStatus.BAD_REQUEST and any(code in answer.body for code in _REFUSED)
    )
