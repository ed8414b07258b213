"""Departments, one of the seven kinds of classifications.

Generated from spec/v3/departments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["Department", "DepartmentBulkUpdate", "DepartmentCreate", "DepartmentUpdate"]


@model
class DepartmentUpdate(RequestModel):
    """Department update, accepted by `departments.update`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())


@model
class DepartmentBulkUpdate(RequestModel):
    """Department bulk update, accepted by `departments.update_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    id: str = required_field("id", Id("0de"))


@model
class Department(AnswerModel):
    """Department, returned by `departments.list`, `departments.create`, `departments.create_bulk` and 7 more."""

    id: str = required_field("id", Id("0de"))
    name: str | None = optional_field("name", Text())
    short_name: str | None = optional_field("shortName", Text())
    description: str | None = optional_field("description", Text())
    parent_id: str | None = optional_field("parentId", Id())
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class DepartmentCreate(RequestModel):
    """Department create, accepted by `departments.create` and `departments.create_bulk`."""

    name: str = required_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
