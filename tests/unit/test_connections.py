"""The connection of a request: a write uses none that the server has closed or may be closing."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import attrs
import pytest
from unit.fakes import settle
from unit.loopback import BILL_ID, InstantClock, Loopback, Received, Step, answer, client_of, until

from bill_async import AttemptRecord, BillClient, Options
from bill_async._http.connector import Connector
from bill_async._limits.limiter import Limits

CERTIFICATE = Path(__file__).parents[1] / "data" / "tls" / "bill.test.pem"
CREATES = 30
_TIMEOUT = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"

Close = Callable[[asyncio.StreamWriter], None]


def finish(writer: asyncio.StreamWriter) -> None:
    """Close a connection in good order."""
    writer.close()


def reset(writer: asyncio.StreamWriter) -> None:
    """Break a connection off."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def finish_soon(writer: asyncio.StreamWriter) -> None:
    """Close a connection a little later."""
    asyncio.get_running_loop().call_later(0.003, writer.close)


def say_soon(writer: asyncio.StreamWriter) -> None:
    """Send something that nobody has asked for, a little later."""
    asyncio.get_running_loop().call_later(0.003, writer.write, _TIMEOUT)


def shut(writer: asyncio.StreamWriter) -> None:
    """Send the end of a connection at once, before the loop goes on."""
    writer.get_extra_info("socket").shutdown(socket.SHUT_WR)


def say(text: bytes) -> Close:
    """Send something that nobody has asked for."""
    return lambda writer: writer.write(text)


class Server(Loopback):
    """Answers, and says that it keeps the connection; then it does what it is told with it."""

    def __init__(self, close: Close | None = None) -> None:
        super().__init__()
        self.writers: list[asyncio.StreamWriter] = []
        self._close = close
        self.login = self._then_close(answer({"sessionId": "s", "trusted": True}, Connection="keep-alive"))
        self.script = [self._then_close(answer({"id": BILL_ID}, Connection="keep-alive"))] * 1000

    def _then_close(self, step: Step) -> Step:
        async def answer_and_close(request: Received, writer: asyncio.StreamWriter) -> None:
            await step(request, writer)
            if writer not in self.writers:
                self.writers.append(writer)
            if self._close is not None:
                self._close(writer)

        return answer_and_close


@contextlib.asynccontextmanager
async def running(close: Close | None = None, *, tls: bool = False) -> AsyncIterator[Server]:
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
    async with Server(close).running(context) as server:
        assert isinstance(server, Server)
        if tls:
            server.url = server.url.replace("http:", "https:")
        yield server


def trusting() -> ssl.SSLContext:
    """The TLS of a client that trusts the certificate of the tests, whatever the host."""
    context = ssl.create_default_context(cafile=CERTIFICATE)
    context.check_hostname = False
    return context


@contextlib.asynccontextmanager
async def client_for(server: Server, *, lent: bool = False, **settings: Any) -> AsyncIterator[BillClient]:
    async with contextlib.AsyncExitStack() as stack:
        if lent:
            connector = aiohttp.TCPConnector(ssl=trusting())
            settings["session"] = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        else:
            settings["options"] = attrs.evolve(settings.get("options", Options()), ssl=trusting())
        yield await stack.enter_async_context(client_of(server, **settings))


def connector_of(client: BillClient) -> Any:
    return client._runtime.sender.connection.session().connector


async def create(client: BillClient) -> Any:
    """Call something that must not be done twice."""
    return await client.raw.request("POST", "/v3/vendors", json={"name": "Acme"})


async def test_without_the_end_of_uses_every_write_takes_a_new_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later aiohttp might not tell it."""
    monkeypatch.delattr(Connector, "_release")
    async with running() as server, client_for(server) as client:
        for _ in range(3):
            await create(client)
        assert len(server.writers) == 4  # one for the login


# ---- servers that close


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("lent", [False, True], ids=["own", "lent"])
@pytest.mark.parametrize("close", [finish, reset])
async def test_a_server_that_closes_after_every_answer_loses_no_write(close: Close, lent: bool, tls: bool) -> None:
    attempts: list[AttemptRecord] = []
    options = Options(limits=Limits(linger=0.0), on_attempt=attempts.append)
    async with running(close, tls=tls) as server, client_for(server, lent=lent, options=options) as client:
        for _ in range(CREATES):
            await create(client)
        assert len(server.calls) == CREATES
        assert server.connections == CREATES + 1
        assert [record.attempt for record in attempts] == [1] * (CREATES + 1)


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("close", [finish_soon, say_soon])
async def test_a_server_that_ends_a_connection_a_little_after_every_answer_loses_no_write(
    close: Close, tls: bool
) -> None:
    async with running(close, tls=tls) as server, client_for(server) as client:
        for _ in range(CREATES):
            await create(client)
        assert len(connector_of(client)._uses) <= 2  # what it knew of the others is forgotten
        assert len(server.calls) == CREATES
        assert server.connections == CREATES + 1


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("close", [shut, finish, reset, say(_TIMEOUT)], ids=["shut", "finish", "reset", "408"])
@pytest.mark.parametrize("read", [False, True], ids=["just now", "already read"])
async def test_a_write_takes_no_idle_connection_over_which_something_has_come(
    close: Close, read: bool, tls: bool
) -> None:
    async with running(tls=tls) as server, client_for(server) as client:
        await client.bills.get(BILL_ID)
        await client.bills.get(BILL_ID)
        close(server.writers[0])
        if read:
            await settle()
        elif close in (finish, reset):
            await asyncio.sleep(0)  # asyncio closes in the next pass
        assert (await create(client))["id"] == BILL_ID
        assert [call.method for call in server.calls] == ["GET", "GET", "POST"]
        assert server.connections == 2


async def test_no_answer_is_taken_that_came_before_its_request(server: Server) -> None:
    """Bytes that came over an idle connection, and were read, answer no request."""
    async with client_for(server) as client:
        await client.bills.get(BILL_ID)
        say(b'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"id": "other"}')(server.writers[0])
        await settle()
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
        assert server.connections == 2


# ---- idle connections


async def test_a_write_takes_no_connection_that_was_idle_for_long(server: Server) -> None:
    clock = InstantClock()
    async with client_for(server, clock=clock) as client:
        await create(client)
        clock.turn(2.0)
        await create(client)
        assert server.connections == 1
        clock.turn(2.1)
        await client.bills.get(BILL_ID)
        assert server.connections == 1
        clock.turn(2.1)
        await create(client)
        assert server.connections == 2
        await until(lambda: server.open == 1)


async def test_a_write_waits_only_right_after_the_first_use_of_its_connection(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = InstantClock()
    pauses: list[float] = []

    async def write(idle: float) -> None:
        clock.turn(idle)
        await create(client)

    def record(seconds: float) -> Any:
        pauses.append(seconds)
        return pause(0)

    async with client_for(server, clock=clock) as client:
        await create(client)
        pause = asyncio.sleep
        monkeypatch.setattr(asyncio, "sleep", record)
        for idle in (60.0, 0.03, 0.0, 60.0):  # over a new connection, then over the same, and over a new one again
            await write(idle)
        assert pauses == []
        await write(0.01)
        await write(0.0)
        monkeypatch.undo()
    assert pauses == [0.02]


async def test_an_idle_connection_is_closed_after_the_time_that_the_options_say(server: Server) -> None:
    async with client_for(server, options=Options(keepalive=0.01)) as client:
        await client.bills.get(BILL_ID)
        await until(lambda: server.open == 0)


async def test_the_time_of_a_call_is_not_idle_time(server: Server) -> None:
    clock = InstantClock()

    async def slow(request: Received, writer: asyncio.StreamWriter) -> None:
        clock.turn(10.0)
        await answer({"id": BILL_ID})(request, writer)

    async with client_for(server, clock=clock) as client:
        server.script = [slow, slow]
        await create(client)
        await create(client)
        assert server.connections == 1


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with running() as one:
        yield one


@pytest.mark.parametrize("lent", [False, True], ids=["own", "lent"])
async def test_reads_and_writes_one_after_the_other_share_a_connection(server: Server, lent: bool) -> None:
    async with client_for(server, lent=lent, options=Options(limits=Limits(linger=0.0))) as client:
        for _ in range(10):
            await create(client)
            await client.bills.get(BILL_ID)
        assert server.connections == 1
    await until(lambda: server.open == 0)


async def test_a_client_of_one_connection_replaces_it(server: Server) -> None:
    clock = InstantClock()
    async with client_for(server, clock=clock, options=Options(connections=1, wait=True)) as client:
        for _ in range(3):
            await asyncio.gather(*(create(client) for _ in range(3)))
            clock.turn(60.0)
    assert server.connections <= 4


async def test_a_cancelled_write_leaves_no_connection_behind(server: Server) -> None:
    clock = InstantClock()
    async with client_for(server, clock=clock, options=Options(limits=Limits(linger=0.0))) as client:
        connector = connector_of(client)
        for passes in range(12):
            clock.turn(60.0)
            await create(client)  # over a new connection, so the next write waits whether the server closes it
            before = len(server.calls)
            call = asyncio.create_task(create(client))
            for _ in range(passes):
                await asyncio.sleep(0)
            call.cancel()
            await asyncio.wait([call])
            assert call.cancelled()
            assert len(server.calls) == before
            assert not connector._acquired
        await until(lambda: server.open == 0)
