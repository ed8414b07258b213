"""A gateway answers in place of BILL after BILL has executed the call: no write happens twice, and none is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from itertools import cycle, islice
from typing import Any

import pytest

from bill_async import (
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BulkPaymentItem,
    FundingAccountInput,
    Options,
    OutcomeUnknownError,
    PaymentBulkCreate,
    bulk,
)
from bill_async._limits.limiter import Limits
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Anything
from bill_async._schema.operation import Operation
from bill_async.retry import RetryPolicy
from bill_async.sandbox import Fault

from .conftest import Api
from .test_client_operations import arguments, every, result
from .test_every_operation import Samples

STATUSES = (400, 404, 408, 409, 413, 422, 429, 499)
BODIES = (("", "text/plain"), ("<html>Request Timeout</html>", "text/html"), ('{"message":"late"}', "application/json"))
_ONCE = Options(limits=Limits(spend_minute=10**6, text_messages=10**6, linger=0.0), retry=RetryPolicy(attempts=1))


@pytest.fixture
async def client(api: Api) -> AsyncIterator[BillClient]:
    async with BillClient.from_env(api.sandbox.environ(), options=_ONCE) as client:
        yield client


def _unreadable(kind: Kind | None) -> tuple[str, ...]:
    """Return what cannot be the answer of a success."""
    if kind is None:
        return ("<html>It works!</html>",)
    broken = ("<html>It works!</html>", "", '{"id": "00n0')
    return broken if isinstance(kind, Anything) else (*broken, "null", "7")


@every(lambda operation: operation.retry != "safe" and operation.id != "logout")
async def test_no_write_is_refused_by_a_gateway_or_sent_again(
    operation: Operation[Any], api: Api, spend: Api, partner: Api, client: BillClient
) -> None:
    caller = {"v3": api, "spend": spend, "partner": partner, "webhooks": api}[operation.family]
    request = await arguments(operation, caller, Samples(api, operation.family == "spend"))
    # Each operation meets every status, with one of the bodies; which one goes round.
    bodies = islice(cycle(BODIES), sum(operation.id.encode()) % len(BODIES), None)
    answers = [(status, *next(bodies)) for status in STATUSES]
    answers += [(201, body, "application/json") for body in _unreadable(operation.answer.kind)]
    for status, body, content_type in answers:
        said = {"status": status, "body": body, "content_type": content_type}
        fault = api.sandbox.faults.add(Fault("status", operation=operation.id, executed=True, **said))
        before = len(api.sandbox.requests)
        with pytest.raises(OutcomeUnknownError) as caught:
            await result(request.of(operation, client))
        api.sandbox.faults.clear()
        sent = [received for received in api.sandbox.requests[before:] if received.operation == operation.id]
        assert (len(sent), fault.triggered) == (1, 1)
        assert (caught.value.operation, caught.value.status, caught.value.body) == (operation.id, status, body.encode())


# ---- money


def a_bill(vendor: str, number: int) -> BillCreate:
    return BillCreate(
        vendor_id=vendor,
        due_date=date(2031, 1, 1),
        bill_line_items=[BillLineItemInput(amount=Decimal("20.00"))],
        invoice=BillInvoiceInput(invoice_number=f"G-{number}", invoice_date=date(2026, 1, 1)),
    )


@pytest.mark.parametrize(
    ("kind", "status"),
    [*(("status", status) for status in STATUSES), ("cut", 201), ("truncated", 201), ("reset", None)],
)
async def test_no_bill_is_paid_twice_in_bulk(api: Api, client: BillClient, kind: Any, status: int | None) -> None:
    vendors = [vendor async for vendor in client.vendors.list() if vendor.bill_currency in (None, "USD")]
    made = await client.bills.create_bulk([a_bill(vendors[0].id, number) for number in range(4)])
    ids = [bill.id for bill in made]
    bank = next(iter(api.sandbox.objects(api.account.organization_id, "bank_accounts")))["id"]
    payments = PaymentBulkCreate(
        funding_account=FundingAccountInput(type="BANK_ACCOUNT", id=bank),
        payments=[BulkPaymentItem(bill_id=identifier, amount=Decimal("5.00")) for identifier in ids],
    )
    fault = Fault(kind, status=status or 500, operation="payments.create_bulk", executed=True, times=1)
    api.sandbox.faults.add(fault)
    result = await bulk(client.payments.create_bulk, payments, bisect="money")
    assert (result.counts, result.calls) == ({"unknown": 4}, 1)
    error = result.unknown[0].error
    assert isinstance(error, OutcomeUnknownError)
    assert error.status == status
    assert [(await client.bills.get(identifier)).due_amount for identifier in ids] == [Decimal("15.00")] * 4
    assert (await client.reconcile(result)).counts == {"done": 4}
