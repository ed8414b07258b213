"""Run all measurements, or those whose names are given: `python -m tests.bench decode import`.

The figures are added to `.bench.jsonl`; `python -m tests.bench.compare` shows them side by side. Those of a run of all
measurements are also added to the docs, as are others with `--publish`.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from . import history, report


def main() -> None:
    """Run each `bench_*.py` of this folder, keep what it returns, and show all of it in a table."""
    names = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("measurements", nargs="*", metavar="measurement", help=f"any of {', '.join(names)}; else all")
    parser.add_argument("--publish", action="store_true", help=f"add the figures to {report.PAGE.name}, as all do")
    options = parser.parse_args()
    unknown = sorted(set(options.measurements) - set(names))
    if unknown:
        parser.error(f"no measurement named {', '.join(unknown)}; there are {', '.join(names)}")
    found: dict[str, history.Figures] = {}
    for name in options.measurements or names:
        print(f"\n== {name}", flush=True)
        figures = importlib.import_module(f"tests.bench.bench_{name}").main()
        if figures:
            found[name] = figures
            history.append(name, figures)
    print("\n" + "\n".join(report.table(found)))
    if options.publish or not options.measurements:
        report.publish(found)


if __name__ == "__main__":
    main()
