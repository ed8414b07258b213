"""Run all measurements, or those whose names are given: `python -m tests.bench decode import`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Run each `bench_*.py` of this folder."""
    names = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    wanted = sys.argv[1:] or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        sys.exit(f"no measurement named {', '.join(unknown)}; there are {', '.join(names)}")
    for name in wanted:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"tests.bench.bench_{name}").main()


if __name__ == "__main__":
    main()
