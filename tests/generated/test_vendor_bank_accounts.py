"""One test for each operation of `vendor_bank_accounts`: what is sent, and what becomes of the answer.

Generated from spec/v3/vendor_bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import (
    BankAccountOwnerType,
    BankAccountType,
    RegulatoryField,
    VendorBankAccount,
    VendorBankAccountCreate,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

VENDOR_BANK_ACCOUNT_LEAST = VendorBankAccount()
VENDOR_BANK_ACCOUNT_LEAST_JSON = b"{}"

VENDOR_BANK_ACCOUNT = VendorBankAccount(
    name_on_account="Name on account",
    account_number="Account number",
    routing_number="Routing number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    payment_currency="Payment currency",
    status="Status",
)
VENDOR_BANK_ACCOUNT_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"accountNumber":"Account number"'
    b',"routingNumber":"Routing number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"paymentCurrency":"Payment currency"'
    b',"status":"Status"'
    b"}"
)

VENDOR_BANK_ACCOUNT_CREATE_LEAST = VendorBankAccountCreate(account_number="Account number")
VENDOR_BANK_ACCOUNT_CREATE_LEAST_JSON = b'{"accountNumber":"Account number"}'

VENDOR_BANK_ACCOUNT_CREATE = VendorBankAccountCreate(
    name_on_account="Name on account",
    account_number="Account number",
    routing_number="Routing number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    regulatory_fields=[RegulatoryField(name="Name", value="Value")],
    payment_currency="Payment currency",
)
VENDOR_BANK_ACCOUNT_CREATE_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"accountNumber":"Account number"'
    b',"routingNumber":"Routing number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"regulatoryFields":[{"name":"Name","value":"Value"}]'
    b',"paymentCurrency":"Payment currency"'
    b"}"
)


async def test_get(wire: Wire) -> None:
    """`GET /v3/vendors/{vendorId}/bank-account`."""
    wire.answer(200, VENDOR_BANK_ACCOUNT_JSON)
    assert await wire.client.vendor_bank_accounts.get(vendor_id="00900000000000000001") == VENDOR_BANK_ACCOUNT
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/bank-account", headers=AUTH
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/vendors/{vendorId}/bank-account`."""
    wire.answer(200, VENDOR_BANK_ACCOUNT_LEAST_JSON)
    assert (
        await wire.client.vendor_bank_accounts.create(
            vendor_id="00900000000000000001", body=VENDOR_BANK_ACCOUNT_CREATE_LEAST
        )
        == VENDOR_BANK_ACCOUNT_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/bank-account",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_BANK_ACCOUNT_CREATE_LEAST_JSON,
    )
    wire.answer(200, VENDOR_BANK_ACCOUNT_JSON)
    assert (
        await wire.client.vendor_bank_accounts.create(vendor_id="00900000000000000001", body=VENDOR_BANK_ACCOUNT_CREATE)
        == VENDOR_BANK_ACCOUNT
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/bank-account",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_BANK_ACCOUNT_CREATE_JSON,
    )


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/vendors/{vendorId}/bank-account`."""
    wire.answer(204, b"")
    await wire.client.vendor_bank_accounts.delete(vendor_id="00900000000000000001")
    wire.check(
        "DELETE", "https://gateway.stage.bill.com/connect/v3/vendors/00900000000000000001/bank-account", headers=AUTH
    )
