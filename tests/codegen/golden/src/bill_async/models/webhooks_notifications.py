"""What is sent to subscribers.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Anything, Field, Id, ListOf, Nested, Text
from .._wire_values import keep_rest, to_list, to_text
from .common import Address

__all__ = [
    "Notification",
    "NotificationBill",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Notification(AnswerModel):
    """Notification."""

    event_type: str
    version: Any | None = None

    __fields__ = (
        Field("event_type", "eventType", Text(), required=True),
        Field("version", "version", Anything()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Notification:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Notification)
        value = take("eventType")
        new.event_type = value if type(value) is str else to_text(value)
        new.version = take("version", None)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationBill(AnswerModel):
    """Notification bill, told by `bill.created`, `bill.paid` and `bill.lost`."""

    id: str | None = None
    """`id`: begins 00n."""
    address: Address | None = None
    tags: list[str] | None = None

    __fields__ = (
        Field("id", "id", Id("00n", strict=True)),
        Field("address", "address", Nested(Address)),
        Field("tags", "tags", ListOf(Text())),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationBill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationBill)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("address", None)
        new.address = None if value is None else Address._from_wire(value)
        value = take("tags", None)
        new.tags = None if value is None else [to_text(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
