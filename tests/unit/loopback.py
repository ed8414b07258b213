"""A server on loopback that does what a test tells it, faults included, and remembers what it received."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeAlias

import attrs
import pytest
from unit.fakes import FakeClock

from bill_async import BillClient, OrganizationCredentials

ORGANIZATION = OrganizationCredentials("the-developer-key", "user", "the-password", "00801ABCDEFGHIJKLMNO")
BILL_ID = "00n01ABCDEFGHIJKLMNO"
EXPIRED = ("BDC_1109", 401)
HOUR_USED_UP = ("BDC_1144", 422)
TOO_MANY = ("BDC_1322", 422)


@attrs.frozen
class Received:
    """One request, as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Step: TypeAlias = Callable[["Received", asyncio.StreamWriter], Awaitable[None]]
"""What the server does with one request; it closes the connection if the step left it closing."""


def answer(value: Any = None, status: int = 200, **headers: str) -> Step:
    """Answer with JSON, or with the bytes given."""
    body = value if isinstance(value, bytes) else b"" if value is None else json.dumps(value).encode()
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {text}" for name, text in headers.items()]

    async def step(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)

    return step


def errors(*codes: str, status: int = 400, message: str = "no", **headers: str) -> Step:
    """Answer with BILL's array of errors."""
    array = [{"code": code, "message": message, "severity": "ERROR", "category": "REQUEST"} for code in codes]
    return answer(array, status, **headers)


async def reset(_: Received, writer: asyncio.StreamWriter) -> None:
    """Break the connection without an answer."""
    writer.close()


async def half(_: Received, writer: asyncio.StreamWriter) -> None:
    """Break the connection in the middle of the answer."""
    writer.write(b'HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"id": ')
    writer.close()


class Loopback:
    """The server. `script` is worked off call by call; when it is empty, a bill is the answer."""

    def __init__(self) -> None:
        self.script: list[Step] = []
        self.received: list[Received] = []
        self.login: Step | None = None
        self.logout: Step | None = None
        self.logins = 0
        self.connections = 0
        self.open = 0
        self.url = ""
        self.hanging = asyncio.Event()
        self.go_on = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def calls(self) -> list[Received]:
        """The requests that were received, without the logins and logouts."""
        return [request for request in self.received if not request.path.endswith(("/login", "/logout"))]

    async def hang(self, request: Received, writer: asyncio.StreamWriter) -> None:
        """Do not answer before `go_on`."""
        self.hanging.set()
        await self.go_on.wait()
        await answer({"id": BILL_ID})(request, writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        self._writers.add(writer)
        try:
            while not writer.is_closing():
                await self._serve_one(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self.open -= 1
            self._writers.discard(writer)
            writer.close()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        request = Received(method, path.removeprefix("/connect"), headers, body)
        self.received.append(request)
        if path.endswith("/login"):
            self.logins += 1
            step = self.login or answer({"sessionId": f"session-number-{self.logins}", "trusted": True})
        elif path.endswith("/logout"):
            step = self.logout or answer()
        else:
            step = self.script.pop(0) if self.script else answer({"id": BILL_ID})
        await step(request, writer)

    @contextlib.asynccontextmanager
    async def running(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[Loopback]:
        """Serve on a free port."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=tls)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            self.go_on.set()
            server.close()
            for writer in list(self._writers):
                writer.close()
            await until(lambda: not self._writers)
            await server.wait_closed()


async def until(condition: Callable[[], object]) -> None:
    """Let tasks and sockets go on until something is so."""
    while not condition():  # noqa: ASYNC110  # what is waited for has no event of its own
        await asyncio.sleep(0)


class InstantClock(FakeClock):
    """Virtual time in which a sleep takes none of the test's, so that it can be used with real connections."""

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.turn(seconds)


def priorities_of(client: BillClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the priority of each further call of a client is added."""
    seen: list[str] = []
    sender = client._caller.sender
    acquire = sender._acquire_at_once

    def spy(scope: Any, priority: Any) -> Any:
        seen.append(priority)
        return acquire(scope, priority)

    monkeypatch.setattr(sender, "_acquire_at_once", spy)
    return seen


def client_of(server: Loopback, **settings: Any) -> BillClient:
    """Make a client of one organization on the server, by a clock that never waits."""
    settings.setdefault("clock", InstantClock())
    settings.setdefault("jitter", lambda: 1.0)
    settings.setdefault("organization", ORGANIZATION)
    return BillClient(environment=server.url, **settings)
