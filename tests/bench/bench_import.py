"""The cost of importing the client after `import aiohttp`, in new interpreters.

The CPU is counted, not the time, which other processes lengthen, and that of both in the same interpreter: the speed of
a machine that others use changes from one second to the next.
"""

from __future__ import annotations

import statistics

from tests.bench import fresh
from tests.bench.history import Figures

RUNS = 25
STATEMENTS = {
    "import bill_async": "import bill_async",
    "... and BillClient": "from bill_async import BillClient",
    "... and one resource": "import bill_async.client, bill_async.resources.bills",
}

_TIMER = """
import time
start = time.process_time()
import aiohttp
middle = time.process_time()
{statement}
print((middle - start) * 1000, (time.process_time() - middle) * 1000)
"""


def main() -> Figures:
    """Print the medians, and those of the ratios in each interpreter."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in STATEMENTS}
    with fresh.interpreters() as run:
        for number in range(RUNS + 1):
            for name, statement in STATEMENTS.items():
                of_aiohttp, ours = run("-c", _TIMER.format(statement=statement)).split()
                if number:  # the first one compiles
                    taken[name].append((float(of_aiohttp), float(ours)))
    base = statistics.median(pair[0] for pairs in taken.values() for pair in pairs)
    print(f"{'import aiohttp':22} {base:7.1f} ms")
    figures: dict[str, float] = {"import aiohttp, ms": base}
    for name, pairs in taken.items():
        more = figures[f"{name}, ms"] = statistics.median(ours for _, ours in pairs)
        ratio = figures[f"{name}, x aiohttp"] = statistics.median(ours / theirs for theirs, ours in pairs)
        print(f"{name:22} {more:+7.1f} ms   {ratio:+5.2f} x aiohttp")
    return figures


if __name__ == "__main__":
    main()
