"""The conversion between JSON and models: exact, tolerant of unknown values, and precise about mistakes."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bill_async._schema import codec
from bill_async._schema.codec import dumps, loads
from bill_async._schema.converter import decode, decode_page, structure, unstructure
from bill_async._schema.fields import optional_field, required_field
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Anything, Choice, Id, Integer, ListOf, MapOf, Number, Text
from bill_async._schema.models import AnswerModel, Nested, model
from bill_async._schema.operation import Answer, Operation
from bill_async._schema.values import NumberText
from bill_async.errors import DecodeError, InvalidRequestError
from bill_async.models.auth import LoginAnswer
from bill_async.models.bills import Bill, BillCreate, BillInvoiceInput, BillLineItemInput, BillPaymentStatus
from bill_async.models.vendors import VendorUpdate
from bill_async.operations.bills import CREATE_BULK_BILLS, GET_BILL, LIST_BILLS
from bill_async.operations.webhooks_subscriptions import GET_ALL_SUBSCRIPTIONS
from bill_async.types import UNSET, Member, OpenEnum

HUGE = NumberText("1e99999999999999999999")
"""A number that no `Decimal` can hold."""


@pytest.fixture(params=["standard", "msgspec"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with each of the JSON parsers."""
    if request.param == "msgspec":
        pytest.importorskip("msgspec")
    else:
        monkeypatch.setattr(codec, "parser", lambda: codec.standard_parser)


def nested(levels: int) -> list[Any]:
    """Make a list in a list in a list."""
    made: list[Any] = []
    for _ in range(levels - 1):
        made = [made]
    return made


def listing(kind: Kind, key: str | None = None) -> Operation[Any]:
    """Make a list operation whose items are of the kind."""
    return Operation(
        id="listThings",
        accessor="things.list",
        family="v3",
        method="GET",
        path="/v3/things",
        title="",
        reference="",
        answer=Answer(kind=kind, key=key),
        page="page",
    )


# ---- JSON


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90071992547409.93", Decimal("90071992547409.93")),
        ("0.1", Decimal("0.1")),
        ("1.10", Decimal("1.10")),
        ("1e5", Decimal("1E+5")),
        ("1E-400", Decimal("1E-400")),
        ("-0.0", Decimal("-0.0")),
        ("12345678901234567890123456789", 12345678901234567890123456789),
        ("7", 7),
        ('"\\u00e9"', "é"),
        ("true", True),
        ("null", None),
        ('{"a":[1,{}]}', {"a": [1, {}]}),
    ],
)
def test_reading_json_is_exact(text: str, value: Any) -> None:
    read = loads(text.encode())
    assert read == value
    assert type(read) is type(value)
    assert str(read) == str(value)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"<html></html>",
        b"NaN",
        b"[Infinity]",
        b"-Infinity",
        b'{"a":',
        b"{'a':1}",
        b"\xff\xfe",
        b"1 2",
        b"01",
    ],
)
def test_what_is_not_json_is_named_so(body: bytes) -> None:
    with pytest.raises(DecodeError, match="not JSON"):
        loads(body)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("body", [b"[" * 200_000, b"[" * 200_000 + b"]" * 200_000])
def test_json_made_to_break_parsers_breaks_nothing(body: bytes) -> None:
    with pytest.raises(DecodeError):
        loads(body)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("number", ["1e99999999999999999999", "-12.50E-10000000000000000000", "0e9999999999999999999"])
def test_a_number_that_no_decimal_can_hold_is_its_text_and_written_as_a_number(number: str) -> None:
    body = f'{{"a":[{number},1.10],"b":"{number}"}}'
    value = loads(body.encode())
    assert value == {"a": [number, Decimal("1.10")], "b": number}
    assert dumps(value) == body.encode()
    assert codec.write_lines([value, {}]) == f"{body}\n{{}}".encode()


def test_the_error_over_broken_json_shows_nothing_of_it() -> None:
    with pytest.raises(DecodeError) as caught:
        loads(b'{"sessionId": "s3cret", }')
    assert "s3cret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None  # the errors of parsers hold the body


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'\xef\xbb\xbf{"a":1}', {"a": 1}),
        (b'"Acme \\ud83d"', "Acme \ud83d"),
        (b'"\\ude00\\ud83d"', "\ude00\ud83d"),
        (b'{"\\udc00":"\\ud83d\\ude00"}', {"\udc00": "\U0001f600"}),
        (b'"a\\u0000b"', "a\x00b"),
        (b'{"a":1,"b":2,"a":3}', {"a": 3, "b": 2}),
        (b"9" * 4300, int("9" * 4300)),
        (b"-" + b"9" * 5000, Decimal("-" + "9" * 5000)),
        (b"1E+999999999", Decimal("1E+999999999")),
        (b"1E+999999999999999999", Decimal("1E+999999999999999999")),
        (b"[" * 200 + b"]" * 200, nested(200)),
    ],
    ids=str,
)
def test_what_one_parser_refuses_and_the_other_takes_is_read_all_the_same(body: bytes, value: Any) -> None:
    read = loads(body)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 201 + b"]" * 201,
        b'{"a":' * 201 + b"1" + b"}" * 201,
        b'["]",' * 250 + b"1" + b"]" * 250,
        b'["\\"]",' * 250 + b"1" + b"]" * 250,
    ],
    ids=["arrays", "objects", "brackets in texts", "quotes in texts"],
)
def test_json_nested_too_deeply_is_refused_at_the_same_depth(body: bytes) -> None:
    with pytest.raises(DecodeError, match="nested more than 200 levels deep"):
        loads(body)


HOSTILE = st.sampled_from(
    [
        b"{", b"}", b"[", b"]", b",", b":", b'"', b'""', b"\\", b"\\u", b"\\ud83d", b"\\ude00", b"\\uDC00",
        b"\\u0000", b"\\/", b"NaN", b"-Infinity", b"true", b"null", b"1", b"-", b"0", b".", b"e", b"E+9", b"1e400",
        b"1E+999999999999999999999", b"9" * 25, b"9" * 4301, b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\xbd", b"\xc0\x80",
        b"\xe2\x80\xa8", b"\x00", b"\x1f", b"\x7f", b" ", b"\n", b"\x0b", b"\xc2\xa0", b'"a":', b'"a":1,',
        b'{"a":1,"a":', b"/**/", b"'", b"[" * 190, b"]" * 190,
    ]
)  # fmt: skip
TEXTS = st.lists(HOSTILE | st.binary(max_size=3), max_size=6).map(lambda parts: b'"' + b"".join(parts) + b'"')
VALUES = st.recursive(
    TEXTS | HOSTILE | st.from_regex(rb"-?[0-9]{0,3}(\.[0-9]{0,3})?([eE][+-]?[0-9]{0,12})?", fullmatch=True),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: b"[" + b",".join(items) + b"]")
        | st.lists(st.tuples(TEXTS, inner), max_size=4).map(
            lambda pairs: b"{" + b",".join(key + b":" + item for key, item in pairs) + b"}"
        )
    ),
    max_leaves=10,
)
BODIES = VALUES | st.lists(HOSTILE | st.binary(max_size=4), max_size=12).map(b"".join)


def read_with(parse: Callable[[bytes], Any], body: bytes) -> Any:
    """Return the value with the types and digits of all its parts, or that it was refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "parser", lambda: parse)
        try:
            return repr(loads(body))
        except DecodeError:
            return None


@settings(max_examples=400, deadline=None)
@given(BODIES)
@example(b'"\\ud83d\\ud83d\\ude00"')
@example(b'"\\ude00"')
@example(b'\xef\xbb\xbf"x"')
@example(b"-0")
def test_both_parsers_agree_on_every_input(body: bytes) -> None:
    pytest.importorskip("msgspec")
    assert read_with(codec.parser(), body) == read_with(codec.standard_parser, body)


@settings(deadline=None)
@given(st.lists(VALUES, max_size=4), st.sampled_from([b"", b" ", b"\r\n\t"]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_both_ways_to_split_an_array_agree_and_give_what_stands_there(
    elements: list[bytes], white: bytes, mark: bytes
) -> None:
    array = b"[" + white + (white + b"," + white).join(elements) + white + b"]"
    whole = mark + b'{"other":[[]],"it\\u0065ms":' + white + array + b',"z":{"items":[1]}}' + white
    try:
        values: Any = loads(whole)
    except DecodeError:
        return
    for split in (codec._splitter(), codec._split_standard):
        texts = split(whole.removeprefix(b"\xef\xbb\xbf"), "items")
        assert [repr(loads(text.encode())) for text in texts] == list(map(repr, values["items"]))
        assert all(text == text.strip() for text in texts)
        assert texts == split(array, None) == codec.split(mark + array, None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, False, None]}, '{"b":1,"a":[true,false,null]}'),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("0E-8"), "0.00000000"),
        (Decimal("90071992547409.93"), "90071992547409.93"),
        (Decimal("1E+400"), "1E+400"),
        (10**30, "1" + "0" * 30),
        ('é"\\\n\x01\U0001f600', '"é\\"\\\\\\n\\u0001\U0001f600"'),
        (("a",), '["a"]'),
        ({}, "{}"),
        ([], "[]"),
        (BillPaymentStatus.PAID, '"PAID"'),
    ],
)
def test_writing_json_is_exact_and_compact(value: object, text: str) -> None:
    assert dumps(value) == text.encode()


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (0.1, r"Decimal\('0.1'\)"),
        ({"amount": [1.5]}, "float"),
        (Decimal("NaN"), "NaN"),
        (Decimal("-Infinity"), "Infinity"),
        ({1: 2}, "key 1"),
        (date(2026, 1, 1), "date"),
        (object(), "object"),
        ("\ud800", "surrogates"),
    ],
)
def test_what_json_cannot_hold_is_refused(value: object, problem: str) -> None:
    with pytest.raises(InvalidRequestError, match=problem):
        dumps(value)


def test_a_loop_in_the_data_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(InvalidRequestError):
        dumps(loop)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?", fullmatch=True)


@given(JSON)
def test_json_survives_writing_and_reading(value: Any) -> None:
    for parse in (codec.parser(), codec.standard_parser):
        assert parse(dumps(value)) == value


@given(JSON)
def test_what_is_written_is_what_the_standard_library_writes(value: Any) -> None:
    floats_as_text = json.loads(json.dumps(value, default=str), parse_float=str)
    decimals_as_text = json.loads(json.dumps(json.loads(dumps(value), parse_float=Decimal), default=str))
    assert _plain_numbers(decimals_as_text) == _plain_numbers(floats_as_text)


def _plain_numbers(value: Any) -> Any:
    """Bring numbers that are written differently to one form."""
    if isinstance(value, list):
        return [_plain_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain_numbers(item) for key, item in value.items()}
    if isinstance(value, bool) or value is None:
        return value
    try:
        return f"{Decimal(value).normalize():E}"
    except ArithmeticError:
        return value


@given(NUMBERS)
@example("90071992547409.93")
@example("0.1")
@example("1E400")
@example("-0.00")
def test_a_number_on_the_wire_comes_back_with_its_value_and_its_digits(text: str) -> None:
    body = f'{{"id":"00n1","amount":{text}}}'.encode()
    for parse in (codec.parser(), codec.standard_parser):
        bill = structure(parse(body), Bill)
        assert isinstance(bill.amount, Decimal)
        assert bill.amount.as_tuple() == Decimal(int(text) if text.lstrip("-").isdigit() else text).as_tuple()
        written = json.loads(dumps(unstructure(bill)), parse_float=Decimal, parse_int=Decimal)["amount"]
        assert written == Decimal(text)
        assert not written.is_signed() or text.startswith("-")


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_given_by_the_caller_is_sent_exactly(value: Decimal) -> None:
    sent = dumps(unstructure(BillLineItemInput(amount=value)))
    assert json.loads(sent, parse_float=Decimal)["amount"] == value


# ---- answers


@pytest.mark.usefixtures("parser")
def test_an_answer_becomes_typed_values() -> None:
    body = b"""{"id": "00n1", "archived": false, "amount": 90071992547409.93, "paidAmount": 3, "dueDate": "2026-12-01",
        "createdTime": "2026-11-01T10:00:00.000+00:00", "paymentStatus": "UNPAID",
        "billLineItems": [{"id": "bli1", "amount": 0.1}], "invoice": {"invoiceDate": "2026-11-01"}}"""
    bill = decode(body, GET_BILL.answer, operation=GET_BILL)
    assert type(bill) is Bill
    assert (bill.amount, bill.paid_amount) == (Decimal("90071992547409.93"), Decimal(3))
    assert type(bill.paid_amount) is Decimal
    assert bill.due_date == date(2026, 12, 1)
    assert bill.created_time == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert bill.payment_status is BillPaymentStatus.UNPAID
    assert bill.bill_line_items is not None
    assert bill.bill_line_items[0].amount == Decimal("0.1")
    assert bill.vendor_name is None
    assert not bill.unknown_fields


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("2026-11-01T10:00:00.000+00:00", "2026-11-01T10:00:00.000+00:00"),
        ("2026-11-01T10:00:00.000Z", "2026-11-01T10:00:00.000Z"),
        ("2026-11-01T10:00:00Z", "2026-11-01T10:00:00.000Z"),
        ("2026-11-01T05:00:00.000-05:00", "2026-11-01T05:00:00.000-05:00"),
        ("2026-11-01T10:00:00.000+0000", "2026-11-01T10:00:00.000+00:00"),
        ("2026-11-01T10:00:00", "2026-11-01T10:00:00.000+00:00"),
    ],
)
def test_every_spelling_of_a_moment_is_aware(text: str, again: str) -> None:
    bill = structure({"id": "00n1", "createdTime": text}, Bill)
    assert bill.created_time == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert unstructure(bill)["createdTime"] == again
    assert unstructure(pickle.loads(pickle.dumps(bill)))["createdTime"] == again


def test_a_moment_keeps_its_microseconds() -> None:
    bill = structure({"id": "00n1", "createdTime": "2026-11-01T10:00:00.123456Z"}, Bill)
    assert unstructure(bill)["createdTime"] == "2026-11-01T10:00:00.123456Z"


def test_a_number_in_quotes_is_a_number() -> None:
    assert structure({"id": "00n1", "amount": "12.50"}, Bill).amount == Decimal("12.50")


@pytest.mark.usefixtures("parser")
def test_absent_null_unknown_and_new_values_are_kept_apart_and_come_back() -> None:
    body = (
        b'{"id":"00n1","amount":null,"paymentStatus":"HALF_PAID","new":{"deep":[null,1.50]},"newNull":null,'
        b'"classifications":{"itemId":null,"colour":null},"billLineItems":[{"amount":null},{"amount":1.10}]}'
    )
    bill = decode(body, GET_BILL.answer)
    assert bill.is_null("amount")
    assert bill.amount is None
    assert not bill.is_null("due_date")
    assert not bill.is_null("newNull")
    assert bill.payment_status == "HALF_PAID"
    assert not bill.payment_status.is_known
    assert bill.unknown_fields == {"new": {"deep": [None, Decimal("1.50")]}, "newNull": None}
    assert bill.classifications.is_null("item_id")
    assert bill.classifications.unknown_fields == {"colour": None}
    assert [line.is_null("amount") for line in bill.bill_line_items] == [True, False]
    assert json.loads(dumps(unstructure(bill))) == json.loads(body)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("field", ["unknown", "anything"])
def test_what_an_answer_keeps_as_it_came_is_not_nested_too_deeply(field: str) -> None:
    def body(levels: int) -> bytes:
        return b'[{"id":"1"},{"id":"2","%s":%s}]' % (field.encode(), b"[" * levels + b"]" * levels)

    answer = Answer(kind=ListOf(Nested(Thing)))
    assert unstructure(decode(body(200), answer)[1])[field] == nested(200)
    with pytest.raises(DecodeError) as caught:
        decode(body(201), answer)
    assert str(caught.value) == f"$[1].{field}: is nested more than 200 levels deep"
    with pytest.raises(DecodeError) as caught:
        decode_page(body(201), listing(Nested(Thing)))
    assert str(caught.value) == f"listThings: $[1].{field}: is nested more than 200 levels deep"


@pytest.mark.usefixtures("parser")
def test_what_an_answer_does_not_keep_may_be_nested_as_deeply_as_it_likes() -> None:
    deep = b"[" * 300 + b"]" * 300
    assert decode_page(b'{"results":[{"id":"1"}],"beside":%s}' % deep, listing(Nested(Thing)))[0][0].id == "1"
    with pytest.raises(DecodeError, match=r"\$\.count: an array is not a whole number"):
        decode(b'{"id":"1","count":%s}' % deep, Answer(kind=Nested(Thing)))


def test_the_word_null_in_a_text_marks_nothing() -> None:
    bill = decode(b'{"id":"00n1","description":"null and void"}', GET_BILL.answer)
    assert not bill.unknown_fields
    assert unstructure(bill) == {"id": "00n1", "description": "null and void"}


def test_reading_an_object_does_not_change_it() -> None:
    data = {"id": "00n1", "amount": None, "new": {"x": [1]}, "billLineItems": [{"id": "bli1"}]}
    before = json.dumps(data)
    bill = structure(data, Bill)
    assert json.dumps(data) == before
    assert bill.is_null("amount")
    assert structure(data, Bill) == bill


def test_an_operation_that_answers_nothing_ignores_what_json_comes() -> None:
    for body in (b"", b" ", b"null", b"{}", b'{"id":1}'):
        assert decode(body, Answer()) is None
    with pytest.raises(DecodeError, match="not JSON"):  # a page that a gateway put in the way
        decode(b"<html>", Answer())


def test_a_wrapped_array_is_taken_out_of_its_object_and_a_bare_one_as_it_is() -> None:
    wrapped = Answer(kind=ListOf(Nested(Bill)), key="bills")
    for body in (b'{"bills":[{"id":"00n1"}]}', b'[{"id":"00n1"}]'):
        assert [bill.id for bill in decode(body, wrapped)] == ["00n1"]
    assert [bill.id for bill in decode(b'[{"id":"00n1"}]', CREATE_BULK_BILLS.answer)] == ["00n1"]
    with pytest.raises(DecodeError, match=r"\$\.bills: null is not an array"):
        decode(b'{"bills":null}', wrapped)


@pytest.mark.parametrize(
    ("kind", "body", "value"),
    [
        (ListOf(Text()), b'["a","b"]', ["a", "b"]),
        (MapOf(Number()), b'{"a":1.10}', {"a": Decimal("1.10")}),
        (MapOf(ListOf(Integer())), b'{"a":[1,2.0]}', {"a": [1, 2]}),
        (Choice(BillPaymentStatus), b'"PAID"', BillPaymentStatus.PAID),
        (Anything(), b'{"a":[null,1.5]}', {"a": [None, Decimal("1.5")]}),
        (Text(), b'"x"', "x"),
        (Integer(), b'"35664"', 35664),
        (Integer(), b'"-7"', -7),
    ],
)
def test_answers_that_are_no_models(kind: Kind, body: bytes, value: Any) -> None:
    assert decode(body, Answer(kind=kind)) == value


@pytest.mark.parametrize("text", ["", "x", "1.5", "1.0", "007", " 1", "+1", "1_0", "\u0661", "9" * 31])
def test_a_text_that_is_no_whole_number(text: str) -> None:
    with pytest.raises(DecodeError, match="is not a whole number"):
        decode(dumps(text), Answer(kind=Integer()))


# ---- pages


@pytest.mark.usefixtures("parser")
def test_a_page_has_items_and_two_cursors() -> None:
    body = b'{"results":[{"id":"00n1"},{"id":"00n2"}],"nextPage":"n","prevPage":"p"}'
    items, following, before = decode_page(body, LIST_BILLS)
    assert [bill.id for bill in items] == ["00n1", "00n2"]
    assert (following, before) == ("n", "p")


@pytest.mark.parametrize("cursor", ["", ',"nextPage":null', ',"nextPage":""'])
def test_a_cursor_that_is_absent_null_or_empty_is_the_end(cursor: str) -> None:
    assert decode_page(f'{{"results":[]{cursor}}}'.encode(), LIST_BILLS) == ([], None, None)


def test_a_cursor_that_cannot_be_sent_is_refused() -> None:
    with pytest.raises(DecodeError, match=r"^listBills: \$\.nextPage: .* cannot be sent$"):
        decode_page(b'{"results":[],"nextPage":"\\ud83d"}', LIST_BILLS)


def test_a_list_may_be_a_bare_array() -> None:
    single = attrs.evolve(LIST_BILLS, page="single")
    assert decode_page(b'[{"id":"00n1"}]', single)[0][0].id == "00n1"


def test_a_list_under_another_key() -> None:
    operation = listing(Nested(Bill), key="bills")
    assert decode_page(b'{"bills":[{"id":"00n1"}],"nextPage":"n"}', operation)[1] == "n"


def test_a_list_whose_key_is_not_known_is_the_only_array() -> None:
    page = GET_ALL_SUBSCRIPTIONS
    assert [item.id for item in decode_page(b'{"results":[{"id":"1"}],"more":[5]}', page)[0]] == ["1"]
    items, following, _ = decode_page(b'{"total":1,"subscriptions":[{"id":"1"}],"nextPage":"n"}', page)
    assert ([item.id for item in items], following) == (["1"], "n")
    with pytest.raises(DecodeError, match=r"\$\.subscriptions\[0\]\.id: is missing"):
        decode_page(b'{"subscriptions":[{}]}', page)
    for body in (b'{"subscriptions":[],"others":[]}', b'{"subscriptions":{}}', b'{"total":0}'):
        with pytest.raises(DecodeError, match=r"\$\.results: is missing"):
            decode_page(body, page)


@pytest.mark.usefixtures("parser")
def test_an_item_without_its_key_keeps_back_no_other() -> None:
    body = b'{"results":[{"id":"00n1"},{"amount":1.10,"new":null},{"id":null,"amount":null}],"nextPage":"n"}'
    items, following, _ = decode_page(body, listing(Nested(Bill)))
    assert [(bill.id, bill.amount) for bill in items] == [("00n1", None), ("", Decimal("1.10")), ("", None)]
    assert following == "n"
    assert items[1].unknown_fields == {"new": None}
    assert items[2].is_null("amount")
    assert [bill.id for bill in decode_page(b'{"bills":[{}]}', listing(Nested(Bill), key="bills"))[0]] == [""]
    for strange in (b'[{"message":"late"}]', b'{"errors":[{"message":"late"}]}'):  # what is not known to be a list
        with pytest.raises(DecodeError, match="id: is missing"):
            decode_page(strange, listing(Nested(Bill)))


def test_the_lists_of_webhooks_may_be_an_empty_object() -> None:
    assert decode_page(b"{}", GET_ALL_SUBSCRIPTIONS) == ([], None, None)


def test_a_key_that_is_known_is_not_guessed() -> None:
    with pytest.raises(DecodeError, match=r"\$\.bills: is missing"):
        decode_page(b'{"invoices":[]}', listing(Nested(Bill), key="bills"))


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b"", "$"),
        (b"{}", "$.results"),
        (b"5", "$.results"),
        (b'{"results":{}}', "$.results"),
        (b'{"results":null}', "$.results"),
        (b'{"results":[null]}', "$.results[0]"),
        (b'{"results":[[]]}', "$.results[0]"),
        (b'{"results":[],"nextPage":5}', "$.nextPage"),
        (b'{"results":[],"nextPage":1e99999999999999999999}', "$.nextPage"),
        (b'{"results":[],"prevPage":{}}', "$.prevPage"),
        (b'{"results":[{"amount":"x"}]}', "$.results[0].amount"),
        (b'{"results":[{"id":null,"dueDate":7}]}', "$.results[0].dueDate"),
        (b'{"results":[{"id":7,"amount":"x"}]}', "$.results[0].id"),
        (b'{"results":[{"id":"1","billLineItems":[{},{"price":"x"}]}]}', "$.results[0].billLineItems[1].price"),
    ],
)
@pytest.mark.usefixtures("parser")
def test_a_page_that_does_not_fit_says_where(body: bytes, path: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode_page(body, LIST_BILLS)
    assert caught.value.path == path
    assert caught.value.operation == "listBills"
    assert str(caught.value).startswith(f"listBills: {path}: ")


def test_a_page_of_an_operation_that_is_no_list_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        decode_page(b"[]", attrs.evolve(LIST_BILLS, answer=Answer()))


# ---- what does not fit


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("amount", "abc", "$.amount: 'abc' is not a number"),
        ("amount", "1_000", "$.amount: '1_000' is not a number"),
        ("amount", True, "$.amount: true is not a number"),
        ("amount", {}, "$.amount: an object is not a number"),
        ("archived", "yes", "$.archived: 'yes' is not true or false"),
        ("archived", 0, "$.archived: 0 is not true or false"),
        ("vendorName", 5, "$.vendorName: 5 is not a string"),
        ("vendorName", HUGE, f"$.vendorName: {HUGE} is not a string"),
        ("amount", HUGE, f"$.amount: {HUGE} is not a number"),
        ("paymentStatus", HUGE, f"$.paymentStatus: {HUGE} is not a string"),
        ("dueDate", HUGE, f"$.dueDate: {HUGE} is not a date"),
        ("archived", HUGE, f"$.archived: {HUGE} is not true or false"),
        ("dueDate", "1.12.2026", "$.dueDate: '1.12.2026' is not a date"),
        ("dueDate", 20261201, "$.dueDate: 20261201 is not a date"),
        ("createdTime", "now", "$.createdTime: 'now' is not a moment"),
        ("paymentStatus", 1, "$.paymentStatus: 1 is not a string"),
        ("paymentStatus", [], "$.paymentStatus: an array is not a string"),
        ("invoice", "x", "$.invoice: 'x' is not an object"),
        ("invoice", [], "$.invoice: an array is not an object"),
        ("billLineItems", "xy", "$.billLineItems: 'xy' is not an array"),
        ("billLineItems", {"a": 1}, "$.billLineItems: an object is not an array"),
        ("vendorName", ["x" * 500], "$.vendorName: an array is not a string"),
        ("dueDate", "x" * 500, "$.dueDate: '" + "x" * 76 + "... is not a date"),
    ],
)
def test_the_error_names_the_field_and_the_value(field: str, value: Any, message: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(dumps({"id": "00n1", field: value}), GET_BILL.answer)
    assert str(caught.value) == message


def test_the_value_of_a_secret_is_in_no_part_of_the_error() -> None:
    with pytest.raises(DecodeError) as caught:
        decode(
            b'{"sessionId":123456789,"organizationId":"008","userId":"006","trusted":true}',
            Answer(kind=Nested(LoginAnswer)),
        )
    assert str(caught.value) == "$.sessionId: the secret value is not a string"
    assert caught.value.__suppress_context__


class Colour(OpenEnum):
    """Known to be red."""

    RED = Member()


@model
class Thing(AnswerModel):
    """In the form of the generated models, with what few of them have."""

    id: str = required_field("id", Id())
    count: int | None = optional_field("count", Integer())
    notes: dict[str, str] | None = optional_field("notes", MapOf(Text()))
    anything: Any = optional_field("anything", Anything())


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b'{"x":{"id":"1"},"y":{"id":"1","count":1.5}}', '$["y"].count'),
        (b'{"x":{"id":"1","count":1E999999999}}', '$["x"].count'),
        (b'{"a \\"b":{"id":"1","notes":{"n":1}}}', '$["a \\"b"].notes["n"]'),
        (b'{"x":{"id":"1","notes":[]}}', '$["x"].notes'),
        (b"[]", "$"),
    ],
)
def test_the_path_leads_through_objects_with_free_keys(body: bytes, path: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(body, Answer(kind=MapOf(Nested(Thing))))
    assert caught.value.path == path


def test_nulls_inside_of_free_values_stay_where_they_are() -> None:
    body = b'{"x":{"id":"1","count":null,"anything":{"a":null}}}'
    thing = decode(body, Answer(kind=MapOf(Nested(Thing))))["x"]
    assert thing.is_null("count")
    assert thing.anything == {"a": None}
    assert unstructure(thing) == {"id": "1", "count": None, "anything": {"a": None}}


def test_a_model_that_breaks_without_a_reason_in_the_data_is_an_error_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(codec, "parser", lambda: codec.standard_parser)

    def broken(data: dict[str, Any]) -> Thing:
        raise KeyError("s3cret")

    class Broken(Thing):
        __slots__ = ()
        __reader__ = staticmethod(broken)

    with pytest.raises(DecodeError, match=r"does not fit its model \(KeyError\)") as caught:
        decode(b'{"id":"1"}', Answer(kind=Nested(Broken)))
    assert "s3cret" not in str(caught.value)


# ---- requests


def test_a_request_is_written_in_the_order_of_its_fields_whatever_the_order_given() -> None:
    line = BillLineItemInput(price=2, amount=Decimal("1E+2"), description="é")
    bill = BillCreate(
        invoice=BillInvoiceInput(invoice_date=date(2026, 1, 2), invoice_number="7"),
        bill_line_items=(line,),
        due_date=date(2026, 1, 31),
        vendor_id="009",
    )
    assert dumps(unstructure(bill)).decode() == (
        '{"vendorId":"009","dueDate":"2026-01-31","billLineItems":[{"amount":100,"price":2,"description":"é"}],'
        '"invoice":{"invoiceNumber":"7","invoiceDate":"2026-01-02"}}'
    )


def test_unset_is_not_sent_and_none_is_null() -> None:
    assert unstructure(VendorUpdate()) == {}
    assert unstructure(VendorUpdate(email=None, name=UNSET)) == {"email": None}


# ---- speed


@pytest.mark.usefixtures("parser")
def test_the_second_decode_of_a_type_compiles_nothing() -> None:
    body = b'{"results":[{"id":"00n1","amount":null}]}'
    decode_page(body, LIST_BILLS)
    name = "__reader__" if codec.parser() is codec.standard_parser else "__maker__"
    before = vars(Bill)[name]
    for _ in range(3):
        decode_page(body, LIST_BILLS)
    assert vars(Bill)[name] is before


def test_the_standard_parser_is_used_where_msgspec_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    parse = codec.parser.__wrapped__()
    assert parse(b"1.10").as_tuple() == Decimal("1.10").as_tuple()
    with pytest.raises(ValueError, match="NaN"):
        parse(b"NaN")
