"""People to reach at a customer.

Generated from spec/v3/customer_contacts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, DateTime, Field, Id, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_text
from ..types import UNSET, Unset

__all__ = [
    "CustomerContact",
    "CustomerContactCreate",
    "CustomerContactUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerContact(AnswerModel):
    """Customer contact, given by `customer_contacts.list`, `customer_contacts.create`, `customer_contacts.get` and 3
    more. Its fields are known from a single source, not from BILL's reference.
    """

    id: str
    """`id`: begins cpu."""
    archived: bool | None = None
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    phone: str | None = None
    alt_phone: str | None = None
    alternate_email: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("cpu", strict=True), required=True, confidence="derived"),
        Field("archived", "archived", Boolean(), confidence="derived"),
        Field("first_name", "firstName", Text(), confidence="derived"),
        Field("last_name", "lastName", Text(), confidence="derived"),
        Field("email", "email", Text(), confidence="derived"),
        Field("phone", "phone", Text(), confidence="derived"),
        Field("alt_phone", "altPhone", Text(), confidence="derived"),
        Field("alternate_email", "alternateEmail", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CustomerContact:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CustomerContact)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("firstName", None)
        new.first_name = value if type(value) is str or value is None else to_text(value)
        value = take("lastName", None)
        new.last_name = value if type(value) is str or value is None else to_text(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("phone", None)
        new.phone = value if type(value) is str or value is None else to_text(value)
        value = take("altPhone", None)
        new.alt_phone = value if type(value) is str or value is None else to_text(value)
        value = take("alternateEmail", None)
        new.alternate_email = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerContactCreate(RequestModel):
    """Customer contact create, taken by `customer_contacts.create`."""

    first_name: str | Unset | None = UNSET
    last_name: str | Unset | None = UNSET
    email: str
    """`email`: unique per customer; gains web-app sign in with a random password."""
    phone: str | Unset | None = UNSET
    alt_phone: str | Unset | None = UNSET
    """`altPhone`: to sync with the accounting system."""
    alternate_email: str | Unset | None = UNSET
    """`alternateEmail`: for notifications of payments, not to sign in with."""

    __fields__ = (
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
        Field(
            "email",
            "email",
            Text(),
            required=True,
            doc="unique per customer; gains web-app sign in with a random password",
        ),
        Field("phone", "phone", Text()),
        Field("alt_phone", "altPhone", Text(), doc="to sync with the accounting system"),
        Field("alternate_email", "alternateEmail", Text(), doc="for notifications of payments, not to sign in with"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerContactUpdate(RequestModel):
    """Customer contact update, taken by `customer_contacts.update`."""

    first_name: str | Unset | None = UNSET
    last_name: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    """`email`: unique per customer; gains web-app sign in with a random password."""
    phone: str | Unset | None = UNSET
    alt_phone: str | Unset | None = UNSET
    """`altPhone`: to sync with the accounting system."""
    alternate_email: str | Unset | None = UNSET
    """`alternateEmail`: for notifications of payments, not to sign in with."""

    __fields__ = (
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
        Field("email", "email", Text(), doc="unique per customer; gains web-app sign in with a random password"),
        Field("phone", "phone", Text()),
        Field("alt_phone", "altPhone", Text(), doc="to sync with the accounting system"),
        Field("alternate_email", "alternateEmail", Text(), doc="for notifications of payments, not to sign in with"),
    )
