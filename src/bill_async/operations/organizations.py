"""The operations of `organizations`.

Generated from spec/v3/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Date, Id, ListOf, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import Trace
from ..models.common import Organization, OrganizationUpdate
from ..models.organizations import BillingStatement, PricePlan

__all__ = [
    "GET_BILLING_STATEMENT_DETAIL",
    "GET_ORGANIZATION",
    "GET_PRICE_PLAN",
    "LIST_BILLING_STATEMENTS",
    "LIST_INDUSTRIES",
    "UPDATE_ORGANIZATION",
]

_ORGANIZATION_ID: Final = Parameter(
    name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True
)
_BILLING_STATEMENT_ID: Final = Parameter(
    name="billing_statement_id", wire="billingStatementId", kind=Id(), required=True
)

LIST_INDUSTRIES: Final[Operation[list[str]]] = Operation(
    id="listIndustries",
    accessor="organizations.list_industries",
    family="v3",
    method="GET",
    path="/v3/organizations/industries",
    title="Get list of organization industries",
    reference="https://developer.bill.com/reference/listindustries",
    answer=Answer(kind=ListOf(Text()), key="results"),
)

GET_ORGANIZATION: Final[Operation[Organization]] = Operation(
    id="getOrganization",
    accessor="organizations.get",
    family="v3",
    method="GET",
    path="/v3/organizations/{organizationId}",
    title="Get organization details",
    reference="https://developer.bill.com/reference/getorganization",
    path_params=(_ORGANIZATION_ID,),
    answer=Answer(kind=Nested(Organization)),
)

UPDATE_ORGANIZATION: Final[Operation[Organization]] = Operation(
    id="updateOrganization",
    accessor="organizations.update",
    family="v3",
    method="PATCH",
    path="/v3/organizations/{organizationId}",
    title="Update an organization",
    reference="https://developer.bill.com/reference/updateorganization",
    path_params=(_ORGANIZATION_ID,),
    body=Body(model=OrganizationUpdate),
    answer=Answer(kind=Nested(Organization)),
    retry="idempotent",
    trace=Trace(find="getOrganization", as_sent=True, changed="updatedTime"),
    doc="ADMINISTRATOR only.",
)

GET_PRICE_PLAN: Final[Operation[PricePlan]] = Operation(
    id="getPricePlan",
    accessor="organizations.get_price_plan",
    family="v3",
    method="GET",
    path="/v3/organizations/{organizationId}/price-plan",
    title="Get organization price plan details",
    reference="https://developer.bill.com/reference/getpriceplan",
    path_params=(_ORGANIZATION_ID,),
    answer=Answer(kind=Nested(PricePlan)),
)

LIST_BILLING_STATEMENTS: Final[Operation[BillingStatement]] = Operation(
    id="listBillingStatements",
    accessor="organizations.list_billing_statements",
    family="v3",
    method="GET",
    path="/v3/organizations/{organizationId}/billing-statements",
    title="Get list of billing statements",
    reference="https://developer.bill.com/reference/listbillingstatements",
    path_params=(_ORGANIZATION_ID,),
    query=(
        Parameter(
            name="invoice_date_from",
            wire="invoiceDateFrom",
            kind=Date(),
            doc="only together with invoiceDateTo, and without `max`",
        ),
        Parameter(
            name="invoice_date_to",
            wire="invoiceDateTo",
            kind=Date(),
            doc="only together with invoiceDateFrom, and without `max`",
        ),
    ),
    answer=Answer(kind=Nested(BillingStatement)),
    page="page",
)

GET_BILLING_STATEMENT_DETAIL: Final[Operation[BillingStatement]] = Operation(
    id="getBillingStatementDetail",
    accessor="organizations.get_billing_statement",
    family="v3",
    method="GET",
    path="/v3/organizations/{organizationId}/billing-statements/{billingStatementId}",
    title="Get billing statement details",
    reference="https://developer.bill.com/reference/getbillingstatementdetail",
    path_params=(_ORGANIZATION_ID, _BILLING_STATEMENT_ID),
    answer=Answer(kind=Nested(BillingStatement)),
    doc="The links need the sessionId header.",
)
