"""Notifications that arrive, that get lost, and that arrive late."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import ANY
from uuid import uuid4

import pytest

from bill_async import InvalidRequestError
from bill_async._schema.codec import loads
from bill_async._schema.converter import structure
from bill_async.drift import unknown_in
from bill_async.models import NotificationMetadata
from bill_async.sandbox import Fault, Sandbox, SandboxClock
from bill_async.webhooks.catalog import EVENTS

from .conftest import Api, Start
from .receiver import Received, Receiver, receiving

SUBSCRIPTIONS = "/connect-events/v3/subscriptions"
EVENTS_OF = "/connect-events/v3/events/subscription"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


async def subscribe(api: Api, url: str, *events: str) -> Any:
    answer = await api.post(
        SUBSCRIPTIONS,
        {
            "name": "Mine",
            "status": {"enabled": True},
            "events": [{"type": event, "version": "1"} for event in events],
            "notificationUrl": url,
        },
        headers={"X-Idempotent-Key": str(uuid4())},
    )
    assert answer.status == 200, answer.body
    return answer.body


def clock_of(api: Api) -> SandboxClock:
    assert isinstance(api.sandbox.clock, SandboxClock)
    return api.sandbox.clock


def signature(key: str, body: bytes) -> str:
    return base64.b64encode(hmac.new(key.encode(), body, hashlib.sha256).digest()).decode()


async def change_a_bill(api: Api) -> Any:
    bill = await api.first("/v3/bills")
    return (await api("PATCH", f"/v3/bills/{bill['id']}", {"description": str(uuid4())})).body


async def test_a_change_arrives_signed(api: Api, receiver: Receiver) -> None:
    made = await subscribe(api, receiver.url, "bill.updated")
    bill = await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    (got,) = receiver.received
    assert got.headers["x-bill-sha-signature"] == signature(made["securityKey"], got.body)
    assert got.headers["Content-Type"] == "application/json"
    assert b'": ' not in got.body
    assert b"\n" not in got.body
    (event,) = (await api.get(f"{EVENTS_OF}/{made['id']}")).body["results"]
    assert event["payload"].encode() == got.body
    assert got.json["metadata"] == {
        "eventId": event["id"],
        "subscriptionId": made["id"],
        "organizationId": api.account.organization_id,
        "eventType": "bill.updated",
        "version": "1",
    }
    assert got.json["bill"]["id"] == bill["id"]
    assert got.json["bill"]["amount"] == bill["amount"]
    (delivery,) = api.sandbox.deliveries
    assert (delivery.state, delivery.tried, delivery.event_id) == ("delivered", 1, event["id"])
    assert [attempt.status for attempt in delivery.attempts] == [200]
    assert repr(delivery) == f"Delivery(bill.updated to {receiver.url}: delivered after 1)"


async def test_a_new_key_signs_from_then_on(api: Api, receiver: Receiver) -> None:
    made = await subscribe(api, receiver.url, "bill.updated")
    path = f"{SUBSCRIPTIONS}/{made['id']}/security_key"
    key = (await api.post(path, headers={"X-Idempotent-Key": str(uuid4())})).body["securityKey"]
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    (got,) = receiver.received
    assert got.headers["x-bill-sha-signature"] == signature(key, got.body)


async def test_retries_by_the_clock_then_the_end(api: Api, receiver: Receiver) -> None:
    made = await subscribe(api, receiver.url, "bill.updated")
    receiver.status = 500
    await change_a_bill(api)
    sandbox, clock = api.sandbox, clock_of(api)
    await sandbox.webhooks_idle()
    assert len(receiver.received) == 1
    for tried, wait in enumerate((2, 4, 8, 16), 1):
        clock.advance(wait - 1)
        await sandbox.webhooks_idle()
        assert len(receiver.received) == tried
        clock.advance(1)
        await sandbox.webhooks_idle()
        assert len(receiver.received) == tried + 1
    assert len({item.body for item in receiver.received}) == 1
    (delivery,) = sandbox.deliveries
    assert (delivery.state, [attempt.status for attempt in delivery.attempts]) == ("failed", [500] * 5)
    subscription = (await api.get(f"{SUBSCRIPTIONS}/{made['id']}")).body
    assert subscription["status"] == {"enabled": False}
    # nothing more until it is enabled again
    receiver.status = 200
    await change_a_bill(api)
    (event,) = (await api.get(f"{EVENTS_OF}/{made['id']}")).body["results"]
    await api("PATCH", f"{SUBSCRIPTIONS}/{made['id']}", {"status": {"enabled": True}})
    await api.post(f"{EVENTS_OF}/{made['id']}/event/{event['id']}")
    await change_a_bill(api)
    await sandbox.webhooks_idle()
    assert [item.json["metadata"]["eventId"] == event["id"] for item in receiver.received[5:]] == [True, False]


async def test_the_clock_wakes_it_by_itself(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "bill.updated")
    receiver.status = 503
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    receiver.arrived.clear()
    clock_of(api).advance(2)
    async with asyncio.timeout(5):
        await receiver.arrived.wait()
    assert len(receiver.received) == 2


@pytest.mark.parametrize("status", [201, 204, 302, 404])
async def test_only_200_is_success(api: Api, receiver: Receiver, status: int) -> None:
    await subscribe(api, receiver.url, "bill.updated")
    receiver.status = status
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    assert len(receiver.received) == 1
    receiver.status = 200
    clock_of(api).advance(2)
    await api.sandbox.webhooks_idle()
    (delivery,) = api.sandbox.deliveries
    assert [attempt.status for attempt in delivery.attempts] == [status, 200]
    assert delivery.state == "delivered"


async def test_ten_seconds_are_enough(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "bill.updated")
    receiver.hold = asyncio.Event()
    await change_a_bill(api)
    await receiver.arrived.wait()
    clock_of(api).advance(10)
    await api.sandbox.webhooks_idle()
    (delivery,) = api.sandbox.deliveries
    assert [attempt.error for attempt in delivery.attempts] == ["no answer within 10 s"]
    assert delivery.state == "pending"


async def test_nobody_listens(api: Api) -> None:
    async with receiving() as gone:
        url = gone.url
    await subscribe(api, url, "bill.updated")
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    (delivery,) = api.sandbox.deliveries
    assert delivery.attempts[0].status is None
    assert "ClientConnectorError" in delivery.attempts[0].error


async def test_one_that_waits_holds_up_no_other(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "bill.updated", "vendor.updated")
    receiver.status = 500
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    receiver.status = 200
    vendor = await api.first("/v3/vendors")
    for number in range(3):
        await api("PATCH", f"/v3/vendors/{vendor['id']}", {"name": f"V{number}"})
    await api.sandbox.webhooks_idle()
    assert [item.json["vendor"]["name"] for item in receiver.received[1:]] == ["V0", "V1", "V2"]
    clock_of(api).advance(2)
    await api.sandbox.webhooks_idle()
    assert receiver.types[-1] == "bill.updated"


async def test_disabled_and_deleted_ones_get_no_retry(api: Api, receiver: Receiver) -> None:
    first = await subscribe(api, receiver.url, "bill.updated")
    second = await subscribe(api, f"{receiver.url}/2", "bill.updated")
    receiver.status = 500
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    await api("PATCH", f"{SUBSCRIPTIONS}/{first['id']}", {"status": {"enabled": False}})
    await api("DELETE", f"{SUBSCRIPTIONS}/{second['id']}")
    clock_of(api).advance(60)
    await api.sandbox.webhooks_idle()
    assert len(receiver.received) == 2
    assert [delivery.state for delivery in api.sandbox.deliveries] == ["failed", "failed"]


async def test_a_test_event_goes_out_even_if_disabled(api: Api, receiver: Receiver) -> None:
    made = await subscribe(api, receiver.url, "bill.created")
    await api("PATCH", f"{SUBSCRIPTIONS}/{made['id']}", {"status": {"enabled": False}})
    body = {"eventType": "bill.created", "bill": {"amount": 5}}
    event = (await api.post(f"{SUBSCRIPTIONS}/{made['id']}/test", body)).body
    await api.sandbox.webhooks_idle()
    (got,) = receiver.received
    assert got.body == event["payload"].encode()
    assert got.json["bill"]["amount"] == 5


async def test_other_hosts_are_told_nothing(start: Start) -> None:
    api = await start()
    await api.log_in()
    await subscribe(api, "https://example.com/hook", "bill.updated")
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    assert [delivery.state for delivery in api.sandbox.deliveries] == ["withheld"]


async def test_what_is_under_way_when_the_sandbox_closes_is_sent_again(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "bill.updated")
    receiver.hold = asyncio.Event()
    await change_a_bill(api)
    await receiver.arrived.wait()
    await api.sandbox.close()
    receiver.hold.set()
    await api.sandbox.start()
    await api.sandbox.webhooks_idle()
    assert len(receiver.received) == 2
    assert receiver.received[0].body == receiver.received[1].body
    assert [delivery.state for delivery in api.sandbox.deliveries] == ["delivered"]


async def test_a_subscription_may_go_while_its_last_try_is_under_way(api: Api, receiver: Receiver) -> None:
    made = await subscribe(api, receiver.url, "bill.updated")
    receiver.status = 500
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    for wait in (2, 4, 8):
        clock_of(api).advance(wait)
        await api.sandbox.webhooks_idle()
    receiver.hold = asyncio.Event()
    receiver.arrived.clear()
    clock_of(api).advance(16)
    await receiver.arrived.wait()
    assert (await api("DELETE", f"{SUBSCRIPTIONS}/{made['id']}")).status == 200
    receiver.hold.set()
    await api.sandbox.webhooks_idle()
    assert [delivery.state for delivery in api.sandbox.deliveries] == ["failed"]
    assert (await api.get(SUBSCRIPTIONS)).body["results"] == []


async def test_a_partner_tests_its_subscription(partner: Api, receiver: Receiver) -> None:
    made = await subscribe(partner, receiver.url, "bill.created")
    tested = await partner.post(f"{SUBSCRIPTIONS}/{made['id']}/test", {"eventType": "bill.created"})
    assert tested.status == 200
    await partner.sandbox.webhooks_idle()
    (got,) = receiver.received
    assert "organizationId" not in got.json["metadata"]
    assert got.json["metadata"]["eventType"] == "bill.created"


async def test_hosts_that_are_allowed() -> None:
    one = Sandbox(webhook_hosts=["app"])
    every = Sandbox(webhook_hosts=["*"])
    for sandbox, urls in (
        (one, ["http://app:8000/x", "http://[::1]:1/", "http://a.localhost/"]),
        (every, ["http://x"]),
    ):
        assert all(sandbox._sender.allows(url) for url in urls)
    assert not one._sender.allows("http://other")
    assert not one._sender.allows("http://[")


async def test_a_restart_of_the_same_sandbox_goes_on(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "bill.updated")
    receiver.status = 500
    await change_a_bill(api)
    await api.sandbox.webhooks_idle()
    await api.sandbox.close()
    await api.sandbox.webhooks_idle()  # nothing runs, nothing to wait for
    clock_of(api).advance(2)
    receiver.status = 200
    await api.sandbox.start()
    await api.sandbox.webhooks_idle()
    assert [delivery.state for delivery in api.sandbox.deliveries] == ["delivered"]


def check_decodes(got: Received) -> None:
    """Check that a notification is what the models of the package know, field by field."""
    told = got.json
    metadata = structure(told.pop("metadata"), NotificationMetadata)
    told.pop("errors", None)
    event = EVENTS[metadata.event_type]
    ((key, value),) = told.items()
    assert key == (event.key or key)
    assert list(unknown_in("", structure(value, event.model))) == []


@pytest.mark.parametrize("kind", EVENTS)
async def test_every_type_can_be_sent_in_its_documented_shape(
    kind: str, api: Api, spend: Api, receiver: Receiver
) -> None:
    await subscribe(spend if kind.startswith("spend.") else api, receiver.url, kind)
    assert api.sandbox.trigger(kind) == 1
    await api.sandbox.webhooks_idle()
    (got,) = receiver.received
    check_decodes(got)
    owner = "spendCompanyUuid" if kind.startswith("spend.") else "organizationId"
    assert got.json["metadata"].keys() == {"eventId", "subscriptionId", owner, "eventType", "version"}
    sample = loads((Path(__file__).parent.parent / f"data/notifications/{kind}.json").read_bytes())
    assert got.json.keys() == sample.keys()
    assert got.json[str(EVENTS[kind].key)].keys() >= sample[str(EVENTS[kind].key)].keys()


async def test_an_event_can_be_about_an_object_that_is_there(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "bill.updated")
    bill = await api.first("/v3/bills")
    assert api.sandbox.trigger("bill.updated", id=bill["id"], description="as told") == 1
    assert api.sandbox.trigger("vendor.updated") == 0  # nobody wants it
    await api.sandbox.webhooks_idle()
    (got,) = receiver.received
    assert (got.json["bill"]["amount"], got.json["bill"]["description"]) == (bill["amount"], "as told")


@pytest.mark.parametrize(
    ("kind", "fields", "problem"),
    [
        ("bill.paid", {}, "did you mean"),
        ("customer.updated", {}, "BILL sends no 'customer.updated'"),
        ("bill.created", {"amuont": 1}, "the object has no field 'amuont'; did you mean 'amount'"),
    ],
)
async def test_an_event_that_does_not_exist_is_an_error(api: Api, kind: str, fields: Any, problem: str) -> None:
    with pytest.raises(InvalidRequestError, match=problem):
        api.sandbox.trigger(kind, **fields)


async def test_every_change_has_its_event(api: Api, spend: Api, partner: Api, receiver: Receiver) -> None:
    path = "/connect-events/v3/events/catalog"
    mine = [entry["type"] for entry in (await api.get(path)).body]
    spending = [entry["type"] for entry in (await spend.get(path)).body]
    await subscribe(api, receiver.url, *mine)
    await subscribe(spend, receiver.url, *spending)
    await subscribe(partner, f"{receiver.url}/partner", "bill.created")
    vendor = (await api.post("/v3/vendors", VENDOR)).body["id"]
    line = {"amount": Decimal("12.34")}
    bill_body = {
        "vendorId": vendor,
        "dueDate": "2030-01-01",
        "billLineItems": [line],
        "invoice": {"invoiceNumber": "1", "invoiceDate": "2029-01-01"},
    }
    bill = (await api.post("/v3/bills", bill_body)).body["id"]
    customer = (await api.first("/v3/customers"))["id"]
    invoice_body = {
        "customer": {"id": customer},
        "dueDate": "2030-01-01",
        "invoiceDate": "2029-01-01",
        "invoiceNumber": "A1",
        "invoiceLineItems": [{"quantity": 1, "price": 5, "description": "x"}],
    }
    invoice = (await api.post("/v3/invoices", invoice_body)).body["id"]
    for kind, identifier in (("vendors", vendor), ("bills", bill), ("invoices", invoice)):
        for action in ("archive", "restore"):
            await api.post(f"/v3/{kind}/{identifier}/{action}")
    await api("PATCH", f"/v3/vendors/{vendor}", {"name": "Renamed"})
    await api("PATCH", f"/v3/bills/{bill}", {"description": "d"})
    await api("PATCH", f"/v3/invoices/{invoice}", {"invoiceNumber": "A2"})
    account = {
        "bankName": "B", "nameOnAccount": "N", "accountNumber": "123456789", "routingNumber": "021000021",
        "type": "CHECKING", "ownerType": "BUSINESS",
    }  # fmt: skip
    bank = (await api.post("/v3/funding-accounts/banks", account)).body["id"]
    await api.post(f"/v3/funding-accounts/banks/{bank}/verify", {"depositAmount": Decimal("0.50")})
    payment = {"billId": bill, "fundingAccount": {"type": "BANK_ACCOUNT", "id": bank}, "amount": Decimal("12.34")}
    options = {"processingOptions": {"requestPayFaster": False, "createBill": False}}
    assert (await api.post("/v3/payments", {**payment, **options})).status == 201
    assert (await api.post("/v3/payments", {**payment, **options})).status == 422
    mass = {"fundingAccount": payment["fundingAccount"], "payments": [{"billId": bill, "amount": 1}]}
    batch = (await api.post("/v3/payments/mass", mass)).body
    clock_of(api).advance(8 * 86400)
    await api.sandbox.webhooks_idle()
    types = receiver.types
    assert types.count("payment.updated") == 4
    masses = [item.json for item in receiver.received if item.json["metadata"]["eventType"] == "mass-payment.updated"]
    assert sorted((item["mass-payment"] for item in masses), key=lambda item: item["updatedTime"]) == [
        {name: batch[name] for name in ("paymentBatchId", "batchStatus", "count", "updatedTime")},
        {
            "paymentBatchId": batch["paymentBatchId"],
            "batchStatus": "COMPLETED",
            "count": {"scheduled": 0, "failed": 1, "completed": 0, "total": 1},
            "updatedTime": ANY,
        },
    ]
    (refused,) = [item.json for item in receiver.received if item.json["metadata"]["eventType"] == "payment.failed"]
    assert refused["payment"]["bills"] == [{"id": bill, "amount": Decimal("12.34")}]
    assert {error["code"] for error in refused["errors"]} == {"BDC_1159"}
    assert types.count("bill.created") == 2  # the partner has subscribed too
    # what no request of an API client brings about
    never = {"autopay.failed", "card-account.created", "card-account.updated", "risk-verification.updated"}
    assert {name for name in mine if name not in types} <= never
    for got in receiver.received:
        check_decodes(got)


async def test_spend_names_the_company(spend: Api, receiver: Receiver) -> None:
    await subscribe(spend, receiver.url, "spend.transaction.updated", "spend.reimbursement.updated")
    transaction = next(
        item for item in (await spend.get("/v3/spend/transactions")).body["results"] if not item["isLocked"]
    )
    budget = (await spend.first("/v3/spend/budgets"))["id"]
    changed = await spend("PUT", f"/v3/spend/transactions/{transaction['id']}", {"budgetId": budget})
    assert changed.status == 200, changed.body
    await spend.sandbox.webhooks_idle()
    (got,) = receiver.received
    assert "organizationId" not in got.json["metadata"]
    assert got.json["metadata"]["spendCompanyUuid"] == got.json["transaction"]["companyUuid"]
    assert got.json["transaction"]["uuid"] == transaction["uuid"]
    check_decodes(got)


async def test_a_fault_that_loses_the_answer_loses_no_event(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "vendor.created")
    api.sandbox.faults.add(Fault("status", operation="createVendor", executed=True, times=1))
    assert (await api.post("/v3/vendors", VENDOR)).status == 503
    await api.sandbox.webhooks_idle()
    assert receiver.types == ["vendor.created"]


VENDOR = {
    "name": "V",
    "address": {"line1": "1 Main St", "city": "San Jose", "zipOrPostalCode": "95113", "country": "US"},
}


async def test_what_is_seeded_is_told_of_only_if_asked(api: Api, receiver: Receiver) -> None:
    events = ("vendor.created", "bill.created", "payment.updated", "bill.updated", "card-account.created")
    await subscribe(api, receiver.url, *events)
    api.sandbox.seed("bills")
    api.sandbox.seed("card_accounts")
    await api.sandbox.webhooks_idle()
    assert receiver.types == []

    vendor = api.sandbox.seed("vendors", notify=True, name="Bolt Tools")
    payment = api.sandbox.seed("payments", notify=True, vendorId=vendor["id"], singleStatus="CLEARED")
    api.sandbox.seed("card_accounts", notify=True)
    await api.sandbox.webhooks_idle()
    assert sorted(receiver.types) == ["bill.created", "card-account.created", "payment.updated", "vendor.created"]
    told = {item.json["metadata"]["eventType"]: item.json for item in receiver.received}
    assert told["vendor.created"]["vendor"]["name"] == "Bolt Tools"
    assert (told["payment.updated"]["payment"]["id"], told["payment.updated"]["payment"]["status"]) == (
        payment["id"],
        "CLEARED",
    )


async def test_what_could_not_be_seeded_is_not_told_of(api: Api, receiver: Receiver) -> None:
    await subscribe(api, receiver.url, "vendor.created", "bill.created", "payment.updated")
    with pytest.raises(ValueError, match="LOST is not supported"):
        api.sandbox.seed("payments", notify=True, singleStatus="LOST")
    await api.sandbox.webhooks_idle()
    assert receiver.types == []
