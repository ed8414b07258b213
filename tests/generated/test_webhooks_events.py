"""One test for each operation of `webhooks.events`: what is sent, and what becomes of the answer.

Generated from spec/webhooks/events.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import EventCatalogEntry, EventNotification

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

EVENT_CATALOG_ENTRY_LEAST = EventCatalogEntry()
EVENT_CATALOG_ENTRY_LEAST_JSON = b"{}"

EVENT_CATALOG_ENTRY = EventCatalogEntry(type="Type", versions=["Versions"])
EVENT_CATALOG_ENTRY_JSON = b'{"type":"Type","versions":["Versions"]}'

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

EVENT_NOTIFICATION_LEAST = EventNotification(id="00000000000000000001")
EVENT_NOTIFICATION_LEAST_JSON = b'{"id":"00000000000000000001"}'


async def test_get_catalog(wire: Wire) -> None:
    """`GET /v3/events/catalog`."""
    wire.answer(200, b"[" + EVENT_CATALOG_ENTRY_JSON + b"," + EVENT_CATALOG_ENTRY_LEAST_JSON + b"]")
    assert await wire.client.webhooks.events.get_catalog() == [EVENT_CATALOG_ENTRY, EVENT_CATALOG_ENTRY_LEAST]
    wire.check("GET", "https://gateway.stage.bill.com/connect-events/v3/events/catalog", headers=AUTH)


async def test_list_for_subscription(wire: Wire) -> None:
    """`GET /v3/events/subscription/{subscriptionId}`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.webhooks.events.list_for_subscription(subscription_id="00000000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect-events/v3/events/subscription/00000000000000000001",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + EVENT_NOTIFICATION_JSON
        + b","
        + EVENT_NOTIFICATION_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2"}',
    )
    page = await wire.client.webhooks.events.list_for_subscription(
        subscription_id="00000000000000000001",
        entity_id="00000000000000000001",
        created_time_from=datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        created_time_to=datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [EVENT_NOTIFICATION, EVENT_NOTIFICATION_LEAST],
        "cursor-2",
        None,
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect-events/v3/events/subscription/00000000000000000001",
        headers=AUTH,
        query={
            "entityId": "00000000000000000001",
            "createdTimeFrom": "2026-12-31T09:01:00.000Z",
            "createdTimeTo": "2026-12-31T09:01:00.000Z",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_resend(wire: Wire) -> None:
    """`POST /v3/events/subscription/{subscriptionId}/event/{eventId}`."""
    wire.answer(200, EVENT_NOTIFICATION_JSON)
    assert (
        await wire.client.webhooks.events.resend(
            subscription_id="00000000000000000001", event_id="00000000000000000001"
        )
        == EVENT_NOTIFICATION
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/events/subscription/00000000000000000001/event/00000000000000000001",
        headers=AUTH,
    )
