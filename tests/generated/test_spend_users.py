"""One test for each operation of `spend.users`: what is sent, and what becomes of the answer.

Generated from spec/spend/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from generated.wire import YES, Wire

from bill_async.models import SpendRole, SpendUser, SpendUserCreate, SpendUserUpdate
from bill_async.operations import SpendUser_

AUTH = {"apiToken": "the-api-token"}

SPEND_USER = SpendUser(
    id="00000000000000000001",
    uuid="00000000000000000002",
    first_name="First name",
    last_name="Last name",
    email="Email",
    role=SpendRole.NO_ACCESS,
    retired=True,
    created_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
    has_date_of_birth=True,
    sms_opt_in=False,
    phone_number="Phone number",
    receipt_email="Receipt email",
    use_company_mailing_address=True,
)
SPEND_USER_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"role":"NO_ACCESS"'
    b',"retired":true'
    b',"createdTime":"2026-12-31T09:08:00.000+00:00"'
    b',"hasDateOfBirth":true'
    b',"smsOptIn":false'
    b',"phoneNumber":"Phone number"'
    b',"receiptEmail":"Receipt email"'
    b',"useCompanyMailingAddress":true'
    b"}"
)

SPEND_USER_LEAST = SpendUser(uuid="00000000000000000002")
SPEND_USER_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

SPEND_USER_CREATE_LEAST = SpendUserCreate(
    first_name="First name", last_name="Last name", email="Email", role=SpendRole.BOOKKEEPER
)
SPEND_USER_CREATE_LEAST_JSON = b'{"firstName":"First name","lastName":"Last name","email":"Email","role":"BOOKKEEPER"}'

SPEND_USER_CREATE = SpendUserCreate(
    first_name="First name",
    last_name="Last name",
    email="Email",
    role=SpendRole.BOOKKEEPER,
    date_of_birth=date(2026, 12, 6),
    phone_number="Phone number",
)
SPEND_USER_CREATE_JSON = (
    b'{"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"role":"BOOKKEEPER"'
    b',"dateOfBirth":"2026-12-06"'
    b',"phoneNumber":"Phone number"'
    b"}"
)

SPEND_USER_UPDATE_LEAST = SpendUserUpdate()
SPEND_USER_UPDATE_LEAST_JSON = b"{}"

SPEND_USER_UPDATE = SpendUserUpdate(
    first_name="First name",
    last_name="Last name",
    email="Email",
    role=SpendRole.BOOKKEEPER,
    date_of_birth=date(2026, 12, 6),
)
SPEND_USER_UPDATE_JSON = (
    b'{"firstName":"First name","lastName":"Last name","email":"Email","role":"BOOKKEEPER","dateOfBirth":"2026-12-06"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/users`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.users.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/users", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + SPEND_USER_JSON
        + b","
        + SPEND_USER_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.users.list(filters=[SpendUser_.retired == YES], max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([SPEND_USER, SPEND_USER_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/users",
        headers=AUTH,
        query={"filters": "retired:eq:true", "max": "7", "nextPage": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/spend/users`."""
    wire.answer(200, SPEND_USER_LEAST_JSON)
    assert await wire.client.spend.users.create(body=SPEND_USER_CREATE_LEAST) == SPEND_USER_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/users",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_USER_CREATE_LEAST_JSON,
    )
    wire.answer(200, SPEND_USER_JSON)
    assert await wire.client.spend.users.create(body=SPEND_USER_CREATE) == SPEND_USER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/users",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_USER_CREATE_JSON,
    )


async def test_get_current(wire: Wire) -> None:
    """`GET /v3/spend/users/current`."""
    wire.answer(200, SPEND_USER_JSON)
    assert await wire.client.spend.users.get_current() == SPEND_USER
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/users/current", headers=AUTH)


async def test_get(wire: Wire) -> None:
    """`GET /v3/spend/users/{userId}`."""
    wire.answer(200, SPEND_USER_JSON)
    assert await wire.client.spend.users.get(user_id="00000000000000000001") == SPEND_USER
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/users/00000000000000000001", headers=AUTH)


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/spend/users/{userId}`."""
    wire.answer(200, b"")
    await wire.client.spend.users.delete(user_id="00000000000000000001")
    wire.check("DELETE", "https://gateway.stage.bill.com/connect/v3/spend/users/00000000000000000001", headers=AUTH)


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/spend/users/{userId}`."""
    wire.answer(200, SPEND_USER_LEAST_JSON)
    assert (
        await wire.client.spend.users.update(user_id="00000000000000000001", body=SPEND_USER_UPDATE_LEAST)
        == SPEND_USER_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/users/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_USER_UPDATE_LEAST_JSON,
    )
    wire.answer(200, SPEND_USER_JSON)
    assert await wire.client.spend.users.update(user_id="00000000000000000001", body=SPEND_USER_UPDATE) == SPEND_USER
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/users/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SPEND_USER_UPDATE_JSON,
    )
