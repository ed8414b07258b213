"""One test for each operation of `accounting_classes`: what is sent, and what becomes of the answer.

Generated from spec/v3/accounting_classes.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import YES, Wire

from bill_async.models import AccountingClass, AccountingClassBulkUpdate, AccountingClassCreate, AccountingClassUpdate
from bill_async.operations import AccountingClass_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

ACCOUNTING_CLASS = AccountingClass(
    id="cls00000000000000001",
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    archived=False,
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
ACCOUNTING_CLASS_JSON = (
    b'{"id":"cls00000000000000001"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"archived":false'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

ACCOUNTING_CLASS_LEAST = AccountingClass(id="cls00000000000000001")
ACCOUNTING_CLASS_LEAST_JSON = b'{"id":"cls00000000000000001"}'

ACCOUNTING_CLASS_CREATE_LEAST = AccountingClassCreate()
ACCOUNTING_CLASS_CREATE_LEAST_JSON = b"{}"

ACCOUNTING_CLASS_CREATE = AccountingClassCreate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
ACCOUNTING_CLASS_CREATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)

ACCOUNTING_CLASS_BULK_UPDATE_LEAST = AccountingClassBulkUpdate(id="cls00000000000000005")
ACCOUNTING_CLASS_BULK_UPDATE_LEAST_JSON = b'{"id":"cls00000000000000005"}'

ACCOUNTING_CLASS_BULK_UPDATE = AccountingClassBulkUpdate(
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000004",
    id="cls00000000000000005",
)
ACCOUNTING_CLASS_BULK_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000004"'
    b',"id":"cls00000000000000005"'
    b"}"
)

ACCOUNTING_CLASS_UPDATE_LEAST = AccountingClassUpdate()
ACCOUNTING_CLASS_UPDATE_LEAST_JSON = b"{}"

ACCOUNTING_CLASS_UPDATE = AccountingClassUpdate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
ACCOUNTING_CLASS_UPDATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/accounting-classes`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.accounting_classes.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ACCOUNTING_CLASS_JSON
        + b","
        + ACCOUNTING_CLASS_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.accounting_classes.list(
        filters=[
            AccountingClass_.id == "cls00000000000000001",
            AccountingClass_.archived == YES,
            AccountingClass_.archived != YES,
            AccountingClass_.name == "One",
            AccountingClass_.name.starts_with("One"),
            AccountingClass_.parent_id == "00000000000000000001",
            AccountingClass_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            AccountingClass_.short_name == "One",
            AccountingClass_.short_name.starts_with("One"),
        ],
        sort=[AccountingClass_.archived.asc(), AccountingClass_.name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [ACCOUNTING_CLASS, ACCOUNTING_CLASS_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes",
        headers=AUTH,
        query={
            "filters": 'id:eq:cls00000000000000001,archived:eq:true,archived:ne:true,name:eq:One,name:sw:One,parentId:eq:00000000000000000001,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",shortName:eq:One,shortName:sw:One',
            "sort": "archived:asc,name:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/accounting-classes`."""
    wire.answer(201, ACCOUNTING_CLASS_LEAST_JSON)
    assert await wire.client.accounting_classes.create(body=ACCOUNTING_CLASS_CREATE_LEAST) == ACCOUNTING_CLASS_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ACCOUNTING_CLASS_CREATE_LEAST_JSON,
    )
    wire.answer(201, ACCOUNTING_CLASS_JSON)
    assert await wire.client.accounting_classes.create(body=ACCOUNTING_CLASS_CREATE) == ACCOUNTING_CLASS
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ACCOUNTING_CLASS_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/accounting-classes/bulk`."""
    wire.answer(
        201,
        b'{"accountingClasses":'
        + b"["
        + ACCOUNTING_CLASS_LEAST_JSON
        + b","
        + ACCOUNTING_CLASS_LEAST_JSON
        + b"]"
        + b"}",
    )
    assert await wire.client.accounting_classes.create_bulk(body=[ACCOUNTING_CLASS_CREATE_LEAST]) == [
        ACCOUNTING_CLASS_LEAST,
        ACCOUNTING_CLASS_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ACCOUNTING_CLASS_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(
        201, b'{"accountingClasses":' + b"[" + ACCOUNTING_CLASS_JSON + b"," + ACCOUNTING_CLASS_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.accounting_classes.create_bulk(
        body=[ACCOUNTING_CLASS_CREATE, ACCOUNTING_CLASS_CREATE_LEAST]
    ) == [ACCOUNTING_CLASS, ACCOUNTING_CLASS_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ACCOUNTING_CLASS_CREATE_JSON + b"," + ACCOUNTING_CLASS_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/accounting-classes/bulk`."""
    wire.answer(
        200,
        b'{"accountingClasses":'
        + b"["
        + ACCOUNTING_CLASS_LEAST_JSON
        + b","
        + ACCOUNTING_CLASS_LEAST_JSON
        + b"]"
        + b"}",
    )
    assert await wire.client.accounting_classes.update_bulk(body=[ACCOUNTING_CLASS_BULK_UPDATE_LEAST]) == [
        ACCOUNTING_CLASS_LEAST,
        ACCOUNTING_CLASS_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ACCOUNTING_CLASS_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(
        200, b'{"accountingClasses":' + b"[" + ACCOUNTING_CLASS_JSON + b"," + ACCOUNTING_CLASS_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.accounting_classes.update_bulk(
        body=[ACCOUNTING_CLASS_BULK_UPDATE, ACCOUNTING_CLASS_BULK_UPDATE_LEAST]
    ) == [ACCOUNTING_CLASS, ACCOUNTING_CLASS_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + ACCOUNTING_CLASS_BULK_UPDATE_JSON + b"," + ACCOUNTING_CLASS_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/accounting-classes/bulk/archive`."""
    wire.answer(
        200, b'{"accountingClasses":' + b"[" + ACCOUNTING_CLASS_JSON + b"," + ACCOUNTING_CLASS_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.accounting_classes.archive_bulk(ids=["cls00000000000000001", "cls00000000000000008"]) == [
        ACCOUNTING_CLASS,
        ACCOUNTING_CLASS_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/bulk/archive",
        headers=AUTH,
        query={"ids": "cls00000000000000001,cls00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/accounting-classes/bulk/restore`."""
    wire.answer(
        200, b'{"accountingClasses":' + b"[" + ACCOUNTING_CLASS_JSON + b"," + ACCOUNTING_CLASS_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.accounting_classes.restore_bulk(ids=["cls00000000000000001", "cls00000000000000008"]) == [
        ACCOUNTING_CLASS,
        ACCOUNTING_CLASS_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/bulk/restore",
        headers=AUTH,
        query={"ids": "cls00000000000000001,cls00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/accounting-classes/{id}`."""
    wire.answer(200, ACCOUNTING_CLASS_JSON)
    assert await wire.client.accounting_classes.get(id="cls00000000000000001") == ACCOUNTING_CLASS
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/cls00000000000000001",
        headers=AUTH,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/accounting-classes/{id}`."""
    wire.answer(200, ACCOUNTING_CLASS_LEAST_JSON)
    assert (
        await wire.client.accounting_classes.update(id="cls00000000000000001", body=ACCOUNTING_CLASS_UPDATE_LEAST)
        == ACCOUNTING_CLASS_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/cls00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ACCOUNTING_CLASS_UPDATE_LEAST_JSON,
    )
    wire.answer(200, ACCOUNTING_CLASS_JSON)
    assert (
        await wire.client.accounting_classes.update(id="cls00000000000000001", body=ACCOUNTING_CLASS_UPDATE)
        == ACCOUNTING_CLASS
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/cls00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ACCOUNTING_CLASS_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/accounting-classes/{id}/archive`."""
    wire.answer(200, ACCOUNTING_CLASS_JSON)
    assert await wire.client.accounting_classes.archive(id="cls00000000000000001") == ACCOUNTING_CLASS
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/cls00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/accounting-classes/{id}/restore`."""
    wire.answer(200, ACCOUNTING_CLASS_JSON)
    assert await wire.client.accounting_classes.restore(id="cls00000000000000001") == ACCOUNTING_CLASS
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/accounting-classes/cls00000000000000001/restore",
        headers=AUTH,
    )
