"""The operations of `partner.organizations`.

Generated from spec/partner/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..filters import EqField, SortField
from ..models.common import Organization, OrganizationCreate, StatusAnswer
from ..models.partner_organizations import PricePlanUpdate

__all__ = [
    "CREATE_ORGANIZATION",
    "LIST_PARTNER_ORGANIZATIONS",
    "PartnerOrganizationFields",
    "PartnerOrganization_",
    "UPDATE_ORG_PARTNER_PRICE_PLAN",
]

_ORGANIZATION_ID: Final = Parameter(
    name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True
)


class PartnerOrganizationFields:
    """The filters and sort keys of `partner.organizations.list`."""

    id: Final = EqField[str]("id", Id("008", strict=True))
    created_time: Final = SortField("createdTime")


PartnerOrganization_ = PartnerOrganizationFields

LIST_PARTNER_ORGANIZATIONS: Final[Operation[Organization]] = Operation(
    id="listPartnerOrganizations",
    accessor="partner.organizations.list",
    family="partner",
    method="GET",
    path="/v3/partner/organizations",
    title="Get list of organizations",
    reference="https://developer.bill.com/reference/listpartnerorganizations",
    answer=Answer(kind=Nested(Organization)),
    page="page",
    fields=PartnerOrganizationFields,
)

CREATE_ORGANIZATION: Final[Operation[Organization]] = Operation(
    id="createOrganization",
    accessor="partner.organizations.create",
    family="partner",
    method="POST",
    path="/v3/partner/organizations",
    title="Create an organization",
    reference="https://developer.bill.com/reference/createorganization",
    body=Body(model=OrganizationCreate),
    answer=Answer(kind=Nested(Organization), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listPartnerOrganizations",
        apart=("address", "mailingAddress"),
        identity=((ComparedField("name"),),),
        created="createdTime",
    ),
)

UPDATE_ORG_PARTNER_PRICE_PLAN: Final[Operation[StatusAnswer]] = Operation(
    id="updateOrgPartnerPricePlan",
    accessor="partner.organizations.update_price_plan",
    family="partner",
    method="PATCH",
    path="/v3/partner/organizations/{organizationId}/price-plan",
    title="Update an organization price plan",
    reference="https://developer.bill.com/reference/updateorgpartnerpriceplan",
    path_params=(_ORGANIZATION_ID,),
    body=Body(model=PricePlanUpdate),
    answer=Answer(kind=Nested(StatusAnswer)),
    retry="idempotent",
    trace=Trace(impossible="a partner cannot read the price plan of an organization"),
    confidence="derived",
)
