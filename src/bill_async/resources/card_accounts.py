"""The card accounts of the organization, and the users who may pay with them.

Generated from spec/v3/card_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import card_accounts as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.card_accounts import (
        CardAccount,
        CardAccountList,
        CardAccountUser,
        CardFundingPurposes,
        CardUserStatusFilter,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["CardAccounts"]


class CardAccounts(Resource):
    """The card accounts of the organization, and the users who may pay with them."""

    __slots__ = ()

    async def list(
        self, card_user_status: CardUserStatusFilter | str, **options: Unpack[CallOptions]
    ) -> CardAccountList:
        """Get list of card accounts.

        `GET /v3/funding-accounts/cards`. All card accounts, with the fee rates of card payments.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/listpayablecardaccounts.
        """
        return await self._caller.call(
            ops.LIST_PAYABLE_CARD_ACCOUNTS, query={"cardUserStatus": card_user_status}, options=options
        )

    async def list_funding_purposes(
        self, vendor_id: str, brand: str, **options: Unpack[CallOptions]
    ) -> CardFundingPurposes:
        """Get card funding purpose.

        `GET /v3/funding-accounts/cards/funding-purposes`. The possible values of `cardFundingPurpose` in a card
        payment. The list is empty if BILL knows the industry of the vendor; the payment then needs no purpose.

        `vendor_id`: begins with 009.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/listcardfundingpurposes.
        """
        return await self._caller.call(
            ops.LIST_CARD_FUNDING_PURPOSES, query={"vendorId": vendor_id, "brand": brand}, options=options
        )

    def list_users(
        self,
        *,
        current_user: bool | None = None,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CardAccountUser]:
        """Get list of card account users.

        `GET /v3/funding-accounts/cards/users`. At most 100 items on a page, 20 by default. `CardAccountUser_` has its
        filters and sort keys.

        `current_user`: true: only the signed-in user.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcardaccountusers.
        """
        return self._caller.pages(
            ops.LIST_CARD_ACCOUNT_USERS,
            query={"currentUser": current_user, "filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan_users(
        self,
        *,
        current_user: bool | None = None,
        filters: Filters = None,
        max: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[CardAccountUser]:
        """Scan the whole list that `list_users` pages through.

        `GET /v3/funding-accounts/cards/users`, with the arguments of `list_users`. The pages are fetched one after the
        other, because BILL does not filter them by creation time.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcardaccountusers.
        """
        return self._caller.scan(
            ops.LIST_CARD_ACCOUNT_USERS,
            query={"currentUser": current_user, "filters": filters, "max": max},
            options=options,
        )

    async def get(self, card_account_id: str, **options: Unpack[CallOptions]) -> CardAccount:
        """Get card account details.

        `GET /v3/funding-accounts/cards/{cardAccountId}`.

        `card_account_id`: begins with cat.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcardaccount.
        """
        return await self._caller.call(ops.GET_CARD_ACCOUNT, card_account_id, options=options)
