"""One test for each operation of `network`: what is sent, and what becomes of the answer.

Generated from spec/v3/network.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import (
    AcceptInvitationRequest,
    InviteVendorEmailRequest,
    NetworkAddress,
    NetworkInvitation,
    NetworkInvitationRequest,
    NetworkManagedBy,
    NetworkOrganization,
    NetworkRelation,
    NetworkScope,
    NetworkStatus,
    NetworkType,
    RppsInformation,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

NETWORK_ORGANIZATION_LEAST = NetworkOrganization()
NETWORK_ORGANIZATION_LEAST_JSON = b"{}"

NETWORK_ORGANIZATION = NetworkOrganization(
    id="00000000000000000001",
    name="Name",
    type=NetworkType.BILL,
    addresses=[
        NetworkAddress(
            line1="Line1",
            line2="Line2",
            city="City",
            state_or_province="State or province",
            zip_or_postal_code="Zip or postal code",
            country="Country",
        )
    ],
    managed_by=NetworkManagedBy(name="Name", email="Email", email_domain="Email domain"),
)
NETWORK_ORGANIZATION_JSON = (
    b'{"id":"00000000000000000001"'
    b',"name":"Name"'
    b',"type":"BILL"'
    b',"addresses":[{"line1":"Line1","line2":"Line2","city":"City","stateOrProvince":"State or province","zipOrPostalCode":"Zip or postal code","country":"Country"}]'
    b',"managedBy":{"name":"Name","email":"Email","emailDomain":"Email domain"}'
    b"}"
)

ACCEPT_INVITATION_REQUEST_LEAST = AcceptInvitationRequest(
    network_id="00000000000000000001", type=NetworkRelation.CUSTOMER
)
ACCEPT_INVITATION_REQUEST_LEAST_JSON = b'{"networkId":"00000000000000000001","type":"CUSTOMER"}'

ACCEPT_INVITATION_REQUEST = AcceptInvitationRequest(
    network_id="00000000000000000001", type=NetworkRelation.CUSTOMER, id="00000000000000000003", name="Name"
)
ACCEPT_INVITATION_REQUEST_JSON = (
    b'{"networkId":"00000000000000000001","type":"CUSTOMER","id":"00000000000000000003","name":"Name"}'
)

NETWORK_INVITATION_LEAST = NetworkInvitation(id="00000000000000000001")
NETWORK_INVITATION_LEAST_JSON = b'{"id":"00000000000000000001"}'

NETWORK_INVITATION = NetworkInvitation(
    id="00000000000000000001", status=NetworkStatus.CONNECTED, network_id="00000000000000000003"
)
NETWORK_INVITATION_JSON = b'{"id":"00000000000000000001","status":"CONNECTED","networkId":"00000000000000000003"}'

NETWORK_INVITATION_REQUEST_LEAST = NetworkInvitationRequest(
    network_id="00000000000000000001", network_type=NetworkType.UNDEFINED
)
NETWORK_INVITATION_REQUEST_LEAST_JSON = b'{"networkId":"00000000000000000001","networkType":"UNDEFINED"}'

NETWORK_INVITATION_REQUEST = NetworkInvitationRequest(
    network_id="00000000000000000001",
    network_type=NetworkType.UNDEFINED,
    rpps_information=RppsInformation(account_number="Account number", zip_or_postal_code="Zip or postal code"),
)
NETWORK_INVITATION_REQUEST_JSON = (
    b'{"networkId":"00000000000000000001"'
    b',"networkType":"UNDEFINED"'
    b',"rppsInformation":{"accountNumber":"Account number","zipOrPostalCode":"Zip or postal code"}'
    b"}"
)

INVITE_VENDOR_EMAIL_REQUEST = InviteVendorEmailRequest(email="Email")
INVITE_VENDOR_EMAIL_REQUEST_JSON = b'{"email":"Email"}'


async def test_search(wire: Wire) -> None:
    """`GET /v3/network`."""
    wire.answer(
        200,
        b'{"results":' + b"[" + NETWORK_ORGANIZATION_LEAST_JSON + b"," + NETWORK_ORGANIZATION_LEAST_JSON + b"]" + b"}",
    )
    assert await wire.client.network.search(name="Name") == [NETWORK_ORGANIZATION_LEAST, NETWORK_ORGANIZATION_LEAST]
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/network", headers=AUTH, query={"name": "Name"})
    wire.answer(
        200, b'{"results":' + b"[" + NETWORK_ORGANIZATION_JSON + b"," + NETWORK_ORGANIZATION_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.network.search(
        name="Name", scope=NetworkScope.RPPS, zip_or_postal_code="Zip or postal code", account_number="Account number"
    ) == [NETWORK_ORGANIZATION, NETWORK_ORGANIZATION_LEAST]
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/network",
        headers=AUTH,
        query={
            "name": "Name",
            "scope": "RPPS",
            "zipOrPostalCode": "Zip or postal code",
            "accountNumber": "Account number",
        },
    )


async def test_accept_invitation(wire: Wire) -> None:
    """`POST /v3/network/invitation/accept`."""
    wire.answer(200, b"")
    await wire.client.network.accept_invitation(body=ACCEPT_INVITATION_REQUEST_LEAST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/accept",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ACCEPT_INVITATION_REQUEST_LEAST_JSON,
    )
    wire.answer(200, b"")
    await wire.client.network.accept_invitation(body=ACCEPT_INVITATION_REQUEST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/accept",
        headers={**AUTH, "Content-Type": "application/json"},
        body=ACCEPT_INVITATION_REQUEST_JSON,
    )


async def test_get_customer_invitation(wire: Wire) -> None:
    """`GET /v3/network/invitation/customer/{customerId}`."""
    wire.answer(200, NETWORK_INVITATION_JSON)
    assert await wire.client.network.get_customer_invitation(customer_id="0cu00000000000000001") == NETWORK_INVITATION
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/customer/0cu00000000000000001",
        headers=AUTH,
    )


async def test_invite_customer(wire: Wire) -> None:
    """`POST /v3/network/invitation/customer/{customerId}`."""
    wire.answer(200, b"")
    await wire.client.network.invite_customer(customer_id="0cu00000000000000001", body=NETWORK_INVITATION_REQUEST_LEAST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/customer/0cu00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=NETWORK_INVITATION_REQUEST_LEAST_JSON,
    )
    wire.answer(200, b"")
    await wire.client.network.invite_customer(customer_id="0cu00000000000000001", body=NETWORK_INVITATION_REQUEST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/customer/0cu00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=NETWORK_INVITATION_REQUEST_JSON,
    )


async def test_delete_customer_invitation(wire: Wire) -> None:
    """`DELETE /v3/network/invitation/customer/{customerId}`."""
    wire.answer(200, b"")
    await wire.client.network.delete_customer_invitation(customer_id="0cu00000000000000001")
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/customer/0cu00000000000000001",
        headers=AUTH,
    )


async def test_get_vendor_invitation(wire: Wire) -> None:
    """`GET /v3/network/invitation/vendor/{vendorId}`."""
    wire.answer(200, NETWORK_INVITATION_JSON)
    assert await wire.client.network.get_vendor_invitation(vendor_id="00900000000000000001") == NETWORK_INVITATION
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/network/invitation/vendor/00900000000000000001", headers=AUTH
    )


async def test_invite_vendor(wire: Wire) -> None:
    """`POST /v3/network/invitation/vendor/{vendorId}`."""
    wire.answer(200, b"")
    await wire.client.network.invite_vendor(vendor_id="00900000000000000001", body=NETWORK_INVITATION_REQUEST_LEAST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/vendor/00900000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=NETWORK_INVITATION_REQUEST_LEAST_JSON,
    )
    wire.answer(200, b"")
    await wire.client.network.invite_vendor(vendor_id="00900000000000000001", body=NETWORK_INVITATION_REQUEST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/vendor/00900000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=NETWORK_INVITATION_REQUEST_JSON,
    )


async def test_delete_vendor_invitation(wire: Wire) -> None:
    """`DELETE /v3/network/invitation/vendor/{vendorId}`."""
    wire.answer(200, b"")
    await wire.client.network.delete_vendor_invitation(vendor_id="00900000000000000001")
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/vendor/00900000000000000001",
        headers=AUTH,
    )


async def test_invite_vendor_by_email(wire: Wire) -> None:
    """`POST /v3/network/invitation/vendor/{vendorId}/email`."""
    wire.answer(200, b"")
    await wire.client.network.invite_vendor_by_email(vendor_id="00900000000000000001", body=INVITE_VENDOR_EMAIL_REQUEST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/network/invitation/vendor/00900000000000000001/email",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVITE_VENDOR_EMAIL_REQUEST_JSON,
    )
