"""The operations of `vendor_credits`.

Generated from spec/v3/vendor_credits.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import Boolean, DateTime, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqInField, EqNeSortField, OrderSortField, SortField
from ..models.vendor_credits import (
    VendorCredit,
    VendorCreditBulkReplace,
    VendorCreditBulkUpdate,
    VendorCreditCreate,
    VendorCreditUpdate,
)

__all__ = [
    "ARCHIVE_VENDOR_CREDIT",
    "BULK_ARCHIVE_VENDOR_CREDIT",
    "BULK_CREATE_VENDOR_CREDIT",
    "BULK_REPLACE_VENDOR_CREDIT",
    "BULK_UPDATE_VENDOR_CREDIT",
    "CREATE_VENDOR_CREDIT",
    "GET_VENDOR_CREDIT",
    "LIST_VENDOR_CREDITS",
    "REPLACE_VENDOR_CREDIT",
    "UPDATE_VENDOR_CREDIT",
    "VendorCreditFields",
    "VendorCredit_",
]

_VENDOR_CREDIT_ID: Final = Parameter(
    name="vendor_credit_id", wire="vendorCreditId", kind=Id("vcr", strict=True), required=True
)


class VendorCreditFields:
    """The filters and sort keys of `vendor_credits.list`."""

    id: Final = EqField[str]("id", Id("vcr", strict=True))
    vendor_id: Final = EqInField[str]("vendorId", Id("009", strict=True), confidence="assumed")
    archived: Final = EqNeSortField[bool]("archived", Boolean(), confidence="assumed")
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime(), confidence="assumed")
    created_time: Final = SortField("createdTime")
    credit_date: Final = SortField("creditDate")
    amount: Final = SortField("amount")
    applied_amount: Final = SortField("appliedAmount")


VendorCredit_ = VendorCreditFields

LIST_VENDOR_CREDITS: Final[Operation[VendorCredit]] = Operation(
    id="listVendorCredits",
    accessor="vendor_credits.list",
    family="v3",
    method="GET",
    path="/v3/vendor-credits",
    title="Get list of vendor credits",
    reference="https://developer.bill.com/reference/listvendorcredits",
    answer=Answer(kind=Nested(VendorCredit)),
    page="page",
    fields=VendorCreditFields,
)

CREATE_VENDOR_CREDIT: Final[Operation[VendorCredit]] = Operation(
    id="createVendorCredit",
    accessor="vendor_credits.create",
    family="v3",
    method="POST",
    path="/v3/vendor-credits",
    title="Create a vendor credit",
    reference="https://developer.bill.com/reference/createvendorcredit",
    body=Body(model=VendorCreditCreate),
    answer=Answer(kind=Nested(VendorCredit), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listVendorCredits",
        compared=(ComparedField("amount", sent="vendorCreditLineItems", total="sent"),),
        identity=((ComparedField("vendorId"), ComparedField("referenceNumber")),),
        created="createdTime",
    ),
)

BULK_REPLACE_VENDOR_CREDIT: Final[Operation[list[VendorCredit]]] = Operation(
    id="bulkReplaceVendorCredit",
    accessor="vendor_credits.replace_bulk",
    family="v3",
    method="PUT",
    path="/v3/vendor-credits/bulk",
    title="Replace multiple vendor credits",
    reference="https://developer.bill.com/reference/bulkreplacevendorcredit",
    body=Body(model=VendorCreditBulkReplace, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(VendorCredit)), key="vendorCredits"),
    retry="idempotent",
    trace=Trace(find="getVendorCredit", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids.",
)

BULK_CREATE_VENDOR_CREDIT: Final[Operation[list[VendorCredit]]] = Operation(
    id="bulkCreateVendorCredit",
    accessor="vendor_credits.create_bulk",
    family="v3",
    method="POST",
    path="/v3/vendor-credits/bulk",
    title="Create multiple vendor credits",
    reference="https://developer.bill.com/reference/bulkcreatevendorcredit",
    body=Body(model=VendorCreditCreate, many=True, max_items=50),
    answer=Answer(kind=ListOf(Nested(VendorCredit)), key="vendorCredits", status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listVendorCredits",
        compared=(ComparedField("amount", sent="vendorCreditLineItems", total="sent"),),
        identity=((ComparedField("vendorId"), ComparedField("referenceNumber")),),
        created="createdTime",
    ),
)

BULK_UPDATE_VENDOR_CREDIT: Final[Operation[list[VendorCredit]]] = Operation(
    id="bulkUpdateVendorCredit",
    accessor="vendor_credits.update_bulk",
    family="v3",
    method="PATCH",
    path="/v3/vendor-credits/bulk",
    title="Update multiple vendor credits",
    reference="https://developer.bill.com/reference/bulkupdatevendorcredit",
    body=Body(model=VendorCreditBulkUpdate, many=True, max_items=50, adds="vendor_credit_line_items"),
    answer=Answer(kind=ListOf(Nested(VendorCredit)), key="vendorCredits"),
    retry="idempotent",
    trace=Trace(find="getVendorCredit", as_sent=True, changed="updatedTime"),
)

BULK_ARCHIVE_VENDOR_CREDIT: Final[Operation[list[VendorCredit]]] = Operation(
    id="bulkArchiveVendorCredit",
    accessor="vendor_credits.archive_bulk",
    family="v3",
    method="POST",
    path="/v3/vendor-credits/bulk/archive",
    title="Archive multiple vendor credits",
    reference="https://developer.bill.com/reference/bulkarchivevendorcredit",
    query=(Parameter(name="ids", wire="ids", kind=ListOf(Id()), required=True, max_items=50, confidence="derived"),),
    answer=Answer(kind=ListOf(Nested(VendorCredit)), key="vendorCredits"),
    retry="idempotent",
    trace=Trace(find="getVendorCredit", states=(State({"archived": (True,)}),), changed="updatedTime", each="ids"),
    doc="Vendor credits cannot be restored.",
)

GET_VENDOR_CREDIT: Final[Operation[VendorCredit]] = Operation(
    id="getVendorCredit",
    accessor="vendor_credits.get",
    family="v3",
    method="GET",
    path="/v3/vendor-credits/{vendorCreditId}",
    title="Get vendor credit details",
    reference="https://developer.bill.com/reference/getvendorcredit",
    path_params=(_VENDOR_CREDIT_ID,),
    answer=Answer(kind=Nested(VendorCredit)),
)

REPLACE_VENDOR_CREDIT: Final[Operation[VendorCredit]] = Operation(
    id="replaceVendorCredit",
    accessor="vendor_credits.replace",
    family="v3",
    method="PUT",
    path="/v3/vendor-credits/{vendorCreditId}",
    title="Replace a vendor credit",
    reference="https://developer.bill.com/reference/replacevendorcredit",
    path_params=(_VENDOR_CREDIT_ID,),
    body=Body(model=VendorCreditCreate),
    answer=Answer(kind=Nested(VendorCredit)),
    retry="idempotent",
    trace=Trace(find="getVendorCredit", as_sent=True, changed="updatedTime"),
    doc="Line items whose id is not sent are removed; new ones get ids.",
)

UPDATE_VENDOR_CREDIT: Final[Operation[VendorCredit]] = Operation(
    id="updateVendorCredit",
    accessor="vendor_credits.update",
    family="v3",
    method="PATCH",
    path="/v3/vendor-credits/{vendorCreditId}",
    title="Update a vendor credit",
    reference="https://developer.bill.com/reference/updatevendorcredit",
    path_params=(_VENDOR_CREDIT_ID,),
    body=Body(model=VendorCreditUpdate, adds="vendor_credit_line_items"),
    answer=Answer(kind=Nested(VendorCredit)),
    retry="idempotent",
    trace=Trace(find="getVendorCredit", as_sent=True, changed="updatedTime"),
)

ARCHIVE_VENDOR_CREDIT: Final[Operation[VendorCredit]] = Operation(
    id="archiveVendorCredit",
    accessor="vendor_credits.archive",
    family="v3",
    method="POST",
    path="/v3/vendor-credits/{vendorCreditId}/archive",
    title="Archive a vendor credit",
    reference="https://developer.bill.com/reference/archivevendorcredit",
    path_params=(_VENDOR_CREDIT_ID,),
    answer=Answer(kind=Nested(VendorCredit)),
    retry="idempotent",
    trace=Trace(find="getVendorCredit", states=(State({"archived": (True,)}),), changed="updatedTime"),
    doc="Cannot be restored.",
)
