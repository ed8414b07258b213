"""Files attached to customers, invoices and vendors.

Generated from spec/v3/attachments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import attachments as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.attachments import Attachment
    from ..models.common import StatusAnswer
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions, FileContent

__all__ = ["Attachments"]


class Attachments(Resource):
    """Files attached to customers, invoices and vendors."""

    __slots__ = ()

    def list_for_customer(
        self, customer_id: str, *, max: int | None = None, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Attachment]:
        """Get list of customer attachments.

        `GET /v3/attachments/customers/{customerId}`. At most 100 items on a page, 20 by default.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomerattachments.
        """
        return self._caller.pages(
            ops.LIST_CUSTOMER_ATTACHMENTS, customer_id, query={"max": max, "page": page}, options=options
        )

    def scan_for_customer(
        self, customer_id: str, *, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[Attachment]:
        """Scan the whole list that `list_for_customer` pages through.

        `GET /v3/attachments/customers/{customerId}`, with the arguments of `list_for_customer`. The pages are fetched
        one after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomerattachments.
        """
        return self._caller.scan(ops.LIST_CUSTOMER_ATTACHMENTS, customer_id, query={"max": max}, options=options)

    async def upload_for_customer(
        self, customer_id: str, content: FileContent, *, name: str | None = None, **options: Unpack[CallOptions]
    ) -> Attachment:
        """Upload customer attachment.

        `POST /v3/attachments/customers/{customerId}`. At most 6 MB. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        `customer_id`: begins with 0cu.

        `name`: file name with extension.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createcustomerattachment.
        """
        return await self._caller.upload(
            ops.CREATE_CUSTOMER_ATTACHMENT, customer_id, content=content, query={"name": name}, options=options
        )

    def list_for_invoice(
        self, invoice_id: str, *, max: int | None = None, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Attachment]:
        """Get list of invoice attachments.

        `GET /v3/attachments/invoices/{invoiceId}`. At most 100 items on a page, 20 by default.

        `invoice_id`: begins with 00e.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listinvoiceattachments.
        """
        return self._caller.pages(
            ops.LIST_INVOICE_ATTACHMENTS, invoice_id, query={"max": max, "page": page}, options=options
        )

    def scan_for_invoice(
        self, invoice_id: str, *, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[Attachment]:
        """Scan the whole list that `list_for_invoice` pages through.

        `GET /v3/attachments/invoices/{invoiceId}`, with the arguments of `list_for_invoice`. The pages are fetched one
        after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listinvoiceattachments.
        """
        return self._caller.scan(ops.LIST_INVOICE_ATTACHMENTS, invoice_id, query={"max": max}, options=options)

    async def upload_for_invoice(
        self,
        invoice_id: str,
        content: FileContent,
        *,
        name: str | None = None,
        replace_invoice_pdf: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> Attachment:
        """Upload invoice attachment.

        `POST /v3/attachments/invoices/{invoiceId}`. At most 6 MB. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        `invoice_id`: begins with 00e.

        `name`: file name with extension.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createinvoiceattachment.
        """
        return await self._caller.upload(
            ops.CREATE_INVOICE_ATTACHMENT,
            invoice_id,
            content=content,
            query={"name": name, "replaceInvoicePdf": replace_invoice_pdf},
            options=options,
        )

    def list_for_vendor(
        self, vendor_id: str, *, max: int | None = None, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Attachment]:
        """Get list of vendor attachments.

        `GET /v3/attachments/vendors/{vendorId}`. At most 100 items on a page, 20 by default.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listvendorattachments.
        """
        return self._caller.pages(
            ops.LIST_VENDOR_ATTACHMENTS, vendor_id, query={"max": max, "page": page}, options=options
        )

    def scan_for_vendor(
        self, vendor_id: str, *, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[Attachment]:
        """Scan the whole list that `list_for_vendor` pages through.

        `GET /v3/attachments/vendors/{vendorId}`, with the arguments of `list_for_vendor`. The pages are fetched one
        after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listvendorattachments.
        """
        return self._caller.scan(ops.LIST_VENDOR_ATTACHMENTS, vendor_id, query={"max": max}, options=options)

    async def upload_for_vendor(
        self, vendor_id: str, content: FileContent, *, name: str | None = None, **options: Unpack[CallOptions]
    ) -> Attachment:
        """Upload vendor attachment.

        `POST /v3/attachments/vendors/{vendorId}`. At most 6 MB. Not retried if no answer comes (`OutcomeUnknownError`),
        because it could be executed twice.

        `vendor_id`: begins with 009.

        `name`: file name with extension.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createvendorattachment.
        """
        return await self._caller.upload(
            ops.CREATE_VENDOR_ATTACHMENT, vendor_id, content=content, query={"name": name}, options=options
        )

    async def get(self, attachment_id: str, **options: Unpack[CallOptions]) -> Attachment:
        """Get attachment details.

        `GET /v3/attachments/{attachmentId}`.

        `attachment_id`: begins with att.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getattachment.
        """
        return await self._caller.call(ops.GET_ATTACHMENT, attachment_id, options=options)

    async def delete(self, attachment_id: str, **options: Unpack[CallOptions]) -> StatusAnswer:
        """Delete an attachment.

        `DELETE /v3/attachments/{attachmentId}`. Permanent. Retried if no answer comes, because a second execution has
        the same result. Known from a single source, not from BILL's reference.

        `attachment_id`: begins with att.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deleteattachment.
        """
        return await self._caller.call(ops.DELETE_ATTACHMENT, attachment_id, options=options)
