"""What BILL sends to those who subscribe to its events.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel
from .._schema import Anything, Boolean, Choice, Date, DateTime, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_list, to_text
from ..types import OpenEnum
from .common import (
    AccountVerificationStatus,
    Address,
    BankAccountOwnerType,
    BankAccountType,
    CardAccountType,
    CurrencyData,
    FundingAccountType,
    MassPaymentCount,
    MassPaymentStatus,
    ReimbursementFulfillmentType,
    TransactionType,
)

__all__ = [
    "Notification",
    "NotificationAccountRef",
    "NotificationAutopay",
    "NotificationBankAccount",
    "NotificationBankAccountDefault",
    "NotificationBill",
    "NotificationBillClassifications",
    "NotificationBillInvoice",
    "NotificationCardAccount",
    "NotificationCardAccountDefault",
    "NotificationCardExpiration",
    "NotificationDisbursement",
    "NotificationError",
    "NotificationFunding",
    "NotificationInvoice",
    "NotificationMassPayment",
    "NotificationMetadata",
    "NotificationPayment",
    "NotificationPaymentBill",
    "NotificationRiskVerification",
    "NotificationSpendReimbursement",
    "NotificationSpendTransaction",
    "NotificationThreeDsChallenge",
    "NotificationVendor",
    "NotificationVendorRef",
    "PaymentBillingType",
]


class PaymentBillingType(
    OpenEnum,
    members={
        "BDC": "BDC",
        "BILL_AUTOPAY": "BILL_AUTOPAY",
        "NET_SYNC_FROM_ONLINE_PAYMENT": "NET_SYNC_FROM_ONLINE_PAYMENT",
        "NET_SYNC_FROM_OFFLINE_PAYMENT": "NET_SYNC_FROM_OFFLINE_PAYMENT",
        "RECURRING_PAYMENT": "RECURRING_PAYMENT",
    },
):
    """Payment billing type, part of `NotificationPayment`."""

    BDC: ClassVar[PaymentBillingType]
    BILL_AUTOPAY: ClassVar[PaymentBillingType]
    NET_SYNC_FROM_ONLINE_PAYMENT: ClassVar[PaymentBillingType]
    NET_SYNC_FROM_OFFLINE_PAYMENT: ClassVar[PaymentBillingType]
    RECURRING_PAYMENT: ClassVar[PaymentBillingType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationMetadata(AnswerModel):
    """What happened, and whom the notification is for. Part of `Notification`."""

    event_id: str
    """`eventId`: uuid; a repeated delivery has the same."""
    subscription_id: str | None = None
    """`subscriptionId`: uuid."""
    organization_id: str | None = None
    """`organizationId`: AP/AR and partner events; begins 008."""
    spend_company_uuid: str | None = None
    """`spendCompanyUuid`: Spend & Expense events have it in place of organizationId; derived."""
    event_type: str
    version: Any | None = None
    """`version`: the text 1, but the number 1 in samples of invoices."""

    __fields__ = (
        Field("event_id", "eventId", Id(), required=True, doc="uuid; a repeated delivery has the same"),
        Field("subscription_id", "subscriptionId", Id(), doc="uuid"),
        Field("organization_id", "organizationId", Id("008", strict=True), doc="AP/AR and partner events"),
        Field(
            "spend_company_uuid",
            "spendCompanyUuid",
            Id(),
            confidence="derived",
            doc="Spend & Expense events have it in place of organizationId",
        ),
        Field("event_type", "eventType", Text(), required=True),
        Field("version", "version", Anything(), doc="the text 1, but the number 1 in samples of invoices"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationMetadata:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationMetadata)
        value = take("eventId")
        new.event_id = value if type(value) is str else to_text(value)
        value = take("subscriptionId", None)
        new.subscription_id = value if type(value) is str or value is None else to_text(value)
        value = take("organizationId", None)
        new.organization_id = value if type(value) is str or value is None else to_text(value)
        value = take("spendCompanyUuid", None)
        new.spend_company_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("eventType")
        new.event_type = value if type(value) is str else to_text(value)
        new.version = take("version", None)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationError(AnswerModel):
    """Why something failed. Part of `Notification`."""

    code: str | None = None
    """`code`: of autopay.failed a number, see `AUTOPAY_FAILURES`."""
    message: str | None = None
    timestamp: datetime | None = None

    __fields__ = (
        Field("code", "code", Text(), doc="of autopay.failed a number, see `AUTOPAY_FAILURES`"),
        Field("message", "message", Text()),
        Field("timestamp", "timestamp", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationError:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationError)
        value = take("code", None)
        new.code = value if type(value) is str or value is None else to_text(value)
        value = take("message", None)
        new.message = value if type(value) is str or value is None else to_text(value)
        value = take("timestamp", None)
        new.timestamp = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Notification(AnswerModel):
    """What BILL sends when something happened. The object that it happened to stands beside these fields, under a key
    that depends on the event.
    """

    metadata: NotificationMetadata
    errors: list[NotificationError] | None = None
    """`errors`: payment.failed and autopay.failed only."""

    __fields__ = (
        Field("metadata", "metadata", Nested(NotificationMetadata), required=True),
        Field("errors", "errors", ListOf(Nested(NotificationError)), doc="payment.failed and autopay.failed only"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Notification:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Notification)
        new.metadata = NotificationMetadata._from_wire(take("metadata"))
        value = take("errors", None)
        new.errors = None if value is None else [NotificationError._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationBillInvoice(AnswerModel):
    """Notification bill invoice, part of `NotificationBill`."""

    invoice_number: str | None = None
    invoice_date: datetime | None = None
    """`invoiceDate`: a moment, where the bill itself has a date."""

    __fields__ = (
        Field("invoice_number", "invoiceNumber", Text()),
        Field("invoice_date", "invoiceDate", DateTime(), doc="a moment, where the bill itself has a date"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationBillInvoice:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationBillInvoice)
        value = take("invoiceNumber", None)
        new.invoice_number = value if type(value) is str or value is None else to_text(value)
        value = take("invoiceDate", None)
        new.invoice_date = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationBillClassifications(AnswerModel):
    """Notification bill classifications, part of `NotificationBill`."""

    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | None = None
    """`accountingClassId`: begins cls."""
    department_id: str | None = None
    """`departmentId`: begins 0de."""
    location_id: str | None = None
    """`locationId`: begins loc."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("location_id", "locationId", Id("loc")),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationBillClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationBillClassifications)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("accountingClassId", None)
        new.accounting_class_id = value if type(value) is str or value is None else to_text(value)
        value = take("departmentId", None)
        new.department_id = value if type(value) is str or value is None else to_text(value)
        value = take("locationId", None)
        new.location_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationBill(AnswerModel):
    """Notification bill, told by `bill.created`, `bill.updated`, `bill.archived` and `bill.restored`."""

    id: str | None = None
    """`id`: begins 00n."""
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    vendor_name: str | None = None
    invoice: NotificationBillInvoice | None = None
    amount: Decimal | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    archived: bool | None = None
    description: str | None = None
    due_date: date | None = None
    payment_status: str | None = None
    """`paymentStatus`: as in a bill."""
    pay_from_chart_of_account_id: str | None = None
    """`payFromChartOfAccountId`: begins 0ca."""
    classifications: NotificationBillClassifications | None = None
    purchase_order_number: str | None = None

    __fields__ = (
        Field("id", "id", Id("00n", strict=True)),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("vendor_name", "vendorName", Text()),
        Field("invoice", "invoice", Nested(NotificationBillInvoice)),
        Field("amount", "amount", Number(money=True)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("archived", "archived", Boolean()),
        Field("description", "description", Text()),
        Field("due_date", "dueDate", Date()),
        Field("payment_status", "paymentStatus", Text(), doc="as in a bill"),
        Field("pay_from_chart_of_account_id", "payFromChartOfAccountId", Id("0ca", strict=True)),
        Field("classifications", "classifications", Nested(NotificationBillClassifications)),
        Field("purchase_order_number", "purchaseOrderNumber", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationBill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationBill)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("vendorName", None)
        new.vendor_name = value if type(value) is str or value is None else to_text(value)
        value = take("invoice", None)
        new.invoice = None if value is None else NotificationBillInvoice._from_wire(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("dueDate", None)
        new.due_date = None if value is None else to_date(value)
        value = take("paymentStatus", None)
        new.payment_status = value if type(value) is str or value is None else to_text(value)
        value = take("payFromChartOfAccountId", None)
        new.pay_from_chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("classifications", None)
        new.classifications = None if value is None else NotificationBillClassifications._from_wire(value)
        value = take("purchaseOrderNumber", None)
        new.purchase_order_number = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationVendor(AnswerModel):
    """A vendor. Newer notifications have all fields of a vendor; the other ones are among the unknown fields. Told by
    `vendor.created`, `vendor.updated`, `vendor.archived` and `vendor.restored`.
    """

    id: str | None = None
    """`id`: begins 009."""
    name: str | None = None
    address: Address | None = None
    """`address`: derived."""
    payment_network_id: str | None = None
    """`paymentNetworkId`: after a connection in the network."""
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    archived: bool | None = None

    __fields__ = (
        Field("id", "id", Id("009", strict=True)),
        Field("name", "name", Text()),
        Field("address", "address", Nested(Address), confidence="derived"),
        Field("payment_network_id", "paymentNetworkId", Id(), doc="after a connection in the network"),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("archived", "archived", Boolean()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationVendor:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationVendor)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("address", None)
        new.address = None if value is None else Address._from_wire(value)
        value = take("paymentNetworkId", None)
        new.payment_network_id = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationInvoice(AnswerModel):
    """Notification invoice, told by `invoice.created`, `invoice.updated`, `invoice.archived` and `invoice.restored`."""

    id: str | None = None
    customer_id: str | None = None
    """`customerId`: begins 0cu."""
    archived: bool | None = None
    invoice_number: str | None = None
    invoice_date: date | None = None
    due_date: date | None = None
    total_amount: Decimal | None = None
    due_amount: Decimal | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    status: str | None = None
    scheduled_amount: Decimal | None = None
    credit_amount: Decimal | None = None
    sales_tax_total: Decimal | None = None
    sales_tax_percentage: Decimal | None = None

    __fields__ = (
        Field("id", "id", Id()),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("archived", "archived", Boolean()),
        Field("invoice_number", "invoiceNumber", Text()),
        Field("invoice_date", "invoiceDate", Date()),
        Field("due_date", "dueDate", Date()),
        Field("total_amount", "totalAmount", Number(money=True)),
        Field("due_amount", "dueAmount", Number(money=True)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("status", "status", Text()),
        Field("scheduled_amount", "scheduledAmount", Number(money=True)),
        Field("credit_amount", "creditAmount", Number(money=True)),
        Field("sales_tax_total", "salesTaxTotal", Number(money=True)),
        Field("sales_tax_percentage", "salesTaxPercentage", Number()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationInvoice:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationInvoice)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("invoiceNumber", None)
        new.invoice_number = value if type(value) is str or value is None else to_text(value)
        value = take("invoiceDate", None)
        new.invoice_date = None if value is None else to_date(value)
        value = take("dueDate", None)
        new.due_date = None if value is None else to_date(value)
        value = take("totalAmount", None)
        new.total_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("dueAmount", None)
        new.due_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        value = take("scheduledAmount", None)
        new.scheduled_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("creditAmount", None)
        new.credit_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("salesTaxTotal", None)
        new.sales_tax_total = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("salesTaxPercentage", None)
        new.sales_tax_percentage = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationPaymentBill(AnswerModel):
    """Notification payment bill, part of `NotificationPayment`. Its fields are known from a single source, not from
    BILL's reference.
    """

    id: str | None = None
    amount: Decimal | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationPaymentBill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationPaymentBill)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationAccountRef(AnswerModel):
    """The account that money comes from or goes to. Part of `NotificationPayment`, `NotificationFunding`,
    `NotificationDisbursement` and `NotificationAutopay`.
    """

    id: str | None = None
    """`id`: not of a WALLET."""
    type: FundingAccountType | None = None
    name: str | None = None
    account_number: str | None = None
    """`accountNumber`: of a BANK_ACCOUNT, masked; never shown."""
    last4: str | None = None
    """`last4`: of a CARD_ACCOUNT."""

    __fields__ = (
        Field("id", "id", Id(), doc="not of a WALLET"),
        Field("type", "type", Choice(FundingAccountType)),
        Field("name", "name", Text()),
        Field("account_number", "accountNumber", Text(), secret=True, doc="of a BANK_ACCOUNT, masked"),
        Field("last4", "last4", Text(), doc="of a CARD_ACCOUNT"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationAccountRef:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationAccountRef)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else FundingAccountType(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("last4", None)
        new.last4 = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationFunding(AnswerModel):
    """Notification funding, part of `NotificationPayment`. Its fields are known from a single source, not from BILL's
    reference.
    """

    amount: Decimal | None = None
    currency: str | None = None
    funding_account: NotificationAccountRef | None = None

    __fields__ = (
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("currency", "currency", Text(), confidence="derived"),
        Field("funding_account", "fundingAccount", Nested(NotificationAccountRef), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationFunding:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationFunding)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("currency", None)
        new.currency = value if type(value) is str or value is None else to_text(value)
        value = take("fundingAccount", None)
        new.funding_account = None if value is None else NotificationAccountRef._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationDisbursement(AnswerModel):
    """Notification disbursement, part of `NotificationPayment`. Its fields are known from a single source, not from
    BILL's reference.
    """

    amount: Decimal | None = None
    currency: str | None = None
    arrives_by_date: date | None = None
    """`arrivesByDate`: verified."""
    disbursement_account: NotificationAccountRef | None = None
    """`disbursementAccount`: empty until BILL begins to process the payment; verified."""

    __fields__ = (
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("currency", "currency", Text(), confidence="derived"),
        Field("arrives_by_date", "arrivesByDate", Date()),
        Field(
            "disbursement_account",
            "disbursementAccount",
            Nested(NotificationAccountRef),
            doc="empty until BILL begins to process the payment",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationDisbursement)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("currency", None)
        new.currency = value if type(value) is str or value is None else to_text(value)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        value = take("disbursementAccount", None)
        new.disbursement_account = None if value is None else NotificationAccountRef._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationVendorRef(AnswerModel):
    """The vendor that is paid. Part of `NotificationPayment` and `NotificationAutopay`."""

    id: str | None = None
    name: str | None = None

    __fields__ = (
        Field("id", "id", Id()),
        Field("name", "name", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationVendorRef:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationVendorRef)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationPayment(AnswerModel):
    """Notification payment, told by `payment.updated` and `payment.failed`."""

    id: str | None = None
    """`id`: absent on payment.failed; begins stp."""
    bill_ids: list[str] | None = None
    bills: list[NotificationPaymentBill] | None = None
    """`bills`: payment.failed only."""
    transaction_number: str | None = None
    status: str | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    created_time: datetime | None = None
    updated_time: datetime | None = None
    process_date: date | None = None
    funding: NotificationFunding | None = None
    funding_account: NotificationAccountRef | None = None
    """`fundingAccount`: payment.failed only."""
    disbursement: NotificationDisbursement | None = None
    vendor: NotificationVendorRef | None = None
    billing_type: PaymentBillingType | None = None

    __fields__ = (
        Field("id", "id", Id("stp", strict=True), doc="absent on payment.failed"),
        Field("bill_ids", "billIds", ListOf(Id())),
        Field("bills", "bills", ListOf(Nested(NotificationPaymentBill)), doc="payment.failed only"),
        Field("transaction_number", "transactionNumber", Text()),
        Field("status", "status", Text()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("process_date", "processDate", Date()),
        Field("funding", "funding", Nested(NotificationFunding)),
        Field("funding_account", "fundingAccount", Nested(NotificationAccountRef), doc="payment.failed only"),
        Field("disbursement", "disbursement", Nested(NotificationDisbursement)),
        Field("vendor", "vendor", Nested(NotificationVendorRef)),
        Field("billing_type", "billingType", Choice(PaymentBillingType)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationPayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationPayment)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("billIds", None)
        new.bill_ids = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("bills", None)
        new.bills = None if value is None else [NotificationPaymentBill._from_wire(item) for item in to_list(value)]
        value = take("transactionNumber", None)
        new.transaction_number = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("processDate", None)
        new.process_date = None if value is None else to_date(value)
        value = take("funding", None)
        new.funding = None if value is None else NotificationFunding._from_wire(value)
        value = take("fundingAccount", None)
        new.funding_account = None if value is None else NotificationAccountRef._from_wire(value)
        value = take("disbursement", None)
        new.disbursement = None if value is None else NotificationDisbursement._from_wire(value)
        value = take("vendor", None)
        new.vendor = None if value is None else NotificationVendorRef._from_wire(value)
        value = take("billingType", None)
        new.billing_type = None if value is None else PaymentBillingType(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationMassPayment(AnswerModel):
    """Notification mass payment, told by `mass-payment.updated`."""

    payment_batch_id: str | None = None
    """`paymentBatchId`: begins bbq."""
    batch_status: MassPaymentStatus | None = None
    count: MassPaymentCount | None = None
    updated_time: datetime | None = None
    """`updatedTime`: when batchStatus changed."""

    __fields__ = (
        Field("payment_batch_id", "paymentBatchId", Id("bbq", strict=True)),
        Field("batch_status", "batchStatus", Choice(MassPaymentStatus)),
        Field("count", "count", Nested(MassPaymentCount)),
        Field("updated_time", "updatedTime", DateTime(), doc="when batchStatus changed"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationMassPayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationMassPayment)
        value = take("paymentBatchId", None)
        new.payment_batch_id = value if type(value) is str or value is None else to_text(value)
        value = take("batchStatus", None)
        new.batch_status = None if value is None else MassPaymentStatus(value)
        value = take("count", None)
        new.count = None if value is None else MassPaymentCount._from_wire(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationBankAccountDefault(AnswerModel):
    """What the bank account is the default for. Its fields are known from a single source, not from BILL's reference.
    Part of `NotificationBankAccount`.
    """

    payables: bool | None = None
    receivables: bool | None = None

    __fields__ = (
        Field("payables", "payables", Boolean(), confidence="derived"),
        Field("receivables", "receivables", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationBankAccountDefault:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationBankAccountDefault)
        value = take("payables", None)
        new.payables = value if type(value) is bool or value is None else to_bool(value)
        value = take("receivables", None)
        new.receivables = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationBankAccount(AnswerModel):
    """Notification bank account, told by `bank-account.created` and `bank-account.updated`."""

    id: str | None = None
    """`id`: begins bac."""
    archived: bool | None = None
    account_number: str | None = None
    """`accountNumber`: masked; never shown."""
    name_on_account: str | None = None
    routing_number: str | None = None
    """`routingNumber`: never shown."""
    bank_name: str | None = None
    status: AccountVerificationStatus | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    type: BankAccountType | None = None
    owner_type: BankAccountOwnerType | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    default: NotificationBankAccountDefault | None = None

    __fields__ = (
        Field("id", "id", Id("bac", strict=True)),
        Field("archived", "archived", Boolean()),
        Field("account_number", "accountNumber", Text(), secret=True, doc="masked"),
        Field("name_on_account", "nameOnAccount", Text()),
        Field("routing_number", "routingNumber", Text(), secret=True),
        Field("bank_name", "bankName", Text()),
        Field("status", "status", Choice(AccountVerificationStatus)),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("type", "type", Choice(BankAccountType)),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("default", "default", Nested(NotificationBankAccountDefault)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationBankAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationBankAccount)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("routingNumber", None)
        new.routing_number = value if type(value) is str or value is None else to_text(value)
        value = take("bankName", None)
        new.bank_name = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else AccountVerificationStatus(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else BankAccountType(value)
        value = take("ownerType", None)
        new.owner_type = None if value is None else BankAccountOwnerType(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("default", None)
        new.default = None if value is None else NotificationBankAccountDefault._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationCardExpiration(AnswerModel):
    """Notification card expiration, part of `NotificationCardAccount`. Its fields are known from a single source, not
    from BILL's reference.
    """

    year: str | None = None
    month: str | None = None

    __fields__ = (
        Field("year", "year", Text(), confidence="derived"),
        Field("month", "month", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationCardExpiration:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationCardExpiration)
        value = take("year", None)
        new.year = value if type(value) is str or value is None else to_text(value)
        value = take("month", None)
        new.month = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationCardAccountDefault(AnswerModel):
    """What the card account is the default for. Its fields are known from a single source, not from BILL's reference.
    Part of `NotificationCardAccount`.
    """

    payables: bool | None = None
    receivables: bool | None = None
    funding: bool | None = None
    disbursement: bool | None = None

    __fields__ = (
        Field("payables", "payables", Boolean(), confidence="derived"),
        Field("receivables", "receivables", Boolean(), confidence="derived"),
        Field("funding", "funding", Boolean(), confidence="derived"),
        Field("disbursement", "disbursement", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationCardAccountDefault:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationCardAccountDefault)
        value = take("payables", None)
        new.payables = value if type(value) is bool or value is None else to_bool(value)
        value = take("receivables", None)
        new.receivables = value if type(value) is bool or value is None else to_bool(value)
        value = take("funding", None)
        new.funding = value if type(value) is bool or value is None else to_bool(value)
        value = take("disbursement", None)
        new.disbursement = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationCardAccount(AnswerModel):
    """Notification card account, told by `card-account.created` and `card-account.updated`."""

    id: str | None = None
    """`id`: begins cat."""
    archived: bool | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    name_on_account: str | None = None
    brand: str | None = None
    """`brand`: Visa or Mastercard."""
    type: CardAccountType | None = None
    status: AccountVerificationStatus | None = None
    last4: str | None = None
    expiration: NotificationCardExpiration | None = None
    default: NotificationCardAccountDefault | None = None

    __fields__ = (
        Field("id", "id", Id("cat", strict=True)),
        Field("archived", "archived", Boolean()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("name_on_account", "nameOnAccount", Text()),
        Field("brand", "brand", Text(), doc="Visa or Mastercard"),
        Field("type", "type", Choice(CardAccountType)),
        Field("status", "status", Choice(AccountVerificationStatus)),
        Field("last4", "last4", Text()),
        Field("expiration", "expiration", Nested(NotificationCardExpiration)),
        Field("default", "default", Nested(NotificationCardAccountDefault)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationCardAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationCardAccount)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("brand", None)
        new.brand = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else CardAccountType(value)
        value = take("status", None)
        new.status = None if value is None else AccountVerificationStatus(value)
        value = take("last4", None)
        new.last4 = value if type(value) is str or value is None else to_text(value)
        value = take("expiration", None)
        new.expiration = None if value is None else NotificationCardExpiration._from_wire(value)
        value = take("default", None)
        new.default = None if value is None else NotificationCardAccountDefault._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationAutopay(AnswerModel):
    """An automatic payment that failed; `errors` of the notification says why. Told by `autopay.failed`."""

    vendor: NotificationVendorRef | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    updated_time: datetime | None = None
    funding_account: NotificationAccountRef | None = None

    __fields__ = (
        Field("vendor", "vendor", Nested(NotificationVendorRef)),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("updated_time", "updatedTime", DateTime()),
        Field("funding_account", "fundingAccount", Nested(NotificationAccountRef)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationAutopay:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationAutopay)
        value = take("vendor", None)
        new.vendor = None if value is None else NotificationVendorRef._from_wire(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("fundingAccount", None)
        new.funding_account = None if value is None else NotificationAccountRef._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationRiskVerification(AnswerModel):
    """Notification risk verification, told by `risk-verification.updated`. Its fields are known from a single source,
    not from BILL's reference.
    """

    decision: str | None = None
    """`decision`: APPROVE has been seen."""

    __fields__ = (Field("decision", "decision", Text(), confidence="derived", doc="APPROVE has been seen"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationRiskVerification:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationRiskVerification)
        value = take("decision", None)
        new.decision = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationSpendTransaction(AnswerModel):
    """Notification spend transaction, told by `spend.transaction.updated`."""

    uuid: str | None = None
    fees: Decimal | None = None
    foreign_exchange_fee: Decimal | None = None
    transaction_type: TransactionType | None = None
    parent_transaction_uuid: str | None = None
    user_uuid: str | None = None
    raw_merchant_name: str | None = None
    merchant_name: str | None = None
    budget_uuid: str | None = None
    original_auth_transaction_uuid: str | None = None
    occurred_time: datetime | None = None
    updated_time: datetime | None = None
    authorized_time: datetime | None = None
    complete: bool | None = None
    decline_reason: str | None = None
    currency_data: CurrencyData | None = None
    amount: Decimal | None = None
    """`amount`: derived."""
    card_uuid: str | None = None
    """`cardUuid`: derived."""
    company_uuid: str | None = None
    """`companyUuid`: derived."""

    __fields__ = (
        Field("uuid", "uuid", Id()),
        Field("fees", "fees", Number(money=True)),
        Field("foreign_exchange_fee", "foreignExchangeFee", Number(money=True)),
        Field("transaction_type", "transactionType", Choice(TransactionType)),
        Field("parent_transaction_uuid", "parentTransactionUuid", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("raw_merchant_name", "rawMerchantName", Text()),
        Field("merchant_name", "merchantName", Text()),
        Field("budget_uuid", "budgetUuid", Id()),
        Field("original_auth_transaction_uuid", "originalAuthTransactionUuid", Id()),
        Field("occurred_time", "occurredTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("authorized_time", "authorizedTime", DateTime()),
        Field("complete", "complete", Boolean()),
        Field("decline_reason", "declineReason", Text()),
        Field("currency_data", "currencyData", Nested(CurrencyData)),
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("card_uuid", "cardUuid", Id(), confidence="derived"),
        Field("company_uuid", "companyUuid", Id(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationSpendTransaction:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationSpendTransaction)
        value = take("uuid", None)
        new.uuid = value if type(value) is str or value is None else to_text(value)
        value = take("fees", None)
        new.fees = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("foreignExchangeFee", None)
        new.foreign_exchange_fee = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("transactionType", None)
        new.transaction_type = None if value is None else TransactionType(value)
        value = take("parentTransactionUuid", None)
        new.parent_transaction_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("rawMerchantName", None)
        new.raw_merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("merchantName", None)
        new.merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("budgetUuid", None)
        new.budget_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("originalAuthTransactionUuid", None)
        new.original_auth_transaction_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("occurredTime", None)
        new.occurred_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("authorizedTime", None)
        new.authorized_time = None if value is None else to_datetime(value)
        value = take("complete", None)
        new.complete = value if type(value) is bool or value is None else to_bool(value)
        value = take("declineReason", None)
        new.decline_reason = value if type(value) is str or value is None else to_text(value)
        value = take("currencyData", None)
        new.currency_data = None if value is None else CurrencyData._from_wire(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("cardUuid", None)
        new.card_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("companyUuid", None)
        new.company_uuid = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationSpendReimbursement(AnswerModel):
    """Notification spend reimbursement, told by `spend.reimbursement.created`, `spend.reimbursement.updated` and
    `spend.reimbursement.deleted`.
    """

    uuid: str | None = None
    note: str | None = None
    merchant_name: str | None = None
    amount: Decimal | None = None
    status: str | None = None
    """`status`: as in a reimbursement."""
    fulfillment_type: ReimbursementFulfillmentType | None = None
    budget_uuid: str | None = None
    company_uuid: str | None = None

    __fields__ = (
        Field("uuid", "uuid", Id()),
        Field("note", "note", Text()),
        Field("merchant_name", "merchantName", Text()),
        Field("amount", "amount", Number(money=True)),
        Field("status", "status", Text(), doc="as in a reimbursement"),
        Field("fulfillment_type", "fulfillmentType", Choice(ReimbursementFulfillmentType)),
        Field("budget_uuid", "budgetUuid", Id()),
        Field("company_uuid", "companyUuid", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationSpendReimbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationSpendReimbursement)
        value = take("uuid", None)
        new.uuid = value if type(value) is str or value is None else to_text(value)
        value = take("note", None)
        new.note = value if type(value) is str or value is None else to_text(value)
        value = take("merchantName", None)
        new.merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        value = take("fulfillmentType", None)
        new.fulfillment_type = None if value is None else ReimbursementFulfillmentType(value)
        value = take("budgetUuid", None)
        new.budget_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("companyUuid", None)
        new.company_uuid = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NotificationThreeDsChallenge(AnswerModel):
    """A purchase that waits for the word of the card's holder. Told by `spend.three-ds-challenge.created`."""

    merchant_name: str | None = None
    merchant_category_code: str | None = None
    acs_transaction_id: str | None = None
    user_uuid: str | None = None
    occurred_time: datetime | None = None
    amount: Decimal | None = None
    card_uuid: str | None = None
    company_uuid: str | None = None

    __fields__ = (
        Field("merchant_name", "merchantName", Text()),
        Field("merchant_category_code", "merchantCategoryCode", Text()),
        Field("acs_transaction_id", "acsTransactionId", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("occurred_time", "occurredTime", DateTime()),
        Field("amount", "amount", Number(money=True)),
        Field("card_uuid", "cardUuid", Id()),
        Field("company_uuid", "companyUuid", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NotificationThreeDsChallenge:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NotificationThreeDsChallenge)
        value = take("merchantName", None)
        new.merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("merchantCategoryCode", None)
        new.merchant_category_code = value if type(value) is str or value is None else to_text(value)
        value = take("acsTransactionId", None)
        new.acs_transaction_id = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("occurredTime", None)
        new.occurred_time = None if value is None else to_datetime(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("cardUuid", None)
        new.card_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("companyUuid", None)
        new.company_uuid = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
