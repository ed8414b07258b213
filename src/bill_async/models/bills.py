"""Bills that the organization owes its vendors.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
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


class BillPaymentStatus(OpenEnum):
    """The payment status of a bill. For a partly paid bill, most sources have PARTIALLY_PAID and one has PARTIAL. The
    values are known from a single source, not from BILL's reference. Part of `Bill`.
    """

    UNPAID = Member()
    PARTIALLY_PAID = Member()
    PARTIAL = Member()
    PAID = Member()
    SCHEDULED = Member()
    IN_PROCESS = Member()
    UNDEFINED = Member()


class BillApprovalStatus(OpenEnum):
    """Bill approval status, part of `Bill`."""

    UNASSIGNED = Member()
    ASSIGNED = Member()
    APPROVING = Member()
    APPROVED = Member()
    DENIED = Member()
    UNDEFINED = Member()


class BillApproverStatus(OpenEnum):
    """Bill approver status, part of `BillApprover`. The values are known from a single source, not from BILL's
    reference.
    """

    WAITING = Member()
    VIEWED = Member()
    REROUTED = Member()
    DENIED = Member()
    APPROVED = Member()
    UPCOMING = Member()
    STALE = Member()
    UNDEFINED = Member()


@model
class BillInvoice(AnswerModel):
    """Bill invoice, part of `Bill`."""

    invoice_number: str | None = optional_field("invoiceNumber", Text(21), confidence="derived")
    invoice_date: date | None = optional_field("invoiceDate", Date())


@model
class BillInvoiceInput(RequestModel):
    """Bill invoice, part of `BillCreate`. For requests; answers hold `BillInvoice`."""

    invoice_number: str = required_field("invoiceNumber", Text(21), confidence="derived")
    invoice_date: date = required_field("invoiceDate", Date())


@model
class BillLineItem(AnswerModel):
    """Bill line item, part of `Bill`."""

    id: str | None = optional_field("id", Id("bli"))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    quantity: Decimal | None = optional_field("quantity", Number())
    price: Decimal | None = optional_field("price", Number(money=True))
    description: str | None = optional_field("description", Text(4000))
    classifications: BillLineItemClassifications | None = optional_field(
        "classifications", Nested(BillLineItemClassifications)
    )


@model
class BillLineItemInput(RequestModel):
    """Bill line item, part of `BillCreate` and `BillUpdate`. For requests; answers hold `BillLineItem`."""

    id: str | Unset | None = optional_field("id", Id("bli"), doc="send it on PATCH/PUT to keep the line")
    amount: Decimal | int | Unset | None = optional_field(
        "amount", Number(money=True), doc="takes precedence if quantity and price are sent too"
    )
    quantity: Decimal | int | Unset | None = optional_field("quantity", Number())
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True))
    description: str | Unset | None = optional_field("description", Text(4000))
    classifications: BillLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(BillLineItemClassificationsInput)
    )


@model
class BillClassifications(AnswerModel):
    """Bill classifications, part of `Bill`."""

    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | None = optional_field("departmentId", Id("0de"))
    location_id: str | None = optional_field("locationId", Id("loc"))
    item_id: str | None = optional_field("itemId", Id("0ii"))


@model
class BillClassificationsInput(RequestModel):
    """Bill classifications, part of `BillCreate` and `BillUpdate`. For requests; answers hold `BillClassifications`."""

    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | Unset | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | Unset | None = optional_field("departmentId", Id("0de"))
    location_id: str | Unset | None = optional_field("locationId", Id("loc"))
    item_id: str | Unset | None = optional_field("itemId", Id("0ii"))


@model
class BillApprover(AnswerModel):
    """Bill approver, part of `Bill`."""

    user_id: str | None = optional_field("userId", Id("006", strict=True))
    status: BillApproverStatus | None = optional_field("status", Choice(BillApproverStatus))
    approver_order: Decimal | None = optional_field("approverOrder", Number(), doc="from 0")
    status_changed_time: datetime | None = optional_field("statusChangedTime", DateTime())


@model
class Bill(AnswerModel):
    """Bill, returned by `bills.list`, `bills.create`, `bills.create_bulk` and 5 more."""

    id: str = required_field("id", Id("00n", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    vendor_name: str | None = optional_field("vendorName", Text(), doc="only in the answers of list and get")
    funding_amount: Decimal | None = optional_field("fundingAmount", Number(money=True), doc="USD total")
    amount: Decimal | None = optional_field("amount", Number(money=True), doc="total in vendor currency")
    paid_amount: Decimal | None = optional_field("paidAmount", Number(money=True), doc="cleared payments plus credits")
    due_amount: Decimal | None = optional_field(
        "dueAmount", Number(money=True), doc="less credits, scheduled and cleared payments"
    )
    scheduled_amount: Decimal | None = optional_field("scheduledAmount", Number(money=True))
    credit_amount: Decimal | None = optional_field("creditAmount", Number(money=True))
    exchange_rate: Decimal | None = optional_field(
        "exchangeRate", Number(), doc="the direction is not documented; compare `fundingAmount` with `amount`"
    )
    description: str | None = optional_field("description", Text(4000))
    due_date: date | None = optional_field("dueDate", Date())
    invoice: BillInvoice | None = optional_field("invoice", Nested(BillInvoice))
    bill_line_items: list[BillLineItem] | None = optional_field("billLineItems", ListOf(Nested(BillLineItem)))
    pay_from_chart_of_account_id: str | None = optional_field("payFromChartOfAccountId", Id("0ca", strict=True))
    payment_status: BillPaymentStatus | None = optional_field("paymentStatus", Choice(BillPaymentStatus))
    approval_status: BillApprovalStatus | None = optional_field("approvalStatus", Choice(BillApprovalStatus))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    classifications: BillClassifications | None = optional_field("classifications", Nested(BillClassifications))
    purchase_order_number: str | None = optional_field("purchaseOrderNumber", Text())
    approvers: list[BillApprover] | None = optional_field(
        "approvers", ListOf(Nested(BillApprover)), doc="present when billApprovals true was sent"
    )


@model
class BillCreate(RequestModel):
    """Bill create, accepted by `bills.create`, `bills.create_bulk` and `bills.replace`."""

    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text(4000))
    due_date: date = required_field("dueDate", Date())
    bill_line_items: Sequence[BillLineItemInput] = required_field(
        "billLineItems", ListOf(Nested(BillLineItemInput)), doc="at least 1"
    )
    invoice: BillInvoiceInput = required_field("invoice", Nested(BillInvoiceInput))
    pay_from_chart_of_account_id: str | Unset | None = optional_field("payFromChartOfAccountId", Id("0ca", strict=True))
    classifications: BillClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(BillClassificationsInput)
    )
    vendor_credits: Sequence[VendorCreditAppliedInput] | Unset | None = optional_field(
        "vendorCredits", ListOf(Nested(VendorCreditAppliedInput))
    )
    purchase_order_number: str | Unset | None = optional_field("purchaseOrderNumber", Text())
    bill_approvals: bool | Unset | None = optional_field(
        "billApprovals",
        Boolean(),
        doc="true adds approvers to the answer; afterwards every replacement and update must send true again",
    )


@model(confidence="derived")
class RecordedPaymentClassifications(AnswerModel):
    """Recorded payment classifications, part of `RecordedPayment`. Known from a single source, not from BILL's
    reference.
    """

    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))


@model(confidence="derived")
class RecordedPaymentClassificationsInput(RequestModel):
    """Recorded payment classifications, part of `RecordPaymentRequest`. For requests; answers hold
    `RecordedPaymentClassifications`. Known from a single source, not from BILL's reference.
    """

    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))


@model(confidence="derived")
class RecordedPayment(AnswerModel):
    """A payment that was made outside BILL and recorded in it. Known from a single source, not from BILL's reference.
    Returned by `bills.record_payment`.
    """

    id: str | None = optional_field("id", Id("stp", strict=True), confidence="verified")
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True), confidence="verified")
    bill_id: str | None = optional_field("billId", Id("00n", strict=True))
    bill_payments: list[BillPayment] | None = optional_field(
        "billPayments", ListOf(Nested(BillPayment)), confidence="verified"
    )
    description: str | None = optional_field("description", Text())
    process_date: date | None = optional_field("processDate", Date(), confidence="verified")
    amount: Decimal | None = optional_field("amount", Number(money=True), confidence="verified")
    transaction_number: str | None = optional_field("transactionNumber", Text(), confidence="verified")
    confirmation_number: str | None = optional_field("confirmationNumber", Text(), confidence="verified")
    status: PaymentStatus | None = optional_field("status", Choice(PaymentStatus), confidence="verified")
    exchange_rate: Decimal | None = optional_field("exchangeRate", Number())
    funding_amount: Decimal | None = optional_field("fundingAmount", Number(money=True))
    online_payment: bool | None = optional_field("onlinePayment", Boolean(), confidence="verified")
    disbursement_type: DisbursementType | None = optional_field(
        "disbursementType", Choice(DisbursementType), confidence="verified", doc="OFFLINE"
    )
    remittance_email: str | None = optional_field("remittanceEmail", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    disbursement_status: DisbursementStatus | None = optional_field("disbursementStatus", Choice(DisbursementStatus))
    single_status: PaymentSingleStatus | None = optional_field("singleStatus", Choice(PaymentSingleStatus))
    to_print_check: bool | None = optional_field("toPrintCheck", Boolean())
    classifications: RecordedPaymentClassifications | None = optional_field(
        "classifications", Nested(RecordedPaymentClassifications)
    )
    sync_reference: str | None = optional_field("syncReference", Text())
    allow_export: bool | None = optional_field("allowExport", Boolean())


@model
class RecordedBillPayment(RequestModel):
    """Recorded bill payment, part of `RecordPaymentRequest`."""

    bill_id: str = required_field("billId", Id("00n", strict=True))
    amount: Decimal | int = required_field("amount", Number(money=True))


@model
class RecordPaymentRequest(RequestModel):
    """Record payment request, accepted by `bills.record_payment`."""

    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    process_date: date = required_field("processDate", Date())
    to_print_check: bool = required_field("toPrintCheck", Boolean(), doc="true only for check payments")
    payments: Sequence[RecordedBillPayment] = required_field(
        "payments", ListOf(Nested(RecordedBillPayment)), doc="at least 1"
    )
    vendor_credits: Sequence[VendorCreditAppliedInput] | Unset | None = optional_field(
        "vendorCredits", ListOf(Nested(VendorCreditAppliedInput))
    )
    classifications: RecordedPaymentClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(RecordedPaymentClassificationsInput)
    )
    description: str | Unset | None = optional_field("description", Text())
    sync_reference: str | Unset | None = optional_field(
        "syncReference",
        Text(),
        confidence="derived",
        doc="the payment in the accounting system, such as a check number; the key is taken from the answer",
    )
    allow_export: bool | Unset | None = optional_field(
        "allowExport",
        Boolean(),
        confidence="derived",
        doc="true syncs with the accounting system; the key is taken from the answer",
    )


@model
class BillInvoiceUpdate(RequestModel):
    """Bill invoice update, part of `BillUpdate`. In a change, none of its fields is required; `BillInvoiceInput` is
    accepted as well.
    """

    invoice_number: str | Unset | None = optional_field("invoiceNumber", Text(21), confidence="derived")
    invoice_date: date | Unset | None = optional_field("invoiceDate", Date())


@model
class BillUpdate(RequestModel):
    """Bill update, accepted by `bills.update`."""

    vendor_id: str | Unset | None = optional_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text(4000))
    due_date: date | Unset | None = optional_field("dueDate", Date())
    bill_line_items: Sequence[BillLineItemInput] | Unset | None = optional_field(
        "billLineItems", ListOf(Nested(BillLineItemInput)), doc="at least 1"
    )
    invoice: BillInvoiceUpdate | BillInvoiceInput | Unset | None = optional_field(
        "invoice", Nested(BillInvoiceUpdate, BillInvoiceInput)
    )
    pay_from_chart_of_account_id: str | Unset | None = optional_field("payFromChartOfAccountId", Id("0ca", strict=True))
    classifications: BillClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(BillClassificationsInput)
    )
    vendor_credits: Sequence[VendorCreditAppliedInput] | Unset | None = optional_field(
        "vendorCredits", ListOf(Nested(VendorCreditAppliedInput))
    )
    purchase_order_number: str | Unset | None = optional_field("purchaseOrderNumber", Text())
    bill_approvals: bool | Unset | None = optional_field(
        "billApprovals",
        Boolean(),
        doc="true adds approvers to the answer; afterwards every replacement and update must send true again",
    )
