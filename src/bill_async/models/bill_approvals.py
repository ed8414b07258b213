"""Approval policies of bills, and the approvals that wait.

Generated from spec/v3/bill_approvals.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Choice, Date, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_date, to_decimal, to_list, to_text
from ..types import UNSET, OpenEnum, Unset

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


class BillApprovalPolicyStatus(OpenEnum, members={"ACTIVE": "ACTIVE"}):
    """Bill approval policy status, part of `BillApprovalPolicy`."""

    ACTIVE: ClassVar[BillApprovalPolicyStatus]


class BillApprovalRuleKey(
    OpenEnum,
    members={
        "BILL_AMOUNT": "BILL_AMOUNT",
        "CHART_OF_ACCOUNT_ID": "CHART_OF_ACCOUNT_ID",
        "JOB_ID": "JOB_ID",
        "LOCATION_ID": "LOCATION_ID",
        "VENDOR_ID": "VENDOR_ID",
    },
):
    """Bill approval rule key, part of `BillApprovalRule` and `BillApprovalRuleCreate`. The values are known from a
    single source, not from BILL's reference.
    """

    BILL_AMOUNT: ClassVar[BillApprovalRuleKey]
    CHART_OF_ACCOUNT_ID: ClassVar[BillApprovalRuleKey]
    JOB_ID: ClassVar[BillApprovalRuleKey]
    LOCATION_ID: ClassVar[BillApprovalRuleKey]
    VENDOR_ID: ClassVar[BillApprovalRuleKey]


class BillApprovalRuleOp(OpenEnum, members={"GTE": "gte", "LT": "lt", "UNDEFINED": "UNDEFINED"}):
    """Bill approval rule op, part of `BillApprovalRule` and `BillApprovalRuleCreate`. The values are known from a
    single source, not from BILL's reference.
    """

    GTE: ClassVar[BillApprovalRuleOp]
    LT: ClassVar[BillApprovalRuleOp]
    UNDEFINED: ClassVar[BillApprovalRuleOp]


class BillApprovalDecision(OpenEnum, members={"APPROVE": "APPROVE", "DENY": "DENY"}):
    """Bill approval decision, part of `BillApprovalAction`."""

    APPROVE: ClassVar[BillApprovalDecision]
    DENY: ClassVar[BillApprovalDecision]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalRuleValue(AnswerModel):
    """Bill approval rule value, part of `BillApprovalRule`."""

    value: str | None = None
    display_name: str | None = None

    __fields__ = (
        Field("value", "value", Text()),
        Field("display_name", "displayName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalRuleValue:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalRuleValue)
        value = take("value", None)
        new.value = value if type(value) is str or value is None else to_text(value)
        value = take("displayName", None)
        new.display_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalRule(AnswerModel):
    """Bill approval rule, part of `BillApprovalPolicy`."""

    key: BillApprovalRuleKey | None = None
    op: BillApprovalRuleOp | None = None
    values: list[BillApprovalRuleValue] | None = None
    """`values`: objects in answers, plain strings in requests."""

    __fields__ = (
        Field("key", "key", Choice(BillApprovalRuleKey)),
        Field("op", "op", Choice(BillApprovalRuleOp)),
        Field(
            "values",
            "values",
            ListOf(Nested(BillApprovalRuleValue)),
            doc="objects in answers, plain strings in requests",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalRule:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalRule)
        value = take("key", None)
        new.key = None if value is None else BillApprovalRuleKey(value)
        value = take("op", None)
        new.op = None if value is None else BillApprovalRuleOp(value)
        value = take("values", None)
        new.values = None if value is None else [BillApprovalRuleValue._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalUser(AnswerModel):
    """Bill approval user, part of `BillApprovalApprovers`."""

    user_id: str | None = None
    """`userId`: begins 006."""
    full_name: str | None = None

    __fields__ = (
        Field("user_id", "userId", Id("006", strict=True)),
        Field("full_name", "fullName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalUser)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("fullName", None)
        new.full_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalGroupUser(AnswerModel):
    """Bill approval group user, part of `BillApprovalGroup`. Its fields are known from a single source, not from BILL's
    reference.
    """

    id: str | None = None
    """`id`: here the key is id, not userId."""
    full_name: str | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="derived", doc="here the key is id, not userId"),
        Field("full_name", "fullName", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalGroupUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalGroupUser)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("fullName", None)
        new.full_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalGroup(AnswerModel):
    """Bill approval group, part of `BillApprovalApprovers`. Its fields are known from a single source, not from BILL's
    reference.
    """

    group_name: str | None = None
    group_id: str | None = None
    """`groupId`: begins agp; verified."""
    users: list[BillApprovalGroupUser] | None = None

    __fields__ = (
        Field("group_name", "groupName", Text(), confidence="derived"),
        Field("group_id", "groupId", Id("agp", strict=True)),
        Field("users", "users", ListOf(Nested(BillApprovalGroupUser)), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalGroup:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalGroup)
        value = take("groupName", None)
        new.group_name = value if type(value) is str or value is None else to_text(value)
        value = take("groupId", None)
        new.group_id = value if type(value) is str or value is None else to_text(value)
        value = take("users", None)
        new.users = None if value is None else [BillApprovalGroupUser._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalApprovers(AnswerModel):
    """Bill approval approvers, part of `BillApprovalPolicy`."""

    users: list[BillApprovalUser] | None = None
    groups: list[BillApprovalGroup] | None = None

    __fields__ = (
        Field("users", "users", ListOf(Nested(BillApprovalUser))),
        Field("groups", "groups", ListOf(Nested(BillApprovalGroup))),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalApprovers:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalApprovers)
        value = take("users", None)
        new.users = None if value is None else [BillApprovalUser._from_wire(item) for item in to_list(value)]
        value = take("groups", None)
        new.groups = None if value is None else [BillApprovalGroup._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalPolicy(AnswerModel):
    """Bill approval policy, given by `bill_approvals.list_policies`, `bill_approvals.create_policy` and
    `bill_approvals.update_policy`.
    """

    id: str
    """`id`: form {organizationId}-{unique}."""
    policy_name: str | None = None
    status: BillApprovalPolicyStatus | None = None
    rules: list[BillApprovalRule] | None = None
    approvers: BillApprovalApprovers | None = None

    __fields__ = (
        Field("id", "id", Id(), required=True, doc="form {organizationId}-{unique}"),
        Field("policy_name", "policyName", Text()),
        Field("status", "status", Choice(BillApprovalPolicyStatus)),
        Field("rules", "rules", ListOf(Nested(BillApprovalRule))),
        Field("approvers", "approvers", Nested(BillApprovalApprovers)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillApprovalPolicy:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillApprovalPolicy)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("policyName", None)
        new.policy_name = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else BillApprovalPolicyStatus(value)
        value = take("rules", None)
        new.rules = None if value is None else [BillApprovalRule._from_wire(item) for item in to_list(value)]
        value = take("approvers", None)
        new.approvers = None if value is None else BillApprovalApprovers._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PendingBill(AnswerModel):
    """Pending bill, given by `bill_approvals.list_pending`."""

    bill_id: str | None = None
    """`billId`: begins 00n."""
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    amount: Decimal | None = None
    due_date: date | None = None

    __fields__ = (
        Field("bill_id", "billId", Id("00n", strict=True)),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("amount", "amount", Number(money=True)),
        Field("due_date", "dueDate", Date()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PendingBill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PendingBill)
        value = take("billId", None)
        new.bill_id = value if type(value) is str or value is None else to_text(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("dueDate", None)
        new.due_date = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalAction(RequestModel):
    """Bill approval action, taken by `bill_approvals.act`."""

    bill_id: str
    """`billId`: begins 00n."""
    action: BillApprovalDecision | str
    comment: str | Unset | None = UNSET
    """`comment`: free text."""

    __fields__ = (
        Field("bill_id", "billId", Id("00n", strict=True), required=True),
        Field("action", "action", Choice(BillApprovalDecision), required=True),
        Field("comment", "comment", Text(), doc="free text"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalRuleCreate(RequestModel):
    """Bill approval rule create, part of `BillApprovalPolicyCreate`."""

    key: BillApprovalRuleKey | str
    op: BillApprovalRuleOp | str
    values: Sequence[str]
    """`values`: strings, amounts too."""

    __fields__ = (
        Field("key", "key", Choice(BillApprovalRuleKey), required=True),
        Field("op", "op", Choice(BillApprovalRuleOp), required=True),
        Field("values", "values", ListOf(Text()), required=True, doc="strings, amounts too"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillApprovalPolicyCreate(RequestModel):
    """Bill approval policy create, taken by `bill_approvals.create_policy` and `bill_approvals.update_policy`."""

    policy_name: str
    rules: Sequence[BillApprovalRuleCreate]
    """`rules`: applied in the given order."""
    approvers: Sequence[str]
    """`approvers`: users (006...) and approval groups (agp...), in approval order; groups are made in the web app only.
    """

    __fields__ = (
        Field("policy_name", "policyName", Text(), required=True),
        Field(
            "rules", "rules", ListOf(Nested(BillApprovalRuleCreate)), required=True, doc="applied in the given order"
        ),
        Field(
            "approvers",
            "approvers",
            ListOf(Id()),
            required=True,
            doc="users (006...) and approval groups (agp...), in approval order; groups are made in the web app only",
        ),
    )
