"""One test for each operation of `spend.transactions`: what is sent, and what becomes of the answer.

Generated from spec/spend/transactions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    AccountingIntegrationTransaction,
    CardNetwork,
    CurrencyData,
    CustomFieldSelection,
    MerchantLocation,
    Receipt,
    ReviewerType,
    ReviewStatus,
    SelectedValue,
    SpendCardType,
    StatusMessage,
    ThreeDsChallengeAction,
    ThreeDsChallengeDecision,
    ThreeDsChallengeResult,
    ThreeDsChallengeStatus,
    Transaction,
    TransactionCustomField,
    TransactionCustomFieldsUpdate,
    TransactionDisputeStatus,
    TransactionReceiptCreate,
    TransactionReceiptStatus,
    TransactionReceiptSyncStatus,
    TransactionReview,
    TransactionReviewer,
    TransactionStatus,
    TransactionSyncStatus,
    TransactionType,
    TransactionUpdate,
    UploadUrl,
)
from bill_async.operations import SpendTransactionCustomField_, Transaction_

AUTH = {"apiToken": "the-api-token"}

TRANSACTION = Transaction(
    id="00000000000000000001",
    uuid="00000000000000000002",
    transaction_type=TransactionType.OTHER,
    status=TransactionStatus.APPROVED,
    amount=Decimal("105.25"),
    transacted_amount=Decimal("106.25"),
    fees=Decimal("107.25"),
    foreign_exchange_fee=Decimal("108.25"),
    currency_data=CurrencyData(
        exchange_rate=Decimal("0.015"),
        exponent=2,
        original_currency_amount="Original currency amount",
        original_currency_code="Original currency code",
        symbol="Symbol",
    ),
    merchant_name="Merchant name",
    raw_merchant_name="Raw merchant name",
    merchant_category_code="Merchant category code",
    merchant_location=MerchantLocation(city="City", state="State", postal_code="Postal code", country="Country"),
    card_present=False,
    network=CardNetwork.MASTERCARD,
    is_credit=False,
    points_awarded=17,
    user_id="00000000000000000018",
    user_uuid="00000000000000000019",
    user_name="User name",
    budget_id="00000000000000000021",
    budget_uuid="00000000000000000022",
    budget_name="Budget name",
    parent_budget_uuid="00000000000000000024",
    card_id="00000000000000000025",
    card_uuid="00000000000000000026",
    card_last_four="Card last four",
    card_type=SpendCardType.PHYSICAL,
    occurred_time=datetime(2026, 12, 31, 9, 29, tzinfo=UTC),
    authorized_time=datetime(2026, 12, 31, 9, 30, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 31, tzinfo=UTC),
    is_parent=False,
    parent_transaction_id="00000000000000000033",
    parent_transaction_uuid="00000000000000000034",
    child_transaction_ids=["00000000000000000035"],
    child_transaction_uuids=["00000000000000000036"],
    original_auth_transaction_id="00000000000000000037",
    original_auth_transaction_uuid="00000000000000000038",
    matched_clear_transaction_id="00000000000000000039",
    matched_clear_transaction_uuid="00000000000000000040",
    is_locked=True,
    is_reconciled=False,
    complete=True,
    is_reviewed=False,
    decline_reason="Decline reason",
    decline_internal_reason_code="Decline internal reason code",
    dispute_status=TransactionDisputeStatus.CLOSED_LOST,
    receipt_required=False,
    receipt_status=TransactionReceiptStatus.NOT_VALIDATED,
    receipt_sync_status=TransactionReceiptSyncStatus.SYNC_ERROR,
    receipts=[Receipt(uuid="00000000000000000001", filename="Filename", url="Url")],
    review_required=False,
    reviews=[
        TransactionReview(
            id="00000000000000000001",
            is_approved=False,
            note="Note",
            created_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
            deleted_time=datetime(2026, 12, 31, 9, 5, tzinfo=UTC),
            reviewer_id="00000000000000000006",
            reviewer_uuid="00000000000000000007",
        )
    ],
    reviewers=[
        TransactionReviewer(
            approver_type=ReviewerType.MANAGER,
            status=ReviewStatus.DENIED,
            reviewed_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
            user_id="00000000000000000004",
            user_uuid="00000000000000000005",
            user_name="User name",
        )
    ],
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
    accounting_integration_transactions=[
        AccountingIntegrationTransaction(
            id="00000000000000000001",
            billable=False,
            integration_tx_id="00000000000000000003",
            sync_status="Sync status",
            sync_message="Sync message",
            integration_type="Integration type",
            integration_id="00000000000000000007",
            sync_request_id="00000000000000000008",
            transaction_record_id="00000000000000000009",
        )
    ],
)
TRANSACTION_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"transactionType":"OTHER"'
    b',"status":"APPROVED"'
    b',"amount":105.25'
    b',"transactedAmount":106.25'
    b',"fees":107.25'
    b',"foreignExchangeFee":108.25'
    b',"currencyData":{"exchangeRate":0.015,"exponent":2,"originalCurrencyAmount":"Original currency amount","originalCurrencyCode":"Original currency code","symbol":"Symbol"}'
    b',"merchantName":"Merchant name"'
    b',"rawMerchantName":"Raw merchant name"'
    b',"merchantCategoryCode":"Merchant category code"'
    b',"merchantLocation":{"city":"City","state":"State","postalCode":"Postal code","country":"Country"}'
    b',"cardPresent":false'
    b',"network":"MASTERCARD"'
    b',"isCredit":false'
    b',"pointsAwarded":17'
    b',"userId":"00000000000000000018"'
    b',"userUuid":"00000000000000000019"'
    b',"userName":"User name"'
    b',"budgetId":"00000000000000000021"'
    b',"budgetUuid":"00000000000000000022"'
    b',"budgetName":"Budget name"'
    b',"parentBudgetUuid":"00000000000000000024"'
    b',"cardId":"00000000000000000025"'
    b',"cardUuid":"00000000000000000026"'
    b',"cardLastFour":"Card last four"'
    b',"cardType":"PHYSICAL"'
    b',"occurredTime":"2026-12-31T09:29:00.000+00:00"'
    b',"authorizedTime":"2026-12-31T09:30:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:31:00.000+00:00"'
    b',"isParent":false'
    b',"parentTransactionId":"00000000000000000033"'
    b',"parentTransactionUuid":"00000000000000000034"'
    b',"childTransactionIds":["00000000000000000035"]'
    b',"childTransactionUuids":["00000000000000000036"]'
    b',"originalAuthTransactionId":"00000000000000000037"'
    b',"originalAuthTransactionUuid":"00000000000000000038"'
    b',"matchedClearTransactionId":"00000000000000000039"'
    b',"matchedClearTransactionUuid":"00000000000000000040"'
    b',"isLocked":true'
    b',"isReconciled":false'
    b',"complete":true'
    b',"isReviewed":false'
    b',"declineReason":"Decline reason"'
    b',"declineInternalReasonCode":"Decline internal reason code"'
    b',"disputeStatus":"CLOSED_LOST"'
    b',"receiptRequired":false'
    b',"receiptStatus":"NOT_VALIDATED"'
    b',"receiptSyncStatus":"SYNC_ERROR"'
    b',"receipts":[{"uuid":"00000000000000000001","filename":"Filename","url":"Url"}]'
    b',"reviewRequired":false'
    b',"reviews":[{"id":"00000000000000000001","isApproved":false,"note":"Note","createdTime":"2026-12-31T09:04:00.000+00:00","deletedTime":"2026-12-31T09:05:00.000+00:00","reviewerId":"00000000000000000006","reviewerUuid":"00000000000000000007"}]'
    b',"reviewers":[{"approverType":"MANAGER","status":"DENIED","reviewedTime":"2026-12-31T09:03:00.000+00:00","userId":"00000000000000000004","userUuid":"00000000000000000005","userName":"User name"}]'
    b',"customFields":[{"id":"00000000000000000001","uuid":"00000000000000000002","name":"Name","note":"Note","isRequired":true,"selectedValues":[{"id":"00000000000000000001","uuid":"00000000000000000002","value":"Value"}]}]'
    b',"accountingIntegrationTransactions":[{"id":"00000000000000000001","billable":false,"integrationTxId":"00000000000000000003","syncStatus":"Sync status","syncMessage":"Sync message","integrationType":"Integration type","integrationId":"00000000000000000007","syncRequestId":"00000000000000000008","transactionRecordId":"00000000000000000009"}]'
    b"}"
)

TRANSACTION_LEAST = Transaction(uuid="00000000000000000002")
TRANSACTION_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

TRANSACTION_UPDATE = TransactionUpdate(budget_id="00000000000000000001")
TRANSACTION_UPDATE_JSON = b'{"budgetId":"00000000000000000001"}'

TRANSACTION_CUSTOM_FIELD = TransactionCustomField(
    id="00000000000000000001",
    uuid="00000000000000000002",
    name="Name",
    note="Note",
    is_required=True,
    selected_values=[SelectedValue(id="00000000000000000001", uuid="00000000000000000002", value="Value")],
)
TRANSACTION_CUSTOM_FIELD_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"name":"Name"'
    b',"note":"Note"'
    b',"isRequired":true'
    b',"selectedValues":[{"id":"00000000000000000001","uuid":"00000000000000000002","value":"Value"}]'
    b"}"
)

TRANSACTION_CUSTOM_FIELD_LEAST = TransactionCustomField()
TRANSACTION_CUSTOM_FIELD_LEAST_JSON = b"{}"

TRANSACTION_CUSTOM_FIELDS_UPDATE_LEAST = TransactionCustomFieldsUpdate(
    custom_fields=[CustomFieldSelection(custom_field_id="00000000000000000001")]
)
TRANSACTION_CUSTOM_FIELDS_UPDATE_LEAST_JSON = b'{"customFields":[{"customFieldId":"00000000000000000001"}]}'

STATUS_MESSAGE_LEAST = StatusMessage()
STATUS_MESSAGE_LEAST_JSON = b"{}"

TRANSACTION_CUSTOM_FIELDS_UPDATE = TransactionCustomFieldsUpdate(
    custom_fields=[
        CustomFieldSelection(custom_field_id="00000000000000000001", selected_values=["Selected values"], note="Note")
    ]
)
TRANSACTION_CUSTOM_FIELDS_UPDATE_JSON = (
    b'{"customFields":[{"customFieldId":"00000000000000000001","selectedValues":["Selected values"],"note":"Note"}]}'
)

STATUS_MESSAGE = StatusMessage(status="Status")
STATUS_MESSAGE_JSON = b'{"status":"Status"}'

SELECTED_VALUE = SelectedValue(id="00000000000000000001", uuid="00000000000000000002", value="Value")
SELECTED_VALUE_JSON = b'{"id":"00000000000000000001","uuid":"00000000000000000002","value":"Value"}'

SELECTED_VALUE_LEAST = SelectedValue()
SELECTED_VALUE_LEAST_JSON = b"{}"

UPLOAD_URL_LEAST = UploadUrl()
UPLOAD_URL_LEAST_JSON = b"{}"

UPLOAD_URL = UploadUrl(url="Url")
UPLOAD_URL_JSON = b'{"url":"Url"}'

TRANSACTION_RECEIPT_CREATE_LEAST = TransactionReceiptCreate(url="Url")
TRANSACTION_RECEIPT_CREATE_LEAST_JSON = b'{"url":"Url"}'

RECEIPT_LEAST = Receipt()
RECEIPT_LEAST_JSON = b"{}"

TRANSACTION_RECEIPT_CREATE = TransactionReceiptCreate(url="Url", filename="Filename")
TRANSACTION_RECEIPT_CREATE_JSON = b'{"url":"Url","filename":"Filename"}'

RECEIPT = Receipt(uuid="00000000000000000001", filename="Filename", url="Url")
RECEIPT_JSON = b'{"uuid":"00000000000000000001","filename":"Filename","url":"Url"}'

THREE_DS_CHALLENGE_ACTION = ThreeDsChallengeAction(action=ThreeDsChallengeDecision.REJECT)
THREE_DS_CHALLENGE_ACTION_JSON = b'{"action":"REJECT"}'

THREE_DS_CHALLENGE_RESULT_LEAST = ThreeDsChallengeResult()
THREE_DS_CHALLENGE_RESULT_LEAST_JSON = b"{}"

THREE_DS_CHALLENGE_RESULT = ThreeDsChallengeResult(id="00000000000000000001", status=ThreeDsChallengeStatus.ACCEPTED)
THREE_DS_CHALLENGE_RESULT_JSON = b'{"id":"00000000000000000001","status":"ACCEPTED"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/transactions`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.transactions.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/transactions", headers=AUTH, query={"max": "50"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + TRANSACTION_JSON
        + b","
        + TRANSACTION_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.transactions.list(
        show_custom_field_ids=["00000000000000000001", "00000000000000000008"],
        include_receipts=True,
        filters=[
            Transaction_.card_id == "00000000000000000001",
            Transaction_.card_id.in_(["00000000000000000001", "00000000000000000008"]),
            Transaction_.user_id == "00000000000000000001",
            Transaction_.user_id.in_(["00000000000000000001", "00000000000000000008"]),
            Transaction_.budget_id == "00000000000000000001",
            Transaction_.budget_id.in_(["00000000000000000001", "00000000000000000008"]),
            Transaction_.transaction_ids == "00000000000000000001",
            Transaction_.transaction_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Transaction_.custom_field_ids == "00000000000000000001",
            Transaction_.custom_field_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Transaction_.custom_field_value_ids == "00000000000000000001",
            Transaction_.custom_field_value_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Transaction_.merchant_name == "One",
            Transaction_.fees >= Decimal("101.25"),
            Transaction_.fees <= Decimal("101.25"),
            Transaction_.amount >= Decimal("101.25"),
            Transaction_.amount <= Decimal("101.25"),
            Transaction_.receipt_status == TransactionReceiptStatus.NOT_VALIDATED,
            Transaction_.receipt_status != TransactionReceiptStatus.NOT_VALIDATED,
            Transaction_.receipt_status.in_(
                [TransactionReceiptStatus.NOT_VALIDATED, TransactionReceiptStatus.ATTACHED]
            ),
            Transaction_.receipt_status.not_in(
                [TransactionReceiptStatus.NOT_VALIDATED, TransactionReceiptStatus.ATTACHED]
            ),
            Transaction_.type == TransactionType.CLEAR,
            Transaction_.type != TransactionType.CLEAR,
            Transaction_.type.in_([TransactionType.CLEAR, TransactionType.AUTHORIZATION]),
            Transaction_.type.not_in([TransactionType.CLEAR, TransactionType.AUTHORIZATION]),
            Transaction_.sync_status == TransactionSyncStatus.SYNCED,
            Transaction_.sync_status != TransactionSyncStatus.SYNCED,
            Transaction_.sync_status.in_([TransactionSyncStatus.SYNCED, TransactionSyncStatus.MANUAL_SYNCED]),
            Transaction_.sync_status.not_in([TransactionSyncStatus.SYNCED, TransactionSyncStatus.MANUAL_SYNCED]),
            Transaction_.occurred_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Transaction_.occurred_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Transaction_.authorized_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Transaction_.authorized_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Transaction_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Transaction_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Transaction_.is_locked == YES,
            Transaction_.complete == YES,
            Transaction_.is_reviewed == YES,
        ],
        sort=[Transaction_.merchant_name.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([TRANSACTION, TRANSACTION_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions",
        headers=AUTH,
        query={
            "showCustomFieldIds": "00000000000000000001,00000000000000000008",
            "includeReceipts": "true",
            "filters": 'cardId:eq:00000000000000000001,cardId:in:"00000000000000000001,00000000000000000008",userId:eq:00000000000000000001,userId:in:"00000000000000000001,00000000000000000008",budgetId:eq:00000000000000000001,budgetId:in:"00000000000000000001,00000000000000000008",transactionIds:eq:00000000000000000001,transactionIds:in:"00000000000000000001,00000000000000000008",customFieldIds:eq:00000000000000000001,customFieldIds:in:"00000000000000000001,00000000000000000008",customFieldValueIds:eq:00000000000000000001,customFieldValueIds:in:"00000000000000000001,00000000000000000008",merchantName:eq:One,fees:gte:101.25,fees:lte:101.25,amount:gte:101.25,amount:lte:101.25,receiptStatus:eq:NOT_VALIDATED,receiptStatus:ne:NOT_VALIDATED,receiptStatus:in:"NOT_VALIDATED,ATTACHED",receiptStatus:nin:"NOT_VALIDATED,ATTACHED",type:eq:CLEAR,type:ne:CLEAR,type:in:"CLEAR,AUTHORIZATION",type:nin:"CLEAR,AUTHORIZATION",syncStatus:eq:SYNCED,syncStatus:ne:SYNCED,syncStatus:in:"SYNCED,MANUAL_SYNCED",syncStatus:nin:"SYNCED,MANUAL_SYNCED",occurredTime:gte:"2026-12-31T09:01:00.000Z",occurredTime:lte:"2026-12-31T09:01:00.000Z",authorizedTime:gte:"2026-12-31T09:01:00.000Z",authorizedTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",isLocked:eq:true,complete:eq:true,isReviewed:eq:true',
            "sort": "merchantName:asc",
            "max": "7",
            "nextPage": "cursor-1",
        },
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/spend/transactions/{transactionId}`."""
    wire.answer(200, TRANSACTION_LEAST_JSON)
    assert await wire.client.spend.transactions.get(transaction_id="00000000000000000001") == TRANSACTION_LEAST
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001", headers=AUTH)
    wire.answer(200, TRANSACTION_JSON)
    assert (
        await wire.client.spend.transactions.get(
            transaction_id="00000000000000000001",
            show_custom_field_ids=["00000000000000000001", "00000000000000000008"],
        )
        == TRANSACTION
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001",
        headers=AUTH,
        query={"showCustomFieldIds": "00000000000000000001,00000000000000000008"},
    )


async def test_update(wire: Wire) -> None:
    """`PUT /v3/spend/transactions/{transactionId}`."""
    wire.answer(200, TRANSACTION_JSON)
    assert (
        await wire.client.spend.transactions.update(transaction_id="00000000000000000001", body=TRANSACTION_UPDATE)
        == TRANSACTION
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=TRANSACTION_UPDATE_JSON,
    )


async def test_list_custom_fields(wire: Wire) -> None:
    """`GET /v3/spend/transactions/{transactionId}/custom-fields`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.transactions.list_custom_fields(transaction_id="00000000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/custom-fields",
        headers=AUTH,
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + TRANSACTION_CUSTOM_FIELD_JSON
        + b","
        + TRANSACTION_CUSTOM_FIELD_LEAST_JSON
        + b"]"
        + b"}",
    )
    page = await wire.client.spend.transactions.list_custom_fields(
        transaction_id="00000000000000000001",
        filters=[SpendTransactionCustomField_.custom_field_ids == "00000000000000000001"],
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [TRANSACTION_CUSTOM_FIELD, TRANSACTION_CUSTOM_FIELD_LEAST],
        None,
        None,
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/custom-fields",
        headers=AUTH,
        query={"filters": "customFieldIds:eq:00000000000000000001"},
    )


async def test_update_custom_fields(wire: Wire) -> None:
    """`PUT /v3/spend/transactions/{transactionId}/custom-fields`."""
    wire.answer(200, STATUS_MESSAGE_LEAST_JSON)
    assert (
        await wire.client.spend.transactions.update_custom_fields(
            transaction_id="00000000000000000001", body=TRANSACTION_CUSTOM_FIELDS_UPDATE_LEAST
        )
        == STATUS_MESSAGE_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/custom-fields",
        headers={**AUTH, "Content-Type": "application/json"},
        body=TRANSACTION_CUSTOM_FIELDS_UPDATE_LEAST_JSON,
    )
    wire.answer(200, STATUS_MESSAGE_JSON)
    assert (
        await wire.client.spend.transactions.update_custom_fields(
            transaction_id="00000000000000000001", body=TRANSACTION_CUSTOM_FIELDS_UPDATE
        )
        == STATUS_MESSAGE
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/custom-fields",
        headers={**AUTH, "Content-Type": "application/json"},
        body=TRANSACTION_CUSTOM_FIELDS_UPDATE_JSON,
    )


async def test_list_custom_field_values(wire: Wire) -> None:
    """`GET /v3/spend/transactions/{transactionId}/custom-fields/{customFieldId}/values`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.transactions.list_custom_field_values(
        transaction_id="00000000000000000001", custom_field_id="00000000000000000001"
    )
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/custom-fields/00000000000000000001/values",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + SELECTED_VALUE_JSON
        + b","
        + SELECTED_VALUE_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.transactions.list_custom_field_values(
        transaction_id="00000000000000000001", custom_field_id="00000000000000000001", max=7, page="cursor-1"
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [SELECTED_VALUE, SELECTED_VALUE_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/custom-fields/00000000000000000001/values",
        headers=AUTH,
        query={"max": "7", "nextPage": "cursor-1"},
    )


async def test_create_upload_url(wire: Wire) -> None:
    """`POST /v3/spend/transactions/receipt-upload-url`."""
    wire.answer(200, UPLOAD_URL_JSON)
    assert await wire.client.spend.transactions.create_upload_url() == UPLOAD_URL
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/spend/transactions/receipt-upload-url", headers=AUTH)


async def test_add_receipt(wire: Wire) -> None:
    """`POST /v3/spend/transactions/{transactionId}/receipts`."""
    wire.answer(200, RECEIPT_LEAST_JSON)
    assert (
        await wire.client.spend.transactions.add_receipt(
            transaction_id="00000000000000000001", body=TRANSACTION_RECEIPT_CREATE_LEAST
        )
        == RECEIPT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/receipts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=TRANSACTION_RECEIPT_CREATE_LEAST_JSON,
    )
    wire.answer(200, RECEIPT_JSON)
    assert (
        await wire.client.spend.transactions.add_receipt(
            transaction_id="00000000000000000001", body=TRANSACTION_RECEIPT_CREATE
        )
        == RECEIPT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/receipts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=TRANSACTION_RECEIPT_CREATE_JSON,
    )


async def test_delete_receipt(wire: Wire) -> None:
    """`DELETE /v3/spend/transactions/{transactionId}/receipts/{receiptId}`."""
    wire.answer(200, b"")
    await wire.client.spend.transactions.delete_receipt(
        transaction_id="00000000000000000001", receipt_id="00000000000000000001"
    )
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/receipts/00000000000000000001",
        headers=AUTH,
    )


async def test_answer_3ds_challenge(wire: Wire) -> None:
    """`POST /v3/spend/transactions/{acsTransactionId}/3ds-challenge`."""
    wire.answer(200, THREE_DS_CHALLENGE_RESULT_JSON)
    assert (
        await wire.client.spend.transactions.answer_3ds_challenge(
            acs_transaction_id="00000000000000000001", body=THREE_DS_CHALLENGE_ACTION
        )
        == THREE_DS_CHALLENGE_RESULT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/transactions/00000000000000000001/3ds-challenge",
        headers={**AUTH, "Content-Type": "application/json"},
        body=THREE_DS_CHALLENGE_ACTION_JSON,
    )
