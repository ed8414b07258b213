"""Employees, one of the seven classifications.

Generated from spec/v3/employees.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import employees as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.employees import Employee, EmployeeBulkUpdate, EmployeeCreate, EmployeeUpdate
    from ..paging import Pager
    from ..types import CallOptions

__all__ = ["Employees"]


class Employees(Resource):
    """Employees, one of the seven classifications."""

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

        `GET /v3/classifications/employees`. At most 100 on a page, 20 if `max` is left out. What it filters on and
        sorts by is in `Employee_`.

        Raises `InvalidRequestError`, `ValidationError`, `PagingError`, and what every call may.

        See https://developer.bill.com/reference/listclassificationemployees.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_EMPLOYEES,
            query={"filters": filters, "sort": sort, "max": max, "page": page},
            options=options,
        )

    async def create(self, body: EmployeeCreate, **options: Unpack[CallOptions]) -> Employee:
        """Create an employee.

        `POST /v3/classifications/employees`. Not repeated if no answer comes: `OutcomeUnknownError`.

        Raises `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/createclassificationemployee.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_EMPLOYEE, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[EmployeeCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[Employee]:
        """Create multiple employees.

        `POST /v3/classifications/employees/bulk`. At most 50 at once. Not repeated if no answer comes:
        `OutcomeUnknownError`.

        Raises `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/bulkcreateclassificationemployee.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_EMPLOYEE, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[EmployeeBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[Employee]:
        """Update multiple employees.

        `PATCH /v3/classifications/employees/bulk`. At most 50 at once. Repeated if no answer comes: doing it twice ends
        the same.

        Raises `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/bulkupdateclassificationemployee.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_EMPLOYEE, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Employee]:
        """Archive multiple employees.

        `POST /v3/classifications/employees/bulk/archive`. At most 50 at once. Repeated if no answer comes: doing it
        twice ends the same.

        `ids`: begins emp.

        Raises `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/bulkarchiveclassificationemployee.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CLASSIFICATION_EMPLOYEE, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Employee]:
        """Restore multiple employees.

        `POST /v3/classifications/employees/bulk/restore`. At most 50 at once. Repeated if no answer comes: doing it
        twice ends the same.

        `ids`: begins emp.

        Raises `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/bulkrestoreclassificationemployee.
        """
        return await self._caller.call(ops.BULK_RESTORE_CLASSIFICATION_EMPLOYEE, query={"ids": ids}, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Employee:
        """Get employee details.

        `GET /v3/classifications/employees/{id}`.

        `id`: begins emp.

        Raises `NotFoundError`, and what every call may.

        See https://developer.bill.com/reference/getclassificationemployee.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_EMPLOYEE, id, options=options)

    async def update(self, id: str, body: EmployeeUpdate, **options: Unpack[CallOptions]) -> Employee:
        """Update an employee.

        `PATCH /v3/classifications/employees/{id}`. Repeated if no answer comes: doing it twice ends the same.

        `id`: begins emp.

        Raises `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        what every call may.

        See https://developer.bill.com/reference/updateclassificationemployee.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_EMPLOYEE, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> Employee:
        """Archive an employee.

        `POST /v3/classifications/employees/{id}/archive`. Repeated if no answer comes: doing it twice ends the same.

        `id`: begins emp.

        Raises `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/archiveclassificationemployee.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_EMPLOYEE, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> Employee:
        """Restore an archived employee.

        `POST /v3/classifications/employees/{id}/restore`. Repeated if no answer comes: doing it twice ends the same.

        `id`: begins emp.

        Raises `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/restoreclassificationemployee.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_EMPLOYEE, id, options=options)
