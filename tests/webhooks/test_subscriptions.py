"""Declared subscriptions, their keys, and the replacement of keys without loss."""

from __future__ import annotations

import asyncio
import json
import logging
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bill_async import (
    ConfigurationError,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionStatus,
    SubscriptionUpdate,
    VendorUpdate,
)
from bill_async.sandbox import Fault
from bill_async.webhooks import FileKeyStore, MemoryKeyStore, WebhookReceiver, WebhookResponse
from bill_async.webhooks.catalog import EVENTS

from .conftest import Place
from .deliveries import bill, headers


async def change_a_vendor(place: Place, name: str = "Harbor Paper") -> None:
    vendor = (await place.bill.vendors.list(max=1)).items[0]
    await place.bill.vendors.update(vendor.id, VendorUpdate(name=name))


async def subscriptions(place: Place) -> list[Any]:
    return await place.bill.webhooks.subscriptions.list().collect()


def kept(place: Place) -> Any:
    """Return what the file of keys holds."""
    return json.loads(place.keys.read_text())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def write(path: Path, text: str, mode: int) -> None:
    path.write_text(text)
    path.chmod(mode)


def operations(place: Place, before: int = 0) -> list[str]:
    """Return the calls about subscriptions that change something."""
    made = (request.operation for request in place.sandbox.requests[before:])
    return [name for name in made if "ubscription" in name and not name.startswith("get")] + [
        name for name in made if name == "createNewSecurityKey"
    ]


async def test_a_subscription_is_created_once_and_its_key_kept(place: Place) -> None:
    made = await place.ensure("vendor.*", "bill.created")
    assert made.notification_url == place.url
    assert made.events is not None
    assert [event.type for event in made.events] == [
        "bill.created",
        "vendor.archived",
        "vendor.created",
        "vendor.restored",
        "vendor.updated",
    ]
    assert mode(place.keys) == 0o600
    before = len(place.sandbox.requests)
    assert (await place.ensure("vendor.*", "bill.created")).id == made.id
    assert operations(place, before) == []
    await change_a_vendor(place)
    await place.idle()
    assert place.types() == ["vendor.updated"]
    assert place.seen[0].subscription_id == made.id


async def test_the_events_are_those_that_are_handled(place: Place) -> None:
    receiver = WebhookReceiver(keys=MemoryKeyStore(), store=place.receiver.store, clock=place.sandbox.client_clock)

    @receiver.on("bill.updated", "invoice.*", "receivable_payment.updated", "spend.transaction.updated")
    async def some(event: Any) -> None: ...

    made = await receiver.ensure_subscription(place.bill, url=place.url)
    assert {event.type for event in made.events or ()} == {
        "bill.updated",
        *(f"invoice.{what}" for what in ("created", "updated", "archived", "restored")),
    }


async def test_what_differs_is_changed(place: Place) -> None:
    made = await place.ensure("vendor.updated")
    changed = await place.receiver.ensure_subscription(
        place.bill, url=f"{place.url}/new", events=["vendor.updated", "bill.*"]
    )
    assert (changed.id, changed.notification_url) == (made.id, f"{place.url}/new")
    assert len(await subscriptions(place)) == 1
    await place.bill.webhooks.subscriptions.update(
        made.id, SubscriptionUpdate(status=SubscriptionStatus(enabled=False))
    )
    before = len(place.sandbox.requests)
    enabled = await place.receiver.ensure_subscription(
        place.bill, url=f"{place.url}/new", events=["vendor.updated", "bill.*"]
    )
    assert enabled.status is not None
    assert enabled.status.enabled is True
    assert operations(place, before) == ["updateSubscription"]


async def test_one_that_somebody_else_made_is_taken_over(place: Place) -> None:
    made = await place.bill.webhooks.subscriptions.create(
        SubscriptionCreate(
            name="By hand",
            notification_url=place.url,
            status=SubscriptionStatus(enabled=True),
            events=[SubscriptionEventInput(type="vendor.updated", version="1")],
        )
    )
    taken = await place.ensure("vendor.updated", name="Mine")
    assert (taken.id, taken.name) == (made.id, "Mine")
    await change_a_vendor(place)
    await place.idle()
    assert place.types() == ["vendor.updated"]  # with a new key: the first one was not known


async def test_another_one_for_the_same_url_is_said(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    await place.ensure("vendor.updated", name="One")
    with caplog.at_level(logging.WARNING, "bill_async"):
        await place.ensure("bill.updated", name="Two")
        await place.ensure("bill.updated", name="Two")
    assert "(One) has the same URL" in caplog.text
    assert len(await subscriptions(place)) == 2


async def test_subscriptions_of_spend_have_keys_of_their_own(place: Place) -> None:
    with pytest.raises(ConfigurationError, match="need a separate subscription"):
        await place.ensure("spend.*", "bill.*")
    of_bills, of_spend = await place.ensure("bill.*"), await place.ensure("spend.*")
    assert of_bills.id != of_spend.id
    assert set(kept(place)["keys"]) == {of_bills.id, of_spend.id}


async def test_every_event_of_the_sandbox_is_handled(place: Place) -> None:
    await place.ensure("*")
    await place.ensure("spend.*", name="Spend")
    for kind in EVENTS:
        assert place.sandbox.trigger(kind) == 1
    await place.idle()
    assert sorted(place.types()) == sorted(EVENTS)
    assert {event.type for event in place.seen if event.errors} == {"autopay.failed", "payment.failed"}
    archived = {event.type for event in place.seen if getattr(event.object, "archived", False)}
    assert archived == {"bill.archived", "invoice.archived", "vendor.archived"}


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        (["bill.craeted"], r"'bill.craeted' is not in BILL's catalog; did you mean 'bill.created'\?"),
        (["loan.*"], "there are vendor.created"),
        (["customer.updated"], "BILL sends no such events; see ChangeFeed"),
        ([], "there are none"),
        ("bill.created", r"give a list, events=\['bill.created'\]"),
    ],
)
async def test_events_that_bill_does_not_have_are_errors(place: Place, events: Any, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem):
        await place.receiver.ensure_subscription(place.bill, url=place.url, events=events)
    assert await subscriptions(place) == []


@pytest.mark.parametrize("url", ["", "ftp://x", "https://", "/bill"])
async def test_a_url_that_cannot_be_right_is_an_error(place: Place, url: str) -> None:
    with pytest.raises(ConfigurationError, match="url"):
        await place.receiver.ensure_subscription(place.bill, url=url, events=["bill.*"])


async def test_keys_that_were_given_are_not_replaced(place: Place) -> None:
    given = WebhookReceiver(keys=["given"], store=place.receiver.store)
    for more in ({}, {"rotate": True}):
        with pytest.raises(ConfigurationError, match="no store for a new security key"):
            await given.ensure_subscription(place.bill, url=place.url, events=["bill.*"], **more)
    await place.ensure("vendor.updated")
    made = await given.ensure_subscription(place.bill, url=place.url, events=["bill.*"])
    assert len(made.events or ()) == 4
    assert len(await subscriptions(place)) == 1


# ---- new keys


async def test_a_key_is_replaced_without_losing_a_delivery(place: Place) -> None:
    made = await place.ensure("vendor.updated")
    old = kept(place)["keys"][made.id][0]["key"]
    await change_a_vendor(place, "One")
    rotating = asyncio.create_task(place.ensure("vendor.updated", rotate=True))
    for number in range(5):
        await change_a_vendor(place, f"During {number}")
    await rotating
    await change_a_vendor(place, "After")
    await place.idle()
    assert [event.object.name for event in place.seen] == ["One", *(f"During {n}" for n in range(5)), "After"]
    assert {delivery.tried for delivery in place.sandbox.deliveries} == {1}  # none was refused
    late = bill(1)
    assert (await place.receiver.handle(late, headers(late, old))).status == 200
    place.clock.advance(timedelta(days=1, seconds=1))
    late = bill(1)
    assert (await place.receiver.handle(late, headers(late, old))).status == 401


async def test_a_delivery_waits_for_the_key_that_has_signed_it(place: Place) -> None:
    made = await place.ensure("vendor.updated")
    ring = place.receiver._ring
    async with ring.change():
        new = await place.bill.webhooks.subscriptions.create_security_key(made.id)
        assert new.security_key is not None
        body = bill(1, event_id="e-1")
        delivery = asyncio.create_task(place.receiver.handle(body, headers(body, new.security_key.reveal())))
        await asyncio.sleep(0.01)
        assert not delivery.done()
        book = await ring.read()
        from bill_async.webhooks.keys import KeyBook, SubscriptionKey

        await ring.write(KeyBook(keys={made.id: (SubscriptionKey(new.security_key), *book.keys[made.id])}))
    assert (await delivery).status == 200


async def test_another_process_finds_the_new_key(place: Place) -> None:
    made = await place.ensure("vendor.updated")
    async with place.new_receiver() as other:
        body = bill(1)
        key = kept(place)["keys"][made.id][0]["key"]
        assert (await other.handle(body, headers(body, key))).status == 200
        await place.ensure("vendor.updated", rotate=True)
        new = kept(place)["keys"][made.id][0]["key"]
        assert new != key
        place.clock.advance(2)
        assert (await other.handle(body, headers(body, new))).status == 200
        assert (await other.handle(body, headers(body, key))).status == 200


@pytest.mark.parametrize("kind", ["reset", "truncated"])
async def test_a_key_whose_answer_was_lost_is_had_again(place: Place, kind: Any) -> None:
    made = await place.ensure("vendor.updated")
    place.sandbox.faults.add(Fault(kind, operation="createNewSecurityKey", executed=True, times=20))
    with pytest.raises(Exception, match="createNewSecurityKey"):
        await place.ensure("vendor.updated", rotate=True)
    assert kept(place)["begun"].keys() == {made.id}
    place.sandbox.faults.clear()
    await place.ensure("vendor.updated")  # as the next process does, which does not ask for a new key
    assert kept(place)["begun"] == {}
    await change_a_vendor(place)
    await place.idle()
    assert place.types() == ["vendor.updated"]


async def test_two_processes_that_start_together_make_one_subscription(place: Place) -> None:
    other = place.new_receiver()
    one, two = await asyncio.gather(
        place.ensure("vendor.updated"), other.ensure_subscription(place.bill, url=place.url, events=["vendor.updated"])
    )
    assert one.id == two.id
    assert len(await subscriptions(place)) == 1


# ---- where keys are kept


async def test_a_file_of_keys_is_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write(path, "{}", 0o644)
    with pytest.raises(ConfigurationError, match="others can reach it: chmod 600 it"):
        await FileKeyStore(path).load()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"keys": 5}', '{"keys": {"a": [{"key": ""}]}}', '{"keys": {"a": [5]}}']
)
async def test_a_file_of_something_else_is_an_error(place: Place, text: str, caplog: pytest.LogCaptureFixture) -> None:
    await FileKeyStore(place.keys).save(text)
    with pytest.raises(ConfigurationError, match=r"was not written by bill-async|a security key must be"):
        await place.ensure("vendor.updated")
    answer = await place.receiver.handle(bill(1), {"x-bill-sha-signature": "A"})
    assert answer.status == 503
    assert "the security keys cannot be read" in caplog.text


async def test_a_place_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    store = FileKeyStore(tmp_path / "missing" / "keys.json")
    assert await store.load() is None
    with pytest.raises(ConfigurationError, match="cannot be kept in"):
        await store.save("{}")
    with pytest.raises(ConfigurationError, match="cannot be kept in"):
        async with store.lock():
            pass


async def test_no_key_is_shown(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        made = await place.ensure("vendor.updated")
        await place.ensure("vendor.updated", rotate=True)
    keys = [each["key"] for each in kept(place)["keys"][made.id]]
    assert len(keys) == 2
    shown = caplog.text + repr(place.receiver) + repr(vars(place.receiver)) + repr(vars(place.receiver._ring))
    book = await place.receiver._ring.read()
    for key in keys:
        assert key not in shown + repr(book)


async def test_an_answer_of_the_service_is_what_the_receiver_says(place: Place) -> None:
    async def busy(*_: Any) -> WebhookResponse:
        return WebhookResponse(status=503)

    await place.ensure("vendor.updated")
    place.handle = busy
    await change_a_vendor(place)
    await place.sandbox.webhooks_idle()
    place.handle = place.receiver.handle
    place.clock.advance(2)
    await place.idle()
    assert place.types() == ["vendor.updated"]
