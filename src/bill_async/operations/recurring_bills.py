"""The operations of `recurring_bills`.

Generated from spec/v3/recurring_bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqInField, EqNeInField, EqNeSortField
from ..models.recurring_bills import RecurringBill, RecurringBillCreate, RecurringBillUpdate

__all__ = [
    "ARCHIVE_RECURRING_BILL",
    "CREATE_RECURRING_BILL",
    "GET_RECURRING_BILL",
    "LIST_RECURRING_BILLS",
    "REPLACE_RECURRING_BILL",
    "RESTORE_RECURRING_BILL",
    "RecurringBillFields",
    "RecurringBill_",
    "UPDATE_RECURRING_BILL",
]

_RECURRING_BILL_ID: Final = Parameter(
    name="recurring_bill_id", wire="recurringBillId", kind=Id("btp", strict=True), required=True
)


class RecurringBillFields:
    """The filters and sort keys of `recurring_bills.list`."""

    id: Final = EqNeInField[str]("id", Id("btp", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    vendor_id: Final = EqInField[str]("vendorId", Id("009", strict=True))


RecurringBill_ = RecurringBillFields

LIST_RECURRING_BILLS: Final[Operation[RecurringBill]] = Operation(
    id="listRecurringBills",
    accessor="recurring_bills.list",
    family="v3",
    method="GET",
    path="/v3/recurringbills",
    title="Get list of recurring bills",
    reference="https://developer.bill.com/reference/listrecurringbills",
    answer=Answer(kind=Nested(RecurringBill)),
    page="page",
    fields=RecurringBillFields,
)

CREATE_RECURRING_BILL: Final[Operation[RecurringBill]] = Operation(
    id="createRecurringBill",
    accessor="recurring_bills.create",
    family="v3",
    method="POST",
    path="/v3/recurringbills",
    title="Create a recurring bill",
    reference="https://developer.bill.com/reference/createrecurringbill",
    body=Body(model=RecurringBillCreate),
    answer=Answer(kind=Nested(RecurringBill), status=201),
    retry="unsafe",
    mfa="when `autoPayment` is true",
    trace=Trace(
        creates=True,
        find="listRecurringBills",
        identity=(
            (
                ComparedField("vendorId"),
                ComparedField("schedule.period"),
                ComparedField("schedule.frequency"),
                ComparedField("recurringBillLineItems", total="both"),
            ),
        ),
        created="createdTime",
    ),
)

GET_RECURRING_BILL: Final[Operation[RecurringBill]] = Operation(
    id="getRecurringBill",
    accessor="recurring_bills.get",
    family="v3",
    method="GET",
    path="/v3/recurringbills/{recurringBillId}",
    title="Get recurring bill details",
    reference="https://developer.bill.com/reference/getrecurringbill",
    path_params=(_RECURRING_BILL_ID,),
    answer=Answer(kind=Nested(RecurringBill)),
)

REPLACE_RECURRING_BILL: Final[Operation[RecurringBill]] = Operation(
    id="replaceRecurringBill",
    accessor="recurring_bills.replace",
    family="v3",
    method="PUT",
    path="/v3/recurringbills/{recurringBillId}",
    title="Replace a recurring bill",
    reference="https://developer.bill.com/reference/replacerecurringbill",
    path_params=(_RECURRING_BILL_ID,),
    body=Body(model=RecurringBillCreate),
    answer=Answer(kind=Nested(RecurringBill)),
    retry="idempotent",
    mfa="when `autoPayment` is true",
    trace=Trace(find="getRecurringBill", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids.",
)

UPDATE_RECURRING_BILL: Final[Operation[RecurringBill]] = Operation(
    id="updateRecurringBill",
    accessor="recurring_bills.update",
    family="v3",
    method="PATCH",
    path="/v3/recurringbills/{recurringBillId}",
    title="Update a recurring bill",
    reference="https://developer.bill.com/reference/updaterecurringbill",
    path_params=(_RECURRING_BILL_ID,),
    body=Body(model=RecurringBillUpdate, adds="recurring_bill_line_items"),
    answer=Answer(kind=Nested(RecurringBill)),
    retry="idempotent",
    mfa="when `autoPayment` is true",
    trace=Trace(find="getRecurringBill", as_sent=True, changed="updatedTime"),
)

ARCHIVE_RECURRING_BILL: Final[Operation[RecurringBill]] = Operation(
    id="archiveRecurringBill",
    accessor="recurring_bills.archive",
    family="v3",
    method="POST",
    path="/v3/recurringbills/{recurringBillId}/archive",
    title="Archive a recurring bill",
    reference="https://developer.bill.com/reference/archiverecurringbill",
    path_params=(_RECURRING_BILL_ID,),
    answer=Answer(kind=Nested(RecurringBill)),
    retry="idempotent",
    trace=Trace(find="getRecurringBill", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_RECURRING_BILL: Final[Operation[RecurringBill]] = Operation(
    id="restoreRecurringBill",
    accessor="recurring_bills.restore",
    family="v3",
    method="POST",
    path="/v3/recurringbills/{recurringBillId}/restore",
    title="Restore an archived recurring bill",
    reference="https://developer.bill.com/reference/restorerecurringbill",
    path_params=(_RECURRING_BILL_ID,),
    answer=Answer(kind=Nested(RecurringBill)),
    retry="idempotent",
    trace=Trace(find="getRecurringBill", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
