"""The two readers of a page: by msgspec, and by the parser of the client. Both give the same cells."""

from __future__ import annotations

import json
import sqlite3
import sys
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sync.fakes import ORGANIZATION, everything, made

from bill_async._schema.codec import dumps
from bill_async.errors import DecodeError
from bill_async.scanning.lists import CREATED
from bill_async.scanning.slicing import Slice, advance, parse_time
from bill_async.sync.destination import Batch
from bill_async.sync.pages import RawPage, columns_of, fast_reader, keys_of, read_page, read_standard
from bill_async.sync.resource_lists import ResourceList
from bill_async.sync.tables import Table, make_bookkeeping, statements

BILLS = everything()["bills"]
WIRES = [field.wire for field in BILLS.fields]


def _write(members: list[tuple[str, str]]) -> str:
    """Write an object. A key may come twice."""
    return f"{{{','.join(f'{key}:{value}' for key, value in members)}}}"


numbers = (
    st.integers()
    | st.integers(min_value=-(10**400), max_value=10**400)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
).map(str) | st.from_regex(r"-?(0|[1-9][0-9]{0,70})(\.[0-9]{1,70})?([eE][+-]?[0-9]{1,21})?", fullmatch=True)
strings = (st.text().map(json.dumps) | st.text().map(lambda text: json.dumps(text, ensure_ascii=False))).filter(
    lambda text: not any("\ud800" <= character <= "\udfff" for character in text)
) | st.from_regex(r'"(\\u[0-9a-fA-F]{4}|\\[bfnrt"\\/]|[a-z])*"', fullmatch=True)
scalars = st.sampled_from(["null", "true", "false", "-0", "-0.0", "1.0", "2e0", '""']) | numbers | strings
texts = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda found: f"[{', '.join(found)}]")
        | st.lists(st.tuples(strings, inner), max_size=3).map(_write)
    ),
    max_leaves=6,
)


keys = st.sampled_from([*WIRES, "id", "uuid"]).map(json.dumps) | st.just('"\\u0069d"') | strings
objects = st.lists(st.tuples(keys, texts), max_size=12).map(_write)


@cache
def table_of(resource: ResourceList) -> tuple[sqlite3.Connection, Table]:
    """Return a database in memory with the table of a list."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    make_bookkeeping(database)
    database.execute("CREATE TABLE _passes (organization_id TEXT, resource TEXT)")
    return database, Table.make(database, resource)


def stored(page: RawPage, resource: ResourceList = BILLS) -> Any:
    """Return what a page becomes: its rows, what is kept beside them, its cursor and its checkpoint."""
    checkpoint = Slice(parent_id="00n0" if resource.parent else None)
    own = advance(checkpoint, len(page.items), [parse_time(item.get(CREATED)) for item in page.items], page.next_page)
    database, table = table_of(resource)
    database.execute("BEGIN")
    try:
        batch = Batch(organization_id=ORGANIZATION, resource=resource, items=page.items, checkpoint=checkpoint)
        made = table.rows(batch, "now")
        for statement, cells in statements([made]):
            database.execute(statement, cells)
        rows = database.execute(f"SELECT * FROM {resource.name} ORDER BY id").fetchall()
        unplaced = database.execute("SELECT * FROM _unplaced ORDER BY _raw").fetchall()
    finally:
        database.execute("ROLLBACK")
    types = [[type(cell) for cell in row] for row in rows]
    return rows, types, unplaced, made.saved, own, checkpoint, page.next_page


def read_by_both(body: bytes, resource: ResourceList = BILLS) -> tuple[Any, Any]:
    """Return what each reader makes of a body: what is stored of it, or its error."""

    def outcome(read: Any) -> Any:
        try:
            return stored(read(), resource)
        except DecodeError as error:
            return error.problem

    return outcome(lambda: read_page(body, resource)), outcome(lambda: read_standard(body, resource.operation))


@settings(deadline=None)
@given(
    st.lists(objects | texts, max_size=6), st.sampled_from(["", ',"nextPage":"n"', ',"nextPage":""', ',"prevPage":7'])
)
@example([_write([('"id"', '"00n1"'), ('"amount"', "9" * 5000)])], "")
@example([_write([('"id"', '"00n1"'), ('"amount"', "1e-400")])], "")
@example([_write([('"id"', '"00n1"'), ('"archived"', "9223372036854775808")])], "")
@example([_write([('"id"', '"Acme \\ud83d"'), ('"amount"', "1.10")])], "")
@example([_write([('"id"', '"1"'), ('"id"', "2.50"), ('"amount"', '"x"'), ('"amount"', "2.50")])], "")
@example([_write([('"id"', "1e99999999999999999999"), ('"amount"', "-1.50E-99999999999999999999")])], "")
@example([_write([('"id"', '"1"'), ('"description"', "1e99999999999999999999")])], "")
@example([_write([('"id"', '"1"'), ('"unknown"', "1e99999999999999999999")])], ',"more":1e99999999999999999999')
@example([_write([('"id"', '"1"'), ('"description"', "[" * 197 + "]" * 197)])], "")
@example([_write([('"id"', '"1"'), ('"unknown"', "[" * 198 + "]" * 198)])], "")
@example([_write([('"id"', '"1"'), ('"unknown"', "[" * 900 + "]" * 900)])], "")
def test_both_readers_store_the_same(items: list[str], after: str) -> None:
    fast, standard = read_by_both(f'{{"results": [{" , ".join(items)}]{after}}}'.encode())
    assert fast == standard


@pytest.mark.parametrize("depth", [190, 197, 198, 199, 200, 201, 900, 5000])
@pytest.mark.parametrize("key", ["more", "nextPage", "prevPage"])
@pytest.mark.parametrize(("opened", "closed"), ["[]", ('{"a":', "}")], ids=["arrays", "objects"])
def test_both_readers_refuse_what_is_too_deep_beside_the_objects(
    depth: int, key: str, opened: str, closed: str
) -> None:
    deep = opened * depth + "1" + closed * depth
    fast, standard = read_by_both(f'{{"results": [{{"id":"1","x":[[]]}}, {{"id":"2"}}],"{key}":{deep}}}'.encode())
    assert fast == standard
    assert (key == "more" and depth < 200) == (type(fast) is tuple)


def test_a_page_with_spaces_is_read_without_the_slow_parser() -> None:
    items = made(100)
    body = json.dumps(json.loads(dumps({"results": items, "nextPage": "n" * 500})), indent=8).encode()
    read = fast_reader(BILLS)
    assert read is not None
    assert read(body) is not None


@settings(deadline=None)
@given(st.lists(objects, min_size=1, max_size=3), st.data())
def test_both_readers_refuse_the_same(items: list[str], data: st.DataObject) -> None:
    """Some bytes are overwritten: what is no JSON any more is refused, and the rest is read alike."""
    body = bytearray(f'{{"results":[{",".join(items)}],"nextPage":"n"}}'.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.sampled_from(b'"\\{}[],:01.e-+\x00\xff\xc3 nu'))
    fast, standard = read_by_both(bytes(body))
    assert fast == standard


@pytest.mark.parametrize("resource", everything().values(), ids=lambda resource: resource.name)
def test_both_readers_take_the_pages_of_every_list(resource: ResourceList) -> None:
    """With values of every kind, and with none of them where they are expected."""
    usual = {field.wire: field.kind.example(field.name) for field in resource.fields}
    wrong = {field.wire: [True] if field.kind.json_type != "array" else "1.5" for field in resource.fields}
    null = dict.fromkeys(usual)
    items = [usual, {**usual, "id": "00n2", "more": {}}, {**null, "id": "00n3"}, {**wrong, "id": "00n4"}]
    body = dumps({resource.operation.answer.key or "results": items, "nextPage": "n"})
    fast, standard = read_by_both(body, resource)
    assert fast == standard


def test_a_usual_page_is_read_without_the_slow_parser() -> None:
    body = dumps({"results": [{**item, "archived": False, "dueAmount": 0} for item in made(100)]})
    page = read_page(body, BILLS)
    columns = columns_of(page.items)
    assert columns is not None
    assert [str(number) + ".10" for number in range(100)] in [list(column) for column in columns]
    assert [0] * 100 in [list(column) for column in columns]
    assert keys_of(page.items, BILLS) == [item.value["id"] for item in page.items]
    assert page.items[7].value["amount"] == Decimal("7.10")


@pytest.mark.parametrize("odd", ["", ',{"id":"00n9","archived":"yes"}'], ids=["alone", "beside an odd object"])
def test_what_is_missing_is_null(odd: str) -> None:
    body = f'{{"results":[{{"id":"00n1"}},{{"id":"00n2","amount":null,"archived":null}}{odd}]}}'.encode()
    rows = stored(read_page(body, BILLS))[0]
    assert [set(row[2:-3]) for row in rows[:2]] == [{None}, {None}]
    assert len(rows) == (3 if odd else 2)


def test_without_msgspec_everything_is_read_by_the_standard_library(monkeypatch: pytest.MonkeyPatch) -> None:
    body = dumps({"results": made(3), "nextPage": "n"})
    expected = stored(read_page(body, BILLS))
    fast_reader.cache_clear()
    monkeypatch.setitem(sys.modules, "msgspec", None)
    try:
        page = read_page(body, BILLS)
        assert columns_of(page.items) is None
        assert stored(page) == expected
    finally:
        fast_reader.cache_clear()
