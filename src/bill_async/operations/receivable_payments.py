"""The operations of `receivable_payments`.

Generated from spec/v3/receivable_payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import DateTime, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..filters import EqField, OrderSortField, SortField
from ..models.receivable_payments import ChargeCustomerRequest, ReceivablePayment

__all__ = [
    "CHARGE_CUSTOMER",
    "GET_RECEIVABLE_PAYMENT",
    "LIST_RECEIVABLE_PAYMENTS",
    "ReceivablePaymentFields",
    "ReceivablePayment_",
]

_RECEIVED_PAYMENT_ID: Final = Parameter(
    name="received_payment_id", wire="receivedPaymentId", kind=Id("0rp", strict=True), required=True
)


class ReceivablePaymentFields:
    """The filters and sort keys of `receivable_payments.list`."""

    id: Final = EqField[str]("id", Id("0rp", strict=True))
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime())
    amount: Final = SortField("amount")
    created_time: Final = SortField("createdTime")


ReceivablePayment_ = ReceivablePaymentFields

LIST_RECEIVABLE_PAYMENTS: Final[Operation[ReceivablePayment]] = Operation(
    id="listReceivablePayments",
    accessor="receivable_payments.list",
    family="v3",
    method="GET",
    path="/v3/receivable-payments",
    title="Get list of received payments",
    reference="https://developer.bill.com/reference/listreceivablepayments",
    answer=Answer(kind=Nested(ReceivablePayment)),
    page="page",
    fields=ReceivablePaymentFields,
)

GET_RECEIVABLE_PAYMENT: Final[Operation[ReceivablePayment]] = Operation(
    id="getReceivablePayment",
    accessor="receivable_payments.get",
    family="v3",
    method="GET",
    path="/v3/receivable-payments/{receivedPaymentId}",
    title="Get received payment details",
    reference="https://developer.bill.com/reference/getreceivablepayment",
    path_params=(_RECEIVED_PAYMENT_ID,),
    answer=Answer(kind=Nested(ReceivablePayment)),
)

CHARGE_CUSTOMER: Final[Operation[ReceivablePayment]] = Operation(
    id="chargeCustomer",
    accessor="receivable_payments.charge",
    family="v3",
    method="POST",
    path="/v3/receivable-payments",
    title="Charge a customer",
    reference="https://developer.bill.com/reference/chargecustomer",
    body=Body(model=ChargeCustomerRequest),
    answer=Answer(kind=Nested(ReceivablePayment)),
    retry="never",
    trace=Trace(
        creates=True,
        find="listReceivablePayments",
        identity=((ComparedField("invoicePayments[].invoiceId"), ComparedField("invoicePayments[].amount")),),
        created="createdTime",
    ),
    doc="Moves money. The customer must have a bank account and have authorized charges.",
)
