"""The operations of `payments`.

Generated from spec/v3/payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeInField, EqSortField, OrderSortField, SortField
from ..models.common import DisbursementType, PaymentStatus
from ..models.payments import (
    CheckImage,
    ExchangeRate,
    ExchangeRateRequest,
    MassPaymentBatch,
    MassPaymentCreate,
    Payment,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentOptions,
    VoidPaymentRequest,
)

__all__ = [
    "CANCEL_PAYMENT",
    "CREATE_BULK_PAYMENT",
    "CREATE_MASS_PAYMENT",
    "CREATE_PAYMENT",
    "GET_CHECK_IMAGE_DATA",
    "GET_EXCHANGE_RATE",
    "GET_EXCHANGE_RATES",
    "GET_MASS_PAYMENT",
    "GET_PAYMENT",
    "LIST_PAYMENTS",
    "LIST_PAYMENT_OPTIONS",
    "PaymentFields",
    "Payment_",
    "VOID_PAYMENT",
]

_PAYMENT_ID: Final = Parameter(name="payment_id", wire="paymentId", kind=Id("stp", strict=True), required=True)
_PAYMENT_BATCH_ID: Final = Parameter(
    name="payment_batch_id", wire="paymentBatchId", kind=Id("bbq", strict=True), required=True
)


class PaymentFields:
    """The filters and sort keys of `payments.list`."""

    id: Final = EqNeInField[str]("id", Id("stp", strict=True))
    transaction_number: Final = EqField[str]("transactionNumber", Text(50))
    vendor_id: Final = EqNeInField[str]("vendorId", Id("009", strict=True))
    status: Final = EqNeInField[PaymentStatus | str]("status", Choice(PaymentStatus), confidence="derived")
    disbursement_type: Final = EqNeInField[DisbursementType | str](
        "disbursementType", Choice(DisbursementType), confidence="derived"
    )
    process_date: Final = OrderSortField[date]("processDate", Date(), confidence="derived")
    amount: Final = OrderSortField[Decimal | int]("amount", Number(money=True), confidence="derived")
    online_payment: Final = EqSortField[bool]("onlinePayment", Boolean(), confidence="derived")
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime(), confidence="derived")
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime(), confidence="derived")
    description: Final = SortField("description")
    confirmation_number: Final = SortField("confirmationNumber")
    disbursement_status: Final = SortField("disbursementStatus")


Payment_ = PaymentFields

LIST_PAYMENTS: Final[Operation[Payment]] = Operation(
    id="listPayments",
    accessor="payments.list",
    family="v3",
    method="GET",
    path="/v3/payments",
    title="Get list of payments",
    reference="https://developer.bill.com/reference/listpayments",
    answer=Answer(kind=Nested(Payment)),
    page="page",
    fields=PaymentFields,
)

CREATE_PAYMENT: Final[Operation[Payment]] = Operation(
    id="createPayment",
    accessor="payments.create",
    family="v3",
    method="POST",
    path="/v3/payments",
    title="Create a payment",
    reference="https://developer.bill.com/reference/createpayment",
    body=Body(model=PaymentCreate, mints="transaction_number"),
    answer=Answer(kind=Nested(Payment), status=201),
    retry="never",
    mfa="always",
    trace=Trace(
        creates=True,
        find="listPayments",
        identity=(
            (ComparedField("transactionNumber"),),
            (
                ComparedField("billPayments[].billId", sent="billId"),
                ComparedField("billPayments[].amount", sent="amount"),
            ),
            (ComparedField("vendorId"), ComparedField("billPayments[].amount", sent="amount")),
        ),
        created="createdTime",
    ),
)

CREATE_BULK_PAYMENT: Final[Operation[list[Payment]]] = Operation(
    id="createBulkPayment",
    accessor="payments.create_bulk",
    family="v3",
    method="POST",
    path="/v3/payments/bulk",
    title="Create a bulk payment",
    reference="https://developer.bill.com/reference/createbulkpayment",
    body=Body(model=PaymentBulkCreate, max_items=50, items="payments", mints="transaction_number"),
    answer=Answer(kind=ListOf(Nested(Payment)), key="payments", status=201),
    retry="never",
    mfa="always",
    atomic=True,
    trace=Trace(
        creates=True,
        find="listPayments",
        identity=(
            (ComparedField("transactionNumber"),),
            (
                ComparedField("billPayments[].billId", sent="payments[].billId"),
                ComparedField("billPayments[].amount", sent="payments[].amount"),
            ),
        ),
        created="createdTime",
    ),
    doc="The bills must exist. If payments are combined, one payment covers at most 35 bills.",
)

LIST_PAYMENT_OPTIONS: Final[Operation[PaymentOptions]] = Operation(
    id="listPaymentOptions",
    accessor="payments.get_options",
    family="v3",
    method="GET",
    path="/v3/payments/options",
    title="Get list of vendor payment options",
    reference="https://developer.bill.com/reference/listpaymentoptions",
    query=(
        Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True),
        Parameter(name="amount", wire="amount", kind=Number(money=True), required=True),
    ),
    answer=Answer(kind=Nested(PaymentOptions)),
)

GET_PAYMENT: Final[Operation[Payment]] = Operation(
    id="getPayment",
    accessor="payments.get",
    family="v3",
    method="GET",
    path="/v3/payments/{paymentId}",
    title="Get payment details",
    reference="https://developer.bill.com/reference/getpayment",
    path_params=(_PAYMENT_ID,),
    answer=Answer(kind=Nested(Payment)),
)

CANCEL_PAYMENT: Final[Operation[Payment]] = Operation(
    id="cancelPayment",
    accessor="payments.cancel",
    family="v3",
    method="POST",
    path="/v3/payments/{paymentId}/cancel",
    title="Cancel a payment",
    reference="https://developer.bill.com/reference/cancelpayment",
    path_params=(_PAYMENT_ID,),
    answer=Answer(kind=Nested(Payment)),
    retry="never",
    trace=Trace(
        find="getPayment",
        states=(State({"singleStatus": ("CANCELED", "CANCELLATION_IN_PROGRESS"), "cancelRequestSubmitted": (True,)}),),
        changed="updatedTime",
    ),
    doc="Only while `singleStatus` is SCHEDULED. Later a payment can only be voided.",
)

GET_CHECK_IMAGE_DATA: Final[Operation[list[CheckImage]]] = Operation(
    id="getCheckImageData",
    accessor="payments.get_check_images",
    family="v3",
    method="GET",
    path="/v3/payments/{paymentId}/check-image",
    title="Get check image data",
    reference="https://developer.bill.com/reference/getcheckimagedata",
    path_params=(_PAYMENT_ID,),
    answer=Answer(kind=ListOf(Nested(CheckImage)), key="results"),
    doc="Links to the images of the front and the back, after the bank has made them.",
)

VOID_PAYMENT: Final[Operation[Payment]] = Operation(
    id="voidPayment",
    accessor="payments.void",
    family="v3",
    method="POST",
    path="/v3/payments/{paymentId}/void",
    title="Void a payment",
    reference="https://developer.bill.com/reference/voidpayment",
    path_params=(_PAYMENT_ID,),
    body=Body(model=VoidPaymentRequest),
    answer=Answer(kind=Nested(Payment)),
    retry="never",
    trace=Trace(
        find="getPayment", states=(State({"singleStatus": ("VOIDED", "VOID_PENDING")}),), changed="updatedTime"
    ),
)

GET_EXCHANGE_RATE: Final[Operation[ExchangeRate]] = Operation(
    id="getExchangeRate",
    accessor="payments.get_exchange_rate",
    family="v3",
    method="GET",
    path="/v3/payments/exchange-rate",
    title="Get BILL exchange rate",
    reference="https://developer.bill.com/reference/getexchangerate",
    query=(
        Parameter(
            name="vendor_id",
            wire="vendorId",
            kind=Id("009", strict=True),
            required=True,
            confidence="derived",
            doc="international vendor",
        ),
        Parameter(
            name="amount",
            wire="amount",
            kind=Number(money=True),
            required=True,
            confidence="derived",
            doc="in the vendor bill currency unless baseCurrency is true",
        ),
        Parameter(name="base_currency", wire="baseCurrency", kind=Boolean(), confidence="derived"),
    ),
    answer=Answer(kind=Nested(ExchangeRate)),
    confidence="derived",
    doc="The batch id is needed to pay a bill that is not in USD; the process date must then be the next US business day. A batch is valid for at most 20 minutes. The amount in dollars is the amount divided by the rate. The vendor must have payment information.",
)

GET_EXCHANGE_RATES: Final[Operation[list[ExchangeRate]]] = Operation(
    id="getExchangeRates",
    accessor="payments.get_exchange_rates",
    family="v3",
    method="POST",
    path="/v3/payments/exchange-rate",
    title="Get BILL exchange rates for multiple vendors",
    reference="https://developer.bill.com/reference/getexchangerates",
    body=Body(model=ExchangeRateRequest, many=True),
    answer=Answer(kind=ListOf(Nested(ExchangeRate))),
    doc="The arrays in the request and the answer are inferred from the purpose of the call.",
)

CREATE_MASS_PAYMENT: Final[Operation[MassPaymentBatch]] = Operation(
    id="createMassPayment",
    accessor="payments.create_mass",
    family="v3",
    method="POST",
    path="/v3/payments/mass",
    title="Create a mass payment",
    reference="https://developer.bill.com/reference/createmasspayment",
    body=Body(model=MassPaymentCreate, max_items=2000, items="payments"),
    answer=Answer(kind=Nested(MassPaymentBatch), status=201),
    retry="never",
    mfa="always",
    trace=Trace(
        creates=True,
        find="listPayments",
        identity=(
            (
                ComparedField("billPayments[].billId", sent="payments[].billId"),
                ComparedField("billPayments[].amount", sent="payments[].amount"),
            ),
        ),
        created="createdTime",
        later=float("inf"),
    ),
    doc="Returns the id of a batch that is processed later. Call `get_mass`, or subscribe to `mass-payment.updated`. Unlike a bulk payment, it can fail in part.",
)

GET_MASS_PAYMENT: Final[Operation[MassPaymentBatch]] = Operation(
    id="getMassPayment",
    accessor="payments.get_mass",
    family="v3",
    method="GET",
    path="/v3/payments/mass/{paymentBatchId}",
    title="Get mass payment status",
    reference="https://developer.bill.com/reference/getmasspayment",
    path_params=(_PAYMENT_BATCH_ID,),
    answer=Answer(kind=Nested(MassPaymentBatch)),
    doc="The progress of a batch, with the scheduled, completed and failed payments.",
)
