"""The listener: it receives events from BILL or the sandbox, prints them, and forwards them to a service under
development."""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import web

from bill_async.errors import BillError, ConfigurationError
from bill_async.webhooks import Event, MemoryEventStore, MemoryKeyStore, NewEvent, WebhookReceiver
from bill_async.webhooks.catalog import EVENTS
from bill_async.webhooks.subscriptions import Party, webhooks_for

from .display import clean
from .webhook_sessions import KEY_VARIABLE, Post, Session, patterns

__all__ = ["listen"]

_NAME: Final = "bill-async webhooks listen"


async def listen(arguments: argparse.Namespace, opened: Session) -> int:
    """Listen until interrupted, then delete the subscription."""
    forward = _forwarding(arguments)
    receiver = WebhookReceiver(keys=MemoryKeyStore(), store=_Forgetful(), concurrency=1)

    @receiver.on("*")
    async def show(event: Event[Any]) -> None:
        answer = "" if forward is None else f"  -> {await forward(event.body)}"
        line = f"{event.received_at:%H:%M:%S}  {event.type:<28}  {event.id}  {_subject(event)}{answer}"
        print(clean(line), flush=True)

    async with AsyncExitStack() as stack:
        if forward is not None:
            await stack.enter_async_context(forward)
        port = await stack.enter_async_context(_serving(receiver, arguments.port))
        url = arguments.url or f"http://127.0.0.1:{port}/"
        if not arguments.url and opened.environment.name in ("sandbox", "production"):
            raise ConfigurationError(
                f"BILL cannot reach this machine: give the https URL of a tunnel to {url} as --url, with --port"
            )
        for party, wanted in _parties(opened, patterns(arguments.events)):
            subscription = await receiver.ensure_subscription(
                opened.bill, url=url, events=wanted, name=f"{_NAME} {party or ''}".strip(), party=party
            )
            stack.push_async_callback(_delete, opened, party, subscription.id)
        print(f"listening for {arguments.events} of {opened.environment.name}; press Ctrl-C to stop", file=sys.stderr)
        await asyncio.get_running_loop().create_future()  # until it is cancelled
    return 0


class _Forgetful(MemoryEventStore):
    """A store without handled events, so that an event that was sent again is shown and forwarded again."""

    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        handled = now + timedelta.resolution
        await self.trim(bodies_before=handled, events_before=handled)
        return await super().add(events, now)


@asynccontextmanager
async def _serving(receiver: WebhookReceiver, port: int) -> AsyncGenerator[int]:
    """Serve the receiver on this machine, and yield the port."""
    app = web.Application()
    app.router.add_post("/", receiver.aiohttp())
    app.cleanup_ctx.append(receiver.cleanup_ctx)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def _forwarding(arguments: argparse.Namespace) -> Post | None:
    if not arguments.forward_to:
        return None
    key = arguments.key or os.environ.get(KEY_VARIABLE)
    if not key:
        key = secrets.token_urlsafe(32)
        print(f"forwarded events are signed with the key {key}", file=sys.stderr)
    return Post(arguments.forward_to, key)


def _parties(opened: Session, wanted: list[str]) -> list[tuple[Party | None, list[str]]]:
    """Divide the patterns by party. Events of Spend & Expense need a separate subscription."""
    if opened.party is not None:
        return [(opened.party, wanted)]
    spend = [pattern for pattern in wanted if pattern == "*" or pattern.startswith("spend.")]
    others = [pattern for pattern in wanted if not pattern.startswith("spend.")]
    parties: list[tuple[Party | None, list[str]]] = [(None, others)] if others else []
    if spend and "spend" in opened.bill.families:
        parties.append(("spend", spend))
    return parties


def _subject(event: Event[Any]) -> str:
    known = EVENTS.get(event.type)
    identity = None if known is None else known.identity
    names = [field.name for field in known.model.__fields__ if field.wire == identity] if known is not None else []
    return str(getattr(event.object, names[0], "")) if names else ""


async def _delete(opened: Session, party: Party | None, subscription_id: str) -> None:
    try:
        await webhooks_for(opened.bill, party).subscriptions.delete(subscription_id)
    except BillError as error:
        print(clean(f"the subscription {subscription_id} could not be deleted: {error}"), file=sys.stderr)
