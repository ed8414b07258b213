"""Payments received from customers, and charges of customers.

Generated from spec/v3/receivable_payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
from .common import FundingAccount, FundingAccountInput

__all__ = [
    "ChargeCustomerRequest",
    "ReceivableInvoicePayment",
    "ReceivableInvoicePaymentInput",
    "ReceivablePayment",
    "ReceivablePaymentStatus",
    "ReceivablesType",
]


class ReceivablesType(OpenEnum):
    """Receivables type, part of `ReceivablePayment`."""

    CASH = Member()
    CHECK = Member()
    CREDIT_CARD = Member()
    VIRTUAL_CARD = Member()
    ACH = Member()
    PAYPAL = Member()
    WALLET = Member()
    OTHER = Member()
    UNDEFINED = Member()


class ReceivablePaymentStatus(OpenEnum):
    """Receivable payment status, part of `ReceivablePayment`."""

    PAID = Member()
    VOID = Member()
    SCHEDULED = Member()
    CANCELED = Member()
    ESCHEATED = Member()
    UNDEFINED = Member()


@model(confidence="derived")
class ReceivableInvoicePayment(AnswerModel):
    """Receivable invoice payment, part of `ReceivablePayment`. Known from a single source, not from BILL's reference."""

    invoice_id: str | None = optional_field("invoiceId", Id("00e", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    payment_date: date | None = optional_field("paymentDate", Date())


@model(confidence="derived")
class ReceivableInvoicePaymentInput(RequestModel):
    """Receivable invoice payment, part of `ChargeCustomerRequest`. For requests; answers hold
    `ReceivableInvoicePayment`. Known from a single source, not from BILL's reference.
    """

    invoice_id: str = required_field("invoiceId", Id("00e", strict=True))
    amount: Decimal | int = required_field("amount", Number(money=True))
    payment_date: date | Unset | None = optional_field("paymentDate", Date(), doc="known only from answers")


@model(confidence="derived")
class ReceivablePayment(AnswerModel):
    """A payment received from a customer. `invoices.record_payment` returns the older `ReceivedPayment`. Known from a
    single source, not from BILL's reference. Returned by `receivable_payments.list`, `receivable_payments.get` and
    `receivable_payments.charge`.
    """

    amount: Decimal | None = optional_field("amount", Number(money=True), confidence="verified")
    id: str = required_field("id", Id("0rp", strict=True), confidence="verified")
    customer_id: str | None = optional_field("customerId", Id("0cu", strict=True))
    invoice_payments: list[ReceivableInvoicePayment] | None = optional_field(
        "invoicePayments", ListOf(Nested(ReceivableInvoicePayment)), confidence="verified"
    )
    description: str | None = optional_field("description", Text())
    payment_date: date | None = optional_field("paymentDate", Date())
    funding_account: FundingAccount | None = optional_field("fundingAccount", Nested(FundingAccount))
    receivables_account: FundingAccount | None = optional_field("receivablesAccount", Nested(FundingAccount))
    unapplied_amount: Decimal | None = optional_field("unappliedAmount", Number(money=True))
    convenience_fee_amount: Decimal | None = optional_field("convenienceFeeAmount", Number(money=True))
    receivables_type: ReceivablesType | None = optional_field(
        "receivablesType", Choice(ReceivablesType), confidence="verified"
    )
    status: ReceivablePaymentStatus | None = optional_field(
        "status", Choice(ReceivablePaymentStatus), confidence="verified"
    )
    reference_number: str | None = optional_field("referenceNumber", Text())
    online_payment: bool | None = optional_field("onlinePayment", Boolean(), confidence="verified")
    created_time: datetime | None = optional_field("createdTime", DateTime(), confidence="verified")
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="verified")


@model
class ChargeCustomerRequest(RequestModel):
    """Charge customer request, accepted by `receivable_payments.charge`."""

    customer_id: str = required_field("customerId", Id("0cu", strict=True))
    funding_account: FundingAccountInput = required_field(
        "fundingAccount",
        Nested(FundingAccountInput),
        doc="with the type BANK_ACCOUNT and the id of the customer bank account",
    )
    invoice_payments: Sequence[ReceivableInvoicePaymentInput] = required_field(
        "invoicePayments", ListOf(Nested(ReceivableInvoicePaymentInput)), doc="invoiceId and amount"
    )
    description: str | Unset | None = optional_field("description", Text(), doc="check memo or bank descriptor")
    payment_date: date | Unset | None = optional_field(
        "paymentDate",
        Date(),
        confidence="derived",
        doc="the day on which the money is withdrawn; the key is taken from the answer",
    )
