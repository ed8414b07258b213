"""How many logins each kind of account makes, and what they carry, as the server sees it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from unit.loopback import BILL_ID, EXPIRED, ORGANIZATION, InstantClock, Loopback, Received, answer, client_of, errors

from bill_async import (
    AuthenticationError,
    Limits,
    MemorySessionStore,
    MfaRequiredError,
    Options,
    OrganizationCredentials,
    PartnerCredentials,
    RateLimitedError,
    SpendCredentials,
    SyncTokenCredentials,
)

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


async def test_the_session_of_a_sync_token_lives_for_two_days(server: Loopback) -> None:
    clock = InstantClock()
    token = SyncTokenCredentials("key", "name", "token", "00801ABCDEFGHIJKLMNO")
    async with client_of(server, organization=token, clock=clock) as client:
        await client.bills.get(BILL_ID)
        clock.turn(46 * 3600)
        await client.bills.get(BILL_ID)
        assert server.logins == 1
        clock.turn(48 * 3600)
        await client.bills.get(BILL_ID)
    assert server.logins == 2


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
