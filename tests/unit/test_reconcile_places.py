"""The places besides plain lists where `reconcile` looks, and its verdicts about objects without dates."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from unit.loopback import BILL_ID, Loopback, answer, client_of, errors

from bill_async import (
    BillClient,
    BudgetCreate,
    OutcomeUnknownError,
    SpendCredentials,
    TransactionReceiptCreate,
    VerifyBankAccountRequest,
)

SENT = datetime(2026, 3, 2, 12, 29, 30, tzinfo=UTC)
"""Half a minute before the clock of the tests begins."""
LONG_AGO = SENT - timedelta(minutes=20)
RECEIPT = TransactionReceiptCreate(filename="lunch.jpg", url="https://files.example.com/1")


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


@pytest.fixture
async def client(server: Loopback) -> AsyncIterator[BillClient]:
    async with client_of(server, spend=SpendCredentials("the-token")) as client:
        yield client


def unknown(operation: str, request: Any, sent_at: datetime = LONG_AGO, **arguments: str) -> OutcomeUnknownError:
    return OutcomeUnknownError("no answer", operation=operation, arguments=arguments, request=request, sent_at=sent_at)


# ---- inside another object


async def test_a_receipt_is_looked_for_in_its_transaction(server: Loopback, client: BillClient) -> None:
    server.script = [answer({"uuid": "t", "receipts": [{"uuid": "rct_1", "filename": "lunch.jpg"}]})]
    verdict = await client.reconcile(unknown("addTransactionReceipt", RECEIPT, transaction_id="t"))
    assert (verdict.outcome, [found.uuid for found in verdict.found]) == ("happened", ["rct_1"])
    assert verdict.why == ("rct_1 matches the request, compared by filename; BILL does not say when it was created")
    assert [request.path for request in server.calls] == ["/v3/spend/transactions/t"]


@pytest.mark.parametrize("receipts", [None, [], [{"uuid": "rct_1", "filename": "dinner.jpg"}]])
async def test_a_receipt_that_is_not_in_its_transaction_was_not_added(
    server: Loopback, client: BillClient, receipts: Any
) -> None:
    server.script = [answer({"uuid": "t", "receipts": receipts})]
    verdict = await client.reconcile(unknown("addTransactionReceipt", RECEIPT, transaction_id="t"))
    assert (verdict.outcome, verdict.why) == ("did_not_happen", "no receipt that matches the request exists")


async def test_nothing_was_added_to_a_transaction_that_is_not_there(server: Loopback, client: BillClient) -> None:
    server.script = [errors("BDC_1205", status=404)]
    verdict = await client.reconcile(unknown("addTransactionReceipt", RECEIPT, transaction_id="t"))
    assert (verdict.outcome, verdict.found) == ("did_not_happen", ())


# ---- later


@pytest.mark.parametrize(("age", "outcome"), [(899, "undecided"), (901, "did_not_happen")])
async def test_a_document_that_is_not_there_may_still_come(
    server: Loopback, client: BillClient, age: int, outcome: str
) -> None:
    server.script = [answer({"results": []})]
    now = SENT + timedelta(seconds=30)
    error = unknown("createBillDocument", b"%PDF", now - timedelta(seconds=age), bill_id=BILL_ID, name="a.pdf")
    verdict = await client.reconcile(error)
    assert verdict.outcome == outcome
    assert ("ask again after 2026-03-02 12:30:01 UTC" in verdict.why) == (outcome == "undecided")


async def test_a_document_without_a_date_may_be_an_earlier_one(server: Loopback, client: BillClient) -> None:
    server.script = [answer({"results": [{"id": "d", "name": "a.pdf"}]})]
    verdict = await client.reconcile(unknown("createBillDocument", b"%PDF", bill_id=BILL_ID, name="a.pdf"))
    assert (verdict.outcome, [found.id for found in verdict.found]) == ("undecided", ["d"])
    assert verdict.why.endswith("BILL does not say when it was created, so it may be an earlier one")


# ---- states


async def test_only_objects_in_the_state_that_the_call_gives_them_are_asked_for(
    server: Loopback, client: BillClient
) -> None:
    budget = {"id": "b", "name": "Travel", "recurringInterval": "MONTHLY"}
    server.script = [answer({"results": [{**budget, "retired": True}, {**budget, "id": "c", "retired": False}]})]
    body = BudgetCreate(name="Travel", owners=["u"], recurring_interval="MONTHLY")
    verdict = await client.reconcile(unknown("createBudget", body))
    assert (verdict.outcome, [found.id for found in verdict.found]) == ("happened", ["c"])
    (request,) = server.calls
    assert "retired" in request.path
    assert "false" in request.path


async def test_a_call_that_may_change_nothing_is_not_said_to_have_failed(server: Loopback, client: BillClient) -> None:
    account = {"id": "bac", "status": "PENDING", "updatedTime": (LONG_AGO - timedelta(hours=1)).isoformat()}
    server.script = [answer(account)]
    error = unknown(
        "verifyBankAccount", VerifyBankAccountRequest(deposit_amount=Decimal("0.50")), bank_account_id="bac"
    )
    verdict = await client.reconcile(error)
    assert verdict.outcome == "undecided"
    assert verdict.why.endswith("but a call that BILL does not accept changes nothing either")
    server.script = [answer({**account, "status": "VERIFIED"})]
    assert (await client.reconcile(error)).outcome == "happened"
