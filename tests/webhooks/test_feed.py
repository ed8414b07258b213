"""Events from lists, for changes without notifications of BILL."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bill_async import BillUpdate, ConfigurationError, Customer, CustomerUpdate, NotificationBill, ReceivablePayment
from bill_async.sandbox import Fault
from bill_async.webhooks import ChangeFeed, MemoryEventStore, parse
from bill_async.webhooks.listed import FEEDS

from .conftest import Place, WrongClock, until


async def rename(place: Place, number: int, name: str) -> str:
    customer = (await place.bill.customers.list()).items[number]
    await place.bill.customers.update(customer.id, CustomerUpdate(name=name))
    return customer.id


async def poll(place: Place, feed: ChangeFeed) -> int:
    found = await feed.poll()
    await place.receiver.drain()
    return found


async def test_changes_become_events_once(place: Place) -> None:
    feed = ChangeFeed(place.bill, "customers", store=place.receiver.store)
    assert await poll(place, feed) == 0  # what was there before is none
    place.clock.advance(timedelta(hours=1))
    first = await rename(place, 0, "One")
    place.clock.advance(1)
    second = await rename(place, 1, "Two")
    assert await poll(place, feed) == 2
    assert [(event.type, event.object.id, event.object.name) for event in place.seen] == [
        ("customer.updated", first, "One"),
        ("customer.updated", second, "Two"),
    ]
    (event, _) = place.seen
    assert isinstance(event.object, Customer)
    assert (event.source, event.organization_id) == ("list", place.bill.organization_id)
    assert event.updated_time == event.object.updated_time
    assert await poll(place, feed) == 0
    place.clock.advance(timedelta(minutes=1))
    await rename(place, 0, "Three")
    assert await poll(place, feed) == 1
    assert place.seen[-1].object.name == "Three"


async def test_the_beginning_can_be_chosen(place: Place) -> None:
    feed = ChangeFeed(
        place.bill, "customers", store=place.receiver.store, since=place.clock.now() - timedelta(days=9999)
    )
    assert await poll(place, feed) == 2
    assert await poll(place, ChangeFeed(place.bill, "customers", store=place.receiver.store)) == 0


@pytest.mark.parametrize("resource", FEEDS)
async def test_every_such_list_gives_events(place: Place, resource: str) -> None:
    place.sandbox.seed(resource)
    start = place.clock.now() - timedelta(days=9999)
    feed = ChangeFeed(place.bill, resource, store=place.receiver.store, since=start)
    assert await poll(place, feed) >= 1
    assert {event.type for event in place.seen} == {FEEDS[resource].event}
    assert await place.receiver.dead_letters() == []


async def test_a_receivable_payment_has_its_model(place: Place) -> None:
    feed = ChangeFeed(place.bill, "receivable_payments", store=place.receiver.store)
    await feed.poll()
    place.clock.advance(timedelta(hours=1))
    place.sandbox.seed("receivable_payments", amount=Decimal("149.90"), updatedTime=moment(place))
    assert await poll(place, feed) == 1
    (event,) = place.seen
    assert isinstance(event.object, ReceivablePayment)
    assert (event.type, event.object.amount) == ("receivable_payment.updated", Decimal("149.90"))


def moment(place: Place) -> str:
    return place.clock.now().isoformat(timespec="milliseconds")


async def test_what_a_notification_has_told_is_no_event_once_more(place: Place) -> None:
    await place.ensure("bill.updated")
    feed = ChangeFeed(place.bill, "bills", store=place.receiver.store)
    await feed.poll()
    place.clock.advance(timedelta(hours=1))
    bills = (await place.bill.bills.list()).items
    await place.bill.bills.update(bills[0].id, BillUpdate(description="one"))
    await place.idle()
    assert await poll(place, feed) == 0
    await place.bill.webhooks.subscriptions.delete((await place.bill.webhooks.subscriptions.list()).items[0].id)
    place.clock.advance(1)
    await place.bill.bills.update(bills[0].id, BillUpdate(description="two"))
    assert await poll(place, feed) == 1
    assert [(event.source, event.object.description) for event in place.seen] == [("delivery", "one"), ("list", "two")]
    assert isinstance(place.seen[1].object, NotificationBill)


@pytest.mark.parametrize("off", [timedelta(days=1), timedelta(days=-1)])
async def test_a_wrong_clock_neither_hides_nor_repeats_changes(place: Place, off: timedelta) -> None:
    await rename(place, 0, "Before")
    place.clock.advance(timedelta(hours=1))
    clock = WrongClock(place.sandbox.client_clock, off)
    feed = ChangeFeed(place.bill, "customers", store=MemoryEventStore(), clock=clock)
    assert await feed.poll() == 0
    place.clock.advance(timedelta(hours=1))
    await rename(place, 1, "One")
    place.clock.advance(timedelta(hours=1))
    assert await feed.poll() == 1
    place.clock.advance(timedelta(hours=1))
    await rename(place, 1, "Two")
    clock.off = timedelta()
    assert await feed.poll() == 1
    stored = await feed._store.events("pending")
    assert [parse(event.body).object.name for event in stored] == ["One", "Two"]


async def test_a_failure_loses_nothing(place: Place) -> None:
    feed = ChangeFeed(place.bill, "customers", store=place.receiver.store)
    await feed.poll()
    place.clock.advance(timedelta(hours=1))
    await rename(place, 0, "One")
    place.sandbox.faults.add(Fault("status", operation="listCustomers", status=500))
    with pytest.raises(Exception, match="listCustomers"):
        await feed.poll()
    place.sandbox.faults.clear()
    place.clock.advance(timedelta(days=1))
    assert await poll(place, feed) == 1


async def test_a_receiver_follows_lists(place: Place) -> None:
    receiver = place.new_receiver(store=MemoryEventStore())
    receiver.follow(place.bill, "customers", "credit_memos", every=timedelta(minutes=10))
    async with receiver:
        await until(lambda: receiver.store.read(f"feed {place.bill.organization_id} credit_memos"))
        await rename(place, 0, "One")
        place.clock.advance(timedelta(minutes=10, seconds=1))
        await until(place.any_seen)
    assert [(event.type, event.object.name) for event in place.seen] == [("customer.updated", "One")]


def test_a_list_that_cannot_be_filtered_is_an_error(place: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"'spend\.budgets' has no list that can be filtered"):
        ChangeFeed(place.bill, "spend.budgets", store=place.receiver.store)


def test_a_feed_needs_a_list(place: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"name the lists to read; there are .*customers"):
        ChangeFeed(place.bill, store=place.receiver.store)


async def test_lists_are_followed_from_the_start_on(place: Any) -> None:
    with pytest.raises(ConfigurationError, match="call it before the receiver starts"):
        place.receiver.follow(place.bill, "customers")
