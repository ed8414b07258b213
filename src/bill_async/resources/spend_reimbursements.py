"""Expenses that users paid themselves and get back.

Generated from spec/spend/reimbursements.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_reimbursements as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import Receipt, UploadUrl
    from ..models.spend_reimbursements import (
        Reimbursement,
        ReimbursementAction,
        ReimbursementCreate,
        ReimbursementReceiptCreate,
        ReimbursementUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendReimbursements"]


class SpendReimbursements(Resource):
    """Expenses that users paid themselves and get back."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Reimbursement]:
        """Get list of reimbursements.

        `GET /v3/spend/reimbursements`. At most 100 items on a page, 20 by default. `Reimbursement_` has its filters and
        sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listreimbursements.
        """
        return self._caller.pages(
            ops.LIST_REIMBURSEMENTS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[Reimbursement]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/reimbursements`, with the arguments of `list`. The pages are fetched one after the other, because
        BILL does not filter them by creation time.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listreimbursements.
        """
        return self._caller.scan(ops.LIST_REIMBURSEMENTS, query={"filters": filters, "max": max}, options=options)

    async def create(self, body: ReimbursementCreate, **options: Unpack[CallOptions]) -> Reimbursement:
        """Create a reimbursement.

        `POST /v3/spend/reimbursements`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createreimbursement.
        """
        return await self._caller.call(ops.CREATE_REIMBURSEMENT, body=body, options=options)

    async def create_upload_url(self, **options: Unpack[CallOptions]) -> UploadUrl:
        """Create a reimbursement upload URL.

        `POST /v3/spend/reimbursements/image-upload-url`. PUT the bytes of a JPG or PNG to the URL with its
        Content-Type, and then send the URL in the receipt. Each URL accepts one file. BILL's reference and change log
        have this path; its guide has `upload-image-url`. Retried if no answer comes, because it changes nothing.

        See https://developer.bill.com/reference/createimageuploadurl.
        """
        return await self._caller.call(ops.CREATE_IMAGE_UPLOAD_URL, options=options)

    async def get(self, reimbursement_id: str, **options: Unpack[CallOptions]) -> Reimbursement:
        """Get reimbursement details.

        `GET /v3/spend/reimbursements/{reimbursementId}`.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getreimbursement.
        """
        return await self._caller.call(ops.GET_REIMBURSEMENT, reimbursement_id, options=options)

    async def delete(self, reimbursement_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a reimbursement.

        `DELETE /v3/spend/reimbursements/{reimbursementId}`. Retried if no answer comes, because a second execution has
        the same result.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletereimbursement.
        """
        return await self._caller.call(ops.DELETE_REIMBURSEMENT, reimbursement_id, options=options)

    async def update(
        self, reimbursement_id: str, body: ReimbursementUpdate, **options: Unpack[CallOptions]
    ) -> Reimbursement:
        """Update a reimbursement.

        `PATCH /v3/spend/reimbursements/{reimbursementId}`. Retried if no answer comes, because a second execution has
        the same result.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatereimbursement.
        """
        return await self._caller.call(ops.UPDATE_REIMBURSEMENT, reimbursement_id, body=body, options=options)

    async def act(
        self, reimbursement_id: str, body: ReimbursementAction, **options: Unpack[CallOptions]
    ) -> Reimbursement:
        """Approve or deny a reimbursement.

        `POST /v3/spend/reimbursements/{reimbursementId}/action`. The user of the token must be ADMIN. Never retried,
        because it may move money: after an `OutcomeUnknownError`, look up what happened.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/approveordenyreimbursement.
        """
        return await self._caller.call(ops.APPROVE_OR_DENY_REIMBURSEMENT, reimbursement_id, body=body, options=options)

    async def add_receipt(
        self, reimbursement_id: str, body: ReimbursementReceiptCreate, **options: Unpack[CallOptions]
    ) -> Receipt:
        """Add a reimbursement receipt.

        `POST /v3/spend/reimbursements/{reimbursementId}/receipts`. `url` is the upload URL of a JPG or PNG. Not retried
        if no answer comes (`OutcomeUnknownError`), because it could be executed twice. Known from a single source, not
        from BILL's reference.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/addreimbursementreceipt.
        """
        return await self._caller.call(ops.ADD_REIMBURSEMENT_RECEIPT, reimbursement_id, body=body, options=options)

    async def delete_receipt(self, reimbursement_id: str, receipt_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a reimbursement receipt.

        `DELETE /v3/spend/reimbursements/{reimbursementId}/receipts/{receiptId}`. Retried if no answer comes, because a
        second execution has the same result. Known from a single source, not from BILL's reference.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletereimbursementreceipt.
        """
        return await self._caller.call(ops.DELETE_REIMBURSEMENT_RECEIPT, reimbursement_id, receipt_id, options=options)
