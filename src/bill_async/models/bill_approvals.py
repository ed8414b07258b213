"""Approval policies of bills, and pending approvals.

Generated from spec/v3/bill_approvals.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Choice, Date, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = [
    "BillApprovalAction",
    "BillApprovalApprovers",
    "BillApprovalDecision",
    "BillApprovalGroup",
    "BillApprovalGroupUser",
    "BillApprovalPolicy",
    "BillApprovalPolicyCreate",
    "BillApprovalPolicyStatus",
    "BillApprovalRule",
    "BillApprovalRuleCreate",
    "BillApprovalRuleKey",
    "BillApprovalRuleOp",
    "BillApprovalRuleValue",
    "BillApprovalUser",
    "PendingBill",
]


class BillApprovalPolicyStatus(OpenEnum):
    """Bill approval policy status, part of `BillApprovalPolicy`."""

    ACTIVE = Member()


class BillApprovalRuleKey(OpenEnum):
    """Bill approval rule key, part of `BillApprovalRule` and `BillApprovalRuleCreate`. The values are known from a
    single source, not from BILL's reference.
    """

    BILL_AMOUNT = Member()
    CHART_OF_ACCOUNT_ID = Member()
    JOB_ID = Member()
    LOCATION_ID = Member()
    VENDOR_ID = Member()


class BillApprovalRuleOp(OpenEnum):
    """Bill approval rule op, part of `BillApprovalRule` and `BillApprovalRuleCreate`. The values are known from a
    single source, not from BILL's reference.
    """

    GTE = Member("gte")
    LT = Member("lt")
    UNDEFINED = Member()


class BillApprovalDecision(OpenEnum):
    """Bill approval decision, part of `BillApprovalAction`."""

    APPROVE = Member()
    DENY = Member()


@model
class BillApprovalRuleValue(AnswerModel):
    """Bill approval rule value, part of `BillApprovalRule`."""

    value: str | None = optional_field("value", Text())
    display_name: str | None = optional_field("displayName", Text())


@model
class BillApprovalRule(AnswerModel):
    """Bill approval rule, part of `BillApprovalPolicy`."""

    key: BillApprovalRuleKey | None = optional_field("key", Choice(BillApprovalRuleKey))
    op: BillApprovalRuleOp | None = optional_field("op", Choice(BillApprovalRuleOp))
    values: list[BillApprovalRuleValue] | None = optional_field(
        "values", ListOf(Nested(BillApprovalRuleValue)), doc="objects in answers, plain strings in requests"
    )


@model
class BillApprovalUser(AnswerModel):
    """Bill approval user, part of `BillApprovalApprovers`."""

    user_id: str | None = optional_field("userId", Id("006", strict=True))
    full_name: str | None = optional_field("fullName", Text())


@model(confidence="derived")
class BillApprovalGroupUser(AnswerModel):
    """Bill approval group user, part of `BillApprovalGroup`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id(), doc="the key is id here, not userId")
    full_name: str | None = optional_field("fullName", Text())


@model(confidence="derived")
class BillApprovalGroup(AnswerModel):
    """Bill approval group, part of `BillApprovalApprovers`. Known from a single source, not from BILL's reference."""

    group_name: str | None = optional_field("groupName", Text())
    group_id: str | None = optional_field("groupId", Id("agp", strict=True), confidence="verified")
    users: list[BillApprovalGroupUser] | None = optional_field("users", ListOf(Nested(BillApprovalGroupUser)))


@model
class BillApprovalApprovers(AnswerModel):
    """Bill approval approvers, part of `BillApprovalPolicy`."""

    users: list[BillApprovalUser] | None = optional_field("users", ListOf(Nested(BillApprovalUser)))
    groups: list[BillApprovalGroup] | None = optional_field("groups", ListOf(Nested(BillApprovalGroup)))


@model
class BillApprovalPolicy(AnswerModel):
    """Bill approval policy, returned by `bill_approvals.list_policies`, `bill_approvals.create_policy` and
    `bill_approvals.update_policy`.
    """

    id: str = required_field("id", Id(), doc="in the form {organizationId}-{unique}")
    policy_name: str | None = optional_field("policyName", Text())
    status: BillApprovalPolicyStatus | None = optional_field("status", Choice(BillApprovalPolicyStatus))
    rules: list[BillApprovalRule] | None = optional_field("rules", ListOf(Nested(BillApprovalRule)))
    approvers: BillApprovalApprovers | None = optional_field("approvers", Nested(BillApprovalApprovers))


@model
class PendingBill(AnswerModel):
    """Pending bill, returned by `bill_approvals.list_pending`."""

    bill_id: str | None = optional_field("billId", Id("00n", strict=True))
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    due_date: date | None = optional_field("dueDate", Date())


@model
class BillApprovalAction(RequestModel):
    """Bill approval action, accepted by `bill_approvals.act`."""

    bill_id: str = required_field("billId", Id("00n", strict=True))
    action: BillApprovalDecision | str = required_field("action", Choice(BillApprovalDecision))
    comment: str | Unset | None = optional_field("comment", Text(), doc="free text")


@model
class BillApprovalRuleCreate(RequestModel):
    """Bill approval rule create, part of `BillApprovalPolicyCreate`."""

    key: BillApprovalRuleKey | str = required_field("key", Choice(BillApprovalRuleKey))
    op: BillApprovalRuleOp | str = required_field("op", Choice(BillApprovalRuleOp))
    values: Sequence[str] = required_field("values", ListOf(Text()), doc="strings, even for amounts")


@model
class BillApprovalPolicyCreate(RequestModel):
    """Bill approval policy create, accepted by `bill_approvals.create_policy` and `bill_approvals.update_policy`."""

    policy_name: str = required_field("policyName", Text())
    rules: Sequence[BillApprovalRuleCreate] = required_field(
        "rules", ListOf(Nested(BillApprovalRuleCreate)), doc="applied in the given order"
    )
    approvers: Sequence[str] = required_field(
        "approvers",
        ListOf(Id()),
        doc="users (006...) and approval groups (agp...), in approval order; groups can be created only in the web app",
    )
