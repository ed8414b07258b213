"""Audit trails.

Generated from spec/v3/reports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, Id, Nested, Text
from .._wire_values import keep_rest, to_text

__all__ = [
    "AuditTrailEntry",
    "AuditTrailField",
    "AuditTrailUser",
    "AuditTrailValue",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AuditTrailUser(AnswerModel):
    """Audit trail user, part of `AuditTrailEntry`."""

    id: str | None = None
    """`id`: begins 006."""
    name: str | None = None

    __fields__ = (
        Field("id", "id", Id("006", strict=True)),
        Field("name", "name", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AuditTrailUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AuditTrailUser)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AuditTrailValue(AnswerModel):
    """Audit trail value, part of `AuditTrailField`."""

    previous: str | None = None
    current: str | None = None

    __fields__ = (
        Field("previous", "previous", Text()),
        Field("current", "current", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AuditTrailValue:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AuditTrailValue)
        value = take("previous", None)
        new.previous = value if type(value) is str or value is None else to_text(value)
        value = take("current", None)
        new.current = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AuditTrailField(AnswerModel):
    """Audit trail field, part of `AuditTrailEntry`."""

    name: str | None = None
    value: AuditTrailValue | None = None

    __fields__ = (
        Field("name", "name", Text()),
        Field("value", "value", Nested(AuditTrailValue)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AuditTrailField:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AuditTrailField)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("value", None)
        new.value = None if value is None else AuditTrailValue._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AuditTrailEntry(AnswerModel):
    """Audit trail entry, given by `reports.get_vendor_audit_trail`."""

    source: str | None = None
    """`source`: API when made by the API."""
    type: str | None = None
    created_time: str | None = None
    user: AuditTrailUser | None = None
    field: AuditTrailField | None = None
    """`field`: empty object on create."""

    __fields__ = (
        Field("source", "source", Text(), doc="API when made by the API"),
        Field("type", "type", Text()),
        Field("created_time", "createdTime", Text()),
        Field("user", "user", Nested(AuditTrailUser)),
        Field("field", "field", Nested(AuditTrailField), doc="empty object on create"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AuditTrailEntry:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AuditTrailEntry)
        value = take("source", None)
        new.source = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = value if type(value) is str or value is None else to_text(value)
        value = take("user", None)
        new.user = None if value is None else AuditTrailUser._from_wire(value)
        value = take("field", None)
        new.field = None if value is None else AuditTrailField._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
