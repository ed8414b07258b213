"""Invoices that customers owe the organization.

Generated from spec/v3/invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
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


class InvoiceStatus(OpenEnum):
    """Invoice status, part of `Invoice`. Some of the values are assumed."""

    OPEN = Member()
    PARTIAL_PAYMENT = Member()
    PAID_IN_FULL = Member()
    SCHEDULED = Member()
    UNDEFINED = Member()


class ReceivedPaymentStatus(OpenEnum):
    """Received payment status, part of `InvoicePayment` and `ReceivedPayment`. The values are known from a single
    source, not from BILL's reference.
    """

    PAID = Member()
    SCHEDULED = Member()
    CANCELED = Member()
    VOID = Member()
    UNDEFINED = Member()


class ReceivedPaymentType(OpenEnum):
    """Received payment type, part of `RecordArPaymentRequest` and `ReceivedPayment`."""

    CASH = Member()
    CHECK = Member()
    CREDIT_CARD = Member()
    ACH = Member()
    PAYPAL = Member()
    OTHER = Member()


@model
class InvoiceLineItem(AnswerModel):
    """Invoice line item, part of `Invoice`."""

    id: str | None = optional_field("id", Id())
    description: str | None = optional_field("description", Text())
    price: Decimal | None = optional_field("price", Number(money=True))
    quantity: Decimal | None = optional_field("quantity", Number(), doc="documented as required in a line")
    classifications: InvoiceLineItemClassifications | None = optional_field(
        "classifications", Nested(InvoiceLineItemClassifications)
    )
    taxable: bool | None = optional_field("taxable", Boolean(), confidence="assumed", doc="whether sales tax applies")
    amount: Decimal | None = optional_field(
        "amount", Number(money=True), confidence="derived", doc="not seen in any answer"
    )


@model
class InvoiceLineItemInput(RequestModel):
    """Invoice line item, part of `InvoiceCreate` and `InvoiceUpdate`. For requests; answers hold `InvoiceLineItem`."""

    id: str | Unset | None = optional_field("id", Id())
    description: str | Unset | None = optional_field("description", Text())
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True))
    quantity: Decimal | int | Unset | None = optional_field(
        "quantity", Number(), doc="documented as required in a line"
    )
    classifications: InvoiceLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceLineItemClassificationsInput)
    )
    taxable: bool | Unset | None = optional_field(
        "taxable", Boolean(), confidence="assumed", doc="whether sales tax applies"
    )
    amount: Decimal | int | Unset | None = optional_field(
        "amount", Number(money=True), confidence="derived", doc="known only from an example"
    )


@model(confidence="derived")
class InvoicePayment(AnswerModel):
    """Invoice payment, part of `Invoice` and `ReceivedPaymentInvoice`. Known from a single source, not from BILL's
    reference.
    """

    id: str | None = optional_field("id", Id("0rp", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    status: ReceivedPaymentStatus | None = optional_field("status", Choice(ReceivedPaymentStatus))
    date_: date | None = optional_field("date", Date())


@model(confidence="derived")
class ConvenienceFee(AnswerModel):
    """Convenience fee, part of `Invoice`. Known from a single source, not from BILL's reference."""

    percentage: Decimal | None = optional_field("percentage", Number())


@model(confidence="derived")
class ConvenienceFeeInput(RequestModel):
    """Convenience fee, part of `InvoiceCreate` and `InvoiceUpdate`. For requests; answers hold `ConvenienceFee`. Known
    from a single source, not from BILL's reference.
    """

    percentage: Decimal | int | Unset | None = optional_field("percentage", Number())


@model
class Invoice(AnswerModel):
    """Invoice, returned by `invoices.list`, `invoices.create`, `invoices.get` and 4 more."""

    id: str = required_field("id", Id("00e", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    invoice_number: str | None = optional_field("invoiceNumber", Text())
    invoice_date: date | None = optional_field("invoiceDate", Date())
    due_date: date | None = optional_field("dueDate", Date())
    customer_id: str | None = optional_field(
        "customerId", Id("0cu", strict=True), doc="the answer has customerId, where a request has a customer object"
    )
    total_amount: Decimal | None = optional_field("totalAmount", Number(money=True))
    due_amount: Decimal | None = optional_field("dueAmount", Number(money=True))
    scheduled_amount: Decimal | None = optional_field("scheduledAmount", Number(money=True))
    credit_amount: Decimal | None = optional_field("creditAmount", Number(money=True))
    status: InvoiceStatus | None = optional_field("status", Choice(InvoiceStatus))
    exchange_rate: Decimal | None = optional_field("exchangeRate", Number())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    invoice_line_items: list[InvoiceLineItem] | None = optional_field(
        "invoiceLineItems", ListOf(Nested(InvoiceLineItem))
    )
    pay_to_chart_of_account_id: str | None = optional_field("payToChartOfAccountId", Id("0ca", strict=True))
    payments: list[InvoicePayment] | None = optional_field("payments", ListOf(Nested(InvoicePayment)))
    classifications: InvoiceClassifications | None = optional_field("classifications", Nested(InvoiceClassifications))
    sales_tax_item_id: str | None = optional_field("salesTaxItemId", Id("0ii"))
    sales_tax_total: Decimal | None = optional_field("salesTaxTotal", Number(money=True))
    sales_tax_percentage: Decimal | None = optional_field("salesTaxPercentage", Number())
    enable_card_payment: bool | None = optional_field("enableCardPayment", Boolean())
    convenience_fee: ConvenienceFee | None = optional_field("convenienceFee", Nested(ConvenienceFee))
    invoice_pdf_id: str | None = optional_field("invoicePdfId", Id())


@model
class InvoiceCustomer(RequestModel):
    """Invoice customer, part of `InvoiceCreate` and `InvoiceUpdate`."""

    id: str | Unset | None = optional_field("id", Id(), doc="0cu of an existing customer")
    name: str | Unset | None = optional_field("name", Text(), doc="with email: creates a new customer")
    email: str | Unset | None = optional_field("email", Text())


@model
class InvoiceProcessingOptions(RequestModel):
    """Invoice processing options, part of `InvoiceCreate` and `InvoiceUpdate`."""

    send_email: bool | Unset | None = optional_field(
        "sendEmail", Boolean(), doc="true sends the invoice by e-mail when it is created"
    )


@model
class InvoiceCreate(RequestModel):
    """Invoice create, accepted by `invoices.create` and `invoices.replace`."""

    customer: InvoiceCustomer = required_field("customer", Nested(InvoiceCustomer))
    invoice_line_items: Sequence[InvoiceLineItemInput] = required_field(
        "invoiceLineItems", ListOf(Nested(InvoiceLineItemInput))
    )
    invoice_number: str | Unset | None = optional_field("invoiceNumber", Text(100), doc="generated if absent")
    invoice_date: date | Unset | None = optional_field("invoiceDate", Date(), doc="defaults to today")
    due_date: date | Unset | None = optional_field("dueDate", Date(), doc="defaults to today")
    processing_options: InvoiceProcessingOptions | Unset | None = optional_field(
        "processingOptions", Nested(InvoiceProcessingOptions)
    )
    pay_to_chart_of_account_id: str | Unset | None = optional_field("payToChartOfAccountId", Id("0ca", strict=True))
    classifications: InvoiceClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceClassificationsInput)
    )
    credit_amount: Decimal | int | Unset | None = optional_field(
        "creditAmount", Number(money=True), doc="the amount of the customer's credit memos to apply; not negative"
    )
    sales_tax_item_id: str | Unset | None = optional_field(
        "salesTaxItemId", Id("0ii"), doc="a SALES_TAX item; its rate applies to the taxable lines"
    )
    enable_card_payment: bool | Unset | None = optional_field("enableCardPayment", Boolean())
    convenience_fee: ConvenienceFeeInput | Unset | None = optional_field(
        "convenienceFee", Nested(ConvenienceFeeInput), doc="only with enableCardPayment true"
    )


@model
class RecordArPaymentInvoice(RequestModel):
    """Record ar payment invoice, part of `RecordArPaymentRequest`."""

    id: str = required_field("id", Id())
    amount: Decimal | int = required_field("amount", Number(money=True))


@model
class RecordArPaymentRequest(RequestModel):
    """Record ar payment request, accepted by `invoices.record_payment`."""

    customer_id: str | Unset | None = optional_field("customerId", Id("0cu", strict=True))
    payment_date: date = required_field("paymentDate", Date())
    payment_type: ReceivedPaymentType | str = required_field("paymentType", Choice(ReceivedPaymentType))
    amount: Decimal | int = required_field("amount", Number(money=True))
    description: str | Unset | None = optional_field("description", Text(4000))
    invoices: Sequence[RecordArPaymentInvoice] = required_field(
        "invoices", ListOf(Nested(RecordArPaymentInvoice)), doc="all of one customer"
    )


@model
class ReceivedPaymentInvoice(AnswerModel):
    """Received payment invoice, part of `ReceivedPayment`."""

    id: str | None = optional_field("id", Id())
    payments: list[InvoicePayment] | None = optional_field("payments", ListOf(Nested(InvoicePayment)))


@model
class ReceivedPayment(AnswerModel):
    """Received payment, returned by `invoices.record_payment`."""

    id: str | None = optional_field("id", Id("0rp", strict=True))
    customer_id: str | None = optional_field("customerId", Id("0cu", strict=True))
    payment_type: ReceivedPaymentType | None = optional_field("paymentType", Choice(ReceivedPaymentType))
    payment_date: date | None = optional_field("paymentDate", Date())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    unapplied_amount: Decimal | None = optional_field("unappliedAmount", Number(money=True))
    status: ReceivedPaymentStatus | None = optional_field("status", Choice(ReceivedPaymentStatus))
    description: str | None = optional_field("description", Text())
    invoices: list[ReceivedPaymentInvoice] | None = optional_field("invoices", ListOf(Nested(ReceivedPaymentInvoice)))


@model(confidence="derived")
class SendInvoiceReplyTo(RequestModel):
    """Send invoice reply to, part of `SendInvoiceRequest`. Known from a single source, not from BILL's reference."""

    user_id: str | Unset | None = optional_field("userId", Id("006", strict=True))


@model(confidence="derived")
class SendInvoiceRecipient(RequestModel):
    """Send invoice recipient, part of `SendInvoiceRequest`. Known from a single source, not from BILL's reference."""

    to: Sequence[str] | Unset | None = optional_field("to", ListOf(Text()), doc="email addresses")


@model
class SendInvoiceRequest(RequestModel):
    """Send invoice request, accepted by `invoices.send`."""

    reply_to: SendInvoiceReplyTo = required_field("replyTo", Nested(SendInvoiceReplyTo))
    recipient: SendInvoiceRecipient = required_field("recipient", Nested(SendInvoiceRecipient))


@model(confidence="derived")
class InvoicePaymentLink(AnswerModel):
    """Invoice payment link, returned by `invoices.create_payment_link`. Known from a single source, not from BILL's
    reference.
    """

    payment_link: str | None = optional_field("paymentLink", Text())


@model(confidence="derived")
class PaymentLinkRequest(RequestModel):
    """Payment link request, accepted by `invoices.create_payment_link`. Known from a single source, not from BILL's
    reference.
    """

    customer_id: str = required_field("customerId", Id("0cu", strict=True))
    email: str = required_field("email", Text())
    return_url: str | Unset | None = optional_field("returnUrl", Text(), doc="the page that the payer sees afterwards")


@model
class InvoiceUpdate(RequestModel):
    """Invoice update, accepted by `invoices.update`."""

    customer: InvoiceCustomer | Unset | None = optional_field("customer", Nested(InvoiceCustomer))
    invoice_line_items: Sequence[InvoiceLineItemInput] | Unset | None = optional_field(
        "invoiceLineItems", ListOf(Nested(InvoiceLineItemInput))
    )
    invoice_number: str | Unset | None = optional_field("invoiceNumber", Text(100), doc="generated if absent")
    invoice_date: date | Unset | None = optional_field("invoiceDate", Date(), doc="defaults to today")
    due_date: date | Unset | None = optional_field("dueDate", Date(), doc="defaults to today")
    processing_options: InvoiceProcessingOptions | Unset | None = optional_field(
        "processingOptions", Nested(InvoiceProcessingOptions)
    )
    pay_to_chart_of_account_id: str | Unset | None = optional_field("payToChartOfAccountId", Id("0ca", strict=True))
    classifications: InvoiceClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceClassificationsInput)
    )
    credit_amount: Decimal | int | Unset | None = optional_field(
        "creditAmount", Number(money=True), doc="the amount of the customer's credit memos to apply; not negative"
    )
    sales_tax_item_id: str | Unset | None = optional_field(
        "salesTaxItemId", Id("0ii"), doc="a SALES_TAX item; its rate applies to the taxable lines"
    )
    enable_card_payment: bool | Unset | None = optional_field("enableCardPayment", Boolean())
    convenience_fee: ConvenienceFeeInput | Unset | None = optional_field(
        "convenienceFee", Nested(ConvenienceFeeInput), doc="only with enableCardPayment true"
    )
