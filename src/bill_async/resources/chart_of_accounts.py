"""The accounts of the general ledger.

Generated from spec/v3/chart_of_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import chart_of_accounts as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.chart_of_accounts import (
        ChartOfAccount,
        ChartOfAccountBulkUpdate,
        ChartOfAccountCreate,
        ChartOfAccountUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["ChartOfAccounts"]


class ChartOfAccounts(Resource):
    """The accounts of the general ledger."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[ChartOfAccount]:
        """Get list of chart of accounts.

        `GET /v3/classifications/chart-of-accounts`. At most 100 items on a page, 20 by default. `ChartOfAccount_` has
        its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationchartofaccounts.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_CHART_OF_ACCOUNTS,
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
    ) -> Scan[ChartOfAccount]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/chart-of-accounts`, with the arguments of `list`. Several pages are fetched at a time,
        in slices of the creation time. `since` leaves out the items whose last change was earlier. `ordered` yields
        them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationchartofaccounts.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_CHART_OF_ACCOUNTS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: ChartOfAccountCreate, **options: Unpack[CallOptions]) -> ChartOfAccount:
        """Create a chart of accounts.

        `POST /v3/classifications/chart-of-accounts`. Not retried if no answer comes (`OutcomeUnknownError`), because it
        could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationchartofaccounts.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_CHART_OF_ACCOUNTS, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[ChartOfAccountCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[ChartOfAccount]:
        """Create multiple chart of accounts.

        `POST /v3/classifications/chart-of-accounts/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationchartofaccounts.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_CHART_OF_ACCOUNTS, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[ChartOfAccountBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[ChartOfAccount]:
        """Update multiple chart of accounts.

        `PATCH /v3/classifications/chart-of-accounts/bulk`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationchartofaccounts.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_CHART_OF_ACCOUNTS, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[ChartOfAccount]:
        """Archive multiple chart of accounts.

        `POST /v3/classifications/chart-of-accounts/bulk/archive`. At most 50 items in one call. Retried if no answer
        comes, because a second execution has the same result.

        `ids`: begins with 0ca.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationchartofaccounts.
        """
        return await self._caller.call(
            ops.BULK_ARCHIVE_CLASSIFICATION_CHART_OF_ACCOUNTS, query={"ids": ids}, options=options
        )

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[ChartOfAccount]:
        """Restore multiple chart of accounts.

        `POST /v3/classifications/chart-of-accounts/bulk/restore`. At most 50 items in one call. Retried if no answer
        comes, because a second execution has the same result.

        `ids`: begins with 0ca.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationchartofaccounts.
        """
        return await self._caller.call(
            ops.BULK_RESTORE_CLASSIFICATION_CHART_OF_ACCOUNTS, query={"ids": ids}, options=options
        )

    async def get(self, id: str, **options: Unpack[CallOptions]) -> ChartOfAccount:
        """Get chart of accounts details.

        `GET /v3/classifications/chart-of-accounts/{id}`.

        `id`: begins with 0ca.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationchartofaccounts.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_CHART_OF_ACCOUNTS, id, options=options)

    async def update(self, id: str, body: ChartOfAccountUpdate, **options: Unpack[CallOptions]) -> ChartOfAccount:
        """Update a chart of accounts.

        `PATCH /v3/classifications/chart-of-accounts/{id}`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with 0ca.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationchartofaccounts.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_CHART_OF_ACCOUNTS, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> ChartOfAccount:
        """Archive a chart of accounts.

        `POST /v3/classifications/chart-of-accounts/{id}/archive`. Retried if no answer comes, because a second
        execution has the same result.

        `id`: begins with 0ca.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationchartofaccounts.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_CHART_OF_ACCOUNTS, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> ChartOfAccount:
        """Restore an archived chart of accounts.

        `POST /v3/classifications/chart-of-accounts/{id}/restore`. Retried if no answer comes, because a second
        execution has the same result.

        `id`: begins with 0ca.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationchartofaccounts.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_CHART_OF_ACCOUNTS, id, options=options)
