"""Budgets and their members.

Generated from spec/spend/budgets.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, Field, Id, Integer, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_decimal, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "Budget",
    "BudgetCreate",
    "BudgetInterval",
    "BudgetMember",
    "BudgetMemberEntry",
    "BudgetMemberSet",
    "BudgetMembersSet",
    "BudgetPeriod",
    "BudgetRole",
    "BudgetShareFunds",
    "BudgetSpent",
    "BudgetUpdate",
]


class BudgetInterval(
    OpenEnum,
    members={
        "NONE": "NONE",
        "DAILY": "DAILY",
        "WEEKLY": "WEEKLY",
        "MONTHLY": "MONTHLY",
        "QUARTERLY": "QUARTERLY",
        "YEARLY": "YEARLY",
    },
):
    """Budget interval, part of `Budget`, `BudgetCreate` and `BudgetUpdate`."""

    NONE: ClassVar[BudgetInterval]
    DAILY: ClassVar[BudgetInterval]
    WEEKLY: ClassVar[BudgetInterval]
    MONTHLY: ClassVar[BudgetInterval]
    QUARTERLY: ClassVar[BudgetInterval]
    YEARLY: ClassVar[BudgetInterval]


class BudgetShareFunds(
    OpenEnum,
    members={
        "DO_NOT_SHARE": "DO_NOT_SHARE",
        "SHARE_MANUALLY": "SHARE_MANUALLY",
        "SHARE_WITH_ALL_MEMBERS": "SHARE_WITH_ALL_MEMBERS",
        "SHARE_ALL_OWNERS_BUT_MEMBERS_MANUALLY": "SHARE_ALL_OWNERS_BUT_MEMBERS_MANUALLY",
    },
):
    """Budget share funds, part of `Budget`, `BudgetCreate` and `BudgetUpdate`. The values are known from a single
    source, not from BILL's reference.
    """

    DO_NOT_SHARE: ClassVar[BudgetShareFunds]
    SHARE_MANUALLY: ClassVar[BudgetShareFunds]
    SHARE_WITH_ALL_MEMBERS: ClassVar[BudgetShareFunds]
    SHARE_ALL_OWNERS_BUT_MEMBERS_MANUALLY: ClassVar[BudgetShareFunds]


class BudgetRole(OpenEnum, members={"OWNER": "OWNER", "MEMBER": "MEMBER", "OBSERVER": "OBSERVER"}):
    """Budget role, part of `BudgetMember`, `BudgetMemberEntry` and `BudgetMemberSet`. The values are known from a
    single source, not from BILL's reference.
    """

    OWNER: ClassVar[BudgetRole]
    MEMBER: ClassVar[BudgetRole]
    OBSERVER: ClassVar[BudgetRole]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetSpent(AnswerModel):
    """Budget spent, part of `BudgetPeriod`."""

    cleared: Decimal | None = None
    pending: Decimal | None = None
    total: Decimal | None = None

    __fields__ = (
        Field("cleared", "cleared", Number(money=True)),
        Field("pending", "pending", Number(money=True)),
        Field("total", "total", Number(money=True)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BudgetSpent:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BudgetSpent)
        value = take("cleared", None)
        new.cleared = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("pending", None)
        new.pending = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("total", None)
        new.total = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetPeriod(AnswerModel):
    """Budget period, part of `Budget`."""

    start_date: date | None = None
    end_date: date | None = None
    """`endDate`: exclusive; absent for non-recurring budgets."""
    limit: Decimal | None = None
    assigned: Decimal | None = None
    overspend_buffer: Decimal | None = None
    spent: BudgetSpent | None = None
    """`spent`: an object, not a number."""

    __fields__ = (
        Field("start_date", "startDate", Date()),
        Field("end_date", "endDate", Date(), doc="exclusive; absent for non-recurring budgets"),
        Field("limit", "limit", Number(money=True)),
        Field("assigned", "assigned", Number(money=True)),
        Field("overspend_buffer", "overspendBuffer", Number(money=True)),
        Field("spent", "spent", Nested(BudgetSpent), doc="an object, not a number"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BudgetPeriod:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BudgetPeriod)
        value = take("startDate", None)
        new.start_date = None if value is None else to_date(value)
        value = take("endDate", None)
        new.end_date = None if value is None else to_date(value)
        value = take("limit", None)
        new.limit = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("assigned", None)
        new.assigned = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("overspendBuffer", None)
        new.overspend_buffer = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("spent", None)
        new.spent = None if value is None else BudgetSpent._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Budget(AnswerModel):
    """Budget, given by `spend.budgets.list`, `spend.budgets.create`, `spend.budgets.get` and `spend.budgets.update`."""

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    name: str | None = None
    description: str | None = None
    """`description`: absent when unset."""
    retired: bool | None = None
    budget_group: bool | None = None
    default: bool | None = None
    start_date: date | None = None
    timezone: str | None = None
    """`timezone`: US/{zone}."""
    recurring_interval: BudgetInterval | None = None
    recurring_limit: Decimal | None = None
    limitless_overspend: bool | None = None
    auto_add_users: bool | None = None
    receipt_required: bool | None = None
    carry_over: bool | None = None
    share_funds: BudgetShareFunds | None = None
    current_period: BudgetPeriod | None = None
    expiration_date: date | None = None
    max_tx_size: Decimal | None = None
    limitless_goal: Decimal | None = None
    parent_budget_id: str | None = None
    parent_budget_uuid: str | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("name", "name", Text()),
        Field("description", "description", Text(), doc="absent when unset"),
        Field("retired", "retired", Boolean()),
        Field("budget_group", "budgetGroup", Boolean()),
        Field("default", "default", Boolean()),
        Field("start_date", "startDate", Date()),
        Field("timezone", "timezone", Text(), doc="US/{zone}"),
        Field("recurring_interval", "recurringInterval", Choice(BudgetInterval)),
        Field("recurring_limit", "recurringLimit", Number(money=True)),
        Field("limitless_overspend", "limitlessOverspend", Boolean()),
        Field("auto_add_users", "autoAddUsers", Boolean()),
        Field("receipt_required", "receiptRequired", Boolean()),
        Field("carry_over", "carryOver", Boolean()),
        Field("share_funds", "shareFunds", Choice(BudgetShareFunds)),
        Field("current_period", "currentPeriod", Nested(BudgetPeriod)),
        Field("expiration_date", "expirationDate", Date()),
        Field("max_tx_size", "maxTxSize", Number(money=True)),
        Field("limitless_goal", "limitlessGoal", Number(money=True)),
        Field("parent_budget_id", "parentBudgetId", Id()),
        Field("parent_budget_uuid", "parentBudgetUuid", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Budget:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Budget)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("retired", None)
        new.retired = value if type(value) is bool or value is None else to_bool(value)
        value = take("budgetGroup", None)
        new.budget_group = value if type(value) is bool or value is None else to_bool(value)
        value = take("default", None)
        new.default = value if type(value) is bool or value is None else to_bool(value)
        value = take("startDate", None)
        new.start_date = None if value is None else to_date(value)
        value = take("timezone", None)
        new.timezone = value if type(value) is str or value is None else to_text(value)
        value = take("recurringInterval", None)
        new.recurring_interval = None if value is None else BudgetInterval(value)
        value = take("recurringLimit", None)
        new.recurring_limit = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("limitlessOverspend", None)
        new.limitless_overspend = value if type(value) is bool or value is None else to_bool(value)
        value = take("autoAddUsers", None)
        new.auto_add_users = value if type(value) is bool or value is None else to_bool(value)
        value = take("receiptRequired", None)
        new.receipt_required = value if type(value) is bool or value is None else to_bool(value)
        value = take("carryOver", None)
        new.carry_over = value if type(value) is bool or value is None else to_bool(value)
        value = take("shareFunds", None)
        new.share_funds = None if value is None else BudgetShareFunds(value)
        value = take("currentPeriod", None)
        new.current_period = None if value is None else BudgetPeriod._from_wire(value)
        value = take("expirationDate", None)
        new.expiration_date = None if value is None else to_date(value)
        value = take("maxTxSize", None)
        new.max_tx_size = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("limitlessGoal", None)
        new.limitless_goal = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("parentBudgetId", None)
        new.parent_budget_id = value if type(value) is str or value is None else to_text(value)
        value = take("parentBudgetUuid", None)
        new.parent_budget_uuid = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetMember(AnswerModel):
    """A member of a budget. It has no id of its own. Given by `spend.budgets.list_members`, `spend.budgets.get_member`
    and `spend.budgets.set_member`.
    """

    user_id: str | None = None
    user_uuid: str | None = None
    name: str | None = None
    """`name`: full name."""
    budget_role: BudgetRole | None = None
    limit: Decimal | None = None
    recurring_limit: Decimal | None = None
    spent: Decimal | None = None
    recurring: bool | None = None
    share_budget_funds: bool | None = None
    retired: bool | None = None

    __fields__ = (
        Field("user_id", "userId", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("name", "name", Text(), doc="full name"),
        Field("budget_role", "budgetRole", Choice(BudgetRole)),
        Field("limit", "limit", Number(money=True)),
        Field("recurring_limit", "recurringLimit", Number(money=True)),
        Field("spent", "spent", Number(money=True)),
        Field("recurring", "recurring", Boolean()),
        Field("share_budget_funds", "shareBudgetFunds", Boolean()),
        Field("retired", "retired", Boolean()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BudgetMember:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BudgetMember)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("budgetRole", None)
        new.budget_role = None if value is None else BudgetRole(value)
        value = take("limit", None)
        new.limit = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("recurringLimit", None)
        new.recurring_limit = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("spent", None)
        new.spent = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("recurring", None)
        new.recurring = value if type(value) is bool or value is None else to_bool(value)
        value = take("shareBudgetFunds", None)
        new.share_budget_funds = value if type(value) is bool or value is None else to_bool(value)
        value = take("retired", None)
        new.retired = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetMemberEntry(RequestModel):
    """Budget member entry, part of `BudgetMembersSet`."""

    user_id: str
    limit: Decimal | int | Unset | None = UNSET
    recurring_limit: Decimal | int | Unset | None = UNSET
    share_budget_funds: bool | Unset | None = UNSET
    role: BudgetRole | str | Unset | None = UNSET

    __fields__ = (
        Field("user_id", "userId", Id(), required=True),
        Field("limit", "limit", Number(money=True)),
        Field("recurring_limit", "recurringLimit", Number(money=True)),
        Field("share_budget_funds", "shareBudgetFunds", Boolean()),
        Field("role", "role", Choice(BudgetRole)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetCreate(RequestModel):
    """Budget create, taken by `spend.budgets.create`."""

    name: str
    owners: Sequence[str]
    """`owners`: user ids/uuids, at least one."""
    recurring_interval: BudgetInterval | str
    members: Sequence[str] | Unset | None = UNSET
    """`members`: user ids."""
    observers: Sequence[str] | Unset | None = UNSET
    """`observers`: user ids."""
    description: str | Unset | None = UNSET
    expiration_date: date | Unset | None = UNSET
    """`expirationDate`: yyyy-MM-dd; null means never expires."""
    recur_month: int | Unset | None = UNSET
    """`recurMonth`: 1-12, only with QUARTERLY or YEARLY; default current month."""
    timezone: str | Unset | None = UNSET
    """`timezone`: US/{zone}, e.g. US/Pacific; default from company billing address."""
    auto_add_users: bool | Unset | None = UNSET
    receipt_required: bool | Unset | None = UNSET
    max_tx_size: Decimal | int | Unset | None = UNSET
    """`maxTxSize`: single transactions above this are declined."""
    carry_over: bool | Unset | None = UNSET
    """`carryOver`: assigned funds carry into the next period."""
    parent_budget_id: str | Unset | None = UNSET
    """`parentBudgetId`: id/uuid of the parent budget group."""
    budget_group: bool | Unset | None = UNSET
    """`budgetGroup`: true makes it a group that can be a parent."""
    limitless_overspend: bool | Unset | None = UNSET
    """`limitlessOverspend`: not with DAILY or WEEKLY."""
    limit: Decimal | int | Unset | None = UNSET
    """`limit`: first/current period limit; required on create unless limitlessOverspend."""
    limitless_goal: Decimal | int | Unset | None = UNSET
    """`limitlessGoal`: only with limitlessOverspend true."""
    recurring_limit: Decimal | int | Unset | None = UNSET
    """`recurringLimit`: future periods; required when recurringInterval is not NONE."""
    overspend_buffer: Decimal | int | Unset | None = UNSET
    """`overspendBuffer`: not for limitless, DAILY or WEEKLY budgets."""
    share_funds: BudgetShareFunds | str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(), required=True),
        Field("owners", "owners", ListOf(Text()), required=True, doc="user ids/uuids, at least one"),
        Field("recurring_interval", "recurringInterval", Choice(BudgetInterval), required=True),
        Field("members", "members", ListOf(Text()), doc="user ids"),
        Field("observers", "observers", ListOf(Text()), doc="user ids"),
        Field("description", "description", Text()),
        Field("expiration_date", "expirationDate", Date(), doc="yyyy-MM-dd; null means never expires"),
        Field("recur_month", "recurMonth", Integer(), doc="1-12, only with QUARTERLY or YEARLY; default current month"),
        Field("timezone", "timezone", Text(), doc="US/{zone}, e.g. US/Pacific; default from company billing address"),
        Field("auto_add_users", "autoAddUsers", Boolean()),
        Field("receipt_required", "receiptRequired", Boolean()),
        Field("max_tx_size", "maxTxSize", Number(money=True), doc="single transactions above this are declined"),
        Field("carry_over", "carryOver", Boolean(), doc="assigned funds carry into the next period"),
        Field("parent_budget_id", "parentBudgetId", Id(), doc="id/uuid of the parent budget group"),
        Field("budget_group", "budgetGroup", Boolean(), doc="true makes it a group that can be a parent"),
        Field("limitless_overspend", "limitlessOverspend", Boolean(), doc="not with DAILY or WEEKLY"),
        Field(
            "limit",
            "limit",
            Number(money=True),
            doc="first/current period limit; required on create unless limitlessOverspend",
        ),
        Field("limitless_goal", "limitlessGoal", Number(money=True), doc="only with limitlessOverspend true"),
        Field(
            "recurring_limit",
            "recurringLimit",
            Number(money=True),
            doc="future periods; required when recurringInterval is not NONE",
        ),
        Field(
            "overspend_buffer", "overspendBuffer", Number(money=True), doc="not for limitless, DAILY or WEEKLY budgets"
        ),
        Field("share_funds", "shareFunds", Choice(BudgetShareFunds)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetUpdate(RequestModel):
    """Budget update, taken by `spend.budgets.update`."""

    name: str | Unset | None = UNSET
    recurring_interval: BudgetInterval | str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    expiration_date: date | Unset | None = UNSET
    """`expirationDate`: yyyy-MM-dd; null means never expires."""
    recur_month: int | Unset | None = UNSET
    """`recurMonth`: 1-12, only with QUARTERLY or YEARLY; default current month."""
    timezone: str | Unset | None = UNSET
    """`timezone`: US/{zone}, e.g. US/Pacific; default from company billing address."""
    auto_add_users: bool | Unset | None = UNSET
    receipt_required: bool | Unset | None = UNSET
    max_tx_size: Decimal | int | Unset | None = UNSET
    """`maxTxSize`: single transactions above this are declined."""
    carry_over: bool | Unset | None = UNSET
    """`carryOver`: assigned funds carry into the next period."""
    limitless_overspend: bool | Unset | None = UNSET
    """`limitlessOverspend`: not with DAILY or WEEKLY."""
    limit: Decimal | int | Unset | None = UNSET
    """`limit`: first/current period limit; required on create unless limitlessOverspend."""
    limitless_goal: Decimal | int | Unset | None = UNSET
    """`limitlessGoal`: only with limitlessOverspend true."""
    recurring_limit: Decimal | int | Unset | None = UNSET
    """`recurringLimit`: future periods; required when recurringInterval is not NONE."""
    overspend_buffer: Decimal | int | Unset | None = UNSET
    """`overspendBuffer`: not for limitless, DAILY or WEEKLY budgets."""
    share_funds: BudgetShareFunds | str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text()),
        Field("recurring_interval", "recurringInterval", Choice(BudgetInterval)),
        Field("description", "description", Text()),
        Field("expiration_date", "expirationDate", Date(), doc="yyyy-MM-dd; null means never expires"),
        Field("recur_month", "recurMonth", Integer(), doc="1-12, only with QUARTERLY or YEARLY; default current month"),
        Field("timezone", "timezone", Text(), doc="US/{zone}, e.g. US/Pacific; default from company billing address"),
        Field("auto_add_users", "autoAddUsers", Boolean()),
        Field("receipt_required", "receiptRequired", Boolean()),
        Field("max_tx_size", "maxTxSize", Number(money=True), doc="single transactions above this are declined"),
        Field("carry_over", "carryOver", Boolean(), doc="assigned funds carry into the next period"),
        Field("limitless_overspend", "limitlessOverspend", Boolean(), doc="not with DAILY or WEEKLY"),
        Field(
            "limit",
            "limit",
            Number(money=True),
            doc="first/current period limit; required on create unless limitlessOverspend",
        ),
        Field("limitless_goal", "limitlessGoal", Number(money=True), doc="only with limitlessOverspend true"),
        Field(
            "recurring_limit",
            "recurringLimit",
            Number(money=True),
            doc="future periods; required when recurringInterval is not NONE",
        ),
        Field(
            "overspend_buffer", "overspendBuffer", Number(money=True), doc="not for limitless, DAILY or WEEKLY budgets"
        ),
        Field("share_funds", "shareFunds", Choice(BudgetShareFunds)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetMembersSet(RequestModel):
    """Budget members set, taken by `spend.budgets.set_members`."""

    members: Sequence[BudgetMemberEntry]

    __fields__ = (Field("members", "members", ListOf(Nested(BudgetMemberEntry)), required=True),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BudgetMemberSet(RequestModel):
    """Budget member set, taken by `spend.budgets.set_member`."""

    limit: Decimal | int | Unset | None = UNSET
    """`limit`: current period; required when shareBudgetFunds is false."""
    recurring_limit: Decimal | int | Unset | None = UNSET
    """`recurringLimit`: future periods; required when shareBudgetFunds is false."""
    role: BudgetRole | str | Unset | None = UNSET
    share_budget_funds: bool | Unset | None = UNSET
    """`shareBudgetFunds`: true excludes limit and recurringLimit, says BILL, whose own example sends all three."""

    __fields__ = (
        Field("limit", "limit", Number(money=True), doc="current period; required when shareBudgetFunds is false"),
        Field(
            "recurring_limit",
            "recurringLimit",
            Number(money=True),
            doc="future periods; required when shareBudgetFunds is false",
        ),
        Field("role", "role", Choice(BudgetRole)),
        Field(
            "share_budget_funds",
            "shareBudgetFunds",
            Boolean(),
            doc="true excludes limit and recurringLimit, says BILL, whose own example sends all three",
        ),
    )
