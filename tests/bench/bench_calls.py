"""The cost of a call: client CPU of a small GET at 50 in flight, against plain aiohttp with stdlib json.

Both loops run in this process, in short turns, against the stub in a child process, whose work is not counted.
Each turn is compared with the one beside it, for the speed of a machine that others use too changes all the time.
"""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import time
from collections.abc import Awaitable, Callable, Iterable

import aiohttp
import attrs

from bill_async import BillClient, Options, OrganizationCredentials
from bill_async._limits.limiter import Limits
from tests.bench import stub
from tests.bench.history import Figures

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


def ignore(_record: object) -> None:
    """Take a record and do nothing with it."""


async def measure(url: str) -> list[tuple[float, float, float]]:
    """Return the microseconds a call of plain aiohttp, of the client, and of the client with hooks, turn by turn."""
    address = f"{url}/connect/v3/bills/{stub.BILL_ID}"
    headers = {"devKey": "bench", "sessionId": "s"}
    # Everything is on; only the hour is longer, or its limit would end the measurement.
    quiet = Options(limits=Limits(hour=10**9))
    watched = attrs.evolve(quiet, on_attempt=[ignore], on_call=[ignore])
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256)) as session,
        BillClient(environment=url, options=quiet) as client,
        BillClient(environment=url, options=watched) as observed,
    ):

        async def plain(_: int) -> object:
            async with session.get(address, headers=headers) as response:
                return json.loads(await response.read())

        calls = (plain, caller(client), caller(observed))
        for call in calls:
            await cpu(call)
        return [(await cpu(calls[0]), await cpu(calls[1]), await cpu(calls[2])) for _ in range(ROUNDS)]


def caller(client: BillClient) -> Callable[[int], Awaitable[object]]:
    """Return a call of one of as many organizations as it takes: three in flight each, as BILL allows."""
    views = [
        client.for_organization(OrganizationCredentials("bench", "bench", "bench", f"00801BENCHBENCH{n:05}"))
        for n in range(IN_FLIGHT // 3 + 1)
    ]

    async def call(worker: int) -> object:
        return await views[worker // 3].bills.get(stub.BILL_ID)

    return call


def compare(name: str, turns: Iterable[tuple[float, float]]) -> Figures:
    """Print what a call costs beside plain aiohttp, and whether that is within bounds."""
    turns = list(turns)
    ours = statistics.median(one for _, one in turns)
    ratio = statistics.median(one / other for other, one in turns)
    more = statistics.median(one - other for other, one in turns)
    verdict = "within bounds" if ratio <= MOST_RATIO and more <= MOST_MICROSECONDS else "OUT OF BOUNDS"
    bounds = f"at most +{MOST_MICROSECONDS:.0f} us and {MOST_RATIO}"
    print(f"{name}: {ours:.0f} us, {more:+.0f} us, ratio {ratio:.2f} ({bounds}): {verdict}")
    return {f"{name}, us": ours, f"{name}, x aiohttp": ratio}


def main() -> Figures:
    """Print what both cost, without hooks and with them."""
    with stub.running() as url:
        turns = asyncio.run(measure(url))
    plain = statistics.median(turn[0] for turn in turns)
    print(f"CPU of a small GET, {IN_FLIGHT} in flight: aiohttp + json {plain:.0f} us")
    return {
        "aiohttp + json, us": plain,
        **compare("bill-async", ((turn[0], turn[1]) for turn in turns)),
        **compare("bill-async with hooks", ((turn[0], turn[2]) for turn in turns)),
    }


if __name__ == "__main__":
    main()
