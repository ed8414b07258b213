"""One test for each operation of `roles`: what is sent, and what becomes of the answer.

Generated from spec/v3/roles.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import Role, RoleType
from bill_async.operations import Role_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

ROLE = Role(
    id="0po00000000000000001",
    type=RoleType.APPROVER,
    description="Description",
    created_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 5, tzinfo=UTC),
)
ROLE_JSON = (
    b'{"id":"0po00000000000000001"'
    b',"type":"APPROVER"'
    b',"description":"Description"'
    b',"createdTime":"2026-12-31T09:04:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:05:00.000+00:00"'
    b"}"
)

ROLE_LEAST = Role(id="0po00000000000000001")
ROLE_LEAST_JSON = b'{"id":"0po00000000000000001"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/roles`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.roles.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/roles", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ROLE_JSON
        + b","
        + ROLE_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.roles.list(
        filters=[Role_.id == "0po00000000000000001"],
        sort=[Role_.description.asc(), Role_.created_time.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([ROLE, ROLE_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/roles",
        headers=AUTH,
        query={
            "filters": "id:eq:0po00000000000000001",
            "sort": "description:asc,createdTime:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/roles/{roleId}`."""
    wire.answer(200, ROLE_JSON)
    assert await wire.client.roles.get(role_id="0po00000000000000001") == ROLE
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/roles/0po00000000000000001", headers=AUTH)
