"""Employees, one of the seven kinds of classifications.

Generated from spec/v3/employees.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["Employee", "EmployeeBulkUpdate", "EmployeeCreate", "EmployeeUpdate"]


@model
class EmployeeUpdate(RequestModel):
    """Employee update, accepted by `employees.update`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())


@model
class EmployeeBulkUpdate(RequestModel):
    """Employee bulk update, accepted by `employees.update_bulk`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    id: str = required_field("id", Id("emp"))


@model
class Employee(AnswerModel):
    """Employee, returned by `employees.list`, `employees.create`, `employees.create_bulk` and 7 more."""

    id: str = required_field("id", Id("emp"))
    first_name: str | None = optional_field("firstName", Text())
    last_name: str | None = optional_field("lastName", Text())
    short_name: str | None = optional_field("shortName", Text())
    parent_id: str | None = optional_field("parentId", Id())
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class EmployeeCreate(RequestModel):
    """Employee create, accepted by `employees.create` and `employees.create_bulk`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
