"""Payment terms of the organization.

Generated from spec/v3/payment_terms.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import DateTime, Field, Id, Integer, Text
from .._wire_values import keep_rest, to_datetime, to_int, to_text
from ..types import UNSET, Unset

__all__ = [
    "PaymentTerm",
    "PaymentTermCreate",
    "PaymentTermUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentTerm(AnswerModel):
    """Payment term, given by `payment_terms.list`, `payment_terms.create`, `payment_terms.get` and
    `payment_terms.update`.
    """

    id: str
    """`id`: begins 00p."""
    name: str | None = None
    days_due: int | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("00p", strict=True), required=True),
        Field("name", "name", Text()),
        Field("days_due", "daysDue", Integer()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PaymentTerm:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PaymentTerm)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("daysDue", None)
        new.days_due = value if type(value) is int or value is None else to_int(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentTermCreate(RequestModel):
    """Payment term create, taken by `payment_terms.create`."""

    name: str
    """`name`: e.g. Net 30."""
    days_due: int
    """`daysDue`: 0-999, unique within the organization."""

    __fields__ = (
        Field("name", "name", Text(), required=True, doc="e.g. Net 30"),
        Field("days_due", "daysDue", Integer(), required=True, doc="0-999, unique within the organization"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PaymentTermUpdate(RequestModel):
    """Payment term update, taken by `payment_terms.update`."""

    name: str | Unset | None = UNSET
    """`name`: e.g. Net 30."""
    days_due: int | Unset | None = UNSET
    """`daysDue`: 0-999, unique within the organization."""

    __fields__ = (
        Field("name", "name", Text(), doc="e.g. Net 30"),
        Field("days_due", "daysDue", Integer(), doc="0-999, unique within the organization"),
    )
