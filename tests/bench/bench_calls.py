"""What a call costs: client CPU of a small GET at 50 in flight, against plain aiohttp with stdlib json.

Both loops run in this process, in short turns, against the stub in a child process, whose work is not counted.
Each turn is compared with the one beside it, for the speed of a machine that others use too changes all the time.
"""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import time
from collections.abc import Awaitable, Callable

import aiohttp

from bill_async import BillClient, Options, OrganizationCredentials
from bill_async._limits import Limits
from tests.bench import stub

IN_FLIGHT = 50
CALLS = 1000
ROUNDS = 31
MOST_MICROSECONDS = 60.0
MOST_RATIO = 1.6


async def cpu(call: Callable[[int], Awaitable[object]]) -> float:
    """Return the CPU of this process for one call, in microseconds."""

    async def work(worker: int) -> None:
        for _ in range(CALLS // IN_FLIGHT):
            await call(worker)

    gc.collect()
    start = time.process_time()
    await asyncio.gather(*(work(worker) for worker in range(IN_FLIGHT)))
    return (time.process_time() - start) / CALLS * 1e6


async def measure(url: str) -> list[tuple[float, float]]:
    """Return the microseconds a call of plain aiohttp and of the client, turn by turn."""
    address = f"{url}/connect/v3/bills/{stub.BILL_ID}"
    headers = {"devKey": "bench", "sessionId": "s"}
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256)) as session,
        # Everything is on; only the hour is longer, or its limit would end the measurement.
        BillClient(environment=url, options=Options(limits=Limits(hour=10**9))) as client,
    ):
        # Three in flight each, as BILL allows, and so as many organizations as it takes.
        views = [
            client.for_organization(OrganizationCredentials("bench", "bench", "bench", f"00801BENCHBENCH{n:05}"))
            for n in range(IN_FLIGHT // 3 + 1)
        ]

        async def plain(_: int) -> object:
            async with session.get(address, headers=headers) as response:
                return json.loads(await response.read())

        async def ours(worker: int) -> object:
            return await views[worker // 3].bills.get(stub.BILL_ID)

        await cpu(plain), await cpu(ours)
        return [(await cpu(plain), await cpu(ours)) for _ in range(ROUNDS)]


def main() -> None:
    """Print both, the ratio, and whether that is within bounds."""
    with stub.running() as url:
        turns = asyncio.run(measure(url))
    plain, ours = (statistics.median(figures) for figures in zip(*turns, strict=True))
    ratio = statistics.median(one / other for other, one in turns)
    more = statistics.median(one - other for other, one in turns)
    print(f"CPU of a small GET, {IN_FLIGHT} in flight: aiohttp + json {plain:.0f} us, bill-async {ours:.0f} us")
    verdict = "within bounds" if ratio <= MOST_RATIO and more <= MOST_MICROSECONDS else "OUT OF BOUNDS"
    print(f"{more:+.0f} us (at most +{MOST_MICROSECONDS:.0f}), ratio {ratio:.2f} (at most {MOST_RATIO}): {verdict}")


if __name__ == "__main__":
    main()
