"""The roles in the organizations of a partner.

Generated from spec/partner/roles.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import partner_roles as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import Role
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["PartnerRoles"]


class PartnerRoles(Resource):
    """The roles in the organizations of a partner."""

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
    ) -> Pager[Role]:
        """Get list of user roles.

        `GET /v3/partner/roles`. At most 100 items on a page, 20 by default. `PartnerRole_` has its filters and sort
        keys.

        `organization_id`: begins with 008.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartneruserroles.
        """
        return self._caller.pages(
            ops.LIST_PARTNER_USER_ROLES,
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
    ) -> Scan[Role]:
        """Scan the whole list that `list` pages through.

        `GET /v3/partner/roles`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time. `since` leaves out the items whose last change was earlier. `ordered`
        yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartneruserroles.
        """
        return self._caller.scan(
            ops.LIST_PARTNER_USER_ROLES,
            query={"filters": filters, "max": max},
            headers={"organizationId": organization_id},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def get(self, organization_id: str, role_id: str, **options: Unpack[CallOptions]) -> Role:
        """Get user role details.

        `GET /v3/partner/roles/{roleId}`.

        `role_id`: begins with 0po.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getpartneruserrole.
        """
        return await self._caller.call(
            ops.GET_PARTNER_USER_ROLE, role_id, headers={"organizationId": organization_id}, options=options
        )
