"""The documents of bills. Processing an upload takes some minutes before it can be downloaded.

Generated from spec/v3/documents.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import documents as ops

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from typing import Unpack

    from ..models.documents import Document, DocumentUploadStatus
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions, FileContent

__all__ = ["Documents"]


class Documents(Resource):
    """The documents of bills. Processing an upload takes some minutes before it can be downloaded."""

    __slots__ = ()

    def list(
        self, bill_id: str, *, max: int | None = None, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Document]:
        """Get list of documents.

        `GET /v3/documents/bills/{billId}`. At most 100 items on a page, 20 by default.

        `bill_id`: begins with 00n.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listdocuments.
        """
        return self._caller.pages(ops.LIST_DOCUMENTS, bill_id, query={"max": max, "page": page}, options=options)

    def scan(self, bill_id: str, *, max: int | None = None, **options: Unpack[CallOptions]) -> Scan[Document]:
        """Scan the whole list that `list` pages through.

        `GET /v3/documents/bills/{billId}`, with the arguments of `list`. The pages are fetched one after the other,
        because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listdocuments.
        """
        return self._caller.scan(ops.LIST_DOCUMENTS, bill_id, query={"max": max}, options=options)

    async def upload(
        self, bill_id: str, content: FileContent, *, name: str | None = None, **options: Unpack[CallOptions]
    ) -> Document:
        """Upload bill document.

        `POST /v3/documents/bills/{billId}`. The upload is processed after the answer: `id` is the id of the upload.
        Call `upload_status` to learn when the document is complete, with name, time and link. At most 6 MB. Not retried
        if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        `bill_id`: begins with 00n.

        `name`: file name with extension.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createbilldocument.
        """
        return await self._caller.upload(
            ops.CREATE_BILL_DOCUMENT, bill_id, content=content, query={"name": name}, options=options
        )

    async def upload_status(
        self, ids: Sequence[str], **options: Unpack[CallOptions]
    ) -> builtins.list[DocumentUploadStatus]:
        """Get document upload status.

        `GET /v3/documents/upload-status`. The status of uploads, by the ids from the answers of `upload`.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/uploadstatus.
        """
        return await self._caller.call(ops.UPLOAD_STATUS, query={"ids": ids}, options=options)

    async def get(self, document_id: str, **options: Unpack[CallOptions]) -> Document:
        """Get document details.

        `GET /v3/documents/{documentId}`. By the id of the complete document, not of the upload.

        `document_id`: begins with 00h.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getdocument.
        """
        return await self._caller.call(ops.GET_DOCUMENT, document_id, options=options)
