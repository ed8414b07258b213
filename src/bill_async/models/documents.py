"""The documents of bills. Processing an upload takes some minutes before it can be downloaded.

Generated from spec/v3/documents.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Choice, DateTime, Id, Integer, Text
from .._schema.models import AnswerModel, model
from ..types import Member, OpenEnum

__all__ = ["Document", "DocumentUploadStatus", "ScanStatus", "UploadStatus"]


class ScanStatus(OpenEnum):
    """Scan status, part of `Document`."""

    NOT_SCANNED = Member()
    CLEAN = Member()
    INFECTED = Member()
    IN_QUEUE = Member()


class UploadStatus(OpenEnum):
    """Upload status, part of `DocumentUploadStatus`."""

    IN_PROGRESS = Member()
    UPLOADED = Member()
    IVA_PROCESSING = Member()


@model
class Document(AnswerModel):
    """Document, returned by `documents.list`, `documents.upload` and `documents.get`."""

    id: str = required_field("id", Id(), doc="0du while the upload is processed, 00h when complete")
    name: str | None = optional_field("name", Text(), doc="available when complete")
    created_time: datetime | None = optional_field("createdTime", DateTime(), doc="available when complete")
    download_link: str | None = optional_field("downloadLink", Text(), doc="available when complete")
    scan_status: ScanStatus | None = optional_field("scanStatus", Choice(ScanStatus))
    num_of_pages: int | None = optional_field("numOfPages", Integer(), doc="pages of a CLEAN document")


@model
class DocumentUploadStatus(AnswerModel):
    """Document upload status, returned by `documents.upload_status`."""

    document_id: str | None = optional_field("documentId", Id("00h", strict=True), doc="available when complete")
    upload_id: str | None = optional_field("uploadId", Id("0du", strict=True))
    status: UploadStatus | None = optional_field("status", Choice(UploadStatus), doc="others may exist")
