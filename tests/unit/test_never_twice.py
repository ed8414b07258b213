"""Five thousand writes over connections that break before and after they are executed: none happens twice.

The server counts what it executes under the description that each write carries. A write that fails with
anything but `OutcomeUnknownError` must not have happened at all.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import attrs
import pytest
from unit.loopback import BILL_ID, Loopback, Received, answer, client_of, errors, half, reset

from bill_async import (
    UNSET,
    AttemptRecord,
    BillClient,
    BillCreate,
    BillError,
    BillInvoiceInput,
    BillLineItemInput,
    FundingAccountInput,
    Options,
    OrganizationCredentials,
    OutcomeUnknownError,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionStatus,
)
from bill_async._limits.limiter import Limits

WRITES = 5000
ORGANIZATIONS = 10
_MANY = Limits(linger=0.0, hour=10**9, logins=10**9)
"""Virtual time stands still while calls run, so nothing may depend on its passing."""


class Ledger(Loopback):
    """Executes writes, or does not, and loses what it answers."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.executed: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self._keys: set[str] = set()
        self._chance = random.Random(seed)
        self.script = _Always(self._write)  # type: ignore[assignment]

    async def _write(self, request: Received, writer: asyncio.StreamWriter) -> None:
        fault = self._chance.choices(list(_FAULTS), [weight for weight, _, _ in _FAULTS.values()])[0]
        _, executes, step = _FAULTS[fault]
        self.faults[fault] += 1
        if executes:
            self._execute(request)
        await step(request, writer)
        if fault == "closed after the answer":
            await writer.drain()
            writer.close()

    def _execute(self, request: Received) -> None:
        key = request.headers.get("x-idempotent-key")
        if key is None or key not in self._keys:
            body = json.loads(request.body)
            self.executed[body.get("description") or body["name"]] += 1
        if key is not None:
            self._keys.add(key)


class Impatient(Ledger):
    """Executes and answers all writes, and closes each connection up to 10 ms after an answer."""

    async def _write(self, request: Received, writer: asyncio.StreamWriter) -> None:
        self._execute(request)
        await _DONE(request, writer)
        asyncio.get_running_loop().call_later(self._chance.uniform(0.0, 0.010), writer.close)


class _Always:
    """A script that never ends."""

    def __init__(self, step: Callable[..., Awaitable[None]]) -> None:
        self._step = step

    def pop(self, _: int) -> Callable[..., Awaitable[None]]:
        return self._step


_DONE = answer({"id": BILL_ID}, 201)
_FAULTS: dict[str, tuple[int, bool, Callable[..., Awaitable[None]]]] = {
    "none": (60, True, _DONE),
    "reset before": (8, False, reset),
    "reset after": (8, True, reset),
    "half an answer": (6, True, half),
    "5xx before": (4, False, answer(b"<h1>bad gateway</h1>", 502)),
    "5xx after": (4, True, errors("BDC_1000", status=500)),
    "gateway before": (2, False, answer(b"", 413)),
    "gateway after": (4, True, answer(b"<h1>Request Timeout</h1>", 408)),
    "unreadable": (4, True, answer(b"<h1>It works!</h1>", 201)),
    "does not fit": (2, True, answer({"id": BILL_ID, "amount": "five", "status": 7}, 201)),
    "closed after the answer": (6, True, _DONE),
    "session over": (2, False, errors("BDC_1109", status=401)),
    "refused": (2, False, errors("BDC_1119", status=400)),
    "failed by its own word": (2, True, errors("BDC_1001", status=400)),
}
"""How often, whether the write is executed, and what the server does."""


@attrs.frozen
class Outcome:
    """The outcome of one write."""

    name: str
    request: Any
    error: BillError | None


def bill(name: str) -> BillCreate:
    return BillCreate(
        vendor_id="00901ABCDEFGHIJKLMNO",
        description=name,
        due_date=date(2026, 12, 1),
        bill_line_items=[BillLineItemInput(amount=5)],
        invoice=BillInvoiceInput(invoice_number=name, invoice_date=date(2026, 11, 1)),
    )


def payment(name: str) -> PaymentCreate:
    return PaymentCreate(
        vendor_id="00901ABCDEFGHIJKLMNO",
        bill_id=BILL_ID,
        description=name,
        funding_account=FundingAccountInput(type="BANK_ACCOUNT"),
        amount=5,
        processing_options=PaymentProcessingOptionsInput(),
    )


def subscription(name: str) -> SubscriptionCreate:
    event = SubscriptionEventInput(type="bill.created", version="1")
    return SubscriptionCreate(
        name=name, status=SubscriptionStatus(enabled=True), events=[event], notification_url="https://example.com/hook"
    )


async def write(client: BillClient, number: int) -> Outcome:
    """Send one write of one of the kinds."""
    name = f"write {number}"
    request: Any
    call: Awaitable[object]
    if number % 10 == 0:
        request = subscription(name)
        call = client.webhooks.subscriptions.create(request)
    elif number % 2:
        request = bill(name)
        call = client.bills.create(request)
    else:
        request = payment(name)
        call = client.payments.create(request)
    try:
        await call
    except BillError as error:
        return Outcome(name, request, error)
    return Outcome(name, request, None)


async def write_all(server: Ledger, options: Options, count: int = WRITES) -> list[Outcome]:
    """Send all writes, as three tasks for each organization do."""
    numbers = iter(range(count))
    outcomes: list[Outcome] = []

    async def work(client: BillClient) -> None:
        for number in numbers:
            outcome = await write(client, number)
            outcomes.append(outcome)

    async with client_of(server, organization=None, options=options) as client:
        views = [
            client.for_organization(OrganizationCredentials("key", "user", "password", f"00801{number:015}"))
            for number in range(ORGANIZATIONS)
        ]
        await asyncio.gather(*(work(view) for view in views for _ in range(3)))
    return outcomes


@pytest.mark.parametrize("seed", [1])
async def test_no_write_happens_twice_and_none_is_lost_silently(seed: int) -> None:
    attempts: list[AttemptRecord] = []
    async with Ledger(seed).running() as server:
        assert isinstance(server, Ledger)
        outcomes = await write_all(server, Options(wait=True, limits=_MANY, on_attempt=attempts.append))
        received = len(server.calls)

    assert len(outcomes) == WRITES
    assert min(server.faults.values()) > WRITES // 100  # every fault was met, often
    assert max(server.executed.values()) == 1
    unknown = 0
    for outcome in outcomes:
        times = server.executed[outcome.name]
        if outcome.error is None:
            assert times == 1, outcome
        elif isinstance(outcome.error, OutcomeUnknownError):
            unknown += 1
            sent = outcome.error.request
            assert sent is outcome.request or attrs.evolve(sent, transaction_number=UNSET) == outcome.request
            assert outcome.error.sent_at is not None
            assert outcome.error.sent_at.tzinfo is not None
            assert "do not repeat" in outcome.error.hint
            assert "client.reconcile(error)" in outcome.error.hint
            assert outcome.error.attempts >= 1
        else:
            assert times == 0, outcome
    assert unknown > WRITES // 10
    told = [record for record in attempts if record.operation not in ("login", "logout")]
    assert received <= len(told)  # a request on a connection that was just closed is not received
    assert received > 0.9 * len(told)


async def test_connections_that_are_closed_soon_after_an_answer() -> None:
    """A request can meet the end of its connection, and then nobody knows: once for each connection at most."""
    count = 1000
    async with Impatient(1).running() as server:
        assert isinstance(server, Impatient)
        outcomes = await write_all(server, Options(wait=True, limits=_MANY), count)
        connections = server.connections
    unknown = [outcome for outcome in outcomes if outcome.error is not None]
    print(f"{len(unknown)} of {count} writes unknown, over {connections} connections")
    assert len(outcomes) == count
    assert max(server.executed.values()) == 1
    assert all(isinstance(outcome.error, OutcomeUnknownError) for outcome in unknown)
    assert all(server.executed[outcome.name] == 1 for outcome in outcomes if outcome.error is None)
    assert len(unknown) <= connections
