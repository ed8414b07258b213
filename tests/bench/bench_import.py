"""The cost of `import bill_async` beyond `import aiohttp`, each in new interpreters, in turn.

The CPU is counted, not the time, which other processes lengthen.
"""

from __future__ import annotations

import statistics

from tests.bench import fresh
from tests.bench.history import Figures

RUNS = 15

_TIMER = "import time; start = time.process_time(); {statement}; print((time.process_time() - start) * 1000)"


def main() -> Figures:
    """Print the medians and their difference."""
    statements = {
        "import aiohttp": "import aiohttp",
        "import bill_async": "import aiohttp; import bill_async",
        "... and BillClient": "import aiohttp; from bill_async import BillClient",
        "... and one resource": "import aiohttp; from bill_async import BillClient; import bill_async.resources.bills",
    }
    taken: dict[str, list[float]] = {name: [] for name in statements}
    with fresh.interpreters() as run:
        for number in range(RUNS + 1):
            for name, statement in statements.items():
                milliseconds = float(run("-c", _TIMER.format(statement=statement)))
                if number:  # the first one compiles
                    taken[name].append(milliseconds)
    base = statistics.median(taken["import aiohttp"])
    figures: dict[str, float] = {}
    for name, values in taken.items():
        median = figures[f"{name}, ms"] = statistics.median(values)
        print(f"{name:22} {median:7.1f} ms   {median - base:+7.1f} ms   {median / base:5.2f} x aiohttp")
    return figures


if __name__ == "__main__":
    main()
