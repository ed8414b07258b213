"""Vendors that the organization pays.

Generated from spec/v3/vendors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._schema.fields import SecretFieldOrNone, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Integer, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
from .common import (
    AccountHolderType,
    Address,
    AddressInput,
    AddressUpdate,
    DisbursementType,
    NetworkStatus,
    PaymentPurpose,
    PaymentPurposeCode,
    PaymentPurposeInput,
    TaxIdType,
    VendorBankAccount,
    VendorBankAccountCreate,
)

__all__ = [
    "IntlConfig",
    "IntlPaymentPurpose",
    "IntlValidationField",
    "IntlValidations",
    "PayBySubType",
    "PayByType",
    "PaymentPurposeType",
    "TransferMethod",
    "Vendor",
    "VendorAdditionalInfo",
    "VendorAdditionalInfoInput",
    "VendorAutoPay",
    "VendorAutoPayInput",
    "VendorBalance",
    "VendorBankAccountStatus",
    "VendorConfiguration",
    "VendorCreate",
    "VendorPaymentInformation",
    "VendorPaymentInformationCreate",
    "VendorPaymentInformationUpdate",
    "VendorUpdate",
    "VendorVirtualCard",
    "VirtualCardStatus",
]


class VendorBankAccountStatus(OpenEnum):
    """Vendor bank account status, part of `Vendor`. The values are known from a single source, not from BILL's
    reference.
    """

    NO_ACCOUNT = Member()
    NET_LINKED_ACCOUNT = Member()
    NO_NET_LINKED_ACCOUNT = Member()
    UNDEFINED = Member()


class PayByType(OpenEnum):
    """Pay by type, part of `VendorPaymentInformation`."""

    ACH = Member()
    CHECK = Member()
    INTERNATIONAL_E_PAYMENT = Member()
    OFFLINE = Member()
    RPPS = Member()
    VIRTUAL_CARD = Member()
    WALLET = Member()
    UNDEFINED = Member()


class PayBySubType(OpenEnum):
    """Pay by sub type, part of `VendorPaymentInformation`."""

    ACH = Member()
    IACH = Member()
    LOCAL = Member()
    MULTIPLE = Member()
    NONE = Member()
    WIRE = Member()
    UNDEFINED = Member()


class TransferMethod(OpenEnum):
    """Transfer method, part of `VendorPaymentInformation`."""

    LOCAL = Member()
    WIRE = Member()


class VirtualCardStatus(OpenEnum):
    """Virtual card status, part of `VendorVirtualCard`. The values are known from a single source, not from BILL's
    reference.
    """

    CONFIRMED = Member()
    DECLINED = Member()
    ENROLLED = Member()
    ON_HOLD = Member()
    OPEN = Member()
    PAY_FOR_YOUR_OPPORTUNITY = Member()
    PAYER_ASSIST = Member()
    PENDING = Member()
    PHONE_NUMBER_NEEDED = Member()
    RECRUITING = Member()
    REQUIRE_MORE_INFO = Member()
    VERBAL_COMMITMENT = Member()
    UNKNOWN = Member()
    UNDEFINED = Member()


class PaymentPurposeType(OpenEnum):
    """Payment purpose type, part of `IntlPaymentPurpose`. Some of the values are assumed."""

    CODE = Member()
    TEXT = Member()
    NONE = Member()


@model
class VendorVirtualCard(AnswerModel):
    """Vendor virtual card, part of `VendorPaymentInformation`."""

    status: VirtualCardStatus | None = optional_field("status", Choice(VirtualCardStatus))
    remit_email: str | None = optional_field("remitEmail", Text())
    enroll_date: datetime | None = optional_field("enrollDate", DateTime())
    decline_date: datetime | None = optional_field("declineDate", DateTime())
    alternate_pay_by_type: DisbursementType | None = optional_field("alternatePayByType", Choice(DisbursementType))


@model
class VendorPaymentInformation(AnswerModel):
    """Vendor payment information, part of `Vendor`."""

    payee_name: str | None = optional_field("payeeName", Text())
    email: str | None = optional_field("email", Text())
    last_payment_date: str | None = optional_field("lastPaymentDate", Text())
    pay_by_type: PayByType | None = optional_field("payByType", Choice(PayByType))
    pay_by_sub_type: PayBySubType | None = optional_field("payBySubType", Choice(PayBySubType))
    transfer_method: TransferMethod | None = optional_field(
        "transferMethod", Choice(TransferMethod), doc="set when payBySubType is MULTIPLE"
    )
    virtual_card: VendorVirtualCard | None = optional_field("virtualCard", Nested(VendorVirtualCard))
    bank_country: str | None = optional_field("bankCountry", Text(), confidence="assumed", doc="as in requests")
    payment_currency: str | None = optional_field("paymentCurrency", Text(), confidence="assumed", doc="as in requests")
    bank_account: VendorBankAccount | None = optional_field(
        "bankAccount", Nested(VendorBankAccount), doc="seen in the answers of create and get"
    )
    payment_purpose: PaymentPurpose | None = optional_field("paymentPurpose", Nested(PaymentPurpose))


@model
class VendorAdditionalInfo(AnswerModel):
    """Vendor additional info, part of `Vendor`."""

    tax_id: SecretFieldOrNone = optional_field("taxId", Text(), secret=True)
    tax_id_type: TaxIdType | None = optional_field("taxIdType", Choice(TaxIdType))
    track1099: bool | None = optional_field("track1099", Boolean())
    lead_time_in_days: int | None = optional_field("leadTimeInDays", Integer())
    combine_payments: bool | None = optional_field("combinePayments", Boolean())
    payment_term_id: str | None = optional_field("paymentTermId", Id("00p", strict=True))
    company_name: str | None = optional_field("companyName", Text())


@model
class VendorAdditionalInfoInput(RequestModel):
    """Vendor additional info, part of `VendorCreate` and `VendorUpdate`. For requests; answers hold
    `VendorAdditionalInfo`.
    """

    tax_id: SecretFieldOrUnset = optional_field("taxId", Text(), secret=True)
    tax_id_type: TaxIdType | str | Unset | None = optional_field("taxIdType", Choice(TaxIdType))
    track1099: bool | Unset | None = optional_field("track1099", Boolean())
    lead_time_in_days: int | Unset | None = optional_field("leadTimeInDays", Integer())
    combine_payments: bool | Unset | None = optional_field("combinePayments", Boolean())
    payment_term_id: str | Unset | None = optional_field("paymentTermId", Id("00p", strict=True))
    company_name: str | Unset | None = optional_field("companyName", Text())


@model
class VendorBalance(AnswerModel):
    """Vendor balance, part of `Vendor`."""

    amount: Decimal | None = optional_field("amount", Number(money=True))
    last_updated_date: datetime | None = optional_field("lastUpdatedDate", DateTime())


@model
class VendorAutoPay(AnswerModel):
    """Vendor auto pay, part of `Vendor`."""

    enabled: bool | None = optional_field("enabled", Boolean())
    bank_account_id: str | None = optional_field("bankAccountId", Id("bac", strict=True))
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    max_amount: Decimal | None = optional_field("maxAmount", Number(money=True))
    days_before_due_date: int | None = optional_field("daysBeforeDueDate", Integer())


@model
class VendorAutoPayInput(RequestModel):
    """Vendor auto pay, part of `VendorCreate` and `VendorUpdate`. For requests; answers hold `VendorAutoPay`."""

    enabled: bool | Unset | None = optional_field("enabled", Boolean(), doc="true needs an MFA-trusted session")
    bank_account_id: str | Unset | None = optional_field("bankAccountId", Id("bac", strict=True))
    created_by: str | Unset | None = optional_field("createdBy", Id("006", strict=True), doc="known only from answers")
    max_amount: Decimal | int | Unset | None = optional_field("maxAmount", Number(money=True))
    days_before_due_date: int | Unset | None = optional_field("daysBeforeDueDate", Integer())


@model
class Vendor(AnswerModel):
    """Vendor, returned by `vendors.list`, `vendors.create`, `vendors.create_bulk` and 4 more."""

    id: str = required_field("id", Id("009", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    name: str | None = optional_field("name", Text())
    short_name: str | None = optional_field("shortName", Text())
    account_number: SecretFieldOrNone = optional_field(
        "accountNumber", Text(), secret=True, doc="your account number at the vendor; a JSON number in webhooks"
    )
    account_type: AccountHolderType | None = optional_field("accountType", Choice(AccountHolderType))
    email: str | None = optional_field("email", Text())
    phone: str | None = optional_field("phone", Text())
    address: Address | None = optional_field("address", Nested(Address))
    payment_information: VendorPaymentInformation | None = optional_field(
        "paymentInformation", Nested(VendorPaymentInformation)
    )
    additional_info: VendorAdditionalInfo | None = optional_field("additionalInfo", Nested(VendorAdditionalInfo))
    rpps_id: str | None = optional_field("rppsId", Id(), doc="the id of a verified national vendor")
    bank_account_status: VendorBankAccountStatus | None = optional_field(
        "bankAccountStatus", Choice(VendorBankAccountStatus)
    )
    recurring_payments: bool | None = optional_field("recurringPayments", Boolean())
    bill_currency: str | None = optional_field("billCurrency", Text(), doc="three-letter ISO 4217 code")
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    balance: VendorBalance | None = optional_field("balance", Nested(VendorBalance))
    auto_pay: VendorAutoPay | None = optional_field("autoPay", Nested(VendorAutoPay))
    network_status: NetworkStatus | None = optional_field("networkStatus", Choice(NetworkStatus))
    payment_network_id: str | None = optional_field("paymentNetworkId", Id())


@model
class VendorPaymentInformationCreate(RequestModel):
    """Vendor payment information create, part of `VendorCreate`."""

    payee_name: str | Unset | None = optional_field(
        "payeeName", Text(), doc="needed for payments by check and for electronic payments"
    )
    email: str | Unset | None = optional_field("email", Text(), confidence="assumed")
    bank_country: str | Unset | None = optional_field(
        "bankCountry", Text(), doc="needed for the bank account of a vendor outside the US"
    )
    payment_currency: str | Unset | None = optional_field(
        "paymentCurrency", Text(), doc="needed for the bank account of a vendor outside the US"
    )
    bank_account: VendorBankAccountCreate | Unset | None = optional_field(
        "bankAccount", Nested(VendorBankAccountCreate)
    )
    payment_purpose: PaymentPurposeInput | Unset | None = optional_field("paymentPurpose", Nested(PaymentPurposeInput))


@model
class VendorCreate(RequestModel):
    """Vendor create, accepted by `vendors.create` and `vendors.create_bulk`."""

    name: str = required_field("name", Text(100))
    short_name: str | Unset | None = optional_field("shortName", Text(40))
    account_number: SecretFieldOrUnset = optional_field("accountNumber", Text(), secret=True)
    account_type: AccountHolderType | str | Unset | None = optional_field("accountType", Choice(AccountHolderType))
    email: str | Unset | None = optional_field("email", Text())
    phone: str | Unset | None = optional_field("phone", Text())
    address: AddressInput = required_field("address", Nested(AddressInput))
    payment_information: VendorPaymentInformationCreate | Unset | None = optional_field(
        "paymentInformation", Nested(VendorPaymentInformationCreate)
    )
    additional_info: VendorAdditionalInfoInput | Unset | None = optional_field(
        "additionalInfo", Nested(VendorAdditionalInfoInput)
    )
    bill_currency: str | Unset | None = optional_field("billCurrency", Text(), doc="three-letter ISO 4217 code")
    auto_pay: VendorAutoPayInput | Unset | None = optional_field("autoPay", Nested(VendorAutoPayInput))


@model(confidence="derived")
class IntlPaymentPurpose(AnswerModel):
    """Intl payment purpose, part of `IntlConfig`. Known from a single source, not from BILL's reference."""

    required: bool | None = optional_field("required", Boolean())
    type: PaymentPurposeType | None = optional_field("type", Choice(PaymentPurposeType))
    codes: list[PaymentPurposeCode] | None = optional_field("codes", ListOf(Nested(PaymentPurposeCode)))


@model(confidence="derived")
class IntlValidationField(AnswerModel):
    """Intl validation field, part of `IntlValidations`. Known from a single source, not from BILL's reference."""

    name: str | None = optional_field("name", Text())
    description: str | None = optional_field("description", Text())
    regular_expression: str | None = optional_field("regularExpression", Text())
    required: bool | None = optional_field("required", Boolean())


@model(confidence="derived")
class IntlValidations(AnswerModel):
    """Intl validations, part of `IntlConfig`. Known from a single source, not from BILL's reference."""

    fields: list[IntlValidationField] | None = optional_field("fields", ListOf(Nested(IntlValidationField)))


@model(confidence="derived")
class IntlConfig(AnswerModel):
    """Intl config, returned by `vendors.get_international_configuration`; part of `VendorConfiguration`. Known from a
    single source, not from BILL's reference.
    """

    payment_purpose: IntlPaymentPurpose | None = optional_field("paymentPurpose", Nested(IntlPaymentPurpose))
    validations: IntlValidations | None = optional_field("validations", Nested(IntlValidations))


@model(confidence="derived")
class VendorConfiguration(AnswerModel):
    """Vendor configuration, returned by `vendors.get_configuration`. Known from a single source, not from BILL's
    reference.
    """

    international_payments: IntlConfig | None = optional_field("internationalPayments", Nested(IntlConfig))


@model
class VendorPaymentInformationUpdate(RequestModel):
    """The way a vendor is paid, except the bank account. To change the bank account, delete it and create another. Part
    of `VendorUpdate`.
    """

    payee_name: str | Unset | None = optional_field(
        "payeeName", Text(), doc="needed for payments by check and for electronic payments"
    )
    email: str | Unset | None = optional_field("email", Text(), confidence="assumed")
    bank_country: str | Unset | None = optional_field(
        "bankCountry", Text(), doc="needed for the bank account of a vendor outside the US"
    )
    payment_currency: str | Unset | None = optional_field(
        "paymentCurrency", Text(), doc="needed for the bank account of a vendor outside the US"
    )
    payment_purpose: PaymentPurposeInput | Unset | None = optional_field("paymentPurpose", Nested(PaymentPurposeInput))


@model
class VendorUpdate(RequestModel):
    """Vendor update, accepted by `vendors.update`."""

    name: str | Unset | None = optional_field("name", Text(100))
    short_name: str | Unset | None = optional_field("shortName", Text(40))
    account_number: SecretFieldOrUnset = optional_field("accountNumber", Text(), secret=True)
    account_type: AccountHolderType | str | Unset | None = optional_field("accountType", Choice(AccountHolderType))
    email: str | Unset | None = optional_field("email", Text())
    phone: str | Unset | None = optional_field("phone", Text())
    address: AddressUpdate | AddressInput | Unset | None = optional_field(
        "address", Nested(AddressUpdate, AddressInput)
    )
    payment_information: VendorPaymentInformationUpdate | Unset | None = optional_field(
        "paymentInformation", Nested(VendorPaymentInformationUpdate)
    )
    additional_info: VendorAdditionalInfoInput | Unset | None = optional_field(
        "additionalInfo", Nested(VendorAdditionalInfoInput)
    )
    bill_currency: str | Unset | None = optional_field("billCurrency", Text(), doc="three-letter ISO 4217 code")
    auto_pay: VendorAutoPayInput | Unset | None = optional_field("autoPay", Nested(VendorAutoPayInput))
