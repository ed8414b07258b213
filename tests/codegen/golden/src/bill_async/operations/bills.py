"""The operations of `bills`.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from .._schema.kinds import Choice, DateTime, Id, ListOf, MapOf, Number, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeField, EqNeInNinSortField, EqSwField, RangeField, SortField, V, WithEq, WithOrder
from ..models.bills import Bill, BillCreate, BillPay, BillReplace, BillStatus, BillUpdate, HistoryEntry
from ..models.common import Country

__all__ = [
    "ARCHIVE_BULK_BILLS",
    "BillFields",
    "Bill_",
    "CREATE_BILL",
    "CREATE_BULK_BILLS",
    "DELETE_BILL",
    "GET_BILL",
    "GET_HISTORY",
    "GET_TOTALS",
    "LIST_BILLS",
    "PAY_BILLS",
    "REPLACE_BILL",
    "UPDATE_BILL",
    "UPLOAD_BILL",
]

_BILL_ID: Final = Parameter(name="bill_id", wire="billId", kind=Id("00n", strict=True), required=True)
_FROM: Final = Parameter(
    name="from_", wire="from", kind=Text(), required=True, doc="a word that Python keeps for itself"
)


class EqOrderField(WithOrder[V], WithEq[V]):
    """A field with the operators in its name."""


class BillFields:
    """The filters and sort keys of `bills.list`."""

    id: Final = EqNeInNinSortField[str]("id", Id("00n", strict=True))
    amount: Final = EqOrderField[Decimal | int]("amount", Number(money=True), confidence="assumed")
    created_time: Final = RangeField[datetime]("createdTime", DateTime())
    updated_time: Final = RangeField[datetime]("updatedTime", DateTime())
    status: Final = EqNeField[BillStatus | str]("status", Choice(BillStatus))
    address_country: Final = EqField[Country | str]("address.country", Choice(Country))
    vendor_name: Final = EqSwField[str]("vendorName", Text(), confidence="derived")
    due_date: Final = SortField("dueDate", sort_confidence="assumed")
    score: Final = SortField("score")


Bill_ = BillFields

LIST_BILLS: Final[Operation[Bill]] = Operation(
    id="listBills",
    accessor="bills.list",
    family="v3",
    method="GET",
    path="/v3/bills",
    title="Get list of bills",
    reference="https://developer.bill.com/reference/listbills",
    answer=Answer(kind=Nested(Bill)),
    page="page",
    fields=BillFields,
)

CREATE_BILL: Final[Operation[Bill]] = Operation(
    id="createBill",
    accessor="bills.create",
    family="v3",
    method="POST",
    path="/v3/bills",
    title="Create a bill",
    reference="https://developer.bill.com/reference/createbill",
    body=Body(model=BillCreate),
    answer=Answer(kind=Nested(Bill), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listBills",
        compared=(
            ComparedField("amount", sent="lines", total="sent", without=("taxId",)),
            ComparedField("lines", total="both"),
        ),
        identity=((ComparedField("vendorId"), ComparedField("address.line1")), (ComparedField("vendorId"),)),
        created="createdTime",
    ),
)

CREATE_BULK_BILLS: Final[Operation[list[Bill]]] = Operation(
    id="createBulkBills",
    accessor="bills.create_bulk",
    family="v3",
    method="POST",
    path="/v3/bills/bulk",
    title="Create multiple bills",
    reference="https://developer.bill.com/reference/createbulkbills",
    body=Body(model=BillCreate, many=True, max_items=100),
    answer=Answer(kind=ListOf(Nested(Bill)), key="bills"),
    retry="unsafe",
    atomic=True,
    trace=Trace(
        creates=True,
        confidence="derived",
        find="listBills",
        identity=((ComparedField("vendorId"), ComparedField("lines[].amount")),),
        unique="assumed",
        created="createdTime",
        where={"archived": (False,), "status": ("OPEN", "paid.late")},
        later=900.0,
    ),
)

ARCHIVE_BULK_BILLS: Final[Operation[list[Bill]]] = Operation(
    id="archiveBulkBills",
    accessor="bills.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/bills/bulk/archive",
    title="Archive multiple bills",
    reference="https://developer.bill.com/reference/archivebulkbills",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id("00n", strict=True)), required=True, max_items=50),),
    answer=Answer(kind=ListOf(Nested(Bill))),
    retry="unsafe",
    trace=Trace(
        find="getBill",
        states=(State({"archived": (True,), "status": ("paid.late", "1099")}),),
        changed="updatedTime",
        each="ids",
    ),
)

GET_BILL: Final[Operation[Bill]] = Operation(
    id="getBill",
    accessor="bills.get",
    family="v3",
    method="GET",
    path="/v3/bills/{billId}",
    title="Get bill details",
    reference="https://developer.bill.com/reference/getbill",
    path_params=(_BILL_ID,),
    query=(Parameter(name="fields", wire="fields", kind=Text(), doc="which fields to answer"),),
    answer=Answer(kind=Nested(Bill)),
)

REPLACE_BILL: Final[Operation[Bill]] = Operation(
    id="replaceBill",
    accessor="bills.replace",
    family="v3",
    method="PUT",
    path="/v3/bills/{billId}",
    title="Replace a bill",
    reference="https://developer.bill.com/reference/replacebill",
    path_params=(_BILL_ID,),
    body=Body(model=BillReplace),
    answer=Answer(kind=Nested(Bill)),
    retry="idempotent",
    trace=Trace(
        find="getBill",
        compared=(ComparedField("vendorId", sent="address.line1"),),
        apart=("lines",),
        as_sent=True,
        changed="createdTime",
        silent=True,
    ),
)

UPDATE_BILL: Final[Operation[Bill]] = Operation(
    id="updateBill",
    accessor="bills.update",
    family="v3",
    method="PATCH",
    path="/v3/bills/{billId}",
    title="Update a bill",
    reference="https://developer.bill.com/reference/updatebill",
    path_params=(_BILL_ID,),
    body=Body(model=BillUpdate, adds="lines"),
    answer=Answer(kind=Nested(Bill)),
    retry="idempotent",
    trace=Trace(find="getBill", as_sent=True, changed="updatedTime"),
    confidence="derived",
    doc="Changes what is given.",
)

DELETE_BILL: Final[Operation[None]] = Operation(
    id="deleteBill",
    accessor="bills.delete",
    family="v3",
    method="DELETE",
    path="/v3/bills/{billId}",
    title="Delete a bill",
    reference="https://developer.bill.com/reference/deletebill",
    path_params=(_BILL_ID,),
    answer=Answer(status=204),
    retry="idempotent",
    trace=Trace(find="getBill", changed="updatedTime"),
)

UPLOAD_BILL: Final[Operation[None]] = Operation(
    id="uploadBill",
    accessor="bills.upload",
    family="v3",
    method="POST",
    path="/v3/bills/{billId}/file",
    title="Upload a file",
    reference="https://developer.bill.com/reference/uploadbill",
    path_params=(_BILL_ID,),
    query=(Parameter(name="name", wire="name", kind=Text(), required=True, doc="with its extension"),),
    body=Body(max_bytes=6_000_000),
    retry="unsafe",
    trace=Trace(creates=True, find="getBill", inside="lines", single=True, later=float("inf")),
)

PAY_BILLS: Final[Operation[None]] = Operation(
    id="payBills",
    accessor="bills.pay",
    family="v3",
    method="POST",
    path="/v3/bills/pay",
    title="Pay bills",
    reference="https://developer.bill.com/reference/paybills",
    body=Body(model=BillPay, max_items=20, items="bills", mints="method"),
    retry="never",
    mfa="sometimes",
    trace=Trace(
        find="getBill",
        states=(State({"status": ("OPEN",)}, when=("dueDate", "now")),),
        changed="updatedTime",
        each="bills",
        by="id",
    ),
)

GET_HISTORY: Final[Operation[HistoryEntry]] = Operation(
    id="getHistory",
    accessor="bills.get_history",
    family="v3",
    method="GET",
    path="/v3/bills/{billId}/history/{from}",
    title="Get history of a bill",
    reference="https://developer.bill.com/reference/gethistory",
    path_params=(_BILL_ID, _FROM),
    answer=Answer(kind=Nested(HistoryEntry)),
    page="offset",
)

GET_TOTALS: Final[Operation[dict[str, Decimal]]] = Operation(
    id="getTotals",
    accessor="bills.get_totals",
    family="v3",
    method="GET",
    path="/v3/bills/totals",
    title="Get totals",
    reference="https://developer.bill.com/reference/gettotals",
    answer=Answer(kind=MapOf(Number(money=True))),
    quota="text_message",
)
