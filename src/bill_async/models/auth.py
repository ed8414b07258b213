"""Sessions of one organization: log in, look, log out. The client does this by itself.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Field, Id, Nested, Text
from .._secret import Secret, to_secret, to_secret_or_none, to_secret_or_unset
from .._wire_values import keep_rest, to_bool, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "ConsoleOrganization",
    "LoginAnswer",
    "LoginOrganization",
    "LoginRequest",
    "MfaStatus",
    "SessionInfo",
]


class MfaStatus(OpenEnum, members={"DISABLED": "DISABLED", "PHONE_VERIFICATION": "PHONE_VERIFICATION"}):
    """Mfa status, part of `SessionInfo`. The values are known from a single source, not from BILL's reference."""

    DISABLED: ClassVar[MfaStatus]
    PHONE_VERIFICATION: ClassVar[MfaStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class LoginRequest(RequestModel):
    """Login request, taken by `auth.login`."""

    dev_key: Secret[str] = attrs.field(converter=to_secret)
    """`devKey`: secret."""
    username: str
    """`username`: account email (or sync token name)."""
    password: Secret[str] = attrs.field(converter=to_secret)
    """`password`: secret."""
    organization_id: str
    """`organizationId`: begins 008."""
    remember_me_id: Secret[str] | Unset | None = attrs.field(default=UNSET, converter=to_secret_or_unset)
    """`rememberMeId`: MFA id valid 30 days; with device makes the session MFA trusted; secret."""
    device: str | Unset | None = UNSET
    """`device`: nickname used with rememberMeId."""

    __fields__ = (
        Field("dev_key", "devKey", Text(), required=True, secret=True),
        Field("username", "username", Text(), required=True, doc="account email (or sync token name)"),
        Field("password", "password", Text(), required=True, secret=True),
        Field("organization_id", "organizationId", Id("008", strict=True), required=True),
        Field(
            "remember_me_id",
            "rememberMeId",
            Text(),
            secret=True,
            doc="MFA id valid 30 days; with device makes the session MFA trusted",
        ),
        Field("device", "device", Text(), doc="nickname used with rememberMeId"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True, on_setattr=attrs.setters.NO_OP)
class LoginAnswer(AnswerModel):
    """The session ends after 35 idle minutes. Given by `auth.login`."""

    session_id: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none)
    """`sessionId`: secret."""
    organization_id: str | None = None
    """`organizationId`: begins 008."""
    user_id: str | None = None
    """`userId`: begins 006."""
    trusted: bool | None = None
    """`trusted`: MFA-trusted session."""

    __fields__ = (
        Field("session_id", "sessionId", Id(), secret=True),
        Field("organization_id", "organizationId", Id("008", strict=True)),
        Field("user_id", "userId", Id("006", strict=True)),
        Field("trusted", "trusted", Boolean(), doc="MFA-trusted session"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> LoginAnswer:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(LoginAnswer)
        value = take("sessionId", None)
        new.session_id = None if value is None else Secret(to_text(value))
        value = take("organizationId", None)
        new.organization_id = value if type(value) is str or value is None else to_text(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("trusted", None)
        new.trusted = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SessionInfo(AnswerModel):
    """Session info, given by `auth.get_session`."""

    organization_id: str | None = None
    """`organizationId`: begins 008."""
    user_id: str | None = None
    """`userId`: begins 006."""
    mfa_status: MfaStatus | None = None
    """`mfaStatus`: DISABLED replaced PHONE_VERIFICATION on 2024-11-22."""
    mfa_bypass: bool | None = None
    """`mfaBypass`: MFA off at developer key level."""

    __fields__ = (
        Field("organization_id", "organizationId", Id("008", strict=True)),
        Field("user_id", "userId", Id("006", strict=True)),
        Field("mfa_status", "mfaStatus", Choice(MfaStatus), doc="DISABLED replaced PHONE_VERIFICATION on 2024-11-22"),
        Field("mfa_bypass", "mfaBypass", Boolean(), doc="MFA off at developer key level"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SessionInfo:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SessionInfo)
        value = take("organizationId", None)
        new.organization_id = value if type(value) is str or value is None else to_text(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("mfaStatus", None)
        new.mfa_status = None if value is None else MfaStatus(value)
        value = take("mfaBypass", None)
        new.mfa_bypass = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ConsoleOrganization(AnswerModel):
    """Console organization, part of `LoginOrganization`. Assumed from its siblings; BILL's pages say little about it."""

    id: str | None = None
    name: str | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="assumed"),
        Field("name", "name", Text(), confidence="assumed"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ConsoleOrganization:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ConsoleOrganization)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class LoginOrganization(AnswerModel):
    """Login organization, given by `auth.list_organizations`. Assumed from its siblings; BILL's pages say little about
    it.
    """

    id: str
    """`id`: begins 008."""
    name: str | None = None
    console_organization: ConsoleOrganization | None = None
    """`consoleOrganization`: the parent console organization, when present."""

    __fields__ = (
        Field("id", "id", Id("008", strict=True), required=True, confidence="assumed"),
        Field("name", "name", Text(), confidence="assumed"),
        Field(
            "console_organization",
            "consoleOrganization",
            Nested(ConsoleOrganization),
            confidence="assumed",
            doc="the parent console organization, when present",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> LoginOrganization:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(LoginOrganization)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("consoleOrganization", None)
        new.console_organization = None if value is None else ConsoleOrganization._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
