"""The operations of `partner.users`.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, SortField
from ..models.common import User
from ..models.partner_users import PartnerUserCreate, PartnerUserUpdate

__all__ = [
    "ARCHIVE_PARTNER_USER",
    "CREATE_PARTNER_USER",
    "GET_PARTNER_USER",
    "LIST_PARTNER_USERS",
    "PartnerUserFields",
    "PartnerUser_",
    "RESTORE_PARTNER_USER",
    "UPDATE_PARTNER_USER",
]

_USER_ID: Final = Parameter(name="user_id", wire="userId", kind=Id("006", strict=True), required=True)


class PartnerUserFields:
    """The filters and sort keys of `partner.users.list`."""

    id: Final = EqField[str]("id", Id("006", strict=True))
    archived: Final = SortField("archived")
    first_name: Final = SortField("firstName")
    last_name: Final = SortField("lastName")
    created_time: Final = SortField("createdTime")
    updated_time: Final = SortField("updatedTime")


PartnerUser_ = PartnerUserFields

LIST_PARTNER_USERS: Final[Operation[User]] = Operation(
    id="listPartnerUsers",
    accessor="partner.users.list",
    family="partner",
    method="GET",
    path="/v3/partner/users",
    title="Get list of users",
    reference="https://developer.bill.com/reference/listpartnerusers",
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(User)),
    page="page",
    fields=PartnerUserFields,
)

CREATE_PARTNER_USER: Final[Operation[User]] = Operation(
    id="createPartnerUser",
    accessor="partner.users.create",
    family="partner",
    method="POST",
    path="/v3/partner/users",
    title="Create a user",
    reference="https://developer.bill.com/reference/createpartneruser",
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    body=Body(model=PartnerUserCreate),
    answer=Answer(kind=Nested(User), status=201),
    retry="unsafe",
    trace=Trace(creates=True, find="listPartnerUsers", identity=((ComparedField("email"),),), created="createdTime"),
)

GET_PARTNER_USER: Final[Operation[User]] = Operation(
    id="getPartnerUser",
    accessor="partner.users.get",
    family="partner",
    method="GET",
    path="/v3/partner/users/{userId}",
    title="Get user details",
    reference="https://developer.bill.com/reference/getpartneruser",
    path_params=(_USER_ID,),
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(User)),
)

UPDATE_PARTNER_USER: Final[Operation[User]] = Operation(
    id="updatePartnerUser",
    accessor="partner.users.update",
    family="partner",
    method="PATCH",
    path="/v3/partner/users/{userId}",
    title="Update a user",
    reference="https://developer.bill.com/reference/updatepartneruser",
    path_params=(_USER_ID,),
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    body=Body(model=PartnerUserUpdate),
    answer=Answer(kind=Nested(User)),
    retry="idempotent",
    trace=Trace(find="getPartnerUser", as_sent=True, changed="updatedTime"),
)

ARCHIVE_PARTNER_USER: Final[Operation[User]] = Operation(
    id="archivePartnerUser",
    accessor="partner.users.archive",
    family="partner",
    method="POST",
    path="/v3/partner/users/{userId}/archive",
    title="Archive a user",
    reference="https://developer.bill.com/reference/archivepartneruser",
    path_params=(_USER_ID,),
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(User)),
    retry="idempotent",
    trace=Trace(find="getPartnerUser", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_PARTNER_USER: Final[Operation[User]] = Operation(
    id="restorePartnerUser",
    accessor="partner.users.restore",
    family="partner",
    method="POST",
    path="/v3/partner/users/{userId}/restore",
    title="Restore an archived user",
    reference="https://developer.bill.com/reference/restorepartneruser",
    path_params=(_USER_ID,),
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(User)),
    retry="idempotent",
    trace=Trace(find="getPartnerUser", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
