"""Jobs, one of the seven kinds of classifications.

Generated from spec/v3/jobs.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["Job", "JobBulkUpdate", "JobCreate", "JobUpdate"]


@model
class JobUpdate(RequestModel):
    """Job update, accepted by `jobs.update`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())


@model
class JobBulkUpdate(RequestModel):
    """Job bulk update, accepted by `jobs.update_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    id: str = required_field("id", Id("job"))


@model
class Job(AnswerModel):
    """Job, returned by `jobs.list`, `jobs.create`, `jobs.create_bulk` and 7 more."""

    id: str = required_field("id", Id("job"))
    name: str | None = optional_field("name", Text())
    short_name: str | None = optional_field("shortName", Text())
    description: str | None = optional_field("description", Text())
    parent_id: str | None = optional_field("parentId", Id())
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class JobCreate(RequestModel):
    """Job create, accepted by `jobs.create` and `jobs.create_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
