"""Invoices that customers owe the organization.

Generated from spec/v3/invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, DateTime, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
from .common import (
    InvoiceClassifications,
    InvoiceClassificationsInput,
    InvoiceLineItemClassifications,
    InvoiceLineItemClassificationsInput,
)

__all__ = [
    "ConvenienceFee",
    "ConvenienceFeeInput",
    "Invoice",
    "InvoiceCreate",
    "InvoiceCustomer",
    "InvoiceLineItem",
    "InvoiceLineItemInput",
    "InvoicePayment",
    "InvoicePaymentLink",
    "InvoiceProcessingOptions",
    "InvoiceStatus",
    "InvoiceUpdate",
    "PaymentLinkRequest",
    "ReceivedPayment",
    "ReceivedPaymentInvoice",
    "ReceivedPaymentStatus",
    "ReceivedPaymentType",
    "RecordArPaymentInvoice",
    "RecordArPaymentRequest",
    "SendInvoiceRecipient",
    "SendInvoiceReplyTo",
    "SendInvoiceRequest",
]


class InvoiceStatus(
    OpenEnum,
    members={
        "OPEN": "OPEN",
        "PARTIAL_PAYMENT": "PARTIAL_PAYMENT",
        "PAID_IN_FULL": "PAID_IN_FULL",
        "SCHEDULED": "SCHEDULED",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Invoice status, part of `Invoice`. Some of the values are assumed."""

    OPEN: ClassVar[InvoiceStatus]
    PARTIAL_PAYMENT: ClassVar[InvoiceStatus]
    PAID_IN_FULL: ClassVar[InvoiceStatus]
    SCHEDULED: ClassVar[InvoiceStatus]
    UNDEFINED: ClassVar[InvoiceStatus]


class ReceivedPaymentStatus(
    OpenEnum,
    members={
        "PAID": "PAID",
        "SCHEDULED": "SCHEDULED",
        "CANCELED": "CANCELED",
        "VOID": "VOID",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Received payment status, part of `InvoicePayment` and `ReceivedPayment`. The values are known from a single
    source, not from BILL's reference.
    """

    PAID: ClassVar[ReceivedPaymentStatus]
    SCHEDULED: ClassVar[ReceivedPaymentStatus]
    CANCELED: ClassVar[ReceivedPaymentStatus]
    VOID: ClassVar[ReceivedPaymentStatus]
    UNDEFINED: ClassVar[ReceivedPaymentStatus]


class ReceivedPaymentType(
    OpenEnum,
    members={
        "CASH": "CASH",
        "CHECK": "CHECK",
        "CREDIT_CARD": "CREDIT_CARD",
        "ACH": "ACH",
        "PAYPAL": "PAYPAL",
        "OTHER": "OTHER",
    },
):
    """Received payment type, part of `RecordArPaymentRequest` and `ReceivedPayment`."""

    CASH: ClassVar[ReceivedPaymentType]
    CHECK: ClassVar[ReceivedPaymentType]
    CREDIT_CARD: ClassVar[ReceivedPaymentType]
    ACH: ClassVar[ReceivedPaymentType]
    PAYPAL: ClassVar[ReceivedPaymentType]
    OTHER: ClassVar[ReceivedPaymentType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceLineItem(AnswerModel):
    """Invoice line item, part of `Invoice`."""

    id: str | None = None
    description: str | None = None
    price: Decimal | None = None
    quantity: Decimal | None = None
    """`quantity`: documented as the required part of a line."""
    classifications: InvoiceLineItemClassifications | None = None
    taxable: bool | None = None
    """`taxable`: whether sales tax applies; assumed."""
    amount: Decimal | None = None
    """`amount`: request example only, no answer has it; derived."""

    __fields__ = (
        Field("id", "id", Id()),
        Field("description", "description", Text()),
        Field("price", "price", Number(money=True)),
        Field("quantity", "quantity", Number(), doc="documented as the required part of a line"),
        Field("classifications", "classifications", Nested(InvoiceLineItemClassifications)),
        Field("taxable", "taxable", Boolean(), confidence="assumed", doc="whether sales tax applies"),
        Field(
            "amount", "amount", Number(money=True), confidence="derived", doc="request example only, no answer has it"
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> InvoiceLineItem:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(InvoiceLineItem)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("price", None)
        new.price = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("classifications", None)
        new.classifications = None if value is None else InvoiceLineItemClassifications._from_wire(value)
        value = take("taxable", None)
        new.taxable = value if type(value) is bool or value is None else to_bool(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceLineItemInput(RequestModel):
    """Invoice line item, part of `InvoiceCreate` and `InvoiceUpdate`. For requests; answers hold `InvoiceLineItem`."""

    id: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    price: Decimal | int | Unset | None = UNSET
    quantity: Decimal | int | Unset | None = UNSET
    """`quantity`: documented as the required part of a line."""
    classifications: InvoiceLineItemClassificationsInput | Unset | None = UNSET
    taxable: bool | Unset | None = UNSET
    """`taxable`: whether sales tax applies; assumed."""
    amount: Decimal | int | Unset | None = UNSET
    """`amount`: request example only, no answer has it; derived."""

    __fields__ = (
        Field("id", "id", Id()),
        Field("description", "description", Text()),
        Field("price", "price", Number(money=True)),
        Field("quantity", "quantity", Number(), doc="documented as the required part of a line"),
        Field("classifications", "classifications", Nested(InvoiceLineItemClassificationsInput)),
        Field("taxable", "taxable", Boolean(), confidence="assumed", doc="whether sales tax applies"),
        Field(
            "amount", "amount", Number(money=True), confidence="derived", doc="request example only, no answer has it"
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoicePayment(AnswerModel):
    """Invoice payment, part of `Invoice` and `ReceivedPaymentInvoice`. Its fields are known from a single source, not
    from BILL's reference.
    """

    id: str | None = None
    """`id`: begins 0rp."""
    amount: Decimal | None = None
    status: ReceivedPaymentStatus | None = None
    date_: date | None = None

    __fields__ = (
        Field("id", "id", Id("0rp", strict=True), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("status", "status", Choice(ReceivedPaymentStatus), confidence="derived"),
        Field("date_", "date", Date(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> InvoicePayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(InvoicePayment)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("status", None)
        new.status = None if value is None else ReceivedPaymentStatus(value)
        value = take("date", None)
        new.date_ = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ConvenienceFee(AnswerModel):
    """Convenience fee, part of `Invoice`. Its fields are known from a single source, not from BILL's reference."""

    percentage: Decimal | None = None

    __fields__ = (Field("percentage", "percentage", Number(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ConvenienceFee:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ConvenienceFee)
        value = take("percentage", None)
        new.percentage = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ConvenienceFeeInput(RequestModel):
    """Convenience fee, part of `InvoiceCreate` and `InvoiceUpdate`. For requests; answers hold `ConvenienceFee`. Its
    fields are known from a single source, not from BILL's reference.
    """

    percentage: Decimal | int | Unset | None = UNSET

    __fields__ = (Field("percentage", "percentage", Number(), confidence="derived"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Invoice(AnswerModel):
    """Invoice, given by `invoices.list`, `invoices.create`, `invoices.get` and 4 more."""

    id: str
    """`id`: begins 00e."""
    archived: bool | None = None
    invoice_number: str | None = None
    invoice_date: date | None = None
    due_date: date | None = None
    customer_id: str | None = None
    """`customerId`: the reply has customerId while the request takes a customer object; begins 0cu."""
    total_amount: Decimal | None = None
    due_amount: Decimal | None = None
    scheduled_amount: Decimal | None = None
    credit_amount: Decimal | None = None
    status: InvoiceStatus | None = None
    exchange_rate: Decimal | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    invoice_line_items: list[InvoiceLineItem] | None = None
    pay_to_chart_of_account_id: str | None = None
    """`payToChartOfAccountId`: begins 0ca."""
    payments: list[InvoicePayment] | None = None
    classifications: InvoiceClassifications | None = None
    sales_tax_item_id: str | None = None
    """`salesTaxItemId`: begins 0ii."""
    sales_tax_total: Decimal | None = None
    sales_tax_percentage: Decimal | None = None
    enable_card_payment: bool | None = None
    convenience_fee: ConvenienceFee | None = None
    invoice_pdf_id: str | None = None

    __fields__ = (
        Field("id", "id", Id("00e", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("invoice_number", "invoiceNumber", Text()),
        Field("invoice_date", "invoiceDate", Date()),
        Field("due_date", "dueDate", Date()),
        Field(
            "customer_id",
            "customerId",
            Id("0cu", strict=True),
            doc="the reply has customerId while the request takes a customer object",
        ),
        Field("total_amount", "totalAmount", Number(money=True)),
        Field("due_amount", "dueAmount", Number(money=True)),
        Field("scheduled_amount", "scheduledAmount", Number(money=True)),
        Field("credit_amount", "creditAmount", Number(money=True)),
        Field("status", "status", Choice(InvoiceStatus)),
        Field("exchange_rate", "exchangeRate", Number()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("invoice_line_items", "invoiceLineItems", ListOf(Nested(InvoiceLineItem))),
        Field("pay_to_chart_of_account_id", "payToChartOfAccountId", Id("0ca", strict=True)),
        Field("payments", "payments", ListOf(Nested(InvoicePayment))),
        Field("classifications", "classifications", Nested(InvoiceClassifications)),
        Field("sales_tax_item_id", "salesTaxItemId", Id("0ii")),
        Field("sales_tax_total", "salesTaxTotal", Number(money=True)),
        Field("sales_tax_percentage", "salesTaxPercentage", Number()),
        Field("enable_card_payment", "enableCardPayment", Boolean()),
        Field("convenience_fee", "convenienceFee", Nested(ConvenienceFee)),
        Field("invoice_pdf_id", "invoicePdfId", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Invoice:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Invoice)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("invoiceNumber", None)
        new.invoice_number = value if type(value) is str or value is None else to_text(value)
        value = take("invoiceDate", None)
        new.invoice_date = None if value is None else to_date(value)
        value = take("dueDate", None)
        new.due_date = None if value is None else to_date(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        value = take("totalAmount", None)
        new.total_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("dueAmount", None)
        new.due_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("scheduledAmount", None)
        new.scheduled_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("creditAmount", None)
        new.credit_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("status", None)
        new.status = None if value is None else InvoiceStatus(value)
        value = take("exchangeRate", None)
        new.exchange_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("invoiceLineItems", None)
        new.invoice_line_items = (
            None if value is None else [InvoiceLineItem._from_wire(item) for item in to_list(value)]
        )
        value = take("payToChartOfAccountId", None)
        new.pay_to_chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("payments", None)
        new.payments = None if value is None else [InvoicePayment._from_wire(item) for item in to_list(value)]
        value = take("classifications", None)
        new.classifications = None if value is None else InvoiceClassifications._from_wire(value)
        value = take("salesTaxItemId", None)
        new.sales_tax_item_id = value if type(value) is str or value is None else to_text(value)
        value = take("salesTaxTotal", None)
        new.sales_tax_total = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("salesTaxPercentage", None)
        new.sales_tax_percentage = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("enableCardPayment", None)
        new.enable_card_payment = value if type(value) is bool or value is None else to_bool(value)
        value = take("convenienceFee", None)
        new.convenience_fee = None if value is None else ConvenienceFee._from_wire(value)
        value = take("invoicePdfId", None)
        new.invoice_pdf_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceCustomer(RequestModel):
    """Invoice customer, part of `InvoiceCreate` and `InvoiceUpdate`."""

    id: str | Unset | None = UNSET
    """`id`: 0cu of an existing customer."""
    name: str | Unset | None = UNSET
    """`name`: with email: creates a new customer."""
    email: str | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id(), doc="0cu of an existing customer"),
        Field("name", "name", Text(), doc="with email: creates a new customer"),
        Field("email", "email", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceProcessingOptions(RequestModel):
    """Invoice processing options, part of `InvoiceCreate` and `InvoiceUpdate`."""

    send_email: bool | Unset | None = UNSET
    """`sendEmail`: mail the invoice on create."""

    __fields__ = (Field("send_email", "sendEmail", Boolean(), doc="mail the invoice on create"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceCreate(RequestModel):
    """Invoice create, taken by `invoices.create` and `invoices.replace`."""

    customer: InvoiceCustomer
    invoice_line_items: Sequence[InvoiceLineItemInput]
    invoice_number: str | Unset | None = UNSET
    """`invoiceNumber`: auto-generated when absent; at most 100 characters."""
    invoice_date: date | Unset | None = UNSET
    """`invoiceDate`: defaults to today."""
    due_date: date | Unset | None = UNSET
    """`dueDate`: defaults to today."""
    processing_options: InvoiceProcessingOptions | Unset | None = UNSET
    pay_to_chart_of_account_id: str | Unset | None = UNSET
    """`payToChartOfAccountId`: begins 0ca."""
    classifications: InvoiceClassificationsInput | Unset | None = UNSET
    credit_amount: Decimal | int | Unset | None = UNSET
    """`creditAmount`: applies credit memos of the customer; not negative."""
    sales_tax_item_id: str | Unset | None = UNSET
    """`salesTaxItemId`: a SALES_TAX item; its rate applies to the taxable lines; begins 0ii."""
    enable_card_payment: bool | Unset | None = UNSET
    convenience_fee: ConvenienceFeeInput | Unset | None = UNSET
    """`convenienceFee`: only with enableCardPayment true."""

    __fields__ = (
        Field("customer", "customer", Nested(InvoiceCustomer), required=True),
        Field("invoice_line_items", "invoiceLineItems", ListOf(Nested(InvoiceLineItemInput)), required=True),
        Field("invoice_number", "invoiceNumber", Text(100), doc="auto-generated when absent"),
        Field("invoice_date", "invoiceDate", Date(), doc="defaults to today"),
        Field("due_date", "dueDate", Date(), doc="defaults to today"),
        Field("processing_options", "processingOptions", Nested(InvoiceProcessingOptions)),
        Field("pay_to_chart_of_account_id", "payToChartOfAccountId", Id("0ca", strict=True)),
        Field("classifications", "classifications", Nested(InvoiceClassificationsInput)),
        Field(
            "credit_amount",
            "creditAmount",
            Number(money=True),
            doc="applies credit memos of the customer; not negative",
        ),
        Field(
            "sales_tax_item_id",
            "salesTaxItemId",
            Id("0ii"),
            doc="a SALES_TAX item; its rate applies to the taxable lines",
        ),
        Field("enable_card_payment", "enableCardPayment", Boolean()),
        Field("convenience_fee", "convenienceFee", Nested(ConvenienceFeeInput), doc="only with enableCardPayment true"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordArPaymentInvoice(RequestModel):
    """Record ar payment invoice, part of `RecordArPaymentRequest`."""

    id: str
    amount: Decimal | int

    __fields__ = (
        Field("id", "id", Id(), required=True),
        Field("amount", "amount", Number(money=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordArPaymentRequest(RequestModel):
    """Record ar payment request, taken by `invoices.record_payment`."""

    customer_id: str | Unset | None = UNSET
    """`customerId`: begins 0cu."""
    payment_date: date
    payment_type: ReceivedPaymentType | str
    amount: Decimal | int
    description: str | Unset | None = UNSET
    """`description`: at most 4000 characters."""
    invoices: Sequence[RecordArPaymentInvoice]
    """`invoices`: all of one customer."""

    __fields__ = (
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("payment_date", "paymentDate", Date(), required=True),
        Field("payment_type", "paymentType", Choice(ReceivedPaymentType), required=True),
        Field("amount", "amount", Number(money=True), required=True),
        Field("description", "description", Text(4000)),
        Field("invoices", "invoices", ListOf(Nested(RecordArPaymentInvoice)), required=True, doc="all of one customer"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReceivedPaymentInvoice(AnswerModel):
    """Received payment invoice, part of `ReceivedPayment`."""

    id: str | None = None
    payments: list[InvoicePayment] | None = None

    __fields__ = (
        Field("id", "id", Id()),
        Field("payments", "payments", ListOf(Nested(InvoicePayment))),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ReceivedPaymentInvoice:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ReceivedPaymentInvoice)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("payments", None)
        new.payments = None if value is None else [InvoicePayment._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReceivedPayment(AnswerModel):
    """Received payment, given by `invoices.record_payment`."""

    id: str | None = None
    """`id`: begins 0rp."""
    customer_id: str | None = None
    """`customerId`: begins 0cu."""
    payment_type: ReceivedPaymentType | None = None
    payment_date: date | None = None
    amount: Decimal | None = None
    unapplied_amount: Decimal | None = None
    status: ReceivedPaymentStatus | None = None
    description: str | None = None
    invoices: list[ReceivedPaymentInvoice] | None = None

    __fields__ = (
        Field("id", "id", Id("0rp", strict=True)),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("payment_type", "paymentType", Choice(ReceivedPaymentType)),
        Field("payment_date", "paymentDate", Date()),
        Field("amount", "amount", Number(money=True)),
        Field("unapplied_amount", "unappliedAmount", Number(money=True)),
        Field("status", "status", Choice(ReceivedPaymentStatus)),
        Field("description", "description", Text()),
        Field("invoices", "invoices", ListOf(Nested(ReceivedPaymentInvoice))),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ReceivedPayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ReceivedPayment)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        value = take("paymentType", None)
        new.payment_type = None if value is None else ReceivedPaymentType(value)
        value = take("paymentDate", None)
        new.payment_date = None if value is None else to_date(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("unappliedAmount", None)
        new.unapplied_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("status", None)
        new.status = None if value is None else ReceivedPaymentStatus(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("invoices", None)
        new.invoices = None if value is None else [ReceivedPaymentInvoice._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SendInvoiceReplyTo(RequestModel):
    """Send invoice reply to, part of `SendInvoiceRequest`. Its fields are known from a single source, not from BILL's
    reference.
    """

    user_id: str | Unset | None = UNSET
    """`userId`: begins 006."""

    __fields__ = (Field("user_id", "userId", Id("006", strict=True), confidence="derived"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SendInvoiceRecipient(RequestModel):
    """Send invoice recipient, part of `SendInvoiceRequest`. Its fields are known from a single source, not from BILL's
    reference.
    """

    to: Sequence[str] | Unset | None = UNSET
    """`to`: email addresses."""

    __fields__ = (Field("to", "to", ListOf(Text()), confidence="derived", doc="email addresses"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SendInvoiceRequest(RequestModel):
    """Send invoice request, taken by `invoices.send`."""

    reply_to: SendInvoiceReplyTo
    recipient: SendInvoiceRecipient

    __fields__ = (
        Field("reply_to", "replyTo", Nested(SendInvoiceReplyTo), required=True),
        Field("recipient", "recipient", Nested(SendInvoiceRecipient), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoicePaymentLink(AnswerModel):
    """Invoice payment link, given by `invoices.create_payment_link`. Its fields are known from a single source, not
    from BILL's reference.
    """

    payment_link: str | None = None

    __fields__ = (Field("payment_link", "paymentLink", Text(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> InvoicePaymentLink:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(InvoicePaymentLink)
        value = take("paymentLink", None)
        new.payment_link = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentLinkRequest(RequestModel):
    """Payment link request, taken by `invoices.create_payment_link`. Its fields are known from a single source, not
    from BILL's reference.
    """

    customer_id: str
    """`customerId`: begins 0cu."""
    email: str
    return_url: str | Unset | None = UNSET
    """`returnUrl`: page shown to the payer afterwards."""

    __fields__ = (
        Field("customer_id", "customerId", Id("0cu", strict=True), required=True, confidence="derived"),
        Field("email", "email", Text(), required=True, confidence="derived"),
        Field("return_url", "returnUrl", Text(), confidence="derived", doc="page shown to the payer afterwards"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceUpdate(RequestModel):
    """Invoice update, taken by `invoices.update`."""

    customer: InvoiceCustomer | Unset | None = UNSET
    invoice_line_items: Sequence[InvoiceLineItemInput] | Unset | None = UNSET
    invoice_number: str | Unset | None = UNSET
    """`invoiceNumber`: auto-generated when absent; at most 100 characters."""
    invoice_date: date | Unset | None = UNSET
    """`invoiceDate`: defaults to today."""
    due_date: date | Unset | None = UNSET
    """`dueDate`: defaults to today."""
    processing_options: InvoiceProcessingOptions | Unset | None = UNSET
    pay_to_chart_of_account_id: str | Unset | None = UNSET
    """`payToChartOfAccountId`: begins 0ca."""
    classifications: InvoiceClassificationsInput | Unset | None = UNSET
    credit_amount: Decimal | int | Unset | None = UNSET
    """`creditAmount`: applies credit memos of the customer; not negative."""
    sales_tax_item_id: str | Unset | None = UNSET
    """`salesTaxItemId`: a SALES_TAX item; its rate applies to the taxable lines; begins 0ii."""
    enable_card_payment: bool | Unset | None = UNSET
    convenience_fee: ConvenienceFeeInput | Unset | None = UNSET
    """`convenienceFee`: only with enableCardPayment true."""

    __fields__ = (
        Field("customer", "customer", Nested(InvoiceCustomer)),
        Field("invoice_line_items", "invoiceLineItems", ListOf(Nested(InvoiceLineItemInput))),
        Field("invoice_number", "invoiceNumber", Text(100), doc="auto-generated when absent"),
        Field("invoice_date", "invoiceDate", Date(), doc="defaults to today"),
        Field("due_date", "dueDate", Date(), doc="defaults to today"),
        Field("processing_options", "processingOptions", Nested(InvoiceProcessingOptions)),
        Field("pay_to_chart_of_account_id", "payToChartOfAccountId", Id("0ca", strict=True)),
        Field("classifications", "classifications", Nested(InvoiceClassificationsInput)),
        Field(
            "credit_amount",
            "creditAmount",
            Number(money=True),
            doc="applies credit memos of the customer; not negative",
        ),
        Field(
            "sales_tax_item_id",
            "salesTaxItemId",
            Id("0ii"),
            doc="a SALES_TAX item; its rate applies to the taxable lines",
        ),
        Field("enable_card_payment", "enableCardPayment", Boolean()),
        Field("convenience_fee", "convenienceFee", Nested(ConvenienceFeeInput), doc="only with enableCardPayment true"),
    )
