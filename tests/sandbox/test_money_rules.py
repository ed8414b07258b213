"""Refusals of bills, payments, invoices and recurring objects, and their rarer fields."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .books import ADDRESS, Books
from .conftest import Api

# ---- bills and payments


async def test_a_payment_names_a_bill_or_the_vendor_of_the_bill_to_make(books: Books) -> None:
    bill = (await books.bill())["id"]
    making = {"processingOptions": {"createBill": True}}
    both = await books.pay(bill, 5, **making, vendorId=books.vendor)
    assert (both.status, both.messages) == (400, ["billId: must not be given with createBill"])
    neither = await books.pay(None, 5, **making)
    assert (neither.status, neither.messages) == (400, ["vendorId: must not be null"])
    without = await books.pay(bill, 5, fundingAccount={"type": "BANK_ACCOUNT"})
    assert (without.status, without.messages) == (400, ["fundingAccount.id: must not be null"])
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)


async def test_an_archived_bill_is_not_paid(books: Books) -> None:
    bill = (await books.bill())["id"]
    await books.api.post(f"/v3/bills/{bill}/archive")
    refused = await books.pay(bill, 5)
    assert (refused.status, set(refused.codes)) == (422, {"BDC_1119"})
    assert refused.messages[-1].endswith("The bill is archived")


async def test_a_recorded_payment_may_pay_several_bills_of_one_vendor(books: Books) -> None:
    bills = [(await books.bill(amount))["id"] for amount in (30, 70)]
    other = (await books.api.post("/v3/vendors", {"name": "Other", "address": ADDRESS})).body["id"]
    body = {
        "vendorId": other,
        "processDate": "2026-03-01",
        "toPrintCheck": False,
        "payments": [{"billId": bill, "amount": 30} for bill in bills],
    }
    refused = await books.api.post("/v3/bills/record-payment", body)
    assert (refused.status, set(refused.codes)) == (422, {"BDC_1119"})
    made = await books.api.post("/v3/bills/record-payment", {**body, "vendorId": books.vendor})
    assert [(part["billId"], part["amount"]) for part in made.body["billPayments"]] == [(bill, 30) for bill in bills]
    assert [await books.amounts(bill) for bill in bills] == [
        ("PAID", 0, 30, 0),
        ("PARTIALLY_PAID", 0, 30, 40),
    ]


async def test_a_credit_that_is_archived_or_unknown_is_not_used(books: Books) -> None:
    bill, credit = (await books.bill())["id"], await books.credit(50)
    await books.api.post(f"/v3/vendor-credits/{credit}/archive")
    for identifier, status in ((credit, 422), ("vcr01AAAAAAAAAAAAAAA", 400)):
        body = {"vendorCredits": [{"id": identifier, "amount": 5}]}
        assert (await books.api("PATCH", f"/v3/bills/{bill}", body)).status == status
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)


# ---- approvals


async def policy(books: Books, key: str, value: str) -> None:
    """Make the user approve the bills that a rule matches."""
    rule = {"key": key, "op": "UNDEFINED", "values": [value]}
    body = {"policyName": key, "rules": [rule], "approvers": [books.api.account.user_id]}
    made = await books.api.post("/v3/bill-approvals", body)
    assert made.status == 201, made.body


async def test_bills_of_a_vendor_are_approved_or_denied(books: Books) -> None:
    other = (await books.api.post("/v3/vendors", {"name": "Other", "address": ADDRESS})).body["id"]
    await policy(books, "VENDOR_ID", books.vendor)
    bills = [(await books.bill(billApprovals=True))["id"] for _ in range(2)]
    free = (await books.bill(billApprovals=True, vendorId=other))["id"]
    pending = (await books.api.get("/v3/bill-approvals/pending-user-approvals")).body["bills"]
    assert sorted(bill["billId"] for bill in pending) == sorted(bills)
    actions = [{"billId": bills[0], "action": "APPROVE"}, {"billId": bills[1], "action": "DENY"}]
    assert (await books.api.post("/v3/bill-approvals/actions", actions)).status == 200
    assert [(await books.api.get(f"/v3/bills/{bill}")).body["approvalStatus"] for bill in bills] == [
        "APPROVED",
        "DENIED",
    ]
    assert [(await books.pay(bill, 5)).status for bill in (*bills, free)] == [201, 422, 201]


async def test_bills_of_a_location_are_found_by_their_lines_too(books: Books) -> None:
    location = (await books.api.first("/v3/classifications/locations"))["id"]
    await policy(books, "LOCATION_ID", location)
    there = {"classifications": {"locationId": location}}
    whole = await books.bill(billApprovals=True, **there)
    line = await books.bill(billApprovals=True, billLineItems=[{"amount": 5}, {"amount": 6, **there}])
    elsewhere = await books.bill(billApprovals=True)
    assert ["approvers" in bill for bill in (whole, line, elsewhere)] == [True, True, False]


# ---- invoices and received payments


async def test_what_an_invoice_needs(books: Books) -> None:
    customer, _ = await books.invoice()
    body = {"customer": {"id": customer}, "invoiceLineItems": [{"price": 5}]}
    assert (await books.api.post("/v3/invoices", body)).messages == ["invoiceLineItems[0].quantity: must not be null"]
    long = await books.api.post("/v3/customers", {"name": "C" * 101, "email": "c@example.com"})
    assert (long.status, long.messages) == (400, ["name: size must be between 0 and 100"])


async def test_an_invoice_may_be_sent_by_email(books: Books) -> None:
    before = len(books.api.sandbox.messages)
    await books.invoice()
    _, invoice = await books.invoice(processingOptions={"sendEmail": True})
    number = (await books.api.get(f"/v3/invoices/{invoice}")).body["invoiceNumber"]
    (message,) = books.api.sandbox.messages[before:]
    assert (message.to, message.text) == ("c@example.com", f"Invoice {number}")


async def test_what_money_cannot_be_received_for(books: Books) -> None:
    customer, invoice = await books.invoice()
    _, foreign = await books.invoice()
    record = {"paymentDate": "2026-03-02", "paymentType": "CHECK", "amount": 10, "customerId": customer}
    for part, message in (
        ({"id": foreign, "amount": 10}, "invoices[1].id: is not an invoice of the customer"),
        ({"id": invoice, "amount": 0}, "invoices[1].amount: must be greater than 0"),
        ({"id": "00e01AAAAAAAAAAAAAAA", "amount": 10}, "does not exist"),
    ):
        parts = [{"id": invoice, "amount": 10}, part]
        refused = await books.api.post("/v3/invoices/record-payment", {**record, "invoices": parts})
        assert refused.status in (400, 422)
        assert message in refused.messages[0]
    parts = [{"id": invoice, "amount": 11}]
    over = await books.api.post("/v3/invoices/record-payment", {**record, "invoices": parts})
    assert (over.status, over.codes) == (422, ["BDC_1159"])
    assert (await books.api.get(f"/v3/invoices/{invoice}")).body["dueAmount"] == 100


async def test_a_charge_needs_an_account_of_the_customer_and_keeps_its_description(books: Books) -> None:
    customer, invoice = await books.invoice()
    path = f"/v3/customers/{customer}"
    await books.api("PATCH", path, {"billingAddress": ADDRESS})
    await books.api.post(f"{path}/charge-authorization", {"authorizedToCharge": True})
    body: dict[str, Any] = {
        "customerId": customer,
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": books.bank},
        "invoicePayments": [{"invoiceId": invoice, "amount": 10}],
        "description": "in part",
    }
    assert (await books.api.post("/v3/receivable-payments", body)).status == 422
    account = {"nameOnAccount": "A", "routingNumber": "322271627", "accountNumber": "123456789"}
    kind = {"type": "CHECKING", "ownerType": "BUSINESS"}
    body["fundingAccount"]["id"] = (await books.api.post(f"{path}/bank-accounts", {**account, **kind})).body["id"]
    charged = (await books.api.post("/v3/receivable-payments", body)).body
    assert (charged["amount"], charged["description"]) == (10, "in part")
    assert (await books.api.get(f"/v3/invoices/{invoice}")).body["dueAmount"] == 90


async def test_a_credit_memo_is_not_changed_below_what_is_applied(books: Books) -> None:
    customer, invoice = await books.invoice()
    body = {"customerId": customer, "creditDate": "2026-02-01", "referenceNumber": "1"}
    lines = [{"quantity": 1, "price": price} for price in (30, 20)]
    used, unused = [
        (await books.api.post("/v3/credit-memos", {**body, "creditMemoLineItems": lines})).body for _ in range(2)
    ]
    await books.api.post(f"/v3/credit-memos/{unused['id']}/archive")
    over = await books.api("PATCH", f"/v3/invoices/{invoice}", {"creditAmount": 51})
    assert (over.status, over.codes) == (422, ["BDC_1159"])
    assert (await books.api("PATCH", f"/v3/invoices/{invoice}", {"creditAmount": 40})).status == 200
    path = f"/v3/credit-memos/{used['id']}"
    line = {"id": used["creditMemoLineItems"][1]["id"], "quantity": 1, "price": 9}
    less = await books.api("PATCH", path, {"creditMemoLineItems": [line]})
    assert (less.status, less.codes) == (422, ["BDC_1159"])
    enough = await books.api("PATCH", path, {"creditMemoLineItems": [{**line, "price": 10}]})
    assert (enough.body["amount"], enough.body["appliedAmount"], enough.body["status"]) == (40, 40, "FULLY_APPLIED")


# ---- recurring


async def recurring(books: Books, **schedule: Any) -> Any:
    body = {
        "vendorId": books.vendor,
        "schedule": {"frequency": 1, "nextDueDate": "2026-03-10", "daysInAdvance": 0, **schedule},
        "recurringBillLineItems": [{"amount": 5}],
    }
    return await books.api.post("/v3/recurringbills", body)


async def dues(books: Books) -> list[str]:
    bills = (await books.api.get(f"/v3/bills?filters=vendorId:eq:{books.vendor}")).body["results"]
    return sorted(bill["dueDate"] for bill in bills)


@pytest.mark.parametrize(
    ("period", "frequency", "expected"),
    [
        ("DAILY", 3, ["2026-03-10", "2026-03-13", "2026-03-16", "2026-03-19"]),
        ("WEEKLY", 1, ["2026-03-10", "2026-03-17"]),
        ("NONE", 1, []),
    ],
)
async def test_bills_come_as_often_as_the_schedule_says(
    books: Books, period: str, frequency: int, expected: list[str]
) -> None:
    assert (await recurring(books, period=period, frequency=frequency)).status == 201
    await books.pass_to(2026, 3, 20, 1)
    assert await dues(books) == expected


async def test_an_invoice_of_a_fixed_amount_recurs(books: Books) -> None:
    customer, _ = await books.invoice()
    body = {
        "customerId": customer,
        "schedule": {"period": "MONTHLY", "frequency": 1, "nextDueDate": "2026-03-10", "daysInAdvance": 0},
        "recurringInvoiceLineItems": [{"quantity": 1, "amount": "12.50"}, {"quantity": 2, "price": 5}],
    }
    made = await books.api.post("/v3/recurring-invoices", body)
    assert made.status == 201, made.body
    await books.pass_to(2026, 3, 11)
    found = (await books.api.get(f"/v3/invoices?filters=customerId:eq:{customer}")).body["results"]
    assert sorted(invoice["totalAmount"] for invoice in found) == [Decimal("22.50"), 100]


async def test_what_pays_by_itself_needs_a_trusted_session(api: Api, books: Books) -> None:
    await books.api.log_in()
    for path, body in (
        ("/v3/vendors", {"name": "Auto", "address": ADDRESS, "autoPay": {"enabled": True}}),
        (
            "/v3/recurringbills",
            {
                "vendorId": books.vendor,
                "schedule": {"period": "MONTHLY", "frequency": 1, "nextDueDate": "2026-03-10"},
                "recurringBillLineItems": [{"amount": 5}],
                "processingOptions": {"autoPayment": True},
            },
        ),
    ):
        refused = await books.api.post(path, body)
        assert refused.codes == ["BDC_1361"], refused.body
        account = books.api.account
        await books.api.log_in(rememberMeId=account.remember_me_id, device=account.device)
        assert (await books.api.post(path, body)).status == 201
        await books.api.log_in()


# ---- accounts and vendors


async def test_a_verified_account_stays_verified(books: Books) -> None:
    path = f"/v3/funding-accounts/banks/{books.bank}"
    assert (await books.api.post(f"{path}/verify", {"depositAmount": "0.99"})).body == {"verified": True}
    assert (await books.api.get(path)).body["status"] == "VERIFIED"


async def test_a_vendor_has_a_name_that_is_not_too_long_and_may_have_an_account(books: Books) -> None:
    long = await books.api.post("/v3/vendors", {"name": "V" * 101, "address": ADDRESS})
    assert (long.status, long.messages) == (400, ["name: size must be between 0 and 100"])
    account = {"nameOnAccount": "A", "routingNumber": "322271627", "accountNumber": "123456789", "type": "CHECKING"}
    body = {
        "name": "With account",
        "address": ADDRESS,
        "paymentInformation": {"bankAccount": {**account, "ownerType": "BUSINESS", "paymentCurrency": "USD"}},
    }
    made = (await books.api.post("/v3/vendors", body)).body
    assert made["bankAccountStatus"] == "NO_NET_LINKED_ACCOUNT"
    assert made["paymentInformation"]["payByType"] == "ACH"
    assert made["paymentInformation"]["bankAccount"]["accountNumber"] == "*****6789"
    assert "123456789" not in str((await books.api.get(f"/v3/vendors/{made['id']}")).body)
