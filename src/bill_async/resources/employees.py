"""Employees, one of the seven kinds of classifications.

Generated from spec/v3/employees.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import employees as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.employees import Employee, EmployeeBulkUpdate, EmployeeCreate, EmployeeUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Employees"]


class Employees(Resource):
    """Employees, one of the seven kinds of classifications."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Employee]:
        """Get list of employees.

        `GET /v3/classifications/employees`. At most 100 items on a page, 20 by default. `Employee_` has its filters and
        sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationemployees.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_EMPLOYEES,
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
    ) -> Scan[Employee]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/employees`, with the arguments of `list`. The pages are fetched one after the other,
        because BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationemployees.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_EMPLOYEES,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: EmployeeCreate, **options: Unpack[CallOptions]) -> Employee:
        """Create an employee.

        `POST /v3/classifications/employees`. Not retried if no answer comes (`OutcomeUnknownError`), because it could
        be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationemployee.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_EMPLOYEE, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[EmployeeCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[Employee]:
        """Create multiple employees.

        `POST /v3/classifications/employees/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationemployee.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_EMPLOYEE, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[EmployeeBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[Employee]:
        """Update multiple employees.

        `PATCH /v3/classifications/employees/bulk`. At most 50 items in one call. Retried if no answer comes, because a
        second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationemployee.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_EMPLOYEE, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Employee]:
        """Archive multiple employees.

        `POST /v3/classifications/employees/bulk/archive`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        `ids`: begins with emp.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationemployee.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CLASSIFICATION_EMPLOYEE, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Employee]:
        """Restore multiple employees.

        `POST /v3/classifications/employees/bulk/restore`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        `ids`: begins with emp.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationemployee.
        """
        return await self._caller.call(ops.BULK_RESTORE_CLASSIFICATION_EMPLOYEE, query={"ids": ids}, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Employee:
        """Get employee details.

        `GET /v3/classifications/employees/{id}`.

        `id`: begins with emp.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationemployee.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_EMPLOYEE, id, options=options)

    async def update(self, id: str, body: EmployeeUpdate, **options: Unpack[CallOptions]) -> Employee:
        """Update an employee.

        `PATCH /v3/classifications/employees/{id}`. Retried if no answer comes, because a second execution has the same
        result.

        `id`: begins with emp.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationemployee.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_EMPLOYEE, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> Employee:
        """Archive an employee.

        `POST /v3/classifications/employees/{id}/archive`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with emp.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationemployee.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_EMPLOYEE, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> Employee:
        """Restore an archived employee.

        `POST /v3/classifications/employees/{id}/restore`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with emp.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationemployee.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_EMPLOYEE, id, options=options)
