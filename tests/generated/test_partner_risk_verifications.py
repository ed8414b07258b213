"""One test for each operation of `partner.risk_verifications`: what is sent, and what becomes of the answer.

Generated from spec/partner/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import PhoneType, RiskVerificationPhoneRequest

AUTH = {"appKey": "the-app-key", "sessionId": "the-session"}

RISK_VERIFICATION_PHONE_REQUEST = RiskVerificationPhoneRequest(phone_number="Phone number", phone_type=PhoneType.HOME)
RISK_VERIFICATION_PHONE_REQUEST_JSON = b'{"phoneNumber":"Phone number","phoneType":"HOME"}'


async def test_create_phone(wire: Wire) -> None:
    """`POST /v3/partner/risk-verifications/{userId}/phone`."""
    wire.answer(200, b"")
    await wire.client.partner.risk_verifications.create_phone(
        user_id="00600000000000000001", organization_id="00800000000000000001", body=RISK_VERIFICATION_PHONE_REQUEST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/partner/risk-verifications/00600000000000000001/phone",
        headers={**AUTH, "organizationId": "00800000000000000001", "Content-Type": "application/json"},
        body=RISK_VERIFICATION_PHONE_REQUEST_JSON,
    )
