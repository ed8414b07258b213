"""One test for each operation of `users`: what is sent, and what becomes of the answer.

Generated from spec/v3/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import RoleType, User, UserCreate, UserRole, UserUpdate
from bill_async.operations import User_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

USER = User(
    id="00600000000000000001",
    archived=False,
    first_name="First name",
    last_name="Last name",
    email="Email",
    role=UserRole(id="0po00000000000000001", type=RoleType.APPROVER, description="Description"),
    created_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
)
USER_JSON = (
    b'{"id":"00600000000000000001"'
    b',"archived":false'
    b',"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"role":{"id":"0po00000000000000001","type":"APPROVER","description":"Description"}'
    b',"createdTime":"2026-12-31T09:07:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:08:00.000+00:00"'
    b"}"
)

USER_LEAST = User(id="00600000000000000001")
USER_LEAST_JSON = b'{"id":"00600000000000000001"}'

USER_CREATE = UserCreate(
    first_name="First name",
    last_name="Last name",
    email="Email",
    role_id="0po00000000000000004",
    accept_terms_of_service=True,
)
USER_CREATE_JSON = (
    b'{"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"roleId":"0po00000000000000004"'
    b',"acceptTermsOfService":true'
    b"}"
)

USER_UPDATE_LEAST = UserUpdate()
USER_UPDATE_LEAST_JSON = b"{}"

USER_UPDATE = UserUpdate(first_name="First name", last_name="Last name", role_id="0po00000000000000003")
USER_UPDATE_JSON = b'{"firstName":"First name","lastName":"Last name","roleId":"0po00000000000000003"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/users`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.users.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/users", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + USER_JSON
        + b","
        + USER_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.users.list(
        filters=[User_.id == "00600000000000000001"],
        sort=[User_.archived.asc(), User_.first_name.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([USER, USER_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/users",
        headers=AUTH,
        query={
            "filters": "id:eq:00600000000000000001",
            "sort": "archived:asc,firstName:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/users`."""
    wire.answer(201, USER_JSON)
    assert await wire.client.users.create(body=USER_CREATE) == USER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/users",
        headers={**AUTH, "Content-Type": "application/json"},
        body=USER_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/users/{userId}`."""
    wire.answer(200, USER_JSON)
    assert await wire.client.users.get(user_id="00600000000000000001") == USER
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/users/00600000000000000001", headers=AUTH)


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/users/{userId}`."""
    wire.answer(200, USER_LEAST_JSON)
    assert await wire.client.users.update(user_id="00600000000000000001", body=USER_UPDATE_LEAST) == USER_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/users/00600000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=USER_UPDATE_LEAST_JSON,
    )
    wire.answer(200, USER_JSON)
    assert await wire.client.users.update(user_id="00600000000000000001", body=USER_UPDATE) == USER
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/users/00600000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=USER_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/users/{userId}/archive`."""
    wire.answer(200, USER_JSON)
    assert await wire.client.users.archive(user_id="00600000000000000001") == USER
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/users/00600000000000000001/archive", headers=AUTH)


async def test_restore(wire: Wire) -> None:
    """`POST /v3/users/{userId}/restore`."""
    wire.answer(200, USER_JSON)
    assert await wire.client.users.restore(user_id="00600000000000000001") == USER
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/users/00600000000000000001/restore", headers=AUTH)
