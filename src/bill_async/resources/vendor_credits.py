"""Credits from vendors, to apply to bills.

Generated from spec/v3/vendor_credits.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import vendor_credits as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.vendor_credits import (
        VendorCredit,
        VendorCreditBulkReplace,
        VendorCreditBulkUpdate,
        VendorCreditCreate,
        VendorCreditUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["VendorCredits"]


class VendorCredits(Resource):
    """Credits from vendors, to apply to bills."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[VendorCredit]:
        """Get list of vendor credits.

        `GET /v3/vendor-credits`. At most 100 items on a page, 20 by default. `VendorCredit_` has its filters and sort
        keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listvendorcredits.
        """
        return self._caller.pages(
            ops.LIST_VENDOR_CREDITS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[VendorCredit]:
        """Scan the whole list that `list` pages through.

        `GET /v3/vendor-credits`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time. `since` leaves out the items whose last change was earlier. `ordered`
        yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listvendorcredits.
        """
        return self._caller.scan(
            ops.LIST_VENDOR_CREDITS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: VendorCreditCreate, **options: Unpack[CallOptions]) -> VendorCredit:
        """Create a vendor credit.

        `POST /v3/vendor-credits`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed
        twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createvendorcredit.
        """
        return await self._caller.call(ops.CREATE_VENDOR_CREDIT, body=body, options=options)

    async def replace_bulk(
        self, body: Sequence[VendorCreditBulkReplace], **options: Unpack[CallOptions]
    ) -> builtins.list[VendorCredit]:
        """Replace multiple vendor credits.

        `PUT /v3/vendor-credits/bulk`. Line items whose id is not sent are removed; new ones get ids. At most 50 items
        in one call. Retried if no answer comes, because a second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkreplacevendorcredit.
        """
        return await self._caller.call(ops.BULK_REPLACE_VENDOR_CREDIT, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[VendorCreditCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[VendorCredit]:
        """Create multiple vendor credits.

        `POST /v3/vendor-credits/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreatevendorcredit.
        """
        return await self._caller.call(ops.BULK_CREATE_VENDOR_CREDIT, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[VendorCreditBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[VendorCredit]:
        """Update multiple vendor credits.

        `PATCH /v3/vendor-credits/bulk`. At most 50 items in one call. Entries of `vendor_credit_line_items` are matched
        by `id`; an entry without `id` is added. Retried if no answer comes, unless an entry of
        `vendor_credit_line_items` has no `id` (`OutcomeUnknownError`): it could be added twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdatevendorcredit.
        """
        return await self._caller.call(ops.BULK_UPDATE_VENDOR_CREDIT, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[VendorCredit]:
        """Archive multiple vendor credits.

        `POST /v3/vendor-credits/bulk/archive`. Vendor credits cannot be restored. At most 50 items in one call. Retried
        if no answer comes, because a second execution has the same result.

        `ids`: derived.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchivevendorcredit.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_VENDOR_CREDIT, query={"ids": ids}, options=options)

    async def get(self, vendor_credit_id: str, **options: Unpack[CallOptions]) -> VendorCredit:
        """Get vendor credit details.

        `GET /v3/vendor-credits/{vendorCreditId}`.

        `vendor_credit_id`: begins with vcr.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getvendorcredit.
        """
        return await self._caller.call(ops.GET_VENDOR_CREDIT, vendor_credit_id, options=options)

    async def replace(
        self, vendor_credit_id: str, body: VendorCreditCreate, **options: Unpack[CallOptions]
    ) -> VendorCredit:
        """Replace a vendor credit.

        `PUT /v3/vendor-credits/{vendorCreditId}`. Line items whose id is not sent are removed; new ones get ids.
        Retried if no answer comes, because a second execution has the same result.

        `vendor_credit_id`: begins with vcr.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replacevendorcredit.
        """
        return await self._caller.call(ops.REPLACE_VENDOR_CREDIT, vendor_credit_id, body=body, options=options)

    async def update(
        self, vendor_credit_id: str, body: VendorCreditUpdate, **options: Unpack[CallOptions]
    ) -> VendorCredit:
        """Update a vendor credit.

        `PATCH /v3/vendor-credits/{vendorCreditId}`. Entries of `vendor_credit_line_items` are matched by `id`; an entry
        without `id` is added. Retried if no answer comes, unless an entry of `vendor_credit_line_items` has no `id`
        (`OutcomeUnknownError`): it could be added twice.

        `vendor_credit_id`: begins with vcr.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatevendorcredit.
        """
        return await self._caller.call(ops.UPDATE_VENDOR_CREDIT, vendor_credit_id, body=body, options=options)

    async def archive(self, vendor_credit_id: str, **options: Unpack[CallOptions]) -> VendorCredit:
        """Archive a vendor credit.

        `POST /v3/vendor-credits/{vendorCreditId}/archive`. Cannot be restored. Retried if no answer comes, because a
        second execution has the same result.

        `vendor_credit_id`: begins with vcr.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivevendorcredit.
        """
        return await self._caller.call(ops.ARCHIVE_VENDOR_CREDIT, vendor_credit_id, options=options)
