"""The users of Spend & Expense.

Generated from spec/spend/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_users as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters
    from ..models.spend_users import SpendUser, SpendUserCreate, SpendUserUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendUsers"]


class SpendUsers(Resource):
    """The users of Spend & Expense."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[SpendUser]:
        """Get list of users.

        `GET /v3/spend/users`. At most 100 items on a page, 20 by default. `SpendUser_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listusers.
        """
        return self._caller.pages(ops.LIST_USERS, query={"filters": filters, "max": max, "page": page}, options=options)

    def scan(
        self, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[SpendUser]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/users`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listusers.
        """
        return self._caller.scan(ops.LIST_USERS, query={"filters": filters, "max": max}, options=options)

    async def create(self, body: SpendUserCreate, **options: Unpack[CallOptions]) -> SpendUser:
        """Create a user.

        `POST /v3/spend/users`. The user of the token must be ADMIN. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createuser.
        """
        return await self._caller.call(ops.CREATE_USER, body=body, options=options)

    async def get_current(self, **options: Unpack[CallOptions]) -> SpendUser:
        """Get current user details.

        `GET /v3/spend/users/current`. The user who created the token. This is the simplest way to test a token.

        See https://developer.bill.com/reference/getcurrentuser.
        """
        return await self._caller.call(ops.GET_CURRENT_USER, options=options)

    async def get(self, user_id: str, **options: Unpack[CallOptions]) -> SpendUser:
        """Get user details.

        `GET /v3/spend/users/{userId}`.

        `user_id`: the uuid (`usr_...`) or the older id.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getuser.
        """
        return await self._caller.call(ops.GET_USER, user_id, options=options)

    async def delete(self, user_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a user.

        `DELETE /v3/spend/users/{userId}`. Retried if no answer comes, because a second execution has the same result.

        `user_id`: the uuid (`usr_...`) or the older id.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deleteuser.
        """
        return await self._caller.call(ops.DELETE_USER, user_id, options=options)

    async def update(self, user_id: str, body: SpendUserUpdate, **options: Unpack[CallOptions]) -> SpendUser:
        """Update a user.

        `PATCH /v3/spend/users/{userId}`. Retried if no answer comes, because a second execution has the same result.

        `user_id`: the uuid (`usr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateuser.
        """
        return await self._caller.call(ops.UPDATE_USER, user_id, body=body, options=options)
