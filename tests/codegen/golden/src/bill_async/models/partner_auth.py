"""Logins of partners.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import SecretField, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["LoginAsUserRequest", "PartnerLogin", "PartnerLoginRequest"]


@model
class PartnerLoginRequest(RequestModel):
    """Partner login request, accepted by `partner.auth.login`."""

    app_key: SecretField = required_field("appKey", Text(), secret=True)
    username: str = required_field("username", Text())
    password: SecretField = required_field("password", Text(), secret=True)


@model
class PartnerLogin(AnswerModel):
    """Partner login, returned by `partner.auth.login` and `partner.auth.login_as_user`."""

    session_id: SecretField = required_field("sessionId", Text(), secret=True)


@model
class LoginAsUserRequest(RequestModel):
    """Login as user request, accepted by `partner.auth.login_as_user`."""

    organization_id: str = required_field("organizationId", Id("008", strict=True))
    user_id: str = required_field("userId", Id("006", strict=True))
    remember_me_id: SecretFieldOrUnset = optional_field("rememberMeId", Text(), secret=True)
    device: str | Unset | None = optional_field("device", Text())
