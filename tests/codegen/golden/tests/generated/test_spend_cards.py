"""One test for each operation of `spend.cards`: what is sent, and what becomes of the answer.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import SpendCard

AUTH = {"apiToken": "the-api-token"}

SPEND_CARD = SpendCard(id="00000000000000000001")
SPEND_CARD_JSON = b'{"id":"00000000000000000001"}'

SPEND_CARD_LEAST = SpendCard()
SPEND_CARD_LEAST_JSON = b"{}"


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/cards`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.cards.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/cards", headers=AUTH, query={"max": "50"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + SPEND_CARD_JSON
        + b","
        + SPEND_CARD_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.cards.list(filters='name:eq:"One"', sort="name:asc", max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([SPEND_CARD, SPEND_CARD_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/cards",
        headers=AUTH,
        query={"filters": 'name:eq:"One"', "sort": "name:asc", "max": "7", "nextPage": "cursor-1"},
    )
