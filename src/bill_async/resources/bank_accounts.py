"""The bank accounts of the organization, and the users who may pay from them.

Generated from spec/v3/bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import bank_accounts as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.bank_accounts import (
        BankAccount,
        BankAccountCreate,
        BankAccountUpdate,
        BankAccountUser,
        BankAccountVerification,
        NominateBankAccountUserRequest,
        VerifyBankAccountRequest,
    )
    from ..models.common import StatusAnswer
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["BankAccounts"]


class BankAccounts(Resource):
    """The bank accounts of the organization, and the users who may pay from them."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BankAccount]:
        """Get list of bank accounts.

        `GET /v3/funding-accounts/banks`. At most 100 items on a page, 20 by default. `BankAccount_` has its filters and
        sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbankaccounts.
        """
        return self._caller.pages(
            ops.LIST_BANK_ACCOUNTS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[BankAccount]:
        """Scan the whole list that `list` pages through.

        `GET /v3/funding-accounts/banks`, with the arguments of `list`. Several pages are fetched at a time, in slices
        of the creation time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the
        order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbankaccounts.
        """
        return self._caller.scan(
            ops.LIST_BANK_ACCOUNTS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: BankAccountCreate, **options: Unpack[CallOptions]) -> BankAccount:
        """Create a bank account.

        `POST /v3/funding-accounts/banks`. ADMINISTRATOR only. The new account is PENDING until it is verified. Needs an
        MFA-trusted session. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createbankaccount.
        """
        return await self._caller.call(ops.CREATE_BANK_ACCOUNT, body=body, options=options)

    def list_users(
        self,
        *,
        current_user: bool | None = None,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BankAccountUser]:
        """Get list of bank account users.

        `GET /v3/funding-accounts/banks/users`. At most 100 items on a page, 20 by default. `BankAccountUser_` has its
        filters and sort keys.

        `current_user`: true: only the signed-in user.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbankaccountusers.
        """
        return self._caller.pages(
            ops.LIST_BANK_ACCOUNT_USERS,
            query={"currentUser": current_user, "filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan_users(
        self,
        *,
        current_user: bool | None = None,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[BankAccountUser]:
        """Scan the whole list that `list_users` pages through.

        `GET /v3/funding-accounts/banks/users`, with the arguments of `list_users`. The pages are fetched one after the
        other, because BILL does not filter them by creation time. `since` leaves out the items whose last change was
        earlier.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbankaccountusers.
        """
        return self._caller.scan(
            ops.LIST_BANK_ACCOUNT_USERS,
            query={"currentUser": current_user, "filters": filters, "max": max},
            since=since,
            options=options,
        )

    async def nominate_user(self, body: NominateBankAccountUserRequest, **options: Unpack[CallOptions]) -> StatusAnswer:
        """Nominate a bank account user.

        `POST /v3/funding-accounts/banks/users/nominate`. The account must be VERIFIED. The user confirms their identity
        in the web application. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed
        twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/nominatebankaccountuser.
        """
        return await self._caller.call(ops.NOMINATE_BANK_ACCOUNT_USER, body=body, options=options)

    async def archive_user(self, bank_account_user_id: str, **options: Unpack[CallOptions]) -> BankAccountUser:
        """Archive a bank account user.

        `POST /v3/funding-accounts/banks/users/{bankAccountUserId}/archive`. The user can no longer pay from the
        account. Retried if no answer comes, because a second execution has the same result.

        `bank_account_user_id`: begins with bau.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivebankaccountuser.
        """
        return await self._caller.call(ops.ARCHIVE_BANK_ACCOUNT_USER, bank_account_user_id, options=options)

    async def get(self, bank_account_id: str, **options: Unpack[CallOptions]) -> BankAccount:
        """Get bank account details.

        `GET /v3/funding-accounts/banks/{bankAccountId}`.

        `bank_account_id`: begins with bac.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getbankaccount.
        """
        return await self._caller.call(ops.GET_BANK_ACCOUNT, bank_account_id, options=options)

    async def update(
        self, bank_account_id: str, body: BankAccountUpdate, **options: Unpack[CallOptions]
    ) -> BankAccount:
        """Update a bank account.

        `PATCH /v3/funding-accounts/banks/{bankAccountId}`. The account must be VERIFIED. Its numbers and type cannot be
        changed. May need an MFA-trusted session. Retried if no answer comes, because a second execution has the same
        result.

        `bank_account_id`: begins with bac.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `MfaRequiredError`,
        `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/updatebankaccount.
        """
        return await self._caller.call(ops.UPDATE_BANK_ACCOUNT, bank_account_id, body=body, options=options)

    async def archive(self, bank_account_id: str, **options: Unpack[CallOptions]) -> BankAccount:
        """Archive a bank account.

        `POST /v3/funding-accounts/banks/{bankAccountId}/archive`. The account and the user who may pay from it must be
        VERIFIED. Retried if no answer comes, because a second execution has the same result.

        `bank_account_id`: begins with bac.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivebankaccount.
        """
        return await self._caller.call(ops.ARCHIVE_BANK_ACCOUNT, bank_account_id, options=options)

    async def verify(
        self, bank_account_id: str, body: VerifyBankAccountRequest, **options: Unpack[CallOptions]
    ) -> BankAccountVerification:
        """Verify a bank account.

        `POST /v3/funding-accounts/banks/{bankAccountId}/verify`. Three wrong amounts disable the account. Not retried
        if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        `bank_account_id`: begins with bac.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/verifybankaccount.
        """
        return await self._caller.call(ops.VERIFY_BANK_ACCOUNT, bank_account_id, body=body, options=options)
