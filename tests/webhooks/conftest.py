"""A sandbox, a client of it, and a receiver that it can reach."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from aiohttp import web

from bill_async import BillClient, Subscription
from bill_async.sandbox import Sandbox, SandboxClock
from bill_async.webhooks import Event, FileKeyStore, MemoryEventStore, WebhookReceiver


@attrs.define(eq=False)
class Place:
    """A service that receives webhooks, and the BILL that sends them."""

    sandbox: Sandbox
    bill: BillClient
    receiver: WebhookReceiver
    url: str
    keys: Path
    seen: list[Event[Any]]
    handle: Any
    """What answers deliveries; another receiver's, for example."""

    @property
    def clock(self) -> SandboxClock:
        assert isinstance(self.sandbox.clock, SandboxClock)
        return self.sandbox.clock

    def types(self) -> list[str]:
        """Return the types of the events that were handled."""
        return [event.type for event in self.seen]

    async def any_seen(self, count: int = 1) -> bool:
        """Whether so many events were handled."""
        return len(self.seen) >= count

    async def idle(self) -> None:
        """Wait until all deliveries that are due have been made and handled."""
        await self.sandbox.webhooks_idle()
        await self.receiver.idle()

    async def ensure(self, *events: str, **options: Any) -> Subscription:
        """Subscribe to events."""
        return await self.receiver.ensure_subscription(self.bill, url=self.url, events=events or None, **options)

    def new_receiver(self, **settings: Any) -> WebhookReceiver:
        """Make a receiver that notes what it handles."""
        settings = {"keys": FileKeyStore(self.keys), "store": MemoryEventStore(), **settings}
        receiver = WebhookReceiver(clock=self.sandbox.client_clock, **settings)

        @receiver.on("*")
        async def every(event: Event[Any]) -> None:
            self.seen.append(event)

        return receiver


class WrongClock:
    """A clock that shows another time than BILL's."""

    def __init__(self, clock: Any, off: timedelta) -> None:
        self._clock = clock
        self.off = off

    def now(self) -> datetime:
        """Return the wrong time."""
        shown: datetime = self._clock.now() + self.off
        return shown

    def __getattr__(self, name: str) -> Any:
        return getattr(self._clock, name)


async def until(check: Callable[[], Awaitable[object]]) -> None:
    """Wait for something that tasks bring about, which have nobody to tell."""
    while not await check():  # noqa: ASYNC110
        await asyncio.sleep(0.01)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(Sandbox(objects={"bills": 3, "vendors": 2, "customers": 2}))
        client = BillClient.from_env(sandbox.environ(), clock=sandbox.client_clock)
        bill = await stack.enter_async_context(client)
        found = Place(sandbox, bill, None, "", tmp_path / "keys.json", [], None)  # type: ignore[arg-type]
        found.receiver = found.new_receiver()
        found.handle = found.receiver.handle

        async def answer(request: web.BaseRequest) -> web.Response:
            given = await found.handle(await request.read(), request.headers)
            return web.Response(status=given.status, text=given.text)

        runner = web.ServerRunner(web.Server(answer), shutdown_timeout=0.0)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bill"
        await stack.enter_async_context(found.receiver)
        yield found
