"""Schedules that create invoices.

Generated from spec/v3/recurring_invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import recurring_invoices as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.recurring_invoices import RecurringInvoice, RecurringInvoiceCreate, RecurringInvoiceUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["RecurringInvoices"]


class RecurringInvoices(Resource):
    """Schedules that create invoices."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[RecurringInvoice]:
        """Get list of recurring invoices.

        `GET /v3/recurring-invoices`. At most 100 items on a page, 20 by default. `RecurringInvoice_` has its filters
        and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listrecurringinvoices.
        """
        return self._caller.pages(
            ops.LIST_RECURRING_INVOICES,
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
    ) -> Scan[RecurringInvoice]:
        """Scan the whole list that `list` pages through.

        `GET /v3/recurring-invoices`, with the arguments of `list`. The pages are fetched one after the other, because
        BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listrecurringinvoices.
        """
        return self._caller.scan(
            ops.LIST_RECURRING_INVOICES, query={"filters": filters, "max": max}, since=since, options=options
        )

    async def create(self, body: RecurringInvoiceCreate, **options: Unpack[CallOptions]) -> RecurringInvoice:
        """Create a recurring invoice.

        `POST /v3/recurring-invoices`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createrecurringinvoice.
        """
        return await self._caller.call(ops.CREATE_RECURRING_INVOICE, body=body, options=options)

    async def get(self, recurring_invoice_id: str, **options: Unpack[CallOptions]) -> RecurringInvoice:
        """Get recurring invoice details.

        `GET /v3/recurring-invoices/{recurringInvoiceId}`.

        `recurring_invoice_id`: begins with rit.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getrecurringinvoice.
        """
        return await self._caller.call(ops.GET_RECURRING_INVOICE, recurring_invoice_id, options=options)

    async def replace(
        self, recurring_invoice_id: str, body: RecurringInvoiceCreate, **options: Unpack[CallOptions]
    ) -> RecurringInvoice:
        """Replace a recurring invoice.

        `PUT /v3/recurring-invoices/{recurringInvoiceId}`. Line items whose id is not sent are removed; new ones get
        ids. Changes apply to all future invoices. Retried if no answer comes, because a second execution has the same
        result.

        `recurring_invoice_id`: begins with rit.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replacerecurringinvoice.
        """
        return await self._caller.call(ops.REPLACE_RECURRING_INVOICE, recurring_invoice_id, body=body, options=options)

    async def update(
        self, recurring_invoice_id: str, body: RecurringInvoiceUpdate, **options: Unpack[CallOptions]
    ) -> RecurringInvoice:
        """Update a recurring invoice.

        `PATCH /v3/recurring-invoices/{recurringInvoiceId}`. Entries of `recurring_invoice_line_items` are matched by
        `id`; an entry without `id` is added. Retried if no answer comes, unless an entry of
        `recurring_invoice_line_items` has no `id` (`OutcomeUnknownError`): it could be added twice.

        `recurring_invoice_id`: begins with rit.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updaterecurringinvoice.
        """
        return await self._caller.call(ops.UPDATE_RECURRING_INVOICE, recurring_invoice_id, body=body, options=options)

    async def archive(self, recurring_invoice_id: str, **options: Unpack[CallOptions]) -> RecurringInvoice:
        """Archive a recurring invoice.

        `POST /v3/recurring-invoices/{recurringInvoiceId}/archive`. Retried if no answer comes, because a second
        execution has the same result.

        `recurring_invoice_id`: begins with rit.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiverecurringinvoice.
        """
        return await self._caller.call(ops.ARCHIVE_RECURRING_INVOICE, recurring_invoice_id, options=options)

    async def restore(self, recurring_invoice_id: str, **options: Unpack[CallOptions]) -> RecurringInvoice:
        """Restore a recurring invoice.

        `POST /v3/recurring-invoices/{recurringInvoiceId}/restore`. Retried if no answer comes, because a second
        execution has the same result.

        `recurring_invoice_id`: begins with rit.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorerecurringinvoice.
        """
        return await self._caller.call(ops.RESTORE_RECURRING_INVOICE, recurring_invoice_id, options=options)
