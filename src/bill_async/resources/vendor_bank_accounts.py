"""The bank account of a vendor.

Generated from spec/v3/vendor_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import vendor_bank_accounts as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.common import VendorBankAccount, VendorBankAccountCreate
    from ..types import CallOptions

__all__ = ["VendorBankAccounts"]


class VendorBankAccounts(Resource):
    """The bank account of a vendor."""

    __slots__ = ()

    async def get(self, vendor_id: str, **options: Unpack[CallOptions]) -> VendorBankAccount:
        """Get vendor bank account details.

        `GET /v3/vendors/{vendorId}/bank-account`.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getvendorbankaccount.
        """
        return await self._caller.call(ops.GET_VENDOR_BANK_ACCOUNT, vendor_id, options=options)

    async def create(
        self, vendor_id: str, body: VendorBankAccountCreate, **options: Unpack[CallOptions]
    ) -> VendorBankAccount:
        """Create a vendor bank account.

        `POST /v3/vendors/{vendorId}/bank-account`. A vendor has at most one account. Delete it before you create
        another. May need an MFA-trusted session. Not retried if no answer comes (`OutcomeUnknownError`), because it
        could be executed twice.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `MfaRequiredError`,
        `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createvendorbankaccount.
        """
        return await self._caller.call(ops.CREATE_VENDOR_BANK_ACCOUNT, vendor_id, body=body, options=options)

    async def delete(self, vendor_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a vendor bank account.

        `DELETE /v3/vendors/{vendorId}/bank-account`. Retried if no answer comes, because a second execution has the
        same result.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletevendorbankaccount.
        """
        return await self._caller.call(ops.DELETE_VENDOR_BANK_ACCOUNT, vendor_id, options=options)
