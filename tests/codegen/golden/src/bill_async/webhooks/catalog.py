"""The types of events that BILL sends to those who subscribe.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

import attrs

from .._schema.fields import Confidence
from .._schema.models import AnswerModel
from ..models.webhooks_notifications import Notification, NotificationBill

__all__ = ["ENVELOPE", "EVENTS", "EventType"]


@attrs.frozen(kw_only=True)
class EventType:
    """A type of events, and the object that each of them is about."""

    model: type[AnswerModel]
    """What the object is that something happened to."""
    key: str | None = None
    """The key under which the object stands in the envelope. If it is not known, the object is what
    the envelope does not know."""
    identity: str | None = None
    """The field of the object, on the wire, that tells it from others."""
    resource: str | None = None
    """The resource whose `get` answers with the whole object, `spend.transactions`."""
    confidence: Confidence = "verified"
    doc: str = ""
    """When it is sent, where the name does not say."""


ENVELOPE: Final = Notification
"""What every notification is: whom it is for and of which type, and beside that one object."""

EVENTS: Final[dict[str, EventType]] = {
    "bill.created": EventType(model=NotificationBill, key="bill", identity="id", resource="bills"),
    "bill.paid": EventType(
        model=NotificationBill,
        key="paid-bill",
        identity="id",
        resource="bills",
        confidence="derived",
        doc="once all of it is paid",
    ),
    "bill.lost": EventType(model=NotificationBill, identity="id"),
}
"""Every type of events that is known. BILL's own catalog, `webhooks.events.get_catalog`, may have more."""
