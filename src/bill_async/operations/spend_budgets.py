"""The operations of `spend.budgets`.

Generated from spec/spend/budgets.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqInField, EqSwSortField, SortField
from ..models.common import StatusMessage
from ..models.spend_budgets import Budget, BudgetCreate, BudgetMember, BudgetMemberSet, BudgetMembersSet, BudgetUpdate

__all__ = [
    "BudgetFields",
    "BudgetMemberFields",
    "BudgetMember_",
    "Budget_",
    "CREATE_BUDGET",
    "DELETE_BUDGET",
    "DELETE_BUDGET_MEMBER",
    "GET_BUDGET",
    "GET_BUDGET_MEMBER",
    "LIST_BUDGETS",
    "LIST_BUDGET_MEMBERS",
    "UPDATE_BUDGET",
    "UPSERT_BUDGET_MEMBER",
    "UPSERT_BULK_BUDGET_USERS",
]

_BUDGET_ID: Final = Parameter(
    name="budget_id", wire="budgetId", kind=Id(), required=True, doc="the uuid (`bgt_...`) or the older id"
)
_USER_ID: Final = Parameter(
    name="user_id", wire="userId", kind=Id(), required=True, doc="the uuid (`usr_...`) or the older id"
)


class BudgetFields:
    """The filters and sort keys of `spend.budgets.list`."""

    is_budget_group: Final = EqField[bool]("isBudgetGroup", Boolean())
    budget_ids: Final = EqInField[str]("budgetIds", Id())
    parent_budget_id: Final = EqField[str]("parentBudgetId", Id())
    name: Final = EqSwSortField[str]("name", Text())
    retired: Final = EqField[bool]("retired", Boolean())
    assigned: Final = SortField("assigned")
    limit: Final = SortField("limit")
    spent: Final = SortField("spent")


Budget_ = BudgetFields


class BudgetMemberFields:
    """The filters and sort keys of `spend.budgets.list_members`."""

    retired: Final = EqField[bool]("retired", Boolean())
    spent: Final = SortField("spent")


BudgetMember_ = BudgetMemberFields

LIST_BUDGETS: Final[Operation[Budget]] = Operation(
    id="listBudgets",
    accessor="spend.budgets.list",
    family="spend",
    method="GET",
    path="/v3/spend/budgets",
    title="Get list of budgets",
    reference="https://developer.bill.com/reference/listbudgets",
    answer=Answer(kind=Nested(Budget)),
    page="next",
    fields=BudgetFields,
    sort_max=1,
    doc="Filter by `retired` explicitly. Without that filter, the list has once been seen empty although budgets existed.",
)

CREATE_BUDGET: Final[Operation[Budget]] = Operation(
    id="createBudget",
    accessor="spend.budgets.create",
    family="spend",
    method="POST",
    path="/v3/spend/budgets",
    title="Create a budget",
    reference="https://developer.bill.com/reference/createbudget",
    body=Body(model=BudgetCreate),
    answer=Answer(kind=Nested(Budget)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listBudgets",
        identity=((ComparedField("name"), ComparedField("recurringInterval")),),
        unique="assumed",
        where={"retired": (False,)},
    ),
    doc="Amounts are in dollars, not cents.",
)

GET_BUDGET: Final[Operation[Budget]] = Operation(
    id="getBudget",
    accessor="spend.budgets.get",
    family="spend",
    method="GET",
    path="/v3/spend/budgets/{budgetId}",
    title="Get budget details",
    reference="https://developer.bill.com/reference/getbudget",
    path_params=(_BUDGET_ID,),
    answer=Answer(kind=Nested(Budget)),
)

DELETE_BUDGET: Final[Operation[None]] = Operation(
    id="deleteBudget",
    accessor="spend.budgets.delete",
    family="spend",
    method="DELETE",
    path="/v3/spend/budgets/{budgetId}",
    title="Delete a budget",
    reference="https://developer.bill.com/reference/deletebudget",
    path_params=(_BUDGET_ID,),
    retry="idempotent",
    trace=Trace(find="getBudget", states=(State({"retired": (True,)}),)),
    doc="Retires the budget. Only the web app can undo it.",
)

UPDATE_BUDGET: Final[Operation[Budget]] = Operation(
    id="updateBudget",
    accessor="spend.budgets.update",
    family="spend",
    method="PATCH",
    path="/v3/spend/budgets/{budgetId}",
    title="Update a budget",
    reference="https://developer.bill.com/reference/updatebudget",
    path_params=(_BUDGET_ID,),
    body=Body(model=BudgetUpdate),
    answer=Answer(kind=Nested(Budget)),
    retry="idempotent",
    trace=Trace(find="getBudget", as_sent=True),
    doc="Owners, members, observers, parent and group flag cannot be changed here.",
)

LIST_BUDGET_MEMBERS: Final[Operation[BudgetMember]] = Operation(
    id="listBudgetMembers",
    accessor="spend.budgets.list_members",
    family="spend",
    method="GET",
    path="/v3/spend/budgets/{budgetId}/members",
    title="Get list of budget members",
    reference="https://developer.bill.com/reference/listbudgetmembers",
    path_params=(_BUDGET_ID,),
    answer=Answer(kind=Nested(BudgetMember)),
    page="next",
    fields=BudgetMemberFields,
    sort_max=1,
)

UPSERT_BULK_BUDGET_USERS: Final[Operation[StatusMessage]] = Operation(
    id="upsertBulkBudgetUsers",
    accessor="spend.budgets.set_members",
    family="spend",
    method="PUT",
    path="/v3/spend/budgets/{budgetId}/members/bulk",
    title="Update multiple budget members",
    reference="https://developer.bill.com/reference/upsertbulkbudgetusers",
    path_params=(_BUDGET_ID,),
    body=Body(model=BudgetMembersSet),
    answer=Answer(kind=Nested(StatusMessage)),
    retry="idempotent",
    trace=Trace(
        find="getBudgetMember",
        compared=(ComparedField("budgetRole", sent="role"),),
        as_sent=True,
        each="members",
        by="userId",
    ),
    doc="More than 5 members are processed after the answer.",
)

GET_BUDGET_MEMBER: Final[Operation[BudgetMember]] = Operation(
    id="getBudgetMember",
    accessor="spend.budgets.get_member",
    family="spend",
    method="GET",
    path="/v3/spend/budgets/{budgetId}/members/{userId}",
    title="Get budget member details",
    reference="https://developer.bill.com/reference/getbudgetmember",
    path_params=(_BUDGET_ID, _USER_ID),
    answer=Answer(kind=Nested(BudgetMember)),
)

UPSERT_BUDGET_MEMBER: Final[Operation[BudgetMember]] = Operation(
    id="upsertBudgetMember",
    accessor="spend.budgets.set_member",
    family="spend",
    method="PUT",
    path="/v3/spend/budgets/{budgetId}/members/{userId}",
    title="Add or update a budget member",
    reference="https://developer.bill.com/reference/upsertbudgetmember",
    path_params=(_BUDGET_ID, _USER_ID),
    body=Body(model=BudgetMemberSet),
    answer=Answer(kind=Nested(BudgetMember)),
    retry="idempotent",
    trace=Trace(find="getBudgetMember", compared=(ComparedField("budgetRole", sent="role"),), as_sent=True),
)

DELETE_BUDGET_MEMBER: Final[Operation[None]] = Operation(
    id="deleteBudgetMember",
    accessor="spend.budgets.remove_member",
    family="spend",
    method="DELETE",
    path="/v3/spend/budgets/{budgetId}/members/{userId}",
    title="Delete a budget member",
    reference="https://developer.bill.com/reference/deletebudgetmember",
    path_params=(_BUDGET_ID, _USER_ID),
    retry="idempotent",
    trace=Trace(find="getBudgetMember"),
)
