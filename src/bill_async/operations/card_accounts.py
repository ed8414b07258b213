"""The operations of `card_accounts`.

Generated from spec/v3/card_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Choice, Id, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from ..filters import EqField, SortField
from ..models.card_accounts import (
    CardAccount,
    CardAccountList,
    CardAccountUser,
    CardFundingPurposes,
    CardUserStatusFilter,
)

__all__ = [
    "CardAccountUserFields",
    "CardAccountUser_",
    "GET_CARD_ACCOUNT",
    "LIST_CARD_ACCOUNT_USERS",
    "LIST_CARD_FUNDING_PURPOSES",
    "LIST_PAYABLE_CARD_ACCOUNTS",
]

_CARD_ACCOUNT_ID: Final = Parameter(
    name="card_account_id", wire="cardAccountId", kind=Id("cat", strict=True), required=True
)


class CardAccountUserFields:
    """The filters and sort keys of `card_accounts.list_users`."""

    id: Final = EqField[str]("id", Text())
    archived: Final = SortField("archived")


CardAccountUser_ = CardAccountUserFields

LIST_PAYABLE_CARD_ACCOUNTS: Final[Operation[CardAccountList]] = Operation(
    id="listPayableCardAccounts",
    accessor="card_accounts.list",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/cards",
    title="Get list of card accounts",
    reference="https://developer.bill.com/reference/listpayablecardaccounts",
    query=(
        Parameter(name="card_user_status", wire="cardUserStatus", kind=Choice(CardUserStatusFilter), required=True),
    ),
    answer=Answer(kind=Nested(CardAccountList)),
    doc="All card accounts, with the fee rates of card payments.",
)

LIST_CARD_FUNDING_PURPOSES: Final[Operation[CardFundingPurposes]] = Operation(
    id="listCardFundingPurposes",
    accessor="card_accounts.list_funding_purposes",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/cards/funding-purposes",
    title="Get card funding purpose",
    reference="https://developer.bill.com/reference/listcardfundingpurposes",
    query=(
        Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True),
        Parameter(name="brand", wire="brand", kind=Text(), required=True),
    ),
    answer=Answer(kind=Nested(CardFundingPurposes)),
    doc="The possible values of `cardFundingPurpose` in a card payment. The list is empty if BILL knows the industry of the vendor; the payment then needs no purpose.",
)

LIST_CARD_ACCOUNT_USERS: Final[Operation[CardAccountUser]] = Operation(
    id="listCardAccountUsers",
    accessor="card_accounts.list_users",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/cards/users",
    title="Get list of card account users",
    reference="https://developer.bill.com/reference/listcardaccountusers",
    query=(Parameter(name="current_user", wire="currentUser", kind=Boolean(), doc="true: only the signed-in user"),),
    answer=Answer(kind=Nested(CardAccountUser)),
    page="page",
    fields=CardAccountUserFields,
)

GET_CARD_ACCOUNT: Final[Operation[CardAccount]] = Operation(
    id="getCardAccount",
    accessor="card_accounts.get",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/cards/{cardAccountId}",
    title="Get card account details",
    reference="https://developer.bill.com/reference/getcardaccount",
    path_params=(_CARD_ACCOUNT_ID,),
    answer=Answer(kind=Nested(CardAccount)),
)
