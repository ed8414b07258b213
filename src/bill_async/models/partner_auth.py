"""Sessions of a partner, and sessions on behalf of a user. The client calls these itself.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import SecretField, SecretFieldOrNone, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["LoginAsUserAnswer", "LoginAsUserRequest", "PartnerLoginAnswer", "PartnerLoginRequest"]


@model
class PartnerLoginRequest(RequestModel):
    """Partner login request, accepted by `partner.auth.login`."""

    app_key: SecretField = required_field("appKey", Text(), secret=True)
    username: str = required_field("username", Text())
    password: SecretField = required_field("password", Text(), secret=True)


@model
class PartnerLoginAnswer(AnswerModel):
    """Partner login answer, returned by `partner.auth.login`."""

    session_id: SecretFieldOrNone = optional_field("sessionId", Id(), secret=True)


@model
class LoginAsUserRequest(RequestModel):
    """Login as user request, accepted by `partner.auth.login_as_user`."""

    user_id: str = required_field("userId", Id("006", strict=True))
    organization_id: str = required_field("organizationId", Id("008", strict=True))
    remember_me_id: SecretFieldOrUnset = optional_field("rememberMeId", Text(), secret=True)
    device: str | Unset | None = optional_field("device", Text())


@model(confidence="derived")
class LoginAsUserAnswer(AnswerModel):
    """Login as user answer, returned by `partner.auth.login_as_user`. Known from a single source, not from BILL's
    reference.
    """

    session_id: SecretFieldOrNone = optional_field("sessionId", Id(), secret=True)
    trusted: bool | None = optional_field("trusted", Boolean())
