"""The operations of `bank_accounts`.

Generated from spec/v3/bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import Boolean, Choice, DateTime, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import EqField, EqNeField, EqNeInField, EqNeInNinField, EqNeSortField, OrderSortField, SortField
from ..models.bank_accounts import (
    BankAccount,
    BankAccountCreate,
    BankAccountUpdate,
    BankAccountUser,
    BankAccountVerification,
    NominateBankAccountUserRequest,
    VerifyBankAccountRequest,
)
from ..models.common import AccountVerificationStatus, BankAccountOwnerType, BankAccountType, StatusAnswer

__all__ = [
    "ARCHIVE_BANK_ACCOUNT",
    "ARCHIVE_BANK_ACCOUNT_USER",
    "BankAccountFields",
    "BankAccountUserFields",
    "BankAccountUser_",
    "BankAccount_",
    "CREATE_BANK_ACCOUNT",
    "GET_BANK_ACCOUNT",
    "LIST_BANK_ACCOUNTS",
    "LIST_BANK_ACCOUNT_USERS",
    "NOMINATE_BANK_ACCOUNT_USER",
    "UPDATE_BANK_ACCOUNT",
    "VERIFY_BANK_ACCOUNT",
]

_BANK_ACCOUNT_USER_ID: Final = Parameter(
    name="bank_account_user_id", wire="bankAccountUserId", kind=Id("bau", strict=True), required=True
)
_BANK_ACCOUNT_ID: Final = Parameter(
    name="bank_account_id", wire="bankAccountId", kind=Id("bac", strict=True), required=True
)


class BankAccountFields:
    """The filters and sort keys of `bank_accounts.list`."""

    id: Final = EqNeInField[str]("id", Id("bac", strict=True))
    bank_account_id: Final = EqField[str]("bankAccountId", Id("bac", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    status: Final = EqNeInNinField[AccountVerificationStatus | str]("status", Choice(AccountVerificationStatus))
    type: Final = EqNeField[BankAccountType | str]("type", Choice(BankAccountType))
    owner_type: Final = EqNeField[BankAccountOwnerType | str]("ownerType", Choice(BankAccountOwnerType))
    access_to_admins: Final = EqNeSortField[bool]("accessToAdmins", Boolean())
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime())
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime())
    name_on_account: Final = SortField("nameOnAccount")
    bank_name: Final = SortField("bankName")


BankAccount_ = BankAccountFields


class BankAccountUserFields:
    """The filters and sort keys of `bank_accounts.list_users`."""

    id: Final = EqField[str]("id", Id("bau", strict=True))
    archived: Final = SortField("archived")


BankAccountUser_ = BankAccountUserFields

LIST_BANK_ACCOUNTS: Final[Operation[BankAccount]] = Operation(
    id="listBankAccounts",
    accessor="bank_accounts.list",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/banks",
    title="Get list of bank accounts",
    reference="https://developer.bill.com/reference/listbankaccounts",
    answer=Answer(kind=Nested(BankAccount)),
    page="page",
    fields=BankAccountFields,
)

CREATE_BANK_ACCOUNT: Final[Operation[BankAccount]] = Operation(
    id="createBankAccount",
    accessor="bank_accounts.create",
    family="v3",
    method="POST",
    path="/v3/funding-accounts/banks",
    title="Create a bank account",
    reference="https://developer.bill.com/reference/createbankaccount",
    body=Body(model=BankAccountCreate),
    answer=Answer(kind=Nested(BankAccount), status=201),
    retry="unsafe",
    mfa="always",
    trace=Trace(
        creates=True,
        find="listBankAccounts",
        identity=(
            (ComparedField("accountNumber"), ComparedField("nameOnAccount")),
            (ComparedField("nameOnAccount"), ComparedField("bankName")),
        ),
        created="createdTime",
    ),
    doc="ADMINISTRATOR only. The new account is PENDING until it is verified.",
)

LIST_BANK_ACCOUNT_USERS: Final[Operation[BankAccountUser]] = Operation(
    id="listBankAccountUsers",
    accessor="bank_accounts.list_users",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/banks/users",
    title="Get list of bank account users",
    reference="https://developer.bill.com/reference/listbankaccountusers",
    query=(Parameter(name="current_user", wire="currentUser", kind=Boolean(), doc="true: only the signed-in user"),),
    answer=Answer(kind=Nested(BankAccountUser)),
    page="page",
    fields=BankAccountUserFields,
)

NOMINATE_BANK_ACCOUNT_USER: Final[Operation[StatusAnswer]] = Operation(
    id="nominateBankAccountUser",
    accessor="bank_accounts.nominate_user",
    family="v3",
    method="POST",
    path="/v3/funding-accounts/banks/users/nominate",
    title="Nominate a bank account user",
    reference="https://developer.bill.com/reference/nominatebankaccountuser",
    body=Body(model=NominateBankAccountUserRequest),
    answer=Answer(kind=Nested(StatusAnswer)),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listBankAccountUsers",
        identity=((ComparedField("bankAccountId"), ComparedField("userId")),),
        created="createdTime",
    ),
    doc="The account must be VERIFIED. The user confirms their identity in the web application.",
)

ARCHIVE_BANK_ACCOUNT_USER: Final[Operation[BankAccountUser]] = Operation(
    id="archiveBankAccountUser",
    accessor="bank_accounts.archive_user",
    family="v3",
    method="POST",
    path="/v3/funding-accounts/banks/users/{bankAccountUserId}/archive",
    title="Archive a bank account user",
    reference="https://developer.bill.com/reference/archivebankaccountuser",
    path_params=(_BANK_ACCOUNT_USER_ID,),
    answer=Answer(kind=Nested(BankAccountUser)),
    retry="idempotent",
    trace=Trace(find="listBankAccountUsers", states=(State({"archived": (True,)}),), changed="updatedTime"),
    doc="The user can no longer pay from the account.",
)

GET_BANK_ACCOUNT: Final[Operation[BankAccount]] = Operation(
    id="getBankAccount",
    accessor="bank_accounts.get",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/banks/{bankAccountId}",
    title="Get bank account details",
    reference="https://developer.bill.com/reference/getbankaccount",
    path_params=(_BANK_ACCOUNT_ID,),
    answer=Answer(kind=Nested(BankAccount)),
)

UPDATE_BANK_ACCOUNT: Final[Operation[BankAccount]] = Operation(
    id="updateBankAccount",
    accessor="bank_accounts.update",
    family="v3",
    method="PATCH",
    path="/v3/funding-accounts/banks/{bankAccountId}",
    title="Update a bank account",
    reference="https://developer.bill.com/reference/updatebankaccount",
    path_params=(_BANK_ACCOUNT_ID,),
    body=Body(model=BankAccountUpdate),
    answer=Answer(kind=Nested(BankAccount)),
    retry="idempotent",
    mfa="sometimes",
    trace=Trace(find="getBankAccount", as_sent=True, changed="updatedTime"),
    doc="The account must be VERIFIED. Its numbers and type cannot be changed.",
)

ARCHIVE_BANK_ACCOUNT: Final[Operation[BankAccount]] = Operation(
    id="archiveBankAccount",
    accessor="bank_accounts.archive",
    family="v3",
    method="POST",
    path="/v3/funding-accounts/banks/{bankAccountId}/archive",
    title="Archive a bank account",
    reference="https://developer.bill.com/reference/archivebankaccount",
    path_params=(_BANK_ACCOUNT_ID,),
    answer=Answer(kind=Nested(BankAccount)),
    retry="idempotent",
    trace=Trace(find="getBankAccount", states=(State({"archived": (True,)}),), changed="updatedTime"),
    doc="The account and the user who may pay from it must be VERIFIED.",
)

VERIFY_BANK_ACCOUNT: Final[Operation[BankAccountVerification]] = Operation(
    id="verifyBankAccount",
    accessor="bank_accounts.verify",
    family="v3",
    method="POST",
    path="/v3/funding-accounts/banks/{bankAccountId}/verify",
    title="Verify a bank account",
    reference="https://developer.bill.com/reference/verifybankaccount",
    path_params=(_BANK_ACCOUNT_ID,),
    body=Body(model=VerifyBankAccountRequest),
    answer=Answer(kind=Nested(BankAccountVerification)),
    retry="unsafe",
    trace=Trace(find="getBankAccount", states=(State({"status": ("VERIFIED",)}),), changed="updatedTime", silent=True),
    doc="Three wrong amounts disable the account.",
)
