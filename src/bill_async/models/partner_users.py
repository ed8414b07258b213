"""The users of the organizations of a partner.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Id, Text
from .._schema.models import RequestModel, model
from ..types import Unset

__all__ = ["PartnerUserCreate", "PartnerUserUpdate"]


@model
class PartnerUserCreate(RequestModel):
    """Partner user create, accepted by `partner.users.create`."""

    first_name: str = required_field("firstName", Text(100))
    last_name: str | Unset | None = optional_field("lastName", Text(100))
    email: str = required_field("email", Text())
    role_id: str | Unset | None = optional_field("roleId", Id("0po", strict=True), doc="by default ADMINISTRATOR")
    username: str = required_field(
        "username", Text(40), doc="unique, alphanumeric, not an e-mail address or other personal data"
    )
    external_reference_id: str | Unset | None = optional_field("externalReferenceId", Id())
    accept_terms_of_service: bool = required_field("acceptTermsOfService", Boolean())


@model
class PartnerUserUpdate(RequestModel):
    """Partner user update, accepted by `partner.users.update`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    email: str | Unset | None = optional_field("email", Text())
    role_id: str | Unset | None = optional_field("roleId", Id("0po", strict=True))
