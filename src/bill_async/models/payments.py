"""Payments of bills. Most calls here move money and are never repeated.

Generated from spec/v3/payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Anything, Boolean, Choice, Date, DateTime, Field, Id, Integer, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_int, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
from .common import (
    BillPayment,
    DisbursementStatus,
    DisbursementType,
    FundingAccount,
    FundingAccountInput,
    MassPaymentCount,
    MassPaymentStatus,
    PaymentPurpose,
    PaymentPurposeInput,
    PaymentSingleStatus,
    PaymentStatus,
)

__all__ = [
    "AchDisbursement",
    "AmountRange",
    "BankFundingOption",
    "BulkPaymentItem",
    "CardFeeInfo",
    "CardFundingOption",
    "CheckDeliveryType",
    "CheckDisbursement",
    "CheckImage",
    "DisbursementInfo",
    "DisbursementSubType",
    "ExchangeRate",
    "ExchangeRateRequest",
    "FundingOptions",
    "InternationalDisbursement",
    "MassPaymentBatch",
    "MassPaymentCreate",
    "Payment",
    "PaymentBulkCreate",
    "PaymentCreate",
    "PaymentOptions",
    "PaymentProcessingOptions",
    "PaymentProcessingOptionsInput",
    "PaymentVoidInfo",
    "RppsDisbursement",
    "VcardDisbursement",
    "VoidPaymentRequest",
    "VoidStatus",
    "VoidType",
    "WalletDisbursement",
]


class CheckDeliveryType(
    OpenEnum,
    members={
        "STANDARD": "STANDARD",
        "UPS_1DAY": "UPS_1DAY",
        "UPS_2DAY": "UPS_2DAY",
        "UPS_3DAY": "UPS_3DAY",
        "RTP_DELIVERY": "RTP_DELIVERY",
    },
):
    """Check delivery type, part of `PaymentProcessingOptions` and `PaymentProcessingOptionsInput`. The values are known
    from a single source, not from BILL's reference.
    """

    STANDARD: ClassVar[CheckDeliveryType]
    UPS_1DAY: ClassVar[CheckDeliveryType]
    UPS_2DAY: ClassVar[CheckDeliveryType]
    UPS_3DAY: ClassVar[CheckDeliveryType]
    RTP_DELIVERY: ClassVar[CheckDeliveryType]


class VoidType(
    OpenEnum,
    members={
        "VOID_AND_CREDIT": "VOID_AND_CREDIT",
        "VOID_AND_REISSUE": "VOID_AND_REISSUE",
        "VOID_AND_REISSUE_VCARD": "VOID_AND_REISSUE_VCARD",
        "VOID_ONLY": "VOID_ONLY",
    },
):
    """Void type, part of `PaymentVoidInfo` and `VoidPaymentRequest`. The values are known from a single source, not
    from BILL's reference.
    """

    VOID_AND_CREDIT: ClassVar[VoidType]
    VOID_AND_REISSUE: ClassVar[VoidType]
    VOID_AND_REISSUE_VCARD: ClassVar[VoidType]
    VOID_ONLY: ClassVar[VoidType]


class VoidStatus(
    OpenEnum,
    members={
        "TO_BE_PROCESSED": "TO_BE_PROCESSED",
        "ACCEPTED": "ACCEPTED",
        "REJECTED": "REJECTED",
        "NO_OP": "NO_OP",
        "ARCHIVED": "ARCHIVED",
    },
):
    """Void status, part of `PaymentVoidInfo`. The values are known from a single source, not from BILL's reference."""

    TO_BE_PROCESSED: ClassVar[VoidStatus]
    ACCEPTED: ClassVar[VoidStatus]
    REJECTED: ClassVar[VoidStatus]
    NO_OP: ClassVar[VoidStatus]
    ARCHIVED: ClassVar[VoidStatus]


class DisbursementSubType(
    OpenEnum,
    members={
        "IACH": "IACH",
        "LOCAL": "LOCAL",
        "WIRE": "WIRE",
        "ACH": "ACH",
        "MULTIPLE": "MULTIPLE",
        "NONE": "NONE",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Disbursement sub type, part of `InternationalDisbursement`. The values are known from a single source, not from
    BILL's reference.
    """

    IACH: ClassVar[DisbursementSubType]
    LOCAL: ClassVar[DisbursementSubType]
    WIRE: ClassVar[DisbursementSubType]
    ACH: ClassVar[DisbursementSubType]
    MULTIPLE: ClassVar[DisbursementSubType]
    NONE: ClassVar[DisbursementSubType]
    UNDEFINED: ClassVar[DisbursementSubType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentProcessingOptions(AnswerModel):
    """Payment processing options, part of `Payment`."""

    request_pay_faster: bool | None = None
    create_bill: bool | None = None
    """`createBill`: true: do not send billId; single payment only."""
    request_check_delivery_type: CheckDeliveryType | None = None

    __fields__ = (
        Field("request_pay_faster", "requestPayFaster", Boolean()),
        Field("create_bill", "createBill", Boolean(), doc="true: do not send billId; single payment only"),
        Field("request_check_delivery_type", "requestCheckDeliveryType", Choice(CheckDeliveryType)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PaymentProcessingOptions:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PaymentProcessingOptions)
        value = take("requestPayFaster", None)
        new.request_pay_faster = value if type(value) is bool or value is None else to_bool(value)
        value = take("createBill", None)
        new.create_bill = value if type(value) is bool or value is None else to_bool(value)
        value = take("requestCheckDeliveryType", None)
        new.request_check_delivery_type = None if value is None else CheckDeliveryType(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentProcessingOptionsInput(RequestModel):
    """Payment processing options, part of `PaymentCreate`, `PaymentBulkCreate` and `MassPaymentCreate`. For requests;
    answers hold `PaymentProcessingOptions`.
    """

    request_pay_faster: bool | Unset | None = UNSET
    create_bill: bool | Unset | None = UNSET
    """`createBill`: true: do not send billId; single payment only."""
    request_check_delivery_type: CheckDeliveryType | str | Unset | None = UNSET

    __fields__ = (
        Field("request_pay_faster", "requestPayFaster", Boolean()),
        Field("create_bill", "createBill", Boolean(), doc="true: do not send billId; single payment only"),
        Field("request_check_delivery_type", "requestCheckDeliveryType", Choice(CheckDeliveryType)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentVoidInfo(AnswerModel):
    """Payment void info, part of `Payment`. Its fields are known from a single source, not from BILL's reference."""

    id: str | None = None
    requested_by: str | None = None
    """`requestedBy`: begins 006."""
    type: VoidType | None = None
    status: VoidStatus | None = None
    reason: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="derived"),
        Field("requested_by", "requestedBy", Id("006", strict=True), confidence="derived"),
        Field("type", "type", Choice(VoidType), confidence="derived"),
        Field("status", "status", Choice(VoidStatus), confidence="derived"),
        Field("reason", "reason", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PaymentVoidInfo:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PaymentVoidInfo)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("requestedBy", None)
        new.requested_by = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else VoidType(value)
        value = take("status", None)
        new.status = None if value is None else VoidStatus(value)
        value = take("reason", None)
        new.reason = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CheckDisbursement(AnswerModel):
    """Check disbursement, part of `DisbursementInfo`. Its fields are known from a single source, not from BILL's
    reference.
    """

    sent_date: date | None = None
    arrives_by_date: date | None = None
    check_number: int | None = None
    """`checkNumber`: verified."""
    tracking_information: str | None = None
    """`trackingInformation`: UPS tracking number; only of checks that are paid faster; verified."""

    __fields__ = (
        Field("sent_date", "sentDate", Date(), confidence="derived"),
        Field("arrives_by_date", "arrivesByDate", Date(), confidence="derived"),
        Field("check_number", "checkNumber", Integer()),
        Field(
            "tracking_information",
            "trackingInformation",
            Text(),
            doc="UPS tracking number; only of checks that are paid faster",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CheckDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CheckDisbursement)
        value = take("sentDate", None)
        new.sent_date = None if value is None else to_date(value)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        value = take("checkNumber", None)
        new.check_number = value if type(value) is int or value is None else to_int(value)
        value = take("trackingInformation", None)
        new.tracking_information = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AchDisbursement(AnswerModel):
    """Ach disbursement, part of `DisbursementInfo`. Its fields are known from a single source, not from BILL's
    reference.
    """

    sent_date: date | None = None
    arrives_by_date: date | None = None

    __fields__ = (
        Field("sent_date", "sentDate", Date(), confidence="derived"),
        Field("arrives_by_date", "arrivesByDate", Date(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AchDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AchDisbursement)
        value = take("sentDate", None)
        new.sent_date = None if value is None else to_date(value)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RppsDisbursement(AnswerModel):
    """Rpps disbursement, part of `DisbursementInfo`. Its fields are known from a single source, not from BILL's
    reference.
    """

    sent_date: date | None = None
    arrives_by_date: date | None = None
    trace_number: int | None = None
    """`traceNumber`: verified."""
    batch_number: int | None = None
    """`batchNumber`: verified."""

    __fields__ = (
        Field("sent_date", "sentDate", Date(), confidence="derived"),
        Field("arrives_by_date", "arrivesByDate", Date(), confidence="derived"),
        Field("trace_number", "traceNumber", Integer()),
        Field("batch_number", "batchNumber", Integer()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RppsDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RppsDisbursement)
        value = take("sentDate", None)
        new.sent_date = None if value is None else to_date(value)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        value = take("traceNumber", None)
        new.trace_number = value if type(value) is int or value is None else to_int(value)
        value = take("batchNumber", None)
        new.batch_number = value if type(value) is int or value is None else to_int(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InternationalDisbursement(AnswerModel):
    """International disbursement, part of `DisbursementInfo`. Its fields are known from a single source, not from
    BILL's reference.
    """

    sent_date: date | None = None
    arrives_by_date: date | None = None
    amount: Decimal | None = None
    disbursement_sub_type: DisbursementSubType | None = None

    __fields__ = (
        Field("sent_date", "sentDate", Date(), confidence="derived"),
        Field("arrives_by_date", "arrivesByDate", Date(), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("disbursement_sub_type", "disbursementSubType", Choice(DisbursementSubType), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> InternationalDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(InternationalDisbursement)
        value = take("sentDate", None)
        new.sent_date = None if value is None else to_date(value)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("disbursementSubType", None)
        new.disbursement_sub_type = None if value is None else DisbursementSubType(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VcardDisbursement(AnswerModel):
    """Vcard disbursement, part of `DisbursementInfo`. Its fields are known from a single source, not from BILL's
    reference.
    """

    arrives_by_date: date | None = None
    valid_until: date | None = None
    last4_card_number: str | None = None

    __fields__ = (
        Field("arrives_by_date", "arrivesByDate", Date(), confidence="derived"),
        Field("valid_until", "validUntil", Date(), confidence="derived"),
        Field("last4_card_number", "last4CardNumber", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VcardDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VcardDisbursement)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        value = take("validUntil", None)
        new.valid_until = None if value is None else to_date(value)
        value = take("last4CardNumber", None)
        new.last4_card_number = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class WalletDisbursement(AnswerModel):
    """Wallet disbursement, part of `DisbursementInfo`. Its fields are known from a single source, not from BILL's
    reference.
    """

    arrives_by_date: date | None = None

    __fields__ = (Field("arrives_by_date", "arrivesByDate", Date(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> WalletDisbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(WalletDisbursement)
        value = take("arrivesByDate", None)
        new.arrives_by_date = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class DisbursementInfo(AnswerModel):
    """How the money reaches the vendor. Only the part of the disbursement type in use is filled. Its fields are known
    from a single source, not from BILL's reference. Part of `Payment`.
    """

    is_voidable: bool | None = None
    check_disbursement: CheckDisbursement | None = None
    ach_disbursement: AchDisbursement | None = None
    rpps_disbursement: RppsDisbursement | None = None
    international_disbursement: InternationalDisbursement | None = None
    vcard_disbursement: VcardDisbursement | None = None
    wallet_disbursement: WalletDisbursement | None = None

    __fields__ = (
        Field("is_voidable", "isVoidable", Boolean(), confidence="derived"),
        Field("check_disbursement", "checkDisbursement", Nested(CheckDisbursement), confidence="derived"),
        Field("ach_disbursement", "achDisbursement", Nested(AchDisbursement), confidence="derived"),
        Field("rpps_disbursement", "rppsDisbursement", Nested(RppsDisbursement), confidence="derived"),
        Field(
            "international_disbursement",
            "internationalDisbursement",
            Nested(InternationalDisbursement),
            confidence="derived",
        ),
        Field("vcard_disbursement", "vcardDisbursement", Nested(VcardDisbursement), confidence="derived"),
        Field("wallet_disbursement", "walletDisbursement", Nested(WalletDisbursement), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> DisbursementInfo:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(DisbursementInfo)
        value = take("isVoidable", None)
        new.is_voidable = value if type(value) is bool or value is None else to_bool(value)
        value = take("checkDisbursement", None)
        new.check_disbursement = None if value is None else CheckDisbursement._from_wire(value)
        value = take("achDisbursement", None)
        new.ach_disbursement = None if value is None else AchDisbursement._from_wire(value)
        value = take("rppsDisbursement", None)
        new.rpps_disbursement = None if value is None else RppsDisbursement._from_wire(value)
        value = take("internationalDisbursement", None)
        new.international_disbursement = None if value is None else InternationalDisbursement._from_wire(value)
        value = take("vcardDisbursement", None)
        new.vcard_disbursement = None if value is None else VcardDisbursement._from_wire(value)
        value = take("walletDisbursement", None)
        new.wallet_disbursement = None if value is None else WalletDisbursement._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Payment(AnswerModel):
    """Payment, given by `payments.list`, `payments.create`, `payments.create_bulk` and 3 more."""

    id: str
    """`id`: begins stp."""
    amount: Decimal | None = None
    """`amount`: vendor currency."""
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    vendor_name: str | None = None
    """`vendorName`: list and get only."""
    bill_id: str | None = None
    """`billId`: begins 00n."""
    bill_payments: list[BillPayment] | None = None
    """`billPayments`: bills the amount is applied to."""
    description: str | None = None
    process_date: date | None = None
    funding_account: FundingAccount | None = None
    processing_options: PaymentProcessingOptions | None = None
    transaction_number: str | None = None
    """`transactionNumber`: at most 50 characters."""
    confirmation_number: str | None = None
    status: PaymentStatus | None = None
    exchange_rate: Decimal | None = None
    """`exchangeRate`: which way it runs, no page shows; `fundingAmount` and `amount` do; derived."""
    funding_amount: Decimal | None = None
    """`fundingAmount`: USD; derived."""
    online_payment: bool | None = None
    disbursement_type: DisbursementType | None = None
    remittance_email: str | None = None
    """`remittanceEmail`: derived."""
    created_time: datetime | None = None
    updated_time: datetime | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    void_info: list[PaymentVoidInfo] | None = None
    disbursement_status: DisbursementStatus | None = None
    disbursement_info: DisbursementInfo | None = None
    """`disbursementInfo`: derived."""
    payment_purpose: PaymentPurpose | None = None
    """`paymentPurpose`: derived."""
    card_funding_purpose: str | None = None
    """`cardFundingPurpose`: derived."""
    cancel_request_submitted: bool | None = None
    single_status: PaymentSingleStatus | None = None
    """`singleStatus`: cancel works only in SCHEDULED."""

    __fields__ = (
        Field("id", "id", Id("stp", strict=True), required=True),
        Field("amount", "amount", Number(money=True), doc="vendor currency"),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("vendor_name", "vendorName", Text(), doc="list and get only"),
        Field("bill_id", "billId", Id("00n", strict=True)),
        Field("bill_payments", "billPayments", ListOf(Nested(BillPayment)), doc="bills the amount is applied to"),
        Field("description", "description", Text()),
        Field("process_date", "processDate", Date()),
        Field("funding_account", "fundingAccount", Nested(FundingAccount)),
        Field("processing_options", "processingOptions", Nested(PaymentProcessingOptions)),
        Field("transaction_number", "transactionNumber", Text(50)),
        Field("confirmation_number", "confirmationNumber", Text()),
        Field("status", "status", Choice(PaymentStatus)),
        Field(
            "exchange_rate",
            "exchangeRate",
            Number(),
            confidence="derived",
            doc="which way it runs, no page shows; `fundingAmount` and `amount` do",
        ),
        Field("funding_amount", "fundingAmount", Number(money=True), confidence="derived", doc="USD"),
        Field("online_payment", "onlinePayment", Boolean()),
        Field("disbursement_type", "disbursementType", Choice(DisbursementType)),
        Field("remittance_email", "remittanceEmail", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("void_info", "voidInfo", ListOf(Nested(PaymentVoidInfo))),
        Field("disbursement_status", "disbursementStatus", Choice(DisbursementStatus)),
        Field("disbursement_info", "disbursementInfo", Nested(DisbursementInfo), confidence="derived"),
        Field("payment_purpose", "paymentPurpose", Nested(PaymentPurpose), confidence="derived"),
        Field("card_funding_purpose", "cardFundingPurpose", Text(), confidence="derived"),
        Field("cancel_request_submitted", "cancelRequestSubmitted", Boolean()),
        Field("single_status", "singleStatus", Choice(PaymentSingleStatus), doc="cancel works only in SCHEDULED"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Payment:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Payment)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("vendorName", None)
        new.vendor_name = value if type(value) is str or value is None else to_text(value)
        value = take("billId", None)
        new.bill_id = value if type(value) is str or value is None else to_text(value)
        value = take("billPayments", None)
        new.bill_payments = None if value is None else [BillPayment._from_wire(item) for item in to_list(value)]
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("processDate", None)
        new.process_date = None if value is None else to_date(value)
        value = take("fundingAccount", None)
        new.funding_account = None if value is None else FundingAccount._from_wire(value)
        value = take("processingOptions", None)
        new.processing_options = None if value is None else PaymentProcessingOptions._from_wire(value)
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
        value = take("voidInfo", None)
        new.void_info = None if value is None else [PaymentVoidInfo._from_wire(item) for item in to_list(value)]
        value = take("disbursementStatus", None)
        new.disbursement_status = None if value is None else DisbursementStatus(value)
        value = take("disbursementInfo", None)
        new.disbursement_info = None if value is None else DisbursementInfo._from_wire(value)
        value = take("paymentPurpose", None)
        new.payment_purpose = None if value is None else PaymentPurpose._from_wire(value)
        value = take("cardFundingPurpose", None)
        new.card_funding_purpose = value if type(value) is str or value is None else to_text(value)
        value = take("cancelRequestSubmitted", None)
        new.cancel_request_submitted = value if type(value) is bool or value is None else to_bool(value)
        value = take("singleStatus", None)
        new.single_status = None if value is None else PaymentSingleStatus(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentCreate(RequestModel):
    """Payment create, taken by `payments.create`."""

    vendor_id: str | Unset | None = UNSET
    """`vendorId`: must match the bill vendor when sent; begins 009."""
    bill_id: str | Unset | None = UNSET
    """`billId`: leave out when createBill is true; begins 00n."""
    description: str | Unset | None = UNSET
    """`description`: check memo or bank descriptor; at most 70 characters."""
    process_date: date | Unset | None = UNSET
    """`processDate`: required for WALLET and AP_CARD, else the next US business day; must be that day if the vendor's
    bill currency is not USD.
    """
    funding_account: FundingAccountInput
    amount: Decimal | int
    processing_options: PaymentProcessingOptionsInput
    payment_purpose: PaymentPurposeInput | Unset | None = UNSET
    transaction_number: str | Unset | None = UNSET
    """`transactionNumber`: unique; BILL makes one if not given. With one of your own a payment whose outcome is unknown
    is found for certain; at most 50 characters.
    """
    card_funding_purpose: str | Unset | None = UNSET
    """`cardFundingPurpose`: needed with CARD_ACCOUNT, unless BILL knows the vendor's industry; then
    `card_accounts.list_funding_purposes` offers none.
    """
    exchange_rate_batch_id: int | Unset | None = UNSET
    """`exchangeRateBatchId`: of `get_exchange_rate`; needed if the vendor's bill currency is not USD."""

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), doc="must match the bill vendor when sent"),
        Field("bill_id", "billId", Id("00n", strict=True), doc="leave out when createBill is true"),
        Field("description", "description", Text(70), doc="check memo or bank descriptor"),
        Field(
            "process_date",
            "processDate",
            Date(),
            doc="required for WALLET and AP_CARD, else the next US business day; must be that day if the vendor's bill currency is not USD",
        ),
        Field("funding_account", "fundingAccount", Nested(FundingAccountInput), required=True),
        Field("amount", "amount", Number(money=True), required=True),
        Field("processing_options", "processingOptions", Nested(PaymentProcessingOptionsInput), required=True),
        Field("payment_purpose", "paymentPurpose", Nested(PaymentPurposeInput)),
        Field(
            "transaction_number",
            "transactionNumber",
            Text(50),
            doc="unique; BILL makes one if not given. With one of your own a payment whose outcome is unknown is found for certain",
        ),
        Field(
            "card_funding_purpose",
            "cardFundingPurpose",
            Text(),
            doc="needed with CARD_ACCOUNT, unless BILL knows the vendor's industry; then `card_accounts.list_funding_purposes` offers none",
        ),
        Field(
            "exchange_rate_batch_id",
            "exchangeRateBatchId",
            Integer(),
            doc="of `get_exchange_rate`; needed if the vendor's bill currency is not USD",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BulkPaymentItem(RequestModel):
    """Bulk payment item, part of `PaymentBulkCreate` and `MassPaymentCreate`."""

    bill_id: str
    """`billId`: begins 00n."""
    amount: Decimal | int

    __fields__ = (
        Field("bill_id", "billId", Id("00n", strict=True), required=True),
        Field("amount", "amount", Number(money=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentBulkCreate(RequestModel):
    """Payment bulk create, taken by `payments.create_bulk`."""

    vendor_id: str | Unset | None = UNSET
    """`vendorId`: do not send when paying several vendors; begins 009."""
    description: str | Unset | None = UNSET
    """`description`: check memo or bank descriptor; at most 70 characters."""
    process_date: date | Unset | None = UNSET
    """`processDate`: as in a single payment."""
    funding_account: FundingAccountInput
    payments: Sequence[BulkPaymentItem]
    processing_options: PaymentProcessingOptionsInput | Unset | None = UNSET
    transaction_number: str | Unset | None = UNSET
    """`transactionNumber`: unique, so it serves one call only; BILL makes one if not given; at most 50 characters."""
    card_funding_purpose: str | Unset | None = UNSET
    """`cardFundingPurpose`: as in a single payment."""
    exchange_rate_batch_id: int | Unset | None = UNSET
    """`exchangeRateBatchId`: of `get_exchange_rates`; needed if a vendor's bill currency is not USD."""

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), doc="do not send when paying several vendors"),
        Field("description", "description", Text(70), doc="check memo or bank descriptor"),
        Field("process_date", "processDate", Date(), doc="as in a single payment"),
        Field("funding_account", "fundingAccount", Nested(FundingAccountInput), required=True),
        Field("payments", "payments", ListOf(Nested(BulkPaymentItem)), required=True),
        Field("processing_options", "processingOptions", Nested(PaymentProcessingOptionsInput)),
        Field(
            "transaction_number",
            "transactionNumber",
            Text(50),
            doc="unique, so it serves one call only; BILL makes one if not given",
        ),
        Field("card_funding_purpose", "cardFundingPurpose", Text(), doc="as in a single payment"),
        Field(
            "exchange_rate_batch_id",
            "exchangeRateBatchId",
            Integer(),
            doc="of `get_exchange_rates`; needed if a vendor's bill currency is not USD",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VoidPaymentRequest(RequestModel):
    """Void payment request, taken by `payments.void`."""

    type: VoidType | str
    reason: str
    """`reason`: at most 4000 characters."""

    __fields__ = (
        Field("type", "type", Choice(VoidType), required=True),
        Field("reason", "reason", Text(4000), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankFundingOption(AnswerModel):
    """Bank funding option, part of `FundingOptions`. Its fields are known from a single source, not from BILL's
    reference.
    """

    available: bool | None = None
    """`available`: verified."""
    delivery_date: date | None = None
    process_date: date | None = None
    reason: str | None = None
    """`reason`: when not available."""
    conditions: list[str] | None = None
    id: str | None = None
    name: str | None = None
    fee: Decimal | None = None

    __fields__ = (
        Field("available", "available", Boolean()),
        Field("delivery_date", "deliveryDate", Date(), confidence="derived"),
        Field("process_date", "processDate", Date(), confidence="derived"),
        Field("reason", "reason", Text(), confidence="derived", doc="when not available"),
        Field("conditions", "conditions", ListOf(Text()), confidence="derived"),
        Field("id", "id", Id(), confidence="derived"),
        Field("name", "name", Text(), confidence="derived"),
        Field("fee", "fee", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BankFundingOption:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BankFundingOption)
        value = take("available", None)
        new.available = value if type(value) is bool or value is None else to_bool(value)
        value = take("deliveryDate", None)
        new.delivery_date = None if value is None else to_date(value)
        value = take("processDate", None)
        new.process_date = None if value is None else to_date(value)
        value = take("reason", None)
        new.reason = value if type(value) is str or value is None else to_text(value)
        value = take("conditions", None)
        new.conditions = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("fee", None)
        new.fee = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardFeeInfo(AnswerModel):
    """Card fee info, part of `CardFundingOption`."""

    amount: Decimal | None = None
    rate: Decimal | None = None

    __fields__ = (
        Field("amount", "amount", Number(money=True)),
        Field("rate", "rate", Number()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardFeeInfo:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardFeeInfo)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("rate", None)
        new.rate = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CardFundingOption(AnswerModel):
    """Card funding option, part of `FundingOptions`."""

    available: bool | None = None
    delivery_date: date | None = None
    process_date: date | None = None
    """`processDate`: derived."""
    reason: str | None = None
    conditions: list[str] | None = None
    """`conditions`: derived."""
    id: str | None = None
    name: str | None = None
    """`name`: derived."""
    brand: str | None = None
    fee_info: CardFeeInfo | None = None

    __fields__ = (
        Field("available", "available", Boolean()),
        Field("delivery_date", "deliveryDate", Date()),
        Field("process_date", "processDate", Date(), confidence="derived"),
        Field("reason", "reason", Text()),
        Field("conditions", "conditions", ListOf(Text()), confidence="derived"),
        Field("id", "id", Id()),
        Field("name", "name", Text(), confidence="derived"),
        Field("brand", "brand", Text()),
        Field("fee_info", "feeInfo", Nested(CardFeeInfo)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CardFundingOption:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CardFundingOption)
        value = take("available", None)
        new.available = value if type(value) is bool or value is None else to_bool(value)
        value = take("deliveryDate", None)
        new.delivery_date = None if value is None else to_date(value)
        value = take("processDate", None)
        new.process_date = None if value is None else to_date(value)
        value = take("reason", None)
        new.reason = value if type(value) is str or value is None else to_text(value)
        value = take("conditions", None)
        new.conditions = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("brand", None)
        new.brand = value if type(value) is str or value is None else to_text(value)
        value = take("feeInfo", None)
        new.fee_info = None if value is None else CardFeeInfo._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class FundingOptions(AnswerModel):
    """Funding options, part of `PaymentOptions`."""

    banks: list[BankFundingOption] | None = None
    cards: list[CardFundingOption] | None = None

    __fields__ = (
        Field("banks", "banks", ListOf(Nested(BankFundingOption))),
        Field("cards", "cards", ListOf(Nested(CardFundingOption))),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> FundingOptions:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(FundingOptions)
        value = take("banks", None)
        new.banks = None if value is None else [BankFundingOption._from_wire(item) for item in to_list(value)]
        value = take("cards", None)
        new.cards = None if value is None else [CardFundingOption._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentOptions(AnswerModel):
    """Payment options, given by `payments.get_options`."""

    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    amount: Decimal | None = None
    funding_options: FundingOptions | None = None

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("amount", "amount", Number(money=True)),
        Field("funding_options", "fundingOptions", Nested(FundingOptions)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PaymentOptions:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PaymentOptions)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("fundingOptions", None)
        new.funding_options = None if value is None else FundingOptions._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CheckImage(AnswerModel):
    """Check image, given by `payments.get_check_images`."""

    download_link: str | None = None
    """`downloadLink`: GET with sessionId header; file type set by the bank."""

    __fields__ = (
        Field("download_link", "downloadLink", Text(), doc="GET with sessionId header; file type set by the bank"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CheckImage:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CheckImage)
        value = take("downloadLink", None)
        new.download_link = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AmountRange(AnswerModel):
    """Amount range, part of `ExchangeRate`."""

    from_: Decimal | None = None
    to: Decimal | None = None

    __fields__ = (
        Field("from_", "from", Number(money=True)),
        Field("to", "to", Number(money=True)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AmountRange:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AmountRange)
        value = take("from", None)
        new.from_ = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("to", None)
        new.to = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ExchangeRate(AnswerModel):
    """Exchange rate, given by `payments.get_exchange_rate` and `payments.get_exchange_rates`."""

    bill_currency: str | None = None
    """`billCurrency`: of the vendor's bills; ISO currency code."""
    payment_currency: str | None = None
    """`paymentCurrency`: what the vendor accepts."""
    base_currency: str | None = None
    """`baseCurrency`: what the payer pays in."""
    exchange_rate: Decimal | None = None
    """`exchangeRate`: how much foreign currency one unit of the base currency buys."""
    amount_range: AmountRange | None = None
    """`amountRange`: the rate holds for amounts in this range."""
    expiration_time: datetime | None = None
    """`expirationTime`: a batch lives at most 20 minutes in production."""
    exchange_rate_batch_id: int | None = None
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    amount: Decimal | None = None
    """`amount`: derived."""

    __fields__ = (
        Field("bill_currency", "billCurrency", Text(), doc="of the vendor's bills; ISO currency code"),
        Field("payment_currency", "paymentCurrency", Text(), doc="what the vendor accepts"),
        Field("base_currency", "baseCurrency", Text(), doc="what the payer pays in"),
        Field(
            "exchange_rate",
            "exchangeRate",
            Number(),
            doc="how much foreign currency one unit of the base currency buys",
        ),
        Field("amount_range", "amountRange", Nested(AmountRange), doc="the rate holds for amounts in this range"),
        Field("expiration_time", "expirationTime", DateTime(), doc="a batch lives at most 20 minutes in production"),
        Field("exchange_rate_batch_id", "exchangeRateBatchId", Integer()),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("amount", "amount", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ExchangeRate:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ExchangeRate)
        value = take("billCurrency", None)
        new.bill_currency = value if type(value) is str or value is None else to_text(value)
        value = take("paymentCurrency", None)
        new.payment_currency = value if type(value) is str or value is None else to_text(value)
        value = take("baseCurrency", None)
        new.base_currency = value if type(value) is str or value is None else to_text(value)
        value = take("exchangeRate", None)
        new.exchange_rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("amountRange", None)
        new.amount_range = None if value is None else AmountRange._from_wire(value)
        value = take("expirationTime", None)
        new.expiration_time = None if value is None else to_datetime(value)
        value = take("exchangeRateBatchId", None)
        new.exchange_rate_batch_id = value if type(value) is int or value is None else to_int(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MassPaymentBatch(AnswerModel):
    """Payments that BILL makes some time after it has answered, and how far it is. COMPLETED says that nothing is left
    to do; what `count` calls failed has not been paid. Assumed from its siblings; BILL's pages say little about it.
    Given by `payments.create_mass` and `payments.get_mass`.
    """

    payment_batch_id: str | None = None
    """`paymentBatchId`: begins bbq; verified."""
    batch_status: MassPaymentStatus | None = None
    """`batchStatus`: derived."""
    count: MassPaymentCount | None = None
    """`count`: derived."""
    updated_time: datetime | None = None
    """`updatedTime`: when batchStatus changed; derived."""
    scheduled: Any | None = None
    """`scheduled`: payments still to be made; how BILL names the lists of payments is not known."""
    completed: Any | None = None
    """`completed`: payments that were made; they are processed on the process date."""
    failed: Any | None = None
    """`failed`: payments that were not made."""
    status: str | None = None
    payments: Any | None = None

    __fields__ = (
        Field("payment_batch_id", "paymentBatchId", Id("bbq", strict=True)),
        Field("batch_status", "batchStatus", Choice(MassPaymentStatus), confidence="derived"),
        Field("count", "count", Nested(MassPaymentCount), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived", doc="when batchStatus changed"),
        Field(
            "scheduled",
            "scheduled",
            Anything(),
            confidence="assumed",
            doc="payments still to be made; how BILL names the lists of payments is not known",
        ),
        Field(
            "completed",
            "completed",
            Anything(),
            confidence="assumed",
            doc="payments that were made; they are processed on the process date",
        ),
        Field("failed", "failed", Anything(), confidence="assumed", doc="payments that were not made"),
        Field("status", "status", Text(), confidence="assumed"),
        Field("payments", "payments", Anything(), confidence="assumed"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MassPaymentBatch:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MassPaymentBatch)
        value = take("paymentBatchId", None)
        new.payment_batch_id = value if type(value) is str or value is None else to_text(value)
        value = take("batchStatus", None)
        new.batch_status = None if value is None else MassPaymentStatus(value)
        value = take("count", None)
        new.count = None if value is None else MassPaymentCount._from_wire(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new.scheduled = take("scheduled", None)
        new.completed = take("completed", None)
        new.failed = take("failed", None)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        new.payments = take("payments", None)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ExchangeRateRequest(RequestModel):
    """Exchange rate request, taken by `payments.get_exchange_rates`. Its fields are known from a single source, not
    from BILL's reference.
    """

    vendor_id: str
    """`vendorId`: international vendor; begins 009."""
    amount: Decimal | int
    """`amount`: in the vendor bill currency."""

    __fields__ = (
        Field(
            "vendor_id",
            "vendorId",
            Id("009", strict=True),
            required=True,
            confidence="derived",
            doc="international vendor",
        ),
        Field(
            "amount",
            "amount",
            Number(money=True),
            required=True,
            confidence="derived",
            doc="in the vendor bill currency",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MassPaymentCreate(RequestModel):
    """Mass payment create, taken by `payments.create_mass`."""

    vendor_id: str | Unset | None = UNSET
    """`vendorId`: do not send when paying several vendors; begins 009."""
    description: str | Unset | None = UNSET
    """`description`: check memo or bank descriptor; at most 70 characters."""
    process_date: date | Unset | None = UNSET
    """`processDate`: as in a single payment."""
    funding_account: FundingAccountInput
    payments: Sequence[BulkPaymentItem]
    """`payments`: billId and amount; derived."""
    processing_options: PaymentProcessingOptionsInput | Unset | None = UNSET
    """`processingOptions`: derived."""
    exchange_rate_batch_id: int | Unset | None = UNSET
    """`exchangeRateBatchId`: of `get_exchange_rates`; needed if a vendor's bill currency is not USD."""
    card_funding_purpose: str | Unset | None = UNSET
    """`cardFundingPurpose`: as in a single payment; derived."""

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), doc="do not send when paying several vendors"),
        Field("description", "description", Text(70), doc="check memo or bank descriptor"),
        Field("process_date", "processDate", Date(), doc="as in a single payment"),
        Field("funding_account", "fundingAccount", Nested(FundingAccountInput), required=True),
        Field(
            "payments",
            "payments",
            ListOf(Nested(BulkPaymentItem)),
            required=True,
            confidence="derived",
            doc="billId and amount",
        ),
        Field("processing_options", "processingOptions", Nested(PaymentProcessingOptionsInput), confidence="derived"),
        Field(
            "exchange_rate_batch_id",
            "exchangeRateBatchId",
            Integer(),
            doc="of `get_exchange_rates`; needed if a vendor's bill currency is not USD",
        ),
        Field("card_funding_purpose", "cardFundingPurpose", Text(), confidence="derived", doc="as in a single payment"),
    )
