"""The cost and the benefit of not giving a write a connection that the server may be closing.

Requests go one after the other over plain aiohttp and over the connector of the client, in short turns, against the
stub in a child process; each turn is compared with the one beside it. A new connection for every write, which would
need no look at the old one, is measured too, without TLS. Then a server in a child process, which closes each
connection after its answer though it says that it keeps it, gets writes over both.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import statistics
import sys
import time
from collections.abc import AsyncIterator

import aiohttp

from bill_async._base.clock import SystemClock
from bill_async._http.connector import Connector
from tests.bench import stub
from tests.bench.history import Figures

REQUESTS = 300
ROUNDS = 21
WRITES = 100


async def cpu(session: aiohttp.ClientSession, method: str, url: str) -> float:
    """Return the CPU of this process for one request, in microseconds."""
    gc.collect()
    start = time.process_time()
    for _ in range(REQUESTS):
        async with session.request(method, url, data=b"{}" if method == "POST" else None) as response:
            await response.read()
    return (time.process_time() - start) / REQUESTS * 1e6


@contextlib.asynccontextmanager
async def sessions() -> AsyncIterator[tuple[aiohttp.ClientSession, aiohttp.ClientSession, aiohttp.ClientSession]]:
    """Yield a session of plain aiohttp, one with our connector, and one that uses no connection twice."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector()) as plain,
        aiohttp.ClientSession(connector=Connector(SystemClock(), limit=100, keepalive=15.0)) as ours,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as fresh,
    ):
        yield plain, ours, fresh


async def measure_cost(url: str) -> Figures:
    """Print what a read and a write cost over each of them."""
    figures: dict[str, float] = {}
    async with sessions() as (plain, ours, fresh):
        for name, method, others in (
            ("read", "GET", (("checked", ours),)),
            ("write", "POST", (("checked", ours), ("over a new connection", fresh))),
        ):
            turns = []
            for _ in range(ROUNDS + 1):
                before = await cpu(plain, method, url)
                turns.append([before, *[await cpu(session, method, url) for _, session in others]])
            base = statistics.median(turn[0] for turn in turns[1:])
            print(f"{name}, aiohttp: {base:.0f} us")
            for place, (what, _) in enumerate(others, 1):
                more = statistics.median(turn[place] - turn[0] for turn in turns[1:])
                print(f"{name}, {what}: {more:+.1f} us")
                figures[f"{name}, {what}, us more"] = more
    return figures


# ---- a server that closes after every answer


async def _answer_and_close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        await reader.readuntil(b"\r\n\r\n{}")
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n")
    writer.close()


async def serve() -> None:
    """Serve until the parent closes the standard input."""
    server = await asyncio.start_server(_answer_and_close, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def lost(session: aiohttp.ClientSession, url: str) -> int:
    """Return how many writes get no answer."""
    failed = 0
    for _ in range(WRITES):
        try:
            async with session.post(url, data=b"{}") as response:
                await response.read()
        except aiohttp.ClientError:
            failed += 1
    return failed


async def measure_loss(url: str) -> Figures:
    """Print how many writes get lost over each of them."""
    async with sessions() as (plain, ours, _):
        figures: Figures = {
            "writes lost, aiohttp, %": 100 * await lost(plain, url) / WRITES,
            "writes lost, checked, %": 100 * await lost(ours, url) / WRITES,
        }
    for name, value in figures.items():
        print(f"a server that closes after every answer: {name}: {value:.0f}")
    return figures


def main() -> Figures:
    """Print the cost, and what is lost without it."""
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve())
        return {}
    with stub.running() as url:
        figures = asyncio.run(measure_cost(f"{url}/connect/v3/bills/{stub.BILL_ID}"))
    with stub.child("tests.bench.bench_connections", "serve") as url:
        return {**figures, **asyncio.run(measure_loss(f"{url}/"))}


if __name__ == "__main__":
    main()
