"""Schedules that create bills.

Generated from spec/v3/recurring_bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import recurring_bills as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.recurring_bills import RecurringBill, RecurringBillCreate, RecurringBillUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["RecurringBills"]


class RecurringBills(Resource):
    """Schedules that create bills."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[RecurringBill]:
        """Get list of recurring bills.

        `GET /v3/recurringbills`. At most 100 items on a page, 20 by default. `RecurringBill_` has its filters and sort
        keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listrecurringbills.
        """
        return self._caller.pages(
            ops.LIST_RECURRING_BILLS,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[RecurringBill]:
        """Scan the whole list that `list` pages through.

        `GET /v3/recurringbills`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time. `since` leaves out the items whose last change was earlier.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listrecurringbills.
        """
        return self._caller.scan(
            ops.LIST_RECURRING_BILLS, query={"filters": filters, "max": max}, since=since, options=options
        )

    async def create(self, body: RecurringBillCreate, **options: Unpack[CallOptions]) -> RecurringBill:
        """Create a recurring bill.

        `POST /v3/recurringbills`. Needs an MFA-trusted session when `autoPayment` is true. Not retried if no answer
        comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/createrecurringbill.
        """
        return await self._caller.call(ops.CREATE_RECURRING_BILL, body=body, options=options)

    async def get(self, recurring_bill_id: str, **options: Unpack[CallOptions]) -> RecurringBill:
        """Get recurring bill details.

        `GET /v3/recurringbills/{recurringBillId}`.

        `recurring_bill_id`: begins with btp.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getrecurringbill.
        """
        return await self._caller.call(ops.GET_RECURRING_BILL, recurring_bill_id, options=options)

    async def replace(
        self, recurring_bill_id: str, body: RecurringBillCreate, **options: Unpack[CallOptions]
    ) -> RecurringBill:
        """Replace a recurring bill.

        `PUT /v3/recurringbills/{recurringBillId}`. Line items whose id is not sent are removed; new ones get ids. Needs
        an MFA-trusted session when `autoPayment` is true. Retried if no answer comes, because a second execution has
        the same result.

        `recurring_bill_id`: begins with btp.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `MfaRequiredError`,
        `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/replacerecurringbill.
        """
        return await self._caller.call(ops.REPLACE_RECURRING_BILL, recurring_bill_id, body=body, options=options)

    async def update(
        self, recurring_bill_id: str, body: RecurringBillUpdate, **options: Unpack[CallOptions]
    ) -> RecurringBill:
        """Update a recurring bill.

        `PATCH /v3/recurringbills/{recurringBillId}`. Entries of `recurring_bill_line_items` are matched by `id`; an
        entry without `id` is added. Needs an MFA-trusted session when `autoPayment` is true. Retried if no answer
        comes, unless an entry of `recurring_bill_line_items` has no `id` (`OutcomeUnknownError`): it could be added
        twice.

        `recurring_bill_id`: begins with btp.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `MfaRequiredError`,
        `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/updaterecurringbill.
        """
        return await self._caller.call(ops.UPDATE_RECURRING_BILL, recurring_bill_id, body=body, options=options)

    async def archive(self, recurring_bill_id: str, **options: Unpack[CallOptions]) -> RecurringBill:
        """Archive a recurring bill.

        `POST /v3/recurringbills/{recurringBillId}/archive`. Retried if no answer comes, because a second execution has
        the same result.

        `recurring_bill_id`: begins with btp.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiverecurringbill.
        """
        return await self._caller.call(ops.ARCHIVE_RECURRING_BILL, recurring_bill_id, options=options)

    async def restore(self, recurring_bill_id: str, **options: Unpack[CallOptions]) -> RecurringBill:
        """Restore an archived recurring bill.

        `POST /v3/recurringbills/{recurringBillId}/restore`. Retried if no answer comes, because a second execution has
        the same result.

        `recurring_bill_id`: begins with btp.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorerecurringbill.
        """
        return await self._caller.call(ops.RESTORE_RECURRING_BILL, recurring_bill_id, options=options)
