"""One test for each operation of `spend.cards`: what is sent, and what becomes of the answer.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    PanJwt,
    SpendCard,
    SpendCardCreate,
    SpendCardDeletedReason,
    SpendCardDeleteReason,
    SpendCardPeriod,
    SpendCardStatus,
    SpendCardType,
    SpendCardUpdate,
)
from bill_async.operations import SpendCard_

AUTH = {"apiToken": "the-api-token"}

SPEND_CARD = SpendCard(
    id="00000000000000000001",
    uuid="00000000000000000002",
    name="Name",
    user_id="00000000000000000004",
    user_uuid="00000000000000000005",
    budget_id="00000000000000000006",
    budget_uuid="00000000000000000007",
    last_four="Last four",
    valid_thru="Valid thru",
    expiration_date=date(2026, 12, 11),
    status=SpendCardStatus.DELETED,
    type=SpendCardType.PHYSICAL,
    deleted_reason=SpendCardDeletedReason.MISPLACED,
    share_budget_funds=False,
    recurring=True,
    recurring_limit=Decimal("116.25"),
    current_period=SpendCardPeriod(limit=Decimal("101.25"), spent=Decimal("102.25")),
    created_time=datetime(2026, 12, 31, 9, 18, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 19, tzinfo=UTC),
)
SPEND_CARD_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"name":"Name"'
    b',"userId":"00000000000000000004"'
    b',"userUuid":"00000000000000000005"'
    b',"budgetId":"00000000000000000006"'
    b',"budgetUuid":"00000000000000000007"'
    b',"lastFour":"Last four"'
    b',"validThru":"Valid thru"'
    b',"expirationDate":"2026-12-11"'
    b',"status":"DELETED"'
    b',"type":"PHYSICAL"'
    b',"deletedReason":"MISPLACED"'
    b',"shareBudgetFunds":false'
    b',"recurring":true'
    b',"recurringLimit":116.25'
    b',"currentPeriod":{"limit":101.25,"spent":102.25}'
    b',"createdTime":"2026-12-31T09:18:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:19:00.000+00:00"'
    b"}"
)

SPEND_CARD_LEAST = SpendCard(uuid="00000000000000000002")
SPEND_CARD_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

SPEND_CARD_CREATE_LEAST = SpendCardCreate(name="Name", user_id="00000000000000000002", budget_id="00000000000000000003")
SPEND_CARD_CREATE_LEAST_JSON = b'{"name":"Name","userId":"00000000000000000002","budgetId":"00000000000000000003"}'

SPEND_CARD_CREATE = SpendCardCreate(
    name="Name",
    user_id="00000000000000000002",
    budget_id="00000000000000000003",
    limit=Decimal("104.25"),
    recurring_limit=Decimal("105.25"),
    expiration_date=date(2026, 12, 7),
    share_budget_funds=True,
)
SPEND_CARD_CREATE_JSON = (
    b'{"name":"Name"'
    b',"userId":"00000000000000000002"'
    b',"budgetId":"00000000000000000003"'
    b',"limit":104.25'
    b',"recurringLimit":105.25'
    b',"expirationDate":"2026-12-07"'
    b',"shareBudgetFunds":true'
    b"}"
)

SPEND_CARD_UPDATE_LEAST = SpendCardUpdate()
SPEND_CARD_UPDATE_LEAST_JSON = b"{}"

SPEND_CARD_UPDATE = SpendCardUpdate(
    name="Name",
    budget_id="00000000000000000002",
    limit=Decimal("103.25"),
    recurring_limit=Decimal("104.25"),
    expiration_date=date(2026, 12, 6),
    share_budget_funds=False,
    recurring=True,
)
SPEND_CARD_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"budgetId":"00000000000000000002"'
    b',"limit":103.25'
    b',"recurringLimit":104.25'
    b',"expirationDate":"2026-12-06"'
    b',"shareBudgetFunds":false'
    b',"recurring":true'
    b"}"
)

PAN_JWT_LEAST = PanJwt()
PAN_JWT_LEAST_JSON = b"{}"

PAN_JWT = PanJwt(token="Token")
PAN_JWT_JSON = b'{"token":"Token"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/cards`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.cards.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/cards", headers=AUTH, query={"max": "100"})
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
    page = await wire.client.spend.cards.list(
        filters=[
            SpendCard_.status == SpendCardStatus.NOT_ACTIVATED,
            SpendCard_.budget_ids == "00000000000000000001",
            SpendCard_.budget_ids.in_(["00000000000000000001", "00000000000000000008"]),
            SpendCard_.card_ids == "00000000000000000001",
            SpendCard_.card_ids.in_(["00000000000000000001", "00000000000000000008"]),
            SpendCard_.user_ids == "00000000000000000001",
            SpendCard_.user_ids.in_(["00000000000000000001", "00000000000000000008"]),
            SpendCard_.types == SpendCardType.VIRTUAL,
            SpendCard_.types.in_([SpendCardType.VIRTUAL, SpendCardType.PHYSICAL]),
        ],
        sort=[SpendCard_.status.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([SPEND_CARD, SPEND_CARD_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/cards",
        headers=AUTH,
        query={
            "filters": 'status:eq:NOT_ACTIVATED,budgetIds:eq:00000000000000000001,budgetIds:in:"00000000000000000001,00000000000000000008",cardIds:eq:00000000000000000001,cardIds:in:"00000000000000000001,00000000000000000008",userIds:eq:00000000000000000001,userIds:in:"00000000000000000001,00000000000000000008",types:eq:VIRTUAL,types:in:"VIRTUAL,PHYSICAL"',
            "sort": "status:asc",
            "max": "7",
            "nextPage": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/spend/cards`."""
    wire.answer(200, SPEND_CARD_LEAST_JSON)
    assert await wire.client.spend.cards.create(body=SPEND_CARD_CREATE_LEAST) == SPEND_CARD_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/cards",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_CARD_CREATE_LEAST_JSON,
    )
    wire.answer(200, SPEND_CARD_JSON)
    assert await wire.client.spend.cards.create(body=SPEND_CARD_CREATE) == SPEND_CARD
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/cards",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_CARD_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/spend/cards/{cardId}`."""
    wire.answer(200, SPEND_CARD_JSON)
    assert await wire.client.spend.cards.get(card_id="00000000000000000001") == SPEND_CARD
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001", headers=AUTH)


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/spend/cards/{cardId}`."""
    wire.answer(200, b"")
    await wire.client.spend.cards.delete(card_id="00000000000000000001")
    wire.check("DELETE", "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001", headers=AUTH)
    wire.answer(200, b"")
    await wire.client.spend.cards.delete(card_id="00000000000000000001", reason=SpendCardDeleteReason.LOST)
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001",
        headers=AUTH,
        query={"reason": "LOST"},
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/spend/cards/{cardId}`."""
    wire.answer(200, SPEND_CARD_LEAST_JSON)
    assert (
        await wire.client.spend.cards.update(card_id="00000000000000000001", body=SPEND_CARD_UPDATE_LEAST)
        == SPEND_CARD_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_CARD_UPDATE_LEAST_JSON,
    )
    wire.answer(200, SPEND_CARD_JSON)
    assert await wire.client.spend.cards.update(card_id="00000000000000000001", body=SPEND_CARD_UPDATE) == SPEND_CARD
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_CARD_UPDATE_JSON,
    )


async def test_freeze(wire: Wire) -> None:
    """`POST /v3/spend/cards/{cardId}/freeze`."""
    wire.answer(200, SPEND_CARD_JSON)
    assert await wire.client.spend.cards.freeze(card_id="00000000000000000001") == SPEND_CARD
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001/freeze", headers=AUTH
    )


async def test_get_pan_jwt(wire: Wire) -> None:
    """`GET /v3/spend/cards/{cardId}/pan-jwt`."""
    wire.answer(200, PAN_JWT_JSON)
    assert await wire.client.spend.cards.get_pan_jwt(card_id="00000000000000000001") == PAN_JWT
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001/pan-jwt", headers=AUTH
    )


async def test_unfreeze(wire: Wire) -> None:
    """`POST /v3/spend/cards/{cardId}/unfreeze`."""
    wire.answer(200, SPEND_CARD_JSON)
    assert await wire.client.spend.cards.unfreeze(card_id="00000000000000000001") == SPEND_CARD
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/spend/cards/00000000000000000001/unfreeze", headers=AUTH
    )
