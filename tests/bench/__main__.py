"""Run all measurements, or those whose names are given: `python -m tests.bench decode import`.

The figures are added to `.bench.jsonl`; `python -m tests.bench.compare` shows them side by side.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from . import history


def main() -> None:
    """Run each `bench_*.py` of this folder, and keep what it returns."""
    names = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    wanted = sys.argv[1:] or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        sys.exit(f"no measurement named {', '.join(unknown)}; there are {', '.join(names)}")
    for name in wanted:
        print(f"\n== {name}", flush=True)
        figures = importlib.import_module(f"tests.bench.bench_{name}").main()
        if figures:
            history.append(name, figures)


if __name__ == "__main__":
    main()
