"""Values that are compared and shown by their fields, as if attrs had made the methods."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from bill_async import ErrorDetail, Limits, Options, OrganizationCredentials, Page, Proxies, RetryPolicy
from bill_async.types import Fieldwise


def shouted(value: object) -> str:
    return str(value).upper()


@attrs.frozen(eq=False, repr=False)
class Ours(Fieldwise):
    a: Any = 1
    b: Any = attrs.field(default="x", repr=shouted)
    c: Any = attrs.field(default=2, repr=False)
    d: Any = attrs.field(default=3, eq=False)


@attrs.frozen
class Theirs:
    a: Any = 1
    b: Any = attrs.field(default="x", repr=shouted)
    c: Any = attrs.field(default=2, repr=False)
    d: Any = attrs.field(default=3, eq=False)


class Derived(Ours):
    pass


GIVEN = ({}, {"a": 2}, {"b": "y"}, {"c": None}, {"d": "other"}, {"a": []})


def equal(one: object, other: object) -> tuple[bool, bool]:
    return one == other, one != other


@pytest.mark.parametrize("one", GIVEN, ids=str)
@pytest.mark.parametrize("other", GIVEN, ids=str)
def test_they_are_equal_as_attrs_has_it(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert equal(Ours(**one), Ours(**other)) == equal(Theirs(**one), Theirs(**other))


def test_those_of_another_class_are_not_equal() -> None:
    assert Ours() != Derived()
    assert Derived() == Derived()
    assert Ours() != Theirs()
    assert Ours() != 1


def test_equal_ones_have_one_hash() -> None:
    assert len({Ours(), Ours(d=4), Ours(a=2), Derived()}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(a=[]))


@pytest.mark.parametrize("given", GIVEN, ids=str)
def test_they_are_shown_as_attrs_has_it(given: dict[str, Any]) -> None:
    assert repr(Ours(**given)) == repr(Theirs(**given)).replace("Theirs", "Ours")


@pytest.mark.parametrize(
    ("value", "change"),
    [
        (ErrorDetail(code="BDC_1", extra={"params": 1}), {"extra": {"params": 2}}),
        (Limits(hour=5), {"linger": 3.0}),
        (Options(retries=1, proxy="http://me:pass@proxy:1"), {"proxy": "http://me:other@proxy:1"}),
        (OrganizationCredentials("key", "me", "pass", "008"), {"password": "other"}),
        (Page([1], "next"), {"items": [2]}),
        (Proxies(https="http://me:pass@proxy:1", bypass="a.example"), {"bypass": ()}),
        (RetryPolicy(attempts=2), {"cap": 3.0}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_public_values_are_compared_by_all_fields(value: Any, change: dict[str, Any]) -> None:
    assert attrs.evolve(value) == value
    assert repr(attrs.evolve(value)) == repr(value)
    assert attrs.evolve(value, **change) != value
    assert "pass@" not in repr(value)
    assert "'pass'" not in repr(value)
