"""Subscriptions to events.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Id
from .._schema.models import AnswerModel, Nested, model
from .common import Address

__all__ = ["Subscription"]


@model
class Subscription(AnswerModel):
    """Subscription, returned by `webhooks.subscriptions.list` and `webhooks.subscriptions.create`."""

    id: str = required_field("id", Id())
    address: Address | None = optional_field("address", Nested(Address))
