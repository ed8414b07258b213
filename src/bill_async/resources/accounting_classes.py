"""Accounting classes, one of the seven kinds of classifications.

Generated from spec/v3/accounting_classes.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import accounting_classes as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.accounting_classes import (
        AccountingClass,
        AccountingClassBulkUpdate,
        AccountingClassCreate,
        AccountingClassUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["AccountingClasses"]


class AccountingClasses(Resource):
    """Accounting classes, one of the seven kinds of classifications."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[AccountingClass]:
        """Get list of accounting classes.

        `GET /v3/classifications/accounting-classes`. At most 100 items on a page, 20 by default. `AccountingClass_` has
        its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationaccountingclasses.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_ACCOUNTING_CLASSES,
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
    ) -> Scan[AccountingClass]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/accounting-classes`, with the arguments of `list`. Several pages are fetched at a time,
        in slices of the creation time. `since` leaves out the items whose last change was earlier. `ordered` yields
        them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationaccountingclasses.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_ACCOUNTING_CLASSES,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: AccountingClassCreate, **options: Unpack[CallOptions]) -> AccountingClass:
        """Create an accounting class.

        `POST /v3/classifications/accounting-classes`. Not retried if no answer comes (`OutcomeUnknownError`), because
        it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationaccountingclass.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_ACCOUNTING_CLASS, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[AccountingClassCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[AccountingClass]:
        """Create multiple accounting classes.

        `POST /v3/classifications/accounting-classes/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationaccountingclass.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_ACCOUNTING_CLASS, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[AccountingClassBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[AccountingClass]:
        """Update multiple accounting classes.

        `PATCH /v3/classifications/accounting-classes/bulk`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationaccountingclass.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_ACCOUNTING_CLASS, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[AccountingClass]:
        """Archive multiple accounting classes.

        `POST /v3/classifications/accounting-classes/bulk/archive`. At most 50 items in one call. Retried if no answer
        comes, because a second execution has the same result.

        `ids`: begins with cls.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationaccountingclass.
        """
        return await self._caller.call(
            ops.BULK_ARCHIVE_CLASSIFICATION_ACCOUNTING_CLASS, query={"ids": ids}, options=options
        )

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[AccountingClass]:
        """Restore multiple accounting classes.

        `POST /v3/classifications/accounting-classes/bulk/restore`. At most 50 items in one call. Retried if no answer
        comes, because a second execution has the same result.

        `ids`: begins with cls.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationaccountingclass.
        """
        return await self._caller.call(
            ops.BULK_RESTORE_CLASSIFICATION_ACCOUNTING_CLASS, query={"ids": ids}, options=options
        )

    async def get(self, id: str, **options: Unpack[CallOptions]) -> AccountingClass:
        """Get accounting class details.

        `GET /v3/classifications/accounting-classes/{id}`.

        `id`: begins with cls.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationaccountingclass.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_ACCOUNTING_CLASS, id, options=options)

    async def update(self, id: str, body: AccountingClassUpdate, **options: Unpack[CallOptions]) -> AccountingClass:
        """Update an accounting class.

        `PATCH /v3/classifications/accounting-classes/{id}`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with cls.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationaccountingclass.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_ACCOUNTING_CLASS, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> AccountingClass:
        """Archive an accounting class.

        `POST /v3/classifications/accounting-classes/{id}/archive`. Retried if no answer comes, because a second
        execution has the same result.

        `id`: begins with cls.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationaccountingclass.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_ACCOUNTING_CLASS, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> AccountingClass:
        """Restore an archived accounting class.

        `POST /v3/classifications/accounting-classes/{id}/restore`. Retried if no answer comes, because a second
        execution has the same result.

        `id`: begins with cls.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationaccountingclass.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_ACCOUNTING_CLASS, id, options=options)
