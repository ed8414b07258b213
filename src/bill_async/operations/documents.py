"""The operations of `documents`.

Generated from spec/v3/documents.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id, ListOf, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..models.documents import Document, DocumentUploadStatus

__all__ = ["CREATE_BILL_DOCUMENT", "GET_DOCUMENT", "LIST_DOCUMENTS", "UPLOAD_STATUS"]

_BILL_ID: Final = Parameter(name="bill_id", wire="billId", kind=Id("00n", strict=True), required=True)
_DOCUMENT_ID: Final = Parameter(name="document_id", wire="documentId", kind=Id("00h", strict=True), required=True)

LIST_DOCUMENTS: Final[Operation[Document]] = Operation(
    id="listDocuments",
    accessor="documents.list",
    family="v3",
    method="GET",
    path="/v3/documents/bills/{billId}",
    title="Get list of documents",
    reference="https://developer.bill.com/reference/listdocuments",
    path_params=(_BILL_ID,),
    answer=Answer(kind=Nested(Document)),
    page="page",
)

CREATE_BILL_DOCUMENT: Final[Operation[Document]] = Operation(
    id="createBillDocument",
    accessor="documents.upload",
    family="v3",
    method="POST",
    path="/v3/documents/bills/{billId}",
    title="Upload bill document",
    reference="https://developer.bill.com/reference/createbilldocument",
    path_params=(_BILL_ID,),
    query=(Parameter(name="name", wire="name", kind=Text(), required=True, doc="file name with extension"),),
    body=Body(max_bytes=6_000_000),
    answer=Answer(kind=Nested(Document)),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listDocuments", identity=((ComparedField("name"),),), created="createdTime", later=900.0
    ),
    doc="The upload is processed after the answer: `id` is the id of the upload. Call `upload_status` to learn when the document is complete, with name, time and link.",
)

UPLOAD_STATUS: Final[Operation[list[DocumentUploadStatus]]] = Operation(
    id="uploadStatus",
    accessor="documents.upload_status",
    family="v3",
    method="GET",
    path="/v3/documents/upload-status",
    title="Get document upload status",
    reference="https://developer.bill.com/reference/uploadstatus",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id()), required=True),),
    answer=Answer(kind=ListOf(Nested(DocumentUploadStatus))),
    doc="The status of uploads, by the ids from the answers of `upload`.",
)

GET_DOCUMENT: Final[Operation[Document]] = Operation(
    id="getDocument",
    accessor="documents.get",
    family="v3",
    method="GET",
    path="/v3/documents/{documentId}",
    title="Get document details",
    reference="https://developer.bill.com/reference/getdocument",
    path_params=(_DOCUMENT_ID,),
    answer=Answer(kind=Nested(Document)),
    doc="By the id of the complete document, not of the upload.",
)
