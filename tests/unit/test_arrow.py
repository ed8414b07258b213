"""Arrow tables of objects."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pandas
import polars
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bill_async._schema.codec import loads, write_lines
from bill_async._schema.converter import structure
from bill_async._schema.fields import optional_field, required_field
from bill_async._schema.kinds import Anything, Integer, ListOf, MapOf, Number, Text
from bill_async._schema.models import AnswerModel, Nested, model
from bill_async._schema.models import example as example_of
from bill_async.arrow import UNKNOWN, Misfit, schema, to_table
from bill_async.arrow.shapes import shape_of
from bill_async.errors import InvalidRequestError
from bill_async.models import BankAccount, Bill, Department, Vendor
from bill_async.sync import resources


@model
class Node(AnswerModel):
    """Holds every kind of value that no list of BILL has."""

    id: str = required_field("id", Text())
    labels: dict[str, Decimal] | None = optional_field("labels", MapOf(Number()))
    settings: Any = optional_field("settings", Anything())
    count: int | None = optional_field("count", Integer())


@model
class Numbers(AnswerModel):
    """Holds numbers only."""

    amount: Decimal | None = optional_field("amount", Number())
    count: int | None = optional_field("count", Integer())


@model
class Tree(AnswerModel):
    """Holds others of its kind."""

    id: str = required_field("id", Text())


def bill(**fields: Any) -> Bill:
    return structure({"id": "00n1", **fields}, Bill)


def table(*objects: Bill) -> pa.Table:
    return to_table(Bill, objects)


def only(made: pa.Table, name: str) -> Any:
    (cell,) = made.column(name).to_pylist()
    return cell


def test_types_follow_from_the_fields() -> None:
    found = schema(Bill)
    assert found.field("amount").type == pa.decimal128(38, 18)
    assert found.field("due_date").type == pa.date32()
    assert found.field("created_time").type == pa.timestamp("us", "UTC")
    assert found.field("archived").type == pa.bool_()
    assert found.field("payment_status").type == pa.string()
    assert found.field("invoice").type.field("invoice_date").type == pa.date32()
    lines = found.field("bill_line_items").type
    assert pa.types.is_list(lines)
    assert lines.value_type.field("amount").type == pa.decimal128(38, 18)
    assert found.names[-1] == UNKNOWN


def test_every_list_has_a_schema_and_its_examples_fit() -> None:
    for resource in resources(nested="all"):
        one = structure(example_of(resource.model), resource.model)
        made = to_table(resource.model, [one])
        assert made.schema == schema(resource.model)
        for field in resource.fields:
            if not field.secret:
                assert made.column(field.name).null_count == 0, (resource.name, field.name)


def test_secrets_are_left_out_at_any_depth() -> None:
    assert "account_number" not in schema(BankAccount).names
    assert "account_number" not in str(schema(Vendor))
    account = structure({**example_of(BankAccount), "accountNumber": "0123456789"}, BankAccount)
    assert "0123456789" not in str(to_table(BankAccount, [account]).to_pylist())


def test_values_are_exact() -> None:
    made = table(
        bill(
            amount=Decimal("90071992547409.93"),
            exchangeRate=Decimal("0.30000000000000004"),
            dueDate="2026-12-24",
            createdTime="2026-12-01T09:30:00.123+02:00",
            paymentStatus="NEW_STATUS",
            billLineItems=[{"amount": Decimal("0.10")}, {"amount": 7}],
        )
    )
    assert only(made, "amount") == Decimal("90071992547409.93")
    assert only(made, "exchange_rate") == Decimal("0.30000000000000004")
    assert only(made, "due_date") == date(2026, 12, 24)
    assert only(made, "created_time") == datetime(2026, 12, 1, 7, 30, 0, 123000, tzinfo=UTC)
    assert only(made, "payment_status") == "NEW_STATUS"
    assert [line["amount"] for line in only(made, "bill_line_items")] == [Decimal("0.10"), Decimal(7)]
    assert only(made, "vendor_name") is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**19), max_value=10**19, places=18))
def test_numbers_come_back_as_they_were(number: Decimal) -> None:
    assert only(table(bill(amount=number)), "amount") == number


@given(st.datetimes(timezones=st.just(UTC)), st.dates())
def test_times_come_back_as_they_were(moment: datetime, day: date) -> None:
    made = table(bill(createdTime=moment.isoformat(), dueDate=day.isoformat()))
    assert only(made, "created_time") == moment
    assert only(made, "due_date") == day


def test_unknown_fields_are_kept_where_they_came() -> None:
    made = table(bill(newField={"a": Decimal("1.50")}, billLineItems=[{"id": "bli1", "hint": "\ud83d"}, {}]), bill())
    assert made.column(UNKNOWN).to_pylist() == ['{"newField":{"a":1.50}}', None]
    first, second = made.column("bill_line_items").to_pylist()[0]
    assert first[UNKNOWN] == '{"hint":"\\ud83d"}'
    assert second[UNKNOWN] is None


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"amount": Decimal("1e20")}, "amount"),
        ({"amount": Decimal("1e-19")}, "amount"),
        ({"amount": Decimal("123456789012345678901234567890.5")}, "amount"),
        ({"vendorName": "half \ud83d"}, "vendor_name"),
        ({"invoice": {"invoiceNumber": "\udfff"}}, "invoice.invoice_number"),
        ({"billLineItems": [{}, {"amount": Decimal("1e-30")}]}, "bill_line_items[1].amount"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(fields: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidRequestError, match=r"does not fit its column; give misfits=\[\]") as caught:
        table(bill(), bill(**fields))
    assert caught.value.field == path
    assert f"object 1: Bill.{path}: " in str(caught.value)


def test_what_does_not_fit_can_be_collected() -> None:
    huge = Decimal("1e40")
    found: list[Misfit] = []
    objects = [bill(), bill(amount=huge, vendorName="half \ud83d"), bill(billLineItems=[{"amount": huge}])] * 5000
    made = to_table(Bill, iter(objects), misfits=found)
    assert found[:3] == [
        Misfit(1, "vendor_name", "half \ud83d"),
        Misfit(1, "amount", huge),
        Misfit(2, "bill_line_items[0].amount", huge),
    ]
    assert len(found) == 15_000
    assert found[-1].row == 14_999  # also in a later chunk
    assert made.num_rows == 15_000
    assert made.column("amount").null_count == 15_000
    assert made.column("vendor_name")[1].as_py() == "half \N{REPLACEMENT CHARACTER}"


NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,45})(\.[0-9]{1,45})?([eE][+-]?[0-9]{1,3})?", fullmatch=True)


@given(NUMBERS.flatmap(lambda number: st.sampled_from([number, f'"{number}"'])), st.sampled_from(("amount", "count")))
@example('"1e400"', "amount")
@example("123456789012345678901234567890.5", "amount")
@example("99999999999999999999.999999999999999999", "amount")
def test_arrow_reads_a_number_as_we_do_or_not_at_all(number: str, name: str) -> None:
    """Arrow itself reads a number that is too long as another one."""
    text = f'{{"{name}":{number}}}'.encode()
    shape = shape_of(Numbers, unknown=True)
    found: list[Misfit] = []
    made = shape.batch([loads(text)], found)  # type: ignore[list-item]
    read = shape.read(text)
    if read is not None:
        assert not found
        assert read.equals(made)


@given(st.text(max_size=12), st.sampled_from(("vendorName", "dueDate", "createdTime", "paymentStatus", "x")))
@example("2026-12-01", "createdTime")
@example("2026-1-2", "dueDate")
@example("2026-12-01T10", "createdTime")
@example("0000-01-01", "createdTime")
@example("0000-01-01", "dueDate")
@example("9999-12-31T23:59:59-14:00", "createdTime")
@example("2026-12-01T10:00:00.1234567Z", "createdTime")
def test_arrow_reads_a_text_as_we_do_or_not_at_all(text: str, wire: str) -> None:
    found: list[Misfit] = []
    shape = shape_of(Bill, unknown=True)
    made = shape.batch([{wire: text}], found)
    read = shape.read(write_lines([{wire: text}]))
    if read is not None:
        assert not found
        assert read.equals(made)


def test_no_object_gives_an_empty_table() -> None:
    made = to_table(Bill, [])
    assert made.num_rows == 0
    assert made.schema == schema(Bill)


def test_objects_of_another_model_are_refused() -> None:
    objects: list[Any] = [structure({"id": "0de1"}, Department)]
    with pytest.raises(InvalidRequestError, match="Department is not Bill; give objects of one model"):
        to_table(Bill, objects)


def test_kinds_that_no_list_has() -> None:
    data = {"id": "1", "labels": {"a": Decimal("0.5"), "\ud83d": 1}, "settings": [1, {"x": None}], "count": 2**63}
    found: list[Misfit] = []
    made = to_table(Node, [structure(data, Node)], misfits=found)
    assert made.schema.field("labels").type == pa.map_(pa.string(), pa.decimal128(38, 18))
    assert only(made, "labels") == [("a", Decimal("0.5")), ("\N{REPLACEMENT CHARACTER}", Decimal(1))]
    assert only(made, "settings") == '[1,{"x":null}]'
    assert found[1:] == [Misfit(0, "count", 2**63)]


def test_a_map_that_is_none_does_not_fit() -> None:
    found: list[Misfit] = []
    made = shape_of(Node, unknown=False).batch([{"id": "1", "labels": 5}], found)
    assert found == [Misfit(0, "labels", 5)]
    assert made.column("labels").to_pylist() == [None]


def test_a_model_within_itself_ends() -> None:
    inner = optional_field("children", ListOf(Nested(Tree)))
    inner.name, inner.confidence = "children", "verified"
    original = Tree.__fields__
    Tree.__fields__ = (*original, inner)
    try:
        assert schema(Tree).names == ["id", UNKNOWN]
    finally:
        Tree.__fields__ = original


def test_data_frames_in_one_line() -> None:
    made = table(bill(amount=Decimal("0.10"), dueDate="2026-12-24"), bill(amount=Decimal("0.20")))
    frame = polars.from_arrow(made)
    assert isinstance(frame, polars.DataFrame)
    assert frame["amount"].sum() == Decimal("0.30")
    assert isinstance(frame.schema["bill_line_items"], polars.List)
    other: pandas.DataFrame = made.to_pandas()
    assert list(other["amount"]) == [Decimal("0.100000000000000000"), Decimal("0.200000000000000000")]
    assert other["due_date"][0] == date(2026, 12, 24)


@pytest.mark.parametrize("other", [{}, {"vendorName": "half \ud83d"}])
@pytest.mark.parametrize(
    ("wire", "text", "wanted"),
    [
        ("createdTime", "0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
        ("createdTime", "0001-01-01T00:00:00+14:00", None),
        ("createdTime", "9999-12-31T23:59:59.999999Z", datetime.max.replace(tzinfo=UTC)),
        ("createdTime", "9999-12-31T23:59:59-14:00", None),
        ("createdTime", "0000-01-01", None),
        ("dueDate", "0001-01-01", date(1, 1, 1)),
        ("dueDate", "9999-12-31", date(9999, 12, 31)),
        ("dueDate", "0000-01-01", None),
        ("dueDate", "0000-12-31", None),
    ],
)
def test_times_outside_the_years_of_python_do_not_fit_whatever_is_beside_them(
    wire: str, text: str, wanted: object, other: dict[str, Any]
) -> None:
    found: list[Misfit] = []
    name = {"createdTime": "created_time", "dueDate": "due_date"}[wire]
    shape, objects = shape_of(Bill, unknown=False), [{wire: text}, other]
    made = shape.read(write_lines(objects)) or shape.batch(objects, found)
    assert made.column(name).to_pylist() == [wanted, None]
    assert [misfit for misfit in found if not misfit.row] == ([] if wanted else [Misfit(0, name, text)])


def test_moments_finer_than_microseconds_are_cut_and_noted() -> None:
    texts = [f"2026-01-01T00:00:00.{digits}Z" for digits in ("123456789", "123456", "123456000", "0000001")]
    objects = [{"createdTime": text} for text in texts]
    found: list[Misfit] = []
    shape = shape_of(Bill, unknown=False)
    assert shape.read(write_lines(objects)) is None
    cells = shape.batch(objects, found).column("created_time").to_pylist()
    assert [cell.microsecond for cell in cells] == [123456, 123456, 123456, 0]
    assert found == [Misfit(0, "created_time", texts[0]), Misfit(3, "created_time", texts[3])]


def test_without_pyarrow_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import bill_async.arrow"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 'bill_async.arrow needs pyarrow: install "bill-async[arrow]"' in ended.stderr
