"""One test for each operation of `reports`: what is sent, and what becomes of the answer.

Generated from spec/v3/reports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import AuditTrailEntry, AuditTrailField, AuditTrailUser, AuditTrailValue

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

AUDIT_TRAIL_ENTRY = AuditTrailEntry(
    source="Source",
    type="Type",
    created_time="Created time",
    user=AuditTrailUser(id="00600000000000000001", name="Name"),
    field=AuditTrailField(name="Name", value=AuditTrailValue(previous="Previous", current="Current")),
)
AUDIT_TRAIL_ENTRY_JSON = (
    b'{"source":"Source"'
    b',"type":"Type"'
    b',"createdTime":"Created time"'
    b',"user":{"id":"00600000000000000001","name":"Name"}'
    b',"field":{"name":"Name","value":{"previous":"Previous","current":"Current"}}'
    b"}"
)

AUDIT_TRAIL_ENTRY_LEAST = AuditTrailEntry()
AUDIT_TRAIL_ENTRY_LEAST_JSON = b"{}"


async def test_get_vendor_audit_trail(wire: Wire) -> None:
    """`GET /v3/reports/audit-trail/vendor/{vendorId}`."""
    wire.answer(200, b"[]")
    page = await wire.client.reports.get_vendor_audit_trail(vendor_id="00900000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/reports/audit-trail/vendor/00900000000000000001",
        headers=AUTH,
        query={"max": "100", "start": "0"},
    )
    wire.answer(200, b"[" + AUDIT_TRAIL_ENTRY_JSON + b"," + AUDIT_TRAIL_ENTRY_LEAST_JSON + b"]")
    page = await wire.client.reports.get_vendor_audit_trail(
        vendor_id="00900000000000000001", include_archived=True, max=7, page="40"
    )
    assert (page.items, page.next_page, page.prev_page) == ([AUDIT_TRAIL_ENTRY, AUDIT_TRAIL_ENTRY_LEAST], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/reports/audit-trail/vendor/00900000000000000001",
        headers=AUTH,
        query={"includeArchived": "true", "max": "7", "start": "40"},
    )
