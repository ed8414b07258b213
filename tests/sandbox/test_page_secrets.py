"""What the page shows of a request and its answer: all but the secrets."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bill_async._schema.models import Model
from bill_async.operations import all_operations
from bill_async.sandbox import Fault

from .conftest import Answer, Api
from .test_page_answers import SUBSCRIPTIONS, ask, idempotent, subscription

WRONG = "a-secret-of-elsewhere"
"""A credential that the sandbox does not know, such as one for BILL itself."""


async def opened(api: Api, number: int | None = None) -> str:
    """Return what the page shows of a request when it is opened: by default, of the last one."""
    last = len(api.sandbox.requests) if number is None else number
    status, text = await ask(api, "GET", f"/_sandbox/exchanges/{last}")
    assert status == 200
    return html.unescape(text)


async def everything(api: Api) -> str:
    """Return all that the page shows, with all requests opened."""
    pages = [(await ask(api, "GET", f"/_sandbox/{name}"))[1] for name in ("", "live", "log", "state", "requests")]
    return "\n".join([*pages, *[await opened(api, number + 1) for number in range(len(api.sandbox.requests))]])


def credentials(api: Api) -> set[str]:
    account, partner = api.sandbox.accounts[0], api.sandbox.partner
    return {
        account.dev_key, account.password, account.spend_token, account.sync_token, account.remember_me_id,
        partner.app_key, partner.password, *api.sandbox._state.auth.sessions, WRONG,
    }  # fmt: skip


async def test_headers_and_bodies_are_shown(api: Api) -> None:
    vendor = await api.first("/v3/vendors?max=1")
    await api("PATCH", f"/v3/vendors/{vendor['id']}", {"name": "Other name"}, headers={"X-Trace": "abc"})
    shown = await opened(api)
    for text in (
        f"PATCH /connect/v3/vendors/{vendor['id']}", "X-Trace", "abc", '"name": "Other name"', "200 OK",
        "Content-Length", "application/json", vendor["id"],
    ):  # fmt: skip
        assert text in shown


async def test_no_secret_of_a_login_is_shown(api: Api, partner: Api) -> None:
    account = api.account
    await api.log_in(password=WRONG)
    await api.log_in(devKey=WRONG)
    await api.log_in(username=account.sync_token_name, password=account.sync_token)
    await api.log_in(rememberMeId=account.remember_me_id, device=account.device)
    await api.also(apiToken=account.spend_token).get("/v3/spend/cards")
    await api.also(apiToken=WRONG, Authorization=f"Bearer {WRONG}", Cookie=f"a={WRONG}").get("/v3/spend/cards")
    await partner.get("/v3/partner/organizations")
    await api.post("/v3/partner/login-as-user", {"organizationId": account.organization_id})
    shown = await everything(api)
    assert [secret for secret in credentials(api) if secret in shown] == []
    assert shown.count('"password": "***"') == 6
    assert '"username": "admin.' in shown


async def test_no_secret_under_another_name_or_in_another_place_is_shown(api: Api) -> None:
    account, session = api.account, api.headers["sessionId"]
    login = {"devKey": account.dev_key, "username": account.username, "organizationId": account.organization_id}
    await api.post("/v3/login", {**login, "passwrod": WRONG, "other": {"x": WRONG}})
    await api.post("/v3/login", [WRONG, {"y": WRONG}])
    await api.post("/v3/vendors", {"name": "A", "apiToken": WRONG, "deep": [{"client_secret": {"a": WRONG}}]})
    await api.post("/v3/vendors", {"name": f"Bearer {session}", "email": account.password})
    await api("POST", "/v3/login", data=f'{{"password": "{WRONG}"'.encode())
    await api("POST", "/v3/nothing", data=f"password={WRONG}".encode())
    await api.get(f"/v3/bills?sessionId={WRONG}&devkey={WRONG}&api_key={WRONG}&key={WRONG}&token={WRONG}&a={session}")
    await api.get(f"/v3/bills/{session}")
    await api.get("/v3/bills", headers={"X-Forwarded-Session": session, "User-Agent": account.dev_key})
    shown = await everything(api)
    assert [secret for secret in credentials(api) if secret in shown] == []


async def test_no_code_and_no_trust_of_mfa_is_shown_with_requests(api: Api) -> None:
    await api.log_in()
    challenge = (await api.post("/v3/mfa/challenge", {"useBackup": False})).body["challengeId"]
    code = re.findall(r"\d{6}", api.sandbox.messages[-1].text)[0]
    body = {"challengeId": challenge, "token": code, "device": "mine", "machineName": "mine", "rememberMe": True}
    answer = await api.post("/v3/mfa/challenge/validate", body)
    assert answer.status == 200, answer.body
    requests = [await opened(api, number + 1) for number in range(len(api.sandbox.requests))]
    for secret in (f'"{code}"', answer.body["rememberMeId"]):
        assert not [text for text in requests if secret in text]
    assert code in (await ask(api, "GET", "/_sandbox/"))[1]  # as a message, for people who log in by hand


async def test_no_key_and_no_link_of_others_is_shown(api: Api) -> None:
    made = await api.post(SUBSCRIPTIONS, subscription("http://127.0.0.1:9/"), headers=idempotent())
    path = f"{SUBSCRIPTIONS}/{made.body['id']}/security-key"
    renewed = await api.post(path, headers=idempotent())
    upload = await api.also(apiToken=api.account.spend_token).post("/v3/spend/reimbursements/image-upload-url")
    token = upload.body["url"].rpartition("/")[2]
    await api("PUT", upload.body["url"], data=b"x", headers={"Content-Type": "image/png"})
    bank = await api.first("/v3/funding-accounts/banks?max=1")
    shown = await everything(api) + await browsed(api, "bank_accounts")
    secrets = (made.body["securityKey"], renewed.body["securityKey"], token, f'"{bank["accountNumber"]}"')
    assert [secret for secret in secrets if secret in shown] == []
    assert "X-Idempotent-Key" in shown
    assert "/_uploads/***" in shown


async def browsed(api: Api, kind: str) -> str:
    _, text = await ask(api, "GET", f"/_sandbox/browse?organization={api.account.organization_id}&kind={kind}")
    return html.unescape(text)


def secret_fields() -> Iterator[tuple[type[Model], str]]:
    """Yield all secret fields of all models that an operation sends or answers."""
    todo = [operation.body.model for operation in all_operations() if operation.body is not None]
    todo += [operation.answer.kind.named for operation in all_operations() if operation.answer.kind is not None]
    seen: set[Any] = {None}
    while todo:
        model = todo.pop()
        if model in seen or not issubclass(model, Model):
            continue
        seen.add(model)
        yield from ((model, field.wire) for field in model.__fields__ if field.secret)
        todo += [field.kind.named for field in model.__fields__]


async def test_no_field_that_is_secret_anywhere_is_shown(api: Api) -> None:
    names = {wire for _, wire in secret_fields()}
    assert {"password", "sessionId", "devKey", "appKey", "token", "rememberMeId", "securityKey"} <= names
    await api.post("/v3/vendors", {name: {"a": WRONG} for name in names})
    shown = await opened(api)
    assert WRONG not in shown
    assert [name for name in names if f'"{name}": "***"' not in shown] == []


JSON = st.recursive(
    st.sampled_from([None, True, 5, "text", "CREDENTIAL", "in CREDENTIAL, too"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON, path=st.sampled_from(["/v3/vendors", "/v3/login", "/v3/nothing", "/v3/bills"]))
async def test_no_credential_is_shown_wherever_it_is(api: Api, value: Any, path: str) -> None:
    session = api.headers["sessionId"]
    data = json.dumps(value).replace("CREDENTIAL", session).encode()
    await api("POST", path, data=data)
    text = await opened(api)
    assert session not in text
    assert session not in (await ask(api, "GET", "/_sandbox/live"))[1]


async def test_what_is_not_json_is_not_shown(api: Api) -> None:
    await api("POST", "/v3/vendors", data=b'{"name": "A"', headers={"Content-Type": "application/json"})
    assert "12 bytes of application/json that are not JSON and are not shown" in await opened(api)
    await api("POST", "/v3/vendors", data=b'{"name": "' + b"A" * 300_000 + b'"}')
    assert "The body is longer than 262,144 bytes and is not shown." in await opened(api)
    await api.get("/v3/vendors?max=1")
    assert "No body." in await opened(api)


async def test_a_long_body_is_cut(api: Api) -> None:
    await api.get("/v3/bills?max=100")
    shown = await opened(api)
    assert re.search(r"The first 40,000 of \d+,\d+ characters", shown)
    assert len(shown) < 50_000


async def test_the_answer_of_a_fault_is_shown(api: Api) -> None:
    answers: list[Answer] = []
    for fault in (
        Fault("status", status=503, body="Gone for lunch", content_type="text/plain", times=1),
        Fault("error_array", code="BDC_1002", times=1),
        Fault("content_type", times=1),
    ):
        api.sandbox.faults.add(fault)
        answers.append(await api.get("/v3/vendors?max=1"))
    unavailable, array, typed = [await opened(api, number) for number in range(2, 5)]
    assert "Gone for lunch" in unavailable
    assert "503 Service Unavailable" in unavailable
    assert "BDC_1002" in array
    assert "text/plain" in typed
    assert '"results": [' in typed
    api.sandbox.faults.add(Fault("status", status=599, times=1))
    await api.get("/v3/vendors?max=1")
    assert "<code>599</code>" in await opened(api)


@pytest.mark.parametrize("kind", ["slow", "truncated", "cut", "reset"])
async def test_an_answer_that_is_sent_in_parts_is_shown_whole(api: Api, kind: Any) -> None:
    api.sandbox.faults.add(Fault(kind, seconds=0.001, executed=True, times=1))
    with contextlib.suppress(aiohttp.ClientError, ValueError):
        await api.get("/v3/vendors?max=1")
    shown = await opened(api)
    assert ('"results": [' in shown) is (kind in ("slow", "truncated", "reset"))


async def test_only_the_newest_bodies_are_kept(api: Api) -> None:
    await api.get("/v3/vendors?max=1")
    for _ in range(1_000):
        await api.get("/v3/bills/1")
    assert "are not kept any more" in await opened(api, 2)
    assert '"BDC_1205"' in await opened(api, 3)
    assert "are not kept any more" in await opened(api, 99_999)
    assert "are not kept any more" in await opened(api, 0)


async def test_bodies_are_kept_in_limited_memory(api: Api) -> None:
    sizes = []
    for _ in range(300):
        answer = await api.get("/v3/bills?max=100")
        sizes.append(len(answer.raw))
    kept = [number for number in range(2, 302) if "not kept" not in await opened(api, number)]
    assert kept == list(range(kept[0], 302))
    assert kept[0] > 2
    assert 15_000_000 < sum(sizes[number - 2] for number in kept) < 16 * 1024 * 1024


@pytest.mark.parametrize("before", ["", "x", "0", "-1", "1", "2", "99999", "9" * 40, "٣"])
async def test_any_start_of_the_log_is_answered(api: Api, before: str) -> None:
    status, text = await ask(api, "GET", f"/_sandbox/log?before={before}")
    assert (status, "/v3/login" in text) == (200, before not in ("0", "1"))


async def test_limits_are_named_by_organization(api: Api) -> None:
    await api.get("/v3/bills?max=1")
    await api.also(apiToken=api.account.spend_token).get("/v3/spend/cards")
    shown = json.loads((await ask(api, "GET", "/_sandbox/live"))[1])["html"]["limits"]
    name = api.sandbox._state.auth.organizations[api.account.organization_id].details["name"]
    assert f'In flight <span class="quiet" title="{api.account.organization_id}">{name}' in shown
    assert f'Spend requests this minute <span class="quiet" title="{api.account.organization_id}">{name}' in shown


async def test_the_limits_that_are_used_most_are_shown(api: Api) -> None:
    limiter = api.sandbox._state.limiter
    for number in range(40):
        limiter.enter("key", f"organization-{number}")
        limiter.leave("key", f"organization-{number}")
    limiter.enter("key", "organization-7")
    shown = json.loads((await ask(api, "GET", "/_sandbox/live"))[1])["html"]["limits"]
    assert shown.index("organization-7") < shown.index("organization-0")
    assert re.search(r"\d+ others are used less", shown)
