"""A deadline covers everything that a call does and waits for. The clock of these tests is real where tasks wait."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.helpers import calculate_timeout_when
from unit.loopback import BILL_ID, TOO_MANY, InstantClock, Loopback, Received, answer, client_of, errors, reset, until

from bill_async import BillClient, DeadlineExceededError, Options, OutcomeUnknownError, RateLimitedError, TransportError
from bill_async._base.clock import SystemClock

SOON = 0.05
VENDOR = "00901ABCDEFGHIJKLMNO"


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def real(server: Loopback, **settings: Any) -> BillClient:
    return client_of(server, clock=SystemClock(), **settings)


def stall(server: Loopback) -> Any:
    """Make the server answer with half a body, and then with nothing more."""

    async def step(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id": ')
        await server.go_on.wait()
        writer.close()

    return step


async def test_it_covers_the_wait_for_a_permit(server: Loopback) -> None:
    server.script = [server.hang] * 3
    async with real(server, options=Options(wait=True)) as client:
        others = [asyncio.create_task(client.bills.get(BILL_ID)) for _ in range(3)]
        await until(lambda: len(server.calls) == 3)
        with pytest.raises(DeadlineExceededError):
            await client.bills.get(BILL_ID, deadline=SOON)
        assert len(server.calls) == 3
        server.go_on.set()
        await asyncio.gather(*others)


async def test_it_covers_a_login_and_ends_only_the_wait_for_it(server: Loopback) -> None:
    async def held(request: Received, writer: asyncio.StreamWriter) -> None:
        server.hanging.set()
        await server.go_on.wait()
        await answer({"sessionId": "s"})(request, writer)

    server.login = held
    async with real(server) as client:
        with pytest.raises(DeadlineExceededError, match="login"):  # its own
            await client.bills.get(BILL_ID, deadline=SOON)
        with pytest.raises(DeadlineExceededError, match="login"):  # somebody else's
            await client.bills.get(BILL_ID, deadline=SOON)
        patient = asyncio.create_task(client.bills.get(BILL_ID))
        server.go_on.set()
        assert (await patient).id == BILL_ID
    assert server.logins == 1


async def test_it_covers_the_reading_of_the_answer(server: Loopback, tmp_path: Path) -> None:
    async with client_of(server) as client:  # virtual time stands still, so that it cannot be over before the send
        await client.bills.get(BILL_ID)
        server.script = [stall(server)] * 3
        with pytest.raises(OutcomeUnknownError):  # first, while there is a connection
            await client.raw.request("POST", "/v3/vendors", json={"name": "Acme"}, deadline=SOON)
        with pytest.raises(DeadlineExceededError):
            await client.bills.get(BILL_ID, deadline=SOON)
        with pytest.raises(DeadlineExceededError):
            await client.download(f"{server.url}/connect/file", to=tmp_path / "file", deadline=SOON)
    assert not list(os.scandir(tmp_path))


async def test_each_attempt_gets_what_is_left(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    clock = InstantClock()

    def slow(then: Callable[..., Awaitable[None]]) -> Any:
        async def step(request: Received, writer: asyncio.StreamWriter) -> None:
            clock.turn(3.0)
            await then(request, writer)

        return step

    request = aiohttp.ClientSession.request

    def noting(self: Any, *args: Any, timeout: aiohttp.ClientTimeout, **kwargs: Any) -> Any:
        given.append(timeout.total or 0.0)
        return request(self, *args, timeout=timeout, **kwargs)

    async with client_of(server, clock=clock, options=Options(timeout=7.0)) as client:
        await client.bills.get(BILL_ID)
        monkeypatch.setattr(aiohttp.ClientSession, "request", noting)
        server.script = [slow(reset)] * 4
        with pytest.raises(DeadlineExceededError):
            await client.bills.get(BILL_ID, deadline=10.0)
    # Each takes 3 seconds, and the pauses are 0.5 and 1; the next pause would be 2, and 10 - 3 x 3 - 1.5 is less.
    assert given[:-1] == pytest.approx([7.0, 6.5, 2.5])  # the last is the logout


@pytest.mark.parametrize("seconds", [0.5, 5.9, 6.0, 9.9, 60.0])
async def test_the_time_to_connect_ends_first(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    """Also as aiohttp rounds it up: otherwise a write that was never sent would look like one that was lost."""
    request, given = aiohttp.ClientSession.request, list[aiohttp.ClientTimeout]()

    def noting(self: Any, *args: Any, timeout: aiohttp.ClientTimeout, **kwargs: Any) -> Any:
        given.append(timeout)
        return request(self, *args, timeout=timeout, **kwargs)

    monkeypatch.setattr(aiohttp.ClientSession, "request", noting)
    async with client_of(server) as client:
        await client.bills.get(BILL_ID, timeout=seconds)
    for now in (100.05, 100.55, 100.95):
        for timeout in given:
            assert timeout.connect is not None
            assert timeout.total is not None
            connected = calculate_timeout_when(now, timeout.connect, timeout.ceil_threshold)
            assert connected < calculate_timeout_when(now, timeout.total, timeout.ceil_threshold)


@pytest.mark.parametrize("write", [False, True])
async def test_there_is_no_sleep_that_the_deadline_would_end(server: Loopback, write: bool) -> None:
    clock = InstantClock()
    async with client_of(server, clock=clock) as client:
        await client.bills.get(BILL_ID)
        server.script = [reset] * 5
        with pytest.raises(OutcomeUnknownError if write else DeadlineExceededError):
            await (client.vendors.archive(VENDOR, deadline=0.4) if write else client.bills.get(BILL_ID, deadline=0.4))
        assert clock.slept == []
        assert len(server.calls) == 2


@pytest.mark.parametrize("own", [False, True])
async def test_the_default_of_the_client_can_be_changed_for_a_call(server: Loopback, own: bool) -> None:
    server.script = [server.hang]
    async with real(server, options=Options(deadline=SOON if own else 3600.0)) as client:
        with pytest.raises(TransportError):
            await client.bills.get(BILL_ID, **({} if own else {"deadline": SOON}))


# ---- files


async def endless(reading: asyncio.Event) -> AsyncIterator[bytes]:
    """A stream that stalls after its first chunk."""
    yield b"\xff\xd8\xff"
    reading.set()
    await asyncio.sleep(3600)


@pytest.mark.parametrize("receipt", [False, True])
async def test_it_covers_the_reading_of_what_is_uploaded(server: Loopback, receipt: bool) -> None:
    reading = asyncio.Event()
    async with real(server) as client:
        with pytest.raises(DeadlineExceededError, match="before the call could be sent"):
            if receipt:
                await client.upload_to(f"{server.url}/connect/receipt", endless(reading), deadline=SOON)
            else:
                await client.attachments.upload_for_vendor(VENDOR, endless(reading), name="a.jpg", deadline=SOON)
    assert reading.is_set()
    assert server.received == []


async def test_an_upload_gets_what_the_reading_has_left(server: Loopback) -> None:
    clock = InstantClock()

    async def slow() -> AsyncIterator[bytes]:
        yield b"\xff\xd8\xff"
        clock.turn(5.0)

    async with client_of(server, clock=clock) as client:
        with pytest.raises(DeadlineExceededError, match=r"attachments\.upload_for_vendor"):
            await client.attachments.upload_for_vendor(VENDOR, slow(), name="a.jpg", deadline=5.0)
        assert server.received == []
        server.script = [reset] * 9
        with pytest.raises(OutcomeUnknownError):
            await client.attachments.upload_for_vendor(VENDOR, slow(), name="a.jpg", deadline=5.5)


async def test_redirects_share_one_deadline(server: Loopback) -> None:
    clock = InstantClock()

    async def on(request: Received, writer: asyncio.StreamWriter) -> None:
        clock.turn(2.0)
        await answer(None, 302, Location="/connect/next")(request, writer)

    server.script = [on] * 5
    async with client_of(server, clock=clock) as client:
        with pytest.raises(DeadlineExceededError):
            await client.download(f"{server.url}/connect/file", deadline=3.0)
    assert len(server.calls) == 2


# ---- what a stream or a target can be


@pytest.mark.parametrize(
    ("chunks", "message"),
    [
        (["text"], "the stream gave 'text'; let it give chunks of bytes"),
        ([b"a", 5], "gave 5; let it"),
        ([], "is empty"),
    ],
)
async def test_a_stream_gives_bytes(server: Loopback, chunks: list[Any], message: str) -> None:
    async def stream() -> AsyncIterator[Any]:
        for chunk in chunks:
            yield chunk

    async with client_of(server) as client:
        with pytest.raises(ValueError, match=message):
            await client.attachments.upload_for_vendor(VENDOR, stream(), name="a.pdf")
    assert server.received == []


async def test_a_stream_is_not_touched_if_something_else_is_wrong(server: Loopback) -> None:
    touched = False

    async def stream() -> AsyncIterator[bytes]:
        nonlocal touched
        touched = True
        yield b"a"

    async with client_of(server) as client:
        attachments: Any = client.attachments
        for vendor, options in ((VENDOR, {"timeot": 1}), (VENDOR, {"deadline": "soon"}), ("a/b", {}), ("00n01A", {})):
            with pytest.raises((TypeError, ValueError)):
                await attachments.upload_for_vendor(vendor, stream(), name="a.pdf", **options)
    async with client_of(server, organization=None) as client:
        with pytest.raises(Exception, match="credentials"):
            await client.attachments.upload_for_vendor(VENDOR, stream(), name="a.pdf")
    assert not touched
    assert server.received == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"link": 5}, "5 is not a link"),
        ({"link": None}, "None is not a link"),
        ({"to": "file.pdf"}, r"'file.pdf' is not a pathlib.Path; give Path\("),
        ({"timeot": 5}, "did you mean 'timeout'"),
        ({"deadline": 0}, "leaves no time"),
    ],
)
async def test_a_download_is_checked_first(server: Loopback, arguments: dict[str, Any], message: str) -> None:
    async with client_of(server) as client:
        with pytest.raises((ValueError, TypeError), match=message):
            await client.download(**{"link": f"{server.url}/connect/file", **arguments})
    assert server.received == []


async def test_the_wait_for_limits_is_for_the_whole_call_and_not_anew_after_every_refusal(server: Loopback) -> None:
    """After each refusal the limit stays closed twice as long: for 2, 4, 8 and 16 seconds."""
    server.script = [errors(TOO_MANY[0], status=TOO_MANY[1])] * 10
    clock = InstantClock()
    async with client_of(server, clock=clock) as client:
        began = clock.monotonic()
        call = asyncio.create_task(client.bills.get(BILL_ID, wait=20.0))
        while not call.done():
            await asyncio.sleep(0)
            clock.turn(0.01 if any(limit.waiting for limit in client.limits.snapshot()) else 0.0)
        with pytest.raises(RateLimitedError):
            await call
        assert clock.monotonic() - began < 20.0
    assert len(server.calls) == 4  # the next would have had to wait for 16 s, and 6 were left
