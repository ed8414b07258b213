"""The notifications that BILL sends to subscribers of its events.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from .._schema.fields import SecretFieldOrNone, optional_field, required_field
from .._schema.kinds import Anything, Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, model
from ..types import Member, OpenEnum
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


class PaymentBillingType(OpenEnum):
    """Payment billing type, part of `NotificationPayment`."""

    BDC = Member()
    BILL_AUTOPAY = Member()
    NET_SYNC_FROM_ONLINE_PAYMENT = Member()
    NET_SYNC_FROM_OFFLINE_PAYMENT = Member()
    RECURRING_PAYMENT = Member()


@model
class NotificationMetadata(AnswerModel):
    """The event, and the organization and subscription of the notification. Part of `Notification`."""

    event_id: str = required_field("eventId", Id(), doc="uuid; the same in repeated deliveries")
    subscription_id: str | None = optional_field("subscriptionId", Id(), doc="uuid")
    organization_id: str | None = optional_field(
        "organizationId", Id("008", strict=True), doc="in AP/AR and partner events"
    )
    spend_company_uuid: str | None = optional_field(
        "spendCompanyUuid", Id(), confidence="derived", doc="in Spend & Expense events, instead of organizationId"
    )
    event_type: str = required_field("eventType", Text())
    version: Any | None = optional_field("version", Anything(), doc="the text 1; in samples of invoices the number 1")


@model
class NotificationError(AnswerModel):
    """The reason of a failure. Part of `Notification`."""

    code: str | None = optional_field("code", Text(), doc="a number in autopay.failed, see `AUTOPAY_FAILURES`")
    message: str | None = optional_field("message", Text())
    timestamp: datetime | None = optional_field("timestamp", DateTime())


@model
class Notification(AnswerModel):
    """The envelope of a notification. The object of the event is beside these fields, under a key that depends on the
    event.
    """

    metadata: NotificationMetadata = required_field("metadata", Nested(NotificationMetadata))
    errors: list[NotificationError] | None = optional_field(
        "errors", ListOf(Nested(NotificationError)), doc="only in payment.failed and autopay.failed"
    )


@model
class NotificationBillInvoice(AnswerModel):
    """Notification bill invoice, part of `NotificationBill`."""

    invoice_number: str | None = optional_field("invoiceNumber", Text())
    invoice_date: datetime | None = optional_field(
        "invoiceDate", DateTime(), doc="a date with a time, where the bill itself has a date"
    )


@model
class NotificationBillClassifications(AnswerModel):
    """Notification bill classifications, part of `NotificationBill`."""

    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | None = optional_field("departmentId", Id("0de"))
    location_id: str | None = optional_field("locationId", Id("loc"))


@model
class NotificationBill(AnswerModel):
    """Notification bill, sent with `bill.created`, `bill.updated`, `bill.archived` and `bill.restored`."""

    id: str | None = optional_field("id", Id("00n", strict=True))
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    vendor_name: str | None = optional_field("vendorName", Text())
    invoice: NotificationBillInvoice | None = optional_field("invoice", Nested(NotificationBillInvoice))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    description: str | None = optional_field("description", Text())
    due_date: date | None = optional_field("dueDate", Date())
    payment_status: str | None = optional_field("paymentStatus", Text(), doc="as in a bill")
    pay_from_chart_of_account_id: str | None = optional_field("payFromChartOfAccountId", Id("0ca", strict=True))
    classifications: NotificationBillClassifications | None = optional_field(
        "classifications", Nested(NotificationBillClassifications)
    )
    purchase_order_number: str | None = optional_field("purchaseOrderNumber", Text())


@model
class NotificationVendor(AnswerModel):
    """A vendor. Newer notifications have all fields of a vendor; the fields that are not listed are among the unknown
    fields. Sent with `vendor.created`, `vendor.updated`, `vendor.archived` and `vendor.restored`.
    """

    id: str | None = optional_field("id", Id("009", strict=True))
    name: str | None = optional_field("name", Text())
    address: Address | None = optional_field("address", Nested(Address), confidence="derived")
    payment_network_id: str | None = optional_field(
        "paymentNetworkId", Id(), doc="set after a connection in the network"
    )
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    archived: bool | None = optional_field("archived", Boolean())


@model
class NotificationInvoice(AnswerModel):
    """Notification invoice, sent with `invoice.created`, `invoice.updated`, `invoice.archived` and `invoice.restored`."""

    id: str | None = optional_field("id", Id())
    customer_id: str | None = optional_field("customerId", Id("0cu", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    invoice_number: str | None = optional_field("invoiceNumber", Text())
    invoice_date: date | None = optional_field("invoiceDate", Date())
    due_date: date | None = optional_field("dueDate", Date())
    total_amount: Decimal | None = optional_field("totalAmount", Number(money=True))
    due_amount: Decimal | None = optional_field("dueAmount", Number(money=True))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    status: str | None = optional_field("status", Text())
    scheduled_amount: Decimal | None = optional_field("scheduledAmount", Number(money=True))
    credit_amount: Decimal | None = optional_field("creditAmount", Number(money=True))
    sales_tax_total: Decimal | None = optional_field("salesTaxTotal", Number(money=True))
    sales_tax_percentage: Decimal | None = optional_field("salesTaxPercentage", Number())


@model(confidence="derived")
class NotificationPaymentBill(AnswerModel):
    """Notification payment bill, part of `NotificationPayment`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id())
    amount: Decimal | None = optional_field("amount", Number(money=True))


@model
class NotificationAccountRef(AnswerModel):
    """The account that money comes from or goes to. Part of `NotificationPayment`, `NotificationFunding`,
    `NotificationDisbursement` and `NotificationAutopay`.
    """

    id: str | None = optional_field("id", Id(), doc="absent for a WALLET")
    type: FundingAccountType | None = optional_field("type", Choice(FundingAccountType))
    name: str | None = optional_field("name", Text())
    account_number: SecretFieldOrNone = optional_field(
        "accountNumber", Text(), secret=True, doc="masked; only for a BANK_ACCOUNT"
    )
    last4: str | None = optional_field("last4", Text(), doc="only for a CARD_ACCOUNT")


@model(confidence="derived")
class NotificationFunding(AnswerModel):
    """Notification funding, part of `NotificationPayment`. Known from a single source, not from BILL's reference."""

    amount: Decimal | None = optional_field("amount", Number(money=True))
    currency: str | None = optional_field("currency", Text())
    funding_account: NotificationAccountRef | None = optional_field("fundingAccount", Nested(NotificationAccountRef))


@model(confidence="derived")
class NotificationDisbursement(AnswerModel):
    """Notification disbursement, part of `NotificationPayment`. Known from a single source, not from BILL's reference."""

    amount: Decimal | None = optional_field("amount", Number(money=True))
    currency: str | None = optional_field("currency", Text())
    arrives_by_date: date | None = optional_field("arrivesByDate", Date(), confidence="verified")
    disbursement_account: NotificationAccountRef | None = optional_field(
        "disbursementAccount",
        Nested(NotificationAccountRef),
        confidence="verified",
        doc="empty until BILL begins to process the payment",
    )


@model
class NotificationVendorRef(AnswerModel):
    """The vendor that is paid. Part of `NotificationPayment` and `NotificationAutopay`."""

    id: str | None = optional_field("id", Id())
    name: str | None = optional_field("name", Text())


@model
class NotificationPayment(AnswerModel):
    """Notification payment, sent with `payment.updated` and `payment.failed`."""

    id: str | None = optional_field("id", Id("stp", strict=True), doc="absent in payment.failed")
    bill_ids: list[str] | None = optional_field("billIds", ListOf(Id()))
    bills: list[NotificationPaymentBill] | None = optional_field(
        "bills", ListOf(Nested(NotificationPaymentBill)), doc="only in payment.failed"
    )
    transaction_number: str | None = optional_field("transactionNumber", Text())
    status: str | None = optional_field("status", Text())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    process_date: date | None = optional_field("processDate", Date())
    funding: NotificationFunding | None = optional_field("funding", Nested(NotificationFunding))
    funding_account: NotificationAccountRef | None = optional_field(
        "fundingAccount", Nested(NotificationAccountRef), doc="only in payment.failed"
    )
    disbursement: NotificationDisbursement | None = optional_field("disbursement", Nested(NotificationDisbursement))
    vendor: NotificationVendorRef | None = optional_field("vendor", Nested(NotificationVendorRef))
    billing_type: PaymentBillingType | None = optional_field("billingType", Choice(PaymentBillingType))


@model
class NotificationMassPayment(AnswerModel):
    """Notification mass payment, sent with `mass-payment.updated`."""

    payment_batch_id: str | None = optional_field("paymentBatchId", Id("bbq", strict=True))
    batch_status: MassPaymentStatus | None = optional_field("batchStatus", Choice(MassPaymentStatus))
    count: MassPaymentCount | None = optional_field("count", Nested(MassPaymentCount))
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), doc="when batchStatus changed")


@model(confidence="derived")
class NotificationBankAccountDefault(AnswerModel):
    """The uses for which the bank account is the default. Known from a single source, not from BILL's reference. Part
    of `NotificationBankAccount`.
    """

    payables: bool | None = optional_field("payables", Boolean())
    receivables: bool | None = optional_field("receivables", Boolean())


@model
class NotificationBankAccount(AnswerModel):
    """Notification bank account, sent with `bank-account.created` and `bank-account.updated`."""

    id: str | None = optional_field("id", Id("bac", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    account_number: SecretFieldOrNone = optional_field("accountNumber", Text(), secret=True, doc="masked")
    name_on_account: str | None = optional_field("nameOnAccount", Text())
    routing_number: SecretFieldOrNone = optional_field("routingNumber", Text(), secret=True)
    bank_name: str | None = optional_field("bankName", Text())
    status: AccountVerificationStatus | None = optional_field("status", Choice(AccountVerificationStatus))
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    type: BankAccountType | None = optional_field("type", Choice(BankAccountType))
    owner_type: BankAccountOwnerType | None = optional_field("ownerType", Choice(BankAccountOwnerType))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    default: NotificationBankAccountDefault | None = optional_field("default", Nested(NotificationBankAccountDefault))


@model(confidence="derived")
class NotificationCardExpiration(AnswerModel):
    """Notification card expiration, part of `NotificationCardAccount`. Known from a single source, not from BILL's
    reference.
    """

    year: str | None = optional_field("year", Text())
    month: str | None = optional_field("month", Text())


@model(confidence="derived")
class NotificationCardAccountDefault(AnswerModel):
    """The uses for which the card account is the default. Known from a single source, not from BILL's reference. Part
    of `NotificationCardAccount`.
    """

    payables: bool | None = optional_field("payables", Boolean())
    receivables: bool | None = optional_field("receivables", Boolean())
    funding: bool | None = optional_field("funding", Boolean())
    disbursement: bool | None = optional_field("disbursement", Boolean())


@model
class NotificationCardAccount(AnswerModel):
    """Notification card account, sent with `card-account.created` and `card-account.updated`."""

    id: str | None = optional_field("id", Id("cat", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    name_on_account: str | None = optional_field("nameOnAccount", Text())
    brand: str | None = optional_field("brand", Text(), doc="Visa or Mastercard")
    type: CardAccountType | None = optional_field("type", Choice(CardAccountType))
    status: AccountVerificationStatus | None = optional_field("status", Choice(AccountVerificationStatus))
    last4: str | None = optional_field("last4", Text())
    expiration: NotificationCardExpiration | None = optional_field("expiration", Nested(NotificationCardExpiration))
    default: NotificationCardAccountDefault | None = optional_field("default", Nested(NotificationCardAccountDefault))


@model
class NotificationAutopay(AnswerModel):
    """An automatic payment that failed. `errors` of the notification has the reasons. Sent with `autopay.failed`."""

    vendor: NotificationVendorRef | None = optional_field("vendor", Nested(NotificationVendorRef))
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    funding_account: NotificationAccountRef | None = optional_field("fundingAccount", Nested(NotificationAccountRef))


@model(confidence="derived")
class NotificationRiskVerification(AnswerModel):
    """Notification risk verification, sent with `risk-verification.updated`. Known from a single source, not from
    BILL's reference.
    """

    decision: str | None = optional_field("decision", Text(), doc="APPROVE has been seen")


@model
class NotificationSpendTransaction(AnswerModel):
    """Notification spend transaction, sent with `spend.transaction.updated`."""

    uuid: str | None = optional_field("uuid", Id())
    fees: Decimal | None = optional_field("fees", Number(money=True))
    foreign_exchange_fee: Decimal | None = optional_field("foreignExchangeFee", Number(money=True))
    transaction_type: TransactionType | None = optional_field("transactionType", Choice(TransactionType))
    parent_transaction_uuid: str | None = optional_field("parentTransactionUuid", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    raw_merchant_name: str | None = optional_field("rawMerchantName", Text())
    merchant_name: str | None = optional_field("merchantName", Text())
    budget_uuid: str | None = optional_field("budgetUuid", Id())
    original_auth_transaction_uuid: str | None = optional_field("originalAuthTransactionUuid", Id())
    occurred_time: datetime | None = optional_field("occurredTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    authorized_time: datetime | None = optional_field("authorizedTime", DateTime())
    complete: bool | None = optional_field("complete", Boolean())
    decline_reason: str | None = optional_field("declineReason", Text())
    currency_data: CurrencyData | None = optional_field("currencyData", Nested(CurrencyData))
    amount: Decimal | None = optional_field("amount", Number(money=True), confidence="derived")
    card_uuid: str | None = optional_field("cardUuid", Id(), confidence="derived")
    company_uuid: str | None = optional_field("companyUuid", Id(), confidence="derived")


@model
class NotificationSpendReimbursement(AnswerModel):
    """Notification spend reimbursement, sent with `spend.reimbursement.created`, `spend.reimbursement.updated` and
    `spend.reimbursement.deleted`.
    """

    uuid: str | None = optional_field("uuid", Id())
    note: str | None = optional_field("note", Text())
    merchant_name: str | None = optional_field("merchantName", Text())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    status: str | None = optional_field("status", Text(), doc="as in a reimbursement")
    fulfillment_type: ReimbursementFulfillmentType | None = optional_field(
        "fulfillmentType", Choice(ReimbursementFulfillmentType)
    )
    budget_uuid: str | None = optional_field("budgetUuid", Id())
    company_uuid: str | None = optional_field("companyUuid", Id())


@model
class NotificationThreeDsChallenge(AnswerModel):
    """A purchase that waits for the confirmation of the cardholder. Sent with `spend.three-ds-challenge.created`."""

    merchant_name: str | None = optional_field("merchantName", Text())
    merchant_category_code: str | None = optional_field("merchantCategoryCode", Text())
    acs_transaction_id: str | None = optional_field("acsTransactionId", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    occurred_time: datetime | None = optional_field("occurredTime", DateTime())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    card_uuid: str | None = optional_field("cardUuid", Id())
    company_uuid: str | None = optional_field("companyUuid", Id())
