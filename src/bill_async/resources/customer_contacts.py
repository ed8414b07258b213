"""The contact persons of customers.

Generated from spec/v3/customer_contacts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import customer_contacts as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.customer_contacts import CustomerContact, CustomerContactCreate, CustomerContactUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["CustomerContacts"]


class CustomerContacts(Resource):
    """The contact persons of customers."""

    __slots__ = ()

    def list(
        self,
        customer_id: str,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CustomerContact]:
        """Get list of customer contacts.

        `GET /v3/customers/{customerId}/contacts`. At most 100 items on a page, 20 by default. `filters` and `sort` are
        not checked, because their fields are not known.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomercontacts.
        """
        return self._caller.pages(
            ops.LIST_CUSTOMER_CONTACTS,
            customer_id,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    def scan(
        self,
        customer_id: str,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[CustomerContact]:
        """Scan the whole list that `list` pages through.

        `GET /v3/customers/{customerId}/contacts`, with the arguments of `list`. The pages are fetched one after the
        other, because BILL does not filter them by creation time. `since` leaves out the items whose last change was
        earlier.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcustomercontacts.
        """
        return self._caller.scan(
            ops.LIST_CUSTOMER_CONTACTS,
            customer_id,
            query={"filters": filters, "max": max},
            since=since,
            options=options,
        )

    async def create(
        self, customer_id: str, body: CustomerContactCreate, **options: Unpack[CallOptions]
    ) -> CustomerContact:
        """Create a customer contact.

        `POST /v3/customers/{customerId}/contacts`. It is assumed that the e-mail address is required. Not retried if no
        answer comes (`OutcomeUnknownError`), because it could be executed twice.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createcustomercontact.
        """
        return await self._caller.call(ops.CREATE_CUSTOMER_CONTACT, customer_id, body=body, options=options)

    async def get(self, customer_id: str, contact_id: str, **options: Unpack[CallOptions]) -> CustomerContact:
        """Get customer contact details.

        `GET /v3/customers/{customerId}/contacts/{contactId}`. Known from a single source, not from BILL's reference.

        `customer_id`: begins with 0cu.

        `contact_id`: begins with cpu.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcustomercontact.
        """
        return await self._caller.call(ops.GET_CUSTOMER_CONTACT, customer_id, contact_id, options=options)

    async def update(
        self, customer_id: str, contact_id: str, body: CustomerContactUpdate, **options: Unpack[CallOptions]
    ) -> CustomerContact:
        """Update a customer contact.

        `PATCH /v3/customers/{customerId}/contacts/{contactId}`. Retried if no answer comes, because a second execution
        has the same result. Known from a single source, not from BILL's reference.

        `customer_id`: begins with 0cu.

        `contact_id`: begins with cpu.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatecustomercontact.
        """
        return await self._caller.call(ops.UPDATE_CUSTOMER_CONTACT, customer_id, contact_id, body=body, options=options)

    async def archive(self, customer_id: str, contact_id: str, **options: Unpack[CallOptions]) -> CustomerContact:
        """Archive a customer contact.

        `POST /v3/customers/{customerId}/contacts/{contactId}/archive`. Retried if no answer comes, because a second
        execution has the same result. Known from a single source, not from BILL's reference.

        `customer_id`: begins with 0cu.

        `contact_id`: begins with cpu.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivecustomercontact.
        """
        return await self._caller.call(ops.ARCHIVE_CUSTOMER_CONTACT, customer_id, contact_id, options=options)

    async def restore(self, customer_id: str, contact_id: str, **options: Unpack[CallOptions]) -> CustomerContact:
        """Restore a customer contact.

        `POST /v3/customers/{customerId}/contacts/{contactId}/restore`. Retried if no answer comes, because a second
        execution has the same result.

        `customer_id`: begins with 0cu.

        `contact_id`: begins with cpu.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorecustomercontact.
        """
        return await self._caller.call(ops.RESTORE_CUSTOMER_CONTACT, customer_id, contact_id, options=options)
