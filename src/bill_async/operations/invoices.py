"""The operations of `invoices`.

Generated from spec/v3/invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, Number, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqInField, EqNeInField, EqNeSortField, EqSwSortField, OrderSortField
from ..models.invoices import (
    Invoice,
    InvoiceCreate,
    InvoicePaymentLink,
    InvoiceStatus,
    InvoiceUpdate,
    PaymentLinkRequest,
    ReceivedPayment,
    RecordArPaymentRequest,
    SendInvoiceRequest,
)

__all__ = [
    "ARCHIVE_INVOICE",
    "CREATE_INVOICE",
    "GET_INVOICE",
    "GET_PAYMENT_LINK",
    "InvoiceFields",
    "Invoice_",
    "LIST_INVOICES",
    "RECORD_INVOICE",
    "REPLACE_INVOICE",
    "RESTORE_INVOICE",
    "SEND_INVOICE",
    "UPDATE_INVOICE",
]

_INVOICE_ID: Final = Parameter(name="invoice_id", wire="invoiceId", kind=Id("00e", strict=True), required=True)


class InvoiceFields:
    """The filters and sort keys of `invoices.list`."""

    id: Final = EqNeInField[str]("id", Id("00e", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime())
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime())
    customer_id: Final = EqInField[str]("customerId", Id("0cu", strict=True))
    pay_to_chart_of_account_id: Final = EqNeInField[str]("payToChartOfAccountId", Id("0ca", strict=True))
    classifications_accounting_class_id: Final = EqNeInField[str]("classifications.accountingClassId", Id("cls"))
    classifications_department_id: Final = EqNeInField[str]("classifications.departmentId", Id("0de"))
    classifications_location_id: Final = EqNeInField[str]("classifications.locationId", Id("loc"))
    classifications_item_id: Final = EqNeInField[str]("classifications.itemId", Id())
    invoice_number: Final = EqSwSortField[str]("invoiceNumber", Text(), confidence="assumed")
    status: Final = EqNeInField[InvoiceStatus | str]("status", Choice(InvoiceStatus), confidence="assumed")
    due_date: Final = OrderSortField[date]("dueDate", Date(), confidence="assumed")
    invoice_date: Final = OrderSortField[date]("invoiceDate", Date(), confidence="assumed")
    total_amount: Final = OrderSortField[Decimal | int]("totalAmount", Number(money=True), confidence="assumed")


Invoice_ = InvoiceFields

LIST_INVOICES: Final[Operation[Invoice]] = Operation(
    id="listInvoices",
    accessor="invoices.list",
    family="v3",
    method="GET",
    path="/v3/invoices",
    title="Get list of invoices",
    reference="https://developer.bill.com/reference/listinvoices",
    answer=Answer(kind=Nested(Invoice)),
    page="page",
    fields=InvoiceFields,
)

CREATE_INVOICE: Final[Operation[Invoice]] = Operation(
    id="createInvoice",
    accessor="invoices.create",
    family="v3",
    method="POST",
    path="/v3/invoices",
    title="Create an invoice",
    reference="https://developer.bill.com/reference/createinvoice",
    body=Body(model=InvoiceCreate),
    answer=Answer(kind=Nested(Invoice), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listInvoices",
        identity=(
            (ComparedField("customerId", sent="customer.id"), ComparedField("invoiceNumber")),
            (ComparedField("invoiceNumber"),),
            (
                ComparedField("customerId", sent="customer.id"),
                ComparedField(
                    "totalAmount", sent="invoiceLineItems", total="sent", without=("salesTaxItemId", "convenienceFee")
                ),
            ),
        ),
        created="createdTime",
    ),
)

RECORD_INVOICE: Final[Operation[ReceivedPayment]] = Operation(
    id="recordInvoice",
    accessor="invoices.record_payment",
    family="v3",
    method="POST",
    path="/v3/invoices/record-payment",
    title="Record AR payment",
    reference="https://developer.bill.com/reference/recordinvoice",
    body=Body(model=RecordArPaymentRequest),
    answer=Answer(kind=Nested(ReceivedPayment)),
    retry="never",
    trace=Trace(
        creates=True,
        confidence="derived",
        find="listReceivablePayments",
        identity=(
            (
                ComparedField("invoicePayments[].invoiceId", sent="invoices[].id"),
                ComparedField("invoicePayments[].amount", sent="invoices[].amount"),
            ),
        ),
        created="createdTime",
    ),
    doc="All invoices must belong to one customer. An amount that is not applied becomes a credit of the customer. No money moves.",
)

GET_INVOICE: Final[Operation[Invoice]] = Operation(
    id="getInvoice",
    accessor="invoices.get",
    family="v3",
    method="GET",
    path="/v3/invoices/{invoiceId}",
    title="Get invoice details",
    reference="https://developer.bill.com/reference/getinvoice",
    path_params=(_INVOICE_ID,),
    answer=Answer(kind=Nested(Invoice)),
)

REPLACE_INVOICE: Final[Operation[Invoice]] = Operation(
    id="replaceInvoice",
    accessor="invoices.replace",
    family="v3",
    method="PUT",
    path="/v3/invoices/{invoiceId}",
    title="Replace an invoice",
    reference="https://developer.bill.com/reference/replaceinvoice",
    path_params=(_INVOICE_ID,),
    body=Body(model=InvoiceCreate),
    answer=Answer(kind=Nested(Invoice)),
    retry="idempotent",
    trace=Trace(
        find="getInvoice",
        compared=(ComparedField("customerId", sent="customer.id"),),
        as_sent=True,
        changed="updatedTime",
    ),
    doc="Line items whose id is not sent are removed; new ones get ids.",
)

UPDATE_INVOICE: Final[Operation[Invoice]] = Operation(
    id="updateInvoice",
    accessor="invoices.update",
    family="v3",
    method="PATCH",
    path="/v3/invoices/{invoiceId}",
    title="Update an invoice",
    reference="https://developer.bill.com/reference/updateinvoice",
    path_params=(_INVOICE_ID,),
    body=Body(model=InvoiceUpdate, adds="invoice_line_items"),
    answer=Answer(kind=Nested(Invoice)),
    retry="idempotent",
    trace=Trace(
        find="getInvoice",
        compared=(ComparedField("customerId", sent="customer.id"),),
        as_sent=True,
        changed="updatedTime",
    ),
)

ARCHIVE_INVOICE: Final[Operation[Invoice]] = Operation(
    id="archiveInvoice",
    accessor="invoices.archive",
    family="v3",
    method="POST",
    path="/v3/invoices/{invoiceId}/archive",
    title="Archive an invoice",
    reference="https://developer.bill.com/reference/archiveinvoice",
    path_params=(_INVOICE_ID,),
    answer=Answer(kind=Nested(Invoice)),
    retry="idempotent",
    trace=Trace(find="getInvoice", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

SEND_INVOICE: Final[Operation[None]] = Operation(
    id="sendInvoice",
    accessor="invoices.send",
    family="v3",
    method="POST",
    path="/v3/invoices/{invoiceId}/email",
    title="Send an invoice",
    reference="https://developer.bill.com/reference/sendinvoice",
    path_params=(_INVOICE_ID,),
    body=Body(model=SendInvoiceRequest),
    retry="unsafe",
    trace=Trace(impossible="an e-mail that was sent shows nowhere"),
)

RESTORE_INVOICE: Final[Operation[Invoice]] = Operation(
    id="restoreInvoice",
    accessor="invoices.restore",
    family="v3",
    method="POST",
    path="/v3/invoices/{invoiceId}/restore",
    title="Restore an archived invoice",
    reference="https://developer.bill.com/reference/restoreinvoice",
    path_params=(_INVOICE_ID,),
    answer=Answer(kind=Nested(Invoice)),
    retry="idempotent",
    trace=Trace(find="getInvoice", states=(State({"archived": (False,)}),), changed="updatedTime"),
)

GET_PAYMENT_LINK: Final[Operation[InvoicePaymentLink]] = Operation(
    id="getPaymentLink",
    accessor="invoices.create_payment_link",
    family="v3",
    method="POST",
    path="/v3/invoices/{invoiceId}/payment-link",
    title="Get invoice payment link",
    reference="https://developer.bill.com/reference/getpaymentlink",
    path_params=(_INVOICE_ID,),
    body=Body(model=PaymentLinkRequest),
    answer=Answer(kind=Nested(InvoicePaymentLink)),
    confidence="derived",
    doc="The link works only for customers that are not connected in the network.",
)
