"""The users of the organizations of a partner.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import partner_users as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import User
    from ..models.partner_users import PartnerUserCreate, PartnerUserUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["PartnerUsers"]


class PartnerUsers(Resource):
    """The users of the organizations of a partner."""

    __slots__ = ()

    def list(
        self,
        organization_id: str,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[User]:
        """Get list of users.

        `GET /v3/partner/users`. At most 100 items on a page, 20 by default. `PartnerUser_` has its filters and sort
        keys.

        `organization_id`: begins with 008.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartnerusers.
        """
        return self._caller.pages(
            ops.LIST_PARTNER_USERS,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            headers={"organizationId": organization_id},
            options=options,
        )

    def scan(
        self,
        organization_id: str,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[User]:
        """Scan the whole list that `list` pages through.

        `GET /v3/partner/users`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time. `since` leaves out the items whose last change was earlier. `ordered`
        yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartnerusers.
        """
        return self._caller.scan(
            ops.LIST_PARTNER_USERS,
            query={"filters": filters, "max": max},
            headers={"organizationId": organization_id},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, organization_id: str, body: PartnerUserCreate, **options: Unpack[CallOptions]) -> User:
        """Create a user.

        `POST /v3/partner/users`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed
        twice.

        `organization_id`: begins with 008.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createpartneruser.
        """
        return await self._caller.call(
            ops.CREATE_PARTNER_USER, body=body, headers={"organizationId": organization_id}, options=options
        )

    async def get(self, organization_id: str, user_id: str, **options: Unpack[CallOptions]) -> User:
        """Get user details.

        `GET /v3/partner/users/{userId}`.

        `user_id`: begins with 006.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getpartneruser.
        """
        return await self._caller.call(
            ops.GET_PARTNER_USER, user_id, headers={"organizationId": organization_id}, options=options
        )

    async def update(
        self, organization_id: str, user_id: str, body: PartnerUserUpdate, **options: Unpack[CallOptions]
    ) -> User:
        """Update a user.

        `PATCH /v3/partner/users/{userId}`. Retried if no answer comes, because a second execution has the same result.

        `user_id`: begins with 006.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatepartneruser.
        """
        return await self._caller.call(
            ops.UPDATE_PARTNER_USER, user_id, body=body, headers={"organizationId": organization_id}, options=options
        )

    async def archive(self, organization_id: str, user_id: str, **options: Unpack[CallOptions]) -> User:
        """Archive a user.

        `POST /v3/partner/users/{userId}/archive`. Retried if no answer comes, because a second execution has the same
        result.

        `user_id`: begins with 006.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivepartneruser.
        """
        return await self._caller.call(
            ops.ARCHIVE_PARTNER_USER, user_id, headers={"organizationId": organization_id}, options=options
        )

    async def restore(self, organization_id: str, user_id: str, **options: Unpack[CallOptions]) -> User:
        """Restore an archived user.

        `POST /v3/partner/users/{userId}/restore`. Retried if no answer comes, because a second execution has the same
        result.

        `user_id`: begins with 006.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorepartneruser.
        """
        return await self._caller.call(
            ops.RESTORE_PARTNER_USER, user_id, headers={"organizationId": organization_id}, options=options
        )
