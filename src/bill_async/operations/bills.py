"""The operations of `bills`.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqInField, EqNeInField, EqNeSortField, OrderSortField, SortField
from ..models.bills import (
    Bill,
    BillApprovalStatus,
    BillCreate,
    BillPaymentStatus,
    BillUpdate,
    RecordedPayment,
    RecordPaymentRequest,
)

__all__ = [
    "ARCHIVE_BILL",
    "BillFields",
    "Bill_",
    "CREATE_BILL",
    "CREATE_BULK_BILLS",
    "GET_BILL",
    "LIST_BILLS",
    "RECORD_PAYMENT",
    "REPLACE_BILL",
    "RESTORE_BILL",
    "UPDATE_BILL",
]

_BILL_ID: Final = Parameter(name="bill_id", wire="billId", kind=Id("00n", strict=True), required=True)


class BillFields:
    """The filters and sort keys of `bills.list`."""

    id: Final = EqNeInField[str]("id", Id("00n", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime())
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime())
    vendor_id: Final = EqInField[str]("vendorId", Id("009", strict=True))
    due_date: Final = OrderSortField[date]("dueDate", Date())
    payment_status: Final = EqNeInField[BillPaymentStatus | str]("paymentStatus", Choice(BillPaymentStatus))
    pay_from_chart_of_account_id: Final = EqNeInField[str]("payFromChartOfAccountId", Id("0ca", strict=True))
    classifications_chart_of_account_id: Final = EqNeInField[str](
        "classifications.chartOfAccountId", Id("0ca", strict=True)
    )
    classifications_accounting_class_id: Final = EqNeInField[str]("classifications.accountingClassId", Id("cls"))
    classifications_department_id: Final = EqNeInField[str]("classifications.departmentId", Id("0de"))
    classifications_location_id: Final = EqNeInField[str]("classifications.locationId", Id("loc"))
    classifications_item_id: Final = EqNeInField[str]("classifications.itemId", Id("0ii"))
    amount: Final = OrderSortField[Decimal | int](
        "amount", Number(money=True), confidence="assumed", sort_confidence="assumed"
    )
    approval_status: Final = EqNeInField[BillApprovalStatus | str](
        "approvalStatus", Choice(BillApprovalStatus), confidence="derived"
    )
    funding_amount: Final = SortField("fundingAmount")
    exchange_rate: Final = SortField("exchangeRate")
    description: Final = SortField("description")


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
        compared=(ComparedField("amount", sent="billLineItems", total="sent"),),
        identity=((ComparedField("vendorId"), ComparedField("invoice.invoiceNumber")),),
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
    answer=Answer(kind=ListOf(Nested(Bill)), status=201),
    retry="unsafe",
    atomic=True,
    trace=Trace(
        creates=True,
        find="listBills",
        compared=(ComparedField("amount", sent="billLineItems", total="sent"),),
        identity=((ComparedField("vendorId"), ComparedField("invoice.invoiceNumber")),),
        created="createdTime",
    ),
    doc="The bills may belong to several vendors.",
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
    body=Body(model=BillCreate),
    answer=Answer(kind=Nested(Bill)),
    retry="idempotent",
    trace=Trace(find="getBill", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids. If `billApprovals` was true, it must be true again.",
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
    body=Body(model=BillUpdate, adds="bill_line_items"),
    answer=Answer(kind=Nested(Bill)),
    retry="idempotent",
    trace=Trace(find="getBill", as_sent=True, changed="updatedTime"),
    doc="Send the classifications of each line, because BILL has been seen to clear missing ones. Approvers that are already assigned stay assigned. If `billApprovals` was true, it must be true again.",
)

ARCHIVE_BILL: Final[Operation[Bill]] = Operation(
    id="archiveBill",
    accessor="bills.archive",
    family="v3",
    method="POST",
    path="/v3/bills/{billId}/archive",
    title="Archive a bill",
    reference="https://developer.bill.com/reference/archivebill",
    path_params=(_BILL_ID,),
    answer=Answer(kind=Nested(Bill)),
    retry="idempotent",
    trace=Trace(find="getBill", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_BILL: Final[Operation[Bill]] = Operation(
    id="restoreBill",
    accessor="bills.restore",
    family="v3",
    method="POST",
    path="/v3/bills/{billId}/restore",
    title="Restore an archived bill",
    reference="https://developer.bill.com/reference/restorebill",
    path_params=(_BILL_ID,),
    answer=Answer(kind=Nested(Bill)),
    retry="idempotent",
    trace=Trace(find="getBill", states=(State({"archived": (False,)}),), changed="updatedTime"),
)

RECORD_PAYMENT: Final[Operation[RecordedPayment]] = Operation(
    id="recordPayment",
    accessor="bills.record_payment",
    family="v3",
    method="POST",
    path="/v3/bills/record-payment",
    title="Record AP payment",
    reference="https://developer.bill.com/reference/recordpayment",
    body=Body(model=RecordPaymentRequest),
    answer=Answer(kind=Nested(RecordedPayment)),
    retry="never",
    trace=Trace(
        creates=True,
        confidence="derived",
        find="listPayments",
        identity=(
            (
                ComparedField("billPayments[].billId", sent="payments[].billId"),
                ComparedField("billPayments[].amount", sent="payments[].amount"),
            ),
        ),
        created="createdTime",
    ),
    doc="Records a payment that was made outside BILL, for one or more bills of one vendor. No money moves.",
)
