"""The operations of `recurring_invoices`.

Generated from spec/v3/recurring_invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, SortField
from ..models.recurring_invoices import RecurringInvoice, RecurringInvoiceCreate, RecurringInvoiceUpdate

__all__ = [
    "ARCHIVE_RECURRING_INVOICE",
    "CREATE_RECURRING_INVOICE",
    "GET_RECURRING_INVOICE",
    "LIST_RECURRING_INVOICES",
    "REPLACE_RECURRING_INVOICE",
    "RESTORE_RECURRING_INVOICE",
    "RecurringInvoiceFields",
    "RecurringInvoice_",
    "UPDATE_RECURRING_INVOICE",
]

_RECURRING_INVOICE_ID: Final = Parameter(
    name="recurring_invoice_id", wire="recurringInvoiceId", kind=Id("rit", strict=True), required=True
)


class RecurringInvoiceFields:
    """The filters and sort keys of `recurring_invoices.list`."""

    id: Final = EqField[str]("id", Id("rit", strict=True))
    archived: Final = SortField("archived")


RecurringInvoice_ = RecurringInvoiceFields

LIST_RECURRING_INVOICES: Final[Operation[RecurringInvoice]] = Operation(
    id="listRecurringInvoices",
    accessor="recurring_invoices.list",
    family="v3",
    method="GET",
    path="/v3/recurring-invoices",
    title="Get list of recurring invoices",
    reference="https://developer.bill.com/reference/listrecurringinvoices",
    answer=Answer(kind=Nested(RecurringInvoice)),
    page="page",
    fields=RecurringInvoiceFields,
)

CREATE_RECURRING_INVOICE: Final[Operation[RecurringInvoice]] = Operation(
    id="createRecurringInvoice",
    accessor="recurring_invoices.create",
    family="v3",
    method="POST",
    path="/v3/recurring-invoices",
    title="Create a recurring invoice",
    reference="https://developer.bill.com/reference/createrecurringinvoice",
    body=Body(model=RecurringInvoiceCreate),
    answer=Answer(kind=Nested(RecurringInvoice), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listRecurringInvoices",
        identity=(
            (
                ComparedField("customerId"),
                ComparedField("schedule.period"),
                ComparedField("schedule.frequency"),
                ComparedField("recurringInvoiceLineItems", total="both"),
            ),
        ),
        created="createdTime",
    ),
)

GET_RECURRING_INVOICE: Final[Operation[RecurringInvoice]] = Operation(
    id="getRecurringInvoice",
    accessor="recurring_invoices.get",
    family="v3",
    method="GET",
    path="/v3/recurring-invoices/{recurringInvoiceId}",
    title="Get recurring invoice details",
    reference="https://developer.bill.com/reference/getrecurringinvoice",
    path_params=(_RECURRING_INVOICE_ID,),
    answer=Answer(kind=Nested(RecurringInvoice)),
)

REPLACE_RECURRING_INVOICE: Final[Operation[RecurringInvoice]] = Operation(
    id="replaceRecurringInvoice",
    accessor="recurring_invoices.replace",
    family="v3",
    method="PUT",
    path="/v3/recurring-invoices/{recurringInvoiceId}",
    title="Replace a recurring invoice",
    reference="https://developer.bill.com/reference/replacerecurringinvoice",
    path_params=(_RECURRING_INVOICE_ID,),
    body=Body(model=RecurringInvoiceCreate),
    answer=Answer(kind=Nested(RecurringInvoice)),
    retry="idempotent",
    trace=Trace(find="getRecurringInvoice", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids. Changes apply to all future invoices.",
)

UPDATE_RECURRING_INVOICE: Final[Operation[RecurringInvoice]] = Operation(
    id="updateRecurringInvoice",
    accessor="recurring_invoices.update",
    family="v3",
    method="PATCH",
    path="/v3/recurring-invoices/{recurringInvoiceId}",
    title="Update a recurring invoice",
    reference="https://developer.bill.com/reference/updaterecurringinvoice",
    path_params=(_RECURRING_INVOICE_ID,),
    body=Body(model=RecurringInvoiceUpdate, adds="recurring_invoice_line_items"),
    answer=Answer(kind=Nested(RecurringInvoice)),
    retry="idempotent",
    trace=Trace(find="getRecurringInvoice", as_sent=True, changed="updatedTime"),
)

ARCHIVE_RECURRING_INVOICE: Final[Operation[RecurringInvoice]] = Operation(
    id="archiveRecurringInvoice",
    accessor="recurring_invoices.archive",
    family="v3",
    method="POST",
    path="/v3/recurring-invoices/{recurringInvoiceId}/archive",
    title="Archive a recurring invoice",
    reference="https://developer.bill.com/reference/archiverecurringinvoice",
    path_params=(_RECURRING_INVOICE_ID,),
    answer=Answer(kind=Nested(RecurringInvoice)),
    retry="idempotent",
    trace=Trace(find="getRecurringInvoice", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_RECURRING_INVOICE: Final[Operation[RecurringInvoice]] = Operation(
    id="restoreRecurringInvoice",
    accessor="recurring_invoices.restore",
    family="v3",
    method="POST",
    path="/v3/recurring-invoices/{recurringInvoiceId}/restore",
    title="Restore a recurring invoice",
    reference="https://developer.bill.com/reference/restorerecurringinvoice",
    path_params=(_RECURRING_INVOICE_ID,),
    answer=Answer(kind=Nested(RecurringInvoice)),
    retry="idempotent",
    trace=Trace(find="getRecurringInvoice", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
