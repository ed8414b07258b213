"""Logins.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import SecretField, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["Login", "LoginRequest"]


@model
class LoginRequest(RequestModel):
    """Login request, accepted by `auth.login`."""

    dev_key: SecretField = required_field("devKey", Text(), secret=True)
    username: str = required_field("username", Text())
    password: SecretField = required_field("password", Text(), secret=True)
    organization_id: str = required_field("organizationId", Id("008", strict=True))
    remember_me_id: SecretFieldOrUnset = optional_field("rememberMeId", Text(), secret=True)
    device: str | Unset | None = optional_field("device", Text())


@model
class Login(AnswerModel):
    """Login, returned by `auth.login`."""

    session_id: SecretField = required_field("sessionId", Text(), secret=True)
    trusted: bool | None = optional_field("trusted", Boolean())
