"""Change feeds: events made from lists, for changes that BILL sends no notifications about.

A list that can be filtered by `updatedTime` is regularly read for changes. Each change becomes an event in the store of
a receiver, `receivable_payment.updated` for example, and is handled like any other event.

If BILL also sends notifications, a change becomes an event only if it is newer than every event of the object in the
store. A list shows only the current state of an object. If it changes several times between two readings, only the last
change becomes an event.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bill_async._base.clock import Clock
from bill_async._schema.codec import dumps
from bill_async._schema.converter import unstructure
from bill_async.errors import ConfigurationError
from bill_async.filters import Filter, Sort
from bill_async.operations import operation
from bill_async.types import RawResponse

from .listed import FEEDS, Feed
from .notification import event_type, new_event, read_envelope
from .store import EventStore, NewEvent

if TYPE_CHECKING:
    from bill_async.client import BillClient

__all__ = ["OVERLAP", "ChangeFeed", "by_state", "look_through"]

OVERLAP: Final = timedelta(minutes=5)
"""The time by which each reading overlaps the last one, because an object may appear in a list a moment after its
change."""
_FAR: Final = timedelta(days=3660)
"""Nothing has changed as far in the future, however wrong the clock is."""
_UPDATED: Final = "updatedTime"
_CREATED: Final = "createdTime"

Naming: TypeAlias = "Callable[[Feed, Mapping[str, Any], bool], str | None]"
"""Returns the type of the event for a change, or None to leave it out. It is called with the object as JSON, and
whether the store has events of it."""


class ChangeFeed:
    """Reads the changes in lists of one organization, and stores them as events."""

    def __init__(
        self,
        client: BillClient,
        *resources: str,
        store: EventStore,
        since: datetime | None = None,
        overlap: timedelta = OVERLAP,
        clock: Clock | None = None,
    ) -> None:
        """Make a feed; nothing is sent. `resources` are accessors such as `customers` or `spend.transactions`.

        `since` is where the first reading begins; by default, at the time of that reading. Later readings continue
        where the last one ended, in this process or another, because the store keeps the position.

        Raises: `ConfigurationError` without a resource, and for one whose list cannot be filtered by `updatedTime`.
        """
        if not resources:
            raise ConfigurationError(f"name the lists to read; there are {', '.join(FEEDS)}")
        for resource in resources:
            if resource not in FEEDS:
                raise ConfigurationError(
                    f"{resource!r} has no list that can be filtered by {_UPDATED}; there are {', '.join(FEEDS)}"
                )
        self._client = client
        self._resources = resources
        self._store = store
        self._since = since
        self._overlap = overlap
        self._clock = clock or client.clock

    async def poll(self) -> int:
        """Store everything that has changed since the last reading, and return the number of new events."""
        return sum([await self._look(resource) for resource in self._resources])

    async def _look(self, resource: str) -> int:
        name = f"feed {self._client.organization_id or ''} {resource}"
        known, now = await self._store.read(name), self._clock.now()
        begin = self._since or now + _FAR  # which tells BILL's time, and no changes
        start = begin if known is None else datetime.fromisoformat(known) - self._overlap
        new, asked_at = await look_through(self._client, resource, start, self._store, self._clock)
        await self._store.write(name, asked_at.isoformat())
        return new


async def look_through(
    client: BillClient,
    resource: str,
    since: datetime,
    store: EventStore,
    clock: Clock,
    naming: Naming = lambda feed, item, known: feed.event,
) -> tuple[int, datetime]:
    """Store the changes in the list of a resource.

    Returns the number of new events, and the time of the reading, by BILL's clock if known.
    """
    feed = FEEDS[resource]
    listing = operation(feed.family, feed.operation)
    query: dict[str, Any] = {"filters": [Filter(_UPDATED, "gte", _written(since))], "max": listing.page_max}
    if _UPDATED in listing.sorts:
        query["sort"] = Sort(_UPDATED, "asc")
    organization = client.organization_id if feed.family == "v3" else None
    new, began, asked_at = 0, clock.now(), None
    with client.capture() as answers:
        async for page in client.pages(listing, query=query, priority="bulk").pages():
            if asked_at is None:
                asked_at = _dated(answers[0]) if answers else None
            answers.clear()
            changes = [_Change(feed, organization, unstructure(item)) for item in page.items]
            events = await _newer(changes, store, naming)
            new += sum(await store.add(events, clock.now()))
    return new, asked_at or began


async def _newer(changes: Sequence[_Change], store: EventStore, naming: Naming) -> list[NewEvent]:
    """Return the changes that the store has no event of."""
    latest = await store.latest([change.envelope.subject for change in changes])
    events: list[NewEvent] = []
    for change in changes:
        told, updated = latest.get(change.envelope.subject), change.envelope.updated
        if told is not None and updated is not None and updated <= told:
            continue
        kind = naming(change.feed, change.item, told is not None)
        if kind is not None:
            events.append(change.event(kind))
    return events


class _Change:
    """An object that a list shows to have changed."""

    def __init__(self, feed: Feed, organization: str | None, item: Mapping[str, Any]) -> None:
        self.feed = feed
        self.item = item
        self._organization = organization
        self.envelope = read_envelope(self._body(feed.event))

    def event(self, kind: str) -> NewEvent:
        """Return the event of a type about the change."""
        return new_event(self._body(kind), "list")

    def _body(self, kind: str) -> bytes:
        known = event_type(self.feed.event)
        assert known is not None
        assert known.key is not None
        stem, identity = self.feed.event.rpartition(".")[0], self.item.get(str(known.identity))
        event_id = f"list:{self._organization or ''}:{stem}:{identity}:{self.item.get(_UPDATED)}"
        owner = {} if self._organization is None else {"organizationId": self._organization}
        metadata = {"eventId": event_id, **owner, "eventType": kind, "version": "1"}
        return dumps({"metadata": metadata, known.key: self.item})


def _written(moment: datetime) -> str:
    """Return a time in the format of BILL's filters: UTC, with milliseconds, rounded down."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def _dated(answer: RawResponse) -> datetime | None:
    """Return when an answer was made, by the clock of the server."""
    try:
        moment = parsedate_to_datetime(answer.headers.get("Date", ""))
    except (OverflowError, ValueError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def by_state(start: datetime, wanted: Collection[str]) -> Naming:
    """Return a function that chooses the type of an event by the state of the object: new, archived or updated."""

    def name(feed: Feed, item: Mapping[str, Any], known: bool) -> str | None:
        stem = feed.event.rpartition(".")[0]
        created = _moment(item.get(_CREATED))
        if not known and created is not None and created >= start and f"{stem}.created" in wanted:
            return f"{stem}.created"
        if item.get("archived") and f"{stem}.archived" in wanted:
            return f"{stem}.archived"
        return feed.event if feed.event in wanted else None

    return name


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (OverflowError, TypeError, ValueError):
        return None
