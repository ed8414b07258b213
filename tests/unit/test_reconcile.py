"""The verdicts about a call without an answer, from the lists of BILL."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from aioresponses import CallbackResult, aioresponses
from mock_bill import MockResponse
from unit.loopback import ORGANIZATION, InstantClock
from yarl import URL

from bill_async import (
    AccountingClassCreate,
    AddressInput,
    BankAccountCreate,
    BillClient,
    BillCreate,
    BillError,
    BillInvoiceInput,
    BillLineItemInput,
    BillUpdate,
    BudgetCreate,
    BulkOutcome,
    BulkPaymentItem,
    BulkResult,
    CreditMemoCreate,
    CreditMemoLineItemInput,
    CustomerCreate,
    FundingAccountInput,
    InvalidRequestError,
    InvoiceCreate,
    InvoiceCustomer,
    InvoiceLineItemInput,
    MassPaymentCreate,
    OutcomeUnknownError,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    Reconciled,
    RecurringBillCreate,
    RecurringBillLineItemInput,
    RecurringScheduleInput,
    ServerError,
    SpendCardCreate,
    SpendCredentials,
    TransactionReceiptCreate,
    VendorBankAccountCreate,
    VendorCreate,
)
from bill_async._schema.codec import dumps
from bill_async._schema.converter import structure
from bill_async.models import Bill, Payment
from bill_async.reconcile.evidence import Evidence, evidence, judge, to_json
from bill_async.reconcile.evidence import from_json as evidence_from_json
from bill_async.reconcile.lookup import id_of, ids_of, operation_of

VENDOR = "00901ABCDEFGHIJKLMNO"
CUSTOMER = "0cu01ABCDEFGHIJKLMNO"
FUNDING = FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO")
ADDRESS = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")
SENT = datetime(2026, 3, 2, 12, 29, 30, tzinfo=UTC)
"""Half a minute before the clock of the tests begins."""


class Lists:
    """A BILL that only lists; each answer is given once, the last for ever."""

    def __init__(self, mock: aioresponses) -> None:
        self.pages: list[list[dict[str, Any]]] = [[]]
        self.cursors: list[str] = []
        """The cursors of the pages; those of one that has run out lead nowhere."""
        self.queries: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.status = 200
        self.object: Any = None
        """What is read, in place of a list."""
        mock.post(re.compile(".*"), repeat=True, callback=self._log_in)
        mock.get(re.compile(".*"), repeat=True, callback=self._list)

    def _log_in(self, url: URL, **_: Any) -> CallbackResult:
        return CallbackResult(body=dumps({"sessionId": "s", "trusted": True}), response_class=MockResponse)

    def _list(self, url: URL, **_: Any) -> CallbackResult:
        self.paths.append(url.path.partition("/v3")[2])
        self.queries.append(dict(url.query))
        items = self.pages.pop(0) if len(self.pages) > 1 else self.pages[0]
        page = {"results": items, "nextPage": self.cursors.pop(0) if self.cursors else None}
        body = dumps(page if self.object is None else self.object)
        return CallbackResult(status=self.status, body=body, response_class=MockResponse)


@pytest.fixture
def lists(mock_bill: aioresponses) -> Lists:
    return Lists(mock_bill)


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
async def client(lists: Lists, clock: InstantClock) -> AsyncIterator[BillClient]:
    async with BillClient(
        organization=ORGANIZATION, spend=SpendCredentials("token"), clock=clock, jitter=lambda: 1.0
    ) as client:
        yield client


def unknown(operation: str, request: Any, **more: Any) -> OutcomeUnknownError:
    return OutcomeUnknownError("no answer", operation=operation, **{"request": request, "sent_at": SENT, **more})


def a_bill(number: str = "A-1", **changes: Any) -> BillCreate:
    return BillCreate(
        **{
            "vendor_id": VENDOR,
            "due_date": date(2026, 4, 1),
            "invoice": BillInvoiceInput(invoice_number=number, invoice_date=date(2026, 3, 1)),
            "bill_line_items": [BillLineItemInput(amount=Decimal("10.50")), BillLineItemInput(quantity=3, price=2)],
            **changes,
        }
    )


def listed(identifier: str = "00n01A", number: str = "A-1", after: float = 1.0, **changes: Any) -> dict[str, Any]:
    """A bill as BILL lists it."""
    return {
        "id": identifier,
        "vendorId": VENDOR,
        "amount": Decimal("16.5"),
        "dueDate": "2026-04-01",
        "invoice": {"invoiceNumber": number, "invoiceDate": "2026-03-01"},
        "createdTime": moment(after),
        **changes,
    }


def moment(after: float) -> str:
    return (SENT + timedelta(seconds=after)).isoformat()


def ids(verdict: Reconciled) -> list[str]:
    return [found.id for found in verdict.found]


# ---- one bill, in every situation


async def test_what_is_there_happened(lists: Lists, client: BillClient, clock: InstantClock) -> None:
    lists.pages = [[listed("00n01B", "A-2"), listed()]]
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert (verdict.outcome, ids(verdict)) == ("happened", ["00n01A"])
    assert verdict.why == (
        "00n01A matches the request, compared by amount, due date, invoice date, invoice number, vendor"
    )
    assert isinstance(verdict.found[0], Bill)
    assert clock.slept == []


async def test_only_what_may_be_it_is_asked_for(lists: Lists, client: BillClient) -> None:
    await client.reconcile(unknown("createBill", a_bill()), margin=30)
    assert lists.paths == ["/bills", "/bills"]
    assert lists.queries[0]["filters"] == f'createdTime:gte:"2026-03-02T12:29:00.000Z",vendorId:in:{VENDOR}'


async def test_what_is_not_there_did_not_happen_once_bill_had_the_time(
    lists: Lists, client: BillClient, clock: InstantClock
) -> None:
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert (verdict.outcome, verdict.found) == ("did_not_happen", ())
    assert verdict.why == "no bill that matches the request has been created since 2026-03-02 12:29:30 UTC"
    assert clock.slept == [30.0]
    assert len(lists.queries) == 2


async def test_what_appears_late_happened(lists: Lists, client: BillClient, clock: InstantClock) -> None:
    lists.pages = [[], [listed()]]
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert verdict.outcome == "happened"
    assert clock.slept == [30.0]


async def test_long_after_there_is_nothing_to_wait_for(lists: Lists, client: BillClient, clock: InstantClock) -> None:
    clock.turn(3600)
    assert (await client.reconcile(unknown("createBill", a_bill()))).outcome == "did_not_happen"
    clock.turn(-3600)
    assert (await client.reconcile(unknown("createBill", a_bill()), settle=0)).outcome == "did_not_happen"
    assert clock.slept == []
    assert len(lists.queries) == 2


@pytest.mark.parametrize(
    ("after", "bills", "outcome"),
    [
        (30, [], "did_not_happen"),
        (31, [], "undecided"),
        # It is looked for since the time that the clock shows now.
        (500, [listed(after=29)], "happened"),
        (500, [listed(after=-100)], "undecided"),
    ],
)
async def test_since_a_clock_was_set_back_nothing_can_be_ruled_out(
    lists: Lists, client: BillClient, after: float, bills: list[dict[str, Any]], outcome: str
) -> None:
    lists.pages = [bills]
    sent_at = SENT + timedelta(seconds=after)
    verdict = await client.reconcile(unknown("createBill", a_bill(), sent_at=sent_at), settle=0)
    assert verdict.outcome == outcome
    assert ("the clock was set back" in verdict.why) == (outcome == "undecided")


async def test_older_ones_and_known_ones_are_of_other_calls(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed("00n01OLD", after=-121), listed("00n01KNOWN")]]
    verdict = await client.reconcile(unknown("createBill", a_bill()), known=["00n01KNOWN"])
    assert verdict.outcome == "did_not_happen"


async def test_two_that_fit_leave_it_open(lists: Lists, client: BillClient, clock: InstantClock) -> None:
    lists.pages = [[listed("00n01A"), listed("00n01B")]]
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["00n01A", "00n01B"])
    assert "more than one bill fits" in verdict.why
    assert clock.slept == []


@pytest.mark.parametrize(
    ("changes", "differing"),
    [
        ({"amount": Decimal("16.53")}, "amount"),
        ({"amount": Decimal(1), "dueDate": "2026-04-02"}, "amount and due date"),
    ],
)
async def test_a_contradiction_leaves_it_open(
    lists: Lists, client: BillClient, changes: dict[str, Any], differing: str
) -> None:
    lists.pages = [[listed(**changes)]]
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["00n01A"])
    assert verdict.why.endswith(f"it differs from the request in {differing}")


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Decimal("16.51")},
        {"amount": None, "dueDate": None},
        {"invoice": {"invoiceNumber": " a-1 "}},
    ],
)
async def test_rounding_spelling_and_silence_do_not(lists: Lists, client: BillClient, changes: dict[str, Any]) -> None:
    lists.pages = [[listed(**changes)]]
    assert (await client.reconcile(unknown("createBill", a_bill()))).outcome == "happened"


async def test_a_bill_without_an_invoice_may_be_it(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed(invoice=None)]]
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["00n01A"])


async def test_lines_without_an_amount_are_not_compared(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed(amount=99)]]
    body = a_bill(bill_line_items=[BillLineItemInput(description="later")])
    assert (await client.reconcile(unknown("createBill", body))).outcome == "happened"


async def test_an_exact_amount_is_compared_exactly(lists: Lists, client: BillClient) -> None:
    body = a_bill(bill_line_items=[BillLineItemInput(amount=Decimal("16.5"), quantity=9, price=9)])
    lists.pages = [[listed(amount=Decimal("16.50"))]]
    assert (await client.reconcile(unknown("createBill", body))).outcome == "happened"
    lists.pages = [[listed(amount=Decimal("16.51"))]]
    assert (await client.reconcile(unknown("createBill", body))).outcome == "undecided"


async def test_a_search_that_fails_says_so(lists: Lists, client: BillClient) -> None:
    lists.status = 500
    with pytest.raises(ServerError):
        await client.reconcile(unknown("createBill", a_bill()), retries=0)


async def test_a_list_that_cannot_be_read_tells_nothing(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed(), listed("00n01B", "A-2", amount="five")]]
    verdict = await client.reconcile(unknown("createBill", a_bill()))
    assert verdict.outcome == "undecided"
    assert verdict.why.startswith("the objects at BILL cannot be read: listBills: $.results[1].amount: ")


async def test_an_empty_date_in_a_list_is_in_nobodys_way(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed("00n01B", "A-2", dueDate=""), listed(dueDate="")]]
    assert (await client.reconcile(unknown("createBill", a_bill()))).outcome == "happened"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (unknown("updateBill", BillUpdate(description="x")), "updateBill did cannot be looked up"),
        (
            unknown("sendInvoice", None, arguments={"invoice_id": "00e01A"}),
            "sendInvoice did cannot be looked up: an e-mail that was sent shows nowhere",
        ),
        (unknown("POST /v3/bills", None), "POST /v3/bills did cannot be looked up: this package does not know it"),
        (OutcomeUnknownError("no answer"), "does not carry"),
        (unknown("createBill", None), "does not carry what was sent"),
        (unknown("createBill", a_bill(), sent_at=None), "does not carry what was sent, or when"),
    ],
)
async def test_what_cannot_be_looked_up(lists: Lists, client: BillClient, error: OutcomeUnknownError, why: str) -> None:
    verdict = await client.reconcile(error)
    assert verdict.outcome == "undecided"
    assert why in verdict.why
    assert lists.queries == []


@pytest.mark.parametrize("name", ["margin", "settle"])
@pytest.mark.parametrize("value", [-1, 86400, float("nan"), True, "1"])
async def test_a_time_that_is_none_is_refused(lists: Lists, client: BillClient, name: str, value: Any) -> None:
    options: Any = {name: value}
    with pytest.raises(InvalidRequestError, match=f"{name}: .* is not a time; give seconds, 0 or more") as caught:
        await client.reconcile(unknown("createBill", a_bill()), **options)
    assert caught.value.field == name
    assert lists.queries == []


async def test_only_what_is_unknown_can_be_reconciled(client: BillClient) -> None:
    error: Any = ServerError("refused", status=500)
    with pytest.raises(InvalidRequestError, match="reconcile takes an OutcomeUnknownError or a BulkResult, not"):
        await client.reconcile(error)


async def test_the_calls_that_look_have_the_options(lists: Lists, client: BillClient) -> None:
    lists.pages, lists.status = [[]], 503
    for given in (
        unknown("createBill", a_bill()),
        BulkResult(outcomes=(outcome(1, "unknown", unknown("createBulkBills", [a_bill("A-1")])),), calls=1),
    ):
        with pytest.raises(BillError):
            await client.reconcile(given, retries=0)
        assert len(lists.queries) == 1
        lists.queries.clear()


# ---- bills in bulk


async def test_a_bulk_call_happened_as_a_whole(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed("00n01B", "A-2"), listed("00n01C", "A-1"), listed("00n01A", "A-1"), listed("00n01D", "A-3")]]
    verdict = await client.reconcile(unknown("createBulkBills", [a_bill("A-1"), a_bill("A-2"), a_bill("A-1")]))
    assert (verdict.outcome, ids(verdict)) == ("happened", ["00n01C", "00n01B", "00n01A"])


async def test_a_bulk_call_of_which_a_part_is_there_is_open(
    lists: Lists, client: BillClient, clock: InstantClock
) -> None:
    lists.pages = [[listed("00n01A", "A-1")]]
    verdict = await client.reconcile(unknown("createBulkBills", [a_bill("A-1"), a_bill("A-2")]))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["00n01A"])
    assert verdict.why.startswith("only 1 of 2 bills exist, but all or none should")
    assert clock.slept == [30.0]


async def test_a_bulk_call_and_something_like_it(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed("00n01A", "A-1"), listed("00n01B", "A-2"), listed("00n01C", "A-2")]]
    verdict = await client.reconcile(unknown("createBulkBills", [a_bill("A-1"), a_bill("A-2")]))
    assert (verdict.outcome, len(verdict.found)) == ("undecided", 3)
    assert "not exactly those requested" in verdict.why
    lists.pages = [[]]
    verdict = await client.reconcile(unknown("createBulkBills", [a_bill("A-1"), a_bill("A-2")]))
    assert verdict.why.startswith("none of the 2 requested bills")


async def test_bills_of_many_vendors_are_looked_for_without_naming_them(lists: Lists, client: BillClient) -> None:
    many = [a_bill(vendor_id=f"00901{n:015d}") for n in range(21)]
    await client.reconcile(unknown("createBulkBills", many), settle=0)
    assert "vendorId" not in lists.queries[0]["filters"]
    await client.reconcile(unknown("createBulkBills", many[:20]), settle=0)
    assert lists.queries[1]["filters"].count("00901") == 20


def outcome(index: int, status: Any, error: Exception | None = None) -> BulkOutcome[BillCreate, Bill]:
    answer = structure({"id": f"00n01{index}"}, Bill) if status == "done" else None
    return BulkOutcome(index=index, item=a_bill(f"A-{index}"), status=status, answer=answer, error=error)


async def test_the_unknown_items_of_a_bulk_result(lists: Lists, client: BillClient) -> None:
    happened, not_happened, open_ = (
        unknown("createBulkBills", [a_bill(f"A-{n}") for n in numbers]) for numbers in ((1, 2), (3, 4), (5, 6))
    )
    unreadable = ServerError("not one of ours", status=500, operation="createBulkBills")
    result = BulkResult(
        outcomes=(
            outcome(0, "done"),
            *(outcome(n, "unknown", happened) for n in (1, 2)),
            *(outcome(n, "unknown", not_happened) for n in (3, 4)),
            *(outcome(n, "unknown", open_) for n in (5, 6)),
            outcome(7, "unknown", unreadable),
        ),
        calls=4,
        error=open_,
    )
    # The first is among those that are done, though it would fit the second.
    lists.pages = [[listed("00n010", "A-1"), *(listed(f"00n01{n}", f"A-{n}") for n in (1, 2, 5))]]
    after = await client.reconcile(result)
    assert [outcome.status for outcome in after] == [
        "done", "done", "done", "not_sent", "not_sent", "unknown", "unknown", "unknown",
    ]  # fmt: skip
    assert [bill.id for bill in after.answers] == ["00n010", "00n011", "00n012"]
    assert [item.invoice.invoice_number for item in after.remaining] == ["A-3", "A-4"]
    assert (after.outcomes[1].error, after.outcomes[3].error, after.error) == (None, not_happened, open_)
    assert await client.reconcile(after) == after


async def test_what_belongs_to_one_lost_call_is_not_taken_for_that_of_the_next(
    lists: Lists, client: BillClient
) -> None:
    """Two calls that look the same were lost, and one of them was executed."""
    lost = [unknown("createBulkBills", [a_bill("A-1")]) for _ in range(2)]
    result = BulkResult(outcomes=tuple(outcome(n, "unknown", error) for n, error in enumerate(lost)), calls=2)
    lists.pages = [[listed("00n011", "A-1")]]
    after = await client.reconcile(result)
    assert [one.status for one in after] == ["done", "not_sent"]
    assert [bill.id for bill in after.answers] == ["00n011"]


# ---- the others


async def test_vendors_and_customers_go_by_name(lists: Lists, client: BillClient) -> None:
    vendor = VendorCreate(name="Acme  Paper", address=ADDRESS, email="a@example.com", account_number="7")
    found = {"id": VENDOR, "name": "acme paper", "email": "a@example.com", "createdTime": moment(2)}
    lists.pages = [[found, {**found, "id": "00901B", "name": "Other"}]]
    verdict = await client.reconcile(unknown("createVendor", vendor))
    assert (verdict.outcome, ids(verdict)) == ("happened", [VENDOR])
    assert verdict.why.endswith("compared by email, name")
    verdict = await client.reconcile(unknown("createBulkVendor", [vendor]))
    assert verdict.outcome == "happened"
    lists.pages = [[{**found, "email": "b@example.com"}]]
    verdict = await client.reconcile(unknown("createVendor", vendor))
    assert verdict.why == f"{VENDOR} may belong to this call or to another: it differs from the request in email"
    lists.pages = [[{**found, "id": CUSTOMER}]]
    customer = CustomerCreate(name="Acme Paper", email="a@example.com")
    verdict = await client.reconcile(unknown("createCustomer", customer))
    assert (verdict.outcome, ids(verdict)) == ("happened", [CUSTOMER])
    assert lists.paths == ["/vendors", "/vendors", "/vendors", "/vendors", "/customers"]
    assert {query["filters"] for query in lists.queries} == {'createdTime:gte:"2026-03-02T12:27:30.000Z"'}


async def test_account_numbers_are_compared_as_other_texts_are(lists: Lists, client: BillClient) -> None:
    vendor = VendorCreate(name="Acme", address=ADDRESS, account_number="A 7")
    found = {"id": VENDOR, "name": "Acme", "createdTime": moment(2)}
    lists.pages = [[{**found, "accountNumber": "a  7"}]]
    verdict = await client.reconcile(unknown("createVendor", vendor))
    assert (verdict.outcome, verdict.why.endswith("compared by account number, name")) == ("happened", True)
    lists.pages = [[{**found, "accountNumber": "A 8"}]]
    verdict = await client.reconcile(unknown("createVendor", vendor))
    assert verdict.outcome == "undecided"
    assert verdict.why.endswith("it differs from the request in account number")


@pytest.mark.parametrize(
    ("number", "kept", "shown", "outcome"),
    [
        ("9988776655", False, "******6655", "happened"),
        ("9988776655", False, "******6656", "did_not_happen"),
        ("9988776655", True, "******6655", "happened"),
        ("9988776655", True, "*******655", "happened"),
        ("9988776655", True, "******6656", "did_not_happen"),
        # BILL shows too little of the number to tell.
        ("9988776655", False, "**********", "undecided"),
        ("9988776655", True, "********56", "undecided"),
        # Of a short number nothing is kept, so the account is identified as if none had been sent.
        ("77665", True, "*7665", "happened"),
    ],
)
async def test_a_bank_account_goes_by_what_is_known_of_its_number(
    lists: Lists, client: BillClient, number: str, kept: bool, shown: str, outcome: str
) -> None:
    body = BankAccountCreate(
        name_on_account="Acme",
        routing_number="322271627",
        account_number=number,
        type="CHECKING",
        owner_type="BUSINESS",
        bank_name="Main",
    )
    account = {"accountNumber": shown, "nameOnAccount": "Acme", "bankName": "Main", "createdTime": moment(2)}
    lists.pages = [[{"id": "bac01A", **account}]]
    operation = operation_of("createBankAccount")
    assert operation is not None
    found = evidence(operation, {}, body)
    assert found is not None
    if kept:
        found = evidence_from_json(to_json(found))
    verdict = await judge(client, found, organization=None, sent_at=SENT)
    assert verdict.outcome == outcome
    if outcome == "happened":
        assert ("account number" in verdict.why) == (number != "77665")


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ({"recurringBillLineItems": [{"amount": 7}, {"amount": Decimal("0.5")}]}, "happened"),
        ({"recurringBillLineItems": [{"amount": 7}]}, "did_not_happen"),
        # A list without lines is no proof that the bill has another total.
        ({"recurringBillLineItems": []}, "undecided"),
        ({}, "undecided"),
    ],
)
async def test_recurring_bills_go_by_their_total_if_bill_lists_it(
    lists: Lists, client: BillClient, lines: dict[str, Any], outcome: str
) -> None:
    schedule = {"period": "MONTHLY", "frequency": 1, "nextDueDate": "2026-04-01"}
    lists.pages = [[{"id": "btp01A", "vendorId": VENDOR, "schedule": schedule, "createdTime": moment(2), **lines}]]
    assert (await client.reconcile(unknown("createRecurringBill", a_recurring_bill()))).outcome == outcome


def a_recurring_bill() -> RecurringBillCreate:
    return RecurringBillCreate(
        vendor_id=VENDOR,
        schedule=RecurringScheduleInput(period="MONTHLY", frequency=1, next_due_date=date(2026, 4, 1)),
        recurring_bill_line_items=[RecurringBillLineItemInput(amount=Decimal("7.50"))],
    )


def an_invoice(**changes: Any) -> InvoiceCreate:
    return InvoiceCreate(
        **{
            "customer": InvoiceCustomer(id=CUSTOMER),
            "invoice_line_items": [InvoiceLineItemInput(quantity=2, price=Decimal("0.50"))],
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("request_", "changes", "outcome"),
    [
        (an_invoice(invoice_number="7"), {}, "happened"),
        (an_invoice(invoice_number="7"), {"totalAmount": 5}, "undecided"),
        (an_invoice(invoice_number="8"), {}, "did_not_happen"),
        (an_invoice(), {}, "happened"),
        (an_invoice(), {"totalAmount": 5}, "did_not_happen"),
        (an_invoice(), {"customerId": "0cu01B"}, "did_not_happen"),
        (an_invoice(sales_tax_item_id="0ii01A"), {}, "undecided"),
        (an_invoice(sales_tax_item_id="0ii01A", invoice_number="7"), {"totalAmount": 5}, "happened"),
        (an_invoice(customer=InvoiceCustomer(name="Acme", email="a@b.c"), invoice_number="7"), {}, "happened"),
        (an_invoice(customer=InvoiceCustomer(name="Acme", email="a@b.c")), {}, "undecided"),
    ],
)
async def test_invoices(
    lists: Lists, client: BillClient, request_: InvoiceCreate, changes: dict[str, Any], outcome: str
) -> None:
    found = {"id": "00e01A", "customerId": CUSTOMER, "invoiceNumber": "7", "totalAmount": 1, "createdTime": moment(2)}
    lists.pages = [[{**found, **changes}]]
    verdict = await client.reconcile(unknown("createInvoice", request_))
    assert verdict.outcome == outcome
    assert verdict.why


def a_payment(**changes: Any) -> PaymentCreate:
    return PaymentCreate(
        **{
            "bill_id": "00n01A",
            "amount": Decimal(5),
            "funding_account": FUNDING,
            "processing_options": PaymentProcessingOptionsInput(),
            **changes,
        }
    )


def paid(identifier: str = "stp01A", after: float = 1.0, **changes: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "vendorId": VENDOR,
        "amount": 5,
        "billId": "00n01A",
        "processDate": "2026-03-05",
        "createdTime": moment(after),
        **changes,
    }


@pytest.mark.parametrize(
    ("request_", "found", "outcome"),
    [
        (a_payment(), paid(), "happened"),
        (a_payment(), paid(amount=8, billPayments=[{"billId": "00n01A", "amount": 5}, {"billId": "x"}]), "happened"),
        (a_payment(), paid(amount=6), "did_not_happen"),
        (a_payment(), paid(billId="00n01B"), "did_not_happen"),
        (a_payment(process_date=date(2026, 3, 5), vendor_id=VENDOR), paid(), "happened"),
        (a_payment(process_date=date(2026, 3, 6)), paid(), "undecided"),
        (a_payment(bill_id=None, vendor_id=VENDOR), paid(billId="00n01NEW"), "happened"),
        (a_payment(bill_id=None, vendor_id="00901B"), paid(), "did_not_happen"),
    ],
)
async def test_payments(
    lists: Lists, client: BillClient, request_: PaymentCreate, found: dict[str, Any], outcome: str
) -> None:
    lists.pages = [[found, paid("stp01OLD", after=-500)]]
    lists.cursors = ["next"]
    verdict = await client.reconcile(unknown("createPayment", request_))
    assert verdict.outcome == outcome
    # That payments can be filtered by their time is not documented.
    assert lists.queries[0] == {"max": "100", "sort": "createdTime:desc"}
    assert all("page" not in query for query in lists.queries)


NUMBERED = {"max": "100", "filters": "transactionNumber:eq:PAY-7"}
RECENT = {"max": "100", "sort": "createdTime:desc"}


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (paid(transactionNumber="PAY-7"), "happened"),
        # That number is on another payment than was asked for: somebody must look.
        (paid(transactionNumber="PAY-7", amount=6), "undecided"),
        (paid(transactionNumber="PAY-7", billId="00n01B"), "undecided"),
    ],
)
async def test_a_payment_with_a_transaction_number_is_found_by_it(
    lists: Lists, client: BillClient, found: dict[str, Any], outcome: str
) -> None:
    lists.pages = [[found]]
    verdict = await client.reconcile(unknown("createPayment", a_payment(transaction_number="PAY-7")))
    assert (verdict.outcome, ids(verdict)) == (outcome, ["stp01A"])
    assert lists.queries[0] == NUMBERED
    assert RECENT not in lists.queries


@pytest.mark.parametrize(
    ("recent", "outcome"),
    [
        ([], "did_not_happen"),
        ([paid(amount=6, transactionNumber="T-1")], "did_not_happen"),
        # BILL may have spelt the number otherwise, so a payment that is the same but for that may be the one.
        ([paid(transactionNumber="PAY-7 / 1")], "undecided"),
        ([paid(transactionNumber="pay-7")], "happened"),
    ],
)
async def test_a_transaction_number_that_is_not_found_is_no_proof_by_itself(
    lists: Lists, client: BillClient, recent: list[dict[str, Any]], outcome: str
) -> None:
    lists.pages = [[], recent] * 2
    verdict = await client.reconcile(unknown("createPayment", a_payment(transaction_number="PAY-7")))
    assert verdict.outcome == outcome, verdict.why
    assert lists.queries[:2] == [NUMBERED, RECENT]


async def test_an_earlier_payment_with_the_number_is_not_that_of_the_call(lists: Lists, client: BillClient) -> None:
    lists.pages = [[paid(after=-500, transactionNumber="PAY-7")], []] * 2
    verdict = await client.reconcile(unknown("createPayment", a_payment(transaction_number="PAY-7")))
    assert verdict.outcome == "did_not_happen"


async def test_bulk_payments_with_a_transaction_number_are_found_by_it(lists: Lists, client: BillClient) -> None:
    parts = [BulkPaymentItem(bill_id=f"00n01{n}", amount=n) for n in (1, 2)]
    body = PaymentBulkCreate(funding_account=FUNDING, payments=parts, transaction_number="PAY-7")
    lists.pages = [[paid(f"stp01{n}", billId=f"00n01{n}", amount=n, transactionNumber="PAY-7") for n in (1, 2)]]
    verdict = await client.reconcile(unknown("createBulkPayment", body))
    assert (verdict.outcome, ids(verdict)) == ("happened", ["stp011", "stp012"])
    assert lists.queries == [NUMBERED]


async def test_a_list_that_is_not_sorted_as_asked_is_read_to_its_end(lists: Lists, client: BillClient) -> None:
    lists.pages = [[paid("stp01OLDER", after=-900), paid("stp01OLD", after=-500)], [], [paid()]]
    lists.cursors = ["2", "3"]
    verdict = await client.reconcile(unknown("createPayment", a_payment()), settle=0)
    assert (verdict.outcome, ids(verdict)) == ("happened", ["stp01A"])


@pytest.mark.parametrize("first", [paid("stp01B", amount=9), paid("stp01B", amount=9, after=-120)])
async def test_a_sorted_list_is_read_until_it_is_older_than_the_call(
    lists: Lists, client: BillClient, first: dict[str, Any]
) -> None:
    lists.pages = [[first], [paid(after=-120), paid("stp01OLD", after=-121)], [paid("stp01OLDER", after=-122)]]
    lists.cursors = ["2", "3"]
    verdict = await client.reconcile(unknown("createPayment", a_payment()), settle=0)
    assert (verdict.outcome, ids(verdict), len(lists.queries)) == ("happened", ["stp01A"], 2)


async def test_a_filtered_list_is_read_to_its_end(lists: Lists, client: BillClient) -> None:
    lists.pages = [[listed("00n01OLD", after=-500)], [listed()]]
    lists.cursors = ["2"]
    verdict = await client.reconcile(unknown("createBill", a_bill()), settle=0)
    assert (verdict.outcome, ids(verdict)) == ("happened", ["00n01A"])


async def test_payments_in_bulk_are_found_within_combined_ones(lists: Lists, client: BillClient) -> None:
    parts = [{"billId": f"00n01{n}", "amount": n} for n in (1, 2)]
    body = PaymentBulkCreate(
        funding_account=FUNDING, payments=[BulkPaymentItem(bill_id=f"00n01{n}", amount=n) for n in (1, 2, 3)]
    )
    lists.pages = [[paid(amount=3, billPayments=parts), paid("stp01B", billId="00n013", amount=3)]]
    verdict = await client.reconcile(unknown("createBulkPayment", body))
    assert (verdict.outcome, ids(verdict)) == ("happened", ["stp01A", "stp01B"])
    error = unknown("createBulkPayment", body)
    outcomes = (BulkOutcome(index=n, item=part, status="unknown", error=error) for n, part in enumerate(body.payments))
    result = BulkResult[BulkPaymentItem, Payment](outcomes=tuple(outcomes), calls=1)
    after = await client.reconcile(result)
    assert [payment.id for payment in after.check()] == ["stp01A", "stp01A", "stp01B"]


async def test_mass_payments_take_their_time(lists: Lists, client: BillClient) -> None:
    body = MassPaymentCreate(funding_account=FUNDING, payments=[BulkPaymentItem(bill_id="00n01A", amount=5)])
    verdict = await client.reconcile(unknown("createMassPayment", body))
    assert (verdict.outcome, verdict.found) == ("undecided", ())
    assert "some time after" in verdict.why
    lists.pages = [[paid()]]
    assert (await client.reconcile(unknown("createMassPayment", body))).outcome == "happened"


def test_to_look_up_one_operation_imports_no_other() -> None:
    code = """
import sys
from bill_async.operations.vendors import CREATE_VENDOR
from bill_async.reconcile.evidence import operation_of
assert operation_of("createVendor") is CREATE_VENDOR
assert operation_of("createNothing") is None
print([name for name in sys.modules if name.startswith("bill_async.operations.")])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['bill_async.operations.vendors']\n"


# ---- what is listed in other ways


@pytest.mark.parametrize(("settle", "slept"), [(30, []), (30.5, [0.5]), (31, [1.0])])
async def test_it_waits_only_as_long_as_bill_may_need(
    lists: Lists, client: BillClient, clock: InstantClock, settle: float, slept: list[float]
) -> None:
    assert (await client.reconcile(unknown("createBill", a_bill()), settle=settle)).outcome == "did_not_happen"
    assert (clock.slept, len(lists.queries)) == (slept, 1 + len(slept))


async def test_in_what_does_not_exist_nothing_was_created(lists: Lists, client: BillClient) -> None:
    body = VendorBankAccountCreate(account_number="9988776655")
    error = unknown("createVendorBankAccount", body, arguments={"vendor_id": VENDOR})
    lists.status, lists.object = 404, [{"code": "BDC_1205", "message": "no"}]
    assert (await client.reconcile(error)).outcome == "did_not_happen"
    receipt = TransactionReceiptCreate(filename="r.pdf", url="y")
    error = unknown("addTransactionReceipt", receipt, arguments={"transaction_id": "trx_1"})
    lists.status, lists.object = 200, {"uuid": "trx_1"}
    assert (await client.reconcile(error)).outcome == "did_not_happen"


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"id": "a", "uuid": "b"}, ("a", "b")),
        ({"uuid": "b"}, ("b",)),
        ({"id": 5, "uuid": ""}, ()),
        (structure({"id": "00n01A"}, Bill), ("00n01A",)),
        (None, ()),
    ],
)
def test_ids_are_texts(item: object, found: tuple[str, ...]) -> None:
    assert (ids_of(item), id_of(item)) == (found, found[0] if found else None)


@pytest.mark.parametrize("time", [moment(-120), None])
async def test_what_was_created_just_then_or_has_no_time_counts(
    lists: Lists, client: BillClient, time: str | None
) -> None:
    lists.pages = [[listed(createdTime=time)]]
    assert (await client.reconcile(unknown("createBill", a_bill()))).outcome == "happened"


async def test_one_bill_without_a_number_is_enough_not_to_filter_by_vendors(lists: Lists, client: BillClient) -> None:
    values = ({"vendorId": VENDOR, "invoice.invoiceNumber": "7"}, {"vendorId": VENDOR})
    found = Evidence(operation="createBulkBills", expected=values)
    await judge(client, found, organization=None, sent_at=SENT, settle=0)
    assert lists.queries[0]["filters"] == 'createdTime:gte:"2026-03-02T12:27:30.000Z"'


async def test_a_payment_without_a_time_may_be_an_earlier_one(lists: Lists, client: BillClient) -> None:
    lists.pages = [[paid(createdTime=None)]]
    verdict = await client.reconcile(unknown("createPayment", a_payment()))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["stp01A"])
    assert verdict.why.endswith("; BILL does not say when it was created, so it may be an earlier one")
    parts = [BulkPaymentItem(bill_id=f"00n01{n}", amount=5) for n in "AB"]
    body = PaymentBulkCreate(funding_account=FUNDING, payments=parts)
    lists.pages = [[paid(), paid("stp01B", billId="00n01B", createdTime=None)]]
    verdict = await client.reconcile(unknown("createBulkPayment", body))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["stp01A", "stp01B"])


async def test_a_payment_that_is_listed_twice_is_shown_once(lists: Lists, client: BillClient) -> None:
    lists.pages = [[paid(), paid()]]
    verdict = await client.reconcile(unknown("createPayment", a_payment()))
    assert (verdict.outcome, ids(verdict)) == ("undecided", ["stp01A"])
    lists.pages = [[paid(id=""), paid(id="")]]  # they may be two
    assert ids(await client.reconcile(unknown("createPayment", a_payment()))) == ["", ""]
    both = [{"billId": f"00n01{n}", "amount": 5} for n in "AB"]
    lists.pages = [[paid(id="", billPayments=both)]]
    body = PaymentBulkCreate(
        funding_account=FUNDING, payments=[BulkPaymentItem(bill_id=f"00n01{n}", amount=5) for n in "AB"]
    )
    verdict = await client.reconcile(unknown("createBulkPayment", body))
    assert (verdict.outcome, ids(verdict)) == ("happened", [""])


@pytest.mark.parametrize(("after", "outcome"), [(899, "undecided"), (900, "did_not_happen")])
async def test_a_document_may_appear_some_time_after_the_answer(
    lists: Lists, client: BillClient, clock: InstantClock, after: float, outcome: str
) -> None:
    clock.turn(after - 30)
    verdict = await client.reconcile(
        unknown("createBillDocument", b"%PDF", arguments={"bill_id": "00n01A", "name": "a.pdf"}), settle=0
    )
    assert verdict.outcome == outcome
    if outcome == "undecided":
        assert verdict.why.endswith("ask again after 2026-03-02 12:44:30 UTC")


async def test_a_part_of_a_call_that_may_be_executed_in_part(lists: Lists, client: BillClient) -> None:
    body = [AccountingClassCreate(name=name) for name in "AB"]
    error = unknown("bulkCreateClassificationAccountingClass", body)
    lists.pages = [[{"id": "cls01A", "name": "A", "createdTime": moment(1)}]]
    verdict = await client.reconcile(error)
    assert verdict.outcome == "undecided"
    assert verdict.why == "only 1 of 2 accounting classes exist; they may belong to another call"
    # That they can be filtered by their time is assumed only.
    assert lists.queries[0] == {"max": "100", "sort": "createdTime:desc"}


async def test_customers_are_no_filter_while_that_is_assumed(lists: Lists, client: BillClient) -> None:
    lines = [CreditMemoLineItemInput(amount=Decimal(5))]
    body = CreditMemoCreate(
        customer_id=CUSTOMER, reference_number="R", credit_date=date(2026, 1, 1), credit_memo_line_items=lines
    )
    await client.reconcile(unknown("createCreditMemo", body), settle=0)
    assert lists.queries == [{"max": "100", "sort": "createdTime:desc"}]


async def test_recurring_bills_are_filtered_by_their_vendor_only(lists: Lists, client: BillClient) -> None:
    await client.reconcile(unknown("createRecurringBill", a_recurring_bill()), settle=0)
    assert lists.queries == [{"max": "100", "filters": f"vendorId:in:{VENDOR}"}]


@pytest.mark.parametrize(
    ("retired", "outcome"), [({"retired": False}, "happened"), ({}, "happened"), ({"retired": True}, "did_not_happen")]
)
async def test_a_budget_that_is_retired_does_not_count(
    lists: Lists, client: BillClient, retired: dict[str, Any], outcome: str
) -> None:
    lists.pages = [[{"id": "b64", "uuid": "bgt_1", "name": "Ads", "recurringInterval": "MONTHLY", **retired}]]
    body = BudgetCreate(name="Ads", recurring_interval="MONTHLY", owners=["usr_1"], limit=5)
    verdict = await client.reconcile(unknown("createBudget", body))
    assert verdict.outcome == outcome
    if outcome == "happened":
        assert verdict.why.endswith("; BILL does not say when it was created")
    else:
        assert verdict.why == "no budget that matches the request exists"
    assert lists.queries[0]["filters"] == "retired:eq:false"


async def test_a_card_is_looked_for_among_those_of_its_user_and_budget(lists: Lists, client: BillClient) -> None:
    body = SpendCardCreate(name="Ads", user_id="usr_1", budget_id="bgt_1", limit=5)
    assert (await client.reconcile(unknown("createBudgetCard", body))).outcome == "did_not_happen"
    assert lists.queries[0]["filters"] == "budgetIds:in:bgt_1,userIds:in:usr_1"


@pytest.mark.parametrize(("name", "outcome"), [("r.pdf", "happened"), ("s.pdf", "did_not_happen")])
async def test_a_receipt_is_looked_for_in_its_transaction(
    lists: Lists, client: BillClient, name: str, outcome: str
) -> None:
    lists.object = {"uuid": "trx_1", "receipts": [{"id": "b64", "filename": "r.pdf", "url": "x"}]}
    error = unknown(
        "addTransactionReceipt", TransactionReceiptCreate(filename=name, url="y"), arguments={"transaction_id": "trx_1"}
    )
    verdict = await client.reconcile(error)
    assert verdict.outcome == outcome
    if outcome == "did_not_happen":
        assert verdict.why == "no receipt that matches the request exists"


async def test_of_what_exists_once_at_most_any_is_the_one(lists: Lists, client: BillClient) -> None:
    body = VendorBankAccountCreate(
        name_on_account="Acme", account_number="9988776655", routing_number="322271627", type="CHECKING"
    )
    lists.object = {"id": "vba01A", "vendorId": VENDOR}
    verdict = await client.reconcile(unknown("createVendorBankAccount", body, arguments={"vendor_id": VENDOR}))
    assert verdict.outcome == "happened"
    why = "there is one such vendor bank account at most; BILL does not say when it was created"
    assert verdict.why == f"VendorBankAccount matches the request; {why}"
