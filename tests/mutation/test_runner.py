"""The runner: how the processes that it starts end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ("lambda: 3", 3),
        ("lambda: 1 / 0", 1),
        ("signal.pause", 124),  # before it has worked for a tick of the processor's clock
        ("lambda: sum(range(10**6)) and signal.pause()", 124),
    ],
)
def test_a_process_ends_with_its_exit_code_or_when_it_is_idle(work: str, status: int) -> None:
    code = f"import signal\nfrom tests.mutation.runner import _run\nprint(_run({work}, idle=0.1))"
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, stdout=subprocess.PIPE, text=True, timeout=60)
    assert done.stdout == f"{status}\n"


def test_a_process_that_only_looks_again_and_again_is_idle() -> None:
    work = "lambda: [(time.sleep(0.1), sum(range(100))) for _ in range(300)] and 3"
    code = f"import time\nfrom tests.mutation.runner import _run\nprint(_run({work}, idle=3.0))"
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, stdout=subprocess.PIPE, text=True, timeout=60)
    assert done.stdout == "124\n"
