"""The cost of a key: a write with one, recorded in a SQLite journal, against the same write without.

The stub answers at once, so what is measured is all on our side: the wait for the disk, and the work. BILL itself takes
some hundred milliseconds for a write; the share of a call is given for 300 ms. The disk is that of the folder for
temporary files; its own time for a `fdatasync` is measured beside.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from bill_async import (
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    Journal,
    Options,
    OrganizationCredentials,
)
from bill_async._limits.limiter import Limits
from tests.bench import stub
from tests.bench.history import Figures

ONE_BY_ONE = 200
AT_ONCE = 30
MANY = 1500
ROUNDS = 5
OF_BILL = 0.3
"""Seconds that BILL takes for a write."""


def bill(number: int) -> BillCreate:
    return BillCreate(
        vendor_id="00901BENCHBENCH00001",
        due_date=date(2026, 12, 1),
        invoice=BillInvoiceInput(invoice_number=f"A-{number}", invoice_date=date(2026, 11, 1)),
        bill_line_items=[BillLineItemInput(amount=Decimal("411.52"), description=f"Line {line}") for line in range(3)],
    )


def sync_time(folder: Path) -> float:
    """Return the milliseconds that the disk takes for 8 KB."""
    with (folder / "probe").open("wb") as file:
        took = []
        for _ in range(100):
            file.write(os.urandom(8192))
            file.flush()
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    return statistics.median(took) * 1e3


Write = Callable[[BillClient, int, bool], Awaitable[object]]


async def write(client: BillClient, number: int, keyed: bool) -> object:
    if keyed:
        return await client.bills.create(bill(number), key=f"invoice {number}")
    return await client.bills.create(bill(number))


async def one_by_one(client: BillClient, start: int, *, keyed: bool) -> float:
    """Return the milliseconds of a write, when nothing else is going on."""
    took = []
    for number in range(start, start + ONE_BY_ONE):
        began = time.perf_counter()
        await write(client, number, keyed)
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1e3


async def at_once(clients: list[BillClient], start: int, *, keyed: bool) -> tuple[float, float]:
    """Return the writes in a second, and the microseconds of CPU of each, with many under way."""
    left = list(range(start, start + MANY))

    async def work(client: BillClient) -> None:
        while left:
            await write(client, left.pop(), keyed)

    began, cpu = time.perf_counter(), time.process_time()
    async with asyncio.TaskGroup() as group:
        for worker in range(AT_ONCE):
            group.create_task(work(clients[worker % len(clients)]))
    return MANY / (time.perf_counter() - began), (time.process_time() - cpu) / MANY * 1e6


async def measure(url: str, folder: Path) -> Figures:
    options = Options(limits=Limits(hour=10**9))
    async with (
        Journal(folder / "writes.db") as journal,
        BillClient(environment=url, options=options, journal=journal) as client,
    ):
        views = [
            client.for_organization(OrganizationCredentials("bench", "bench", "bench", f"00801BENCHBENCH{n:05}"))
            for n in range(AT_ONCE // 3)
        ]
        await one_by_one(views[0], -10_000, keyed=True)
        alone: dict[bool, list[float]] = {True: [], False: []}
        many: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        for round_ in range(ROUNDS):
            for keyed in (False, True):
                alone[keyed].append(await one_by_one(views[0], round_ * 100_000, keyed=keyed))
                many[keyed].append(await at_once(views, round_ * 100_000 + 50_000, keyed=keyed))
        began = time.perf_counter()
        for number in range(ONE_BY_ONE):
            await write(views[0], number, True)
        replay = (time.perf_counter() - began) / ONE_BY_ONE * 1e3
        entries = sum([1 async for _ in journal.entries("done")])
    size = (folder / "writes.db").stat().st_size / entries
    plain, keyed_ = (statistics.median(alone[keyed]) for keyed in (False, True))
    rates = {keyed: statistics.median(rate for rate, _ in found) for keyed, found in many.items()}
    cpus = {keyed: statistics.median(cpu for _, cpu in found) for keyed, found in many.items()}
    return {
        "write without a key, ms": plain,
        "write with a key, ms": keyed_,
        "key, ms": keyed_ - plain,
        "key, % of a call of 300 ms": (keyed_ - plain) / (OF_BILL * 1e3) * 100,
        "recorded answer, ms": replay,
        "writes/s without keys, 30 at once": rates[False],
        "writes/s with keys, 30 at once": rates[True],
        "CPU without a key, us": cpus[False],
        "CPU with a key, us": cpus[True],
        "bytes of the file for an entry": size,
    }


def syncs(folder: Path) -> Figures:
    """Count the waits for the disk of 500 writes, one by one and 30 at once, by strace."""
    trace = folder / "trace"
    command = [
        "strace",
        "-f",
        "-c",
        "-e",
        "trace=fsync,fdatasync",
        "-o",
        str(trace),
        sys.executable,
        "-m",
        __spec__.name,
    ]
    try:
        subprocess.run([*command, "count"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    calls = sum(int(line.split()[3]) for line in trace.read_text().splitlines() if line.endswith("sync"))
    return {"waits for the disk for a write, one by one": calls / 500}


async def count(url: str, folder: Path) -> None:
    async with (
        Journal(folder / "counted.db") as journal,
        BillClient(
            organization=OrganizationCredentials("bench", "bench", "bench", "00801BENCHBENCH00000"),
            environment=url,
            options=Options(limits=Limits(hour=10**9)),
            journal=journal,
        ) as client,
    ):
        for number in range(500):
            await write(client, number, True)


def main() -> Figures:
    """Print what a key costs."""
    with tempfile.TemporaryDirectory() as name, stub.running() as url:
        folder = Path(name)
        if sys.argv[1:] == ["count"]:
            asyncio.run(count(url, folder))
            return {}
        figures = {
            "fdatasync of 8 KB, ms": sync_time(folder),
            **asyncio.run(measure(url, folder)),
            **syncs(folder),
        }
    for what, figure in figures.items():
        print(f"{what}: {figure:.2f}")
    return figures


if __name__ == "__main__":
    main()
