"""Answers read by msgspec, against the same answers read by the readers that decide without it."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bill_async import Secret
from bill_async._schema import codec, structs
from bill_async._schema.converter import decode, decode_page, unstructure
from bill_async._schema.models import AnswerModel, Model
from bill_async._schema.models import example as example_of
from bill_async._schema.operation import Operation
from bill_async.errors import DecodeError
from bill_async.models.bills import Bill
from bill_async.models.vendors import Vendor
from bill_async.operations import all_operations
from bill_async.operations.bills import GET_BILL, LIST_BILLS
from bill_async.operations.vendors import LIST_VENDORS

pytest.importorskip("msgspec")

RAW = "raw "
"""Begins the texts that stand for JSON that Python has no value for."""


def model_of(operation: Operation[Any]) -> type[AnswerModel] | None:
    wanted = None if operation.answer.kind is None else operation.answer.kind.python_type()
    return wanted if isinstance(wanted, type) and issubclass(wanted, AnswerModel) else None


LISTS = [one for one in all_operations() if one.page is not None and model_of(one) is not None]
GETS = [
    one
    for one in all_operations()
    if one.page is None and model_of(one) is not None and one.answer.key is None and one.retry == "safe"
]

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**25), 10**25),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda value: f"{RAW}{value}"),
    st.sampled_from(["", "NaN", " 1 ", "1_0", "+1", ".5", "12.50", "3.0", "7", "1e2", "2026-12-01", "20261201"]),
    st.sampled_from(["2026-12-01T09:30:00Z", "2026-12-01 09:30:00.1234567-08:00", "2026-12-01T09:30:00", "24:00"]),
    st.sampled_from(
        [f"{RAW}{text}" for text in ("1e400", "-0", "-0.0", "1E+2", "3.0", '"\\ud800"', '"\\u00e9\\n"', "[[]]", "01")]
    ),
    st.text(max_size=5),
    st.just({"known": [None, {"deeper": 1}]}),
    st.lists(st.integers(0, 3), max_size=2),
)


def write(value: Any) -> str:
    """Write JSON; a list of pairs is an object, whose keys may come twice."""
    if isinstance(value, str) and value.startswith(RAW):
        return value.removeprefix(RAW)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{write(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """Leave out, empty, replace or add values at any depth."""
    if isinstance(value, list):
        return [draw(changed(item)) for item in value for _ in range(draw(st.integers(0, 2)))]
    if not isinstance(value, dict):
        return value
    made: dict[str, Any] = {}
    for key, item in value.items():
        what = draw(st.sampled_from(["same"] * 8 + ["absent", "null", "odd"]))
        if what == "odd":
            made[key] = draw(ODD)
        elif what != "absent":
            made[key] = None if what == "null" else draw(changed(item))
    if draw(st.integers(0, 3)) == 0:
        made[draw(st.sampled_from(["addedLater", "added später", "id "]))] = draw(ODD)
    return made


def shown(value: Any) -> Any:
    """Return all that can be seen of a value, with types and digits."""
    if isinstance(value, Model):
        fields = {field.name: shown(getattr(value, field.name)) for field in value.__fields__}
        if isinstance(value, AnswerModel):
            return type(value), fields, value.null_fields, repr(dict(value.unknown_fields))
        return type(value), fields
    if isinstance(value, Secret):
        return Secret, shown(value.reveal())
    if isinstance(value, list):
        return [shown(item) for item in value]
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    return type(value), repr(value), getattr(value, "tzinfo", None)


def outcome(body: bytes, operation: Operation[Any], *, by_msgspec: bool) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        if not by_msgspec:
            patch.setattr(codec, "parser", lambda: codec.standard_parser)
        try:
            if operation.page is None:
                return shown(decode(body, operation.answer, operation=operation))
            items, *cursors = decode_page(body, operation, asked=100)
            return [shown(item) for item in items], cursors
        except DecodeError as error:
            return str(error), error.path


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.data())
def test_both_ways_of_reading_a_page_agree(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(LISTS), label="operation")
    model = model_of(operation)
    assert model is not None
    items = data.draw(changed([example_of(model), example_of(model, optional=False)]))
    page = {operation.answer.key or "results": items} | data.draw(
        st.sampled_from([{}, {"nextPage": "abc"}, {"nextPage": "", "prevPage": None}, {"nextPage": 7}, {"other": [1]}])
    )
    body = write(page).encode("utf-8", "surrogatepass")
    assert outcome(body, operation, by_msgspec=True) == outcome(body, operation, by_msgspec=False)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.data())
def test_both_ways_of_reading_an_object_agree(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(GETS), label="operation")
    model = model_of(operation)
    assert model is not None
    body = write(data.draw(changed(example_of(model)))).encode("utf-8", "surrogatepass")
    assert outcome(body, operation, by_msgspec=True) == outcome(body, operation, by_msgspec=False)


@given(st.binary(max_size=40))
@example(b'{"results":[{"id":"x","added":"\xff"}]}')
@example(b'{"results":[{"id":"x","\xff":1}]}')
@example(b'\xef\xbb\xbf{"results":[{"id":"x"}]}')
@example(b'{"results":[{"id":"x","added":1e999,"and":' + b"9" * 5000 + b"}]}")
@example(b'{"results":[{"id":"x","id":"y","amount":1,"amount":2.50,"results":[]}],"results":[{"id":"z"}]}')
@example(b'{"results":[{"id":null,"id":"y"}]}')
@example(b'[{"id":"x"}]')
@example(b'{"bills":[{"id":"x"}]}')
@example(b'{"results":[{"id":"x","added":' + b"[" * 201 + b"]" * 201 + b"}]}")
@example(b'{"results":[{"id":"x","added":' + b"[" * 199 + b"]" * 199 + b"}]}")
@example(b'{"results":[{"id":"x","added":' + b"[" * 5000 + b"]" * 5000 + b"}]}")
@example(b'{"results":[],"other":' + b"[" * 5000 + b"]" * 5000 + b"}")
def test_both_ways_agree_on_texts_that_are_hardly_json(body: bytes) -> None:
    assert outcome(body, LIST_BILLS, by_msgspec=True) == outcome(body, LIST_BILLS, by_msgspec=False)


@pytest.mark.parametrize("operation", [*LISTS, *GETS], ids=lambda operation: operation.accessor)
def test_msgspec_reads_every_answer_that_is_in_order(operation: Operation[Any]) -> None:
    model = model_of(operation)
    assert model is not None
    assert operation.answer.kind is not None
    item = example_of(model) | {"addedLater": None}
    if operation.page is None:
        read = structs.read_object(write(item).encode(), operation.answer.kind)
        assert shown(read) == outcome(write(item).encode(), operation, by_msgspec=False)
    else:
        body = write({"items": [item, item]}).encode()
        page = structs.read_page(body, "items", operation.answer.kind, 100)
        assert page is not None
        assert len(page.items) == 2
        del item["addedLater"]  # then the whole page is read at once
        key = operation.answer.key or "results"
        body = write({key: [item, item]}).encode()
        page = structs.read_page(body, key, operation.answer.kind, 100)
        assert page is not None
        assert [shown(one) for one in page.items] == outcome(body, operation, by_msgspec=False)[0]
        assert structs.read_page(body, key, operation.answer.kind, 1) is None


def rest(model: AnswerModel) -> tuple[set[str], dict[str, Any]]:
    return set(model.null_fields), dict(model.unknown_fields)


class TestWhatIsKept:
    BODY = (
        b'{"results":[{"id":"1","amount":null,"later":1.50,"billLineItems":[{"id":"2"},{"id":"3","price":null,"x":[1]}],'
        b'"invoice":{"invoiceNumber":null,"y":{"z":2}}},{"id":"4","dueDate":null}]}'
    )

    def bills(self) -> list[Bill]:
        items: list[Bill] = decode_page(self.BODY, LIST_BILLS)[0]
        return items

    def test_nulls_and_unknown_fields_are_found_at_every_depth(self) -> None:
        one, two = self.bills()
        assert rest(one) == ({"amount"}, {"later": Decimal("1.50")})
        assert one.bill_line_items is not None
        assert one.invoice is not None
        first, second = one.bill_line_items
        assert rest(first) == (set(), {})
        assert rest(second) == ({"price"}, {"x": [1]})
        assert rest(one.invoice) == ({"invoice_number"}, {"y": {"z": 2}})
        assert rest(two) == ({"due_date"}, {})

    def test_everything_is_written_again_as_it_came(self) -> None:
        assert [unstructure(bill) for bill in self.bills()] == json.loads(self.BODY, parse_float=Decimal)["results"]

    def test_a_model_read_by_msgspec_equals_one_that_was_made(self) -> None:
        bill = decode(b'{"id":"1","amount":1.50}', GET_BILL.answer, operation=GET_BILL)
        assert bill == Bill(id="1", amount=Decimal("1.50"))
        assert bill != decode(b'{"id":"1","amount":1.50,"dueDate":null}', GET_BILL.answer, operation=GET_BILL)
        assert bill != decode(b'{"id":"1","amount":1.50,"x":1}', GET_BILL.answer, operation=GET_BILL)

    def test_a_copy_or_pickle_says_the_same_and_holds_no_text(self) -> None:
        for bill in self.bills():
            for made in (pickle.loads(pickle.dumps(bill)), copy.copy(bill), copy.deepcopy(bill)):
                assert shown(made) == shown(bill)
        assert b'"later":1.50' not in pickle.dumps(self.bills())

    def test_the_text_that_is_kept_is_not_shown(self) -> None:
        body = write(
            {"results": [example_of(Vendor) | {"additionalInfo": {"taxId": "12-345", "added": None}}]}
        ).encode()
        (vendor,) = decode_page(body, LIST_VENDORS)[0]
        assert vendor.additional_info is not None
        assert vendor.additional_info.tax_id is not None
        assert vendor.additional_info.tax_id.reveal() == "12-345"
        for one in (vendor, vendor.additional_info):
            assert "12-345" not in f"{one!r} {one._kept!r} {getattr(one._kept, '_value', None)!r}"
            assert b"taxId" not in pickle.dumps(one)
            assert "12-345" not in f"{one!r} {one._kept!r} {getattr(one._kept, '_value', None)!r}"
