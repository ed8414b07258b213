"""`python -m codegen --confidence`: the confidence of the spec."""

from __future__ import annotations

from pathlib import Path

import pytest

from bill_async.models import CustomerBankAccount, CustomerBankAccountCreate
from codegen.__main__ import main

from . import small

BILLS = (
    small.BILLS.replace("amount: money", "amount: money derived")
    .replace("BillStatus:", "BillStatus assumed:")
    .replace("amount: order", "amount: order assumed")
    .replace("sorts: [amount]", "sorts: [amount derived]")
)


def test_counts_each_kind_of_fact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each number is that of the small spec; nothing is written."""
    small.write(tmp_path, bills=BILLS, api=small.API.replace("00n: bill", "00n: bill derived"))
    before = sorted(tmp_path.rglob("*"))
    assert main(["--confidence", "--root", str(tmp_path)]) == 0
    assert sorted(tmp_path.rglob("*")) == before
    assert capsys.readouterr().out == (
        "| facts | verified | derived | assumed | all |\n"
        "|---|---|---|---|---|\n"
        "| operations | 4 | 0 | 0 | 4 |\n"
        "| parameters | 1 | 0 | 0 | 1 |\n"
        "| filters | 1 | 0 | 1 | 2 |\n"
        "| sorts | 0 | 1 | 0 | 1 |\n"
        "| fields | 10 | 1 | 0 | 11 |\n"
        "| value lists | 0 | 0 | 1 | 1 |\n"
        "| notifications | 0 | 0 | 0 | 0 |\n"
        "| id prefixes | 1 | 1 | 0 | 2 |\n"
        "| error codes | 1 | 0 | 0 | 1 |\n"
        "| all | 18 | 3 | 2 | 23 |\n"
    )


def test_refuses_a_broken_spec(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(tmp_path, bills=small.BILLS.replace("doc: Bills.", "dco: Bills."))
    assert main(["--confidence", "--root", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "a resource has no 'doc'" in captured.err


def test_a_field_is_as_sure_as_its_model_unless_it_says_otherwise() -> None:
    """The generated class says it once."""
    sure = {field.wire: field.confidence for field in CustomerBankAccount.__fields__}
    assert sure["id"] == "verified"
    assert sure["nickname"] == "derived"
    assert {field.confidence for field in CustomerBankAccountCreate.__fields__} == {"verified"}
