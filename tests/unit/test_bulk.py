"""Bulk writes: the chunks, the requests, and the outcome of each item."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import aiohttp
import attrs
import pytest
from aioresponses import CallbackResult, aioresponses
from hypothesis import given, settings
from hypothesis import strategies as st
from mock_bill import MockResponse
from unit.fakes import settle
from unit.loopback import ORGANIZATION, InstantClock, priorities_of
from yarl import URL

from bill_async import (
    AddressInput,
    AuthenticationError,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BulkOutcome,
    BulkPaymentItem,
    BulkProgress,
    CreditMemoBulkUpdate,
    CreditMemoLineItemInput,
    DepartmentCreate,
    ErrorDetail,
    FundingAccountInput,
    InvalidRequestError,
    ItemBulkUpdate,
    MassPaymentCreate,
    MfaRequiredError,
    NotFoundError,
    Options,
    OutcomeUnknownError,
    PaymentBulkCreate,
    RateLimitedError,
    ServerError,
    TransportError,
    ValidationError,
    VendorCreate,
    bulk,
)
from bill_async._limits.limiter import Limits
from bill_async._schema.codec import dumps, loads

VENDOR = "00901ABCDEFGHIJKLMNO"
ADDRESS = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")
FUNDING = FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO")


def a_bill(number: int | str) -> BillCreate:
    return BillCreate(
        vendor_id=VENDOR,
        due_date=date(2026, 12, 1),
        invoice=BillInvoiceInput(invoice_number=str(number), invoice_date=date(2026, 11, 1)),
        bill_line_items=[BillLineItemInput(amount=Decimal("1.10"))],
    )


def bills(size: int, *bad: int) -> list[BillCreate]:
    return [a_bill(f"bad {number}" if number in bad else number) for number in range(size)]


def payments(size: int, *bad: int) -> PaymentBulkCreate:
    items = [BulkPaymentItem(bill_id=bill_id(n), amount=Decimal(-1 if n in bad else 1)) for n in range(size)]
    return PaymentBulkCreate(funding_account=FUNDING, payments=items)


def bill_id(number: int) -> str:
    return f"00n01{number:015d}"


def number_of(item: Any) -> str:
    return str(item["invoice"]["invoiceNumber"] if "invoice" in item else item.get("billId") or item["name"])


def is_bad(item: Any) -> bool:
    return "bad" in number_of(item) or item.get("amount", 1) < 0


def problem(code: str, message: str) -> dict[str, Any]:
    return {"code": code, "message": message, "severity": "ERROR", "category": "APPLICATION"}


def silent(items: list[Any], bad: list[int]) -> list[dict[str, Any]]:
    """Refuse without a word about which item."""
    return [problem("BDC_1119", "Something is wrong")]


def by_index(items: list[Any], bad: list[int]) -> list[dict[str, Any]]:
    innocent = [problem("BDC_1246", "Rolled back")] * (len(items) - len(bad))
    return [*(problem("BDC_1119", f"[{place}].vendorId: is not a vendor") for place in bad), *innocent]


def by_bill(items: list[Any], bad: list[int]) -> list[dict[str, Any]]:
    """Refuse as BILL has been seen to refuse payments: each problem twice."""
    told = [problem("BDC_1159", "The payment exceeds what is due") for _ in bad]
    told += [problem("BDC_1159", f"{items[place]['billId']} : The payment exceeds what is due") for place in bad]
    return told + [problem("BDC_1246", "Rolled back")] * (len(items) - len(bad))


def misleading(items: list[Any], bad: list[int]) -> list[dict[str, Any]]:
    """Count from 1, contrary to what is assumed."""
    return [problem("BDC_1119", f"[{place + 1}]: is wrong") for place in bad]


class Bank:
    """A BILL that is all or nothing and remembers every item that it executed."""

    def __init__(self, mock: aioresponses) -> None:
        self.calls: list[tuple[str, list[Any]]] = []
        """The path and the items of each call."""
        self.executed: Counter[str] = Counter()
        self.blame: Callable[[list[Any], list[int]], list[dict[str, Any]]] = silent
        self.status = 422
        self.login_status = 200
        self.key: str | None = None
        self.before: Callable[[list[Any]], Any] = lambda items: None
        """Called with the items of a call; what it returns, now or later, is the answer, unless it is None."""
        self.running = self.peak = 0
        self.gate: asyncio.Event | None = None
        """Until it is set, calls wait for their answer."""
        self.waiting = asyncio.Event()
        self._ids = count()
        for method in ("GET", "POST", "PATCH", "PUT"):
            mock.add(re.compile(".*"), method=method, repeat=True, callback=self._answer)

    @property
    def sizes(self) -> list[int]:
        return [len(items) for _, items in self.calls]

    async def _answer(self, url: URL, **sent: Any) -> CallbackResult:
        path = url.path.partition("/v3")[2]
        if path in ("/login", "/logout"):
            return say(self.login_status, {"sessionId": "the-session", "trusted": True})
        body = loads(sent["data"]) if sent.get("data") else url.query["ids"].split(",")
        items = body["payments"] if isinstance(body, dict) else body
        self.calls.append((path, items))
        self.running += 1
        self.peak = max(self.peak, self.running)
        try:
            await asyncio.sleep(0)
            if self.gate is not None:
                self.waiting.set()
                await self.gate.wait()
            answer = self.before(items)
            if isinstance(answer, Awaitable):
                answer = await answer
            return answer if answer is not None else self._execute(path, items)
        finally:
            self.running -= 1

    def _execute(self, path: str, items: list[Any]) -> CallbackResult:
        if isinstance(items[0], str):
            return say(200, [{"id": item} for item in items] if self.key is None else {self.key: []})
        bad = [place for place, item in enumerate(items) if is_bad(item)]
        if bad:
            return say(self.status, self.blame(items, bad))
        self.executed.update(map(number_of, items))
        made = [self._made(path, item) for item in items]
        return say(201, made if self.key is None else {self.key: made})

    def _made(self, path: str, item: Any) -> dict[str, Any]:
        if path.startswith("/payments"):
            return {"id": f"stp01{next(self._ids):015d}", "billPayments": [{"billId": item["billId"]}]}
        if "invoice" in item:
            return {"id": bill_id(next(self._ids)), "invoice": item["invoice"]}
        return {"id": item.get("id") or f"x{next(self._ids)}", "name": item["name"]}


def say(status: int, value: Any) -> CallbackResult:
    return CallbackResult(status=status, body=dumps(value), response_class=MockResponse)


def lost(_: list[Any]) -> CallbackResult:
    raise aiohttp.ServerDisconnectedError


@pytest.fixture
def bank(mock_bill: aioresponses) -> Bank:
    return Bank(mock_bill)


@pytest.fixture
async def client(bank: Bank) -> AsyncIterator[BillClient]:
    async with a_client() as client:
        yield client


def a_client() -> BillClient:
    # A call without an answer would keep its place among the three until the clock moves on.
    options = Options(limits=Limits(linger=0.0))
    return BillClient(organization=ORGANIZATION, clock=InstantClock(), jitter=lambda: 1.0, options=options)


def statuses(outcomes: Any) -> list[str]:
    return [outcome.status for outcome in outcomes]


# ---- cutting


@pytest.mark.parametrize(
    ("size", "chunks"), [(0, []), (1, [1]), (99, [99]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])]
)
async def test_bills_go_in_chunks_of_a_hundred(bank: Bank, client: BillClient, size: int, chunks: list[int]) -> None:
    result = await bulk(client.bills.create_bulk, bills(size), concurrency=1)
    assert bank.sizes == chunks
    assert result.complete
    assert (len(result), result.calls) == (size, len(chunks))
    assert [bill.invoice and bill.invoice.invoice_number for bill in result.check()] == [str(n) for n in range(size)]
    assert [outcome.index for outcome in result] == list(range(size))


async def test_every_kind_goes_by_its_own_maximum(bank: Bank, client: BillClient) -> None:
    bank.key = "vendors"
    vendors = await bulk(client.vendors.create_bulk, [VendorCreate(name=str(n), address=ADDRESS) for n in range(45)])
    assert vendors.complete
    bank.key = "departments"
    made = await bulk(client.departments.create_bulk, [DepartmentCreate(name=str(n)) for n in range(60)])
    assert [department.name for department in made.answers] == [str(n) for n in range(60)]
    bank.key = "payments"
    paid = await bulk(client.payments.create_bulk, payments(120))
    assert [outcome.item.bill_id for outcome in paid] == [bill_id(n) for n in range(120)]
    assert len({payment.id for payment in paid.check()}) == 120
    assert bank.sizes == [20, 20, 5, 50, 10, 50, 50, 20]


async def test_the_rest_of_a_payment_body_goes_with_every_chunk(bank: Bank, client: BillClient) -> None:
    bank.key = "payments"
    sent: list[Any] = []
    bank.before = lambda items: sent.append(items)
    body = payments(60)
    await bulk(client.payments.create_bulk, body)
    assert len(body.payments) == 60
    assert [len(items) for items in sent] == [50, 10]


async def test_one_payment_for_several_bills_answers_all_of_them(bank: Bank, client: BillClient) -> None:
    parts = [{"billId": bill_id(n)} for n in range(3)]
    alone = {"id": "stp01B", "billId": bill_id(3)}
    bank.before = lambda items: say(201, {"payments": [alone, {"id": "stp01A", "billPayments": parts}]})
    result = await bulk(client.payments.create_bulk, payments(4))
    assert [payment.id for payment in result.answers] == ["stp01A", "stp01A", "stp01A", "stp01B"]


async def test_archiving_goes_by_ids(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(200, {"items": [{"id": item} for item in items]})
    result = await bulk(client.items.archive_bulk, [f"0ii{n}" for n in range(120)])
    assert bank.sizes == [50, 50, 20]
    assert [(outcome.item, outcome.answer and outcome.answer.id) for outcome in result] == [
        (f"0ii{n}", f"0ii{n}") for n in range(120)
    ]


@pytest.mark.parametrize("answered", [["0ii1", "0ii1"], ["0ii8", "0ii9"], ["0ii1", "0ii9"]])
async def test_what_was_changed_is_not_answered_by_something_else(
    bank: Bank, client: BillClient, answered: list[str]
) -> None:
    bank.before = lambda items: say(200, {"items": [{"id": item} for item in answered]})
    for result in (
        await bulk(client.items.archive_bulk, ["0ii1", "0ii2"]),
        await bulk(client.items.update_bulk, [ItemBulkUpdate(id=f"0ii{n}", name="x") for n in (1, 2)]),
    ):
        assert result.counts == {"unknown": 2}


async def test_payments_that_do_not_name_their_bills_are_matched_by_position(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(201, {"payments": [{"id": f"stp0{n}"} for n in range(len(items))]})
    result = await bulk(client.payments.create_bulk, payments(3))
    assert [payment.id for payment in result.check()] == ["stp00", "stp01", "stp02"]


async def test_a_list_that_changes_meanwhile_is_written_as_it_was_given(bank: Bank, client: BillClient) -> None:
    items = bills(6)
    result = await bulk(
        client.bills.create_bulk, items, chunk_size=2, concurrency=1, on_progress=lambda _: items.clear()
    )
    assert [outcome.item for outcome in result] == bills(6)
    assert bank.executed == Counter(map(str, range(6)))


async def test_changes_are_matched_by_id_whatever_their_order(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(200, {"items": [{"id": item["id"]} for item in reversed(items)]})
    result = await bulk(client.items.update_bulk, [ItemBulkUpdate(id=f"0ii{n}", name="x") for n in range(70)])
    assert [item.id for item in result.check()] == [f"0ii{n}" for n in range(70)]


async def test_chunks_can_be_smaller(bank: Bank, client: BillClient) -> None:
    await bulk(client.bills.create_bulk, bills(10), chunk_size=4)
    assert sorted(bank.sizes) == [2, 4, 4]


async def test_at_most_three_chunks_are_under_way(bank: Bank, client: BillClient) -> None:
    bank.gate = asyncio.Event()
    running = asyncio.create_task(bulk(client.bills.create_bulk, bills(40), chunk_size=4))
    await bank.waiting.wait()
    await settle()
    assert bank.running == 3
    assert [task.get_name() for task in asyncio.all_tasks()].count("bill-async bulk") == 3
    bank.gate.set()
    assert (await running).complete
    assert bank.peak == 3


async def test_payments_go_one_chunk_after_the_other(bank: Bank, client: BillClient) -> None:
    bank.key = "payments"
    await bulk(client.payments.create_bulk, payments(30), chunk_size=5, concurrency=3)
    assert bank.peak == 1


async def test_bulk_calls_wait_behind_interactive_ones(client: BillClient, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = priorities_of(client, monkeypatch)
    await bulk(client.bills.create_bulk, bills(1))
    await bulk(client.bills.create_bulk, bills(1), priority="interactive")
    assert seen == ["interactive", "bulk", "interactive"]  # the first is the login


# ---- before anything is sent


async def test_a_dry_run_cuts_and_sends_nothing(bank: Bank, client: BillClient) -> None:
    result = await bulk(client.bills.create_bulk, bills(201), dry_run=True)
    assert result.calls == 3
    assert result.counts == {"not_sent": 201}
    assert len(result.remaining) == 201
    assert bank.calls == []
    with pytest.raises(InvalidRequestError, match="dry run"):
        result.check()


async def test_one_wrong_item_keeps_all_from_being_sent(bank: Bank, client: BillClient) -> None:
    items = bills(150)
    items[149].due_date = "tomorrow"  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError, match=r"items\[149\]: BillCreate\.due_date") as caught:
        await bulk(client.bills.create_bulk, items)
    assert caught.value.field == "items[149].due_date"
    not_a_bill: Any = VendorCreate(name="x", address=ADDRESS)
    words = r"items\[1\]: bills\.create_bulk takes BillCreate, not VendorCreate"
    with pytest.raises(InvalidRequestError, match=words) as caught:
        await bulk(client.bills.create_bulk, [a_bill(1), not_a_bill])
    assert caught.value.field == "items[1]"
    with pytest.raises(InvalidRequestError, match=r"items\[1\]: ids") as caught:
        await bulk(client.items.archive_bulk, ["0ii1", ""])
    assert caught.value.field == "items[1]"
    wrong = payments(2)
    wrong.payments[1].amount = Decimal("NaN")
    with pytest.raises(InvalidRequestError, match=r"payments\[1\]\.amount"):
        await bulk(client.payments.create_bulk, wrong)
    assert bank.calls == []


@pytest.mark.parametrize("size", [0, 101, -1, True, "10", 1.5])
async def test_chunk_sizes_that_cannot_be(client: BillClient, size: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"chunk_size: .* give 1 to 100"):
        await bulk(client.bills.create_bulk, bills(1), chunk_size=size)
    with pytest.raises(InvalidRequestError, match=r"concurrency: 0 .* give 1 or more"):
        await bulk(client.bills.create_bulk, bills(1), concurrency=0)


async def test_methods_that_write_no_bulk(client: BillClient) -> None:
    method: Any
    written = (client.bills.create, client.bills.archive, client.webhooks.subscriptions.create, client.bills)
    read = (client.bills.list, client.customer_contacts.list, client.payments.get_exchange_rates)
    for method in (*written, *read, client.documents.upload, len, "bills"):
        with pytest.raises(InvalidRequestError, match=r"not a bulk operation; give a method such as"):
            await bulk(method, bills(1))
    written_to: list[Any] = []

    class Mine:
        def __init__(self, *_: Any) -> None:
            pass

        async def create_bulk(self, items: list[Any]) -> None:
            written_to.append(items)

    with pytest.raises(InvalidRequestError, match="not a bulk operation"):
        await bulk(Mine().create_bulk, bills(1))  # type: ignore[call-overload]
    assert written_to == []
    with pytest.raises(InvalidRequestError, match="not a list of items"):
        await bulk(client.items.archive_bulk, "0ii1")
    with pytest.raises(InvalidRequestError, match="not a list of items"):
        await bulk(client.bills.create_bulk, iter(bills(1)))  # type: ignore[call-overload]
    with pytest.raises(InvalidRequestError, match=r"payments\.create_bulk"):
        await bulk(client.payments.create_bulk, [BulkPaymentItem(bill_id=bill_id(1), amount=1)])  # type: ignore[call-overload]
    with pytest.raises(InvalidRequestError, match=r"payments\.create_bulk does not take a MassPaymentCreate"):
        await bulk(client.payments.create_bulk, MassPaymentCreate(funding_account=FUNDING, payments=[]))  # type: ignore[call-overload]


# ---- what is said of each item


async def test_the_item_at_fault_is_named_and_the_others_are_rolled_back(bank: Bank, client: BillClient) -> None:
    bank.blame = by_index
    result = await bulk(client.bills.create_bulk, bills(9, 4), chunk_size=3)
    assert statuses(result) == ["done"] * 3 + ["rolled_back", "failed", "rolled_back"] + ["done"] * 3
    (failed,) = result.failed
    assert (failed.index, failed.errors[0].message) == (4, "[1].vendorId: is not a vendor")
    assert isinstance(failed.error, ValidationError)
    assert [item.invoice.invoice_number for item in result.remaining] == ["3", "5"]
    assert len(result.answers) == 6
    assert repr(result) == "<BulkResult of 9 items: 6 done, 2 rolled_back, 1 failed>"
    with pytest.raises(ExceptionGroup) as caught:
        result.check()
    assert caught.value.exceptions == (failed.error,)


async def test_payments_are_blamed_by_bill(bank: Bank, client: BillClient) -> None:
    bank.blame = by_bill
    result = await bulk(client.payments.create_bulk, payments(5, 1, 3))
    assert statuses(result) == ["rolled_back", "failed", "rolled_back", "failed", "rolled_back"]
    assert [error.message for error in result.failed[0].errors] == [f"{bill_id(1)} : The payment exceeds what is due"]


async def test_nobody_is_blamed_without_being_named(bank: Bank, client: BillClient) -> None:
    result = await bulk(client.bills.create_bulk, bills(3, 1))
    assert statuses(result) == ["refused"] * 3
    assert result.remaining == []
    assert [error.message for error in result.outcomes[0].errors] == ["Something is wrong"]


async def test_that_all_was_rolled_back_does_not_tell_which_item_is_at_fault(bank: Bank, client: BillClient) -> None:
    bank.blame = lambda items, bad: [problem("BDC_1246", "Rolled back")] * len(items)
    result = await bulk(client.bills.create_bulk, bills(3, 1))
    assert statuses(result) == ["refused"] * 3
    assert result.remaining == []


async def test_a_complaint_about_nobody_leaves_the_others_in_doubt(bank: Bank, client: BillClient) -> None:
    bank.blame = lambda items, bad: [problem("BDC_1119", "[1]: wrong"), problem("BDC_1119", "another thing")]
    result = await bulk(client.bills.create_bulk, bills(3, 1))
    assert statuses(result) == ["refused", "failed", "refused"]


async def test_a_chunk_of_one_is_always_at_fault_itself(bank: Bank, client: BillClient) -> None:
    result = await bulk(client.bills.create_bulk, bills(1, 0))
    assert statuses(result) == ["failed"]
    assert [error.message for error in result.failed[0].errors] == ["Something is wrong"]
    rolled_back = problem("BDC_1246", "Rolled back")
    for told, reason in (([*silent([], []), rolled_back], "Something is wrong"), ([rolled_back], "Rolled back")):
        bank.before = lambda items, told=told: say(422, told)
        result = await bulk(client.bills.create_bulk, bills(1, 0))
        assert [error.message for error in result.failed[0].errors] == [reason]


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("[1].vendorId: is not a vendor", [1]),
        ("[1] : is not a vendor", [1]),
        ("payments[1].amount: must be positive", []),
        ("billLineItems[1].amount: must not be null", []),
        ("vendorId: must not be null", []),
        ("[3].vendorId: no such place", []),
        ("(through reference chain: java.util.ArrayList[3]->X)", []),
        (f"{VENDOR} : not the id of an item", []),
        ('Cannot construct instance of `X` (through reference chain: java.util.ArrayList[2]->X["dueDate"])', [2]),
        ('Cannot construct instance of `X` (through reference chain: X["lines"]->java.util.ArrayList[2])', []),
        ("", []),
    ],
)
async def test_what_counts_as_a_name(bank: Bank, client: BillClient, message: str, named: list[int]) -> None:
    bank.blame = lambda items, bad: [problem("BDC_1119", message), problem("BDC_1246", "Rolled back")]
    result = await bulk(client.bills.create_bulk, bills(3, 0))
    others = "rolled_back" if named else "refused"
    assert statuses(result) == ["failed" if index in named else others for index in range(3)]


async def test_an_item_of_a_payment_body_is_named_by_its_field(bank: Bank, client: BillClient) -> None:
    bank.blame = lambda items, bad: [problem("BDC_1119", "payments[1].amount: must be positive")]
    result = await bulk(client.payments.create_bulk, payments(3, 1))
    assert statuses(result) == ["rolled_back", "failed", "rolled_back"]


@pytest.mark.parametrize("severity", ["WARNING", "INFORMATION"])
async def test_warnings_blame_nobody(bank: Bank, client: BillClient, severity: str) -> None:
    bank.blame = lambda items, bad: [
        *by_index(items, bad),
        {**problem("BDC_1000", "[0]: note"), "severity": severity},
    ]
    result = await bulk(client.bills.create_bulk, bills(2, 1))
    assert statuses(result) == ["rolled_back", "failed"]


async def test_where_all_or_nothing_is_not_documented_nobody_is_said_to_be_rolled_back(
    bank: Bank, client: BillClient
) -> None:
    items = [DepartmentCreate(name=name) for name in ("a", "bad", "c")]
    bank.key, bank.blame = "departments", lambda items, bad: [problem("BDC_1119", "[1].name: is taken")]
    assert statuses(await bulk(client.departments.create_bulk, items)) == ["refused", "failed", "refused"]
    assert statuses(await bulk(client.departments.create_bulk, items, bisect=True)) == ["refused", "failed", "refused"]
    bank.status = 400
    assert statuses(await bulk(client.departments.create_bulk, items)) == ["rolled_back", "failed", "rolled_back"]
    assert bank.executed == Counter()
    assert statuses(await bulk(client.departments.create_bulk, items, bisect=True)) == ["done", "failed", "done"]
    bank.status, bank.blame = 422, by_index
    assert statuses(await bulk(client.departments.create_bulk, items)) == ["rolled_back", "failed", "rolled_back"]


# ---- bisecting


async def test_bisecting_lets_the_good_ones_through(bank: Bank, client: BillClient) -> None:
    result = await bulk(client.bills.create_bulk, bills(100, 37), bisect=True)
    assert [outcome.index for outcome in result.failed] == [37]
    assert result.counts == {"done": 99, "failed": 1}
    assert bank.executed == Counter(str(n) for n in range(100) if n != 37)
    assert result.calls == len(bank.calls) <= 15
    assert [bill.invoice and bill.invoice.invoice_number for bill in result.answers] == [
        str(n) for n in range(100) if n != 37
    ]


async def test_what_bill_names_is_cut_off_first(bank: Bank, client: BillClient) -> None:
    bank.blame = by_index
    result = await bulk(client.bills.create_bulk, bills(100, 37), bisect=True)
    assert result.counts == {"done": 99, "failed": 1}
    assert bank.sizes == [100, 1, 99]


async def test_a_chunk_of_which_every_item_is_named_is_not_cut(bank: Bank, client: BillClient) -> None:
    bank.blame = by_index
    result = await bulk(client.bills.create_bulk, bills(100, *range(100)), bisect=True)
    assert result.counts == {"failed": 100}
    assert bank.sizes == [100]
    bank.calls.clear()
    await bulk(client.bills.create_bulk, bills(100, *range(0, 100, 2)), bisect=True)
    assert bank.sizes == [100, 50, 50]


async def test_payments_are_bisected_on_demand_only(bank: Bank, client: BillClient) -> None:
    bank.blame, bank.key = by_bill, "payments"
    with pytest.raises(InvalidRequestError, match="bisect='money'"):
        await bulk(client.payments.create_bulk, payments(5, 1), bisect=True)
    assert bank.calls == []
    result = await bulk(client.payments.create_bulk, payments(5, 1), bisect="money")
    assert statuses(result) == ["done", "failed", "done", "done", "done"]
    assert bank.executed == Counter(bill_id(n) for n in (0, 2, 3, 4))


async def test_the_parts_of_a_chunk_are_sent_side_by_side(bank: Bank, client: BillClient) -> None:
    result = await bulk(client.bills.create_bulk, bills(100, 3, 97), bisect=True)
    assert result.counts == {"done": 98, "failed": 2}
    assert bank.peak == 3


async def test_the_parts_of_chunks_are_no_more_at_a_time_than_chunks_are(bank: Bank, client: BillClient) -> None:
    bad = range(0, 40, 3)
    result = await bulk(client.bills.create_bulk, bills(40, *bad), chunk_size=4, concurrency=2, bisect=True)
    assert [outcome.index for outcome in result.failed] == list(bad)
    assert bank.peak == 2


async def test_the_parts_of_a_chunk_are_sent_side_by_side_although_the_other_chunks_have_ended(
    bank: Bank, client: BillClient
) -> None:
    ended, bad = asyncio.Event(), [1, 3, 5, 7]

    async def refuse_last(items: list[Any]) -> CallbackResult | None:
        if len(items) < 8 or not is_bad(items[1]):
            return None
        await ended.wait()
        return say(422, silent(items, bad))

    def hear(progress: BulkProgress[Any, Any]) -> None:
        if progress.decided == 16:
            bank.peak = 0
            ended.set()

    bank.before = refuse_last
    result = await bulk(
        client.bills.create_bulk, bills(24, *bad), chunk_size=8, concurrency=2, bisect=True, on_progress=hear
    )
    assert result.counts == {"done": 20, "failed": 4}
    assert bank.peak == 2


async def test_changes_are_bisected_too(bank: Bank, client: BillClient) -> None:
    bank.key = "items"
    items = [ItemBulkUpdate(id=f"0ii{n}", name="bad" if n == 2 else "x") for n in range(5)]
    result = await bulk(client.items.update_bulk, items, bisect=True)
    assert statuses(result) == ["done", "done", "failed", "done", "done"]


@settings(max_examples=60, deadline=None)
@given(
    size=st.integers(0, 40),
    bad=st.sets(st.integers(0, 39), max_size=12),
    unanswered=st.sets(st.integers(0, 20), max_size=3),
    executed_before_loss=st.booleans(),
    chunk_size=st.integers(1, 15),
    blame=st.sampled_from([silent, by_index, misleading]),
    bisect=st.booleans(),
)
def test_whatever_happens_nothing_is_executed_twice_and_nothing_is_said_wrongly(
    size: int,
    bad: set[int],
    unanswered: set[int],
    executed_before_loss: bool,
    chunk_size: int,
    blame: Any,
    bisect: bool,
) -> None:
    async def run() -> None:
        with aioresponses() as mock:
            bank = Bank(mock)
            bank.blame = blame

            def sometimes_lost(items: list[Any]) -> Any:
                if len(bank.calls) - 1 in unanswered:
                    if executed_before_loss and not any(map(is_bad, items)):
                        bank.executed.update(map(number_of, items))
                    raise aiohttp.ServerDisconnectedError
                return None

            bank.before = sometimes_lost
            items = bills(size, *bad)
            async with a_client() as client:
                result = await bulk(client.bills.create_bulk, items, bisect=bisect, chunk_size=chunk_size)
        assert [outcome.item for outcome in result] == items
        assert max(bank.executed.values(), default=1) == 1
        for outcome in result:
            done = outcome.item.invoice.invoice_number in bank.executed
            match outcome.status:
                case "done":
                    assert done
                    assert outcome.answer is not None
                    assert outcome.answer.invoice is not None
                    assert outcome.answer.invoice.invoice_number == outcome.item.invoice.invoice_number
                case "unknown":
                    assert isinstance(outcome.error, OutcomeUnknownError)
                case _:
                    assert not done
            if outcome.status == "failed" and (bisect or blame is by_index):
                assert outcome.index in bad
            if outcome.status == "rolled_back" and blame is by_index:
                assert outcome.index not in bad
        if bisect and result.error is None:
            assert {outcome.status for outcome in result} <= {"done", "failed", "unknown"}

    asyncio.run(run())


# ---- when no answer comes, or none can


async def test_an_unknown_outcome_is_never_sent_again(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: lost(items) if number_of(items[0]) == "3" else None
    result = await bulk(client.bills.create_bulk, bills(9), chunk_size=3, bisect=True)
    assert statuses(result) == ["done"] * 3 + ["unknown"] * 3 + ["done"] * 3
    assert result.calls == 3
    assert result.error is None
    error = result.unknown[0].error
    assert isinstance(error, OutcomeUnknownError)
    assert error.request == bills(9)[3:6]
    assert all(outcome.error is error for outcome in result.unknown)


async def test_a_server_error_is_an_unknown_outcome(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(503, [])
    result = await bulk(client.bills.create_bulk, bills(2))
    assert statuses(result) == ["unknown", "unknown"]


async def test_three_unknown_outcomes_in_a_row_stop_it(bank: Bank, client: BillClient) -> None:
    bank.before = lost
    result = await bulk(client.bills.create_bulk, bills(20), chunk_size=2, concurrency=1)
    assert result.counts == {"unknown": 6, "not_sent": 14}
    assert isinstance(result.error, OutcomeUnknownError)
    assert [number_of_model(item) for item in result.remaining] == [str(n) for n in range(6, 20)]


@pytest.mark.parametrize("between", ["done", "failed"])
async def test_two_unknown_outcomes_in_a_row_do_not_stop_it_however_often(
    bank: Bank, client: BillClient, between: str
) -> None:
    """Each answer of BILL in between, a success or a refusal, begins the count anew."""
    calls = range(1, 12)
    bank.before = lambda items: lost(items) if len(bank.calls) % 3 else None
    bad = [] if between == "done" else [call - 1 for call in calls if call % 3 == 0]
    result = await bulk(client.bills.create_bulk, bills(len(calls), *bad), chunk_size=1, concurrency=1)
    assert statuses(result) == ["unknown" if call % 3 else between for call in calls]
    assert result.error is None


def number_of_model(item: BillCreate) -> str:
    return item.invoice.invoice_number


async def test_one_unknown_payment_stops_all_further_ones(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: lost(items) if len(bank.calls) == 2 else None
    bank.key = "payments"
    result = await bulk(client.payments.create_bulk, payments(20), chunk_size=5, bisect="money")
    assert result.counts == {"done": 5, "unknown": 5, "not_sent": 10}
    assert isinstance(result.error, OutcomeUnknownError)


async def test_answers_that_do_not_fit_leave_the_outcome_unknown(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(201, [{"id": bill_id(0)}])
    result = await bulk(client.bills.create_bulk, bills(2))
    assert statuses(result) == ["unknown"] * 2
    error = result.unknown[0].error
    assert isinstance(error, OutcomeUnknownError)
    assert "BILL sent 1 answers for 2 items" in str(error)
    assert (error.request, error.organization, error.status) == (bills(2), ORGANIZATION.organization_id, 201)
    assert (error.sent_at, error.attempts) == (client._runtime.sender.clock.now(), 1)
    assert loads(error.body.reveal()) == [{"id": bill_id(0)}]
    bank.before = lambda items: say(201, {"never": "seen"})
    result = await bulk(client.bills.create_bulk, bills(2))
    assert statuses(result) == ["unknown"] * 2
    assert isinstance(result.unknown[0].error, OutcomeUnknownError)


async def test_the_answers_to_payments_that_do_not_fit_can_be_looked_up(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(201, {"payments": [{"id": "stp1"}, {"id": "stp2"}, {"id": "stp3"}]})
    result = await bulk(client.payments.create_bulk, payments(2))
    error = result.unknown[0].error
    assert isinstance(error, OutcomeUnknownError)
    assert error.request == payments(2)
    bank.before = lambda items: say(200, [{"id": "00d1"}])
    result_of_ids = await bulk(client.accounting_classes.archive_bulk, ["cls01ABCDEFGHIJKLMNO", "cls02ABCDEFGHIJKLMNO"])
    error = result_of_ids.unknown[0].error
    assert isinstance(error, OutcomeUnknownError)
    assert error.arguments == {"ids": "cls01ABCDEFGHIJKLMNO,cls02ABCDEFGHIJKLMNO"}
    assert error.request is None


@pytest.mark.parametrize(
    "body",
    [b"", b"<h1>Request Timeout</h1>", b'{"message":"Too Many Requests"}', b'[{"code":"429","message":"slow down"}]'],
)
@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 408, 409, 413, 422, 429, 499])
async def test_what_a_gateway_answers_is_no_refusal(bank: Bank, client: BillClient, status: int, body: bytes) -> None:
    """A chunk that BILL executed is never sent again, whatever something else answers in its place."""

    def executed_but(items: list[Any]) -> CallbackResult:
        bank._execute(bank.calls[-1][0], items)
        return CallbackResult(status=status, body=body, response_class=MockResponse)

    bank.before = executed_but
    result = await bulk(client.bills.create_bulk, bills(4), bisect=True)
    paid = await bulk(client.payments.create_bulk, payments(4), bisect="money")
    for items in (result.unknown, paid.unknown):
        assert len(items) == 4
        assert isinstance(items[0].error, OutcomeUnknownError)
        assert items[0].error.status == status
    assert len(bank.calls) == 2
    assert max(bank.executed.values()) == 1


@pytest.mark.parametrize("code", ["BDC_1001", "BDC_1002"])
async def test_a_failure_of_bill_is_no_reason_to_send_parts_of_a_chunk(
    bank: Bank, client: BillClient, code: str
) -> None:
    bank.before = lambda items: say(400, [problem(code, "System error")])
    result = await bulk(client.bills.create_bulk, bills(4), bisect=True)
    assert (statuses(result), len(bank.calls)) == (["unknown"] * 4, 1)


async def test_a_login_that_a_gateway_refuses_stops_all(bank: Bank, client: BillClient) -> None:
    bank.login_status = 404
    with pytest.raises(NotFoundError):
        await bulk(client.bills.create_bulk, bills(300), bisect=True)
    assert bank.calls == []


async def test_raw_answers_are_captured(bank: Bank, client: BillClient) -> None:
    with client.capture() as raw:
        await bulk(client.bills.create_bulk, bills(4), chunk_size=2)
    assert [answer.status for answer in raw] == [201, 201]
    assert len(bank.calls) == 2


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (403, "BDC_1361", MfaRequiredError),
        (401, "BDC_1101", AuthenticationError),
        (422, "BDC_1144", RateLimitedError),
    ],
)
async def test_what_would_meet_every_chunk_is_raised_if_nothing_was_done(
    bank: Bank, client: BillClient, status: int, code: str, kind: type[Exception]
) -> None:
    bank.before = lambda items: say(status, [problem(code, "no")])
    with pytest.raises(kind):
        await bulk(client.bills.create_bulk, bills(10), chunk_size=1, concurrency=1, wait=False)
    assert len(bank.calls) == 1


async def test_of_several_errors_that_stop_it_the_first_is_raised(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(403, [problem("BDC_1361", f"no {number_of(items[0])}")])
    with pytest.raises(MfaRequiredError) as caught:
        await bulk(client.bills.create_bulk, bills(4), chunk_size=2, concurrency=2)
    assert [error.message for error in caught.value.errors] == ["no 0"]
    assert len(bank.calls) == 2


async def test_and_ends_the_work_if_something_was(bank: Bank, client: BillClient) -> None:
    bank.before = lambda items: say(403, [problem("BDC_1361", "no")]) if len(bank.calls) == 3 else None
    result = await bulk(client.bills.create_bulk, bills(10), chunk_size=2, concurrency=1, bisect=True)
    assert result.counts == {"done": 4, "not_sent": 6}
    assert isinstance(result.error, MfaRequiredError)
    assert all(outcome.error is result.error for outcome in result.where("not_sent"))
    bank.before = lambda items: None
    again = await bulk(client.bills.create_bulk, result.remaining)
    assert again.complete
    assert bank.executed == Counter(str(n) for n in range(10))


async def test_a_login_that_fails_executes_nothing(bank: Bank, client: BillClient) -> None:
    bank.login_status = 503
    with pytest.raises(ServerError):
        await bulk(client.bills.create_bulk, bills(300))
    assert bank.calls == []


async def test_no_connection(bank: Bank, client: BillClient) -> None:
    def unreachable(items: list[Any]) -> Any:
        raise aiohttp.ConnectionTimeoutError

    bank.before = unreachable
    with pytest.raises(TransportError, match="no connection"):
        await bulk(client.bills.create_bulk, bills(300))


# ---- progress, and being stopped


async def test_progress_brings_every_outcome_once(bank: Bank, client: BillClient) -> None:
    heard: list[BulkProgress[Any, Any]] = []
    result = await bulk(client.bills.create_bulk, bills(25, 7), chunk_size=10, bisect=True, on_progress=heard.append)
    news: list[BulkOutcome[Any, Any]] = [outcome for progress in heard for outcome in progress.news]
    assert sorted(news, key=lambda outcome: outcome.index) == list(result.outcomes)
    assert [progress.decided for progress in heard] == sorted(progress.decided for progress in heard)
    assert (heard[-1].decided, heard[-1].total, heard[-1].calls) == (25, 25, result.calls)


async def test_a_report_that_raises_loses_no_outcome(bank: Bank, client: BillClient) -> None:
    def full_disk(_: BulkProgress[Any, Any]) -> None:
        raise OSError("disk full")

    result = await bulk(client.bills.create_bulk, bills(10), chunk_size=2, concurrency=2, on_progress=full_disk)
    assert isinstance(result.error, OSError)
    assert result.counts == {"done": 4, "not_sent": 6}
    assert sum(bank.executed.values()) == 4


async def cancel_once_it_hangs(
    bank: Bank, client: BillClient, on_progress: Callable[[BulkProgress[Any, Any]], None]
) -> None:
    running = asyncio.create_task(
        bulk(client.bills.create_bulk, bills(10), chunk_size=2, concurrency=1, on_progress=on_progress)
    )
    await bank.waiting.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_cancelling_leaves_no_task_behind(bank: Bank, client: BillClient) -> None:
    heard: list[BulkProgress[Any, Any]] = []
    tasks = asyncio.all_tasks()

    def then_hang(progress: BulkProgress[Any, Any]) -> None:
        heard.append(progress)
        bank.gate = asyncio.Event()

    await cancel_once_it_hangs(bank, client, then_hang)
    assert asyncio.all_tasks() == tasks
    assert heard[0].news[0].status == "done"


async def test_cancelling_tells_what_was_under_way(bank: Bank, client: BillClient) -> None:
    """Done, unknown, and what was never told of: not sent."""
    heard: list[BulkOutcome[Any, Any]] = []

    def then_hang(progress: BulkProgress[Any, Any]) -> None:
        heard.extend(progress.news)
        if progress.decided == 4:
            bank.gate = asyncio.Event()

    await cancel_once_it_hangs(bank, client, then_hang)
    assert [(outcome.index, outcome.status) for outcome in heard] == [
        *((index, "done") for index in range(4)),
        *((index, "unknown") for index in (4, 5)),
    ]
    assert isinstance(heard[-1].error, OutcomeUnknownError)
    assert heard[-1].error.request == bills(6)[4:]
    assert bank.sizes == [2, 2, 2]


async def test_changes_that_add_lines_are_not_bisected(bank: Bank, client: BillClient) -> None:
    """Unless all or nothing is documented, part of a refused chunk may have been executed."""
    bank.key = "creditMemos"
    bank.before = lambda items: say(422, silent(items, [0]))
    line = CreditMemoLineItemInput(price=Decimal(1), quantity=Decimal(1))
    memos = [CreditMemoBulkUpdate(id=f"ccr{n}", credit_memo_line_items=[line]) for n in range(4)]
    result = await bulk(client.credit_memos.update_bulk, memos, bisect=True)
    assert bank.sizes == [4]
    assert statuses(result) == ["refused"] * 4
    line.id = "cci1"
    result = await bulk(client.credit_memos.update_bulk, memos, bisect=True)
    assert sorted(bank.sizes[1:]) == [1, 1, 1, 1, 2, 2, 4]
    assert statuses(result) == ["failed"] * 4


async def test_a_bulk_write_of_ten_thousand_items(bank: Bank, client: BillClient) -> None:
    bad = {17, 4_242, 9_999}
    result = await bulk(client.bills.create_bulk, bills(10_000, *bad), bisect=True)
    assert result.counts == {"done": 9_997, "failed": 3}
    assert {outcome.index for outcome in result.failed} == bad
    assert max(bank.executed.values()) == 1
    assert result.calls <= 100 + 3 * 14


def test_an_outcome_shows_what_matters() -> None:
    outcome: BulkOutcome[str, object] = BulkOutcome(
        index=3, item="0ii1", status="failed", errors=(ErrorDetail(code="BDC_1205", message="no such item"),)
    )
    assert "BDC_1205" in repr(outcome)


# ---- a transaction number of the caller's own


@pytest.mark.parametrize(("size", "options"), [(5, {"chunk_size": 4}), (5, {"bisect": "money"})])
@pytest.mark.parametrize("dry_run", [True, False])
async def test_a_number_that_several_calls_would_carry_is_refused(
    bank: Bank, client: BillClient, size: int, options: dict[str, Any], dry_run: bool
) -> None:
    body = attrs.evolve(payments(size), transaction_number="MINE-1")
    with pytest.raises(
        InvalidRequestError,
        match=r"transaction_number: 'MINE-1' .* leave it out, or give at most 50 items, .*chunk_size",
    ) as e:
        await bulk(client.payments.create_bulk, body, dry_run=dry_run, **options)
    assert e.value.field == "transaction_number"
    assert bank.calls == []


async def test_a_number_goes_along_with_a_single_call(bank: Bank, client: BillClient) -> None:
    body = attrs.evolve(payments(5), transaction_number="MINE-1")
    assert (await bulk(client.payments.create_bulk, body, chunk_size=5)).complete
    assert [len(items) for _, items in bank.calls] == [5]
