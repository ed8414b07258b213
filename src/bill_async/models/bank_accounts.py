"""The bank accounts of the organization, and the users who may pay from them.

Generated from spec/v3/bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._schema.fields import SecretField, SecretFieldOrNone, optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset
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


@model
class BankAccountDefault(AnswerModel):
    """Bank account default, part of `BankAccount`."""

    payables: bool | None = optional_field("payables", Boolean(), doc="false after create")
    receivables: bool | None = optional_field("receivables", Boolean(), doc="false after create")


@model
class BankAccountDefaultInput(RequestModel):
    """Bank account default, part of `BankAccountUpdate`. For requests; answers hold `BankAccountDefault`."""

    payables: bool | Unset | None = optional_field("payables", Boolean())
    receivables: bool | Unset | None = optional_field("receivables", Boolean())


@model
class BankAccount(AnswerModel):
    """Bank account, returned by `bank_accounts.list`, `bank_accounts.create`, `bank_accounts.get` and 2 more."""

    id: str = required_field("id", Id("bac", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    status: AccountVerificationStatus | None = optional_field("status", Choice(AccountVerificationStatus))
    created_by: str | None = optional_field("createdBy", Id("006", strict=True))
    routing_number: SecretFieldOrNone = optional_field("routingNumber", Text(), secret=True)
    account_number: SecretFieldOrNone = optional_field("accountNumber", Text(), secret=True)
    name_on_account: str | None = optional_field("nameOnAccount", Text())
    type: BankAccountType | None = optional_field("type", Choice(BankAccountType))
    owner_type: BankAccountOwnerType | None = optional_field("ownerType", Choice(BankAccountOwnerType))
    bank_name: str | None = optional_field("bankName", Text())
    access_to_admins: bool | None = optional_field("accessToAdmins", Boolean())
    default: BankAccountDefault | None = optional_field("default", Nested(BankAccountDefault))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))


@model
class BankAccountCreate(RequestModel):
    """Bank account create, accepted by `bank_accounts.create`."""

    name_on_account: str = required_field("nameOnAccount", Text())
    routing_number: SecretField = required_field("routingNumber", Text(), secret=True)
    account_number: SecretField = required_field("accountNumber", Text(), secret=True)
    type: BankAccountType | str = required_field("type", Choice(BankAccountType))
    owner_type: BankAccountOwnerType | str = required_field("ownerType", Choice(BankAccountOwnerType))
    bank_name: str = required_field("bankName", Text(), doc="a name of your choice")
    access_to_admins: bool | Unset | None = optional_field("accessToAdmins", Boolean())
    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))


@model
class BankAccountUpdate(RequestModel):
    """Bank account update, accepted by `bank_accounts.update`."""

    name_on_account: str | Unset | None = optional_field("nameOnAccount", Text())
    owner_type: BankAccountOwnerType | str | Unset | None = optional_field("ownerType", Choice(BankAccountOwnerType))
    bank_name: str | Unset | None = optional_field("bankName", Text(100))
    access_to_admins: bool | Unset | None = optional_field("accessToAdmins", Boolean())
    default: BankAccountDefaultInput | Unset | None = optional_field("default", Nested(BankAccountDefaultInput))
    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))


@model(confidence="derived")
class BankAccountVerification(AnswerModel):
    """Bank account verification, returned by `bank_accounts.verify`. Known from a single source, not from BILL's
    reference.
    """

    verified: bool | None = optional_field("verified", Boolean())


@model(confidence="derived")
class BankAccountUser(AnswerModel):
    """Bank account user, returned by `bank_accounts.list_users` and `bank_accounts.archive_user`. Known from a single
    source, not from BILL's reference.
    """

    id: str = required_field("id", Id("bau", strict=True), confidence="verified")
    bank_account_id: str | None = optional_field("bankAccountId", Id("bac", strict=True))
    user_id: str | None = optional_field("userId", Id("006", strict=True))
    archived: bool | None = optional_field("archived", Boolean(), confidence="verified")
    verification_status: AccountUserStatus | None = optional_field(
        "verificationStatus", Choice(AccountUserStatus), confidence="verified", doc="UNVERIFIED once archived"
    )
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class NominateBankAccountUserRequest(RequestModel):
    """Nominate bank account user request, accepted by `bank_accounts.nominate_user`."""

    user_id: str = required_field("userId", Id("006", strict=True))
    bank_account_id: str = required_field("bankAccountId", Id("bac", strict=True))


@model
class VerifyBankAccountRequest(RequestModel):
    """Verify bank account request, accepted by `bank_accounts.verify`."""

    deposit_amount: Decimal | int = required_field(
        "depositAmount", Number(money=True), doc="0.01-0.99; 0.50 always verifies in the sandbox"
    )
