"""One test for each operation of `documents`: what is sent, and what becomes of the answer.

Generated from spec/v3/documents.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import Document, DocumentUploadStatus, ScanStatus, UploadStatus

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

DOCUMENT = Document(
    id="00000000000000000001",
    name="Name",
    created_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
    download_link="Download link",
    scan_status=ScanStatus.CLEAN,
    num_of_pages=6,
)
DOCUMENT_JSON = (
    b'{"id":"00000000000000000001"'
    b',"name":"Name"'
    b',"createdTime":"2026-12-31T09:03:00.000+00:00"'
    b',"downloadLink":"Download link"'
    b',"scanStatus":"CLEAN"'
    b',"numOfPages":6'
    b"}"
)

DOCUMENT_LEAST = Document(id="00000000000000000001")
DOCUMENT_LEAST_JSON = b'{"id":"00000000000000000001"}'

DOCUMENT_UPLOAD_STATUS_LEAST = DocumentUploadStatus()
DOCUMENT_UPLOAD_STATUS_LEAST_JSON = b"{}"

DOCUMENT_UPLOAD_STATUS = DocumentUploadStatus(
    document_id="00h00000000000000001", upload_id="0du00000000000000002", status=UploadStatus.IN_PROGRESS
)
DOCUMENT_UPLOAD_STATUS_JSON = (
    b'{"documentId":"00h00000000000000001","uploadId":"0du00000000000000002","status":"IN_PROGRESS"}'
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/documents/bills/{billId}`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.documents.list(bill_id="00n00000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/documents/bills/00n00000000000000001",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + DOCUMENT_JSON
        + b","
        + DOCUMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.documents.list(bill_id="00n00000000000000001", max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([DOCUMENT, DOCUMENT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/documents/bills/00n00000000000000001",
        headers=AUTH,
        query={"max": "7", "page": "cursor-1"},
    )


async def test_upload(wire: Wire) -> None:
    """`POST /v3/documents/bills/{billId}`."""
    wire.answer(200, DOCUMENT_JSON)
    assert (
        await wire.client.documents.upload(bill_id="00n00000000000000001", name="Name", content=b"%PDF-1.7 example")
        == DOCUMENT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/documents/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/octet-stream"},
        query={"name": "Name"},
        body=b"%PDF-1.7 example",
    )


async def test_upload_status(wire: Wire) -> None:
    """`GET /v3/documents/upload-status`."""
    wire.answer(200, b"[" + DOCUMENT_UPLOAD_STATUS_JSON + b"," + DOCUMENT_UPLOAD_STATUS_LEAST_JSON + b"]")
    assert await wire.client.documents.upload_status(ids=["00000000000000000001", "00000000000000000008"]) == [
        DOCUMENT_UPLOAD_STATUS,
        DOCUMENT_UPLOAD_STATUS_LEAST,
    ]
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/documents/upload-status",
        headers=AUTH,
        query={"ids": "00000000000000000001,00000000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/documents/{documentId}`."""
    wire.answer(200, DOCUMENT_JSON)
    assert await wire.client.documents.get(document_id="00h00000000000000001") == DOCUMENT
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/documents/00h00000000000000001", headers=AUTH)
