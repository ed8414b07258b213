"""One test for each operation of `locations`: what is sent, and what becomes of the answer.

Generated from spec/v3/locations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import YES, Wire

from bill_async.models import Location, LocationBulkUpdate, LocationCreate, LocationUpdate
from bill_async.operations import Location_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

LOCATION = Location(
    id="loc00000000000000001",
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000005",
    archived=False,
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
LOCATION_JSON = (
    b'{"id":"loc00000000000000001"'
    b',"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000005"'
    b',"archived":false'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

LOCATION_LEAST = Location(id="loc00000000000000001")
LOCATION_LEAST_JSON = b'{"id":"loc00000000000000001"}'

LOCATION_CREATE_LEAST = LocationCreate()
LOCATION_CREATE_LEAST_JSON = b"{}"

LOCATION_CREATE = LocationCreate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
LOCATION_CREATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)

LOCATION_BULK_UPDATE_LEAST = LocationBulkUpdate(id="loc00000000000000005")
LOCATION_BULK_UPDATE_LEAST_JSON = b'{"id":"loc00000000000000005"}'

LOCATION_BULK_UPDATE = LocationBulkUpdate(
    name="Name",
    short_name="Short name",
    description="Description",
    parent_id="00000000000000000004",
    id="loc00000000000000005",
)
LOCATION_BULK_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"shortName":"Short name"'
    b',"description":"Description"'
    b',"parentId":"00000000000000000004"'
    b',"id":"loc00000000000000005"'
    b"}"
)

LOCATION_UPDATE_LEAST = LocationUpdate()
LOCATION_UPDATE_LEAST_JSON = b"{}"

LOCATION_UPDATE = LocationUpdate(
    name="Name", short_name="Short name", description="Description", parent_id="00000000000000000004"
)
LOCATION_UPDATE_JSON = (
    b'{"name":"Name","shortName":"Short name","description":"Description","parentId":"00000000000000000004"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/classifications/locations`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.locations.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/locations", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + LOCATION_JSON
        + b","
        + LOCATION_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.locations.list(
        filters=[Location_.id == "loc00000000000000001", Location_.archived == YES, Location_.archived != YES],
        sort=[Location_.archived.asc(), Location_.name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([LOCATION, LOCATION_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations",
        headers=AUTH,
        query={
            "filters": "id:eq:loc00000000000000001,archived:eq:true,archived:ne:true",
            "sort": "archived:asc,name:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/classifications/locations`."""
    wire.answer(201, LOCATION_LEAST_JSON)
    assert await wire.client.locations.create(body=LOCATION_CREATE_LEAST) == LOCATION_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations",
        headers={**AUTH, "Content-Type": "application/json"},
        body=LOCATION_CREATE_LEAST_JSON,
    )
    wire.answer(201, LOCATION_JSON)
    assert await wire.client.locations.create(body=LOCATION_CREATE) == LOCATION
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations",
        headers={**AUTH, "Content-Type": "application/json"},
        body=LOCATION_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/locations/bulk`."""
    wire.answer(201, b'{"locations":' + b"[" + LOCATION_LEAST_JSON + b"," + LOCATION_LEAST_JSON + b"]" + b"}")
    assert await wire.client.locations.create_bulk(body=[LOCATION_CREATE_LEAST]) == [LOCATION_LEAST, LOCATION_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + LOCATION_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"locations":' + b"[" + LOCATION_JSON + b"," + LOCATION_LEAST_JSON + b"]" + b"}")
    assert await wire.client.locations.create_bulk(body=[LOCATION_CREATE, LOCATION_CREATE_LEAST]) == [
        LOCATION,
        LOCATION_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + LOCATION_CREATE_JSON + b"," + LOCATION_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/classifications/locations/bulk`."""
    wire.answer(200, b'{"locations":' + b"[" + LOCATION_LEAST_JSON + b"," + LOCATION_LEAST_JSON + b"]" + b"}")
    assert await wire.client.locations.update_bulk(body=[LOCATION_BULK_UPDATE_LEAST]) == [
        LOCATION_LEAST,
        LOCATION_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + LOCATION_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"locations":' + b"[" + LOCATION_JSON + b"," + LOCATION_LEAST_JSON + b"]" + b"}")
    assert await wire.client.locations.update_bulk(body=[LOCATION_BULK_UPDATE, LOCATION_BULK_UPDATE_LEAST]) == [
        LOCATION,
        LOCATION_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + LOCATION_BULK_UPDATE_JSON + b"," + LOCATION_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/locations/bulk/archive`."""
    wire.answer(200, b'{"locations":' + b"[" + LOCATION_JSON + b"," + LOCATION_LEAST_JSON + b"]" + b"}")
    assert await wire.client.locations.archive_bulk(ids=["loc00000000000000001", "loc00000000000000008"]) == [
        LOCATION,
        LOCATION_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/bulk/archive",
        headers=AUTH,
        query={"ids": "loc00000000000000001,loc00000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/classifications/locations/bulk/restore`."""
    wire.answer(200, b'{"locations":' + b"[" + LOCATION_JSON + b"," + LOCATION_LEAST_JSON + b"]" + b"}")
    assert await wire.client.locations.restore_bulk(ids=["loc00000000000000001", "loc00000000000000008"]) == [
        LOCATION,
        LOCATION_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/bulk/restore",
        headers=AUTH,
        query={"ids": "loc00000000000000001,loc00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/classifications/locations/{id}`."""
    wire.answer(200, LOCATION_JSON)
    assert await wire.client.locations.get(id="loc00000000000000001") == LOCATION
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/classifications/locations/loc00000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/classifications/locations/{id}`."""
    wire.answer(200, LOCATION_LEAST_JSON)
    assert await wire.client.locations.update(id="loc00000000000000001", body=LOCATION_UPDATE_LEAST) == LOCATION_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/loc00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=LOCATION_UPDATE_LEAST_JSON,
    )
    wire.answer(200, LOCATION_JSON)
    assert await wire.client.locations.update(id="loc00000000000000001", body=LOCATION_UPDATE) == LOCATION
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/loc00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=LOCATION_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/classifications/locations/{id}/archive`."""
    wire.answer(200, LOCATION_JSON)
    assert await wire.client.locations.archive(id="loc00000000000000001") == LOCATION
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/loc00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/classifications/locations/{id}/restore`."""
    wire.answer(200, LOCATION_JSON)
    assert await wire.client.locations.restore(id="loc00000000000000001") == LOCATION
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/classifications/locations/loc00000000000000001/restore",
        headers=AUTH,
    )
