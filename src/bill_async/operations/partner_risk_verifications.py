"""The operations of `partner.risk_verifications`.

Generated from spec/partner/risk_verifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.operation import Body, Operation, Parameter
from .._schema.traces import Trace
from ..models.common import RiskVerificationPhoneRequest

__all__ = ["CREATE_PHONE"]

_USER_ID: Final = Parameter(name="user_id", wire="userId", kind=Id("006", strict=True), required=True)

CREATE_PHONE: Final[Operation[None]] = Operation(
    id="createPhone",
    accessor="partner.risk_verifications.create_phone",
    family="partner",
    method="POST",
    path="/v3/partner/risk-verifications/{userId}/phone",
    title="Add phone for risk verification",
    reference="https://developer.bill.com/reference/createphone",
    path_params=(_USER_ID,),
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    body=Body(model=RiskVerificationPhoneRequest),
    retry="unsafe",
    trace=Trace(creates=True, impossible="a partner cannot read the phones of a user"),
)
