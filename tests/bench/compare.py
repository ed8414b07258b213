"""Shows measurements side by side: `python -m tests.bench.compare [--last 5] [measurement ...]`.

Only those of this machine and this Python are shown. The last column is the newest beside the one before.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from . import history


def main() -> None:
    """Print a table for each measurement."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.compare", description=__doc__)
    parser.add_argument("measurements", nargs="*", help="all if none is named")
    parser.add_argument("--last", type=int, default=5, help="how many to show (%(default)s)")
    options = parser.parse_args()
    for line in report(history.read(), options.measurements, options.last):
        print(line)


def report(lines: Sequence[dict[str, Any]], measurements: Sequence[str], last: int) -> Iterator[str]:
    """Yield the lines of the tables."""
    here = history.here()
    comparable = [line for line in lines if {name: line[name] for name in here} == here]
    names = sorted({line["measurement"] for line in comparable})
    for name in [each for each in names if not measurements or each in measurements]:
        runs = [line for line in comparable if line["measurement"] == name][-last:]
        yield f"\n== {name}"
        yield " " * 44 + "".join(f"{run['commit'][:11]:>13}" for run in runs)
        yield " " * 44 + "".join(f"{run['date'][5:16].replace('T', ' '):>13}" for run in runs)
        for figure in runs[-1]["figures"]:
            values = [run["figures"].get(figure) for run in runs]
            cells = ["" if value is None else f"{value:.4g}" for value in values]
            yield f"{figure:44}" + "".join(f"{cell:>13}" for cell in cells) + change(values)


def change(values: Sequence[float | None]) -> str:
    """Say how the last value differs from the one before."""
    if len(values) < 2 or values[-1] is None or not values[-2]:
        return ""
    return f"{values[-1] / values[-2] - 1:+9.0%}"


if __name__ == "__main__":
    main()
