"""The operations of `partner.auth`.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation
from ..models.partner_auth import LoginAsUserAnswer, LoginAsUserRequest, PartnerLoginAnswer, PartnerLoginRequest

__all__ = ["LOGIN_AS_USER", "PARTNER_LOGIN"]


PARTNER_LOGIN: Final[Operation[PartnerLoginAnswer]] = Operation(
    id="partnerLogin",
    accessor="partner.auth.login",
    family="partner",
    method="POST",
    path="/v3/partner/login",
    title="API partner login",
    reference="https://developer.bill.com/reference/partnerlogin",
    authenticated=False,
    body=Body(model=PartnerLoginRequest),
    answer=Answer(kind=Nested(PartnerLoginAnswer)),
    quota="login",
)

LOGIN_AS_USER: Final[Operation[LoginAsUserAnswer]] = Operation(
    id="loginAsUser",
    accessor="partner.auth.login_as_user",
    family="partner",
    method="POST",
    path="/v3/partner/login-as-user",
    title="API login as user",
    reference="https://developer.bill.com/reference/loginasuser",
    body=Body(model=LoginAsUserRequest),
    answer=Answer(kind=Nested(LoginAsUserAnswer)),
    quota="login",
)
