"""The types of events that BILL sends to subscribers.

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
    """A type of events, and the object of its events."""

    model: type[AnswerModel]
    """The model of the object."""
    key: str | None = None
    """The key of the object in the envelope. If it is not known, the object is the field that does not
    belong to the envelope."""
    identity: str | None = None
    """The wire name of the field that identifies the object."""
    resource: str | None = None
    """The resource whose `get` answers with the whole object, `spend.transactions`."""
    confidence: Confidence = "verified"
    doc: str = ""
    """When it is sent, if the name does not say it."""


ENVELOPE: Final = Notification
"""The envelope of every notification: its recipient and its type, beside the object."""

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
"""All known types of events. BILL's own catalog, `webhooks.events.get_catalog`, may have more."""
