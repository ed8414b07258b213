"""The operations of `risk_verifications`.

Generated from spec/v3/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation
from .._schema.traces import State, Trace
from ..models.common import RiskVerificationPhoneRequest
from ..models.risk_verifications import RiskVerification, RiskVerificationPhone

__all__ = [
    "CREATE_RISK_VERIFICATION_PHONE",
    "GET_RISK_VERIFICATIONS",
    "GET_RISK_VERIFICATION_PHONE",
    "INITIATE_RISK_VERIFICATIONS",
]


GET_RISK_VERIFICATIONS: Final[Operation[RiskVerification]] = Operation(
    id="getRiskVerifications",
    accessor="risk_verifications.get",
    family="v3",
    method="GET",
    path="/v3/risk-verifications",
    title="Get risk verification details",
    reference="https://developer.bill.com/reference/getriskverifications",
    answer=Answer(kind=Nested(RiskVerification)),
)

INITIATE_RISK_VERIFICATIONS: Final[Operation[RiskVerification]] = Operation(
    id="initiateRiskVerifications",
    accessor="risk_verifications.start",
    family="v3",
    method="POST",
    path="/v3/risk-verifications",
    title="Initiate risk verification for an organization",
    reference="https://developer.bill.com/reference/initiateriskverifications",
    answer=Answer(kind=Nested(RiskVerification)),
    retry="unsafe",
    trace=Trace(find="getRiskVerifications", states=(State({"processingStatus": ("IN_PROGRESS",)}),)),
    doc="ADMINISTRATOR only. Add a phone first.",
)

GET_RISK_VERIFICATION_PHONE: Final[Operation[RiskVerificationPhone]] = Operation(
    id="getRiskVerificationPhone",
    accessor="risk_verifications.get_phone",
    family="v3",
    method="GET",
    path="/v3/risk-verifications/phone",
    title="Get phone status for risk verification",
    reference="https://developer.bill.com/reference/getriskverificationphone",
    answer=Answer(kind=Nested(RiskVerificationPhone)),
)

CREATE_RISK_VERIFICATION_PHONE: Final[Operation[None]] = Operation(
    id="createRiskVerificationPhone",
    accessor="risk_verifications.create_phone",
    family="v3",
    method="POST",
    path="/v3/risk-verifications/phone",
    title="Add phone for risk verification",
    reference="https://developer.bill.com/reference/createriskverificationphone",
    body=Body(model=RiskVerificationPhoneRequest),
    retry="unsafe",
    trace=Trace(creates=True, find="getRiskVerificationPhone", single=True, where={"hasPhone": (True,)}),
)
