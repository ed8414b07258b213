"""The time for which the first call of a client blocks the event loop, with and without `await client.warm_up()`.

Each run is a new interpreter, because only there anything is still to be imported. A ticker on the loop
notes the longest time that it could not run.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable

from tests.bench import fresh, stub
from tests.bench.history import Figures

RUNS = 9
MOST_COLD = 20.0
MOST_WARM = 5.0


async def _measure(url: str, warm: bool) -> tuple[float, float]:
    """Return the longest block of the loop during a first call, and what a second call makes of it, in ms."""
    from bill_async import BillClient, OrganizationCredentials

    longest, last = 0.0, time.perf_counter()

    async def tick() -> None:
        nonlocal longest, last
        while True:
            now = time.perf_counter()
            longest = max(longest, now - last)
            last = now
            await asyncio.sleep(0)

    credentials = OrganizationCredentials("bench", "bench", "bench", "00801BENCHBENCH00001")
    async with BillClient(organization=credentials, environment=url) as client:
        if warm:
            await client.warm_up()
        ticker = asyncio.create_task(tick())
        await asyncio.sleep(0.01)
        found: list[float] = []
        for _ in range(2):
            longest, last = 0.0, time.perf_counter()
            await client.bills.get(stub.BILL_ID)
            await asyncio.sleep(0)
            found.append(longest * 1000)
        ticker.cancel()
    return found[0], found[1]


def _run(python: Callable[..., str], url: str, mode: str) -> tuple[float, float]:
    first, second = python("-m", "tests.bench.bench_first_call", url, mode).split()
    return float(first), float(second)


def main() -> Figures:
    """Print the medians, and whether they are within bounds."""
    figures: dict[str, float] = {}
    with stub.running() as url, fresh.interpreters() as python:
        for mode, most in (("cold", MOST_COLD), ("warm", MOST_WARM)):
            _run(python, url, mode)  # compiles
            runs = [_run(python, url, mode) for _ in range(RUNS)]
            first = statistics.median(run[0] for run in runs)
            second = statistics.median(run[1] for run in runs)
            verdict = "within bounds" if first <= most else "OUT OF BOUNDS"
            print(
                f"{mode}: the loop stands still for {first:.1f} ms in the first call (at most {most:.0f}), "
                f"{second:.1f} ms in the second: {verdict}"
            )
            figures |= {f"{mode}, first call, ms": first, f"{mode}, second call, ms": second}
    return figures


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*asyncio.run(_measure(sys.argv[1], sys.argv[2] == "warm")))
    else:
        main()
