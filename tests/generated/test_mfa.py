"""One test for each operation of `mfa`: what is sent, and what becomes of the answer.

Generated from spec/v3/mfa.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import (
    MfaChallenge,
    MfaChallengeRequest,
    MfaChallengeValidateRequest,
    MfaChallengeValidation,
    MfaMethod,
    MfaPhone,
    MfaPhoneType,
    MfaSetup,
    MfaSetupRequest,
    MfaSetupValidateRequest,
    MfaStepUp,
    MfaStepUpRequest,
    StatusAnswer,
    StatusAnswerStatus,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

MFA_CHALLENGE_REQUEST_LEAST = MfaChallengeRequest()
MFA_CHALLENGE_REQUEST_LEAST_JSON = b"{}"

MFA_CHALLENGE_LEAST = MfaChallenge()
MFA_CHALLENGE_LEAST_JSON = b"{}"

MFA_CHALLENGE_REQUEST = MfaChallengeRequest(use_backup=True)
MFA_CHALLENGE_REQUEST_JSON = b'{"useBackup":true}'

MFA_CHALLENGE = MfaChallenge(challenge_id="00000000000000000001")
MFA_CHALLENGE_JSON = b'{"challengeId":"00000000000000000001"}'

MFA_CHALLENGE_VALIDATE_REQUEST_LEAST = MfaChallengeValidateRequest(challenge_id="00000000000000000001", token="Token")
MFA_CHALLENGE_VALIDATE_REQUEST_LEAST_JSON = b'{"challengeId":"00000000000000000001","token":"Token"}'

MFA_CHALLENGE_VALIDATION_LEAST = MfaChallengeValidation()
MFA_CHALLENGE_VALIDATION_LEAST_JSON = b"{}"

MFA_CHALLENGE_VALIDATE_REQUEST = MfaChallengeValidateRequest(
    challenge_id="00000000000000000001", token="Token", device="Device", machine_name="Machine name", remember_me=True
)
MFA_CHALLENGE_VALIDATE_REQUEST_JSON = (
    b'{"challengeId":"00000000000000000001"'
    b',"token":"Token"'
    b',"device":"Device"'
    b',"machineName":"Machine name"'
    b',"rememberMe":true'
    b"}"
)

MFA_CHALLENGE_VALIDATION = MfaChallengeValidation(remember_me_id="Remember me id")
MFA_CHALLENGE_VALIDATION_JSON = b'{"rememberMeId":"Remember me id"}'

MFA_PHONE_LEAST = MfaPhone()
MFA_PHONE_LEAST_JSON = b"{}"

MFA_PHONE = MfaPhone(type=MfaPhoneType.WORK, last4digits="Last4digits", primary=True)
MFA_PHONE_JSON = b'{"type":"WORK","last4digits":"Last4digits","primary":true}'

MFA_SETUP_REQUEST_LEAST = MfaSetupRequest(phone="Phone", type=MfaMethod.TEXT)
MFA_SETUP_REQUEST_LEAST_JSON = b'{"phone":"Phone","type":"TEXT"}'

MFA_SETUP_LEAST = MfaSetup()
MFA_SETUP_LEAST_JSON = b"{}"

MFA_SETUP_REQUEST = MfaSetupRequest(phone="Phone", type=MfaMethod.TEXT, primary=True)
MFA_SETUP_REQUEST_JSON = b'{"phone":"Phone","type":"TEXT","primary":true}'

MFA_SETUP = MfaSetup(setup_id="00000000000000000001")
MFA_SETUP_JSON = b'{"setupId":"00000000000000000001"}'

MFA_SETUP_VALIDATE_REQUEST = MfaSetupValidateRequest(
    setup_id="00000000000000000001", type=MfaMethod.TEXT, token="Token"
)
MFA_SETUP_VALIDATE_REQUEST_JSON = b'{"setupId":"00000000000000000001","type":"TEXT","token":"Token"}'

STATUS_ANSWER_LEAST = StatusAnswer()
STATUS_ANSWER_LEAST_JSON = b"{}"

STATUS_ANSWER = StatusAnswer(status=StatusAnswerStatus.SUCCESS)
STATUS_ANSWER_JSON = b'{"status":"SUCCESS"}'

MFA_STEP_UP_REQUEST_LEAST = MfaStepUpRequest()
MFA_STEP_UP_REQUEST_LEAST_JSON = b"{}"

MFA_STEP_UP_LEAST = MfaStepUp()
MFA_STEP_UP_LEAST_JSON = b"{}"

MFA_STEP_UP_REQUEST = MfaStepUpRequest(remember_me_id="Remember me id", device="Device")
MFA_STEP_UP_REQUEST_JSON = b'{"rememberMeId":"Remember me id","device":"Device"}'

MFA_STEP_UP = MfaStepUp(trusted=True)
MFA_STEP_UP_JSON = b'{"trusted":true}'


async def test_create_challenge(wire: Wire) -> None:
    """`POST /v3/mfa/challenge`."""
    wire.answer(200, MFA_CHALLENGE_LEAST_JSON)
    assert await wire.client.mfa.create_challenge(body=MFA_CHALLENGE_REQUEST_LEAST) == MFA_CHALLENGE_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/challenge",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_CHALLENGE_REQUEST_LEAST_JSON,
    )
    wire.answer(200, MFA_CHALLENGE_JSON)
    assert await wire.client.mfa.create_challenge(body=MFA_CHALLENGE_REQUEST) == MFA_CHALLENGE
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/challenge",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_CHALLENGE_REQUEST_JSON,
    )


async def test_validate_challenge(wire: Wire) -> None:
    """`POST /v3/mfa/challenge/validate`."""
    wire.answer(200, MFA_CHALLENGE_VALIDATION_LEAST_JSON)
    assert (
        await wire.client.mfa.validate_challenge(body=MFA_CHALLENGE_VALIDATE_REQUEST_LEAST)
        == MFA_CHALLENGE_VALIDATION_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/challenge/validate",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_CHALLENGE_VALIDATE_REQUEST_LEAST_JSON,
    )
    wire.answer(200, MFA_CHALLENGE_VALIDATION_JSON)
    assert await wire.client.mfa.validate_challenge(body=MFA_CHALLENGE_VALIDATE_REQUEST) == MFA_CHALLENGE_VALIDATION
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/challenge/validate",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_CHALLENGE_VALIDATE_REQUEST_JSON,
    )


async def test_list_phones(wire: Wire) -> None:
    """`GET /v3/mfa/phones`."""
    wire.answer(200, b'{"results":' + b"[" + MFA_PHONE_JSON + b"," + MFA_PHONE_LEAST_JSON + b"]" + b"}")
    assert await wire.client.mfa.list_phones() == [MFA_PHONE, MFA_PHONE_LEAST]
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/mfa/phones", headers=AUTH)


async def test_create_setup(wire: Wire) -> None:
    """`POST /v3/mfa/setup`."""
    wire.answer(200, MFA_SETUP_LEAST_JSON)
    assert await wire.client.mfa.create_setup(body=MFA_SETUP_REQUEST_LEAST) == MFA_SETUP_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/setup",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_SETUP_REQUEST_LEAST_JSON,
    )
    wire.answer(200, MFA_SETUP_JSON)
    assert await wire.client.mfa.create_setup(body=MFA_SETUP_REQUEST) == MFA_SETUP
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/setup",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_SETUP_REQUEST_JSON,
    )


async def test_validate_setup(wire: Wire) -> None:
    """`POST /v3/mfa/setup/validate`."""
    wire.answer(200, STATUS_ANSWER_JSON)
    assert await wire.client.mfa.validate_setup(body=MFA_SETUP_VALIDATE_REQUEST) == STATUS_ANSWER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/setup/validate",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_SETUP_VALIDATE_REQUEST_JSON,
    )


async def test_step_up(wire: Wire) -> None:
    """`POST /v3/mfa/step-up`."""
    wire.answer(200, MFA_STEP_UP_LEAST_JSON)
    assert await wire.client.mfa.step_up(body=MFA_STEP_UP_REQUEST_LEAST) == MFA_STEP_UP_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/step-up",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_STEP_UP_REQUEST_LEAST_JSON,
    )
    wire.answer(200, MFA_STEP_UP_JSON)
    assert await wire.client.mfa.step_up(body=MFA_STEP_UP_REQUEST) == MFA_STEP_UP
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/mfa/step-up",
        headers={**AUTH, "Content-Type": "application/json"},
        body=MFA_STEP_UP_REQUEST_JSON,
    )
