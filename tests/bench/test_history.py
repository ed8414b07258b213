"""Measurements are stored, shown beside earlier ones on the same machine, and added to the docs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.bench import compare, history, report


def line(commit: str, figures: dict[str, float], **changed: str) -> dict[str, Any]:
    made = {"measurement": "calls", "date": "2026-11-26T15:12:58+00:00", "commit": commit, **history.here()}
    return {**made, "figures": figures, **changed}


def test_each_measurement_is_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    history.append("calls", {"bill-async, us": 1.5}, path)
    history.append("decode", {"pydantic, ms": 2.0}, path)

    calls, decode = history.read(path)
    assert (calls["measurement"], calls["figures"]) == ("calls", {"bill-async, us": 1.5})
    assert (decode["measurement"], decode["figures"]) == ("decode", {"pydantic, ms": 2.0})
    assert {name: calls[name] for name in history.here()} == history.here()
    assert calls["commit"]
    assert all(json.loads(each) for each in path.read_text().splitlines())


def test_the_newest_is_shown_beside_the_ones_before() -> None:
    lines = [
        line("aaa", {"us": 100.0}),
        line("bbb", {"us": 80.0}),
        line("ccc", {"us": 100.0, "new, us": 5.0}),
    ]
    _, _, commits, _, us, new = "\n".join(compare.report(lines, [], last=2)).splitlines()
    assert commits.split() == ["bbb", "ccc"]
    assert us.split() == ["us", "80", "100", "+25%"]
    assert new.split() == ["new,", "us", "5"]


def test_other_machines_pythons_and_measurements_are_left_out() -> None:
    lines = [
        line("aaa", {"us": 1.0}, machine="another"),
        line("bbb", {"us": 1.0}, python="another"),
        line("ccc", {"us": 1.0}, measurement="decode"),
    ]
    assert list(compare.report(lines, ["calls"], last=5)) == []


def test_figures_are_added_to_the_page_with_what_they_were_measured_on(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# Performance\n\n### Before\n")
    report.publish({"calls": {"bill-async, us": 212.4, "x aiohttp": 1.397}, "decode": {"x pydantic": 0.8}}, page)

    text = page.read_text()
    assert text.startswith("# Performance\n\n### Before\n\n### 2")
    assert all(part in text for part in (*history.here().values(), history.commit(), "aiohttp 3.", "pydantic 2."))
    assert text.endswith(
        "| `calls` | bill-async, us | 212 |\n|  | x aiohttp | 1.40 |\n| `decode` | x pydantic | 0.80 |\n"
    )
