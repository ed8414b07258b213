"""Bulk data: how fast and with how many calls a scan reads one list of one organization, against `list`.

The server is a process of its own and allows what BILL allows: three calls of an organization at a time. Every answer
takes 40 ms. Both are read by the same client, in turn, and each item is counted once.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterable
from typing import NamedTuple

from bill_async import Bill, BillClient, OrganizationCredentials
from tests.bench import sync_server
from tests.bench.bench_sync import server_figures
from tests.bench.history import Figures

ROUNDS = 3
OBJECTS = 100_000
LATENCY = 0.04


class Reading(NamedTuple):
    """What it took to read a list."""

    seconds: float
    cpu: float
    calls: int
    refused: int


async def read(url: str, bills: AsyncIterable[Bill]) -> Reading:
    """Read a list to its end."""
    before = server_figures(url)
    began, cpu = time.perf_counter(), time.process_time()
    ids = {bill.id async for bill in bills}
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    if len(ids) != OBJECTS:
        raise SystemExit(f"{len(ids)} of {OBJECTS} bills were read")
    after = server_figures(url)
    calls, refused = after["served"] - before["served"], after["refused"] - before["refused"]
    return Reading(seconds, cpu, int(calls), int(refused))


async def compare(url: str, rounds: int) -> dict[str, list[Reading]]:
    """Read the list in all ways, in turn."""
    found: dict[str, list[Reading]] = {"list": [], "scan": [], "ordered scan": []}
    credentials = OrganizationCredentials("bench", "bench", "bench", sync_server.organization(0))
    async with BillClient(environment=url, organization=credentials) as client:
        await client.bills.list(max=1)  # the login
        for _ in range(rounds):
            found["list"].append(await read(url, client.bills.list()))
            found["scan"].append(await read(url, client.bills.scan()))
            found["ordered scan"].append(await read(url, client.bills.scan(ordered=True)))
    return found


def main() -> Figures:
    """Print how many times as fast a scan is, and how many more calls it needs."""
    with sync_server.running(latency=LATENCY, objects=OBJECTS) as url:
        found = asyncio.run(compare(url, ROUNDS))
    figures: dict[str, float] = {}
    for name, readings in found.items():
        seconds = statistics.median(reading.seconds for reading in readings)
        cpu = statistics.median(reading.cpu for reading in readings)
        calls = statistics.median(reading.calls for reading in readings)
        refused = sum(reading.refused for reading in readings)
        print(f"{name}: {seconds:.1f} s, {cpu:.1f} s of CPU, {calls:.0f} calls, {refused} refused")
        if name != "list":
            pairs = list(zip(found["list"], readings, strict=True))
            figures[f"{name}, times as fast as list"] = statistics.median(a.seconds / b.seconds for a, b in pairs)
            figures[f"{name}, calls of list"] = statistics.median(b.calls / a.calls for a, b in pairs)
    for name, figure in figures.items():
        print(f"{name}: {figure:.3f}")
    return figures


if __name__ == "__main__":
    main()
