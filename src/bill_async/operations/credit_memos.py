"""The operations of `credit_memos`.

Generated from spec/v3/credit_memos.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqInField, EqNeInField, EqNeSortField, OrderSortField, SortField
from ..models.common import CreditStatus
from ..models.credit_memos import (
    CreditMemo,
    CreditMemoBulkReplace,
    CreditMemoBulkUpdate,
    CreditMemoCreate,
    CreditMemoUpdate,
)

__all__ = [
    "ARCHIVE_CREDIT_MEMO",
    "BULK_ARCHIVE_CREDIT_MEMO",
    "BULK_CREATE_CREDIT_MEMO",
    "BULK_REPLACE_CREDIT_MEMO",
    "BULK_RESTORE_CREDIT_MEMO",
    "BULK_UPDATE_CREDIT_MEMO",
    "CREATE_CREDIT_MEMO",
    "CreditMemoFields",
    "CreditMemo_",
    "GET_CREDIT_MEMO",
    "LIST_CREDIT_MEMOS",
    "REPLACE_CREDIT_MEMO",
    "RESTORE_CREDIT_MEMO",
    "UPDATE_CREDIT_MEMO",
]

_CREDIT_MEMO_ID: Final = Parameter(
    name="credit_memo_id", wire="creditMemoId", kind=Id("ccr", strict=True), required=True
)


class CreditMemoFields:
    """The filters and sort keys of `credit_memos.list`."""

    id: Final = EqField[str]("id", Id("ccr", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    status: Final = EqNeInField[CreditStatus | str]("status", Choice(CreditStatus), confidence="assumed")
    credit_date: Final = OrderSortField[date]("creditDate", Date(), confidence="assumed")
    amount: Final = OrderSortField[Decimal | int]("amount", Number(money=True), confidence="assumed")
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime(), confidence="assumed")
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime(), confidence="assumed")
    customer_id: Final = EqInField[str]("customerId", Id("0cu", strict=True), confidence="assumed")
    applied_amount: Final = SortField("appliedAmount")


CreditMemo_ = CreditMemoFields

LIST_CREDIT_MEMOS: Final[Operation[CreditMemo]] = Operation(
    id="listCreditMemos",
    accessor="credit_memos.list",
    family="v3",
    method="GET",
    path="/v3/credit-memos",
    title="Get list of credit memos",
    reference="https://developer.bill.com/reference/listcreditmemos",
    answer=Answer(kind=Nested(CreditMemo)),
    page="page",
    fields=CreditMemoFields,
)

CREATE_CREDIT_MEMO: Final[Operation[CreditMemo]] = Operation(
    id="createCreditMemo",
    accessor="credit_memos.create",
    family="v3",
    method="POST",
    path="/v3/credit-memos",
    title="Create a credit memo",
    reference="https://developer.bill.com/reference/createcreditmemo",
    body=Body(model=CreditMemoCreate),
    answer=Answer(kind=Nested(CreditMemo), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listCreditMemos",
        compared=(ComparedField("amount", sent="creditMemoLineItems", total="sent", without=("salesTaxItemId",)),),
        identity=((ComparedField("customerId"), ComparedField("referenceNumber")),),
        created="createdTime",
    ),
)

BULK_REPLACE_CREDIT_MEMO: Final[Operation[list[CreditMemo]]] = Operation(
    id="bulkReplaceCreditMemo",
    accessor="credit_memos.replace_bulk",
    family="v3",
    method="PUT",
    path="/v3/credit-memos/bulk",
    title="Replace multiple credit memos",
    reference="https://developer.bill.com/reference/bulkreplacecreditmemo",
    body=Body(model=CreditMemoBulkReplace, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(CreditMemo)), key="creditMemos"),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids.",
)

BULK_CREATE_CREDIT_MEMO: Final[Operation[list[CreditMemo]]] = Operation(
    id="bulkCreateCreditMemo",
    accessor="credit_memos.create_bulk",
    family="v3",
    method="POST",
    path="/v3/credit-memos/bulk",
    title="Create multiple credit memos",
    reference="https://developer.bill.com/reference/bulkcreatecreditmemo",
    body=Body(model=CreditMemoCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(CreditMemo)), key="creditMemos", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listCreditMemos",
        compared=(ComparedField("amount", sent="creditMemoLineItems", total="sent", without=("salesTaxItemId",)),),
        identity=((ComparedField("customerId"), ComparedField("referenceNumber")),),
        created="createdTime",
    ),
)

BULK_UPDATE_CREDIT_MEMO: Final[Operation[list[CreditMemo]]] = Operation(
    id="bulkUpdateCreditMemo",
    accessor="credit_memos.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/credit-memos/bulk",
    title="Update multiple credit memos",
    reference="https://developer.bill.com/reference/bulkupdatecreditmemo",
    body=Body(model=CreditMemoBulkUpdate, many=True, max_items=50, adds="credit_memo_line_items"),
    answer=Answer(kind=ListOf(Nested(CreditMemo)), key="creditMemos"),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_CREDIT_MEMO: Final[Operation[list[CreditMemo]]] = Operation(
    id="bulkArchiveCreditMemo",
    accessor="credit_memos.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/credit-memos/bulk/archive",
    title="Archive multiple credit memos",
    reference="https://developer.bill.com/reference/bulkarchivecreditmemo",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id()), required=True, max_items=50, confidence="derived"),),
    answer=Answer(kind=ListOf(Nested(CreditMemo)), key="creditMemos"),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"),
)

BULK_RESTORE_CREDIT_MEMO: Final[Operation[list[CreditMemo]]] = Operation(
    id="bulkRestoreCreditMemo",
    accessor="credit_memos.restore_bulk",
    family="v3",
    method="POST",
    path="/v3/credit-memos/bulk/restore",
    title="Restore multiple credit memos",
    reference="https://developer.bill.com/reference/bulkrestorecreditmemo",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id()), required=True, max_items=50, confidence="derived"),),
    answer=Answer(kind=ListOf(Nested(CreditMemo)), key="creditMemos"),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", states=(State({"archived": (False,)}),), changed="updatedTime", each="ids"),
)

GET_CREDIT_MEMO: Final[Operation[CreditMemo]] = Operation(
    id="getCreditMemo",
    accessor="credit_memos.get",
    family="v3",
    method="GET",
    path="/v3/credit-memos/{creditMemoId}",
    title="Get credit memo details",
    reference="https://developer.bill.com/reference/getcreditmemo",
    path_params=(_CREDIT_MEMO_ID,),
    answer=Answer(kind=Nested(CreditMemo)),
)

REPLACE_CREDIT_MEMO: Final[Operation[CreditMemo]] = Operation(
    id="replaceCreditMemo",
    accessor="credit_memos.replace",
    family="v3",
    method="PUT",
    path="/v3/credit-memos/{creditMemoId}",
    title="Replace a credit memo",
    reference="https://developer.bill.com/reference/replacecreditmemo",
    path_params=(_CREDIT_MEMO_ID,),
    body=Body(model=CreditMemoCreate),
    answer=Answer(kind=Nested(CreditMemo)),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids.",
)

UPDATE_CREDIT_MEMO: Final[Operation[CreditMemo]] = Operation(
    id="updateCreditMemo",
    accessor="credit_memos.update",
    family="v3",
    method="PATCH",
    path="/v3/credit-memos/{creditMemoId}",
    title="Update a credit memo",
    reference="https://developer.bill.com/reference/updatecreditmemo",
    path_params=(_CREDIT_MEMO_ID,),
    body=Body(model=CreditMemoUpdate, adds="credit_memo_line_items"),
    answer=Answer(kind=Nested(CreditMemo)),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CREDIT_MEMO: Final[Operation[CreditMemo]] = Operation(
    id="archiveCreditMemo",
    accessor="credit_memos.archive",
    family="v3",
    method="POST",
    path="/v3/credit-memos/{creditMemoId}/archive",
    title="Archive a credit memo",
    reference="https://developer.bill.com/reference/archivecreditmemo",
    path_params=(_CREDIT_MEMO_ID,),
    answer=Answer(kind=Nested(CreditMemo)),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CREDIT_MEMO: Final[Operation[CreditMemo]] = Operation(
    id="restoreCreditMemo",
    accessor="credit_memos.restore",
    family="v3",
    method="POST",
    path="/v3/credit-memos/{creditMemoId}/restore",
    title="Restore a credit memo",
    reference="https://developer.bill.com/reference/restorecreditmemo",
    path_params=(_CREDIT_MEMO_ID,),
    answer=Answer(kind=Nested(CreditMemo)),
    retry="idempotent",
    trace=Trace(find="getCreditMemo", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
