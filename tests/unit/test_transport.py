"""One call over a real connection: its requests, their number, and the cleanup."""

from __future__ import annotations

import asyncio
import gc
import gzip
import random
import threading
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
from unit.fakes import settle
from unit.loopback import (
    BILL_ID,
    ORGANIZATION,
    InstantClock,
    Loopback,
    Received,
    Step,
    answer,
    client_of,
    errors,
    half,
    reset,
    until,
)

from bill_async import (
    ApiError,
    AuthenticationError,
    BillClient,
    BillError,
    ClientClosedError,
    DeadlineExceededError,
    DecodeError,
    InvalidRequestError,
    MfaRequiredError,
    NotFoundError,
    Options,
    OrganizationCredentials,
    OutcomeUnknownError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
    TransportError,
    ValidationError,
)
from bill_async._limits.limiter import Limits
from bill_async.models import BillUpdate
from bill_async.retry import RetryPolicy
from bill_async.types import CallOptions

_NO_LINGER = Limits(linger=0.0)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def in_flight(client: BillClient) -> int:
    """Return how many permits are taken, of whatever organization."""
    return sum(state.used for state in client.limits.snapshot() if state.limit == "concurrency")


def waiting(client: BillClient) -> int:
    """Return how many calls wait for a permit."""
    return sum(state.waiting for state in client.limits.snapshot())


async def create(client: BillClient) -> Any:
    """Call something that must not be done twice."""
    return await client.raw.request("POST", "/v3/vendors", json={"name": "Acme"})


# ---- the plain case


async def test_a_call_logs_in_and_carries_both_proofs(server: Loopback) -> None:
    async with client_of(server) as client:
        bill = await client.bills.get(BILL_ID)
    assert bill.id == BILL_ID
    assert [request.path for request in server.received] == ["/v3/login", f"/v3/bills/{BILL_ID}", "/v3/logout"]
    call = server.calls[0]
    assert (call.headers["devkey"], call.headers["sessionid"]) == ("the-developer-key", "session-number-1")
    assert server.received[-1].headers["sessionid"] == "session-number-1"


async def test_a_hundred_calls_use_three_connections_and_one_login(server: Loopback) -> None:
    async with client_of(server, options=Options(wait=True)) as client:
        await client.bills.get(BILL_ID)
        await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(100)))
        assert server.connections <= 3
    assert server.logins == 1
    await settle()
    assert server.open == 0


async def test_capture_shows_every_answer(server: Loopback) -> None:
    server.script = [answer(b"<html>oops</html>", 503), answer({"id": BILL_ID}, X_Trace="abc")]
    async with client_of(server) as client:
        with client.capture() as raw:
            await client.bills.get(BILL_ID)
    assert [(one.status, one.attempts) for one in raw] == [(503, 1), (200, 2)]
    assert raw[1].headers["x-trace"] == "abc"
    assert raw[0].operation == "getBill"


# ---- what is repeated, and what is not


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "POST"])
async def test_the_server_sees_as_many_requests_as_are_reported(server: Loopback, method: Any) -> None:
    server.script = [reset] * 10
    async with client_of(server, options=Options(retries=0)) as client:
        with pytest.raises(TransportError) as caught:
            await client.raw.request(method, "/v3/things/1")
    assert len(server.calls) == caught.value.attempts == 1
    assert isinstance(caught.value, OutcomeUnknownError) is (method != "GET")


@pytest.mark.parametrize(
    "fault", [reset, half, answer(b"<html>bad gateway</html>", 502), errors("BDC_1001", status=500)]
)
async def test_a_write_that_may_have_happened_is_not_repeated(server: Loopback, fault: Any) -> None:
    server.script = [fault]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError, match="may or may not have been executed") as caught:
            await create(client)
        assert in_flight(client) <= 1  # an abandoned call may still be running at BILL
    assert len(server.calls) == 1
    assert caught.value.request == {"name": "Acme"}
    assert caught.value.sent_at is not None
    assert "compare" in caught.value.hint


async def test_a_read_is_repeated_with_growing_pauses(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [reset, half, answer(b"", 503)]
    async with client_of(server, clock=clock) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert len(server.calls) == 4
    assert clock.slept == [0.5, 1.0, 2.0]


async def test_an_update_is_repeated_with_the_same_bytes(server: Loopback) -> None:
    server.script = [reset, errors("BDC_1109", status=401)]
    async with client_of(server) as client:
        await client.bills.update(BILL_ID, BillUpdate(description="nëw"))
    assert [call.body for call in server.calls] == ['{"description":"nëw"}'.encode()] * 3
    sessions = [call.headers["sessionid"] for call in server.calls]
    assert sessions == ["session-number-1", "session-number-1", "session-number-2"]


async def test_an_update_whose_repetition_is_refused_may_have_happened(server: Loopback) -> None:
    server.script = [reset, errors("BDC_1208", status=409)]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError, match="BDC_1208") as caught:
            await client.bills.update(BILL_ID, BillUpdate(description="new"))
    assert isinstance(caught.value.__cause__, ApiError)
    assert len(server.calls) == 2


async def test_a_server_that_stays_down_is_given_up(server: Loopback) -> None:
    server.script = [answer(b"down", 503)] * 20
    async with client_of(server) as client:
        with pytest.raises(ServerError, match="down") as caught:
            await client.bills.get(BILL_ID)
    assert caught.value.attempts == len(server.calls) == RetryPolicy().attempts


async def test_a_refusal_is_final(server: Loopback) -> None:
    server.script = [errors("BDC_1119", "BDC_1108")]
    async with client_of(server) as client:
        with pytest.raises(ValidationError) as caught:
            await client.bills.get(BILL_ID)
    assert caught.value.codes == {"BDC_1119", "BDC_1108"}
    assert len(server.calls) == 1


async def test_an_unreachable_host_names_itself() -> None:
    async with BillClient(
        organization=ORGANIZATION, environment="http://127.0.0.1:9", clock=InstantClock(), jitter=lambda: 0.0
    ) as client:
        with pytest.raises(TransportError, match=r"no connection to 127\.0\.0\.1:9") as caught:
            await client.bills.get(BILL_ID)
    assert caught.value.attempts == 0
    assert not isinstance(caught.value, OutcomeUnknownError)


async def test_time_that_runs_out_ends_a_read(server: Loopback) -> None:
    server.script = [server.hang]
    async with client_of(server) as client:
        with pytest.raises(TransportError, match="no answer within"):
            await client.bills.get(BILL_ID, timeout=0.05, retries=0)


# ---- sessions


async def test_late_failures_of_one_session_make_one_login(server: Loopback) -> None:
    async with client_of(server, options=Options(wait=True)) as client:
        await client.bills.get(BILL_ID)
        server.script = [errors("BDC_1109", status=401)] * 3
        await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(10)))
    assert server.logins == 2


async def test_a_session_that_never_works_is_not_opened_again_and_again(server: Loopback) -> None:
    server.script = [errors("BDC_1109", status=401)] * 50
    async with client_of(server) as client:
        for _ in range(5):
            with pytest.raises(SessionExpiredError):
                await client.bills.get(BILL_ID)
    assert server.logins == 4


async def test_two_sessions_that_end_before_a_call_was_accepted_hold_nobody_up(server: Loopback) -> None:
    server.script = [errors("BDC_1109", status=401)] * 2
    async with client_of(server) as client:
        with pytest.raises(SessionExpiredError):
            await client.bills.get(BILL_ID)
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert server.logins == 3


async def test_an_untrusted_session_is_not_replaced(server: Loopback) -> None:
    server.script = [errors("BDC_1361", status=403)] * 3
    async with client_of(server) as client:
        for _ in range(3):
            with pytest.raises(MfaRequiredError, match="a login without them does not help"):
                await client.bills.get(BILL_ID)
    assert server.logins == 1


async def test_idle_sessions_are_replaced_before_the_call(server: Loopback) -> None:
    clock = InstantClock()
    async with client_of(server, clock=clock) as client:
        for _ in range(12):  # two busy hours
            await client.bills.get(BILL_ID)
            clock.turn(600)
        assert server.logins == 1
        clock.turn(36 * 60)
        await client.bills.get(BILL_ID)
    assert server.logins == 2


async def test_a_wrong_password_is_tried_once_for_all_who_wait(server: Loopback) -> None:
    server.login = errors("BDC_1101", status=401)
    async with client_of(server, options=Options(wait=True)) as client:
        results = await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(50)), return_exceptions=True)
        assert {type(result) for result in results} == {AuthenticationError}
        with pytest.raises(AuthenticationError):  # nor again at once: BILL locks users out
            await client.bills.get(BILL_ID)
    assert server.logins == 1
    assert server.calls == []


async def test_fifty_calls_under_way_when_the_session_ends_make_one_login(server: Loopback) -> None:
    async with client_of(server, options=Options(wait=True, limits=Limits(concurrency=50))) as client:
        await client.bills.get(BILL_ID)
        server.script = [errors("BDC_1109", status=401)] * 50
        await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(50)))
    assert server.logins == 2


async def test_many_first_calls_log_in_once(server: Loopback) -> None:
    async with client_of(server, options=Options(wait=True)) as client:
        await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(50)))
    assert server.logins == 1


async def test_views_of_the_same_credentials_share_a_login(server: Loopback) -> None:
    async with client_of(server) as client:
        await client.bills.get(BILL_ID)
        await client.for_organization(ORGANIZATION).bills.get(BILL_ID)
    assert server.logins == 1


# ---- limits


@pytest.mark.parametrize("status", [422, 429])
async def test_a_rejection_for_concurrency_is_waited_out(server: Loopback, status: int) -> None:
    clock = InstantClock()
    server.script = [errors("BDC_1322", status=status)]
    async with client_of(server, clock=clock) as client:
        call = asyncio.create_task(client.bills.get(BILL_ID))
        await until(lambda: waiting(client))
        assert len(server.calls) == 1
        clock.turn(3.0)
        assert (await call).id == BILL_ID
    assert len(server.calls) == 2


async def test_an_hour_that_is_used_up_fails_fast_with_the_time_it_ends(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [errors("BDC_1144", status=422)]
    async with client_of(server, clock=clock) as client:
        with pytest.raises(RateLimitedError) as caught:
            await client.bills.get(BILL_ID)
        assert (caught.value.limit, caught.value.status) == ("hour", 422)
        assert caught.value.retry_at is not None
        assert (caught.value.retry_at - clock.now()).total_seconds() == pytest.approx(1800, abs=5)
        with pytest.raises(RateLimitedError):
            await client.bills.get(BILL_ID)
    assert len(server.calls) == 1


async def test_never_more_than_three_at_a_time(server: Loopback) -> None:
    server.script = [server.hang] * 10
    async with client_of(server, options=Options(wait=True)) as client:
        calls = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(10)]
        await until(lambda: len(server.calls) == 3)
        assert (in_flight(client), waiting(client)) == (3, 7)
        server.go_on.set()
        await asyncio.gather(*calls)


async def test_no_permit_is_held_during_back_off(server: Loopback) -> None:
    class Stuck(InstantClock):
        async def sleep(self, seconds: float) -> None:
            self.slept.append(seconds)
            await asyncio.Event().wait()

    clock = Stuck()
    server.script = [answer(b"x" * 300_000, 503)] * 3
    async with client_of(server, clock=clock, options=Options(connections=1)) as client:
        calls = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(3)]
        await until(lambda: len(clock.slept) == 3)
        assert (await client.bills.get(BILL_ID)).id == BILL_ID  # over the only connection
        for call in calls:
            call.cancel()
        await asyncio.wait(calls)


# ---- deadlines, cancellation, closing


async def test_the_deadline_covers_the_pauses(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [reset] * 10
    async with client_of(server, clock=clock) as client:
        with pytest.raises(DeadlineExceededError):
            await client.bills.get(BILL_ID, deadline=2.0)
    assert sum(clock.slept) <= 2.0


async def test_the_deadline_covers_the_login(server: Loopback) -> None:
    held = asyncio.Event()

    async def slow(*_: Any) -> None:
        await held.wait()

    async with client_of(server) as client:
        account = client._caller.access.organization
        account._keeper._login = slow  # type: ignore[union-attr]
        with pytest.raises(DeadlineExceededError, match="login"):
            await client.bills.get(BILL_ID, deadline=0.05)


async def test_a_deadline_that_has_passed_sends_nothing(server: Loopback) -> None:
    clock = InstantClock()
    async with client_of(server, clock=clock) as client:
        await client.bills.get(BILL_ID)
        sent = len(server.received)
        authorize = client._caller.access.organization.authorize  # type: ignore[union-attr]

        async def late(login: CallOptions) -> Any:
            clock.turn(2.0)
            return await authorize(login)

        client._caller.access.organization.ready = lambda: None  # type: ignore[union-attr,method-assign]
        client._caller.access.organization.authorize = late  # type: ignore[union-attr,method-assign]
        with pytest.raises(DeadlineExceededError, match="getBill"):
            await client.bills.get(BILL_ID, deadline=1.0)
        assert len(server.received) == sent


async def test_cancelled_anywhere_nothing_is_left(server: Loopback) -> None:
    chance = random.Random(1)
    async with client_of(server, options=Options(wait=True, limits=_NO_LINGER)) as client:
        for _ in range(60):
            calls = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(6)]
            for call in calls:
                for _ in range(chance.randrange(12)):
                    await asyncio.sleep(0)
                call.cancel()
            await asyncio.wait(calls)
        assert in_flight(client) == 0
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
        assert not client._runtime.sender._running
    await settle()
    assert [task.get_name() for task in asyncio.all_tasks() if "bill-async" in task.get_name()] == []


async def test_close_ends_what_is_under_way(server: Loopback) -> None:
    server.script = [server.hang] * 10
    client = client_of(server, options=Options(wait=True))
    reads = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(5)]
    await until(lambda: len(server.calls) == 3)
    await asyncio.gather(client.close(), client.close())
    for read in reads:
        with pytest.raises(ClientClosedError):
            await read
    await client.close()
    with pytest.raises(ClientClosedError, match="closed"):
        await client.bills.get(BILL_ID)


async def test_close_does_not_forget_a_write_that_is_under_way(server: Loopback) -> None:
    server.script = [server.hang]
    client = client_of(server)
    write = asyncio.create_task(create(client))
    await server.hanging.wait()
    await client.close()
    with pytest.raises(OutcomeUnknownError, match="closed"):
        await write


async def test_a_cancelled_call_stays_cancelled_while_the_client_closes(server: Loopback) -> None:
    server.script = [server.hang]
    client = client_of(server)
    call = asyncio.create_task(client.bills.get(BILL_ID))
    await server.hanging.wait()
    call.cancel()
    await client.close()
    with pytest.raises(asyncio.CancelledError):
        await call


@pytest.mark.parametrize("switch", ["_retry_connection", "an_attribute_that_aiohttp_does_not_have"])
async def test_aiohttp_repeats_nothing_by_itself(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, switch: str
) -> None:
    monkeypatch.setattr("bill_async._http.connection._REPLAYS", switch)
    async with client_of(server) as client:
        await client.bills.get(BILL_ID)
        server.script = [reset, reset]
        with pytest.raises(TransportError):
            await client.bills.get(BILL_ID, retries=0)
        with pytest.raises(OutcomeUnknownError):
            await client.raw.request("PUT", "/v3/bills")
    assert [request.method for request in server.calls] == ["GET", "GET", "PUT"]


async def test_a_borrowed_session_stays_open(server: Loopback) -> None:
    async with aiohttp.ClientSession() as session:
        async with client_of(server, session=session) as client:
            await client.bills.get(BILL_ID)
        assert not session.closed
    async with client_of(server, session=session) as client:
        with pytest.raises(ClientClosedError, match="given has been closed"):
            await client.bills.get(BILL_ID)


_OTHER = OrganizationCredentials("the-developer-key", "user", "the-password", "00802ABCDEFGHIJKLMNO")


async def test_a_borrowed_session_carries_no_cookie_from_one_organization_to_the_next(server: Loopback) -> None:
    set_cookie = answer({"id": BILL_ID}, Set_Cookie="route=of-the-first; Path=/")
    server.script = [set_cookie, set_cookie]
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), cookies={"mine": "1"}) as session,
        client_of(server, session=session) as client,
    ):
        await client.bills.get(BILL_ID)
        await client.bills.update(BILL_ID, BillUpdate(description="x"))
        await client.for_organization(_OTHER).bills.get(BILL_ID)
        await client.bills.get(BILL_ID, headers={"Cookie": "by=hand"})
        assert {cookie.key for cookie in session.cookie_jar} >= {"route"}
    assert [request.headers.get("cookie") for request in server.calls] == [None, None, None, "by=hand"]
    assert all("cookie" not in request.headers for request in server.received if request.path.endswith("/login"))


@pytest.mark.parametrize("headers", [{}, {"User-Agent": "theirs", "accept": "text/html", "X-Team": "payables"}])
async def test_a_borrowed_session_sends_our_headers_and_its_own(server: Loopback, headers: dict[str, str]) -> None:
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        client_of(server, session=session, options=Options(user_agent="acme-payables/2")) as client,
    ):
        await client.bills.get(BILL_ID)
        await client.raw.request("POST", "/v3/things", json={})
        await client.bills.get(BILL_ID, headers={"accept": "application/xml"})
    for request in server.received:
        assert request.headers["user-agent"] == "acme-payables/2"
        assert request.headers.get("x-team") == headers.get("X-Team")
    assert [call.headers["accept"] for call in server.calls] == ["application/json"] * 2 + ["application/xml"]


async def test_the_middlewares_of_a_borrowed_session_still_run(server: Loopback) -> None:
    seen: list[str] = []

    async def middleware(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        seen.append(request.method)
        return await handler(request)

    async with (
        aiohttp.ClientSession(middlewares=(middleware,)) as session,
        client_of(server, session=session) as client,
    ):
        await client.bills.get(BILL_ID)
    assert seen[:2] == ["POST", "GET"]


def test_a_client_belongs_to_one_loop() -> None:
    client = BillClient(organization=ORGANIZATION, environment="http://127.0.0.1:9", options=Options(retries=0))

    async def use() -> None:
        await client.bills.get(BILL_ID)

    async def use_and_close() -> None:
        with pytest.raises(TransportError):
            await use()
        await client.close()

    asyncio.run(use_and_close())
    with pytest.raises(ClientClosedError, match="another event loop"):
        asyncio.run(use())


@pytest.fixture
def elsewhere() -> Iterator[Loopback]:
    """A server in an event loop of its own, in a thread of its own."""
    server = Loopback()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def do(work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, loop).result(10)

    stack = AsyncExitStack()
    do(stack.enter_async_context(server.running()))
    yield server
    do(stack.aclose())
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def _left_open() -> Iterator[None]:
    """Clear away what an event loop left that was closed in the middle, while nobody listens."""
    yield
    gc.collect()


def leaves_open(test: Any) -> Any:
    """Hear no complaints about connections of an event loop that was closed under them, whenever they come."""
    test = pytest.mark.usefixtures("_left_open")(test)
    return pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")(
        test
    )


@leaves_open
def test_a_client_whose_loop_has_ended_can_be_closed_in_another(elsewhere: Loopback) -> None:
    client = client_of(elsewhere)
    sessions: list[aiohttp.ClientSession] = []

    async def use() -> None:
        await client.bills.get(BILL_ID)
        sessions.append(client._runtime.sender.connection.session())

    asyncio.run(use())
    for _ in range(2):
        asyncio.run(client.close())
    assert sessions[0].closed
    assert [request.path for request in elsewhere.received][-1] == "/v3/logout"
    with pytest.raises(ClientClosedError):
        asyncio.run(use())


def test_a_client_whose_loop_rests_is_not_closed_in_another(elsewhere: Loopback) -> None:
    client = client_of(elsewhere)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(client.bills.get(BILL_ID))
    with pytest.raises(ClientClosedError, match="another event loop"):
        asyncio.run(client.close())
    loop.run_until_complete(client.bills.get(BILL_ID))
    loop.run_until_complete(client.close())
    loop.close()


@leaves_open
@pytest.mark.parametrize("during", ["login", "call", "close"])
def test_what_an_ended_loop_left_behind_does_not_hold_up_closing(elsewhere: Loopback, during: str) -> None:
    client = client_of(elsewhere)
    left: list[asyncio.Task[Any]] = []

    async def leave() -> None:
        if during == "close":
            await client.bills.get(BILL_ID)
        if during == "login":
            elsewhere.login = elsewhere.hang
        elsewhere.script = [elsewhere.hang]
        left.append(asyncio.create_task(client.bills.get(BILL_ID)))
        await until(elsewhere.hanging.is_set)
        if during == "close":
            left.append(asyncio.create_task(client.close()))
            await asyncio.sleep(0)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(leave())
    loop.close()
    asyncio.run(asyncio.wait_for(client.close(), 10))
    with pytest.raises(ClientClosedError):
        asyncio.run(client.bills.get(BILL_ID))
    for task in left:
        task._log_destroy_pending = False  # type: ignore[attr-defined]


def test_a_client_in_use_in_another_thread_is_closed_there(elsewhere: Loopback) -> None:
    elsewhere.script = [elsewhere.hang] * 2
    client = client_of(elsewhere)

    async def use() -> None:
        reads = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(2)]
        await until(lambda: len(elsewhere.calls) == 2)
        session = client._runtime.sender.connection.session()
        await asyncio.to_thread(asyncio.run, client.close())
        for read in reads:
            with pytest.raises(ClientClosedError):
                await read
        assert session.closed
        await client.close()

    asyncio.run(use())
    assert [request.path for request in elsewhere.received][-1] == "/v3/logout"


def test_a_wait_for_the_closing_in_another_thread_can_be_given_up(elsewhere: Loopback) -> None:
    client = client_of(elsewhere)
    asked, given_up = threading.Event(), threading.Event()

    async def slow(request: Received, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await until(given_up.is_set)
        await answer()(request, writer)

    async def give_up() -> None:
        closing = asyncio.create_task(client.close())
        await until(asked.is_set)
        closing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await closing
        given_up.set()

    async def use() -> None:
        elsewhere.logout = slow
        await client.bills.get(BILL_ID)
        await asyncio.to_thread(asyncio.run, give_up())
        await client.close()
        with pytest.raises(ClientClosedError):
            await client.bills.get(BILL_ID)

    asyncio.run(use())
    assert [request.path for request in elsewhere.received][-1] == "/v3/logout"


@leaves_open
def test_a_session_that_was_lent_in_an_ended_loop_stays_as_it_is(elsewhere: Loopback) -> None:
    lent: list[aiohttp.ClientSession] = []
    clients: list[BillClient] = []

    async def use() -> None:
        lent.append(aiohttp.ClientSession())
        clients.append(client_of(elsewhere, session=lent[0]))
        await clients[0].bills.get(BILL_ID)

    asyncio.run(use())
    asyncio.run(clients[0].close())
    assert not lent[0].closed
    assert [request.path for request in elsewhere.received][-1] == "/v3/logout"
    asyncio.run(lent[0].close())


# ---- details


@pytest.mark.parametrize("name", ["sessionId", "devkey", "APIToken"])
async def test_the_proofs_cannot_be_replaced(server: Loopback, name: str) -> None:
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match="cannot be replaced"):
            await client.bills.get(BILL_ID, headers={name: "mine"})
    assert server.received == []


async def test_extra_headers_are_sent_with_every_attempt(server: Loopback) -> None:
    server.script = [reset]
    async with client_of(server) as client:
        await client.bills.get(BILL_ID, headers={"X-Trace": "1"})
    assert [call.headers["x-trace"] for call in server.calls] == ["1", "1"]


async def test_a_redirect_is_not_followed(server: Loopback) -> None:
    server.script = [answer(b"", 302, Location="http://elsewhere.example/")]
    async with client_of(server) as client:
        with pytest.raises(Exception, match="302"):
            await client.bills.get(BILL_ID)
    assert len(server.calls) == 1


async def test_an_answer_that_names_nothing_is_not_found(server: Loopback) -> None:
    server.script = [answer(b"", 404)]
    async with client_of(server) as client:
        with pytest.raises(NotFoundError, match="an empty answer"):
            await client.bills.get(BILL_ID)


# ---- answers that are broken


def stream(*parts: bytes) -> Step:
    """Answer with these bytes, whatever they are, and close the connection."""

    async def step(_: Received, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
        writer.close()

    return step


_OK = b"HTTP/1.1 200 OK\r\n"
_PACKED = gzip.compress(b'{"id": "%s"}' % BILL_ID.encode())
_BROKEN = [
    stream(b"SSH-2.0-OpenSSH\r\n"),
    stream(_OK + b"X-Long: " + b"a" * 20_000 + b"\r\n\r\n"),
    stream(_OK + b"Content-Length: -5\r\n\r\nabcde"),
    stream(_OK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    stream(_OK + b'Transfer-Encoding: chunked\r\n\r\n5\r\n{"id"\r\n'),
    stream(_OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    stream(_OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"),
    stream(b"HTTP/1.1 100 Continue\r\n\r\n"),
]


@pytest.mark.parametrize("broken", _BROKEN)
async def test_half_an_answer_is_none(server: Loopback, broken: Any) -> None:
    server.script = [broken, answer({"id": BILL_ID}), broken]
    async with client_of(server) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
        with pytest.raises(OutcomeUnknownError) as caught:
            await create(client)
    assert len(server.calls) == 3
    assert "\n" not in str(caught.value)
    assert server.url not in str(caught.value)
    await until(lambda: server.open == 0)


async def test_a_compressed_answer_is_unpacked(server: Loopback) -> None:
    head = b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(_PACKED)
    server.script = [stream(_OK + head + _PACKED[:9], _PACKED[9:])]
    async with client_of(server) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID


async def test_an_answer_without_end_is_not_kept(server: Loopback) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(160)) + packer.flush()
    head = b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    server.script = [stream(_OK + head + packed)]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError, match="the answer is longer than 128 MB"):
            await create(client)
        assert (await client.bills.get(BILL_ID)).id == BILL_ID


class Endless:
    """Answers with a head and then with ever the same, until nobody reads it any more."""

    def __init__(self, head: bytes, again: bytes) -> None:
        self.head = head
        self.again = again
        self.sent = 0

    async def __call__(self, _: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(self.head)
        try:
            while self.sent < 1 << 28:
                writer.write(self.again)
                self.sent += len(self.again)
                await writer.drain()
        except ConnectionError:
            writer.close()


async def test_the_rest_of_an_endless_error_is_not_read(server: Loopback) -> None:
    endless = Endless(b"HTTP/1.1 404 Not Found\r\n\r\n", bytes(1 << 16))
    server.script = [endless]
    async with client_of(server) as client:
        with pytest.raises(NotFoundError) as caught:
            await client.bills.get(BILL_ID)
        await until(lambda: endless.sent and server.open == 0)
    assert len(caught.value.body) == 64 << 10
    assert endless.sent < 16 << 20


async def test_an_error_that_unpacks_to_much_costs_little(server: Loopback) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(120)) + packer.flush()
    head = b"HTTP/1.1 503 Unavailable\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    server.script = [stream(head + packed)]
    async with client_of(server) as client:
        tracemalloc.start()
        with pytest.raises(ServerError) as caught:
            await client.bills.get(BILL_ID, retries=0)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert len(caught.value.body) == 64 << 10
    assert peak < 24 << 20


async def test_a_long_error_of_bill_is_read_whole_and_kept_in_part(server: Loopback) -> None:
    server.script = [errors(*(f"BDC_{number}" for number in range(5000, 7000)), "BDC_1205", message="x" * 60)]
    async with client_of(server) as client:
        with pytest.raises(NotFoundError) as caught:
            await client.bills.get(BILL_ID)
    assert len(caught.value.errors) == 2001
    assert len(caught.value.body) == 64 << 10


@pytest.mark.parametrize("pages", ["list", "raw"])
async def test_a_page_of_far_too_many_bytes_is_given_up_once(server: Loopback, pages: str) -> None:
    endless = Endless(b'HTTP/1.1 200 OK\r\n\r\n{"results": [', b'{"id": "00n01"},' * 4096)
    server.script = [endless]
    async with client_of(server) as client:
        with pytest.raises(TransportError, match=r"the answer is longer than 1 MB; tried once"):
            if pages == "list":
                await client.bills.list(max=5)
            else:
                await client.raw.request("GET", "/v3/bills", params={"max": 5})
        await until(lambda: server.open == 0)
    assert endless.sent < 16 << 20
    assert len(server.calls) == 1


async def test_a_page_may_be_asked_for_with_any_number(server: Loopback) -> None:
    server.script = [errors("BDC_1124")]
    async with client_of(server) as client:
        with pytest.raises(ValidationError):
            await client.raw.request("GET", "/v3/bills", params={"max": "9" * 5000})


async def test_a_page_of_far_too_many_items_is_refused(server: Loopback) -> None:
    server.script = [answer({"results": [{"id": BILL_ID}] * count}) for count in (1000, 1001)]
    async with client_of(server) as client:
        assert len((await client.bills.list(max=5)).items) == 1000
        with pytest.raises(DecodeError, match=r"\$\.results: has 1001 items, where 5 were asked for"):
            await client.bills.list(max=5)
    assert len(server.calls) == 2


async def test_a_page_of_long_items_is_read(server: Loopback) -> None:
    long = {"id": BILL_ID, "description": "x" * 300_000}
    server.script = [answer({"results": [long]}), answer({"results": [long] * 4})]
    async with client_of(server) as client:
        assert len((await client.bills.list(max=1)).items) == 1
        assert len((await client.bills.list(max=4)).items) == 4


async def test_a_connection_that_changes_its_protocol_is_closed(server: Loopback) -> None:
    server.script = [stream(b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n")]
    async with client_of(server) as client:
        with pytest.raises(ApiError, match="101"):
            await client.bills.get(BILL_ID)
        connector: Any = client._runtime.sender.connection.session().connector
        assert not connector._acquired


# ---- what prolongs a session


@pytest.mark.parametrize(
    ("refused", "logins"),
    [
        (errors("BDC_1205", status=404), 1),
        (errors("BDC_1001", status=400), 1),
        (errors("BDC_1361", status=403), 1),
        (errors("BDC_1102", status=401), 2),
        (answer(b"<h1>down</h1>", 503), 2),
    ],
)
async def test_a_refused_call_prolongs_the_session(server: Loopback, refused: Any, logins: int) -> None:
    clock = InstantClock()
    server.script = [answer({"id": BILL_ID}), refused]
    async with client_of(server, clock=clock) as client:
        await client.bills.get(BILL_ID)
        clock.turn(30 * 60.0)
        with pytest.raises(BillError):
            await client.bills.get(BILL_ID, retries=0)
        clock.turn(30 * 60.0)
        await client.bills.get(BILL_ID)
    assert server.logins == logins
