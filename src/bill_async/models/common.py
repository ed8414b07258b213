"""Models that several resources use.

Generated from spec/common.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import SecretField, SecretFieldOrNone, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, Integer, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset

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


class StatusAnswerStatus(OpenEnum):
    """Status answer status, part of `StatusAnswer`. The values are known from a single source, not from BILL's
    reference.
    """

    SUCCESS = Member()


class AccountHolderType(OpenEnum):
    """Account holder type."""

    BUSINESS = Member()
    PERSON = Member()
    NONE = Member()
    UNDEFINED = Member()


class AccountVerificationStatus(OpenEnum):
    """Account verification status."""

    NOT_VERIFIED = Member()
    VERIFIED = Member()
    PENDING = Member()
    BLOCKED = Member()
    EXPIRED = Member()
    INVALID = Member()
    UNDEFINED = Member()


class BankAccountType(OpenEnum):
    """Bank account type, part of `VendorBankAccount` and `VendorBankAccountCreate`."""

    CHECKING = Member()
    SAVINGS = Member()


class BankAccountOwnerType(OpenEnum):
    """Bank account owner type, part of `VendorBankAccount` and `VendorBankAccountCreate`."""

    BUSINESS = Member()
    PERSONAL = Member()


class AccountUserStatus(OpenEnum):
    """Account user status. The values are known from a single source, not from BILL's reference."""

    NOMINATED = Member()
    VERIFIED = Member()
    UNVERIFIED = Member()
    UNDEFINED = Member()


class CardAccountType(OpenEnum):
    """Card account type."""

    CREDIT_CARD = Member()
    DEBIT_CARD = Member()
    PREPAID_CARD = Member()
    UNKNOWN = Member()
    UNDEFINED = Member()


class NetworkStatus(OpenEnum):
    """Network status."""

    NOT_CONNECTED = Member()
    PENDING = Member()
    CONNECTED = Member()
    CONNECTED_RPPS = Member()


class TaxIdType(OpenEnum):
    """Tax id type, part of `Organization`, `OrganizationCreate` and `OrganizationUpdate`."""

    EIN = Member()
    SSN = Member()
    UNDEFINED = Member()


class BusinessCategory(OpenEnum):
    """Business category, part of `Organization`, `OrganizationCreate` and `OrganizationUpdate`. The values are known
    from a single source, not from BILL's reference.
    """

    LLC = Member()
    INDIVIDUAL = Member()
    UNKNOWN = Member()
    UNDEFINED = Member()


class OrganizationAccountType(OpenEnum):
    """Organization account type, part of `Organization`, `OrganizationCreate` and `OrganizationUpdate`. The values are
    known from a single source, not from BILL's reference.
    """

    BUSINESS = Member()
    EMPLOYEE_OR_INDIVIDUAL = Member()
    UNDEFINED = Member()


class MassPaymentStatus(OpenEnum):
    """Mass payment status."""

    SCHEDULED = Member()
    COMPLETED = Member()


class PaymentStatus(OpenEnum):
    """Payment status. The values are known from a single source, not from BILL's reference."""

    APPROVING = Member()
    SCHEDULED = Member()
    PAID = Member()
    VOID = Member()
    CANCELLED = Member()
    FAILED = Member()
    ESCHEATED = Member()
    UNDEFINED = Member()


class DisbursementType(OpenEnum):
    """Disbursement type. The values are known from a single source, not from BILL's reference."""

    ACH = Member()
    AMEX = Member()
    CHECK = Member()
    CREDIT_CARD = Member()
    INTERNATIONAL_E_PAYMENT = Member()
    OFFLINE = Member()
    PAYPAL = Member()
    RPPS = Member()
    VIRTUAL_CARD = Member()
    WALLET = Member()
    UNDEFINED = Member()


class DisbursementStatus(OpenEnum):
    """Disbursement status. The values are known from a single source, not from BILL's reference."""

    DONE = Member()
    FAILED = Member()
    HOLD = Member()
    IN_PROGRESS = Member()
    UNDEFINED = Member()


class PaymentSingleStatus(OpenEnum):
    """Payment single status. The values are known from a single source, not from BILL's reference."""

    SCHEDULED = Member()
    READY_TO_FUND = Member()
    FUNDING_STARTED = Member()
    PROCESSED = Member()
    DISBURSEMENT_ON_HOLD = Member()
    SENT = Member()
    DELIVERED = Member()
    CLEARED = Member()
    PARTIALLY_CLAIMED = Member()
    EXPIRING = Member()
    VOID_PENDING = Member()
    VOIDED = Member()
    CANCELLATION_IN_PROGRESS = Member()
    CANCELED = Member()
    FUNDING_FAILED_VOIDED = Member()
    FUNDING_FAILED_ACTION_NEEDED = Member()
    DISBURSEMENT_FAILED_ACTION_NEEDED = Member()
    DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED = Member()
    FUNDS_ESCHEATED = Member()
    UNDEFINED = Member()


class FundingAccountType(OpenEnum):
    """Funding account type, part of `FundingAccount` and `FundingAccountInput`."""

    BANK_ACCOUNT = Member()
    CARD_ACCOUNT = Member()
    WALLET = Member()
    AP_CARD = Member()


class RecurringPeriod(OpenEnum):
    """Recurring period, part of `RecurringSchedule`, `RecurringScheduleInput` and `RecurringScheduleUpdate`."""

    DAILY = Member()
    WEEKLY = Member()
    MONTHLY = Member()
    YEARLY = Member()
    NONE = Member()


class PhoneType(OpenEnum):
    """Phone type, part of `RiskVerificationPhoneRequest`. Some of the values are assumed."""

    MOBILE = Member()
    WORK = Member()
    HOME = Member()


class RoleType(OpenEnum):
    """Role type, part of `Role` and `UserRole`. The values are known from a single source, not from BILL's reference."""

    ACCOUNTANT = Member()
    ADMINISTRATOR = Member()
    APPROVER = Member()
    AUDITOR = Member()
    CLERK = Member()
    CUSTOM = Member()
    INTERNAL = Member()
    MEMBER = Member()
    NO_ACCESS = Member()
    PARTNER = Member()
    PAYER = Member()
    PURCHASE_REQUESTER = Member()
    REVIEWER = Member()
    UNDEFINED = Member()


class CreditStatus(OpenEnum):
    """Credit status. The values are known from a single source, not from BILL's reference."""

    NOT_APPLIED = Member()
    PARTIALLY_APPLIED = Member()
    FULLY_APPLIED = Member()
    IN_PROCESS = Member()
    UNDEFINED = Member()


class SpendCardType(OpenEnum):
    """Spend card type. The values are known from a single source, not from BILL's reference."""

    PHYSICAL = Member()
    VIRTUAL = Member()
    VIRTUAL_MEMBER = Member()
    VIRTUAL_VENDOR = Member()


class ReimbursementFulfillmentType(OpenEnum):
    """Reimbursement fulfillment type."""

    ACH = Member()
    PAYROLL = Member()


class TransactionType(OpenEnum):
    """Transaction type."""

    AUTHORIZATION = Member()
    CLEAR = Member()
    DECLINE = Member()
    OTHER = Member()


@model(confidence="derived")
class StatusAnswer(AnswerModel):
    """An answer that only reports success. Known from a single source, not from BILL's reference."""

    status: StatusAnswerStatus | None = optional_field("status", Choice(StatusAnswerStatus))


@model
class Address(AnswerModel):
    """A postal address. Part of `Organization`."""

    line1: str | None = optional_field("line1", Text())
    line2: str | None = optional_field("line2", Text())
    city: str | None = optional_field("city", Text())
    state_or_province: str | None = optional_field("stateOrProvince", Text())
    zip_or_postal_code: str | None = optional_field("zipOrPostalCode", Text())
    country: str | None = optional_field("country", Text(), doc="ISO-3166 alpha-2")
    country_name: str | None = optional_field("countryName", Text())


@model
class AddressInput(RequestModel):
    """A postal address. For requests; answers hold `Address`. Part of `OrganizationCreate`."""

    line1: str = required_field("line1", Text())
    line2: str | Unset | None = optional_field("line2", Text())
    city: str = required_field("city", Text())
    state_or_province: str | Unset | None = optional_field("stateOrProvince", Text())
    zip_or_postal_code: str = required_field("zipOrPostalCode", Text(), doc="required for most countries")
    country: str = required_field("country", Text(), doc="ISO-3166 alpha-2")


@model
class BillLineItemClassifications(AnswerModel):
    """Bill line item classifications."""

    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | None = optional_field("departmentId", Id("0de"))
    employee_id: str | None = optional_field("employeeId", Id("emp"))
    job_id: str | None = optional_field("jobId", Id("job"))
    location_id: str | None = optional_field("locationId", Id("loc"))
    item_id: str | None = optional_field("itemId", Id("0ii"))
    customer_id: str | None = optional_field("customerId", Id("0cu", strict=True))


@model
class BillLineItemClassificationsInput(RequestModel):
    """Bill line item classifications. For requests; answers hold `BillLineItemClassifications`."""

    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | Unset | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | Unset | None = optional_field("departmentId", Id("0de"))
    employee_id: str | Unset | None = optional_field("employeeId", Id("emp"))
    job_id: str | Unset | None = optional_field("jobId", Id("job"))
    location_id: str | Unset | None = optional_field("locationId", Id("loc"))
    item_id: str | Unset | None = optional_field("itemId", Id("0ii"))
    customer_id: str | Unset | None = optional_field("customerId", Id("0cu", strict=True))


@model
class VendorCreditApplied(AnswerModel):
    """A vendor credit, and the amount of it that is applied. Part of `BillPayment`."""

    id: str | None = optional_field("id", Id("vcr", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))


@model
class VendorCreditAppliedInput(RequestModel):
    """A vendor credit, and the amount of it that is applied. For requests; answers hold `VendorCreditApplied`."""

    id: str | Unset | None = optional_field("id", Id("vcr", strict=True))
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True))


@model
class InvoiceClassifications(AnswerModel):
    """Invoice classifications."""

    accounting_class_id: str | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | None = optional_field("departmentId", Id("0de"))
    job_id: str | None = optional_field("jobId", Id("job"))
    location_id: str | None = optional_field("locationId", Id("loc"))


@model
class InvoiceClassificationsInput(RequestModel):
    """Invoice classifications. For requests; answers hold `InvoiceClassifications`."""

    accounting_class_id: str | Unset | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | Unset | None = optional_field("departmentId", Id("0de"))
    job_id: str | Unset | None = optional_field("jobId", Id("job"))
    location_id: str | Unset | None = optional_field("locationId", Id("loc"))


@model(confidence="derived")
class InvoiceLineItemClassifications(AnswerModel):
    """Invoice line item classifications. Known from a single source, not from BILL's reference."""

    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | None = optional_field("departmentId", Id("0de"))
    job_id: str | None = optional_field("jobId", Id("job"))
    location_id: str | None = optional_field("locationId", Id("loc"))
    item_id: str | None = optional_field("itemId", Id("0ii"))


@model(confidence="derived")
class InvoiceLineItemClassificationsInput(RequestModel):
    """Invoice line item classifications. For requests; answers hold `InvoiceLineItemClassifications`. Known from a
    single source, not from BILL's reference.
    """

    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | Unset | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | Unset | None = optional_field("departmentId", Id("0de"))
    job_id: str | Unset | None = optional_field("jobId", Id("job"))
    location_id: str | Unset | None = optional_field("locationId", Id("loc"))
    item_id: str | Unset | None = optional_field("itemId", Id("0ii"))


@model
class CompanyOwner(AnswerModel):
    """Company owner, part of `Organization`."""

    name: str | None = optional_field("name", Text())
    date_of_birth: date | None = optional_field("dateOfBirth", Date())


@model
class CompanyOwnerInput(RequestModel):
    """Company owner, part of `OrganizationCreate` and `OrganizationUpdate`. For requests; answers hold `CompanyOwner`."""

    name: str | Unset | None = optional_field("name", Text())
    date_of_birth: date | Unset | None = optional_field("dateOfBirth", Date())


@model(confidence="derived")
class OrganizationProcessingOptions(AnswerModel):
    """Organization processing options, part of `Organization`. Known from a single source, not from BILL's reference."""

    mailing_address_same_as_physical: bool | None = optional_field(
        "mailingAddressSameAsPhysical", Boolean(), confidence="verified"
    )
    individual_transfer_out: bool | None = optional_field("individualTransferOut", Boolean())
    individual_transfer_in: bool | None = optional_field("individualTransferIn", Boolean())


@model(confidence="derived")
class OrganizationProcessingOptionsInput(RequestModel):
    """Organization processing options, part of `OrganizationCreate` and `OrganizationUpdate`. For requests; answers
    hold `OrganizationProcessingOptions`. Known from a single source, not from BILL's reference.
    """

    mailing_address_same_as_physical: bool | Unset | None = optional_field(
        "mailingAddressSameAsPhysical", Boolean(), confidence="verified"
    )
    individual_transfer_out: bool | Unset | None = optional_field("individualTransferOut", Boolean())
    individual_transfer_in: bool | Unset | None = optional_field("individualTransferIn", Boolean())


@model
class Organization(AnswerModel):
    """Organization."""

    id: str = required_field("id", Id("008", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    name: str | None = optional_field("name", Text())
    address: Address | None = optional_field("address", Nested(Address))
    mailing_address: Address | None = optional_field("mailingAddress", Nested(Address))
    phone: str | None = optional_field("phone", Text())
    company_owner: CompanyOwner | None = optional_field("companyOwner", Nested(CompanyOwner))
    tax_id: SecretFieldOrNone = optional_field("taxId", Text(), secret=True)
    tax_id_type: TaxIdType | None = optional_field("taxIdType", Choice(TaxIdType))
    industry: str | None = optional_field("industry", Text(), doc="one of the industries list")
    business_category: BusinessCategory | None = optional_field("businessCategory", Choice(BusinessCategory))
    account_type: OrganizationAccountType | None = optional_field("accountType", Choice(OrganizationAccountType))
    processing_options: OrganizationProcessingOptions | None = optional_field(
        "processingOptions", Nested(OrganizationProcessingOptions)
    )
    partner_name: str | None = optional_field("partnerName", Text(), doc="select partners only")
    created_time: datetime | None = optional_field("createdTime", DateTime(), confidence="derived")
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class OrganizationCreate(RequestModel):
    """Organization create."""

    name: str = required_field("name", Text(100))
    address: AddressInput = required_field("address", Nested(AddressInput))
    mailing_address: AddressInput | Unset | None = optional_field("mailingAddress", Nested(AddressInput))
    phone: str | Unset | None = optional_field("phone", Text())
    company_owner: CompanyOwnerInput | Unset | None = optional_field("companyOwner", Nested(CompanyOwnerInput))
    tax_id: SecretFieldOrUnset = optional_field("taxId", Text(), secret=True)
    tax_id_type: TaxIdType | str | Unset | None = optional_field("taxIdType", Choice(TaxIdType))
    industry: str | Unset | None = optional_field("industry", Text(500))
    business_category: BusinessCategory | str | Unset | None = optional_field(
        "businessCategory", Choice(BusinessCategory)
    )
    account_type: OrganizationAccountType | str | Unset | None = optional_field(
        "accountType", Choice(OrganizationAccountType)
    )
    processing_options: OrganizationProcessingOptionsInput | Unset | None = optional_field(
        "processingOptions", Nested(OrganizationProcessingOptionsInput)
    )


@model
class BillPayment(AnswerModel):
    """Bill payment."""

    id: str | None = optional_field("id", Id("blp", strict=True))
    bill_id: str | None = optional_field("billId", Id("00n", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    vendor_credits: list[VendorCreditApplied] | None = optional_field(
        "vendorCredits", ListOf(Nested(VendorCreditApplied)), confidence="derived"
    )


@model
class FundingAccount(AnswerModel):
    """Funding account."""

    type: FundingAccountType | None = optional_field("type", Choice(FundingAccountType))
    id: str | None = optional_field("id", Id(), doc="bac...")


@model
class FundingAccountInput(RequestModel):
    """Funding account. For requests; answers hold `FundingAccount`."""

    type: FundingAccountType | str = required_field("type", Choice(FundingAccountType))
    id: str | Unset | None = optional_field("id", Id(), doc="bac...; not needed for WALLET")


@model(confidence="derived")
class PaymentPurposeCode(AnswerModel):
    """Payment purpose code, part of `PaymentPurpose`. Known from a single source, not from BILL's reference."""

    name: str | None = optional_field("name", Text())
    value: str | None = optional_field("value", Text())


@model(confidence="derived")
class PaymentPurposeCodeInput(RequestModel):
    """Payment purpose code, part of `PaymentPurposeInput`. For requests; answers hold `PaymentPurposeCode`. Known from
    a single source, not from BILL's reference.
    """

    name: str | Unset | None = optional_field("name", Text())
    value: str | Unset | None = optional_field("value", Text())


@model
class PaymentPurpose(AnswerModel):
    """The purpose of a payment. The international configuration of the vendor tells which of the two fields is needed."""

    text: str | None = optional_field("text", Text())
    code: PaymentPurposeCode | None = optional_field("code", Nested(PaymentPurposeCode))


@model
class PaymentPurposeInput(RequestModel):
    """The purpose of a payment. The international configuration of the vendor tells which of the two fields is needed.
    For requests; answers hold `PaymentPurpose`.
    """

    text: str | Unset | None = optional_field("text", Text())
    code: PaymentPurposeCodeInput | Unset | None = optional_field("code", Nested(PaymentPurposeCodeInput))


@model
class RecurringSchedule(AnswerModel):
    """Recurring schedule."""

    period: RecurringPeriod | None = optional_field("period", Choice(RecurringPeriod))
    frequency: int | None = optional_field("frequency", Integer(), doc="every n periods")
    next_due_date: date | None = optional_field("nextDueDate", Date())
    end_date: date | None = optional_field("endDate", Date())
    days_in_advance: int | None = optional_field(
        "daysInAdvance", Integer(), doc="the number of days before the due date on which the bill is created"
    )


@model
class RecurringScheduleInput(RequestModel):
    """Recurring schedule. For requests; answers hold `RecurringSchedule`."""

    period: RecurringPeriod | str = required_field(
        "period", Choice(RecurringPeriod), doc="not NONE, which occurs only in answers"
    )
    frequency: int = required_field("frequency", Integer(), doc="every n periods")
    next_due_date: date = required_field("nextDueDate", Date())
    end_date: date | Unset | None = optional_field("endDate", Date())
    days_in_advance: int | Unset | None = optional_field(
        "daysInAdvance", Integer(), doc="the number of days before the due date on which the bill is created"
    )


@model
class RiskVerificationPhoneRequest(RequestModel):
    """Risk verification phone request."""

    phone_number: str = required_field("phoneNumber", Text())
    phone_type: PhoneType | str = required_field("phoneType", Choice(PhoneType))


@model
class Role(AnswerModel):
    """Role."""

    id: str = required_field("id", Id("0po", strict=True))
    type: RoleType | None = optional_field("type", Choice(RoleType))
    description: str | None = optional_field("description", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class UserRole(AnswerModel):
    """User role, part of `User`."""

    id: str | None = optional_field("id", Id("0po", strict=True))
    type: RoleType | None = optional_field("type", Choice(RoleType))
    description: str | None = optional_field("description", Text())


@model
class User(AnswerModel):
    """A user of an organization."""

    id: str = required_field("id", Id("006", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    first_name: str | None = optional_field("firstName", Text())
    last_name: str | None = optional_field("lastName", Text())
    email: str | None = optional_field("email", Text())
    role: UserRole | None = optional_field("role", Nested(UserRole))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class VendorBankAccount(AnswerModel):
    """The bank account of a vendor. A vendor has at most one."""

    name_on_account: str | None = optional_field("nameOnAccount", Text())
    account_number: SecretFieldOrNone = optional_field("accountNumber", Text(), secret=True, doc="IBAN possible")
    routing_number: SecretFieldOrNone = optional_field("routingNumber", Text(), secret=True, doc="empty for IBAN")
    type: BankAccountType | None = optional_field("type", Choice(BankAccountType))
    owner_type: BankAccountOwnerType | None = optional_field("ownerType", Choice(BankAccountOwnerType))
    payment_currency: str | None = optional_field("paymentCurrency", Text(), doc="three-letter ISO 4217 code")
    status: str | None = optional_field("status", Text(), confidence="derived", doc="verification status")


@model
class RegulatoryField(RequestModel):
    """Regulatory field, part of `VendorBankAccountCreate`."""

    name: str = required_field("name", Text())
    value: str = required_field("value", Text())


@model
class VendorBankAccountCreate(RequestModel):
    """A new bank account of a vendor. To change an account, delete it and create another."""

    name_on_account: str | Unset | None = optional_field("nameOnAccount", Text())
    account_number: SecretField = required_field("accountNumber", Text(), secret=True)
    routing_number: SecretFieldOrUnset = optional_field("routingNumber", Text(), secret=True, doc="empty for IBAN")
    type: BankAccountType | str | Unset | None = optional_field(
        "type", Choice(BankAccountType), doc="needed for vendors outside the US"
    )
    owner_type: BankAccountOwnerType | str | Unset | None = optional_field("ownerType", Choice(BankAccountOwnerType))
    regulatory_fields: Sequence[RegulatoryField] | Unset | None = optional_field(
        "regulatoryFields", ListOf(Nested(RegulatoryField))
    )
    payment_currency: str | Unset | None = optional_field("paymentCurrency", Text())


@model
class CustomFieldSelection(RequestModel):
    """Custom field selection."""

    custom_field_id: str = required_field("customFieldId", Id())
    selected_values: Sequence[str] | Unset | None = optional_field(
        "selectedValues", ListOf(Text()), doc="value ids; [] clears"
    )
    note: str | Unset | None = optional_field("note", Text(), doc="NOTE fields only")


@model
class SelectedValue(AnswerModel):
    """Selected value, part of `TransactionCustomField`."""

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str | None = optional_field("uuid", Id())
    value: str | None = optional_field("value", Text())


@model
class TransactionCustomField(AnswerModel):
    """A custom field of a transaction, with the selected values."""

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str | None = optional_field("uuid", Id())
    name: str | None = optional_field("name", Text())
    note: str | None = optional_field("note", Text())
    is_required: bool | None = optional_field("isRequired", Boolean())
    selected_values: list[SelectedValue] | None = optional_field("selectedValues", ListOf(Nested(SelectedValue)))


@model
class Receipt(AnswerModel):
    """Receipt."""

    uuid: str | None = optional_field("uuid", Id(), doc="begins with rct_")
    filename: str | None = optional_field("filename", Text())
    url: str | None = optional_field("url", Text(), doc="download URL; absent in reimbursement lists")


@model
class UploadUrl(AnswerModel):
    """Upload url."""

    url: str | None = optional_field(
        "url", Text(), doc="pre-signed PUT target; the same value is then sent as receipts[].url"
    )


@model
class StatusMessage(AnswerModel):
    """Status message."""

    status: str | None = optional_field("status", Text())


@model
class EventNotification(AnswerModel):
    """Event notification."""

    id: str = required_field("id", Id(), doc="event id, the same as metadata.eventId of the delivery")
    type: str | None = optional_field("type", Text())
    version: str | None = optional_field("version", Text())
    subscription_id: str | None = optional_field("subscriptionId", Id())
    payload: str | None = optional_field(
        "payload", Text(), doc="the notification as a JSON-escaped string: parse it again"
    )
    created_time: datetime | None = optional_field("createdTime", DateTime())
    status_code: int | None = optional_field(
        "statusCode", Integer(), doc="the HTTP status of the answer from the notification URL"
    )


@model
class CurrencyData(AnswerModel):
    """Currency data."""

    exchange_rate: Decimal | None = optional_field("exchangeRate", Number())
    exponent: int | None = optional_field("exponent", Integer(), doc="decimal places")
    original_currency_amount: str | None = optional_field(
        "originalCurrencyAmount", Text(), doc='minor units as a string, e.g. "5303"'
    )
    original_currency_code: str | None = optional_field("originalCurrencyCode", Text(), doc="ISO 4217")
    symbol: str | None = optional_field("symbol", Text())


@model
class AddressUpdate(RequestModel):
    """A postal address. In a change, none of its fields is required; `AddressInput` is accepted as well. Part of
    `OrganizationUpdate`.
    """

    line1: str | Unset | None = optional_field("line1", Text())
    line2: str | Unset | None = optional_field("line2", Text())
    city: str | Unset | None = optional_field("city", Text())
    state_or_province: str | Unset | None = optional_field("stateOrProvince", Text())
    zip_or_postal_code: str | Unset | None = optional_field(
        "zipOrPostalCode", Text(), doc="required for most countries"
    )
    country: str | Unset | None = optional_field("country", Text(), doc="ISO-3166 alpha-2")


@model
class OrganizationUpdate(RequestModel):
    """Organization update."""

    name: str | Unset | None = optional_field("name", Text(100))
    address: AddressUpdate | AddressInput | Unset | None = optional_field(
        "address", Nested(AddressUpdate, AddressInput)
    )
    mailing_address: AddressUpdate | AddressInput | Unset | None = optional_field(
        "mailingAddress", Nested(AddressUpdate, AddressInput)
    )
    phone: str | Unset | None = optional_field("phone", Text())
    company_owner: CompanyOwnerInput | Unset | None = optional_field("companyOwner", Nested(CompanyOwnerInput))
    tax_id: SecretFieldOrUnset = optional_field("taxId", Text(), secret=True)
    tax_id_type: TaxIdType | str | Unset | None = optional_field("taxIdType", Choice(TaxIdType))
    industry: str | Unset | None = optional_field("industry", Text(500))
    business_category: BusinessCategory | str | Unset | None = optional_field(
        "businessCategory", Choice(BusinessCategory)
    )
    account_type: OrganizationAccountType | str | Unset | None = optional_field(
        "accountType", Choice(OrganizationAccountType)
    )
    processing_options: OrganizationProcessingOptionsInput | Unset | None = optional_field(
        "processingOptions", Nested(OrganizationProcessingOptionsInput)
    )


@model
class MassPaymentCount(AnswerModel):
    """The number of payments of a mass payment in each state."""

    scheduled: int | None = optional_field("scheduled", Integer(), doc="payments that BILL has not created yet")
    completed: int | None = optional_field("completed", Integer(), doc="payments that BILL has created; they have ids")
    failed: int | None = optional_field("failed", Integer())
    total: int | None = optional_field("total", Integer())


@model
class RecurringScheduleUpdate(RequestModel):
    """Recurring schedule update. In a change, none of its fields is required; `RecurringScheduleInput` is accepted as
    well.
    """

    period: RecurringPeriod | str | Unset | None = optional_field(
        "period", Choice(RecurringPeriod), doc="not NONE, which occurs only in answers"
    )
    frequency: int | Unset | None = optional_field("frequency", Integer(), doc="every n periods")
    next_due_date: date | Unset | None = optional_field("nextDueDate", Date())
    end_date: date | Unset | None = optional_field("endDate", Date())
    days_in_advance: int | Unset | None = optional_field(
        "daysInAdvance", Integer(), doc="the number of days before the due date on which the bill is created"
    )
