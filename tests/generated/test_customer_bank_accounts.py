"""One test for each operation of `customer_bank_accounts`: what is sent, and what becomes of the answer.

Generated from spec/v3/customer_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime

from generated.wire import Wire

from bill_async.models import (
    BankAccountOwnerType,
    BankAccountType,
    CustomerBankAccount,
    CustomerBankAccountCreate,
    CustomerBankAccountUpdate,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

CUSTOMER_BANK_ACCOUNT = CustomerBankAccount(
    id="cba00000000000000001",
    archived=False,
    name_on_account="Name on account",
    routing_number="Routing number",
    account_number="Account number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    nickname="Nickname",
    status="Status",
    created_time=datetime(2026, 12, 31, 9, 10, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 11, tzinfo=UTC),
)
CUSTOMER_BANK_ACCOUNT_JSON = (
    b'{"id":"cba00000000000000001"'
    b',"archived":false'
    b',"nameOnAccount":"Name on account"'
    b',"routingNumber":"Routing number"'
    b',"accountNumber":"Account number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"nickname":"Nickname"'
    b',"status":"Status"'
    b',"createdTime":"2026-12-31T09:10:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:11:00.000+00:00"'
    b"}"
)

CUSTOMER_BANK_ACCOUNT_LEAST = CustomerBankAccount(id="cba00000000000000001")
CUSTOMER_BANK_ACCOUNT_LEAST_JSON = b'{"id":"cba00000000000000001"}'

CUSTOMER_BANK_ACCOUNT_CREATE_LEAST = CustomerBankAccountCreate(
    name_on_account="Name on account",
    routing_number="Routing number",
    account_number="Account number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
)
CUSTOMER_BANK_ACCOUNT_CREATE_LEAST_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"routingNumber":"Routing number"'
    b',"accountNumber":"Account number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b"}"
)

CUSTOMER_BANK_ACCOUNT_CREATE = CustomerBankAccountCreate(
    name_on_account="Name on account",
    routing_number="Routing number",
    account_number="Account number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    nickname="Nickname",
)
CUSTOMER_BANK_ACCOUNT_CREATE_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"routingNumber":"Routing number"'
    b',"accountNumber":"Account number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"nickname":"Nickname"'
    b"}"
)

CUSTOMER_BANK_ACCOUNT_UPDATE_LEAST = CustomerBankAccountUpdate()
CUSTOMER_BANK_ACCOUNT_UPDATE_LEAST_JSON = b"{}"

CUSTOMER_BANK_ACCOUNT_UPDATE = CustomerBankAccountUpdate(nickname="Nickname", owner_type=BankAccountOwnerType.BUSINESS)
CUSTOMER_BANK_ACCOUNT_UPDATE_JSON = b'{"nickname":"Nickname","ownerType":"BUSINESS"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/customers/{customerId}/bank-accounts`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.customer_bank_accounts.list(customer_id="0cu00000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CUSTOMER_BANK_ACCOUNT_JSON
        + b","
        + CUSTOMER_BANK_ACCOUNT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.customer_bank_accounts.list(
        customer_id="0cu00000000000000001", filters='name:eq:"One"', sort="name:asc", max=7, page="cursor-1"
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [CUSTOMER_BANK_ACCOUNT, CUSTOMER_BANK_ACCOUNT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts",
        headers=AUTH,
        query={"filters": 'name:eq:"One"', "sort": "name:asc", "max": "7", "page": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/bank-accounts`."""
    wire.answer(201, CUSTOMER_BANK_ACCOUNT_LEAST_JSON)
    assert (
        await wire.client.customer_bank_accounts.create(
            customer_id="0cu00000000000000001", body=CUSTOMER_BANK_ACCOUNT_CREATE_LEAST
        )
        == CUSTOMER_BANK_ACCOUNT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_BANK_ACCOUNT_CREATE_LEAST_JSON,
    )
    wire.answer(201, CUSTOMER_BANK_ACCOUNT_JSON)
    assert (
        await wire.client.customer_bank_accounts.create(
            customer_id="0cu00000000000000001", body=CUSTOMER_BANK_ACCOUNT_CREATE
        )
        == CUSTOMER_BANK_ACCOUNT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_BANK_ACCOUNT_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/customers/{customerId}/bank-accounts/{bankAccountId}`."""
    wire.answer(200, CUSTOMER_BANK_ACCOUNT_JSON)
    assert (
        await wire.client.customer_bank_accounts.get(
            customer_id="0cu00000000000000001", bank_account_id="cba00000000000000001"
        )
        == CUSTOMER_BANK_ACCOUNT
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts/cba00000000000000001",
        headers=AUTH,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/customers/{customerId}/bank-accounts/{bankAccountId}`."""
    wire.answer(200, CUSTOMER_BANK_ACCOUNT_LEAST_JSON)
    assert (
        await wire.client.customer_bank_accounts.update(
            customer_id="0cu00000000000000001",
            bank_account_id="cba00000000000000001",
            body=CUSTOMER_BANK_ACCOUNT_UPDATE_LEAST,
        )
        == CUSTOMER_BANK_ACCOUNT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts/cba00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_BANK_ACCOUNT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, CUSTOMER_BANK_ACCOUNT_JSON)
    assert (
        await wire.client.customer_bank_accounts.update(
            customer_id="0cu00000000000000001",
            bank_account_id="cba00000000000000001",
            body=CUSTOMER_BANK_ACCOUNT_UPDATE,
        )
        == CUSTOMER_BANK_ACCOUNT
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts/cba00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CUSTOMER_BANK_ACCOUNT_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/customers/{customerId}/bank-accounts/{bankAccountId}/archive`."""
    wire.answer(200, CUSTOMER_BANK_ACCOUNT_JSON)
    assert (
        await wire.client.customer_bank_accounts.archive(
            customer_id="0cu00000000000000001", bank_account_id="cba00000000000000001"
        )
        == CUSTOMER_BANK_ACCOUNT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/customers/0cu00000000000000001/bank-accounts/cba00000000000000001/archive",
        headers=AUTH,
    )
