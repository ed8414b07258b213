"""Bulk data: scans against `list`, and copies into every destination: speed, calls, CPU, memory and lag.

The server is a process of its own and allows what BILL allows: three calls of an organization at a time. Each copy is a
process of its own, too, and begins to count its memory when its destination is open.

`BULK_SCALE=0.1` does a tenth of it; `python -m tests.bench.bench_bulk 1000000` copies so many objects into every
destination, or into those that are named after the number, and nothing else.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from bill_async import Bill, BillClient, OrganizationCredentials
from tests.bench import sync_server
from tests.bench.bench_sync import run, server_figures
from tests.bench.history import Figures
from tests.servers import PostgresServer

SCALE: Final = float(os.environ.get("BULK_SCALE", "1"))
ROUNDS = 3
OBJECTS = round(100_000 * SCALE)
ORGANIZATIONS = 40
OBJECTS_EACH = round(10_000 * SCALE)
LATENCY = 0.04
EVERY = 1000
"""Between two runs, one object in so many is changed."""
DESTINATIONS: Final = ("SQLite", "PostgreSQL", "DuckDB", "Parquet")


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


def scans() -> Figures:
    """Print how many times as fast a scan is, and how many more calls it needs."""
    with sync_server.running(latency=LATENCY, objects=OBJECTS) as url:
        found = asyncio.run(compare(url, ROUNDS))
    figures: dict[str, float] = {}
    for name, readings in found.items():
        seconds = statistics.median(reading.seconds for reading in readings)
        cpu = statistics.median(reading.cpu for reading in readings)
        calls = statistics.median(reading.calls for reading in readings)
        refused = sum(reading.refused for reading in readings)
        print(f"{name}: {seconds:.1f} s, {cpu:.1f} s of CPU, {calls:.0f} calls, {refused} refused", flush=True)
        if name != "list":
            pairs = list(zip(found["list"], readings, strict=True))
            figures[f"{name}, times as fast as list"] = statistics.median(a.seconds / b.seconds for a, b in pairs)
            figures[f"{name}, calls of list"] = statistics.median(b.calls / a.calls for a, b in pairs)
    return figures


def client(what: str, url: str, organizations: int, into: str) -> dict[str, Any]:
    """Copy or walk in a process of its own; return its figures."""
    text, *_ = run("-m", "tests.bench.sync_client", what, url, str(organizations), into)
    figures: dict[str, Any] = json.loads(text)
    return figures


@contextmanager
def empty(kind: str) -> Iterator[str]:
    """Yield the place of an empty destination."""
    if kind == "PostgreSQL":
        with closing(PostgresServer()) as server:
            server.start()
            yield server.url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder, {"SQLite": "copy.db"}.get(kind, f"copy.{kind.lower()}")))


def destinations(objects: int, kinds: Sequence[str] = DESTINATIONS, rounds: int = 1) -> Figures:
    """Print the CPU of an object and the memory of a copy into each destination, of one organization.

    Each copy is compared with a plain walk just before it, because the speed of a shared machine changes all the time.
    """
    copies: dict[str, list[tuple[float, float, float, float]]] = {kind: [] for kind in kinds}
    with sync_server.running(latency=0.0, objects=objects) as url:
        for kind in [*kinds] * rounds:
            walk = client("walk", url, 1, "nowhere")
            with empty(kind) as place:
                found = client("sync", url, 1, place)
            plain, cpu = 1e6 * walk["cpu"] / objects, 1e6 * found["cpu"] / found["objects"]
            copies[kind].append((cpu / plain, cpu, found["peak above start, MB"], found["seconds"]))
            print(f"plain walk with json {plain:.1f} us of CPU an object, into {kind} {cpu:.1f}", flush=True)
    figures: dict[str, float] = {}
    for kind, measured in copies.items():
        ratio, cpu, peak, seconds = (statistics.median(values) for values in zip(*measured, strict=True))
        print(
            f"{objects:,} objects into {kind}: {cpu:.1f} us of CPU an object, {ratio:.2f} of a plain walk, "
            f"peak {peak:.0f} MB above start, {seconds:.0f} s",
            flush=True,
        )
        figures[f"{kind}, CPU of a plain walk"] = ratio
        figures[f"{kind}, peak above start at {objects:,} objects, MB"] = peak
    return figures


def organizations() -> Figures:
    """Print how many of the allowed calls copies into SQLite make at a time, and what a second run costs."""
    figures: dict[str, float] = {}
    with sync_server.running(latency=LATENCY, objects=OBJECTS_EACH) as url:
        for count in (1, ORGANIZATIONS):
            before = server_figures(url)["refused"]
            with empty("SQLite") as place:
                first = client("sync", url, count, place)
                changing = urllib.request.urlopen(f"{url}/change?{EVERY}")
                changing.close()
                second = client("sync", url, count, place)
            name = f"{count} organization{'s' if count > 1 else ''}"
            refused = server_figures(url)["refused"] - before
            calls = 100 * second["requests"] / first["requests"]
            figures |= {
                f"{name}, % of the allowed concurrency": 100 * first["share"],
                f"{name}, % of a core": 100 * first["cpu"] / first["seconds"],
                f"{name}, calls refused": refused,
                f"{name}, lag p99, ms": first["lag p99, ms"],
                f"{name}, lag p99 of our own, ms": first["lag p99 of our own, ms"],
                f"{name}, peak above start, MB": first["peak above start, MB"],
                f"{name}, calls of a second run, %": calls,
            }
            print(
                f"{name} of {OBJECTS_EACH:,}: {100 * first['share']:.1f} % of the allowed concurrency with "
                f"{100 * first['cpu'] / first['seconds']:.0f} % of a core, {refused:.0f} refused, "
                f"lag p99 {first['lag p99, ms']:.1f} ms; second run: {second['objects']:.0f} objects, {calls:.2f} % of "
                "the calls",
                flush=True,
            )
    return figures


def main() -> Figures:
    """Print all figures."""
    figures = {**scans(), **organizations(), **destinations(OBJECTS, rounds=ROUNDS)}
    for name, figure in figures.items():
        print(f"{name}: {figure:.3f}")
    return figures


if __name__ == "__main__":
    if len(sys.argv) > 1:
        destinations(int(sys.argv[1]), sys.argv[2:] or DESTINATIONS)
    else:
        main()
