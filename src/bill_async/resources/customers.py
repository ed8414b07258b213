"""Customers that the organization invoices.

Generated from spec/v3/customers.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import customers as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any, Unpack

    from ..filters import Filters, Sorts
    from ..models.customers import ChargeAuthorizationRequest, Customer, CustomerCreate, CustomerUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Customers"]


class Customers(Resource):
    """Customers that the organization invoices."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Customer]:
        """Get list of customers.

        `GET /v3/customers`. At most 100 items on a page, 20 by default. `Customer_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomers.
        """
        return self._caller.pages(
            ops.LIST_CUSTOMERS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[Customer]:
        """Scan the whole list that `list` pages through.

        `GET /v3/customers`, with the arguments of `list`. Several pages are fetched at a time, in slices of the
        creation time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the order of
        creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomers.
        """
        return self._caller.scan(
            ops.LIST_CUSTOMERS, query={"filters": filters, "max": max}, since=since, ordered=ordered, options=options
        )

    async def create(self, body: CustomerCreate, **options: Unpack[CallOptions]) -> Customer:
        """Create a customer.

        `POST /v3/customers`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed
        twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createcustomer.
        """
        return await self._caller.call(ops.CREATE_CUSTOMER, body=body, options=options)

    async def get(self, customer_id: str, **options: Unpack[CallOptions]) -> Customer:
        """Get customer details.

        `GET /v3/customers/{customerId}`.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcustomer.
        """
        return await self._caller.call(ops.GET_CUSTOMER, customer_id, options=options)

    async def update(self, customer_id: str, body: CustomerUpdate, **options: Unpack[CallOptions]) -> Customer:
        """Update a customer.

        `PATCH /v3/customers/{customerId}`. Retried if no answer comes, because a second execution has the same result.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatecustomer.
        """
        return await self._caller.call(ops.UPDATE_CUSTOMER, customer_id, body=body, options=options)

    async def archive(self, customer_id: str, **options: Unpack[CallOptions]) -> Customer:
        """Archive a customer.

        `POST /v3/customers/{customerId}/archive`. Retried if no answer comes, because a second execution has the same
        result.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivecustomer.
        """
        return await self._caller.call(ops.ARCHIVE_CUSTOMER, customer_id, options=options)

    async def restore(self, customer_id: str, **options: Unpack[CallOptions]) -> Customer:
        """Restore an archived customer.

        `POST /v3/customers/{customerId}/restore`. Retried if no answer comes, because a second execution has the same
        result.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorecustomer.
        """
        return await self._caller.call(ops.RESTORE_CUSTOMER, customer_id, options=options)

    async def authorize_charge(
        self, customer_id: str, body: ChargeAuthorizationRequest, **options: Unpack[CallOptions]
    ) -> Any:
        """Set charge customer authorization.

        `POST /v3/customers/{customerId}/charge-authorization`. The answer is not documented. The call changes
        `authorizedToCharge` of the customer. Retried if no answer comes, because a second execution has the same
        result.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/authorizetochargecustomer.
        """
        return await self._caller.call(ops.AUTHORIZE_TO_CHARGE_CUSTOMER, customer_id, body=body, options=options)
