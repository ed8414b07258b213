"""From arguments to the path, query, headers and bytes of a request."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

from bill_async._http.request import WireRequest, arguments, build
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Boolean, Date, DateTime, Id, Integer, ListOf, Number, Text
from bill_async._schema.models import Nested
from bill_async._schema.operation import Body, Operation, Parameter
from bill_async.errors import InvalidRequestError
from bill_async.models.auth import LoginRequest
from bill_async.models.bills import BillCreate, BillInvoiceInput, BillLineItemInput, BillUpdate
from bill_async.models.common import FundingAccountInput
from bill_async.models.payments import BulkPaymentItem, MassPaymentCreate, PaymentBulkCreate
from bill_async.models.vendors import VendorCreate, VendorUpdate
from bill_async.operations import all_operations
from bill_async.operations.auth import LOGIN
from bill_async.operations.bills import CREATE_BILL, CREATE_BULK_BILLS, GET_BILL, LIST_BILLS, UPDATE_BILL, Bill_
from bill_async.operations.departments import BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT
from bill_async.operations.network import SEARCH
from bill_async.operations.payments import CREATE_BULK_PAYMENT, CREATE_MASS_PAYMENT
from bill_async.operations.spend_transactions import LIST_TRANSACTIONS
from bill_async.operations.vendors import UPDATE_VENDOR
from bill_async.secret import reveal


def operation(**fields: Any) -> Operation[Any]:
    """Make an operation with the given properties."""
    given: dict[str, Any] = {
        "id": "doThing",
        "accessor": "things.do",
        "family": "v3",
        "method": "GET",
        "path": "/v3/things",
        "title": "",
        "reference": "",
    }
    return Operation(**{**given, **fields})


def parameter(wire: str, kind: Kind, *, required: bool = False, secret: bool = False) -> Parameter:
    """Make a parameter."""
    return Parameter(name=wire.lower(), wire=wire, kind=kind, required=required, secret=secret)


A_BILL = "00n01ABCDEFGHIJKLMNO"
LINE = BillLineItemInput(amount=Decimal("90071992547409.93"))
BILL = BillCreate(
    vendor_id="00901",
    due_date=date(2026, 12, 1),
    bill_line_items=[LINE],
    invoice=BillInvoiceInput(invoice_number="1", invoice_date=date(2026, 11, 1)),
)


# ---- path


def test_path_parameters_are_put_in_and_quoted() -> None:
    params = (parameter("aId", Id()), parameter("b", Text()))
    request = build(operation(path="/v3/a/{aId}/b/{b}/c", path_params=params), ("VXNlcjox+=", "ü&"))
    assert request == WireRequest(method="GET", path="/v3/a/VXNlcjox%2B%3D/b/%C3%BC%26/c")


@pytest.mark.parametrize("bad", ["", "00n/1", "..", "00n ", "009123", "00n%2e", None, 5])
def test_a_bad_id_is_refused(bad: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"^bill_id: ") as caught:
        build(GET_BILL, (bad,))
    assert caught.value.field == "bill_id"


def test_the_number_of_path_parameters_must_fit() -> None:
    with pytest.raises(InvalidRequestError, match=r"bills\.get takes bill_id in its path, not 0 values"):
        build(GET_BILL)


# ---- query


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Text(), 'a,b&c="d"', 'a,b&c="d"'),
        (Boolean(), True, "true"),
        (Boolean(), False, "false"),
        (Integer(), 0, "0"),
        (Number(), Decimal("1E+2"), "100"),
        (Number(), Decimal("0.10"), "0.10"),
        (Date(), date(2026, 12, 1), "2026-12-01"),
        (DateTime(), datetime(2026, 12, 1, 9, 30, 0, 999_999, tzinfo=UTC), "2026-12-01T09:30:00.999Z"),
        (ListOf(Id()), ["a", "b"], "a,b"),
        (ListOf(Integer()), (1, 2), "1,2"),
    ],
)
def test_query_values_are_written_as_bill_reads_them(kind: Kind, value: object, text: str) -> None:
    request = build(operation(query=(parameter("theValue", kind),)), query={"theValue": value})
    assert request.query == (("theValue", text),)


def test_none_is_not_sent_and_the_order_is_kept() -> None:
    query = {"max": 5, "includeReceipts": None, "page": None, "sort": "amount:asc", "filters": None}
    assert build(LIST_TRANSACTIONS, query=query).query == (("max", "5"), ("sort", "amount:asc"))


@pytest.mark.parametrize("value", [0, -1, 101, 10**9])
def test_max_out_of_bounds_is_refused(value: int) -> None:
    with pytest.raises(InvalidRequestError, match=f"max: {value} is out of bounds; give 1 to 100"):
        build(LIST_BILLS, query={"max": value})


@pytest.mark.parametrize("value", [True, False, "10", 5.0, Decimal(5)])
def test_max_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(InvalidRequestError, match=r"max: .* give an int"):
        build(LIST_BILLS, query={"max": value})


def test_the_bounds_of_max_are_those_of_the_operation() -> None:
    assert build(LIST_TRANSACTIONS, query={"max": 50}).query == (("max", "50"),)
    with pytest.raises(InvalidRequestError, match="give 1 to 50"):
        build(LIST_TRANSACTIONS, query={"max": 51})


@pytest.mark.parametrize("name", ["page", "nextPage", "prevPage"])
@pytest.mark.parametrize("value", ["", 1, b"x"])
def test_what_is_not_a_cursor_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidRequestError, match="is not a cursor"):
        build(LIST_BILLS, query={name: value})


def test_an_offset_is_a_number_or_its_digits() -> None:
    listing = attrs.evolve(LIST_BILLS, page="offset")
    assert build(listing, query={"start": 0}).query == build(listing, query={"start": "0"}).query == (("start", "0"),)
    for bad in (-1, "x", True, "-1"):
        with pytest.raises(InvalidRequestError, match=r"^start: "):
            build(listing, query={"start": bad})


def test_filters_and_sorts_are_encoded() -> None:
    query = {"filters": [Bill_.due_date < date(2026, 12, 1)], "sort": [Bill_.due_date.desc(), Bill_.amount.asc()]}
    assert build(LIST_BILLS, query=query).query == (
        ("filters", "dueDate:lt:2026-12-01"),
        ("sort", "dueDate:desc,amount:asc"),
    )


def test_a_parameter_that_bill_would_ignore_is_refused() -> None:
    with pytest.raises(
        InvalidRequestError, match=r"transactions\.list has no parameter 'page_size', and BILL would ignore"
    ):
        build(LIST_TRANSACTIONS, query={"page_size": 5})


def test_a_required_parameter_must_be_given() -> None:
    needs = operation(query=(parameter("theDay", Date(), required=True),))
    for query in ({}, {"theDay": None}):
        with pytest.raises(InvalidRequestError, match=r"theday: None was given, but things\.do needs it"):
            build(needs, query=query)


@pytest.mark.parametrize("values", [[], ["a", ""], ["a,b"]])
def test_a_list_that_commas_cannot_carry_is_refused(values: list[str]) -> None:
    with pytest.raises(InvalidRequestError, match=r"^ids: "):
        build(operation(query=(parameter("ids", ListOf(Text())),)), query={"ids": values})


def test_the_ids_of_a_list_are_counted() -> None:
    archive, ids = BULK_ARCHIVE_CLASSIFICATION_DEPARTMENT, [f"0de{number}" for number in range(51)]
    assert build(archive, query={"ids": ids[:50]}).query == (("ids", ",".join(ids[:50])),)
    with pytest.raises(InvalidRequestError, match=r"^ids: 51 items are too many; send at most 50 at a time") as caught:
        build(archive, query={"ids": ids})
    assert caught.value.field == "ids"


# ---- headers


def test_headers_are_checked_and_sent() -> None:
    needs = operation(headers=(parameter("organizationId", Id("008", strict=True), required=True),))
    assert build(needs, headers={"organizationId": "00801", "X-Other": None}).headers == {"organizationId": "00801"}
    with pytest.raises(InvalidRequestError, match=r"organizationid: '009\.\.\.' \(5 characters\) is the id of"):
        build(needs, headers={"organizationId": "00901"})
    with pytest.raises(InvalidRequestError, match="needs it"):
        build(needs)


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "é", "\x00"])
def test_a_header_that_would_break_the_request_is_refused(value: str) -> None:
    with pytest.raises(InvalidRequestError, match="printable ASCII"):
        build(operation(), headers={"X-Thing": value})


# ---- body


def test_a_body_is_exact_bytes_in_the_order_of_the_spec() -> None:
    request = build(CREATE_BILL, body=BILL)
    assert request.method == "POST"
    assert request.headers == {"Content-Type": "application/json"}
    assert request.body == (
        b'{"vendorId":"00901","dueDate":"2026-12-01","billLineItems":[{"amount":90071992547409.93}],'
        b'"invoice":{"invoiceNumber":"1","invoiceDate":"2026-11-01"}}'
    )


def test_an_empty_update_is_an_empty_object() -> None:
    assert build(UPDATE_VENDOR, ("00901",), body=VendorUpdate()).body == b"{}"


def test_many_bodies_are_an_array_and_counted() -> None:
    body = build(CREATE_BULK_BILLS, body=(BILL, BILL)).body
    single = reveal(build(CREATE_BILL, body=BILL).body)
    assert body is not None
    assert single is not None
    assert body == b"[" + single + b"," + single + b"]"
    with pytest.raises(InvalidRequestError, match="101 items are too many; send at most 100 at a time"):
        build(CREATE_BULK_BILLS, body=[BILL] * 101)
    for nothing in ([], ()):
        with pytest.raises(InvalidRequestError, match="the list is empty; give at least one BillCreate"):
            build(CREATE_BULK_BILLS, body=nothing)


@pytest.mark.parametrize(
    ("which", "model", "most"),
    [(CREATE_BULK_PAYMENT, PaymentBulkCreate, 50), (CREATE_MASS_PAYMENT, MassPaymentCreate, 2000)],
)
def test_the_items_inside_one_body_are_counted(which: Operation[Any], model: Any, most: int) -> None:
    def body(count: int) -> Any:
        item = BulkPaymentItem(bill_id="00n01", amount=1)
        return model(funding_account=FundingAccountInput(type="WALLET"), payments=[item] * count)

    assert build(which, body=body(most)).body is not None
    for count, problem in (
        (most + 1, f"{most + 1} items are too many; send at most {most} at a time"),
        (0, "the list is empty; give at least one item"),
    ):
        with pytest.raises(InvalidRequestError, match=f"^{model.__name__}.payments: {problem}") as caught:
            build(which, body=body(count))
        assert caught.value.field == "payments"


@pytest.mark.parametrize(
    ("which", "body", "message"),
    [
        (CREATE_BILL, None, r"body: bills\.create takes BillCreate, not NoneType"),
        (CREATE_BILL, {"vendorId": "009"}, r"body: bills\.create takes BillCreate, not dict"),
        (CREATE_BILL, VendorCreate, r"body: bills\.create takes BillCreate, not the class VendorCreate"),
        (CREATE_BULK_BILLS, BILL, r"body: a BillCreate cannot be sent; give a list of at least one BillCreate"),
        (CREATE_BULK_BILLS, [BILL, 5], r"body\[1\]: bills\.create_bulk takes BillCreate, not int"),
        (GET_BILL, BILL, r"bills\.get takes no body, but a BillCreate was given"),
    ],
)
def test_a_body_of_another_kind_is_refused(which: Operation[Any], body: object, message: str) -> None:
    with pytest.raises(InvalidRequestError, match=message):
        build(which, ("00n01",) if which is GET_BILL else (), body=body)


def test_a_body_that_was_spoilt_after_it_was_made_is_refused() -> None:
    line = BillLineItemInput(amount=1)
    spoilt = attrs.evolve(BILL, bill_line_items=[line])
    line.amount = 1.5  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError, match=r"BillCreate\.bill_line_items\[0\]\.amount"):
        build(CREATE_BILL, body=spoilt)


def test_files_pass_up_to_their_limit() -> None:
    upload = operation(method="POST", body=Body(max_bytes=3))
    assert build(upload, body=b"abc").body == b"abc"
    assert build(upload, body=b"abc").headers == {}
    assert build(upload).body is None
    with pytest.raises(InvalidRequestError, match=r"4 bytes are too many for things\.do; BILL takes at most 3"):
        build(upload, body=b"abcd")
    with pytest.raises(InvalidRequestError, match="give bytes"):
        build(upload, body="abc")


@pytest.mark.parametrize("kind", [Text(4), Id("009", strict=True), Integer(), Date()])
@pytest.mark.parametrize("part", ["path_params", "query", "headers"])
def test_no_message_shows_a_secret_parameter(part: str, kind: Kind) -> None:
    secret = parameter("pin", kind, secret=True)
    for value in ("hunter2", "hunter2 é"):
        given: dict[str, Any] = {"path": (value,)} if part == "path_params" else {part: {"pin": value}}
        with pytest.raises(InvalidRequestError, match=r"^pin: ") as caught:
            build(operation(path="/v3/{pin}", **{part: (secret,)}), **given)
        assert "hunter2" not in str(caught.value)


def test_what_cannot_be_sent_of_a_secret_parameter_is_not_shown() -> None:
    secret = parameter("pin", Text(), secret=True)
    secrets = parameter("pin", ListOf(Text()), secret=True)
    for call in (
        lambda: build(operation(path="/v3/{pin}", path_params=(secret,)), ("hunter2/",)),
        lambda: build(operation(headers=(secret,)), headers={"pin": "hunter2 é"}),
        lambda: build(operation(query=(secrets,)), query={"pin": ["hunter2,"]}),
    ):
        with pytest.raises(InvalidRequestError, match=r"^pin: a (str|text of 8 characters) cannot be ") as caught:
            call()
        assert "hunter2" not in str(caught.value)


def test_the_secret_parameters_of_bill_are_not_shown() -> None:
    query = {"name": "Harbor", "accountNumber": 4417_0000_1234}
    with pytest.raises(InvalidRequestError, match=r"^account_number: an int cannot be used; give a str$"):
        build(SEARCH, query=query)
    assert "1234" not in repr(build(SEARCH, query={**query, "accountNumber": "441700001234"}))


def test_the_repr_of_a_request_shows_no_secret() -> None:
    login = LoginRequest(dev_key="k3y", username="me", password="hunter2", organization_id="00801")
    request = build(LOGIN, body=login)
    assert request.body == b'{"devKey":"k3y","username":"me","password":"hunter2","organizationId":"00801"}'
    assert "hunter2" not in repr(request)
    assert "k3y" not in repr(request)


def test_lines_without_an_id_are_new_each_time() -> None:
    """A change with such lines may not be sent twice, though the change of anything else may."""
    known, new = BillLineItemInput(id="bli01ABCDEFGHIJKLMNO", amount=1), LINE
    for lines, appends in (([known], False), ([known, new], True), ([], False), (None, False)):
        assert build(UPDATE_BILL, (A_BILL,), body=BillUpdate(bill_line_items=lines)).appends is appends
    assert not build(UPDATE_BILL, (A_BILL,), body=BillUpdate(description="x")).appends


def test_every_change_that_may_add_lines_is_known() -> None:
    """BILL matches the lines of a PATCH by id, and appends the others."""
    for operation in all_operations():
        model = None if operation.body is None else operation.body.model
        lines = set()
        for field in () if model is None else model.__fields__:
            if field.name.endswith("_line_items"):
                assert isinstance(field.kind, ListOf)
                assert isinstance(field.kind.item, Nested)
                fields = {inner.wire: inner for inner in field.kind.item.model.__fields__}
                if "id" in fields and not fields["id"].required:
                    lines.add(field.name)
        added = {operation.body.adds} if operation.body is not None and operation.body.adds else set()
        assert added == (lines if operation.method == "PATCH" else set()), operation.id


# ---- what an error says of a request


def test_the_arguments_in_an_error_leave_out_what_is_secret() -> None:
    text, secret = Text(), {"kind": Text(), "secret": True}
    made = operation(
        method="POST",
        path="/v3/things/{thingId}",
        path_params=(Parameter(name="thing_id", wire="thingId", kind=Id()),),
        query=(
            Parameter(name="bank_name", wire="bankName", kind=text),
            Parameter(name="account_number", wire="accountNumber", **secret),
        ),
        headers=(
            Parameter(name="reason", wire="X-Reason", kind=text),
            Parameter(name="pin", wire="X-Pin", **secret),
        ),
    )
    query, headers = {"bankName": "Acme", "accountNumber": "12345"}, {"X-Reason": "why", "X-Pin": "6789"}
    assert arguments(made, build(made, ("thg1",), query, headers)) == {
        "thing_id": "thg1",
        "bank_name": "Acme",
        "reason": "why",
    }
