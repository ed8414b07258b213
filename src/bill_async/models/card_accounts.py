"""Card accounts of the organization, and the users who may pay with them.

Generated from spec/v3/card_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel
from .._schema import Boolean, Choice, DateTime, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_list, to_text
from ..types import OpenEnum
from .common import AccountUserStatus, AccountVerificationStatus, CardAccountType

__all__ = [
    "CardAccount",
    "CardAccountDefault",
    "CardAccountList",
    "CardAccountUser",
    "CardExpiration",
    "CardFundingPurpose",
    "CardFundingPurposes",
    "CardPromotion",
    "CardRatePair",
    "CardRates",
    "CardUserStatusFilter",
]


class CardUserStatusFilter(OpenEnum, members={"VERIFIED": "VERIFIED", "NOMINATED": "NOMINATED"}):
    """Card user status filter, taken by `card_accounts.list`."""

    VERIFIED: ClassVar[CardUserStatusFilter]
    NOMINATED: ClassVar[CardUserStatusFilter]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardRatePair(AnswerModel):
    """Card rate pair, part of `CardRates`. Its fields are known from a single source, not from BILL's reference."""

    credit_card_rate: Decimal | None = None
    debit_card_rate: Decimal | None = None

    __fields__ = (
        Field("credit_card_rate", "creditCardRate", Number(), confidence="derived"),
        Field("debit_card_rate", "debitCardRate", Number(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardRatePair:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardRatePair)
        value = take("creditCardRate", None)
        new.credit_card_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("debitCardRate", None)
        new.debit_card_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardPromotion(AnswerModel):
    """Card promotion, part of `CardRates`. Its fields are known from a single source, not from BILL's reference."""

    start_date: datetime | None = None
    end_date: datetime | None = None
    credit_card_rate: Decimal | None = None
    debit_card_rate: Decimal | None = None

    __fields__ = (
        Field("start_date", "startDate", DateTime(), confidence="derived"),
        Field("end_date", "endDate", DateTime(), confidence="derived"),
        Field("credit_card_rate", "creditCardRate", Number(), confidence="derived"),
        Field("debit_card_rate", "debitCardRate", Number(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardPromotion:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardPromotion)
        value = take("startDate", None)
        new.start_date = None if value is None else to_datetime(value)
        value = take("endDate", None)
        new.end_date = None if value is None else to_datetime(value)
        value = take("creditCardRate", None)
        new.credit_card_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("debitCardRate", None)
        new.debit_card_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardRates(AnswerModel):
    """Card rates, part of `CardAccountList`. Its fields are known from a single source, not from BILL's reference."""

    default_card_account_id: str | None = None
    """`defaultCardAccountId`: begins cat."""
    funding: CardRatePair | None = None
    active_promotion: CardPromotion | None = None

    __fields__ = (
        Field("default_card_account_id", "defaultCardAccountId", Id("cat", strict=True), confidence="derived"),
        Field("funding", "funding", Nested(CardRatePair), confidence="derived"),
        Field("active_promotion", "activePromotion", Nested(CardPromotion), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardRates:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardRates)
        value = take("defaultCardAccountId", None)
        new.default_card_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("funding", None)
        new.funding = None if value is None else CardRatePair._from_wire(value)
        value = take("activePromotion", None)
        new.active_promotion = None if value is None else CardPromotion._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardExpiration(AnswerModel):
    """Card expiration, part of `CardAccount`. Its fields are known from a single source, not from BILL's reference."""

    year: str | None = None
    month: str | None = None

    __fields__ = (
        Field("year", "year", Text(), confidence="derived"),
        Field("month", "month", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardExpiration:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardExpiration)
        value = take("year", None)
        new.year = value if type(value) is str or value is None else to_text(value)
        value = take("month", None)
        new.month = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardAccountDefault(AnswerModel):
    """Card account default, part of `CardAccount`. Its fields are known from a single source, not from BILL's
    reference.
    """

    payables: bool | None = None
    receivables: bool | None = None
    funding: bool | None = None
    disbursement: bool | None = None

    __fields__ = (
        Field("payables", "payables", Boolean(), confidence="derived"),
        Field("receivables", "receivables", Boolean(), confidence="derived"),
        Field("funding", "funding", Boolean(), confidence="derived"),
        Field("disbursement", "disbursement", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardAccountDefault:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardAccountDefault)
        value = take("payables", None)
        new.payables = value if type(value) is bool or value is None else to_bool(value)
        value = take("receivables", None)
        new.receivables = value if type(value) is bool or value is None else to_bool(value)
        value = take("funding", None)
        new.funding = value if type(value) is bool or value is None else to_bool(value)
        value = take("disbursement", None)
        new.disbursement = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardAccount(AnswerModel):
    """Card account, given by `card_accounts.get`; part of `CardAccountList`."""

    id: str
    """`id`: begins cat."""
    archived: bool | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    issuing_bank_name: str | None = None
    name_on_account: str | None = None
    brand: str | None = None
    """`brand`: e.g. visa."""
    type: CardAccountType | None = None
    status: AccountVerificationStatus | None = None
    """`status`: as bank accounts."""
    last4: str | None = None
    expiration: CardExpiration | None = None
    default: CardAccountDefault | None = None

    __fields__ = (
        Field("id", "id", Id("cat", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("issuing_bank_name", "issuingBankName", Text()),
        Field("name_on_account", "nameOnAccount", Text()),
        Field("brand", "brand", Text(), doc="e.g. visa"),
        Field("type", "type", Choice(CardAccountType)),
        Field("status", "status", Choice(AccountVerificationStatus), doc="as bank accounts"),
        Field("last4", "last4", Text()),
        Field("expiration", "expiration", Nested(CardExpiration)),
        Field("default", "default", Nested(CardAccountDefault)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardAccount)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("issuingBankName", None)
        new.issuing_bank_name = value if type(value) is str or value is None else to_text(value)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("brand", None)
        new.brand = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else CardAccountType(value)
        value = take("status", None)
        new.status = None if value is None else AccountVerificationStatus(value)
        value = take("last4", None)
        new.last4 = value if type(value) is str or value is None else to_text(value)
        value = take("expiration", None)
        new.expiration = None if value is None else CardExpiration._from_wire(value)
        value = take("default", None)
        new.default = None if value is None else CardAccountDefault._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardAccountList(AnswerModel):
    """Card account list, given by `card_accounts.list`. Its fields are known from a single source, not from BILL's
    reference.
    """

    rates: CardRates | None = None
    cards: list[CardAccount] | None = None

    __fields__ = (
        Field("rates", "rates", Nested(CardRates), confidence="derived"),
        Field("cards", "cards", ListOf(Nested(CardAccount)), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardAccountList:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardAccountList)
        value = take("rates", None)
        new.rates = None if value is None else CardRates._from_wire(value)
        value = take("cards", None)
        new.cards = None if value is None else [CardAccount._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardFundingPurpose(AnswerModel):
    """Card funding purpose, part of `CardFundingPurposes`. Its fields are known from a single source, not from BILL's
    reference.
    """

    category: str | None = None
    sub_categories: list[str] | None = None

    __fields__ = (
        Field("category", "category", Text(), confidence="derived"),
        Field("sub_categories", "subCategories", ListOf(Text()), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardFundingPurpose:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardFundingPurpose)
        value = take("category", None)
        new.category = value if type(value) is str or value is None else to_text(value)
        value = take("subCategories", None)
        new.sub_categories = None if value is None else [to_text(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardFundingPurposes(AnswerModel):
    """Card funding purposes, given by `card_accounts.list_funding_purposes`. Its fields are known from a single source,
    not from BILL's reference.
    """

    last_used_purpose: str | None = None
    results: list[CardFundingPurpose] | None = None

    __fields__ = (
        Field("last_used_purpose", "lastUsedPurpose", Text(), confidence="derived"),
        Field("results", "results", ListOf(Nested(CardFundingPurpose)), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardFundingPurposes:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardFundingPurposes)
        value = take("lastUsedPurpose", None)
        new.last_used_purpose = value if type(value) is str or value is None else to_text(value)
        value = take("results", None)
        new.results = None if value is None else [CardFundingPurpose._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardAccountUser(AnswerModel):
    """A user of a card account. It has no id of its own. Its fields are known from a single source, not from BILL's
    reference. Given by `card_accounts.list_users`.
    """

    card_account_id: str | None = None
    """`cardAccountId`: begins cat."""
    user_id: str | None = None
    """`userId`: begins 006."""
    archived: bool | None = None
    verification_status: AccountUserStatus | None = None

    __fields__ = (
        Field("card_account_id", "cardAccountId", Id("cat", strict=True), confidence="derived"),
        Field("user_id", "userId", Id("006", strict=True), confidence="derived"),
        Field("archived", "archived", Boolean(), confidence="derived"),
        Field("verification_status", "verificationStatus", Choice(AccountUserStatus), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardAccountUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardAccountUser)
        value = take("cardAccountId", None)
        new.card_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("verificationStatus", None)
        new.verification_status = None if value is None else AccountUserStatus(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
