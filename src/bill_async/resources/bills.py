"""Bills that the organization owes its vendors.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import bills as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.bills import Bill, BillCreate, BillUpdate, RecordedPayment, RecordPaymentRequest
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Bills"]


class Bills(Resource):
    """Bills that the organization owes its vendors."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Bill]:
        """Get list of bills.

        `GET /v3/bills`. At most 100 items on a page, 20 by default. `Bill_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbills.
        """
        return self._caller.pages(
            ops.LIST_BILLS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[Bill]:
        """Scan the whole list that `list` pages through.

        `GET /v3/bills`, with the arguments of `list`. Several pages are fetched at a time, in slices of the creation
        time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the order of
        creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbills.
        """
        return self._caller.scan(
            ops.LIST_BILLS, query={"filters": filters, "max": max}, since=since, ordered=ordered, options=options
        )

    async def create(self, body: BillCreate, **options: Unpack[CallOptions]) -> Bill:
        """Create a bill.

        `POST /v3/bills`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbill.
        """
        return await self._caller.call(ops.CREATE_BILL, body=body, options=options)

    async def create_bulk(self, body: Sequence[BillCreate], **options: Unpack[CallOptions]) -> builtins.list[Bill]:
        """Create multiple bills.

        `POST /v3/bills/bulk`. The bills may belong to several vendors. At most 100 items in one call. All or nothing:
        if BILL refuses one item, it executes none. Not retried if no answer comes (`OutcomeUnknownError`), because it
        could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbulkbills.
        """
        return await self._caller.call(ops.CREATE_BULK_BILLS, body=body, options=options)

    async def get(self, bill_id: str, **options: Unpack[CallOptions]) -> Bill:
        """Get bill details.

        `GET /v3/bills/{billId}`.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getbill.
        """
        return await self._caller.call(ops.GET_BILL, bill_id, options=options)

    async def replace(self, bill_id: str, body: BillCreate, **options: Unpack[CallOptions]) -> Bill:
        """Replace a bill.

        `PUT /v3/bills/{billId}`. Line items whose id is not sent are removed; new ones get ids. If `billApprovals` was
        true, it must be true again. Retried if no answer comes, because a second execution has the same result.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replacebill.
        """
        return await self._caller.call(ops.REPLACE_BILL, bill_id, body=body, options=options)

    async def update(self, bill_id: str, body: BillUpdate, **options: Unpack[CallOptions]) -> Bill:
        """Update a bill.

        `PATCH /v3/bills/{billId}`. Send the classifications of each line, because BILL has been seen to clear missing
        ones. Approvers that are already assigned stay assigned. If `billApprovals` was true, it must be true again.
        Entries of `bill_line_items` are matched by `id`; an entry without `id` is added. Retried if no answer comes,
        unless an entry of `bill_line_items` has no `id` (`OutcomeUnknownError`): it could be added twice.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatebill.
        """
        return await self._caller.call(ops.UPDATE_BILL, bill_id, body=body, options=options)

    async def archive(self, bill_id: str, **options: Unpack[CallOptions]) -> Bill:
        """Archive a bill.

        `POST /v3/bills/{billId}/archive`. Retried if no answer comes, because a second execution has the same result.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivebill.
        """
        return await self._caller.call(ops.ARCHIVE_BILL, bill_id, options=options)

    async def restore(self, bill_id: str, **options: Unpack[CallOptions]) -> Bill:
        """Restore an archived bill.

        `POST /v3/bills/{billId}/restore`. Retried if no answer comes, because a second execution has the same result.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorebill.
        """
        return await self._caller.call(ops.RESTORE_BILL, bill_id, options=options)

    async def record_payment(self, body: RecordPaymentRequest, **options: Unpack[CallOptions]) -> RecordedPayment:
        """Record AP payment.

        `POST /v3/bills/record-payment`. Records a payment that was made outside BILL, for one or more bills of one
        vendor. No money moves. Never retried, because it may move money: after an `OutcomeUnknownError`, look up what
        happened.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/recordpayment.
        """
        return await self._caller.call(ops.RECORD_PAYMENT, body=body, options=options)
