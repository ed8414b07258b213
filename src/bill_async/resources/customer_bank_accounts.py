"""The bank accounts of customers, for charges.

Generated from spec/v3/customer_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import customer_bank_accounts as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.customer_bank_accounts import (
        CustomerBankAccount,
        CustomerBankAccountCreate,
        CustomerBankAccountUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["CustomerBankAccounts"]


class CustomerBankAccounts(Resource):
    """The bank accounts of customers, for charges."""

    __slots__ = ()

    def list(
        self,
        customer_id: str,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CustomerBankAccount]:
        """Get list of customer bank accounts.

        `GET /v3/customers/{customerId}/bank-accounts`. At most 100 items on a page, 20 by default. `filters` and `sort`
        are not checked, because their fields are not known.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomerbankaccounts.
        """
        return self._caller.pages(
            ops.LIST_CUSTOMER_BANK_ACCOUNTS,
            customer_id,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        customer_id: str,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[CustomerBankAccount]:
        """Scan the whole list that `list` pages through.

        `GET /v3/customers/{customerId}/bank-accounts`, with the arguments of `list`. The pages are fetched one after
        the other, because BILL does not filter them by creation time. `since` leaves out the items whose last change
        was earlier.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomerbankaccounts.
        """
        return self._caller.scan(
            ops.LIST_CUSTOMER_BANK_ACCOUNTS,
            customer_id,
            query={"filters": filters, "max": max},
            since=since,
            options=options,
        )

    async def create(
        self, customer_id: str, body: CustomerBankAccountCreate, **options: Unpack[CallOptions]
    ) -> CustomerBankAccount:
        """Create a customer bank account.

        `POST /v3/customers/{customerId}/bank-accounts`. The customer must have a billing address. Verification may take
        two business days. Production validates the routing number. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createcustomerbankaccount.
        """
        return await self._caller.call(ops.CREATE_CUSTOMER_BANK_ACCOUNT, customer_id, body=body, options=options)

    async def get(self, customer_id: str, bank_account_id: str, **options: Unpack[CallOptions]) -> CustomerBankAccount:
        """Get customer bank account details.

        `GET /v3/customers/{customerId}/bank-accounts/{bankAccountId}`.

        `customer_id`: begins with 0cu.

        `bank_account_id`: begins with cba.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcustomerbankaccount.
        """
        return await self._caller.call(ops.GET_CUSTOMER_BANK_ACCOUNT, customer_id, bank_account_id, options=options)

    async def update(
        self, customer_id: str, bank_account_id: str, body: CustomerBankAccountUpdate, **options: Unpack[CallOptions]
    ) -> CustomerBankAccount:
        """Update a customer bank account.

        `PATCH /v3/customers/{customerId}/bank-accounts/{bankAccountId}`. Retried if no answer comes, because a second
        execution has the same result.

        `customer_id`: begins with 0cu.

        `bank_account_id`: begins with cba.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatecustomerbankaccount.
        """
        return await self._caller.call(
            ops.UPDATE_CUSTOMER_BANK_ACCOUNT, customer_id, bank_account_id, body=body, options=options
        )

    async def archive(
        self, customer_id: str, bank_account_id: str, **options: Unpack[CallOptions]
    ) -> CustomerBankAccount:
        """Archive a customer bank account.

        `POST /v3/customers/{customerId}/bank-accounts/{bankAccountId}/archive`. Cannot be restored. Retried if no
        answer comes, because a second execution has the same result.

        `customer_id`: begins with 0cu.

        `bank_account_id`: begins with cba.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivecustomerbankaccount.
        """
        return await self._caller.call(ops.ARCHIVE_CUSTOMER_BANK_ACCOUNT, customer_id, bank_account_id, options=options)
