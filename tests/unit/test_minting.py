"""The transaction numbers that the client makes for payments, and what `reconcile` concludes from them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from unit.loopback import BILL_ID, EXPIRED, InstantClock, Loopback, answer, client_of, errors, reset

from bill_async import (
    BillClient,
    BillError,
    BulkPaymentItem,
    FundingAccountInput,
    InvalidRequestError,
    ItemCreate,
    Options,
    OutcomeUnknownError,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    bulk,
)
from bill_async._http.minting import is_minted, transaction_number
from bill_async._limits.limiter import Limits
from bill_async.operations.bills import GET_BILL
from bill_async.reconcile.evidence import Evidence, evidence, find_minted
from bill_async.reconcile.lookup import operation_of

FUNDING = FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO")
PAID = {"id": "stp01ABCDEFGHIJKLMNO", "billId": BILL_ID, "amount": 5}


def a_payment(**more: Any) -> PaymentCreate:
    options = PaymentProcessingOptionsInput()
    return PaymentCreate(
        **{"bill_id": BILL_ID, "funding_account": FUNDING, "amount": 5, "processing_options": options, **more}
    )


def payments(count: int = 2, **more: Any) -> PaymentBulkCreate:
    parts = [BulkPaymentItem(bill_id=f"00n01{n:015d}", amount=5) for n in range(count)]
    return PaymentBulkCreate(funding_account=FUNDING, payments=parts, **more)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
async def client(server: Loopback, clock: InstantClock) -> AsyncIterator[BillClient]:
    async with client_of(server, clock=clock, options=Options(limits=Limits(linger=0.0))) as client:
        yield client


def sent(server: Loopback) -> list[Any]:
    """Return the transaction numbers that were sent; UNSET is no number."""
    bodies = [json.loads(request.body) for request in server.calls if request.method == "POST"]
    return [body.get("transactionNumber", "nothing") for body in bodies]


# ---- minting


async def test_a_payment_without_a_number_gets_one_of_its_own(server: Loopback, client: BillClient) -> None:
    body = a_payment()
    for _ in range(2):
        server.script = [answer(PAID, 201)]
        await client.payments.create(body)
    one, other = sent(server)
    assert is_minted(one)
    assert is_minted(other)
    assert one != other
    assert body == a_payment()  # the caller's own object is left as it was


async def test_a_bulk_payment_gets_one_for_the_call(server: Loopback, client: BillClient) -> None:
    server.script = [answer({"payments": [PAID] * count}, 201) for count in (50, 10)]
    assert (await bulk(client.payments.create_bulk, payments(60), concurrency=1)).complete
    assert len(set(sent(server))) == 2
    assert all(map(is_minted, sent(server)))


async def test_a_number_of_the_caller_is_kept(server: Loopback, client: BillClient) -> None:
    server.script = [answer(PAID, 201)] * 2
    await client.payments.create(a_payment(transaction_number="PAY7"))
    await client.payments.create(a_payment(transaction_number=None))
    assert sent(server) == ["PAY7", None]


async def test_minting_can_be_switched_off(server: Loopback) -> None:
    server.script = [answer(PAID, 201), answer({"payments": [PAID]}, 201)]
    async with client_of(server, options=Options(mint_transaction_numbers=False)) as client:
        await client.payments.create(a_payment())
        await client.payments.create_bulk(payments())
    assert sent(server) == ["nothing", "nothing"]


async def test_every_attempt_carries_the_same_number(server: Loopback, client: BillClient) -> None:
    server.script = [errors(EXPIRED[0], status=EXPIRED[1]), reset]
    with pytest.raises(OutcomeUnknownError) as caught:
        await client.payments.create(a_payment())
    assert len(sent(server)) == 2
    assert set(sent(server)) == {caught.value.request.transaction_number}
    assert is_minted(caught.value.request.transaction_number)


async def test_what_cannot_be_sent_is_refused_as_before(server: Loopback, client: BillClient) -> None:
    with pytest.raises(InvalidRequestError, match="takes PaymentCreate, not PaymentBulkCreate"):
        await client.payments.create(payments())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert server.calls == []


async def test_only_what_takes_a_number_gets_one(server: Loopback, client: BillClient) -> None:
    await client.items.create(ItemCreate(name="Hour", type="SERVICE", price=1))
    assert sent(server) == ["nothing"]
    with pytest.raises(InvalidRequestError, match=r"bills\.get takes no body"):
        await client.call(GET_BILL, BILL_ID, body=a_payment())
    assert len(server.calls) == 1


# ---- the numbers


def test_a_number_is_one_that_bill_takes() -> None:
    for number in (transaction_number(), transaction_number("00801A", "invoice 4711"), transaction_number(None, "")):
        assert number.isalnum()
        assert number.isascii()
        assert number.startswith("BILLASYNC")
        assert len(number) == 41
        assert is_minted(number)


def test_random_numbers_differ() -> None:
    assert len({transaction_number() for _ in range(1000)}) == 1000


def test_a_key_gives_the_same_number_in_any_process() -> None:
    # printf "6:00801Ainvoice 4711" | sha256sum | cut -c1-40 | xxd -r -p | base32
    assert transaction_number("00801A", "invoice 4711") == "BILLASYNCZ3KIL2RCY3I5LU3OBRN4VAFCIUD2VX63"
    others = [
        ("00801B", "invoice 4711"),
        ("00801A", "invoice 4712"),
        (None, "invoice 4711"),
        ("00801", "Ainvoice 4711"),
    ]
    assert len({transaction_number(*one) for one in [("00801A", "invoice 4711"), *others]}) == 5


@pytest.mark.parametrize("number", [None, 7, "", "PAY7", "BILLASYNC", "BILLASYNC" + "1" * 32, "BILLASYNC" + "A" * 33])
def test_other_numbers_are_not_minted(number: object) -> None:
    assert not is_minted(number)


# ---- finding payments by them


async def lost(client: BillClient, server: Loopback) -> OutcomeUnknownError:
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError) as caught:
        await client.payments.create(a_payment())
    return caught.value


def listed(error: OutcomeUnknownError, *, after: float = 1.0, **more: Any) -> dict[str, Any]:
    """A payment as BILL lists it."""
    assert error.sent_at is not None
    made = (error.sent_at + timedelta(seconds=after)).isoformat()
    return {**PAID, "transactionNumber": error.request.transaction_number, "createdTime": made, **more}


def queries(server: Loopback) -> list[dict[str, str]]:
    found = [parse_qs(urlsplit(request.path).query) for request in server.calls if request.method == "GET"]
    return [{name: value for name, (value,) in one.items()} for one in found]


async def test_a_payment_is_found_by_one_call(server: Loopback, client: BillClient, clock: InstantClock) -> None:
    error = await lost(client, server)
    server.script = [answer({"results": [listed(error)]})]
    verdict = await client.reconcile(error)
    assert (verdict.outcome, [item.id for item in verdict.found]) == ("happened", [PAID["id"]])  # type: ignore[attr-defined]
    assert queries(server) == [{"max": "100", "filters": f"transactionNumber:eq:{error.request.transaction_number}"}]
    assert clock.slept == []


async def test_nothing_else_counts_of_a_payment_with_the_number(server: Loopback, client: BillClient) -> None:
    """Nobody else can have made it, whatever BILL has made of its amount."""
    error = await lost(client, server)
    server.script = [answer({"results": [listed(error, amount=7, billId="00n01OTHER")]})]
    assert (await client.reconcile(error)).outcome == "happened"


async def test_no_such_payment_did_not_happen_once_bill_had_the_time(
    server: Loopback, client: BillClient, clock: InstantClock
) -> None:
    error = await lost(client, server)
    server.script = [answer({"results": []})] * 4
    verdict = await client.reconcile(error)
    assert (verdict.outcome, clock.slept) == ("did_not_happen", [60.0])


async def test_a_payment_with_a_number_of_another_call_is_not_it(server: Loopback, client: BillClient) -> None:
    """Two rates of a bill may be the same in all but their numbers."""
    error = await lost(client, server)
    other = listed(error, transactionNumber=transaction_number())
    server.script = [answer({"results": []}), answer({"results": [other]})] * 2
    assert (await client.reconcile(error)).outcome == "did_not_happen"


async def test_a_payment_that_is_listed_but_not_found_by_its_number_yet_is_it(
    server: Loopback, client: BillClient
) -> None:
    error = await lost(client, server)
    server.script = [answer({"results": []}), answer({"results": [listed(error)]})] * 2
    assert (await client.reconcile(error)).outcome == "happened"


async def test_a_payment_with_a_number_of_bill_may_be_it(server: Loopback, client: BillClient) -> None:
    """BILL may have made a number of its own in spite of ours: it is not paid again."""
    error = await lost(client, server)
    server.script = [answer({"results": []}), answer({"results": [listed(error, transactionNumber="T0001")]})] * 2
    verdict = await client.reconcile(error)
    assert verdict.outcome == "undecided"
    assert verdict.why.endswith("it differs from the request in transaction number")


async def test_a_bulk_payment_is_found_by_one_call(server: Loopback, client: BillClient) -> None:
    server.script = [reset]
    result = await bulk(client.payments.create_bulk, payments(2))
    (error,) = {id(one.error): one.error for one in result.unknown}.values()
    assert isinstance(error, OutcomeUnknownError)
    found = [listed(error, id=f"stp01{n}", billId=f"00n01{n:015d}") for n in (1, 0)]
    server.script = [answer({"results": found})]
    after = await client.reconcile(result)
    assert [payment.id for payment in after.check()] == ["stp010", "stp011"]
    assert len(queries(server)) == 1


# ---- finding them whenever they were made


def numbered(body: PaymentCreate | PaymentBulkCreate) -> Evidence:
    operation = operation_of("createPayment" if isinstance(body, PaymentCreate) else "createBulkPayment")
    assert operation is not None
    found = evidence(operation, {}, body)
    assert found is not None
    return found


NUMBER = transaction_number()
LONG_AGO = {"transactionNumber": NUMBER, "createdTime": "2001-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ({}, []),
        ({"amount": 7}, ["amount"]),
        ({"amount": 7, "billId": "00n01OTHER"}, ["amount", "bill"]),
        ({"billId": None}, ["bill"]),
        # Of a payment for several bills, the part for this one counts.
        ({"billPayments": [{"billId": "00n01OTHER", "amount": 7}, {"billId": BILL_ID, "amount": 5}]}, []),
        ({"billPayments": [{"billId": "00n01OTHER", "amount": 7}, {"billId": BILL_ID, "amount": 7}]}, ["amount"]),
        # What is no part of what identifies a payment may change later.
        ({"description": "other"}, []),
    ],
)
async def test_a_payment_with_the_number_is_found_and_compared(
    server: Loopback, client: BillClient, changes: dict[str, Any], other: list[str]
) -> None:
    server.script = [answer({"results": [{**PAID, **LONG_AGO, **changes}]})]
    body = a_payment(transaction_number=NUMBER, description="x")
    found, differing = await find_minted(client, numbered(body))
    assert ([item.id for item in found], differing) == ([PAID["id"]], other)  # type: ignore[attr-defined]
    assert queries(server) == [{"max": "100", "filters": f"transactionNumber:eq:{NUMBER}"}]


async def test_no_payment_with_the_number_is_found(server: Loopback, client: BillClient) -> None:
    server.script = [answer({"results": []})]
    assert await find_minted(client, numbered(a_payment(transaction_number=NUMBER))) == ([], [])


async def test_each_payment_of_a_bulk_call_is_compared(server: Loopback, client: BillClient) -> None:
    parts = [{**PAID, **LONG_AGO, "id": f"stp01{n}", "billId": f"00n01{n:015d}", "amount": 5 + n} for n in (1, 0)]
    server.script = [answer({"results": parts})]
    found, differing = await find_minted(client, numbered(payments(2, transaction_number=NUMBER)))
    assert ([item.id for item in found], differing) == (["stp011", "stp010"], ["amount"])  # type: ignore[attr-defined]


async def test_a_number_that_is_not_minted_is_not_looked_for(server: Loopback, client: BillClient) -> None:
    for body in (a_payment(transaction_number="PAY-7"), a_payment(transaction_number=None)):
        assert await find_minted(client, numbered(body)) == ([], [])
    assert queries(server) == []


async def test_the_call_that_finds_them_has_the_options(server: Loopback, client: BillClient) -> None:
    server.script = [errors("BDC_1000", status=503)] * 2
    with pytest.raises(BillError):
        await find_minted(client, numbered(a_payment(transaction_number=NUMBER)), options={"retries": 0})
    assert len(queries(server)) == 1
