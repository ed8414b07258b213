"""The receiver behind real servers: aiohttp, and ASGI with and without frameworks."""

from __future__ import annotations

import asyncio
import gzip
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import httpx
import pytest
import uvicorn
from aiohttp import web
from fastapi import FastAPI
from starlette.applications import Starlette

from bill_async.webhooks import Event, MemoryEventStore, WebhookReceiver

from .deliveries import KEY, bill, headers, signature

Serve: TypeAlias = Callable[[WebhookReceiver], Any]


def make() -> tuple[WebhookReceiver, list[str]]:
    receiver, seen = WebhookReceiver(keys=[KEY], store=MemoryEventStore(), max_body=100_000), list[str]()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    return receiver, seen


@asynccontextmanager
async def with_aiohttp(receiver: WebhookReceiver) -> AsyncGenerator[int]:
    app = web.Application()
    app.router.add_route("*", "/bill", receiver.aiohttp())
    app.cleanup_ctx.append(receiver.cleanup_ctx)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@asynccontextmanager
async def with_uvicorn(app: Any) -> AsyncGenerator[int]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="on"))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        await server.shutdown()


def with_starlette(receiver: WebhookReceiver) -> Any:
    app = Starlette(lifespan=receiver.lifespan)
    app.add_route("/bill", receiver.asgi(), methods=["POST"])
    return with_uvicorn(app)


def with_fastapi(receiver: WebhookReceiver) -> Any:
    app = FastAPI(lifespan=receiver.lifespan)
    app.add_route("/bill", receiver.asgi(), methods=["POST"])
    return with_uvicorn(app)


def bare(receiver: WebhookReceiver) -> Any:
    return with_uvicorn(receiver.asgi())


servers = pytest.mark.parametrize("serve", [with_aiohttp, bare, with_starlette, with_fastapi])


async def post(port: int, head: bytes, body: bytes, *, end: bool = False) -> int | None:
    """Send a request byte for byte; return the status of the answer. With `end`, nothing more is sent after it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(b"POST /bill HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + head + b"\r\n" + body)
        if end:
            writer.write_eof()
        line = await reader.readline()
        return int(line.split()[1]) if line else None
    finally:
        writer.close()


def length(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n" % len(body)


def signed(body: bytes) -> bytes:
    return b"x-bill-sha-signature: " + signature(body).encode() + b"\r\n" + length(body)


@servers
async def test_a_delivery_comes_through(serve: Serve) -> None:
    receiver, seen = make()
    async with serve(receiver) as port, httpx.AsyncClient() as http:
        for name in ("e-1", "e-1", "e-2"):
            body = bill(1, event_id=name)
            answer = await http.post(f"http://127.0.0.1:{port}/bill", content=body, headers=headers(body))
            assert answer.status_code == 200
        await receiver.idle()
    assert seen == ["e-1", "e-2"]
    assert receiver._runner is None  # it ended with the server


FORGED = [
    None,  # no such header
    b"",
    b" ",
    b"\xff",
    b"\xff" * 44,
    "é".encode(),
    "签名".encode(),
    b"=",
    b"A" * 44,
    b"A" * 7000,
]


@servers
async def test_a_wrong_signature_is_refused(serve: Serve) -> None:
    receiver, seen = make()
    body = bill(1)
    async with serve(receiver) as port:
        for wrong in FORGED:
            header = b"" if wrong is None else b"x-bill-sha-signature: " + wrong + b"\r\n"
            assert await post(port, header + length(body), body) == 401
        twice = signed(body) + b"X-Bill-Sha-Signature: x\r\n"
        assert await post(port, twice, body) == 401
    assert seen == []


@servers
async def test_large_bodies_are_refused(serve: Serve) -> None:
    receiver, _ = make()
    body = b'"' + b"a" * 200_000 + b'"'
    async with serve(receiver) as port:
        assert await post(port, signed(body), body) == 413
        chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        assert await post(port, signed(body).split(b"Content")[0] + b"Transfer-Encoding: chunked\r\n", chunked) == 413
        assert await post(port, signed(b""), b"") == 400
        fits = bill(1)
        assert await post(port, signed(fits), fits) == 200


@servers
async def test_a_body_that_is_cut_short_does_no_harm(serve: Serve) -> None:
    receiver, seen = make()
    body = bill(1)
    async with serve(receiver) as port:
        assert await post(port, signed(body), body[:-5], end=True) in (None, 400)
        assert await post(port, signed(body), body) == 200
        await receiver.idle()
    assert len(seen) == 1


@servers
async def test_only_post_is_served(serve: Serve) -> None:
    receiver, _ = make()
    async with serve(receiver) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        for method in ("GET", "PUT", "HEAD", "DELETE"):
            assert (await http.request(method, "/bill")).status_code == 405


@pytest.mark.parametrize("coding", [b"gzip", b"deflate"])
async def test_what_is_not_compressed_as_it_says_is_refused(coding: bytes) -> None:
    receiver, _ = make()
    async with with_aiohttp(receiver) as port:
        assert await post(port, b"Content-Encoding: " + coding + b"\r\n" + signed(bill(1)), bill(1)) == 400


async def test_a_body_that_swells_is_refused() -> None:
    receiver, _ = make()
    bomb = gzip.compress(b"a" * 50_000_000)
    async with with_aiohttp(receiver) as port:
        assert await post(port, b"Content-Encoding: gzip\r\n" + signed(bomb), bomb) == 413


async def test_a_mounted_receiver_serves_the_path_with_a_slash() -> None:
    receiver, seen = make()
    app = FastAPI(lifespan=receiver.lifespan)
    app.mount("/bill", receiver.asgi())
    async with with_uvicorn(app) as port, httpx.AsyncClient() as http:
        body = bill(1, event_id="e-1")
        answer = await http.post(f"http://127.0.0.1:{port}/bill/", content=body, headers=headers(body))
        assert answer.status_code == 200
        await receiver.idle()
    assert seen == ["e-1"]


# ---- ASGI by hand


async def drive(receiver: WebhookReceiver, scope: Any, messages: list[Any]) -> list[Any]:
    """Speak ASGI with the receiver; return what it sent."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return messages.pop(0)  # type: ignore[no-any-return]

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await receiver.asgi()(scope, receive, send)
    return sent


async def test_a_body_may_come_in_parts() -> None:
    receiver, _ = make()
    body = bill(1)
    parts = [{"type": "http.request", "body": body[:9], "more_body": True}, {"type": "http.request", "body": body[9:]}]
    scope = {"type": "http", "method": "POST", "headers": [(b"x-bill-sha-signature", signature(body).encode())]}
    async with receiver:
        start, rest = await drive(receiver, scope, parts)
    assert start["status"] == 200
    assert dict(start["headers"])[b"content-length"] == b"6"
    assert rest == {"type": "http.response.body", "body": b"stored"}


async def test_a_client_that_has_gone_gets_no_answer() -> None:
    receiver, _ = make()
    scope = {"type": "http", "method": "POST", "headers": []}
    assert await drive(receiver, scope, [{"type": "http.disconnect"}]) == []


async def test_a_websocket_is_closed() -> None:
    receiver, _ = make()
    assert await drive(receiver, {"type": "websocket"}, [{"type": "websocket.connect"}]) == [
        {"type": "websocket.close", "code": 1003}
    ]


async def test_a_store_that_cannot_be_opened_fails_the_start() -> None:
    receiver = WebhookReceiver(keys=[KEY], store="/nowhere/events.db")
    (answer,) = await drive(receiver, {"type": "lifespan"}, [{"type": "lifespan.startup"}])
    assert answer["type"] == "lifespan.startup.failed"
    assert "there is no folder /nowhere" in answer["message"]


def test_the_receiver_needs_no_framework() -> None:
    code = (
        "import sys, bill_async.webhooks as webhooks\n"
        "webhooks.WebhookReceiver(keys=['x']).asgi()\n"
        "print([name for name in ('aiohttp', 'starlette', 'fastapi', 'redis', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
