"""The records of hooks: every request, the reasons for waits, and no secrets."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from unit.loopback import (
    BILL_ID,
    EXPIRED,
    ORGANIZATION,
    TOO_MANY,
    InstantClock,
    Loopback,
    answer,
    client_of,
    errors,
    half,
    reset,
    until,
)

from bill_async import (
    AttemptRecord,
    BillClient,
    BillError,
    CallRecord,
    ClientClosedError,
    ConfigurationError,
    NotFoundError,
    Options,
    OutcomeUnknownError,
    RateLimitedError,
    ServerError,
)
from bill_async._base.clock import SystemClock
from bill_async._limits.limiter import Limits


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


class Heard:
    """Hooks that keep what they are told."""

    def __init__(self, **options: Any) -> None:
        self.attempts: list[AttemptRecord] = []
        self.calls: list[CallRecord] = []
        options.setdefault("limits", Limits(linger=0.0))
        self.options = Options(on_attempt=self.attempts.append, on_call=self.calls.append, **options)

    def outcomes(self, operation: str = "getBill") -> list[str]:
        return [record.outcome for record in self.attempts if record.operation == operation]


async def test_one_record_for_each_attempt_and_each_call(server: Loopback) -> None:
    heard = Heard()
    async with client_of(server, options=heard.options) as client:
        await client.bills.get(BILL_ID)
    assert [(record.operation, record.outcome, record.status) for record in heard.attempts] == [
        ("login", "answered", 200),
        ("getBill", "answered", 200),
        ("logout", "answered", 200),
    ]
    record = heard.attempts[1]
    assert (record.accessor, record.family, record.method) == ("bills.get", "v3", "GET")
    assert record.path == "/v3/bills/{billId}"
    assert record.organization == ORGANIZATION.organization_id
    assert (record.attempt, record.bytes, record.codes, record.error) == (1, 30, frozenset(), None)
    assert not record.will_retry
    call = heard.calls[1]
    assert (call.operation, call.attempts, call.error) == ("getBill", (record,), None)


async def test_every_outcome_has_its_name(server: Loopback) -> None:
    heard = Heard()
    faults = [
        errors(EXPIRED[0], status=EXPIRED[1]),
        errors(TOO_MANY[0], status=TOO_MANY[1]),
        errors("BDC_1001", status=500),
        half,
        reset,
        errors("BDC_1205", status=404),
    ]
    server.script = list(faults)
    clock = InstantClock()
    async with client_of(server, options=heard.options, clock=clock) as client:
        call = asyncio.create_task(client.bills.get(BILL_ID))
        await until(lambda: any(state.waiting for state in client.limits.snapshot()))
        clock.turn(3.0)
        with pytest.raises(NotFoundError):
            await call
    told = [record for record in heard.attempts if record.operation == "getBill"]
    assert [record.outcome for record in told] == ["session", "limited", "server", "lost", "lost", "refused"]
    assert [record.attempt for record in told] == [1, 2, 3, 4, 5, 6]
    assert [record.status for record in told] == [401, 422, 500, None, None, 404]
    assert [set(record.codes) for record in told] == [
        {"BDC_1109"},
        {"BDC_1322"},
        {"BDC_1001"},
        set(),
        set(),
        {"BDC_1205"},
    ]
    assert [record.will_retry for record in told] == [True] * 5 + [False]
    assert [record.waited.get("backoff") for record in told] == [None, None, None, 0.5, 1.0, 2.0]
    assert told[2].error is ServerError
    assert told[2].waited["concurrency"] == pytest.approx(2.0)
    whole = next(record for record in heard.calls if record.operation == "getBill")
    assert whole.error is NotFoundError
    assert whole.codes == {"BDC_1205"}
    assert whole.waited == {"concurrency": pytest.approx(2.0), "backoff": 3.5}
    assert len(server.calls) == len(told)


async def test_what_was_never_sent_is_told_apart() -> None:
    heard = Heard()
    options = heard.options
    async with BillClient(organization=ORGANIZATION, environment="http://127.0.0.1:9", options=options) as client:
        with pytest.raises(BillError):
            await client.bills.get(BILL_ID, retries=0)
    assert heard.outcomes("login")[0] == "unsent"
    assert heard.outcomes("getBill") == []
    call = next(call for call in heard.calls if call.operation == "getBill")
    assert call.attempts == ()
    assert call.error is not None


async def test_a_call_that_is_broken_off_is_told(server: Loopback) -> None:
    heard = Heard()
    async with client_of(server, options=heard.options) as client:
        await client.bills.get(BILL_ID)
        server.script = [server.hang]
        task = asyncio.create_task(client.bills.get(BILL_ID))
        await server.hanging.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert heard.outcomes() == ["answered", "cancelled"]
    assert [call.error for call in heard.calls if call.operation == "getBill"] == [None, asyncio.CancelledError]


async def test_a_write_in_the_air_while_the_client_closes_is_told(server: Loopback) -> None:
    heard = Heard()
    client = client_of(server, options=heard.options)
    await client.bills.get(BILL_ID)
    server.script = [server.hang]
    calls = [
        asyncio.create_task(client.raw.request("POST", "/v3/vendors", json={})),
        asyncio.create_task(client.bills.get(BILL_ID)),
    ]
    await server.hanging.wait()
    await client.close()
    raised = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(raised[0], OutcomeUnknownError)
    told = {call.operation: call.error for call in heard.calls}
    assert told["POST /v3/vendors"] is OutcomeUnknownError
    if isinstance(raised[1], ClientClosedError):
        assert told["getBill"] is ClientClosedError


async def test_the_time_in_the_queue_is_told_by_limit(server: Loopback) -> None:
    heard = Heard()
    async with client_of(server, options=heard.options, clock=SystemClock()) as client:
        await client.bills.get(BILL_ID)
        server.script = [server.hang] * 3
        calls = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(4)]
        await server.hanging.wait()
        await asyncio.sleep(0.02)
        server.go_on.set()
        await asyncio.gather(*calls)
    waited = [record.waited for record in heard.attempts if "concurrency" in record.waited]
    assert len(waited) == 1
    assert 0.01 < waited[0]["concurrency"] < 5.0


async def test_the_time_of_a_login_is_told(server: Loopback) -> None:
    heard = Heard()

    async def slow(request: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        await answer({"sessionId": "session-number-1"})(request, writer)

    server.login = slow
    async with client_of(server, options=heard.options, clock=SystemClock()) as client:
        await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(3)))
        await client.bills.get(BILL_ID)
    waited = [record.waited.get("session", 0.0) for record in heard.attempts if record.operation == "getBill"]
    assert [seconds > 0.01 for seconds in waited] == [True, True, True, False]


async def test_a_refusal_to_wait_names_the_limit(server: Loopback) -> None:
    heard = Heard(limits=Limits(hour=2))
    async with client_of(server, options=heard.options) as client:
        await client.bills.get(BILL_ID)
        with pytest.raises(RateLimitedError):
            await client.bills.get(BILL_ID, wait=False)
    call = next(call for call in heard.calls if call.error is RateLimitedError)
    assert (call.limit, call.attempts) == ("hour", ())


async def test_a_hook_that_fails_is_harmless(server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    told: list[object] = []

    def broken(_: object) -> None:
        raise RuntimeError("the hook is broken")

    options = Options(on_attempt=[broken, told.append], on_call=[broken, told.append])
    with caplog.at_level(logging.ERROR, "bill_async"):
        async with client_of(server, options=options) as client:
            assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert len(told) == 6
    assert "the hook is broken" in caplog.text


@pytest.mark.parametrize("hook", [5, [print, 5], "print"])
def test_a_hook_is_a_function(hook: Any) -> None:
    with pytest.raises(ConfigurationError, match="hook"):
        Options(on_attempt=hook)


def test_a_hook_is_not_asynchronous() -> None:
    async def hook(_: object) -> None: ...

    class Hook:
        async def __call__(self, _: object) -> None: ...

    for wrong in (hook, Hook()):
        with pytest.raises(ConfigurationError, match="asynchronous"):
            Options(on_call=wrong)


async def test_records_show_no_id_and_no_secret(server: Loopback) -> None:
    heard = Heard()
    server.script = [errors("BDC_1205", status=404, message=f"session-number-1 and {BILL_ID}")] * 9
    async with client_of(server, options=heard.options) as client:
        for path in (f"/v3/bills/{BILL_ID}", "/v3/spend/Q2FyZDphYmM=/x", f"/v3/payments/{'x' * 30}"):
            with pytest.raises(NotFoundError):
                await client.raw.request("GET", path)
        with pytest.raises(NotFoundError):
            await client.bills.get(BILL_ID)
    shown = repr(heard.attempts) + repr(heard.calls)
    for secret in (BILL_ID, "session-number", "the-password", "the-developer-key", "Q2FyZDphYmM", "xxxxx"):
        assert secret not in shown
    assert {call.operation for call in heard.calls if call.accessor == "raw.request"} == {
        "GET /v3/bills/{id}",
        "GET /v3/spend/{id}/x",
        "GET /v3/payments/{id}",
    }


async def test_a_list_makes_a_call_for_each_page(server: Loopback) -> None:
    heard = Heard()
    server.script = [answer({"results": [], "nextPage": "a"}), answer({"results": []})]
    async with client_of(server, options=heard.options) as client:
        await client.bills.list().collect()
    assert heard.outcomes("listBills") == ["answered", "answered"]
    assert [len(call.attempts) for call in heard.calls if call.operation == "listBills"] == [1, 1]
