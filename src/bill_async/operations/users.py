"""The operations of `users`.

Generated from spec/v3/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, SortField
from ..models.common import User
from ..models.users import UserCreate, UserUpdate

__all__ = [
    "ARCHIVE_ORGANIZATION_USER",
    "CREATE_ORGANIZATION_USER",
    "GET_ORGANIZATION_USER",
    "LIST_ORGANIZATION_USERS",
    "RESTORE_ORGANIZATION_USER",
    "UPDATE_ORGANIZATION_USER",
    "UserFields",
    "User_",
]

_USER_ID: Final = Parameter(name="user_id", wire="userId", kind=Id("006", strict=True), required=True)


class UserFields:
    """The filters and sort keys of `users.list`."""

    id: Final = EqField[str]("id", Id("006", strict=True))
    archived: Final = SortField("archived")
    first_name: Final = SortField("firstName")
    last_name: Final = SortField("lastName")
    created_time: Final = SortField("createdTime")
    updated_time: Final = SortField("updatedTime")


User_ = UserFields

LIST_ORGANIZATION_USERS: Final[Operation[User]] = Operation(
    id="listOrganizationUsers",
    accessor="users.list",
    family="v3",
    method="GET",
    path="/v3/users",
    title="Get list of users",
    reference="https://developer.bill.com/reference/listorganizationusers",
    answer=Answer(kind=Nested(User)),
    page="page",
    fields=UserFields,
)

CREATE_ORGANIZATION_USER: Final[Operation[User]] = Operation(
    id="createOrganizationUser",
    accessor="users.create",
    family="v3",
    method="POST",
    path="/v3/users",
    title="Create a user",
    reference="https://developer.bill.com/reference/createorganizationuser",
    body=Body(model=UserCreate),
    answer=Answer(kind=Nested(User), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listOrganizationUsers", identity=((ComparedField("email"),),), created="createdTime"
    ),
)

GET_ORGANIZATION_USER: Final[Operation[User]] = Operation(
    id="getOrganizationUser",
    accessor="users.get",
    family="v3",
    method="GET",
    path="/v3/users/{userId}",
    title="Get user details",
    reference="https://developer.bill.com/reference/getorganizationuser",
    path_params=(_USER_ID,),
    answer=Answer(kind=Nested(User)),
)

UPDATE_ORGANIZATION_USER: Final[Operation[User]] = Operation(
    id="updateOrganizationUser",
    accessor="users.update",
    family="v3",
    method="PATCH",
    path="/v3/users/{userId}",
    title="Update a user",
    reference="https://developer.bill.com/reference/updateorganizationuser",
    path_params=(_USER_ID,),
    body=Body(model=UserUpdate),
    answer=Answer(kind=Nested(User)),
    retry="idempotent",
    trace=Trace(find="getOrganizationUser", as_sent=True, changed="updatedTime"),
)

ARCHIVE_ORGANIZATION_USER: Final[Operation[User]] = Operation(
    id="archiveOrganizationUser",
    accessor="users.archive",
    family="v3",
    method="POST",
    path="/v3/users/{userId}/archive",
    title="Archive a user",
    reference="https://developer.bill.com/reference/archiveorganizationuser",
    path_params=(_USER_ID,),
    answer=Answer(kind=Nested(User)),
    retry="idempotent",
    trace=Trace(find="getOrganizationUser", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_ORGANIZATION_USER: Final[Operation[User]] = Operation(
    id="restoreOrganizationUser",
    accessor="users.restore",
    family="v3",
    method="POST",
    path="/v3/users/{userId}/restore",
    title="Restore an archived user",
    reference="https://developer.bill.com/reference/restoreorganizationuser",
    path_params=(_USER_ID,),
    answer=Answer(kind=Nested(User)),
    retry="idempotent",
    trace=Trace(find="getOrganizationUser", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
