"""Bills, with every feature of the spec language once.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import bills as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.bills import Bill, BillCreate, BillPay, BillReplace, BillUpdate, HistoryEntry
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions, FileContent

__all__ = ["Bills"]


class Bills(Resource):
    """Bills, with every feature of the spec language once."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Bill]:
        """Get list of bills.

        `GET /v3/bills`. At most 100 items on a page, 20 by default. `Bill_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbills.
        """
        return self._caller.pages(
            ops.LIST_BILLS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[Bill]:
        """Scan the whole list that `list` pages through.

        `GET /v3/bills`, with the arguments of `list`. The pages are fetched one after the other, because BILL does not
        filter them by creation time. `since` leaves out the items whose last change was earlier.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listbills.
        """
        return self._caller.scan(ops.LIST_BILLS, query={"filters": filters, "max": max}, since=since, options=options)

    async def create(self, body: BillCreate, **options: Unpack[CallOptions]) -> Bill:
        """Create a bill.

        `POST /v3/bills`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbill.
        """
        return await self._caller.call(ops.CREATE_BILL, body=body, options=options)

    async def create_bulk(self, body: Sequence[BillCreate], **options: Unpack[CallOptions]) -> builtins.list[Bill]:
        """Create multiple bills.

        `POST /v3/bills/bulk`. At most 100 items in one call. All or nothing: if BILL refuses one item, it executes
        none. Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbulkbills.
        """
        return await self._caller.call(ops.CREATE_BULK_BILLS, body=body, options=options)

    async def archive_bulk(self, ids: Sequence[str], **options: Unpack[CallOptions]) -> builtins.list[Bill]:
        """Archive multiple bills.

        `POST /v3/bills/bulk/archive`. At most 50 items in one call. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        `ids`: begins with 00n.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/archivebulkbills.
        """
        return await self._caller.call(ops.ARCHIVE_BULK_BILLS, query={"ids": ids}, options=options)

    async def get(self, bill_id: str, *, fields: str | None = None, **options: Unpack[CallOptions]) -> Bill:
        """Get bill details.

        `GET /v3/bills/{billId}`.

        `bill_id`: begins with 00n.

        `fields`: which fields to answer.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/getbill.
        """
        return await self._caller.call(ops.GET_BILL, bill_id, query={"fields": fields}, options=options)

    async def replace(self, bill_id: str, body: BillReplace, **options: Unpack[CallOptions]) -> Bill:
        """Replace a bill.

        `PUT /v3/bills/{billId}`. Retried if no answer comes, because a second execution has the same result.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replacebill.
        """
        return await self._caller.call(ops.REPLACE_BILL, bill_id, body=body, options=options)

    async def update(self, bill_id: str, body: BillUpdate, **options: Unpack[CallOptions]) -> Bill:
        """Update a bill.

        `PATCH /v3/bills/{billId}`. Changes what is given. Entries of `lines` are matched by `id`; an entry without `id`
        is added. Retried if no answer comes, unless an entry of `lines` has no `id` (`OutcomeUnknownError`): it could
        be added twice. Known from a single source, not from BILL's reference.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatebill.
        """
        return await self._caller.call(ops.UPDATE_BILL, bill_id, body=body, options=options)

    async def delete(self, bill_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a bill.

        `DELETE /v3/bills/{billId}`. Retried if no answer comes, because a second execution has the same result.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletebill.
        """
        return await self._caller.call(ops.DELETE_BILL, bill_id, options=options)

    async def upload(
        self, bill_id: str, content: FileContent, *, name: str | None = None, **options: Unpack[CallOptions]
    ) -> None:
        """Upload a file.

        `POST /v3/bills/{billId}/file`. At most 6 MB. Not retried if no answer comes (`OutcomeUnknownError`), because it
        could be executed twice.

        `bill_id`: begins with 00n.

        `name`: with its extension.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/uploadbill.
        """
        return await self._caller.upload(
            ops.UPLOAD_BILL, bill_id, content=content, query={"name": name}, options=options
        )

    async def pay(self, body: BillPay, **options: Unpack[CallOptions]) -> None:
        """Pay bills.

        `POST /v3/bills/pay`. At most 20 items in one call. May need an MFA-trusted session. Never retried, because it
        may move money: after an `OutcomeUnknownError`, look up what happened.

        Raises: `InvalidRequestError`, `ValidationError`, `MfaRequiredError`, `OutcomeUnknownError`, and the errors of
        every call.

        See https://developer.bill.com/reference/paybills.
        """
        return await self._caller.call(ops.PAY_BILLS, body=body, options=options)

    def get_history(
        self,
        bill_id: str,
        from_: str,
        *,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[HistoryEntry]:
        """Get history of a bill.

        `GET /v3/bills/{billId}/history/{from}`. At most 100 items on a page, 20 by default.

        `bill_id`: begins with 00n.

        `from_`: a word that Python keeps for itself.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/gethistory.
        """
        return self._caller.pages(ops.GET_HISTORY, bill_id, from_, query={"max": max, "start": page}, options=options)

    async def get_totals(self, **options: Unpack[CallOptions]) -> dict[str, Decimal]:
        """Get totals.

        `GET /v3/bills/totals`. Counts against the 5 text messages a minute.

        See https://developer.bill.com/reference/gettotals.
        """
        return await self._caller.call(ops.GET_TOTALS, options=options)
