"""The number of logins of each kind of account, and their contents, as the server sees them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from unit.fakes import settle
from unit.loopback import (
    BILL_ID,
    EXPIRED,
    ORGANIZATION,
    InstantClock,
    Loopback,
    Received,
    answer,
    client_of,
    errors,
    reset,
    until,
)

from bill_async import (
    AuthenticationError,
    DeadlineExceededError,
    DecodeError,
    Limits,
    MemorySessionStore,
    MfaRequiredError,
    Options,
    OrganizationCredentials,
    PartnerCredentials,
    RateLimitedError,
    RetryPolicy,
    ServerError,
    SpendCredentials,
    SyncTokenCredentials,
    TransportError,
)
from bill_async._auth.sessions import Session
from bill_async._http.account import ANONYMOUS

TRUSTED = OrganizationCredentials("key", "user", "pass", "00801ABCDEFGHIJKLMNO", remember_me_id="rem", device="dev")
PARTNER = PartnerCredentials("the-app-key", "partner", "the-password", dev_key="the-developer-key")
USER = ("00801ABCDEFGHIJKLMNO", "00601ABCDEFGHIJKLMNO")
_EXPIRED = errors(EXPIRED[0], status=EXPIRED[1])


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def logins(server: Loopback, path: str = "/v3/login") -> list[Any]:
    """Return the bodies of the logins."""
    return [json.loads(request.body) for request in server.received if request.path == path]


def logouts(server: Loopback) -> list[Received]:
    return [request for request in server.received if request.path.endswith("/logout")]


async def test_every_login_carries_the_remembered_device(server: Loopback) -> None:
    clock = InstantClock()
    async with client_of(server, organization=TRUSTED, clock=clock) as client:
        await client.bills.get(BILL_ID)
        server.script = [_EXPIRED]
        await client.bills.get(BILL_ID)
        clock.turn(36 * 60)
        await client.bills.get(BILL_ID)
    assert [call.headers["sessionid"] for call in server.calls] == [
        f"session-number-{number}" for number in (1, 1, 2, 3)
    ]
    first, second, third = logins(server)
    assert first == second == third
    assert (first["rememberMeId"], first["device"]) == ("rem", "dev")


async def test_a_users_logins_carry_the_remembered_device_too(server: Loopback) -> None:
    async with client_of(server, organization=None, partner=PARTNER) as client:
        user = client.as_user(*USER, remember_me_id="rem", device="dev")
        server.script = [answer({"sessionId": "user-1"}), answer({"id": BILL_ID}), _EXPIRED, answer({"sessionId": "u"})]
        await user.bills.get(BILL_ID)
        await user.bills.get(BILL_ID)
    bodies = logins(server, "/v3/partner/login-as-user")
    assert len(bodies) == 2
    assert {(body["rememberMeId"], body["device"]) for body in bodies} == {("rem", "dev")}
    assert len(logins(server, "/v3/partner/login")) == 1


async def test_users_with_other_remembered_devices_have_sessions_of_their_own(server: Loopback) -> None:
    async with client_of(server, organization=None, partner=PARTNER) as client:
        for number, device in enumerate(("one", "two", "one"), 1):
            server.script = [answer({"sessionId": f"user-{number}"})] if number < 3 else []
            await client.as_user(*USER, remember_me_id=device).bills.get(BILL_ID)
    assert [body["rememberMeId"] for body in logins(server, "/v3/partner/login-as-user")] == ["one", "two"]


async def test_a_partner_whose_session_is_over_logs_in_once_for_its_user(server: Loopback) -> None:
    async with client_of(server, organization=None, partner=PARTNER) as client:
        server.script = [answer({"sessionId": "user-1"})]
        await client.as_user(*USER).bills.get(BILL_ID)
        server.script = [_EXPIRED, answer({"sessionId": "user-2"})]
        await client.as_user(USER[0], "00601OTHERUSERABCDEF").bills.get(BILL_ID)
        # Each user's session is ended with the client, the partner's is not: BILL knows no logout for it.
    assert len(logins(server, "/v3/partner/login")) == 2
    assert len(logins(server, "/v3/partner/login-as-user")) == 3
    assert sorted(request.headers["sessionid"] for request in logouts(server)) == ["user-1", "user-2"]


async def test_a_session_in_use_lives_on(server: Loopback) -> None:
    clock = InstantClock()
    async with client_of(server, clock=clock) as client:
        for _ in range(5):
            await client.bills.get(BILL_ID)
            clock.turn(30 * 60.0)
        assert server.logins == 1


async def test_a_call_whose_wait_outlasts_the_session_logs_in_again(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [errors("BDC_1322", status=422, Retry_After="2400")]
    async with client_of(server, clock=clock) as client:
        call = asyncio.create_task(client.bills.get(BILL_ID, wait=True))
        await until(lambda: any(state.waiting for state in client.limits.snapshot()))
        clock.turn(2400.0)
        await call
    assert [call.headers["sessionid"] for call in server.calls] == ["session-number-1", "session-number-2"]


async def test_a_call_that_waited_goes_in_its_turn_while_the_session_lasts(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [server.hang]
    async with client_of(server, clock=clock, options=Options(limits=Limits(concurrency=1))) as client:
        calls: list[asyncio.Task[Any]] = []
        for number in range(3):
            calls.append(asyncio.create_task(client.raw.request("GET", f"/v3/bills/{number}", wait=True)))
            await server.hanging.wait()
            await until(lambda: any(state.waiting == len(calls) - 1 for state in client.limits.snapshot()))
            clock.turn(10.0 if number < 2 else 0.0)
        server.go_on.set()
        await asyncio.gather(*calls)
    assert [call.path for call in server.calls] == [f"/v3/bills/{number}" for number in range(3)]


async def test_the_session_of_a_sync_token_lives_for_two_days(server: Loopback) -> None:
    clock = InstantClock()
    token = SyncTokenCredentials("key", "name", "token", "00801ABCDEFGHIJKLMNO")
    async with client_of(server, organization=token, clock=clock) as client:
        await client.bills.get(BILL_ID)
        clock.turn(47 * 3600 - 1)
        await client.bills.get(BILL_ID)
        assert server.logins == 1
        clock.turn(47 * 3600)  # an hour before BILL ends it
        await client.bills.get(BILL_ID)
    assert server.logins == 2


async def test_a_call_that_needs_no_login_makes_none(server: Loopback) -> None:
    async with client_of(server) as client:
        await client.health.get()
    (request,) = server.received
    assert not {"devkey", "sessionid"} & request.headers.keys()


async def test_a_login_whose_answer_does_not_fit_is_named(server: Loopback) -> None:
    server.login = answer({"sessionId": 7})
    async with client_of(server) as client:
        with pytest.raises(DecodeError) as caught:
            await client.bills.get(BILL_ID)
    assert caught.value.operation == "login"


async def test_what_a_login_says_of_its_session_is_shared(server: Loopback) -> None:
    store = MemorySessionStore()
    server.login = answer({"sessionId": "s", "organizationId": USER[0], "userId": USER[1], "trusted": True})
    async with client_of(server, session_store=store) as client:
        await client.bills.get(BILL_ID)
    (stored,) = store._stored.values()
    assert stored.session == Session("s", *USER, trusted=True)


async def test_a_logout_that_fails_is_not_repeated(server: Loopback) -> None:
    server.logout = reset
    async with client_of(server) as client:
        await client.bills.get(BILL_ID)
    assert len(logouts(server)) == 1


async def test_the_calls_of_a_token_of_spend_count_by_the_minute(server: Loopback) -> None:
    server.script = [answer({"results": []})]
    async with client_of(server, spend=SpendCredentials("token")) as client:
        await client.spend.budgets.list()
        (minute,) = (state for state in client.limits.snapshot() if state.limit == "minute")
        assert (minute.used, minute.allowed) == (1, 60)
        assert "hour" not in {state.limit for state in client.limits.snapshot()}


@pytest.mark.parametrize("code", ["BDC_1109", "BDC_1361", "BDC_1101"])
async def test_a_token_of_spend_never_logs_in(server: Loopback, code: str) -> None:
    server.script = [errors(code, status=401)] * 3
    async with client_of(server, organization=ORGANIZATION, spend=SpendCredentials("token")) as client:
        for _ in range(3):
            with pytest.raises((AuthenticationError, MfaRequiredError)):
                await client.spend.cards.get("crd_1")
    assert (server.logins, len(server.calls), logouts(server)) == (0, 3, [])


async def test_two_hundred_logins_an_hour_and_no_more(server: Loopback) -> None:
    clock = InstantClock()
    options = Options(wait=False, limits=Limits(linger=0.0, margin=0.0))
    async with client_of(server, organization=None, clock=clock, options=options) as client:

        async def call(number: int) -> None:
            one = OrganizationCredentials("the-developer-key", "user", "password", f"00801{number:015}")
            await client.for_organization(one).bills.get(BILL_ID)

        for number in range(200):
            await call(number)
        for _ in range(3):
            with pytest.raises(RateLimitedError) as caught:
                await call(200)
            assert (caught.value.limit, caught.value.status) == ("login", 0)
        assert server.logins == 200
        await call(7)  # who is logged in goes on
        assert caught.value.retry_at is not None
        clock.turn((caught.value.retry_at - clock.now()).total_seconds() + 1.0)
        await call(200)
    assert server.logins == 201


async def test_a_session_is_shared_by_the_same_credentials_of_the_same_bill_only(server: Loopback) -> None:
    store = MemorySessionStore()

    async def call(**settings: Any) -> None:
        async with client_of(server, session_store=store, **settings) as client:
            await client.bills.get(BILL_ID)

    await call()
    await call()
    assert server.logins == 1
    for number, changed in enumerate(({"dev_key": "another-key"}, {"username": "b"}, {"organization_id": "00801B"}), 2):
        given = {"dev_key": "the-developer-key", "username": "user", "password": "the-password"}
        given |= {"organization_id": ORGANIZATION.organization_id} | changed
        await call(organization=OrganizationCredentials(**given))
        assert server.logins == number
    async with Loopback().running() as other, client_of(other, session_store=store) as client:
        await client.bills.get(BILL_ID)
        assert other.logins == 1
    assert logouts(server) == []  # others may be using what is shared
    assert "password" not in repr(store._stored)
    assert "key" not in repr(store._stored)


# ---- the options of the call that starts a login


_QUICK = Options(retry=RetryPolicy(base=0.0))


async def test_a_login_is_not_repeated_for_a_call_without_retries(server: Loopback) -> None:
    server.login = errors("BDC_1000", status=500)
    async with client_of(server, options=_QUICK) as client:
        with pytest.raises(ServerError) as caught:
            await client.bills.get(BILL_ID, retries=0)
        assert (caught.value.operation, server.logins) == ("login", 1)
        with pytest.raises(ServerError):
            await client.bills.get(BILL_ID, retries=1)
        assert server.logins == 3
    assert server.calls == []


async def test_a_login_for_a_user_has_the_options_of_the_call_too(server: Loopback) -> None:
    server.login = errors("BDC_1000", status=500)
    async with client_of(server, organization=None, partner=PARTNER, options=_QUICK) as client:
        with pytest.raises(ServerError):
            await client.as_user(*USER).bills.get(BILL_ID, retries=0)
    assert len(server.received) == 1


async def test_a_login_takes_no_longer_than_the_timeout_of_the_call(server: Loopback) -> None:
    server.login = server.hang
    async with client_of(server, options=_QUICK) as client:
        with pytest.raises(TransportError, match=r"login: no answer within .*; tried once"):
            await client.bills.get(BILL_ID, retries=0, timeout=0.05)
        server.go_on.set()


async def test_a_login_does_not_wait_for_a_call_that_does_not_wait(server: Loopback) -> None:
    async with client_of(server, options=Options(limits=Limits(logins=0))) as client:
        with pytest.raises(RateLimitedError) as caught:
            await client.bills.get(BILL_ID, wait=False)
        assert caught.value.limit == "login"


async def test_the_impatience_of_one_call_does_not_fail_another(server: Loopback) -> None:
    """The call that starts the login allows no repetition; the one that waits for it logs in again."""

    async def fail_then_succeed(request: Received, writer: asyncio.StreamWriter) -> None:
        if server.logins == 1:
            server.hanging.set()
            await server.go_on.wait()
            await errors("BDC_1000", status=500)(request, writer)
        else:
            await answer({"sessionId": "s"})(request, writer)

    server.login = fail_then_succeed
    async with client_of(server, options=_QUICK) as client:
        hasty = asyncio.create_task(client.bills.get(BILL_ID, retries=0))
        await server.hanging.wait()
        patient = asyncio.create_task(client.bills.get(BILL_ID))
        as_hasty = asyncio.create_task(client.bills.get(BILL_ID, retries=0))
        await settle()
        server.go_on.set()
        outcomes = await asyncio.gather(hasty, patient, as_hasty, return_exceptions=True)
    assert [type(outcome).__name__ for outcome in outcomes] == ["ServerError", "Bill", "ServerError"]
    assert server.logins == 2


async def test_a_login_outlives_the_deadline_of_the_call_that_started_it(server: Loopback) -> None:
    async def slow(request: Received, writer: asyncio.StreamWriter) -> None:
        server.hanging.set()
        await server.go_on.wait()
        await answer({"sessionId": "s"})(request, writer)

    server.login = slow
    async with client_of(server) as client:
        with pytest.raises(DeadlineExceededError, match="during the login"):
            await client.bills.get(BILL_ID, deadline=0.05)
        waiting = asyncio.create_task(client.bills.get(BILL_ID))
        await server.hanging.wait()
        server.go_on.set()
        assert (await waiting).id == BILL_ID
    assert server.logins == 1


async def test_an_account_whose_headers_never_change_is_always_ready() -> None:
    authorization = ANONYMOUS.ready()
    assert await ANONYMOUS.authorize({}) is authorization
    assert dict(authorization.headers.reveal()) == {}
