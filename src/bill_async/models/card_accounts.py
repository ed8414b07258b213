"""The card accounts of the organization, and the users who may pay with them.

Generated from spec/v3/card_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, model
from ..types import Member, OpenEnum
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


class CardUserStatusFilter(OpenEnum):
    """Card user status filter, accepted by `card_accounts.list`."""

    VERIFIED = Member()
    NOMINATED = Member()


@model(confidence="derived")
class CardRatePair(AnswerModel):
    """Card rate pair, part of `CardRates`. Known from a single source, not from BILL's reference."""

    credit_card_rate: Decimal | None = optional_field("creditCardRate", Number())
    debit_card_rate: Decimal | None = optional_field("debitCardRate", Number())


@model(confidence="derived")
class CardPromotion(AnswerModel):
    """Card promotion, part of `CardRates`. Known from a single source, not from BILL's reference."""

    start_date: datetime | None = optional_field("startDate", DateTime())
    end_date: datetime | None = optional_field("endDate", DateTime())
    credit_card_rate: Decimal | None = optional_field("creditCardRate", Number())
    debit_card_rate: Decimal | None = optional_field("debitCardRate", Number())


@model(confidence="derived")
class CardRates(AnswerModel):
    """Card rates, part of `CardAccountList`. Known from a single source, not from BILL's reference."""

    default_card_account_id: str | None = optional_field("defaultCardAccountId", Id("cat", strict=True))
    funding: CardRatePair | None = optional_field("funding", Nested(CardRatePair))
    active_promotion: CardPromotion | None = optional_field("activePromotion", Nested(CardPromotion))


@model(confidence="derived")
class CardExpiration(AnswerModel):
    """Card expiration, part of `CardAccount`. Known from a single source, not from BILL's reference."""

    year: str | None = optional_field("year", Text())
    month: str | None = optional_field("month", Text())


@model(confidence="derived")
class CardAccountDefault(AnswerModel):
    """Card account default, part of `CardAccount`. Known from a single source, not from BILL's reference."""

    payables: bool | None = optional_field("payables", Boolean())
    receivables: bool | None = optional_field("receivables", Boolean())
    funding: bool | None = optional_field("funding", Boolean())
    disbursement: bool | None = optional_field("disbursement", Boolean())


@model
class CardAccount(AnswerModel):
    """Card account, returned by `card_accounts.get`; part of `CardAccountList`."""

    id: str = required_field("id", Id("cat", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    issuing_bank_name: str | None = optional_field("issuingBankName", Text())
    name_on_account: str | None = optional_field("nameOnAccount", Text())
    brand: str | None = optional_field("brand", Text(), doc="e.g. visa")
    type: CardAccountType | None = optional_field("type", Choice(CardAccountType))
    status: AccountVerificationStatus | None = optional_field(
        "status", Choice(AccountVerificationStatus), doc="as for bank accounts"
    )
    last4: str | None = optional_field("last4", Text())
    expiration: CardExpiration | None = optional_field("expiration", Nested(CardExpiration))
    default: CardAccountDefault | None = optional_field("default", Nested(CardAccountDefault))


@model(confidence="derived")
class CardAccountList(AnswerModel):
    """Card account list, returned by `card_accounts.list`. Known from a single source, not from BILL's reference."""

    rates: CardRates | None = optional_field("rates", Nested(CardRates))
    cards: list[CardAccount] | None = optional_field("cards", ListOf(Nested(CardAccount)))


@model(confidence="derived")
class CardFundingPurpose(AnswerModel):
    """Card funding purpose, part of `CardFundingPurposes`. Known from a single source, not from BILL's reference."""

    category: str | None = optional_field("category", Text())
    sub_categories: list[str] | None = optional_field("subCategories", ListOf(Text()))


@model(confidence="derived")
class CardFundingPurposes(AnswerModel):
    """Card funding purposes, returned by `card_accounts.list_funding_purposes`. Known from a single source, not from
    BILL's reference.
    """

    last_used_purpose: str | None = optional_field("lastUsedPurpose", Text())
    results: list[CardFundingPurpose] | None = optional_field("results", ListOf(Nested(CardFundingPurpose)))


@model(confidence="derived")
class CardAccountUser(AnswerModel):
    """A user of a card account. It has no id of its own. Known from a single source, not from BILL's reference.
    Returned by `card_accounts.list_users`.
    """

    card_account_id: str | None = optional_field("cardAccountId", Id("cat", strict=True))
    user_id: str | None = optional_field("userId", Id("006", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    verification_status: AccountUserStatus | None = optional_field("verificationStatus", Choice(AccountUserStatus))
