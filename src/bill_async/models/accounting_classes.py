"""Accounting classes, one of the seven kinds of classifications.

Generated from spec/v3/accounting_classes.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["AccountingClass", "AccountingClassBulkUpdate", "AccountingClassCreate", "AccountingClassUpdate"]


@model
class AccountingClassUpdate(RequestModel):
    """Accounting class update, accepted by `accounting_classes.update`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())


@model
class AccountingClassBulkUpdate(RequestModel):
    """Accounting class bulk update, accepted by `accounting_classes.update_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    id: str = required_field("id", Id("cls"))


@model
class AccountingClass(AnswerModel):
    """Accounting class, returned by `accounting_classes.list`, `accounting_classes.create`,
    `accounting_classes.create_bulk` and 7 more.
    """

    id: str = required_field("id", Id("cls"))
    name: str | None = optional_field("name", Text())
    short_name: str | None = optional_field("shortName", Text())
    description: str | None = optional_field("description", Text())
    parent_id: str | None = optional_field("parentId", Id())
    archived: bool | None = optional_field("archived", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class AccountingClassCreate(RequestModel):
    """Accounting class create, accepted by `accounting_classes.create` and `accounting_classes.create_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
