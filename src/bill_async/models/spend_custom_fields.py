"""Custom fields of transactions and reimbursements, and their values.

Generated from spec/spend/custom_fields.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = [
    "CustomField",
    "CustomFieldCreate",
    "CustomFieldType",
    "CustomFieldUpdate",
    "CustomFieldValue",
    "CustomFieldValuesCreate",
    "CustomFieldValuesDelete",
]


class CustomFieldType(OpenEnum):
    """Custom field type, part of `CustomField`."""

    CUSTOM_SELECTOR = Member()
    NOTE = Member()


@model
class CustomField(AnswerModel):
    """Custom field, returned by `spend.custom_fields.list`, `spend.custom_fields.create`, `spend.custom_fields.get` and
    `spend.custom_fields.update`.
    """

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    name: str | None = optional_field("name", Text())
    description: str | None = optional_field("description", Text())
    type: CustomFieldType | None = optional_field("type", Choice(CustomFieldType))
    multi_select: bool | None = optional_field("multiSelect", Boolean())
    allow_custom_values: bool | None = optional_field("allowCustomValues", Boolean())
    minimum_amount_for_requirement: Decimal | None = optional_field("minimumAmountForRequirement", Number(money=True))
    required: bool | None = optional_field("required", Boolean())
    global_: bool | None = optional_field("global", Boolean())
    retired: bool | None = optional_field("retired", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    selected_budget_ids: list[str] | None = optional_field("selectedBudgetIds", ListOf(Id()))
    selected_budget_uuids: list[str] | None = optional_field("selectedBudgetUuids", ListOf(Id()))
    required_budget_ids: list[str] | None = optional_field("requiredBudgetIds", ListOf(Id()))
    required_budget_uuids: list[str] | None = optional_field("requiredBudgetUuids", ListOf(Id()))


@model
class CustomFieldValue(AnswerModel):
    """Custom field value, returned by `spend.custom_fields.list_values`, `spend.custom_fields.create_values` and
    `spend.custom_fields.get_value`.
    """

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    value: str | None = optional_field("value", Text())
    deleted: bool | None = optional_field("deleted", Boolean())


@model
class CustomFieldCreate(RequestModel):
    """Custom field create, accepted by `spend.custom_fields.create`."""

    name: str = required_field("name", Text())
    allow_custom_values: bool = required_field("allowCustomValues", Boolean())
    required: bool | Unset | None = optional_field("required", Boolean(), doc="default false")
    global_: bool = required_field("global", Boolean(), doc="applies to every budget; default false")
    description: str | Unset | None = optional_field("description", Text())
    multi_select: bool | Unset | None = optional_field("multiSelect", Boolean())
    minimum_amount_for_requirement: Decimal | int | Unset | None = optional_field(
        "minimumAmountForRequirement", Number(money=True)
    )
    values: Sequence[str] | Unset | None = optional_field("values", ListOf(Text()), doc="texts of the initial values")
    selected_budget_ids: Sequence[str] | Unset | None = optional_field(
        "selectedBudgetIds", ListOf(Id()), doc="budgets that have it, not required"
    )
    required_budget_ids: Sequence[str] | Unset | None = optional_field(
        "requiredBudgetIds", ListOf(Id()), doc="budgets that require it"
    )


@model
class CustomFieldUpdate(RequestModel):
    """Custom field update, accepted by `spend.custom_fields.update`."""

    name: str | Unset | None = optional_field("name", Text())
    description: str | Unset | None = optional_field("description", Text())
    allow_custom_values: bool | Unset | None = optional_field("allowCustomValues", Boolean())
    minimum_amount_for_requirement: Decimal | int | Unset | None = optional_field(
        "minimumAmountForRequirement", Number(money=True)
    )
    required: bool | Unset | None = optional_field("required", Boolean())
    global_: bool | Unset | None = optional_field("global", Boolean())
    selected_budget_ids: Sequence[str] | Unset | None = optional_field("selectedBudgetIds", ListOf(Id()))
    required_budget_ids: Sequence[str] | Unset | None = optional_field("requiredBudgetIds", ListOf(Id()))


@model
class CustomFieldValuesCreate(RequestModel):
    """Custom field values create, accepted by `spend.custom_fields.create_values`."""

    values: Sequence[str] = required_field("values", ListOf(Text()), doc="texts of the values")


@model
class CustomFieldValuesDelete(RequestModel):
    """Custom field values delete, accepted by `spend.custom_fields.delete_values`."""

    custom_field_value_ids: Sequence[str] = required_field(
        "customFieldValueIds", ListOf(Id()), doc="ids or uuids to delete (DELETE with a JSON body)"
    )
