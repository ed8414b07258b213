"""JMESPath over exact numbers."""

from __future__ import annotations

from decimal import Decimal as D
from importlib import import_module

import pytest

from bill_async.cli.calls.queries import Query
from bill_async.errors import ConfigurationError

ITEMS = [{"a": D("12.50"), "n": "x"}, {"a": D("90071992547409.93"), "n": "y"}, {"a": 3, "n": "z"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[?a == `90071992547409.93`].n", ["y"]),
        ("[?a == `1.25e1`].n", ["x"]),
        ("[?contains(`[12.50, 7]`, a)].n", ["x"]),
        ('`{"x": -0.5}`.x', D("-0.5")),
        ("sum([].a)", D("90071992547425.43")),
        ("avg([].a)", D("90071992547425.43") / 3),
        ("avg([?a > `1e20`].a)", None),
        ("max([].a)", D("90071992547409.93")),
        ("max_by(@, &a).n", "y"),
        ("sort_by(@, &a)[].n", ["z", "x", "y"]),
        ("[].to_string(a)", ["12.50", "90071992547409.93", "3"]),
        ("to_string(`[1.50]`)", "[1.50]"),
        ("to_string('x')", "x"),
        ("to_number('90071992547409.93')", D("90071992547409.93")),
        ("to_number(`true`)", None),
        ("to_number('many')", None),
        ("type([0].a)", "number"),
        ("type([0].n)", "string"),
        ("floor([0].a)", 12),
    ],
)
def test_numbers_are_exact(text: str, expected: object) -> None:
    found = Query(text)(ITEMS)
    assert found == expected
    assert not isinstance(found, float)


def test_the_package_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> object:
        raise ImportError(name) if name == "jmespath" else AssertionError

    monkeypatch.setattr("bill_async.cli.calls.queries.import_module", refuse)
    with pytest.raises(ConfigurationError, match=r"bill-async\[cli\]"):
        Query("a")
    assert import_module("jmespath")
