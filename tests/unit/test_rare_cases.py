"""Rare cases, and their results for the caller."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from unit.fakes import FakeClock, settle
from unit.loopback import BILL_ID, Loopback, answer, client_of, errors, reset

from bill_async import (
    AuthenticationError,
    BillUpdate,
    ClientClosedError,
    DecodeError,
    InvalidRequestError,
    MemorySessionStore,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitedError,
    SpendCredentials,
    ValidationError,
)
from bill_async._auth.sessions import Session, SessionKeeper, StoredSession
from bill_async._limits.limiter import Limiter, Limits, Scope
from bill_async.types import CallOptions


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


# ---- logins


async def test_a_login_without_a_session_is_no_login(server: Loopback) -> None:
    server.login = answer({"organizationId": "00801ABCDEFGHIJKLMNO", "sessionId": ""})
    async with client_of(server) as client:
        with pytest.raises(DecodeError, match="holds no session") as caught:
            await client.bills.get(BILL_ID)
    assert caught.value.path == "$.sessionId"
    assert server.calls == []


class SlowStore(MemorySessionStore):
    """A store whose own time limit passes."""

    async def load(self, name: str) -> StoredSession | None:
        raise TimeoutError("the store did not answer")


async def test_a_time_limit_of_the_store_is_not_taken_for_the_deadline(server: Loopback) -> None:
    async with client_of(server, session_store=SlowStore()) as client:
        with pytest.raises(TimeoutError, match="the store did not answer"):
            await client.bills.get(BILL_ID, deadline=60)
    assert server.received == []


async def test_a_session_that_another_process_has_replaced_is_not_put_back() -> None:
    clock = FakeClock()
    store = MemorySessionStore(clock=clock)

    async def login(options: CallOptions) -> Session:
        return Session(id="ours")

    keeper = SessionKeeper(login, clock, store=store, name="acme")
    session = await keeper.get()
    theirs = StoredSession(Session(id="theirs"), clock.now().timestamp())
    await store.save("acme", theirs)
    clock.turn(1200.0)
    keeper.touch(session)
    assert await keeper.get() == session
    assert await store.load("acme") == theirs


WITHOUT_LOCKS = """
import asyncio, sys
sys.modules["fcntl"] = None  # as on Windows
from bill_async import FileSessionStore
from bill_async._auth.sessions import Session, StoredSession

async def main():
    store, stored = FileSessionStore(sys.argv[1]), StoredSession(Session(id="one"), 1.0)
    other_process = FileSessionStore(sys.argv[1])
    async with store.login_lock("acme"), other_process.login_lock("acme"):
        await store.save("acme", stored)
    print(await FileSessionStore(sys.argv[1]).load("acme") == stored)

asyncio.run(main())
"""


def test_without_file_locks_a_login_goes_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_LOCKS, str(tmp_path / "sessions")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "True\n")


async def test_a_call_that_takes_no_proof_carries_none(server: Loopback) -> None:
    server.script = [answer({"status": "UP"})]
    async with client_of(server, organization=None, spend=SpendCredentials("the-token")) as client:
        await client.webhooks.health.get()
    (request,) = server.received
    assert "the-token" not in str(request.headers)


async def test_a_call_that_counts_against_no_limit_is_not_repeated_when_it_meets_one(server: Loopback) -> None:
    server.script = [errors("BDC_1144", status=429)]
    async with client_of(server, organization=None) as client:
        with pytest.raises(RateLimitedError) as caught:
            await client.health.get()
    assert (caught.value.attempts, caught.value.limit, caught.value.retry_at) == (1, "", None)
    assert len(server.received) == 1


async def test_a_token_is_refused_and_nothing_is_logged_in(server: Loopback) -> None:
    server.script = [errors("BDC_1109", status=401)] * 2
    async with client_of(server, spend=SpendCredentials("the-token")) as client:
        with pytest.raises(AuthenticationError):
            await client.spend.budgets.get("bdg1")
    assert server.logins == 0


# ---- answers


async def test_errors_that_are_neither_objects_nor_texts_are_passed_over(server: Loopback) -> None:
    server.script = [answer([7, None, "no such bill", {"code": "BDC_1121", "message": "gone"}, [1]], 404)]
    async with client_of(server) as client:
        with pytest.raises(NotFoundError) as caught:
            await client.bills.get(BILL_ID)
    assert [(error.code, error.message) for error in caught.value.errors] == [
        (None, "no such bill"),
        ("BDC_1121", "gone"),
    ]


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_write_that_is_lost_after_an_error_of_the_server_is_unknown(server: Loopback, status: int) -> None:
    """The server's error does not say that nothing was done, and the answer that would say more is lost."""
    lost = [answer(b"", status)] + [reset] * 3
    server.script = lost
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.bills.update(BILL_ID, BillUpdate(description="new"))
    assert caught.value.attempts == 4
    assert len(server.calls) == 4


@pytest.mark.parametrize("status", [500, 503])
async def test_a_refusal_after_an_error_of_the_server_says_nothing_of_the_first(server: Loopback, status: int) -> None:
    server.script = [answer(b"", status), errors("BDC_1119", status=422)]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.bills.update(BILL_ID, BillUpdate(description="new"))
    assert (caught.value.attempts, caught.value.status) == (2, 422)


async def test_a_limit_after_an_error_of_the_server_leaves_the_first_unknown(server: Loopback) -> None:
    server.script = [answer(b"", 503), errors("BDC_1144", status=422)]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError, match="and then"):
            await client.bills.update(BILL_ID, BillUpdate(description="new"), wait=False)
    assert len(server.calls) == 2


async def test_an_error_of_the_server_is_final_when_a_refusal_came_first_to_a_read(server: Loopback) -> None:
    server.script = [answer(b"", 503), errors("BDC_1119", status=422)]
    async with client_of(server) as client:
        with pytest.raises(ValidationError):
            await client.bills.get(BILL_ID)


# ---- limits


async def test_a_refusal_to_wait_keeps_the_words_of_bill(server: Loopback) -> None:
    server.script = [errors("BDC_1144", status=422, message="The hour is used up")]
    async with client_of(server, clock=FakeClock()) as client:
        with pytest.raises(RateLimitedError, match="The hour is used up") as caught:
            await client.bills.get(BILL_ID, wait=False)
    assert caught.value.status == 422
    assert caught.value.retry_at is not None


async def test_an_hour_with_nothing_to_remember_is_forgotten() -> None:
    clock = FakeClock()
    limiter = Limiter(clock, Limits())
    for number in range(600):
        (await limiter.acquire(Scope(f"key{number}", "acme"))).release()
    clock.turn(7200.0)
    for number in range(2000):
        (await limiter.acquire(Scope(f"new{number}", "acme"))).release()
    assert not [state for state in limiter.snapshot() if state.key.startswith("key")]
    assert [state.used for state in limiter.snapshot() if state.key == "new1" and state.limit == "hour"] == [1]


# ---- requests


async def test_a_model_may_be_the_body_of_a_call_that_the_spec_does_not_know(server: Loopback) -> None:
    async with client_of(server) as client:
        await client.raw.request("POST", "/v3/new", json=BillUpdate(description="one"))
        await client.raw.request("POST", "/v3/new", json=[BillUpdate(description="two"), {"a": 1}])
    assert [call.body for call in server.calls] == [b'{"description":"one"}', b'[{"description":"two"},{"a":1}]']


@pytest.mark.parametrize("link", ["http://example.com/a.pdf", "ftp://bill.com/a.pdf", "a.pdf"])
async def test_a_link_that_is_not_https_is_not_followed(server: Loopback, link: str) -> None:
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match="not an https URL"):
            await client.download(link)
    assert server.received == []


async def test_filters_may_be_empty(server: Loopback) -> None:
    server.script = [answer({"results": []})]
    async with client_of(server) as client:
        assert (await client.bills.list(filters=[], sort=[])).items == []
    assert [call.path for call in server.calls] == ["/v3/bills?max=100"]


# ---- lists


async def test_a_list_may_be_shorter_than_what_is_asked_for(server: Loopback) -> None:
    server.script = [answer({"results": [{"id": BILL_ID}], "nextPage": "two"}), answer({"results": [{"id": BILL_ID}]})]
    async with client_of(server) as client:
        assert len((await client.bills.list(max=10)).items) == 1
        assert len(await client.bills.list().first(10)) == 1
    assert len(server.calls) == 2


async def test_a_walk_may_end_before_it_begins(server: Loopback) -> None:
    async with client_of(server) as client:
        pages = client.bills.list().pages()
        await pages.aclose()
        assert [page async for page in pages] == []
    assert server.received == []


# ---- cancellation


async def test_a_call_that_is_cancelled_as_its_limit_closes_is_cancelled() -> None:
    limiter = Limiter(FakeClock(), Limits())
    scope = Scope("key", "acme")
    permits = [await limiter.acquire(scope) for _ in range(3)]
    waiting = asyncio.create_task(limiter.acquire(scope, wait=5.0))
    await settle()
    waiting.cancel()
    limiter.rejected(permits[0], "BDC_1144")
    for permit in permits:
        permit.release()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert {state.waiting for state in limiter.snapshot()} == {0}


async def test_a_call_that_is_cancelled_as_all_are_refused_is_cancelled() -> None:
    limiter = Limiter(FakeClock(), Limits())
    scope = Scope("key", "acme")
    for _ in range(3):
        await limiter.acquire(scope)
    cancelled, refused = (asyncio.create_task(limiter.acquire(scope, wait=5.0)) for _ in range(2))
    await settle()
    cancelled.cancel()
    limiter.refuse_waiting(lambda: ClientClosedError("closed"))
    with pytest.raises(ClientClosedError, match="closed"):
        await refused
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    assert {state.waiting for state in limiter.snapshot()} == {0}
