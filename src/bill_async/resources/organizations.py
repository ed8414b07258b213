"""The organization itself.

Generated from spec/v3/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import organizations as ops

if TYPE_CHECKING:
    from datetime import date
    from typing import Unpack

    from ..models.common import Organization, OrganizationUpdate
    from ..models.organizations import BillingStatement, PricePlan
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Organizations"]


class Organizations(Resource):
    """The organization itself."""

    __slots__ = ()

    async def list_industries(self, **options: Unpack[CallOptions]) -> list[str]:
        """Get list of organization industries.

        `GET /v3/organizations/industries`.

        See https://developer.bill.com/reference/listindustries.
        """
        return await self._caller.call(ops.LIST_INDUSTRIES, options=options)

    async def get(self, organization_id: str, **options: Unpack[CallOptions]) -> Organization:
        """Get organization details.

        `GET /v3/organizations/{organizationId}`.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getorganization.
        """
        return await self._caller.call(ops.GET_ORGANIZATION, organization_id, options=options)

    async def update(
        self, organization_id: str, body: OrganizationUpdate, **options: Unpack[CallOptions]
    ) -> Organization:
        """Update an organization.

        `PATCH /v3/organizations/{organizationId}`. ADMINISTRATOR only. Retried if no answer comes, because a second
        execution has the same result.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateorganization.
        """
        return await self._caller.call(ops.UPDATE_ORGANIZATION, organization_id, body=body, options=options)

    async def get_price_plan(self, organization_id: str, **options: Unpack[CallOptions]) -> PricePlan:
        """Get organization price plan details.

        `GET /v3/organizations/{organizationId}/price-plan`.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getpriceplan.
        """
        return await self._caller.call(ops.GET_PRICE_PLAN, organization_id, options=options)

    def list_billing_statements(
        self,
        organization_id: str,
        *,
        invoice_date_from: date | None = None,
        invoice_date_to: date | None = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BillingStatement]:
        """Get list of billing statements.

        `GET /v3/organizations/{organizationId}/billing-statements`. At most 100 items on a page, 20 by default.

        `organization_id`: begins with 008.

        `invoice_date_from`: only together with invoiceDateTo, and without `max`.

        `invoice_date_to`: only together with invoiceDateFrom, and without `max`.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbillingstatements.
        """
        return self._caller.pages(
            ops.LIST_BILLING_STATEMENTS,
            organization_id,
            query={"invoiceDateFrom": invoice_date_from, "invoiceDateTo": invoice_date_to, "max": max, "page": page},
            options=options,
        )

    def scan_billing_statements(
        self,
        organization_id: str,
        *,
        invoice_date_from: date | None = None,
        invoice_date_to: date | None = None,
        max: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[BillingStatement]:
        """Scan the whole list that `list_billing_statements` pages through.

        `GET /v3/organizations/{organizationId}/billing-statements`, with the arguments of `list_billing_statements`.
        The pages are fetched one after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbillingstatements.
        """
        return self._caller.scan(
            ops.LIST_BILLING_STATEMENTS,
            organization_id,
            query={"invoiceDateFrom": invoice_date_from, "invoiceDateTo": invoice_date_to, "max": max},
            options=options,
        )

    async def get_billing_statement(
        self, organization_id: str, billing_statement_id: str, **options: Unpack[CallOptions]
    ) -> BillingStatement:
        """Get billing statement details.

        `GET /v3/organizations/{organizationId}/billing-statements/{billingStatementId}`. The links need the sessionId
        header.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getbillingstatementdetail.
        """
        return await self._caller.call(
            ops.GET_BILLING_STATEMENT_DETAIL, organization_id, billing_statement_id, options=options
        )
