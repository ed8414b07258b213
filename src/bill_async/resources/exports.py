"""The files of scheduled exports of the web app.

Generated from spec/v3/exports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import exports as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters
    from ..models.exports import Export, ExportDownloadLink
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Exports"]


class Exports(Resource):
    """The files of scheduled exports of the web app."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Export]:
        """Get list of exported BILL records.

        `GET /v3/exports`. The CSV files of scheduled exports of the web app. At most 100 items on a page, 20 by
        default. `filters` are not checked, because their fields are not known.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listexports.
        """
        return self._caller.pages(
            ops.LIST_EXPORTS, query={"filters": filters, "max": max, "page": page}, options=options
        )

    def scan(self, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]) -> Scan[Export]:
        """Scan the whole list that `list` pages through.

        `GET /v3/exports`, with the arguments of `list`. The pages are fetched one after the other, because BILL does
        not filter them by creation time.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listexports.
        """
        return self._caller.scan(ops.LIST_EXPORTS, query={"filters": filters, "max": max}, options=options)

    async def get_download_link(self, export_id: str, **options: Unpack[CallOptions]) -> ExportDownloadLink:
        """Get exported record download URL.

        `GET /v3/exports/{exportId}/download-link`. The link needs no headers.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getdownloadlink.
        """
        return await self._caller.call(ops.GET_DOWNLOAD_LINK, export_id, options=options)
