"""Filters and sorts: only what a field allows, checked values, and BILL's own form."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import attrs
import pytest

from bill_async import filters, operations
from bill_async._schema.kinds import Boolean, Choice, Date, DateTime, Id, Number, Text
from bill_async.errors import InvalidRequestError
from bill_async.filters import (
    EqField,
    EqInField,
    EqNeField,
    EqNeInNinField,
    EqNeInSortField,
    EqSwField,
    Filter,
    ListField,
    OrderField,
    OrderSortField,
    RangeField,
    Sort,
    SortField,
    encode_filters,
    encode_sorts,
    raw_filter,
    raw_sort,
)
from bill_async.models.bills import BillPaymentStatus
from bill_async.operations.bills import LIST_BILLS, Bill_
from bill_async.operations.exports import LIST_EXPORTS
from bill_async.operations.payment_terms import LIST_PAYMENT_TERMS
from bill_async.operations.spend_transactions import LIST_TRANSACTIONS, Transaction_
from bill_async.operations.vendors import LIST_VENDORS, Vendor_

DAY = date(2026, 12, 1)
name = EqSwField[str]("name", Text())
status = EqNeInNinField[str]("status", Choice(BillPaymentStatus))
amount = OrderField[Decimal | int]("amount", Number(money=True))
due = OrderSortField[date]("dueDate", Date())
created = RangeField[datetime]("createdTime", DateTime())
archived = EqNeField[bool]("archived", Boolean())
vendor = EqInField[str]("vendorId", Id("009", strict=True))


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (due < DAY, "dueDate:lt:2026-12-01"),
        (due <= DAY, "dueDate:lte:2026-12-01"),
        (due > DAY, "dueDate:gt:2026-12-01"),
        (due >= DAY, "dueDate:gte:2026-12-01"),
        (DAY > due, "dueDate:lt:2026-12-01"),  # noqa: SIM300
        (amount >= Decimal("0.10"), "amount:gte:0.10"),
        (amount < Decimal("1E+2"), "amount:lt:100"),
        (amount > -5, "amount:gt:-5"),
        (datetime(2026, 9, 1, tzinfo=UTC) <= created, 'createdTime:gte:"2026-09-01T00:00:00.000Z"'),
        (
            datetime(2026, 9, 1, 2, 0, 0, 123_999, tzinfo=timezone(timedelta(hours=2))) >= created,
            'createdTime:lte:"2026-09-01T00:00:00.123Z"',
        ),
        (archived == False, "archived:eq:false"),  # noqa: E712
        (archived != True, "archived:ne:true"),  # noqa: E712
        (name == "Acme", "name:eq:Acme"),
        (name == "", 'name:eq:""'),
        (name == "Acme, Inc.", 'name:eq:"Acme, Inc."'),
        (name == 'a "b" c', r'name:eq:"a \"b\" c"'),
        (name == "a\\b", r'name:eq:"a\\b"'),
        (name == "é", 'name:eq:"é"'),
        (name.starts_with("Hap"), "name:sw:Hap"),
        (status == BillPaymentStatus.PAID, "status:eq:PAID"),
        (status != "BRAND_NEW", "status:ne:BRAND_NEW"),
        (status.in_(["PAID", BillPaymentStatus.UNPAID]), 'status:in:"PAID,UNPAID"'),
        (status.in_(("PAID",)), "status:in:PAID"),
        (status.not_in(["PAID", "UNPAID"]), 'status:nin:"PAID,UNPAID"'),
        (vendor.in_(["00901", "00902"]), 'vendorId:in:"00901,00902"'),
    ],
)
def test_a_comparison_is_written_as_bill_reads_it(made: Filter, text: str) -> None:
    assert made.encode() == text


OPERATORS: dict[str, Any] = {
    "eq": lambda field, value: field == value,
    "ne": lambda field, value: field != value,
    "gt": lambda field, value: field > value,
    "gte": lambda field, value: field >= value,
    "lt": lambda field, value: field < value,
    "lte": lambda field, value: field <= value,
    "in": lambda field, value: field.in_([value]),
    "nin": lambda field, value: field.not_in([value]),
    "sw": lambda field, value: field.starts_with(value),
}
CLASSES = [
    value
    for value in vars(filters).values()
    if isinstance(value, type) and issubclass(value, ListField) and value.__name__ in filters.__all__
]


def class_name(operators: tuple[str, ...], sortable: bool) -> str:
    """Return the name that the module's documentation promises for a set of operators."""
    parts = [operator.capitalize() for operator in ("eq", "ne", "in", "nin", "sw") if operator in operators]
    if "gt" in operators:
        parts.append("Order")
    elif "gte" in operators:
        parts.append("Range")
    return "".join(parts) + "Sort" * sortable + "Field"


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: class_.__name__)
def test_a_field_has_its_operators_and_no_others(class_: type[ListField]) -> None:
    if class_ is not ListField:
        assert class_.__name__ == class_name(class_.operators, class_.sortable)
    field = class_("name", Text())
    for operator, compare in OPERATORS.items():
        if operator in class_.operators:
            assert compare(field, "x") == Filter("name", operator, "x")
        else:
            with pytest.raises((InvalidRequestError, AttributeError), match="the field name has no"):
                compare(field, "x")
    for attribute, operator in {"in_": "in", "not_in": "nin", "starts_with": "sw"}.items():
        assert hasattr(field, attribute) == (operator in class_.operators)
    for direction in ("asc", "desc"):
        assert hasattr(field, direction) == class_.sortable


def test_what_is_refused_says_what_is_allowed() -> None:
    with pytest.raises(InvalidRequestError) as caught:
        due == DAY  # type: ignore[comparison-overlap, operator]  # noqa: B015
    assert (
        str(caught.value) == "the field dueDate has no `==`: it filters by > >= < <= and it sorts by .asc() and .desc()"
    )
    with pytest.raises(InvalidRequestError, match=r"exchangeRate has no `<`: it sorts by \.asc\(\) and \.desc\(\)"):
        SortField("exchangeRate") < 5  # type: ignore[operator]  # noqa: B015
    with pytest.raises(AttributeError, match=r"name has no 'in_': it filters by == \.starts_with"):
        name.in_(["x"])  # type: ignore[attr-defined]
    assert repr(due) == "<dueDate: it filters by > >= < <= and it sorts by .asc() and .desc()>"


@pytest.mark.parametrize(
    ("compare", "message"),
    [
        (lambda: due < "2026-12-01", "dueDate: '2026-12-01' is a str; give a date"),
        (lambda: datetime(2026, 12, 1, tzinfo=UTC) > due, "dueDate: 2026-12-01 00:00:00+00:00 is a datetime"),
        (lambda: datetime(2026, 12, 1) <= created, "createdTime: 2026-12-01 00:00:00 has no time zone"),  # noqa: DTZ001
        (
            lambda: datetime.min.replace(tzinfo=timezone(timedelta(hours=14))) <= created,
            "createdTime: 0001-01-01 00:00:00+14:00 has no UTC time between the years 1 and 9999",
        ),
        (lambda: created >= DAY, "createdTime: 2026-12-01 is a date; give a datetime"),
        (lambda: amount > 0.1, "amount: 0.1 is a float"),
        (lambda: amount > Decimal("NaN"), "amount: NaN is not a number"),
        (lambda: archived == "false", "archived: 'false' is a str; give True or False"),
        (lambda: archived == 0, "archived: 0 is an int; give True or False"),
        (lambda: name == None, "name: None cannot be used; give a str"),  # noqa: E711
        (lambda: name.starts_with(5), "name: 5 is an int; give a str"),
        (
            lambda: vendor == "00n01",
            "vendorId: '00n...' (5 characters) is the id of something else; an id here begins",
        ),
        (lambda: vendor.in_(["00901", "00n01"]), "vendorId: '00n...' (5 characters) is the id of something else"),
        (lambda: vendor.in_([]), "vendorId: the list is empty; .in_(...) needs at least one value"),
        (lambda: vendor.in_("00901"), "vendorId: '00901' is not a list; .in_(...) takes a list of values"),
        (lambda: vendor.in_({"00901": 1}), "vendorId: a dict is not a list"),
        (lambda: status.not_in(5), "status: 5 is not a list; .not_in(...) takes a list of values"),
        (lambda: status.in_(["a,b", "c"]), "status: 'a,b' cannot be one of several values"),
    ],
)
def test_values_are_checked(compare: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        compare()
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "use", [bool, lambda made: made and made, lambda made: not made, lambda made: date(2026, 1, 1) < due < DAY]
)
def test_a_filter_is_no_truth_value(use: Any) -> None:
    with pytest.raises(InvalidRequestError, match="pass several filters as a list"):
        use(due < DAY)


def test_fields_are_values_that_can_be_kept() -> None:
    assert {due: 1}[due] == 1
    for twin in (copy.deepcopy(due), pickle.loads(pickle.dumps(due))):
        assert (twin < DAY) == (due < DAY)
    assert (due < DAY) == Filter("dueDate", "lt", "2026-12-01")
    assert len({due < DAY, due < DAY}) == 1


# ---- what a list allows


def test_filters_are_joined_by_commas() -> None:
    given = [Bill_.due_date < DAY, "archived:eq:false", raw_filter("colour:eq:red"), Bill_.payment_status == "PAID"]
    assert encode_filters(LIST_BILLS, given) == (
        "dueDate:lt:2026-12-01,archived:eq:false,colour:eq:red,paymentStatus:eq:PAID"
    )
    assert encode_filters(LIST_BILLS, Bill_.due_date < DAY) == "dueDate:lt:2026-12-01"
    assert encode_filters(LIST_BILLS, raw_filter("a;b")) == "a;b"
    for nothing in (None, [], ()):
        assert encode_filters(LIST_BILLS, nothing) is None


@pytest.mark.parametrize(
    "text",
    [
        "dueDate:lt:2026-12-01",
        'createdTime:gte:"2026-09-01T00:00:00.000Z",archived:eq:false',
        'paymentStatus:in:"PAID,UNPAID"',
        r'description:eq:"a \" , : b"',
        'description:eq:""',
        "classifications.itemId:eq:0ii01",
        "amount:gt:-5",
    ],
)
def test_a_text_is_understood_and_sent_as_it_is(text: str) -> None:
    class Fields:
        pass

    for field in (*LIST_BILLS.filters, EqField[str]("description", Text())):
        setattr(Fields, field.wire, field)
    listing = attrs.evolve(LIST_BILLS, fields=Fields)
    assert encode_filters(listing, text) == text


def test_spaces_between_the_terms_of_a_text_are_dropped() -> None:
    assert encode_filters(LIST_BILLS, ' archived:eq:true ,  amount:gt:"5" ') == 'archived:eq:true,amount:gt:"5"'


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "filters: '' is not field:operator:value"),
        ("dueDate", "filters: 'dueDate' is not field:operator:value"),
        ("dueDate:lt", "filters: 'dueDate:lt' is not field:operator:value"),
        ("dueDate:lt:", "filters: 'dueDate:lt:' is not field:operator:value"),
        ("archived:eq:true,", "filters: '' is not field:operator:value"),
        ("archived:eq:true;amount:gt:5", "filters: 'archived:eq:true;amount:gt:5' is not"),
        ("createdTime:gte:2026-09-01T00:00:00Z", "filters: 'createdTime:gte:2026-09-01T00:00:00Z' is not"),
        ("paymentStatus:in:PAID,UNPAID", "filters: 'UNPAID' is not field:operator:value"),
        ('paymentStatus:in:"PAID', "filters: 'paymentStatus:in:\"PAID' is not"),
        ('paymentStatus:eq:"PA"ID', "filters: 'paymentStatus:eq:\"PA\"ID' is not"),
        (
            "colour:eq:red",
            "filters: bills.list cannot be filtered by 'colour'; its filters are id, archived, createdTime,",
        ),
        ("due_date:lt:2026-12-01", "filters: bills.list cannot be filtered by 'due_date'"),
        (
            "dueDate:eq:2026-12-01",
            "filters: bills.list cannot filter dueDate by 'eq'; its operators are gt, gte, lt, lte",
        ),
        ("dueDate:like:x", "filters: bills.list cannot filter dueDate by 'like'"),
        (Vendor_.name == "Acme", "filters: bills.list cannot be filtered by 'name'"),
        (
            [Bill_.id == "00n01", Vendor_.account_type == "BUSINESS"],
            "filters: bills.list cannot be filtered by 'accountType'",
        ),
        (5, "filters: 5 is not allowed here; give a comparison of a field, a text or raw_filter(...)"),
        ([None], "filters: None is not allowed here"),
        (True, "filters: True is not allowed here"),
        ({"dueDate": 1}, "filters: a dict is not allowed here"),
        (Bill_.due_date, "filters: an OrderSortField is not allowed here"),
        (Bill_.due_date.asc(), "filters: a Sort is not allowed here"),
    ],
)
def test_a_filter_that_the_list_does_not_allow_is_refused(given: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        encode_filters(LIST_BILLS, given)
    assert str(caught.value).startswith(message)
    assert caught.value.field == "filters"


def test_sorts_are_joined_by_commas() -> None:
    assert Bill_.due_date.asc() == Sort("dueDate", "asc")
    assert encode_sorts(LIST_BILLS, "dueDate") == "dueDate:asc"
    assert encode_sorts(LIST_BILLS, "archived, dueDate:desc,amount") == "archived:asc,dueDate:desc,amount:asc"
    given = [Bill_.due_date.desc(), "amount:asc, archived:desc", raw_sort("colour:asc")]
    assert encode_sorts(LIST_BILLS, given) == "dueDate:desc,amount:asc,archived:desc,colour:asc"
    assert encode_sorts(LIST_BILLS, Bill_.exchange_rate.asc()) == "exchangeRate:asc"
    assert encode_sorts(LIST_BILLS, None) is None


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "sort: '' is not field, field:asc or field:desc"),
        ("-dueDate", "sort: bills.list cannot be sorted by '-dueDate'"),
        ("dueDate:down", "sort: 'dueDate:down' is not field, field:asc or field:desc"),
        ("vendorId:asc", "sort: bills.list cannot be sorted by 'vendorId'; its sort keys are archived,"),
        (Vendor_.email.asc(), "sort: bills.list cannot be sorted by 'email'"),
        (Bill_.due_date, "sort: an OrderSortField is not allowed here; give field.asc(), field.desc()"),
        (Bill_.due_date < DAY, "sort: a Filter is not allowed here"),
    ],
)
def test_a_sort_that_the_list_does_not_allow_is_refused(given: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        encode_sorts(LIST_BILLS, given)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "given",
    [
        [Transaction_.amount.asc(), Transaction_.occurred_time.desc()],
        "amount:asc,occurredTime:desc",
        ["amount:asc", raw_sort("occurredTime:desc")],
    ],
)
def test_a_list_of_spend_takes_one_sort(given: Any) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        encode_sorts(LIST_TRANSACTIONS, given)
    message = "sort: spend.transactions.list takes at most 1, and amount:asc, occurredTime:desc are 2"
    assert str(caught.value).startswith(message)
    assert caught.value.field == "sort"
    assert encode_sorts(LIST_TRANSACTIONS, Transaction_.amount.asc()) == "amount:asc"
    assert encode_sorts(LIST_TRANSACTIONS, raw_sort("amount:asc,fees:asc")) == "amount:asc,fees:asc"


def test_only_the_lists_of_spend_take_one_sort() -> None:
    sorted_ = [operation for operation in operations.all_operations() if operation.sorts]
    assert {operation.family for operation in sorted_ if operation.sort_max == 1} == {"spend"}
    assert {operation.sort_max for operation in sorted_ if operation.family != "spend"} == {None}
    assert sum(operation.sort_max == 1 for operation in sorted_) == sum(one.family == "spend" for one in sorted_) > 4


def test_a_list_of_which_no_fields_are_known_says_so() -> None:
    unknown = attrs.evolve(LIST_VENDORS, fields=None)
    with pytest.raises(InvalidRequestError, match="its filters are not known"):
        encode_filters(unknown, "name:eq:x")
    with pytest.raises(InvalidRequestError, match="its sort keys are not known"):
        encode_sorts(unknown, "name:asc")
    assert encode_filters(unknown, raw_filter("name:eq:x")) == "name:eq:x"


def test_of_a_list_whose_fields_are_not_known_nothing_is_checked() -> None:
    encoded = encode_filters(LIST_PAYMENT_TERMS, ["name:eq:x", "daysDue:between:1;2", raw_filter("a"), name == "A, B"])
    assert encoded == 'name:eq:x,daysDue:between:1;2,a,name:eq:"A, B"'
    assert encode_sorts(LIST_PAYMENT_TERMS, ["name", raw_sort("b:up"), due.desc()]) == "name,b:up,dueDate:desc"
    assert encode_filters(LIST_EXPORTS, "recordType:eq:BILL") == "recordType:eq:BILL"
    with pytest.raises(InvalidRequestError, match=r"exports\.list cannot be sorted by 'name'"):
        encode_sorts(LIST_EXPORTS, "name:asc")
    for encode in (encode_filters, encode_sorts):
        assert encode(LIST_PAYMENT_TERMS, None) is None
        with pytest.raises(InvalidRequestError, match="'' is not a text"):
            encode(LIST_PAYMENT_TERMS, "")
        with pytest.raises(InvalidRequestError, match="5 is not allowed here"):
            encode(LIST_PAYMENT_TERMS, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", None, 5])
def test_a_raw_text_must_be_a_text(text: Any) -> None:
    for raw in (raw_filter, raw_sort):
        with pytest.raises(InvalidRequestError, match="is not a text"):
            raw(text)


# ---- the generated fields


def test_every_list_has_fields_for_what_it_allows_and_nothing_else() -> None:
    homes = [getattr(operations, name) for name in operations.__all__ if name.endswith("_")]
    fields = [{f.wire: f for f in vars(home).values() if isinstance(f, ListField)} for home in homes]
    checked = 0
    for operation in operations.all_operations():
        if not operation.filters and not operation.sorts:
            continue
        wanted = {field.wire: field for field in operation.filters}
        names = {*wanted, *operation.sorts}
        matching = [
            home
            for home in fields
            if home.keys() == names
            and all(
                set(field.operators) == set(wanted[name].operators if name in wanted else ())
                and field.sortable == (name in operation.sorts)
                and (name not in wanted or field.kind == wanted[name].kind)
                for name, field in home.items()
            )
        ]
        assert matching, f"{operation.accessor} has no class of fields that fits it"
        checked += 1
    assert checked > 20


def test_a_field_class_is_picked_by_hand_like_the_generator_does() -> None:
    assert class_name(("eq", "ne", "in"), True) == EqNeInSortField.__name__
    assert class_name((), True) == SortField.__name__
    assert EqField.operators == ("eq",)


HALF = "caf\ud83d"


@pytest.mark.parametrize(
    ("field", "make"),
    [
        ("name", lambda: Vendor_.name.starts_with(HALF)),
        ("paymentStatus", lambda: Bill_.payment_status.in_(["PAID", HALF])),
        ("vendorId", lambda: Bill_.vendor_id == f"009{HALF}"),
        ("filters", lambda: encode_filters(LIST_BILLS, f"amount:gt:{HALF}")),
        ("filters", lambda: encode_filters(LIST_BILLS, [raw_filter(HALF)])),
        ("sort", lambda: encode_sorts(LIST_BILLS, raw_sort(HALF))),
    ],
)
def test_half_of_a_character_is_refused(field: str, make: Callable[[], object]) -> None:
    """A URL would leave it out without a word, and the filter would mean something else."""
    with pytest.raises(InvalidRequestError, match="holds half of a character; give whole ones") as caught:
        make()
    assert caught.value.field == field


def test_a_text_with_a_bare_time_is_told_about_quotes() -> None:
    with pytest.raises(InvalidRequestError, match="double quotes around a value with commas, colons or quotes"):
        encode_filters(LIST_BILLS, "createdTime:gte:2026-01-01T00:00:00Z")
