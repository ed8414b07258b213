"""The examples: a notebook that is executed, and units of systemd whose command is one of ours."""

from __future__ import annotations

import configparser
import re
import shlex
from decimal import Decimal
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from bill_async.cli import root_parser

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def test_the_notebook_runs_and_its_sums_are_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.delenv("PYTHONDEVMODE", raising=False)  # of the kernel
    read: Any = nbformat.read
    notebook = read(EXAMPLES / "data_frames.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)  # as it is kept
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    shown = [
        "".join(str(output.data["text/plain"]) for output in cell.outputs)
        for cell in notebook.cells
        if "outputs" in cell
    ]
    bills, lines = re.findall(r"Decimal\('([0-9.]+)'\)", shown[4])
    assert bills == lines
    assert Decimal(bills) > 0
    assert "due_amount" in shown[1]
    assert "oldest" in shown[2]


def units(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(EXAMPLES / "systemd" / name)
    return parser


def test_the_command_of_the_timer_is_one_of_ours() -> None:
    service, timer = units("bill-sync.service"), units("bill-sync.timer")
    program, *arguments = shlex.split(service["Service"]["ExecStart"])
    assert Path(program).name == "bill-async"
    assert root_parser().parse_args(arguments).config == Path("/etc/bill-sync/bill-async.toml")
    assert timer["Timer"]["OnCalendar"]
    assert timer["Install"]["WantedBy"] == "timers.target"
