"""AP cards that can pay bills.

Generated from spec/v3/ap_cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field
from .._schema.kinds import Choice, DateTime, Id, Number, Text
from .._schema.models import AnswerModel, model
from ..types import Member, OpenEnum

__all__ = ["ApCard", "ApCardStatus"]


class ApCardStatus(OpenEnum):
    """Ap card status, part of `ApCard`. Some of the values are assumed."""

    DRAFT = Member()
    ACTIVE = Member()
    INACTIVE = Member()
    UNDEFINED = Member()


@model(confidence="derived")
class ApCard(AnswerModel):
    """Ap card, returned by `ap_cards.list`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id())
    status: ApCardStatus | None = optional_field("status", Choice(ApCardStatus))
    name_on_account: str | None = optional_field("nameOnAccount", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    balance: Decimal | None = optional_field("balance", Number(money=True))
    limit: Decimal | None = optional_field("limit", Number(money=True))
