"""One test for each operation of `webhooks.subscriptions`: what is sent, and what becomes of the answer.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import ANY_KEY, Wire

from bill_async.models import (
    EventNotification,
    SecurityKey,
    Subscription,
    SubscriptionCreate,
    SubscriptionCreated,
    SubscriptionEvent,
    SubscriptionEventInput,
    SubscriptionReplace,
    SubscriptionState,
    SubscriptionStatus,
    SubscriptionTest,
    SubscriptionTestBill,
    SubscriptionUpdate,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

SUBSCRIPTION = Subscription(
    id="00000000000000000001",
    name="Name",
    organization_id="00800000000000000003",
    status=SubscriptionState(enabled=True),
    events=[SubscriptionEvent(type="Type", version="Version")],
    notification_url="Notification url",
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
SUBSCRIPTION_JSON = (
    b'{"id":"00000000000000000001"'
    b',"name":"Name"'
    b',"organizationId":"00800000000000000003"'
    b',"status":{"enabled":true}'
    b',"events":[{"type":"Type","version":"Version"}]'
    b',"notificationUrl":"Notification url"'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

SUBSCRIPTION_LEAST = Subscription(id="00000000000000000001")
SUBSCRIPTION_LEAST_JSON = b'{"id":"00000000000000000001"}'

SUBSCRIPTION_CREATE_LEAST = SubscriptionCreate(
    name="Name",
    status=SubscriptionStatus(),
    events=[SubscriptionEventInput(type="Type", version="Version")],
    notification_url="Notification url",
)
SUBSCRIPTION_CREATE_LEAST_JSON = (
    b'{"name":"Name","status":{},"events":[{"type":"Type","version":"Version"}],"notificationUrl":"Notification url"}'
)

SUBSCRIPTION_CREATED_LEAST = SubscriptionCreated()
SUBSCRIPTION_CREATED_LEAST_JSON = b"{}"

SUBSCRIPTION_CREATE = SubscriptionCreate(
    name="Name",
    status=SubscriptionStatus(enabled=True),
    events=[SubscriptionEventInput(type="Type", version="Version")],
    notification_url="Notification url",
)
SUBSCRIPTION_CREATE_JSON = (
    b'{"name":"Name"'
    b',"status":{"enabled":true}'
    b',"events":[{"type":"Type","version":"Version"}]'
    b',"notificationUrl":"Notification url"'
    b"}"
)

SUBSCRIPTION_CREATED = SubscriptionCreated(
    id="00000000000000000001",
    name="Name",
    organization_id="00800000000000000003",
    status=SubscriptionState(enabled=True),
    events=[SubscriptionEvent(type="Type", version="Version")],
    notification_url="Notification url",
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
    security_key="Security key",
)
SUBSCRIPTION_CREATED_JSON = (
    b'{"id":"00000000000000000001"'
    b',"name":"Name"'
    b',"organizationId":"00800000000000000003"'
    b',"status":{"enabled":true}'
    b',"events":[{"type":"Type","version":"Version"}]'
    b',"notificationUrl":"Notification url"'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b',"securityKey":"Security key"'
    b"}"
)

SUBSCRIPTION_REPLACE_LEAST = SubscriptionReplace(
    name="Name",
    status=SubscriptionStatus(),
    events=[SubscriptionEventInput(type="Type", version="Version")],
    notification_url="Notification url",
)
SUBSCRIPTION_REPLACE_LEAST_JSON = (
    b'{"name":"Name","status":{},"events":[{"type":"Type","version":"Version"}],"notificationUrl":"Notification url"}'
)

SUBSCRIPTION_REPLACE = SubscriptionReplace(
    name="Name",
    status=SubscriptionStatus(enabled=True),
    events=[SubscriptionEventInput(type="Type", version="Version")],
    notification_url="Notification url",
)
SUBSCRIPTION_REPLACE_JSON = (
    b'{"name":"Name"'
    b',"status":{"enabled":true}'
    b',"events":[{"type":"Type","version":"Version"}]'
    b',"notificationUrl":"Notification url"'
    b"}"
)

SUBSCRIPTION_UPDATE_LEAST = SubscriptionUpdate()
SUBSCRIPTION_UPDATE_LEAST_JSON = b"{}"

SUBSCRIPTION_UPDATE = SubscriptionUpdate(
    name="Name",
    status=SubscriptionStatus(enabled=True),
    events=[SubscriptionEventInput(type="Type", version="Version")],
    notification_url="Notification url",
)
SUBSCRIPTION_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"status":{"enabled":true}'
    b',"events":[{"type":"Type","version":"Version"}]'
    b',"notificationUrl":"Notification url"'
    b"}"
)

SECURITY_KEY_LEAST = SecurityKey()
SECURITY_KEY_LEAST_JSON = b"{}"

SECURITY_KEY = SecurityKey(security_key="Security key")
SECURITY_KEY_JSON = b'{"securityKey":"Security key"}'

SUBSCRIPTION_TEST_LEAST = SubscriptionTest()
SUBSCRIPTION_TEST_LEAST_JSON = b"{}"

EVENT_NOTIFICATION_LEAST = EventNotification(id="00000000000000000001")
EVENT_NOTIFICATION_LEAST_JSON = b'{"id":"00000000000000000001"}'

SUBSCRIPTION_TEST = SubscriptionTest(
    event_type="Event type",
    version="Version",
    vendor={"key": {"key": "value"}},
    bill=SubscriptionTestBill(id="00000000000000000001", vendor_id="00000000000000000002", amount=Decimal("103.25")),
    bank_account={"key": {"key": "value"}},
    card_account={"key": {"key": "value"}},
    payment={"key": {"key": "value"}},
    risk_verification={"key": {"key": "value"}},
    invoice={"key": {"key": "value"}},
    transaction={"key": {"key": "value"}},
    three_ds_challenge={"key": {"key": "value"}},
    reimbursement={"key": {"key": "value"}},
)
SUBSCRIPTION_TEST_JSON = (
    b'{"eventType":"Event type"'
    b',"version":"Version"'
    b',"vendor":{"key":{"key":"value"}}'
    b',"bill":{"id":"00000000000000000001","vendorId":"00000000000000000002","amount":103.25}'
    b',"bank-account":{"key":{"key":"value"}}'
    b',"card-account":{"key":{"key":"value"}}'
    b',"payment":{"key":{"key":"value"}}'
    b',"risk-verification":{"key":{"key":"value"}}'
    b',"invoice":{"key":{"key":"value"}}'
    b',"transaction":{"key":{"key":"value"}}'
    b',"threeDsChallenge":{"key":{"key":"value"}}'
    b',"reimbursement":{"key":{"key":"value"}}'
    b"}"
)

EVENT_NOTIFICATION = EventNotification(
    id="00000000000000000001",
    type="Type",
    version="Version",
    subscription_id="00000000000000000004",
    payload="Payload",
    created_time=datetime(2026, 12, 31, 9, 6, tzinfo=UTC),
    status_code=7,
)
EVENT_NOTIFICATION_JSON = (
    b'{"id":"00000000000000000001"'
    b',"type":"Type"'
    b',"version":"Version"'
    b',"subscriptionId":"00000000000000000004"'
    b',"payload":"Payload"'
    b',"createdTime":"2026-12-31T09:06:00.000+00:00"'
    b',"statusCode":7'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/subscriptions`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.webhooks.subscriptions.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect-events/v3/subscriptions", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":' + b"[" + SUBSCRIPTION_JSON + b"," + SUBSCRIPTION_LEAST_JSON + b"]" + b',"nextPage":"cursor-2"}',
    )
    page = await wire.client.webhooks.subscriptions.list(max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([SUBSCRIPTION, SUBSCRIPTION_LEAST], "cursor-2", None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions",
        headers=AUTH,
        query={"max": "7", "page": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/subscriptions`."""
    wire.answer(200, SUBSCRIPTION_CREATED_LEAST_JSON)
    assert await wire.client.webhooks.subscriptions.create(body=SUBSCRIPTION_CREATE_LEAST) == SUBSCRIPTION_CREATED_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions",
        headers={**AUTH, "X-Idempotent-Key": ANY_KEY, "Content-Type": "application/json"},
        body=SUBSCRIPTION_CREATE_LEAST_JSON,
    )
    wire.answer(200, SUBSCRIPTION_CREATED_JSON)
    assert (
        await wire.client.webhooks.subscriptions.create(
            idempotency_key="1f0e3dad-9990-4345-b743-9f8ffabdffc4", body=SUBSCRIPTION_CREATE
        )
        == SUBSCRIPTION_CREATED
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions",
        headers={
            **AUTH,
            "X-Idempotent-Key": "1f0e3dad-9990-4345-b743-9f8ffabdffc4",
            "Content-Type": "application/json",
        },
        body=SUBSCRIPTION_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/subscriptions/{subscriptionId}`."""
    wire.answer(200, SUBSCRIPTION_JSON)
    assert await wire.client.webhooks.subscriptions.get(subscription_id="00000000000000000001") == SUBSCRIPTION
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001", headers=AUTH
    )


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/subscriptions/{subscriptionId}`."""
    wire.answer(200, SUBSCRIPTION_LEAST_JSON)
    assert (
        await wire.client.webhooks.subscriptions.replace(
            subscription_id="00000000000000000001", body=SUBSCRIPTION_REPLACE_LEAST
        )
        == SUBSCRIPTION_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SUBSCRIPTION_REPLACE_LEAST_JSON,
    )
    wire.answer(200, SUBSCRIPTION_JSON)
    assert (
        await wire.client.webhooks.subscriptions.replace(
            subscription_id="00000000000000000001", body=SUBSCRIPTION_REPLACE
        )
        == SUBSCRIPTION
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SUBSCRIPTION_REPLACE_JSON,
    )


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/subscriptions/{subscriptionId}`."""
    wire.answer(200, b"")
    await wire.client.webhooks.subscriptions.delete(subscription_id="00000000000000000001")
    wire.check(
        "DELETE", "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/subscriptions/{subscriptionId}`."""
    wire.answer(200, SUBSCRIPTION_LEAST_JSON)
    assert (
        await wire.client.webhooks.subscriptions.update(
            subscription_id="00000000000000000001", body=SUBSCRIPTION_UPDATE_LEAST
        )
        == SUBSCRIPTION_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SUBSCRIPTION_UPDATE_LEAST_JSON,
    )
    wire.answer(200, SUBSCRIPTION_JSON)
    assert (
        await wire.client.webhooks.subscriptions.update(
            subscription_id="00000000000000000001", body=SUBSCRIPTION_UPDATE
        )
        == SUBSCRIPTION
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SUBSCRIPTION_UPDATE_JSON,
    )


async def test_create_security_key(wire: Wire) -> None:
    """`POST /v3/subscriptions/{subscriptionId}/security_key`."""
    wire.answer(200, SECURITY_KEY_LEAST_JSON)
    assert (
        await wire.client.webhooks.subscriptions.create_security_key(subscription_id="00000000000000000001")
        == SECURITY_KEY_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001/security_key",
        headers={**AUTH, "X-Idempotent-Key": ANY_KEY},
    )
    wire.answer(200, SECURITY_KEY_JSON)
    assert (
        await wire.client.webhooks.subscriptions.create_security_key(
            subscription_id="00000000000000000001", idempotency_key="1f0e3dad-9990-4345-b743-9f8ffabdffc4"
        )
        == SECURITY_KEY
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001/security_key",
        headers={**AUTH, "X-Idempotent-Key": "1f0e3dad-9990-4345-b743-9f8ffabdffc4"},
    )


async def test_send_test_event(wire: Wire) -> None:
    """`POST /v3/subscriptions/{subscriptionId}/test`."""
    wire.answer(200, EVENT_NOTIFICATION_LEAST_JSON)
    assert (
        await wire.client.webhooks.subscriptions.send_test_event(
            subscription_id="00000000000000000001", body=SUBSCRIPTION_TEST_LEAST
        )
        == EVENT_NOTIFICATION_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001/test",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SUBSCRIPTION_TEST_LEAST_JSON,
    )
    wire.answer(200, EVENT_NOTIFICATION_JSON)
    assert (
        await wire.client.webhooks.subscriptions.send_test_event(
            subscription_id="00000000000000000001",
            idempotency_key="1f0e3dad-9990-4345-b743-9f8ffabdffc4",
            body=SUBSCRIPTION_TEST,
        )
        == EVENT_NOTIFICATION
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions/00000000000000000001/test",
        headers={
            **AUTH,
            "X-Idempotent-Key": "1f0e3dad-9990-4345-b743-9f8ffabdffc4",
            "Content-Type": "application/json",
        },
        body=SUBSCRIPTION_TEST_JSON,
    )
