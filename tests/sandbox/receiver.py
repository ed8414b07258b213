"""A subscriber: a plain HTTP server that records its requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import attrs
from aiohttp import web
from multidict import CIMultiDictProxy

from bill_async.sandbox._json import loads


@attrs.frozen
class Received:
    """One notification as it came."""

    body: bytes
    headers: CIMultiDictProxy[str]

    @property
    def json(self) -> Any:
        return loads(self.body)


class Receiver:
    """Answers with `status`; hangs while `hold` is set to an event."""

    def __init__(self) -> None:
        self.url = ""
        self.status = 200
        self.received: list[Received] = []
        self.hold: asyncio.Event | None = None
        self.arrived = asyncio.Event()

    @property
    def types(self) -> list[str]:
        return [item.json["metadata"]["eventType"] for item in self.received]

    async def handle(self, request: web.BaseRequest) -> web.Response:
        self.received.append(Received(await request.read(), request.headers))
        self.arrived.set()
        if self.hold is not None:
            await self.hold.wait()
        headers = {"Location": self.url} if 300 <= self.status < 400 else {}
        return web.Response(status=self.status, headers=headers)


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """Run a receiver."""
    receiver = Receiver()
    runner = web.ServerRunner(web.Server(receiver.handle), shutdown_timeout=0.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield receiver
    finally:
        if receiver.hold is not None:
            receiver.hold.set()
        await runner.cleanup()
