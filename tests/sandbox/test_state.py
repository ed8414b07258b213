"""State that survives a restart and a kill."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from bill_async.sandbox import Sandbox, SandboxClock, StateError
from bill_async.sandbox.storage import FORMAT, SqliteStorage

from .conftest import Api
from .receiver import receiving

VENDOR = {
    "name": "Kept",
    "address": {"line1": "1 Main St", "city": "San Jose", "zipOrPostalCode": "95113", "country": "US"},
}


@asynccontextmanager
async def life(path: Path, **options: Any) -> AsyncIterator[Api]:
    """Run a sandbox on the file, with a trusted session."""
    async with Sandbox(state=path, **options) as sandbox, aiohttp.ClientSession() as http:
        api = Api(sandbox, http)
        await api.log_in(rememberMeId=api.account.remember_me_id, device=api.account.device)
        yield api


async def everything(api: Api) -> dict[str, Any]:
    sandbox = api.sandbox
    return {
        organization: {kind: list(sandbox.objects(organization, kind)) for kind in counts}
        for organization, counts in sandbox.counts().items()
    }


async def test_objects_come_back(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with life(file) as api:
        made = (await api.post("/v3/vendors", VENDOR)).body
        other = (await api.get("/v3/vendors?max=2")).body["results"]
        await api("PATCH", f"/v3/vendors/{other[0]['id']}", {"name": "Changed"})
        contact = await api.post(
            f"/v3/customers/{(await api.first('/v3/customers'))['id']}/contacts",
            {"firstName": "A", "lastName": "B", "email": "a@example.com"},
        )
        assert contact.status == 201, contact.body
        term = await api.first(f"/v3/organizations/{api.account.organization_id}/payment-terms")
        await api("DELETE", f"/v3/organizations/{api.account.organization_id}/payment-terms/{term['id']}")
        await api("PATCH", f"/v3/organizations/{api.account.organization_id}", {"phone": "+14085550199"})
        before = await everything(api)
    async with life(file) as api:
        assert await everything(api) == before
        assert (await api.get(f"/v3/vendors/{made['id']}")).body == made
        assert (await api.get("/v3/vendors?filters=name:eq:Kept")).body["results"] == [made]
        assert (await api.get(f"/v3/vendors/{made['id']}/audit-trail")).status in (200, 404)
        assert (await api.get(f"/v3/organizations/{api.account.organization_id}")).body["phone"] == "+14085550199"
        again = (await api.post("/v3/vendors", VENDOR)).body
        assert again["id"] != made["id"]
    with sqlite3.connect(file) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM objects").fetchone()
    connection.close()
    assert rows < 10  # what is seeded is not written


async def test_what_is_planned_happens(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with life(file) as api:
        identifier = await pay(api)
        clock = api.sandbox.clock
        assert isinstance(clock, SandboxClock)
        clock.advance(86400)
        ahead = clock.offset
    async with life(file) as api:
        clock = api.sandbox.clock
        assert isinstance(clock, SandboxClock)
        assert clock.offset == ahead
        clock.advance(9 * 86400)
        await api.log_in()
        assert (await api.get(f"/v3/payments/{identifier}")).body["singleStatus"] == "CLEARED"
    own = SandboxClock(datetime(2040, 1, 1, tzinfo=UTC))
    sandbox = Sandbox(state=file, clock=own)
    assert own.now().year == 2040
    await sandbox.close()


async def test_a_mass_payment_that_is_scheduled_is_made(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with life(file) as api:
        payment = (await api.get(f"/v3/payments/{await pay(api)}")).body
        bill = (await api.get(f"/v3/bills/{payment['billId']}")).body
        await api.post(f"/v3/payments/{payment['id']}/cancel")
        body = {"payments": [{"billId": bill["id"], "amount": "0.10"}], "fundingAccount": payment["fundingAccount"]}
        batch = (await api.post("/v3/payments/mass", body)).body
    async with life(file) as api:
        clock = api.sandbox.clock
        assert isinstance(clock, SandboxClock)
        clock.advance(1)
        done = (await api.get(f"/v3/payments/mass/{batch['paymentBatchId']}")).body
        assert (done["batchStatus"], done["count"]["completed"]) == ("COMPLETED", 1)
        assert done["completed"][0]["amount"] == Decimal("0.10")


async def pay(api: Api, **vendor: Any) -> str:
    made = (await api.post("/v3/vendors", {**VENDOR, **vendor})).body
    body = {
        "vendorId": made["id"],
        "dueDate": "2040-01-01",
        "invoice": {"invoiceNumber": "1", "invoiceDate": "2030-01-01"},
        "billLineItems": [{"amount": Decimal("10.00")}],
    }
    bill = (await api.post("/v3/bills", body)).body
    banks = (await api.get("/v3/funding-accounts/banks")).body["results"]
    bank = next(item for item in banks if item["status"] == "VERIFIED")
    payment = {
        "billId": bill["id"],
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": bank["id"]},
        "amount": Decimal("10.00"),
        "processingOptions": {"requestPayFaster": False, "createBill": False},
    }
    answer = await api.post("/v3/payments", payment)
    assert answer.status == 201, answer.body
    return str(answer.body["id"])


async def test_files_links_and_devices(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with life(file) as api:
        vendor = await api.first("/v3/vendors")
        path = f"/v3/attachments/vendors/{vendor['id']}"
        made = (await api("POST", f"{path}?name=a.txt", data=b"content")).body
        bill = await api.first("/v3/bills")
        await api("POST", f"/v3/documents/bills/{bill['id']}?name=b.pdf", data=b"%PDF-")
        challenge = (await api.post("/v3/mfa/challenge", {"useBackup": False})).body["challengeId"]
        trust = await api.post(
            "/v3/mfa/challenge/validate",
            {"challengeId": challenge, "token": "123456", "rememberMe": True, "device": "d", "machineName": "m"},
        )
        assert trust.status == 200, trust.body
    async with life(file) as api:
        (shown,) = (await api.get(path)).body["results"]
        assert shown["downloadLink"].startswith(api.sandbox.url)
        assert shown["downloadLink"].rpartition("/_files/")[2] == made["downloadLink"].rpartition("/_files/")[2]
        assert (await api.get(shown["downloadLink"])).raw == b"content"
        assert len((await api.get(f"/v3/documents/bills/{bill['id']}")).body["results"]) == 1
        answer = await api.log_in(rememberMeId=trust.body["rememberMeId"], device="d")
        assert answer.body["trusted"] is True


async def test_connections(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with life(file) as api:
        vendors = (await api.get("/v3/vendors?max=2")).body["results"]
        network = (await api.get("/v3/network?name=cedar")).body["results"][0]["id"]
        accepted = {"networkId": network, "type": "VENDOR", "id": vendors[0]["id"]}
        assert (await api.post("/v3/network/invitation/accept", accepted)).status == 200
        invited = {"email": "v@example.com", "name": "V"}
        assert (await api.post(f"/v3/network/invitation/vendor/{vendors[1]['id']}/email", invited)).status == 200
        before = [(await api.get(f"/v3/network/invitation/vendor/{vendor['id']}")).body for vendor in vendors]
    async with life(file) as api:
        after = [(await api.get(f"/v3/network/invitation/vendor/{vendor['id']}")).body for vendor in vendors]
        assert after == before
        assert [status["status"] for status in after] == ["CONNECTED", "PENDING"]


async def test_subscriptions_and_what_is_on_its_way(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    key = str(uuid4())
    async with receiving() as receiver:
        receiver.status = 500
        body = {
            "name": "Mine",
            "status": {"enabled": True},
            "events": [{"type": "vendor.created", "version": "1"}],
            "notificationUrl": receiver.url,
        }
        where = "/connect-events/v3/subscriptions"
        async with life(file) as api:
            made = (await api.post(where, body, headers={"X-Idempotent-Key": key})).body
            await api.post("/v3/vendors", VENDOR)
            await api.sandbox.webhooks_idle()
            assert len(receiver.received) == 1
        receiver.status = 200
        async with life(file) as api:
            assert (await api.post(where, body, headers={"X-Idempotent-Key": key})).body == made
            clock = api.sandbox.clock
            assert isinstance(clock, SandboxClock)
            clock.advance(2)
            await api.sandbox.webhooks_idle()
            assert [item.body for item in receiver.received] == [receiver.received[0].body] * 2
            (delivery,) = api.sandbox.deliveries
            assert (delivery.state, delivery.tried) == ("delivered", 2)
        async with life(file) as api:
            assert api.sandbox.deliveries == []


async def test_what_was_on_its_way_to_a_subscription_that_is_gone_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    where = "/connect-events/v3/subscriptions"
    async with receiving() as receiver:
        receiver.status = 500
        body = {
            "name": "Mine",
            "status": {"enabled": True},
            "events": [{"type": "vendor.created", "version": "1"}],
            "notificationUrl": receiver.url,
        }
        async with life(file) as api:
            made = (await api.post(where, body, headers={"X-Idempotent-Key": str(uuid4())})).body
            await api.post("/v3/vendors", VENDOR)
            await api.sandbox.webhooks_idle()
            assert (await api("DELETE", f"{where}/{made['id']}")).status == 200
        async with life(file) as api:
            clock = api.sandbox.clock
            assert isinstance(clock, SandboxClock)
            clock.advance(60)
            await api.sandbox.webhooks_idle()
            assert api.sandbox.deliveries == []
    assert len(receiver.received) == 1


async def test_organizations_of_a_partner(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(life(file))
        account = api.sandbox.partner
        answer = await api.also().post(
            "/v3/partner/login",
            {"appKey": account.app_key, "username": account.username, "password": account.password},
        )
        partner = api.also(appKey=account.app_key, sessionId=answer.body["sessionId"])
        known = api.sandbox._state.new_organization
        assert known is not None
        made = known({"name": "New", "createdTime": "2026-01-01T00:00:00.000+00:00"})
        assert (await partner.get("/v3/partner/organizations")).status == 200
    async with life(file) as api:
        assert made.id in api.sandbox.counts()
        assert api.sandbox._organization(made.id).details["name"] == "New"


async def test_a_kill_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    file = tmp_path / "state.db"

    async def run() -> tuple[asyncio.subprocess.Process, dict[str, Any]]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bill_async.sandbox", "--state", str(file), "--no-limits"),
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        return process, json.loads(await process.stdout.readline())

    async def log_in(http: aiohttp.ClientSession, shown: dict[str, Any]) -> dict[str, str]:
        account = shown["organizations"][0]
        body = {
            "devKey": account["dev_key"],
            "username": account["username"],
            "password": account["password"],
            "organizationId": account["organization_id"],
        }
        async with http.post(f"{shown['url']}/connect/v3/login", json=body) as response:
            return {"devKey": account["dev_key"], "sessionId": (await response.json())["sessionId"]}

    made: list[str] = []
    process, shown = await run()
    async with aiohttp.ClientSession() as http:
        headers = await log_in(http, shown)

        async def write() -> None:
            while True:
                url = f"{shown['url']}/connect/v3/vendors"
                async with http.post(url, json=VENDOR, headers=headers) as response:
                    made.append((await response.json())["id"])
                    if len(made) == 30:
                        process.kill()

        with pytest.raises(aiohttp.ClientError):
            await write()
    assert await process.wait() == -signal.SIGKILL
    process, shown = await run()
    try:
        async with aiohttp.ClientSession() as http:
            headers = await log_in(http, shown)
            for identifier in made:
                url = f"{shown['url']}/connect/v3/vendors/{identifier}"
                async with http.get(url, headers=headers) as response:
                    assert (await response.json())["name"] == "Kept"
    finally:
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    assert len(made) >= 30


def test_what_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    journal = SqliteStorage(file, {"seed": 0})
    with pytest.raises(StateError, match="is another sandbox using it"):
        SqliteStorage(file, {"seed": 0})
    journal.close()
    with pytest.raises(StateError, match=r"a sandbox of seed 0, not of seed 1"):
        SqliteStorage(file, {"seed": 1})
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    with pytest.raises(StateError, match=rf"state\.db has format {FORMAT + 1}, .*: use a newer release"):
        SqliteStorage(file, {"seed": 0})
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StateError, match="a database of another program"):
        SqliteStorage(other, {})
    plain = tmp_path / "plain.txt"
    plain.write_text("not a database, but long enough to look like the beginning of one" * 20)
    with pytest.raises(StateError, match="not a SQLite file"):
        SqliteStorage(plain, {})


async def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    SqliteStorage(file, {"organizations": 1, "seed": 7, "objects": 500}).close()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bill_async.sandbox", "--state", str(file)),
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    _, errors = await process.communicate()
    assert process.returncode == 1
    assert b"holds the changes to a sandbox of organizations 1, seed 7, objects 500, not of" in errors
    assert b"Traceback" not in errors


def test_a_table_remembers_every_kind_of_change(tmp_path: Path) -> None:
    values: dict[str, Any] = {
        "set": {"b", "a"},
        "date": date(2026, 3, 2),
        "tuple": ("a", 1, None),
        "bytes": b"\x00\xff",
        "money": Decimal("0.10"),
        "odd": {"$date": "not one", "$x": [{"$set": 1}]},
        "nested": {"list": [{"of": {"things"}}]},
    }

    def opened() -> tuple[SqliteStorage, dict[str, Any]]:
        journal = SqliteStorage(tmp_path / "state.db", {})
        return journal, journal.table("scope", "name")

    journal, table = opened()
    table.update(values)
    table["gone"] = 1
    journal.commit()
    journal.close()
    journal, table = opened()
    assert table == {**values, "gone": 1}
    assert list(table) == [*values, "gone"]
    assert journal.table("scope", "name") is table
    del table["gone"]
    table["set"].add("c")
    table.setdefault("new", []).append(1)
    for name, value in table.items():
        if name == "nested":
            value["list"].append(2)
    assert table.get("nothing", 5) == 5
    assert table.pop("nothing", 6) == 6
    journal.commit()
    journal.commit()
    journal.close()
    journal, table = opened()
    assert table["set"] == {"a", "b", "c"}
    assert table["new"] == [1]
    assert table["nested"] == {"list": [{"of": {"things"}}, 2]}
    assert "gone" not in table
    table.clear()
    journal.commit()
    journal.close()
    journal, table = opened()
    assert table == {}
    journal.close()
