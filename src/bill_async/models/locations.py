"""Locations, one of the seven kinds of classifications.

Generated from spec/v3/locations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["Location", "LocationBulkUpdate", "LocationCreate", "LocationUpdate"]


@model
class LocationUpdate(RequestModel):
    """Location update, accepted by `locations.update`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())


@model
class LocationBulkUpdate(RequestModel):
    """Location bulk update, accepted by `locations.update_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    id: str = required_field("id", Id("loc"))


@model
class Location(AnswerModel):
    """Location, returned by `locations.list`, `locations.create`, `locations.create_bulk` and 7 more."""

    id: str = required_field("id", Id("loc"))
    name: str | None = optional_field("name", Text())
    short_name: str | None = optional_field("shortName", Text())
    description: str | None = optional_field("description", Text())
    parent_id: str | None = optional_field("parentId", Id())
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class LocationCreate(RequestModel):
    """Location create, accepted by `locations.create` and `locations.create_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
