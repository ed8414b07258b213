"""Budgets and their members.

Generated from spec/spend/budgets.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, Id, Integer, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset

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


class BudgetInterval(OpenEnum):
    """Budget interval, part of `Budget`, `BudgetCreate` and `BudgetUpdate`."""

    NONE = Member()
    DAILY = Member()
    WEEKLY = Member()
    MONTHLY = Member()
    QUARTERLY = Member()
    YEARLY = Member()


class BudgetShareFunds(OpenEnum):
    """Budget share funds, part of `Budget`, `BudgetCreate` and `BudgetUpdate`. The values are known from a single
    source, not from BILL's reference.
    """

    DO_NOT_SHARE = Member()
    SHARE_MANUALLY = Member()
    SHARE_WITH_ALL_MEMBERS = Member()
    SHARE_ALL_OWNERS_BUT_MEMBERS_MANUALLY = Member()


class BudgetRole(OpenEnum):
    """Budget role, part of `BudgetMember`, `BudgetMemberEntry` and `BudgetMemberSet`. The values are known from a
    single source, not from BILL's reference.
    """

    OWNER = Member()
    MEMBER = Member()
    OBSERVER = Member()


@model
class BudgetSpent(AnswerModel):
    """Budget spent, part of `BudgetPeriod`."""

    cleared: Decimal | None = optional_field("cleared", Number(money=True))
    pending: Decimal | None = optional_field("pending", Number(money=True))
    total: Decimal | None = optional_field("total", Number(money=True))


@model
class BudgetPeriod(AnswerModel):
    """Budget period, part of `Budget`."""

    start_date: date | None = optional_field("startDate", Date())
    end_date: date | None = optional_field("endDate", Date(), doc="exclusive; absent for non-recurring budgets")
    limit: Decimal | None = optional_field("limit", Number(money=True))
    assigned: Decimal | None = optional_field("assigned", Number(money=True))
    overspend_buffer: Decimal | None = optional_field("overspendBuffer", Number(money=True))
    spent: BudgetSpent | None = optional_field("spent", Nested(BudgetSpent), doc="an object, not a number")


@model
class Budget(AnswerModel):
    """Budget, returned by `spend.budgets.list`, `spend.budgets.create`, `spend.budgets.get` and `spend.budgets.update`."""

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    name: str | None = optional_field("name", Text())
    description: str | None = optional_field("description", Text(), doc="absent if not set")
    retired: bool | None = optional_field("retired", Boolean())
    budget_group: bool | None = optional_field("budgetGroup", Boolean())
    default: bool | None = optional_field("default", Boolean())
    start_date: date | None = optional_field("startDate", Date())
    timezone: str | None = optional_field("timezone", Text(), doc="US/{zone}")
    recurring_interval: BudgetInterval | None = optional_field("recurringInterval", Choice(BudgetInterval))
    recurring_limit: Decimal | None = optional_field("recurringLimit", Number(money=True))
    limitless_overspend: bool | None = optional_field("limitlessOverspend", Boolean())
    auto_add_users: bool | None = optional_field("autoAddUsers", Boolean())
    receipt_required: bool | None = optional_field("receiptRequired", Boolean())
    carry_over: bool | None = optional_field("carryOver", Boolean())
    share_funds: BudgetShareFunds | None = optional_field("shareFunds", Choice(BudgetShareFunds))
    current_period: BudgetPeriod | None = optional_field("currentPeriod", Nested(BudgetPeriod))
    expiration_date: date | None = optional_field("expirationDate", Date())
    max_tx_size: Decimal | None = optional_field("maxTxSize", Number(money=True))
    limitless_goal: Decimal | None = optional_field("limitlessGoal", Number(money=True))
    parent_budget_id: str | None = optional_field("parentBudgetId", Id())
    parent_budget_uuid: str | None = optional_field("parentBudgetUuid", Id())


@model
class BudgetMember(AnswerModel):
    """A member of a budget. It has no id of its own. Returned by `spend.budgets.list_members`,
    `spend.budgets.get_member` and `spend.budgets.set_member`.
    """

    user_id: str | None = optional_field("userId", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    name: str | None = optional_field("name", Text(), doc="full name")
    budget_role: BudgetRole | None = optional_field("budgetRole", Choice(BudgetRole))
    limit: Decimal | None = optional_field("limit", Number(money=True))
    recurring_limit: Decimal | None = optional_field("recurringLimit", Number(money=True))
    spent: Decimal | None = optional_field("spent", Number(money=True))
    recurring: bool | None = optional_field("recurring", Boolean())
    share_budget_funds: bool | None = optional_field("shareBudgetFunds", Boolean())
    retired: bool | None = optional_field("retired", Boolean())


@model
class BudgetMemberEntry(RequestModel):
    """Budget member entry, part of `BudgetMembersSet`."""

    user_id: str = required_field("userId", Id())
    limit: Decimal | int | Unset | None = optional_field("limit", Number(money=True))
    recurring_limit: Decimal | int | Unset | None = optional_field("recurringLimit", Number(money=True))
    share_budget_funds: bool | Unset | None = optional_field("shareBudgetFunds", Boolean())
    role: BudgetRole | str | Unset | None = optional_field("role", Choice(BudgetRole))


@model
class BudgetCreate(RequestModel):
    """Budget create, accepted by `spend.budgets.create`."""

    name: str = required_field("name", Text())
    owners: Sequence[str] = required_field("owners", ListOf(Text()), doc="user ids or uuids, at least one")
    recurring_interval: BudgetInterval | str = required_field("recurringInterval", Choice(BudgetInterval))
    members: Sequence[str] | Unset | None = optional_field("members", ListOf(Text()), doc="user ids")
    observers: Sequence[str] | Unset | None = optional_field("observers", ListOf(Text()), doc="user ids")
    description: str | Unset | None = optional_field("description", Text())
    expiration_date: date | Unset | None = optional_field(
        "expirationDate", Date(), doc="yyyy-MM-dd; null means never expires"
    )
    recur_month: int | Unset | None = optional_field(
        "recurMonth", Integer(), doc="1-12, only with QUARTERLY or YEARLY; by default the current month"
    )
    timezone: str | Unset | None = optional_field(
        "timezone", Text(), doc="US/{zone}, e.g. US/Pacific; by default from the billing address of the company"
    )
    auto_add_users: bool | Unset | None = optional_field("autoAddUsers", Boolean())
    receipt_required: bool | Unset | None = optional_field("receiptRequired", Boolean())
    max_tx_size: Decimal | int | Unset | None = optional_field(
        "maxTxSize", Number(money=True), doc="single transactions above this are declined"
    )
    carry_over: bool | Unset | None = optional_field(
        "carryOver", Boolean(), doc="assigned funds carry into the next period"
    )
    parent_budget_id: str | Unset | None = optional_field(
        "parentBudgetId", Id(), doc="id or uuid of the parent budget group"
    )
    budget_group: bool | Unset | None = optional_field(
        "budgetGroup", Boolean(), doc="true makes the budget a group, which can be a parent"
    )
    limitless_overspend: bool | Unset | None = optional_field(
        "limitlessOverspend", Boolean(), doc="not with DAILY or WEEKLY"
    )
    limit: Decimal | int | Unset | None = optional_field(
        "limit",
        Number(money=True),
        doc="limit of the first or current period; required for a creation without limitlessOverspend",
    )
    limitless_goal: Decimal | int | Unset | None = optional_field(
        "limitlessGoal", Number(money=True), doc="only if limitlessOverspend is true"
    )
    recurring_limit: Decimal | int | Unset | None = optional_field(
        "recurringLimit", Number(money=True), doc="limit of future periods; required if recurringInterval is not NONE"
    )
    overspend_buffer: Decimal | int | Unset | None = optional_field(
        "overspendBuffer", Number(money=True), doc="not for limitless, DAILY or WEEKLY budgets"
    )
    share_funds: BudgetShareFunds | str | Unset | None = optional_field("shareFunds", Choice(BudgetShareFunds))


@model
class BudgetUpdate(RequestModel):
    """Budget update, accepted by `spend.budgets.update`."""

    name: str | Unset | None = optional_field("name", Text())
    recurring_interval: BudgetInterval | str | Unset | None = optional_field(
        "recurringInterval", Choice(BudgetInterval)
    )
    description: str | Unset | None = optional_field("description", Text())
    expiration_date: date | Unset | None = optional_field(
        "expirationDate", Date(), doc="yyyy-MM-dd; null means never expires"
    )
    recur_month: int | Unset | None = optional_field(
        "recurMonth", Integer(), doc="1-12, only with QUARTERLY or YEARLY; by default the current month"
    )
    timezone: str | Unset | None = optional_field(
        "timezone", Text(), doc="US/{zone}, e.g. US/Pacific; by default from the billing address of the company"
    )
    auto_add_users: bool | Unset | None = optional_field("autoAddUsers", Boolean())
    receipt_required: bool | Unset | None = optional_field("receiptRequired", Boolean())
    max_tx_size: Decimal | int | Unset | None = optional_field(
        "maxTxSize", Number(money=True), doc="single transactions above this are declined"
    )
    carry_over: bool | Unset | None = optional_field(
        "carryOver", Boolean(), doc="assigned funds carry into the next period"
    )
    limitless_overspend: bool | Unset | None = optional_field(
        "limitlessOverspend", Boolean(), doc="not with DAILY or WEEKLY"
    )
    limit: Decimal | int | Unset | None = optional_field(
        "limit",
        Number(money=True),
        doc="limit of the first or current period; required for a creation without limitlessOverspend",
    )
    limitless_goal: Decimal | int | Unset | None = optional_field(
        "limitlessGoal", Number(money=True), doc="only if limitlessOverspend is true"
    )
    recurring_limit: Decimal | int | Unset | None = optional_field(
        "recurringLimit", Number(money=True), doc="limit of future periods; required if recurringInterval is not NONE"
    )
    overspend_buffer: Decimal | int | Unset | None = optional_field(
        "overspendBuffer", Number(money=True), doc="not for limitless, DAILY or WEEKLY budgets"
    )
    share_funds: BudgetShareFunds | str | Unset | None = optional_field("shareFunds", Choice(BudgetShareFunds))


@model
class BudgetMembersSet(RequestModel):
    """Budget members set, accepted by `spend.budgets.set_members`."""

    members: Sequence[BudgetMemberEntry] = required_field("members", ListOf(Nested(BudgetMemberEntry)))


@model
class BudgetMemberSet(RequestModel):
    """Budget member set, accepted by `spend.budgets.set_member`."""

    limit: Decimal | int | Unset | None = optional_field(
        "limit", Number(money=True), doc="limit of the current period; required if shareBudgetFunds is false"
    )
    recurring_limit: Decimal | int | Unset | None = optional_field(
        "recurringLimit", Number(money=True), doc="limit of future periods; required if shareBudgetFunds is false"
    )
    role: BudgetRole | str | Unset | None = optional_field("role", Choice(BudgetRole))
    share_budget_funds: bool | Unset | None = optional_field(
        "shareBudgetFunds",
        Boolean(),
        doc="true excludes limit and recurringLimit, although BILL's own example sends all three",
    )
