"""Payment terms of the organization.

Generated from spec/v3/payment_terms.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import payment_terms as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.payment_terms import PaymentTerm, PaymentTermCreate, PaymentTermUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["PaymentTerms"]


class PaymentTerms(Resource):
    """Payment terms of the organization."""

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
    ) -> Pager[PaymentTerm]:
        """Get list of payment terms.

        `GET /v3/organizations/{organizationId}/payment-terms`. At most 100 items on a page, 20 by default. `filters`
        and `sort` are not checked, because their fields are not known.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpaymentterms.
        """
        return self._caller.pages(
            ops.LIST_PAYMENT_TERMS,
            organization_id,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        organization_id: str,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[PaymentTerm]:
        """Scan the whole list that `list` pages through.

        `GET /v3/organizations/{organizationId}/payment-terms`, with the arguments of `list`. The pages are fetched one
        after the other, because BILL does not filter them by creation time. `since` leaves out the items whose last
        change was earlier.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpaymentterms.
        """
        return self._caller.scan(
            ops.LIST_PAYMENT_TERMS,
            organization_id,
            query={"filters": filters, "max": max},
            since=since,
            options=options,
        )

    async def create(
        self, organization_id: str, body: PaymentTermCreate, **options: Unpack[CallOptions]
    ) -> PaymentTerm:
        """Create a payment term.

        `POST /v3/organizations/{organizationId}/payment-terms`. Not retried if no answer comes (`OutcomeUnknownError`),
        because it could be executed twice.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createpaymentterm.
        """
        return await self._caller.call(ops.CREATE_PAYMENT_TERM, organization_id, body=body, options=options)

    async def get(self, organization_id: str, payment_term_id: str, **options: Unpack[CallOptions]) -> PaymentTerm:
        """Get payment term details.

        `GET /v3/organizations/{organizationId}/payment-terms/{paymentTermId}`.

        `organization_id`: begins with 008.

        `payment_term_id`: begins with 00p.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getpaymentterm.
        """
        return await self._caller.call(ops.GET_PAYMENT_TERM, organization_id, payment_term_id, options=options)

    async def update(
        self, organization_id: str, payment_term_id: str, body: PaymentTermUpdate, **options: Unpack[CallOptions]
    ) -> PaymentTerm:
        """Update a payment term.

        `PATCH /v3/organizations/{organizationId}/payment-terms/{paymentTermId}`. A payment term cannot be deleted or
        archived. Retried if no answer comes, because a second execution has the same result.

        `organization_id`: begins with 008.

        `payment_term_id`: begins with 00p.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatepaymentterm.
        """
        return await self._caller.call(
            ops.UPDATE_PAYMENT_TERM, organization_id, payment_term_id, body=body, options=options
        )
