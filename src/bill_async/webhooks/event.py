"""An event, as handlers get it."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, Literal, TypeAlias, TypeVar

import attrs

from bill_async.models import NotificationError

__all__ = ["Event", "Source"]

T = TypeVar("T", covariant=True)

Source: TypeAlias = Literal["delivery", "history", "list", "unsigned"]
"""Where an event comes from. `delivery`: BILL sent it. `history`: it was read from BILL's history of events. `list`: a
list showed the change, and the event was made of that. `unsigned`: it came without a signature, and of what came only
the type and the id of the object were used; the object was read through the API."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Event(Generic[T]):
    """Something that happened at BILL, to an object of class `T`."""

    id: str
    """Unique; a repeated delivery has the same."""
    type: str
    """`bill.created`."""
    object: T
    """What it happened to, as far as the notification shows it: a model such as `NotificationBill`, with amounts as
    `Decimal`. Of a type that this package does not know it is the JSON object."""
    organization_id: str | None = None
    """The organization; None for events of Spend & Expense."""
    spend_company_uuid: str | None = None
    """The company, as Spend & Expense calls it."""
    subscription_id: str | None = None
    version: str = "1"
    """Of the form of the notification."""
    errors: tuple[NotificationError, ...] = ()
    """Why something failed, of `payment.failed` and `autopay.failed`."""
    updated_time: datetime | None = None
    """When the object was changed, by its own `updatedTime`."""
    source: Source = "delivery"
    received_at: datetime | None = None
    """When the receiver stored it."""
    attempt: int = 1
    """How often it was handed to its handlers, this time included."""
    stale: bool = False
    """Whether a later state of the object has been handled before: events may come out of order."""
    merged: int = 0
    """How many further events of the same type and object this one stands for, if the object was reloaded."""
    body: bytes = b""
    """The notification as it came."""

    def __repr__(self) -> str:
        return f"<Event {self.type} {self.id}>"
