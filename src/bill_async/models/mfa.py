"""Multi-factor authentication: phones, challenges, trusted sessions.

Generated from spec/v3/mfa.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import SecretField, SecretFieldOrNone, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Choice, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = [
    "MfaChallenge",
    "MfaChallengeRequest",
    "MfaChallengeValidateRequest",
    "MfaChallengeValidation",
    "MfaMethod",
    "MfaPhone",
    "MfaPhoneType",
    "MfaSetup",
    "MfaSetupRequest",
    "MfaSetupValidateRequest",
    "MfaStepUp",
    "MfaStepUpRequest",
]


class MfaPhoneType(OpenEnum):
    """Mfa phone type, part of `MfaPhone`. The values are known from a single source, not from BILL's reference."""

    MOBILE = Member()
    WORK = Member()


class MfaMethod(OpenEnum):
    """Mfa method, part of `MfaSetupRequest` and `MfaSetupValidateRequest`."""

    TEXT = Member()
    VOICE = Member()


@model
class MfaChallengeRequest(RequestModel):
    """Mfa challenge request, accepted by `mfa.create_challenge`."""

    use_backup: bool | Unset | None = optional_field(
        "useBackup", Boolean(), doc="leave it out or send false, because BILL has only one phone per user"
    )


@model
class MfaChallenge(AnswerModel):
    """Mfa challenge, returned by `mfa.create_challenge`."""

    challenge_id: str | None = optional_field("challengeId", Id())


@model
class MfaChallengeValidateRequest(RequestModel):
    """Mfa challenge validate request, accepted by `mfa.validate_challenge`."""

    challenge_id: str = required_field("challengeId", Id())
    token: SecretField = required_field("token", Text(), secret=True, doc="six digits from the text or voice message")
    device: str | Unset | None = optional_field(
        "device", Text(), doc="needed when rememberMe is true; keep it short, 49 characters were refused"
    )
    machine_name: str | Unset | None = optional_field("machineName", Text(), doc="needed when rememberMe is true")
    remember_me: bool | Unset | None = optional_field(
        "rememberMe", Boolean(), doc="true: the answer has an id that is valid for 30 days"
    )


@model
class MfaChallengeValidation(AnswerModel):
    """Mfa challenge validation, returned by `mfa.validate_challenge`."""

    remember_me_id: SecretFieldOrNone = optional_field("rememberMeId", Text(), secret=True)


@model(confidence="derived")
class MfaPhone(AnswerModel):
    """Mfa phone, returned by `mfa.list_phones`. Known from a single source, not from BILL's reference."""

    type: MfaPhoneType | None = optional_field("type", Choice(MfaPhoneType))
    last4digits: str | None = optional_field("last4digits", Text(), doc="with a lower-case d in digits")
    primary: bool | None = optional_field("primary", Boolean())


@model
class MfaSetupRequest(RequestModel):
    """Mfa setup request, accepted by `mfa.create_setup`."""

    phone: str = required_field("phone", Text())
    type: MfaMethod | str = required_field("type", Choice(MfaMethod))
    primary: bool | Unset | None = optional_field(
        "primary", Boolean(), doc="leave it out or send true, because BILL has only one phone per user"
    )


@model
class MfaSetup(AnswerModel):
    """Mfa setup, returned by `mfa.create_setup`."""

    setup_id: str | None = optional_field("setupId", Id())


@model
class MfaSetupValidateRequest(RequestModel):
    """Mfa setup validate request, accepted by `mfa.validate_setup`."""

    setup_id: str = required_field("setupId", Id())
    type: MfaMethod | str = required_field("type", Choice(MfaMethod))
    token: SecretField = required_field("token", Text(), secret=True)


@model
class MfaStepUpRequest(RequestModel):
    """Mfa step up request, accepted by `mfa.step_up`."""

    remember_me_id: SecretFieldOrUnset = optional_field("rememberMeId", Text(), secret=True)
    device: str | Unset | None = optional_field("device", Text())


@model(confidence="derived")
class MfaStepUp(AnswerModel):
    """Mfa step up, returned by `mfa.step_up`. Known from a single source, not from BILL's reference."""

    trusted: bool | None = optional_field("trusted", Boolean())
