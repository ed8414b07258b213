"""The limits: exact counts, documented codes, and visible counters."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bill_async.operations import all_operations
from bill_async.sandbox import SandboxClock, SandboxLimits

from .conftest import Api, Start


class GateClock(SandboxClock):
    """Holds every request that sleeps until the gate is opened."""

    def __init__(self, start: datetime | None = None) -> None:
        super().__init__(start)
        self.waiting = 0
        self.gate = asyncio.Event()
        self.arrived = asyncio.Condition()

    async def sleep(self, seconds: float) -> None:
        async with self.arrived:
            self.waiting += 1
            self.arrived.notify_all()
        await self.gate.wait()

    async def until(self, count: int) -> None:
        async with self.arrived:
            await self.arrived.wait_for(lambda: self.waiting >= count)


async def held(start: Start, organizations: int = 1) -> tuple[Api, GateClock]:
    """Return a sandbox whose requests stay in flight, and its clock."""
    clock = GateClock()
    wait = 0.0
    api = await start(clock=clock, latency=lambda: wait, organizations=organizations)
    await api.log_in()
    wait = 1.0
    return api, clock


async def test_fourth_call_in_flight_is_refused_at_once(start: Start) -> None:
    api, clock = await held(start)
    running = [asyncio.create_task(api.get("/v3/bills")) for _ in range(3)]
    await clock.until(3)
    for _ in range(5):
        refused = await api.get("/v3/bills")
        assert (refused.status, refused.codes) == (422, ["BDC_1322"])
        assert refused.body[0]["category"] == "DOWNSTREAM"
    assert clock.waiting == 3
    clock.gate.set()
    assert [answer.status for answer in await asyncio.gather(*running)] == [200, 200, 200]
    assert (await api.get("/v3/bills")).status == 200
    assert api.sandbox.limits["rejected"] == {"concurrency": 5}
    assert api.sandbox.limits["peak"] == {api.account.organization_id: 3}
    assert api.sandbox.limits["in_flight"] == {}
    assert api.sandbox.rejected == 5


async def test_a_refused_write_changes_nothing(start: Start) -> None:
    api, clock = await held(start)
    before = api.sandbox.counts()
    running = [asyncio.create_task(api.get("/v3/bills")) for _ in range(3)]
    await clock.until(3)
    refused = await api.post("/v3/classifications/departments", {"name": "New"})
    assert refused.codes == ["BDC_1322"]
    assert api.sandbox.counts() == before
    clock.gate.set()
    await asyncio.gather(*running)


async def test_each_organization_has_its_own_three(start: Start) -> None:
    api, clock = await held(start, organizations=2)
    other = api.also()
    account = api.sandbox.accounts[1]
    clock.gate.set()
    answer = await other.post(
        "/v3/login",
        {
            "devKey": account.dev_key,
            "username": account.username,
            "password": account.password,
            "organizationId": account.organization_id,
        },
    )
    other.headers = {"devKey": account.dev_key, "sessionId": answer.body["sessionId"]}
    clock.gate.clear()
    clock.waiting = 0
    running = [asyncio.create_task(each.get("/v3/bills")) for each in (api, other) for _ in range(3)]
    await clock.until(6)
    assert (await other.get("/v3/vendors")).codes == ["BDC_1322"]
    clock.gate.set()
    assert {answer.status for answer in await asyncio.gather(*running)} == {200}


async def test_a_cut_connection_gives_its_place_back(start: Start) -> None:
    api, clock = await held(start)
    running = [asyncio.create_task(api.get("/v3/bills")) for _ in range(3)]
    await clock.until(3)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    clock.gate.set()
    assert (await api.get("/v3/health")).status == 200
    assert api.sandbox.limits["in_flight"] == {}
    assert (await api.get("/v3/bills")).status == 200


async def test_the_clock_hour(start: Start) -> None:
    clock = SandboxClock(datetime(2026, 5, 4, 10, 30, tzinfo=UTC))
    api = await start(clock=clock, limits=SandboxLimits(hour=5))
    await api.log_in()
    statuses = [(await api.get("/v3/bills")).status for _ in range(7)]
    assert statuses == [200] * 5 + [422] * 2
    refused = await api.get("/v3/bills")
    assert refused.codes == ["BDC_1144"]
    assert refused.messages == ["Max number of allowed requests per hour reached: 5."]
    clock.advance(30 * 60)
    assert (await api.get("/v3/bills")).status == 200
    assert api.sandbox.limits["rejected"] == {"hour": 3}


async def test_logins(start: Start) -> None:
    api = await start(limits=SandboxLimits(logins=2))
    assert [(await api.log_in()).status for _ in range(3)] == [200, 200, 422]
    assert (await api.log_in()).codes == ["BDC_1144"]


async def test_spend_minute(start: Start) -> None:
    clock = SandboxClock(datetime(2026, 5, 4, 10, 30, tzinfo=UTC))
    api = await start(clock=clock, limits=SandboxLimits(spend_minute=2))
    spend = api.also(apiToken=api.account.spend_token)
    answers = [await spend.get("/v3/spend/users") for _ in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 429]
    assert answers[-1].codes == ["BDC_1144"]
    clock.advance(60)
    assert (await spend.get("/v3/spend/users")).status == 200


async def test_text_messages_are_five_a_minute(api: Api) -> None:
    answers = [await api.post("/v3/mfa/challenge", {}) for _ in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [422]
    assert (answers[-1].codes, answers[-1].messages) == (
        ["BDC_1144"],
        ["Max number of text messages per minute reached: 5."],
    )


async def test_e_mails_are_not_text_messages(api: Api) -> None:
    invoice = await api.first("/v3/invoices")
    mail = {"replyTo": {"userId": api.account.user_id}, "recipient": {"to": ["a@example.com"]}}
    sent = [(await api.post(f"/v3/invoices/{invoice['id']}/email", mail)).status for _ in range(7)]
    assert sent == [200] * 7
    vendors = (await api.get("/v3/vendors?max=7")).body["results"]
    invited = [
        (await api.post(f"/v3/network/invitation/vendor/{vendor['id']}/email", {"email": "v@example.com"})).status
        for vendor in vendors
    ]
    assert invited == [200] * 7
    assert (await api.post("/v3/mfa/challenge", {})).status == 200
    assert api.sandbox.rejected == 0
    texting = {operation.id for operation in all_operations() if operation.quota == "text_message"}
    assert texting == {"generateChallenge", "setup"}


async def test_no_limits(start: Start) -> None:
    api = await start(limits=SandboxLimits.none())
    await api.log_in()
    answers = await asyncio.gather(*[api.get("/v3/bills?max=1") for _ in range(40)])
    assert {answer.status for answer in answers} == {200}


async def test_defaults_are_the_documented_limits() -> None:
    limits = SandboxLimits()
    assert (limits.concurrency, limits.hour, limits.logins) == (3, 20_000, 200)
    assert (limits.spend_minute, limits.text_messages) == (60, 5)


@pytest.mark.parametrize("latency", [0.0, lambda: 0.0])
async def test_latency_may_be_a_function(start: Start, latency: object) -> None:
    api = await start(latency=latency)
    assert (await api.get("/v3/health")).status == 200
