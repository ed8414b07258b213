"""One test for each operation of `auth`: what is sent, and what becomes of the answer.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import ConsoleOrganization, LoginAnswer, LoginOrganization, LoginRequest, MfaStatus, SessionInfo

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

LOGIN_REQUEST_LEAST = LoginRequest(
    dev_key="Dev key", username="Username", password="Password", organization_id="00800000000000000004"
)
LOGIN_REQUEST_LEAST_JSON = (
    b'{"devKey":"Dev key","username":"Username","password":"Password","organizationId":"00800000000000000004"}'
)

LOGIN_ANSWER_LEAST = LoginAnswer()
LOGIN_ANSWER_LEAST_JSON = b"{}"

LOGIN_REQUEST = LoginRequest(
    dev_key="Dev key",
    username="Username",
    password="Password",
    organization_id="00800000000000000004",
    remember_me_id="Remember me id",
    device="Device",
)
LOGIN_REQUEST_JSON = (
    b'{"devKey":"Dev key"'
    b',"username":"Username"'
    b',"password":"Password"'
    b',"organizationId":"00800000000000000004"'
    b',"rememberMeId":"Remember me id"'
    b',"device":"Device"'
    b"}"
)

LOGIN_ANSWER = LoginAnswer(
    session_id="00000000000000000001",
    organization_id="00800000000000000002",
    user_id="00600000000000000003",
    trusted=False,
)
LOGIN_ANSWER_JSON = (
    b'{"sessionId":"00000000000000000001"'
    b',"organizationId":"00800000000000000002"'
    b',"userId":"00600000000000000003"'
    b',"trusted":false'
    b"}"
)

SESSION_INFO_LEAST = SessionInfo()
SESSION_INFO_LEAST_JSON = b"{}"

SESSION_INFO = SessionInfo(
    organization_id="00800000000000000001",
    user_id="00600000000000000002",
    mfa_status=MfaStatus.PHONE_VERIFICATION,
    mfa_bypass=False,
)
SESSION_INFO_JSON = (
    b'{"organizationId":"00800000000000000001"'
    b',"userId":"00600000000000000002"'
    b',"mfaStatus":"PHONE_VERIFICATION"'
    b',"mfaBypass":false'
    b"}"
)

LOGIN_ORGANIZATION = LoginOrganization(
    id="00800000000000000001",
    name="Name",
    console_organization=ConsoleOrganization(id="00000000000000000001", name="Name"),
)
LOGIN_ORGANIZATION_JSON = (
    b'{"id":"00800000000000000001","name":"Name","consoleOrganization":{"id":"00000000000000000001","name":"Name"}}'
)

LOGIN_ORGANIZATION_LEAST = LoginOrganization(id="00800000000000000001")
LOGIN_ORGANIZATION_LEAST_JSON = b'{"id":"00800000000000000001"}'


async def test_login(wire: Wire) -> None:
    """`POST /v3/login`."""
    wire.answer(200, LOGIN_ANSWER_LEAST_JSON)
    assert await wire.client.auth.login(body=LOGIN_REQUEST_LEAST) == LOGIN_ANSWER_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/login",
        headers={"Content-Type": "application/json"},
        body=LOGIN_REQUEST_LEAST_JSON,
    )
    wire.answer(200, LOGIN_ANSWER_JSON)
    assert await wire.client.auth.login(body=LOGIN_REQUEST) == LOGIN_ANSWER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/login",
        headers={"Content-Type": "application/json"},
        body=LOGIN_REQUEST_JSON,
    )


async def test_get_session(wire: Wire) -> None:
    """`GET /v3/login/session`."""
    wire.answer(200, SESSION_INFO_JSON)
    assert await wire.client.auth.get_session() == SESSION_INFO
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/login/session", headers=AUTH)


async def test_logout(wire: Wire) -> None:
    """`POST /v3/logout`."""
    wire.answer(200, b"")
    await wire.client.auth.logout()
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/logout", headers=AUTH)


async def test_list_organizations(wire: Wire) -> None:
    """`GET /v3/login/organizations`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.auth.list_organizations()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/login/organizations", headers=AUTH)
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + LOGIN_ORGANIZATION_JSON
        + b","
        + LOGIN_ORGANIZATION_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2"}',
    )
    page = await wire.client.auth.list_organizations(page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == (
        [LOGIN_ORGANIZATION, LOGIN_ORGANIZATION_LEAST],
        "cursor-2",
        None,
    )
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/login/organizations", headers=AUTH, query={"page": "cursor-1"}
    )
