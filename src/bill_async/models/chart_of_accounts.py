"""Accounts of the general ledger.

Generated from spec/v3/chart_of_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Nested, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "AccountType",
    "ChartOfAccount",
    "ChartOfAccountAccount",
    "ChartOfAccountAccountInput",
    "ChartOfAccountBulkUpdate",
    "ChartOfAccountCreate",
    "ChartOfAccountUpdate",
]


class AccountType(
    OpenEnum,
    members={
        "UNSPECIFIED": "UNSPECIFIED",
        "ACCOUNTS_PAYABLE": "ACCOUNTS_PAYABLE",
        "ACCOUNTS_RECEIVABLE": "ACCOUNTS_RECEIVABLE",
        "BANK": "BANK",
        "COST_OF_GOODS_SOLD": "COST_OF_GOODS_SOLD",
        "CREDIT_CARD": "CREDIT_CARD",
        "EQUITY": "EQUITY",
        "EXPENSE": "EXPENSE",
        "FIXED_ASSET": "FIXED_ASSET",
        "INCOME": "INCOME",
        "LONG_TERM_LIABILITY": "LONG_TERM_LIABILITY",
        "OTHER_ASSET": "OTHER_ASSET",
        "OTHER_CURRENT_ASSET": "OTHER_CURRENT_ASSET",
        "OTHER_CURRENT_LIABILITY": "OTHER_CURRENT_LIABILITY",
        "OTHER_EXPENSE": "OTHER_EXPENSE",
        "OTHER_INCOME": "OTHER_INCOME",
        "NON_POSTING": "NON_POSTING",
    },
):
    """Account type, part of `ChartOfAccountAccount` and `ChartOfAccountAccountInput`. The values are known from a
    single source, not from BILL's reference.
    """

    UNSPECIFIED: ClassVar[AccountType]
    ACCOUNTS_PAYABLE: ClassVar[AccountType]
    ACCOUNTS_RECEIVABLE: ClassVar[AccountType]
    BANK: ClassVar[AccountType]
    COST_OF_GOODS_SOLD: ClassVar[AccountType]
    CREDIT_CARD: ClassVar[AccountType]
    EQUITY: ClassVar[AccountType]
    EXPENSE: ClassVar[AccountType]
    FIXED_ASSET: ClassVar[AccountType]
    INCOME: ClassVar[AccountType]
    LONG_TERM_LIABILITY: ClassVar[AccountType]
    OTHER_ASSET: ClassVar[AccountType]
    OTHER_CURRENT_ASSET: ClassVar[AccountType]
    OTHER_CURRENT_LIABILITY: ClassVar[AccountType]
    OTHER_EXPENSE: ClassVar[AccountType]
    OTHER_INCOME: ClassVar[AccountType]
    NON_POSTING: ClassVar[AccountType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChartOfAccountAccount(AnswerModel):
    """Chart of account account, part of `ChartOfAccount`."""

    type: AccountType | None = None
    number: str | None = None

    __fields__ = (
        Field("type", "type", Choice(AccountType)),
        Field("number", "number", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ChartOfAccountAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ChartOfAccountAccount)
        value = take("type", None)
        new.type = None if value is None else AccountType(value)
        value = take("number", None)
        new.number = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChartOfAccountAccountInput(RequestModel):
    """Chart of account account, part of `ChartOfAccountCreate`, `ChartOfAccountUpdate` and `ChartOfAccountBulkUpdate`.
    For requests; answers hold `ChartOfAccountAccount`.
    """

    type: AccountType | str | Unset | None = UNSET
    number: str | Unset | None = UNSET

    __fields__ = (
        Field("type", "type", Choice(AccountType)),
        Field("number", "number", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChartOfAccountUpdate(RequestModel):
    """Chart of account update, taken by `chart_of_accounts.update`."""

    name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    account: ChartOfAccountAccountInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("account", "account", Nested(ChartOfAccountAccountInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChartOfAccountBulkUpdate(RequestModel):
    """Chart of account bulk update, taken by `chart_of_accounts.update_bulk`."""

    name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    account: ChartOfAccountAccountInput | Unset | None = UNSET
    id: str
    """`id`: begins 0ca."""

    __fields__ = (
        Field("name", "name", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("account", "account", Nested(ChartOfAccountAccountInput)),
        Field("id", "id", Id("0ca", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChartOfAccount(AnswerModel):
    """Chart of account, given by `chart_of_accounts.list`, `chart_of_accounts.create`, `chart_of_accounts.create_bulk`
    and 7 more.
    """

    id: str
    """`id`: begins 0ca."""
    archived: bool | None = None
    name: str | None = None
    description: str | None = None
    parent_id: str | None = None
    account: ChartOfAccountAccount | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    """`updatedTime`: derived."""

    __fields__ = (
        Field("id", "id", Id("0ca", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("name", "name", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("account", "account", Nested(ChartOfAccountAccount)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ChartOfAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ChartOfAccount)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("parentId", None)
        new.parent_id = value if type(value) is str or value is None else to_text(value)
        value = take("account", None)
        new.account = None if value is None else ChartOfAccountAccount._from_wire(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChartOfAccountCreate(RequestModel):
    """Chart of account create, taken by `chart_of_accounts.create` and `chart_of_accounts.create_bulk`."""

    name: str
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    account: ChartOfAccountAccountInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(), required=True),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("account", "account", Nested(ChartOfAccountAccountInput)),
    )
