"""How much of what three permits allow is used: 600 list calls, 50 ms of latency each."""

from __future__ import annotations

import asyncio
import time

import aiohttp

from bill_async import BillClient, OrganizationCredentials, RawResponse
from tests.bench import stub

CALLS = 600
PERMITS = 3
LATENCY = 0.05
CREDENTIALS = OrganizationCredentials(
    dev_key="bench", username="bench", password="bench", organization_id="00801BENCHBENCH00001"
)


async def ours(url: str, size: int) -> float:
    """Return the seconds that the client takes, logged in and warm."""
    seen: list[RawResponse] = []
    async with BillClient(environment=url, organization=CREDENTIALS) as bill:
        await bill.bills.list(max=size)
        start = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(CALLS):
                tasks.create_task(_list(bill, size, seen))
        taken = time.perf_counter() - start
    if len(seen) != CALLS or any(answer.status != 200 for answer in seen):
        raise SystemExit("calls were rejected or repeated")
    return taken


async def _list(bill: BillClient, size: int, seen: list[RawResponse]) -> None:
    await bill.bills.list(max=size, capture=seen, wait=True)


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


def main() -> None:
    """Print the share of the ideal, `permits / latency`, that each reaches."""
    ideal = CALLS * LATENCY / PERMITS
    with stub.running(latency=LATENCY) as url:
        for size in (20, 100):
            print(f"pages of {size} bills:")
            for name, run in (("plain aiohttp, 3 loops", plain), ("bill-async, 600 tasks", ours)):
                taken = asyncio.run(run(url, size))
                print(f"  {name:24} {taken:6.2f} s, {ideal / taken:6.1%} of {PERMITS / LATENCY:.0f} calls a second")


if __name__ == "__main__":
    main()
