"""The users of the organization.

Generated from spec/v3/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Id, Text
from .._schema.models import RequestModel, model
from ..types import Unset

__all__ = ["UserCreate", "UserUpdate"]


@model
class UserCreate(RequestModel):
    """A new user of the organization. Accepted by `users.create`."""

    first_name: str = required_field("firstName", Text(100))
    last_name: str = required_field("lastName", Text(100))
    email: str = required_field("email", Text())
    role_id: str = required_field("roleId", Id("0po", strict=True))
    accept_terms_of_service: bool = required_field("acceptTermsOfService", Boolean())


@model
class UserUpdate(RequestModel):
    """User update, accepted by `users.update`."""

    first_name: str | Unset | None = optional_field("firstName", Text(100))
    last_name: str | Unset | None = optional_field("lastName", Text(100))
    role_id: str | Unset | None = optional_field("roleId", Id("0po", strict=True))
