"""The operations of `spend.transactions`.

Generated from spec/spend/transactions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from .._schema.kinds import Boolean, Choice, DateTime, Id, ListOf, Number, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..filters import EqField, EqInField, EqNeInNinField, EqSortField, RangeField, RangeSortField
from ..models.common import Receipt, SelectedValue, StatusMessage, TransactionCustomField, TransactionType, UploadUrl
from ..models.spend_transactions import (
    ThreeDsChallengeAction,
    ThreeDsChallengeResult,
    Transaction,
    TransactionCustomFieldsUpdate,
    TransactionReceiptCreate,
    TransactionReceiptStatus,
    TransactionSyncStatus,
    TransactionUpdate,
)

__all__ = [
    "ADD_TRANSACTION_RECEIPT",
    "CREATE_RECEIPT_UPLOAD_URL",
    "DELETE_TRANSACTION_RECEIPT",
    "GET_TRANSACTION",
    "LIST_TRANSACTIONS",
    "LIST_TRANSACTION_CUSTOM_FIELDS",
    "LIST_TRANSACTION_CUSTOM_FIELD_VALUES",
    "SpendTransactionCustomFieldFields",
    "SpendTransactionCustomField_",
    "THREE_DS_CHALLENGE",
    "TransactionFields",
    "Transaction_",
    "UPDATE_TRANSACTION",
    "UPDATE_TRANSACTION_CUSTOM_FIELDS",
]

_TRANSACTION_ID: Final = Parameter(
    name="transaction_id", wire="transactionId", kind=Id(), required=True, doc="the uuid (`txr_...`) or the older id"
)
_CUSTOM_FIELD_ID: Final = Parameter(name="custom_field_id", wire="customFieldId", kind=Id(), required=True)
_RECEIPT_ID: Final = Parameter(name="receipt_id", wire="receiptId", kind=Id(), required=True)
_ACS_TRANSACTION_ID: Final = Parameter(name="acs_transaction_id", wire="acsTransactionId", kind=Id(), required=True)


class TransactionFields:
    """The filters and sort keys of `spend.transactions.list`."""

    card_id: Final = EqInField[str]("cardId", Id())
    user_id: Final = EqInField[str]("userId", Id())
    budget_id: Final = EqInField[str]("budgetId", Id())
    transaction_ids: Final = EqInField[str]("transactionIds", Id())
    custom_field_ids: Final = EqInField[str]("customFieldIds", Id())
    custom_field_value_ids: Final = EqInField[str]("customFieldValueIds", Id())
    merchant_name: Final = EqSortField[str]("merchantName", Text())
    fees: Final = RangeField[Decimal | int]("fees", Number(money=True))
    amount: Final = RangeSortField[Decimal | int]("amount", Number(money=True))
    receipt_status: Final = EqNeInNinField[TransactionReceiptStatus | str](
        "receiptStatus", Choice(TransactionReceiptStatus)
    )
    type: Final = EqNeInNinField[TransactionType | str]("type", Choice(TransactionType))
    sync_status: Final = EqNeInNinField[TransactionSyncStatus | str]("syncStatus", Choice(TransactionSyncStatus))
    occurred_time: Final = RangeSortField[datetime]("occurredTime", DateTime())
    authorized_time: Final = RangeField[datetime]("authorizedTime", DateTime())
    updated_time: Final = RangeField[datetime]("updatedTime", DateTime())
    is_locked: Final = EqField[bool]("isLocked", Boolean())
    complete: Final = EqField[bool]("complete", Boolean())
    is_reviewed: Final = EqField[bool]("isReviewed", Boolean())


Transaction_ = TransactionFields


class SpendTransactionCustomFieldFields:
    """The filters and sort keys of `spend.transactions.list_custom_fields`."""

    custom_field_ids: Final = EqField[str]("customFieldIds", Id())


SpendTransactionCustomField_ = SpendTransactionCustomFieldFields

LIST_TRANSACTIONS: Final[Operation[Transaction]] = Operation(
    id="listTransactions",
    accessor="spend.transactions.list",
    family="spend",
    method="GET",
    path="/v3/spend/transactions",
    title="Get list of transactions",
    reference="https://developer.bill.com/reference/listtransactions",
    query=(
        Parameter(name="show_custom_field_ids", wire="showCustomFieldIds", kind=ListOf(Id())),
        Parameter(name="include_receipts", wire="includeReceipts", kind=Boolean()),
    ),
    answer=Answer(kind=Nested(Transaction)),
    page="next",
    page_max=50,
    fields=TransactionFields,
    sort_max=1,
    doc="Parent transactions only. They cannot be filtered by `status`. With `<=`, a date without a time means midnight, so that day itself is left out.",
)

GET_TRANSACTION: Final[Operation[Transaction]] = Operation(
    id="getTransaction",
    accessor="spend.transactions.get",
    family="spend",
    method="GET",
    path="/v3/spend/transactions/{transactionId}",
    title="Get transaction details",
    reference="https://developer.bill.com/reference/gettransaction",
    path_params=(_TRANSACTION_ID,),
    query=(Parameter(name="show_custom_field_ids", wire="showCustomFieldIds", kind=ListOf(Id())),),
    answer=Answer(kind=Nested(Transaction)),
)

UPDATE_TRANSACTION: Final[Operation[Transaction]] = Operation(
    id="updateTransaction",
    accessor="spend.transactions.update",
    family="spend",
    method="PUT",
    path="/v3/spend/transactions/{transactionId}",
    title="Update a transaction",
    reference="https://developer.bill.com/reference/updatetransaction",
    path_params=(_TRANSACTION_ID,),
    body=Body(model=TransactionUpdate),
    answer=Answer(kind=Nested(Transaction)),
    retry="idempotent",
    trace=Trace(find="getTransaction", as_sent=True, changed="updatedTime"),
)

LIST_TRANSACTION_CUSTOM_FIELDS: Final[Operation[TransactionCustomField]] = Operation(
    id="listTransactionCustomFields",
    accessor="spend.transactions.list_custom_fields",
    family="spend",
    method="GET",
    path="/v3/spend/transactions/{transactionId}/custom-fields",
    title="Get list of transaction custom fields",
    reference="https://developer.bill.com/reference/listtransactioncustomfields",
    path_params=(_TRANSACTION_ID,),
    answer=Answer(kind=Nested(TransactionCustomField)),
    page="single",
    fields=SpendTransactionCustomFieldFields,
)

UPDATE_TRANSACTION_CUSTOM_FIELDS: Final[Operation[StatusMessage]] = Operation(
    id="updateTransactionCustomFields",
    accessor="spend.transactions.update_custom_fields",
    family="spend",
    method="PUT",
    path="/v3/spend/transactions/{transactionId}/custom-fields",
    title="Update transaction custom fields",
    reference="https://developer.bill.com/reference/updatetransactioncustomfields",
    path_params=(_TRANSACTION_ID,),
    body=Body(model=TransactionCustomFieldsUpdate),
    answer=Answer(kind=Nested(StatusMessage)),
    retry="idempotent",
    trace=Trace(find="listTransactionCustomFields", as_sent=True, each="customFields", by="customFieldId"),
    doc="Not allowed while the transaction is locked. An empty list clears the selection, and `note` is for NOTE fields only. Read the values again afterwards, because BILL reports success even if it drops one.",
)

LIST_TRANSACTION_CUSTOM_FIELD_VALUES: Final[Operation[SelectedValue]] = Operation(
    id="listTransactionCustomFieldValues",
    accessor="spend.transactions.list_custom_field_values",
    family="spend",
    method="GET",
    path="/v3/spend/transactions/{transactionId}/custom-fields/{customFieldId}/values",
    title="Get list of transaction custom field values",
    reference="https://developer.bill.com/reference/listtransactioncustomfieldvalues",
    path_params=(_TRANSACTION_ID, _CUSTOM_FIELD_ID),
    answer=Answer(kind=Nested(SelectedValue)),
    page="next",
)

CREATE_RECEIPT_UPLOAD_URL: Final[Operation[UploadUrl]] = Operation(
    id="createReceiptUploadUrl",
    accessor="spend.transactions.create_upload_url",
    family="spend",
    method="POST",
    path="/v3/spend/transactions/receipt-upload-url",
    title="Create a transaction upload URL",
    reference="https://developer.bill.com/reference/createreceiptuploadurl",
    answer=Answer(kind=Nested(UploadUrl)),
    doc="PUT the bytes of a JPG or PNG to the URL with its Content-Type, and then send the URL in the receipt. Each URL accepts one file.",
)

ADD_TRANSACTION_RECEIPT: Final[Operation[Receipt]] = Operation(
    id="addTransactionReceipt",
    accessor="spend.transactions.add_receipt",
    family="spend",
    method="POST",
    path="/v3/spend/transactions/{transactionId}/receipts",
    title="Add a transaction receipt",
    reference="https://developer.bill.com/reference/addtransactionreceipt",
    path_params=(_TRANSACTION_ID,),
    body=Body(model=TransactionReceiptCreate),
    answer=Answer(kind=Nested(Receipt)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="getTransaction",
        inside="receipts",
        apart=("url",),
        identity=((ComparedField("filename"),),),
        unique="assumed",
    ),
    confidence="derived",
    doc="`url` is the upload URL of a JPG or PNG.",
)

DELETE_TRANSACTION_RECEIPT: Final[Operation[None]] = Operation(
    id="deleteTransactionReceipt",
    accessor="spend.transactions.delete_receipt",
    family="spend",
    method="DELETE",
    path="/v3/spend/transactions/{transactionId}/receipts/{receiptId}",
    title="Delete a transaction receipt",
    reference="https://developer.bill.com/reference/deletetransactionreceipt",
    path_params=(_TRANSACTION_ID, _RECEIPT_ID),
    retry="idempotent",
    trace=Trace(find="getTransaction", inside="receipts"),
    doc="It cannot be restored.",
)

THREE_DS_CHALLENGE: Final[Operation[ThreeDsChallengeResult]] = Operation(
    id="threeDsChallenge",
    accessor="spend.transactions.answer_3ds_challenge",
    family="spend",
    method="POST",
    path="/v3/spend/transactions/{acsTransactionId}/3ds-challenge",
    title="Accept or reject a transaction",
    reference="https://developer.bill.com/reference/threedschallenge",
    path_params=(_ACS_TRANSACTION_ID,),
    body=Body(model=ThreeDsChallengeAction),
    answer=Answer(kind=Nested(ThreeDsChallengeResult)),
    retry="unsafe",
    trace=Trace(impossible="challenges cannot be read"),
    confidence="derived",
    doc="ADMIN only. The id is in the `spend.three-ds-challenge.created` notification.",
)
