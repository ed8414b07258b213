"""Bank accounts of the organization, and the users who may pay from them.

Generated from spec/v3/bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_text
from ..types import UNSET, Unset
from .common import AccountUserStatus, AccountVerificationStatus, BankAccountOwnerType, BankAccountType

__all__ = [
    "BankAccount",
    "BankAccountCreate",
    "BankAccountDefault",
    "BankAccountDefaultInput",
    "BankAccountUpdate",
    "BankAccountUser",
    "BankAccountVerification",
    "NominateBankAccountUserRequest",
    "VerifyBankAccountRequest",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccountDefault(AnswerModel):
    """Bank account default, part of `BankAccount`."""

    payables: bool | None = None
    """`payables`: false after create."""
    receivables: bool | None = None
    """`receivables`: false after create."""

    __fields__ = (
        Field("payables", "payables", Boolean(), doc="false after create"),
        Field("receivables", "receivables", Boolean(), doc="false after create"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BankAccountDefault:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BankAccountDefault)
        value = take("payables", None)
        new.payables = value if type(value) is bool or value is None else to_bool(value)
        value = take("receivables", None)
        new.receivables = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccountDefaultInput(RequestModel):
    """Bank account default, part of `BankAccountUpdate`. For requests; answers hold `BankAccountDefault`."""

    payables: bool | Unset | None = UNSET
    """`payables`: false after create."""
    receivables: bool | Unset | None = UNSET
    """`receivables`: false after create."""

    __fields__ = (
        Field("payables", "payables", Boolean(), doc="false after create"),
        Field("receivables", "receivables", Boolean(), doc="false after create"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccount(AnswerModel):
    """Bank account, given by `bank_accounts.list`, `bank_accounts.create`, `bank_accounts.get` and 2 more."""

    id: str
    """`id`: begins bac."""
    archived: bool | None = None
    status: AccountVerificationStatus | None = None
    created_by: str | None = None
    """`createdBy`: begins 006."""
    routing_number: str | None = None
    """`routingNumber`: never shown."""
    account_number: str | None = None
    """`accountNumber`: never shown."""
    name_on_account: str | None = None
    type: BankAccountType | None = None
    owner_type: BankAccountOwnerType | None = None
    bank_name: str | None = None
    access_to_admins: bool | None = None
    default: BankAccountDefault | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""

    __fields__ = (
        Field("id", "id", Id("bac", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("status", "status", Choice(AccountVerificationStatus)),
        Field("created_by", "createdBy", Id("006", strict=True)),
        Field("routing_number", "routingNumber", Text(), secret=True),
        Field("account_number", "accountNumber", Text(), secret=True),
        Field("name_on_account", "nameOnAccount", Text()),
        Field("type", "type", Choice(BankAccountType)),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType)),
        Field("bank_name", "bankName", Text()),
        Field("access_to_admins", "accessToAdmins", Boolean()),
        Field("default", "default", Nested(BankAccountDefault)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BankAccount:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BankAccount)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("status", None)
        new.status = None if value is None else AccountVerificationStatus(value)
        value = take("createdBy", None)
        new.created_by = value if type(value) is str or value is None else to_text(value)
        value = take("routingNumber", None)
        new.routing_number = value if type(value) is str or value is None else to_text(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else BankAccountType(value)
        value = take("ownerType", None)
        new.owner_type = None if value is None else BankAccountOwnerType(value)
        value = take("bankName", None)
        new.bank_name = value if type(value) is str or value is None else to_text(value)
        value = take("accessToAdmins", None)
        new.access_to_admins = value if type(value) is bool or value is None else to_bool(value)
        value = take("default", None)
        new.default = None if value is None else BankAccountDefault._from_wire(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccountCreate(RequestModel):
    """Bank account create, taken by `bank_accounts.create`."""

    name_on_account: str
    routing_number: str
    """`routingNumber`: never shown."""
    account_number: str
    """`accountNumber`: never shown."""
    type: BankAccountType | str
    owner_type: BankAccountOwnerType | str
    bank_name: str
    """`bankName`: a nickname."""
    access_to_admins: bool | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""

    __fields__ = (
        Field("name_on_account", "nameOnAccount", Text(), required=True),
        Field("routing_number", "routingNumber", Text(), required=True, secret=True),
        Field("account_number", "accountNumber", Text(), required=True, secret=True),
        Field("type", "type", Choice(BankAccountType), required=True),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType), required=True),
        Field("bank_name", "bankName", Text(), required=True, doc="a nickname"),
        Field("access_to_admins", "accessToAdmins", Boolean()),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccountUpdate(RequestModel):
    """Bank account update, taken by `bank_accounts.update`."""

    name_on_account: str | Unset | None = UNSET
    owner_type: BankAccountOwnerType | str | Unset | None = UNSET
    bank_name: str | Unset | None = UNSET
    """`bankName`: at most 100 characters."""
    access_to_admins: bool | Unset | None = UNSET
    default: BankAccountDefaultInput | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""

    __fields__ = (
        Field("name_on_account", "nameOnAccount", Text()),
        Field("owner_type", "ownerType", Choice(BankAccountOwnerType)),
        Field("bank_name", "bankName", Text(100)),
        Field("access_to_admins", "accessToAdmins", Boolean()),
        Field("default", "default", Nested(BankAccountDefaultInput)),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccountVerification(AnswerModel):
    """Bank account verification, given by `bank_accounts.verify`. Its fields are known from a single source, not from
    BILL's reference.
    """

    verified: bool | None = None

    __fields__ = (Field("verified", "verified", Boolean(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BankAccountVerification:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BankAccountVerification)
        value = take("verified", None)
        new.verified = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BankAccountUser(AnswerModel):
    """Bank account user, given by `bank_accounts.list_users` and `bank_accounts.archive_user`. Its fields are known
    from a single source, not from BILL's reference.
    """

    id: str
    """`id`: begins bau; verified."""
    bank_account_id: str | None = None
    """`bankAccountId`: begins bac."""
    user_id: str | None = None
    """`userId`: begins 006."""
    archived: bool | None = None
    """`archived`: verified."""
    verification_status: AccountUserStatus | None = None
    """`verificationStatus`: UNVERIFIED once archived; verified."""
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("bau", strict=True), required=True),
        Field("bank_account_id", "bankAccountId", Id("bac", strict=True), confidence="derived"),
        Field("user_id", "userId", Id("006", strict=True), confidence="derived"),
        Field("archived", "archived", Boolean()),
        Field("verification_status", "verificationStatus", Choice(AccountUserStatus), doc="UNVERIFIED once archived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BankAccountUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BankAccountUser)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("bankAccountId", None)
        new.bank_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("verificationStatus", None)
        new.verification_status = None if value is None else AccountUserStatus(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NominateBankAccountUserRequest(RequestModel):
    """Nominate bank account user request, taken by `bank_accounts.nominate_user`."""

    user_id: str
    """`userId`: begins 006."""
    bank_account_id: str
    """`bankAccountId`: begins bac."""

    __fields__ = (
        Field("user_id", "userId", Id("006", strict=True), required=True),
        Field("bank_account_id", "bankAccountId", Id("bac", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VerifyBankAccountRequest(RequestModel):
    """Verify bank account request, taken by `bank_accounts.verify`."""

    deposit_amount: Decimal | int
    """`depositAmount`: 0.01-0.99; 0.50 always verifies in the sandbox."""

    __fields__ = (
        Field(
            "deposit_amount",
            "depositAmount",
            Number(money=True),
            required=True,
            doc="0.01-0.99; 0.50 always verifies in the sandbox",
        ),
    )
