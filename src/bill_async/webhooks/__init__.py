"""Webhooks: from BILL's POST to a typed event that is handled once.

    receiver = WebhookReceiver(keys=["..."], store=SQLiteEventStore("events.db"))

    @receiver.on("bill.created", "bill.updated")
    async def bill_changed(event: Event[NotificationBill]) -> None:
        print(event.id, event.type, event.organization_id, event.object.amount)

    app.router.add_post("/bill", receiver.aiohttp())
    app.cleanup_ctx.append(receiver.cleanup_ctx)

`verify` and `parse` are plain functions that you can use without a receiver.
"""

from __future__ import annotations

from .errors import EventStoreError, GiveUp, RetryLater, SignatureError
from .event import Event
from .feed import ChangeFeed
from .handling import HandlerRetries
from .history import CaughtUp
from .keys import FileKeyStore, KeyStore, MemoryKeyStore
from .memory import MemoryEventStore
from .notification import parse
from .receiver import WebhookReceiver
from .response import WebhookResponse
from .router import EventRouter
from .signature import SIGNATURE, sign, verify
from .sqlite import SQLiteEventStore
from .store import EventResult, EventState, EventStore, NewEvent, StoredEvent

__all__ = [
    "SIGNATURE",
    "CaughtUp",
    "ChangeFeed",
    "Event",
    "EventRouter",
    "EventState",
    "EventStore",
    "EventStoreError",
    "FileKeyStore",
    "GiveUp",
    "HandlerRetries",
    "KeyStore",
    "MemoryEventStore",
    "MemoryKeyStore",
    "NewEvent",
    "EventResult",
    "RetryLater",
    "SQLiteEventStore",
    "SignatureError",
    "StoredEvent",
    "WebhookReceiver",
    "WebhookResponse",
    "parse",
    "sign",
    "verify",
]
