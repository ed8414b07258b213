"""Spend & Expense cards, physical and virtual.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, DateTime, Field, Id, Nested, Number, Text
from .._secret import Secret, to_secret_or_none
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_text
from ..types import UNSET, OpenEnum, Unset
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


class SpendCardStatus(
    OpenEnum,
    members={"ACTIVATED": "ACTIVATED", "NOT_ACTIVATED": "NOT_ACTIVATED", "FROZEN": "FROZEN", "DELETED": "DELETED"},
):
    """Spend card status, part of `SpendCard`."""

    ACTIVATED: ClassVar[SpendCardStatus]
    NOT_ACTIVATED: ClassVar[SpendCardStatus]
    FROZEN: ClassVar[SpendCardStatus]
    DELETED: ClassVar[SpendCardStatus]


class SpendCardDeletedReason(
    OpenEnum,
    members={
        "CANCELLED": "CANCELLED",
        "LOST": "LOST",
        "STOLEN": "STOLEN",
        "MISPLACED": "MISPLACED",
        "FRAUD_CONFIRMED": "FRAUD_CONFIRMED",
    },
):
    """Spend card deleted reason, part of `SpendCard`. The values are known from a single source, not from BILL's
    reference.
    """

    CANCELLED: ClassVar[SpendCardDeletedReason]
    LOST: ClassVar[SpendCardDeletedReason]
    STOLEN: ClassVar[SpendCardDeletedReason]
    MISPLACED: ClassVar[SpendCardDeletedReason]
    FRAUD_CONFIRMED: ClassVar[SpendCardDeletedReason]


class SpendCardDeleteReason(
    OpenEnum, members={"CANCELLED": "CANCELLED", "LOST": "LOST", "STOLEN": "STOLEN", "MISPLACED": "MISPLACED"}
):
    """Spend card delete reason, taken by `spend.cards.delete`."""

    CANCELLED: ClassVar[SpendCardDeleteReason]
    LOST: ClassVar[SpendCardDeleteReason]
    STOLEN: ClassVar[SpendCardDeleteReason]
    MISPLACED: ClassVar[SpendCardDeleteReason]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendCardPeriod(AnswerModel):
    """Spend card period, part of `SpendCard`."""

    limit: Decimal | None = None
    spent: Decimal | None = None
    """`spent`: a number here, unlike Budget."""

    __fields__ = (
        Field("limit", "limit", Number(money=True)),
        Field("spent", "spent", Number(money=True), doc="a number here, unlike Budget"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SpendCardPeriod:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SpendCardPeriod)
        value = take("limit", None)
        new.limit = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("spent", None)
        new.spent = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendCard(AnswerModel):
    """Spend card, given by `spend.cards.list`, `spend.cards.create`, `spend.cards.get` and 3 more."""

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    name: str | None = None
    """`name`: absent on physical cards; may carry trailing spaces."""
    user_id: str | None = None
    user_uuid: str | None = None
    budget_id: str | None = None
    """`budgetId`: absent on physical cards."""
    budget_uuid: str | None = None
    last_four: str | None = None
    valid_thru: str | None = None
    """`validThru`: MM/yy, the expiry to use when paying."""
    expiration_date: date | None = None
    """`expirationDate`: user-set close date."""
    status: SpendCardStatus | None = None
    type: SpendCardType | None = None
    deleted_reason: SpendCardDeletedReason | None = None
    share_budget_funds: bool | None = None
    recurring: bool | None = None
    recurring_limit: Decimal | None = None
    """`recurringLimit`: nullable."""
    current_period: SpendCardPeriod | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("name", "name", Text(), doc="absent on physical cards; may carry trailing spaces"),
        Field("user_id", "userId", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("budget_id", "budgetId", Id(), doc="absent on physical cards"),
        Field("budget_uuid", "budgetUuid", Id()),
        Field("last_four", "lastFour", Text()),
        Field("valid_thru", "validThru", Text(), doc="MM/yy, the expiry to use when paying"),
        Field("expiration_date", "expirationDate", Date(), doc="user-set close date"),
        Field("status", "status", Choice(SpendCardStatus)),
        Field("type", "type", Choice(SpendCardType)),
        Field("deleted_reason", "deletedReason", Choice(SpendCardDeletedReason)),
        Field("share_budget_funds", "shareBudgetFunds", Boolean()),
        Field("recurring", "recurring", Boolean()),
        Field("recurring_limit", "recurringLimit", Number(money=True), doc="nullable"),
        Field("current_period", "currentPeriod", Nested(SpendCardPeriod)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SpendCard:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SpendCard)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("budgetId", None)
        new.budget_id = value if type(value) is str or value is None else to_text(value)
        value = take("budgetUuid", None)
        new.budget_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("lastFour", None)
        new.last_four = value if type(value) is str or value is None else to_text(value)
        value = take("validThru", None)
        new.valid_thru = value if type(value) is str or value is None else to_text(value)
        value = take("expirationDate", None)
        new.expiration_date = None if value is None else to_date(value)
        value = take("status", None)
        new.status = None if value is None else SpendCardStatus(value)
        value = take("type", None)
        new.type = None if value is None else SpendCardType(value)
        value = take("deletedReason", None)
        new.deleted_reason = None if value is None else SpendCardDeletedReason(value)
        value = take("shareBudgetFunds", None)
        new.share_budget_funds = value if type(value) is bool or value is None else to_bool(value)
        value = take("recurring", None)
        new.recurring = value if type(value) is bool or value is None else to_bool(value)
        value = take("recurringLimit", None)
        new.recurring_limit = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("currentPeriod", None)
        new.current_period = None if value is None else SpendCardPeriod._from_wire(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True, on_setattr=attrs.setters.NO_OP)
class PanJwt(AnswerModel):
    """Pan jwt, given by `spend.cards.get_pan_jwt`."""

    token: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none)
    """`token`: JWT, 5 minutes; claims are an encrypted data blob and exp; secret."""

    __fields__ = (
        Field("token", "token", Text(), secret=True, doc="JWT, 5 minutes; claims are an encrypted data blob and exp"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PanJwt:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PanJwt)
        value = take("token", None)
        new.token = None if value is None else Secret(to_text(value))
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendCardCreate(RequestModel):
    """Spend card create, taken by `spend.cards.create`."""

    name: str
    """`name`: min length 1."""
    user_id: str
    """`userId`: id or uuid."""
    budget_id: str
    """`budgetId`: id or uuid."""
    limit: Decimal | int | Unset | None = UNSET
    """`limit`: current period; required unless shareBudgetFunds."""
    recurring_limit: Decimal | int | Unset | None = UNSET
    """`recurringLimit`: future periods."""
    expiration_date: date | Unset | None = UNSET
    """`expirationDate`: yyyy-MM-dd; BILL closes the card then; not the expiry to use in a card payment (that is
    validThru).
    """
    share_budget_funds: bool | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(), required=True, doc="min length 1"),
        Field("user_id", "userId", Id(), required=True, doc="id or uuid"),
        Field("budget_id", "budgetId", Id(), required=True, doc="id or uuid"),
        Field("limit", "limit", Number(money=True), doc="current period; required unless shareBudgetFunds"),
        Field("recurring_limit", "recurringLimit", Number(money=True), doc="future periods"),
        Field(
            "expiration_date",
            "expirationDate",
            Date(),
            doc="yyyy-MM-dd; BILL closes the card then; not the expiry to use in a card payment (that is validThru)",
        ),
        Field("share_budget_funds", "shareBudgetFunds", Boolean()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendCardUpdate(RequestModel):
    """Spend card update, taken by `spend.cards.update`."""

    name: str | Unset | None = UNSET
    budget_id: str | Unset | None = UNSET
    limit: Decimal | int | Unset | None = UNSET
    """`limit`: current period limit."""
    recurring_limit: Decimal | int | Unset | None = UNSET
    expiration_date: date | Unset | None = UNSET
    """`expirationDate`: null removes it."""
    share_budget_funds: bool | Unset | None = UNSET
    """`shareBudgetFunds`: true excludes limit and recurringLimit."""
    recurring: bool | Unset | None = UNSET
    """`recurring`: true renews funds next period, false current period only, absent keeps."""

    __fields__ = (
        Field("name", "name", Text()),
        Field("budget_id", "budgetId", Id()),
        Field("limit", "limit", Number(money=True), doc="current period limit"),
        Field("recurring_limit", "recurringLimit", Number(money=True)),
        Field("expiration_date", "expirationDate", Date(), doc="null removes it"),
        Field("share_budget_funds", "shareBudgetFunds", Boolean(), doc="true excludes limit and recurringLimit"),
        Field(
            "recurring",
            "recurring",
            Boolean(),
            doc="true renews funds next period, false current period only, absent keeps",
        ),
    )
