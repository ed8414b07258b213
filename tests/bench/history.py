"""Stores measurements, one on each line, so that later ones can be compared.

The file is not in git: figures of different machines say nothing about each other.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

Figures: TypeAlias = Mapping[str, float]
"""What a measurement found, by a name that says the unit: `bill-async, us`."""

ROOT: Final = Path(__file__).resolve().parents[2]
HISTORY: Final = ROOT / ".bench.jsonl"


def append(measurement: str, figures: Figures, path: Path = HISTORY) -> None:
    """Add one line: what was measured, when, of which commit, on what."""
    line = {
        "measurement": measurement,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        **here(),
        "figures": dict(figures),
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def read(path: Path = HISTORY) -> list[dict[str, Any]]:
    """Return all lines, the oldest first."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def here() -> dict[str, str]:
    """Return what must be the same for two measurements to be compared."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return {"python": python, "machine": machine()}


def commit() -> str:
    """Return the short name of the commit, with a `+` if files differ from it."""
    done = subprocess.run(
        ["git", "describe", "--always", "--exclude=*", "--dirty=+"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"


def machine() -> str:
    """Return what two machines differ in, as far as it is easy to know; not their names."""
    processor = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        models = [line for line in cpus.read_text().splitlines() if line.startswith("model name")]
        processor = models[0].partition(":")[2].strip() if models else processor
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} x {processor}"
