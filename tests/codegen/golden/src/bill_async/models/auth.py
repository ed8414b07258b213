"""Logins.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Field, Id, Text
from .._secret import Secret, to_secret, to_secret_or_unset
from .._wire_values import keep_rest, to_bool, to_text
from ..types import UNSET, Unset

__all__ = [
    "Login",
    "LoginRequest",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class LoginRequest(RequestModel):
    """Login request, taken by `auth.login`."""

    dev_key: Secret[str] = attrs.field(converter=to_secret)
    """`devKey`: secret."""
    username: str
    password: Secret[str] = attrs.field(converter=to_secret)
    """`password`: secret."""
    organization_id: str
    """`organizationId`: begins 008."""
    remember_me_id: Secret[str] | Unset | None = attrs.field(default=UNSET, converter=to_secret_or_unset)
    """`rememberMeId`: secret."""
    device: str | Unset | None = UNSET

    __fields__ = (
        Field("dev_key", "devKey", Text(), required=True, secret=True),
        Field("username", "username", Text(), required=True),
        Field("password", "password", Text(), required=True, secret=True),
        Field("organization_id", "organizationId", Id("008", strict=True), required=True),
        Field("remember_me_id", "rememberMeId", Text(), secret=True),
        Field("device", "device", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True, on_setattr=attrs.setters.NO_OP)
class Login(AnswerModel):
    """Login, given by `auth.login`."""

    session_id: Secret[str] = attrs.field(converter=to_secret)
    """`sessionId`: secret."""
    trusted: bool | None = None

    __fields__ = (
        Field("session_id", "sessionId", Text(), required=True, secret=True),
        Field("trusted", "trusted", Boolean()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Login:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Login)
        new.session_id = Secret(to_text(take("sessionId")))
        value = take("trusted", None)
        new.trusted = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
