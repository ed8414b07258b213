"""What BILL sends to those who subscribe to its events.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

import attrs

from .._schema.fields import Confidence
from .._schema.models import AnswerModel
from ..models.webhooks_notifications import Notification, NotificationBill

__all__ = ["ENVELOPE", "EVENTS", "Event"]


@attrs.frozen(kw_only=True)
class Event:
    """What a type of events is about."""

    model: type[AnswerModel]
    """What the object is that something happened to."""
    key: str | None = None
    """The key under which the object stands in the envelope. If it is not known, the object is what
    the envelope does not know."""
    confidence: Confidence = "verified"
    doc: str = ""
    """When it is sent, where the name does not say."""


ENVELOPE: Final = Notification
"""What every notification is: whom it is for and of which type, and beside that one object."""

EVENTS: Final[dict[str, Event]] = {
    "bill.created": Event(model=NotificationBill, key="bill"),
    "bill.paid": Event(model=NotificationBill, key="paid-bill", confidence="derived", doc="once all of it is paid"),
    "bill.lost": Event(model=NotificationBill),
}
"""Every type of events that is known. BILL's own catalog, `webhooks.events.get_catalog`, may have more."""
