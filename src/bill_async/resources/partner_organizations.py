"""Organizations that the partner created.

Generated from spec/partner/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import partner_organizations as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import Organization, OrganizationCreate, StatusAnswer
    from ..models.partner_organizations import PricePlanUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["PartnerOrganizations"]


class PartnerOrganizations(Resource):
    """Organizations that the partner created."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Organization]:
        """Get list of organizations.

        `GET /v3/partner/organizations`. At most 100 items on a page, 20 by default. `PartnerOrganization_` has its
        filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartnerorganizations.
        """
        return self._caller.pages(
            ops.LIST_PARTNER_ORGANIZATIONS,
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
    ) -> Scan[Organization]:
        """Scan the whole list that `list` pages through.

        `GET /v3/partner/organizations`, with the arguments of `list`. The pages are fetched one after the other,
        because BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartnerorganizations.
        """
        return self._caller.scan(
            ops.LIST_PARTNER_ORGANIZATIONS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: OrganizationCreate, **options: Unpack[CallOptions]) -> Organization:
        """Create an organization.

        `POST /v3/partner/organizations`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createorganization.
        """
        return await self._caller.call(ops.CREATE_ORGANIZATION, body=body, options=options)

    async def update_price_plan(
        self, organization_id: str, body: PricePlanUpdate, **options: Unpack[CallOptions]
    ) -> StatusAnswer:
        """Update an organization price plan.

        `PATCH /v3/partner/organizations/{organizationId}/price-plan`. Retried if no answer comes, because a second
        execution has the same result. Known from a single source, not from BILL's reference.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateorgpartnerpriceplan.
        """
        return await self._caller.call(ops.UPDATE_ORG_PARTNER_PRICE_PLAN, organization_id, body=body, options=options)
