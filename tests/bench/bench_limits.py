"""The cost of the limiter: a free permit, and a grant with many waiting calls."""

from __future__ import annotations

import asyncio
import time

from bill_async._limits.limiter import Limiter, Limits, Scope
from tests.bench.history import Figures

REPEAT = 5
PERMITS = 50_000
WAITERS = (100, 1_000, 10_000)
SCOPE = Scope("bench", "organization")


class NoPermit:
    """The baseline of a permit: a coroutine that returns, and a `with` that does nothing."""

    async def acquire(self, scope: Scope, *, wait: float) -> NoPermit:
        return self

    def __enter__(self) -> NoPermit:
        return self

    def __exit__(self, *_: object) -> None:
        pass


async def uncontended(limiter: Limiter | NoPermit) -> float:
    """Return the CPU seconds that one free permit takes, from asking for it to giving it back."""
    start = time.process_time()
    for _ in range(PERMITS):
        with await limiter.acquire(SCOPE, wait=60.0):
            pass
    return (time.process_time() - start) / PERMITS


async def grants(waiters: int) -> float:
    """Return the CPU seconds that one grant takes with so many calls waiting, the switch of tasks included."""
    limiter = Limiter(limits=Limits(hour=1_000_000))
    permits = [await limiter.acquire(SCOPE) for _ in range(3)]

    async def call() -> None:
        with await limiter.acquire(SCOPE, wait=60.0):
            pass

    async with asyncio.TaskGroup() as tasks:
        for _ in range(waiters):
            tasks.create_task(call())
        await asyncio.sleep(0)
        start = time.process_time()
        for permit in permits:
            permit.release()
    return (time.process_time() - start) / waiters


async def measure() -> Figures:
    """Print the best of some runs."""
    limiter = Limiter(limits=Limits(hour=100_000_000))
    floor = min([await uncontended(NoPermit()) for _ in range(REPEAT)])
    permit = min([await uncontended(limiter) for _ in range(REPEAT)])
    print(f"an uncontended permit: {permit * 1e6:.1f} us (bar: 5); an empty coroutine and `with`: {floor * 1e6:.1f} us")
    figures = {"an uncontended permit, us": permit * 1e6}
    for waiters in WAITERS:
        grant = min([await grants(waiters) for _ in range(REPEAT)])
        print(f"a grant with {waiters:>6,} waiting: {grant * 1e6:.1f} us")
        figures[f"a grant with {waiters:,} waiting, us"] = grant * 1e6
    return figures


def main() -> Figures:
    """Measure."""
    return asyncio.run(measure())


if __name__ == "__main__":
    main()
