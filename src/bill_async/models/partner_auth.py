"""Sessions of a partner, and sessions in the name of a user. The client does this by itself.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Field, Id, Text
from .._secret import Secret, to_secret, to_secret_or_none, to_secret_or_unset
from .._wire_values import keep_rest, to_bool, to_text
from ..types import UNSET, Unset

__all__ = [
    "LoginAsUserAnswer",
    "LoginAsUserRequest",
    "PartnerLoginAnswer",
    "PartnerLoginRequest",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PartnerLoginRequest(RequestModel):
    """Partner login request, taken by `partner.auth.login`."""

    app_key: Secret[str] = attrs.field(converter=to_secret)
    """`appKey`: secret."""
    username: str
    password: Secret[str] = attrs.field(converter=to_secret)
    """`password`: secret."""

    __fields__ = (
        Field("app_key", "appKey", Text(), required=True, secret=True),
        Field("username", "username", Text(), required=True),
        Field("password", "password", Text(), required=True, secret=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True, on_setattr=attrs.setters.NO_OP)
class PartnerLoginAnswer(AnswerModel):
    """Partner login answer, given by `partner.auth.login`."""

    session_id: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none)
    """`sessionId`: secret."""

    __fields__ = (Field("session_id", "sessionId", Id(), secret=True),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PartnerLoginAnswer:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PartnerLoginAnswer)
        value = take("sessionId", None)
        new.session_id = None if value is None else Secret(to_text(value))
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class LoginAsUserRequest(RequestModel):
    """Login as user request, taken by `partner.auth.login_as_user`."""

    user_id: str
    """`userId`: begins 006."""
    organization_id: str
    """`organizationId`: begins 008."""
    remember_me_id: Secret[str] | Unset | None = attrs.field(default=UNSET, converter=to_secret_or_unset)
    """`rememberMeId`: secret."""
    device: str | Unset | None = UNSET

    __fields__ = (
        Field("user_id", "userId", Id("006", strict=True), required=True),
        Field("organization_id", "organizationId", Id("008", strict=True), required=True),
        Field("remember_me_id", "rememberMeId", Text(), secret=True),
        Field("device", "device", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True, on_setattr=attrs.setters.NO_OP)
class LoginAsUserAnswer(AnswerModel):
    """Login as user answer, given by `partner.auth.login_as_user`. Its fields are known from a single source, not from
    BILL's reference.
    """

    session_id: Secret[str] | None = attrs.field(default=None, converter=to_secret_or_none)
    """`sessionId`: secret."""
    trusted: bool | None = None

    __fields__ = (
        Field("session_id", "sessionId", Id(), secret=True, confidence="derived"),
        Field("trusted", "trusted", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> LoginAsUserAnswer:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(LoginAsUserAnswer)
        value = take("sessionId", None)
        new.session_id = None if value is None else Secret(to_text(value))
        value = take("trusted", None)
        new.trusted = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
