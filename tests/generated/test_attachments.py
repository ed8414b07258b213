"""One test for each operation of `attachments`: what is sent, and what becomes of the answer.

Generated from spec/v3/attachments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import Attachment, StatusAnswer, StatusAnswerStatus

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

ATTACHMENT = Attachment(
    id="att00000000000000001",
    name="Name",
    created_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
    download_link="Download link",
)
ATTACHMENT_JSON = (
    b'{"id":"att00000000000000001"'
    b',"name":"Name"'
    b',"createdTime":"2026-12-31T09:03:00.000+00:00"'
    b',"downloadLink":"Download link"'
    b"}"
)

ATTACHMENT_LEAST = Attachment(id="att00000000000000001")
ATTACHMENT_LEAST_JSON = b'{"id":"att00000000000000001"}'

STATUS_ANSWER_LEAST = StatusAnswer()
STATUS_ANSWER_LEAST_JSON = b"{}"

STATUS_ANSWER = StatusAnswer(status=StatusAnswerStatus.SUCCESS)
STATUS_ANSWER_JSON = b'{"status":"SUCCESS"}'


async def test_list_for_customer(wire: Wire) -> None:
    """`GET /v3/attachments/customers/{customerId}`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.attachments.list_for_customer(customer_id="0cu00000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/attachments/customers/0cu00000000000000001",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ATTACHMENT_JSON
        + b","
        + ATTACHMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.attachments.list_for_customer(customer_id="0cu00000000000000001", max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([ATTACHMENT, ATTACHMENT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/attachments/customers/0cu00000000000000001",
        headers=AUTH,
        query={"max": "7", "page": "cursor-1"},
    )


async def test_upload_for_customer(wire: Wire) -> None:
    """`POST /v3/attachments/customers/{customerId}`."""
    wire.answer(200, ATTACHMENT_JSON)
    assert (
        await wire.client.attachments.upload_for_customer(
            customer_id="0cu00000000000000001", name="Name", content=b"%PDF-1.7 example"
        )
        == ATTACHMENT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/attachments/customers/0cu00000000000000001",
        headers={**AUTH, "Content-Type": "application/octet-stream"},
        query={"name": "Name"},
        body=b"%PDF-1.7 example",
    )


async def test_list_for_invoice(wire: Wire) -> None:
    """`GET /v3/attachments/invoices/{invoiceId}`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.attachments.list_for_invoice(invoice_id="00e00000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/attachments/invoices/00e00000000000000001",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ATTACHMENT_JSON
        + b","
        + ATTACHMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.attachments.list_for_invoice(invoice_id="00e00000000000000001", max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([ATTACHMENT, ATTACHMENT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/attachments/invoices/00e00000000000000001",
        headers=AUTH,
        query={"max": "7", "page": "cursor-1"},
    )


async def test_upload_for_invoice(wire: Wire) -> None:
    """`POST /v3/attachments/invoices/{invoiceId}`."""
    wire.answer(200, ATTACHMENT_LEAST_JSON)
    assert (
        await wire.client.attachments.upload_for_invoice(
            invoice_id="00e00000000000000001", name="Name", content=b"%PDF-1.7 example"
        )
        == ATTACHMENT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/attachments/invoices/00e00000000000000001",
        headers={**AUTH, "Content-Type": "application/octet-stream"},
        query={"name": "Name"},
        body=b"%PDF-1.7 example",
    )
    wire.answer(200, ATTACHMENT_JSON)
    assert (
        await wire.client.attachments.upload_for_invoice(
            invoice_id="00e00000000000000001", name="Name", replace_invoice_pdf=True, content=b"%PDF-1.7 example"
        )
        == ATTACHMENT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/attachments/invoices/00e00000000000000001",
        headers={**AUTH, "Content-Type": "application/octet-stream"},
        query={"name": "Name", "replaceInvoicePdf": "true"},
        body=b"%PDF-1.7 example",
    )


async def test_list_for_vendor(wire: Wire) -> None:
    """`GET /v3/attachments/vendors/{vendorId}`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.attachments.list_for_vendor(vendor_id="00900000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/attachments/vendors/00900000000000000001",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + ATTACHMENT_JSON
        + b","
        + ATTACHMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.attachments.list_for_vendor(vendor_id="00900000000000000001", max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([ATTACHMENT, ATTACHMENT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/attachments/vendors/00900000000000000001",
        headers=AUTH,
        query={"max": "7", "page": "cursor-1"},
    )


async def test_upload_for_vendor(wire: Wire) -> None:
    """`POST /v3/attachments/vendors/{vendorId}`."""
    wire.answer(200, ATTACHMENT_JSON)
    assert (
        await wire.client.attachments.upload_for_vendor(
            vendor_id="00900000000000000001", name="Name", content=b"%PDF-1.7 example"
        )
        == ATTACHMENT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/attachments/vendors/00900000000000000001",
        headers={**AUTH, "Content-Type": "application/octet-stream"},
        query={"name": "Name"},
        body=b"%PDF-1.7 example",
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/attachments/{attachmentId}`."""
    wire.answer(200, ATTACHMENT_JSON)
    assert await wire.client.attachments.get(attachment_id="att00000000000000001") == ATTACHMENT
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/attachments/att00000000000000001", headers=AUTH)


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/attachments/{attachmentId}`."""
    wire.answer(200, STATUS_ANSWER_JSON)
    assert await wire.client.attachments.delete(attachment_id="att00000000000000001") == STATUS_ANSWER
    wire.check("DELETE", "https://gateway.stage.bill.com/connect/v3/attachments/att00000000000000001", headers=AUTH)
