"""Users of the organization.

Generated from spec/v3/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

import attrs

from .._model import RequestModel
from .._schema import Boolean, Field, Id, Text
from ..types import UNSET, Unset

__all__ = [
    "UserCreate",
    "UserUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class UserCreate(RequestModel):
    """A new user of the organization. Taken by `users.create`."""

    first_name: str
    """`firstName`: at most 100 characters."""
    last_name: str
    """`lastName`: at most 100 characters."""
    email: str
    role_id: str
    """`roleId`: begins 0po."""
    accept_terms_of_service: bool

    __fields__ = (
        Field("first_name", "firstName", Text(100), required=True),
        Field("last_name", "lastName", Text(100), required=True),
        Field("email", "email", Text(), required=True),
        Field("role_id", "roleId", Id("0po", strict=True), required=True),
        Field("accept_terms_of_service", "acceptTermsOfService", Boolean(), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class UserUpdate(RequestModel):
    """User update, taken by `users.update`."""

    first_name: str | Unset | None = UNSET
    """`firstName`: at most 100 characters."""
    last_name: str | Unset | None = UNSET
    """`lastName`: at most 100 characters."""
    role_id: str | Unset | None = UNSET
    """`roleId`: begins 0po."""

    __fields__ = (
        Field("first_name", "firstName", Text(100)),
        Field("last_name", "lastName", Text(100)),
        Field("role_id", "roleId", Id("0po", strict=True)),
    )
