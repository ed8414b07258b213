"""Card transactions. Lists hold parent transactions only.

Generated from spec/spend/transactions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_transactions as ops

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.common import Receipt, SelectedValue, StatusMessage, TransactionCustomField, UploadUrl
    from ..models.spend_transactions import (
        ThreeDsChallengeAction,
        ThreeDsChallengeResult,
        Transaction,
        TransactionCustomFieldsUpdate,
        TransactionReceiptCreate,
        TransactionUpdate,
    )
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendTransactions"]


class SpendTransactions(Resource):
    """Card transactions. Lists hold parent transactions only."""

    __slots__ = ()

    def list(
        self,
        *,
        show_custom_field_ids: Sequence[str] | None = None,
        include_receipts: bool | None = None,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Transaction]:
        """Get list of transactions.

        `GET /v3/spend/transactions`. Parent transactions only. They cannot be filtered by `status`. With `<=`, a date
        without a time means midnight, so that day itself is left out. At most 50 items on a page, 20 by default.
        `Transaction_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listtransactions.
        """
        return self._caller.pages(
            ops.LIST_TRANSACTIONS,
            query={
                "showCustomFieldIds": show_custom_field_ids,
                "includeReceipts": include_receipts,
                "filters": filters,
                "sort": sort,
                "max": max,
                "page": page,
            },
            options=options,
        )

    def scan(
        self,
        *,
        show_custom_field_ids: Sequence[str] | None = None,
        include_receipts: bool | None = None,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[Transaction]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/transactions`, with the arguments of `list`. The pages are fetched one after the other, because
        BILL does not filter them by creation time. `since` leaves out the items whose last change was earlier.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listtransactions.
        """
        return self._caller.scan(
            ops.LIST_TRANSACTIONS,
            query={
                "showCustomFieldIds": show_custom_field_ids,
                "includeReceipts": include_receipts,
                "filters": filters,
                "max": max,
            },
            since=since,
            options=options,
        )

    async def get(
        self, transaction_id: str, *, show_custom_field_ids: Sequence[str] | None = None, **options: Unpack[CallOptions]
    ) -> Transaction:
        """Get transaction details.

        `GET /v3/spend/transactions/{transactionId}`.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/gettransaction.
        """
        return await self._caller.call(
            ops.GET_TRANSACTION, transaction_id, query={"showCustomFieldIds": show_custom_field_ids}, options=options
        )

    async def update(self, transaction_id: str, body: TransactionUpdate, **options: Unpack[CallOptions]) -> Transaction:
        """Update a transaction.

        `PUT /v3/spend/transactions/{transactionId}`. Retried if no answer comes, because a second execution has the
        same result.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatetransaction.
        """
        return await self._caller.call(ops.UPDATE_TRANSACTION, transaction_id, body=body, options=options)

    def list_custom_fields(
        self, transaction_id: str, *, filters: Filters = None, **options: Unpack[CallOptions]
    ) -> Pager[TransactionCustomField]:
        """Get list of transaction custom fields.

        `GET /v3/spend/transactions/{transactionId}/custom-fields`. `SpendTransactionCustomField_` has its filters and
        sort keys.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listtransactioncustomfields.
        """
        return self._caller.pages(
            ops.LIST_TRANSACTION_CUSTOM_FIELDS, transaction_id, query={"filters": filters}, options=options
        )

    def scan_custom_fields(
        self, transaction_id: str, *, filters: Filters = None, **options: Unpack[CallOptions]
    ) -> Scan[TransactionCustomField]:
        """Scan the whole list that `list_custom_fields` pages through.

        `GET /v3/spend/transactions/{transactionId}/custom-fields`, with the arguments of `list_custom_fields`. The
        pages are fetched one after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listtransactioncustomfields.
        """
        return self._caller.scan(
            ops.LIST_TRANSACTION_CUSTOM_FIELDS, transaction_id, query={"filters": filters}, options=options
        )

    async def update_custom_fields(
        self, transaction_id: str, body: TransactionCustomFieldsUpdate, **options: Unpack[CallOptions]
    ) -> StatusMessage:
        """Update transaction custom fields.

        `PUT /v3/spend/transactions/{transactionId}/custom-fields`. Not allowed while the transaction is locked. An
        empty list clears the selection, and `note` is for NOTE fields only. Read the values again afterwards, because
        BILL reports success even if it drops one. Retried if no answer comes, because a second execution has the same
        result.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatetransactioncustomfields.
        """
        return await self._caller.call(ops.UPDATE_TRANSACTION_CUSTOM_FIELDS, transaction_id, body=body, options=options)

    def list_custom_field_values(
        self,
        transaction_id: str,
        custom_field_id: str,
        *,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[SelectedValue]:
        """Get list of transaction custom field values.

        `GET /v3/spend/transactions/{transactionId}/custom-fields/{customFieldId}/values`. At most 100 items on a page,
        20 by default.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listtransactioncustomfieldvalues.
        """
        return self._caller.pages(
            ops.LIST_TRANSACTION_CUSTOM_FIELD_VALUES,
            transaction_id,
            custom_field_id,
            query={"max": max, "page": page},
            options=options,
        )

    def scan_custom_field_values(
        self, transaction_id: str, custom_field_id: str, *, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[SelectedValue]:
        """Scan the whole list that `list_custom_field_values` pages through.

        `GET /v3/spend/transactions/{transactionId}/custom-fields/{customFieldId}/values`, with the arguments of
        `list_custom_field_values`. The pages are fetched one after the other, because BILL does not filter them by
        creation time.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listtransactioncustomfieldvalues.
        """
        return self._caller.scan(
            ops.LIST_TRANSACTION_CUSTOM_FIELD_VALUES,
            transaction_id,
            custom_field_id,
            query={"max": max},
            options=options,
        )

    async def create_upload_url(self, **options: Unpack[CallOptions]) -> UploadUrl:
        """Create a transaction upload URL.

        `POST /v3/spend/transactions/receipt-upload-url`. PUT the bytes of a JPG or PNG to the URL with its
        Content-Type, and then send the URL in the receipt. Each URL accepts one file. Retried if no answer comes,
        because it changes nothing.

        See https://developer.bill.com/reference/createreceiptuploadurl.
        """
        return await self._caller.call(ops.CREATE_RECEIPT_UPLOAD_URL, options=options)

    async def add_receipt(
        self, transaction_id: str, body: TransactionReceiptCreate, **options: Unpack[CallOptions]
    ) -> Receipt:
        """Add a transaction receipt.

        `POST /v3/spend/transactions/{transactionId}/receipts`. `url` is the upload URL of a JPG or PNG. Not retried if
        no answer comes (`OutcomeUnknownError`), because it could be executed twice. Known from a single source, not
        from BILL's reference.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/addtransactionreceipt.
        """
        return await self._caller.call(ops.ADD_TRANSACTION_RECEIPT, transaction_id, body=body, options=options)

    async def delete_receipt(self, transaction_id: str, receipt_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a transaction receipt.

        `DELETE /v3/spend/transactions/{transactionId}/receipts/{receiptId}`. It cannot be restored. Retried if no
        answer comes, because a second execution has the same result.

        `transaction_id`: the uuid (`txr_...`) or the older id.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletetransactionreceipt.
        """
        return await self._caller.call(ops.DELETE_TRANSACTION_RECEIPT, transaction_id, receipt_id, options=options)

    async def answer_3ds_challenge(
        self, acs_transaction_id: str, body: ThreeDsChallengeAction, **options: Unpack[CallOptions]
    ) -> ThreeDsChallengeResult:
        """Accept or reject a transaction.

        `POST /v3/spend/transactions/{acsTransactionId}/3ds-challenge`. ADMIN only. The id is in the
        `spend.three-ds-challenge.created` notification. Not retried if no answer comes (`OutcomeUnknownError`), because
        it could be executed twice. Known from a single source, not from BILL's reference.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/threedschallenge.
        """
        return await self._caller.call(ops.THREE_DS_CHALLENGE, acs_transaction_id, body=body, options=options)
