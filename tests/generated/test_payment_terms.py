"""One test for each operation of `payment_terms`: what is sent, and what becomes of the answer.

Generated from spec/v3/payment_terms.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import PaymentTerm, PaymentTermCreate, PaymentTermUpdate

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

PAYMENT_TERM = PaymentTerm(
    id="00p00000000000000001",
    name="Name",
    days_due=3,
    created_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 5, tzinfo=UTC),
)
PAYMENT_TERM_JSON = (
    b'{"id":"00p00000000000000001"'
    b',"name":"Name"'
    b',"daysDue":3'
    b',"createdTime":"2026-12-31T09:04:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:05:00.000+00:00"'
    b"}"
)

PAYMENT_TERM_LEAST = PaymentTerm(id="00p00000000000000001")
PAYMENT_TERM_LEAST_JSON = b'{"id":"00p00000000000000001"}'

PAYMENT_TERM_CREATE = PaymentTermCreate(name="Name", days_due=2)
PAYMENT_TERM_CREATE_JSON = b'{"name":"Name","daysDue":2}'

PAYMENT_TERM_UPDATE_LEAST = PaymentTermUpdate()
PAYMENT_TERM_UPDATE_LEAST_JSON = b"{}"

PAYMENT_TERM_UPDATE = PaymentTermUpdate(name="Name", days_due=2)
PAYMENT_TERM_UPDATE_JSON = b'{"name":"Name","daysDue":2}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/organizations/{organizationId}/payment-terms`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.payment_terms.list(organization_id="00800000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/payment-terms",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + PAYMENT_TERM_JSON
        + b","
        + PAYMENT_TERM_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.payment_terms.list(
        organization_id="00800000000000000001", filters='name:eq:"One"', sort="name:asc", max=7, page="cursor-1"
    )
    assert (page.items, page.next_page, page.prev_page) == ([PAYMENT_TERM, PAYMENT_TERM_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/payment-terms",
        headers=AUTH,
        query={"filters": 'name:eq:"One"', "sort": "name:asc", "max": "7", "page": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/organizations/{organizationId}/payment-terms`."""
    wire.answer(201, PAYMENT_TERM_JSON)
    assert (
        await wire.client.payment_terms.create(organization_id="00800000000000000001", body=PAYMENT_TERM_CREATE)
        == PAYMENT_TERM
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/payment-terms",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_TERM_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/organizations/{organizationId}/payment-terms/{paymentTermId}`."""
    wire.answer(200, PAYMENT_TERM_JSON)
    assert (
        await wire.client.payment_terms.get(
            organization_id="00800000000000000001", payment_term_id="00p00000000000000001"
        )
        == PAYMENT_TERM
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/payment-terms/00p00000000000000001",
        headers=AUTH,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/organizations/{organizationId}/payment-terms/{paymentTermId}`."""
    wire.answer(200, PAYMENT_TERM_LEAST_JSON)
    assert (
        await wire.client.payment_terms.update(
            organization_id="00800000000000000001",
            payment_term_id="00p00000000000000001",
            body=PAYMENT_TERM_UPDATE_LEAST,
        )
        == PAYMENT_TERM_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/payment-terms/00p00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_TERM_UPDATE_LEAST_JSON,
    )
    wire.answer(200, PAYMENT_TERM_JSON)
    assert (
        await wire.client.payment_terms.update(
            organization_id="00800000000000000001", payment_term_id="00p00000000000000001", body=PAYMENT_TERM_UPDATE
        )
        == PAYMENT_TERM
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/organizations/00800000000000000001/payment-terms/00p00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_TERM_UPDATE_JSON,
    )
