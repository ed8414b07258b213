"""What is sent to subscribers.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Anything, Id, ListOf, Text
from .._schema.models import AnswerModel, Nested, model
from .common import Address

__all__ = ["Notification", "NotificationBill", "NotificationError"]


@model
class NotificationError(AnswerModel):
    """Notification error, part of `Notification`."""

    message: str | None = optional_field("message", Text())


@model
class Notification(AnswerModel):
    """Notification."""

    event_type: str = required_field("eventType", Text())
    version: Any | None = optional_field("version", Anything())
    errors: list[NotificationError] | None = optional_field("errors", ListOf(Nested(NotificationError)))


@model
class NotificationBill(AnswerModel):
    """Notification bill, sent with `bill.created`, `bill.paid` and `bill.lost`."""

    id: str | None = optional_field("id", Id("00n", strict=True))
    address: Address | None = optional_field("address", Nested(Address))
    tags: list[str] | None = optional_field("tags", ListOf(Text()))
