"""Vendors that the organization pays.

Generated from spec/v3/vendors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import vendors as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import AccountHolderType
    from ..models.vendors import IntlConfig, Vendor, VendorConfiguration, VendorCreate, VendorUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Vendors"]


class Vendors(Resource):
    """Vendors that the organization pays."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Vendor]:
        """Get list of vendors.

        `GET /v3/vendors`. At most 100 items on a page, 20 by default. `Vendor_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listvendors.
        """
        return self._caller.pages(
            ops.LIST_VENDORS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[Vendor]:
        """Scan the whole list that `list` pages through.

        `GET /v3/vendors`, with the arguments of `list`. Several pages are fetched at a time, in slices of the creation
        time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the order of
        creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listvendors.
        """
        return self._caller.scan(
            ops.LIST_VENDORS, query={"filters": filters, "max": max}, since=since, ordered=ordered, options=options
        )

    async def create(self, body: VendorCreate, **options: Unpack[CallOptions]) -> Vendor:
        """Create a vendor.

        `POST /v3/vendors`. Needs an MFA-trusted session when `autoPay.enabled` is true. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createvendor.
        """
        return await self._caller.call(ops.CREATE_VENDOR, body=body, options=options)

    async def create_bulk(self, body: Sequence[VendorCreate], **options: Unpack[CallOptions]) -> builtins.list[Vendor]:
        """Create multiple vendors.

        `POST /v3/vendors/bulk`. At most 20 items in one call. All or nothing: if BILL refuses one item, it executes
        none. Needs an MFA-trusted session when `autoPay.enabled` is true. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createbulkvendor.
        """
        return await self._caller.call(ops.CREATE_BULK_VENDOR, body=body, options=options)

    async def get_international_configuration(
        self, country: str, bill_currency: str, account_type: AccountHolderType | str, **options: Unpack[CallOptions]
    ) -> IntlConfig:
        """Get international payments configuration.

        `GET /v3/vendors/configuration/international-payments`.

        `country`: ISO country code.

        `bill_currency`: ISO currency code.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/getintlconfig.
        """
        return await self._caller.call(
            ops.GET_INTL_CONFIG,
            query={"country": country, "billCurrency": bill_currency, "accountType": account_type},
            options=options,
        )

    async def get(self, vendor_id: str, **options: Unpack[CallOptions]) -> Vendor:
        """Get vendor details.

        `GET /v3/vendors/{vendorId}`.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getvendor.
        """
        return await self._caller.call(ops.GET_VENDOR, vendor_id, options=options)

    async def update(self, vendor_id: str, body: VendorUpdate, **options: Unpack[CallOptions]) -> Vendor:
        """Update a vendor.

        `PATCH /v3/vendors/{vendorId}`. The bank account cannot be set here; use `vendor_bank_accounts`. Needs an
        MFA-trusted session when `autoPay.enabled` is true. Retried if no answer comes, because a second execution has
        the same result.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `MfaRequiredError`,
        `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/updatevendor.
        """
        return await self._caller.call(ops.UPDATE_VENDOR, vendor_id, body=body, options=options)

    async def archive(self, vendor_id: str, **options: Unpack[CallOptions]) -> Vendor:
        """Archive a vendor.

        `POST /v3/vendors/{vendorId}/archive`. Retried if no answer comes, because a second execution has the same
        result.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivevendor.
        """
        return await self._caller.call(ops.ARCHIVE_VENDOR, vendor_id, options=options)

    async def get_configuration(self, vendor_id: str, **options: Unpack[CallOptions]) -> VendorConfiguration:
        """Get vendor configuration.

        `GET /v3/vendors/{vendorId}/configuration`.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getconfigurationbyvendorid.
        """
        return await self._caller.call(ops.GET_CONFIGURATION_BY_VENDOR_ID, vendor_id, options=options)

    async def restore(self, vendor_id: str, **options: Unpack[CallOptions]) -> Vendor:
        """Restore an archived vendor.

        `POST /v3/vendors/{vendorId}/restore`. Retried if no answer comes, because a second execution has the same
        result.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorevendor.
        """
        return await self._caller.call(ops.RESTORE_VENDOR, vendor_id, options=options)
