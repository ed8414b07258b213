"""Whether each key becomes one object at BILL, while connections break and processes are killed.

Four processes share a SQLite journal. They create vendors, bills and payments and record payments of invoices, each
with a key, against a sandbox in a process of its own that resets connections before it executes a request and after,
and cuts answers in the middle. A hundred times one of the processes is killed with SIGKILL, and another one started
in its place with the same work, which knows nothing of it. In the end the objects are counted, and the journal is
asked for keys without a final verdict.

`EXACTLY_ONCE_SCALE=0.1` does a tenth of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bill_async import (
    AddressInput,
    AnswerLostError,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    FundingAccountInput,
    Journal,
    Options,
    OrganizationCredentials,
    OutcomeUnknownError,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    RecordArPaymentInvoice,
    RecordArPaymentRequest,
    VendorCreate,
)
from bill_async._limits.limiter import Limits
from bill_async.sandbox import Fault, Sandbox, SandboxLimits
from tests.bench.history import Figures

SCALE = float(os.environ.get("EXACTLY_ONCE_SCALE", "1"))
PAYMENTS = BILLS = round(5000 * SCALE)
VENDORS = round(2000 * SCALE)
RECORDED = round(1000 * SCALE)
WORKERS = 4
KILLS = max(1, round(100 * SCALE))
AT_ONCE = 6
FAULTS = 0.03
"""The share of writes that meets each of the three faults."""
SETTLE = 0.5
TRIES = 30
OPERATIONS = ("createVendor", "createBill", "createPayment", "recordInvoice")


# ---- the sandbox


async def serve() -> None:
    """Serve until the parent closes the standard input."""
    objects = {"vendors": 20, "customers": 20, "invoices": RECORDED + 50}
    async with Sandbox(objects=objects, limits=SandboxLimits.none()) as sandbox:
        for operation in OPERATIONS:
            sandbox.faults.add(Fault("reset", operation=operation, probability=FAULTS))
            sandbox.faults.add(Fault("reset", operation=operation, probability=FAULTS, executed=True))
            sandbox.faults.add(Fault("truncated", operation=operation, probability=FAULTS))
        account = sandbox.accounts[0]
        login = {
            "dev_key": account.dev_key,
            "username": account.username,
            "password": account.password,
            "organization_id": account.organization_id,
            "remember_me_id": account.remember_me_id,
            "device": account.device,
        }
        print(json.dumps({"url": sandbox.url, "login": login}), flush=True)
        await asyncio.to_thread(sys.stdin.read)


def client_of(task: dict[str, Any], journal: Journal | None = None) -> BillClient:
    limits = Limits(concurrency=AT_ONCE, hour=10**9, logins=10**6, linger=0.0)
    return BillClient(
        organization=OrganizationCredentials(**task["login"]),
        environment=task["url"],
        options=Options(limits=limits, wait=True),
        journal=journal,
    )


# ---- a worker


class Worker:
    """Does a share of the work, from its beginning: what is done already costs a look into the journal."""

    def __init__(self, task: dict[str, Any], client: BillClient) -> None:
        self._task = task
        self._client = client

    async def run(self) -> None:
        numbers = list(range(self._task["worker"], BILLS, WORKERS))[::-1]

        async def work() -> None:
            while numbers:
                await self._one(numbers.pop())

        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(work())

    async def _one(self, number: int) -> None:
        """Make a bill, pay it, and do what else has this number."""
        client, task = self._client, self._task
        if number < VENDORS:
            await self._write(f"vendor-{number}", lambda key: client.vendors.create(vendor(number), key=key))
        bill = await self._write(f"bill-{number}", lambda key: client.bills.create(bill_of(task, number), key=key))
        await self._write(f"payment-{number}", lambda key: client.payments.create(payment(task, bill), key=key))
        if number < RECORDED:
            body = recorded(task, number)
            await self._write(f"recorded-{number}", lambda key: client.invoices.record_payment(body, key=key))

    async def _write(self, key: str, write: Callable[[str], Awaitable[Any]]) -> str:
        """Make a write until it is done, always with its key; return the id of what it made."""
        for attempt in range(TRIES):
            try:
                made = (await write(key)).id
            except AnswerLostError as error:
                made = error.ids[0]
            except OutcomeUnknownError:
                self._say(lost=key)
                continue
            self._say(done=key, lost=attempt)
            return str(made)
        raise RuntimeError(f"{key} is not decided after {TRIES} tries")

    def _say(self, **what: object) -> None:
        print(json.dumps(what), flush=True)


def vendor(number: int) -> VendorCreate:
    address = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")
    return VendorCreate(name=f"Once {number}", address=address)


def bill_of(task: dict[str, Any], number: int) -> BillCreate:
    vendors = task["vendors"]
    return BillCreate(
        vendor_id=vendors[number % len(vendors)],
        due_date=date.fromisoformat(task["due"]),
        invoice=BillInvoiceInput(invoice_number=f"ONCE-{number}", invoice_date=date(2026, 1, 1)),
        bill_line_items=[BillLineItemInput(amount=Decimal("10.00"))],
    )


def payment(task: dict[str, Any], bill: str) -> PaymentCreate:
    funding = FundingAccountInput(type="BANK_ACCOUNT", id=task["bank"])
    options = PaymentProcessingOptionsInput()
    return PaymentCreate(bill_id=bill, amount=Decimal("10.00"), funding_account=funding, processing_options=options)


def recorded(task: dict[str, Any], number: int) -> RecordArPaymentRequest:
    invoice, customer = task["invoices"][number]
    return RecordArPaymentRequest(
        customer_id=customer,
        payment_date=date(2026, 1, 2),
        payment_type="CHECK",
        amount=Decimal("1.00"),
        invoices=[RecordArPaymentInvoice(id=invoice, amount=Decimal("1.00"))],
    )


async def work(task: dict[str, Any]) -> None:
    async with Journal(task["journal"], settle=SETTLE, margin=5.0) as journal, client_of(task, journal) as client:
        await Worker(task, client).run()


# ---- the measurement


@asynccontextmanager
async def child(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run this module in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.bench_exactly_once",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


class Tally:
    """The reports of the workers, and the time of the next kill."""

    def __init__(self) -> None:
        self.done: set[str] = set()
        self.lost = 0
        self.kills = 0
        total = VENDORS + BILLS + PAYMENTS + RECORDED
        self._kill_at = sorted(random.Random(4).sample(range(1, total), KILLS), reverse=True)

    def hear(self, line: bytes) -> bool:
        """Take in a line of a worker; tell whether it is to be killed now."""
        said = json.loads(line)
        self.lost += "done" not in said
        if "done" in said:
            self.done.add(said["done"])
        if self._kill_at and len(self.done) >= self._kill_at[-1]:
            self._kill_at.pop()
            self.kills += 1
            return True
        return False


async def keep_working(task: dict[str, Any], tally: Tally) -> None:
    """Run a worker, and another one whenever it has been killed, until one comes to the end."""
    while True:
        async with child("work", json.dumps(task)) as process:
            assert process.stdout is not None
            while line := await process.stdout.readline():
                if tally.hear(line):
                    process.kill()
                    break
            else:
                if await process.wait():
                    raise RuntimeError("a worker has failed; see above")
                return


async def measure(folder: Path) -> Figures:
    async with child("serve") as server:
        assert server.stdout is not None
        task: dict[str, Any] = json.loads(await server.stdout.readline())
        task["journal"] = str(folder / "writes.db")
        async with client_of(task) as client:
            today = client.clock.now().date()
            task["due"] = (today + timedelta(days=30)).isoformat()
            accounts = await client.bank_accounts.list().collect()
            task["bank"] = next(one.id for one in accounts if one.status == "VERIFIED")
            vendors = await client.vendors.list().collect()
            task["vendors"] = [one.id for one in vendors if one.bill_currency == "USD"]
            unpaid = [one for one in await client.invoices.list().collect() if (one.due_amount or 0) > 1]
            task["invoices"] = [(one.id, one.customer_id) for one in unpaid[:RECORDED]]
            assert len(task["invoices"]) == RECORDED
            before = {one.id async for one in client.receivable_payments.list()}
        tally, began = Tally(), time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for number in range(WORKERS):
                group.create_task(keep_working({**task, "worker": number}, tally))
        took = time.perf_counter() - began
        async with Journal(task["journal"], settle=0.0) as journal, client_of(task, journal) as client:
            recovered = len((await journal.recover(client)).looked_at)
            states = Counter([entry.state async for entry in journal.entries()])
            wrong = await differences(client, task, before)
    total = VENDORS + BILLS + PAYMENTS + RECORDED
    print(
        f"{total} keys ({PAYMENTS} payments, {BILLS} bills, {VENDORS} vendors, {RECORDED} recorded payments): "
        f"{tally.kills} kills, {tally.lost} lost answers, {took:.0f} s"
    )
    print(f"entries of the journal: {dict(states)}; open before the last recover: {recovered}")
    print(f"objects that are missing, and that are too many: {wrong}")
    verdict = "each key once" if not any(wrong) and states == {"done": total} else "WRONG"
    print(verdict)
    if verdict == "WRONG":
        raise SystemExit(1)
    return {
        "keys": total,
        "kills": tally.kills,
        "lost answers": tally.lost,
        "missing objects": wrong[0],
        "objects too many": wrong[1],
        "keys without a verdict": total - states["done"],
        "seconds": took,
    }


async def differences(client: BillClient, task: dict[str, Any], before: set[str]) -> tuple[int, int]:
    """Count the objects that are missing, and those that are too many."""
    numbers = {one.id: one.invoice.invoice_number async for one in client.bills.list() if one.invoice is not None}
    bills = {id: number for id, number in numbers.items() if number is not None and number.startswith("ONCE-")}
    received = [one async for one in client.receivable_payments.list() if one.id not in before]
    pairs: list[tuple[list[Any], list[Any]]] = [
        (list(bills.values()), [f"ONCE-{number}" for number in range(BILLS)]),
        (
            [one.name async for one in client.vendors.list() if one.name is not None and one.name.startswith("Once ")],
            [f"Once {number}" for number in range(VENDORS)],
        ),
        ([one.bill_id async for one in client.payments.list() if one.bill_id in bills], list(bills)),
        (
            [part.invoice_id for one in received for part in one.invoice_payments or ()],
            [invoice for invoice, _ in task["invoices"]],
        ),
    ]
    missing = sum((Counter(wanted) - Counter(found)).total() for found, wanted in pairs)
    return missing, sum((Counter(found) - Counter(wanted)).total() for found, wanted in pairs)


def main() -> Figures:
    """Print how many objects are missing, and how many are too many."""
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve())
        return {}
    if sys.argv[1:2] == ["work"]:
        asyncio.run(work(json.loads(sys.argv[2])))
        return {}
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder)))


if __name__ == "__main__":
    main()
