"""What `import bill_async` costs more than `import aiohttp`, each in fresh interpreters, in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 15

_TIMER = "import time; start = time.perf_counter(); {statement}; print((time.perf_counter() - start) * 1000)"


def measure(statement: str) -> float:
    """Return the milliseconds that a statement takes in a new interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", _TIMER.format(statement=statement)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    """Print the medians and their difference."""
    statements = {
        "import aiohttp": "import aiohttp",
        "import bill_async": "import aiohttp; import bill_async",
        "... and BillClient": "import aiohttp; from bill_async import BillClient",
        "... and one resource": "import aiohttp; from bill_async import BillClient; import bill_async.resources.bills",
    }
    taken: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(RUNS):
        for name, statement in statements.items():
            taken[name].append(measure(statement))
    base = statistics.median(taken["import aiohttp"])
    for name, values in taken.items():
        median = statistics.median(values)
        print(f"{name:22} {median:7.1f} ms   {median - base:+7.1f} ms   {median / base:5.2f} x aiohttp")


if __name__ == "__main__":
    main()
