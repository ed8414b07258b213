"""Departments, one of the seven classifications.

Generated from spec/v3/departments.yaml by `python -m codegen`; do not edit.
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
    "Department",
    "DepartmentBulkUpdate",
    "DepartmentCreate",
    "DepartmentUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class DepartmentUpdate(RequestModel):
    """Department update, taken by `departments.update`."""

    name: str | Unset | None = UNSET
    short_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text()),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class DepartmentBulkUpdate(RequestModel):
    """Department bulk update, taken by `departments.update_bulk`."""

    name: str | Unset | None = UNSET
    short_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    id: str
    """`id`: begins 0de."""

    __fields__ = (
        Field("name", "name", Text()),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("id", "id", Id("0de"), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Department(AnswerModel):
    """Department, given by `departments.list`, `departments.create`, `departments.create_bulk` and 7 more."""

    id: str
    """`id`: begins 0de."""
    name: str | None = None
    short_name: str | None = None
    description: str | None = None
    parent_id: str | None = None
    archived: bool | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    """`updatedTime`: derived."""

    __fields__ = (
        Field("id", "id", Id("0de"), required=True),
        Field("name", "name", Text()),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("archived", "archived", Boolean()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Department:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Department)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("shortName", None)
        new.short_name = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("parentId", None)
        new.parent_id = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class DepartmentCreate(RequestModel):
    """Department create, taken by `departments.create` and `departments.create_bulk`."""

    name: str
    short_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(), required=True),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
    )
