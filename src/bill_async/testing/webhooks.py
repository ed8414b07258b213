"""The sandbox of a test, connected to the receiver of the test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from bill_async.webhooks.keys import KeyRing, MemoryKeyStore
from bill_async.webhooks.subscriptions import OVERLAP, Party, ensure

from .client import open_client

if TYPE_CHECKING:
    from bill_async.sandbox import Sandbox
    from bill_async.sandbox.delivery import Delivery
    from bill_async.webhooks import WebhookReceiver

__all__ = ["Webhooks"]

_URL: Final = "https://receiver.test/bill"


class Webhooks:
    """Delivers the notifications of the sandbox to a receiver, without a port."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._receivers: list[WebhookReceiver] = []

    @asynccontextmanager
    async def connect(self, receiver: WebhookReceiver, *events: str, url: str = _URL) -> AsyncGenerator[Webhooks]:
        """Run a receiver that is subscribed to events of the sandbox; by default, to those that it has handlers for.

        Patterns such as `bill.*` apply to BILL's catalog. The `keys` of the receiver stay valid.
        """
        loop = asyncio.get_running_loop()

        connected = True

        async def handle(body: bytes, headers: Mapping[str, str]) -> int:
            # after the block, a delivery on its way would start the receiver again
            return (await receiver.handle(body, headers)).status if connected else 503

        async def receive(body: bytes, headers: Mapping[str, str]) -> int:
            return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(handle(body, headers), loop))

        disconnect = self._sandbox.connect(url, receive)
        self._receivers.append(receiver)
        try:
            async with receiver:
                try:
                    await self._subscribe(receiver, events, url)
                    yield self
                finally:
                    connected = False
        finally:
            self._receivers.remove(receiver)
            disconnect()

    async def _subscribe(self, receiver: WebhookReceiver, events: tuple[str, ...], url: str) -> None:
        patterns = events or receiver.patterns
        of_spend = [pattern for pattern in patterns if pattern.startswith("spend.") or pattern == "*"]
        others = [pattern for pattern in patterns if not pattern.startswith("spend.")]
        parties: tuple[tuple[Party, list[str]], ...] = (("organization", others), ("spend", of_spend))
        async with open_client(self._sandbox) as bill:
            for party, wanted in parties:
                if not wanted:
                    continue
                ring = KeyRing(MemoryKeyStore(), bill.clock)
                await ensure(
                    ring,
                    bill,
                    bill.clock,
                    url=url,
                    events=wanted if events else None,
                    handled=wanted,
                    name=f"{url} {party}",
                    party=party,
                    rotate=False,
                    overlap=OVERLAP,
                )
                for key in await ring.keys():
                    receiver.add_key(key)

    @property
    def deliveries(self) -> list[Delivery]:
        """All deliveries of the sandbox, sent or waiting, oldest first."""
        return self._sandbox.deliveries

    async def idle(self) -> None:
        """Wait until all due deliveries have been made and handled."""
        await self._sandbox.webhooks_idle()
        for receiver in self._receivers:
            await receiver.idle()
