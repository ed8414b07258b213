"""Risk verification of the organization.

Generated from spec/v3/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import Boolean, Choice, Id
from .._schema.models import AnswerModel, model
from ..types import Member, OpenEnum

__all__ = ["RiskDecision", "RiskProcessingStatus", "RiskVerification", "RiskVerificationPhone"]


class RiskProcessingStatus(OpenEnum):
    """Risk processing status, part of `RiskVerification`. The values are known from a single source, not from BILL's
    reference.
    """

    IN_PROGRESS = Member()


class RiskDecision(OpenEnum):
    """Risk decision, part of `RiskVerification`."""

    REVIEW = Member()
    PENDING = Member()
    IN_PROGRESS = Member()
    HOLD = Member()
    APPROVE = Member()
    DECLINE = Member()


@model
class RiskVerification(AnswerModel):
    """Risk verification, returned by `risk_verifications.get` and `risk_verifications.start`."""

    processing_status: RiskProcessingStatus | None = optional_field("processingStatus", Choice(RiskProcessingStatus))
    decision: RiskDecision | None = optional_field(
        "decision", Choice(RiskDecision), doc="PENDING and IN_PROGRESS are from different versions of BILL's pages"
    )
    reference_id: str | None = optional_field("referenceId", Id())


@model(confidence="derived")
class RiskVerificationPhone(AnswerModel):
    """Risk verification phone, returned by `risk_verifications.get_phone`. Known from a single source, not from BILL's
    reference.
    """

    has_phone: bool | None = optional_field("hasPhone", Boolean())
