"""Bills, payments, invoices and credits: amounts that follow, statuses that advance with the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from .books import ADDRESS, Books
from .conftest import Start
from .fake_clock import FixedTime


async def test_a_payment_goes_its_way(books: Books) -> None:
    bill = (await books.bill("100.10"))["id"]
    assert await books.balance() == Decimal("100.10")
    made = await books.pay(bill, "60.10")
    assert made.status == 201
    assert (made.body["status"], made.body["singleStatus"]) == ("SCHEDULED", "SCHEDULED")
    assert made.body["processDate"] == "2026-03-03"
    assert await books.amounts(bill) == ("SCHEDULED", Decimal("60.10"), 0, 40)
    assert await books.balance() == 40
    path = f"/v3/payments/{made.body['id']}"
    steps = []
    for day in (3, 4, 6):
        await books.pass_to(2026, 3, day, 17)
        payment = (await books.api.get(path)).body
        steps.append((payment["singleStatus"], payment["status"], (await books.amounts(bill))[0]))
    assert steps == [
        ("PROCESSED", "SCHEDULED", "IN_PROCESS"),
        ("SENT", "SCHEDULED", "IN_PROCESS"),
        ("CLEARED", "PAID", "PARTIALLY_PAID"),
    ]
    assert await books.amounts(bill) == ("PARTIALLY_PAID", 0, Decimal("60.10"), 40)
    assert (await books.pay(bill, 40)).status == 201
    await books.pass_to(2026, 4, 1)
    assert await books.amounts(bill) == ("PAID", 0, Decimal("100.10"), 0)
    assert await books.balance() == 0


async def test_cancel_then_void(books: Books) -> None:
    bill = (await books.bill())["id"]
    first = (await books.pay(bill, 100)).body["id"]
    void = {"type": "VOID_ONLY", "reason": "wrong"}
    assert (await books.api.post(f"/v3/payments/{first}/void", void)).status == 422
    canceled = await books.api.post(f"/v3/payments/{first}/cancel")
    assert (canceled.body["status"], canceled.body["singleStatus"]) == ("CANCELLED", "CANCELED")
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)
    second = (await books.pay(bill, 100)).body["id"]
    await books.pass_to(2026, 3, 3, 17)
    assert (await books.api.post(f"/v3/payments/{second}/cancel")).status == 422
    voided = await books.api.post(f"/v3/payments/{second}/void", void)
    assert (voided.body["status"], voided.body["voidInfo"][0]["reason"]) == ("VOID", "wrong")
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)
    await books.pass_to(2026, 3, 20)
    assert (await books.api.get(f"/v3/payments/{second}")).body["status"] == "VOID"


async def test_what_cannot_be_paid(books: Books) -> None:
    bill = (await books.bill())["id"]

    async def refused(expected: str, status: int = 422, amount: Any = 1, of: str | None = bill, **changes: Any) -> None:
        answer = await books.pay(of, amount, **changes)
        assert answer.status == status, answer.body
        assert answer.codes[0] == expected

    await refused("BDC_1159", amount="100.01")
    await refused("BDC_1119", 400, amount=0)
    await refused("BDC_1152", processDate="2026-03-07")
    await refused("BDC_1152", processDate="2026-02-27")
    await refused("BDC_1119", 400, vendorId=(await books.api.first("/v3/vendors"))["id"])
    await refused("BDC_1117", 400, of=None)
    await refused("BDC_1117", 400, fundingAccount={"type": "WALLET"})
    await refused("BDC_1205", fundingAccount={"type": "BANK_ACCOUNT", "id": "bac01AAAAAAAAAAAAAAA"})
    accounts = (await books.api.get("/v3/funding-accounts/banks")).body["results"]
    pending = next(item["id"] for item in accounts if item["status"] == "PENDING")
    await refused("BDC_1151", fundingAccount={"type": "BANK_ACCOUNT", "id": pending})
    await books.api.post(f"/v3/vendors/{books.vendor}/bank-account", {"accountNumber": "12345678"})
    await refused("BDC_1402", 400, processDate="2026-03-03")
    assert (await books.pay(bill, 1, processDate="2026-03-04")).status == 201
    named = await books.pay(bill, 100)
    assert named.messages == [
        "The payment exceeds what is due: 99.00",
        f"{bill} : The payment exceeds what is due: 99.00",
    ]


async def test_payment_that_makes_its_bill(books: Books) -> None:
    made = await books.pay(None, "12.34", vendorId=books.vendor, processingOptions={"createBill": True})
    assert made.status == 201
    assert await books.amounts(made.body["billId"]) == ("SCHEDULED", Decimal("12.34"), 0, 0)


async def test_bulk_payment(books: Books) -> None:
    bills = [(await books.bill())["id"] for _ in range(3)]
    body = {"fundingAccount": {"type": "BANK_ACCOUNT", "id": books.bank}}
    failing = [{"billId": bills[0], "amount": 1}, {"billId": bills[1], "amount": 101}]
    answer = await books.api.post("/v3/payments/bulk", {**body, "payments": failing})
    assert answer.codes == ["BDC_1159", "BDC_1159", "BDC_1246"]
    assert await books.amounts(bills[0]) == ("UNPAID", 0, 0, 100)
    entries = [{"billId": bill, "amount": 10} for bill in bills]
    made = (await books.api.post("/v3/payments/bulk", {**body, "payments": entries})).body["payments"]
    assert [payment["amount"] for payment in made] == [10, 10, 10]
    await books.api("PATCH", f"/v3/vendors/{books.vendor}", {"additionalInfo": {"combinePayments": True}})
    made = (await books.api.post("/v3/payments/bulk", {**body, "payments": entries})).body["payments"]
    assert [(payment["amount"], len(payment["billPayments"])) for payment in made] == [(30, 3)]
    assert "billId" not in made[0]
    many = await books.api.post("/v3/payments/bulk", {**body, "payments": [entries[0]] * 51})
    assert many.status == 400


async def test_record_payment_and_vendor_credit(books: Books) -> None:
    bill = (await books.bill())["id"]
    words = {"description": "by hand", "syncReference": "check 7", "allowExport": True}
    recorded = await books.api.post(
        "/v3/bills/record-payment",
        {
            "vendorId": books.vendor,
            "processDate": "2026-03-01",
            "toPrintCheck": False,
            "payments": [{"billId": bill, "amount": 30}],
            **words,
        },
    )
    assert recorded.body["id"].startswith("stp")
    assert (recorded.body["status"], recorded.body["onlinePayment"]) == ("PAID", False)
    assert {name: recorded.body[name] for name in words} == words
    assert recorded.body["transactionNumber"]
    assert recorded.body["confirmationNumber"]
    assert await books.amounts(bill) == ("PARTIALLY_PAID", 0, 30, 70)
    credit = await books.api.post(
        "/v3/vendor-credits",
        {
            "vendorId": books.vendor,
            "creditDate": "2026-03-01",
            "referenceNumber": "C1",
            "vendorCreditLineItems": [{"amount": "14.99"}, {"amount": 50}],
        },
    )
    assert credit.body["amount"] == Decimal("64.99")
    path = f"/v3/vendor-credits/{credit.body['id']}"
    applied = [{"id": credit.body["id"], "amount": 20}]
    changed = (await books.api("PATCH", f"/v3/bills/{bill}", {"vendorCredits": applied})).body
    assert (changed["creditAmount"], changed["paidAmount"], changed["dueAmount"]) == (20, 50, 50)
    found = (await books.api.get(path)).body
    assert (found["appliedAmount"], found["status"]) == (20, "PARTIALLY_APPLIED")
    assert found["usage"] == [{"billId": bill, "amount": 20}]
    too_much = await books.api("PATCH", f"/v3/bills/{bill}", {"vendorCredits": [{**applied[0], "amount": 65}]})
    assert too_much.codes == ["BDC_1159"]
    body = {
        "vendorId": books.vendor,
        "dueDate": "2026-04-01",
        "billLineItems": [{"amount": 100}],
        "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-03-01"},
    }
    replaced = (await books.api("PUT", f"/v3/bills/{bill}", body)).body
    assert (replaced["creditAmount"], replaced["paidAmount"], replaced["dueAmount"]) == (0, 30, 70)
    assert (await books.api.get(path)).body["status"] == "NOT_APPLIED"


async def test_invoices(books: Books) -> None:
    api = books.api
    customer = (await api.post("/v3/customers", {"name": "C", "email": "c@example.com"})).body["id"]
    lines = [{"quantity": 2, "price": "14.99"}, {"quantity": 1, "price": 50}]
    made = await api.post("/v3/invoices", {"customer": {"id": customer}, "invoiceLineItems": lines})
    assert made.status == 201
    assert made.body["customerId"] == customer
    assert "customer" not in made.body
    assert (made.body["totalAmount"], made.body["dueAmount"]) == (Decimal("79.98"), Decimal("79.98"))
    assert (made.body["invoiceDate"], made.body["dueDate"], made.body["status"]) == ("2026-03-02", "2026-03-02", "OPEN")
    record = {
        "customerId": customer,
        "paymentDate": "2026-03-02",
        "paymentType": "CHECK",
        "amount": "50.00",
        "invoices": [{"id": made.body["id"], "amount": "29.98"}],
    }
    received = await api.post("/v3/invoices/record-payment", record)
    assert (received.body["amount"], received.body["unappliedAmount"]) == (50, Decimal("20.02"))
    path = f"/v3/invoices/{made.body['id']}"
    found = (await api.get(path)).body
    assert (found["status"], found["dueAmount"]) == ("PARTIAL_PAYMENT", 50)
    assert found["payments"][0]["id"] == received.body["id"]
    assert (await api.get(f"/v3/receivable-payments/{received.body['id']}")).body["amount"] == 50
    over = {**record, "amount": 60, "invoices": [{"id": made.body["id"], "amount": "50.01"}]}
    assert (await api.post("/v3/invoices/record-payment", over)).status == 422
    await api.post("/v3/invoices/record-payment", {**record, "invoices": [{"id": made.body["id"], "amount": 50}]})
    assert (await api.get(path)).body["status"] == "PAID_IN_FULL"
    assert (await api.get(f"/v3/customers/{customer}")).body["balance"]["amount"] == 0


async def test_invoice_makes_its_customer(books: Books) -> None:
    body = {"customer": {"name": "New", "email": "n@example.com"}, "invoiceLineItems": [{"quantity": 1, "price": 5}]}
    made = (await books.api.post("/v3/invoices", body)).body
    assert (await books.api.get(f"/v3/customers/{made['customerId']}")).body["name"] == "New"
    wrong = await books.api.post("/v3/invoices", {**body, "customer": {"name": "New"}})
    assert wrong.status == 400
    changed = await books.api("PATCH", f"/v3/invoices/{made['id']}", {"invoiceNumber": "N-2"})
    assert (changed.body["customerId"], changed.body["totalAmount"]) == (made["customerId"], 5)


async def test_recurring_bill_makes_bills(books: Books) -> None:
    body = {
        "vendorId": books.vendor,
        "schedule": {"period": "MONTHLY", "frequency": 1, "nextDueDate": "2026-03-31", "daysInAdvance": 10},
        "recurringBillLineItems": [{"amount": "9.99"}],
    }
    made = (await books.api.post("/v3/recurringbills", body)).body
    path = f"/v3/bills?filters=vendorId:eq:{books.vendor}"
    assert (await books.api.get(path)).body["results"] == []
    await books.pass_to(2026, 3, 21, 1)
    (bill,) = (await books.api.get(path)).body["results"]
    assert (bill["dueDate"], bill["amount"]) == ("2026-03-31", Decimal("9.99"))
    found = (await books.api.get(f"/v3/recurringbills/{made['id']}")).body
    assert found["schedule"]["nextDueDate"] == "2026-04-30"
    await books.pass_to(2026, 5, 21)
    assert [bill["dueDate"] for bill in (await books.api.get(path)).body["results"]] == [
        "2026-03-31",
        "2026-04-30",
        "2026-05-30",
    ]
    await books.api.post(f"/v3/recurringbills/{made['id']}/archive")
    await books.pass_to(2026, 12, 1)
    assert len((await books.api.get(path)).body["results"]) == 3


async def test_bill_approvals_stay_asked_for(books: Books) -> None:
    plain, asked = (await books.bill())["id"], (await books.bill(billApprovals=True))["id"]
    body = {
        "vendorId": books.vendor,
        "dueDate": "2026-04-01",
        "billLineItems": [{"amount": 5}],
        "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-03-01"},
    }
    for method, change in (("PATCH", {"description": "new"}), ("PUT", body)):
        assert (await books.api(method, f"/v3/bills/{plain}", change)).status == 200
        for wrong in ({}, {"billApprovals": False}):
            refused = await books.api(method, f"/v3/bills/{asked}", {**change, **wrong})
            assert (refused.status, refused.codes) == (400, ["BDC_1119"])
            assert refused.messages == ["billApprovals: must be true, as it was before"]
        assert (await books.api(method, f"/v3/bills/{asked}", {**change, "billApprovals": True})).status == 200
    assert (await books.api("PATCH", f"/v3/bills/{plain}", {"billApprovals": True})).status == 200
    assert (await books.api("PATCH", f"/v3/bills/{plain}", {"description": "new"})).status == 400


async def test_approvals(books: Books) -> None:
    api = books.api
    users = (await api.get("/v3/users")).body["results"]
    rules = [{"key": "BILL_AMOUNT", "op": "gte", "values": ["50"]}]
    body = {"policyName": "Large", "rules": rules, "approvers": [users[0]["id"], users[1]["id"]]}
    assert (await api.post("/v3/bill-approvals", body)).status == 201
    small, large = await books.bill(49), await books.bill(50, billApprovals=True)
    assert "approvers" not in small
    assert [(approver["approverOrder"], approver["status"]) for approver in large["approvers"]] == [
        (0, "WAITING"),
        (1, "UPCOMING"),
    ]
    assert (await books.pay(large["id"], 1)).status == 422
    pending = (await api.get("/v3/bill-approvals/pending-user-approvals")).body["bills"]
    assert [bill["billId"] for bill in pending] == [large["id"]]
    action = [{"billId": large["id"], "action": "APPROVE"}]
    assert (await api.post("/v3/bill-approvals/actions", action)).body == {"status": "SUCCESS"}
    assert (await api.get(f"/v3/bills/{large['id']}")).body["approvalStatus"] == "APPROVING"
    assert (await api.post("/v3/bill-approvals/actions", action)).status == 422


async def test_bank_account_verification(books: Books) -> None:
    api = books.api
    body = {
        "nameOnAccount": "A",
        "routingNumber": "322271627",
        "accountNumber": "123456789",
        "type": "CHECKING",
        "ownerType": "BUSINESS",
        "bankName": "B",
    }
    made = await api.post("/v3/funding-accounts/banks", body)
    assert (made.body["status"], made.body["accountNumber"]) == ("PENDING", "*****6789")
    assert made.body["default"] == {"payables": False, "receivables": False}
    path = f"/v3/funding-accounts/banks/{made.body['id']}"
    nominate = {"userId": api.account.user_id, "bankAccountId": made.body["id"]}
    assert (await api.post("/v3/funding-accounts/banks/users/nominate", nominate)).codes == ["BDC_1151"]
    assert (await api("PATCH", path, {"bankName": "C"})).codes == ["BDC_1151"]
    assert (await api.post(f"{path}/archive")).codes == ["BDC_1151"]
    assert (await api.get(path)).body == made.body
    assert (await api.post(f"{path}/verify", {"depositAmount": 1})).status == 400
    assert (await api.post(f"{path}/verify", {"depositAmount": "0.50"})).body == {"verified": True}
    assert (await api.get(path)).body["status"] == "VERIFIED"
    assert (await api.post("/v3/funding-accounts/banks/users/nominate", nominate)).status == 200
    users = (await api.get("/v3/funding-accounts/banks/users?max=100")).body["results"]
    nominated = next(user for user in users if user["bankAccountId"] == made.body["id"])
    assert (nominated["archived"], nominated["verificationStatus"]) == (False, "NOMINATED")
    archived = (await api.post(f"/v3/funding-accounts/banks/users/{nominated['id']}/archive")).body
    assert (archived["archived"], archived["verificationStatus"]) == (True, "UNVERIFIED")
    assert (await api("PATCH", path, {"bankName": "C"})).body["bankName"] == "C"
    assert (await api.post(f"{path}/archive")).body["archived"] is True
    other = (await api.post("/v3/funding-accounts/banks", body)).body["id"]
    answers = [(await api.post(f"/v3/funding-accounts/banks/{other}/verify", {"depositAmount": 0.1})) for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 422]
    assert (await api.get(f"/v3/funding-accounts/banks/{other}")).body["status"] == "BLOCKED"


ABROAD = {
    "CAD": {"line1": "1 King St", "city": "Toronto", "zipOrPostalCode": "M5H 2N2", "country": "CA"},
    "EUR": {"line1": "1 rue du Bac", "city": "Paris", "zipOrPostalCode": "75007", "country": "FR"},
}


async def vendor_abroad(books: Books, currency: str) -> str:
    body = {"name": f"Abroad {currency}", "address": ABROAD[currency], "billCurrency": currency}
    made: str = (await books.api.post("/v3/vendors", body)).body["id"]
    return made


async def test_payments_abroad_need_a_rate(books: Books) -> None:
    books.vendor = await vendor_abroad(books, "EUR")
    bill = await books.bill(100)
    assert (bill["amount"], bill["exchangeRate"], bill["fundingAmount"]) == (100, Decimal("1.25"), 125)
    assert (await books.pay(bill["id"], 100)).codes[0] == "BDC_1117"
    rate = (await books.api.get(f"/v3/payments/exchange-rate?vendorId={books.vendor}&amount=100")).body
    # How many euros a dollar buys: the direction of BILL's own sample.
    assert rate["exchangeRate"] == Decimal("0.8")
    assert (rate["billCurrency"], rate["paymentCurrency"], rate["baseCurrency"]) == ("EUR", "EUR", "USD")
    assert type(rate["exchangeRateBatchId"]) is int
    made = await books.pay(bill["id"], 100, exchangeRateBatchId=rate["exchangeRateBatchId"])
    assert made.body["fundingAmount"] == 100 / rate["exchangeRate"] == 125


async def test_a_bill_made_for_a_payment_abroad_needs_a_rate_too(books: Books) -> None:
    books.vendor = await vendor_abroad(books, "EUR")
    bills = len(list(books.api.sandbox.objects(books.api.account.organization_id, "bills")))
    body = {"vendorId": books.vendor, "processingOptions": {"createBill": True}}
    assert (await books.pay(None, 10, **body)).codes == ["BDC_1117"]
    assert len(list(books.api.sandbox.objects(books.api.account.organization_id, "bills"))) == bills
    assert (await books.pay(None, 10, **body, exchangeRateBatchId=35664)).body["fundingAmount"] == Decimal("12.50")


async def test_bulk_payments_abroad(books: Books) -> None:
    payments = []
    for currency in ABROAD:
        books.vendor = await vendor_abroad(books, currency)
        payments.append({"billId": (await books.bill(64))["id"], "amount": 64})
    body = {"payments": payments, "fundingAccount": {"type": "BANK_ACCOUNT", "id": books.bank}}
    refused = await books.api.post("/v3/payments/bulk", body)
    assert (refused.status, refused.codes) == (422, ["BDC_1117"] * 4)
    made = await books.api.post("/v3/payments/bulk", {**body, "exchangeRateBatchId": 35664})
    assert made.status == 201, made.body
    assert [item["fundingAmount"] for item in made.body["payments"]] == [50, 80]
    text = await books.api.post("/v3/payments/bulk", {**body, "exchangeRateBatchId": "a text"})
    assert (text.status, text.codes) == (400, ["BDC_1124"])


async def test_payments_abroad_are_processed_on_the_next_business_day(books: Books) -> None:
    home = (await books.bill(100))["id"]
    books.vendor = await vendor_abroad(books, "EUR")
    abroad = (await books.bill(100))["id"]
    for day in ("2026-03-02", "2026-03-04"):
        refused = await books.pay(abroad, 10, exchangeRateBatchId=35664, processDate=day)
        assert (refused.status, refused.codes) == (422, ["BDC_1152"])
        assert (await books.pay(home, 10, processDate=day)).status == 201
    made = await books.pay(abroad, 10, exchangeRateBatchId=35664, processDate="2026-03-03")
    assert (made.status, made.body["processDate"]) == (201, "2026-03-03")


async def test_customers_are_charged_once_they_agree(books: Books) -> None:
    api = books.api
    customer = (await api.post("/v3/customers", {"name": "C", "email": "c@example.com"})).body["id"]
    lines = [{"quantity": 1, "price": 10}]
    invoice = (await api.post("/v3/invoices", {"customer": {"id": customer}, "invoiceLineItems": lines})).body["id"]
    account = {"nameOnAccount": "A", "routingNumber": "322271627", "accountNumber": "123456789", "type": "CHECKING"}
    path = f"/v3/customers/{customer}"
    assert (await api.post(f"{path}/bank-accounts", account)).messages == ["ownerType: must not be null"]
    account["ownerType"] = "BUSINESS"
    assert (await api.post(f"{path}/bank-accounts", account)).status == 422  # no billing address
    address = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}
    assert (await api("PATCH", path, {"billingAddress": address})).body["authorizedToCharge"] is False
    bank = (await api.post(f"{path}/bank-accounts", account)).body["id"]
    body = {
        "customerId": customer,
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": bank},
        "invoicePayments": [{"invoiceId": invoice, "amount": 10}],
    }
    assert (await api.post("/v3/receivable-payments", body)).codes == ["BDC_1150"]
    await api.post(f"{path}/charge-authorization", {"authorizedToCharge": True})
    assert (await api.get(path)).body["authorizedToCharge"] is True
    assert (await api.post("/v3/receivable-payments", body)).body["amount"] == 10
    assert (await api.get(f"/v3/invoices/{invoice}")).body["status"] == "PAID_IN_FULL"


async def test_the_clock_need_not_be_asked_in_steps(books: Books) -> None:
    bill = (await books.bill())["id"]
    payment = (await books.pay(bill, 100)).body
    await books.pass_to(2027, 1, 1)
    found = (await books.api.get(f"/v3/payments/{payment['id']}")).body
    assert found["updatedTime"] == "2026-03-06T16:00:00.000+00:00"
    assert timedelta(0) < datetime.fromisoformat(found["updatedTime"]) - datetime.fromisoformat(payment["createdTime"])


@pytest.mark.parametrize("where", ["description", "vendor"])
async def test_a_payment_fails_if_it_is_marked(books: Books, where: str) -> None:
    api = books.api
    if where == "vendor":
        await api("PATCH", f"/v3/vendors/{books.vendor}", {"name": "Acme sandbox:fail"})
    marked = {"description": "rent, sandbox:fail"} if where == "description" else {}
    bill = await books.bill(100)
    payment = (await books.pay(bill["id"], 100, processDate="2026-03-03", **marked)).body
    await books.pass_to(2026, 3, 3, 17)
    assert (await api.get(f"/v3/payments/{payment['id']}")).body["singleStatus"] == "PROCESSED"
    await books.pass_to(2026, 3, 10)
    failed = (await api.get(f"/v3/payments/{payment['id']}")).body
    assert (failed["status"], failed["singleStatus"], failed["disbursementStatus"]) == (
        "FAILED",
        "DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED",
        "FAILED",
    )
    after = (await api.get(f"/v3/bills/{bill['id']}")).body
    assert (after["paymentStatus"], after["dueAmount"], after["paidAmount"]) == ("UNPAID", 100, 0)
    assert (await books.pay(bill["id"], 100, processDate="2026-03-11")).status == 201


async def test_schedules_that_cannot_be(books: Books) -> None:
    for name, value in (("frequency", -1), ("daysInAdvance", 10**12), ("daysInAdvance", 10**6)):
        schedule = {"period": "DAILY", "frequency": 1, "nextDueDate": "2026-03-05", "daysInAdvance": 0, name: value}
        body = {"vendorId": books.vendor, "schedule": schedule, "recurringBillLineItems": [{"amount": 1}]}
        answer = await books.api.post("/v3/recurringbills", body)
        assert answer.status in (400, 422), answer.body
        assert answer.messages[0].startswith(f"schedule.{name}")


async def test_the_end_of_the_calendar(books: Books) -> None:
    schedule = {"period": "YEARLY", "frequency": 9000, "nextDueDate": "2026-03-05", "daysInAdvance": 0}
    body = {"vendorId": books.vendor, "schedule": schedule, "recurringBillLineItems": [{"amount": 1}]}
    made = await books.api.post("/v3/recurringbills", body)
    assert made.status == 201, made.body
    await books.pass_to(2026, 3, 6)
    assert (await books.api.get(f"/v3/recurringbills/{made.body['id']}")).body["archived"] is True


# -- nothing is paid, credited or received twice


async def test_recorded_payments_of_one_bill_add_up(books: Books) -> None:
    bill = (await books.bill())["id"]
    body = {"vendorId": books.vendor, "processDate": "2026-03-01", "toPrintCheck": False}
    parts = [{"billId": bill, "amount": 60}, {"billId": bill, "amount": 60}]
    over = await books.api.post("/v3/bills/record-payment", {**body, "payments": parts})
    assert (over.status, set(over.codes)) == (422, {"BDC_1159"})
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)
    parts[1]["amount"] = 40
    both = await books.api.post("/v3/bills/record-payment", {**body, "payments": parts})
    assert [(part["billId"], part["amount"]) for part in both.body["billPayments"]] == [(bill, 100)]
    assert await books.amounts(bill) == ("PAID", 0, 100, 0)


async def test_received_payments_of_one_invoice_add_up(books: Books) -> None:
    customer, invoice = await books.invoice()
    record = {"paymentDate": "2026-03-02", "paymentType": "CHECK", "amount": 120, "customerId": customer}
    parts = [{"id": invoice, "amount": 60}, {"id": invoice, "amount": 60}]
    over = await books.api.post("/v3/invoices/record-payment", {**record, "invoices": parts})
    assert (over.status, over.messages) == (422, ["invoices[1].amount: must not exceed 100.00"])
    parts[1]["amount"] = 40
    both = await books.api.post("/v3/invoices/record-payment", {**record, "invoices": parts})
    assert both.body["unappliedAmount"] == 20
    assert (await books.api.get(f"/v3/invoices/{invoice}")).body["status"] == "PAID_IN_FULL"


async def test_what_credits_cannot_do(books: Books) -> None:
    api = books.api
    bill = await books.bill()
    credit = await books.credit(150)
    other = (await api.post("/v3/vendors", {"name": "Other", "address": ADDRESS})).body["id"]
    foreign = await books.credit(50, other)

    async def apply(*parts: tuple[str | None, Any]) -> Any:
        credits_ = [{"id": identifier, "amount": amount} for identifier, amount in parts]
        return await api("PATCH", f"/v3/bills/{bill['id']}", {"vendorCredits": credits_})

    for parts, status, code in (
        ([(credit, 0)], 400, "BDC_1119"),
        ([(credit, -5)], 400, "BDC_1119"),
        ([(credit, None)], 400, "BDC_1117"),
        ([(None, 5)], 400, "BDC_1117"),
        ([(foreign, 5)], 422, "BDC_1119"),
        ([(credit, 80), (credit, 80)], 422, "BDC_1159"),  # more than the credit
        ([(credit, 101)], 422, "BDC_1159"),  # more than the bill
    ):
        answer = await apply(*parts)
        assert (answer.status, set(answer.codes)) == (status, {code}), parts
    assert (await api.get(f"/v3/bills/{bill['id']}")).body == bill
    assert (await apply((credit, 60), (credit, 40))).body["paymentStatus"] == "PAID"
    used = (await api.get(f"/v3/vendor-credits/{credit}")).body
    assert (used["appliedAmount"], used["usage"]) == (100, [{"billId": bill["id"], "amount": 100}])
    line = {"id": used["vendorCreditLineItems"][0]["id"], "amount": 99}
    less = await api("PATCH", f"/v3/vendor-credits/{credit}", {"vendorCreditLineItems": [line]})
    assert less.codes == ["BDC_1159"]


async def test_one_credit_for_two_bills_of_a_call(books: Books) -> None:
    credit = await books.credit(100)
    body = {
        "vendorId": books.vendor,
        "dueDate": "2026-04-01",
        "billLineItems": [{"amount": 100}],
        "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-03-01"},
        "vendorCredits": [{"id": credit, "amount": 60}],
    }
    before = books.api.sandbox.counts()
    refused = await books.api.post("/v3/bills/bulk", [body, body])
    assert (refused.status, refused.codes) == (422, ["BDC_1159", "BDC_1159", "BDC_1246"])
    assert books.api.sandbox.counts() == before
    body["vendorCredits"] = [{"id": credit, "amount": 50}]
    assert (await books.api.post("/v3/bills/bulk", [body, body])).status == 201
    assert (await books.api.get(f"/v3/vendor-credits/{credit}")).body["status"] == "FULLY_APPLIED"


async def test_recorded_credits_are_checked_too(books: Books) -> None:
    bill, credit = (await books.bill())["id"], await books.credit(10)
    body = {
        "vendorId": books.vendor,
        "processDate": "2026-03-01",
        "toPrintCheck": False,
        "payments": [{"billId": bill, "amount": 30}],
    }
    over = {**body, "vendorCredits": [{"id": credit, "amount": 11}]}
    assert (await books.api.post("/v3/bills/record-payment", over)).codes == ["BDC_1159"]
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)
    enough = {**body, "vendorCredits": [{"id": credit, "amount": 10}]}
    payment = (await books.api.post("/v3/bills/record-payment", enough)).body["id"]
    used = (await books.api.get(f"/v3/vendor-credits/{credit}")).body
    assert (used["status"], used["usage"]) == ("FULLY_APPLIED", [{"paymentId": payment, "amount": 10}])


async def test_a_bill_is_not_changed_below_what_is_paid(books: Books) -> None:
    bill = await books.bill()
    await books.pay(bill["id"], 60)
    line = {"id": bill["billLineItems"][0]["id"], "amount": 59}
    less = await books.api("PATCH", f"/v3/bills/{bill['id']}", {"billLineItems": [line]})
    assert (less.status, less.codes) == (422, ["BDC_1159"])
    assert (await books.api("PATCH", f"/v3/bills/{bill['id']}", {"description": "as before"})).status == 200
    exactly = await books.api("PATCH", f"/v3/bills/{bill['id']}", {"billLineItems": [{**line, "amount": 60}]})
    assert exactly.body["dueAmount"] == 0


async def test_credit_memos_are_applied_oldest_first(books: Books) -> None:
    api = books.api
    customer, invoice = await books.invoice()
    memos = {}
    for day, amount in (("2026-02-02", 50), ("2026-02-01", 30)):
        body = {
            "customerId": customer,
            "creditDate": day,
            "referenceNumber": day,
            "creditMemoLineItems": [{"quantity": 1, "price": amount}],
        }
        memos[day] = (await api.post("/v3/credit-memos", body)).body["id"]

    async def status(day: str) -> tuple[str, Decimal]:
        found = (await api.get(f"/v3/credit-memos/{memos[day]}")).body
        return found["status"], found["appliedAmount"]

    path = f"/v3/invoices/{invoice}"
    over = await api("PATCH", path, {"creditAmount": 81})
    assert (over.status, over.codes) == (422, ["BDC_1159"])
    assert (await api("PATCH", path, {"creditAmount": -1})).codes == ["BDC_1119"]
    changed = (await api("PATCH", path, {"creditAmount": 40})).body
    assert (changed["creditAmount"], changed["dueAmount"], changed["status"]) == (40, 60, "PARTIAL_PAYMENT")
    assert await status("2026-02-01") == ("FULLY_APPLIED", 30)
    assert await status("2026-02-02") == ("PARTIALLY_APPLIED", 10)
    assert (await api.get(f"/v3/customers/{customer}")).body["balance"]["amount"] == 60
    assert (await api("PATCH", path, {"dueDate": "2026-05-01"})).body["creditAmount"] == 40
    lines = [{"quantity": 1, "price": 39}]
    body = {"customer": {"id": customer}, "invoiceLineItems": lines, "creditAmount": 40}
    assert (await api("PUT", path, body)).codes == ["BDC_1159"]
    replaced = (await api("PUT", path, {"customer": {"id": customer}, "invoiceLineItems": lines})).body
    assert (replaced["creditAmount"], replaced["dueAmount"], replaced["status"]) == (0, 39, "OPEN")
    assert await status("2026-02-01") == ("NOT_APPLIED", 0)
    body = {"customer": {"id": customer}, "invoiceLineItems": lines, "creditAmount": 39}
    assert (await api.post("/v3/invoices", body)).body["status"] == "PAID_IN_FULL"
    line = {"quantity": 1, "price": 29}
    replaced_memo = {"customerId": customer, "creditDate": "2026-02-01", "referenceNumber": "1"}
    less = await api("PUT", f"/v3/credit-memos/{memos['2026-02-01']}", {**replaced_memo, "creditMemoLineItems": [line]})
    assert less.codes == ["BDC_1159"]


async def test_recurring_invoice_makes_invoices(books: Books) -> None:
    api = books.api
    customer = (await api.post("/v3/customers", {"name": "C", "email": "c@example.com"})).body["id"]
    body = {
        "customerId": customer,
        "schedule": {"period": "MONTHLY", "frequency": 1, "nextDueDate": "2026-03-31", "daysInAdvance": 10},
        "recurringInvoiceLineItems": [{"quantity": 2, "price": "7.50"}],
    }
    made = await api.post("/v3/recurring-invoices", body)
    assert made.status == 201, made.body
    await books.pass_to(2026, 3, 20)
    path = f"/v3/invoices?filters=customerId:eq:{customer}"
    assert (await api.get(path)).body["results"] == []
    await books.pass_to(2026, 4, 25)
    found = (await api.get(path)).body["results"]
    assert [(item["dueDate"], item["totalAmount"], item["dueAmount"]) for item in found] == [
        ("2026-03-31", 15, 15),
        ("2026-04-30", 15, 15),
    ]
    assert (await api.get(f"/v3/customers/{customer}")).body["balance"]["amount"] == 30


async def test_the_currency_that_a_vendor_accepts(books: Books) -> None:
    information = {"payeeName": "Bac", "bankCountry": "FR", "paymentCurrency": "EUR"}
    body = {"name": "Bac", "address": ABROAD["EUR"], "billCurrency": "USD", "paymentInformation": information}
    vendor = (await books.api.post("/v3/vendors", body)).body
    assert information.items() <= vendor["paymentInformation"].items()
    rate = (await books.api.get(f"/v3/payments/exchange-rate?vendorId={vendor['id']}&amount=100")).body
    assert (rate["billCurrency"], rate["paymentCurrency"], rate["baseCurrency"]) == ("USD", "EUR", "USD")
    assert rate["exchangeRate"] == Decimal("0.8")
    books.vendor = vendor["id"]
    assert (await books.pay((await books.bill(100))["id"], 100)).body["fundingAmount"] == 100


async def test_a_payment_by_card_says_what_it_is_for(books: Books) -> None:
    bill = (await books.bill(100))["id"]
    card = next(iter(books.api.sandbox.objects(books.api.account.organization_id, "card_accounts")))["id"]
    funding = {"fundingAccount": {"type": "CARD_ACCOUNT", "id": card}}
    several = {"payments": [{"billId": bill, "amount": 1}], **funding}
    for path in ("/v3/payments/bulk", "/v3/payments/mass"):
        refused = await books.api.post(path, several)
        assert (refused.status, refused.messages) == (400, ["cardFundingPurpose: must not be null"])
    assert (await books.pay(bill, 1, **funding)).codes == ["BDC_1117"]
    made = await books.pay(bill, 1, **funding, cardFundingPurpose="Office supplies")
    assert (made.status, made.body["cardFundingPurpose"]) == (201, "Office supplies")


async def test_the_description_of_a_payment_has_70_characters_at_most(books: Books) -> None:
    bill = (await books.bill(100))["id"]
    body = {"payments": [{"billId": bill, "amount": 1}], "fundingAccount": {"type": "BANK_ACCOUNT", "id": books.bank}}
    for length, status in ((70, 201), (71, 400)):
        assert (await books.pay(bill, 1, description="x" * length)).status == status
        for path in ("/v3/payments/bulk", "/v3/payments/mass"):
            assert (await books.api.post(path, {**body, "description": "x" * length})).status == status


async def test_a_transaction_number_is_used_once_and_found_again(books: Books) -> None:
    bills = [(await books.bill(100))["id"] for _ in range(3)]
    made = await books.pay(bills[0], 1, transactionNumber="PAY-7")
    assert (made.status, made.body["transactionNumber"]) == (201, "PAY-7")
    again = await books.pay(bills[1], 1, transactionNumber="PAY-7")
    assert (again.status, again.codes) == (422, ["BDC_1119"])
    several = {"payments": [{"billId": bill, "amount": 1} for bill in bills]}
    several["fundingAccount"] = {"type": "BANK_ACCOUNT", "id": books.bank}
    assert (await books.api.post("/v3/payments/bulk", {**several, "transactionNumber": "PAY-7"})).status == 422
    assert await books.amounts(bills[1]) == ("UNPAID", 0, 0, 100)
    bulk = await books.api.post("/v3/payments/bulk", {**several, "transactionNumber": "PAY-8"})
    assert bulk.status == 201
    for number, payments in (("PAY-7", [made.body]), ("PAY-8", bulk.body["payments"]), ("PAY-9", [])):
        found = await books.api.get(f"/v3/payments?filters=transactionNumber:eq:{number}")
        assert found.body["results"] == payments
    assert (await books.pay(bills[0], 1, transactionNumber="x" * 50)).status == 201
    assert (await books.pay(bills[0], 1, transactionNumber="x" * 51)).status == 400
    assert (await books.pay(bills[0], 1)).body["transactionNumber"] not in ("", "PAY-7", "PAY-8")


async def pay_en_masse(books: Books, payments: list[Any], **changes: Any) -> Any:
    body = {"payments": payments, "fundingAccount": {"type": "BANK_ACCOUNT", "id": books.bank}, **changes}
    return await books.api.post("/v3/payments/mass", body)


async def test_a_mass_payment_is_scheduled_then_completed(books: Books) -> None:
    bills = [(await books.bill(100))["id"] for _ in range(3)]
    made = await pay_en_masse(books, [{"billId": bill, "amount": "12.50"} for bill in bills], description="November")
    assert made.status == 201
    batch = made.body
    assert batch["paymentBatchId"].startswith("bbq")
    assert batch["batchStatus"] == "SCHEDULED"
    assert batch["count"] == {"scheduled": 3, "failed": 0, "completed": 0, "total": 3}
    books.clock.advance(timedelta(seconds=1))
    done = (await books.api.get(f"/v3/payments/mass/{batch['paymentBatchId']}")).body
    assert done["batchStatus"] == "COMPLETED"
    assert done["count"] == {"scheduled": 0, "failed": 0, "completed": 3, "total": 3}
    assert datetime.fromisoformat(done["updatedTime"]) - datetime.fromisoformat(batch["updatedTime"]) == timedelta(
        seconds=1
    )
    for bill, payment in zip(bills, done["completed"], strict=True):
        found = (await books.api.get(f"/v3/payments/{payment['id']}")).body
        assert (found["billId"], found["amount"], found["description"]) == (bill, Decimal("12.50"), "November")
        assert (found["processDate"], found["createdBy"]) == ("2026-03-03", books.api.account.user_id)
        assert await books.amounts(bill) == ("SCHEDULED", Decimal("12.50"), 0, Decimal("87.50"))


async def test_while_a_mass_payment_is_scheduled_nothing_is_paid(start: Start) -> None:
    clock: Any = FixedTime()
    books = Books(await start(clock=clock), clock)
    await books.open()
    bill = (await books.bill(100))["id"]
    batch = (await pay_en_masse(books, [{"billId": bill, "amount": 1}])).body
    assert (await books.api.get(f"/v3/payments/mass/{batch['paymentBatchId']}")).body == batch
    assert await books.amounts(bill) == ("UNPAID", 0, 0, 100)


async def test_a_mass_payment_may_fail_in_part(books: Books) -> None:
    bill = (await books.bill(100))["id"]
    payments = [{"billId": bill, "amount": amount} for amount in (60, 60, 40)]
    path = f"/v3/payments/mass/{(await pay_en_masse(books, payments)).body['paymentBatchId']}"
    books.clock.advance(timedelta(seconds=1))
    done = (await books.api.get(path)).body
    assert done["batchStatus"] == "COMPLETED"
    assert done["count"] == {"scheduled": 0, "failed": 1, "completed": 2, "total": 3}
    assert [payment["amount"] for payment in done["completed"]] == [60, 40]
    (failed,) = done["failed"]
    assert (failed["billId"], failed["amount"], failed["errors"][0]["code"]) == (bill, 60, "BDC_1159")
    assert await books.amounts(bill) == ("SCHEDULED", 100, 0, 0)


async def test_what_a_mass_payment_is_refused_for(books: Books) -> None:
    payment = {"billId": (await books.bill(100))["id"], "amount": 1}
    other = (await books.api.first("/v3/vendors"))["id"]
    for changes, code in (
        ({"vendorId": other}, "BDC_1119"),
        ({"processDate": "2026-03-07"}, "BDC_1152"),
        ({"fundingAccount": {"type": "WALLET"}}, "BDC_1117"),
        ({"fundingAccount": {"type": "BANK_ACCOUNT", "id": "bac01AAAAAAAAAAAAAAA"}}, "BDC_1205"),
    ):
        assert (await pay_en_masse(books, [payment], **changes)).codes == [code]
    assert (await pay_en_masse(books, [payment], vendorId=books.vendor)).status == 201
    assert (await pay_en_masse(books, [payment] * 2001)).status == 400


async def test_a_mass_payment_abroad(books: Books) -> None:
    books.vendor = await vendor_abroad(books, "EUR")
    payments = [{"billId": (await books.bill(80))["id"], "amount": 80}]
    outcomes = []
    for changes in ({}, {"exchangeRateBatchId": 35664}):
        path = f"/v3/payments/mass/{(await pay_en_masse(books, payments, **changes)).body['paymentBatchId']}"
        books.clock.advance(timedelta(seconds=1))
        outcomes.append((await books.api.get(path)).body)
    assert [(one["count"]["failed"], one["count"]["completed"]) for one in outcomes] == [(1, 0), (0, 1)]
    assert outcomes[0]["failed"][0]["errors"][0]["code"] == "BDC_1117"
    assert outcomes[1]["completed"][0]["fundingAmount"] == 100


async def test_sales_tax_is_that_of_the_item_on_the_taxable_lines(books: Books) -> None:
    api = books.api
    made = await api.post("/v3/classifications/items", {"type": "SALES_TAX", "name": "Tax", "percentage": "8.25"})
    tax = made.body["id"]
    customer = (await api.post("/v3/customers", {"name": "C", "email": "c@example.com"})).body["id"]
    lines = [{"quantity": 2, "price": 50, "taxable": True}, {"quantity": 1, "price": 10}]
    body = {"customer": {"id": customer}, "invoiceLineItems": lines, "salesTaxPercentage": 50}
    invoice = (await api.post("/v3/invoices", {**body, "salesTaxItemId": tax})).body
    assert (invoice["salesTaxPercentage"], invoice["salesTaxTotal"]) == (Decimal("8.25"), Decimal("8.25"))
    assert invoice["totalAmount"] == Decimal("118.25")
    path = f"/v3/invoices/{invoice['id']}"
    assert (await api("PATCH", path, {"salesTaxItemId": None})).body["totalAmount"] == 110
    plain = (await api.post("/v3/invoices", body)).body  # a percentage cannot be given
    assert (plain["totalAmount"], "salesTaxPercentage" in plain) == (110, False)
    other = (await api.post("/v3/classifications/items", {"type": "SERVICE", "name": "Work"})).body["id"]
    wrong = await api.post("/v3/invoices", {**body, "salesTaxItemId": other})
    assert wrong.messages == ["salesTaxItemId: is not an item of type SALES_TAX"]


async def test_what_an_invoice_may_hold(books: Books) -> None:
    api = books.api
    customer = (await api.post("/v3/customers", {"name": "C", "email": "c@example.com"})).body["id"]
    body = {"customer": {"id": customer}, "invoiceLineItems": [{"quantity": 1, "price": 10}]}
    assert (await api.post("/v3/invoices", {**body, "invoiceNumber": "9" * 100})).status == 201
    long = await api.post("/v3/invoices", {**body, "invoiceNumber": "9" * 101})
    assert (long.status, long.messages) == (400, ["invoiceNumber: size must be between 0 and 100"])
    fee = {"convenienceFee": {"percentage": 2}}
    refused = await api.post("/v3/invoices", {**body, **fee})
    assert refused.messages == ["convenienceFee: needs enableCardPayment to be true"]
    taken = await api.post("/v3/invoices", {**body, **fee, "enableCardPayment": True})
    assert taken.body["convenienceFee"] == {"percentage": 2}
    below = await api.post("/v3/invoices", {**body, "creditAmount": -1})
    assert below.messages == ["creditAmount: must be greater than or equal to 0"]
