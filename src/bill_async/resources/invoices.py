"""Invoices that customers owe the organization.

Generated from spec/v3/invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import invoices as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.invoices import (
        Invoice,
        InvoiceCreate,
        InvoicePaymentLink,
        InvoiceUpdate,
        PaymentLinkRequest,
        ReceivedPayment,
        RecordArPaymentRequest,
        SendInvoiceRequest,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Invoices"]


class Invoices(Resource):
    """Invoices that customers owe the organization."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Invoice]:
        """Get list of invoices.

        `GET /v3/invoices`. At most 100 items on a page, 20 by default. `Invoice_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listinvoices.
        """
        return self._caller.pages(
            ops.LIST_INVOICES, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[Invoice]:
        """Scan the whole list that `list` pages through.

        `GET /v3/invoices`, with the arguments of `list`. Several pages are fetched at a time, in slices of the creation
        time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the order of
        creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listinvoices.
        """
        return self._caller.scan(
            ops.LIST_INVOICES, query={"filters": filters, "max": max}, since=since, ordered=ordered, options=options
        )

    async def create(self, body: InvoiceCreate, **options: Unpack[CallOptions]) -> Invoice:
        """Create an invoice.

        `POST /v3/invoices`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createinvoice.
        """
        return await self._caller.call(ops.CREATE_INVOICE, body=body, options=options)

    async def record_payment(self, body: RecordArPaymentRequest, **options: Unpack[CallOptions]) -> ReceivedPayment:
        """Record AR payment.

        `POST /v3/invoices/record-payment`. All invoices must belong to one customer. An amount that is not applied
        becomes a credit of the customer. No money moves. Never retried, because it may move money: after an
        `OutcomeUnknownError`, look up what happened.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/recordinvoice.
        """
        return await self._caller.call(ops.RECORD_INVOICE, body=body, options=options)

    async def get(self, invoice_id: str, **options: Unpack[CallOptions]) -> Invoice:
        """Get invoice details.

        `GET /v3/invoices/{invoiceId}`.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getinvoice.
        """
        return await self._caller.call(ops.GET_INVOICE, invoice_id, options=options)

    async def replace(self, invoice_id: str, body: InvoiceCreate, **options: Unpack[CallOptions]) -> Invoice:
        """Replace an invoice.

        `PUT /v3/invoices/{invoiceId}`. Line items whose id is not sent are removed; new ones get ids. Retried if no
        answer comes, because a second execution has the same result.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replaceinvoice.
        """
        return await self._caller.call(ops.REPLACE_INVOICE, invoice_id, body=body, options=options)

    async def update(self, invoice_id: str, body: InvoiceUpdate, **options: Unpack[CallOptions]) -> Invoice:
        """Update an invoice.

        `PATCH /v3/invoices/{invoiceId}`. Entries of `invoice_line_items` are matched by `id`; an entry without `id` is
        added. Retried if no answer comes, unless an entry of `invoice_line_items` has no `id` (`OutcomeUnknownError`):
        it could be added twice.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateinvoice.
        """
        return await self._caller.call(ops.UPDATE_INVOICE, invoice_id, body=body, options=options)

    async def archive(self, invoice_id: str, **options: Unpack[CallOptions]) -> Invoice:
        """Archive an invoice.

        `POST /v3/invoices/{invoiceId}/archive`. Retried if no answer comes, because a second execution has the same
        result.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveinvoice.
        """
        return await self._caller.call(ops.ARCHIVE_INVOICE, invoice_id, options=options)

    async def send(self, invoice_id: str, body: SendInvoiceRequest, **options: Unpack[CallOptions]) -> None:
        """Send an invoice.

        `POST /v3/invoices/{invoiceId}/email`. Not retried if no answer comes (`OutcomeUnknownError`), because it could
        be executed twice.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/sendinvoice.
        """
        return await self._caller.call(ops.SEND_INVOICE, invoice_id, body=body, options=options)

    async def restore(self, invoice_id: str, **options: Unpack[CallOptions]) -> Invoice:
        """Restore an archived invoice.

        `POST /v3/invoices/{invoiceId}/restore`. Retried if no answer comes, because a second execution has the same
        result.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreinvoice.
        """
        return await self._caller.call(ops.RESTORE_INVOICE, invoice_id, options=options)

    async def create_payment_link(
        self, invoice_id: str, body: PaymentLinkRequest, **options: Unpack[CallOptions]
    ) -> InvoicePaymentLink:
        """Get invoice payment link.

        `POST /v3/invoices/{invoiceId}/payment-link`. The link works only for customers that are not connected in the
        network. Retried if no answer comes, because it changes nothing. Known from a single source, not from BILL's
        reference.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, and the errors of every
        call.

        See https://developer.bill.com/reference/getpaymentlink.
        """
        return await self._caller.call(ops.GET_PAYMENT_LINK, invoice_id, body=body, options=options)
