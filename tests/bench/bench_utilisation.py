"""The share of three permits that is used: 600 list calls, 50 ms of latency each."""

from __future__ import annotations

import asyncio
import time

import aiohttp

from bill_async import BillClient, OrganizationCredentials
from tests.bench import stub
from tests.bench.history import Figures

CALLS = 600
PERMITS = 3
LATENCY = 0.05
CREDENTIALS = OrganizationCredentials(
    dev_key="bench", username="bench", password="bench", organization_id="00801BENCHBENCH00001"
)


async def ours(url: str, size: int) -> float:
    """Return the seconds that the client takes, logged in and warm."""
    async with BillClient(environment=url, organization=CREDENTIALS) as bill:
        await bill.bills.list(max=size)
        start = time.perf_counter()
        with bill.capture() as seen:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(CALLS):
                    tasks.create_task(_list(bill, size))
        taken = time.perf_counter() - start
    if len(seen) != CALLS or any(answer.status != 200 for answer in seen):
        raise SystemExit("calls were rejected or repeated")
    return taken


async def _list(bill: BillClient, size: int) -> None:
    await bill.bills.list(max=size, wait=True)


async def plain(url: str, size: int) -> float:
    """Return the seconds of three plain loops that decode nothing."""
    async with aiohttp.ClientSession() as session:

        async def loop(count: int) -> None:
            for _ in range(count):
                async with session.get(f"{url}/connect/v3/bills?max={size}") as answer:
                    await answer.read()

        await loop(1)
        start = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(PERMITS):
                tasks.create_task(loop(CALLS // PERMITS))
        return time.perf_counter() - start


async def busy(url: str) -> float:
    """Ask the server for the seconds that requests have been there."""
    async with aiohttp.ClientSession() as session, session.get(f"{url}/busy") as answer:
        return float(await answer.json())


def main() -> Figures:
    """Print the share of the ideal, `permits / latency`, and of the permits' time as the server saw it."""
    ideal = CALLS * LATENCY / PERMITS
    figures: dict[str, float] = {}
    with stub.running(latency=LATENCY) as url:
        for size in (20, 100):
            print(f"pages of {size} bills:")
            for name, run in (("plain aiohttp, 3 loops", plain), ("bill-async, 600 tasks", ours)):
                before = asyncio.run(busy(url))
                taken = asyncio.run(run(url, size))
                used = (asyncio.run(busy(url)) - before) / (PERMITS * taken)
                ideally = f"{ideal / taken:6.1%} of {PERMITS / LATENCY:.0f} calls a second"
                print(f"  {name:24} {taken:6.2f} s, {ideally}, permits in use {used:6.1%} of the time")
                figures[f"{name}, pages of {size}, % of ideal"] = 100 * ideal / taken
    return figures


if __name__ == "__main__":
    main()
