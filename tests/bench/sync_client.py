"""One copy, or one plain walk, in a process of its own, so that its CPU, memory and lag are its own.

python -m tests.bench.sync_client sync|walk URL ORGANIZATIONS DESTINATION
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from bill_async import BillClient, OrganizationCredentials
from bill_async.sync import resources, select, sync
from bill_async.sync.destinations import Place
from tests.bench.sync_server import organization

_PERIOD = 0.005


@asynccontextmanager
async def watched(lags: list[tuple[float, float]]) -> AsyncIterator[None]:
    """Note again and again how late a timer is, and how much of that this process itself was busy."""

    async def watch() -> None:
        while True:
            due, cpu = time.perf_counter() + _PERIOD, time.process_time()
            await asyncio.sleep(_PERIOD)
            lags.append((time.perf_counter() - due, max(0.0, time.process_time() - cpu - _PERIOD)))

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()


def place_of(text: str) -> Place:
    """Return the place of a destination: a URL, or a path with a suffix that says what it is."""
    for suffix in ("duckdb", "parquet"):
        if text.endswith(f".{suffix}"):
            return Place.parse(f"{suffix}:{text}")
    return Place.parse(text)


def memory(what: str) -> float:
    """Return the memory of this process in MB: `VmRSS`, now, or `VmHWM`, the most so far."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(f"{what}:"))
    return int(line.split()[1]) / 1024


async def copy(url: str, organizations: int, into: str) -> dict[str, float]:
    """Copy the bills of all organizations."""
    lags: list[tuple[float, float]] = []
    what = select(resources(), only=["bills"])
    async with BillClient(environment=url) as client, place_of(into).destination() as destination, watched(lags):
        await destination.open(what)
        gc.collect()
        start = memory("VmRSS")
        names = [organization(number) for number in range(organizations)]
        login = [OrganizationCredentials("bench", "bench", "bench", name) for name in names]
        views = {one.organization_id: client.for_organization(one) for one in login}
        report = await sync(views, destination, what=what)
    if not report.complete:
        raise SystemExit(str(report.failures[:3]))
    late, own = (sorted(each) for each in zip(*lags, strict=True))
    return {
        "objects": report.objects,
        "requests": report.requests,
        "seconds": report.seconds,
        "rejected": report.rejected,
        "share": report.share,
        "lag p99, ms": 1000 * late[int(0.99 * len(late))],
        "lag p99 of our own, ms": 1000 * own[int(0.99 * len(own))],
        "peak above start, MB": memory("VmHWM") - start,
    }


async def walk(url: str, organizations: int, _: str) -> dict[str, float]:
    """Walk the same lists with aiohttp and json, one page after the other."""
    objects, began = 0, time.perf_counter()
    async with aiohttp.ClientSession() as session:
        for number in range(organizations):
            cursor: str | None = ""
            while cursor is not None:
                query = f"max=100&sort=createdTime:asc{cursor and f'&page={cursor}'}"
                headers = {"sessionId": organization(number)}
                async with session.get(f"{url}/connect/v3/bills?{query}", headers=headers) as answer:
                    page = json.loads(await answer.read())
                objects += len(page["results"])
                cursor = page.get("nextPage")
    return {"objects": objects, "seconds": time.perf_counter() - began}


def main() -> None:
    """Print the figures as JSON."""
    gc.collect()
    began = time.process_time()
    what, url, organizations, into = sys.argv[1:]
    figures = asyncio.run((copy if what == "sync" else walk)(url, int(organizations), into))
    figures["cpu"] = time.process_time() - began
    figures["peak, MB"] = memory("VmHWM")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
