"""The operations of `roles`.

Generated from spec/v3/roles.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from ..filters import EqField, SortField
from ..models.common import Role

__all__ = ["GET_ORGANIZATION_USER_ROLE", "LIST_ORGANIZATION_USER_ROLES", "RoleFields", "Role_"]

_ROLE_ID: Final = Parameter(name="role_id", wire="roleId", kind=Id("0po", strict=True), required=True)


class RoleFields:
    """The filters and sort keys of `roles.list`."""

    id: Final = EqField[str]("id", Id("0po", strict=True))
    description: Final = SortField("description")
    created_time: Final = SortField("createdTime")
    updated_time: Final = SortField("updatedTime")


Role_ = RoleFields

LIST_ORGANIZATION_USER_ROLES: Final[Operation[Role]] = Operation(
    id="listOrganizationUserRoles",
    accessor="roles.list",
    family="v3",
    method="GET",
    path="/v3/roles",
    title="Get list of user roles",
    reference="https://developer.bill.com/reference/listorganizationuserroles",
    answer=Answer(kind=Nested(Role)),
    page="page",
    fields=RoleFields,
)

GET_ORGANIZATION_USER_ROLE: Final[Operation[Role]] = Operation(
    id="getOrganizationUserRole",
    accessor="roles.get",
    family="v3",
    method="GET",
    path="/v3/roles/{roleId}",
    title="Get user role details",
    reference="https://developer.bill.com/reference/getorganizationuserrole",
    path_params=(_ROLE_ID,),
    answer=Answer(kind=Nested(Role)),
)
