"""The contact persons of customers.

Generated from spec/v3/customer_contacts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["CustomerContact", "CustomerContactCreate", "CustomerContactUpdate"]


@model(confidence="derived")
class CustomerContact(AnswerModel):
    """Customer contact, returned by `customer_contacts.list`, `customer_contacts.create`, `customer_contacts.get` and 3
    more. Known from a single source, not from BILL's reference.
    """

    id: str = required_field("id", Id("cpu", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    first_name: str | None = optional_field("firstName", Text())
    last_name: str | None = optional_field("lastName", Text())
    email: str | None = optional_field("email", Text())
    phone: str | None = optional_field("phone", Text())
    alt_phone: str | None = optional_field("altPhone", Text())
    alternate_email: str | None = optional_field("alternateEmail", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class CustomerContactCreate(RequestModel):
    """Customer contact create, accepted by `customer_contacts.create`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    email: str = required_field(
        "email", Text(), doc="unique per customer; the contact can sign in to the web app and gets a random password"
    )
    phone: str | Unset | None = optional_field("phone", Text())
    alt_phone: str | Unset | None = optional_field("altPhone", Text(), doc="for the sync with the accounting system")
    alternate_email: str | Unset | None = optional_field(
        "alternateEmail", Text(), doc="for notifications of payments, not for sign-in"
    )


@model
class CustomerContactUpdate(RequestModel):
    """Customer contact update, accepted by `customer_contacts.update`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    email: str | Unset | None = optional_field(
        "email", Text(), doc="unique per customer; the contact can sign in to the web app and gets a random password"
    )
    phone: str | Unset | None = optional_field("phone", Text())
    alt_phone: str | Unset | None = optional_field("altPhone", Text(), doc="for the sync with the accounting system")
    alternate_email: str | Unset | None = optional_field(
        "alternateEmail", Text(), doc="for notifications of payments, not for sign-in"
    )
