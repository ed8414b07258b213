"""How much of what three permits allow is used: 600 list calls, 50 ms of latency each."""

from __future__ import annotations

import asyncio
import time

import aiohttp

from bill_async import BillClient, OrganizationCredentials
from tests.bench import stub

CALLS = 600
PERMITS = 3
LATENCY = 0.05
CREDENTIALS = OrganizationCredentials(
    dev_key="bench", username="bench", password="bench", organization_id="00801BENCHBENCH00001"
)


async def ours(url: str) -> float:
    """Return the seconds that the client takes, logged in and warm."""
    async with BillClient(environment=url, organization=CREDENTIALS) as bill:
        await bill.bills.list()
        start = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(CALLS):
                tasks.create_task(_list(bill))
        return time.perf_counter() - start


async def _list(bill: BillClient) -> None:
    await bill.bills.list()


async def plain(url: str) -> float:
    """Return the seconds of three plain loops that decode nothing."""
    async with aiohttp.ClientSession() as session:

        async def loop(count: int) -> None:
            for _ in range(count):
                async with session.get(f"{url}/connect/v3/bills") as answer:
                    await answer.read()

        await loop(1)
        start = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(PERMITS):
                tasks.create_task(loop(CALLS // PERMITS))
        return time.perf_counter() - start


def main() -> None:
    """Print the share of the ideal, `permits / latency`, that each reaches."""
    ideal = CALLS * LATENCY / PERMITS
    with stub.running(latency=LATENCY) as url:
        for name, run in (("plain aiohttp, 3 loops", plain), ("bill-async, 600 tasks", ours)):
            taken = asyncio.run(run(url))
            print(f"{name:24} {taken:6.2f} s, {ideal / taken:6.1%} of {PERMITS / LATENCY:.0f} calls a second")


if __name__ == "__main__":
    main()
