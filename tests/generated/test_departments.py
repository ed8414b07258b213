"""One test for each operation of `departments`: what is sent, and what becomes of the answer.

Generated from spec/v3/departments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import YES, Wire

from bill_async.models import Department, DepartmentBulkUpdate, DepartmentCreate, DepartmentUpdate
from bill_async.operations import Department_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

DEPARTMENT = Department(
    id="0de00000000000000001",
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    archived=False,
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
DEPARTMENT_JSON = (
    b'{"id":"0de00000000000000001"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"archived":false'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

DEPARTMENT_LEAST = Department(id="0de00000000000000001")
DEPARTMENT_LEAST_JSON = b'{"id":"0de00000000000000001"}'

DEPARTMENT_CREATE_LEAST = DepartmentCreate(name="Name")
DEPARTMENT_CREATE_LEAST_JSON = b'{"name":"Name"}'

DEPARTMENT_CREATE = DepartmentCreate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
DEPARTMENT_CREATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)

DEPARTMENT_BULK_UPDATE_LEAST = DepartmentBulkUpdate(id="0de00000000000000005")
DEPARTMENT_BULK_UPDATE_LEAST_JSON = b'{"id":"0de00000000000000005"}'

DEPARTMENT_BULK_UPDATE = DepartmentBulkUpdate(
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000004",
    id="0de00000000000000005",
)
DEPARTMENT_BULK_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000004"'
    b',"id":"0de00000000000000005"'
    b"}"
)

DEPARTMENT_UPDATE_LEAST = DepartmentUpdate()
DEPARTMENT_UPDATE_LEAST_JSON = b"{}"

DEPARTMENT_UPDATE = DepartmentUpdate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
DEPARTMENT_UPDATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/departments`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.departments.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + DEPARTMENT_JSON
        + b","
        + DEPARTMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.departments.list(
        filters=[Department_.id == "0de00000000000000001", Department_.archived == YES, Department_.archived != YES],
        sort=[Department_.archived.asc(), Department_.name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([DEPARTMENT, DEPARTMENT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments",
        headers=AUTH,
        query={
            "filters": "id:eq:0de00000000000000001,archived:eq:true,archived:ne:true",
            "sort": "archived:asc,name:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/departments`."""
    wire.answer(201, DEPARTMENT_LEAST_JSON)
    assert await wire.client.departments.create(body=DEPARTMENT_CREATE_LEAST) == DEPARTMENT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments",
        headers={**AUTH, "Content-Type": "application/json"},
        body=DEPARTMENT_CREATE_LEAST_JSON,
    )
    wire.answer(201, DEPARTMENT_JSON)
    assert await wire.client.departments.create(body=DEPARTMENT_CREATE) == DEPARTMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments",
        headers={**AUTH, "Content-Type": "application/json"},
        body=DEPARTMENT_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/departments/bulk`."""
    wire.answer(201, b'{"departments":' + b"[" + DEPARTMENT_LEAST_JSON + b"," + DEPARTMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.departments.create_bulk(body=[DEPARTMENT_CREATE_LEAST]) == [
        DEPARTMENT_LEAST,
        DEPARTMENT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + DEPARTMENT_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"departments":' + b"[" + DEPARTMENT_JSON + b"," + DEPARTMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.departments.create_bulk(body=[DEPARTMENT_CREATE, DEPARTMENT_CREATE_LEAST]) == [
        DEPARTMENT,
        DEPARTMENT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + DEPARTMENT_CREATE_JSON + b"," + DEPARTMENT_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/departments/bulk`."""
    wire.answer(200, b'{"departments":' + b"[" + DEPARTMENT_LEAST_JSON + b"," + DEPARTMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.departments.update_bulk(body=[DEPARTMENT_BULK_UPDATE_LEAST]) == [
        DEPARTMENT_LEAST,
        DEPARTMENT_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + DEPARTMENT_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"departments":' + b"[" + DEPARTMENT_JSON + b"," + DEPARTMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.departments.update_bulk(body=[DEPARTMENT_BULK_UPDATE, DEPARTMENT_BULK_UPDATE_LEAST]) == [
        DEPARTMENT,
        DEPARTMENT_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + DEPARTMENT_BULK_UPDATE_JSON + b"," + DEPARTMENT_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/departments/bulk/archive`."""
    wire.answer(200, b'{"departments":' + b"[" + DEPARTMENT_JSON + b"," + DEPARTMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.departments.archive_bulk(ids=["0de00000000000000001", "0de00000000000000008"]) == [
        DEPARTMENT,
        DEPARTMENT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/bulk/archive",
        headers=AUTH,
        query={"ids": "0de00000000000000001,0de00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/departments/bulk/restore`."""
    wire.answer(200, b'{"departments":' + b"[" + DEPARTMENT_JSON + b"," + DEPARTMENT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.departments.restore_bulk(ids=["0de00000000000000001", "0de00000000000000008"]) == [
        DEPARTMENT,
        DEPARTMENT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/bulk/restore",
        headers=AUTH,
        query={"ids": "0de00000000000000001,0de00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/departments/{id}`."""
    wire.answer(200, DEPARTMENT_JSON)
    assert await wire.client.departments.get(id="0de00000000000000001") == DEPARTMENT
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/0de00000000000000001",
        headers=AUTH,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/departments/{id}`."""
    wire.answer(200, DEPARTMENT_LEAST_JSON)
    assert (
        await wire.client.departments.update(id="0de00000000000000001", body=DEPARTMENT_UPDATE_LEAST)
        == DEPARTMENT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/0de00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=DEPARTMENT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, DEPARTMENT_JSON)
    assert await wire.client.departments.update(id="0de00000000000000001", body=DEPARTMENT_UPDATE) == DEPARTMENT
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/0de00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=DEPARTMENT_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/departments/{id}/archive`."""
    wire.answer(200, DEPARTMENT_JSON)
    assert await wire.client.departments.archive(id="0de00000000000000001") == DEPARTMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/0de00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/departments/{id}/restore`."""
    wire.answer(200, DEPARTMENT_JSON)
    assert await wire.client.departments.restore(id="0de00000000000000001") == DEPARTMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/departments/0de00000000000000001/restore",
        headers=AUTH,
    )
