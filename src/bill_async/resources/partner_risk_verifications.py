"""The phones of a partner's users for risk verification.

Generated from spec/partner/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import partner_risk_verifications as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.common import RiskVerificationPhoneRequest
    from ..types import CallOptions

__all__ = ["PartnerRiskVerifications"]


class PartnerRiskVerifications(Resource):
    """The phones of a partner's users for risk verification."""

    __slots__ = ()

    async def create_phone(
        self, organization_id: str, user_id: str, body: RiskVerificationPhoneRequest, **options: Unpack[CallOptions]
    ) -> None:
        """Add phone for risk verification.

        `POST /v3/partner/risk-verifications/{userId}/phone`. Not retried if no answer comes (`OutcomeUnknownError`),
        because it could be executed twice.

        `user_id`: begins with 006.

        `organization_id`: begins with 008.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createphone.
        """
        return await self._caller.call(
            ops.CREATE_PHONE, user_id, body=body, headers={"organizationId": organization_id}, options=options
        )
