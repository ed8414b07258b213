"""Multi-factor authentication: phones, challenges, trusted sessions.

Generated from spec/v3/mfa.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import mfa as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.common import StatusAnswer
    from ..models.mfa import (
        MfaChallenge,
        MfaChallengeRequest,
        MfaChallengeValidateRequest,
        MfaChallengeValidation,
        MfaPhone,
        MfaSetup,
        MfaSetupRequest,
        MfaSetupValidateRequest,
        MfaStepUp,
        MfaStepUpRequest,
    )
    from ..types import CallOptions

__all__ = ["Mfa"]


class Mfa(Resource):
    """Multi-factor authentication: phones, challenges, trusted sessions."""

    __slots__ = ()

    async def create_challenge(self, body: MfaChallengeRequest, **options: Unpack[CallOptions]) -> MfaChallenge:
        """Generate MFA challenge.

        `POST /v3/mfa/challenge`. Sends a text message. A user without a phone gets `BDC_1354`. Not retried if no answer
        comes (`OutcomeUnknownError`), because it could be executed twice. Counts against the 5 text messages a minute.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/generatechallenge.
        """
        return await self._caller.call(ops.GENERATE_CHALLENGE, body=body, options=options)

    async def validate_challenge(
        self, body: MfaChallengeValidateRequest, **options: Unpack[CallOptions]
    ) -> MfaChallengeValidation:
        """Validate MFA challenge.

        `POST /v3/mfa/challenge/validate`. A code works once. Too many wrong codes lock the user out for 5 to 10 minutes
        (`BDC_1358`). The session of the call becomes trusted; `rememberMeId` makes later sessions trusted for 30 days.
        Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/validatechallenge.
        """
        return await self._caller.call(ops.VALIDATE_CHALLENGE, body=body, options=options)

    async def list_phones(self, **options: Unpack[CallOptions]) -> list[MfaPhone]:
        """Get list of MFA phone numbers.

        `GET /v3/mfa/phones`.

        See https://developer.bill.com/reference/listmfaphones.
        """
        return await self._caller.call(ops.LIST_MFA_PHONES, options=options)

    async def create_setup(self, body: MfaSetupRequest, **options: Unpack[CallOptions]) -> MfaSetup:
        """Add phone for MFA setup.

        `POST /v3/mfa/setup`. Sends a text message. If the user already has a phone, only an MFA-trusted session may set
        up another; other sessions get `BDC_5324`. Not retried if no answer comes (`OutcomeUnknownError`), because it
        could be executed twice. Counts against the 5 text messages a minute.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/setup.
        """
        return await self._caller.call(ops.SETUP, body=body, options=options)

    async def validate_setup(self, body: MfaSetupValidateRequest, **options: Unpack[CallOptions]) -> StatusAnswer:
        """Validate phone for MFA setup.

        `POST /v3/mfa/setup/validate`. A code works once. Not retried if no answer comes (`OutcomeUnknownError`),
        because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/validate.
        """
        return await self._caller.call(ops.VALIDATE, body=body, options=options)

    async def step_up(self, body: MfaStepUpRequest, **options: Unpack[CallOptions]) -> MfaStepUp:
        """MFA step-up for API session.

        `POST /v3/mfa/step-up`. Retried if no answer comes, because a second execution has the same result.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/stepupsession.
        """
        return await self._caller.call(ops.STEP_UP_SESSION, body=body, options=options)
