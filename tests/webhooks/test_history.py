"""Missed events are handled once, from BILL's history, and from lists if the history lacks them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from bill_async import (
    AddressInput,
    BillClient,
    BillUpdate,
    ConfigurationError,
    NotificationBill,
    NotificationVendor,
    SubscriptionStatus,
    SubscriptionUpdate,
    VendorCreate,
    VendorUpdate,
)
from bill_async.webhooks import FileKeyStore, MemoryEventStore, MemoryKeyStore, WebhookReceiver, WebhookResponse
from bill_async.webhooks.history import CaughtUp

from .conftest import Place, WrongClock, until


async def down(*_: Any) -> WebhookResponse:
    return WebhookResponse(status=503)


async def change(place: Place, number: int, text: str) -> str:
    """Change one of the bills; return its id."""
    bill = (await place.bill.bills.list()).items[number]
    await place.bill.bills.update(bill.id, BillUpdate(description=text))
    return bill.id


def texts(place: Place) -> list[Any]:
    return [event.object.description for event in place.seen]


async def test_what_the_history_has_is_handled_once_in_its_order(place: Place) -> None:
    made = await place.ensure("bill.updated")
    await change(place, 0, "seen")
    await place.idle()
    place.handle = down
    start = place.sandbox.clock.now()
    for number in range(120):  # more than a page
        place.clock.advance(0.001)
        await change(place, number % 3, f"missed {number}")
    found = await place.receiver.catch_up(place.bill, since=start)
    await place.receiver.idle()
    assert (found.new, found.listed, found.enabled) == (120, 0, ())
    by_bill: dict[str, list[int]] = {}
    for event in place.seen[1:]:
        by_bill.setdefault(event.object.id, []).append(int(event.object.description.split()[1]))
    assert [len(numbers) for numbers in by_bill.values()] == [40, 40, 40]
    assert all(numbers == sorted(numbers) for numbers in by_bill.values())
    assert {event.source for event in place.seen[1:]} == {"history"}
    assert {event.subscription_id for event in place.seen} == {made.id}
    place.handle = place.receiver.handle  # BILL sends again what it could not deliver
    again = await place.receiver.catch_up(place.bill, since=start)
    await place.idle()
    assert (again.new, len(place.seen)) == (0, 121)


async def test_three_days_down_and_disabled(place: Place) -> None:
    """BILL disables the subscription half a minute after the receiver has gone, and sends nothing more."""
    await place.ensure("bill.*", "vendor.*", "autopay.failed")
    await place.receiver.catch_up(place.bill)  # as a receiver does that runs
    place.handle = down
    gone_at = place.sandbox.clock.now()
    first = await change(place, 0, "the one that failed")
    for _ in range(5):
        await place.sandbox.webhooks_idle()
        place.clock.advance(16)
    await place.sandbox.webhooks_idle()
    (subscription,) = (await place.bill.webhooks.subscriptions.list()).items
    assert subscription.status is not None
    assert subscription.status.enabled is False
    expected: dict[str, tuple[str, str]] = {first: ("bill.updated", "the one that failed")}
    vendors = (await place.bill.vendors.list()).items
    for day in range(3):
        place.clock.advance(timedelta(days=1))
        expected[await change(place, 1, f"day {day}")] = ("bill.updated", f"day {day}")
        address = AddressInput(line1="1 Main St", city="Oakland", country="US", zip_or_postal_code="94601")
        new = await place.bill.vendors.create(VendorCreate(name=f"New {day}", address=address))
        expected[new.id] = ("vendor.created", f"New {day}")
    await place.bill.vendors.update(vendors[0].id, VendorUpdate(name="Renamed"))
    expected[vendors[0].id] = ("vendor.updated", "Renamed")
    await place.bill.vendors.archive(vendors[1].id)
    expected[vendors[1].id] = ("vendor.archived", str(vendors[1].name))

    place.handle = place.receiver.handle
    found = await place.receiver.catch_up(place.bill)
    await place.receiver.idle()
    got = {event.object.id: (event.type, told(event.object)) for event in place.seen}
    assert got == expected
    assert len(place.seen) == len(expected)
    assert found == CaughtUp(read=found.read, new=1, listed=len(expected) - 1, enabled=(subscription.id,))
    assert place.sandbox.clock.now() - gone_at > timedelta(days=3)

    again = await place.receiver.catch_up(place.bill)
    await place.receiver.idle()
    assert (again.new, again.listed, again.enabled) == (0, 0, ())
    await change(place, 2, "live again")
    await place.idle()
    assert len(place.seen) == len(expected) + 1


def told(item: NotificationBill | NotificationVendor) -> str | None:
    return item.description if isinstance(item, NotificationBill) else item.name


async def test_lists_can_be_left_alone(place: Place) -> None:
    made = await place.ensure("bill.updated")
    await place.receiver.catch_up(place.bill)
    await disable(place, made.id)
    await change(place, 0, "while it was disabled")
    found = await place.receiver.catch_up(place.bill, lists=False)
    assert (found.new, found.listed, found.enabled) == (0, 0, (made.id,))


async def disable(place: Place, subscription_id: str) -> None:
    status = SubscriptionUpdate(status=SubscriptionStatus(enabled=False))
    await place.bill.webhooks.subscriptions.update(subscription_id, status)


async def test_the_next_reading_goes_on_where_the_last_one_ended(place: Place) -> None:
    made = await place.ensure("bill.updated")
    await change(place, 0, "one")
    place.clock.advance(timedelta(days=40))
    await place.receiver.catch_up(place.bill)
    assert place.receiver.store is not None
    before = len(place.sandbox.requests)
    place.clock.advance(timedelta(hours=1))
    await place.receiver.catch_up(place.bill)
    (request,) = (each for each in place.sandbox.requests[before:] if each.operation == "getEventsForSubscription")
    asked = datetime.fromisoformat(request.query["createdTimeFrom"])
    assert timedelta(hours=1, minutes=9) < place.sandbox.clock.now() - asked < timedelta(hours=1, minutes=11)
    bookmark = await place.receiver.store.read(f"history {made.id}")
    later = place.sandbox.clock.now()
    place.clock.advance(timedelta(days=2))
    await place.receiver.catch_up(place.bill, since=later + timedelta(days=1))  # leaves a gap, and so is not noted
    assert await place.receiver.store.read(f"history {made.id}") == bookmark


async def test_a_running_receiver_catches_up_by_itself(place: Place) -> None:
    made = await place.ensure("bill.updated")
    await change(place, 0, "before its time")
    await place.idle()
    place.seen.clear()
    receiver = place.new_receiver(client=place.bill, catch_up_every=timedelta(hours=1))
    async with receiver:
        await until(lambda: receiver.store.read(f"history {made.id}"))
        await receiver.idle()
        assert len(place.seen) == 1  # ten minutes back, and not 180 days
        await disable(place, made.id)
        await change(place, 1, "missed")
        place.clock.advance(timedelta(hours=1, seconds=1))
        await until(lambda: place.any_seen(2))
    (subscription,) = (await place.bill.webhooks.subscriptions.list()).items
    assert subscription.status is not None
    assert subscription.status.enabled is True


async def test_the_subscription_of_spend_is_caught_up_along(place: Place) -> None:
    of_bills, of_spend = await place.ensure("bill.*"), await place.ensure("spend.*")
    place.handle = down
    await change(place, 0, "missed")
    assert place.sandbox.trigger("spend.transaction.updated") == 1
    await disable(place, of_bills.id)
    status = SubscriptionUpdate(status=SubscriptionStatus(enabled=False))
    await place.bill.webhooks_of("spend").subscriptions.update(of_spend.id, status)
    found = await place.receiver.catch_up(place.bill, lists=False)
    await place.receiver.idle()
    assert (found.read, found.new, found.enabled) == (2, 2, (of_bills.id, of_spend.id))
    assert place.types() == ["bill.updated", "spend.transaction.updated"]
    only = await place.receiver.catch_up(place.bill, party="spend")
    assert (only.read, only.enabled) == (1, ())  # of the last minutes, once more


async def test_subscriptions_of_others_are_left_alone(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    made = await place.ensure("bill.updated")
    await disable(place, made.id)
    receiver = WebhookReceiver(keys=MemoryKeyStore(), store=MemoryEventStore(), clock=place.sandbox.client_clock)
    assert await receiver.catch_up(place.bill) == CaughtUp()
    (subscription,) = await place.bill.webhooks.subscriptions.list().collect()
    assert subscription.status is not None
    assert subscription.status.enabled is False
    assert not caplog.records


async def test_a_subscription_that_was_deleted_is_said(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    made = await place.ensure("bill.updated")
    await place.bill.webhooks.subscriptions.delete(made.id)
    assert await place.receiver.catch_up(place.bill) == CaughtUp()
    assert "BILL has no subscription of this receiver; call ensure_subscription" in caplog.text


async def test_a_subscription_made_after_the_start_is_read_from_its_beginning(place: Place) -> None:
    receiver = place.new_receiver(client=place.bill, catch_up_every=timedelta(hours=1))
    async with receiver:
        made = await receiver.ensure_subscription(place.bill, url=place.url, events=["bill.updated"])
        place.handle = down
        await change(place, 0, "missed")
        place.clock.advance(timedelta(hours=1, seconds=1))
        await until(lambda: receiver.store.read(f"history {made.id}"))
        await receiver.idle()
    assert texts(place) == ["missed"]


@pytest.mark.parametrize("off", [timedelta(days=1), timedelta(days=-1)])
async def test_a_wrong_clock_hides_nothing(place: Place, off: timedelta) -> None:
    made = await place.ensure("bill.updated")
    place.handle = down
    clock = WrongClock(place.sandbox.client_clock, off)
    receiver = WebhookReceiver(keys=FileKeyStore(place.keys), store=MemoryEventStore(), clock=clock)
    async with BillClient.from_env(place.sandbox.environ(), clock=clock) as bill:
        await receiver.catch_up(bill)
        await change(place, 0, "while it is wrong")
        place.clock.advance(timedelta(hours=1))
        assert (await receiver.catch_up(bill)).new == 1
        clock.off = timedelta()
        await change(place, 0, "while it is right")
        place.clock.advance(timedelta(hours=1))
        assert (await receiver.catch_up(bill)).new == 1
        ahead = place.sandbox.clock.now() + timedelta(days=1)
        await receiver.store.write(f"history {made.id}", ahead.isoformat())  # noted by an earlier release
        await change(place, 0, "after that")
        place.clock.advance(timedelta(hours=1))
        assert (await receiver.catch_up(bill)).new == 1


async def test_given_keys_leave_open_which_subscriptions_are_meant(place: Place) -> None:
    one = await place.ensure("bill.updated", name="One")
    given = WebhookReceiver(keys=["given"], store=MemoryEventStore(), clock=place.sandbox.client_clock)
    assert (await given.catch_up(place.bill)).read == 0
    await place.ensure("vendor.updated", name="Two")
    with pytest.raises(ConfigurationError, match=r"name your subscriptions.*\(One\), .*\(Two\)"):
        await given.catch_up(place.bill)
    assert (await given.catch_up(place.bill, subscription_ids=[one.id])).read == 0


def test_catching_up_needs_the_client() -> None:
    for client in (None, lambda organization: None):
        with pytest.raises(ConfigurationError, match="needs the client that owns the subscriptions"):
            WebhookReceiver(client=client, catch_up_every=timedelta(hours=1))  # type: ignore[arg-type]
