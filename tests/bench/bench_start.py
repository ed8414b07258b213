"""The CPU of `bill-async --help` and of a call of a list against a sandbox, beyond the import of aiohttp, in turn.

The processes find the bytecode of what is installed, and the call finds the session of an earlier one. The variables
that name certificates other than those of the system are left out.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.bench.history import Figures

RUNS: Final = 15
MOST: Final = 250.0
"""Milliseconds of CPU that a command may take beyond the import of aiohttp."""
_PROGRAM: Final = str(Path(sys.executable).with_name("bill-async"))


def main() -> Figures:
    """Print the medians, and whether the commands are within bounds."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import aiohttp": [sys.executable, "-c", "import aiohttp"],
        "--help": [_PROGRAM, "--help"],
        "call --dry-run": [_PROGRAM, "--profile", "bench", "call", "vendors.list", "--max", "5", "--dry-run"],
        "call": [_PROGRAM, "--profile", "bench", "call", "vendors.list", "--max", "5"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder, _sandbox(_environment(Path(folder))) as environment:
        for number in range(RUNS + 1):
            for name, command in commands.items():
                milliseconds = _cpu(command, environment)
                if number:  # the first one compiles and logs in
                    taken[name].append(milliseconds)
    base = statistics.median(taken["import aiohttp"])
    figures: dict[str, float] = {}
    for name, values in taken.items():
        median = figures[f"{name}, ms"] = statistics.median(values)
        verdict = "" if name not in ("--help", "call") else ": within bounds" if median - base <= MOST else ": TOO SLOW"
        print(f"{name:16} {median:7.1f} ms   {median - base:+7.1f} ms{verdict}")
    return figures


def _environment(folder: Path) -> Mapping[str, str]:
    """Return the environment of a user whose bytecode, profiles and sessions are in a folder."""
    others = ("BILL_", "PYTHON", "SSL_CERT_", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    return {**kept, "HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


@contextlib.contextmanager
def _sandbox(environment: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Run a sandbox with a profile of it."""
    command = [_PROGRAM, "sandbox", "--profile", "bench", "--no-limits", "--until-eof"]
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=null) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()  # it is ready
        try:
            yield environment
        finally:
            process.stdin.close()


def _cpu(command: list[str], environment: Mapping[str, str]) -> float:
    """Run a command, and return the milliseconds of CPU that it took."""
    null = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=null, stderr=null) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (usage.ru_utime + usage.ru_stime) * 1000


if __name__ == "__main__":
    main()
