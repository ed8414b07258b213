"""The operations of `spend.reimbursements`.

Generated from spec/spend/reimbursements.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import Boolean, Choice, DateTime, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqInField, RangeSortField, SortField
from ..models.common import Receipt, UploadUrl
from ..models.spend_reimbursements import (
    Reimbursement,
    ReimbursementAction,
    ReimbursementCreate,
    ReimbursementReceiptCreate,
    ReimbursementType,
    ReimbursementUpdate,
)

__all__ = [
    "ADD_REIMBURSEMENT_RECEIPT",
    "APPROVE_OR_DENY_REIMBURSEMENT",
    "CREATE_IMAGE_UPLOAD_URL",
    "CREATE_REIMBURSEMENT",
    "DELETE_REIMBURSEMENT",
    "DELETE_REIMBURSEMENT_RECEIPT",
    "GET_REIMBURSEMENT",
    "LIST_REIMBURSEMENTS",
    "ReimbursementFields",
    "Reimbursement_",
    "UPDATE_REIMBURSEMENT",
]

_REIMBURSEMENT_ID: Final = Parameter(name="reimbursement_id", wire="reimbursementId", kind=Id(), required=True)
_RECEIPT_ID: Final = Parameter(name="receipt_id", wire="receiptId", kind=Id(), required=True)


class ReimbursementFields:
    """The filters and sort keys of `spend.reimbursements.list`."""

    reimbursement_ids: Final = EqInField[str]("reimbursementIds", Id())
    budget_ids: Final = EqInField[str]("budgetIds", Id())
    user_ids: Final = EqInField[str]("userIds", Id())
    custom_field_value_ids: Final = EqInField[str]("customFieldValueIds", Id())
    type: Final = EqField[ReimbursementType | str]("type", Choice(ReimbursementType))
    submitted_time: Final = RangeSortField[datetime]("submittedTime", DateTime())
    retired: Final = EqField[bool]("retired", Boolean())
    status: Final = SortField("status")
    amount: Final = SortField("amount")
    receipt_added_time: Final = SortField("receiptAddedTime")
    fulfillment_type: Final = SortField("fulfillmentType")
    batch_id: Final = SortField("batchId")
    batch_amount: Final = SortField("batchAmount")


Reimbursement_ = ReimbursementFields

LIST_REIMBURSEMENTS: Final[Operation[Reimbursement]] = Operation(
    id="listReimbursements",
    accessor="spend.reimbursements.list",
    family="spend",
    method="GET",
    path="/v3/spend/reimbursements",
    title="Get list of reimbursements",
    reference="https://developer.bill.com/reference/listreimbursements",
    answer=Answer(kind=Nested(Reimbursement)),
    page="next",
    fields=ReimbursementFields,
    sort_max=1,
)

CREATE_REIMBURSEMENT: Final[Operation[Reimbursement]] = Operation(
    id="createReimbursement",
    accessor="spend.reimbursements.create",
    family="spend",
    method="POST",
    path="/v3/spend/reimbursements",
    title="Create a reimbursement",
    reference="https://developer.bill.com/reference/createreimbursement",
    body=Body(model=ReimbursementCreate),
    answer=Answer(kind=Nested(Reimbursement)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listReimbursements",
        identity=(
            (
                ComparedField("userId"),
                ComparedField("budgetId"),
                ComparedField("amount"),
                ComparedField("merchantName"),
                ComparedField("occurredDate"),
            ),
        ),
        created="submittedTime",
    ),
)

CREATE_IMAGE_UPLOAD_URL: Final[Operation[UploadUrl]] = Operation(
    id="createImageUploadUrl",
    accessor="spend.reimbursements.create_upload_url",
    family="spend",
    method="POST",
    path="/v3/spend/reimbursements/image-upload-url",
    title="Create a reimbursement upload URL",
    reference="https://developer.bill.com/reference/createimageuploadurl",
    answer=Answer(kind=Nested(UploadUrl)),
    doc="PUT the bytes of a JPG or PNG to the URL with its Content-Type, and then send the URL in the receipt. Each URL accepts one file. BILL's reference and change log have this path; its guide has `upload-image-url`.",
)

GET_REIMBURSEMENT: Final[Operation[Reimbursement]] = Operation(
    id="getReimbursement",
    accessor="spend.reimbursements.get",
    family="spend",
    method="GET",
    path="/v3/spend/reimbursements/{reimbursementId}",
    title="Get reimbursement details",
    reference="https://developer.bill.com/reference/getreimbursement",
    path_params=(_REIMBURSEMENT_ID,),
    answer=Answer(kind=Nested(Reimbursement)),
)

DELETE_REIMBURSEMENT: Final[Operation[None]] = Operation(
    id="deleteReimbursement",
    accessor="spend.reimbursements.delete",
    family="spend",
    method="DELETE",
    path="/v3/spend/reimbursements/{reimbursementId}",
    title="Delete a reimbursement",
    reference="https://developer.bill.com/reference/deletereimbursement",
    path_params=(_REIMBURSEMENT_ID,),
    retry="idempotent",
    trace=Trace(find="getReimbursement", states=(State({"status": ("DELETED",), "retired": (True,)}),)),
)

UPDATE_REIMBURSEMENT: Final[Operation[Reimbursement]] = Operation(
    id="updateReimbursement",
    accessor="spend.reimbursements.update",
    family="spend",
    method="PATCH",
    path="/v3/spend/reimbursements/{reimbursementId}",
    title="Update a reimbursement",
    reference="https://developer.bill.com/reference/updatereimbursement",
    path_params=(_REIMBURSEMENT_ID,),
    body=Body(model=ReimbursementUpdate),
    answer=Answer(kind=Nested(Reimbursement)),
    retry="idempotent",
    trace=Trace(find="getReimbursement", as_sent=True),
)

APPROVE_OR_DENY_REIMBURSEMENT: Final[Operation[Reimbursement]] = Operation(
    id="approveOrDenyReimbursement",
    accessor="spend.reimbursements.act",
    family="spend",
    method="POST",
    path="/v3/spend/reimbursements/{reimbursementId}/action",
    title="Approve or deny a reimbursement",
    reference="https://developer.bill.com/reference/approveordenyreimbursement",
    path_params=(_REIMBURSEMENT_ID,),
    body=Body(model=ReimbursementAction),
    answer=Answer(kind=Nested(Reimbursement)),
    retry="never",
    trace=Trace(
        find="getReimbursement",
        states=(
            State({"status": ("APPROVED", "READY_TO_PAY", "PAYMENT_PENDING", "PAID")}, when=("action", "APPROVE")),
            State({"status": ("DENIED",)}, when=("action", "DENY")),
        ),
        changed="statusHistory[].occurredTime",
    ),
    doc="The user of the token must be ADMIN.",
)

ADD_REIMBURSEMENT_RECEIPT: Final[Operation[Receipt]] = Operation(
    id="addReimbursementReceipt",
    accessor="spend.reimbursements.add_receipt",
    family="spend",
    method="POST",
    path="/v3/spend/reimbursements/{reimbursementId}/receipts",
    title="Add a reimbursement receipt",
    reference="https://developer.bill.com/reference/addreimbursementreceipt",
    path_params=(_REIMBURSEMENT_ID,),
    body=Body(model=ReimbursementReceiptCreate),
    answer=Answer(kind=Nested(Receipt)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="getReimbursement",
        inside="receipts",
        apart=("url",),
        identity=((ComparedField("filename"),),),
        unique="assumed",
    ),
    confidence="derived",
    doc="`url` is the upload URL of a JPG or PNG.",
)

DELETE_REIMBURSEMENT_RECEIPT: Final[Operation[None]] = Operation(
    id="deleteReimbursementReceipt",
    accessor="spend.reimbursements.delete_receipt",
    family="spend",
    method="DELETE",
    path="/v3/spend/reimbursements/{reimbursementId}/receipts/{receiptId}",
    title="Delete a reimbursement receipt",
    reference="https://developer.bill.com/reference/deletereimbursementreceipt",
    path_params=(_REIMBURSEMENT_ID, _RECEIPT_ID),
    retry="idempotent",
    trace=Trace(find="getReimbursement", inside="receipts"),
    confidence="derived",
)
