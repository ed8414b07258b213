"""Credits for customers, to apply to invoices.

Generated from spec/v3/credit_memos.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import credit_memos as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.credit_memos import (
        CreditMemo,
        CreditMemoBulkReplace,
        CreditMemoBulkUpdate,
        CreditMemoCreate,
        CreditMemoUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["CreditMemos"]


class CreditMemos(Resource):
    """Credits for customers, to apply to invoices."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CreditMemo]:
        """Get list of credit memos.

        `GET /v3/credit-memos`. At most 100 items on a page, 20 by default. `CreditMemo_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcreditmemos.
        """
        return self._caller.pages(
            ops.LIST_CREDIT_MEMOS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        ordered: bool = False,
        **options: Unpack[CallOptions],
    ) -> Scan[CreditMemo]:
        """Scan the whole list that `list` pages through.

        `GET /v3/credit-memos`, with the arguments of `list`. Several pages are fetched at a time, in slices of the
        creation time. `since` leaves out the items whose last change was earlier. `ordered` yields them in the order of
        creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcreditmemos.
        """
        return self._caller.scan(
            ops.LIST_CREDIT_MEMOS, query={"filters": filters, "max": max}, since=since, ordered=ordered, options=options
        )

    async def create(self, body: CreditMemoCreate, **options: Unpack[CallOptions]) -> CreditMemo:
        """Create a credit memo.

        `POST /v3/credit-memos`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed
        twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createcreditmemo.
        """
        return await self._caller.call(ops.CREATE_CREDIT_MEMO, body=body, options=options)

    async def replace_bulk(
        self, body: Sequence[CreditMemoBulkReplace], **options: Unpack[CallOptions]
    ) -> builtins.list[CreditMemo]:
        """Replace multiple credit memos.

        `PUT /v3/credit-memos/bulk`. Line items whose id is not sent are removed; new ones get ids. At most 50 items in
        one call. Retried if no answer comes, because a second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkreplacecreditmemo.
        """
        return await self._caller.call(ops.BULK_REPLACE_CREDIT_MEMO, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[CreditMemoCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[CreditMemo]:
        """Create multiple credit memos.

        `POST /v3/credit-memos/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreatecreditmemo.
        """
        return await self._caller.call(ops.BULK_CREATE_CREDIT_MEMO, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[CreditMemoBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[CreditMemo]:
        """Update multiple credit memos.

        `PATCH /v3/credit-memos/bulk`. At most 50 items in one call. Entries of `credit_memo_line_items` are matched by
        `id`; an entry without `id` is added. Retried if no answer comes, unless an entry of `credit_memo_line_items`
        has no `id` (`OutcomeUnknownError`): it could be added twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdatecreditmemo.
        """
        return await self._caller.call(ops.BULK_UPDATE_CREDIT_MEMO, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[CreditMemo]:
        """Archive multiple credit memos.

        `POST /v3/credit-memos/bulk/archive`. At most 50 items in one call. Retried if no answer comes, because a second
        execution has the same result.

        `ids`: derived.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchivecreditmemo.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CREDIT_MEMO, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[CreditMemo]:
        """Restore multiple credit memos.

        `POST /v3/credit-memos/bulk/restore`. At most 50 items in one call. Retried if no answer comes, because a second
        execution has the same result.

        `ids`: derived.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestorecreditmemo.
        """
        return await self._caller.call(ops.BULK_RESTORE_CREDIT_MEMO, query={"ids": ids}, options=options)

    async def get(self, credit_memo_id: str, **options: Unpack[CallOptions]) -> CreditMemo:
        """Get credit memo details.

        `GET /v3/credit-memos/{creditMemoId}`.

        `credit_memo_id`: begins with ccr.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcreditmemo.
        """
        return await self._caller.call(ops.GET_CREDIT_MEMO, credit_memo_id, options=options)

    async def replace(self, credit_memo_id: str, body: CreditMemoCreate, **options: Unpack[CallOptions]) -> CreditMemo:
        """Replace a credit memo.

        `PUT /v3/credit-memos/{creditMemoId}`. Line items whose id is not sent are removed; new ones get ids. Retried if
        no answer comes, because a second execution has the same result.

        `credit_memo_id`: begins with ccr.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replacecreditmemo.
        """
        return await self._caller.call(ops.REPLACE_CREDIT_MEMO, credit_memo_id, body=body, options=options)

    async def update(self, credit_memo_id: str, body: CreditMemoUpdate, **options: Unpack[CallOptions]) -> CreditMemo:
        """Update a credit memo.

        `PATCH /v3/credit-memos/{creditMemoId}`. Entries of `credit_memo_line_items` are matched by `id`; an entry
        without `id` is added. Retried if no answer comes, unless an entry of `credit_memo_line_items` has no `id`
        (`OutcomeUnknownError`): it could be added twice.

        `credit_memo_id`: begins with ccr.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatecreditmemo.
        """
        return await self._caller.call(ops.UPDATE_CREDIT_MEMO, credit_memo_id, body=body, options=options)

    async def archive(self, credit_memo_id: str, **options: Unpack[CallOptions]) -> CreditMemo:
        """Archive a credit memo.

        `POST /v3/credit-memos/{creditMemoId}/archive`. Retried if no answer comes, because a second execution has the
        same result.

        `credit_memo_id`: begins with ccr.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivecreditmemo.
        """
        return await self._caller.call(ops.ARCHIVE_CREDIT_MEMO, credit_memo_id, options=options)

    async def restore(self, credit_memo_id: str, **options: Unpack[CallOptions]) -> CreditMemo:
        """Restore a credit memo.

        `POST /v3/credit-memos/{creditMemoId}/restore`. Retried if no answer comes, because a second execution has the
        same result.

        `credit_memo_id`: begins with ccr.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restorecreditmemo.
        """
        return await self._caller.call(ops.RESTORE_CREDIT_MEMO, credit_memo_id, options=options)
