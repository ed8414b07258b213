"""The roles of users of the organization.

Generated from spec/v3/roles.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import roles as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import Role
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Roles"]


class Roles(Resource):
    """The roles of users of the organization."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Role]:
        """Get list of user roles.

        `GET /v3/roles`. At most 100 items on a page, 20 by default. `Role_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listorganizationuserroles.
        """
        return self._caller.pages(
            ops.LIST_ORGANIZATION_USER_ROLES,
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
    ) -> Scan[Role]:
        """Scan the whole list that `list` pages through.

        `GET /v3/roles`, with the arguments of `list`. The pages are fetched one after the other, because BILL does not
        filter them by creation time. `since` leaves out the items whose last change was earlier. `ordered` yields them
        in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listorganizationuserroles.
        """
        return self._caller.scan(
            ops.LIST_ORGANIZATION_USER_ROLES,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def get(self, role_id: str, **options: Unpack[CallOptions]) -> Role:
        """Get user role details.

        `GET /v3/roles/{roleId}`.

        `role_id`: begins with 0po.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getorganizationuserrole.
        """
        return await self._caller.call(ops.GET_ORGANIZATION_USER_ROLE, role_id, options=options)
