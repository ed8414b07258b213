"""Copies of many organizations: CPU of an object against a plain walk, speed, memory, and how late the loop is.

The server is a process of its own, on the last CPU where that can be chosen; so is each copy. A walk with aiohttp and
json, which stores nothing, and a copy take turns. On a machine that does other things, compare CPU rather than seconds,
and see `of our own` for the lag: it counts only the time in which the copy itself kept its loop waiting.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench import sync_server
from tests.bench.history import Figures

ROUNDS = 3
OBJECTS = 10_000
ORGANIZATIONS = 40
LATENCY = 0.04
COLUMNAR = {"DuckDB": ".duckdb", "Parquet": ".parquet"}
COLUMNAR_OBJECTS = 20_000


def run(*command: str) -> tuple[str, float, float, float]:
    """Run Python; return its output, its CPU seconds, its seconds, and the MB of its largest process."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen([sys.executable, *command], stdout=out)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if child.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed: {text}")
    return text, used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024


def in_client(what: str, url: str, organizations: int, folder: str, suffix: str = ".db") -> dict[str, Any]:
    """Copy or walk in a process of its own; return its figures."""
    file = Path(folder, f"{what}-{time.monotonic_ns()}{suffix}")
    text, *_ = run("-m", "tests.bench.sync_client", what, url, str(organizations), str(file))
    for each in Path(folder).glob(f"{file.name}*"):
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    figures: dict[str, Any] = json.loads(text)
    return figures


def by_command(url: str, processes: int, folder: str) -> dict[str, float]:
    """Copy with `bill-async sync`; return its figures, with those of all its processes."""
    credentials, file = Path(folder, "credentials.json"), Path(folder, f"{processes}-{time.monotonic_ns()}.db")
    credentials.write_text(json.dumps(sync_server.credentials(url, ORGANIZATIONS)))
    credentials.chmod(0o600)
    command = ["-m", "bill_async.cli", "sync", "--quiet", "--only", "bills", "--into", str(file)]
    command += ["--credentials", str(credentials), "--processes", str(processes)]
    text, cpu, seconds, peak = run(*command)
    table = dict(re.findall(r"^\| (.*?) +\| +([0-9.,]+)", text, re.MULTILINE))
    number = {name: float(value.replace(",", "")) for name, value in table.items()}
    return {
        "objects": number["objects"],
        "rejected": number["rejected requests"],
        "share": number["share of the allowed concurrency"],
        "cpu": cpu,
        "seconds": seconds,
        "peak": peak,
    }


def server_figures(url: str) -> dict[str, float]:
    """Return the counts of the server and the CPU that it has used."""
    with urllib.request.urlopen(f"{url}/figures") as answer:
        found: dict[str, float] = json.loads(answer.read())
    return found


def spread(values: Sequence[float]) -> str:
    """Return a median with the least and the largest value."""
    return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})"


def main() -> Figures:
    """Print the figures."""
    figures: dict[str, float] = {}
    last = (os.cpu_count() or 1) - 1
    with tempfile.TemporaryDirectory() as folder:
        with sync_server.running(latency=0.0, objects=OBJECTS, cpu=last) as url:
            pairs = [(in_client("walk", url, 4, folder), in_client("sync", url, 4, folder)) for _ in range(ROUNDS)]
        walks, copies = ([1e6 * each["cpu"] / each["objects"] for each in side] for side in zip(*pairs, strict=True))
        print(f"CPU of an object, us: copy into SQLite {spread(copies)}, plain walk with json {spread(walks)}")
        figures["copy, us of CPU an object"] = statistics.median(copies)
        figures["plain walk, us of CPU an object"] = statistics.median(walks)
        with sync_server.running(latency=0.0, objects=COLUMNAR_OBJECTS, cpu=last) as url:
            for name, suffix in COLUMNAR.items():
                found = in_client("sync", url, 1, folder, suffix)
                figures[f"{name}, us of CPU an object"] = 1e6 * found["cpu"] / found["objects"]
                figures[f"{name}, peak MB"] = found["peak, MB"]
                cpu, peak = figures[f"{name}, us of CPU an object"], found["peak, MB"]
                print(f"  into {name}, one organization of {COLUMNAR_OBJECTS:,}: {cpu:.1f} us, peak {peak:.0f} MB")
        print(f"{ORGANIZATIONS} organizations of {OBJECTS:,} bills, {1000 * LATENCY:.0f} ms of latency:")
        with sync_server.running(latency=LATENCY, objects=OBJECTS, cpu=last) as url:
            one = in_client("sync", url, ORGANIZATIONS, folder)
            lags = ", ".join(f"{name} {value:.1f}" for name, value in one.items() if name.startswith("lag"))
            print(f"  in a program: peak {one['peak, MB']:.0f} MB, {one['rejected']:.0f} rejected; {lags}")
            figures |= {f"40 organizations, {name}": one[name] for name in one if name.startswith(("lag", "peak"))}
            for processes in (1, 2):
                before, found = server_figures(url), by_command(url, processes, folder)
                after, name = server_figures(url), f"{processes} process{'es' if processes > 1 else ''}"
                refused, busy = (after[each] - before[each] for each in ("refused", "cpu"))
                print(
                    f"  {name}: {found['objects'] / found['seconds']:,.0f} objects a second, "
                    f"{1e6 * found['cpu'] / found['objects']:.1f} us of CPU an object, largest process "
                    f"{found['peak']:.0f} MB, share {found['share']:.1f} %, {found['rejected']:.0f} rejected "
                    f"(server: {refused:.0f} refused, {busy:.1f} s of CPU in {found['seconds']:.1f} s)"
                )
                figures[f"{name}, objects a second"] = found["objects"] / found["seconds"]
                figures[f"{name}, peak MB"] = found["peak"]
    return figures


if __name__ == "__main__":
    main()
