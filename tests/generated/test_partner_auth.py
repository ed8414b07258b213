"""One test for each operation of `partner.auth`: what is sent, and what becomes of the answer.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import LoginAsUserAnswer, LoginAsUserRequest, PartnerLoginAnswer, PartnerLoginRequest

AUTH = {"appKey": "the-app-key", "sessionId": "the-session"}

PARTNER_LOGIN_REQUEST = PartnerLoginRequest(app_key="App key", username="Username", password="Password")
PARTNER_LOGIN_REQUEST_JSON = b'{"appKey":"App key","username":"Username","password":"Password"}'

PARTNER_LOGIN_ANSWER_LEAST = PartnerLoginAnswer()
PARTNER_LOGIN_ANSWER_LEAST_JSON = b"{}"

PARTNER_LOGIN_ANSWER = PartnerLoginAnswer(session_id="00000000000000000001")
PARTNER_LOGIN_ANSWER_JSON = b'{"sessionId":"00000000000000000001"}'

LOGIN_AS_USER_REQUEST_LEAST = LoginAsUserRequest(user_id="00600000000000000001", organization_id="00800000000000000002")
LOGIN_AS_USER_REQUEST_LEAST_JSON = b'{"userId":"00600000000000000001","organizationId":"00800000000000000002"}'

LOGIN_AS_USER_ANSWER_LEAST = LoginAsUserAnswer()
LOGIN_AS_USER_ANSWER_LEAST_JSON = b"{}"

LOGIN_AS_USER_REQUEST = LoginAsUserRequest(
    user_id="00600000000000000001",
    organization_id="00800000000000000002",
    remember_me_id="Remember me id",
    device="Device",
)
LOGIN_AS_USER_REQUEST_JSON = (
    b'{"userId":"00600000000000000001"'
    b',"organizationId":"00800000000000000002"'
    b',"rememberMeId":"Remember me id"'
    b',"device":"Device"'
    b"}"
)

LOGIN_AS_USER_ANSWER = LoginAsUserAnswer(session_id="00000000000000000001", trusted=False)
LOGIN_AS_USER_ANSWER_JSON = b'{"sessionId":"00000000000000000001","trusted":false}'


async def test_login(wire: Wire) -> None:
    """`POST /v3/partner/login`."""
    wire.answer(200, PARTNER_LOGIN_ANSWER_JSON)
    assert await wire.client.partner.auth.login(body=PARTNER_LOGIN_REQUEST) == PARTNER_LOGIN_ANSWER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/partner/login",
        headers={"Content-Type": "application/json"},
        body=PARTNER_LOGIN_REQUEST_JSON,
    )


async def test_login_as_user(wire: Wire) -> None:
    """`POST /v3/partner/login-as-user`."""
    wire.answer(200, LOGIN_AS_USER_ANSWER_LEAST_JSON)
    assert await wire.client.partner.auth.login_as_user(body=LOGIN_AS_USER_REQUEST_LEAST) == LOGIN_AS_USER_ANSWER_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/partner/login-as-user",
        headers={**AUTH, "Content-Type": "application/json"},
        body=LOGIN_AS_USER_REQUEST_LEAST_JSON,
    )
    wire.answer(200, LOGIN_AS_USER_ANSWER_JSON)
    assert await wire.client.partner.auth.login_as_user(body=LOGIN_AS_USER_REQUEST) == LOGIN_AS_USER_ANSWER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/partner/login-as-user",
        headers={**AUTH, "Content-Type": "application/json"},
        body=LOGIN_AS_USER_REQUEST_JSON,
    )
