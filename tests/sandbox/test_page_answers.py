"""What the page's addresses answer, without a browser."""

from __future__ import annotations

import sys

import aiohttp
import pytest

from bill_async.sandbox import Sandbox, page

from .conftest import Api
from .fake_clock import FixedTime


async def ask(api: Api, method: str, path: str, **options: object) -> tuple[int, str]:
    async with api.http.request(method, api.sandbox.url + path, **options) as response:  # type: ignore[arg-type]
        return response.status, await response.text()


async def test_is_not_part_of_the_log(api: Api) -> None:
    before = api.sandbox.requests
    assert (await ask(api, "GET", "/_sandbox/"))[0] == 200
    assert (await ask(api, "GET", "/_sandbox"))[0] == 200
    assert (await ask(api, "GET", "/_sandbox/live"))[0] == 200
    assert [repr(request) for request in api.sandbox.requests] == [repr(request) for request in before]


async def test_forbids_scripts_of_others(api: Api) -> None:
    async with api.http.get(api.sandbox.url + "/_sandbox/") as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    for site in ("cross-site", "same-site"):
        for path in ("clock", "sessions", "faults"):
            answer = await ask(api, "POST", f"/_sandbox/{path}", json={"advance": 60}, headers={"Sec-Fetch-Site": site})
            assert answer[0] == 403
    assert (await api.get("/v3/bills")).status == 200


async def test_no_credential_is_shown(api: Api) -> None:
    account, partner = api.sandbox.accounts[0], api.sandbox.partner
    secrets = {
        account.dev_key, account.password, account.spend_token, account.sync_token, account.remember_me_id,
        partner.app_key, partner.password, api.headers["sessionId"],
    }  # fmt: skip
    await api.also(apiToken=account.spend_token).get("/v3/spend/cards")
    for path in ("/_sandbox/", "/_sandbox/live", "/_sandbox/state", "/_sandbox/requests"):
        _, text = await ask(api, "GET", path)
        assert not [secret for secret in secrets if secret in text]


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "{}", '{"advance": 0}', '{"advance": -5}', '{"advance": "x"}', '{"advance": 1e300}']
)
async def test_the_clock_runs_forward_only(api: Api, body: str) -> None:
    before = api.sandbox.clock.now()
    assert (await ask(api, "POST", "/_sandbox/clock", data=body))[0] == 400
    assert (api.sandbox.clock.now() - before).total_seconds() < 60


async def test_the_clock_is_turned(api: Api) -> None:
    before = api.sandbox.clock.now()
    assert await ask(api, "POST", "/_sandbox/clock", json={"advance": 3600.5}) == (204, "")
    assert 3600 <= (api.sandbox.clock.now() - before).total_seconds() < 3660


async def test_another_clock_is_left_alone() -> None:
    async with Sandbox(objects=0, clock=FixedTime()) as sandbox, aiohttp.ClientSession() as http:
        api = Api(sandbox, http)
        assert "cannot be turned" in (await ask(api, "GET", "/_sandbox/"))[1]
        status, text = await ask(api, "POST", "/_sandbox/clock", json={"advance": 60})
        assert (status, "cannot be turned" in text) == (400, True)


@pytest.mark.parametrize("path", ["browse", "browse?organization=1&kind=bills", "nothing", "../page.py", "page.html"])
async def test_what_is_not_there(api: Api, path: str) -> None:
    assert (await ask(api, "GET", f"/_sandbox/{path}"))[0] == 404


async def test_an_unknown_kind(api: Api) -> None:
    organization = api.account.organization_id
    assert (await ask(api, "GET", f"/_sandbox/browse?organization={organization}&kind=bill"))[0] == 404
    assert (await ask(api, "GET", f"/_sandbox/browse?organization={organization}&kind=bills&start=x"))[0] == 200


async def test_every_kind_can_be_shown(api: Api) -> None:
    organization = api.account.organization_id
    for kind in api.sandbox.counts()[organization]:
        status, _ = await ask(api, "GET", f"/_sandbox/browse?organization={organization}&kind={kind}")
        assert status == 200


async def test_says_what_to_install(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    page._templates.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    status, text = await ask(api, "GET", "/_sandbox/")
    assert status == 501
    assert "bill-async[sandbox]" in text
    assert (await ask(api, "GET", "/_sandbox/state"))[0] == 200
