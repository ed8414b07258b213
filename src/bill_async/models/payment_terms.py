"""Payment terms of the organization.

Generated from spec/v3/payment_terms.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import DateTime, Id, Integer, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["PaymentTerm", "PaymentTermCreate", "PaymentTermUpdate"]


@model
class PaymentTerm(AnswerModel):
    """Payment term, returned by `payment_terms.list`, `payment_terms.create`, `payment_terms.get` and
    `payment_terms.update`.
    """

    id: str = required_field("id", Id("00p", strict=True))
    name: str | None = optional_field("name", Text())
    days_due: int | None = optional_field("daysDue", Integer())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class PaymentTermCreate(RequestModel):
    """Payment term create, accepted by `payment_terms.create`."""

    name: str = required_field("name", Text(), doc="e.g. Net 30")
    days_due: int = required_field("daysDue", Integer(), doc="0-999, unique within the organization")


@model
class PaymentTermUpdate(RequestModel):
    """Payment term update, accepted by `payment_terms.update`."""

    name: str | Unset | None = optional_field("name", Text(), doc="e.g. Net 30")
    days_due: int | Unset | None = optional_field("daysDue", Integer(), doc="0-999, unique within the organization")
