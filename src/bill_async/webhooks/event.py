"""The event that handlers get."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, Literal, TypeAlias, TypeVar

import attrs

from bill_async.models import NotificationError

__all__ = ["Event", "Source"]

T = TypeVar("T", covariant=True)

Source: TypeAlias = Literal["delivery", "history", "list", "unsigned"]
"""The source of an event. `delivery`: BILL sent it. `history`: it was read from BILL's history of events. `list`: a
list showed the change, and the event was made from it. `unsigned`: it came without a signature; only the type and the
id of the object were used, and the object was read through the API."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Event(Generic[T]):
    """Something that happened at BILL, to an object of class `T`."""

    id: str
    """The unique id. A repeated delivery has the same id."""
    type: str
    """`bill.created`."""
    object: T
    """The object that the event is about, as the notification shows it: a model such as `NotificationBill`, with
    amounts as `Decimal`. For an unknown type of events, it is the JSON object."""
    organization_id: str | None = None
    """The organization; None for events of Spend & Expense."""
    spend_company_uuid: str | None = None
    """The company id of Spend & Expense."""
    subscription_id: str | None = None
    version: str = "1"
    """The version of the notification."""
    errors: tuple[NotificationError, ...] = ()
    """The reasons for the failure; only with `payment.failed` and `autopay.failed`."""
    updated_time: datetime | None = None
    """When the object was changed: its `updatedTime`."""
    source: Source = "delivery"
    received_at: datetime | None = None
    """When the receiver stored it."""
    attempt: int = 1
    """The number of times that it was passed to its handlers, including this one."""
    stale: bool = False
    """Whether a later state of the object has already been handled. Events may come out of order."""
    merged: int = 0
    """The number of further events of the same type and object that this one replaces, if the object was reloaded."""
    body: bytes = b""
    """The notification as it was sent."""

    def __repr__(self) -> str:
        return f"<Event {self.type} {self.id}>"
