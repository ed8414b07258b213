"""The operations of `spend.users`.

Generated from spec/spend/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField
from ..models.spend_users import SpendUser, SpendUserCreate, SpendUserUpdate

__all__ = [
    "CREATE_USER",
    "DELETE_USER",
    "GET_CURRENT_USER",
    "GET_USER",
    "LIST_USERS",
    "SpendUserFields",
    "SpendUser_",
    "UPDATE_USER",
]

_USER_ID: Final = Parameter(
    name="user_id", wire="userId", kind=Id(), required=True, doc="the uuid (`usr_...`) or the older id"
)


class SpendUserFields:
    """The filters and sort keys of `spend.users.list`."""

    retired: Final = EqField[bool]("retired", Boolean())


SpendUser_ = SpendUserFields

LIST_USERS: Final[Operation[SpendUser]] = Operation(
    id="listUsers",
    accessor="spend.users.list",
    family="spend",
    method="GET",
    path="/v3/spend/users",
    title="Get list of users",
    reference="https://developer.bill.com/reference/listusers",
    answer=Answer(kind=Nested(SpendUser)),
    page="next",
    fields=SpendUserFields,
)

CREATE_USER: Final[Operation[SpendUser]] = Operation(
    id="createUser",
    accessor="spend.users.create",
    family="spend",
    method="POST",
    path="/v3/spend/users",
    title="Create a user",
    reference="https://developer.bill.com/reference/createuser",
    body=Body(model=SpendUserCreate),
    answer=Answer(kind=Nested(SpendUser)),
    retry="unsafe",
    trace=Trace(creates=True, find="listUsers", identity=((ComparedField("email"),),), created="createdTime"),
    doc="The user of the token must be ADMIN.",
)

GET_CURRENT_USER: Final[Operation[SpendUser]] = Operation(
    id="getCurrentUser",
    accessor="spend.users.get_current",
    family="spend",
    method="GET",
    path="/v3/spend/users/current",
    title="Get current user details",
    reference="https://developer.bill.com/reference/getcurrentuser",
    answer=Answer(kind=Nested(SpendUser)),
    doc="The user who created the token. This is the simplest way to test a token.",
)

GET_USER: Final[Operation[SpendUser]] = Operation(
    id="getUser",
    accessor="spend.users.get",
    family="spend",
    method="GET",
    path="/v3/spend/users/{userId}",
    title="Get user details",
    reference="https://developer.bill.com/reference/getuser",
    path_params=(_USER_ID,),
    answer=Answer(kind=Nested(SpendUser)),
)

DELETE_USER: Final[Operation[None]] = Operation(
    id="deleteUser",
    accessor="spend.users.delete",
    family="spend",
    method="DELETE",
    path="/v3/spend/users/{userId}",
    title="Delete a user",
    reference="https://developer.bill.com/reference/deleteuser",
    path_params=(_USER_ID,),
    retry="idempotent",
    trace=Trace(find="getUser", states=(State({"retired": (True,)}),)),
)

UPDATE_USER: Final[Operation[SpendUser]] = Operation(
    id="updateUser",
    accessor="spend.users.update",
    family="spend",
    method="PATCH",
    path="/v3/spend/users/{userId}",
    title="Update a user",
    reference="https://developer.bill.com/reference/updateuser",
    path_params=(_USER_ID,),
    body=Body(model=SpendUserUpdate),
    answer=Answer(kind=Nested(SpendUser)),
    retry="idempotent",
    trace=Trace(find="getUser", as_sent=True),
)
