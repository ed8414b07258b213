"""Bulk writes and reconciliation with our own client, over connections that lose requests and answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import aiohttp
import pytest
from logins import credentials
from unit.loopback import InstantClock

from bill_async import (
    AddressInput,
    Bill,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BillUpdate,
    BulkPaymentItem,
    CreditMemoCreate,
    CreditMemoLineItemInput,
    CustomerCreate,
    DepartmentCreate,
    FundingAccountInput,
    InvalidRequestError,
    InvoiceCreate,
    InvoiceCustomer,
    InvoiceLineItemInput,
    ItemBulkUpdate,
    ItemCreate,
    Options,
    OrganizationCredentials,
    OutcomeUnknownError,
    Payment,
    Payment_,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    VendorCreate,
    VendorCreditCreate,
    VendorCreditLineItemInput,
    VoidPaymentRequest,
    bulk,
)
from bill_async._limits.limiter import Limits
from bill_async.sandbox import Sandbox

ADDRESS = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")


class Wire:
    """Connections that break when they are told to: `before` BILL has the request, or `after` it has executed it."""

    def __init__(self) -> None:
        self.breaks: Callable[[], str | None] = lambda: None

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        write = request.method != "GET" and not request.url.path.endswith(("/login", "/logout"))
        breaks = self.breaks() if write else None
        if breaks == "before":
            raise aiohttp.ServerDisconnectedError
        response = await handler(request)
        if breaks == "after":
            await response.read()
            raise aiohttp.ServerDisconnectedError
        return response

    def once(self, *calls: str | None) -> None:
        """Break as said, call by call, and then no more."""
        left = list(calls)
        self.breaks = lambda: left.pop(0) if left else None


class Setup:
    """A sandbox, our client, and the wire between them; one clock for all."""

    def __init__(self, sandbox: Sandbox, client: BillClient, wire: Wire, clock: InstantClock) -> None:
        self.sandbox = sandbox
        self.clock = clock
        self.client = client
        self.wire = wire

    def objects(self, kind: str) -> list[dict[str, Any]]:
        """Return all objects of the organization, from behind the API."""
        return list(self.sandbox.objects(self.sandbox.accounts[0].organization_id, kind))

    async def vendor(self) -> str:
        """Return the id of a vendor who is paid in dollars."""
        return (await self.client.vendors.create(VendorCreate(name="Payee", address=ADDRESS))).id


@pytest.fixture
async def setup() -> AsyncIterator[Setup]:
    clock, wire = InstantClock(), Wire()
    async with (
        Sandbox(objects=30, clock=clock) as sandbox,
        aiohttp.ClientSession(middlewares=[wire]) as http,
        BillClient(
            organization=credentials(sandbox),
            environment=sandbox.url,
            session=http,
            clock=clock,
            options=Options(limits=Limits(linger=0.0)),
        ) as client,
    ):
        yield Setup(sandbox, client, wire, clock)


def a_bill(vendor: str, number: int | str, amount: Decimal = Decimal("12.34")) -> BillCreate:
    return BillCreate(
        vendor_id=vendor,
        due_date=date(2026, 4, 1),
        invoice=BillInvoiceInput(invoice_number=f"N-{number}", invoice_date=date(2026, 3, 1)),
        bill_line_items=[BillLineItemInput(amount=amount)],
    )


def numbers(setup: Setup) -> Counter[str]:
    """Count the bills that the tests made, by their number."""
    found = (bill["invoice"]["invoiceNumber"] for bill in setup.objects("bills"))
    return Counter(number for number in found if number.startswith("N-"))


# ---- changes


async def test_a_change_that_adds_a_line_is_not_sent_twice(setup: Setup) -> None:
    """BILL appends a line without an id each time that it comes; every other change may be repeated."""
    bill = await setup.client.bills.create(a_bill(await setup.vendor(), 1))
    setup.wire.once("after")
    more = BillUpdate(bill_line_items=[BillLineItemInput(amount=Decimal("5.00"))])
    with pytest.raises(OutcomeUnknownError):
        await setup.client.bills.update(bill.id, more)
    setup.wire.once("after")
    changed = await setup.client.bills.update(bill.id, BillUpdate(description="once more"))
    lines = changed.bill_line_items or []
    assert (changed.description, [line.amount for line in lines]) == ("once more", [Decimal("12.34"), Decimal("5.00")])
    setup.wire.once("after")
    more = BillUpdate(bill_line_items=[BillLineItemInput(id=lines[1].id, amount=Decimal("6.00"))])
    changed = await setup.client.bills.update(bill.id, more)
    assert [line.amount for line in changed.bill_line_items or []] == [Decimal("12.34"), Decimal("6.00")]


# ---- bulk


async def test_good_bills_get_through_and_bad_ones_are_named(setup: Setup) -> None:
    vendor = await setup.vendor()
    nobody = vendor[:-5] + "ZZZZZ"
    items = [a_bill(nobody if n in (7, 130) else vendor, n) for n in range(250)]
    plain = await bulk(setup.client.bills.create_bulk, items)
    assert plain.counts == {"rolled_back": 198, "failed": 2, "done": 50}
    assert [outcome.index for outcome in plain.failed] == [7, 130]
    assert len(numbers(setup)) == 50
    rest = await bulk(setup.client.bills.create_bulk, plain.remaining, bisect=True)
    assert rest.complete
    assert numbers(setup) == Counter({f"N-{n}": 1 for n in range(250) if n not in (7, 130)})


async def test_bisecting_a_bulk_write(setup: Setup) -> None:
    vendor = await setup.vendor()
    items = [a_bill(vendor, n, Decimal("1.00")) for n in range(120)]
    for n in (0, 55, 119):
        items[n].vendor_id = vendor[:-5] + "ZZZZZ"
    result = await bulk(setup.client.bills.create_bulk, items, bisect=True)
    assert [outcome.index for outcome in result.failed] == [0, 55, 119]
    assert [bill.invoice and bill.invoice.invoice_number for bill in result.answers] == [
        f"N-{n}" for n in range(120) if n not in (0, 55, 119)
    ]
    assert max(numbers(setup).values()) == 1
    assert setup.sandbox.rejected == 0


async def test_every_kind_of_bulk_write(setup: Setup) -> None:
    client = setup.client
    vendors = await bulk(client.vendors.create_bulk, [VendorCreate(name=f"V{n}", address=ADDRESS) for n in range(45)])
    assert [vendor.name for vendor in vendors.check()] == [f"V{n}" for n in range(45)]
    departments = await bulk(client.departments.create_bulk, [DepartmentCreate(name=f"D{n}") for n in range(60)])
    assert departments.complete
    items = await bulk(client.items.create_bulk, [ItemCreate(type="SERVICE", name=f"I{n}") for n in range(60)])
    changes = [ItemBulkUpdate(id=item.id, name=f"{item.name}x") for item in items.check()]
    changed = await bulk(client.items.update_bulk, changes)
    assert [item.name for item in changed.check()] == [f"I{n}x" for n in range(60)]
    archived = await bulk(client.items.archive_bulk, [item.id for item in items.answers])
    assert {item.archived for item in archived.check()} == {True}
    restored = await bulk(client.items.restore_bulk, [item.id for item in items.answers])
    assert {item.archived for item in restored.check()} == {False}
    customer = await client.customers.create(CustomerCreate(name="C", email="c@example.com"))
    memos = [
        CreditMemoCreate(
            customer_id=customer.id,
            reference_number=f"M{n}",
            credit_date=date(2026, 3, 1),
            credit_memo_line_items=[CreditMemoLineItemInput(quantity=1, price=n)],
        )
        for n in range(1, 61)
    ]
    made = await bulk(client.credit_memos.create_bulk, memos)
    assert [memo.reference_number for memo in made.check()] == [f"M{n}" for n in range(1, 61)]
    credits = [
        VendorCreditCreate(
            vendor_id=vendors.answers[0].id,
            reference_number=f"R{n}",
            credit_date=date(2026, 3, 1),
            vendor_credit_line_items=[VendorCreditLineItemInput(amount=n)],
        )
        for n in range(1, 61)
    ]
    credited = await bulk(client.vendor_credits.create_bulk, credits)
    assert [credit.reference_number for credit in credited.check()] == [f"R{n}" for n in range(1, 61)]
    gone = await bulk(client.vendor_credits.archive_bulk, [credit.id for credit in credited.answers])
    assert {credit.archived for credit in gone.check()} == {True}


async def test_answers_lost_and_requests_lost_in_a_bulk_write(setup: Setup) -> None:
    vendor = await setup.vendor()
    items = [a_bill(vendor, n) for n in range(50)]
    setup.wire.once(None, "after", "before")
    result = await bulk(setup.client.bills.create_bulk, items, chunk_size=10, concurrency=1)
    assert result.counts == {"done": 30, "unknown": 20}
    assert len(numbers(setup)) == 40
    result = await setup.client.reconcile(result)
    assert result.counts == {"done": 40, "not_sent": 10}
    assert result.where("not_sent")[0].index == 20
    rest = await bulk(setup.client.bills.create_bulk, result.remaining)
    assert rest.complete
    assert numbers(setup) == Counter(f"N-{n}" for n in range(50))


async def open_bills(setup: Setup, count: int) -> list[Bill]:
    vendor = await setup.vendor()
    made = await bulk(setup.client.bills.create_bulk, [a_bill(vendor, n) for n in range(count)])
    return made.check()


async def funding(setup: Setup) -> FundingAccountInput:
    accounts = (await setup.client.bank_accounts.list()).items
    return FundingAccountInput(type="BANK_ACCOUNT", id=next(one.id for one in accounts if one.status == "VERIFIED"))


async def test_payments_in_bulk(setup: Setup) -> None:
    bills = await open_bills(setup, 60)
    parts = [BulkPaymentItem(bill_id=bill.id, amount=Decimal("12.34")) for bill in bills]
    parts[5].amount = Decimal(1000)
    body = PaymentBulkCreate(funding_account=await funding(setup), payments=parts)
    setup.wire.once(None, None, "after")
    plain = await bulk(setup.client.payments.create_bulk, body)
    assert plain.counts == {"rolled_back": 49, "failed": 1, "done": 10}
    assert "exceeds what is due" in plain.failed[0].errors[0].message
    again = PaymentBulkCreate(funding_account=body.funding_account, payments=plain.remaining)
    result = await bulk(setup.client.payments.create_bulk, again)
    assert result.counts == {"unknown": 49}
    result = await setup.client.reconcile(result)
    assert len(result.check()) == 49
    paid = Counter(part["billId"] for payment in setup.objects("payments") for part in payment["billPayments"])
    ours = {bill.id for bill in bills}
    assert Counter({bill: count for bill, count in paid.items() if bill in ours}) == Counter(ours - {parts[5].bill_id})


# ---- reconcile, one by one

Create = Callable[[BillClient, str, int], Awaitable[Any]]
"""Create an object with a number for the party of an id."""


async def _bill(client: BillClient, vendor: str, number: int) -> Any:
    return await client.bills.create(a_bill(vendor, number))


async def _invoice(client: BillClient, customer: str, number: int) -> Any:
    return await client.invoices.create(
        InvoiceCreate(
            customer=InvoiceCustomer(id=customer),
            invoice_number=f"N-{number}",
            invoice_line_items=[InvoiceLineItemInput(quantity=3, price=Decimal("0.333"))],
        )
    )


async def _vendor(client: BillClient, _: str, number: int) -> Any:
    return await client.vendors.create(VendorCreate(name=f"N-{number}", address=ADDRESS, email="v@example.com"))


async def _customer(client: BillClient, _: str, number: int) -> Any:
    return await client.customers.create(CustomerCreate(name=f"N-{number}", email="c@example.com"))


def _name(item: Any) -> str:
    return str(item.get("name") or item.get("invoiceNumber") or item["invoice"]["invoiceNumber"])


@pytest.mark.parametrize(
    ("kind", "create"),
    [("bills", _bill), ("invoices", _invoice), ("vendors", _vendor), ("customers", _customer)],
)
async def test_nothing_is_made_twice_or_not_at_all(setup: Setup, kind: str, create: Create) -> None:
    customer = await setup.client.customers.create(CustomerCreate(name="Payer", email="p@example.com"))
    party, chance = customer.id if kind == "invoices" else await setup.vendor(), random.Random(kind)
    setup.wire.breaks = lambda: chance.choice(["before", "after", None])
    lost = 0
    for number in range(30):
        while True:
            try:
                await create(setup.client, party, number)
            except OutcomeUnknownError as error:
                lost += 1
                verdict = await setup.client.reconcile(error)
                assert verdict.outcome != "undecided", verdict.why
                if verdict.outcome == "happened":
                    break
            else:
                break
    made = Counter(name for item in setup.objects(kind) if (name := _name(item)).startswith("N-"))
    assert made == Counter(f"N-{number}" for number in range(30))
    assert lost > 20


async def test_no_bill_is_paid_twice(setup: Setup) -> None:
    bills, account, chance = await open_bills(setup, 20), await funding(setup), random.Random(1)
    setup.wire.breaks = lambda: chance.choice(["before", "after", None])
    for bill in bills:
        payment = PaymentCreate(
            bill_id=bill.id,
            amount=Decimal("6.17"),
            funding_account=account,
            processing_options=PaymentProcessingOptionsInput(),
        )
        while True:
            try:
                await setup.client.payments.create(payment)
            except OutcomeUnknownError as error:
                verdict = await setup.client.reconcile(error)
                if verdict.outcome == "did_not_happen":
                    continue
                assert verdict.outcome == "happened", verdict.why
            break
    paid = Counter(part["billId"] for payment in setup.objects("payments") for part in payment["billPayments"])
    assert {paid[bill.id] for bill in bills} == {1}


async def test_a_payment_is_found_by_its_transaction_number(setup: Setup) -> None:
    bills, account = await open_bills(setup, 2), await funding(setup)
    for bill, breaks, outcome in zip(bills, ("before", "after"), ("did_not_happen", "happened"), strict=True):
        payment = PaymentCreate(
            bill_id=bill.id,
            amount=Decimal("6.17"),
            funding_account=account,
            processing_options=PaymentProcessingOptionsInput(),
            transaction_number=f"PAY, {breaks}: 1",
        )
        setup.wire.once(breaks)
        with pytest.raises(OutcomeUnknownError) as caught:
            await setup.client.payments.create(payment)
        verdict = await setup.client.reconcile(caught.value)
        assert verdict.outcome == outcome, verdict.why
        assert [getattr(found, "transaction_number", None) for found in verdict.found] == (
            [payment.transaction_number] if outcome == "happened" else []
        )
    listed = setup.client.payments.list(filters=Payment_.transaction_number == "PAY, after: 1")
    assert [found.bill_id async for found in listed] == [bills[1].id]


async def test_a_change_is_found_again_or_not(setup: Setup) -> None:
    bill, client, wire = (await open_bills(setup, 1))[0], setup.client, setup.wire
    setup.clock.turn(600)  # BILL has changed it, when it was made
    changes: list[tuple[str, Callable[[], Awaitable[Any]]]] = [
        ("description", lambda: client.bills.update(bill.id, BillUpdate(description="changed"), retries=0)),
        ("archived", lambda: client.bills.archive(bill.id, retries=0)),
        ("archived", lambda: client.bills.restore(bill.id, retries=0)),
    ]
    for field, call in changes:
        for breaks, outcome in (("before", "did_not_happen"), ("after", "happened")):
            wire.once(breaks)
            with pytest.raises(OutcomeUnknownError) as caught:
                await call()
            assert caught.value.arguments == {"bill_id": bill.id}
            assert caught.value.organization == setup.sandbox.accounts[0].organization_id
            verdict = await client.reconcile(caught.value, margin=0)
            assert verdict.outcome == outcome, verdict.why
            assert field in verdict.why
            setup.clock.turn(600)


async def test_a_payment_is_canceled_and_voided_once(setup: Setup) -> None:
    client, wire, funds = setup.client, setup.wire, await funding(setup)
    sent, scheduled = [
        await client.payments.create(
            PaymentCreate(
                bill_id=bill.id,
                amount=Decimal(5),
                funding_account=funds,
                process_date=setup.clock.now().date() + timedelta(days=days),
                processing_options=PaymentProcessingOptionsInput(),
            )
        )
        for bill, days in zip(await open_bills(setup, 2), (1, 21), strict=True)
    ]
    setup.clock.turn(5 * 86400)
    setup.clock.turn(600)
    void = VoidPaymentRequest(type="VOID_ONLY", reason="wrong")
    changes: list[tuple[str, Callable[[], Awaitable[Any]]]] = [
        ("CANCELED", lambda: client.payments.cancel(scheduled.id)),
        ("VOIDED", lambda: client.payments.void(sent.id, void)),
    ]
    for status, call in changes:
        for breaks, outcome in (("before", "did_not_happen"), ("after", "happened")):
            wire.once(breaks)
            with pytest.raises(OutcomeUnknownError) as caught:
                await call()
            verdict = await client.reconcile(caught.value)
            assert verdict.outcome == outcome, verdict.why
            (payment,) = verdict.found
            assert isinstance(payment, Payment)
            assert (payment.single_status == status) == (outcome == "happened")


async def test_the_client_of_another_organization_is_refused(setup: Setup) -> None:
    setup.wire.once("after")
    with pytest.raises(OutcomeUnknownError) as caught:
        await setup.vendor()
    account = setup.sandbox.accounts[0]
    elsewhere = OrganizationCredentials(account.dev_key, account.username, account.password, "00801ELSEWHERE00000A")
    with pytest.raises(InvalidRequestError, match="use the client that made the call"):
        await setup.client.for_organization(elsewhere).reconcile(caught.value)
    assert (await setup.client.reconcile(caught.value)).outcome == "happened"
