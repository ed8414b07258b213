"""Locations, one of the seven kinds of classifications.

Generated from spec/v3/locations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import locations as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.locations import Location, LocationBulkUpdate, LocationCreate, LocationUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Locations"]


class Locations(Resource):
    """Locations, one of the seven kinds of classifications."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Location]:
        """Get list of locations.

        `GET /v3/classifications/locations`. At most 100 items on a page, 20 by default. `Location_` has its filters and
        sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationlocations.
        """
        return self._caller.pages(
            ops.LIST_CLASSIFICATION_LOCATIONS,
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
    ) -> Scan[Location]:
        """Scan the whole list that `list` pages through.

        `GET /v3/classifications/locations`, with the arguments of `list`. The pages are fetched one after the other,
        because BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.
        `ordered` yields them in the order of creation.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listclassificationlocations.
        """
        return self._caller.scan(
            ops.LIST_CLASSIFICATION_LOCATIONS,
            query={"filters": filters, "max": max},
            since=since,
            ordered=ordered,
            options=options,
        )

    async def create(self, body: LocationCreate, **options: Unpack[CallOptions]) -> Location:
        """Create a location.

        `POST /v3/classifications/locations`. Not retried if no answer comes (`OutcomeUnknownError`), because it could
        be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createclassificationlocation.
        """
        return await self._caller.call(ops.CREATE_CLASSIFICATION_LOCATION, body=body, options=options)

    async def create_bulk(
        self, body: Sequence[LocationCreate], **options: Unpack[CallOptions]
    ) -> builtins.list[Location]:
        """Create multiple locations.

        `POST /v3/classifications/locations/bulk`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkcreateclassificationlocation.
        """
        return await self._caller.call(ops.BULK_CREATE_CLASSIFICATION_LOCATION, body=body, options=options)

    async def update_bulk(
        self, body: Sequence[LocationBulkUpdate], **options: Unpack[CallOptions]
    ) -> builtins.list[Location]:
        """Update multiple locations.

        `PATCH /v3/classifications/locations/bulk`. At most 50 items in one call. Retried if no answer comes, because a
        second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkupdateclassificationlocation.
        """
        return await self._caller.call(ops.BULK_UPDATE_CLASSIFICATION_LOCATION, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Location]:
        """Archive multiple locations.

        `POST /v3/classifications/locations/bulk/archive`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        `ids`: begins with loc.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkarchiveclassificationlocation.
        """
        return await self._caller.call(ops.BULK_ARCHIVE_CLASSIFICATION_LOCATION, query={"ids": ids}, options=options)

    async def restore_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Location]:
        """Restore multiple locations.

        `POST /v3/classifications/locations/bulk/restore`. At most 50 items in one call. Retried if no answer comes,
        because a second execution has the same result.

        `ids`: begins with loc.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/bulkrestoreclassificationlocation.
        """
        return await self._caller.call(ops.BULK_RESTORE_CLASSIFICATION_LOCATION, query={"ids": ids}, options=options)

    async def get(self, id: str, **options: Unpack[CallOptions]) -> Location:
        """Get location details.

        `GET /v3/classifications/locations/{id}`.

        `id`: begins with loc.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getclassificationlocation.
        """
        return await self._caller.call(ops.GET_CLASSIFICATION_LOCATION, id, options=options)

    async def update(self, id: str, body: LocationUpdate, **options: Unpack[CallOptions]) -> Location:
        """Update a location.

        `PATCH /v3/classifications/locations/{id}`. Retried if no answer comes, because a second execution has the same
        result.

        `id`: begins with loc.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updateclassificationlocation.
        """
        return await self._caller.call(ops.UPDATE_CLASSIFICATION_LOCATION, id, body=body, options=options)

    async def archive(self, id: str, **options: Unpack[CallOptions]) -> Location:
        """Archive a location.

        `POST /v3/classifications/locations/{id}/archive`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with loc.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archiveclassificationlocation.
        """
        return await self._caller.call(ops.ARCHIVE_CLASSIFICATION_LOCATION, id, options=options)

    async def restore(self, id: str, **options: Unpack[CallOptions]) -> Location:
        """Restore an archived location.

        `POST /v3/classifications/locations/{id}/restore`. Retried if no answer comes, because a second execution has
        the same result.

        `id`: begins with loc.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/restoreclassificationlocation.
        """
        return await self._caller.call(ops.RESTORE_CLASSIFICATION_LOCATION, id, options=options)
