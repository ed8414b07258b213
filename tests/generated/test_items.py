"""One test for each operation of `items`: what is sent, and what becomes of the answer.

Generated from spec/v3/items.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import Item, ItemBulkUpdate, ItemCreate, ItemType, ItemUpdate
from bill_async.operations import Item_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

ITEM = Item(
    id="0ii00000000000000001",
    type=ItemType.NON_INVENTORY,
    short_name="Short name",
    name="Name",
    description="Description",
    archived=False,
    parent_id="00000000000000000007",
    price=Decimal("108.25"),
    expense_chart_of_account_id="0ca00000000000000009",
    purchase_description="Purchase description",
    purchase_cost=Decimal("111.25"),
    chart_of_account_id="0ca00000000000000012",
    taxable=True,
    percentage=Decimal("0.145"),
    created_time=datetime(2026, 12, 31, 9, 15, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 16, tzinfo=UTC),
)
ITEM_JSON = (
    b'{"id":"0ii00000000000000001"'
    b',"type":"NON_INVENTORY"'
    b',"shortName":"Short name"'
    b',"name":"Name"'
    b',"description":"Description"'
    b',"archived":false'
    b',"parentId":"00000000000000000007"'
    b',"price":108.25'
    b',"expenseChartOfAccountId":"0ca00000000000000009"'
    b',"purchaseDescription":"Purchase description"'
    b',"purchaseCost":111.25'
    b',"chartOfAccountId":"0ca00000000000000012"'
    b',"taxable":true'
    b',"percentage":0.145'
    b',"createdTime":"2026-12-31T09:15:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:16:00.000+00:00"'
    b"}"
)

ITEM_LEAST = Item(id="0ii00000000000000001")
ITEM_LEAST_JSON = b'{"id":"0ii00000000000000001"}'

ITEM_CREATE_LEAST = ItemCreate(type=ItemType.INVENTORY, name="Name")
ITEM_CREATE_LEAST_JSON = b'{"type":"INVENTORY","name":"Name"}'

ITEM_CREATE = ItemCreate(
    type=ItemType.INVENTORY,
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    price=Decimal("106.25"),
    expense_chart_of_account_id="0ca00000000000000007",
    purchase_description="Purchase description",
    purchase_cost=Decimal("109.25"),
    chart_of_account_id="0ca00000000000000010",
    taxable=True,
    percentage=Decimal("0.125"),
)
ITEM_CREATE_JSON = (
    b'{"type":"INVENTORY"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"price":106.25'
    b',"expenseChartOfAccountId":"0ca00000000000000007"'
    b',"purchaseDescription":"Purchase description"'
    b',"purchaseCost":109.25'
    b',"chartOfAccountId":"0ca00000000000000010"'
    b',"taxable":true'
    b',"percentage":0.125'
    b"}"
)

ITEM_BULK_UPDATE_LEAST = ItemBulkUpdate(id="0ii00000000000000013")
ITEM_BULK_UPDATE_LEAST_JSON = b'{"id":"0ii00000000000000013"}'

ITEM_BULK_UPDATE = ItemBulkUpdate(
    type=ItemType.INVENTORY,
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    price=Decimal("106.25"),
    expense_chart_of_account_id="0ca00000000000000007",
    purchase_description="Purchase description",
    purchase_cost=Decimal("109.25"),
    chart_of_account_id="0ca00000000000000010",
    taxable=True,
    percentage=Decimal("0.125"),
    id="0ii00000000000000013",
)
ITEM_BULK_UPDATE_JSON = (
    b'{"type":"INVENTORY"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"price":106.25'
    b',"expenseChartOfAccountId":"0ca00000000000000007"'
    b',"purchaseDescription":"Purchase description"'
    b',"purchaseCost":109.25'
    b',"chartOfAccountId":"0ca00000000000000010"'
    b',"taxable":true'
    b',"percentage":0.125'
    b',"id":"0ii00000000000000013"'
    b"}"
)

ITEM_UPDATE_LEAST = ItemUpdate()
ITEM_UPDATE_LEAST_JSON = b"{}"

ITEM_UPDATE = ItemUpdate(
    type=ItemType.INVENTORY,
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    price=Decimal("106.25"),
    expense_chart_of_account_id="0ca00000000000000007",
    purchase_description="Purchase description",
    purchase_cost=Decimal("109.25"),
    chart_of_account_id="0ca00000000000000010",
    taxable=True,
    percentage=Decimal("0.125"),
)
ITEM_UPDATE_JSON = (
    b'{"type":"INVENTORY"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"price":106.25'
    b',"expenseChartOfAccountId":"0ca00000000000000007"'
    b',"purchaseDescription":"Purchase description"'
    b',"purchaseCost":109.25'
    b',"chartOfAccountId":"0ca00000000000000010"'
    b',"taxable":true'
    b',"percentage":0.125'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/items`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.items.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/items", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ITEM_JSON
        + b","
        + ITEM_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.items.list(
        filters=[Item_.id == "0ii00000000000000001", Item_.archived == YES, Item_.archived != YES],
        sort=[Item_.archived.asc(), Item_.name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([ITEM, ITEM_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/items",
        headers=AUTH,
        query={
            "filters": "id:eq:0ii00000000000000001,archived:eq:true,archived:ne:true",
            "sort": "archived:asc,name:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/items`."""
    wire.answer(201, ITEM_LEAST_JSON)
    assert await wire.client.items.create(body=ITEM_CREATE_LEAST) == ITEM_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ITEM_CREATE_LEAST_JSON,
    )
    wire.answer(201, ITEM_JSON)
    assert await wire.client.items.create(body=ITEM_CREATE) == ITEM
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ITEM_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/items/bulk`."""
    wire.answer(201, b'{"items":' + b"[" + ITEM_LEAST_JSON + b"," + ITEM_LEAST_JSON + b"]" + b"}")
    assert await wire.client.items.create_bulk(body=[ITEM_CREATE_LEAST]) == [ITEM_LEAST, ITEM_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ITEM_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"items":' + b"[" + ITEM_JSON + b"," + ITEM_LEAST_JSON + b"]" + b"}")
    assert await wire.client.items.create_bulk(body=[ITEM_CREATE, ITEM_CREATE_LEAST]) == [ITEM, ITEM_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ITEM_CREATE_JSON + b"," + ITEM_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/items/bulk`."""
    wire.answer(200, b'{"items":' + b"[" + ITEM_LEAST_JSON + b"," + ITEM_LEAST_JSON + b"]" + b"}")
    assert await wire.client.items.update_bulk(body=[ITEM_BULK_UPDATE_LEAST]) == [ITEM_LEAST, ITEM_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ITEM_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"items":' + b"[" + ITEM_JSON + b"," + ITEM_LEAST_JSON + b"]" + b"}")
    assert await wire.client.items.update_bulk(body=[ITEM_BULK_UPDATE, ITEM_BULK_UPDATE_LEAST]) == [ITEM, ITEM_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ITEM_BULK_UPDATE_JSON + b"," + ITEM_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/items/bulk/archive`."""
    wire.answer(200, b'{"items":' + b"[" + ITEM_JSON + b"," + ITEM_LEAST_JSON + b"]" + b"}")
    assert await wire.client.items.archive_bulk(ids=["0ii00000000000000001", "0ii00000000000000008"]) == [
        ITEM,
        ITEM_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/bulk/archive",
        headers=AUTH,
        query={"ids": "0ii00000000000000001,0ii00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/items/bulk/restore`."""
    wire.answer(200, b'{"items":' + b"[" + ITEM_JSON + b"," + ITEM_LEAST_JSON + b"]" + b"}")
    assert await wire.client.items.restore_bulk(ids=["0ii00000000000000001", "0ii00000000000000008"]) == [
        ITEM,
        ITEM_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/bulk/restore",
        headers=AUTH,
        query={"ids": "0ii00000000000000001,0ii00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/items/{id}`."""
    wire.answer(200, ITEM_JSON)
    assert await wire.client.items.get(id="0ii00000000000000001") == ITEM
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/items/0ii00000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/items/{id}`."""
    wire.answer(200, ITEM_LEAST_JSON)
    assert await wire.client.items.update(id="0ii00000000000000001", body=ITEM_UPDATE_LEAST) == ITEM_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/0ii00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ITEM_UPDATE_LEAST_JSON,
    )
    wire.answer(200, ITEM_JSON)
    assert await wire.client.items.update(id="0ii00000000000000001", body=ITEM_UPDATE) == ITEM
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/0ii00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ITEM_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/items/{id}/archive`."""
    wire.answer(200, ITEM_JSON)
    assert await wire.client.items.archive(id="0ii00000000000000001") == ITEM
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/0ii00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/items/{id}/restore`."""
    wire.answer(200, ITEM_JSON)
    assert await wire.client.items.restore(id="0ii00000000000000001") == ITEM
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/items/0ii00000000000000001/restore",
        headers=AUTH,
    )
