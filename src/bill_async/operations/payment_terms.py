"""The operations of `payment_terms`.

Generated from spec/v3/payment_terms.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..models.payment_terms import PaymentTerm, PaymentTermCreate, PaymentTermUpdate

__all__ = ["CREATE_PAYMENT_TERM", "GET_PAYMENT_TERM", "LIST_PAYMENT_TERMS", "UPDATE_PAYMENT_TERM"]

_ORGANIZATION_ID: Final = Parameter(
    name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True
)
_PAYMENT_TERM_ID: Final = Parameter(
    name="payment_term_id", wire="paymentTermId", kind=Id("00p", strict=True), required=True
)

LIST_PAYMENT_TERMS: Final[Operation[PaymentTerm]] = Operation(
    id="listPaymentTerms",
    accessor="payment_terms.list",
    family="v3",
    method="GET",
    path="/v3/organizations/{organizationId}/payment-terms",
    title="Get list of payment terms",
    reference="https://developer.bill.com/reference/listpaymentterms",
    path_params=(_ORGANIZATION_ID,),
    answer=Answer(kind=Nested(PaymentTerm)),
    page="page",
    filters_unknown=True,
    sorts_unknown=True,
)

CREATE_PAYMENT_TERM: Final[Operation[PaymentTerm]] = Operation(
    id="createPaymentTerm",
    accessor="payment_terms.create",
    family="v3",
    method="POST",
    path="/v3/organizations/{organizationId}/payment-terms",
    title="Create a payment term",
    reference="https://developer.bill.com/reference/createpaymentterm",
    path_params=(_ORGANIZATION_ID,),
    body=Body(model=PaymentTermCreate),
    answer=Answer(kind=Nested(PaymentTerm), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listPaymentTerms",
        identity=((ComparedField("name"), ComparedField("daysDue")),),
        created="createdTime",
    ),
)

GET_PAYMENT_TERM: Final[Operation[PaymentTerm]] = Operation(
    id="getPaymentTerm",
    accessor="payment_terms.get",
    family="v3",
    method="GET",
    path="/v3/organizations/{organizationId}/payment-terms/{paymentTermId}",
    title="Get payment term details",
    reference="https://developer.bill.com/reference/getpaymentterm",
    path_params=(_ORGANIZATION_ID, _PAYMENT_TERM_ID),
    answer=Answer(kind=Nested(PaymentTerm)),
)

UPDATE_PAYMENT_TERM: Final[Operation[PaymentTerm]] = Operation(
    id="updatePaymentTerm",
    accessor="payment_terms.update",
    family="v3",
    method="PATCH",
    path="/v3/organizations/{organizationId}/payment-terms/{paymentTermId}",
    title="Update a payment term",
    reference="https://developer.bill.com/reference/updatepaymentterm",
    path_params=(_ORGANIZATION_ID, _PAYMENT_TERM_ID),
    body=Body(model=PaymentTermUpdate),
    answer=Answer(kind=Nested(PaymentTerm)),
    retry="idempotent",
    trace=Trace(find="getPaymentTerm", as_sent=True, changed="updatedTime"),
    doc="A payment term cannot be deleted or archived.",
)
