"""Models that several resources use.

Generated from spec/common.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, DateTime, Field, Id, Integer, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_int, to_list, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "AccountHolderType",
    "AccountUserStatus",
    "AccountVerificationStatus",
    "Address",
    "AddressInput",
    "AddressUpdate",
    "BankAccountOwnerType",
    "BankAccountType",
    "BillLineItemClassifications",
    "BillLineItemClassificationsInput",
    "BillPayment",
    "BusinessCategory",
    "CardAccountType",
    "CompanyOwner",
    "CompanyOwnerInput",
    "CreditStatus",
    "CurrencyData",
    "CustomFieldSelection",
    "DisbursementStatus",
    "DisbursementType",
    "EventNotification",
    "FundingAccount",
    "FundingAccountInput",
    "FundingAccountType",
    "InvoiceClassifications",
    "InvoiceClassificationsInput",
    "InvoiceLineItemClassifications",
    "InvoiceLineItemClassificationsInput",
    "MassPaymentCount",
    "MassPaymentStatus",
    "NetworkStatus",
    "Organization",
    "OrganizationAccountType",
    "OrganizationCreate",
    "OrganizationProcessingOptions",
    "OrganizationProcessingOptionsInput",
    "OrganizationUpdate",
    "PaymentPurpose",
    "PaymentPurposeCode",
    "PaymentPurposeCodeInput",
    "PaymentPurposeInput",
    "PaymentSingleStatus",
    "PaymentStatus",
    "PhoneType",
    "Receipt",
    "RecurringPeriod",
    "RecurringSchedule",
    "RecurringScheduleInput",
    "RecurringScheduleUpdate",
    "RegulatoryField",
    "ReimbursementFulfillmentType",
    "RiskVerificationPhoneRequest",
    "Role",
    "RoleType",
    "SelectedValue",
    "SpendCardType",
    "StatusAnswer",
    "StatusAnswerStatus",
    "StatusMessage",
    "TaxIdType",
    "TransactionCustomField",
    "TransactionType",
    "UploadUrl",
    "User",
    "UserRole",
    "VendorBankAccount",
    "VendorBankAccountCreate",
    "VendorCreditApplied",
    "VendorCreditAppliedInput",
]


class StatusAnswerStatus(OpenEnum, members={"SUCCESS": "SUCCESS"}):
    """Status answer status, part of `StatusAnswer`. The values are known from a single source, not from BILL's
    reference.
    """

    SUCCESS: ClassVar[StatusAnswerStatus]


class AccountHolderType(
    OpenEnum, members={"BUSINESS": "BUSINESS", "PERSON": "PERSON", "NONE": "NONE", "UNDEFINED": "UNDEFINED"}
):
    """Account holder type, taken by `vendors.get_international_configuration`; part of `Customer`, `CustomerCreate`,
    `CustomerUpdate` and 3 more.
    """

    BUSINESS: ClassVar[AccountHolderType]
    PERSON: ClassVar[AccountHolderType]
    NONE: ClassVar[AccountHolderType]
    UNDEFINED: ClassVar[AccountHolderType]


class AccountVerificationStatus(
    OpenEnum,
    members={
        "NOT_VERIFIED": "NOT_VERIFIED",
        "VERIFIED": "VERIFIED",
        "PENDING": "PENDING",
        "BLOCKED": "BLOCKED",
        "EXPIRED": "EXPIRED",
        "INVALID": "INVALID",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Account verification status, part of `BankAccount`, `CardAccount`, `NotificationBankAccount` and
    `NotificationCardAccount`.
    """

    NOT_VERIFIED: ClassVar[AccountVerificationStatus]
    VERIFIED: ClassVar[AccountVerificationStatus]
    PENDING: ClassVar[AccountVerificationStatus]
    BLOCKED: ClassVar[AccountVerificationStatus]
    EXPIRED: ClassVar[AccountVerificationStatus]
    INVALID: ClassVar[AccountVerificationStatus]
    UNDEFINED: ClassVar[AccountVerificationStatus]


class BankAccountType(OpenEnum, members={"CHECKING": "CHECKING", "SAVINGS": "SAVINGS"}):
    """Bank account type, part of `VendorBankAccount`, `VendorBankAccountCreate`, `BankAccount` and 4 more."""

    CHECKING: ClassVar[BankAccountType]
    SAVINGS: ClassVar[BankAccountType]


class BankAccountOwnerType(OpenEnum, members={"BUSINESS": "BUSINESS", "PERSONAL": "PERSONAL"}):
    """Bank account owner type, part of `VendorBankAccount`, `VendorBankAccountCreate`, `BankAccount` and 6 more."""

    BUSINESS: ClassVar[BankAccountOwnerType]
    PERSONAL: ClassVar[BankAccountOwnerType]


class AccountUserStatus(
    OpenEnum,
    members={"NOMINATED": "NOMINATED", "VERIFIED": "VERIFIED", "UNVERIFIED": "UNVERIFIED", "UNDEFINED": "UNDEFINED"},
):
    """Account user status, part of `BankAccountUser` and `CardAccountUser`. The values are known from a single source,
    not from BILL's reference.
    """

    NOMINATED: ClassVar[AccountUserStatus]
    VERIFIED: ClassVar[AccountUserStatus]
    UNVERIFIED: ClassVar[AccountUserStatus]
    UNDEFINED: ClassVar[AccountUserStatus]


class CardAccountType(
    OpenEnum,
    members={
        "CREDIT_CARD": "CREDIT_CARD",
        "DEBIT_CARD": "DEBIT_CARD",
        "PREPAID_CARD": "PREPAID_CARD",
        "UNKNOWN": "UNKNOWN",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Card account type, part of `CardAccount` and `NotificationCardAccount`."""

    CREDIT_CARD: ClassVar[CardAccountType]
    DEBIT_CARD: ClassVar[CardAccountType]
    PREPAID_CARD: ClassVar[CardAccountType]
    UNKNOWN: ClassVar[CardAccountType]
    UNDEFINED: ClassVar[CardAccountType]


class NetworkStatus(
    OpenEnum,
    members={
        "NOT_CONNECTED": "NOT_CONNECTED",
        "PENDING": "PENDING",
        "CONNECTED": "CONNECTED",
        "CONNECTED_RPPS": "CONNECTED_RPPS",
    },
):
    """Network status, part of `NetworkInvitation` and `Vendor`."""

    NOT_CONNECTED: ClassVar[NetworkStatus]
    PENDING: ClassVar[NetworkStatus]
    CONNECTED: ClassVar[NetworkStatus]
    CONNECTED_RPPS: ClassVar[NetworkStatus]


class TaxIdType(OpenEnum, members={"EIN": "EIN", "SSN": "SSN", "UNDEFINED": "UNDEFINED"}):
    """Tax id type, part of `Organization`, `OrganizationCreate`, `OrganizationUpdate` and 2 more."""

    EIN: ClassVar[TaxIdType]
    SSN: ClassVar[TaxIdType]
    UNDEFINED: ClassVar[TaxIdType]


class BusinessCategory(
    OpenEnum, members={"LLC": "LLC", "INDIVIDUAL": "INDIVIDUAL", "UNKNOWN": "UNKNOWN", "UNDEFINED": "UNDEFINED"}
):
    """Business category, part of `Organization`, `OrganizationCreate` and `OrganizationUpdate`. The values are known
    from a single source, not from BILL's reference.
    """

    LLC: ClassVar[BusinessCategory]
    INDIVIDUAL: ClassVar[BusinessCategory]
    UNKNOWN: ClassVar[BusinessCategory]
    UNDEFINED: ClassVar[BusinessCategory]


class OrganizationAccountType(
    OpenEnum,
    members={"BUSINESS": "BUSINESS", "EMPLOYEE_OR_INDIVIDUAL": "EMPLOYEE_OR_INDIVIDUAL", "UNDEFINED": "UNDEFINED"},
):
    """Organization account type, part of `Organization`, `OrganizationCreate` and `OrganizationUpdate`. The values are
    known from a single source, not from BILL's reference.
    """

    BUSINESS: ClassVar[OrganizationAccountType]
    EMPLOYEE_OR_INDIVIDUAL: ClassVar[OrganizationAccountType]
    UNDEFINED: ClassVar[OrganizationAccountType]


class MassPaymentStatus(OpenEnum, members={"SCHEDULED": "SCHEDULED", "COMPLETED": "COMPLETED"}):
    """Mass payment status, part of `MassPaymentBatch` and `NotificationMassPayment`."""

    SCHEDULED: ClassVar[MassPaymentStatus]
    COMPLETED: ClassVar[MassPaymentStatus]


class PaymentStatus(
    OpenEnum,
    members={
        "APPROVING": "APPROVING",
        "SCHEDULED": "SCHEDULED",
        "PAID": "PAID",
        "VOID": "VOID",
        "CANCELLED": "CANCELLED",
        "FAILED": "FAILED",
        "ESCHEATED": "ESCHEATED",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Payment status, part of `RecordedPayment` and `Payment`. The values are known from a single source, not from
    BILL's reference.
    """

    APPROVING: ClassVar[PaymentStatus]
    SCHEDULED: ClassVar[PaymentStatus]
    PAID: ClassVar[PaymentStatus]
    VOID: ClassVar[PaymentStatus]
    CANCELLED: ClassVar[PaymentStatus]
    FAILED: ClassVar[PaymentStatus]
    ESCHEATED: ClassVar[PaymentStatus]
    UNDEFINED: ClassVar[PaymentStatus]


class DisbursementType(
    OpenEnum,
    members={
        "ACH": "ACH",
        "AMEX": "AMEX",
        "CHECK": "CHECK",
        "CREDIT_CARD": "CREDIT_CARD",
        "INTERNATIONAL_E_PAYMENT": "INTERNATIONAL_E_PAYMENT",
        "OFFLINE": "OFFLINE",
        "PAYPAL": "PAYPAL",
        "RPPS": "RPPS",
        "VIRTUAL_CARD": "VIRTUAL_CARD",
        "WALLET": "WALLET",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Disbursement type, part of `RecordedPayment`, `Payment` and `VendorVirtualCard`. The values are known from a
    single source, not from BILL's reference.
    """

    ACH: ClassVar[DisbursementType]
    AMEX: ClassVar[DisbursementType]
    CHECK: ClassVar[DisbursementType]
    CREDIT_CARD: ClassVar[DisbursementType]
    INTERNATIONAL_E_PAYMENT: ClassVar[DisbursementType]
    OFFLINE: ClassVar[DisbursementType]
    PAYPAL: ClassVar[DisbursementType]
    RPPS: ClassVar[DisbursementType]
    VIRTUAL_CARD: ClassVar[DisbursementType]
    WALLET: ClassVar[DisbursementType]
    UNDEFINED: ClassVar[DisbursementType]


class DisbursementStatus(
    OpenEnum,
    members={
        "DONE": "DONE",
        "FAILED": "FAILED",
        "HOLD": "HOLD",
        "IN_PROGRESS": "IN_PROGRESS",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Disbursement status, part of `RecordedPayment` and `Payment`. The values are known from a single source, not from
    BILL's reference.
    """

    DONE: ClassVar[DisbursementStatus]
    FAILED: ClassVar[DisbursementStatus]
    HOLD: ClassVar[DisbursementStatus]
    IN_PROGRESS: ClassVar[DisbursementStatus]
    UNDEFINED: ClassVar[DisbursementStatus]


class PaymentSingleStatus(
    OpenEnum,
    members={
        "SCHEDULED": "SCHEDULED",
        "READY_TO_FUND": "READY_TO_FUND",
        "FUNDING_STARTED": "FUNDING_STARTED",
        "PROCESSED": "PROCESSED",
        "DISBURSEMENT_ON_HOLD": "DISBURSEMENT_ON_HOLD",
        "SENT": "SENT",
        "DELIVERED": "DELIVERED",
        "CLEARED": "CLEARED",
        "PARTIALLY_CLAIMED": "PARTIALLY_CLAIMED",
        "EXPIRING": "EXPIRING",
        "VOID_PENDING": "VOID_PENDING",
        "VOIDED": "VOIDED",
        "CANCELLATION_IN_PROGRESS": "CANCELLATION_IN_PROGRESS",
        "CANCELED": "CANCELED",
        "FUNDING_FAILED_VOIDED": "FUNDING_FAILED_VOIDED",
        "FUNDING_FAILED_ACTION_NEEDED": "FUNDING_FAILED_ACTION_NEEDED",
        "DISBURSEMENT_FAILED_ACTION_NEEDED": "DISBURSEMENT_FAILED_ACTION_NEEDED",
        "DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED": "DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED",
        "FUNDS_ESCHEATED": "FUNDS_ESCHEATED",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Payment single status, part of `RecordedPayment` and `Payment`. The values are known from a single source, not
    from BILL's reference.
    """

    SCHEDULED: ClassVar[PaymentSingleStatus]
    READY_TO_FUND: ClassVar[PaymentSingleStatus]
    FUNDING_STARTED: ClassVar[PaymentSingleStatus]
    PROCESSED: ClassVar[PaymentSingleStatus]
    DISBURSEMENT_ON_HOLD: ClassVar[PaymentSingleStatus]
    SENT: ClassVar[PaymentSingleStatus]
    DELIVERED: ClassVar[PaymentSingleStatus]
    CLEARED: ClassVar[PaymentSingleStatus]
    PARTIALLY_CLAIMED: ClassVar[PaymentSingleStatus]
    EXPIRING: ClassVar[PaymentSingleStatus]
    VOID_PENDING: ClassVar[PaymentSingleStatus]
    VOIDED: ClassVar[PaymentSingleStatus]
    CANCELLATION_IN_PROGRESS: ClassVar[PaymentSingleStatus]
    CANCELED: ClassVar[PaymentSingleStatus]
    FUNDING_FAILED_VOIDED: ClassVar[PaymentSingleStatus]
    FUNDING_FAILED_ACTION_NEEDED: ClassVar[PaymentSingleStatus]
    DISBURSEMENT_FAILED_ACTION_NEEDED: ClassVar[PaymentSingleStatus]
    DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED: ClassVar[PaymentSingleStatus]
    FUNDS_ESCHEATED: ClassVar[PaymentSingleStatus]
    UNDEFINED: ClassVar[PaymentSingleStatus]


class FundingAccountType(
    OpenEnum,
    members={"BANK_ACCOUNT": "BANK_ACCOUNT", "CARD_ACCOUNT": "CARD_ACCOUNT", "WALLET": "WALLET", "AP_CARD": "AP_CARD"},
):
    """Funding account type, part of `FundingAccount`, `FundingAccountInput` and `NotificationAccountRef`."""

    BANK_ACCOUNT: ClassVar[FundingAccountType]
    CARD_ACCOUNT: ClassVar[FundingAccountType]
    WALLET: ClassVar[FundingAccountType]
    AP_CARD: ClassVar[FundingAccountType]


class RecurringPeriod(
    OpenEnum, members={"DAILY": "DAILY", "WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "YEARLY": "YEARLY", "NONE": "NONE"}
):
    """Recurring period, part of `RecurringSchedule`, `RecurringScheduleInput` and `RecurringScheduleUpdate`."""

    DAILY: ClassVar[RecurringPeriod]
    WEEKLY: ClassVar[RecurringPeriod]
    MONTHLY: ClassVar[RecurringPeriod]
    YEARLY: ClassVar[RecurringPeriod]
    NONE: ClassVar[RecurringPeriod]


class PhoneType(OpenEnum, members={"MOBILE": "MOBILE", "WORK": "WORK", "HOME": "HOME"}):
    """Phone type, part of `RiskVerificationPhoneRequest`. Some of the values are assumed."""

    MOBILE: ClassVar[PhoneType]
    WORK: ClassVar[PhoneType]
    HOME: ClassVar[PhoneType]


class RoleType(
    OpenEnum,
    members={
        "ACCOUNTANT": "ACCOUNTANT",
        "ADMINISTRATOR": "ADMINISTRATOR",
        "APPROVER": "APPROVER",
        "AUDITOR": "AUDITOR",
        "CLERK": "CLERK",
        "CUSTOM": "CUSTOM",
        "INTERNAL": "INTERNAL",
        "MEMBER": "MEMBER",
        "NO_ACCESS": "NO_ACCESS",
        "PARTNER": "PARTNER",
        "PAYER": "PAYER",
        "PURCHASE_REQUESTER": "PURCHASE_REQUESTER",
        "REVIEWER": "REVIEWER",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Role type, part of `Role` and `UserRole`. The values are known from a single source, not from BILL's reference."""

    ACCOUNTANT: ClassVar[RoleType]
    ADMINISTRATOR: ClassVar[RoleType]
    APPROVER: ClassVar[RoleType]
    AUDITOR: ClassVar[RoleType]
    CLERK: ClassVar[RoleType]
    CUSTOM: ClassVar[RoleType]
    INTERNAL: ClassVar[RoleType]
    MEMBER: ClassVar[RoleType]
    NO_ACCESS: ClassVar[RoleType]
    PARTNER: ClassVar[RoleType]
    PAYER: ClassVar[RoleType]
    PURCHASE_REQUESTER: ClassVar[RoleType]
    REVIEWER: ClassVar[RoleType]
    UNDEFINED: ClassVar[RoleType]


class CreditStatus(
    OpenEnum,
    members={
        "NOT_APPLIED": "NOT_APPLIED",
        "PARTIALLY_APPLIED": "PARTIALLY_APPLIED",
        "FULLY_APPLIED": "FULLY_APPLIED",
        "IN_PROCESS": "IN_PROCESS",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Credit status, part of `CreditMemo` and `VendorCredit`. The values are known from a single source, not from
    BILL's reference.
    """

    NOT_APPLIED: ClassVar[CreditStatus]
    PARTIALLY_APPLIED: ClassVar[CreditStatus]
    FULLY_APPLIED: ClassVar[CreditStatus]
    IN_PROCESS: ClassVar[CreditStatus]
    UNDEFINED: ClassVar[CreditStatus]


class SpendCardType(
    OpenEnum,
    members={
        "PHYSICAL": "PHYSICAL",
        "VIRTUAL": "VIRTUAL",
        "VIRTUAL_MEMBER": "VIRTUAL_MEMBER",
        "VIRTUAL_VENDOR": "VIRTUAL_VENDOR",
    },
):
    """Spend card type, part of `SpendCard` and `Transaction`. The values are known from a single source, not from
    BILL's reference.
    """

    PHYSICAL: ClassVar[SpendCardType]
    VIRTUAL: ClassVar[SpendCardType]
    VIRTUAL_MEMBER: ClassVar[SpendCardType]
    VIRTUAL_VENDOR: ClassVar[SpendCardType]


class ReimbursementFulfillmentType(OpenEnum, members={"ACH": "ACH", "PAYROLL": "PAYROLL"}):
    """Reimbursement fulfillment type, part of `Reimbursement` and `NotificationSpendReimbursement`."""

    ACH: ClassVar[ReimbursementFulfillmentType]
    PAYROLL: ClassVar[ReimbursementFulfillmentType]


class TransactionType(
    OpenEnum, members={"AUTHORIZATION": "AUTHORIZATION", "CLEAR": "CLEAR", "DECLINE": "DECLINE", "OTHER": "OTHER"}
):
    """Transaction type, part of `Transaction` and `NotificationSpendTransaction`."""

    AUTHORIZATION: ClassVar[TransactionType]
    CLEAR: ClassVar[TransactionType]
    DECLINE: ClassVar[TransactionType]
    OTHER: ClassVar[TransactionType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class StatusAnswer(AnswerModel):
    """An answer that says only that it worked. Its fields are known from a single source, not from BILL's reference.
    Given by `partner.organizations.update_price_plan`, `attachments.delete`, `bank_accounts.nominate_user` and 3 more.
    """

    status: StatusAnswerStatus | None = None

    __fields__ = (Field("status", "status", Choice(StatusAnswerStatus), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> StatusAnswer:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(StatusAnswer)
        value = take("status", None)
        new.status = None if value is None else StatusAnswerStatus(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Address(AnswerModel):
    """A postal address. Part of `Organization`, `Customer`, `Vendor` and `NotificationVendor`."""

    line1: str | None = None
    line2: str | None = None
    city: str | None = None
    state_or_province: str | None = None
    zip_or_postal_code: str | None = None
    """`zipOrPostalCode`: required for most countries."""
    country: str | None = None
    """`country`: ISO-3166 alpha-2."""
    country_name: str | None = None

    __fields__ = (
        Field("line1", "line1", Text()),
        Field("line2", "line2", Text()),
        Field("city", "city", Text()),
        Field("state_or_province", "stateOrProvince", Text()),
        Field("zip_or_postal_code", "zipOrPostalCode", Text(), doc="required for most countries"),
        Field("country", "country", Text(), doc="ISO-3166 alpha-2"),
        Field("country_name", "countryName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Address:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Address)
        value = take("line1", None)
        new.line1 = value if type(value) is str or value is None else to_text(value)
        value = take("line2", None)
        new.line2 = value if type(value) is str or value is None else to_text(value)
        value = take("city", None)
        new.city = value if type(value) is str or value is None else to_text(value)
        value = take("stateOrProvince", None)
        new.state_or_province = value if type(value) is str or value is None else to_text(value)
        value = take("zipOrPostalCode", None)
        new.zip_or_postal_code = value if type(value) is str or value is None else to_text(value)
        value = take("country", None)
        new.country = value if type(value) is str or value is None else to_text(value)
        value = take("countryName", None)
        new.country_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AddressInput(RequestModel):
    """A postal address. For requests; answers hold `Address`. Part of `OrganizationCreate`, `CustomerCreate` and
    `VendorCreate`.
    """

    line1: str
    line2: str | Unset | None = UNSET
    city: str
    state_or_province: str | Unset | None = UNSET
    zip_or_postal_code: str
    """`zipOrPostalCode`: required for most countries."""
    country: str
    """`country`: ISO-3166 alpha-2."""

    __fields__ = (
        Field("line1", "line1", Text(), required=True),
        Field("line2", "line2", Text()),
        Field("city", "city", Text(), required=True),
        Field("state_or_province", "stateOrProvince", Text()),
        Field("zip_or_postal_code", "zipOrPostalCode", Text(), required=True, doc="required for most countries"),
        Field("country", "country", Text(), required=True, doc="ISO-3166 alpha-2"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLineItemClassifications(AnswerModel):
    """Bill line item classifications, part of `BillLineItem` and `VendorCreditLineItem`."""

    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | None = None
    """`accountingClassId`: begins cls."""
    department_id: str | None = None
    """`departmentId`: begins 0de."""
    employee_id: str | None = None
    """`employeeId`: begins emp."""
    job_id: str | None = None
    """`jobId`: begins job."""
    location_id: str | None = None
    """`locationId`: begins loc."""
    item_id: str | None = None
    """`itemId`: begins 0ii."""
    customer_id: str | None = None
    """`customerId`: begins 0cu."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("employee_id", "employeeId", Id("emp")),
        Field("job_id", "jobId", Id("job")),
        Field("location_id", "locationId", Id("loc")),
        Field("item_id", "itemId", Id("0ii")),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillLineItemClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillLineItemClassifications)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("accountingClassId", None)
        new.accounting_class_id = value if type(value) is str or value is None else to_text(value)
        value = take("departmentId", None)
        new.department_id = value if type(value) is str or value is None else to_text(value)
        value = take("employeeId", None)
        new.employee_id = value if type(value) is str or value is None else to_text(value)
        value = take("jobId", None)
        new.job_id = value if type(value) is str or value is None else to_text(value)
        value = take("locationId", None)
        new.location_id = value if type(value) is str or value is None else to_text(value)
        value = take("itemId", None)
        new.item_id = value if type(value) is str or value is None else to_text(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLineItemClassificationsInput(RequestModel):
    """Bill line item classifications, part of `BillLineItemInput`, `VendorCreditLineItemInput` and
    `VendorCreditLineItemUpdate`. For requests; answers hold `BillLineItemClassifications`.
    """

    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | Unset | None = UNSET
    """`accountingClassId`: begins cls."""
    department_id: str | Unset | None = UNSET
    """`departmentId`: begins 0de."""
    employee_id: str | Unset | None = UNSET
    """`employeeId`: begins emp."""
    job_id: str | Unset | None = UNSET
    """`jobId`: begins job."""
    location_id: str | Unset | None = UNSET
    """`locationId`: begins loc."""
    item_id: str | Unset | None = UNSET
    """`itemId`: begins 0ii."""
    customer_id: str | Unset | None = UNSET
    """`customerId`: begins 0cu."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("employee_id", "employeeId", Id("emp")),
        Field("job_id", "jobId", Id("job")),
        Field("location_id", "locationId", Id("loc")),
        Field("item_id", "itemId", Id("0ii")),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditApplied(AnswerModel):
    """A vendor credit, and how much of it is applied. Part of `BillPayment`."""

    id: str | None = None
    """`id`: begins vcr."""
    amount: Decimal | None = None

    __fields__ = (
        Field("id", "id", Id("vcr", strict=True)),
        Field("amount", "amount", Number(money=True)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorCreditApplied:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorCreditApplied)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditAppliedInput(RequestModel):
    """A vendor credit, and how much of it is applied. For requests; answers hold `VendorCreditApplied`. Part of
    `BillCreate`, `RecordPaymentRequest` and `BillUpdate`.
    """

    id: str | Unset | None = UNSET
    """`id`: begins vcr."""
    amount: Decimal | int | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id("vcr", strict=True)),
        Field("amount", "amount", Number(money=True)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceClassifications(AnswerModel):
    """Invoice classifications, part of `CreditMemo`, `Invoice` and `RecurringInvoice`."""

    accounting_class_id: str | None = None
    """`accountingClassId`: begins cls."""
    department_id: str | None = None
    """`departmentId`: begins 0de."""
    job_id: str | None = None
    """`jobId`: begins job."""
    location_id: str | None = None
    """`locationId`: begins loc."""

    __fields__ = (
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("job_id", "jobId", Id("job")),
        Field("location_id", "locationId", Id("loc")),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> InvoiceClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(InvoiceClassifications)
        value = take("accountingClassId", None)
        new.accounting_class_id = value if type(value) is str or value is None else to_text(value)
        value = take("departmentId", None)
        new.department_id = value if type(value) is str or value is None else to_text(value)
        value = take("jobId", None)
        new.job_id = value if type(value) is str or value is None else to_text(value)
        value = take("locationId", None)
        new.location_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceClassificationsInput(RequestModel):
    """Invoice classifications, part of `CreditMemoCreate`, `CreditMemoBulkReplace`, `CreditMemoBulkUpdate` and 3 more.
    For requests; answers hold `InvoiceClassifications`.
    """

    accounting_class_id: str | Unset | None = UNSET
    """`accountingClassId`: begins cls."""
    department_id: str | Unset | None = UNSET
    """`departmentId`: begins 0de."""
    job_id: str | Unset | None = UNSET
    """`jobId`: begins job."""
    location_id: str | Unset | None = UNSET
    """`locationId`: begins loc."""

    __fields__ = (
        Field("accounting_class_id", "accountingClassId", Id("cls")),
        Field("department_id", "departmentId", Id("0de")),
        Field("job_id", "jobId", Id("job")),
        Field("location_id", "locationId", Id("loc")),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceLineItemClassifications(AnswerModel):
    """Invoice line item classifications, part of `CreditMemoLineItem`, `InvoiceLineItem` and
    `RecurringInvoiceLineItem`. Its fields are known from a single source, not from BILL's reference.
    """

    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | None = None
    """`accountingClassId`: begins cls."""
    department_id: str | None = None
    """`departmentId`: begins 0de."""
    job_id: str | None = None
    """`jobId`: begins job."""
    location_id: str | None = None
    """`locationId`: begins loc."""
    item_id: str | None = None
    """`itemId`: begins 0ii."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True), confidence="derived"),
        Field("accounting_class_id", "accountingClassId", Id("cls"), confidence="derived"),
        Field("department_id", "departmentId", Id("0de"), confidence="derived"),
        Field("job_id", "jobId", Id("job"), confidence="derived"),
        Field("location_id", "locationId", Id("loc"), confidence="derived"),
        Field("item_id", "itemId", Id("0ii"), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> InvoiceLineItemClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(InvoiceLineItemClassifications)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("accountingClassId", None)
        new.accounting_class_id = value if type(value) is str or value is None else to_text(value)
        value = take("departmentId", None)
        new.department_id = value if type(value) is str or value is None else to_text(value)
        value = take("jobId", None)
        new.job_id = value if type(value) is str or value is None else to_text(value)
        value = take("locationId", None)
        new.location_id = value if type(value) is str or value is None else to_text(value)
        value = take("itemId", None)
        new.item_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InvoiceLineItemClassificationsInput(RequestModel):
    """Invoice line item classifications, part of `CreditMemoLineItemInput`, `InvoiceLineItemInput` and
    `RecurringInvoiceLineItemInput`. For requests; answers hold `InvoiceLineItemClassifications`. Its fields are known
    from a single source, not from BILL's reference.
    """

    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | Unset | None = UNSET
    """`accountingClassId`: begins cls."""
    department_id: str | Unset | None = UNSET
    """`departmentId`: begins 0de."""
    job_id: str | Unset | None = UNSET
    """`jobId`: begins job."""
    location_id: str | Unset | None = UNSET
    """`locationId`: begins loc."""
    item_id: str | Unset | None = UNSET
    """`itemId`: begins 0ii."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True), confidence="derived"),
        Field("accounting_class_id", "accountingClassId", Id("cls"), confidence="derived"),
        Field("department_id", "departmentId", Id("0de"), confidence="derived"),
        Field("job_id", "jobId", Id("job"), confidence="derived"),
        Field("location_id", "locationId", Id("loc"), confidence="derived"),
        Field("item_id", "itemId", Id("0ii"), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CompanyOwner(AnswerModel):
    """Company owner, part of `Organization`."""

    name: str | None = None
    date_of_birth: date | None = None

    __fields__ = (
        Field("name", "name", Text()),
        Field("date_of_birth", "dateOfBirth", Date()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CompanyOwner:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CompanyOwner)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("dateOfBirth", None)
        new.date_of_birth = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CompanyOwnerInput(RequestModel):
    """Company owner, part of `OrganizationCreate` and `OrganizationUpdate`. For requests; answers hold `CompanyOwner`."""

    name: str | Unset | None = UNSET
    date_of_birth: date | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text()),
        Field("date_of_birth", "dateOfBirth", Date()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class OrganizationProcessingOptions(AnswerModel):
    """Organization processing options, part of `Organization`. Its fields are known from a single source, not from
    BILL's reference.
    """

    mailing_address_same_as_physical: bool | None = None
    """`mailingAddressSameAsPhysical`: verified."""
    individual_transfer_out: bool | None = None
    individual_transfer_in: bool | None = None

    __fields__ = (
        Field("mailing_address_same_as_physical", "mailingAddressSameAsPhysical", Boolean()),
        Field("individual_transfer_out", "individualTransferOut", Boolean(), confidence="derived"),
        Field("individual_transfer_in", "individualTransferIn", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> OrganizationProcessingOptions:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(OrganizationProcessingOptions)
        value = take("mailingAddressSameAsPhysical", None)
        new.mailing_address_same_as_physical = value if type(value) is bool or value is None else to_bool(value)
        value = take("individualTransferOut", None)
        new.individual_transfer_out = value if type(value) is bool or value is None else to_bool(value)
        value = take("individualTransferIn", None)
        new.individual_transfer_in = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class OrganizationProcessingOptionsInput(RequestModel):
    """Organization processing options, part of `OrganizationCreate` and `OrganizationUpdate`. For requests; answers
    hold `OrganizationProcessingOptions`. Its fields are known from a single source, not from BILL's reference.
    """

    mailing_address_same_as_physical: bool | Unset | None = UNSET
    """`mailingAddressSameAsPhysical`: verified."""
    individual_transfer_out: bool | Unset | None = UNSET
    individual_transfer_in: bool | Unset | None = UNSET

    __fields__ = (
        Field("mailing_address_same_as_physical", "mailingAddressSameAsPhysical", Boolean()),
        Field("individual_transfer_out", "individualTransferOut", Boolean(), confidence="derived"),
        Field("individual_transfer_in", "individualTransferIn", Boolean(), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Organization(AnswerModel):
    """Organization, given by `partner.organizations.list`, `partner.organizations.create`, `organizations.get` and
    `organizations.update`.
    """

    id: str
    """`id`: begins 008."""
    archived: bool | None = None
    name: str | None = None
    address: Address | None = None
    mailing_address: Address | None = None
    phone: str | None = None
    company_owner: CompanyOwner | None = None
    tax_id: str | None = None
    """`taxId`: never shown."""
    tax_id_type: TaxIdType | None = None
    industry: str | None = None
    """`industry`: one of the industries list."""
    business_category: BusinessCategory | None = None
    account_type: OrganizationAccountType | None = None
    processing_options: OrganizationProcessingOptions | None = None
    partner_name: str | None = None
    """`partnerName`: select partners only."""
    created_time: datetime | None = None
    """`createdTime`: derived."""
    updated_time: datetime | None = None
    """`updatedTime`: derived."""

    __fields__ = (
        Field("id", "id", Id("008", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("name", "name", Text()),
        Field("address", "address", Nested(Address)),
        Field("mailing_address", "mailingAddress", Nested(Address)),
        Field("phone", "phone", Text()),
        Field("company_owner", "companyOwner", Nested(CompanyOwner)),
        Field("tax_id", "taxId", Text(), secret=True),
        Field("tax_id_type", "taxIdType", Choice(TaxIdType)),
        Field("industry", "industry", Text(), doc="one of the industries list"),
        Field("business_category", "businessCategory", Choice(BusinessCategory)),
        Field("account_type", "accountType", Choice(OrganizationAccountType)),
        Field("processing_options", "processingOptions", Nested(OrganizationProcessingOptions)),
        Field("partner_name", "partnerName", Text(), doc="select partners only"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Organization:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Organization)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("address", None)
        new.address = None if value is None else Address._from_wire(value)
        value = take("mailingAddress", None)
        new.mailing_address = None if value is None else Address._from_wire(value)
        value = take("phone", None)
        new.phone = value if type(value) is str or value is None else to_text(value)
        value = take("companyOwner", None)
        new.company_owner = None if value is None else CompanyOwner._from_wire(value)
        value = take("taxId", None)
        new.tax_id = value if type(value) is str or value is None else to_text(value)
        value = take("taxIdType", None)
        new.tax_id_type = None if value is None else TaxIdType(value)
        value = take("industry", None)
        new.industry = value if type(value) is str or value is None else to_text(value)
        value = take("businessCategory", None)
        new.business_category = None if value is None else BusinessCategory(value)
        value = take("accountType", None)
        new.account_type = None if value is None else OrganizationAccountType(value)
        value = take("processingOptions", None)
        new.processing_options = None if value is None else OrganizationProcessingOptions._from_wire(value)
        value = take("partnerName", None)
        new.partner_name = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class OrganizationCreate(RequestModel):
    """Organization create, taken by `partner.organizations.create`."""

    name: str
    """`name`: at most 100 characters."""
    address: AddressInput
    mailing_address: AddressInput | Unset | None = UNSET
    phone: str | Unset | None = UNSET
    company_owner: CompanyOwnerInput | Unset | None = UNSET
    tax_id: str | Unset | None = UNSET
    """`taxId`: never shown."""
    tax_id_type: TaxIdType | str | Unset | None = UNSET
    industry: str | Unset | None = UNSET
    """`industry`: at most 500 characters."""
    business_category: BusinessCategory | str | Unset | None = UNSET
    account_type: OrganizationAccountType | str | Unset | None = UNSET
    processing_options: OrganizationProcessingOptionsInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(100), required=True),
        Field("address", "address", Nested(AddressInput), required=True),
        Field("mailing_address", "mailingAddress", Nested(AddressInput)),
        Field("phone", "phone", Text()),
        Field("company_owner", "companyOwner", Nested(CompanyOwnerInput)),
        Field("tax_id", "taxId", Text(), secret=True),
        Field("tax_id_type", "taxIdType", Choice(TaxIdType)),
        Field("industry", "industry", Text(500)),
        Field("business_category", "businessCategory", Choice(BusinessCategory)),
        Field("account_type", "accountType", Choice(OrganizationAccountType)),
        Field("processing_options", "processingOptions", Nested(OrganizationProcessingOptionsInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillPayment(AnswerModel):
    """Bill payment, part of `RecordedPayment` and `Payment`."""

    id: str | None = None
    """`id`: begins blp."""
    bill_id: str | None = None
    """`billId`: begins 00n."""
    amount: Decimal | None = None
    vendor_credits: list[VendorCreditApplied] | None = None
    """`vendorCredits`: derived."""

    __fields__ = (
        Field("id", "id", Id("blp", strict=True)),
        Field("bill_id", "billId", Id("00n", strict=True)),
        Field("amount", "amount", Number(money=True)),
        Field("vendor_credits", "vendorCredits", ListOf(Nested(VendorCreditApplied)), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillPayment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillPayment)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("billId", None)
        new.bill_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("vendorCredits", None)
        new.vendor_credits = (
            None if value is None else [VendorCreditApplied._from_wire(item) for item in to_list(value)]
        )
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingAccount(AnswerModel):
    """Funding account, part of `Payment` and `ReceivablePayment`."""

    type: FundingAccountType | None = None
    id: str | None = None
    """`id`: bac...; not needed for WALLET."""

    __fields__ = (
        Field("type", "type", Choice(FundingAccountType)),
        Field("id", "id", Id(), doc="bac...; not needed for WALLET"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingAccount)
        value = take("type", None)
        new.type = None if value is None else FundingAccountType(value)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingAccountInput(RequestModel):
    """Funding account, part of `PaymentCreate`, `PaymentBulkCreate`, `MassPaymentCreate` and `ChargeCustomerRequest`.
    For requests; answers hold `FundingAccount`.
    """

    type: FundingAccountType | str
    id: str | Unset | None = UNSET
    """`id`: bac...; not needed for WALLET."""

    __fields__ = (
        Field("type", "type", Choice(FundingAccountType), required=True),
        Field("id", "id", Id(), doc="bac...; not needed for WALLET"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentPurposeCode(AnswerModel):
    """Payment purpose code, part of `PaymentPurpose` and `IntlPaymentPurpose`. Its fields are known from a single
    source, not from BILL's reference.
    """

    name: str | None = None
    value: str | None = None

    __fields__ = (
        Field("name", "name", Text(), confidence="derived"),
        Field("value", "value", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PaymentPurposeCode:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PaymentPurposeCode)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("value", None)
        new.value = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentPurposeCodeInput(RequestModel):
    """Payment purpose code, part of `PaymentPurposeInput`. For requests; answers hold `PaymentPurposeCode`. Its fields
    are known from a single source, not from BILL's reference.
    """

    name: str | Unset | None = UNSET
    value: str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(), confidence="derived"),
        Field("value", "value", Text(), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentPurpose(AnswerModel):
    """What a payment is for. Which of the two is needed, the international configuration of the vendor says. Part of
    `Payment` and `VendorPaymentInformation`.
    """

    text: str | None = None
    code: PaymentPurposeCode | None = None

    __fields__ = (
        Field("text", "text", Text()),
        Field("code", "code", Nested(PaymentPurposeCode)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PaymentPurpose:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PaymentPurpose)
        value = take("text", None)
        new.text = value if type(value) is str or value is None else to_text(value)
        value = take("code", None)
        new.code = None if value is None else PaymentPurposeCode._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentPurposeInput(RequestModel):
    """What a payment is for. Which of the two is needed, the international configuration of the vendor says. For
    requests; answers hold `PaymentPurpose`. Part of `PaymentCreate`, `VendorPaymentInformationCreate` and
    `VendorPaymentInformationUpdate`.
    """

    text: str | Unset | None = UNSET
    code: PaymentPurposeCodeInput | Unset | None = UNSET

    __fields__ = (
        Field("text", "text", Text()),
        Field("code", "code", Nested(PaymentPurposeCodeInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringSchedule(AnswerModel):
    """Recurring schedule, part of `RecurringBill` and `RecurringInvoice`."""

    period: RecurringPeriod | None = None
    """`period`: NONE only in replies."""
    frequency: int | None = None
    """`frequency`: every n periods."""
    next_due_date: date | None = None
    end_date: date | None = None
    days_in_advance: int | None = None
    """`daysInAdvance`: days before due date the bill is made."""

    __fields__ = (
        Field("period", "period", Choice(RecurringPeriod), doc="NONE only in replies"),
        Field("frequency", "frequency", Integer(), doc="every n periods"),
        Field("next_due_date", "nextDueDate", Date()),
        Field("end_date", "endDate", Date()),
        Field("days_in_advance", "daysInAdvance", Integer(), doc="days before due date the bill is made"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringSchedule:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringSchedule)
        value = take("period", None)
        new.period = None if value is None else RecurringPeriod(value)
        value = take("frequency", None)
        new.frequency = value if type(value) is int or value is None else to_int(value)
        value = take("nextDueDate", None)
        new.next_due_date = None if value is None else to_date(value)
        value = take("endDate", None)
        new.end_date = None if value is None else to_date(value)
        value = take("daysInAdvance", None)
        new.days_in_advance = value if type(value) is int or value is None else to_int(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringScheduleInput(RequestModel):
    """Recurring schedule, part of `RecurringBillCreate` and `RecurringInvoiceCreate`. For requests; answers hold
    `RecurringSchedule`.
    """

    period: RecurringPeriod | str
    """`period`: NONE only in replies."""
    frequency: int
    """`frequency`: every n periods."""
    next_due_date: date
    end_date: date | Unset | None = UNSET
    days_in_advance: int | Unset | None = UNSET
    """`daysInAdvance`: days before due date the bill is made."""

    __fields__ = (
        Field("period", "period", Choice(RecurringPeriod), required=True, doc="NONE only in replies"),
        Field("frequency", "frequency", Integer(), required=True, doc="every n periods"),
        Field("next_due_date", "nextDueDate", Date(), required=True),
        Field("end_date", "endDate", Date()),
        Field("days_in_advance", "daysInAdvance", Integer(), doc="days before due date the bill is made"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RiskVerificationPhoneRequest(RequestModel):
    """Risk verification phone request, taken by `partner.risk_verifications.create_phone` and
    `risk_verifications.create_phone`.
    """

    phone_number: str
    phone_type: PhoneType | str

    __fields__ = (
        Field("phone_number", "phoneNumber", Text(), required=True),
        Field("phone_type", "phoneType", Choice(PhoneType), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Role(AnswerModel):
    """Role, given by `partner.roles.list`, `partner.roles.get`, `roles.list` and `roles.get`."""

    id: str
    """`id`: begins 0po."""
    type: RoleType | None = None
    description: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("0po", strict=True), required=True),
        Field("type", "type", Choice(RoleType)),
        Field("description", "description", Text()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Role:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Role)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("type", None)
        new.type = None if value is None else RoleType(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class UserRole(AnswerModel):
    """User role, part of `User`."""

    id: str | None = None
    """`id`: begins 0po."""
    type: RoleType | None = None
    description: str | None = None

    __fields__ = (
        Field("id", "id", Id("0po", strict=True)),
        Field("type", "type", Choice(RoleType)),
        Field("description", "description", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> UserRole:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(UserRole)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else RoleType(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class User(AnswerModel):
    """A user of an organization. Given by `partner.users.list`, `partner.users.create`, `partner.users.get` and 9 more."""

    id: str
    """`id`: begins 006."""
    archived: bool | None = None
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    role: UserRole | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("006", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
        Field("email", "email", Text()),
        Field("role", "role", Nested(UserRole)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> User:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(User)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("firstName", None)
        new.first_name = value if type(value) is str or value is None else to_text(value)
        value = take("lastName", None)
        new.last_name = value if type(value) is str or value is None else to_text(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("role", None)
        new.role = None if value is None else UserRole._from_wire(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorBankAccount(AnswerModel):
    """The bank account of a vendor. There is one at most. Given by `vendor_bank_accounts.get` and
    `vendor_bank_accounts.create`; part of `VendorPaymentInformation`.
    """

    name_on_account: str | None = None
    account_number: str | None = None
    """`accountNumber`: IBAN possible; never shown."""
    routing_number: str | None = None
    """`routingNumber`: empty for IBAN; never shown."""
    type: BankAccountType | None = None
    owner_type: BankAccountOwnerType | None = None
    payment_currency: str | None = None
    """`paymentCurrency`: three-letter ISO 4217 code."""
    status: str | None = None
    """`status`: verification status; derived."""

    __fields__ = (
        Field("name_on_account", "nameOnAccount", Text()),
        Field("account_number", "accountNumber", Text(), secret=True, doc="IBAN possible"),
        Field("routing_number", "routingNumber", Text(), secret=True, doc="empty for IBAN"),
        Field("type", "type", Choice(BankAccountType)),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType)),
        Field("payment_currency", "paymentCurrency", Text(), doc="three-letter ISO 4217 code"),
        Field("status", "status", Text(), confidence="derived", doc="verification status"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorBankAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorBankAccount)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("routingNumber", None)
        new.routing_number = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else BankAccountType(value)
        value = take("ownerType", None)
        new.owner_type = None if value is None else BankAccountOwnerType(value)
        value = take("paymentCurrency", None)
        new.payment_currency = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RegulatoryField(RequestModel):
    """Regulatory field, part of `VendorBankAccountCreate`."""

    name: str
    value: str

    __fields__ = (
        Field("name", "name", Text(), required=True),
        Field("value", "value", Text(), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorBankAccountCreate(RequestModel):
    """A new bank account of a vendor. To change an account, delete it and create another. Taken by
    `vendor_bank_accounts.create`; part of `VendorPaymentInformationCreate`.
    """

    name_on_account: str | Unset | None = UNSET
    account_number: str
    """`accountNumber`: never shown."""
    routing_number: str | Unset | None = UNSET
    """`routingNumber`: empty for IBAN; never shown."""
    type: BankAccountType | str | Unset | None = UNSET
    """`type`: needed of vendors outside the US."""
    owner_type: BankAccountOwnerType | str | Unset | None = UNSET
    regulatory_fields: Sequence[RegulatoryField] | Unset | None = UNSET
    payment_currency: str | Unset | None = UNSET

    __fields__ = (
        Field("name_on_account", "nameOnAccount", Text()),
        Field("account_number", "accountNumber", Text(), required=True, secret=True),
        Field("routing_number", "routingNumber", Text(), secret=True, doc="empty for IBAN"),
        Field("type", "type", Choice(BankAccountType), doc="needed of vendors outside the US"),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType)),
        Field("regulatory_fields", "regulatoryFields", ListOf(Nested(RegulatoryField))),
        Field("payment_currency", "paymentCurrency", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomFieldSelection(RequestModel):
    """Custom field selection, part of `ReimbursementCreate`, `ReimbursementUpdate` and `TransactionCustomFieldsUpdate`."""

    custom_field_id: str
    selected_values: Sequence[str] | Unset | None = UNSET
    """`selectedValues`: value ids; [] clears."""
    note: str | Unset | None = UNSET
    """`note`: NOTE fields only."""

    __fields__ = (
        Field("custom_field_id", "customFieldId", Id(), required=True),
        Field("selected_values", "selectedValues", ListOf(Text()), doc="value ids; [] clears"),
        Field("note", "note", Text(), doc="NOTE fields only"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SelectedValue(AnswerModel):
    """Selected value, given by `spend.transactions.list_custom_field_values`; part of `TransactionCustomField`."""

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str | None = None
    value: str | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id()),
        Field("value", "value", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SelectedValue:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SelectedValue)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid", None)
        new.uuid = value if type(value) is str or value is None else to_text(value)
        value = take("value", None)
        new.value = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class TransactionCustomField(AnswerModel):
    """A custom field of a transaction, and what was selected. Given by `spend.transactions.list_custom_fields`; part of
    `Reimbursement` and `Transaction`.
    """

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str | None = None
    name: str | None = None
    note: str | None = None
    is_required: bool | None = None
    selected_values: list[SelectedValue] | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id()),
        Field("name", "name", Text()),
        Field("note", "note", Text()),
        Field("is_required", "isRequired", Boolean()),
        Field("selected_values", "selectedValues", ListOf(Nested(SelectedValue))),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> TransactionCustomField:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(TransactionCustomField)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid", None)
        new.uuid = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("note", None)
        new.note = value if type(value) is str or value is None else to_text(value)
        value = take("isRequired", None)
        new.is_required = value if type(value) is bool or value is None else to_bool(value)
        value = take("selectedValues", None)
        new.selected_values = None if value is None else [SelectedValue._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Receipt(AnswerModel):
    """Receipt, given by `spend.reimbursements.add_receipt` and `spend.transactions.add_receipt`; part of
    `Reimbursement` and `Transaction`.
    """

    uuid: str | None = None
    """`uuid`: begins rct_."""
    filename: str | None = None
    url: str | None = None
    """`url`: download URL; absent in reimbursement lists."""

    __fields__ = (
        Field("uuid", "uuid", Id(), doc="begins rct_"),
        Field("filename", "filename", Text()),
        Field("url", "url", Text(), doc="download URL; absent in reimbursement lists"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Receipt:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Receipt)
        value = take("uuid", None)
        new.uuid = value if type(value) is str or value is None else to_text(value)
        value = take("filename", None)
        new.filename = value if type(value) is str or value is None else to_text(value)
        value = take("url", None)
        new.url = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class UploadUrl(AnswerModel):
    """Upload url, given by `spend.reimbursements.create_upload_url` and `spend.transactions.create_upload_url`."""

    url: str | None = None
    """`url`: pre-signed PUT target; same value is then sent as receipts[].url."""

    __fields__ = (Field("url", "url", Text(), doc="pre-signed PUT target; same value is then sent as receipts[].url"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> UploadUrl:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(UploadUrl)
        value = take("url", None)
        new.url = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class StatusMessage(AnswerModel):
    """Status message, given by `spend.budgets.set_members` and `spend.transactions.update_custom_fields`."""

    status: str | None = None

    __fields__ = (Field("status", "status", Text()),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> StatusMessage:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(StatusMessage)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class EventNotification(AnswerModel):
    """Event notification, given by `webhooks.events.list_for_subscription`, `webhooks.events.resend` and
    `webhooks.subscriptions.send_test_event`.
    """

    id: str
    """`id`: event id, equals metadata.eventId of the delivery."""
    type: str | None = None
    version: str | None = None
    subscription_id: str | None = None
    payload: str | None = None
    """`payload`: the notification as a JSON-escaped string: parse it again."""
    created_time: datetime | None = None
    status_code: int | None = None
    """`statusCode`: HTTP status the notification URL answered."""

    __fields__ = (
        Field("id", "id", Id(), required=True, doc="event id, equals metadata.eventId of the delivery"),
        Field("type", "type", Text()),
        Field("version", "version", Text()),
        Field("subscription_id", "subscriptionId", Id()),
        Field("payload", "payload", Text(), doc="the notification as a JSON-escaped string: parse it again"),
        Field("created_time", "createdTime", DateTime()),
        Field("status_code", "statusCode", Integer(), doc="HTTP status the notification URL answered"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> EventNotification:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(EventNotification)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("type", None)
        new.type = value if type(value) is str or value is None else to_text(value)
        value = take("version", None)
        new.version = value if type(value) is str or value is None else to_text(value)
        value = take("subscriptionId", None)
        new.subscription_id = value if type(value) is str or value is None else to_text(value)
        value = take("payload", None)
        new.payload = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("statusCode", None)
        new.status_code = value if type(value) is int or value is None else to_int(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CurrencyData(AnswerModel):
    """Currency data, part of `Transaction` and `NotificationSpendTransaction`."""

    exchange_rate: Decimal | None = None
    exponent: int | None = None
    """`exponent`: decimal places."""
    original_currency_amount: str | None = None
    """`originalCurrencyAmount`: minor units as a STRING, e.g. "5303"."""
    original_currency_code: str | None = None
    """`originalCurrencyCode`: ISO 4217."""
    symbol: str | None = None

    __fields__ = (
        Field("exchange_rate", "exchangeRate", Number()),
        Field("exponent", "exponent", Integer(), doc="decimal places"),
        Field("original_currency_amount", "originalCurrencyAmount", Text(), doc='minor units as a STRING, e.g. "5303"'),
        Field("original_currency_code", "originalCurrencyCode", Text(), doc="ISO 4217"),
        Field("symbol", "symbol", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CurrencyData:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CurrencyData)
        value = take("exchangeRate", None)
        new.exchange_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("exponent", None)
        new.exponent = value if type(value) is int or value is None else to_int(value)
        value = take("originalCurrencyAmount", None)
        new.original_currency_amount = value if type(value) is str or value is None else to_text(value)
        value = take("originalCurrencyCode", None)
        new.original_currency_code = value if type(value) is str or value is None else to_text(value)
        value = take("symbol", None)
        new.symbol = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AddressUpdate(RequestModel):
    """A postal address. As part of a change nothing in it is required; `AddressInput` is accepted, too. Part of
    `OrganizationUpdate`, `CustomerUpdate` and `VendorUpdate`.
    """

    line1: str | Unset | None = UNSET
    line2: str | Unset | None = UNSET
    city: str | Unset | None = UNSET
    state_or_province: str | Unset | None = UNSET
    zip_or_postal_code: str | Unset | None = UNSET
    """`zipOrPostalCode`: required for most countries."""
    country: str | Unset | None = UNSET
    """`country`: ISO-3166 alpha-2."""

    __fields__ = (
        Field("line1", "line1", Text()),
        Field("line2", "line2", Text()),
        Field("city", "city", Text()),
        Field("state_or_province", "stateOrProvince", Text()),
        Field("zip_or_postal_code", "zipOrPostalCode", Text(), doc="required for most countries"),
        Field("country", "country", Text(), doc="ISO-3166 alpha-2"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class OrganizationUpdate(RequestModel):
    """Organization update, taken by `organizations.update`."""

    name: str | Unset | None = UNSET
    """`name`: at most 100 characters."""
    address: AddressUpdate | AddressInput | Unset | None = UNSET
    mailing_address: AddressUpdate | AddressInput | Unset | None = UNSET
    phone: str | Unset | None = UNSET
    company_owner: CompanyOwnerInput | Unset | None = UNSET
    tax_id: str | Unset | None = UNSET
    """`taxId`: never shown."""
    tax_id_type: TaxIdType | str | Unset | None = UNSET
    industry: str | Unset | None = UNSET
    """`industry`: at most 500 characters."""
    business_category: BusinessCategory | str | Unset | None = UNSET
    account_type: OrganizationAccountType | str | Unset | None = UNSET
    processing_options: OrganizationProcessingOptionsInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(100)),
        Field("address", "address", Nested(AddressUpdate, AddressInput)),
        Field("mailing_address", "mailingAddress", Nested(AddressUpdate, AddressInput)),
        Field("phone", "phone", Text()),
        Field("company_owner", "companyOwner", Nested(CompanyOwnerInput)),
        Field("tax_id", "taxId", Text(), secret=True),
        Field("tax_id_type", "taxIdType", Choice(TaxIdType)),
        Field("industry", "industry", Text(500)),
        Field("business_category", "businessCategory", Choice(BusinessCategory)),
        Field("account_type", "accountType", Choice(OrganizationAccountType)),
        Field("processing_options", "processingOptions", Nested(OrganizationProcessingOptionsInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MassPaymentCount(AnswerModel):
    """How many payments of a mass payment stand where. Part of `MassPaymentBatch` and `NotificationMassPayment`."""

    scheduled: int | None = None
    """`scheduled`: BILL has not begun to make them."""
    completed: int | None = None
    """`completed`: BILL has made them; they have ids."""
    failed: int | None = None
    total: int | None = None

    __fields__ = (
        Field("scheduled", "scheduled", Integer(), doc="BILL has not begun to make them"),
        Field("completed", "completed", Integer(), doc="BILL has made them; they have ids"),
        Field("failed", "failed", Integer()),
        Field("total", "total", Integer()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MassPaymentCount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MassPaymentCount)
        value = take("scheduled", None)
        new.scheduled = value if type(value) is int or value is None else to_int(value)
        value = take("completed", None)
        new.completed = value if type(value) is int or value is None else to_int(value)
        value = take("failed", None)
        new.failed = value if type(value) is int or value is None else to_int(value)
        value = take("total", None)
        new.total = value if type(value) is int or value is None else to_int(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringScheduleUpdate(RequestModel):
    """Recurring schedule update, part of `RecurringBillUpdate` and `RecurringInvoiceUpdate`. As part of a change
    nothing in it is required; `RecurringScheduleInput` is accepted, too.
    """

    period: RecurringPeriod | str | Unset | None = UNSET
    """`period`: NONE only in replies."""
    frequency: int | Unset | None = UNSET
    """`frequency`: every n periods."""
    next_due_date: date | Unset | None = UNSET
    end_date: date | Unset | None = UNSET
    days_in_advance: int | Unset | None = UNSET
    """`daysInAdvance`: days before due date the bill is made."""

    __fields__ = (
        Field("period", "period", Choice(RecurringPeriod), doc="NONE only in replies"),
        Field("frequency", "frequency", Integer(), doc="every n periods"),
        Field("next_due_date", "nextDueDate", Date()),
        Field("end_date", "endDate", Date()),
        Field("days_in_advance", "daysInAdvance", Integer(), doc="days before due date the bill is made"),
    )
