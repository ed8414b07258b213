"""One test for each operation of `spend.reimbursements`: what is sent, and what becomes of the answer.

Generated from spec/spend/reimbursements.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    CustomFieldSelection,
    Receipt,
    ReceiptInput,
    Reimbursement,
    ReimbursementAction,
    ReimbursementActorRole,
    ReimbursementCreate,
    ReimbursementDecision,
    ReimbursementFulfillmentType,
    ReimbursementReceiptCreate,
    ReimbursementStatus,
    ReimbursementStatusEntry,
    ReimbursementType,
    ReimbursementUpdate,
    SelectedValue,
    TransactionCustomField,
    UploadUrl,
)
from bill_async.operations import Reimbursement_

AUTH = {"apiToken": "the-api-token"}

REIMBURSEMENT = Reimbursement(
    id="00000000000000000001",
    uuid="00000000000000000002",
    user_id="00000000000000000003",
    user_uuid="00000000000000000004",
    budget_id="00000000000000000005",
    budget_uuid="00000000000000000006",
    amount=Decimal("107.25"),
    note="Note",
    merchant_name="Merchant name",
    occurred_date=date(2026, 12, 11),
    submitted_time=datetime(2026, 12, 31, 9, 11, tzinfo=UTC),
    type=ReimbursementType.PURCHASE,
    status=ReimbursementStatus.BUDGET_APPROVAL,
    status_history=[
        ReimbursementStatusEntry(
            status="Status",
            actor_id="00000000000000000002",
            actor_role=ReimbursementActorRole.SUBMITTER,
            note="Note",
            occurred_time=datetime(2026, 12, 31, 9, 5, tzinfo=UTC),
        )
    ],
    receipts=[Receipt(uuid="00000000000000000001", filename="Filename", url="Url")],
    custom_fields=[
        TransactionCustomField(
            id="00000000000000000001",
            uuid="00000000000000000002",
            name="Name",
            note="Note",
            is_required=True,
            selected_values=[SelectedValue(id="00000000000000000001", uuid="00000000000000000002", value="Value")],
        )
    ],
    batch_id="00000000000000000017",
    batch_amount=Decimal("118.25"),
    fund_request_amount=Decimal("119.25"),
    fund_request_budget_amount=Decimal("120.25"),
    retired=True,
    fulfillment_type=ReimbursementFulfillmentType.ACH,
)
REIMBURSEMENT_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"userId":"00000000000000000003"'
    b',"userUuid":"00000000000000000004"'
    b',"budgetId":"00000000000000000005"'
    b',"budgetUuid":"00000000000000000006"'
    b',"amount":107.25'
    b',"note":"Note"'
    b',"merchantName":"Merchant name"'
    b',"occurredDate":"2026-12-11"'
    b',"submittedTime":"2026-12-31T09:11:00.000+00:00"'
    b',"type":"PURCHASE"'
    b',"status":"BUDGET_APPROVAL"'
    b',"statusHistory":[{"status":"Status","actorId":"00000000000000000002","actorRole":"SUBMITTER","note":"Note","occurredTime":"2026-12-31T09:05:00.000+00:00"}]'
    b',"receipts":[{"uuid":"00000000000000000001","filename":"Filename","url":"Url"}]'
    b',"customFields":[{"id":"00000000000000000001","uuid":"00000000000000000002","name":"Name","note":"Note","isRequired":true,"selectedValues":[{"id":"00000000000000000001","uuid":"00000000000000000002","value":"Value"}]}]'
    b',"batchId":"00000000000000000017"'
    b',"batchAmount":118.25'
    b',"fundRequestAmount":119.25'
    b',"fundRequestBudgetAmount":120.25'
    b',"retired":true'
    b',"fulfillmentType":"ACH"'
    b"}"
)

REIMBURSEMENT_LEAST = Reimbursement(uuid="00000000000000000002")
REIMBURSEMENT_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

REIMBURSEMENT_CREATE_LEAST = ReimbursementCreate(
    user_id="00000000000000000001",
    budget_id="00000000000000000002",
    amount=Decimal("103.25"),
    note="Note",
    merchant_name="Merchant name",
    occurred_date=date(2026, 12, 7),
    receipts=[ReceiptInput(url="Url", filename="Filename")],
)
REIMBURSEMENT_CREATE_LEAST_JSON = (
    b'{"userId":"00000000000000000001"'
    b',"budgetId":"00000000000000000002"'
    b',"amount":103.25'
    b',"note":"Note"'
    b',"merchantName":"Merchant name"'
    b',"occurredDate":"2026-12-07"'
    b',"receipts":[{"url":"Url","filename":"Filename"}]'
    b"}"
)

REIMBURSEMENT_CREATE = ReimbursementCreate(
    user_id="00000000000000000001",
    budget_id="00000000000000000002",
    amount=Decimal("103.25"),
    note="Note",
    merchant_name="Merchant name",
    occurred_date=date(2026, 12, 7),
    receipts=[ReceiptInput(url="Url", filename="Filename")],
    custom_fields=[
        CustomFieldSelection(custom_field_id="00000000000000000001", selected_values=["Selected values"], note="Note")
    ],
)
REIMBURSEMENT_CREATE_JSON = (
    b'{"userId":"00000000000000000001"'
    b',"budgetId":"00000000000000000002"'
    b',"amount":103.25'
    b',"note":"Note"'
    b',"merchantName":"Merchant name"'
    b',"occurredDate":"2026-12-07"'
    b',"receipts":[{"url":"Url","filename":"Filename"}]'
    b',"customFields":[{"customFieldId":"00000000000000000001","selectedValues":["Selected values"],"note":"Note"}]'
    b"}"
)

UPLOAD_URL_LEAST = UploadUrl()
UPLOAD_URL_LEAST_JSON = b"{}"

UPLOAD_URL = UploadUrl(url="Url")
UPLOAD_URL_JSON = b'{"url":"Url"}'

REIMBURSEMENT_UPDATE_LEAST = ReimbursementUpdate()
REIMBURSEMENT_UPDATE_LEAST_JSON = b"{}"

REIMBURSEMENT_UPDATE = ReimbursementUpdate(
    user_id="00000000000000000001",
    budget_id="00000000000000000002",
    amount=Decimal("103.25"),
    note="Note",
    merchant_name="Merchant name",
    occurred_date=date(2026, 12, 7),
    receipts=[ReceiptInput(url="Url", filename="Filename")],
    custom_fields=[
        CustomFieldSelection(custom_field_id="00000000000000000001", selected_values=["Selected values"], note="Note")
    ],
)
REIMBURSEMENT_UPDATE_JSON = (
    b'{"userId":"00000000000000000001"'
    b',"budgetId":"00000000000000000002"'
    b',"amount":103.25'
    b',"note":"Note"'
    b',"merchantName":"Merchant name"'
    b',"occurredDate":"2026-12-07"'
    b',"receipts":[{"url":"Url","filename":"Filename"}]'
    b',"customFields":[{"customFieldId":"00000000000000000001","selectedValues":["Selected values"],"note":"Note"}]'
    b"}"
)

REIMBURSEMENT_ACTION_LEAST = ReimbursementAction(action=ReimbursementDecision.DENY)
REIMBURSEMENT_ACTION_LEAST_JSON = b'{"action":"DENY"}'

REIMBURSEMENT_ACTION = ReimbursementAction(action=ReimbursementDecision.DENY, note="Note")
REIMBURSEMENT_ACTION_JSON = b'{"action":"DENY","note":"Note"}'

REIMBURSEMENT_RECEIPT_CREATE_LEAST = ReimbursementReceiptCreate(url="Url")
REIMBURSEMENT_RECEIPT_CREATE_LEAST_JSON = b'{"url":"Url"}'

RECEIPT_LEAST = Receipt()
RECEIPT_LEAST_JSON = b"{}"

REIMBURSEMENT_RECEIPT_CREATE = ReimbursementReceiptCreate(url="Url", filename="Filename")
REIMBURSEMENT_RECEIPT_CREATE_JSON = b'{"url":"Url","filename":"Filename"}'

RECEIPT = Receipt(uuid="00000000000000000001", filename="Filename", url="Url")
RECEIPT_JSON = b'{"uuid":"00000000000000000001","filename":"Filename","url":"Url"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/reimbursements`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.reimbursements.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/spend/reimbursements", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + REIMBURSEMENT_JSON
        + b","
        + REIMBURSEMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.reimbursements.list(
        filters=[
            Reimbursement_.reimbursement_ids == "00000000000000000001",
            Reimbursement_.reimbursement_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Reimbursement_.budget_ids == "00000000000000000001",
            Reimbursement_.budget_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Reimbursement_.user_ids == "00000000000000000001",
            Reimbursement_.user_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Reimbursement_.custom_field_value_ids == "00000000000000000001",
            Reimbursement_.custom_field_value_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Reimbursement_.type == ReimbursementType.MILEAGE,
            Reimbursement_.submitted_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Reimbursement_.submitted_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Reimbursement_.retired == YES,
        ],
        sort=[Reimbursement_.submitted_time.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [REIMBURSEMENT, REIMBURSEMENT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements",
        headers=AUTH,
        query={
            "filters": 'reimbursementIds:eq:00000000000000000001,reimbursementIds:in:"00000000000000000001,00000000000000000008",budgetIds:eq:00000000000000000001,budgetIds:in:"00000000000000000001,00000000000000000008",userIds:eq:00000000000000000001,userIds:in:"00000000000000000001,00000000000000000008",customFieldValueIds:eq:00000000000000000001,customFieldValueIds:in:"00000000000000000001,00000000000000000008",type:eq:MILEAGE,submittedTime:gte:"2026-12-31T09:01:00.000Z",submittedTime:lte:"2026-12-31T09:01:00.000Z",retired:eq:true',
            "sort": "submittedTime:asc",
            "max": "7",
            "nextPage": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/spend/reimbursements`."""
    wire.answer(200, REIMBURSEMENT_LEAST_JSON)
    assert await wire.client.spend.reimbursements.create(body=REIMBURSEMENT_CREATE_LEAST) == REIMBURSEMENT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_CREATE_LEAST_JSON,
    )
    wire.answer(200, REIMBURSEMENT_JSON)
    assert await wire.client.spend.reimbursements.create(body=REIMBURSEMENT_CREATE) == REIMBURSEMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_CREATE_JSON,
    )


async def test_create_upload_url(wire: Wire) -> None:
    """`POST /v3/spend/reimbursements/image-upload-url`."""
    wire.answer(200, UPLOAD_URL_JSON)
    assert await wire.client.spend.reimbursements.create_upload_url() == UPLOAD_URL
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/image-upload-url", headers=AUTH)


async def test_get(wire: Wire) -> None:
    """`GET /v3/spend/reimbursements/{reimbursementId}`."""
    wire.answer(200, REIMBURSEMENT_JSON)
    assert await wire.client.spend.reimbursements.get(reimbursement_id="00000000000000000001") == REIMBURSEMENT
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001", headers=AUTH
    )


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/spend/reimbursements/{reimbursementId}`."""
    wire.answer(200, b"")
    await wire.client.spend.reimbursements.delete(reimbursement_id="00000000000000000001")
    wire.check(
        "DELETE", "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/spend/reimbursements/{reimbursementId}`."""
    wire.answer(200, REIMBURSEMENT_LEAST_JSON)
    assert (
        await wire.client.spend.reimbursements.update(
            reimbursement_id="00000000000000000001", body=REIMBURSEMENT_UPDATE_LEAST
        )
        == REIMBURSEMENT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, REIMBURSEMENT_JSON)
    assert (
        await wire.client.spend.reimbursements.update(
            reimbursement_id="00000000000000000001", body=REIMBURSEMENT_UPDATE
        )
        == REIMBURSEMENT
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_UPDATE_JSON,
    )


async def test_act(wire: Wire) -> None:
    """`POST /v3/spend/reimbursements/{reimbursementId}/action`."""
    wire.answer(200, REIMBURSEMENT_LEAST_JSON)
    assert (
        await wire.client.spend.reimbursements.act(
            reimbursement_id="00000000000000000001", body=REIMBURSEMENT_ACTION_LEAST
        )
        == REIMBURSEMENT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001/action",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_ACTION_LEAST_JSON,
    )
    wire.answer(200, REIMBURSEMENT_JSON)
    assert (
        await wire.client.spend.reimbursements.act(reimbursement_id="00000000000000000001", body=REIMBURSEMENT_ACTION)
        == REIMBURSEMENT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001/action",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_ACTION_JSON,
    )


async def test_add_receipt(wire: Wire) -> None:
    """`POST /v3/spend/reimbursements/{reimbursementId}/receipts`."""
    wire.answer(200, RECEIPT_LEAST_JSON)
    assert (
        await wire.client.spend.reimbursements.add_receipt(
            reimbursement_id="00000000000000000001", body=REIMBURSEMENT_RECEIPT_CREATE_LEAST
        )
        == RECEIPT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001/receipts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_RECEIPT_CREATE_LEAST_JSON,
    )
    wire.answer(200, RECEIPT_JSON)
    assert (
        await wire.client.spend.reimbursements.add_receipt(
            reimbursement_id="00000000000000000001", body=REIMBURSEMENT_RECEIPT_CREATE
        )
        == RECEIPT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001/receipts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=REIMBURSEMENT_RECEIPT_CREATE_JSON,
    )


async def test_delete_receipt(wire: Wire) -> None:
    """`DELETE /v3/spend/reimbursements/{reimbursementId}/receipts/{receiptId}`."""
    wire.answer(200, b"")
    await wire.client.spend.reimbursements.delete_receipt(
        reimbursement_id="00000000000000000001", receipt_id="00000000000000000001"
    )
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/spend/reimbursements/00000000000000000001/receipts/00000000000000000001",
        headers=AUTH,
    )
