"""One test for each operation of `exports`: what is sent, and what becomes of the answer.

Generated from spec/v3/exports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import Export, ExportDownloadLink

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

EXPORT = Export(
    export_id="00000000000000000001", record_type="Record type", created_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC)
)
EXPORT_JSON = (
    b'{"exportId":"00000000000000000001","recordType":"Record type","createdTime":"2026-12-31T09:03:00.000+00:00"}'
)

EXPORT_LEAST = Export()
EXPORT_LEAST_JSON = b"{}"

EXPORT_DOWNLOAD_LINK_LEAST = ExportDownloadLink()
EXPORT_DOWNLOAD_LINK_LEAST_JSON = b"{}"

EXPORT_DOWNLOAD_LINK = ExportDownloadLink(download_link="Download link")
EXPORT_DOWNLOAD_LINK_JSON = b'{"downloadLink":"Download link"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/exports`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.exports.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/exports", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + EXPORT_JSON
        + b","
        + EXPORT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.exports.list(filters='name:eq:"One"', max=7, page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([EXPORT, EXPORT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/exports",
        headers=AUTH,
        query={"filters": 'name:eq:"One"', "max": "7", "page": "cursor-1"},
    )


async def test_get_download_link(wire: Wire) -> None:
    """`GET /v3/exports/{exportId}/download-link`."""
    wire.answer(200, EXPORT_DOWNLOAD_LINK_JSON)
    assert await wire.client.exports.get_download_link(export_id="00000000000000000001") == EXPORT_DOWNLOAD_LINK
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/exports/00000000000000000001/download-link", headers=AUTH
    )
