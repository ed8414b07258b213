"""Payments received from customers, and charging them.

Generated from spec/v3/receivable_payments.yaml by `python -m codegen`; do not edit.
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
from .common import FundingAccount, FundingAccountInput

__all__ = [
    "ChargeCustomerRequest",
    "ReceivableInvoicePayment",
    "ReceivableInvoicePaymentInput",
    "ReceivablePayment",
    "ReceivablePaymentStatus",
    "ReceivablesType",
]


class ReceivablesType(
    OpenEnum,
    members={
        "CASH": "CASH",
        "CHECK": "CHECK",
        "CREDIT_CARD": "CREDIT_CARD",
        "VIRTUAL_CARD": "VIRTUAL_CARD",
        "ACH": "ACH",
        "PAYPAL": "PAYPAL",
        "WALLET": "WALLET",
        "OTHER": "OTHER",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Receivables type, part of `ReceivablePayment`."""

    CASH: ClassVar[ReceivablesType]
    CHECK: ClassVar[ReceivablesType]
    CREDIT_CARD: ClassVar[ReceivablesType]
    VIRTUAL_CARD: ClassVar[ReceivablesType]
    ACH: ClassVar[ReceivablesType]
    PAYPAL: ClassVar[ReceivablesType]
    WALLET: ClassVar[ReceivablesType]
    OTHER: ClassVar[ReceivablesType]
    UNDEFINED: ClassVar[ReceivablesType]


class ReceivablePaymentStatus(
    OpenEnum,
    members={
        "PAID": "PAID",
        "VOID": "VOID",
        "SCHEDULED": "SCHEDULED",
        "CANCELED": "CANCELED",
        "ESCHEATED": "ESCHEATED",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Receivable payment status, part of `ReceivablePayment`."""

    PAID: ClassVar[ReceivablePaymentStatus]
    VOID: ClassVar[ReceivablePaymentStatus]
    SCHEDULED: ClassVar[ReceivablePaymentStatus]
    CANCELED: ClassVar[ReceivablePaymentStatus]
    ESCHEATED: ClassVar[ReceivablePaymentStatus]
    UNDEFINED: ClassVar[ReceivablePaymentStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReceivableInvoicePayment(AnswerModel):
    """Receivable invoice payment, part of `ReceivablePayment`. Its fields are known from a single source, not from
    BILL's reference.
    """

    invoice_id: str | None = None
    """`invoiceId`: begins 00e."""
    amount: Decimal | None = None
    payment_date: date | None = None
    """`paymentDate`: answers only."""

    __fields__ = (
        Field("invoice_id", "invoiceId", Id("00e", strict=True), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("payment_date", "paymentDate", Date(), confidence="derived", doc="answers only"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ReceivableInvoicePayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ReceivableInvoicePayment)
        value = take("invoiceId", None)
        new.invoice_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("paymentDate", None)
        new.payment_date = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReceivableInvoicePaymentInput(RequestModel):
    """Receivable invoice payment, part of `ChargeCustomerRequest`. For requests; answers hold
    `ReceivableInvoicePayment`. Its fields are known from a single source, not from BILL's reference.
    """

    invoice_id: str
    """`invoiceId`: begins 00e."""
    amount: Decimal | int
    payment_date: date | Unset | None = UNSET
    """`paymentDate`: answers only."""

    __fields__ = (
        Field("invoice_id", "invoiceId", Id("00e", strict=True), required=True, confidence="derived"),
        Field("amount", "amount", Number(money=True), required=True, confidence="derived"),
        Field("payment_date", "paymentDate", Date(), confidence="derived", doc="answers only"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReceivablePayment(AnswerModel):
    """A payment received from a customer. Recording a payment of invoices answers the older `ReceivedPayment`. Its
    fields are known from a single source, not from BILL's reference. Given by `receivable_payments.list`,
    `receivable_payments.get` and `receivable_payments.charge`.
    """

    amount: Decimal | None = None
    """`amount`: verified."""
    id: str
    """`id`: begins 0rp; verified."""
    customer_id: str | None = None
    """`customerId`: begins 0cu."""
    invoice_payments: list[ReceivableInvoicePayment] | None = None
    """`invoicePayments`: verified."""
    description: str | None = None
    payment_date: date | None = None
    funding_account: FundingAccount | None = None
    receivables_account: FundingAccount | None = None
    unapplied_amount: Decimal | None = None
    convenience_fee_amount: Decimal | None = None
    receivables_type: ReceivablesType | None = None
    """`receivablesType`: verified."""
    status: ReceivablePaymentStatus | None = None
    """`status`: verified."""
    reference_number: str | None = None
    online_payment: bool | None = None
    """`onlinePayment`: verified."""
    created_time: datetime | None = None
    """`createdTime`: verified."""
    updated_time: datetime | None = None
    """`updatedTime`: verified."""

    __fields__ = (
        Field("amount", "amount", Number(money=True)),
        Field("id", "id", Id("0rp", strict=True), required=True),
        Field("customer_id", "customerId", Id("0cu", strict=True), confidence="derived"),
        Field("invoice_payments", "invoicePayments", ListOf(Nested(ReceivableInvoicePayment))),
        Field("description", "description", Text(), confidence="derived"),
        Field("payment_date", "paymentDate", Date(), confidence="derived"),
        Field("funding_account", "fundingAccount", Nested(FundingAccount), confidence="derived"),
        Field("receivables_account", "receivablesAccount", Nested(FundingAccount), confidence="derived"),
        Field("unapplied_amount", "unappliedAmount", Number(money=True), confidence="derived"),
        Field("convenience_fee_amount", "convenienceFeeAmount", Number(money=True), confidence="derived"),
        Field("receivables_type", "receivablesType", Choice(ReceivablesType)),
        Field("status", "status", Choice(ReceivablePaymentStatus)),
        Field("reference_number", "referenceNumber", Text(), confidence="derived"),
        Field("online_payment", "onlinePayment", Boolean()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ReceivablePayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ReceivablePayment)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        value = take("invoicePayments", None)
        new.invoice_payments = (
            None if value is None else [ReceivableInvoicePayment._from_wire(item) for item in to_list(value)]
        )
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("paymentDate", None)
        new.payment_date = None if value is None else to_date(value)
        value = take("fundingAccount", None)
        new.funding_account = None if value is None else FundingAccount._from_wire(value)
        value = take("receivablesAccount", None)
        new.receivables_account = None if value is None else FundingAccount._from_wire(value)
        value = take("unappliedAmount", None)
        new.unapplied_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("convenienceFeeAmount", None)
        new.convenience_fee_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("receivablesType", None)
        new.receivables_type = None if value is None else ReceivablesType(value)
        value = take("status", None)
        new.status = None if value is None else ReceivablePaymentStatus(value)
        value = take("referenceNumber", None)
        new.reference_number = value if type(value) is str or value is None else to_text(value)
        value = take("onlinePayment", None)
        new.online_payment = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChargeCustomerRequest(RequestModel):
    """Charge customer request, taken by `receivable_payments.charge`."""

    customer_id: str
    """`customerId`: begins 0cu."""
    funding_account: FundingAccountInput
    """`fundingAccount`: type BANK_ACCOUNT and the id of the customer bank account."""
    invoice_payments: Sequence[ReceivableInvoicePaymentInput]
    """`invoicePayments`: invoiceId and amount."""
    description: str | Unset | None = UNSET
    """`description`: check memo or bank descriptor."""
    payment_date: date | Unset | None = UNSET
    """`paymentDate`: the day the money is withdrawn; key taken from the answer; derived."""

    __fields__ = (
        Field("customer_id", "customerId", Id("0cu", strict=True), required=True),
        Field(
            "funding_account",
            "fundingAccount",
            Nested(FundingAccountInput),
            required=True,
            doc="type BANK_ACCOUNT and the id of the customer bank account",
        ),
        Field(
            "invoice_payments",
            "invoicePayments",
            ListOf(Nested(ReceivableInvoicePaymentInput)),
            required=True,
            doc="invoiceId and amount",
        ),
        Field("description", "description", Text(), doc="check memo or bank descriptor"),
        Field(
            "payment_date",
            "paymentDate",
            Date(),
            confidence="derived",
            doc="the day the money is withdrawn; key taken from the answer",
        ),
    )
