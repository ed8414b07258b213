"""One test for each operation of `chart_of_accounts`: what is sent, and what becomes of the answer.

Generated from spec/v3/chart_of_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import YES, Wire

from bill_async.models import (
    AccountType,
    ChartOfAccount,
    ChartOfAccountAccount,
    ChartOfAccountAccountInput,
    ChartOfAccountBulkUpdate,
    ChartOfAccountCreate,
    ChartOfAccountUpdate,
)
from bill_async.operations import ChartOfAccount_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

CHART_OF_ACCOUNT = ChartOfAccount(
    id="0ca00000000000000001",
    archived=False,
    name="Name",
    description="Description",
    parent_id="00000000000000000005",
    account=ChartOfAccountAccount(type=AccountType.ACCOUNTS_PAYABLE, number="Number"),
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
CHART_OF_ACCOUNT_JSON = (
    b'{"id":"0ca00000000000000001"'
    b',"archived":false'
    b',"name":"Name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"account":{"type":"ACCOUNTS_PAYABLE","number":"Number"}'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

CHART_OF_ACCOUNT_LEAST = ChartOfAccount(id="0ca00000000000000001")
CHART_OF_ACCOUNT_LEAST_JSON = b'{"id":"0ca00000000000000001"}'

CHART_OF_ACCOUNT_CREATE_LEAST = ChartOfAccountCreate(name="Name")
CHART_OF_ACCOUNT_CREATE_LEAST_JSON = b'{"name":"Name"}'

CHART_OF_ACCOUNT_CREATE = ChartOfAccountCreate(
    name="Name",
    description="Description",
    parent_id="00000000000000000003",
    account=ChartOfAccountAccountInput(type=AccountType.ACCOUNTS_PAYABLE, number="Number"),
)
CHART_OF_ACCOUNT_CREATE_JSON = (
    b'{"name":"Name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000003"'
    b',"account":{"type":"ACCOUNTS_PAYABLE","number":"Number"}'
    b"}"
)

CHART_OF_ACCOUNT_BULK_UPDATE_LEAST = ChartOfAccountBulkUpdate(id="0ca00000000000000005")
CHART_OF_ACCOUNT_BULK_UPDATE_LEAST_JSON = b'{"id":"0ca00000000000000005"}'

CHART_OF_ACCOUNT_BULK_UPDATE = ChartOfAccountBulkUpdate(
    name="Name",
    description="Description",
    parent_id="00000000000000000003",
    account=ChartOfAccountAccountInput(type=AccountType.ACCOUNTS_PAYABLE, number="Number"),
    id="0ca00000000000000005",
)
CHART_OF_ACCOUNT_BULK_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000003"'
    b',"account":{"type":"ACCOUNTS_PAYABLE","number":"Number"}'
    b',"id":"0ca00000000000000005"'
    b"}"
)

CHART_OF_ACCOUNT_UPDATE_LEAST = ChartOfAccountUpdate()
CHART_OF_ACCOUNT_UPDATE_LEAST_JSON = b"{}"

CHART_OF_ACCOUNT_UPDATE = ChartOfAccountUpdate(
    name="Name",
    description="Description",
    parent_id="00000000000000000003",
    account=ChartOfAccountAccountInput(type=AccountType.ACCOUNTS_PAYABLE, number="Number"),
)
CHART_OF_ACCOUNT_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000003"'
    b',"account":{"type":"ACCOUNTS_PAYABLE","number":"Number"}'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/chart-of-accounts`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.chart_of_accounts.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CHART_OF_ACCOUNT_JSON
        + b","
        + CHART_OF_ACCOUNT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.chart_of_accounts.list(
        filters=[
            ChartOfAccount_.id == "0ca00000000000000001",
            ChartOfAccount_.archived == YES,
            ChartOfAccount_.archived != YES,
            ChartOfAccount_.name == "One",
            ChartOfAccount_.name.starts_with("One"),
            ChartOfAccount_.parent_id == "00000000000000000001",
            ChartOfAccount_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ChartOfAccount_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        ],
        sort=[ChartOfAccount_.archived.asc(), ChartOfAccount_.name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [CHART_OF_ACCOUNT, CHART_OF_ACCOUNT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts",
        headers=AUTH,
        query={
            "filters": 'id:eq:0ca00000000000000001,archived:eq:true,archived:ne:true,name:eq:One,name:sw:One,parentId:eq:00000000000000000001,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z"',
            "sort": "archived:asc,name:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/chart-of-accounts`."""
    wire.answer(201, CHART_OF_ACCOUNT_LEAST_JSON)
    assert await wire.client.chart_of_accounts.create(body=CHART_OF_ACCOUNT_CREATE_LEAST) == CHART_OF_ACCOUNT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHART_OF_ACCOUNT_CREATE_LEAST_JSON,
    )
    wire.answer(201, CHART_OF_ACCOUNT_JSON)
    assert await wire.client.chart_of_accounts.create(body=CHART_OF_ACCOUNT_CREATE) == CHART_OF_ACCOUNT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHART_OF_ACCOUNT_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/chart-of-accounts/bulk`."""
    wire.answer(
        201,
        b'{"chartOfAccounts":' + b"[" + CHART_OF_ACCOUNT_LEAST_JSON + b"," + CHART_OF_ACCOUNT_LEAST_JSON + b"]" + b"}",
    )
    assert await wire.client.chart_of_accounts.create_bulk(body=[CHART_OF_ACCOUNT_CREATE_LEAST]) == [
        CHART_OF_ACCOUNT_LEAST,
        CHART_OF_ACCOUNT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CHART_OF_ACCOUNT_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(
        201, b'{"chartOfAccounts":' + b"[" + CHART_OF_ACCOUNT_JSON + b"," + CHART_OF_ACCOUNT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.chart_of_accounts.create_bulk(
        body=[CHART_OF_ACCOUNT_CREATE, CHART_OF_ACCOUNT_CREATE_LEAST]
    ) == [CHART_OF_ACCOUNT, CHART_OF_ACCOUNT_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CHART_OF_ACCOUNT_CREATE_JSON + b"," + CHART_OF_ACCOUNT_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/chart-of-accounts/bulk`."""
    wire.answer(
        200,
        b'{"chartOfAccounts":' + b"[" + CHART_OF_ACCOUNT_LEAST_JSON + b"," + CHART_OF_ACCOUNT_LEAST_JSON + b"]" + b"}",
    )
    assert await wire.client.chart_of_accounts.update_bulk(body=[CHART_OF_ACCOUNT_BULK_UPDATE_LEAST]) == [
        CHART_OF_ACCOUNT_LEAST,
        CHART_OF_ACCOUNT_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CHART_OF_ACCOUNT_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(
        200, b'{"chartOfAccounts":' + b"[" + CHART_OF_ACCOUNT_JSON + b"," + CHART_OF_ACCOUNT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.chart_of_accounts.update_bulk(
        body=[CHART_OF_ACCOUNT_BULK_UPDATE, CHART_OF_ACCOUNT_BULK_UPDATE_LEAST]
    ) == [CHART_OF_ACCOUNT, CHART_OF_ACCOUNT_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CHART_OF_ACCOUNT_BULK_UPDATE_JSON + b"," + CHART_OF_ACCOUNT_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/chart-of-accounts/bulk/archive`."""
    wire.answer(
        200, b'{"chartOfAccounts":' + b"[" + CHART_OF_ACCOUNT_JSON + b"," + CHART_OF_ACCOUNT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.chart_of_accounts.archive_bulk(ids=["0ca00000000000000001", "0ca00000000000000008"]) == [
        CHART_OF_ACCOUNT,
        CHART_OF_ACCOUNT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/bulk/archive",
        headers=AUTH,
        query={"ids": "0ca00000000000000001,0ca00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/chart-of-accounts/bulk/restore`."""
    wire.answer(
        200, b'{"chartOfAccounts":' + b"[" + CHART_OF_ACCOUNT_JSON + b"," + CHART_OF_ACCOUNT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.chart_of_accounts.restore_bulk(ids=["0ca00000000000000001", "0ca00000000000000008"]) == [
        CHART_OF_ACCOUNT,
        CHART_OF_ACCOUNT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/bulk/restore",
        headers=AUTH,
        query={"ids": "0ca00000000000000001,0ca00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/chart-of-accounts/{id}`."""
    wire.answer(200, CHART_OF_ACCOUNT_JSON)
    assert await wire.client.chart_of_accounts.get(id="0ca00000000000000001") == CHART_OF_ACCOUNT
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/0ca00000000000000001",
        headers=AUTH,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/chart-of-accounts/{id}`."""
    wire.answer(200, CHART_OF_ACCOUNT_LEAST_JSON)
    assert (
        await wire.client.chart_of_accounts.update(id="0ca00000000000000001", body=CHART_OF_ACCOUNT_UPDATE_LEAST)
        == CHART_OF_ACCOUNT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/0ca00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHART_OF_ACCOUNT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, CHART_OF_ACCOUNT_JSON)
    assert (
        await wire.client.chart_of_accounts.update(id="0ca00000000000000001", body=CHART_OF_ACCOUNT_UPDATE)
        == CHART_OF_ACCOUNT
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/0ca00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHART_OF_ACCOUNT_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/chart-of-accounts/{id}/archive`."""
    wire.answer(200, CHART_OF_ACCOUNT_JSON)
    assert await wire.client.chart_of_accounts.archive(id="0ca00000000000000001") == CHART_OF_ACCOUNT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/0ca00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/chart-of-accounts/{id}/restore`."""
    wire.answer(200, CHART_OF_ACCOUNT_JSON)
    assert await wire.client.chart_of_accounts.restore(id="0ca00000000000000001") == CHART_OF_ACCOUNT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/chart-of-accounts/0ca00000000000000001/restore",
        headers=AUTH,
    )
