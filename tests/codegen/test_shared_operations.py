"""Operations that are like one of common.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from codegen.loader import load
from codegen.source import SpecError
from codegen.spec import Operation

from . import small

COMMON: Final = (
    small.COMMON
    + """\
with: {id: "${Model}", a: a}
operations:
  get:
    get: ${path}/{${item}}
    id: get${id}
    title: Get ${a} ${name}
    query: {fields: str}
    returns: ${Model}
"""
)
WITH: Final = "with: {Model: Bill, path: /v3/bills, item: billId, name: bill}\n"


def bills(operation: str, given: str = WITH) -> str:
    """The bills of the small spec with a further operation."""
    return small.BILLS.replace("params:", f"{given}params:") + operation


def read(root: Path, operation: str, given: str = WITH) -> Operation:
    module = load(small.write(root, common=COMMON, bills=bills(operation, given))).modules[1]
    return module.operations[-1]


def problems(root: Path, operation: str, given: str = WITH, common: str = COMMON) -> tuple[str, ...]:
    with pytest.raises(SpecError) as caught:
        load(small.write(root, common=common, bills=bills(operation, given)))
    return caught.value.problems


def test_takes_what_it_is_like(tmp_path: Path) -> None:
    found = read(tmp_path, "  get: {like: get}\n")
    assert (found.method, found.path, found.id, found.title) == ("GET", "/v3/bills/{billId}", "getBill", "Get a bill")
    assert found.returns is not None
    assert found.returns.argument == "Bill"
    assert [field.wire for field in found.query] == ["fields"]


def test_what_it_says_itself_wins(tmp_path: Path) -> None:
    found = read(
        tmp_path, "  look: {like: get, id: lookAtBill, title: Look, query: {deep: bool}, confidence: derived}\n"
    )
    assert (found.name, found.id, found.title, found.confidence) == ("look", "lookAtBill", "Look", "derived")
    assert [field.wire for field in found.query] == ["fields", "deep"]


def test_defaults_give_way_to_what_is_given(tmp_path: Path) -> None:
    given = WITH.replace("name: bill", "name: invoice, a: an, id: OwedInvoice")
    found = read(tmp_path, "  get: {like: get}\n", given)
    assert (found.id, found.title) == ("getOwedInvoice", "Get an invoice")


def test_a_value_that_is_not_needed_may_be_left_out(tmp_path: Path) -> None:
    """A field that the operation sets itself needs no value."""
    given = "with: {Model: Bill, path: /v3/bills, item: billId}\n"
    assert read(tmp_path, "  get: {like: get, title: Get it}\n", given).title == "Get it"


def test_an_unknown_operation_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "  fetch: {like: gets}\n") == (
        "spec/common.yaml:6: no operation uses 'get'",
        "spec/v3/bills.yaml:3: 'with' without 'like'",
        "spec/v3/bills.yaml:43: operation 'fetch' needs one of get, post, put, patch, delete with its path, "
        "and has none",
        "spec/v3/bills.yaml:43: unknown shared operation 'gets'; did you mean 'get'?",
    )


def test_a_value_that_is_missing_is_named(tmp_path: Path) -> None:
    given = "with: {Model: Bill, path: /v3/bills, item: billId, nam: bill}\n"
    assert problems(tmp_path, "  get: {like: get}\n", given) == (
        "spec/common.yaml:9 (for bills): 'with' has no value for ${name}; did you mean 'nam'?",
        "spec/v3/bills.yaml:3: nothing that 'bills' uses has ${nam}; did you mean 'name'?",
    )


def test_a_shared_operation_that_nobody_uses_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "", "") == ("spec/common.yaml:6: no operation uses 'get'",)
