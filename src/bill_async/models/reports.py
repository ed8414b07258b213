"""Audit trails.

Generated from spec/v3/reports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import Id, Text
from .._schema.models import AnswerModel, Nested, model

__all__ = ["AuditTrailEntry", "AuditTrailField", "AuditTrailUser", "AuditTrailValue"]


@model
class AuditTrailUser(AnswerModel):
    """Audit trail user, part of `AuditTrailEntry`."""

    id: str | None = optional_field("id", Id("006", strict=True))
    name: str | None = optional_field("name", Text())


@model
class AuditTrailValue(AnswerModel):
    """Audit trail value, part of `AuditTrailField`."""

    previous: str | None = optional_field("previous", Text())
    current: str | None = optional_field("current", Text())


@model
class AuditTrailField(AnswerModel):
    """Audit trail field, part of `AuditTrailEntry`."""

    name: str | None = optional_field("name", Text())
    value: AuditTrailValue | None = optional_field("value", Nested(AuditTrailValue))


@model
class AuditTrailEntry(AnswerModel):
    """Audit trail entry, returned by `reports.get_vendor_audit_trail`."""

    source: str | None = optional_field("source", Text(), doc="API for changes made through the API")
    type: str | None = optional_field("type", Text())
    created_time: str | None = optional_field("createdTime", Text())
    user: AuditTrailUser | None = optional_field("user", Nested(AuditTrailUser))
    field: AuditTrailField | None = optional_field(
        "field", Nested(AuditTrailField), doc="an empty object for a creation"
    )
