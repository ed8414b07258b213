"""Items that are bought or sold, one of the seven kinds of classifications.

Generated from spec/v3/items.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import items as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.items import Item, ItemBulkUpdate, ItemCreate, ItemUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Items"]


class Items(Resource):
    """Items that are bought or sold, one of the seven kinds of classifications."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Item]:
        """Get list of items.

        `GET /v3/classifications/items`. At most 100 items on a page, 20 by default. `Item_` has its filters and sort
        keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationitems.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_ITEMS,
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
    ) -> Scan[Item]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/items`, with the arguments of `list`. The pages are fetched one after the other,
        because BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationitems.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_ITEMS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: ItemCreate, **options: Unpack[CallOptions]) -> Item:
        """Create an item.

        `POST /v3/classifications/items`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationitem.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_ITEM, body=body, options=options)

    async def create_bulk(self, body: Sequence[ItemCreate], **options: Unpack[CallOptions]) -> builtins.list[Item]:
        """Create multiple items.

        `POST /v3/classifications/items/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationitem.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_ITEM, body=body, options=options)

    async def update_bulk(self, body: Sequence[ItemBulkUpdate], **options: Unpack[CallOptions]) -> builtins.list[Item]:
        """Update multiple items.

        `PATCH /v3/classifications/items/bulk`. At most 50 items in one call. Retried if no answer comes, because a
        second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationitem.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_ITEM, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Item]:
        """Archive multiple items.

        `POST /v3/classifications/items/bulk/archive`. At most 50 items in one call. Retried if no answer comes, because
        a second execution has the same result.

        `ids`: begins with 0ii.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationitem.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CLASSIFICATION_ITEM, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Item]:
        """Restore multiple items.

        `POST /v3/classifications/items/bulk/restore`. At most 50 items in one call. Retried if no answer comes, because
        a second execution has the same result.

        `ids`: begins with 0ii.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationitem.
        """
        return await self._caller.call(ops.BULK_RESTORE_CLASSIFICATION_ITEM, query={"ids": ids}, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Item:
        """Get item details.

        `GET /v3/classifications/items/{id}`.

        `id`: begins with 0ii.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationitem.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_ITEM, id, options=options)

    async def update(self, id: str, body: ItemUpdate, **options: Unpack[CallOptions]) -> Item:
        """Update an item.

        `PATCH /v3/classifications/items/{id}`. Retried if no answer comes, because a second execution has the same
        result.

        `id`: begins with 0ii.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationitem.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_ITEM, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> Item:
        """Archive an item.

        `POST /v3/classifications/items/{id}/archive`. Retried if no answer comes, because a second execution has the
        same result.

        `id`: begins with 0ii.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationitem.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_ITEM, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> Item:
        """Restore an archived item.

        `POST /v3/classifications/items/{id}/restore`. Retried if no answer comes, because a second execution has the
        same result.

        `id`: begins with 0ii.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationitem.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_ITEM, id, options=options)
