"""Subscriptions to events.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, Id, Nested
from .._wire_values import keep_rest, to_text
from .common import Address

__all__ = [
    "Subscription",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Subscription(AnswerModel):
    """Subscription, given by `webhooks.subscriptions.list` and `webhooks.subscriptions.create`."""

    id: str
    address: Address | None = None

    __fields__ = (
        Field("id", "id", Id(), required=True),
        Field("address", "address", Nested(Address)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Subscription:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Subscription)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("address", None)
        new.address = None if value is None else Address._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
