"""Logins.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Field, Id, Text
from .._wire_values import keep_rest, to_bool, to_text
from ..types import UNSET, Unset

__all__ = [
    "Login",
    "LoginRequest",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class LoginRequest(RequestModel):
    """Login request, taken by `auth.login`."""

    dev_key: str
    """`devKey`: never shown."""
    username: str
    password: str
    """`password`: never shown."""
    organization_id: str
    """`organizationId`: begins 008."""
    remember_me_id: str | Unset | None = UNSET
    """`rememberMeId`: never shown."""
    device: str | Unset | None = UNSET

    __fields__ = (
        Field("dev_key", "devKey", Text(), required=True, secret=True),
        Field("username", "username", Text(), required=True),
        Field("password", "password", Text(), required=True, secret=True),
        Field("organization_id", "organizationId", Id("008", strict=True), required=True),
        Field("remember_me_id", "rememberMeId", Text(), secret=True),
        Field("device", "device", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Login(AnswerModel):
    """Login, given by `auth.login`."""

    session_id: str
    """`sessionId`: never shown."""
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
        value = take("sessionId")
        new.session_id = value if type(value) is str else to_text(value)
        value = take("trusted", None)
        new.trusted = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
