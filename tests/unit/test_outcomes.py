"""The errors of failed calls: their type, their message and their attributes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any, NoReturn

import aiohttp
import aiohttp.abc
import pytest
from aioresponses import aioresponses
from unit.fakes import FakeClock
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
    AuthenticationError,
    BillClient,
    BillError,
    BillUpdate,
    ClientClosedError,
    DeadlineExceededError,
    Limits,
    Options,
    OutcomeUnknownError,
    RateLimitedError,
    ServerError,
    TransportError,
)

CHANGE = BillUpdate(description="new")
TOO_MANY = errors("BDC_1322", status=422)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


async def read(client: BillClient, **options: Any) -> Any:
    return await client.bills.get(BILL_ID, **options)


async def write(client: BillClient, **options: Any) -> Any:
    """Do what may be repeated, but may have been done."""
    return await client.bills.update(BILL_ID, CHANGE, **options)


def after(seconds: float, clock: FakeClock, then: Step) -> Step:
    """Do the step after so many seconds of the clock of the client."""

    async def step(request: Received, writer: asyncio.StreamWriter) -> None:
        clock.turn(seconds)
        await then(request, writer)

    return step


def client_at(server: Loopback, clock: FakeClock | None = None, **limits: Any) -> BillClient:
    """Return a client to whom a call that was broken off is over at once."""
    return client_of(server, clock=clock or InstantClock(), options=Options(limits=Limits(linger=0.0, **limits)))


# ---- the words


async def test_the_error_says_what_became_of_the_last_attempt(server: Loopback) -> None:
    clock = InstantClock()
    said: dict[Step, str] = {
        reset: "the connection was closed before the answer came",
        half: "the answer cannot be read: Response payload is not completed",
        answer(b'{"id": "00n'): "the answer (200) cannot be read: ",
        after(2.54, clock, server.hang): "no answer within 2.5 s",
        answer(b"no", 502): "got no answer in BILL's form (502 Bad Gateway): no",
    }
    async with client_at(server, clock) as client:
        await read(client)
        for step, words in said.items():
            for call in (read, write):
                server.script = [step]
                with pytest.raises((TransportError, ServerError)) as caught:
                    await call(client, retries=0, timeout=0.2)
                text = str(caught.value)
                if isinstance(caught.value, OutcomeUnknownError):
                    text = text.removeprefix("updateBill may or may not have been executed: ")
                assert re.match(rf"((getBill|updateBill):? )?{re.escape(words)}", text)
        server.script = [reset, reset]
        with pytest.raises(TransportError, match=r"; tried 2 times$"):
            await read(client, retries=1)


async def garbage(_: Received, writer: asyncio.StreamWriter) -> None:
    writer.write(b"nothing of HTTP\r\n\r\n")
    await writer.drain()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (reset, r"getBill: the connection was closed before the answer came; tried once"),
        (garbage, r"getBill: the answer cannot be read: Bad status line.*; tried once"),
        (half, r"getBill: the answer cannot be read: Response payload is not completed.*; tried once"),
    ],
)
async def test_an_error_of_aiohttp_is_told_without_the_request(server: Loopback, step: Step, words: str) -> None:
    """Neither the errors below nor their frames lead to the headers, which hold the session."""
    async with client_at(server) as client:
        await read(client)
        server.script = [step]
        with pytest.raises(TransportError, match=f"(?s)^{words}$") as caught:
            await read(client, retries=0)
    below = caught.value.__cause__
    assert isinstance(below, aiohttp.ClientError)
    while below is not None:
        assert not hasattr(below, "request_info")
        assert below.__traceback__ is None
        below = below.__cause__ or below.__context__


async def test_an_error_without_words_of_ours_is_told_by_its_name() -> None:
    options = Options(retries=0)
    with aioresponses() as network:
        network.post(re.compile(".*"), exception=aiohttp.ClientOSError(104, "Connection reset  by\npeer"))
        async with BillClient(
            organization=ORGANIZATION, environment="https://bill.invalid", clock=InstantClock(), options=options
        ) as client:
            with pytest.raises(TransportError) as caught:
                await read(client)
    assert str(caught.value) == "login: ClientOSError: [Errno 104] Connection reset by peer; tried once"


class Resolver(aiohttp.abc.AbstractResolver):
    """Finds no host, or never comes to an end."""

    def __init__(self, *, hangs: bool) -> None:
        self.hangs = hangs

    async def resolve(self, *_: Any, **__: Any) -> NoReturn:
        if self.hangs:
            await asyncio.Event().wait()
        raise OSError("Name or service not known")

    async def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("hangs", "words"),
    [
        (False, "the host bill.invalid was not found; check the environment or URL"),
        (True, "no connection to bill.invalid within 0.05 s"),
    ],
)
async def test_a_host_that_is_not_reached_is_named(hangs: bool, words: str) -> None:
    connector = aiohttp.TCPConnector(resolver=Resolver(hangs=hangs))
    options = Options(retries=0, connect_timeout=0.05)
    async with (
        aiohttp.ClientSession(connector=connector) as session,
        BillClient(
            organization=ORGANIZATION,
            environment="https://bill.invalid",
            session=session,
            options=options,
            clock=InstantClock(),
        ) as client,
    ):
        with pytest.raises(TransportError) as caught:
            await read(client)
    assert str(caught.value) == f"login: {words}; tried once"
    assert (caught.value.operation, caught.value.attempts) == ("login", 0)


async def test_an_unknown_outcome_says_where_to_look(server: Loopback) -> None:
    async with client_at(server) as client:
        server.script = [reset] * 2
        with pytest.raises(OutcomeUnknownError) as caught:
            await write(client, retries=0)
        assert "compare what changed in bills since" in caught.value.hint
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.raw.request("POST", "/v3/new/things", json={})
        assert "compare what changed in /v3/new/things since" in caught.value.hint


# ---- the end of the deadline


@pytest.mark.parametrize(("left", "kind"), [(0.5, TransportError), (0.0, DeadlineExceededError)])
async def test_a_call_that_fails_at_its_deadline_has_exceeded_it(
    server: Loopback, left: float, kind: type[TransportError]
) -> None:
    clock = InstantClock()
    async with client_at(server, clock) as client:
        await read(client)
        server.script = [after(2.0 - left, clock, reset)]
        with pytest.raises(TransportError) as caught:
            await read(client, deadline=2.0, retries=0)
    assert type(caught.value) is kind
    assert (caught.value.operation, caught.value.attempts) == ("getBill", 1)


# ---- limits


async def test_a_call_that_was_not_sent_says_so(server: Loopback) -> None:
    async with client_at(server, hour=1) as client:
        for call, operation in ((read, "getBill"), (write, "updateBill")):
            with pytest.raises(RateLimitedError) as caught:
                await call(client, wait=False)
            assert (caught.value.operation, caught.value.attempts) == (operation, 0)
    assert server.calls == []


async def test_a_login_that_was_refused_is_told_as_a_login(server: Loopback) -> None:
    server.login = TOO_MANY
    async with client_at(server) as client:
        with pytest.raises(RateLimitedError) as caught:
            await read(client, wait=False)
    assert (caught.value.operation, caught.value.attempts) == ("login", 1)


async def test_the_time_that_a_refused_call_has_to_wait_is_that_of_all_its_limits(server: Loopback) -> None:
    """BILL refused it for the calls in flight; meanwhile the hour is used up, and lasts longer."""
    clock = InstantClock()
    server.script = [TOO_MANY]
    async with client_at(server, clock, hour=2) as client:
        with pytest.raises(RateLimitedError, match="BDC_1322") as caught:
            await read(client, wait=10.0)
        assert caught.value.retry_at == clock.start + timedelta(seconds=1801)


async def test_a_refused_call_that_then_finds_no_place_still_tells_when_to_try_again(server: Loopback) -> None:
    """While it waits, another call has the only place, and nobody knows for how long."""
    clock = InstantClock()
    async with client_at(server, clock, concurrency=1) as client:
        server.script = [TOO_MANY, server.hang]
        refused = asyncio.create_task(read(client, wait=10.0))
        other = asyncio.create_task(read(client))
        await until(lambda: server.calls and any(state.waiting == 2 for state in client.limits.snapshot()))
        clock.turn(2.0)
        await server.hanging.wait()
        clock.turn(10.0)
        with pytest.raises(RateLimitedError, match="BDC_1322") as caught:
            await refused
        assert caught.value.retry_at == clock.start + timedelta(seconds=2)
        server.go_on.set()
        await other


async def test_the_deadline_may_pass_while_a_call_waits_for_its_turn(server: Loopback) -> None:
    clock = InstantClock()
    async with client_at(server, clock, concurrency=1) as client:
        server.script = [server.hang]
        running = asyncio.create_task(read(client))
        await server.hanging.wait()
        call = asyncio.create_task(read(client, deadline=1.0))
        await until(lambda: any(state.waiting for state in client.limits.snapshot()))
        clock.turn(1.0)
        with pytest.raises(DeadlineExceededError) as caught:
            await call
        assert (caught.value.operation, caught.value.attempts) == ("getBill", 0)
        server.go_on.set()
        await running


async def test_the_session_may_end_while_a_refused_call_waits(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [errors("BDC_1322", status=422, Retry_After="2400")]
    async with client_at(server, clock) as client:
        call = asyncio.create_task(read(client, wait=True))
        await until(lambda: any(state.waiting for state in client.limits.snapshot()))
        server.login = errors("BDC_1101", status=401)
        clock.turn(2400.0)
        with pytest.raises(AuthenticationError) as caught:
            await call
    assert caught.value.operation == "login"
    assert len(server.calls) == 1


# ---- the end of the client


class Stopped(InstantClock):
    """A clock by which a pause has no end."""

    def __init__(self) -> None:
        super().__init__()
        self.pausing = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.pausing.set()
        await asyncio.Event().wait()


@pytest.mark.parametrize(("call", "kind"), [(read, ClientClosedError), (write, OutcomeUnknownError)])
async def test_a_client_that_is_closed_before_a_repetition(
    server: Loopback, call: Callable[..., Any], kind: type[BillError]
) -> None:
    clock = Stopped()
    server.script = [reset]
    client = client_at(server, clock)
    task = asyncio.create_task(call(client))
    await clock.pausing.wait()
    await client.close()
    with pytest.raises(kind, match="the client was closed"):
        await task
    assert len(server.calls) == 1


async def test_a_client_that_is_closed_while_a_refused_write_waits(server: Loopback) -> None:
    """BILL refused it for a limit, so nothing was done."""
    server.script = [TOO_MANY]
    client = client_at(server, concurrency=1)
    task = asyncio.create_task(write(client))
    await until(lambda: any(state.waiting for state in client.limits.snapshot()))
    await client.close()
    with pytest.raises(ClientClosedError):
        await task
    assert len(server.calls) == 1
