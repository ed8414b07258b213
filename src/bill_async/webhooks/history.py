"""Missed events, read from BILL's history of events, and from lists for changes that the history may lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import attrs

from bill_async._base.clock import Clock
from bill_async._base.logging import logger
from bill_async.errors import ConfigurationError, DecodeError
from bill_async.models import EventNotification, Subscription, SubscriptionStatus, SubscriptionUpdate

from .feed import by_state, look_through
from .listed import FEEDS
from .notification import new_event
from .store import EventStore, NewEvent
from .subscriptions import Party, webhooks_for

if TYPE_CHECKING:
    from bill_async.client import BillClient
    from bill_async.resources import Webhooks

__all__ = ["HISTORY", "CaughtUp", "catch_up"]

HISTORY: Final = timedelta(days=180)
"""The time span of BILL's history."""
OVERLAP: Final = timedelta(minutes=10)
"""The time by which each reading overlaps the last one."""
_FIRST_WINDOW: Final = timedelta(days=1)
_LONGEST_WINDOW: Final = timedelta(days=30)
_FEW: Final = 100
_MANY: Final = 2000
"""The maximum number of events that are in memory at a time."""


@attrs.frozen(kw_only=True)
class CaughtUp:
    """The result of a catch-up."""

    read: int = 0
    """The number of events in BILL's history."""
    new: int = 0
    """The number of events that the store did not have."""
    listed: int = 0
    """The number of changes that only lists showed, and that became events."""
    enabled: tuple[str, ...] = ()
    """The subscriptions that BILL had disabled, and that are enabled again."""


@attrs.define(eq=False)
class _Reading:
    """A reading of the history of one subscription."""

    webhooks: Webhooks
    store: EventStore
    clock: Clock
    read: int = 0
    new: int = 0

    async def window(self, subscription_id: str, start: datetime, end: datetime) -> int:
        """Store the events of a time span, oldest first, and return their number."""
        listing = self.webhooks.events.list_for_subscription(
            subscription_id, created_time_from=start, created_time_to=end, max=100
        )
        found = await listing.collect()  # newest first
        events = [event for each in reversed(found) if (event := _event(each)) is not None]
        self.read += len(found)
        self.new += sum(await self.store.add(events, self.clock.now())) if events else 0
        return len(found)


async def catch_up(
    bill: BillClient,
    store: EventStore,
    clock: Clock,
    *,
    subscription_ids: Sequence[str] | None,
    since: datetime | None,
    party: Party | None,
    lists: bool,
    first: timedelta | None,
    stored: Callable[[], None],
) -> CaughtUp:
    """Read the history of subscriptions, and enable those that BILL has disabled.

    Without `subscription_ids`, it is the only subscription of the party. Without `party`, they are looked for in all
    accounts of the client. `stored` is called when there are events to handle. `first` is how far back a history that
    was never read is read; by default, all of it.
    """
    parties: list[Party] = [*bill.parties] if party is None else [party]
    missing = None if subscription_ids is None else {*subscription_ids}
    read, new, listed, enabled = 0, 0, 0, list[str]()
    for owner in parties[:1] if missing is None else parties:
        if missing is not None and not missing:
            break
        webhooks = webhooks_for(bill, owner)
        reading = _Reading(webhooks, store, clock)
        for subscription in _mine(await webhooks.subscriptions.list().collect(), subscription_ids):
            if missing is not None:
                missing.discard(subscription.id)
            disabled = subscription.status is not None and subscription.status.enabled is False
            if disabled:
                status = SubscriptionUpdate(status=SubscriptionStatus(enabled=True))
                await webhooks.subscriptions.update(subscription.id, status)
                enabled.append(subscription.id)
                logger.warning("webhooks: BILL had disabled the subscription %s; it is enabled again", subscription.id)
            start = await _read_history(reading, subscription, bill.now(), since, first, stored)
            if disabled and lists and owner != "partner":
                listed += await _read_lists(bill, subscription, start, store, clock)
                stored()
        read, new = read + reading.read, new + reading.new
    if subscription_ids and missing == {*subscription_ids}:
        logger.warning("webhooks: BILL has no subscription of this receiver; call ensure_subscription")
    return CaughtUp(read=read, new=new, listed=listed, enabled=tuple(enabled))


async def _read_history(
    reading: _Reading,
    subscription: Subscription,
    now: datetime,
    since: datetime | None,
    first_time: timedelta | None,
    stored: Callable[[], None],
) -> datetime:
    """Read the history in time windows, from old to new, and return where the reading began."""
    name = f"history {subscription.id}"
    text = await reading.store.read(name)
    known = None if text is None else datetime.fromisoformat(text)
    if known is not None and known > now + OVERLAP:  # it was noted when a clock was wrong
        known, first_time = None, None
    earliest = now - (HISTORY if first_time is None else first_time + OVERLAP)
    first = since or (earliest if known is None else known - OVERLAP)
    begin = start = max(first, now - HISTORY, subscription.created_time or first)
    window = _FIRST_WINDOW
    while start < now:
        end = min(now, start + window)
        count = await reading.window(subscription.id, start, end)
        if known is None or first <= known <= end:  # the time in between is read, too
            await reading.store.write(name, end.isoformat())
        stored()
        start = end
        if count < _FEW:
            window = min(_LONGEST_WINDOW, window * 2)
        elif count > _MANY:
            window /= 2
    return begin


async def _read_lists(
    bill: BillClient, subscription: Subscription, start: datetime, store: EventStore, clock: Clock
) -> int:
    """Make events from lists, for changes while the subscription was disabled."""
    wanted = {str(event.type) for event in subscription.events or ()}
    stems = {kind.rpartition(".")[0] for kind in wanted}
    found = 0
    for resource, feed in FEEDS.items():
        if feed.event.rpartition(".")[0] in stems and feed.family in bill.families:
            new, _ = await look_through(bill, resource, start, store, clock, by_state(start, wanted))
            found += new
    return found


def _mine(every: Sequence[Subscription], wanted: Sequence[str] | None) -> list[Subscription]:
    """Choose the subscriptions of the receiver."""
    if wanted is not None:
        return [each for each in every if each.id in wanted]
    if len(every) > 1:
        names = ", ".join(f"{each.id} ({each.name})" for each in every)
        raise ConfigurationError(f"catch_up: name your subscriptions: subscription_ids=[...] of {names}")
    return list(every)


def _event(record: EventNotification) -> NewEvent | None:
    """Return the event of a record of the history; None if its notification cannot be read."""
    body = (record.payload or "").encode(errors="surrogatepass")
    try:
        return new_event(body, "history")
    except DecodeError as error:
        logger.error("webhooks: the event %s of the history cannot be read: %s", record.id, error)
        return None
