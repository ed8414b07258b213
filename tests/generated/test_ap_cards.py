"""One test for each operation of `ap_cards`: what is sent, and what becomes of the answer.

Generated from spec/v3/ap_cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import ApCard, ApCardStatus

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

AP_CARD_LEAST = ApCard()
AP_CARD_LEAST_JSON = b"{}"

AP_CARD = ApCard(
    id="00000000000000000001",
    status=ApCardStatus.INACTIVE,
    name_on_account="Name on account",
    created_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 5, tzinfo=UTC),
    balance=Decimal("106.25"),
    limit=Decimal("107.25"),
)
AP_CARD_JSON = (
    b'{"id":"00000000000000000001"'
    b',"status":"INACTIVE"'
    b',"nameOnAccount":"Name on account"'
    b',"createdTime":"2026-12-31T09:04:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:05:00.000+00:00"'
    b',"balance":106.25'
    b',"limit":107.25'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/funding-accounts/ap-cards`."""
    wire.answer(200, b"[" + AP_CARD_JSON + b"," + AP_CARD_LEAST_JSON + b"]")
    assert await wire.client.ap_cards.list() == [AP_CARD, AP_CARD_LEAST]
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/funding-accounts/ap-cards", headers=AUTH)
