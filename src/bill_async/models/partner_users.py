"""Users of the organizations of a partner.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

import attrs

from .._model import RequestModel
from .._schema import Boolean, Field, Id, Text
from ..types import UNSET, Unset

__all__ = [
    "PartnerUserCreate",
    "PartnerUserUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PartnerUserCreate(RequestModel):
    """Partner user create, taken by `partner.users.create`."""

    first_name: str
    """`firstName`: at most 100 characters."""
    last_name: str | Unset | None = UNSET
    """`lastName`: at most 100 characters."""
    email: str
    role_id: str | Unset | None = UNSET
    """`roleId`: default ADMINISTRATOR; begins 0po."""
    username: str
    """`username`: unique, alphanumeric, not an email or other PII; at most 40 characters."""
    external_reference_id: str | Unset | None = UNSET
    accept_terms_of_service: bool

    __fields__ = (
        Field("first_name", "firstName", Text(100), required=True),
        Field("last_name", "lastName", Text(100)),
        Field("email", "email", Text(), required=True),
        Field("role_id", "roleId", Id("0po", strict=True), doc="default ADMINISTRATOR"),
        Field("username", "username", Text(40), required=True, doc="unique, alphanumeric, not an email or other PII"),
        Field("external_reference_id", "externalReferenceId", Id()),
        Field("accept_terms_of_service", "acceptTermsOfService", Boolean(), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PartnerUserUpdate(RequestModel):
    """Partner user update, taken by `partner.users.update`."""

    first_name: str | Unset | None = UNSET
    last_name: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    role_id: str | Unset | None = UNSET
    """`roleId`: begins 0po."""

    __fields__ = (
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
        Field("email", "email", Text()),
        Field("role_id", "roleId", Id("0po", strict=True)),
    )
