"""Bank accounts of customers, to charge them.

Generated from spec/v3/customer_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_text
from ..types import UNSET, Unset
from .common import BankAccountOwnerType, BankAccountType

__all__ = [
    "CustomerBankAccount",
    "CustomerBankAccountCreate",
    "CustomerBankAccountUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerBankAccount(AnswerModel):
    """Customer bank account, given by `customer_bank_accounts.list`, `customer_bank_accounts.create`,
    `customer_bank_accounts.get` and 2 more. Its fields are known from a single source, not from BILL's reference.
    """

    id: str
    """`id`: begins cba; verified."""
    archived: bool | None = None
    name_on_account: str | None = None
    routing_number: str | None = None
    """`routingNumber`: never shown."""
    account_number: str | None = None
    """`accountNumber`: presumably masked; never shown."""
    type: BankAccountType | None = None
    owner_type: BankAccountOwnerType | None = None
    nickname: str | None = None
    status: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("cba", strict=True), required=True),
        Field("archived", "archived", Boolean(), confidence="derived"),
        Field("name_on_account", "nameOnAccount", Text(), confidence="derived"),
        Field("routing_number", "routingNumber", Text(), secret=True, confidence="derived"),
        Field("account_number", "accountNumber", Text(), secret=True, confidence="derived", doc="presumably masked"),
        Field("type", "type", Choice(BankAccountType), confidence="derived"),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType), confidence="derived"),
        Field("nickname", "nickname", Text(), confidence="derived"),
        Field("status", "status", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CustomerBankAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CustomerBankAccount)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("routingNumber", None)
        new.routing_number = value if type(value) is str or value is None else to_text(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else BankAccountType(value)
        value = take("ownerType", None)
        new.owner_type = None if value is None else BankAccountOwnerType(value)
        value = take("nickname", None)
        new.nickname = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerBankAccountCreate(RequestModel):
    """Customer bank account create, taken by `customer_bank_accounts.create`."""

    name_on_account: str
    routing_number: str
    """`routingNumber`: 9 digits; never shown."""
    account_number: str
    """`accountNumber`: never shown."""
    type: BankAccountType | str
    owner_type: BankAccountOwnerType | str
    nickname: str | Unset | None = UNSET

    __fields__ = (
        Field("name_on_account", "nameOnAccount", Text(), required=True),
        Field("routing_number", "routingNumber", Text(), required=True, secret=True, doc="9 digits"),
        Field("account_number", "accountNumber", Text(), required=True, secret=True),
        Field("type", "type", Choice(BankAccountType), required=True),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType), required=True),
        Field("nickname", "nickname", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerBankAccountUpdate(RequestModel):
    """Customer bank account update, taken by `customer_bank_accounts.update`."""

    nickname: str | Unset | None = UNSET
    owner_type: BankAccountOwnerType | str | Unset | None = UNSET

    __fields__ = (
        Field("nickname", "nickname", Text()),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType)),
    )
