"""Money that users are to get back.

Generated from spec/spend/reimbursements.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, DateTime, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
from .common import CustomFieldSelection, Receipt, ReimbursementFulfillmentType, TransactionCustomField

__all__ = [
    "ReceiptInput",
    "Reimbursement",
    "ReimbursementAction",
    "ReimbursementActorRole",
    "ReimbursementCreate",
    "ReimbursementDecision",
    "ReimbursementReceiptCreate",
    "ReimbursementStatus",
    "ReimbursementStatusEntry",
    "ReimbursementType",
    "ReimbursementUpdate",
]


class ReimbursementType(OpenEnum, members={"PURCHASE": "PURCHASE", "MILEAGE": "MILEAGE"}):
    """Reimbursement type, part of `Reimbursement`."""

    PURCHASE: ClassVar[ReimbursementType]
    MILEAGE: ClassVar[ReimbursementType]


class ReimbursementStatus(
    OpenEnum,
    members={
        "CREATED": "CREATED",
        "AWAITING_APPROVAL": "AWAITING_APPROVAL",
        "AWAITING_TIER2_APPROVAL": "AWAITING_TIER2_APPROVAL",
        "TIER2_APPROVAL_UNDONE": "TIER2_APPROVAL_UNDONE",
        "APPROVAL_UNDONE": "APPROVAL_UNDONE",
        "DENIAL_UNDONE": "DENIAL_UNDONE",
        "APPROVED": "APPROVED",
        "CANCEL_PAYMENT": "CANCEL_PAYMENT",
        "PAID": "PAID",
        "PAYMENT_FAILED": "PAYMENT_FAILED",
        "DENIED": "DENIED",
        "DELETED": "DELETED",
        "ARCHIVED": "ARCHIVED",
        "BUDGET_APPROVAL": "BUDGET_APPROVAL",
        "ADMIN_APPROVAL": "ADMIN_APPROVAL",
        "READY_TO_PAY": "READY_TO_PAY",
        "PAYMENT_PENDING": "PAYMENT_PENDING",
    },
):
    """Reimbursement status, part of `Reimbursement`."""

    CREATED: ClassVar[ReimbursementStatus]
    AWAITING_APPROVAL: ClassVar[ReimbursementStatus]
    AWAITING_TIER2_APPROVAL: ClassVar[ReimbursementStatus]
    TIER2_APPROVAL_UNDONE: ClassVar[ReimbursementStatus]
    APPROVAL_UNDONE: ClassVar[ReimbursementStatus]
    DENIAL_UNDONE: ClassVar[ReimbursementStatus]
    APPROVED: ClassVar[ReimbursementStatus]
    CANCEL_PAYMENT: ClassVar[ReimbursementStatus]
    PAID: ClassVar[ReimbursementStatus]
    PAYMENT_FAILED: ClassVar[ReimbursementStatus]
    DENIED: ClassVar[ReimbursementStatus]
    DELETED: ClassVar[ReimbursementStatus]
    ARCHIVED: ClassVar[ReimbursementStatus]
    BUDGET_APPROVAL: ClassVar[ReimbursementStatus]
    ADMIN_APPROVAL: ClassVar[ReimbursementStatus]
    READY_TO_PAY: ClassVar[ReimbursementStatus]
    PAYMENT_PENDING: ClassVar[ReimbursementStatus]


class ReimbursementActorRole(
    OpenEnum, members={"SUBMITTER": "SUBMITTER", "MANAGER": "MANAGER", "BUDGET_OWNER": "BUDGET_OWNER"}
):
    """Reimbursement actor role, part of `ReimbursementStatusEntry`. The values are known from a single source, not from
    BILL's reference.
    """

    SUBMITTER: ClassVar[ReimbursementActorRole]
    MANAGER: ClassVar[ReimbursementActorRole]
    BUDGET_OWNER: ClassVar[ReimbursementActorRole]


class ReimbursementDecision(OpenEnum, members={"APPROVE": "APPROVE", "DENY": "DENY"}):
    """Reimbursement decision, part of `ReimbursementAction`."""

    APPROVE: ClassVar[ReimbursementDecision]
    DENY: ClassVar[ReimbursementDecision]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReceiptInput(RequestModel):
    """Receipt input, part of `ReimbursementCreate` and `ReimbursementUpdate`."""

    url: str
    filename: str

    __fields__ = (
        Field("url", "url", Text(), required=True),
        Field("filename", "filename", Text(), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReimbursementStatusEntry(AnswerModel):
    """Reimbursement status entry, part of `Reimbursement`."""

    status: str | None = None
    """`status`: same values as Reimbursement.status."""
    actor_id: str | None = None
    actor_role: ReimbursementActorRole | None = None
    note: str | None = None
    occurred_time: datetime | None = None

    __fields__ = (
        Field("status", "status", Text(), doc="same values as Reimbursement.status"),
        Field("actor_id", "actorId", Id()),
        Field("actor_role", "actorRole", Choice(ReimbursementActorRole)),
        Field("note", "note", Text()),
        Field("occurred_time", "occurredTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ReimbursementStatusEntry:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ReimbursementStatusEntry)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        value = take("actorId", None)
        new.actor_id = value if type(value) is str or value is None else to_text(value)
        value = take("actorRole", None)
        new.actor_role = None if value is None else ReimbursementActorRole(value)
        value = take("note", None)
        new.note = value if type(value) is str or value is None else to_text(value)
        value = take("occurredTime", None)
        new.occurred_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Reimbursement(AnswerModel):
    """Reimbursement, given by `spend.reimbursements.list`, `spend.reimbursements.create`, `spend.reimbursements.get`
    and 2 more.
    """

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    user_id: str | None = None
    user_uuid: str | None = None
    budget_id: str | None = None
    budget_uuid: str | None = None
    amount: Decimal | None = None
    note: str | None = None
    merchant_name: str | None = None
    occurred_date: date | None = None
    submitted_time: datetime | None = None
    type: ReimbursementType | None = None
    status: ReimbursementStatus | None = None
    """`status`: list is from the webhook payload page."""
    status_history: list[ReimbursementStatusEntry] | None = None
    receipts: list[Receipt] | None = None
    custom_fields: list[TransactionCustomField] | None = None
    batch_id: str | None = None
    batch_amount: Decimal | None = None
    fund_request_amount: Decimal | None = None
    fund_request_budget_amount: Decimal | None = None
    retired: bool | None = None
    fulfillment_type: ReimbursementFulfillmentType | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("user_id", "userId", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("budget_id", "budgetId", Id()),
        Field("budget_uuid", "budgetUuid", Id()),
        Field("amount", "amount", Number(money=True)),
        Field("note", "note", Text()),
        Field("merchant_name", "merchantName", Text()),
        Field("occurred_date", "occurredDate", Date()),
        Field("submitted_time", "submittedTime", DateTime()),
        Field("type", "type", Choice(ReimbursementType)),
        Field("status", "status", Choice(ReimbursementStatus), doc="list is from the webhook payload page"),
        Field("status_history", "statusHistory", ListOf(Nested(ReimbursementStatusEntry))),
        Field("receipts", "receipts", ListOf(Nested(Receipt))),
        Field("custom_fields", "customFields", ListOf(Nested(TransactionCustomField))),
        Field("batch_id", "batchId", Id()),
        Field("batch_amount", "batchAmount", Number(money=True)),
        Field("fund_request_amount", "fundRequestAmount", Number(money=True)),
        Field("fund_request_budget_amount", "fundRequestBudgetAmount", Number(money=True)),
        Field("retired", "retired", Boolean()),
        Field("fulfillment_type", "fulfillmentType", Choice(ReimbursementFulfillmentType)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Reimbursement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Reimbursement)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("budgetId", None)
        new.budget_id = value if type(value) is str or value is None else to_text(value)
        value = take("budgetUuid", None)
        new.budget_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("note", None)
        new.note = value if type(value) is str or value is None else to_text(value)
        value = take("merchantName", None)
        new.merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("occurredDate", None)
        new.occurred_date = None if value is None else to_date(value)
        value = take("submittedTime", None)
        new.submitted_time = None if value is None else to_datetime(value)
        value = take("type", None)
        new.type = None if value is None else ReimbursementType(value)
        value = take("status", None)
        new.status = None if value is None else ReimbursementStatus(value)
        value = take("statusHistory", None)
        new.status_history = (
            None if value is None else [ReimbursementStatusEntry._from_wire(item) for item in to_list(value)]
        )
        value = take("receipts", None)
        new.receipts = None if value is None else [Receipt._from_wire(item) for item in to_list(value)]
        value = take("customFields", None)
        new.custom_fields = (
            None if value is None else [TransactionCustomField._from_wire(item) for item in to_list(value)]
        )
        value = take("batchId", None)
        new.batch_id = value if type(value) is str or value is None else to_text(value)
        value = take("batchAmount", None)
        new.batch_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("fundRequestAmount", None)
        new.fund_request_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("fundRequestBudgetAmount", None)
        new.fund_request_budget_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("retired", None)
        new.retired = value if type(value) is bool or value is None else to_bool(value)
        value = take("fulfillmentType", None)
        new.fulfillment_type = None if value is None else ReimbursementFulfillmentType(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReimbursementCreate(RequestModel):
    """Reimbursement create, taken by `spend.reimbursements.create`."""

    user_id: str
    budget_id: str
    amount: Decimal | int
    note: str
    """`note`: business purpose."""
    merchant_name: str
    occurred_date: date
    """`occurredDate`: yyyy-MM-dd."""
    receipts: Sequence[ReceiptInput]
    """`receipts`: url from image-upload-url, after the PUT."""
    custom_fields: Sequence[CustomFieldSelection] | Unset | None = UNSET

    __fields__ = (
        Field("user_id", "userId", Id(), required=True),
        Field("budget_id", "budgetId", Id(), required=True),
        Field("amount", "amount", Number(money=True), required=True),
        Field("note", "note", Text(), required=True, doc="business purpose"),
        Field("merchant_name", "merchantName", Text(), required=True),
        Field("occurred_date", "occurredDate", Date(), required=True, doc="yyyy-MM-dd"),
        Field(
            "receipts",
            "receipts",
            ListOf(Nested(ReceiptInput)),
            required=True,
            doc="url from image-upload-url, after the PUT",
        ),
        Field("custom_fields", "customFields", ListOf(Nested(CustomFieldSelection))),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReimbursementUpdate(RequestModel):
    """Reimbursement update, taken by `spend.reimbursements.update`."""

    user_id: str | Unset | None = UNSET
    budget_id: str | Unset | None = UNSET
    amount: Decimal | int | Unset | None = UNSET
    note: str | Unset | None = UNSET
    merchant_name: str | Unset | None = UNSET
    occurred_date: date | Unset | None = UNSET
    receipts: Sequence[ReceiptInput] | Unset | None = UNSET
    custom_fields: Sequence[CustomFieldSelection] | Unset | None = UNSET

    __fields__ = (
        Field("user_id", "userId", Id()),
        Field("budget_id", "budgetId", Id()),
        Field("amount", "amount", Number(money=True)),
        Field("note", "note", Text()),
        Field("merchant_name", "merchantName", Text()),
        Field("occurred_date", "occurredDate", Date()),
        Field("receipts", "receipts", ListOf(Nested(ReceiptInput))),
        Field("custom_fields", "customFields", ListOf(Nested(CustomFieldSelection))),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReimbursementAction(RequestModel):
    """Reimbursement action, taken by `spend.reimbursements.act`."""

    action: ReimbursementDecision | str
    note: str | Unset | None = UNSET

    __fields__ = (
        Field("action", "action", Choice(ReimbursementDecision), required=True),
        Field("note", "note", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ReimbursementReceiptCreate(RequestModel):
    """Reimbursement receipt create, taken by `spend.reimbursements.add_receipt`. Its fields are known from a single
    source, not from BILL's reference.
    """

    url: str
    filename: str | Unset | None = UNSET

    __fields__ = (
        Field("url", "url", Text(), required=True, confidence="derived"),
        Field("filename", "filename", Text(), confidence="derived"),
    )
