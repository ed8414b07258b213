"""One test for each operation of `spend.custom_fields`: what is sent, and what becomes of the answer.

Generated from spec/spend/custom_fields.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    CustomField,
    CustomFieldCreate,
    CustomFieldType,
    CustomFieldUpdate,
    CustomFieldValue,
    CustomFieldValuesCreate,
    CustomFieldValuesDelete,
)
from bill_async.operations import CustomField_, CustomFieldValue_

AUTH = {"apiToken": "the-api-token"}

CUSTOM_FIELD = CustomField(
    id="00000000000000000001",
    uuid="00000000000000000002",
    name="Name",
    description="Description",
    type=CustomFieldType.NOTE,
    multi_select=False,
    allow_custom_values=True,
    minimum_amount_for_requirement=Decimal("108.25"),
    required=True,
    global_=False,
    retired=True,
    created_time=datetime(2026, 12, 31, 9, 12, tzinfo=UTC),
    selected_budget_ids=["00000000000000000013"],
    selected_budget_uuids=["00000000000000000014"],
    required_budget_ids=["00000000000000000015"],
    required_budget_uuids=["00000000000000000016"],
)
CUSTOM_FIELD_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"name":"Name"'
    b',"description":"Description"'
    b',"type":"NOTE"'
    b',"multiSelect":false'
    b',"allowCustomValues":true'
    b',"minimumAmountForRequirement":108.25'
    b',"required":true'
    b',"global":false'
    b',"retired":true'
    b',"createdTime":"2026-12-31T09:12:00.000+00:00"'
    b',"selectedBudgetIds":["00000000000000000013"]'
    b',"selectedBudgetUuids":["00000000000000000014"]'
    b',"requiredBudgetIds":["00000000000000000015"]'
    b',"requiredBudgetUuids":["00000000000000000016"]'
    b"}"
)

CUSTOM_FIELD_LEAST = CustomField(uuid="00000000000000000002")
CUSTOM_FIELD_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

CUSTOM_FIELD_CREATE_LEAST = CustomFieldCreate(name="Name", allow_custom_values=False, global_=False)
CUSTOM_FIELD_CREATE_LEAST_JSON = b'{"name":"Name","allowCustomValues":false,"global":false}'

CUSTOM_FIELD_CREATE = CustomFieldCreate(
    name="Name",
    allow_custom_values=False,
    required=True,
    global_=False,
    description="Description",
    multi_select=False,
    minimum_amount_for_requirement=Decimal("107.25"),
    values=["Values"],
    selected_budget_ids=["00000000000000000009"],
    required_budget_ids=["00000000000000000010"],
)
CUSTOM_FIELD_CREATE_JSON = (
    b'{"name":"Name"'
    b',"allowCustomValues":false'
    b',"required":true'
    b',"global":false'
    b',"description":"Description"'
    b',"multiSelect":false'
    b',"minimumAmountForRequirement":107.25'
    b',"values":["Values"]'
    b',"selectedBudgetIds":["00000000000000000009"]'
    b',"requiredBudgetIds":["00000000000000000010"]'
    b"}"
)

CUSTOM_FIELD_UPDATE_LEAST = CustomFieldUpdate()
CUSTOM_FIELD_UPDATE_LEAST_JSON = b"{}"

CUSTOM_FIELD_UPDATE = CustomFieldUpdate(
    name="Name",
    description="Description",
    allow_custom_values=True,
    minimum_amount_for_requirement=Decimal("104.25"),
    required=True,
    global_=False,
    selected_budget_ids=["00000000000000000007"],
    required_budget_ids=["00000000000000000008"],
)
CUSTOM_FIELD_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"description":"Description"'
    b',"allowCustomValues":true'
    b',"minimumAmountForRequirement":104.25'
    b',"required":true'
    b',"global":false'
    b',"selectedBudgetIds":["00000000000000000007"]'
    b',"requiredBudgetIds":["00000000000000000008"]'
    b"}"
)

CUSTOM_FIELD_VALUE = CustomFieldValue(
    id="00000000000000000001", uuid="00000000000000000002", value="Value", deleted=False
)
CUSTOM_FIELD_VALUE_JSON = b'{"id":"00000000000000000001","uuid":"00000000000000000002","value":"Value","deleted":false}'

CUSTOM_FIELD_VALUE_LEAST = CustomFieldValue(uuid="00000000000000000002")
CUSTOM_FIELD_VALUE_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

CUSTOM_FIELD_VALUES_CREATE = CustomFieldValuesCreate(values=["Values"])
CUSTOM_FIELD_VALUES_CREATE_JSON = b'{"values":["Values"]}'

CUSTOM_FIELD_VALUES_DELETE = CustomFieldValuesDelete(custom_field_value_ids=["00000000000000000001"])
CUSTOM_FIELD_VALUES_DELETE_JSON = b'{"customFieldValueIds":["00000000000000000001"]}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/custom-fields`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.custom_fields.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/spend/custom-fields", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CUSTOM_FIELD_JSON
        + b","
        + CUSTOM_FIELD_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.custom_fields.list(
        filters=[CustomField_.name == "One", CustomField_.name.starts_with("One"), CustomField_.retired == YES],
        sort=[CustomField_.created_time.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([CUSTOM_FIELD, CUSTOM_FIELD_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields",
        headers=AUTH,
        query={
            "filters": "name:eq:One,name:sw:One,retired:eq:true",
            "sort": "createdTime:asc",
            "max": "7",
            "nextPage": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/spend/custom-fields`."""
    wire.answer(200, CUSTOM_FIELD_LEAST_JSON)
    assert await wire.client.spend.custom_fields.create(body=CUSTOM_FIELD_CREATE_LEAST) == CUSTOM_FIELD_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOM_FIELD_CREATE_LEAST_JSON,
    )
    wire.answer(200, CUSTOM_FIELD_JSON)
    assert await wire.client.spend.custom_fields.create(body=CUSTOM_FIELD_CREATE) == CUSTOM_FIELD
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOM_FIELD_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/spend/custom-fields/{customFieldId}`."""
    wire.answer(200, CUSTOM_FIELD_JSON)
    assert await wire.client.spend.custom_fields.get(custom_field_id="00000000000000000001") == CUSTOM_FIELD
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001", headers=AUTH
    )


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/spend/custom-fields/{customFieldId}`."""
    wire.answer(200, b"")
    await wire.client.spend.custom_fields.delete(custom_field_id="00000000000000000001")
    wire.check(
        "DELETE", "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/spend/custom-fields/{customFieldId}`."""
    wire.answer(200, CUSTOM_FIELD_LEAST_JSON)
    assert (
        await wire.client.spend.custom_fields.update(
            custom_field_id="00000000000000000001", body=CUSTOM_FIELD_UPDATE_LEAST
        )
        == CUSTOM_FIELD_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOM_FIELD_UPDATE_LEAST_JSON,
    )
    wire.answer(200, CUSTOM_FIELD_JSON)
    assert (
        await wire.client.spend.custom_fields.update(custom_field_id="00000000000000000001", body=CUSTOM_FIELD_UPDATE)
        == CUSTOM_FIELD
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOM_FIELD_UPDATE_JSON,
    )


async def test_list_values(wire: Wire) -> None:
    """`GET /v3/spend/custom-fields/{customFieldId}/values`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.custom_fields.list_values(custom_field_id="00000000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001/values",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CUSTOM_FIELD_VALUE_JSON
        + b","
        + CUSTOM_FIELD_VALUE_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.custom_fields.list_values(
        custom_field_id="00000000000000000001",
        filters=[
            CustomFieldValue_.retired == YES,
            CustomFieldValue_.name == "One",
            CustomFieldValue_.name.starts_with("One"),
        ],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [CUSTOM_FIELD_VALUE, CUSTOM_FIELD_VALUE_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001/values",
        headers=AUTH,
        query={"filters": "retired:eq:true,name:eq:One,name:sw:One", "max": "7", "nextPage": "cursor-1"},
    )


async def test_create_values(wire: Wire) -> None:
    """`POST /v3/spend/custom-fields/{customFieldId}/values`."""
    wire.answer(200, CUSTOM_FIELD_VALUE_JSON)
    assert (
        await wire.client.spend.custom_fields.create_values(
            custom_field_id="00000000000000000001", body=CUSTOM_FIELD_VALUES_CREATE
        )
        == CUSTOM_FIELD_VALUE
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001/values",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOM_FIELD_VALUES_CREATE_JSON,
    )


async def test_delete_values(wire: Wire) -> None:
    """`DELETE /v3/spend/custom-fields/{customFieldId}/values`."""
    wire.answer(200, b"")
    await wire.client.spend.custom_fields.delete_values(
        custom_field_id="00000000000000000001", body=CUSTOM_FIELD_VALUES_DELETE
    )
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001/values",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOM_FIELD_VALUES_DELETE_JSON,
    )


async def test_get_value(wire: Wire) -> None:
    """`GET /v3/spend/custom-fields/{customFieldId}/values/{customFieldValueId}`."""
    wire.answer(200, CUSTOM_FIELD_VALUE_JSON)
    assert (
        await wire.client.spend.custom_fields.get_value(
            custom_field_id="00000000000000000001", custom_field_value_id="00000000000000000001"
        )
        == CUSTOM_FIELD_VALUE
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/custom-fields/00000000000000000001/values/00000000000000000001",
        headers=AUTH,
    )
