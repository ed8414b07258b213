"""Nothing is lost and nothing is done twice when the receiver is killed at any moment. See `killing` for more of it."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from .killing import Outcome, judge, run


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
async def test_a_receiver_that_is_killed_again_and_again(tmp_path: Path) -> None:
    found = await run(tmp_path, count=400, kills=6)
    assert (found.done, found.others, found.lost) == (400, 0, 0)
    assert (found.unexplained, found.overlaps) == (0, 0)


def test_the_judge_sees_what_is_wrong() -> None:
    fine = ["1 begin a x", "1 end a x", "1 begin b x", "2 begin b x", "2 end b x"]
    assert judge(fine, 2, 0, 2) == Outcome(2, 0, 0, killed_inside=1, killed_after=0, unexplained=0, overlaps=0)
    assert judge(fine, 2, 0, 3).lost == 1
    assert judge([*fine, "2 begin a x"], 2, 0, 2).killed_after == 1
    assert judge([*fine, "2 begin b x"], 2, 0, 2).unexplained == 1
    many = [line for number in range(30) for line in (f"1 begin {number} x", f"1 end {number} x")]
    assert judge([*many, "2 begin 0 x"], 30, 0, 30).unexplained == 1
    assert judge(["1 begin a x", "1 begin b x"], 0, 0, 0).overlaps == 1
