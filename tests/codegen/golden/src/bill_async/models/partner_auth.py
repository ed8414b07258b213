"""Logins of partners.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Field, Id, Text
from .._secret import Secret, to_secret, to_secret_or_unset
from .._wire_values import keep_rest, to_text
from ..types import UNSET, Unset

__all__ = [
    "LoginAsUserRequest",
    "PartnerLogin",
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
class PartnerLogin(AnswerModel):
    """Partner login, given by `partner.auth.login` and `partner.auth.login_as_user`."""

    session_id: Secret[str] = attrs.field(converter=to_secret)
    """`sessionId`: secret."""

    __fields__ = (Field("session_id", "sessionId", Text(), required=True, secret=True),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PartnerLogin:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PartnerLogin)
        new.session_id = Secret(to_text(take("sessionId")))
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class LoginAsUserRequest(RequestModel):
    """Login as user request, taken by `partner.auth.login_as_user`."""

    organization_id: str
    """`organizationId`: begins 008."""
    user_id: str
    """`userId`: begins 006."""
    remember_me_id: Secret[str] | Unset | None = attrs.field(default=UNSET, converter=to_secret_or_unset)
    """`rememberMeId`: secret."""
    device: str | Unset | None = UNSET

    __fields__ = (
        Field("organization_id", "organizationId", Id("008", strict=True), required=True),
        Field("user_id", "userId", Id("006", strict=True), required=True),
        Field("remember_me_id", "rememberMeId", Text(), secret=True),
        Field("device", "device", Text()),
    )
