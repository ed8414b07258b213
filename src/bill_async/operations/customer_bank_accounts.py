"""The operations of `customer_bank_accounts`.

Generated from spec/v3/customer_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..models.customer_bank_accounts import CustomerBankAccount, CustomerBankAccountCreate, CustomerBankAccountUpdate

__all__ = [
    "ARCHIVE_CUSTOMER_BANK_ACCOUNT",
    "CREATE_CUSTOMER_BANK_ACCOUNT",
    "GET_CUSTOMER_BANK_ACCOUNT",
    "LIST_CUSTOMER_BANK_ACCOUNTS",
    "UPDATE_CUSTOMER_BANK_ACCOUNT",
]

_CUSTOMER_ID: Final = Parameter(name="customer_id", wire="customerId", kind=Id("0cu", strict=True), required=True)
_BANK_ACCOUNT_ID: Final = Parameter(
    name="bank_account_id", wire="bankAccountId", kind=Id("cba", strict=True), required=True
)

LIST_CUSTOMER_BANK_ACCOUNTS: Final[Operation[CustomerBankAccount]] = Operation(
    id="listCustomerBankAccounts",
    accessor="customer_bank_accounts.list",
    family="v3",
    method="GET",
    path="/v3/customers/{customerId}/bank-accounts",
    title="Get list of customer bank accounts",
    reference="https://developer.bill.com/reference/listcustomerbankaccounts",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(CustomerBankAccount)),
    page="page",
    filters_unknown=True,
    sorts_unknown=True,
)

CREATE_CUSTOMER_BANK_ACCOUNT: Final[Operation[CustomerBankAccount]] = Operation(
    id="createCustomerBankAccount",
    accessor="customer_bank_accounts.create",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/bank-accounts",
    title="Create a customer bank account",
    reference="https://developer.bill.com/reference/createcustomerbankaccount",
    path_params=(_CUSTOMER_ID,),
    body=Body(model=CustomerBankAccountCreate),
    answer=Answer(kind=Nested(CustomerBankAccount), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listCustomerBankAccounts",
        identity=(
            (ComparedField("accountNumber"), ComparedField("nameOnAccount")),
            (ComparedField("nameOnAccount"), ComparedField("nickname")),
        ),
        created="createdTime",
    ),
    doc="The customer must have a billing address. Verification may take two business days. Production validates the routing number.",
)

GET_CUSTOMER_BANK_ACCOUNT: Final[Operation[CustomerBankAccount]] = Operation(
    id="getCustomerBankAccount",
    accessor="customer_bank_accounts.get",
    family="v3",
    method="GET",
    path="/v3/customers/{customerId}/bank-accounts/{bankAccountId}",
    title="Get customer bank account details",
    reference="https://developer.bill.com/reference/getcustomerbankaccount",
    path_params=(_CUSTOMER_ID, _BANK_ACCOUNT_ID),
    answer=Answer(kind=Nested(CustomerBankAccount)),
)

UPDATE_CUSTOMER_BANK_ACCOUNT: Final[Operation[CustomerBankAccount]] = Operation(
    id="updateCustomerBankAccount",
    accessor="customer_bank_accounts.update",
    family="v3",
    method="PATCH",
    path="/v3/customers/{customerId}/bank-accounts/{bankAccountId}",
    title="Update a customer bank account",
    reference="https://developer.bill.com/reference/updatecustomerbankaccount",
    path_params=(_CUSTOMER_ID, _BANK_ACCOUNT_ID),
    body=Body(model=CustomerBankAccountUpdate),
    answer=Answer(kind=Nested(CustomerBankAccount)),
    retry="idempotent",
    trace=Trace(find="getCustomerBankAccount", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CUSTOMER_BANK_ACCOUNT: Final[Operation[CustomerBankAccount]] = Operation(
    id="archiveCustomerBankAccount",
    accessor="customer_bank_accounts.archive",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/bank-accounts/{bankAccountId}/archive",
    title="Archive a customer bank account",
    reference="https://developer.bill.com/reference/archivecustomerbankaccount",
    path_params=(_CUSTOMER_ID, _BANK_ACCOUNT_ID),
    answer=Answer(kind=Nested(CustomerBankAccount)),
    retry="idempotent",
    trace=Trace(find="getCustomerBankAccount", states=(State({"archived": (True,)}),), changed="updatedTime"),
    doc="Cannot be restored.",
)
