"""Vendors that the organization pays.

Generated from spec/v3/vendors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Integer, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_int, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
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


class VendorBankAccountStatus(
    OpenEnum,
    members={
        "NO_ACCOUNT": "NO_ACCOUNT",
        "NET_LINKED_ACCOUNT": "NET_LINKED_ACCOUNT",
        "NO_NET_LINKED_ACCOUNT": "NO_NET_LINKED_ACCOUNT",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Vendor bank account status, part of `Vendor`. The values are known from a single source, not from BILL's
    reference.
    """

    NO_ACCOUNT: ClassVar[VendorBankAccountStatus]
    NET_LINKED_ACCOUNT: ClassVar[VendorBankAccountStatus]
    NO_NET_LINKED_ACCOUNT: ClassVar[VendorBankAccountStatus]
    UNDEFINED: ClassVar[VendorBankAccountStatus]


class PayByType(
    OpenEnum,
    members={
        "ACH": "ACH",
        "CHECK": "CHECK",
        "INTERNATIONAL_E_PAYMENT": "INTERNATIONAL_E_PAYMENT",
        "OFFLINE": "OFFLINE",
        "RPPS": "RPPS",
        "VIRTUAL_CARD": "VIRTUAL_CARD",
        "WALLET": "WALLET",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Pay by type, part of `VendorPaymentInformation`."""

    ACH: ClassVar[PayByType]
    CHECK: ClassVar[PayByType]
    INTERNATIONAL_E_PAYMENT: ClassVar[PayByType]
    OFFLINE: ClassVar[PayByType]
    RPPS: ClassVar[PayByType]
    VIRTUAL_CARD: ClassVar[PayByType]
    WALLET: ClassVar[PayByType]
    UNDEFINED: ClassVar[PayByType]


class PayBySubType(
    OpenEnum,
    members={
        "ACH": "ACH",
        "IACH": "IACH",
        "LOCAL": "LOCAL",
        "MULTIPLE": "MULTIPLE",
        "NONE": "NONE",
        "WIRE": "WIRE",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Pay by sub type, part of `VendorPaymentInformation`."""

    ACH: ClassVar[PayBySubType]
    IACH: ClassVar[PayBySubType]
    LOCAL: ClassVar[PayBySubType]
    MULTIPLE: ClassVar[PayBySubType]
    NONE: ClassVar[PayBySubType]
    WIRE: ClassVar[PayBySubType]
    UNDEFINED: ClassVar[PayBySubType]


class TransferMethod(OpenEnum, members={"LOCAL": "LOCAL", "WIRE": "WIRE"}):
    """Transfer method, part of `VendorPaymentInformation`."""

    LOCAL: ClassVar[TransferMethod]
    WIRE: ClassVar[TransferMethod]


class VirtualCardStatus(
    OpenEnum,
    members={
        "CONFIRMED": "CONFIRMED",
        "DECLINED": "DECLINED",
        "ENROLLED": "ENROLLED",
        "ON_HOLD": "ON_HOLD",
        "OPEN": "OPEN",
        "PAY_FOR_YOUR_OPPORTUNITY": "PAY_FOR_YOUR_OPPORTUNITY",
        "PAYER_ASSIST": "PAYER_ASSIST",
        "PENDING": "PENDING",
        "PHONE_NUMBER_NEEDED": "PHONE_NUMBER_NEEDED",
        "RECRUITING": "RECRUITING",
        "REQUIRE_MORE_INFO": "REQUIRE_MORE_INFO",
        "VERBAL_COMMITMENT": "VERBAL_COMMITMENT",
        "UNKNOWN": "UNKNOWN",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Virtual card status, part of `VendorVirtualCard`. The values are known from a single source, not from BILL's
    reference.
    """

    CONFIRMED: ClassVar[VirtualCardStatus]
    DECLINED: ClassVar[VirtualCardStatus]
    ENROLLED: ClassVar[VirtualCardStatus]
    ON_HOLD: ClassVar[VirtualCardStatus]
    OPEN: ClassVar[VirtualCardStatus]
    PAY_FOR_YOUR_OPPORTUNITY: ClassVar[VirtualCardStatus]
    PAYER_ASSIST: ClassVar[VirtualCardStatus]
    PENDING: ClassVar[VirtualCardStatus]
    PHONE_NUMBER_NEEDED: ClassVar[VirtualCardStatus]
    RECRUITING: ClassVar[VirtualCardStatus]
    REQUIRE_MORE_INFO: ClassVar[VirtualCardStatus]
    VERBAL_COMMITMENT: ClassVar[VirtualCardStatus]
    UNKNOWN: ClassVar[VirtualCardStatus]
    UNDEFINED: ClassVar[VirtualCardStatus]


class PaymentPurposeType(OpenEnum, members={"CODE": "CODE", "TEXT": "TEXT", "NONE": "NONE"}):
    """Payment purpose type, part of `IntlPaymentPurpose`. Some of the values are assumed."""

    CODE: ClassVar[PaymentPurposeType]
    TEXT: ClassVar[PaymentPurposeType]
    NONE: ClassVar[PaymentPurposeType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorVirtualCard(AnswerModel):
    """Vendor virtual card, part of `VendorPaymentInformation`."""

    status: VirtualCardStatus | None = None
    remit_email: str | None = None
    enroll_date: datetime | None = None
    decline_date: datetime | None = None
    alternate_pay_by_type: DisbursementType | None = None

    __fields__ = (
        Field("status", "status", Choice(VirtualCardStatus)),
        Field("remit_email", "remitEmail", Text()),
        Field("enroll_date", "enrollDate", DateTime()),
        Field("decline_date", "declineDate", DateTime()),
        Field("alternate_pay_by_type", "alternatePayByType", Choice(DisbursementType)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorVirtualCard:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorVirtualCard)
        value = take("status", None)
        new.status = None if value is None else VirtualCardStatus(value)
        value = take("remitEmail", None)
        new.remit_email = value if type(value) is str or value is None else to_text(value)
        value = take("enrollDate", None)
        new.enroll_date = None if value is None else to_datetime(value)
        value = take("declineDate", None)
        new.decline_date = None if value is None else to_datetime(value)
        value = take("alternatePayByType", None)
        new.alternate_pay_by_type = None if value is None else DisbursementType(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorPaymentInformation(AnswerModel):
    """Vendor payment information, part of `Vendor`."""

    payee_name: str | None = None
    email: str | None = None
    last_payment_date: str | None = None
    pay_by_type: PayByType | None = None
    pay_by_sub_type: PayBySubType | None = None
    transfer_method: TransferMethod | None = None
    """`transferMethod`: set when payBySubType is MULTIPLE."""
    virtual_card: VendorVirtualCard | None = None
    bank_country: str | None = None
    """`bankCountry`: as it was sent; assumed."""
    payment_currency: str | None = None
    """`paymentCurrency`: as it was sent; assumed."""
    bank_account: VendorBankAccount | None = None
    """`bankAccount`: in replies of create/get in the export."""
    payment_purpose: PaymentPurpose | None = None

    __fields__ = (
        Field("payee_name", "payeeName", Text()),
        Field("email", "email", Text()),
        Field("last_payment_date", "lastPaymentDate", Text()),
        Field("pay_by_type", "payByType", Choice(PayByType)),
        Field("pay_by_sub_type", "payBySubType", Choice(PayBySubType)),
        Field("transfer_method", "transferMethod", Choice(TransferMethod), doc="set when payBySubType is MULTIPLE"),
        Field("virtual_card", "virtualCard", Nested(VendorVirtualCard)),
        Field("bank_country", "bankCountry", Text(), confidence="assumed", doc="as it was sent"),
        Field("payment_currency", "paymentCurrency", Text(), confidence="assumed", doc="as it was sent"),
        Field("bank_account", "bankAccount", Nested(VendorBankAccount), doc="in replies of create/get in the export"),
        Field("payment_purpose", "paymentPurpose", Nested(PaymentPurpose)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorPaymentInformation:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorPaymentInformation)
        value = take("payeeName", None)
        new.payee_name = value if type(value) is str or value is None else to_text(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("lastPaymentDate", None)
        new.last_payment_date = value if type(value) is str or value is None else to_text(value)
        value = take("payByType", None)
        new.pay_by_type = None if value is None else PayByType(value)
        value = take("payBySubType", None)
        new.pay_by_sub_type = None if value is None else PayBySubType(value)
        value = take("transferMethod", None)
        new.transfer_method = None if value is None else TransferMethod(value)
        value = take("virtualCard", None)
        new.virtual_card = None if value is None else VendorVirtualCard._from_wire(value)
        value = take("bankCountry", None)
        new.bank_country = value if type(value) is str or value is None else to_text(value)
        value = take("paymentCurrency", None)
        new.payment_currency = value if type(value) is str or value is None else to_text(value)
        value = take("bankAccount", None)
        new.bank_account = None if value is None else VendorBankAccount._from_wire(value)
        value = take("paymentPurpose", None)
        new.payment_purpose = None if value is None else PaymentPurpose._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorAdditionalInfo(AnswerModel):
    """Vendor additional info, part of `Vendor`."""

    tax_id: str | None = None
    """`taxId`: never shown."""
    tax_id_type: TaxIdType | None = None
    track1099: bool | None = None
    lead_time_in_days: int | None = None
    combine_payments: bool | None = None
    payment_term_id: str | None = None
    """`paymentTermId`: begins 00p."""
    company_name: str | None = None

    __fields__ = (
        Field("tax_id", "taxId", Text(), secret=True),
        Field("tax_id_type", "taxIdType", Choice(TaxIdType)),
        Field("track1099", "track1099", Boolean()),
        Field("lead_time_in_days", "leadTimeInDays", Integer()),
        Field("combine_payments", "combinePayments", Boolean()),
        Field("payment_term_id", "paymentTermId", Id("00p", strict=True)),
        Field("company_name", "companyName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorAdditionalInfo:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorAdditionalInfo)
        value = take("taxId", None)
        new.tax_id = value if type(value) is str or value is None else to_text(value)
        value = take("taxIdType", None)
        new.tax_id_type = None if value is None else TaxIdType(value)
        value = take("track1099", None)
        new.track1099 = value if type(value) is bool or value is None else to_bool(value)
        value = take("leadTimeInDays", None)
        new.lead_time_in_days = value if type(value) is int or value is None else to_int(value)
        value = take("combinePayments", None)
        new.combine_payments = value if type(value) is bool or value is None else to_bool(value)
        value = take("paymentTermId", None)
        new.payment_term_id = value if type(value) is str or value is None else to_text(value)
        value = take("companyName", None)
        new.company_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorAdditionalInfoInput(RequestModel):
    """Vendor additional info, part of `VendorCreate` and `VendorUpdate`. For requests; answers hold
    `VendorAdditionalInfo`.
    """

    tax_id: str | Unset | None = UNSET
    """`taxId`: never shown."""
    tax_id_type: TaxIdType | str | Unset | None = UNSET
    track1099: bool | Unset | None = UNSET
    lead_time_in_days: int | Unset | None = UNSET
    combine_payments: bool | Unset | None = UNSET
    payment_term_id: str | Unset | None = UNSET
    """`paymentTermId`: begins 00p."""
    company_name: str | Unset | None = UNSET

    __fields__ = (
        Field("tax_id", "taxId", Text(), secret=True),
        Field("tax_id_type", "taxIdType", Choice(TaxIdType)),
        Field("track1099", "track1099", Boolean()),
        Field("lead_time_in_days", "leadTimeInDays", Integer()),
        Field("combine_payments", "combinePayments", Boolean()),
        Field("payment_term_id", "paymentTermId", Id("00p", strict=True)),
        Field("company_name", "companyName", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorBalance(AnswerModel):
    """Vendor balance, part of `Vendor`."""

    amount: Decimal | None = None
    last_updated_date: datetime | None = None

    __fields__ = (
        Field("amount", "amount", Number(money=True)),
        Field("last_updated_date", "lastUpdatedDate", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorBalance:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorBalance)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("lastUpdatedDate", None)
        new.last_updated_date = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorAutoPay(AnswerModel):
    """Vendor auto pay, part of `Vendor`."""

    enabled: bool | None = None
    """`enabled`: turning on needs an MFA-trusted session."""
    bank_account_id: str | None = None
    """`bankAccountId`: begins bac."""
    created_by: str | None = None
    """`createdBy`: 006, reply only; begins 006."""
    max_amount: Decimal | None = None
    days_before_due_date: int | None = None

    __fields__ = (
        Field("enabled", "enabled", Boolean(), doc="turning on needs an MFA-trusted session"),
        Field("bank_account_id", "bankAccountId", Id("bac", strict=True)),
        Field("created_by", "createdBy", Id("006", strict=True), doc="006, reply only"),
        Field("max_amount", "maxAmount", Number(money=True)),
        Field("days_before_due_date", "daysBeforeDueDate", Integer()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorAutoPay:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorAutoPay)
        value = take("enabled", None)
        new.enabled = value if type(value) is bool or value is None else to_bool(value)
        value = take("bankAccountId", None)
        new.bank_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("maxAmount", None)
        new.max_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("daysBeforeDueDate", None)
        new.days_before_due_date = value if type(value) is int or value is None else to_int(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorAutoPayInput(RequestModel):
    """Vendor auto pay, part of `VendorCreate` and `VendorUpdate`. For requests; answers hold `VendorAutoPay`."""

    enabled: bool | Unset | None = UNSET
    """`enabled`: turning on needs an MFA-trusted session."""
    bank_account_id: str | Unset | None = UNSET
    """`bankAccountId`: begins bac."""
    created_by: str | Unset | None = UNSET
    """`createdBy`: 006, reply only; begins 006."""
    max_amount: Decimal | int | Unset | None = UNSET
    days_before_due_date: int | Unset | None = UNSET

    __fields__ = (
        Field("enabled", "enabled", Boolean(), doc="turning on needs an MFA-trusted session"),
        Field("bank_account_id", "bankAccountId", Id("bac", strict=True)),
        Field("created_by", "createdBy", Id("006", strict=True), doc="006, reply only"),
        Field("max_amount", "maxAmount", Number(money=True)),
        Field("days_before_due_date", "daysBeforeDueDate", Integer()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Vendor(AnswerModel):
    """Vendor, given by `vendors.list`, `vendors.create`, `vendors.create_bulk` and 4 more."""

    id: str
    """`id`: begins 009."""
    archived: bool | None = None
    name: str | None = None
    short_name: str | None = None
    account_number: str | None = None
    """`accountNumber`: the number the vendor gave you; webhooks show it as a number; never shown."""
    account_type: AccountHolderType | None = None
    email: str | None = None
    phone: str | None = None
    address: Address | None = None
    payment_information: VendorPaymentInformation | None = None
    additional_info: VendorAdditionalInfo | None = None
    rpps_id: str | None = None
    """`rppsId`: verified national vendor id."""
    bank_account_status: VendorBankAccountStatus | None = None
    recurring_payments: bool | None = None
    bill_currency: str | None = None
    """`billCurrency`: three-letter ISO 4217 code."""
    created_time: datetime | None = None
    updated_time: datetime | None = None
    balance: VendorBalance | None = None
    auto_pay: VendorAutoPay | None = None
    network_status: NetworkStatus | None = None
    payment_network_id: str | None = None

    __fields__ = (
        Field("id", "id", Id("009", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("name", "name", Text()),
        Field("short_name", "shortName", Text()),
        Field(
            "account_number",
            "accountNumber",
            Text(),
            secret=True,
            doc="the number the vendor gave you; webhooks show it as a number",
        ),
        Field("account_type", "accountType", Choice(AccountHolderType)),
        Field("email", "email", Text()),
        Field("phone", "phone", Text()),
        Field("address", "address", Nested(Address)),
        Field("payment_information", "paymentInformation", Nested(VendorPaymentInformation)),
        Field("additional_info", "additionalInfo", Nested(VendorAdditionalInfo)),
        Field("rpps_id", "rppsId", Id(), doc="verified national vendor id"),
        Field("bank_account_status", "bankAccountStatus", Choice(VendorBankAccountStatus)),
        Field("recurring_payments", "recurringPayments", Boolean()),
        Field("bill_currency", "billCurrency", Text(), doc="three-letter ISO 4217 code"),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("balance", "balance", Nested(VendorBalance)),
        Field("auto_pay", "autoPay", Nested(VendorAutoPay)),
        Field("network_status", "networkStatus", Choice(NetworkStatus)),
        Field("payment_network_id", "paymentNetworkId", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Vendor:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Vendor)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("shortName", None)
        new.short_name = value if type(value) is str or value is None else to_text(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("accountType", None)
        new.account_type = None if value is None else AccountHolderType(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("phone", None)
        new.phone = value if type(value) is str or value is None else to_text(value)
        value = take("address", None)
        new.address = None if value is None else Address._from_wire(value)
        value = take("paymentInformation", None)
        new.payment_information = None if value is None else VendorPaymentInformation._from_wire(value)
        value = take("additionalInfo", None)
        new.additional_info = None if value is None else VendorAdditionalInfo._from_wire(value)
        value = take("rppsId", None)
        new.rpps_id = value if type(value) is str or value is None else to_text(value)
        value = take("bankAccountStatus", None)
        new.bank_account_status = None if value is None else VendorBankAccountStatus(value)
        value = take("recurringPayments", None)
        new.recurring_payments = value if type(value) is bool or value is None else to_bool(value)
        value = take("billCurrency", None)
        new.bill_currency = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("balance", None)
        new.balance = None if value is None else VendorBalance._from_wire(value)
        value = take("autoPay", None)
        new.auto_pay = None if value is None else VendorAutoPay._from_wire(value)
        value = take("networkStatus", None)
        new.network_status = None if value is None else NetworkStatus(value)
        value = take("paymentNetworkId", None)
        new.payment_network_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorPaymentInformationCreate(RequestModel):
    """Vendor payment information create, part of `VendorCreate`."""

    payee_name: str | Unset | None = UNSET
    """`payeeName`: needed to pay the vendor by check or electronically."""
    email: str | Unset | None = UNSET
    """`email`: assumed."""
    bank_country: str | Unset | None = UNSET
    """`bankCountry`: needed with the bank account of a vendor outside the US."""
    payment_currency: str | Unset | None = UNSET
    """`paymentCurrency`: needed with the bank account of a vendor outside the US."""
    bank_account: VendorBankAccountCreate | Unset | None = UNSET
    payment_purpose: PaymentPurposeInput | Unset | None = UNSET

    __fields__ = (
        Field("payee_name", "payeeName", Text(), doc="needed to pay the vendor by check or electronically"),
        Field("email", "email", Text(), confidence="assumed"),
        Field("bank_country", "bankCountry", Text(), doc="needed with the bank account of a vendor outside the US"),
        Field(
            "payment_currency", "paymentCurrency", Text(), doc="needed with the bank account of a vendor outside the US"
        ),
        Field("bank_account", "bankAccount", Nested(VendorBankAccountCreate)),
        Field("payment_purpose", "paymentPurpose", Nested(PaymentPurposeInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreate(RequestModel):
    """Vendor create, taken by `vendors.create` and `vendors.create_bulk`."""

    name: str
    """`name`: at most 100 characters."""
    short_name: str | Unset | None = UNSET
    """`shortName`: at most 40 characters."""
    account_number: str | Unset | None = UNSET
    """`accountNumber`: never shown."""
    account_type: AccountHolderType | str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    phone: str | Unset | None = UNSET
    address: AddressInput
    payment_information: VendorPaymentInformationCreate | Unset | None = UNSET
    additional_info: VendorAdditionalInfoInput | Unset | None = UNSET
    bill_currency: str | Unset | None = UNSET
    """`billCurrency`: three-letter ISO 4217 code."""
    auto_pay: VendorAutoPayInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(100), required=True),
        Field("short_name", "shortName", Text(40)),
        Field("account_number", "accountNumber", Text(), secret=True),
        Field("account_type", "accountType", Choice(AccountHolderType)),
        Field("email", "email", Text()),
        Field("phone", "phone", Text()),
        Field("address", "address", Nested(AddressInput), required=True),
        Field("payment_information", "paymentInformation", Nested(VendorPaymentInformationCreate)),
        Field("additional_info", "additionalInfo", Nested(VendorAdditionalInfoInput)),
        Field("bill_currency", "billCurrency", Text(), doc="three-letter ISO 4217 code"),
        Field("auto_pay", "autoPay", Nested(VendorAutoPayInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class IntlPaymentPurpose(AnswerModel):
    """Intl payment purpose, part of `IntlConfig`. Its fields are known from a single source, not from BILL's reference."""

    required: bool | None = None
    type: PaymentPurposeType | None = None
    codes: list[PaymentPurposeCode] | None = None

    __fields__ = (
        Field("required", "required", Boolean(), confidence="derived"),
        Field("type", "type", Choice(PaymentPurposeType), confidence="derived"),
        Field("codes", "codes", ListOf(Nested(PaymentPurposeCode)), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> IntlPaymentPurpose:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(IntlPaymentPurpose)
        value = take("required", None)
        new.required = value if type(value) is bool or value is None else to_bool(value)
        value = take("type", None)
        new.type = None if value is None else PaymentPurposeType(value)
        value = take("codes", None)
        new.codes = None if value is None else [PaymentPurposeCode._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class IntlValidationField(AnswerModel):
    """Intl validation field, part of `IntlValidations`. Its fields are known from a single source, not from BILL's
    reference.
    """

    name: str | None = None
    description: str | None = None
    regular_expression: str | None = None
    required: bool | None = None

    __fields__ = (
        Field("name", "name", Text(), confidence="derived"),
        Field("description", "description", Text(), confidence="derived"),
        Field("regular_expression", "regularExpression", Text(), confidence="derived"),
        Field("required", "required", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> IntlValidationField:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(IntlValidationField)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("regularExpression", None)
        new.regular_expression = value if type(value) is str or value is None else to_text(value)
        value = take("required", None)
        new.required = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class IntlValidations(AnswerModel):
    """Intl validations, part of `IntlConfig`. Its fields are known from a single source, not from BILL's reference."""

    fields: list[IntlValidationField] | None = None

    __fields__ = (Field("fields", "fields", ListOf(Nested(IntlValidationField)), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> IntlValidations:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(IntlValidations)
        value = take("fields", None)
        new.fields = None if value is None else [IntlValidationField._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class IntlConfig(AnswerModel):
    """Intl config, given by `vendors.get_international_configuration`; part of `VendorConfiguration`. Its fields are
    known from a single source, not from BILL's reference.
    """

    payment_purpose: IntlPaymentPurpose | None = None
    validations: IntlValidations | None = None

    __fields__ = (
        Field("payment_purpose", "paymentPurpose", Nested(IntlPaymentPurpose), confidence="derived"),
        Field("validations", "validations", Nested(IntlValidations), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> IntlConfig:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(IntlConfig)
        value = take("paymentPurpose", None)
        new.payment_purpose = None if value is None else IntlPaymentPurpose._from_wire(value)
        value = take("validations", None)
        new.validations = None if value is None else IntlValidations._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorConfiguration(AnswerModel):
    """Vendor configuration, given by `vendors.get_configuration`. Its fields are known from a single source, not from
    BILL's reference.
    """

    international_payments: IntlConfig | None = None

    __fields__ = (Field("international_payments", "internationalPayments", Nested(IntlConfig), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorConfiguration:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorConfiguration)
        value = take("internationalPayments", None)
        new.international_payments = None if value is None else IntlConfig._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorPaymentInformationUpdate(RequestModel):
    """How a vendor is paid, but for the bank account. To change that, delete it and create another. Part of
    `VendorUpdate`.
    """

    payee_name: str | Unset | None = UNSET
    """`payeeName`: needed to pay the vendor by check or electronically."""
    email: str | Unset | None = UNSET
    """`email`: assumed."""
    bank_country: str | Unset | None = UNSET
    """`bankCountry`: needed with the bank account of a vendor outside the US."""
    payment_currency: str | Unset | None = UNSET
    """`paymentCurrency`: needed with the bank account of a vendor outside the US."""
    payment_purpose: PaymentPurposeInput | Unset | None = UNSET

    __fields__ = (
        Field("payee_name", "payeeName", Text(), doc="needed to pay the vendor by check or electronically"),
        Field("email", "email", Text(), confidence="assumed"),
        Field("bank_country", "bankCountry", Text(), doc="needed with the bank account of a vendor outside the US"),
        Field(
            "payment_currency", "paymentCurrency", Text(), doc="needed with the bank account of a vendor outside the US"
        ),
        Field("payment_purpose", "paymentPurpose", Nested(PaymentPurposeInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorUpdate(RequestModel):
    """Vendor update, taken by `vendors.update`."""

    name: str | Unset | None = UNSET
    """`name`: at most 100 characters."""
    short_name: str | Unset | None = UNSET
    """`shortName`: at most 40 characters."""
    account_number: str | Unset | None = UNSET
    """`accountNumber`: never shown."""
    account_type: AccountHolderType | str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    phone: str | Unset | None = UNSET
    address: AddressUpdate | AddressInput | Unset | None = UNSET
    payment_information: VendorPaymentInformationUpdate | Unset | None = UNSET
    additional_info: VendorAdditionalInfoInput | Unset | None = UNSET
    bill_currency: str | Unset | None = UNSET
    """`billCurrency`: three-letter ISO 4217 code."""
    auto_pay: VendorAutoPayInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(100)),
        Field("short_name", "shortName", Text(40)),
        Field("account_number", "accountNumber", Text(), secret=True),
        Field("account_type", "accountType", Choice(AccountHolderType)),
        Field("email", "email", Text()),
        Field("phone", "phone", Text()),
        Field("address", "address", Nested(AddressUpdate, AddressInput)),
        Field("payment_information", "paymentInformation", Nested(VendorPaymentInformationUpdate)),
        Field("additional_info", "additionalInfo", Nested(VendorAdditionalInfoInput)),
        Field("bill_currency", "billCurrency", Text(), doc="three-letter ISO 4217 code"),
        Field("auto_pay", "autoPay", Nested(VendorAutoPayInput)),
    )
