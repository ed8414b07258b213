"""The operations of `spend.custom_fields`.

Generated from spec/spend/custom_fields.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqSwField, SortField
from ..models.spend_custom_fields import (
    CustomField,
    CustomFieldCreate,
    CustomFieldUpdate,
    CustomFieldValue,
    CustomFieldValuesCreate,
    CustomFieldValuesDelete,
)

__all__ = [
    "CREATE_CUSTOM_FIELD",
    "CREATE_CUSTOM_FIELD_VALUES",
    "CustomFieldFields",
    "CustomFieldValueFields",
    "CustomFieldValue_",
    "CustomField_",
    "DELETE_CUSTOM_FIELD",
    "DELETE_CUSTOM_FIELD_VALUE",
    "GET_CUSTOM_FIELD",
    "GET_CUSTOM_FIELD_VALUES",
    "LIST_CUSTOM_FIELDS",
    "LIST_CUSTOM_FIELD_VALUES",
    "UPDATE_CUSTOM_FIELD",
]

_CUSTOM_FIELD_ID: Final = Parameter(name="custom_field_id", wire="customFieldId", kind=Id(), required=True)
_CUSTOM_FIELD_VALUE_ID: Final = Parameter(
    name="custom_field_value_id", wire="customFieldValueId", kind=Id(), required=True
)


class CustomFieldFields:
    """The filters and sort keys of `spend.custom_fields.list`."""

    name: Final = EqSwField[str]("name", Text(), confidence="derived")
    retired: Final = EqField[bool]("retired", Boolean())
    created_time: Final = SortField("createdTime")


CustomField_ = CustomFieldFields


class CustomFieldValueFields:
    """The filters and sort keys of `spend.custom_fields.list_values`."""

    retired: Final = EqField[bool]("retired", Boolean())
    name: Final = EqSwField[str]("name", Text(), confidence="derived")


CustomFieldValue_ = CustomFieldValueFields

LIST_CUSTOM_FIELDS: Final[Operation[CustomField]] = Operation(
    id="listCustomFields",
    accessor="spend.custom_fields.list",
    family="spend",
    method="GET",
    path="/v3/spend/custom-fields",
    title="Get list of custom fields",
    reference="https://developer.bill.com/reference/listcustomfields",
    answer=Answer(kind=Nested(CustomField)),
    page="next",
    fields=CustomFieldFields,
    sort_max=1,
)

CREATE_CUSTOM_FIELD: Final[Operation[CustomField]] = Operation(
    id="createCustomField",
    accessor="spend.custom_fields.create",
    family="spend",
    method="POST",
    path="/v3/spend/custom-fields",
    title="Create a custom field",
    reference="https://developer.bill.com/reference/createcustomfield",
    body=Body(model=CustomFieldCreate),
    answer=Answer(kind=Nested(CustomField)),
    retry="unsafe",
    trace=Trace(creates=True, find="listCustomFields", identity=((ComparedField("name"),),), created="createdTime"),
)

GET_CUSTOM_FIELD: Final[Operation[CustomField]] = Operation(
    id="getCustomField",
    accessor="spend.custom_fields.get",
    family="spend",
    method="GET",
    path="/v3/spend/custom-fields/{customFieldId}",
    title="Get custom field details",
    reference="https://developer.bill.com/reference/getcustomfield",
    path_params=(_CUSTOM_FIELD_ID,),
    answer=Answer(kind=Nested(CustomField)),
)

DELETE_CUSTOM_FIELD: Final[Operation[None]] = Operation(
    id="deleteCustomField",
    accessor="spend.custom_fields.delete",
    family="spend",
    method="DELETE",
    path="/v3/spend/custom-fields/{customFieldId}",
    title="Delete a custom field",
    reference="https://developer.bill.com/reference/deletecustomfield",
    path_params=(_CUSTOM_FIELD_ID,),
    retry="idempotent",
    trace=Trace(find="getCustomField", states=(State({"retired": (True,)}),)),
)

UPDATE_CUSTOM_FIELD: Final[Operation[CustomField]] = Operation(
    id="updateCustomField",
    accessor="spend.custom_fields.update",
    family="spend",
    method="PATCH",
    path="/v3/spend/custom-fields/{customFieldId}",
    title="Update a custom field",
    reference="https://developer.bill.com/reference/updatecustomfield",
    path_params=(_CUSTOM_FIELD_ID,),
    body=Body(model=CustomFieldUpdate),
    answer=Answer(kind=Nested(CustomField)),
    retry="idempotent",
    trace=Trace(find="getCustomField", as_sent=True),
    doc="`multiSelect` cannot be changed.",
)

LIST_CUSTOM_FIELD_VALUES: Final[Operation[CustomFieldValue]] = Operation(
    id="listCustomFieldValues",
    accessor="spend.custom_fields.list_values",
    family="spend",
    method="GET",
    path="/v3/spend/custom-fields/{customFieldId}/values",
    title="Get list of custom field values",
    reference="https://developer.bill.com/reference/listcustomfieldvalues",
    path_params=(_CUSTOM_FIELD_ID,),
    answer=Answer(kind=Nested(CustomFieldValue)),
    page="next",
    fields=CustomFieldValueFields,
)

CREATE_CUSTOM_FIELD_VALUES: Final[Operation[CustomFieldValue]] = Operation(
    id="createCustomFieldValues",
    accessor="spend.custom_fields.create_values",
    family="spend",
    method="POST",
    path="/v3/spend/custom-fields/{customFieldId}/values",
    title="Create a custom field value",
    reference="https://developer.bill.com/reference/createcustomfieldvalues",
    path_params=(_CUSTOM_FIELD_ID,),
    body=Body(model=CustomFieldValuesCreate),
    answer=Answer(kind=Nested(CustomFieldValue)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listCustomFieldValues",
        identity=((ComparedField("value", sent="values[]"),),),
        unique="assumed",
        where={"deleted": (False,)},
    ),
)

DELETE_CUSTOM_FIELD_VALUE: Final[Operation[None]] = Operation(
    id="deleteCustomFieldValue",
    accessor="spend.custom_fields.delete_values",
    family="spend",
    method="DELETE",
    path="/v3/spend/custom-fields/{customFieldId}/values",
    title="Delete a custom field value",
    reference="https://developer.bill.com/reference/deletecustomfieldvalue",
    path_params=(_CUSTOM_FIELD_ID,),
    body=Body(model=CustomFieldValuesDelete),
    retry="idempotent",
    trace=Trace(find="getCustomFieldValues", states=(State({"deleted": (True,)}),), each="customFieldValueIds"),
    doc="Past transactions keep deleted values.",
)

GET_CUSTOM_FIELD_VALUES: Final[Operation[CustomFieldValue]] = Operation(
    id="getCustomFieldValues",
    accessor="spend.custom_fields.get_value",
    family="spend",
    method="GET",
    path="/v3/spend/custom-fields/{customFieldId}/values/{customFieldValueId}",
    title="Get custom field value details",
    reference="https://developer.bill.com/reference/getcustomfieldvalues",
    path_params=(_CUSTOM_FIELD_ID, _CUSTOM_FIELD_VALUE_ID),
    answer=Answer(kind=Nested(CustomFieldValue)),
)
