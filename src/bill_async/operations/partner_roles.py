"""The operations of `partner.roles`.

Generated from spec/partner/roles.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from ..filters import EqField, SortField
from ..models.common import Role

__all__ = ["GET_PARTNER_USER_ROLE", "LIST_PARTNER_USER_ROLES", "PartnerRoleFields", "PartnerRole_"]

_ROLE_ID: Final = Parameter(name="role_id", wire="roleId", kind=Id("0po", strict=True), required=True)


class PartnerRoleFields:
    """The filters and sort keys of `partner.roles.list`."""

    id: Final = EqField[str]("id", Id("0po", strict=True))
    description: Final = SortField("description")
    created_time: Final = SortField("createdTime")
    updated_time: Final = SortField("updatedTime")


PartnerRole_ = PartnerRoleFields

LIST_PARTNER_USER_ROLES: Final[Operation[Role]] = Operation(
    id="listPartnerUserRoles",
    accessor="partner.roles.list",
    family="partner",
    method="GET",
    path="/v3/partner/roles",
    title="Get list of user roles",
    reference="https://developer.bill.com/reference/listpartneruserroles",
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(Role)),
    page="page",
    fields=PartnerRoleFields,
)

GET_PARTNER_USER_ROLE: Final[Operation[Role]] = Operation(
    id="getPartnerUserRole",
    accessor="partner.roles.get",
    family="partner",
    method="GET",
    path="/v3/partner/roles/{roleId}",
    title="Get user role details",
    reference="https://developer.bill.com/reference/getpartneruserrole",
    path_params=(_ROLE_ID,),
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(Role)),
)
