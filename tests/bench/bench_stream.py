"""The growth of memory while 200,000 bills are read."""

from __future__ import annotations

import asyncio
import gc
import resource

from bill_async import BillClient, OrganizationCredentials
from tests.bench import stub
from tests.bench.history import Figures

BILLS = 200_000
CREDENTIALS = OrganizationCredentials(
    dev_key="bench", username="bench", password="bench", organization_id="00801BENCHBENCH00001"
)


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def stream(url: str) -> tuple[int, float, float]:
    """Walk the list; return the count, the peak after a few pages, and the peak at the end."""
    count, early = 0, 0.0
    async with BillClient(environment=url, organization=CREDENTIALS) as bill:
        async for _ in bill.bills.list():
            count += 1
            if count == 2_000:
                gc.collect()
                early = peak()
    return count, early, peak()


def main() -> Figures:
    """Print the growth of the peak."""
    with stub.running(pages=BILLS // 100) as url:
        count, early, late = asyncio.run(stream(url))
    print(f"{count} bills: peak {early:.1f} MB after 2,000, {late:.1f} MB at the end, growth {late - early:.1f} MB")
    return {"peak at the end, MB": late, "growth, MB": late - early}


if __name__ == "__main__":
    main()
