"""Tables, JSON and errors, on a terminal and elsewhere."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from typing import Any

import pytest

from bill_async.cli import display
from bill_async.cli.calls.results import show
from bill_async.cli.display import clean, pretty, print_error, print_json, print_table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of the output. Not a fixture, because pytest replaces the output after those."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


AMOUNT = Decimal("90071992547409.93")
DATA: Any = {"amount": AMOUNT, "list": [1, {}], "text": 'a "\x1b[31m" b', "none": None}


def test_json_is_exact_and_colored_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    print_json(DATA)
    shown = terminal.getvalue()
    assert "90071992547409.93" in shown
    assert "\x1b[1" in shown  # the numbers are bold
    assert "\x1b[31m" not in shown


def test_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    print_table(("name", "amount"), [("[red]x[/red] \x1b[31m", "1.50"), ("y" * 100, "22.00")], right=(False, True))
    shown = terminal.getvalue()
    assert "[red]x[/red]" in shown  # data is not markup
    assert "\x1b[31m" not in shown
    assert "…" in shown
    print_table(("", ""), [("a", "b")])
    print_error("went wrong\x1b[31m: [bold]x[/bold]")
    assert "[bold]x[/bold]" in terminal.getvalue()


@pytest.mark.parametrize("without_rich", [False, True])
def test_a_table_has_only_the_columns_that_fit(monkeypatch: pytest.MonkeyPatch, without_rich: bool) -> None:
    terminal = on_terminal(monkeypatch)
    if without_rich:
        monkeypatch.setattr(display, "find_spec", lambda name: None)
    rows: Any = [{f"column{n}": f"{row}" * 16 for n in range(9)} for row in range(2)]
    show(rows, "table")
    shown = terminal.getvalue()
    assert shown.count("1" * 16) == 3
    assert "column2" in shown
    assert "column3" not in shown
    assert "…" not in shown
    monkeypatch.setenv("COLUMNS", "5")  # one column is always shown
    show(rows, "table")
    assert "colu" in terminal.getvalue()[len(shown) :]


def test_without_rich_everything_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    monkeypatch.setattr(display, "find_spec", lambda name: None)
    print_json(DATA)
    print_table(("name", "amount"), [("x" * 100, "1.50")], right=(False, True))
    print_json({"name": "a \x9b b \u202e"})
    print_error("\x1b[31mwent\x9b \u202e\0wrong")
    print_error("went wrong")
    shown = terminal.getvalue()
    assert not set(shown) & {"\x1b", "\x9b", "\u202e", "\0"}
    assert all(len(line) <= 60 for line in shown.splitlines())
    assert shown.endswith("bill-async: went wrong\n")


def test_plain_tables_align(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("name", "amount"), [("x", "1.50"), ("long name", "1234.50")], right=(False, True))
    assert capsys.readouterr().out == "name        amount\nx             1.50\nlong name  1234.50\n"


def test_pretty_json() -> None:
    assert pretty({"a": [], "b": {}, "c": [1, {"d": AMOUNT}]}) == (
        '{\n  "a": [],\n  "b": {},\n  "c": [\n    1,\n    {\n      "d": 90071992547409.93\n    }\n  ]\n}'
    )
    assert clean("a\x00b\u202ec\nd", keep="\n") == "a b c\nd"
