"""Payments of bills. Most of these calls move money and are never retried.

Generated from spec/v3/payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Anything, Boolean, Choice, Date, DateTime, Id, Integer, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
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


class CheckDeliveryType(OpenEnum):
    """Check delivery type, part of `PaymentProcessingOptions` and `PaymentProcessingOptionsInput`. The values are known
    from a single source, not from BILL's reference.
    """

    STANDARD = Member()
    UPS_1DAY = Member()
    UPS_2DAY = Member()
    UPS_3DAY = Member()
    RTP_DELIVERY = Member()


class VoidType(OpenEnum):
    """Void type, part of `PaymentVoidInfo` and `VoidPaymentRequest`. The values are known from a single source, not
    from BILL's reference.
    """

    VOID_AND_CREDIT = Member()
    VOID_AND_REISSUE = Member()
    VOID_AND_REISSUE_VCARD = Member()
    VOID_ONLY = Member()


class VoidStatus(OpenEnum):
    """Void status, part of `PaymentVoidInfo`. The values are known from a single source, not from BILL's reference."""

    TO_BE_PROCESSED = Member()
    ACCEPTED = Member()
    REJECTED = Member()
    NO_OP = Member()
    ARCHIVED = Member()


class DisbursementSubType(OpenEnum):
    """Disbursement sub type, part of `InternationalDisbursement`. The values are known from a single source, not from
    BILL's reference.
    """

    IACH = Member()
    LOCAL = Member()
    WIRE = Member()
    ACH = Member()
    MULTIPLE = Member()
    NONE = Member()
    UNDEFINED = Member()


@model
class PaymentProcessingOptions(AnswerModel):
    """Payment processing options, part of `Payment`."""

    request_pay_faster: bool | None = optional_field("requestPayFaster", Boolean())
    create_bill: bool | None = optional_field("createBill", Boolean())
    request_check_delivery_type: CheckDeliveryType | None = optional_field(
        "requestCheckDeliveryType", Choice(CheckDeliveryType)
    )


@model
class PaymentProcessingOptionsInput(RequestModel):
    """Payment processing options, part of `PaymentCreate`, `PaymentBulkCreate` and `MassPaymentCreate`. For requests;
    answers hold `PaymentProcessingOptions`.
    """

    request_pay_faster: bool | Unset | None = optional_field("requestPayFaster", Boolean())
    create_bill: bool | Unset | None = optional_field(
        "createBill", Boolean(), doc="true: leave out billId; only in a single payment"
    )
    request_check_delivery_type: CheckDeliveryType | str | Unset | None = optional_field(
        "requestCheckDeliveryType", Choice(CheckDeliveryType)
    )


@model(confidence="derived")
class PaymentVoidInfo(AnswerModel):
    """Payment void info, part of `Payment`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id())
    requested_by: str | None = optional_field("requestedBy", Id("006", strict=True))
    type: VoidType | None = optional_field("type", Choice(VoidType))
    status: VoidStatus | None = optional_field("status", Choice(VoidStatus))
    reason: str | None = optional_field("reason", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model(confidence="derived")
class CheckDisbursement(AnswerModel):
    """Check disbursement, part of `DisbursementInfo`. Known from a single source, not from BILL's reference."""

    sent_date: date | None = optional_field("sentDate", Date())
    arrives_by_date: date | None = optional_field("arrivesByDate", Date())
    check_number: int | None = optional_field("checkNumber", Integer(), confidence="verified")
    tracking_information: str | None = optional_field(
        "trackingInformation",
        Text(),
        confidence="verified",
        doc="UPS tracking number; only for checks with faster delivery",
    )


@model(confidence="derived")
class AchDisbursement(AnswerModel):
    """Ach disbursement, part of `DisbursementInfo`. Known from a single source, not from BILL's reference."""

    sent_date: date | None = optional_field("sentDate", Date())
    arrives_by_date: date | None = optional_field("arrivesByDate", Date())


@model(confidence="derived")
class RppsDisbursement(AnswerModel):
    """Rpps disbursement, part of `DisbursementInfo`. Known from a single source, not from BILL's reference."""

    sent_date: date | None = optional_field("sentDate", Date())
    arrives_by_date: date | None = optional_field("arrivesByDate", Date())
    trace_number: int | None = optional_field("traceNumber", Integer(), confidence="verified")
    batch_number: int | None = optional_field("batchNumber", Integer(), confidence="verified")


@model(confidence="derived")
class InternationalDisbursement(AnswerModel):
    """International disbursement, part of `DisbursementInfo`. Known from a single source, not from BILL's reference."""

    sent_date: date | None = optional_field("sentDate", Date())
    arrives_by_date: date | None = optional_field("arrivesByDate", Date())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    disbursement_sub_type: DisbursementSubType | None = optional_field(
        "disbursementSubType", Choice(DisbursementSubType)
    )


@model(confidence="derived")
class VcardDisbursement(AnswerModel):
    """Vcard disbursement, part of `DisbursementInfo`. Known from a single source, not from BILL's reference."""

    arrives_by_date: date | None = optional_field("arrivesByDate", Date())
    valid_until: date | None = optional_field("validUntil", Date())
    last4_card_number: str | None = optional_field("last4CardNumber", Text())


@model(confidence="derived")
class WalletDisbursement(AnswerModel):
    """Wallet disbursement, part of `DisbursementInfo`. Known from a single source, not from BILL's reference."""

    arrives_by_date: date | None = optional_field("arrivesByDate", Date())


@model(confidence="derived")
class DisbursementInfo(AnswerModel):
    """The way the money reaches the vendor. Only the part for the actual disbursement type is filled. Known from a
    single source, not from BILL's reference. Part of `Payment`.
    """

    is_voidable: bool | None = optional_field("isVoidable", Boolean())
    check_disbursement: CheckDisbursement | None = optional_field("checkDisbursement", Nested(CheckDisbursement))
    ach_disbursement: AchDisbursement | None = optional_field("achDisbursement", Nested(AchDisbursement))
    rpps_disbursement: RppsDisbursement | None = optional_field("rppsDisbursement", Nested(RppsDisbursement))
    international_disbursement: InternationalDisbursement | None = optional_field(
        "internationalDisbursement", Nested(InternationalDisbursement)
    )
    vcard_disbursement: VcardDisbursement | None = optional_field("vcardDisbursement", Nested(VcardDisbursement))
    wallet_disbursement: WalletDisbursement | None = optional_field("walletDisbursement", Nested(WalletDisbursement))


@model
class Payment(AnswerModel):
    """Payment, returned by `payments.list`, `payments.create`, `payments.create_bulk` and 3 more."""

    id: str = required_field("id", Id("stp", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True), doc="vendor currency")
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    vendor_name: str | None = optional_field("vendorName", Text(), doc="only in the answers of list and get")
    bill_id: str | None = optional_field("billId", Id("00n", strict=True))
    bill_payments: list[BillPayment] | None = optional_field(
        "billPayments", ListOf(Nested(BillPayment)), doc="the bills that the amount is applied to"
    )
    description: str | None = optional_field("description", Text())
    process_date: date | None = optional_field("processDate", Date())
    funding_account: FundingAccount | None = optional_field("fundingAccount", Nested(FundingAccount))
    processing_options: PaymentProcessingOptions | None = optional_field(
        "processingOptions", Nested(PaymentProcessingOptions)
    )
    transaction_number: str | None = optional_field("transactionNumber", Text(50))
    confirmation_number: str | None = optional_field("confirmationNumber", Text())
    status: PaymentStatus | None = optional_field("status", Choice(PaymentStatus))
    exchange_rate: Decimal | None = optional_field(
        "exchangeRate",
        Number(),
        confidence="derived",
        doc="the direction is not documented; compare `fundingAmount` with `amount`",
    )
    funding_amount: Decimal | None = optional_field(
        "fundingAmount", Number(money=True), confidence="derived", doc="USD"
    )
    online_payment: bool | None = optional_field("onlinePayment", Boolean())
    disbursement_type: DisbursementType | None = optional_field("disbursementType", Choice(DisbursementType))
    remittance_email: str | None = optional_field("remittanceEmail", Text(), confidence="derived")
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    void_info: list[PaymentVoidInfo] | None = optional_field("voidInfo", ListOf(Nested(PaymentVoidInfo)))
    disbursement_status: DisbursementStatus | None = optional_field("disbursementStatus", Choice(DisbursementStatus))
    disbursement_info: DisbursementInfo | None = optional_field(
        "disbursementInfo", Nested(DisbursementInfo), confidence="derived"
    )
    payment_purpose: PaymentPurpose | None = optional_field(
        "paymentPurpose", Nested(PaymentPurpose), confidence="derived"
    )
    card_funding_purpose: str | None = optional_field("cardFundingPurpose", Text(), confidence="derived")
    cancel_request_submitted: bool | None = optional_field("cancelRequestSubmitted", Boolean())
    single_status: PaymentSingleStatus | None = optional_field(
        "singleStatus", Choice(PaymentSingleStatus), doc="a payment can be canceled only while it is SCHEDULED"
    )


@model
class PaymentCreate(RequestModel):
    """Payment create, accepted by `payments.create`."""

    vendor_id: str | Unset | None = optional_field(
        "vendorId", Id("009", strict=True), doc="if sent, it must be the vendor of the bill"
    )
    bill_id: str | Unset | None = optional_field(
        "billId", Id("00n", strict=True), doc="leave it out if createBill is true"
    )
    description: str | Unset | None = optional_field("description", Text(70), doc="check memo or bank descriptor")
    process_date: date | Unset | None = optional_field(
        "processDate",
        Date(),
        doc="required for WALLET and AP_CARD; otherwise by default the next US business day, and no other day if the bill currency of the vendor is not USD",
    )
    funding_account: FundingAccountInput = required_field("fundingAccount", Nested(FundingAccountInput))
    amount: Decimal | int = required_field("amount", Number(money=True))
    processing_options: PaymentProcessingOptionsInput = required_field(
        "processingOptions", Nested(PaymentProcessingOptionsInput)
    )
    payment_purpose: PaymentPurposeInput | Unset | None = optional_field("paymentPurpose", Nested(PaymentPurposeInput))
    transaction_number: str | Unset | None = optional_field(
        "transactionNumber",
        Text(50),
        doc="unique; generated by default. With your own number, a payment with an unknown outcome can be found for certain",
    )
    card_funding_purpose: str | Unset | None = optional_field(
        "cardFundingPurpose",
        Text(),
        doc="needed with CARD_ACCOUNT, unless BILL knows the industry of the vendor; then `card_accounts.list_funding_purposes` returns none",
    )
    exchange_rate_batch_id: int | Unset | None = optional_field(
        "exchangeRateBatchId",
        Integer(),
        doc="from `get_exchange_rate`; needed if the bill currency of the vendor is not USD",
    )


@model
class BulkPaymentItem(RequestModel):
    """Bulk payment item, part of `PaymentBulkCreate` and `MassPaymentCreate`."""

    bill_id: str = required_field("billId", Id("00n", strict=True))
    amount: Decimal | int = required_field("amount", Number(money=True))


@model
class PaymentBulkCreate(RequestModel):
    """Payment bulk create, accepted by `payments.create_bulk`."""

    vendor_id: str | Unset | None = optional_field(
        "vendorId", Id("009", strict=True), doc="leave it out when paying several vendors"
    )
    description: str | Unset | None = optional_field("description", Text(70), doc="check memo or bank descriptor")
    process_date: date | Unset | None = optional_field("processDate", Date(), doc="as in a single payment")
    funding_account: FundingAccountInput = required_field("fundingAccount", Nested(FundingAccountInput))
    payments: Sequence[BulkPaymentItem] = required_field("payments", ListOf(Nested(BulkPaymentItem)))
    processing_options: PaymentProcessingOptionsInput | Unset | None = optional_field(
        "processingOptions", Nested(PaymentProcessingOptionsInput)
    )
    transaction_number: str | Unset | None = optional_field(
        "transactionNumber", Text(50), doc="unique, so it can be used for one call only; generated by default"
    )
    card_funding_purpose: str | Unset | None = optional_field(
        "cardFundingPurpose", Text(), doc="as in a single payment"
    )
    exchange_rate_batch_id: int | Unset | None = optional_field(
        "exchangeRateBatchId",
        Integer(),
        doc="from `get_exchange_rates`; needed if the bill currency of a vendor is not USD",
    )


@model
class VoidPaymentRequest(RequestModel):
    """Void payment request, accepted by `payments.void`."""

    type: VoidType | str = required_field("type", Choice(VoidType))
    reason: str = required_field("reason", Text(4000))


@model(confidence="derived")
class BankFundingOption(AnswerModel):
    """Bank funding option, part of `FundingOptions`. Known from a single source, not from BILL's reference."""

    available: bool | None = optional_field("available", Boolean(), confidence="verified")
    delivery_date: date | None = optional_field("deliveryDate", Date())
    process_date: date | None = optional_field("processDate", Date())
    reason: str | None = optional_field("reason", Text(), doc="if not available")
    conditions: list[str] | None = optional_field("conditions", ListOf(Text()))
    id: str | None = optional_field("id", Id())
    name: str | None = optional_field("name", Text())
    fee: Decimal | None = optional_field("fee", Number(money=True))


@model
class CardFeeInfo(AnswerModel):
    """Card fee info, part of `CardFundingOption`."""

    amount: Decimal | None = optional_field("amount", Number(money=True))
    rate: Decimal | None = optional_field("rate", Number())


@model
class CardFundingOption(AnswerModel):
    """Card funding option, part of `FundingOptions`."""

    available: bool | None = optional_field("available", Boolean())
    delivery_date: date | None = optional_field("deliveryDate", Date())
    process_date: date | None = optional_field("processDate", Date(), confidence="derived")
    reason: str | None = optional_field("reason", Text())
    conditions: list[str] | None = optional_field("conditions", ListOf(Text()), confidence="derived")
    id: str | None = optional_field("id", Id())
    name: str | None = optional_field("name", Text(), confidence="derived")
    brand: str | None = optional_field("brand", Text())
    fee_info: CardFeeInfo | None = optional_field("feeInfo", Nested(CardFeeInfo))


@model
class FundingOptions(AnswerModel):
    """Funding options, part of `PaymentOptions`."""

    banks: list[BankFundingOption] | None = optional_field("banks", ListOf(Nested(BankFundingOption)))
    cards: list[CardFundingOption] | None = optional_field("cards", ListOf(Nested(CardFundingOption)))


@model
class PaymentOptions(AnswerModel):
    """Payment options, returned by `payments.get_options`."""

    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    funding_options: FundingOptions | None = optional_field("fundingOptions", Nested(FundingOptions))


@model
class CheckImage(AnswerModel):
    """Check image, returned by `payments.get_check_images`."""

    download_link: str | None = optional_field(
        "downloadLink", Text(), doc="needs the sessionId header; the bank decides the file type"
    )


@model
class AmountRange(AnswerModel):
    """Amount range, part of `ExchangeRate`."""

    from_: Decimal | None = optional_field("from", Number(money=True))
    to: Decimal | None = optional_field("to", Number(money=True))


@model
class ExchangeRate(AnswerModel):
    """Exchange rate, returned by `payments.get_exchange_rate` and `payments.get_exchange_rates`."""

    bill_currency: str | None = optional_field(
        "billCurrency", Text(), doc="the currency of the vendor's bills; ISO currency code"
    )
    payment_currency: str | None = optional_field("paymentCurrency", Text(), doc="the currency that the vendor accepts")
    base_currency: str | None = optional_field("baseCurrency", Text(), doc="the currency of the payer")
    exchange_rate: Decimal | None = optional_field(
        "exchangeRate", Number(), doc="the amount of foreign currency for one unit of the base currency"
    )
    amount_range: AmountRange | None = optional_field(
        "amountRange", Nested(AmountRange), doc="the amounts that the rate applies to"
    )
    expiration_time: datetime | None = optional_field(
        "expirationTime", DateTime(), doc="a batch is valid for at most 20 minutes in production"
    )
    exchange_rate_batch_id: int | None = optional_field("exchangeRateBatchId", Integer())
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True), confidence="derived")


@model(confidence="assumed")
class MassPaymentBatch(AnswerModel):
    """Payments that BILL creates after its answer, with their progress. COMPLETED means that nothing is left to do;
    payments that `count` reports as failed have not been made. Assumed from similar objects and operations; BILL's
    pages say little about it. Returned by `payments.create_mass` and `payments.get_mass`.
    """

    payment_batch_id: str | None = optional_field("paymentBatchId", Id("bbq", strict=True), confidence="verified")
    batch_status: MassPaymentStatus | None = optional_field(
        "batchStatus", Choice(MassPaymentStatus), confidence="derived"
    )
    count: MassPaymentCount | None = optional_field("count", Nested(MassPaymentCount), confidence="derived")
    updated_time: datetime | None = optional_field(
        "updatedTime", DateTime(), confidence="derived", doc="when batchStatus changed"
    )
    scheduled: Any | None = optional_field(
        "scheduled",
        Anything(),
        doc="payments that are still to be created; BILL's names for the lists of payments are not known",
    )
    completed: Any | None = optional_field(
        "completed", Anything(), doc="payments that were created; they are processed on the process date"
    )
    failed: Any | None = optional_field("failed", Anything(), doc="payments that were not created")
    status: str | None = optional_field("status", Text())
    payments: Any | None = optional_field("payments", Anything())


@model(confidence="derived")
class ExchangeRateRequest(RequestModel):
    """Exchange rate request, accepted by `payments.get_exchange_rates`. Known from a single source, not from BILL's
    reference.
    """

    vendor_id: str = required_field("vendorId", Id("009", strict=True), doc="international vendor")
    amount: Decimal | int = required_field("amount", Number(money=True), doc="in the vendor bill currency")


@model
class MassPaymentCreate(RequestModel):
    """Mass payment create, accepted by `payments.create_mass`."""

    vendor_id: str | Unset | None = optional_field(
        "vendorId", Id("009", strict=True), doc="leave it out when paying several vendors"
    )
    description: str | Unset | None = optional_field("description", Text(70), doc="check memo or bank descriptor")
    process_date: date | Unset | None = optional_field("processDate", Date(), doc="as in a single payment")
    funding_account: FundingAccountInput = required_field("fundingAccount", Nested(FundingAccountInput))
    payments: Sequence[BulkPaymentItem] = required_field(
        "payments", ListOf(Nested(BulkPaymentItem)), confidence="derived", doc="billId and amount"
    )
    processing_options: PaymentProcessingOptionsInput | Unset | None = optional_field(
        "processingOptions", Nested(PaymentProcessingOptionsInput), confidence="derived"
    )
    exchange_rate_batch_id: int | Unset | None = optional_field(
        "exchangeRateBatchId",
        Integer(),
        doc="from `get_exchange_rates`; needed if the bill currency of a vendor is not USD",
    )
    card_funding_purpose: str | Unset | None = optional_field(
        "cardFundingPurpose", Text(), confidence="derived", doc="as in a single payment"
    )
