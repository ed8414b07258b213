"""From bytes to rows, exactly."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync.fakes import everything

from bill_async.errors import DecodeError
from bill_async.sync.rows import columns, read_page

BODY = b"""{ "prevPage": null, "results" : [ {"id":"1", "amount": 90071992547409.93, "note":"\\u00e9 ] }"} ,
  {"amount":1E+2,"nested":{"a":[1.10,{}]}} ], "nextPage":"abc" }"""


def test_objects_keep_their_text() -> None:
    page = read_page(BODY)
    assert page.next_page == "abc"
    assert [item.text for item in page.items] == [
        '{"id":"1", "amount": 90071992547409.93, "note":"\\u00e9 ] }"}',
        '{"amount":1E+2,"nested":{"a":[1.10,{}]}}',
    ]
    assert page.items[0].value["amount"] == Decimal("90071992547409.93")


@pytest.mark.parametrize("cursor", ["", ', "nextPage": null', ', "nextPage": ""', ', "nextPage": 7'])
def test_a_list_ends_without_a_cursor(cursor: str) -> None:
    assert read_page(b'{"results": []' + cursor.encode() + b"}").next_page is None


def test_bare_arrays_and_other_keys() -> None:
    assert [item.value for item in read_page(b'\xef\xbb\xbf [{"id": "a"}]').items] == [{"id": "a"}]
    assert len(read_page(b'{"bills": [{}, {}]}', "bills").items) == 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"{}",
        b'{"results": 1}',
        b'{"results": [1]}',
        b'{"results": [{}',
        b'{"results": [{"a": NaN}]}',
        b"\xff",
    ],
)
def test_what_is_no_page_is_refused(body: bytes) -> None:
    with pytest.raises(DecodeError, match="not a page"):
        read_page(body)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.text(), values, max_size=5), max_size=5), st.sampled_from([None, 1, "\t"]))
def test_any_page_is_cut_where_json_says(items: list[object], indent: int | str | None) -> None:
    page = read_page(json.dumps({"a": [[]], "results": items, "nextPage": "x"}, indent=indent).encode())
    assert [json.loads(item.text) for item in page.items] == items
    assert page.next_page == "x"


def cell(resource: str, wire: str, value: str) -> object:
    column = next(c for c in columns(everything()[resource].fields, frozenset()) if c.wire == wire)
    assert column.convert is not None
    return column.convert(json.loads(value, parse_float=Decimal))


@pytest.mark.parametrize(
    ("wire", "value", "stored"),
    [
        ("amount", "149.00", "149.00"),
        ("amount", "149", "149"),
        ("amount", "90071992547409.93", "90071992547409.93"),
        ("amount", "1E+2", "100"),
        ("amount", "-0.10", "-0.10"),
        ("amount", "1e-400", "1E-400"),
        ("amount", "null", None),
        ("amount", '"12.50"', "12.50"),
        ("archived", "true", 1),
        ("archived", '"yes"', None),
        ("dueDate", '"2026-12-01"', "2026-12-01"),
        ("paymentStatus", '"BRAND_NEW"', "BRAND_NEW"),
        ("description", '{"odd": 1.50}', '{"odd":1.50}'),
        ("vendorId", "null", None),
    ],
)
def test_cells(wire: str, value: str, stored: object) -> None:
    assert cell("bills", wire, value) == stored


def test_objects_and_lists_are_part_of_the_raw_text() -> None:
    converters = {column.wire: column.convert for column in columns(everything()["bills"].fields, frozenset())}
    assert converters["billLineItems"] is None


def test_no_column_is_a_float() -> None:
    for resource in everything().values():
        assert {column.type for column in columns(resource.fields, frozenset())} <= {"TEXT", "INTEGER"}
