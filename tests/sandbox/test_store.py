"""The pieces under the sandbox: ids, JSON, collections with their indexes, pages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async.sandbox import _json
from bill_async.sandbox.collection import Collection
from bill_async.sandbox.filtering import Sorting, Term
from bill_async.sandbox.ids import Ids, SpendIds
from bill_async.sandbox.listing import Query, keyset_page, offset_page

POSITIONS = st.integers(min_value=0, max_value=2**40)


@given(POSITIONS, st.sampled_from(["00n", "009", "att"]), st.text(max_size=5), st.integers(0, 9))
def test_ids_lead_back_to_their_position(position: int, prefix: str, organization: str, seed: int) -> None:
    ids = Ids(prefix, organization, seed)
    made = ids.make(position)
    assert (len(made), made[:3], ids.position(made)) == (20, prefix, position)
    assert ids.position(made.lower()) == (-1 if made.lower() != made else position)


@given(POSITIONS, st.sampled_from([("Budget", "bgt_"), ("Transaction", "txr_")]))
def test_spend_ids_lead_back_to_their_position(position: int, kind: tuple[str, str]) -> None:
    ids = SpendIds(*kind, "organization", 0)
    assert ids.position(ids.make(position)) == position
    assert ids.position(ids.uuid(position)) == position


@given(st.text(max_size=40))
def test_other_texts_are_no_ids(text: str) -> None:
    assert Ids("00n", "organization", 0).position(text) == -1
    assert SpendIds("Budget", "bgt_", "organization", 0).position(text) == -1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("dumps", [_json.dumps, _json._stdlib_dumps], ids=["chosen", "stdlib"])
@pytest.mark.parametrize("loads", [_json.loads, _json._stdlib_loads], ids=["chosen", "stdlib"])
@given(value=JSON)
def test_numbers_survive(loads: Callable[[bytes], Any], dumps: Callable[[Any], bytes], value: Any) -> None:
    assert loads(dumps(value)) == value


@pytest.mark.parametrize("value", [0.5, {1, 2}, Decimal("NaN")])
def test_the_stdlib_writer_refuses_what_is_not_exact(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        _json._stdlib_dumps(value)


ITEMS = st.lists(
    st.fixed_dictionaries({"a": st.integers(0, 4)}, optional={"b": st.sampled_from(["x", "y", "z"])}), max_size=30
)
SORTS = st.lists(st.builds(Sorting, st.sampled_from([("a",), ("b",)]), st.booleans()), max_size=2)
TERMS = st.lists(
    st.builds(
        Term,
        st.just(("a",)),
        st.sampled_from(["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"]),
        st.tuples(st.integers(0, 4)),
        st.booleans(),
    ),
    max_size=2,
)
CHANGES = st.lists(st.tuples(st.integers(0, 29), st.integers(-1, 4)), max_size=10)


@given(items=ITEMS, sorts=SORTS, terms=TERMS, changes=CHANGES, size=st.integers(1, 7))
def test_pages_are_what_a_plain_reading_gives(
    items: list[Any], sorts: list[Sorting], terms: list[Term], changes: list[tuple[int, int]], size: int
) -> None:
    ids = Ids("00n", "organization", 0)
    collection = Collection(
        "items", ids, size=len(items), generate=lambda place: {"id": ids.make(place), "n": place, **items[place]}
    )
    query = Query(terms=terms, sorts=sorts)
    keyset_page(collection, query, size, None)  # the indexes exist before the changes
    for position, value in changes:
        if position >= collection.end or not collection.raw(position):
            continue
        if value < 0:
            collection.remove(position)
        else:
            collection.put(position, {**collection.get(position), "a": value})
    collection.add({"id": ids.make(collection.end), "n": collection.end, "a": 2})

    wanted = [item for item in collection if all(term.holds(item) for term in terms)]
    wanted = _stable(wanted, sorts)

    forward, cursor, pages = [], None, []
    while True:
        rows, following, previous = keyset_page(collection, query, size, cursor)
        pages.append((rows, previous))
        forward += rows
        if following is None:
            break
        cursor = following
    assert [_json.loads(row)["n"] for row in forward] == [item["n"] for item in wanted]
    assert pages[0][1] is None
    for place in range(len(pages) - 1, 0, -1):
        rows, following, previous = keyset_page(collection, query, size, pages[place][1])
        assert rows == pages[place - 1][0]
        assert following is not None
        assert (previous is None) == (place == 1)

    by_offset, after = [], None
    while True:
        rows, after, _ = offset_page(collection, query, size, after, None)
        by_offset += rows
        if after is None:
            break
    assert by_offset == forward


def _stable(items: list[Any], sorts: list[Sorting]) -> list[Any]:
    """Sort by all keys; what is equal in all of them is in the order of creation, reversed if the first key is."""
    ordered = sorted(items, key=lambda item: item["n"], reverse=bool(sorts) and sorts[0].descending)
    for sort in reversed(sorts):
        (field,) = sort.paths
        rank = {id(item): (field in item, item.get(field) or ("" if field == "b" else 0)) for item in ordered}
        levels = sorted(set(rank.values()), reverse=sort.descending)
        ordered = [item for level in levels for item in ordered if rank[id(item)] == level]
    return ordered
