"""One test for each operation of `auth`: what is sent, and what becomes of the answer.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import Login, LoginRequest

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

LOGIN_REQUEST_LEAST = LoginRequest(
    dev_key="Dev key", username="Username", password="Password", organization_id="00800000000000000004"
)
LOGIN_REQUEST_LEAST_JSON = (
    b'{"devKey":"Dev key","username":"Username","password":"Password","organizationId":"00800000000000000004"}'
)

LOGIN_LEAST = Login(session_id="Session id")
LOGIN_LEAST_JSON = b'{"sessionId":"Session id"}'

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

LOGIN = Login(session_id="Session id", trusted=False)
LOGIN_JSON = b'{"sessionId":"Session id","trusted":false}'


async def test_login(wire: Wire) -> None:
    """`POST /v3/login`."""
    wire.answer(200, LOGIN_LEAST_JSON)
    assert await wire.client.auth.login(body=LOGIN_REQUEST_LEAST) == LOGIN_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/login",
        headers={"Content-Type": "application/json"},
        body=LOGIN_REQUEST_LEAST_JSON,
    )
    wire.answer(200, LOGIN_JSON)
    assert await wire.client.auth.login(body=LOGIN_REQUEST) == LOGIN
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/login",
        headers={"Content-Type": "application/json"},
        body=LOGIN_REQUEST_JSON,
    )


async def test_logout(wire: Wire) -> None:
    """`POST /v3/logout`."""
    wire.answer(200, b"")
    await wire.client.auth.logout()
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/logout", headers=AUTH)
