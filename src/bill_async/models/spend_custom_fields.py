"""Custom fields of transactions and reimbursements, and their values.

Generated from spec/spend/custom_fields.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, ListOf, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_list, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "CustomField",
    "CustomFieldCreate",
    "CustomFieldType",
    "CustomFieldUpdate",
    "CustomFieldValue",
    "CustomFieldValuesCreate",
    "CustomFieldValuesDelete",
]


class CustomFieldType(OpenEnum, members={"CUSTOM_SELECTOR": "CUSTOM_SELECTOR", "NOTE": "NOTE"}):
    """Custom field type, part of `CustomField`."""

    CUSTOM_SELECTOR: ClassVar[CustomFieldType]
    NOTE: ClassVar[CustomFieldType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomField(AnswerModel):
    """Custom field, given by `spend.custom_fields.list`, `spend.custom_fields.create`, `spend.custom_fields.get` and
    `spend.custom_fields.update`.
    """

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    name: str | None = None
    description: str | None = None
    type: CustomFieldType | None = None
    multi_select: bool | None = None
    allow_custom_values: bool | None = None
    minimum_amount_for_requirement: Decimal | None = None
    required: bool | None = None
    global_: bool | None = None
    retired: bool | None = None
    created_time: datetime | None = None
    selected_budget_ids: list[str] | None = None
    selected_budget_uuids: list[str] | None = None
    required_budget_ids: list[str] | None = None
    required_budget_uuids: list[str] | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("name", "name", Text()),
        Field("description", "description", Text()),
        Field("type", "type", Choice(CustomFieldType)),
        Field("multi_select", "multiSelect", Boolean()),
        Field("allow_custom_values", "allowCustomValues", Boolean()),
        Field("minimum_amount_for_requirement", "minimumAmountForRequirement", Number(money=True)),
        Field("required", "required", Boolean()),
        Field("global_", "global", Boolean()),
        Field("retired", "retired", Boolean()),
        Field("created_time", "createdTime", DateTime()),
        Field("selected_budget_ids", "selectedBudgetIds", ListOf(Id())),
        Field("selected_budget_uuids", "selectedBudgetUuids", ListOf(Id())),
        Field("required_budget_ids", "requiredBudgetIds", ListOf(Id())),
        Field("required_budget_uuids", "requiredBudgetUuids", ListOf(Id())),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CustomField:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CustomField)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else CustomFieldType(value)
        value = take("multiSelect", None)
        new.multi_select = value if type(value) is bool or value is None else to_bool(value)
        value = take("allowCustomValues", None)
        new.allow_custom_values = value if type(value) is bool or value is None else to_bool(value)
        value = take("minimumAmountForRequirement", None)
        new.minimum_amount_for_requirement = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("required", None)
        new.required = value if type(value) is bool or value is None else to_bool(value)
        value = take("global", None)
        new.global_ = value if type(value) is bool or value is None else to_bool(value)
        value = take("retired", None)
        new.retired = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("selectedBudgetIds", None)
        new.selected_budget_ids = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("selectedBudgetUuids", None)
        new.selected_budget_uuids = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("requiredBudgetIds", None)
        new.required_budget_ids = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("requiredBudgetUuids", None)
        new.required_budget_uuids = None if value is None else [to_text(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomFieldValue(AnswerModel):
    """Custom field value, given by `spend.custom_fields.list_values`, `spend.custom_fields.create_values` and
    `spend.custom_fields.get_value`.
    """

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    value: str | None = None
    deleted: bool | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("value", "value", Text()),
        Field("deleted", "deleted", Boolean()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CustomFieldValue:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CustomFieldValue)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("value", None)
        new.value = value if type(value) is str or value is None else to_text(value)
        value = take("deleted", None)
        new.deleted = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomFieldCreate(RequestModel):
    """Custom field create, taken by `spend.custom_fields.create`."""

    name: str
    allow_custom_values: bool
    required: bool | Unset | None = UNSET
    """`required`: default false."""
    global_: bool
    """`global`: applies to every budget; default false."""
    description: str | Unset | None = UNSET
    multi_select: bool | Unset | None = UNSET
    minimum_amount_for_requirement: Decimal | int | Unset | None = UNSET
    values: Sequence[str] | Unset | None = UNSET
    """`values`: initial value texts."""
    selected_budget_ids: Sequence[str] | Unset | None = UNSET
    """`selectedBudgetIds`: budgets that have it, not required."""
    required_budget_ids: Sequence[str] | Unset | None = UNSET
    """`requiredBudgetIds`: budgets that require it."""

    __fields__ = (
        Field("name", "name", Text(), required=True),
        Field("allow_custom_values", "allowCustomValues", Boolean(), required=True),
        Field("required", "required", Boolean(), doc="default false"),
        Field("global_", "global", Boolean(), required=True, doc="applies to every budget; default false"),
        Field("description", "description", Text()),
        Field("multi_select", "multiSelect", Boolean()),
        Field("minimum_amount_for_requirement", "minimumAmountForRequirement", Number(money=True)),
        Field("values", "values", ListOf(Text()), doc="initial value texts"),
        Field("selected_budget_ids", "selectedBudgetIds", ListOf(Id()), doc="budgets that have it, not required"),
        Field("required_budget_ids", "requiredBudgetIds", ListOf(Id()), doc="budgets that require it"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomFieldUpdate(RequestModel):
    """Custom field update, taken by `spend.custom_fields.update`."""

    name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    allow_custom_values: bool | Unset | None = UNSET
    minimum_amount_for_requirement: Decimal | int | Unset | None = UNSET
    required: bool | Unset | None = UNSET
    global_: bool | Unset | None = UNSET
    selected_budget_ids: Sequence[str] | Unset | None = UNSET
    required_budget_ids: Sequence[str] | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text()),
        Field("description", "description", Text()),
        Field("allow_custom_values", "allowCustomValues", Boolean()),
        Field("minimum_amount_for_requirement", "minimumAmountForRequirement", Number(money=True)),
        Field("required", "required", Boolean()),
        Field("global_", "global", Boolean()),
        Field("selected_budget_ids", "selectedBudgetIds", ListOf(Id())),
        Field("required_budget_ids", "requiredBudgetIds", ListOf(Id())),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomFieldValuesCreate(RequestModel):
    """Custom field values create, taken by `spend.custom_fields.create_values`."""

    values: Sequence[str]
    """`values`: value texts."""

    __fields__ = (Field("values", "values", ListOf(Text()), required=True, doc="value texts"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomFieldValuesDelete(RequestModel):
    """Custom field values delete, taken by `spend.custom_fields.delete_values`."""

    custom_field_value_ids: Sequence[str]
    """`customFieldValueIds`: ids or uuids to delete (DELETE with a JSON body)."""

    __fields__ = (
        Field(
            "custom_field_value_ids",
            "customFieldValueIds",
            ListOf(Id()),
            required=True,
            doc="ids or uuids to delete (DELETE with a JSON body)",
        ),
    )
