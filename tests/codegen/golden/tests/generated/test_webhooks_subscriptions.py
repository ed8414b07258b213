"""One test for each operation of `webhooks.subscriptions`: what is sent, and what becomes of the answer.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import ANY_KEY, Wire

from bill_async.models import Address, Country, Subscription

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

SUBSCRIPTION = Subscription(
    id="00000000000000000001", address=Address(line1="Line1", country=Country.US, country_name="Country name")
)
SUBSCRIPTION_JSON = (
    b'{"id":"00000000000000000001","address":{"line1":"Line1","country":"US","countryName":"Country name"}}'
)

SUBSCRIPTION_LEAST = Subscription(id="00000000000000000001")
SUBSCRIPTION_LEAST_JSON = b'{"id":"00000000000000000001"}'


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
    wire.answer(200, SUBSCRIPTION_LEAST_JSON)
    assert await wire.client.webhooks.subscriptions.create() == SUBSCRIPTION_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions",
        headers={**AUTH, "X-Idempotent-Key": ANY_KEY},
    )
    wire.answer(200, SUBSCRIPTION_JSON)
    assert (
        await wire.client.webhooks.subscriptions.create(idempotency_key="1f0e3dad-9990-4345-b743-9f8ffabdffc4")
        == SUBSCRIPTION
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect-events/v3/subscriptions",
        headers={**AUTH, "X-Idempotent-Key": "1f0e3dad-9990-4345-b743-9f8ffabdffc4"},
    )
