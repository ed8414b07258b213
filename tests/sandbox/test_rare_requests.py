"""Rare requests, and their answers."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bill_async.sandbox import Fault, Sandbox, SandboxClock
from bill_async.sandbox.storage import SqliteStorage, StateError

from .conftest import Api, Start

ADDRESS = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}
SUBSCRIPTIONS = "/connect-events/v3/subscriptions"


# ---- logins


async def test_a_partner_with_a_wrong_key_is_refused(api: Api) -> None:
    partner = api.sandbox.partner
    body = {"appKey": "wrong", "username": partner.username, "password": partner.password}
    refused = await api.also().post("/v3/partner/login", body)
    assert (refused.status, refused.codes) == (401, ["BDC_1102"])


async def test_a_partner_cannot_act_as_nobody(api: Api, partner: Api) -> None:
    organization = api.account.organization_id
    users = (await partner.get("/v3/partner/users", headers={"organizationId": organization})).body["results"]
    await api.post(f"/v3/users/{users[1]['id']}/archive")
    for body, status, code in (
        ({"organizationId": "00801AAAAAAAAAAAAAAA", "userId": users[0]["id"]}, 400, "BDC_1123"),
        ({"organizationId": organization, "userId": "00601AAAAAAAAAAAAAAA"}, 422, "BDC_1205"),
        ({"organizationId": organization, "userId": users[1]["id"]}, 401, "BDC_1111"),
    ):
        refused = await partner.post("/v3/partner/login-as-user", body)
        assert (refused.status, refused.codes) == (status, [code])


# ---- the network


async def test_what_the_network_is_asked(api: Api) -> None:
    short = await api.get("/v3/network?name=ce")
    assert (short.status, short.messages) == (400, ["name: must have at least 3 characters"])
    found = (await api.get("/v3/network?name=cedar")).body["results"]
    assert found
    post_code = found[0]["addresses"][0]["zipOrPostalCode"]
    assert found[0] in (await api.get(f"/v3/network?name=cedar&zipOrPostalCode={post_code}")).body["results"]
    assert (await api.get("/v3/network?name=cedar&zipOrPostalCode=00000")).body["results"] == []


async def test_who_cannot_be_invited(api: Api) -> None:
    vendor = (await api.first("/v3/vendors"))["id"]
    path = f"/v3/network/invitation/vendor/{vendor}"
    before = (await api.get(path)).body
    known = (await api.get("/v3/network?name=cedar")).body["results"][0]["id"]
    unknown = await api.post(path, {"networkId": "1234567890", "networkType": "BILL"})
    assert (unknown.status, unknown.messages) == (422, ["networkId: 1234567890 is not in the network"])
    bare = await api.post(path, {"networkId": known, "networkType": "RPPS"})
    assert (bare.status, bare.messages) == (400, ["rppsInformation: must not be null"])
    assert (await api.get(path)).body == before


# ---- files


async def test_an_upload_is_asked_for_like_its_document(api: Api) -> None:
    bill = (await api.first("/v3/bills"))["id"]
    upload = (await api.post(f"/v3/documents/bills/{bill}?name=a.pdf", data=b"%PDF-1.4")).body
    assert (await api.get(f"/v3/documents/{upload['id']}")).body == upload


async def test_a_picture_is_put_only_where_it_was_asked_for(spend: Api) -> None:
    url = (await spend.post("/v3/spend/reimbursements/upload-image-url")).body["url"]
    head, _, token = url.rpartition("/")
    wrong = f"{head}/{'0' * len(token)}"
    assert (await spend.also()("PUT", wrong, data=b"png", headers={"Content-Type": "image/png"})).status == 404
    assert (await spend.also()("PUT", url, data=b"png", headers={"Content-Type": "image/png"})).status == 200


async def test_a_body_that_comes_in_pieces_has_a_limit_too(api: Api) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(7):
            yield b"x" * 1024 * 1024

    vendor = (await api.first("/v3/vendors"))["id"]
    url = f"{api.sandbox.url}/connect/v3/attachments/vendors/{vendor}?name=a.pdf"
    async with api.http.post(url, data=pieces(), headers=api.headers) as answer:
        assert answer.status == 400
        assert "must not be longer than" in (await answer.json())[0]["message"]


# ---- lists


async def test_fifty_are_archived_at_a_time(api: Api) -> None:
    ids = [api.sandbox.seed("departments", name=f"D{number}")["id"] for number in range(51)]
    path = "/v3/classifications/departments/bulk"
    over = await api.post(f"{path}/archive?ids={','.join(ids)}")
    assert (over.status, over.messages) == (400, ["ids: size must be between 1 and 50"])
    assert (await api.post(f"{path}/archive?ids={','.join(ids[:50])}")).status == 200


async def test_a_cursor_that_was_made_by_hand_is_refused(api: Api) -> None:
    page = (await api.get("/v3/bills?max=1&sort=amount:asc")).body["nextPage"]
    *place, _ = json.loads(base64.urlsafe_b64decode(page + "=" * (-len(page) % 4)))
    for value in ("text", [1], {}):
        made = base64.urlsafe_b64encode(json.dumps([*place, value]).encode()).decode().rstrip("=")
        refused = await api.get(f"/v3/bills?max=1&sort=amount:asc&page={made}")
        assert (refused.status, refused.messages) == (400, ["page: invalid cursor"])


# ---- notifications


async def test_a_test_event_is_one_of_the_catalog(api: Api) -> None:
    body = {
        "name": "Mine",
        "status": {"enabled": True},
        "events": [{"type": "bill.created", "version": "1"}],
        "notificationUrl": "https://example.com/hook",
    }
    made = (await api.post(SUBSCRIPTIONS, body, headers={"X-Idempotent-Key": str(uuid4())})).body
    refused = await api.post(f"{SUBSCRIPTIONS}/{made['id']}/test", {"eventType": "bill.eaten"})
    assert refused.status == 400
    assert refused.messages == ["eventType: bill.eaten is not in the catalog"]
    wrong = await api.post(f"{SUBSCRIPTIONS}/{made['id']}/test", {"eventType": "vendor.created", "vendor": 5})
    assert wrong.status == 400
    assert "LinkedHashMap" in wrong.messages[0]


# ---- faults


async def test_the_wait_of_a_log_normal_fault_is_random_but_repeatable(start: Start) -> None:
    waits = []
    for _ in range(2):
        clock = Noting()
        api = await start(clock=clock)
        await api.log_in()
        api.sandbox.faults.add(Fault("latency", operation="listBills", seconds=10.0, distribution="lognormal", seed=3))
        for _ in range(5):
            assert (await api.get("/v3/bills")).status == 200
        waits.append(clock.slept)
    assert waits[0] == waits[1]
    assert len(set(waits[0])) == 5
    assert all(1.0 < wait < 100.0 for wait in waits[0])


class Noting(SandboxClock):
    """A clock that is turned by whoever sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


async def test_the_state_of_a_fault_is_shown(api: Api) -> None:
    fault = api.sandbox.faults.add(Fault("latency", operation="listBills", seconds=0.0))
    await api.get("/v3/bills")
    assert repr(fault) == f"ActiveFault({fault.fault!r}, seen=1, triggered=1)"


# ---- the clock


async def test_sleepers_of_other_threads_wake_when_the_clock_is_turned() -> None:
    clock = SandboxClock()
    sleeping = asyncio.create_task(clock.sleep(600.0))
    await asyncio.sleep(0)
    await clock.sleep(0.0)
    assert not sleeping.done()
    await asyncio.to_thread(clock.advance, 600.0)
    async with asyncio.timeout(10):
        await sleeping


def test_a_timer_whose_loop_is_over_is_forgotten() -> None:
    clock = SandboxClock()

    async def wait() -> None:
        Sandbox(objects=0, clock=clock).client_clock.call_later(60.0, lambda: None)

    asyncio.run(wait())
    clock.advance(120.0)


# ---- what a sandbox holds


def test_a_credit_comes_to_its_lines() -> None:
    sandbox = Sandbox(objects=0)
    lines: dict[str, Any] = {
        "vendor_credits": {"vendorCreditLineItems": [{"amount": 5}, {"amount": Decimal("2.50")}]},
        "credit_memos": {"creditMemoLineItems": [{"quantity": 3, "price": Decimal("2.50")}]},
    }
    for kind, given in lines.items():
        assert sandbox.seed(kind, **given, amount=Decimal("7.50"))["amount"] == Decimal("7.50")
        with pytest.raises(ValueError, match=r"amount 7.49 is not the sum of the lines, 7\.50"):
            sandbox.seed(kind, **given, amount=Decimal("7.49"))


def test_a_bill_may_be_due_for_any_amount() -> None:
    sandbox = Sandbox(objects=0)
    bill = sandbox.seed("bills", amount=100, dueAmount=30)
    organization = sandbox.accounts[0].organization_id
    (vendor,) = sandbox.objects(organization, "vendors")
    assert (bill["dueAmount"], vendor["balance"]["amount"]) == (30, 30)


def test_what_is_placed_belongs_to_what_is_in_use() -> None:
    sandbox = Sandbox(objects=0)
    vendors = [sandbox.seed("vendors", **state) for state in ({"archived": True}, {"billCurrency": "EUR"}, {})]
    assert sandbox.seed("bills")["vendorId"] == vendors[2]["id"]
    archived = sandbox.seed("bank_accounts", status="PENDING")
    payment = sandbox.seed("payments")
    assert payment["fundingAccount"]["id"] != archived["id"]


def test_some_amounts_are_larger_than_a_float_can_hold() -> None:
    sandbox = Sandbox(objects={"bills": 5000, "vendors": 10, "invoices": 500, "customers": 10})
    organization = sandbox.accounts[0].organization_id
    amounts = [bill["amount"] for bill in sandbox.objects(organization, "bills")]
    assert any(Decimal(float(amount)) != amount and amount > 10**13 for amount in amounts)


# ---- the state


def test_a_state_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match=r"cannot be created: .*; give another file"):
        SqliteStorage(tmp_path / "file" / "state.db", {})


async def test_objects_of_an_unknown_kind_or_organization(api: Api) -> None:
    organization = api.account.organization_id
    for query in (f"organization={organization}&kind=bill", "organization=008&kind=bills", ""):
        assert (await api.get(f"/_sandbox/objects?{query}")).status == 404
