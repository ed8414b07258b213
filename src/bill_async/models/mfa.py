"""Multi-factor authentication: phones, challenges, trusted sessions.

Generated from spec/v3/mfa.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Field, Id, Text
from .._wire_values import keep_rest, to_bool, to_text
from ..types import UNSET, OpenEnum, Unset

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


class MfaPhoneType(OpenEnum, members={"MOBILE": "MOBILE", "WORK": "WORK"}):
    """Mfa phone type, part of `MfaPhone`. The values are known from a single source, not from BILL's reference."""

    MOBILE: ClassVar[MfaPhoneType]
    WORK: ClassVar[MfaPhoneType]


class MfaMethod(OpenEnum, members={"TEXT": "TEXT", "VOICE": "VOICE"}):
    """Mfa method, part of `MfaSetupRequest` and `MfaSetupValidateRequest`."""

    TEXT: ClassVar[MfaMethod]
    VOICE: ClassVar[MfaMethod]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaChallengeRequest(RequestModel):
    """Mfa challenge request, taken by `mfa.create_challenge`."""

    use_backup: bool | Unset | None = UNSET
    """`useBackup`: false at most, and best left out, since BILL knows one phone a user."""

    __fields__ = (
        Field(
            "use_backup",
            "useBackup",
            Boolean(),
            doc="false at most, and best left out, since BILL knows one phone a user",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaChallenge(AnswerModel):
    """Mfa challenge, given by `mfa.create_challenge`."""

    challenge_id: str | None = None

    __fields__ = (Field("challenge_id", "challengeId", Id()),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MfaChallenge:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MfaChallenge)
        value = take("challengeId", None)
        new.challenge_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaChallengeValidateRequest(RequestModel):
    """Mfa challenge validate request, taken by `mfa.validate_challenge`."""

    challenge_id: str
    token: str
    """`token`: six digits from the text/voice message; never shown."""
    device: str | Unset | None = UNSET
    """`device`: set when rememberMe true; keep it short, 49 characters were refused."""
    machine_name: str | Unset | None = UNSET
    """`machineName`: set when rememberMe true."""
    remember_me: bool | Unset | None = UNSET
    """`rememberMe`: true: id lives 30 days."""

    __fields__ = (
        Field("challenge_id", "challengeId", Id(), required=True),
        Field("token", "token", Text(), required=True, secret=True, doc="six digits from the text/voice message"),
        Field("device", "device", Text(), doc="set when rememberMe true; keep it short, 49 characters were refused"),
        Field("machine_name", "machineName", Text(), doc="set when rememberMe true"),
        Field("remember_me", "rememberMe", Boolean(), doc="true: id lives 30 days"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaChallengeValidation(AnswerModel):
    """Mfa challenge validation, given by `mfa.validate_challenge`."""

    remember_me_id: str | None = None
    """`rememberMeId`: never shown."""

    __fields__ = (Field("remember_me_id", "rememberMeId", Text(), secret=True),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MfaChallengeValidation:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MfaChallengeValidation)
        value = take("rememberMeId", None)
        new.remember_me_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaPhone(AnswerModel):
    """Mfa phone, given by `mfa.list_phones`. Its fields are known from a single source, not from BILL's reference."""

    type: MfaPhoneType | None = None
    last4digits: str | None = None
    """`last4digits`: lower-case d in digits."""
    primary: bool | None = None

    __fields__ = (
        Field("type", "type", Choice(MfaPhoneType), confidence="derived"),
        Field("last4digits", "last4digits", Text(), confidence="derived", doc="lower-case d in digits"),
        Field("primary", "primary", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MfaPhone:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MfaPhone)
        value = take("type", None)
        new.type = None if value is None else MfaPhoneType(value)
        value = take("last4digits", None)
        new.last4digits = value if type(value) is str or value is None else to_text(value)
        value = take("primary", None)
        new.primary = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaSetupRequest(RequestModel):
    """Mfa setup request, taken by `mfa.create_setup`."""

    phone: str
    type: MfaMethod | str
    primary: bool | Unset | None = UNSET
    """`primary`: true at most, and best left out, since BILL knows one phone a user."""

    __fields__ = (
        Field("phone", "phone", Text(), required=True),
        Field("type", "type", Choice(MfaMethod), required=True),
        Field(
            "primary", "primary", Boolean(), doc="true at most, and best left out, since BILL knows one phone a user"
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaSetup(AnswerModel):
    """Mfa setup, given by `mfa.create_setup`."""

    setup_id: str | None = None

    __fields__ = (Field("setup_id", "setupId", Id()),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MfaSetup:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MfaSetup)
        value = take("setupId", None)
        new.setup_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaSetupValidateRequest(RequestModel):
    """Mfa setup validate request, taken by `mfa.validate_setup`."""

    setup_id: str
    type: MfaMethod | str
    token: str
    """`token`: never shown."""

    __fields__ = (
        Field("setup_id", "setupId", Id(), required=True),
        Field("type", "type", Choice(MfaMethod), required=True),
        Field("token", "token", Text(), required=True, secret=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaStepUpRequest(RequestModel):
    """Mfa step up request, taken by `mfa.step_up`."""

    remember_me_id: str | Unset | None = UNSET
    """`rememberMeId`: never shown."""
    device: str | Unset | None = UNSET

    __fields__ = (
        Field("remember_me_id", "rememberMeId", Text(), secret=True),
        Field("device", "device", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MfaStepUp(AnswerModel):
    """Mfa step up, given by `mfa.step_up`. Its fields are known from a single source, not from BILL's reference."""

    trusted: bool | None = None

    __fields__ = (Field("trusted", "trusted", Boolean(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MfaStepUp:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MfaStepUp)
        value = take("trusted", None)
        new.trusted = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
