"""One test for each operation of `partner.users`: what is sent, and what becomes of the answer.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import PartnerUser

AUTH = {"appKey": "the-app-key", "sessionId": "the-session"}

PARTNER_USER = PartnerUser(id="00600000000000000001")
PARTNER_USER_JSON = b'{"id":"00600000000000000001"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/partner/users`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.partner.users.list(organization_id="00800000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/partner/users",
        headers={**AUTH, "organizationId": "00800000000000000001"},
    )
    wire.answer(
        200, b'{"results":' + b"[" + PARTNER_USER_JSON + b"," + PARTNER_USER_JSON + b"]" + b',"nextPage":"cursor-2"}'
    )
    page = await wire.client.partner.users.list(organization_id="00800000000000000001", page="cursor-1")
    assert (page.items, page.next_page, page.prev_page) == ([PARTNER_USER, PARTNER_USER], "cursor-2", None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/partner/users",
        headers={**AUTH, "organizationId": "00800000000000000001"},
        query={"page": "cursor-1"},
    )
