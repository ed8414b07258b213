"""One test for each operation of `employees`: what is sent, and what becomes of the answer.

Generated from spec/v3/employees.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import YES, Wire

from bill_async.models import Employee, EmployeeBulkUpdate, EmployeeCreate, EmployeeUpdate
from bill_async.operations import Employee_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

EMPLOYEE = Employee(
    id="emp00000000000000001",
    first_name="First name",
    last_name="Last name",
    short_name="Short name",
    parent_id="00000000000000000005",
    archived=False,
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
EMPLOYEE_JSON = (
    b'{"id":"emp00000000000000001"'
    b',"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"shortName":"Short name"'
    b',"parentId":"00000000000000000005"'
    b',"archived":false'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

EMPLOYEE_LEAST = Employee(id="emp00000000000000001")
EMPLOYEE_LEAST_JSON = b'{"id":"emp00000000000000001"}'

EMPLOYEE_CREATE_LEAST = EmployeeCreate()
EMPLOYEE_CREATE_LEAST_JSON = b"{}"

EMPLOYEE_CREATE = EmployeeCreate(
    first_name="First name", last_name="Last name", short_name="Short name", parent_id="00000000000000000004"
)
EMPLOYEE_CREATE_JSON = (
    b'{"firstName":"First name","lastName":"Last name","shortName":"Short name","parentId":"00000000000000000004"}'
)

EMPLOYEE_BULK_UPDATE_LEAST = EmployeeBulkUpdate(id="emp00000000000000005")
EMPLOYEE_BULK_UPDATE_LEAST_JSON = b'{"id":"emp00000000000000005"}'

EMPLOYEE_BULK_UPDATE = EmployeeBulkUpdate(
    first_name="First name",
    last_name="Last name",
    short_name="Short name",
    parent_id="00000000000000000004",
    id="emp00000000000000005",
)
EMPLOYEE_BULK_UPDATE_JSON = (
    b'{"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"shortName":"Short name"'
    b',"parentId":"00000000000000000004"'
    b',"id":"emp00000000000000005"'
    b"}"
)

EMPLOYEE_UPDATE_LEAST = EmployeeUpdate()
EMPLOYEE_UPDATE_LEAST_JSON = b"{}"

EMPLOYEE_UPDATE = EmployeeUpdate(
    first_name="First name", last_name="Last name", short_name="Short name", parent_id="00000000000000000004"
)
EMPLOYEE_UPDATE_JSON = (
    b'{"firstName":"First name","lastName":"Last name","shortName":"Short name","parentId":"00000000000000000004"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/employees`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.employees.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/employees", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + EMPLOYEE_JSON
        + b","
        + EMPLOYEE_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.employees.list(
        filters=[Employee_.id == "emp00000000000000001", Employee_.archived == YES, Employee_.archived != YES],
        sort=[Employee_.archived.asc(), Employee_.first_name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([EMPLOYEE, EMPLOYEE_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees",
        headers=AUTH,
        query={
            "filters": "id:eq:emp00000000000000001,archived:eq:true,archived:ne:true",
            "sort": "archived:asc,firstName:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/employees`."""
    wire.answer(201, EMPLOYEE_LEAST_JSON)
    assert await wire.client.employees.create(body=EMPLOYEE_CREATE_LEAST) == EMPLOYEE_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees",
        headers={**AUTH, "Content-Type": "application/json"},
        body=EMPLOYEE_CREATE_LEAST_JSON,
    )
    wire.answer(201, EMPLOYEE_JSON)
    assert await wire.client.employees.create(body=EMPLOYEE_CREATE) == EMPLOYEE
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees",
        headers={**AUTH, "Content-Type": "application/json"},
        body=EMPLOYEE_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/employees/bulk`."""
    wire.answer(201, b'{"employees":' + b"[" + EMPLOYEE_LEAST_JSON + b"," + EMPLOYEE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.employees.create_bulk(body=[EMPLOYEE_CREATE_LEAST]) == [EMPLOYEE_LEAST, EMPLOYEE_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + EMPLOYEE_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"employees":' + b"[" + EMPLOYEE_JSON + b"," + EMPLOYEE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.employees.create_bulk(body=[EMPLOYEE_CREATE, EMPLOYEE_CREATE_LEAST]) == [
        EMPLOYEE,
        EMPLOYEE_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + EMPLOYEE_CREATE_JSON + b"," + EMPLOYEE_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/employees/bulk`."""
    wire.answer(200, b'{"employees":' + b"[" + EMPLOYEE_LEAST_JSON + b"," + EMPLOYEE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.employees.update_bulk(body=[EMPLOYEE_BULK_UPDATE_LEAST]) == [
        EMPLOYEE_LEAST,
        EMPLOYEE_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + EMPLOYEE_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"employees":' + b"[" + EMPLOYEE_JSON + b"," + EMPLOYEE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.employees.update_bulk(body=[EMPLOYEE_BULK_UPDATE, EMPLOYEE_BULK_UPDATE_LEAST]) == [
        EMPLOYEE,
        EMPLOYEE_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + EMPLOYEE_BULK_UPDATE_JSON + b"," + EMPLOYEE_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/employees/bulk/archive`."""
    wire.answer(200, b'{"employees":' + b"[" + EMPLOYEE_JSON + b"," + EMPLOYEE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.employees.archive_bulk(ids=["emp00000000000000001", "emp00000000000000008"]) == [
        EMPLOYEE,
        EMPLOYEE_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/bulk/archive",
        headers=AUTH,
        query={"ids": "emp00000000000000001,emp00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/employees/bulk/restore`."""
    wire.answer(200, b'{"employees":' + b"[" + EMPLOYEE_JSON + b"," + EMPLOYEE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.employees.restore_bulk(ids=["emp00000000000000001", "emp00000000000000008"]) == [
        EMPLOYEE,
        EMPLOYEE_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/bulk/restore",
        headers=AUTH,
        query={"ids": "emp00000000000000001,emp00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/employees/{id}`."""
    wire.answer(200, EMPLOYEE_JSON)
    assert await wire.client.employees.get(id="emp00000000000000001") == EMPLOYEE
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/employees/emp00000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/employees/{id}`."""
    wire.answer(200, EMPLOYEE_LEAST_JSON)
    assert await wire.client.employees.update(id="emp00000000000000001", body=EMPLOYEE_UPDATE_LEAST) == EMPLOYEE_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/emp00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=EMPLOYEE_UPDATE_LEAST_JSON,
    )
    wire.answer(200, EMPLOYEE_JSON)
    assert await wire.client.employees.update(id="emp00000000000000001", body=EMPLOYEE_UPDATE) == EMPLOYEE
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/emp00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=EMPLOYEE_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/employees/{id}/archive`."""
    wire.answer(200, EMPLOYEE_JSON)
    assert await wire.client.employees.archive(id="emp00000000000000001") == EMPLOYEE
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/emp00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/employees/{id}/restore`."""
    wire.answer(200, EMPLOYEE_JSON)
    assert await wire.client.employees.restore(id="emp00000000000000001") == EMPLOYEE
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/employees/emp00000000000000001/restore",
        headers=AUTH,
    )
