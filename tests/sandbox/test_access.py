"""Keys, logins, sessions, MFA trust, the shape of errors."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from .conftest import Api, Start


async def test_login_answers_the_session(start: Start) -> None:
    api = await start()
    answer = await api.log_in()
    assert answer.body == {
        "sessionId": api.headers["sessionId"],
        "organizationId": api.account.organization_id,
        "userId": api.account.user_id,
        "trusted": False,
    }
    info = await api.get("/v3/login/session")
    assert info.body["organizationId"] == api.account.organization_id
    assert (await api.get("/v3/session")).body == info.body


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"devKey": "wrong"}, 401, "BDC_1102"),
        ({"password": "wrong"}, 401, "BDC_1101"),
        ({"username": "wrong"}, 401, "BDC_1101"),
        ({"organizationId": "00801AAAAAAAAAAAAAAA"}, 400, "BDC_1123"),
        ({"password": None}, 400, "BDC_1117"),
    ],
)
async def test_wrong_login(start: Start, changes: dict[str, Any], status: int, code: str) -> None:
    api = await start()
    answer = await api.log_in(**changes)
    assert (answer.status, answer.codes) == (status, [code])


async def test_the_v2_names_do_not_log_in(start: Start) -> None:
    api = await start()
    answer = await api.post("/v3/login", {"devKey": "k", "userName": "u", "password": "p", "orgId": "o"})
    assert answer.codes == ["BDC_1117", "BDC_1117"]
    assert {message.partition(":")[0] for message in answer.messages} == {"username", "organizationId"}


async def test_sync_token(start: Start) -> None:
    api = await start()
    account = api.account
    assert (await api.log_in(username=account.sync_token_name, password=account.sync_token)).status == 200
    api.sandbox.clock.advance(timedelta(hours=47))
    assert (await api.get("/v3/bills")).status == 200
    assert (await api.post("/v3/mfa/challenge", {})).codes == ["BDC_1361"]


async def test_a_session_ends_after_35_idle_minutes(api: Api) -> None:
    for _ in range(3):
        api.sandbox.clock.advance(timedelta(minutes=34))
        assert (await api.get("/v3/bills")).status == 200
    api.sandbox.clock.advance(timedelta(minutes=35, seconds=1))
    answer = await api.get("/v3/bills")
    assert (answer.status, answer.codes) == (401, ["BDC_1109"])
    api.sandbox.clock.advance(-timedelta(minutes=35))
    assert (await api.get("/v3/bills")).status == 401


async def test_logout_and_expiry_by_hand(api: Api) -> None:
    assert (await api.post("/v3/logout")).raw == b""
    assert (await api.get("/v3/bills")).codes == ["BDC_1109"]
    await api.log_in()
    api.sandbox.expire_sessions()
    assert (await api.get("/v3/bills")).codes == ["BDC_1109"]


@pytest.mark.parametrize(
    ("path", "drop", "status", "code"),
    [
        ("/v3/bills", "devKey", 401, "BDC_1102"),
        ("/v3/bills", "sessionId", 401, "BDC_1109"),
        ("/connect-events/v3/subscriptions", "devKey", 400, "BDC_1108"),
        ("/connect-events/v3/subscriptions", "sessionId", 400, "BDC_1108"),
        ("/v3/spend/users", "", 401, "BDC_1102"),
        ("/v3/partner/organizations", "", 401, "BDC_1102"),
    ],
)
async def test_missing_headers(api: Api, path: str, drop: str, status: int, code: str) -> None:
    api.headers.pop(drop, None)
    answer = await api.get(path)
    assert (answer.status, answer.codes) == (status, [code])


async def test_a_session_is_bound_to_its_kind(api: Api, partner: Api) -> None:
    mixed = api.also(devKey=api.headers["devKey"], sessionId=partner.headers["sessionId"])
    assert (await mixed.get("/v3/bills")).codes == ["BDC_1109"]
    mixed = api.also(appKey=partner.headers["appKey"], sessionId=api.headers["sessionId"])
    assert (await mixed.get("/v3/partner/organizations")).codes == ["BDC_1109"]


async def test_health_needs_nothing(start: Start) -> None:
    api = await start()
    assert (await api.get("/v3/health")).status == 200
    assert (await api.get("/connect-events/v3/health")).status == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v3/Bills"),
        ("GET", "/v3/bill"),
        ("GET", "/v3/bills/"),
        ("DELETE", "/v3/bills"),
        ("GET", "/v3/subscriptions"),
        ("GET", "/connect-events/v3/bills"),
        ("GET", "/connect/v2/bills"),
        ("GET", "/"),
    ],
)
async def test_unknown_paths(api: Api, method: str, path: str) -> None:
    answer = await api(method, path)
    assert (answer.status, answer.codes) == (404, ["BDC_1121"])


async def test_shape_of_errors(api: Api) -> None:
    answer = await api.get("/v3/bills/00n01AAAAAAAAAAAAAAA")
    assert answer.status == 404
    (error,) = answer.body
    assert set(error) == {"timestamp", "code", "severity", "category", "message"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", error["timestamp"])
    assert (error["code"], error["severity"]) == ("BDC_1205", "ERROR")
    assert answer.headers["Content-Type"].startswith("application/json")


async def test_a_body_that_is_no_json(api: Api) -> None:
    answer = await api.post("/v3/vendors", data=b'{"name": ')
    assert (answer.status, answer.codes) == (400, ["BDC_1122"])
    assert (await api.post("/v3/vendors")).codes == ["BDC_1117"]
    assert (await api.post("/v3/vendors", data=b"[]")).codes == ["BDC_1124"]
    assert (await api.post("/v3/vendors", data=b'{"name": NaN}')).codes == ["BDC_1122"]


# -- MFA


async def test_payments_need_a_trusted_session(start: Start) -> None:
    api = await start()
    await api.log_in()
    body = {
        "billId": (await api.first("/v3/bills"))["id"],
        "amount": 1,
        "processingOptions": {},
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": (await api.first("/v3/funding-accounts/banks"))["id"]},
    }
    answer = await api.post("/v3/payments", body)
    assert (answer.status, answer.codes) == (403, ["BDC_1361"])
    await api.log_in()
    assert (await api.post("/v3/payments", body)).codes == ["BDC_1361"]
    assert (await api.post("/v3/mfa/step-up", {"rememberMeId": "x", "device": "y"})).codes == ["BDC_1361"]
    account = api.account
    step_up = {"rememberMeId": account.remember_me_id, "device": account.device}
    assert (await api.post("/v3/mfa/step-up", step_up)).body == {"trusted": True}
    assert (await api.post("/v3/payments", body)).status != 403


async def test_a_user_has_one_mfa_phone(api: Api) -> None:
    """Secondary phones are no more, and the words that chose among phones may be left out."""
    phone = {"phone": "+14085550123", "type": "TEXT"}
    second = await api.post("/v3/mfa/setup", {**phone, "primary": False})
    assert (second.status, second.messages) == (400, ["primary: must be true"])
    backup = await api.post("/v3/mfa/challenge", {"useBackup": True})
    assert (backup.status, backup.messages) == (400, ["useBackup: must be false"])
    assert not api.sandbox.messages
    assert (await api.post("/v3/mfa/setup", phone)).status == 200
    assert (await api.post("/v3/mfa/challenge", {})).status == 200
    assert len(api.sandbox.messages) == 2


async def test_challenge_makes_trusted_and_remembers(start: Start) -> None:
    api = await start()
    await api.log_in()
    phone = {"phone": "+14085550123", "type": "TEXT"}
    blocked = await api.post("/v3/mfa/setup", phone)
    assert (blocked.status, blocked.codes) == (422, ["BDC_5324"])
    await api.log_in(rememberMeId=api.account.remember_me_id, device=api.account.device)
    assert (await api.post("/v3/mfa/setup", {**phone, "primary": False})).messages == ["primary: must be true"]
    setup = (await api.post("/v3/mfa/setup", phone)).body
    checked = {"setupId": setup["setupId"], "type": "TEXT", "token": "123456"}
    assert (await api.post("/v3/mfa/validate", checked)).body == {"status": "SUCCESS"}
    assert [phone["last4digits"] for phone in (await api.get("/v3/mfa/phones")).body["results"]] == ["0123"]
    await api.log_in()
    assert api.sandbox.messages[-1].to == "+14085550123"

    assert (await api.post("/v3/mfa/challenge", {"useBackup": True})).messages == ["useBackup: must be false"]
    challenge = (await api.post("/v3/mfa/challenge", {"useBackup": "false"})).body["challengeId"]
    body = {"challengeId": challenge, "token": "000000", "rememberMe": True, "device": "d", "machineName": "m"}
    wrong = await api.post("/v3/mfa/challenge/validate", body)
    assert (wrong.status, wrong.codes) == (400, ["BDC_1356"])
    remembered = (await api.post("/v3/mfa/challenge/validate", {**body, "token": "123456"})).body["rememberMeId"]
    assert (await api.log_in(rememberMeId=remembered, device="d")).body["trusted"] is True
    assert (await api.log_in(rememberMeId=remembered, device="other")).body["trusted"] is False
    api.sandbox.clock.advance(timedelta(days=31))
    assert (await api.log_in(rememberMeId=remembered, device="d")).body["trusted"] is False


async def test_a_challenge_that_cannot_be_remembered_trusts_nothing(start: Start) -> None:
    api = await start()
    await api.log_in()
    challenge = (await api.post("/v3/mfa/challenge", {})).body["challengeId"]
    body = {"challengeId": challenge, "token": "123456", "rememberMe": True}
    refused = await api.post("/v3/mfa/challenge/validate", body)
    assert (refused.status, refused.messages) == (400, ["device: is needed with rememberMe"])
    assert (await api.post("/v3/payments", {})).status == 400
    account = {"nameOnAccount": "A", "bankName": "B", "routingNumber": "322271627", "accountNumber": "123456789"}
    owner = {"type": "CHECKING", "ownerType": "BUSINESS"}
    assert (await api.post("/v3/funding-accounts/banks", {**account, **owner})).codes == ["BDC_1361"]
    remembered = await api.post("/v3/mfa/challenge/validate", {**body, "device": "d", "machineName": "m"})
    assert remembered.status == 200
    assert (await api.post("/v3/funding-accounts/banks", {**account, **owner})).status == 201


async def test_too_many_wrong_codes(api: Api) -> None:
    challenge = (await api.post("/v3/mfa/challenge", {})).body["challengeId"]
    body = {"challengeId": challenge, "token": "000000"}
    codes = [(await api.post("/v3/mfa/challenge/validate", body)).codes for _ in range(6)]
    assert codes == [["BDC_1356"]] * 5 + [["BDC_1358"]]


# -- partners


async def test_partner_acts_as_a_user(api: Api, partner: Api) -> None:
    listed = (await partner.get("/v3/partner/organizations")).body["results"]
    assert [item["id"] for item in listed] == [api.account.organization_id]
    needs = await partner.get("/v3/partner/users")
    assert (needs.status, needs.codes) == (400, ["BDC_1108"])
    where = {"organizationId": api.account.organization_id}
    users = (await partner.get("/v3/partner/users", headers=where)).body["results"]
    body = {"organizationId": api.account.organization_id, "userId": users[1]["id"]}
    session = (await partner.post("/v3/partner/login-as-user", body)).body
    assert session["trusted"] is False
    user = api.also(devKey=api.sandbox.partner.dev_key, sessionId=session["sessionId"])
    assert (await user.get("/v3/login/session")).body["userId"] == users[1]["id"]
    assert (await user.get("/v3/bills")).status == 200


async def test_a_user_without_a_phone_sets_one_up_first(api: Api, partner: Api) -> None:
    organization = api.account.organization_id
    users = (await partner.get("/v3/partner/users", headers={"organizationId": organization})).body["results"]
    body = {"organizationId": organization, "userId": users[1]["id"]}
    session = (await partner.post("/v3/partner/login-as-user", body)).body["sessionId"]
    user = api.also(devKey=api.sandbox.partner.dev_key, sessionId=session)
    refused = await user.post("/v3/mfa/challenge", {})
    assert (refused.status, refused.codes) == (422, ["BDC_1354"])
    setup = (await user.post("/v3/mfa/setup", {"phone": "+14085550199", "type": "TEXT"})).body["setupId"]
    checked = {"setupId": setup, "type": "TEXT", "token": "123456"}
    assert (await user.post("/v3/mfa/validate", checked)).status == 200
    assert (await user.post("/v3/mfa/challenge", {})).status == 200


async def test_partner_makes_an_organization_with_a_user(api: Api, partner: Api) -> None:
    address = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}
    made = await partner.post("/v3/partner/organizations", {"name": "New one", "address": address})
    assert made.status == 201
    where = {"organizationId": made.body["id"]}
    body = {"firstName": "A", "email": "a@example.com", "username": "worker1", "acceptTermsOfService": True}
    user = await partner.post("/v3/partner/users", body, headers=where)
    assert user.body["role"]["type"] == "ADMINISTRATOR"
    session = await partner.post(
        "/v3/partner/login-as-user", {"organizationId": made.body["id"], "userId": user.body["id"]}
    )
    inside = api.also(devKey=api.sandbox.partner.dev_key, sessionId=session.body["sessionId"])
    assert (await inside.get("/v3/bills")).body == {"results": []}
    assert (await inside.get(f"/v3/organizations/{made.body['id']}")).body["name"] == "New one"
    other = await inside.get(f"/v3/organizations/{api.account.organization_id}")
    assert other.status == 403
