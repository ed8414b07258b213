"""Departments, one of the seven kinds of classifications.

Generated from spec/v3/departments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import departments as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.departments import Department, DepartmentBulkUpdate, DepartmentCreate, DepartmentUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Departments"]


class Departments(Resource):
    """Departments, one of the seven kinds of classifications."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Department]:
        """Get list of departments.

        `GET /v3/classifications/departments`. At most 100 items on a page, 20 by default. `Department_` has its filters
        and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationdepartments.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_DEPARTMENTS,
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
    ) -> Scan[Department]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/departments`, with the arguments of `list`. The pages are fetched one after the other,
        because BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationdepartments.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_DEPARTMENTS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: DepartmentCreate, **options: Unpack[CallOptions]) -> Department:
        """Create a department.

        `POST /v3/classifications/departments`. Not retried if no answer comes (`OutcomeUnknownError`), because it could
        be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationdepartment.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_DEPARTMENT, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[DepartmentCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[Department]:
        """Create multiple departments.

        `POST /v3/classifications/departments/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationdepartment.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_DEPARTMENT, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[DepartmentBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[Department]:
        """Update multiple departments.

        `PATCH /v3/classifications/departments/bulk`. At most 50 items in one call. Retried if no answer comes, because
        a second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationdepartment.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_DEPARTMENT, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Department]:
        """Archive multiple departments.

        `POST /v3/classifications/departments/bulk/archive`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        `ids`: begins with 0de.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationdepartment.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Department]:
        """Restore multiple departments.

        `POST /v3/classifications/departments/bulk/restore`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        `ids`: begins with 0de.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationdepartment.
        """
        return await self._caller.call(ops.BULK_RESTORE_CLASSIFICATION_DEPARTMENT, query={"ids": ids}, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Department:
        """Get department details.

        `GET /v3/classifications/departments/{id}`.

        `id`: begins with 0de.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationdepartment.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_DEPARTMENT, id, options=options)

    async def update(self, id: str, body: DepartmentUpdate, **options: Unpack[CallOptions]) -> Department:
        """Update a department.

        `PATCH /v3/classifications/departments/{id}`. Retried if no answer comes, because a second execution has the
        same result.

        `id`: begins with 0de.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationdepartment.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_DEPARTMENT, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> Department:
        """Archive a department.

        `POST /v3/classifications/departments/{id}/archive`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with 0de.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationdepartment.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_DEPARTMENT, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> Department:
        """Restore an archived department.

        `POST /v3/classifications/departments/{id}/restore`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with 0de.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationdepartment.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_DEPARTMENT, id, options=options)
