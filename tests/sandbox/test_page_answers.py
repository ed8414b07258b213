"""The endpoints of the admin page, without a browser."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import web

from bill_async.sandbox import Fault, Sandbox, admin_page

from .conftest import Api
from .fake_clock import FixedTime
from .receiver import receiving
from .test_deliveries import SUBSCRIPTIONS


async def ask(api: Api, method: str, path: str, **options: object) -> tuple[int, str]:
    async with api.http.request(method, api.sandbox.url + path, **options) as response:  # type: ignore[arg-type]
        return response.status, await response.text()


async def test_is_not_part_of_the_log(api: Api) -> None:
    before = api.sandbox.requests
    assert (await ask(api, "GET", "/_sandbox/"))[0] == 200
    assert (await ask(api, "GET", "/_sandbox"))[0] == 200
    assert (await ask(api, "GET", "/_sandbox/live"))[0] == 200
    assert [repr(request) for request in api.sandbox.requests] == [repr(request) for request in before]


async def test_faults_are_described_in_words(api: Api) -> None:
    for fault in (
        Fault("status", operation="bills.*", status=503, retry_after=7, every=3, times=2),
        Fault("status", method="post", status=502, executed=True, probability=0.25),
        Fault("latency", seconds=1.5, distribution="uniform"),
        Fault("error_array", operation="invoices.*", code="BDC_1002", times=1),
        Fault("reset", operation="invoices.*"),
    ):
        api.sandbox.faults.add(fault)
    shown = json.loads((await ask(api, "GET", "/_sandbox/live"))[1])["html"]["faults"]
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in re.split(r"<tr[^>]*>", shown)[2:]]
    assert [" ".join(row).removesuffix(" Remove") for row in rows] == [
        "status 503, Retry-After 7 bills.* every 3 requests, 2 times 0",
        "status 502 POST any 25% of the time, after it was executed 0",
        "latency 1.5 s, uniform any always 0",
        "error_array BDC_1002 invoices.* once 0",
        "reset invoices.* always 0",
    ]


async def test_an_organization_that_a_partner_made_is_shown(api: Api, partner: Api) -> None:
    address = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}
    made = await partner.post("/v3/partner/organizations", {"name": "New one", "address": address})
    assert made.status == 201
    assert made.body["id"] in (await ask(api, "GET", "/_sandbox/"))[1]
    assert (await ask(api, "GET", "/_sandbox/live"))[0] == 200


async def test_forbids_scripts_of_others(api: Api) -> None:
    async with api.http.get(api.sandbox.url + "/_sandbox/") as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    for site in ("cross-site", "same-site"):
        for path in ("clock", "sessions", "faults", "events", "deliveries/1/resend"):
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
        assert "cannot be advanced" in (await ask(api, "GET", "/_sandbox/"))[1]
        status, text = await ask(api, "POST", "/_sandbox/clock", json={"advance": 60})
        assert (status, "cannot be advanced" in text) == (400, True)


@pytest.mark.parametrize("path", ["browse", "browse?organization=1&kind=bills", "nothing", "../state.py", "page.html"])
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
    admin_page._templates.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    status, text = await ask(api, "GET", "/_sandbox/")
    assert status == 501
    assert "bill-async[sandbox]" in text
    assert (await ask(api, "GET", "/_sandbox/state"))[0] == 200


OURS = (
    ("GET", "messages"),
    ("GET", "requests"),
    ("GET", ""),
    ("POST", "faults"),
    ("DELETE", "faults"),
    ("POST", "sessions"),
    ("POST", "clock"),
)


@pytest.mark.parametrize(("method", "path"), OURS)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "10.0.0.1",
        "evil.example:80",
        "[bad",
        "",
        "@",
    ],
)
async def test_a_name_led_to_this_machine_reaches_nothing(api: Api, method: str, path: str, host: str) -> None:
    status, text = await ask(api, method, f"/_sandbox/{path}", json={"kind": "reset"}, headers={"Host": host})
    assert status == 403
    assert "is not a name of this sandbox" in text
    assert (len(list(api.sandbox.faults)), (await api.get("/v3/bills")).status) == (0, 200)


@pytest.mark.parametrize(("method", "path"), OURS)
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://[", "http://127.0.0.1:1", "http://127.0.0.1.evil.example"]
)
async def test_a_page_from_elsewhere_reaches_nothing(api: Api, method: str, path: str, origin: str) -> None:
    status, text = await ask(api, method, f"/_sandbox/{path}", json={"kind": "reset"}, headers={"Origin": origin})
    assert status == 403
    assert "Another web page" in text
    assert (len(list(api.sandbox.faults)), (await api.get("/v3/bills")).status) == (0, 200)


async def test_its_own_page_and_programs_reach_everything(api: Api) -> None:
    port = api.sandbox.url.rpartition(":")[2]
    for host in ("localhost", f"localhost:{port}", f"LOCALHOST:{port}", f"127.0.0.2:{port}", "[::1]", "bill.localhost"):
        for headers in ({"Host": host}, {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}):
            assert (await ask(api, "GET", "/_sandbox/messages", headers=headers))[0] == 200
            assert (await ask(api, "POST", "/_sandbox/clock", json={"advance": 1}, headers=headers))[0] == 204


async def test_a_link_to_the_page_may_be_followed(api: Api) -> None:
    assert (await ask(api, "GET", "/_sandbox/", headers={"Sec-Fetch-Site": "cross-site"}))[0] == 200


async def test_the_given_host_is_a_name_of_the_sandbox() -> None:
    async with Sandbox(objects=0, host="localhost") as sandbox, aiohttp.ClientSession() as http:
        api = Api(sandbox, http)
        assert (await ask(api, "GET", "/_sandbox/state"))[0] == 200
    async with Sandbox(objects=0, host="0.0.0.0") as sandbox, aiohttp.ClientSession() as http:
        api = Api(sandbox, http)
        port = sandbox.url.rpartition(":")[2]
        async with http.get(f"http://127.0.0.1:{port}/_sandbox/state") as response:
            assert response.status == 200
        async with http.get(f"http://127.0.0.1:{port}/_sandbox/state", headers={"Host": "10.0.0.1"}) as response:
            assert response.status == 403


async def test_bills_own_paths_are_answered_under_any_name(api: Api) -> None:
    headers = {**api.headers, "Host": "gateway.prod.bill.com"}
    assert (await api.also(**headers).get("/v3/bills")).status == 200


DROPPED = {
    "a body": b"POST /connect/v3/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
    "chunks": b"POST /connect/v3/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "a switch": b"POST /_sandbox/faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
    "a file": b"PUT /_uploads/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
    "an answer": b"POST /connect/v3/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("what", DROPPED)
async def test_a_client_that_goes_away_leaves_no_traceback(
    api: Api, what: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert api.sandbox._runner is not None
    server = api.sandbox._runner.server
    assert isinstance(server, web.Server)
    answer = server.request_handler
    begun, ended = asyncio.Event(), asyncio.Event()

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        begun.set()
        # aiohttp has no event for the end of a connection
        while what == "an answer" and request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110
            await asyncio.sleep(0)
        try:
            return await answer(request)
        finally:
            ended.set()

    if what == "an answer":
        api.sandbox.faults.add(Fault("slow", seconds=1))
    monkeypatch.setattr(server, "request_handler", handle)
    host, port = api.sandbox.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(DROPPED[what])
    await begun.wait()
    writer.transport.abort()
    await ended.wait()
    api.sandbox.faults.clear()
    assert (await ask(api, "GET", "/_sandbox/state"))[0] == 200
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


async def test_an_event_can_be_sent_and_a_notification_repeated(api: Api) -> None:
    async with receiving() as receiver:
        made = (await api.post(SUBSCRIPTIONS, subscription(receiver.url), headers=idempotent())).body
        status, text = await ask(api, "POST", "/_sandbox/events", json={"type": "bill.craeted"})
        assert (status, "did you mean 'bill.created'" in text) == (400, True)
        status, text = await ask(
            api, "POST", "/_sandbox/events", json={"type": "bill.created", "fields": {"amount": 5}}
        )
        (event_id,) = json.loads(text)["events"]
        await api.sandbox.webhooks_idle()
        (delivery,) = api.sandbox.deliveries
        assert (status, delivery.event_id, delivery.state) == (200, event_id, "delivered")
        assert receiver.received[0].json["bill"]["amount"] == 5
        _, page = await ask(api, "GET", "/_sandbox/")
        for shown in (event_id, delivery.signature, "&#34;amount&#34;:5", "Attempt 1"):
            assert shown in page
        assert made["securityKey"] not in page
        assert (await ask(api, "POST", f"/_sandbox/deliveries/{delivery.number}/resend"))[0] == 204
        await api.sandbox.webhooks_idle()
        assert [got.body for got in receiver.received] == [delivery.body] * 2
        assert (await ask(api, "POST", "/_sandbox/deliveries/99/resend"))[0] == 404


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"type": 5}', '{"type": "bill.created", "fields": []}', '{"type": "customer.updated"}',
             '{"type": "bill.created", "organization": "008"}', '{"type": "bill.created", "fields": {"x": 1}}'],
)  # fmt: skip
async def test_an_event_that_cannot_be_sent_is_refused(api: Api, body: str) -> None:
    assert (await ask(api, "POST", "/_sandbox/events", data=body))[0] in (400, 404)


def subscription(url: str) -> object:
    return {
        "name": "Mine",
        "status": {"enabled": True},
        "events": [{"type": "bill.created", "version": "1"}],
        "notificationUrl": url,
    }


def idempotent() -> dict[str, str]:
    return {"X-Idempotent-Key": str(uuid4())}
