"""Risk verification of the organization.

Generated from spec/v3/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from .._model import AnswerModel
from .._schema import Boolean, Choice, Field, Id
from .._wire_values import keep_rest, to_bool, to_text
from ..types import OpenEnum

__all__ = [
    "RiskDecision",
    "RiskProcessingStatus",
    "RiskVerification",
    "RiskVerificationPhone",
]


class RiskProcessingStatus(OpenEnum, members={"IN_PROGRESS": "IN_PROGRESS"}):
    """Risk processing status, part of `RiskVerification`. The values are known from a single source, not from BILL's
    reference.
    """

    IN_PROGRESS: ClassVar[RiskProcessingStatus]


class RiskDecision(
    OpenEnum,
    members={
        "REVIEW": "REVIEW",
        "PENDING": "PENDING",
        "IN_PROGRESS": "IN_PROGRESS",
        "HOLD": "HOLD",
        "APPROVE": "APPROVE",
        "DECLINE": "DECLINE",
    },
):
    """Risk decision, part of `RiskVerification`."""

    REVIEW: ClassVar[RiskDecision]
    PENDING: ClassVar[RiskDecision]
    IN_PROGRESS: ClassVar[RiskDecision]
    HOLD: ClassVar[RiskDecision]
    APPROVE: ClassVar[RiskDecision]
    DECLINE: ClassVar[RiskDecision]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RiskVerification(AnswerModel):
    """Risk verification, given by `risk_verifications.get` and `risk_verifications.start`."""

    processing_status: RiskProcessingStatus | None = None
    decision: RiskDecision | None = None
    """`decision`: PENDING and IN_PROGRESS come from different doc dates."""
    reference_id: str | None = None

    __fields__ = (
        Field("processing_status", "processingStatus", Choice(RiskProcessingStatus)),
        Field(
            "decision", "decision", Choice(RiskDecision), doc="PENDING and IN_PROGRESS come from different doc dates"
        ),
        Field("reference_id", "referenceId", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RiskVerification:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RiskVerification)
        value = take("processingStatus", None)
        new.processing_status = None if value is None else RiskProcessingStatus(value)
        value = take("decision", None)
        new.decision = None if value is None else RiskDecision(value)
        value = take("referenceId", None)
        new.reference_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RiskVerificationPhone(AnswerModel):
    """Risk verification phone, given by `risk_verifications.get_phone`. Its fields are known from a single source, not
    from BILL's reference.
    """

    has_phone: bool | None = None

    __fields__ = (Field("has_phone", "hasPhone", Boolean(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RiskVerificationPhone:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RiskVerificationPhone)
        value = take("hasPhone", None)
        new.has_phone = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
