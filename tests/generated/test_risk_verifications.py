"""One test for each operation of `risk_verifications`: what is sent, and what becomes of the answer.

Generated from spec/v3/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import (
    PhoneType,
    RiskDecision,
    RiskProcessingStatus,
    RiskVerification,
    RiskVerificationPhone,
    RiskVerificationPhoneRequest,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

RISK_VERIFICATION_LEAST = RiskVerification()
RISK_VERIFICATION_LEAST_JSON = b"{}"

RISK_VERIFICATION = RiskVerification(
    processing_status=RiskProcessingStatus.IN_PROGRESS,
    decision=RiskDecision.IN_PROGRESS,
    reference_id="00000000000000000003",
)
RISK_VERIFICATION_JSON = (
    b'{"processingStatus":"IN_PROGRESS","decision":"IN_PROGRESS","referenceId":"00000000000000000003"}'
)

RISK_VERIFICATION_PHONE_LEAST = RiskVerificationPhone()
RISK_VERIFICATION_PHONE_LEAST_JSON = b"{}"

RISK_VERIFICATION_PHONE = RiskVerificationPhone(has_phone=True)
RISK_VERIFICATION_PHONE_JSON = b'{"hasPhone":true}'

RISK_VERIFICATION_PHONE_REQUEST = RiskVerificationPhoneRequest(phone_number="Phone number", phone_type=PhoneType.HOME)
RISK_VERIFICATION_PHONE_REQUEST_JSON = b'{"phoneNumber":"Phone number","phoneType":"HOME"}'


async def test_get(wire: Wire) -> None:
    """`GET /v3/risk-verifications`."""
    wire.answer(200, RISK_VERIFICATION_JSON)
    assert await wire.client.risk_verifications.get() == RISK_VERIFICATION
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/risk-verifications", headers=AUTH)


async def test_start(wire: Wire) -> None:
    """`POST /v3/risk-verifications`."""
    wire.answer(200, RISK_VERIFICATION_JSON)
    assert await wire.client.risk_verifications.start() == RISK_VERIFICATION
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/risk-verifications", headers=AUTH)


async def test_get_phone(wire: Wire) -> None:
    """`GET /v3/risk-verifications/phone`."""
    wire.answer(200, RISK_VERIFICATION_PHONE_JSON)
    assert await wire.client.risk_verifications.get_phone() == RISK_VERIFICATION_PHONE
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/risk-verifications/phone", headers=AUTH)


async def test_create_phone(wire: Wire) -> None:
    """`POST /v3/risk-verifications/phone`."""
    wire.answer(200, b"")
    await wire.client.risk_verifications.create_phone(body=RISK_VERIFICATION_PHONE_REQUEST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/risk-verifications/phone",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RISK_VERIFICATION_PHONE_REQUEST_JSON,
    )
