"""Spend & Expense cards, physical and virtual.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import SecretFieldOrNone, optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
from .common import SpendCardType

__all__ = [
    "PanJwt",
    "SpendCard",
    "SpendCardCreate",
    "SpendCardDeleteReason",
    "SpendCardDeletedReason",
    "SpendCardPeriod",
    "SpendCardStatus",
    "SpendCardUpdate",
]


class SpendCardStatus(OpenEnum):
    """Spend card status, part of `SpendCard`."""

    ACTIVATED = Member()
    NOT_ACTIVATED = Member()
    FROZEN = Member()
    DELETED = Member()


class SpendCardDeletedReason(OpenEnum):
    """Spend card deleted reason, part of `SpendCard`. The values are known from a single source, not from BILL's
    reference.
    """

    CANCELLED = Member()
    LOST = Member()
    STOLEN = Member()
    MISPLACED = Member()
    FRAUD_CONFIRMED = Member()


class SpendCardDeleteReason(OpenEnum):
    """Spend card delete reason, accepted by `spend.cards.delete`."""

    CANCELLED = Member()
    LOST = Member()
    STOLEN = Member()
    MISPLACED = Member()


@model
class SpendCardPeriod(AnswerModel):
    """Spend card period, part of `SpendCard`."""

    limit: Decimal | None = optional_field("limit", Number(money=True))
    spent: Decimal | None = optional_field("spent", Number(money=True), doc="a number here, unlike in a budget")


@model
class SpendCard(AnswerModel):
    """Spend card, returned by `spend.cards.list`, `spend.cards.create`, `spend.cards.get` and 3 more."""

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    name: str | None = optional_field("name", Text(), doc="absent on physical cards; may carry trailing spaces")
    user_id: str | None = optional_field("userId", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    budget_id: str | None = optional_field("budgetId", Id(), doc="absent on physical cards")
    budget_uuid: str | None = optional_field("budgetUuid", Id())
    last_four: str | None = optional_field("lastFour", Text())
    valid_thru: str | None = optional_field("validThru", Text(), doc="MM/yy, the expiration date for payments")
    expiration_date: date | None = optional_field(
        "expirationDate", Date(), doc="the day on which BILL closes the card, set by a user"
    )
    status: SpendCardStatus | None = optional_field("status", Choice(SpendCardStatus))
    type: SpendCardType | None = optional_field("type", Choice(SpendCardType))
    deleted_reason: SpendCardDeletedReason | None = optional_field("deletedReason", Choice(SpendCardDeletedReason))
    share_budget_funds: bool | None = optional_field("shareBudgetFunds", Boolean())
    recurring: bool | None = optional_field("recurring", Boolean())
    recurring_limit: Decimal | None = optional_field("recurringLimit", Number(money=True), doc="may be null")
    current_period: SpendCardPeriod | None = optional_field("currentPeriod", Nested(SpendCardPeriod))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class PanJwt(AnswerModel):
    """Pan jwt, returned by `spend.cards.get_pan_jwt`."""

    token: SecretFieldOrNone = optional_field(
        "token", Text(), secret=True, doc="JWT, valid for 5 minutes; its claims are an encrypted data blob and exp"
    )


@model
class SpendCardCreate(RequestModel):
    """Spend card create, accepted by `spend.cards.create`."""

    name: str = required_field("name", Text(), doc="at least 1 character")
    user_id: str = required_field("userId", Id(), doc="id or uuid")
    budget_id: str = required_field("budgetId", Id(), doc="id or uuid")
    limit: Decimal | int | Unset | None = optional_field(
        "limit", Number(money=True), doc="limit of the current period; required unless shareBudgetFunds is true"
    )
    recurring_limit: Decimal | int | Unset | None = optional_field(
        "recurringLimit", Number(money=True), doc="limit of future periods"
    )
    expiration_date: date | Unset | None = optional_field(
        "expirationDate",
        Date(),
        doc="yyyy-MM-dd; BILL closes the card on that day; the expiration date for payments is validThru",
    )
    share_budget_funds: bool | Unset | None = optional_field("shareBudgetFunds", Boolean())


@model
class SpendCardUpdate(RequestModel):
    """Spend card update, accepted by `spend.cards.update`."""

    name: str | Unset | None = optional_field("name", Text())
    budget_id: str | Unset | None = optional_field("budgetId", Id())
    limit: Decimal | int | Unset | None = optional_field("limit", Number(money=True), doc="limit of the current period")
    recurring_limit: Decimal | int | Unset | None = optional_field("recurringLimit", Number(money=True))
    expiration_date: date | Unset | None = optional_field("expirationDate", Date(), doc="null removes it")
    share_budget_funds: bool | Unset | None = optional_field(
        "shareBudgetFunds", Boolean(), doc="true excludes limit and recurringLimit"
    )
    recurring: bool | Unset | None = optional_field(
        "recurring",
        Boolean(),
        doc="true renews the funds in the next period, false limits them to the current period; absent keeps the setting",
    )
