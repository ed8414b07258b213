"""From bytes to rows, exactly."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sync.fakes import everything

from bill_async._schema.converter import decode_page, unstructure
from bill_async.errors import DecodeError
from bill_async.operations.bills import LIST_BILLS
from bill_async.sync.pages import RawPage, read_page
from bill_async.sync.rows import columns

BODY = b"""{ "prevPage": null, "results" : [ {"id":"1", "amount": 90071992547409.93, "note":"\\u00e9 ] }"} ,
  {"amount":1E+2,"nested":{"a":[1.10,{}]}} ], "nextPage":"abc" }"""


def page_of(body: bytes) -> RawPage:
    return read_page(body, everything()["bills"])


def test_objects_keep_their_text() -> None:
    page = page_of(BODY)
    assert page.next_page == "abc"
    assert [item.text for item in page.items] == [
        '{"id":"1", "amount": 90071992547409.93, "note":"\\u00e9 ] }"}',
        '{"amount":1E+2,"nested":{"a":[1.10,{}]}}',
    ]
    assert page.items[0].value["amount"] == Decimal("90071992547409.93")


@pytest.mark.parametrize("cursor", ["", ', "nextPage": null', ', "nextPage": ""'])
def test_a_list_ends_without_a_cursor(cursor: str) -> None:
    assert page_of(b'{"results": []' + cursor.encode() + b"}").next_page is None


def test_bare_arrays_and_other_keys() -> None:
    assert [item.value for item in page_of(b'\xef\xbb\xbf [{"id": "a"}]').items] == [{"id": "a"}]
    assert len(page_of(b'{"bills": [{}, {}], "total": 2}').items) == 2


PAGES = [
    b"",
    b"<html>",
    b"{}",
    b"5",
    b'{"results": null}',
    b'{"results": 1}',
    b'{"results": {}}',
    b'{"other": [], "another": []}',
    b'{"results": [{}',
    b'{"results": [],}',
    b'{"results": []} x',
    b'{1: [], "results": []}',
    b'{"results": [{"a": NaN}]}',
    b'{"results": [], "nextPage": 7}',
    b'{"results": [], "prevPage": []}',
    b"\xff",
    b'{"results": []}',
    b'\xef\xbb\xbf{"results": [], "nextPage": "n"}',
    b"[]",
    b'{"bills": [], "nextPage": "n"}',
    b'{"results": [], "results": [{"id": "00n1"}]}',
    b'{"results": [{"id": "Acme \\ud83d"}], "nextPage": null}',
]


@pytest.mark.parametrize("body", PAGES, ids=repr)
def test_a_copy_reads_a_page_as_the_client_does(body: bytes) -> None:
    """Both give the same items and cursor, or the same error."""

    def read_by(reader: Callable[[], tuple[list[Any], str | None]]) -> Any:
        try:
            return reader()
        except DecodeError as error:
            return error.path

    def client() -> tuple[list[Any], str | None]:
        items, following, _ = decode_page(body, LIST_BILLS)
        return [unstructure(item) for item in items], following

    def copy() -> tuple[list[Any], str | None]:
        page = page_of(body)
        return [item.value for item in page.items], page.next_page

    assert read_by(client) == read_by(copy)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.text(), values, max_size=5), max_size=5), st.sampled_from([None, 1, "\t"]))
def test_any_page_is_cut_where_json_says(items: list[object], indent: int | str | None) -> None:
    page = page_of(json.dumps({"a": [[]], "results": items, "nextPage": "x"}, indent=indent).encode())
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
        ("archived", "1.0", 1),
        ("archived", "1.5", None),
        ("archived", "1E+999999999", None),
        ("archived", "9223372036854775807", 2**63 - 1),
        ("archived", "9223372036854775808", None),
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
