"""The parts of the sandbox: ids, JSON, collections with their indexes, pages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async.sandbox import _json, listing
from bill_async.sandbox.collection import Collection, Room
from bill_async.sandbox.filtering import Sorting, Term
from bill_async.sandbox.ids import Ids, SpendIds
from bill_async.sandbox.listing import Query, all_rows, keyset_page, offset_page

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


@pytest.mark.parametrize("fast", [True, False])
@given(value=st.dictionaries(st.sampled_from(["id", "amount", "lines", "x"]), JSON))
def test_some_fields_are_read_as_all_are(fast: bool, value: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setitem(sys.modules, "msgspec", None)
        some = _json.picker(["lines", "amount", "lines", "gone"])(_json.dumps(value))
    assert {name: some.get(name) for name in ("lines", "amount", "gone")} == {
        name: value.get(name) for name in ("lines", "amount", "gone")
    }


ITEMS = st.lists(
    st.fixed_dictionaries(
        {"a": st.integers(0, 4)},
        optional={
            "b": st.sampled_from(["x", "xy", "z"]),
            "c": st.lists(st.fixed_dictionaries({"d": st.integers(0, 4)})),
        },
    ),
    max_size=30,
)
SORTS = st.lists(
    st.builds(Sorting, st.sampled_from([("a",), ("b",)]), st.booleans()), max_size=2, unique_by=lambda sort: sort.paths
)
NUMBERS = st.integers(0, 4)
COMPARISONS = ["eq", "ne", "gt", "gte", "lt", "lte"]
TERMS = st.lists(
    st.builds(
        Term,
        st.sampled_from([("a",), ("c.d",), ("a", "c.d")]),
        st.sampled_from(COMPARISONS),
        st.tuples(NUMBERS),
        st.booleans(),
    )
    | st.builds(
        Term, st.just(("a",)), st.sampled_from(["in", "nin"]), st.lists(NUMBERS, min_size=1, max_size=3).map(tuple)
    )
    | st.builds(
        Term, st.just(("b",)), st.sampled_from([*COMPARISONS, "sw"]), st.tuples(st.sampled_from(["x", "xy", "z"]))
    ),
    max_size=3,
)
CHANGES = st.lists(st.tuples(st.integers(0, 31), st.integers(-1, 4)), max_size=10)


@given(
    items=ITEMS, sorts=SORTS, terms=TERMS, changes=CHANGES, size=st.integers(1, 7), patience=st.sampled_from([0, 2, 99])
)
def test_pages_are_what_a_plain_reading_gives(
    items: list[Any],
    sorts: list[Sorting],
    terms: list[Term],
    changes: list[tuple[int, int]],
    size: int,
    patience: int,
) -> None:
    query = Query(terms=terms, sorts=sorts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "_PATIENCE", patience)
        collection = collected(items)
        compare_pages(collection, query, size)  # there are indexes and lists before the changes
        for position, value in changes:
            change(collection, position, value)
            compare_pages(collection, query, size)


@given(items=ITEMS, sorts=SORTS, terms=TERMS, changes=CHANGES, patience=st.sampled_from([0, 99]))
def test_a_walk_misses_nothing_that_stays(
    items: list[Any], sorts: list[Sorting], terms: list[Term], changes: list[tuple[int, int]], patience: int
) -> None:
    query, collection = Query(terms=terms, sorts=sorts), collected(items)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "_PATIENCE", patience)
        stays = {item["n"] for item in plainly(collection, query)} - {position for position, _ in changes}
        seen: list[int] = []
        rows, cursor, _ = keyset_page(collection, query, 2, None)
        while True:
            seen += [_json.loads(row)["n"] for row in rows]
            if changes:
                change(collection, *changes.pop())
            if cursor is None:
                break
            rows, cursor, _ = keyset_page(collection, query, 2, cursor)
    assert stays <= set(seen)
    assert len([n for n in seen if n in stays]) == len(stays)


def test_what_has_no_room_is_made_anew() -> None:
    ids, made = Ids("00n", "organization", 0), list[int]()

    def generate(position: int) -> Any:
        made.append(position)
        return {"id": ids.make(position), "n": position}

    row = len(_json.dumps(generate(0)))
    collection = Collection("items", ids, size=4, generate=generate, room=Room(2 * row))
    made.clear()
    rows = [collection.raw(position) for position in range(4)]
    assert rows == [collection.raw(position) for position in range(4)]
    assert made == [0, 1, 2, 3, 2, 3]
    collection.put(3, {"n": "changed"})  # is kept, whatever room there is
    assert collection.get(3) == {"n": "changed"}
    assert 3 not in made[6:]


def collected(items: list[Any]) -> Collection:
    ids = Ids("00n", "organization", 0)
    return Collection(
        "items", ids, size=len(items), generate=lambda place: {"id": ids.make(place), "n": place, **items[place]}
    )


def change(collection: Collection, position: int, value: int) -> None:
    """Change an object, delete it if the value is negative, or add one if there is none."""
    if position >= collection.end:
        collection.add({"id": collection.ids.make(collection.end), "n": collection.end, "a": 2})
    elif collection.holds(position):
        if value < 0:
            collection.remove(position)
        else:
            collection.put(position, {**collection.get(position), "a": value})


def compare_pages(collection: Collection, query: Query, size: int) -> None:
    """Read a list forwards, backwards and by offsets."""
    forward, cursor, pages = [], None, []
    while True:
        rows, following, previous = keyset_page(collection, query, size, cursor)
        pages.append((rows, previous))
        forward += rows
        if following is None:
            break
        cursor = following
    assert [_json.loads(row)["n"] for row in forward] == [item["n"] for item in plainly(collection, query)]
    assert all_rows(collection, query) == forward
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


def plainly(collection: Collection, query: Query) -> list[Any]:
    """Return the objects of a list, without indexes."""
    found = [item for item in collection if all(_meets(item, term) for term in query.terms)]
    return _stable(found, query.sorts)


def _meets(item: Any, term: Term) -> bool:
    found, (value, *_) = [], term.values
    for path in term.paths:
        head, _, rest = path.partition(".")
        held = item.get(head)
        found += [inner[rest] for inner in held or []] if rest else [held] if held is not None else []
    match term.operator:
        case "eq":
            return value in found
        case "ne":
            return value not in found
        case "in":
            return any(one in term.values for one in found)
        case "nin":
            return not any(one in term.values for one in found)
        case "gt":
            return any(one > value for one in found)
        case "gte":
            return any(one >= value for one in found)
        case "lt":
            return any(one < value for one in found)
        case "lte":
            return any(one <= value for one in found)
        case _:
            return any(one.startswith(value) for one in found)


def _stable(items: list[Any], sorts: Sequence[Sorting]) -> list[Any]:
    """Sort by all keys; what is equal in all of them is in the order of creation, reversed if the first key is."""
    ordered = sorted(items, key=lambda item: item["n"], reverse=bool(sorts) and sorts[0].descending)
    for sort in reversed(sorts):
        (field,) = sort.paths
        rank = {id(item): (field in item, item.get(field) or ("" if field == "b" else 0)) for item in ordered}
        levels = sorted(set(rank.values()), reverse=sort.descending)
        ordered = [item for level in levels for item in ordered if rank[id(item)] == level]
    return ordered
