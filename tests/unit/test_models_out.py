"""Models as dicts and as JSON, and back."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bill_async.models
from bill_async import (
    Bill,
    BillCreate,
    BillLineItem,
    BillLineItemInput,
    DecodeError,
    InvalidRequestError,
    Secret,
    Vendor,
    VendorCreate,
    VendorUpdate,
)
from bill_async._schema.converter import unstructure
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Boolean, Choice, Date, DateTime, Id, Integer, ListOf, MapOf, Number, Text
from bill_async._schema.models import Model, Nested, RequestModel
from bill_async.models import BillInvoiceInput, SubscriptionTest

MODELS: list[type[Model]] = [
    found for name in bill_async.models.__all__ if issubclass(found := getattr(bill_async.models, name), Model)
]
EARLIEST, LATEST, NAIVE = (datetime(year, 1, 1) for year in (1000, 9000, 2026))  # noqa: DTZ001 - without a time zone

BILL = Bill.from_json(
    """{"id": "00n01ABCDEFGHIJKLMNO", "vendorName": "Acme", "amount": 90071992547409.93, "dueDate": "2026-12-01",
    "createdTime": "2026-11-01T10:00:00.000Z", "billLineItems": [{"amount": 1.10, "odd": null}], "description": null,
    "paymentStatus": "BRAND_NEW", "brandNew": [1.50, {"a": "b"}]}"""
)
CREATE = BillCreate(
    vendor_id="00901ABCDEFGHIJKLMNO",
    due_date=date(2026, 12, 1),
    invoice=BillInvoiceInput(invoice_number="7", invoice_date=date(2026, 11, 1)),
    bill_line_items=[BillLineItemInput(amount=Decimal("149.90"), description=None), BillLineItemInput(amount=5)],
)


# ---- out


def test_a_dict_has_python_names_and_values() -> None:
    data = BILL.to_dict()
    assert list(data) == [field.name for field in Bill.__fields__]
    assert data["amount"] == Decimal("90071992547409.93")
    assert data["due_date"] == date(2026, 12, 1)
    assert data["created_time"] == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert data["due_amount"] is None
    assert type(data["payment_status"]) is str
    (line,) = data["bill_line_items"]
    assert line == dict.fromkeys([field.name for field in BillLineItem.__fields__]) | {"amount": Decimal("1.10")}


def test_times_of_a_dict_are_utc_and_as_they_came_if_it_is_as_it_was_sent() -> None:
    bill = Bill.from_json('{"id": "00n1", "createdTime": "2026-11-01T10:00:00.000+05:00"}')
    offset = timezone(timedelta(hours=5))
    assert repr(bill.to_dict()["created_time"]) == repr(datetime(2026, 11, 1, 5, tzinfo=UTC))
    assert repr(bill.to_dict(as_sent=True)["created_time"]) == repr(datetime(2026, 11, 1, 10, tzinfo=offset))
    early = Bill.from_json('{"id": "00n1", "createdTime": "0001-01-01T00:00:00.000+05:00"}')
    assert early.to_dict()["created_time"] == early.created_time


def test_a_dict_as_it_was_sent_has_null_and_unknown_fields() -> None:
    data = BILL.to_dict(as_sent=True)
    assert data["description"] is None
    assert "due_amount" not in data
    assert data["bill_line_items"] == [{"amount": Decimal("1.10"), "unknown_fields": {"odd": None}}]
    assert data["unknown_fields"] == {"brandNew": [Decimal("1.50"), {"a": "b"}]}


def test_a_dict_with_the_names_of_bill() -> None:
    assert BILL.to_dict(wire_names=True).keys() == {field.wire for field in Bill.__fields__}
    assert BILL.to_dict(wire_names=True, as_sent=True) == {
        "id": "00n01ABCDEFGHIJKLMNO",
        "vendorName": "Acme",
        "amount": Decimal("90071992547409.93"),
        "dueDate": date(2026, 12, 1),
        "createdTime": datetime(2026, 11, 1, 10, tzinfo=UTC),
        "billLineItems": [{"amount": Decimal("1.10"), "odd": None}],
        "description": None,
        "paymentStatus": "BRAND_NEW",
        "brandNew": [Decimal("1.50"), {"a": "b"}],
    }


def test_a_dict_of_a_request_has_what_is_sent() -> None:
    assert CREATE.to_dict() == {
        "vendor_id": "00901ABCDEFGHIJKLMNO",
        "due_date": date(2026, 12, 1),
        "bill_line_items": [{"amount": Decimal("149.90"), "description": None}, {"amount": 5}],
        "invoice": {"invoice_number": "7", "invoice_date": date(2026, 11, 1)},
    }
    assert VendorUpdate().to_dict() == {}


def test_a_dict_shares_nothing_with_its_model() -> None:
    before = copy.deepcopy(BILL)
    data = BILL.to_dict(as_sent=True)
    data["bill_line_items"].clear()
    data["unknown_fields"]["brandNew"][1]["a"] = "c"
    assert before == BILL


def test_json_is_what_is_on_the_wire() -> None:
    assert CREATE.to_json() == (
        '{"vendorId":"00901ABCDEFGHIJKLMNO","dueDate":"2026-12-01","billLineItems":[{"amount":149.90,'
        '"description":null},{"amount":5}],"invoice":{"invoiceNumber":"7","invoiceDate":"2026-11-01"}}'
    )
    text = BILL.to_json()
    assert '"amount":90071992547409.93,' in text
    assert '"createdTime":"2026-11-01T10:00:00.000Z"' in text
    assert json.loads(text, parse_float=Decimal) == unstructure(BILL)


def test_secrets_are_masked_unless_they_are_asked_for() -> None:
    vendor = Vendor.from_json('{"id": "009", "accountNumber": "4417-1234"}')
    assert vendor.to_dict()["account_number"] == "***"
    assert vendor.to_dict(reveal_secrets=True)["account_number"] == "4417-1234"
    assert vendor.to_json() == '{"id":"009","accountNumber":"***"}'
    assert Vendor.from_json(vendor.to_json(reveal_secrets=True)) == vendor
    assert Vendor.from_dict(vendor.to_dict(as_sent=True, reveal_secrets=True)) == vendor


def test_a_masked_secret_is_not_sent_to_bill() -> None:
    update = VendorUpdate(account_number="4417-1234")
    for read in (
        lambda: VendorUpdate.from_json(update.to_json()),
        lambda: VendorUpdate.from_dict(update.to_dict()),
    ):
        with pytest.raises(InvalidRequestError, match=r"VendorUpdate.account_?[nN]umber: \*\*\* stands for a secret"):
            read()
    assert VendorUpdate.from_json(update.to_json(reveal_secrets=True)) == update
    assert VendorUpdate.from_dict({"account_number": Secret("4417")}).account_number == "4417"


# ---- and back

Trip: TypeAlias = Callable[[Any], Any]
TRIPS: dict[str, Trip] = {
    "json": lambda one: type(one).from_json(one.to_json(reveal_secrets=True)),
    "json bytes": lambda one: type(one).from_json(one.to_json(reveal_secrets=True).encode()),
    "dict": lambda one: type(one).from_dict(one.to_dict(as_sent=True, reveal_secrets=True)),
    "wire dict": lambda one: type(one).from_dict(
        one.to_dict(as_sent=True, reveal_secrets=True, wire_names=True), wire_names=True
    ),
    "pickle": lambda one: pickle.loads(pickle.dumps(one)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}

TEXTS = st.text(max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
OFFSETS = st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-840, 840))


def values(kind: Kind, *, request: bool) -> st.SearchStrategy[Any]:
    """Return Python values of a kind, as answers hold them or requests take them."""
    characters = st.characters(exclude_categories=["Cs"] if request else [])
    match kind:
        case Text(max_length=most):
            return st.text(characters, max_size=min(most or 8, 8))
        case Id(prefix=prefix):
            return st.text(characters, min_size=1, max_size=8).map(lambda text: f"{prefix or ''}{text}")
        case Number():
            return st.decimals(allow_nan=False, allow_infinity=False)
        case Integer():
            return st.integers()
        case Boolean():
            return st.booleans()
        case Date():
            return st.dates()
        case DateTime():
            return st.datetimes(EARLIEST, LATEST, timezones=OFFSETS | st.just(UTC))
        case Choice(enum=enum):
            return st.sampled_from(enum.known() or ("VALUE",)) | st.text(characters, min_size=1, max_size=8).map(enum)
        case Nested(model=model):
            return made(model)
        case ListOf(item=item):
            return st.lists(values(item, request=request), max_size=2)
        case MapOf(item=item):
            return st.dictionaries(TEXTS, values(item, request=request), max_size=2)
        case _:
            return JSON


def made(model: type[Model]) -> st.SearchStrategy[Any]:
    """Return models of a class, with fields that are set, null and absent; an answer with unknown fields, too."""
    request = issubclass(model, RequestModel)
    required = {field.name: values(field.kind, request=request) for field in model.__fields__ if field.required}
    optional = {
        field.name: st.none() | values(field.kind, request=request) for field in model.__fields__ if not field.required
    }
    whole = st.fixed_dictionaries(required, optional=optional)
    if request:
        return whole.map(lambda given: model(**given))
    known = {name for field in model.__fields__ for name in (field.name, field.wire)}
    unknown = st.dictionaries(TEXTS.filter(lambda key: key not in known), JSON, max_size=2)
    return st.builds(model._of, whole, unknown)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_every_model_comes_back_as_it_was(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(MODELS))
    one = data.draw(made(model))
    for name, trip in TRIPS.items():
        again = trip(one)
        assert again == one, name
        assert type(again) is model
        assert unstructure(again) == unstructure(one), name


@settings(deadline=None, max_examples=100)
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_amounts_are_exact(amount: Decimal) -> None:
    for one in (Bill(id="00n1", amount=amount), BillLineItemInput(amount=amount)):
        for trip in TRIPS.values():
            assert trip(one).amount == amount
        assert json.loads(one.to_json(), parse_float=Decimal, parse_int=Decimal)["amount"] == amount


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "é\u2028"])
def test_half_of_a_character_survives(text: str) -> None:
    bill = Bill.from_json(json.dumps({"id": "00n1", "description": text, "odd": text}))
    assert bill.description == text
    assert bill.to_json().encode()
    assert Bill.from_json(bill.to_json()) == bill


def test_the_whole_dict_of_an_answer_makes_its_fields_again() -> None:
    again = Bill.from_dict(BILL.to_dict())
    assert again.to_dict() == BILL.to_dict()
    assert again.is_null("due_amount")


def test_values_of_json_are_read_too() -> None:
    assert Bill.from_dict(
        {"id": "00n1", "due_date": "2026-12-01", "amount": "1.50", "bill_line_items": [BillLineItem(amount=Decimal(1))]}
    ) == Bill(id="00n1", due_date=date(2026, 12, 1), amount=Decimal("1.50"), bill_line_items=[
        BillLineItem(amount=Decimal(1))
    ])  # fmt: skip


# ---- what does not fit


def deep(levels: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(levels):
        found = [found]
    return found


@pytest.mark.parametrize(
    ("model", "data", "problem"),
    [
        (Bill, {}, "Bill.id: is missing"),
        (Bill, {"id": None}, "Bill.id: is null, which it never is"),
        (Bill, {"id": "1", "vendorName": "Acme"}, "Bill.vendorName: .* did you mean 'vendor_name'"),
        (Bill, {"id": "00n1", "due_date": "soon"}, "Bill.due_date: 'soon' is not a date"),
        (Bill, {"id": "00n1", "due_date": datetime(2026, 1, 1, tzinfo=UTC)}, "Bill.due_date: 2026.* is not a date"),
        (Bill, {"id": "00n1", "created_time": NAIVE}, "Bill.created_time: 2026-01-01 00:00:00 has no time zone"),
        (Bill, {"id": "00n1", "amount": 1.5}, r"Bill.amount: 1.5 is a float; .* give Decimal('1.5') or an int"),
        (Bill, {"id": "00n1", "amount": Decimal("NaN")}, "Bill.amount: NaN is not a number that can be sent"),
        (Bill, {"id": "00n1", "amount": True}, "Bill.amount: True is not a number"),
        (Bill, {"id": "00n1", "bill_line_items": {}}, "Bill.bill_line_items: a dict is not an array"),
        (Bill, {"id": "00n1", "bill_line_items": [{}, 5]}, "Bill.bill_line_items[1]: 5 is not an object"),
        (Bill, {"id": "1", "bill_line_items": [{}, {"amount": "x"}]}, "bill_line_items[1].amount: 'x' is not a number"),
        (Vendor, {"id": "009", "account_number": 44171234}, "Vendor.account_number: an int is not a string"),
        (VendorUpdate, {"nmae": "Acme"}, "VendorUpdate.nmae: there is no such field; did you mean 'name'?"),
        (VendorUpdate, {"address": {"zip": "1"}}, "VendorUpdate.address.zip: there is no such field"),
        (BillLineItemInput, {"description": "x" * 4001}, "BillLineItemInput.description: .*; shorten it to 4000"),
        (VendorCreate, {"address": {"line1": "1"}}, "VendorCreate.address.city: is missing"),
    ],
)  # fmt: skip
def test_the_error_names_the_field_and_the_problem(model: type[Model], data: Any, problem: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        model.from_dict(data)
    shown = str(caught.value)
    assert all(part in shown for part in problem.split(".*"))
    assert shown.startswith(f"{model.__name__}.{caught.value.field}: ")
    assert "44171234" not in shown


def test_only_a_dict_is_taken() -> None:
    with pytest.raises(InvalidRequestError, match=r"Bill\.from_dict takes a dict, not list"):
        Bill.from_dict([])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "path", "problem"),
    [
        (b'{"id": "00n1"', "$", "the text is not JSON"),
        ("[]", "$", "an array is not an object"),
        ("{}", "$.id", "is missing"),
        ('{"id": "00n1", "billLineItems": [{"amount": "x"}]}', "$.billLineItems[0].amount", "'x' is not a number"),
        (f'{{"id": "00n1", "odd": {"[" * 300}{"]" * 300}}}', "$", "nested more than 200 levels"),
        ('{"id": "\ud800', "$", "the text is not JSON"),
    ],
)
def test_json_that_is_no_answer(text: str | bytes, path: str, problem: str) -> None:
    with pytest.raises(DecodeError, match=problem) as caught:
        Bill.from_json(text)
    assert caught.value.path == path


def test_json_that_is_no_request() -> None:
    text = '{"vendorId": "00901", "dueDate": "2026-12-01", "billLineItems": [{"amount": 1}, {"ammount": 1}]}'
    with pytest.raises(InvalidRequestError, match=r"BillCreate.billLineItems\[1\].ammount: .* did you mean 'amount'\?"):
        BillCreate.from_json(text)


@pytest.mark.parametrize(
    ("vendor", "problem"),
    [
        ({"name": "Acme", "amounts": [1, Decimal("1.50")]}, None),
        (5, "SubscriptionTest.vendor: 5 is not an object"),
        ({"a": [1.5]}, r"SubscriptionTest.vendor\['a'\]\[0\]: 1.5 is a float; .* give Decimal\('1.5'\) or an int"),
        ({"a": deep(300)}, r"SubscriptionTest.vendor\['a'\]: is nested more than 200 levels deep"),
    ],
)
def test_values_of_any_form(vendor: Any, problem: str | None) -> None:
    data = {"event_type": "vendor.created", "version": "1", "vendor": vendor}
    if problem is None:
        assert SubscriptionTest.from_dict(data).to_dict() == data
        return
    with pytest.raises(InvalidRequestError, match=problem):
        SubscriptionTest.from_dict(data)
