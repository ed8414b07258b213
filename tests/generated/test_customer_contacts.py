"""One test for each operation of `customer_contacts`: what is sent, and what becomes of the answer.

Generated from spec/v3/customer_contacts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import CustomerContact, CustomerContactCreate, CustomerContactUpdate

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

CUSTOMER_CONTACT = CustomerContact(
    id="cpu00000000000000001",
    archived=False,
    first_name="First name",
    last_name="Last name",
    email="Email",
    phone="Phone",
    alt_phone="Alt phone",
    alternate_email="Alternate email",
    created_time=datetime(2026, 12, 31, 9, 9, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 10, tzinfo=UTC),
)
CUSTOMER_CONTACT_JSON = (
    b'{"id":"cpu00000000000000001"'
    b',"archived":false'
    b',"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"altPhone":"Alt phone"'
    b',"alternateEmail":"Alternate email"'
    b',"createdTime":"2026-12-31T09:09:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:10:00.000+00:00"'
    b"}"
)

CUSTOMER_CONTACT_LEAST = CustomerContact(id="cpu00000000000000001")
CUSTOMER_CONTACT_LEAST_JSON = b'{"id":"cpu00000000000000001"}'

CUSTOMER_CONTACT_CREATE_LEAST = CustomerContactCreate(email="Email")
CUSTOMER_CONTACT_CREATE_LEAST_JSON = b'{"email":"Email"}'

CUSTOMER_CONTACT_CREATE = CustomerContactCreate(
    first_name="First name",
    last_name="Last name",
    email="Email",
    phone="Phone",
    alt_phone="Alt phone",
    alternate_email="Alternate email",
)
CUSTOMER_CONTACT_CREATE_JSON = (
    b'{"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"altPhone":"Alt phone"'
    b',"alternateEmail":"Alternate email"'
    b"}"
)

CUSTOMER_CONTACT_UPDATE_LEAST = CustomerContactUpdate()
CUSTOMER_CONTACT_UPDATE_LEAST_JSON = b"{}"

CUSTOMER_CONTACT_UPDATE = CustomerContactUpdate(
    first_name="First name",
    last_name="Last name",
    email="Email",
    phone="Phone",
    alt_phone="Alt phone",
    alternate_email="Alternate email",
)
CUSTOMER_CONTACT_UPDATE_JSON = (
    b'{"firstName":"First name"'
    b',"lastName":"Last name"'
    b',"email":"Email"'
    b',"phone":"Phone"'
    b',"altPhone":"Alt phone"'
    b',"alternateEmail":"Alternate email"'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/customers/{customerId}/contacts`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.customer_contacts.list(customer_id="0cu00000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CUSTOMER_CONTACT_JSON
        + b","
        + CUSTOMER_CONTACT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.customer_contacts.list(
        customer_id="0cu00000000000000001", filters='name:eq:"One"', sort="name:asc", max=7, page="cursor-1"
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [CUSTOMER_CONTACT, CUSTOMER_CONTACT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts",
        headers=AUTH,
        query={"filters": 'name:eq:"One"', "sort": "name:asc", "max": "7", "page": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/contacts`."""
    wire.answer(201, CUSTOMER_CONTACT_LEAST_JSON)
    assert (
        await wire.client.customer_contacts.create(
            customer_id="0cu00000000000000001", body=CUSTOMER_CONTACT_CREATE_LEAST
        )
        == CUSTOMER_CONTACT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_CONTACT_CREATE_LEAST_JSON,
    )
    wire.answer(201, CUSTOMER_CONTACT_JSON)
    assert (
        await wire.client.customer_contacts.create(customer_id="0cu00000000000000001", body=CUSTOMER_CONTACT_CREATE)
        == CUSTOMER_CONTACT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_CONTACT_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/customers/{customerId}/contacts/{contactId}`."""
    wire.answer(200, CUSTOMER_CONTACT_JSON)
    assert (
        await wire.client.customer_contacts.get(customer_id="0cu00000000000000001", contact_id="cpu00000000000000001")
        == CUSTOMER_CONTACT
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts/cpu00000000000000001",
        headers=AUTH,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/customers/{customerId}/contacts/{contactId}`."""
    wire.answer(200, CUSTOMER_CONTACT_LEAST_JSON)
    assert (
        await wire.client.customer_contacts.update(
            customer_id="0cu00000000000000001", contact_id="cpu00000000000000001", body=CUSTOMER_CONTACT_UPDATE_LEAST
        )
        == CUSTOMER_CONTACT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts/cpu00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_CONTACT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, CUSTOMER_CONTACT_JSON)
    assert (
        await wire.client.customer_contacts.update(
            customer_id="0cu00000000000000001", contact_id="cpu00000000000000001", body=CUSTOMER_CONTACT_UPDATE
        )
        == CUSTOMER_CONTACT
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts/cpu00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_CONTACT_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/contacts/{contactId}/archive`."""
    wire.answer(200, CUSTOMER_CONTACT_JSON)
    assert (
        await wire.client.customer_contacts.archive(
            customer_id="0cu00000000000000001", contact_id="cpu00000000000000001"
        )
        == CUSTOMER_CONTACT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts/cpu00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/contacts/{contactId}/restore`."""
    wire.answer(200, CUSTOMER_CONTACT_JSON)
    assert (
        await wire.client.customer_contacts.restore(
            customer_id="0cu00000000000000001", contact_id="cpu00000000000000001"
        )
        == CUSTOMER_CONTACT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/contacts/cpu00000000000000001/restore",
        headers=AUTH,
    )
