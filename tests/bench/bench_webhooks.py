"""Deliveries of webhooks a second: the receiver with its SQLite store, and a bare handler that checks the signature.

Both are served by aiohttp in a process of their own, on one core; the load comes from another one. The figure to hold:
at least 1,500 deliveries a second, each stored on disk before its answer and then handled. Seconds of the core, which
the server was busy for, do not depend on what else the machine does.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final
from uuid import uuid4

import aiohttp

from .history import ROOT, Figures

KEY: Final = "the-key-of-the-subscription"
COUNT: Final = 12_000
CONNECTIONS: Final = 64
OBJECTS: Final = 2000
ROUNDS: Final = 3


def delivery(number: int) -> tuple[bytes, str]:
    """Return the body and the signature of a notification about one of many bills."""
    told = json.loads((ROOT / "tests/data/notifications/bill.updated.json").read_text(encoding="utf-8"))
    told["metadata"]["eventId"] = str(uuid4())
    told["bill"]["id"] = f"00n{number % OBJECTS:017}"
    told["bill"]["updatedTime"] = f"2026-03-01T12:{number // 60 % 60:02}:{number % 60:02}.000+00:00"
    body = json.dumps(told, separators=(",", ":")).encode()
    return body, base64.b64encode(hmac.digest(KEY.encode(), body, hashlib.sha256)).decode()


async def flood(url: str, deliveries: list[tuple[bytes, str]]) -> float:
    """Deliver everything over so many connections; return the seconds that it takes until all is answered."""
    todo = iter(deliveries)

    async def work(http: aiohttp.ClientSession) -> None:
        for body, signature in todo:
            async with http.post(url, data=body, headers={"x-bill-sha-signature": signature}) as answer:
                assert answer.status == 200, await answer.text()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS)) as http:
        began = time.perf_counter()
        await asyncio.gather(*(work(http) for _ in range(CONNECTIONS)))
        return time.perf_counter() - began


def measure(kind: str, core: int) -> tuple[float, float]:
    """Return how many deliveries a second a server answers, and how many it answers and handles in one of its core."""
    deliveries = [delivery(number) for number in range(COUNT)]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.webhook_server", kind, str(Path(folder) / "events.db"), str(core)]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert server.stdout is not None
        assert server.stdin is not None
        url = server.stdout.readline().strip()
        seconds = asyncio.run(flood(url, deliveries))
        server.stdin.write("done\n")
        server.stdin.flush()
        handled, busy = server.stdout.readline().split()
        server.wait()
        assert int(handled) == COUNT, f"{handled} of {COUNT} were handled"
    return COUNT / seconds, COUNT / float(busy)


def main() -> Figures:
    """Measure and print."""
    first, *_, last = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {last})
    rounds = [(measure("bare", first), measure("receiver", first)) for _ in range(ROUNDS)]
    bare, bare_of_core = (max(figures) for figures in zip(*(each for each, _ in rounds), strict=True))
    ours, ours_of_core = (max(figures) for figures in zip(*(each for _, each in rounds), strict=True))
    print(f"a bare handler that checks the signature: {bare:,.0f}/s, {bare_of_core:,.0f} in a second of its core")
    print(f"the receiver, stored and handled: {ours:,.0f}/s, {ours_of_core:,.0f} in a second of its core")
    print(f"ratio: {ours / bare:.2f}, {ours_of_core / bare_of_core:.2f} by the core")
    return {
        "deliveries, 1/s": ours,
        "deliveries of a core, 1/s": ours_of_core,
        "of a bare handler": ours / bare,
        "of a bare handler, by the core": ours_of_core / bare_of_core,
    }


if __name__ == "__main__":
    main()
