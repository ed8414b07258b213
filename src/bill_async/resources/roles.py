"""The roles of users of the organization.

Generated from spec/v3/roles.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import roles as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import Role
    from ..paging import Pager
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

    async def get(self, role_id: str, **options: Unpack[CallOptions]) -> Role:
        """Get user role details.

        `GET /v3/roles/{roleId}`.

        `role_id`: begins with 0po.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getorganizationuserrole.
        """
        return await self._caller.call(ops.GET_ORGANIZATION_USER_ROLE, role_id, options=options)
