"""Sessions of an organization: login, session details, logout. The client calls these itself.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import SecretField, SecretFieldOrNone, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Choice, Id, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = ["ConsoleOrganization", "LoginAnswer", "LoginOrganization", "LoginRequest", "MfaStatus", "SessionInfo"]


class MfaStatus(OpenEnum):
    """Mfa status, part of `SessionInfo`. The values are known from a single source, not from BILL's reference."""

    DISABLED = Member()
    PHONE_VERIFICATION = Member()


@model
class LoginRequest(RequestModel):
    """Login request, accepted by `auth.login`."""

    dev_key: SecretField = required_field("devKey", Text(), secret=True)
    username: str = required_field("username", Text(), doc="account email (or sync token name)")
    password: SecretField = required_field("password", Text(), secret=True)
    organization_id: str = required_field("organizationId", Id("008", strict=True))
    remember_me_id: SecretFieldOrUnset = optional_field(
        "rememberMeId", Text(), secret=True, doc="MFA id valid 30 days; with device makes the session MFA trusted"
    )
    device: str | Unset | None = optional_field("device", Text(), doc="nickname used with rememberMeId")


@model
class LoginAnswer(AnswerModel):
    """The session ends after 35 idle minutes. Returned by `auth.login`."""

    session_id: SecretFieldOrNone = optional_field("sessionId", Id(), secret=True)
    organization_id: str | None = optional_field("organizationId", Id("008", strict=True))
    user_id: str | None = optional_field("userId", Id("006", strict=True))
    trusted: bool | None = optional_field("trusted", Boolean(), doc="MFA-trusted session")


@model
class SessionInfo(AnswerModel):
    """Session info, returned by `auth.get_session`."""

    organization_id: str | None = optional_field("organizationId", Id("008", strict=True))
    user_id: str | None = optional_field("userId", Id("006", strict=True))
    mfa_status: MfaStatus | None = optional_field(
        "mfaStatus", Choice(MfaStatus), doc="DISABLED replaced PHONE_VERIFICATION on 2024-11-22"
    )
    mfa_bypass: bool | None = optional_field("mfaBypass", Boolean(), doc="MFA is off for the developer key")


@model(confidence="assumed")
class ConsoleOrganization(AnswerModel):
    """Console organization, part of `LoginOrganization`. Assumed from similar objects and operations; BILL's pages say
    little about it.
    """

    id: str | None = optional_field("id", Id())
    name: str | None = optional_field("name", Text())


@model(confidence="assumed")
class LoginOrganization(AnswerModel):
    """Login organization, returned by `auth.list_organizations`. Assumed from similar objects and operations; BILL's
    pages say little about it.
    """

    id: str = required_field("id", Id("008", strict=True))
    name: str | None = optional_field("name", Text())
    console_organization: ConsoleOrganization | None = optional_field(
        "consoleOrganization", Nested(ConsoleOrganization), doc="the parent console organization, if there is one"
    )
