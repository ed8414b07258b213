"""Handlers of webhooks as a user would write them: type-checked by `make types`, never run.

The lines that must fail carry an ignore, which becomes an error itself once it is not needed.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, assert_type

from bill_async import (
    Bill,
    BillClient,
    Customer,
    NotificationBill,
    NotificationPayment,
    NotificationSpendTransaction,
    NotificationVendor,
    ReceivablePayment,
    Transaction,
)
from bill_async.webhooks import Event, EventRouter, SQLiteEventStore, StoredEvent, WebhookReceiver, WebhookResponse
from bill_async.webhooks.postgres import PostgresEventStore
from bill_async.webhooks.redis import RedisEventStore

receiver = WebhookReceiver(keys=["key"], store=SQLiteEventStore("events.db"))
WebhookReceiver(keys=["key"], store=PostgresEventStore("postgresql://host/name", patience=5))
WebhookReceiver(keys=["key"], store=RedisEventStore("redis://host", name="events", lease=60))
WebhookReceiver(keys=["key"], store="redis://host")
router = EventRouter()


@receiver.on("bill.created", "bill.updated")
async def bill_changed(event: Event[NotificationBill]) -> None:
    assert_type(event.id, str)
    assert_type(event.organization_id, str | None)
    assert_type(event.object, NotificationBill)
    assert_type(event.object.amount, Decimal | None)
    assert_type(event.updated_time, datetime | None)


@receiver.on("bill.*")
async def any_bill(event: Event[NotificationBill]) -> None: ...


@receiver.on("bill.created", reload=True)
async def whole_bill(event: Event[Bill]) -> None:
    assert_type(event.object.due_amount, Decimal | None)


@receiver.on("payment.failed")
async def payment_failed(event: Event[NotificationPayment]) -> None: ...


@receiver.on("spend.transaction.updated")
async def transaction(event: Event[NotificationSpendTransaction]) -> None: ...


@receiver.on("spend.transaction.*", reload=True)
async def whole_transaction(event: Event[Transaction]) -> None: ...


@receiver.on("receivable_payment.updated")
async def received(event: Event[ReceivablePayment]) -> None: ...


@router.on("customer.updated", reload=True)
async def customer(event: Event[Customer]) -> None: ...


@receiver.on("bill.created", "vendor.created")
async def several(event: Event[NotificationBill | NotificationVendor]) -> None: ...


@receiver.on("*")
async def everything(event: Event[Any]) -> None: ...


@receiver.on("something.new")
async def unknown(event: Event[Any]) -> None: ...


@receiver.on("bill.created")
async def wide(event: Event[object]) -> None: ...


@receiver.on("bill.created")  # type: ignore[arg-type]
async def wrong_object(event: Event[NotificationVendor]) -> None: ...


@receiver.on("bill.created", reload=True)  # type: ignore[arg-type]
async def wrong_after_reload(event: Event[NotificationBill]) -> None: ...


@receiver.on("bill.created")  # type: ignore[arg-type]
def not_async(event: Event[NotificationBill]) -> None: ...


async def use(bill: BillClient) -> None:
    async with receiver:
        assert_type(await receiver.handle(b"{}", {"x-bill-sha-signature": "..."}), WebhookResponse)
        assert_type(await receiver.dead_letters(), list[StoredEvent])
    await receiver.handle("{}", {})  # type: ignore[arg-type]
