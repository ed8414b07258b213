"""Expenses that users paid themselves and get back.

Generated from spec/spend/reimbursements.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
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


class ReimbursementType(OpenEnum):
    """Reimbursement type, part of `Reimbursement`."""

    PURCHASE = Member()
    MILEAGE = Member()


class ReimbursementStatus(OpenEnum):
    """Reimbursement status, part of `Reimbursement`."""

    CREATED = Member()
    AWAITING_APPROVAL = Member()
    AWAITING_TIER2_APPROVAL = Member()
    TIER2_APPROVAL_UNDONE = Member()
    APPROVAL_UNDONE = Member()
    DENIAL_UNDONE = Member()
    APPROVED = Member()
    CANCEL_PAYMENT = Member()
    PAID = Member()
    PAYMENT_FAILED = Member()
    DENIED = Member()
    DELETED = Member()
    ARCHIVED = Member()
    BUDGET_APPROVAL = Member()
    ADMIN_APPROVAL = Member()
    READY_TO_PAY = Member()
    PAYMENT_PENDING = Member()


class ReimbursementActorRole(OpenEnum):
    """Reimbursement actor role, part of `ReimbursementStatusEntry`. The values are known from a single source, not from
    BILL's reference.
    """

    SUBMITTER = Member()
    MANAGER = Member()
    BUDGET_OWNER = Member()


class ReimbursementDecision(OpenEnum):
    """Reimbursement decision, part of `ReimbursementAction`."""

    APPROVE = Member()
    DENY = Member()


@model
class ReceiptInput(RequestModel):
    """Receipt input, part of `ReimbursementCreate` and `ReimbursementUpdate`."""

    url: str = required_field("url", Text())
    filename: str = required_field("filename", Text())


@model
class ReimbursementStatusEntry(AnswerModel):
    """Reimbursement status entry, part of `Reimbursement`."""

    status: str | None = optional_field("status", Text(), doc="the same values as in Reimbursement")
    actor_id: str | None = optional_field("actorId", Id())
    actor_role: ReimbursementActorRole | None = optional_field("actorRole", Choice(ReimbursementActorRole))
    note: str | None = optional_field("note", Text())
    occurred_time: datetime | None = optional_field("occurredTime", DateTime())


@model
class Reimbursement(AnswerModel):
    """Reimbursement, returned by `spend.reimbursements.list`, `spend.reimbursements.create`, `spend.reimbursements.get`
    and 2 more.
    """

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    user_id: str | None = optional_field("userId", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    budget_id: str | None = optional_field("budgetId", Id())
    budget_uuid: str | None = optional_field("budgetUuid", Id())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    note: str | None = optional_field("note", Text())
    merchant_name: str | None = optional_field("merchantName", Text())
    occurred_date: date | None = optional_field("occurredDate", Date())
    submitted_time: datetime | None = optional_field("submittedTime", DateTime())
    type: ReimbursementType | None = optional_field("type", Choice(ReimbursementType))
    status: ReimbursementStatus | None = optional_field(
        "status", Choice(ReimbursementStatus), doc="the values are from the page about webhook payloads"
    )
    status_history: list[ReimbursementStatusEntry] | None = optional_field(
        "statusHistory", ListOf(Nested(ReimbursementStatusEntry))
    )
    receipts: list[Receipt] | None = optional_field("receipts", ListOf(Nested(Receipt)))
    custom_fields: list[TransactionCustomField] | None = optional_field(
        "customFields", ListOf(Nested(TransactionCustomField))
    )
    batch_id: str | None = optional_field("batchId", Id())
    batch_amount: Decimal | None = optional_field("batchAmount", Number(money=True))
    fund_request_amount: Decimal | None = optional_field("fundRequestAmount", Number(money=True))
    fund_request_budget_amount: Decimal | None = optional_field("fundRequestBudgetAmount", Number(money=True))
    retired: bool | None = optional_field("retired", Boolean())
    fulfillment_type: ReimbursementFulfillmentType | None = optional_field(
        "fulfillmentType", Choice(ReimbursementFulfillmentType)
    )


@model
class ReimbursementCreate(RequestModel):
    """Reimbursement create, accepted by `spend.reimbursements.create`."""

    user_id: str = required_field("userId", Id())
    budget_id: str = required_field("budgetId", Id())
    amount: Decimal | int = required_field("amount", Number(money=True))
    note: str = required_field("note", Text(), doc="business purpose")
    merchant_name: str = required_field("merchantName", Text())
    occurred_date: date = required_field("occurredDate", Date(), doc="yyyy-MM-dd")
    receipts: Sequence[ReceiptInput] = required_field(
        "receipts", ListOf(Nested(ReceiptInput)), doc="each with the upload URL, after the PUT of its image"
    )
    custom_fields: Sequence[CustomFieldSelection] | Unset | None = optional_field(
        "customFields", ListOf(Nested(CustomFieldSelection))
    )


@model
class ReimbursementUpdate(RequestModel):
    """Reimbursement update, accepted by `spend.reimbursements.update`."""

    user_id: str | Unset | None = optional_field("userId", Id())
    budget_id: str | Unset | None = optional_field("budgetId", Id())
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True))
    note: str | Unset | None = optional_field("note", Text())
    merchant_name: str | Unset | None = optional_field("merchantName", Text())
    occurred_date: date | Unset | None = optional_field("occurredDate", Date())
    receipts: Sequence[ReceiptInput] | Unset | None = optional_field("receipts", ListOf(Nested(ReceiptInput)))
    custom_fields: Sequence[CustomFieldSelection] | Unset | None = optional_field(
        "customFields", ListOf(Nested(CustomFieldSelection))
    )


@model
class ReimbursementAction(RequestModel):
    """Reimbursement action, accepted by `spend.reimbursements.act`."""

    action: ReimbursementDecision | str = required_field("action", Choice(ReimbursementDecision))
    note: str | Unset | None = optional_field("note", Text())


@model(confidence="derived")
class ReimbursementReceiptCreate(RequestModel):
    """Reimbursement receipt create, accepted by `spend.reimbursements.add_receipt`. Known from a single source, not
    from BILL's reference.
    """

    url: str = required_field("url", Text())
    filename: str | Unset | None = optional_field("filename", Text())
