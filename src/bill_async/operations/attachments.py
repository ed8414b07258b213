"""The operations of `attachments`.

Generated from spec/v3/attachments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..models.attachments import Attachment
from ..models.common import StatusAnswer

__all__ = [
    "CREATE_CUSTOMER_ATTACHMENT",
    "CREATE_INVOICE_ATTACHMENT",
    "CREATE_VENDOR_ATTACHMENT",
    "DELETE_ATTACHMENT",
    "GET_ATTACHMENT",
    "LIST_CUSTOMER_ATTACHMENTS",
    "LIST_INVOICE_ATTACHMENTS",
    "LIST_VENDOR_ATTACHMENTS",
]

_CUSTOMER_ID: Final = Parameter(name="customer_id", wire="customerId", kind=Id("0cu", strict=True), required=True)
_INVOICE_ID: Final = Parameter(name="invoice_id", wire="invoiceId", kind=Id("00e", strict=True), required=True)
_VENDOR_ID: Final = Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True)
_ATTACHMENT_ID: Final = Parameter(name="attachment_id", wire="attachmentId", kind=Id("att", strict=True), required=True)

LIST_CUSTOMER_ATTACHMENTS: Final[Operation[Attachment]] = Operation(
    id="listCustomerAttachments",
    accessor="attachments.list_for_customer",
    family="v3",
    method="GET",
    path="/v3/attachments/customers/{customerId}",
    title="Get list of customer attachments",
    reference="https://developer.bill.com/reference/listcustomerattachments",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(Attachment)),
    page="page",
)

CREATE_CUSTOMER_ATTACHMENT: Final[Operation[Attachment]] = Operation(
    id="createCustomerAttachment",
    accessor="attachments.upload_for_customer",
    family="v3",
    method="POST",
    path="/v3/attachments/customers/{customerId}",
    title="Upload customer attachment",
    reference="https://developer.bill.com/reference/createcustomerattachment",
    path_params=(_CUSTOMER_ID,),
    query=(Parameter(name="name", wire="name", kind=Text(), required=True, doc="file name with extension"),),
    body=Body(max_bytes=6_000_000),
    answer=Answer(kind=Nested(Attachment)),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listCustomerAttachments", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

LIST_INVOICE_ATTACHMENTS: Final[Operation[Attachment]] = Operation(
    id="listInvoiceAttachments",
    accessor="attachments.list_for_invoice",
    family="v3",
    method="GET",
    path="/v3/attachments/invoices/{invoiceId}",
    title="Get list of invoice attachments",
    reference="https://developer.bill.com/reference/listinvoiceattachments",
    path_params=(_INVOICE_ID,),
    answer=Answer(kind=Nested(Attachment)),
    page="page",
)

CREATE_INVOICE_ATTACHMENT: Final[Operation[Attachment]] = Operation(
    id="createInvoiceAttachment",
    accessor="attachments.upload_for_invoice",
    family="v3",
    method="POST",
    path="/v3/attachments/invoices/{invoiceId}",
    title="Upload invoice attachment",
    reference="https://developer.bill.com/reference/createinvoiceattachment",
    path_params=(_INVOICE_ID,),
    query=(
        Parameter(name="name", wire="name", kind=Text(), required=True, doc="file name with extension"),
        Parameter(name="replace_invoice_pdf", wire="replaceInvoicePdf", kind=Boolean()),
    ),
    body=Body(max_bytes=6_000_000),
    answer=Answer(kind=Nested(Attachment)),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listInvoiceAttachments", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

LIST_VENDOR_ATTACHMENTS: Final[Operation[Attachment]] = Operation(
    id="listVendorAttachments",
    accessor="attachments.list_for_vendor",
    family="v3",
    method="GET",
    path="/v3/attachments/vendors/{vendorId}",
    title="Get list of vendor attachments",
    reference="https://developer.bill.com/reference/listvendorattachments",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(Attachment)),
    page="page",
)

CREATE_VENDOR_ATTACHMENT: Final[Operation[Attachment]] = Operation(
    id="createVendorAttachment",
    accessor="attachments.upload_for_vendor",
    family="v3",
    method="POST",
    path="/v3/attachments/vendors/{vendorId}",
    title="Upload vendor attachment",
    reference="https://developer.bill.com/reference/createvendorattachment",
    path_params=(_VENDOR_ID,),
    query=(Parameter(name="name", wire="name", kind=Text(), required=True, doc="file name with extension"),),
    body=Body(max_bytes=6_000_000),
    answer=Answer(kind=Nested(Attachment)),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listVendorAttachments", identity=((ComparedField("name"),),), created="createdTime"
    ),
)

GET_ATTACHMENT: Final[Operation[Attachment]] = Operation(
    id="getAttachment",
    accessor="attachments.get",
    family="v3",
    method="GET",
    path="/v3/attachments/{attachmentId}",
    title="Get attachment details",
    reference="https://developer.bill.com/reference/getattachment",
    path_params=(_ATTACHMENT_ID,),
    answer=Answer(kind=Nested(Attachment)),
)

DELETE_ATTACHMENT: Final[Operation[StatusAnswer]] = Operation(
    id="deleteAttachment",
    accessor="attachments.delete",
    family="v3",
    method="DELETE",
    path="/v3/attachments/{attachmentId}",
    title="Delete an attachment",
    reference="https://developer.bill.com/reference/deleteattachment",
    path_params=(_ATTACHMENT_ID,),
    answer=Answer(kind=Nested(StatusAnswer)),
    retry="idempotent",
    trace=Trace(find="getAttachment"),
    confidence="derived",
    doc="Permanent.",
)
