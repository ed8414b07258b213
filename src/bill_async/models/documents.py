"""Documents of bills. An upload is processed for some minutes before it can be downloaded.

Generated from spec/v3/documents.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel
from .._schema import Choice, DateTime, Field, Id, Integer, Text
from .._wire_values import keep_rest, to_datetime, to_int, to_text
from ..types import OpenEnum

__all__ = [
    "Document",
    "DocumentUploadStatus",
    "ScanStatus",
    "UploadStatus",
]


class ScanStatus(
    OpenEnum, members={"NOT_SCANNED": "NOT_SCANNED", "CLEAN": "CLEAN", "INFECTED": "INFECTED", "IN_QUEUE": "IN_QUEUE"}
):
    """Scan status, part of `Document`."""

    NOT_SCANNED: ClassVar[ScanStatus]
    CLEAN: ClassVar[ScanStatus]
    INFECTED: ClassVar[ScanStatus]
    IN_QUEUE: ClassVar[ScanStatus]


class UploadStatus(
    OpenEnum, members={"IN_PROGRESS": "IN_PROGRESS", "UPLOADED": "UPLOADED", "IVA_PROCESSING": "IVA_PROCESSING"}
):
    """Upload status, part of `DocumentUploadStatus`."""

    IN_PROGRESS: ClassVar[UploadStatus]
    UPLOADED: ClassVar[UploadStatus]
    IVA_PROCESSING: ClassVar[UploadStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Document(AnswerModel):
    """Document, given by `documents.list`, `documents.upload` and `documents.get`."""

    id: str
    """`id`: 0du while uploading, 00h when complete."""
    name: str | None = None
    """`name`: available when complete."""
    created_time: datetime | None = None
    """`createdTime`: available when complete."""
    download_link: str | None = None
    """`downloadLink`: available when complete."""
    scan_status: ScanStatus | None = None
    num_of_pages: int | None = None
    """`numOfPages`: pages of a CLEAN document."""

    __fields__ = (
        Field("id", "id", Id(), required=True, doc="0du while uploading, 00h when complete"),
        Field("name", "name", Text(), doc="available when complete"),
        Field("created_time", "createdTime", DateTime(), doc="available when complete"),
        Field("download_link", "downloadLink", Text(), doc="available when complete"),
        Field("scan_status", "scanStatus", Choice(ScanStatus)),
        Field("num_of_pages", "numOfPages", Integer(), doc="pages of a CLEAN document"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Document:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Document)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("downloadLink", None)
        new.download_link = value if type(value) is str or value is None else to_text(value)
        value = take("scanStatus", None)
        new.scan_status = None if value is None else ScanStatus(value)
        value = take("numOfPages", None)
        new.num_of_pages = value if type(value) is int or value is None else to_int(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class DocumentUploadStatus(AnswerModel):
    """Document upload status, given by `documents.upload_status`."""

    document_id: str | None = None
    """`documentId`: when done; begins 00h."""
    upload_id: str | None = None
    """`uploadId`: begins 0du."""
    status: UploadStatus | None = None
    """`status`: others may exist."""

    __fields__ = (
        Field("document_id", "documentId", Id("00h", strict=True), doc="when done"),
        Field("upload_id", "uploadId", Id("0du", strict=True)),
        Field("status", "status", Choice(UploadStatus), doc="others may exist"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> DocumentUploadStatus:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(DocumentUploadStatus)
        value = take("documentId", None)
        new.document_id = value if type(value) is str or value is None else to_text(value)
        value = take("uploadId", None)
        new.upload_id = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else UploadStatus(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
