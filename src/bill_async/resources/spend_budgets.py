"""Budgets and their members.

Generated from spec/spend/budgets.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_budgets as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import StatusMessage
    from ..models.spend_budgets import (
        Budget,
        BudgetCreate,
        BudgetMember,
        BudgetMemberSet,
        BudgetMembersSet,
        BudgetUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendBudgets"]


class SpendBudgets(Resource):
    """Budgets and their members."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Budget]:
        """Get list of budgets.

        `GET /v3/spend/budgets`. Filter by `retired` explicitly. Without that filter, the list has once been seen empty
        although budgets existed. At most 100 items on a page, 20 by default. `Budget_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbudgets.
        """
        return self._caller.pages(
            ops.LIST_BUDGETS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(self, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]) -> Scan[Budget]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/budgets`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbudgets.
        """
        return self._caller.scan(ops.LIST_BUDGETS, query={"filters": filters, "max": max}, options=options)

    async def create(self, body: BudgetCreate, **options: Unpack[CallOptions]) -> Budget:
        """Create a budget.

        `POST /v3/spend/budgets`. Amounts are in dollars, not cents. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbudget.
        """
        return await self._caller.call(ops.CREATE_BUDGET, body=body, options=options)

    async def get(self, budget_id: str, **options: Unpack[CallOptions]) -> Budget:
        """Get budget details.

        `GET /v3/spend/budgets/{budgetId}`.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getbudget.
        """
        return await self._caller.call(ops.GET_BUDGET, budget_id, options=options)

    async def delete(self, budget_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a budget.

        `DELETE /v3/spend/budgets/{budgetId}`. Retires the budget. Only the web app can undo it. Retried if no answer
        comes, because a second execution has the same result.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletebudget.
        """
        return await self._caller.call(ops.DELETE_BUDGET, budget_id, options=options)

    async def update(self, budget_id: str, body: BudgetUpdate, **options: Unpack[CallOptions]) -> Budget:
        """Update a budget.

        `PATCH /v3/spend/budgets/{budgetId}`. Owners, members, observers, parent and group flag cannot be changed here.
        Retried if no answer comes, because a second execution has the same result.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatebudget.
        """
        return await self._caller.call(ops.UPDATE_BUDGET, budget_id, body=body, options=options)

    def list_members(
        self,
        budget_id: str,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BudgetMember]:
        """Get list of budget members.

        `GET /v3/spend/budgets/{budgetId}/members`. At most 100 items on a page, 20 by default. `BudgetMember_` has its
        filters and sort keys.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbudgetmembers.
        """
        return self._caller.pages(
            ops.LIST_BUDGET_MEMBERS,
            budget_id,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan_members(
        self, budget_id: str, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[BudgetMember]:
        """Scan the whole list that `list_members` pages through.

        `GET /v3/spend/budgets/{budgetId}/members`, with the arguments of `list_members`. The pages are fetched one
        after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbudgetmembers.
        """
        return self._caller.scan(
            ops.LIST_BUDGET_MEMBERS, budget_id, query={"filters": filters, "max": max}, options=options
        )

    async def set_members(
        self, budget_id: str, body: BudgetMembersSet, **options: Unpack[CallOptions]
    ) -> StatusMessage:
        """Update multiple budget members.

        `PUT /v3/spend/budgets/{budgetId}/members/bulk`. More than 5 members are processed after the answer. Retried if
        no answer comes, because a second execution has the same result.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/upsertbulkbudgetusers.
        """
        return await self._caller.call(ops.UPSERT_BULK_BUDGET_USERS, budget_id, body=body, options=options)

    async def get_member(self, budget_id: str, user_id: str, **options: Unpack[CallOptions]) -> BudgetMember:
        """Get budget member details.

        `GET /v3/spend/budgets/{budgetId}/members/{userId}`.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        `user_id`: the uuid (`usr_...`) or the older id.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getbudgetmember.
        """
        return await self._caller.call(ops.GET_BUDGET_MEMBER, budget_id, user_id, options=options)

    async def set_member(
        self, budget_id: str, user_id: str, body: BudgetMemberSet, **options: Unpack[CallOptions]
    ) -> BudgetMember:
        """Add or update a budget member.

        `PUT /v3/spend/budgets/{budgetId}/members/{userId}`. Retried if no answer comes, because a second execution has
        the same result.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        `user_id`: the uuid (`usr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/upsertbudgetmember.
        """
        return await self._caller.call(ops.UPSERT_BUDGET_MEMBER, budget_id, user_id, body=body, options=options)

    async def remove_member(self, budget_id: str, user_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a budget member.

        `DELETE /v3/spend/budgets/{budgetId}/members/{userId}`. Retried if no answer comes, because a second execution
        has the same result.

        `budget_id`: the uuid (`bgt_...`) or the older id.

        `user_id`: the uuid (`usr_...`) or the older id.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletebudgetmember.
        """
        return await self._caller.call(ops.DELETE_BUDGET_MEMBER, budget_id, user_id, options=options)
