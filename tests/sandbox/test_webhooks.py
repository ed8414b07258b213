"""Subscriptions, idempotency keys and the history of events."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from bill_async import SubscriptionTest, SubscriptionTestBill
from bill_async._schema.converter import unstructure
from bill_async.webhooks.catalog import EVENTS as KNOWN_EVENTS

from .conftest import Answer, Api

BASE = "/connect-events/v3/subscriptions"
EVENTS = "/connect-events/v3/events/subscription"


async def subscribe(api: Api, *events: str, url: str = "https://example.com/hook", key: str | None = None) -> Answer:
    body = {
        "name": "Mine",
        "status": {"enabled": True},
        "events": [{"type": event, "version": "1"} for event in events],
        "notificationUrl": url,
    }
    return await api.post(BASE, body, headers={"X-Idempotent-Key": key or str(uuid4())})


async def events_of(api: Api, subscription: str, query: str = "") -> list[Any]:
    return list((await api.get(f"/connect-events/v3/events/subscription/{subscription}{query}")).body["results"])


async def test_catalogs(api: Api, spend: Api, partner: Api) -> None:
    path = "/connect-events/v3/events/catalog"
    mine, spends, partners = [
        [entry["type"] for entry in (await each.get(path)).body] for each in (api, spend, partner)
    ]
    assert {"bill.created", "mass-payment.updated"} < {*mine}
    assert {*mine, *spends} == KNOWN_EVENTS.keys()
    assert partners == mine
    assert all(name.startswith("spend.") for name in spends)


async def test_keys_must_be_uuid4_and_are_replayed(api: Api) -> None:
    body = {"name": "S", "status": {}, "events": [], "notificationUrl": "https://example.com"}
    assert (await api.post(BASE, body)).status == 400
    for wrong in ("", "abc", "7c9e6679-7425-10de-944b-e07fc1f90ae7"):
        answer = await subscribe(api, "bill.created", key=wrong or None) if wrong else await api.post(BASE, body)
        assert answer.status == 400
    key = str(uuid4())
    first = await subscribe(api, "bill.created", key=key)
    again = await subscribe(api, "bill.created", key=key)
    assert again.body == first.body
    assert len((await api.get(BASE)).body["results"]) == 1
    shown = (await api.get(f"{BASE}/{first.body['id']}")).body
    assert shown == {name: value for name, value in first.body.items() if name != "securityKey"}


async def test_ten_at_most_and_no_twins(api: Api) -> None:
    for number in range(10):
        assert (await subscribe(api, "bill.created", url=f"https://example.com/{number}")).status == 200
    assert (await subscribe(api, "bill.created", url="https://example.com/10")).status == 422
    first = (await api.get(BASE)).body["results"][0]
    assert (await api("DELETE", f"{BASE}/{first['id']}")).raw == b""
    assert (await subscribe(api, "bill.created", url="https://example.com/1")).status == 422
    assert (await subscribe(api, "bill.created", url="http://example.com/1")).status == 400
    assert (await subscribe(api, "customer.created")).status == 400


async def test_all_that_is_wrong_with_a_subscription_is_told(api: Api) -> None:
    body = {
        "name": "S",
        "status": {"enabled": True},
        "events": [{"type": "bill.eaten", "version": "1"}, {"type": "bill.created", "version": "9"}],
        "notificationUrl": "https://",
    }
    answer = await api.post(BASE, body, headers={"X-Idempotent-Key": str(uuid4())})
    assert answer.status == 400
    assert answer.messages == [
        "notificationUrl: must be an HTTPS URL",
        "events[0].type: bill.eaten is not in the catalog",
        "events[1].version: 9 is not in the catalog",
    ]


async def test_changes_are_recorded(api: Api) -> None:
    made = (await subscribe(api, "bill.updated", "bill.archived")).body
    bill = await api.first("/v3/bills")
    changed = (await api("PATCH", f"/v3/bills/{bill['id']}", {"description": "new"})).body
    await api.post(f"/v3/bills/{bill['id']}/archive")
    await api.post(f"/v3/bills/{bill['id']}/restore")
    updated, archived = await events_of(api, made["id"])
    assert [updated["type"], archived["type"]] == ["bill.updated", "bill.archived"]
    payload = json.loads(updated["payload"])
    assert payload["metadata"] == {
        "eventId": updated["id"],
        "subscriptionId": made["id"],
        "organizationId": api.account.organization_id,
        "eventType": "bill.updated",
        "version": "1",
    }
    assert payload["bill"]["id"] == changed["id"]
    assert await events_of(api, made["id"], f"?entityId={bill['id']}") == [updated, archived]
    assert await events_of(api, made["id"], "?entityId=00n01AAAAAAAAAAAAAAA") == []
    assert await events_of(api, made["id"], "?createdTimeFrom=2099-01-01T00:00:00Z") == []


async def test_history_goes_back_180_days(api: Api) -> None:
    subscription = (await subscribe(api, "bill.created")).body["id"]
    await api.post(f"{BASE}/{subscription}/test", {})
    assert len(await events_of(api, subscription)) == 1
    api.sandbox.clock.advance(timedelta(days=179))
    await api.log_in()
    assert len(await events_of(api, subscription, "?createdTimeFrom=2020-01-01")) == 1
    api.sandbox.clock.advance(timedelta(days=2))
    await api.log_in()
    assert await events_of(api, subscription, "?createdTimeFrom=2020-01-01") == []


async def test_history_is_sorted_only_from_a_moment_on(api: Api) -> None:
    subscription = (await subscribe(api, "bill.created")).body["id"]
    made = []
    for _ in range(3):
        made.append((await api.post(f"{BASE}/{subscription}/test", {})).body["id"])
        api.sandbox.clock.advance(timedelta(minutes=1))
    assert sorted(event["id"] for event in await events_of(api, subscription)) == sorted(made)
    newest_first = await events_of(api, subscription, "?createdTimeFrom=2020-01-01")
    assert [event["id"] for event in newest_first] == made[::-1]
    first = (await api.get(f"{EVENTS}/{subscription}?createdTimeFrom=2020-01-01&max=2")).body
    second = (await api.get(f"{EVENTS}/{subscription}?createdTimeFrom=2020-01-01&max=2&page={first['nextPage']}")).body
    assert [event["id"] for event in [*first["results"], *second["results"]]] == made[::-1]


@pytest.mark.parametrize(
    ("event", "key", "details"),
    [
        ("bill.updated", "bill", {"id": "no-real-bill", "vendorId": "no-real-vendor", "amount": 12}),
        ("invoice.created", "invoice", {"id": "no-real-invoice", "totalAmount": 5}),
        ("bank-account.updated", "bank-account", {"id": "no-real-account"}),
        ("spend.transaction.updated", "transaction", {"uuid": "no-real-transaction"}),
        ("spend.reimbursement.created", "reimbursement", {"uuid": "no-real-reimbursement"}),
        ("spend.three-ds-challenge.created", "threeDsChallenge", {"acsTransactionId": "no-real-challenge"}),
    ],
)
async def test_test_events_say_what_they_are_given(api: Api, spend: Api, event: str, key: str, details: Any) -> None:
    caller = spend if event.startswith("spend.") else api
    made = (await subscribe(caller, event)).body["id"]
    sent = await caller.post(f"{BASE}/{made}/test", {"eventType": event, "version": "1", key: details})
    assert sent.status == 200, sent.body
    told = json.loads(sent.body["payload"])
    assert told[key].items() >= details.items()
    assert told["metadata"]["eventType"] == event
    body = SubscriptionTest(**{"event_type": event, "version": "1", _python(key): _given(key, details)})
    assert unstructure(body) == {"eventType": event, "version": "1", key: details}


def _python(key: str) -> str:
    return {"threeDsChallenge": "three_ds_challenge"}.get(key, key.replace("-", "_"))


def _given(key: str, details: Any) -> Any:
    if key != "bill":
        return details
    return SubscriptionTestBill(id=details["id"], vendor_id=details["vendorId"], amount=details["amount"])


async def test_a_disabled_subscription_hears_nothing(api: Api) -> None:
    made = (await subscribe(api, "bill.updated")).body
    await api("PATCH", f"{BASE}/{made['id']}", {"status": {"enabled": False}})
    bill = await api.first("/v3/bills")
    await api("PATCH", f"/v3/bills/{bill['id']}", {"description": "new"})
    assert await events_of(api, made["id"]) == []


async def test_owners_do_not_see_one_another(api: Api, spend: Api, partner: Api) -> None:
    made = (await subscribe(api, "bill.updated")).body
    for other in (spend, partner):
        assert (await other.get(BASE)).body == {"results": []}
        assert (await other.get(f"{BASE}/{made['id']}")).status == 404
    theirs = (await subscribe(partner, "bill.updated")).body
    assert "organizationId" not in theirs
    bill = await api.first("/v3/bills")
    await api("PATCH", f"/v3/bills/{bill['id']}", {"description": "new"})
    assert len(await events_of(partner, theirs["id"])) == 1


async def test_new_key_test_event_and_resend(api: Api) -> None:
    made = (await subscribe(api, "bill.created")).body
    path = f"{BASE}/{made['id']}"
    for spelt in ("security_key", "security-key"):
        answer = await api.post(f"{path}/{spelt}", headers={"X-Idempotent-Key": str(uuid4())})
        assert answer.body["securityKey"] != made["securityKey"]
    event = (await api.post(f"{path}/test", {"eventType": "bill.created", "bill": {"amount": 5}})).body
    assert json.loads(event["payload"])["bill"]["amount"] == 5
    assert (await api.get(f"{path}/test")).status == 200
    resent = await api.post(f"/connect-events/v3/events/subscription/{made['id']}/event/{event['id']}")
    assert resent.body["id"] == event["id"]
    unknown = await api.post(f"/connect-events/v3/events/subscription/{made['id']}/event/{uuid4()}")
    assert unknown.status == 404


async def test_forward_only(api: Api) -> None:
    for number in range(3):
        await subscribe(api, "bill.created", url=f"https://example.com/{number}")
    first = (await api.get(f"{BASE}?max=2")).body
    second = (await api.get(f"{BASE}?max=2&page={first['nextPage']}")).body
    assert [len(first["results"]), len(second["results"])] == [2, 1]
    assert set(second) == {"results"}
