"""One test for each operation of `jobs`: what is sent, and what becomes of the answer.

Generated from spec/v3/jobs.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import YES, Wire

from bill_async.models import Job, JobBulkUpdate, JobCreate, JobUpdate
from bill_async.operations import Job_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

JOB = Job(
    id="job00000000000000001",
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    archived=False,
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
JOB_JSON = (
    b'{"id":"job00000000000000001"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"archived":false'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

JOB_LEAST = Job(id="job00000000000000001")
JOB_LEAST_JSON = b'{"id":"job00000000000000001"}'

JOB_CREATE_LEAST = JobCreate()
JOB_CREATE_LEAST_JSON = b"{}"

JOB_CREATE = JobCreate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
JOB_CREATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)

JOB_BULK_UPDATE_LEAST = JobBulkUpdate(id="job00000000000000005")
JOB_BULK_UPDATE_LEAST_JSON = b'{"id":"job00000000000000005"}'

JOB_BULK_UPDATE = JobBulkUpdate(
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000004",
    id="job00000000000000005",
)
JOB_BULK_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000004"'
    b',"id":"job00000000000000005"'
    b"}"
)

JOB_UPDATE_LEAST = JobUpdate()
JOB_UPDATE_LEAST_JSON = b"{}"

JOB_UPDATE = JobUpdate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
JOB_UPDATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/jobs`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.jobs.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/jobs", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + JOB_JSON
        + b","
        + JOB_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.jobs.list(
        filters=[Job_.id == "job00000000000000001", Job_.archived == YES, Job_.archived != YES],
        sort=[Job_.archived.asc(), Job_.name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([JOB, JOB_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs",
        headers=AUTH,
        query={
            "filters": "id:eq:job00000000000000001,archived:eq:true,archived:ne:true",
            "sort": "archived:asc,name:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/jobs`."""
    wire.answer(201, JOB_LEAST_JSON)
    assert await wire.client.jobs.create(body=JOB_CREATE_LEAST) == JOB_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs",
        headers={**AUTH, "Content-Type": "application/json"},
        body=JOB_CREATE_LEAST_JSON,
    )
    wire.answer(201, JOB_JSON)
    assert await wire.client.jobs.create(body=JOB_CREATE) == JOB
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs",
        headers={**AUTH, "Content-Type": "application/json"},
        body=JOB_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/jobs/bulk`."""
    wire.answer(201, b'{"jobs":' + b"[" + JOB_LEAST_JSON + b"," + JOB_LEAST_JSON + b"]" + b"}")
    assert await wire.client.jobs.create_bulk(body=[JOB_CREATE_LEAST]) == [JOB_LEAST, JOB_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + JOB_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"jobs":' + b"[" + JOB_JSON + b"," + JOB_LEAST_JSON + b"]" + b"}")
    assert await wire.client.jobs.create_bulk(body=[JOB_CREATE, JOB_CREATE_LEAST]) == [JOB, JOB_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + JOB_CREATE_JSON + b"," + JOB_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/jobs/bulk`."""
    wire.answer(200, b'{"jobs":' + b"[" + JOB_LEAST_JSON + b"," + JOB_LEAST_JSON + b"]" + b"}")
    assert await wire.client.jobs.update_bulk(body=[JOB_BULK_UPDATE_LEAST]) == [JOB_LEAST, JOB_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + JOB_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"jobs":' + b"[" + JOB_JSON + b"," + JOB_LEAST_JSON + b"]" + b"}")
    assert await wire.client.jobs.update_bulk(body=[JOB_BULK_UPDATE, JOB_BULK_UPDATE_LEAST]) == [JOB, JOB_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + JOB_BULK_UPDATE_JSON + b"," + JOB_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/jobs/bulk/archive`."""
    wire.answer(200, b'{"jobs":' + b"[" + JOB_JSON + b"," + JOB_LEAST_JSON + b"]" + b"}")
    assert await wire.client.jobs.archive_bulk(ids=["job00000000000000001", "job00000000000000008"]) == [JOB, JOB_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/bulk/archive",
        headers=AUTH,
        query={"ids": "job00000000000000001,job00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/jobs/bulk/restore`."""
    wire.answer(200, b'{"jobs":' + b"[" + JOB_JSON + b"," + JOB_LEAST_JSON + b"]" + b"}")
    assert await wire.client.jobs.restore_bulk(ids=["job00000000000000001", "job00000000000000008"]) == [JOB, JOB_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/bulk/restore",
        headers=AUTH,
        query={"ids": "job00000000000000001,job00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/jobs/{id}`."""
    wire.answer(200, JOB_JSON)
    assert await wire.client.jobs.get(id="job00000000000000001") == JOB
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/jobs/job00000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/jobs/{id}`."""
    wire.answer(200, JOB_LEAST_JSON)
    assert await wire.client.jobs.update(id="job00000000000000001", body=JOB_UPDATE_LEAST) == JOB_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/job00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=JOB_UPDATE_LEAST_JSON,
    )
    wire.answer(200, JOB_JSON)
    assert await wire.client.jobs.update(id="job00000000000000001", body=JOB_UPDATE) == JOB
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/job00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=JOB_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/jobs/{id}/archive`."""
    wire.answer(200, JOB_JSON)
    assert await wire.client.jobs.archive(id="job00000000000000001") == JOB
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/job00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/jobs/{id}/restore`."""
    wire.answer(200, JOB_JSON)
    assert await wire.client.jobs.restore(id="job00000000000000001") == JOB
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/jobs/job00000000000000001/restore",
        headers=AUTH,
    )
