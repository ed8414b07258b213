"""Risk verification of the organization.

Generated from spec/v3/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import risk_verifications as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.common import RiskVerificationPhoneRequest
    from ..models.risk_verifications import RiskVerification, RiskVerificationPhone
    from ..types import CallOptions

__all__ = ["RiskVerifications"]


class RiskVerifications(Resource):
    """Risk verification of the organization."""

    __slots__ = ()

    async def get(self, **options: Unpack[CallOptions]) -> RiskVerification:
        """Get risk verification details.

        `GET /v3/risk-verifications`.

        See https://developer.bill.com/reference/getriskverifications.
        """
        return await self._caller.call(ops.GET_RISK_VERIFICATIONS, options=options)

    async def start(self, **options: Unpack[CallOptions]) -> RiskVerification:
        """Initiate risk verification for an organization.

        `POST /v3/risk-verifications`. ADMINISTRATOR only. Add a phone first. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/initiateriskverifications.
        """
        return await self._caller.call(ops.INITIATE_RISK_VERIFICATIONS, options=options)

    async def get_phone(self, **options: Unpack[CallOptions]) -> RiskVerificationPhone:
        """Get phone status for risk verification.

        `GET /v3/risk-verifications/phone`.

        See https://developer.bill.com/reference/getriskverificationphone.
        """
        return await self._caller.call(ops.GET_RISK_VERIFICATION_PHONE, options=options)

    async def create_phone(self, body: RiskVerificationPhoneRequest, **options: Unpack[CallOptions]) -> None:
        """Add phone for risk verification.

        `POST /v3/risk-verifications/phone`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createriskverificationphone.
        """
        return await self._caller.call(ops.CREATE_RISK_VERIFICATION_PHONE, body=body, options=options)
