"""Values of objects: how they are taken from bodies and lists, compared, and kept without secrets."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from bill_async import (
    AddressInput,
    BankAccountCreate,
    BillApprovalAction,
    BillApprovalPolicyCreate,
    BillApprovalRuleCreate,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BillUpdate,
    BulkPaymentItem,
    CreditMemoCreate,
    CreditMemoLineItemInput,
    CustomFieldValuesCreate,
    FundingAccountInput,
    InvoiceCreate,
    InvoiceCustomer,
    InvoiceLineItemInput,
    ItemCreate,
    Payment,
    PaymentBulkCreate,
    RecurringBill,
    Secret,
    SpendCard,
    SpendCardCreate,
    Vendor,
    VendorAutoPayInput,
    VendorCreate,
    VendorUpdate,
    VoidPaymentRequest,
)
from bill_async._schema.converter import structure
from bill_async._schema.fields import optional_field, required_field
from bill_async._schema.kinds import ListOf, Text
from bill_async._schema.models import Nested, RequestModel, model
from bill_async._schema.traces import State
from bill_async.operations import all_operations
from bill_async.reconcile import evidence as kept
from bill_async.reconcile.comparison import (
    Approximate,
    Ending,
    differing,
    equal,
    identity_of,
    is_same,
    listed_values,
    may_be_same,
    phrase_of,
    to_data,
)
from bill_async.reconcile.evidence import Evidence, evidence

OPERATIONS = {operation.id: operation for operation in all_operations()}
ADDRESS = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")


def expected(operation: str, body: Any, **arguments: str) -> list[dict[str, Any]]:
    found = evidence(OPERATIONS[operation], arguments, body)
    assert found is not None
    return [dict(one) for one in found.expected]


def a_bill(**more: Any) -> BillCreate:
    invoice = BillInvoiceInput(invoice_number="7", invoice_date=date(2026, 3, 1))
    lines = [BillLineItemInput(amount=Decimal("1.50")), BillLineItemInput(quantity=3, price=Decimal("0.333"))]
    more = {"vendor_id": "009A", "due_date": date(2026, 4, 1), "invoice": invoice, "bill_line_items": lines, **more}
    return BillCreate(**more)


# ---- the objects that were sent


def test_the_values_of_a_bill() -> None:
    assert expected("createBill", a_bill(description="x")) == [
        {
            "vendorId": "009A",
            "dueDate": "2026-04-01",
            "description": "x",
            "invoice.invoiceNumber": "7",
            "invoice.invoiceDate": "2026-03-01",
            "amount": Approximate(Decimal("2.50"), Decimal("0.01")),
        }
    ]


def test_a_bulk_body_has_the_values_of_each() -> None:
    bodies = (a_bill(), a_bill(vendor_id="009B"))
    for given in (bodies, list(bodies)):
        found = expected("createBulkBills", given)
        assert [one["vendorId"] for one in found] == ["009A", "009B"]


def test_of_a_change_to_a_fixed_state_only_what_names_the_object_and_the_state_is_kept() -> None:
    assert expected("voidPayment", VoidPaymentRequest(type="VOID_ONLY", reason="x"), payment_id="stp1") == [{}]
    actions = [BillApprovalAction(action="DENY", bill_id="00n1", comment="x")]
    assert expected("billApproveDenyActions", actions) == [{"action": "DENY", "billId": "00n1"}]


def test_each_entry_of_a_list_has_its_own_values_and_those_of_the_body() -> None:
    parts = [BulkPaymentItem(bill_id=f"00n{n}", amount=n) for n in (1, 2)]
    funding = FundingAccountInput(type="WALLET")
    found = expected("createBulkPayment", PaymentBulkCreate(funding_account=funding, payments=parts, description="x"))
    assert found == [
        {
            "billPayments[].billId": f"00n{n}",
            "billPayments[].amount": n,
            "description": "x",
            "fundingAccount.type": "WALLET",
        }
        for n in (1, 2)
    ]
    values = expected("createCustomFieldValues", CustomFieldValuesCreate(values=["a", "b"]), custom_field_id="tty_1")
    assert values == [{"value": "a"}, {"value": "b"}]
    assert expected("createCustomFieldValues", CustomFieldValuesCreate(values=[]), custom_field_id="tty_1") == [{}]


def test_the_parameters_of_an_upload_are_values() -> None:
    for body in (b"%PDF", None):  # the file itself is not compared
        found = expected("createVendorAttachment", body, vendor_id="009A", name="a.pdf")
        assert found == [{"name": "a.pdf"}]
    assert expected("createVendorAttachment", b"%PDF", vendor_id="009A") == [{}]


def test_what_bill_makes_of_it_is_left_out() -> None:
    """Addresses are spelt anew, and switches are BILL's decision."""
    found = expected("createVendor", VendorCreate(name="Acme", address=ADDRESS, phone="1"))
    assert found == [{"name": "Acme", "phone": "1"}]


def test_ids_and_numbers_are_compared_but_no_switches() -> None:
    item = ItemCreate(type="SERVICE", name="Work", parent_id="0iiA", price=Decimal("1.50"), taxable=True)
    assert expected("createClassificationItem", item) == [
        {"type": "SERVICE", "name": "Work", "parentId": "0iiA", "price": Decimal("1.50")}
    ]
    vendor = VendorCreate(
        name="Acme", address=ADDRESS, auto_pay=VendorAutoPayInput(enabled=True, days_before_due_date=3)
    )
    assert expected("createVendor", vendor) == [{"name": "Acme", "autoPay.daysBeforeDueDate": 3}]


def test_what_is_sent_as_none_is_left_out() -> None:
    (found,) = expected("createVendor", VendorCreate(name="Acme", address=ADDRESS, email=None, account_number=None))
    assert found == {"name": "Acme"}


def test_what_bill_lists_in_another_form_is_left_out() -> None:
    """The approvers of a policy are sent as a list and listed as an object."""
    approvers = ["006A"]
    rules = [BillApprovalRuleCreate(key="AMOUNT", op="gte", values=["1"])]
    policy = BillApprovalPolicyCreate(policy_name="P", approvers=approvers, rules=rules)
    assert expected("createBillApprovalPolicy", policy) == [{"policyName": "P"}]


@pytest.mark.parametrize("more", [{"sales_tax_item_id": "0iiA"}, {"convenience_fee": None}])
def test_a_total_that_bill_works_out_otherwise_is_left_out(more: dict[str, Any]) -> None:
    lines = [InvoiceLineItemInput(quantity=2, price=Decimal("0.50"))]
    body = InvoiceCreate(customer=InvoiceCustomer(id="0cuA"), invoice_line_items=lines, **more)
    (found,) = expected("createInvoice", body)
    assert ("totalAmount" in found) == ("convenience_fee" in more)


def test_a_line_without_an_amount_makes_no_total() -> None:
    lines = [CreditMemoLineItemInput(quantity=2), CreditMemoLineItemInput(price=Decimal(1))]
    body = CreditMemoCreate(
        customer_id="0cuA", reference_number="R", credit_date=date(2026, 1, 1), credit_memo_line_items=lines
    )
    (found,) = expected("createCreditMemo", body)
    assert "amount" not in found


def test_a_line_with_only_a_price_counts_once() -> None:
    lines = [InvoiceLineItemInput(price=Decimal("2.345")), InvoiceLineItemInput(quantity=2, price=Decimal("0.50"))]
    (found,) = expected("createInvoice", InvoiceCreate(customer=InvoiceCustomer(id="0cuA"), invoice_line_items=lines))
    assert found["totalAmount"] == Approximate(Decimal("3.35"), Decimal("0.02"))


@model
class Account(RequestModel):
    """What has a secret."""

    number: Any = required_field("number", Text(), secret=True)
    name: Any = optional_field("name", Text())


@model
class Accounts(RequestModel):
    """What holds one, and several."""

    first: Any = optional_field("first", Nested(Account))
    others: Any = optional_field("others", ListOf(Nested(Account)))
    names: Any = optional_field("names", ListOf(Text()))


def test_every_secret_of_a_body_is_hidden() -> None:
    others = (Account(number="s3cret-2", name="B"), Account(number="s3cret-3"))
    body = Accounts(first=Account(number="s3cret-1"), others=others, names=["A"])
    data = to_data(body)
    assert "s3cret" not in repr(data)
    assert data == {
        "first": {"number": Secret("s3cret-1")},
        "others": [{"number": Secret("s3cret-2"), "name": "B"}, {"number": Secret("s3cret-3")}],
        "names": ["A"],
    }


# ---- the objects that were found


def values_of(operation: str, item: Any, *paths: str) -> list[dict[str, Any]]:
    trace = OPERATIONS[operation].trace
    assert trace is not None
    return list(listed_values(trace, item, paths))


def test_a_payment_is_compared_by_the_bills_that_it_pays() -> None:
    paths = ("billPayments[].billId", "billPayments[].amount", "vendorId")
    parts = [{"billId": "00n1", "amount": 1}, {"billId": "00n2", "amount": 2}]
    both = structure({"id": "stp1", "vendorId": "009A", "amount": 3, "billPayments": parts}, Payment)
    assert values_of("createPayment", both, *paths) == [
        {"billPayments[].billId": one["billId"], "billPayments[].amount": one["amount"], "vendorId": "009A"}
        for one in parts
    ]
    for more in ({}, {"billPayments": []}):
        alone = structure({"id": "stp1", "billId": "00n1", "amount": 3, **more}, Payment)
        assert values_of("createPayment", alone, *paths) == [
            {"billPayments[].billId": "00n1", "billPayments[].amount": 3}
        ]


def test_lines_are_added_up_on_both_sides() -> None:
    item = structure(
        {"id": "btp1", "recurringBillLineItems": [{"amount": 1}, {"amount": Decimal("2.50")}]}, RecurringBill
    )
    assert values_of("createRecurringBill", item, "recurringBillLineItems") == [
        {"recurringBillLineItems": Decimal("3.50")}
    ]


@pytest.mark.parametrize("lines", [{}, {"recurringBillLineItems": []}, {"recurringBillLineItems": [{"quantity": 1}]}])
def test_lines_that_bill_does_not_list_have_no_total(lines: dict[str, Any]) -> None:
    item = structure({"id": "btp1", "vendorId": "009A", **lines}, RecurringBill)
    assert values_of("createRecurringBill", item, "vendorId", "recurringBillLineItems") == [{"vendorId": "009A"}]


def test_what_bill_leaves_empty_is_unknown() -> None:
    item = structure({"id": "009A", "name": "Acme", "phone": ""}, Vendor)
    paths = ("name", "phone", "email", "paymentInformation.bankAccount.nameOnAccount")
    assert values_of("createVendor", item, *paths) == [{"name": "Acme"}]


def test_either_id_of_spend_and_expense_will_do() -> None:
    card = structure({"uuid": "crd_1", "userId": "b64", "userUuid": "usr_1", "name": "Ads "}, SpendCard)
    (found,) = values_of("createBudgetCard", card, "userId", "name", "budgetId")
    for user in ("b64", "usr_1", "usr_2"):
        mine = {"userId": user, "name": "ads", "budgetId": "bgt_1"}
        assert may_be_same(mine, found, frozenset({"userId", "name"})) == (user != "usr_2")
    asked = expected("createBudgetCard", SpendCardCreate(name="Ads", user_id="usr_1", budget_id="bgt_1", limit=5))
    assert asked == [{"userId": "usr_1", "name": "Ads", "budgetId": "bgt_1"}]


# ---- comparing


@pytest.mark.parametrize(
    ("mine", "other", "same"),
    [
        ("Acme  Paper", "acme paper ", True),
        ("A-1", "A1", False),
        (5, Decimal("5.00"), True),
        (Decimal("5.01"), Decimal("5.00"), False),
        (Approximate(Decimal(5), Decimal("0.01")), Decimal("5.01"), True),
        (Approximate(Decimal(5), Decimal("0.01")), Decimal("5.02"), False),
        (Approximate(Decimal(5), Decimal("0.01")), Approximate(Decimal("5.02"), Decimal("0.01")), True),
        (True, True, True),
        (True, False, False),
        ("5", 5, False),
        (5, "5", False),
        (Decimal("5.01"), Approximate(Decimal(5), Decimal("0.01")), True),
        (5, Approximate(Decimal("5.01"), Decimal("0.01")), True),
        (Approximate(Decimal("5.01"), Decimal("0.01")), 5, True),
        (Approximate(Decimal(5), Decimal("0.01")), "5", False),
        (Secret("123456789"), "******6789", True),
        (Secret("123456789"), "6789", True),
        (Secret("123456789"), "123456789", True),
        (Secret("123456789"), "******6780", False),
        (Secret("123456789"), "**789", True),
        (Secret("123456789"), "**89", False),
        (Secret("6789"), "123456789", False),
        (Secret("A 7"), "a  7", True),
        (Ending("6789"), "******6789", True),
        (Ending("6789"), "123456780", False),
        (Ending("6789"), "123456789", True),
        (Ending("6789"), "**789", True),
        (Ending("6789"), "**89", False),
        (Ending(""), "", False),
        ("Acme 6789", "6789", False),
    ],
)
def test_values(mine: Any, other: Any, same: bool) -> None:
    assert equal(mine, other) == same


KEY = frozenset({"name"})


@pytest.mark.parametrize(
    ("mine", "other", "against"),
    [
        ({"phone": "(650) 555-0100"}, {"phone": "+16505550100"}, []),
        ({"phone": "(650) 555-0100"}, {"phone": "+16505550101"}, ["phone"]),
        ({"description": "a long text that is cut"}, {"description": "a long text"}, []),
        ({"description": "abcd"}, {"description": "abc"}, ["description"]),
        ({"name": "Acme Paper"}, {"name": "Acme Paper Company"}, ["name"]),
        ({"amount": 5}, {"amount": 6}, ["amount"]),
        ({"amount": 5}, {}, []),
        ({"amount": 5}, {"amount": "5"}, ["amount"]),
        ({"amount": "5"}, {"amount": 5}, ["amount"]),
        ({"description": "A-1"}, {"description": "a1"}, []),
        ({"description": "abcde"}, {"description": "abc de f"}, []),
        ({"accountNumber": Ending("")}, {"accountNumber": "1"}, []),
        ({"accountNumber": Secret("12-345")}, {"accountNumber": "12345"}, []),
        ({"accountNumber": Secret("12-345")}, {"accountNumber": "12346"}, ["accountNumber"]),
        ({"accountNumber": Secret("12345")}, {"accountNumber": "****"}, []),
        ({"accountNumber": Secret("12345")}, {"accountNumber": "***46"}, []),
        ({"accountNumber": Secret("12345")}, {"accountNumber": "**346"}, ["accountNumber"]),
        ({"accountNumber": Secret("12345")}, {"accountNumber": "46"}, ["accountNumber"]),
        ({"accountNumber": Ending("2345")}, {"accountNumber": "***46"}, []),
        ({"accountNumber": Ending("2345")}, {"accountNumber": "**346"}, ["accountNumber"]),
        ({"phone": "12345"}, {"phone": "****"}, ["phone"]),
    ],
)
def test_what_speaks_against_it(mine: dict[str, Any], other: dict[str, Any], against: list[str]) -> None:
    assert list(differing(mine, other, KEY)) == against


def test_a_whole_identity_may_be_contradicted_but_not_a_part() -> None:
    key = frozenset({"vendorId", "number"})
    mine = {"vendorId": "009A", "number": "7", "amount": 5}
    whole, part = {"vendorId": "009A", "number": "7", "amount": 6}, {"vendorId": "009A", "amount": 6}
    assert (may_be_same(mine, whole, key), is_same(mine, whole, key)) == (True, False)
    assert may_be_same(mine, part, key) is False
    assert may_be_same(mine, {**part, "amount": 5}, key) is True
    assert is_same(mine, {**part, "amount": 5}, key) is False
    assert is_same(mine, {**whole, "amount": 5}, key) is True


@pytest.mark.parametrize(
    ("number", "shown"), [(Secret("12345"), "****"), (Secret("12345"), "***45"), (Ending(""), "*2345")]
)
def test_a_secret_that_is_not_shown_is_no_part_of_an_identity(number: Any, shown: str) -> None:
    key = frozenset({"name", "accountNumber"})
    mine, other = {"name": "Acme", "accountNumber": number, "type": "A"}, {"name": "Acme", "accountNumber": shown}
    assert (may_be_same(mine, other, key), is_same(mine, other, key)) == (True, False)
    assert may_be_same(mine, {**other, "type": "B"}, key) is False


def test_a_secret_that_matches_its_short_number_is_known() -> None:
    key = frozenset({"accountNumber"})
    assert is_same({"accountNumber": Secret("x7")}, {"accountNumber": "X7"}, key)


def test_the_first_identity_of_which_all_is_known_counts() -> None:
    invoice, payment = OPERATIONS["createInvoice"], OPERATIONS["createPayment"]
    assert identity_of(invoice, {"customerId": 1, "invoiceNumber": 2, "totalAmount": 3}) == {
        "customerId",
        "invoiceNumber",
    }
    assert identity_of(invoice, {"invoiceNumber": 2, "totalAmount": 3}) == {"invoiceNumber"}
    assert identity_of(invoice, {"totalAmount": 3}) == frozenset()
    paid = {"transactionNumber": 1, "vendorId": 2, "billPayments[].amount": 3}
    assert identity_of(payment, paid, exact=True) == {"transactionNumber"}
    assert identity_of(payment, paid) == {"vendorId", "billPayments[].amount"}
    assert identity_of(invoice, {"invoiceNumber": 2}, exact=True) == frozenset()
    assert identity_of(attrs.evolve(invoice, body=None), {"invoiceNumber": 2}) == {"invoiceNumber"}
    account = {"accountNumber": Ending("6789"), "nameOnAccount": "A", "bankName": "B"}
    assert identity_of(OPERATIONS["createBankAccount"], account) == {"accountNumber", "nameOnAccount"}
    account["accountNumber"] = Ending("")
    assert identity_of(OPERATIONS["createBankAccount"], account) == {"nameOnAccount", "bankName"}


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("vendorId", "vendor"),
        ("invoice.invoiceNumber", "invoice number"),
        ("billPayments[].billId", "bill"),
        ("fundingAccount.id", "funding account"),
        ("values[]", "values"),
        ("BillApprovalPolicy", "bill approval policy"),
        ("id", "id"),
    ],
)
def test_words(path: str, word: str) -> None:
    assert phrase_of(path) == word


# ---- keeping


def test_evidence_survives_as_plain_json() -> None:
    lines = BillUpdate(bill_line_items=[BillLineItemInput(amount=Decimal("1.10")), BillLineItemInput(amount=2)])
    vendor = VendorUpdate(name="Acme", address=ADDRESS)
    for operation, body in (("createBill", a_bill()), ("updateVendor", vendor), ("updateBill", lines)):
        found = evidence(OPERATIONS[operation], {"vendor_id": "009A", "bill_id": "00n1"}, body)
        assert found is not None
        assert kept.from_json(json.loads(json.dumps(kept.to_json(found)))) == found


def test_of_a_secret_no_more_is_kept_than_its_end() -> None:
    def an_account(number: str) -> BankAccountCreate:
        return BankAccountCreate(
            name_on_account="Acme",
            routing_number="322271627",
            account_number=number,
            type="CHECKING",
            owner_type="BUSINESS",
            bank_name="B",
        )

    for number, end in (("9988776655", "6655"), ("12345678", ""), ("123456789", "6789")):
        found = evidence(OPERATIONS["createBankAccount"], {}, an_account(number))
        assert found is not None
        assert number not in repr(found)
        text = json.dumps(kept.to_json(found))
        assert number not in text
        assert "322271627" not in text
        again = kept.from_json(json.loads(text))
        assert again.expected[0]["accountNumber"] == Ending(end)
        assert json.dumps(kept.to_json(again)) == text


@pytest.mark.parametrize(
    ("operation", "arguments", "body"),
    [
        ("listBills", {}, None),
        ("sendInvoice", {"invoice_id": "00e1"}, None),
        ("createBill", {}, None),
        ("updateBill", {}, None),
        ("updateBill", {"bill_id": "00n1"}, None),
        ("approveOrDenyReimbursement", {"reimbursement_id": "rmb_1"}, None),
        ("createPhone", {"user_id": "006A"}, VendorUpdate(name="x")),
        ("updateVendor", {}, VendorUpdate(name="x")),
        ("archiveBill", {}, None),
        ("bulkArchiveClassificationItem", {}, None),
    ],
)
def test_without_evidence(operation: str, arguments: dict[str, str], body: Any) -> None:
    assert evidence(OPERATIONS[operation], arguments, body) is None


def test_a_state_that_may_depend_on_a_missing_body_is_no_evidence() -> None:
    operation = OPERATIONS["approveOrDenyReimbursement"]
    trace = operation.trace
    assert trace is not None
    either = attrs.evolve(operation, trace=attrs.evolve(trace, states=(*trace.states, State({"status": ("PAID",)}))))
    assert evidence(either, {"reimbursement_id": "rmb_1"}, None) is None


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        ("createUnicorn", ({"name": "x"},)),
        ("listBills", ({"name": "x"},)),
        ("createPhone", ({"name": "x"},)),
        ("createBill", ()),
        ("archiveBill", ()),
    ],
)
async def test_evidence_of_another_version_tells_nothing(operation: str, values: tuple[dict[str, Any], ...]) -> None:
    """Operations that are not known are not looked up."""
    found = Evidence(operation=operation, expected=values)
    async with BillClient(environment="http://127.0.0.1:9") as client:  # where nothing is listening
        assert await kept.find_minted(client, found) == ([], [])
        verdict = await kept.judge(
            client,
            found,
            organization=None,
            sent_at=client.now(),
        )
    assert (verdict.outcome, operation in verdict.why) == ("undecided", True)
