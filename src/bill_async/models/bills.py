"""Bills that the organization owes its vendors.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
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
    BillLineItemClassifications,
    BillLineItemClassificationsInput,
    BillPayment,
    DisbursementStatus,
    DisbursementType,
    PaymentSingleStatus,
    PaymentStatus,
    VendorCreditAppliedInput,
)

__all__ = [
    "Bill",
    "BillApprovalStatus",
    "BillApprover",
    "BillApproverStatus",
    "BillClassifications",
    "BillClassificationsInput",
    "BillCreate",
    "BillInvoice",
    "BillInvoiceInput",
    "BillInvoiceUpdate",
    "BillLineItem",
    "BillLineItemInput",
    "BillPaymentStatus",
    "BillUpdate",
    "RecordPaymentRequest",
    "RecordedBillPayment",
    "RecordedPayment",
    "RecordedPaymentClassifications",
    "RecordedPaymentClassificationsInput",
]


class BillPaymentStatus(
    OpenEnum,
    members={
        "UNPAID": "UNPAID",
        "PARTIALLY_PAID": "PARTIALLY_PAID",
        "PAID": "PAID",
        "SCHEDULED": "SCHEDULED",
        "IN_PROCESS": "IN_PROCESS",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Bill payment status, part of `Bill`."""

    UNPAID: ClassVar[BillPaymentStatus]
    PARTIALLY_PAID: ClassVar[BillPaymentStatus]
    PAID: ClassVar[BillPaymentStatus]
    SCHEDULED: ClassVar[BillPaymentStatus]
    IN_PROCESS: ClassVar[BillPaymentStatus]
    UNDEFINED: ClassVar[BillPaymentStatus]


class BillApprovalStatus(
    OpenEnum,
    members={
        "UNASSIGNED": "UNASSIGNED",
        "ASSIGNED": "ASSIGNED",
        "APPROVING": "APPROVING",
        "APPROVED": "APPROVED",
        "DENIED": "DENIED",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Bill approval status, part of `Bill`."""

    UNASSIGNED: ClassVar[BillApprovalStatus]
    ASSIGNED: ClassVar[BillApprovalStatus]
    APPROVING: ClassVar[BillApprovalStatus]
    APPROVED: ClassVar[BillApprovalStatus]
    DENIED: ClassVar[BillApprovalStatus]
    UNDEFINED: ClassVar[BillApprovalStatus]


class BillApproverStatus(
    OpenEnum,
    members={
        "WAITING": "WAITING",
        "VIEWED": "VIEWED",
        "REROUTED": "REROUTED",
        "DENIED": "DENIED",
        "APPROVED": "APPROVED",
        "UPCOMING": "UPCOMING",
        "STALE": "STALE",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Bill approver status, part of `BillApprover`. The values are known from a single source, not from BILL's
    reference.
    """

    WAITING: ClassVar[BillApproverStatus]
    VIEWED: ClassVar[BillApproverStatus]
    REROUTED: ClassVar[BillApproverStatus]
    DENIED: ClassVar[BillApproverStatus]
    APPROVED: ClassVar[BillApproverStatus]
    UPCOMING: ClassVar[BillApproverStatus]
    STALE: ClassVar[BillApproverStatus]
    UNDEFINED: ClassVar[BillApproverStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillInvoice(AnswerModel):
    """Bill invoice, part of `Bill`."""

    invoice_number: str | None = None
    """`invoiceNumber`: at most 21 characters; derived."""
    invoice_date: date | None = None

    __fields__ = (
        Field("invoice_number", "invoiceNumber", Text(21), confidence="derived"),
        Field("invoice_date", "invoiceDate", Date()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillInvoice:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillInvoice)
        value = take("invoiceNumber", None)
        new.invoice_number = value if type(value) is str or value is None else to_text(value)
        value = take("invoiceDate", None)
        new.invoice_date = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillInvoiceInput(RequestModel):
    """Bill invoice, part of `BillCreate`. For requests; answers hold `BillInvoice`."""

    invoice_number: str
    """`invoiceNumber`: at most 21 characters; derived."""
    invoice_date: date

    __fields__ = (
        Field("invoice_number", "invoiceNumber", Text(21), required=True, confidence="derived"),
        Field("invoice_date", "invoiceDate", Date(), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLineItem(AnswerModel):
    """Bill line item, part of `Bill`."""

    id: str | None = None
    """`id`: send it on PATCH/PUT to keep the line; begins bli."""
    amount: Decimal | None = None
    """`amount`: if amount, quantity and price are all sent, amount wins."""
    quantity: Decimal | None = None
    price: Decimal | None = None
    description: str | None = None
    """`description`: at most 4000 characters."""
    classifications: BillLineItemClassifications | None = None

    __fields__ = (
        Field("id", "id", Id("bli"), doc="send it on PATCH/PUT to keep the line"),
        Field("amount", "amount", Number(money=True), doc="if amount, quantity and price are all sent, amount wins"),
        Field("quantity", "quantity", Number()),
        Field("price", "price", Number(money=True)),
        Field("description", "description", Text(4000)),
        Field("classifications", "classifications", Nested(BillLineItemClassifications)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillLineItem:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillLineItem)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("price", None)
        new.price = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("classifications", None)
        new.classifications = None if value is None else BillLineItemClassifications._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLineItemInput(RequestModel):
    """Bill line item, part of `BillCreate` and `BillUpdate`. For requests; answers hold `BillLineItem`."""

    id: str | Unset | None = UNSET
    """`id`: send it on PATCH/PUT to keep the line; begins bli."""
    amount: Decimal | int | Unset | None = UNSET
    """`amount`: if amount, quantity and price are all sent, amount wins."""
    quantity: Decimal | int | Unset | None = UNSET
    price: Decimal | int | Unset | None = UNSET
    description: str | Unset | None = UNSET
    """`description`: at most 4000 characters."""
    classifications: BillLineItemClassificationsInput | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id("bli"), doc="send it on PATCH/PUT to keep the line"),
        Field("amount", "amount", Number(money=True), doc="if amount, quantity and price are all sent, amount wins"),
        Field("quantity", "quantity", Number()),
        Field("price", "price", Number(money=True)),
        Field("description", "description", Text(4000)),
        Field("classifications", "classifications", Nested(BillLineItemClassificationsInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillClassifications(AnswerModel):
    """Bill classifications, part of `Bill`."""

    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | None = None
    """`accountingClassId`: begins cls."""
    department_id: str | None = None
    """`departmentId`: begins 0de."""
    location_id: str | None = None
    """`locationId`: begins loc."""
    item_id: str | None = None
    """`itemId`: begins 0ii."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("location_id", "locationId", Id("loc")),
        Field("item_id", "itemId", Id("0ii")),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillClassifications)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("accountingClassId", None)
        new.accounting_class_id = value if type(value) is str or value is None else to_text(value)
        value = take("departmentId", None)
        new.department_id = value if type(value) is str or value is None else to_text(value)
        value = take("locationId", None)
        new.location_id = value if type(value) is str or value is None else to_text(value)
        value = take("itemId", None)
        new.item_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillClassificationsInput(RequestModel):
    """Bill classifications, part of `BillCreate` and `BillUpdate`. For requests; answers hold `BillClassifications`."""

    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | Unset | None = UNSET
    """`accountingClassId`: begins cls."""
    department_id: str | Unset | None = UNSET
    """`departmentId`: begins 0de."""
    location_id: str | Unset | None = UNSET
    """`locationId`: begins loc."""
    item_id: str | Unset | None = UNSET
    """`itemId`: begins 0ii."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("location_id", "locationId", Id("loc")),
        Field("item_id", "itemId", Id("0ii")),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprover(AnswerModel):
    """Bill approver, part of `Bill`."""

    user_id: str | None = None
    """`userId`: begins 006."""
    status: BillApproverStatus | None = None
    approver_order: Decimal | None = None
    """`approverOrder`: from 0."""
    status_changed_time: datetime | None = None

    __fields__ = (
        Field("user_id", "userId", Id("006", strict=True)),
        Field("status", "status", Choice(BillApproverStatus)),
        Field("approver_order", "approverOrder", Number(), doc="from 0"),
        Field("status_changed_time", "statusChangedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprover:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprover)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else BillApproverStatus(value)
        value = take("approverOrder", None)
        new.approver_order = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("statusChangedTime", None)
        new.status_changed_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Bill(AnswerModel):
    """Bill, given by `bills.list`, `bills.create`, `bills.create_bulk` and 5 more."""

    id: str
    """`id`: begins 00n."""
    archived: bool | None = None
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    vendor_name: str | None = None
    """`vendorName`: only in list and get-by-id replies."""
    funding_amount: Decimal | None = None
    """`fundingAmount`: USD total."""
    amount: Decimal | None = None
    """`amount`: total in vendor currency."""
    paid_amount: Decimal | None = None
    """`paidAmount`: cleared payments plus credits."""
    due_amount: Decimal | None = None
    """`dueAmount`: after credits, scheduled and cleared payments."""
    scheduled_amount: Decimal | None = None
    credit_amount: Decimal | None = None
    exchange_rate: Decimal | None = None
    """`exchangeRate`: which way it runs, no page shows; `fundingAmount` and `amount` do."""
    description: str | None = None
    """`description`: at most 4000 characters."""
    due_date: date | None = None
    invoice: BillInvoice | None = None
    bill_line_items: list[BillLineItem] | None = None
    pay_from_chart_of_account_id: str | None = None
    """`payFromChartOfAccountId`: begins 0ca."""
    payment_status: BillPaymentStatus | None = None
    approval_status: BillApprovalStatus | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    classifications: BillClassifications | None = None
    purchase_order_number: str | None = None
    approvers: list[BillApprover] | None = None
    """`approvers`: present when billApprovals true was sent."""

    __fields__ = (
        Field("id", "id", Id("00n", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("vendor_name", "vendorName", Text(), doc="only in list and get-by-id replies"),
        Field("funding_amount", "fundingAmount", Number(money=True), doc="USD total"),
        Field("amount", "amount", Number(money=True), doc="total in vendor currency"),
        Field("paid_amount", "paidAmount", Number(money=True), doc="cleared payments plus credits"),
        Field("due_amount", "dueAmount", Number(money=True), doc="after credits, scheduled and cleared payments"),
        Field("scheduled_amount", "scheduledAmount", Number(money=True)),
        Field("credit_amount", "creditAmount", Number(money=True)),
        Field(
            "exchange_rate",
            "exchangeRate",
            Number(),
            doc="which way it runs, no page shows; `fundingAmount` and `amount` do",
        ),
        Field("description", "description", Text(4000)),
        Field("due_date", "dueDate", Date()),
        Field("invoice", "invoice", Nested(BillInvoice)),
        Field("bill_line_items", "billLineItems", ListOf(Nested(BillLineItem))),
        Field("pay_from_chart_of_account_id", "payFromChartOfAccountId", Id("0ca", strict=True)),
        Field("payment_status", "paymentStatus", Choice(BillPaymentStatus)),
        Field("approval_status", "approvalStatus", Choice(BillApprovalStatus)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("classifications", "classifications", Nested(BillClassifications)),
        Field("purchase_order_number", "purchaseOrderNumber", Text()),
        Field("approvers", "approvers", ListOf(Nested(BillApprover)), doc="present when billApprovals true was sent"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Bill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Bill)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("vendorName", None)
        new.vendor_name = value if type(value) is str or value is None else to_text(value)
        value = take("fundingAmount", None)
        new.funding_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("paidAmount", None)
        new.paid_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("dueAmount", None)
        new.due_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("scheduledAmount", None)
        new.scheduled_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("creditAmount", None)
        new.credit_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("exchangeRate", None)
        new.exchange_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("dueDate", None)
        new.due_date = None if value is None else to_date(value)
        value = take("invoice", None)
        new.invoice = None if value is None else BillInvoice._from_wire(value)
        value = take("billLineItems", None)
        new.bill_line_items = None if value is None else [BillLineItem._from_wire(item) for item in to_list(value)]
        value = take("payFromChartOfAccountId", None)
        new.pay_from_chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("paymentStatus", None)
        new.payment_status = None if value is None else BillPaymentStatus(value)
        value = take("approvalStatus", None)
        new.approval_status = None if value is None else BillApprovalStatus(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("classifications", None)
        new.classifications = None if value is None else BillClassifications._from_wire(value)
        value = take("purchaseOrderNumber", None)
        new.purchase_order_number = value if type(value) is str or value is None else to_text(value)
        value = take("approvers", None)
        new.approvers = None if value is None else [BillApprover._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillCreate(RequestModel):
    """Bill create, taken by `bills.create`, `bills.create_bulk` and `bills.replace`."""

    vendor_id: str
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    """`description`: at most 4000 characters."""
    due_date: date
    bill_line_items: Sequence[BillLineItemInput]
    """`billLineItems`: at least 1."""
    invoice: BillInvoiceInput
    pay_from_chart_of_account_id: str | Unset | None = UNSET
    """`payFromChartOfAccountId`: begins 0ca."""
    classifications: BillClassificationsInput | Unset | None = UNSET
    vendor_credits: Sequence[VendorCreditAppliedInput] | Unset | None = UNSET
    purchase_order_number: str | Unset | None = UNSET
    bill_approvals: bool | Unset | None = UNSET
    """`billApprovals`: true adds approvers to the reply; once it is, every replacement and update must say true again.
    """

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("description", "description", Text(4000)),
        Field("due_date", "dueDate", Date(), required=True),
        Field("bill_line_items", "billLineItems", ListOf(Nested(BillLineItemInput)), required=True, doc="at least 1"),
        Field("invoice", "invoice", Nested(BillInvoiceInput), required=True),
        Field("pay_from_chart_of_account_id", "payFromChartOfAccountId", Id("0ca", strict=True)),
        Field("classifications", "classifications", Nested(BillClassificationsInput)),
        Field("vendor_credits", "vendorCredits", ListOf(Nested(VendorCreditAppliedInput))),
        Field("purchase_order_number", "purchaseOrderNumber", Text()),
        Field(
            "bill_approvals",
            "billApprovals",
            Boolean(),
            doc="true adds approvers to the reply; once it is, every replacement and update must say true again",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordedPaymentClassifications(AnswerModel):
    """Recorded payment classifications, part of `RecordedPayment`. Its fields are known from a single source, not from
    BILL's reference.
    """

    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""

    __fields__ = (Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecordedPaymentClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecordedPaymentClassifications)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordedPaymentClassificationsInput(RequestModel):
    """Recorded payment classifications, part of `RecordPaymentRequest`. For requests; answers hold
    `RecordedPaymentClassifications`. Its fields are known from a single source, not from BILL's reference.
    """

    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""

    __fields__ = (Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True), confidence="derived"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordedPayment(AnswerModel):
    """A payment that was made outside BILL and recorded in it. Its fields are known from a single source, not from
    BILL's reference. Given by `bills.record_payment`.
    """

    id: str | None = None
    """`id`: begins stp; verified."""
    vendor_id: str | None = None
    """`vendorId`: begins 009; verified."""
    bill_id: str | None = None
    """`billId`: begins 00n."""
    bill_payments: list[BillPayment] | None = None
    """`billPayments`: verified."""
    description: str | None = None
    process_date: date | None = None
    """`processDate`: verified."""
    amount: Decimal | None = None
    """`amount`: verified."""
    transaction_number: str | None = None
    """`transactionNumber`: verified."""
    confirmation_number: str | None = None
    """`confirmationNumber`: verified."""
    status: PaymentStatus | None = None
    """`status`: verified."""
    exchange_rate: Decimal | None = None
    funding_amount: Decimal | None = None
    online_payment: bool | None = None
    """`onlinePayment`: verified."""
    disbursement_type: DisbursementType | None = None
    """`disbursementType`: OFFLINE; verified."""
    remittance_email: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    disbursement_status: DisbursementStatus | None = None
    single_status: PaymentSingleStatus | None = None
    to_print_check: bool | None = None
    classifications: RecordedPaymentClassifications | None = None
    sync_reference: str | None = None
    allow_export: bool | None = None

    __fields__ = (
        Field("id", "id", Id("stp", strict=True)),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("bill_id", "billId", Id("00n", strict=True), confidence="derived"),
        Field("bill_payments", "billPayments", ListOf(Nested(BillPayment))),
        Field("description", "description", Text(), confidence="derived"),
        Field("process_date", "processDate", Date()),
        Field("amount", "amount", Number(money=True)),
        Field("transaction_number", "transactionNumber", Text()),
        Field("confirmation_number", "confirmationNumber", Text()),
        Field("status", "status", Choice(PaymentStatus)),
        Field("exchange_rate", "exchangeRate", Number(), confidence="derived"),
        Field("funding_amount", "fundingAmount", Number(money=True), confidence="derived"),
        Field("online_payment", "onlinePayment", Boolean()),
        Field("disbursement_type", "disbursementType", Choice(DisbursementType), doc="OFFLINE"),
        Field("remittance_email", "remittanceEmail", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
        Field("created_by", "createdBy", Id("006", strict=True), confidence="derived"),
        Field("disbursement_status", "disbursementStatus", Choice(DisbursementStatus), confidence="derived"),
        Field("single_status", "singleStatus", Choice(PaymentSingleStatus), confidence="derived"),
        Field("to_print_check", "toPrintCheck", Boolean(), confidence="derived"),
        Field("classifications", "classifications", Nested(RecordedPaymentClassifications), confidence="derived"),
        Field("sync_reference", "syncReference", Text(), confidence="derived"),
        Field("allow_export", "allowExport", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecordedPayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecordedPayment)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("billId", None)
        new.bill_id = value if type(value) is str or value is None else to_text(value)
        value = take("billPayments", None)
        new.bill_payments = None if value is None else [BillPayment._from_wire(item) for item in to_list(value)]
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("processDate", None)
        new.process_date = None if value is None else to_date(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("transactionNumber", None)
        new.transaction_number = value if type(value) is str or value is None else to_text(value)
        value = take("confirmationNumber", None)
        new.confirmation_number = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else PaymentStatus(value)
        value = take("exchangeRate", None)
        new.exchange_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("fundingAmount", None)
        new.funding_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("onlinePayment", None)
        new.online_payment = value if type(value) is bool or value is None else to_bool(value)
        value = take("disbursementType", None)
        new.disbursement_type = None if value is None else DisbursementType(value)
        value = take("remittanceEmail", None)
        new.remittance_email = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("disbursementStatus", None)
        new.disbursement_status = None if value is None else DisbursementStatus(value)
        value = take("singleStatus", None)
        new.single_status = None if value is None else PaymentSingleStatus(value)
        value = take("toPrintCheck", None)
        new.to_print_check = value if type(value) is bool or value is None else to_bool(value)
        value = take("classifications", None)
        new.classifications = None if value is None else RecordedPaymentClassifications._from_wire(value)
        value = take("syncReference", None)
        new.sync_reference = value if type(value) is str or value is None else to_text(value)
        value = take("allowExport", None)
        new.allow_export = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordedBillPayment(RequestModel):
    """Recorded bill payment, part of `RecordPaymentRequest`."""

    bill_id: str
    """`billId`: begins 00n."""
    amount: Decimal | int

    __fields__ = (
        Field("bill_id", "billId", Id("00n", strict=True), required=True),
        Field("amount", "amount", Number(money=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecordPaymentRequest(RequestModel):
    """Record payment request, taken by `bills.record_payment`."""

    vendor_id: str
    """`vendorId`: begins 009."""
    process_date: date
    to_print_check: bool
    """`toPrintCheck`: true only for check payments."""
    payments: Sequence[RecordedBillPayment]
    """`payments`: at least 1."""
    vendor_credits: Sequence[VendorCreditAppliedInput] | Unset | None = UNSET
    classifications: RecordedPaymentClassificationsInput | Unset | None = UNSET
    description: str | Unset | None = UNSET
    sync_reference: str | Unset | None = UNSET
    """`syncReference`: the payment in the accounting system, such as a check number; key taken from the answer;
    derived.
    """
    allow_export: bool | Unset | None = UNSET
    """`allowExport`: true syncs with the accounting system; key taken from the answer; derived."""

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("process_date", "processDate", Date(), required=True),
        Field("to_print_check", "toPrintCheck", Boolean(), required=True, doc="true only for check payments"),
        Field("payments", "payments", ListOf(Nested(RecordedBillPayment)), required=True, doc="at least 1"),
        Field("vendor_credits", "vendorCredits", ListOf(Nested(VendorCreditAppliedInput))),
        Field("classifications", "classifications", Nested(RecordedPaymentClassificationsInput)),
        Field("description", "description", Text()),
        Field(
            "sync_reference",
            "syncReference",
            Text(),
            confidence="derived",
            doc="the payment in the accounting system, such as a check number; key taken from the answer",
        ),
        Field(
            "allow_export",
            "allowExport",
            Boolean(),
            confidence="derived",
            doc="true syncs with the accounting system; key taken from the answer",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillInvoiceUpdate(RequestModel):
    """Bill invoice update, part of `BillUpdate`. As part of a change nothing in it is required; `BillInvoiceInput` is
    accepted, too.
    """

    invoice_number: str | Unset | None = UNSET
    """`invoiceNumber`: at most 21 characters; derived."""
    invoice_date: date | Unset | None = UNSET

    __fields__ = (
        Field("invoice_number", "invoiceNumber", Text(21), confidence="derived"),
        Field("invoice_date", "invoiceDate", Date()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillUpdate(RequestModel):
    """Bill update, taken by `bills.update`."""

    vendor_id: str | Unset | None = UNSET
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    """`description`: at most 4000 characters."""
    due_date: date | Unset | None = UNSET
    bill_line_items: Sequence[BillLineItemInput] | Unset | None = UNSET
    """`billLineItems`: at least 1."""
    invoice: BillInvoiceUpdate | BillInvoiceInput | Unset | None = UNSET
    pay_from_chart_of_account_id: str | Unset | None = UNSET
    """`payFromChartOfAccountId`: begins 0ca."""
    classifications: BillClassificationsInput | Unset | None = UNSET
    vendor_credits: Sequence[VendorCreditAppliedInput] | Unset | None = UNSET
    purchase_order_number: str | Unset | None = UNSET
    bill_approvals: bool | Unset | None = UNSET
    """`billApprovals`: true adds approvers to the reply; once it is, every replacement and update must say true again.
    """

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("description", "description", Text(4000)),
        Field("due_date", "dueDate", Date()),
        Field("bill_line_items", "billLineItems", ListOf(Nested(BillLineItemInput)), doc="at least 1"),
        Field("invoice", "invoice", Nested(BillInvoiceUpdate, BillInvoiceInput)),
        Field("pay_from_chart_of_account_id", "payFromChartOfAccountId", Id("0ca", strict=True)),
        Field("classifications", "classifications", Nested(BillClassificationsInput)),
        Field("vendor_credits", "vendorCredits", ListOf(Nested(VendorCreditAppliedInput))),
        Field("purchase_order_number", "purchaseOrderNumber", Text()),
        Field(
            "bill_approvals",
            "billApprovals",
            Boolean(),
            doc="true adds approvers to the reply; once it is, every replacement and update must say true again",
        ),
    )
