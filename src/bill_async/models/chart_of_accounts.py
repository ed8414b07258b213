"""The accounts of the general ledger.

Generated from spec/v3/chart_of_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = [
    "AccountType",
    "ChartOfAccount",
    "ChartOfAccountAccount",
    "ChartOfAccountAccountInput",
    "ChartOfAccountBulkUpdate",
    "ChartOfAccountCreate",
    "ChartOfAccountUpdate",
]


class AccountType(OpenEnum):
    """Account type, part of `ChartOfAccountAccount` and `ChartOfAccountAccountInput`. The values are known from a
    single source, not from BILL's reference.
    """

    UNSPECIFIED = Member()
    ACCOUNTS_PAYABLE = Member()
    ACCOUNTS_RECEIVABLE = Member()
    BANK = Member()
    COST_OF_GOODS_SOLD = Member()
    CREDIT_CARD = Member()
    EQUITY = Member()
    EXPENSE = Member()
    FIXED_ASSET = Member()
    INCOME = Member()
    LONG_TERM_LIABILITY = Member()
    OTHER_ASSET = Member()
    OTHER_CURRENT_ASSET = Member()
    OTHER_CURRENT_LIABILITY = Member()
    OTHER_EXPENSE = Member()
    OTHER_INCOME = Member()
    NON_POSTING = Member()


@model
class ChartOfAccountAccount(AnswerModel):
    """Chart of account account, part of `ChartOfAccount`."""

    type: AccountType | None = optional_field("type", Choice(AccountType))
    number: str | None = optional_field("number", Text())


@model
class ChartOfAccountAccountInput(RequestModel):
    """Chart of account account, part of `ChartOfAccountUpdate`, `ChartOfAccountBulkUpdate` and `ChartOfAccountCreate`.
    For requests; answers hold `ChartOfAccountAccount`.
    """

    type: AccountType | str | Unset | None = optional_field("type", Choice(AccountType))
    number: str | Unset | None = optional_field("number", Text())


@model
class ChartOfAccountUpdate(RequestModel):
    """Chart of account update, accepted by `chart_of_accounts.update`."""

    name: str | Unset | None = optional_field("name", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    account: ChartOfAccountAccountInput | Unset | None = optional_field("account", Nested(ChartOfAccountAccountInput))


@model
class ChartOfAccountBulkUpdate(RequestModel):
    """Chart of account bulk update, accepted by `chart_of_accounts.update_bulk`."""

    name: str | Unset | None = optional_field("name", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    account: ChartOfAccountAccountInput | Unset | None = optional_field("account", Nested(ChartOfAccountAccountInput))
    id: str = required_field("id", Id("0ca", strict=True))


@model
class ChartOfAccount(AnswerModel):
    """Chart of account, returned by `chart_of_accounts.list`, `chart_of_accounts.create`,
    `chart_of_accounts.create_bulk` and 7 more.
    """

    id: str = required_field("id", Id("0ca", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    name: str | None = optional_field("name", Text())
    description: str | None = optional_field("description", Text())
    parent_id: str | None = optional_field("parentId", Id())
    account: ChartOfAccountAccount | None = optional_field("account", Nested(ChartOfAccountAccount))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class ChartOfAccountCreate(RequestModel):
    """Chart of account create, accepted by `chart_of_accounts.create` and `chart_of_accounts.create_bulk`."""

    name: str = required_field("name", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    account: ChartOfAccountAccountInput | Unset | None = optional_field("account", Nested(ChartOfAccountAccountInput))
