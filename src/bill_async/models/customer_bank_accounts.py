"""The bank accounts of customers, for charges.

Generated from spec/v3/customer_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime

from .._schema.fields import SecretField, SecretFieldOrNone, optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset
from .common import BankAccountOwnerType, BankAccountType

__all__ = ["CustomerBankAccount", "CustomerBankAccountCreate", "CustomerBankAccountUpdate"]


@model(confidence="derived")
class CustomerBankAccount(AnswerModel):
    """Customer bank account, returned by `customer_bank_accounts.list`, `customer_bank_accounts.create`,
    `customer_bank_accounts.get` and 2 more. Known from a single source, not from BILL's reference.
    """

    id: str = required_field("id", Id("cba", strict=True), confidence="verified")
    archived: bool | None = optional_field("archived", Boolean())
    name_on_account: str | None = optional_field("nameOnAccount", Text())
    routing_number: SecretFieldOrNone = optional_field("routingNumber", Text(), secret=True)
    account_number: SecretFieldOrNone = optional_field("accountNumber", Text(), secret=True, doc="presumably masked")
    type: BankAccountType | None = optional_field("type", Choice(BankAccountType))
    owner_type: BankAccountOwnerType | None = optional_field("ownerType", Choice(BankAccountOwnerType))
    nickname: str | None = optional_field("nickname", Text())
    status: str | None = optional_field("status", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class CustomerBankAccountCreate(RequestModel):
    """Customer bank account create, accepted by `customer_bank_accounts.create`."""

    name_on_account: str = required_field("nameOnAccount", Text())
    routing_number: SecretField = required_field("routingNumber", Text(), secret=True, doc="9 digits")
    account_number: SecretField = required_field("accountNumber", Text(), secret=True)
    type: BankAccountType | str = required_field("type", Choice(BankAccountType))
    owner_type: BankAccountOwnerType | str = required_field("ownerType", Choice(BankAccountOwnerType))
    nickname: str | Unset | None = optional_field("nickname", Text())


@model
class CustomerBankAccountUpdate(RequestModel):
    """Customer bank account update, accepted by `customer_bank_accounts.update`."""

    nickname: str | Unset | None = optional_field("nickname", Text())
    owner_type: BankAccountOwnerType | str | Unset | None = optional_field("ownerType", Choice(BankAccountOwnerType))
