"""Payments with keys. Their transaction numbers are derived from the keys, so that not even a lost journal causes a
double payment."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from journal.helpers import entries, paths, states, vendor
from logins import credentials
from unit.loopback import BILL_ID, Loopback, Received, answer, errors, reset

from bill_async import (
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BulkPaymentItem,
    FundingAccountInput,
    Journal,
    KeyReusedError,
    Options,
    OutcomeUnknownError,
    Payment,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    ValidationError,
    bulk,
)
from bill_async.sandbox import Fault, Sandbox


@attrs.frozen
class Books:
    """An organization with bills to pay."""

    sandbox: Sandbox
    bank: str
    bills: list[str]

    def client(self, journal: Journal, **options: Any) -> BillClient:
        return BillClient(
            organization=credentials(self.sandbox),
            environment=self.sandbox.url,
            journal=journal,
            options=Options(**options),
        )

    @property
    def funding(self) -> FundingAccountInput:
        return FundingAccountInput(type="BANK_ACCOUNT", id=self.bank)

    def payment(self, number: int = 0, amount: int = 10) -> PaymentCreate:
        return PaymentCreate(
            bill_id=self.bills[number],
            amount=Decimal(amount),
            funding_account=self.funding,
            processing_options=PaymentProcessingOptionsInput(),
        )

    def all(self) -> PaymentBulkCreate:
        items = [BulkPaymentItem(bill_id=one, amount=Decimal(10)) for one in self.bills]
        return PaymentBulkCreate(funding_account=self.funding, payments=items)


@pytest.fixture
async def books(path: Path) -> AsyncIterator[Books]:
    async with Sandbox(objects=0) as sandbox, Journal(path.with_name("setup.db")) as journal:
        books = Books(sandbox, "", [])
        async with books.client(journal) as client:
            bank = (await client.bank_accounts.list()).items[0].id
            day = sandbox.clock.now().date()
            bills = [
                BillCreate(
                    vendor_id=(await client.vendors.create(vendor(f"v{number}"))).id,
                    due_date=day + timedelta(days=30),
                    invoice=BillInvoiceInput(invoice_number=f"I-{number}", invoice_date=date(2026, 1, 1)),
                    bill_line_items=[BillLineItemInput(amount=Decimal(10))],
                )
                for number in range(5)
            ]
            made = await client.bills.create_bulk(bills)
        yield Books(sandbox, bank, [one.id for one in made])


async def paid(client: BillClient) -> list[Payment]:
    return [one async for one in client.payments.list()]


async def test_the_number_is_that_of_the_key(books: Books, path: Path) -> None:
    async with Journal(path, settle=0.0) as journal, books.client(journal) as client:
        first = await client.payments.create(books.payment(), key="invoice-4711")
        assert first.transaction_number is not None
        assert await client.payments.create(books.payment(), key="invoice-4711") == first
        with pytest.raises(KeyReusedError) as caught:
            await client.payments.create(books.payment(1), key="invoice-4711")
        assert caught.value.differs == ("bill_id",)
    async with Journal(path, settle=0.0) as journal, books.client(journal, mint_transaction_numbers=False) as client:
        assert await client.payments.create(books.payment(), key="invoice-4711") == first


@pytest.mark.parametrize("executed", [True, False])
async def test_a_lost_payment_is_found_by_its_number(books: Books, path: Path, executed: bool) -> None:
    async with Journal(path, settle=0.0) as journal, books.client(journal) as client:
        books.sandbox.faults.add(Fault("reset", operation="createPayment", executed=executed, times=1))
        with pytest.raises(OutcomeUnknownError):
            await client.payments.create(books.payment(), key="k")
        payment = await client.payments.create(books.payment(), key="k")
        assert [one.id for one in await paid(client)] == [payment.id]


async def test_a_lost_journal_pays_nothing_twice(books: Books, path: Path) -> None:
    async with Journal(path) as journal, books.client(journal) as client:
        first = await client.payments.create(books.payment(amount=4), key="k")
    async with Journal(path.with_name("new.db")) as journal, books.client(journal) as client:
        again = await client.payments.create(books.payment(amount=4), key="k")
        assert again.id == first.id
        assert [one.id for one in await paid(client)] == [first.id]
        assert {entry.id.key: (entry.state, entry.ids) for entry in await entries(journal)} == {
            "k": ("done", (first.id,))
        }
        assert (await client.payments.create(books.payment(amount=4), key="k")).id == first.id
        assert (await client.payments.create(books.payment(amount=4), key="k2")).id != first.id


@pytest.mark.parametrize("status", [409, 422])
async def test_a_number_that_bill_refuses_is_looked_up_whichever_its_status(
    server: Loopback, client: BillClient, journal: Journal, status: int
) -> None:
    paid_bill = {"billId": BILL_ID, "amount": 5}
    made: dict[str, Any] = {"id": "stp01ABCDEFGHIJKLMNO", "amount": 5, "billPayments": [paid_bill]}

    async def refuse(request: Received, writer: asyncio.StreamWriter) -> None:
        made["transactionNumber"] = json.loads(request.body)["transactionNumber"]
        await errors("BDC_1234", status=status)(request, writer)

    async def show(request: Received, writer: asyncio.StreamWriter) -> None:
        await answer({"results": [made]})(request, writer)

    server.script = [refuse, show]
    payment = PaymentCreate(
        bill_id=BILL_ID,
        amount=Decimal(5),
        funding_account=FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO"),
        processing_options=PaymentProcessingOptionsInput(),
    )
    for _ in range(2):
        assert (await client.payments.create(payment, key="k")).id == made["id"]
    assert await states(journal) == {"k": "done"}
    assert paths(server) == ["POST /v3/payments", "GET /v3/payments"]


async def test_a_number_is_looked_up_with_the_options_of_the_call(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [errors("BDC_1234", status=422), reset, reset]
    payment = PaymentCreate(
        bill_id=BILL_ID,
        amount=Decimal(5),
        funding_account=FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO"),
        processing_options=PaymentProcessingOptionsInput(),
    )
    with pytest.raises(ValidationError):
        await client.payments.create(payment, key="k", retries=0)
    assert paths(server) == ["POST /v3/payments", "GET /v3/payments"]


async def test_another_refusal_stays_one(books: Books, path: Path) -> None:
    async with Journal(path) as journal, books.client(journal) as client:
        with pytest.raises(ValidationError):
            await client.payments.create(books.payment(amount=1000), key="k")
        assert await states(journal) == {"k": "not_executed"}
        assert (await client.payments.create(books.payment(), key="k")).amount == Decimal(10)


async def test_a_lost_journal_of_a_bulk_write_pays_nothing_twice(books: Books, path: Path) -> None:
    keys = [f"pay {number}" for number in range(5)]
    for name in ("first.db", "new.db"):
        async with Journal(path.with_name(name)) as journal, books.client(journal) as client:
            result = await bulk(client.payments.create_bulk, books.all(), key=keys, bisect="money")
            assert result.complete
            assert await states(journal) == dict.fromkeys(keys, "done")
            assert Counter(one.bill_id for one in await paid(client)) == Counter(books.bills)
            assert [one.bill_id for one in result.answers] == books.bills
            recorded = {entry.id.key: entry.ids for entry in await entries(journal)}
            assert [recorded[key] for key in keys] == [(one.id,) for one in result.answers]
            again = await bulk(client.payments.create_bulk, books.all(), key=keys)
            assert again.calls == 0
            assert [one.id for one in again.answers] == [one.id for one in result.answers]


async def test_payments_of_a_lost_chunk_are_found_together(books: Books, path: Path) -> None:
    keys = [f"pay {number}" for number in range(5)]
    books.sandbox.faults.add(Fault("truncated", operation="createBulkPayment", times=1))
    async with Journal(path, settle=0.0) as journal, books.client(journal) as client:
        assert (await bulk(client.payments.create_bulk, books.all(), key=keys)).counts == {"unknown": 5}
        result = await bulk(client.payments.create_bulk, books.all(), key=keys)
        assert result.complete
        assert result.calls == 0
        assert [one.bill_id for one in result.answers] == books.bills
        assert Counter(one.bill_id for one in await paid(client)) == Counter(books.bills)


@pytest.mark.parametrize(
    ("number", "amount", "differs"), [(2, 4, ("bill",)), (0, 7, ("amount",)), (2, 7, ("amount", "bill"))]
)
async def test_a_lost_journal_does_not_pass_another_payment_off_as_this_one(
    books: Books, path: Path, number: int, amount: int, differs: tuple[str, ...]
) -> None:
    async with Journal(path) as journal, books.client(journal) as client:
        first = await client.payments.create(books.payment(amount=4), key="k")
    async with Journal(path.with_name("new.db")) as journal, books.client(journal) as client:
        for _ in range(2):
            with pytest.raises(KeyReusedError, match=rf"'k': it was used for {first.id}, which differs in") as caught:
                await client.payments.create(books.payment(number, amount=amount), key="k")
            assert caught.value.differs == differs
            assert await states(journal) == {"k": "not_executed"}
        assert [one.id for one in await paid(client)] == [first.id]


async def test_a_lost_journal_does_not_pass_other_payments_off_as_those_of_a_bulk_write(
    books: Books, path: Path
) -> None:
    keys = [f"pay {number}" for number in range(5)]
    async with Journal(path) as journal, books.client(journal) as client:
        assert (await bulk(client.payments.create_bulk, books.all(), key=keys)).complete
    other = attrs.evolve(books.all(), payments=[attrs.evolve(one, amount=Decimal(9)) for one in books.all().payments])
    async with Journal(path.with_name("new.db")) as journal, books.client(journal) as client:
        with pytest.raises(KeyReusedError, match=r"differs in amount; give each write a key of its own"):
            await bulk(client.payments.create_bulk, other, key=keys)
        assert set((await states(journal)).values()) == {"not_executed"}
        assert len(await paid(client)) == 5
