"""Objects that are reloaded before a handler sees them, once for a burst of events."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from bill_async import Bill, BillClient, BillUpdate, NotificationBill, Transaction
from bill_async.sandbox import Fault
from bill_async.webhooks import Event, HandlerRetries, MemoryEventStore, WebhookReceiver
from bill_async.webhooks.catalog import EVENTS

from .conftest import Place
from .deliveries import KEY, headers, minified, sample


def reloading(place: Place, **settings: Any) -> tuple[WebhookReceiver, list[Event[Any]]]:
    settings = {"keys": [KEY], "store": MemoryEventStore(), "client": place.bill, **settings}
    return WebhookReceiver(clock=place.sandbox.client_clock, **settings), []


def told(place: Place, kind: str, item: Any, **more: Any) -> bytes:
    """Return a notification of an object of the sandbox."""
    notification = sample(kind)
    notification["metadata"]["organizationId"] = place.bill.organization_id
    notification["metadata"] |= more
    notification[str(EVENTS[kind].key)] = item
    return minified(notification)


async def deliver(receiver: WebhookReceiver, body: bytes) -> None:
    assert (await receiver.handle(body, headers(body))).status == 200


def gets(place: Place) -> int:
    return sum(request.operation == "getBill" for request in place.sandbox.requests)


async def test_a_handler_gets_the_object_as_it_is_now(place: Place) -> None:
    receiver, seen = reloading(place)

    @receiver.on("bill.updated", reload=True)
    async def changed(event: Event[Bill]) -> None:
        seen.append(event)

    bill = (await place.bill.bills.list()).items[0]
    await place.bill.bills.update(bill.id, BillUpdate(description="as it is now"))
    async with receiver:
        await deliver(receiver, told(place, "bill.updated", {"id": bill.id, "description": "as it was"}))
        await receiver.idle()
    (event,) = seen
    assert isinstance(event.object, Bill)
    assert (event.object.description, event.stale, event.merged) == ("as it is now", False, 0)
    assert event.object.due_amount == bill.due_amount


async def test_a_burst_is_read_and_handled_once(place: Place) -> None:
    receiver, seen = reloading(place, concurrency=0)

    @receiver.on("bill.*", reload=True)
    async def changed(event: Event[Bill]) -> None:
        seen.append(event)

    bills = (await place.bill.bills.list()).items
    async with receiver:
        for _ in range(10):
            for bill in bills[:2]:
                await deliver(receiver, told(place, "bill.updated", {"id": bill.id}))
        await deliver(receiver, told(place, "bill.archived", {"id": bills[0].id}))
        await receiver.drain()
        assert (await receiver.store.counts())["done"] == 21
    assert [(event.type, event.merged) for event in seen] == [
        ("bill.updated", 9),
        ("bill.updated", 9),
        ("bill.archived", 0),
    ]
    assert gets(place) == 3


async def test_beside_handlers_that_want_the_notification_nothing_is_merged(place: Place) -> None:
    receiver, seen = reloading(place, concurrency=0)

    @receiver.on("bill.updated", reload=True)
    async def whole(event: Event[Bill]) -> None:
        seen.append(event)

    @receiver.on("bill.updated")
    async def part(event: Event[NotificationBill]) -> None:
        seen.append(event)

    bill = (await place.bill.bills.list()).items[0]
    async with receiver:
        for _ in range(3):
            await deliver(receiver, told(place, "bill.updated", {"id": bill.id}))
        await receiver.drain()
    assert [type(event.object) for event in seen] == [Bill, NotificationBill] * 3
    assert [event.merged for event in seen] == [0] * 6


async def test_those_that_were_merged_come_again_with_a_failure(place: Place) -> None:
    receiver, seen = reloading(place, concurrency=0, retries=HandlerRetries(base=0))

    @receiver.on("bill.*", reload=True)
    async def changed(event: Event[Bill]) -> None:
        seen.append(event)
        if len(seen) == 1:
            raise ValueError("once")

    bill = (await place.bill.bills.list()).items[0]
    async with receiver:
        for _ in range(3):
            await deliver(receiver, told(place, "bill.updated", {"id": bill.id}))
        await receiver.drain()
        assert (await receiver.store.counts())["done"] == 3
    assert [event.merged for event in seen] == [2, 2]


async def test_a_failed_reading_is_tried_again(place: Place) -> None:
    receiver, seen = reloading(place, retries=HandlerRetries(base=0))

    @receiver.on("bill.*", reload=True)
    async def changed(event: Event[Bill]) -> None:
        seen.append(event)

    bill = (await place.bill.bills.list()).items[0]
    place.sandbox.faults.add(Fault("status", operation="getBill", status=500, times=6))
    async with receiver:
        await deliver(receiver, told(place, "bill.updated", {"id": bill.id}))
        while not seen:
            await receiver.idle()
            await asyncio.sleep(0)
    assert seen[0].attempt > 1


async def test_an_object_that_is_gone_is_a_dead_letter(place: Place) -> None:
    receiver, seen = reloading(place)

    @receiver.on("bill.*", reload=True)
    async def changed(event: Event[Bill]) -> None:
        seen.append(event)

    async with receiver:
        await deliver(receiver, told(place, "bill.updated", {"id": "00n00000000000000000"}))
        await deliver(receiver, told(place, "bill.updated", {"amount": 5}))
        await receiver.idle()
        errors = sorted(letter.error for letter in await receiver.dead_letters())
    assert seen == []
    assert errors[0] == "it cannot be read: $.bill.id: it is missing"
    assert errors[1].startswith("the object is gone: getBill")


async def test_the_client_must_be_that_of_the_organization(place: Place) -> None:
    asked: list[str | None] = []

    def client_of(organization: str | None) -> BillClient:
        asked.append(organization)
        return place.bill

    other = "00801OTHERORGANIZATI"
    bill = (await place.bill.bills.list()).items[0]
    for client, problem in (
        (place.bill, "a function that returns the client"),
        (client_of, "another one"),
        (None, "give"),
    ):
        receiver, _ = reloading(place, client=client, retries=HandlerRetries(attempts=1))

        @receiver.on("bill.*", reload=True)
        async def changed(event: Event[Bill]) -> None: ...

        async with receiver:
            await deliver(receiver, told(place, "bill.updated", {"id": bill.id}, organizationId=other))
            await receiver.idle()
            (letter,) = await receiver.dead_letters()
        assert problem in letter.error
    assert asked == [other]


# ---- without a signature


def hint(identity: str, kind: str = "spend.transaction.updated", **more: Any) -> bytes:
    told = sample(kind)
    told[str(EVENTS[kind].key)] = {"uuid": identity, "amount": 1_000_000, **more}
    return minified(told)


async def transaction(place: Place) -> Transaction:
    place.sandbox.seed("spend.transactions", amount=Decimal("53.03"))
    return (await place.bill.spend.transactions.list()).items[-1]


async def test_an_unsigned_body_is_a_hint_at_most(place: Place) -> None:
    receiver, seen = reloading(place, unsigned="fetch")

    @receiver.on("spend.transaction.updated")
    async def part(event: Event[Any]) -> None:
        seen.append(event)

    @receiver.on("spend.*", reload=True)
    async def whole(event: Event[Any]) -> None:
        seen.append(event)

    real = await transaction(place)
    async with receiver:
        assert (await receiver.handle(hint(str(real.uuid)), {})).status == 200
        await receiver.idle()
    part_seen, whole_seen = seen
    assert (type(part_seen.object).__name__, part_seen.object.amount) == ("NotificationSpendTransaction", real.amount)
    assert isinstance(whole_seen.object, Transaction)
    for event in seen:
        assert (event.source, event.spend_company_uuid, event.subscription_id) == ("unsigned", None, None)
        assert b"1000000" not in event.body


async def test_hints_at_nothing_reach_no_handler(place: Place) -> None:
    receiver, seen = reloading(place, unsigned="fetch")

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event)

    async with receiver:
        assert (await receiver.handle(hint("7b1e1e0c-0000-4000-8000-000000000000"), {})).status == 200
        await receiver.idle()
        assert await receiver.dead_letters() == []
        assert (await receiver.store.counts())["done"] == 1
    assert seen == []


async def test_only_what_can_be_read_is_taken_without_a_signature(place: Place) -> None:
    receiver, _ = reloading(place, unsigned="fetch")
    real = await transaction(place)
    async with receiver:
        for kind in sorted(EVENTS):
            wanted = 200 if kind in TAKEN else 401
            body = hint(str(real.uuid), kind) if kind.startswith("spend.") else minified(sample(kind))
            assert (await receiver.handle(body, {})).status == wanted, kind
        assert (await receiver.handle(hint(str(real.uuid)), {"x-bill-sha-signature": "A"})).status == 401
        assert (await receiver.handle(hint(""), {})).status == 401
        assert (await receiver.handle(b"[]", {})).status == 400
        assert (await receiver.handle(b"", {})).status == 400


TAKEN = {"spend.transaction.updated", "spend.reimbursement.created", "spend.reimbursement.updated"}


async def test_hints_are_limited_and_cost_one_call_for_an_object(place: Place) -> None:
    receiver, seen = reloading(place, unsigned="fetch", concurrency=0)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event)

    real = await transaction(place)
    async with receiver:
        answers = [await receiver.handle(hint(str(real.uuid), note=number), {}) for number in range(130)]
        assert [answer.status for answer in answers] == [200] * 120 + [401] * 10
        place.clock.advance(60)
        assert (await receiver.handle(hint(str(real.uuid)), {})).status == 200
        await receiver.drain()
    assert [event.merged for event in seen] == [120]
    assert sum(request.operation == "getTransaction" for request in place.sandbox.requests) == 1


async def test_by_default_nothing_is_taken_without_a_signature(place: Place) -> None:
    receiver, _ = reloading(place)
    async with receiver:
        assert (await receiver.handle(hint("1"), {})).status == 401


@pytest.mark.parametrize("header", [{}, {"x-bill-sha-signature": "A"}])
async def test_a_signed_event_is_not_taken_for_a_hint_seen_before(place: Place, header: Any) -> None:
    receiver, seen = reloading(place, unsigned="fetch")

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event)

    real = await transaction(place)
    body = hint(str(real.uuid))
    async with receiver:
        await receiver.handle(body, header)
        await deliver(receiver, body)
        await receiver.idle()
    assert "delivery" in {event.source for event in seen}
