"""The users of the organization.

Generated from spec/v3/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import users as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import User
    from ..models.users import UserCreate, UserUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Users"]


class Users(Resource):
    """The users of the organization."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[User]:
        """Get list of users.

        `GET /v3/users`. At most 100 items on a page, 20 by default. `User_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listorganizationusers.
        """
        return self._caller.pages(
            ops.LIST_ORGANIZATION_USERS,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[User]:
        """Scan the whole list that `list` pages through.

        `GET /v3/users`, with the arguments of `list`. The pages are fetched one after the other, because BILL does not
        filter them by creation time. `since` leaves out the items whose last change was earlier. `ordered` yields them
        in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listorganizationusers.
        """
        return self._caller.scan(
            ops.LIST_ORGANIZATION_USERS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: UserCreate, **options: Unpack[CallOptions]) -> User:
        """Create a user.

        `POST /v3/users`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createorganizationuser.
        """
        return await self._caller.call(ops.CREATE_ORGANIZATION_USER, body=body, options=options)

    async def get(self, user_id: str, **options: Unpack[CallOptions]) -> User:
        """Get user details.

        `GET /v3/users/{userId}`.

        `user_id`: begins with 006.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getorganizationuser.
        """
        return await self._caller.call(ops.GET_ORGANIZATION_USER, user_id, options=options)

    async def update(self, user_id: str, body: UserUpdate, **options: Unpack[CallOptions]) -> User:
        """Update a user.

        `PATCH /v3/users/{userId}`. Retried if no answer comes, because a second execution has the same result.

        `user_id`: begins with 006.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateorganizationuser.
        """
        return await self._caller.call(ops.UPDATE_ORGANIZATION_USER, user_id, body=body, options=options)

    async def archive(self, user_id: str, **options: Unpack[CallOptions]) -> User:
        """Archive a user.

        `POST /v3/users/{userId}/archive`. Retried if no answer comes, because a second execution has the same result.

        `user_id`: begins with 006.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveorganizationuser.
        """
        return await self._caller.call(ops.ARCHIVE_ORGANIZATION_USER, user_id, options=options)

    async def restore(self, user_id: str, **options: Unpack[CallOptions]) -> User:
        """Restore an archived user.

        `POST /v3/users/{userId}/restore`. Retried if no answer comes, because a second execution has the same result.

        `user_id`: begins with 006.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreorganizationuser.
        """
        return await self._caller.call(ops.RESTORE_ORGANIZATION_USER, user_id, options=options)
