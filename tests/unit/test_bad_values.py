"""`Options.on_bad_value`: what becomes of a field of an answer that cannot be read."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.loopback import BILL_ID, Loopback, answer, client_of
from unit.test_secrets import assert_clean, shown_by_tools

from bill_async import (
    Bill,
    BulkResult,
    ConfigurationError,
    DecodeError,
    DriftReport,
    Options,
    OutcomeUnknownError,
    Secret,
    Vendor,
    VendorCreate,
    bulk,
)
from bill_async._schema.codec import dumps
from bill_async._schema.converter import decode, decode_page, unstructure
from bill_async._schema.models import example
from bill_async._schema.values import NumberText
from bill_async.drift import unknown_in
from bill_async.operations.bills import GET_BILL, LIST_BILLS
from bill_async.operations.payments import GET_PAYMENT
from bill_async.operations.vendors import GET_VENDOR

GOOD = {"id": "00n01ABCDEFGHIJKLMN0", "amount": 12.5, "dueDate": "2026-12-01"}
BAD: dict[str, Any] = {
    "id": BILL_ID,
    "amount": "about 5",
    "dueDate": "31.12.2026",
    "archived": "",
    "vendorName": "Acme",
    "invoice": {"invoiceNumber": 7, "invoiceDate": "2026-12-01"},
    "billLineItems": [{"amount": 1.10}, {"amount": [], "description": "Paper"}],
    "approvers": {"not": "a list"},
    "taxCode": "T1",
    "description": None,
}
KEEP = Options(on_bad_value="keep")


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def kept(data: object) -> Any:
    return decode(json.dumps(data).encode(), GET_BILL.answer, operation=GET_BILL, on_bad_value="keep")


def check(bill: Bill) -> None:
    """Assert that what can be read of `BAD` was read, and the rest kept."""
    assert (bill.id, bill.vendor_name) == (BILL_ID, "Acme")
    assert (bill.amount, bill.due_date, bill.approvers) == (None, None, None)
    assert bill.unknown_fields == {
        "amount": "about 5",
        "dueDate": "31.12.2026",
        "approvers": {"not": "a list"},
        "taxCode": "T1",
    }
    assert bill.null_fields == {"description", "archived"}
    assert bill.invoice is not None
    assert bill.invoice.unknown_fields == {"invoiceNumber": 7}
    assert str(bill.invoice.invoice_date) == "2026-12-01"
    assert bill.bill_line_items is not None
    assert [line.amount for line in bill.bill_line_items] == [Decimal("1.10"), None]
    assert bill.bill_line_items[1].unknown_fields == {"amount": []}
    assert bill.bill_line_items[1].description == "Paper"


async def test_by_default_the_call_fails_and_names_the_field(server: Loopback) -> None:
    server.script = [answer({"results": [GOOD, {**GOOD, "dueDate": "soon"}]})]
    async with client_of(server) as client:
        with pytest.raises(DecodeError) as caught:
            await client.bills.list()
    assert caught.value.path == "$.results[1].dueDate"


async def test_with_keep_the_page_is_there_and_the_hook_is_told(server: Loopback) -> None:
    report = DriftReport()
    server.script = [answer({"results": [GOOD, BAD]}), answer(BAD)]
    async with client_of(server, options=Options(on_bad_value="keep", on_unknown=report)) as client:
        page = await client.bills.list()
        check(await client.bills.get(BILL_ID))
    assert page.items[0] == Bill.from_json(json.dumps(GOOD))
    check(page.items[1])
    assert str(report).splitlines() == [
        'Bill.amount: 2 times, in listBills, getBill, as "about 5", which cannot be read',
        'Bill.approvers: 2 times, in listBills, getBill, as {"not":"a list"}, which cannot be read',
        'Bill.dueDate: 2 times, in listBills, getBill, as "31.12.2026", which cannot be read',
        'Bill.taxCode: 2 times, in listBills, getBill, as "T1"',
        "BillInvoice.invoiceNumber: 2 times, in listBills, getBill, as 7, which cannot be read",
        "BillLineItem.amount: 2 times, in listBills, getBill, as [], which cannot be read",
    ]


@pytest.mark.parametrize("number", ["1e99999999999999999999", "-12.50E-99999999999999999999"])
async def test_a_number_that_no_decimal_can_hold_is_a_value_that_cannot_be_read(server: Loopback, number: str) -> None:
    bodies = [
        f'{{"results":[{{"id":"00n1","amount":{amount},"taxCode":[{number}]}},{{"id":"00n2","amount":1.10}}]}}'
        for amount in (number, "2.20")
    ]
    server.script = [answer(body.encode()) for body in (bodies[0], *bodies)]
    async with client_of(server, options=KEEP) as client:
        hostile, other = (await client.bills.list()).items
    assert (hostile.amount, other.amount) == (None, Decimal("1.10"))
    assert hostile.unknown_fields == {"amount": number, "taxCode": [number]}
    assert f'"amount":{number}' in hostile.to_json()
    assert f'"taxCode":[{number}]' in hostile.to_json()
    async with client_of(server) as client:
        with pytest.raises(DecodeError) as caught:
            await client.bills.list()
        assert f"$.results[0].amount: {number} is not a number" in str(caught.value)
        assert [bill.amount for bill in (await client.bills.list()).items] == [Decimal("2.20"), Decimal("1.10")]


async def test_with_keep_a_write_whose_answer_is_odd_has_a_known_outcome(server: Loopback) -> None:
    made = {"id": "00901ABCDEFGHIJKLMNO", "name": "Acme", "archived": "perhaps"}
    create = VendorCreate.from_dict(example(VendorCreate, optional=False), wire_names=True)
    server.script = [answer(made, 201), answer(made, 201)]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError):
            await client.vendors.create(create)
    async with client_of(server, options=KEEP) as client:
        vendor = await client.vendors.create(create)
    assert vendor.name == "Acme"
    assert vendor.unknown_fields == {"archived": "perhaps"}


async def test_with_keep_a_bulk_write_keeps_them_too(server: Loopback) -> None:
    create = VendorCreate.from_dict(example(VendorCreate, optional=False), wire_names=True)
    server.script = [answer([{"id": f"00901ABCDEFGHIJKLMN{n}", "name": "A", "archived": 7} for n in range(2)], 201)]
    async with client_of(server, options=KEEP) as client:
        result: BulkResult[Any, Any] = await bulk(client.vendors.create_bulk, [create, create])
    assert result.complete
    assert [one.unknown_fields for one in result.answers] == [{"archived": 7}] * 2


def test_what_was_kept_is_written_as_it_came() -> None:
    bill = kept(BAD)
    expected = {**BAD, "archived": None, "billLineItems": [{"amount": Decimal("1.1")}, BAD["billLineItems"][1]]}
    assert unstructure(bill) == expected
    assert Bill.from_json(bill.to_json(), on_bad_value="keep") == bill
    assert Bill.from_dict(bill.to_dict(as_sent=True)) == bill
    with pytest.raises(DecodeError, match="amount"):
        Bill.from_json(bill.to_json())


def test_a_secret_stays_hidden() -> None:
    data = {"id": "009", "name": "Acme", "accountNumber": 44171234}
    vendor = decode(json.dumps(data).encode(), GET_VENDOR.answer, operation=GET_VENDOR, on_bad_value="keep")
    assert isinstance(vendor, Vendor)
    assert vendor.account_number is None
    assert vendor.unknown_fields == {"accountNumber": 44171234}
    assert isinstance(vendor.unknown_fields["accountNumber"], Secret)
    assert "44171234" not in shown_by_tools(vendor)
    assert "44171234" not in vendor.to_json() + repr(vendor.to_dict(as_sent=True))
    assert unstructure(vendor)["accountNumber"] == 44171234
    (unknown,) = unknown_in("getVendor", vendor)
    assert (unknown.name, unknown.example, unknown.bad_value) == ("Vendor.accountNumber", "***", True)
    assert_clean(repr(unknown))


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ([], "$"),
        ({"id": 7}, "$.id"),
        ({"id": None}, "$.id"),
        ({"amount": 5}, "$.id"),
        ({"id": "1", "amount": json.loads("[" * 300 + "]" * 300)}, "$.amount"),
        ({"id": "1", "odd": json.loads("[" * 300 + "]" * 300)}, "$.odd"),
    ],
)
def test_what_an_answer_must_have_is_not_optional(data: object, path: str) -> None:
    with pytest.raises(DecodeError) as caught:
        kept(data)
    assert caught.value.path == path


def test_an_item_of_a_list_that_is_no_object_is_named() -> None:
    with pytest.raises(DecodeError) as caught:
        decode_page(json.dumps({"results": [BAD, 5]}).encode(), LIST_BILLS, on_bad_value="keep")
    assert caught.value.path == "$.results[1]"


def test_a_list_whose_items_lack_what_they_must_have_is_kept_whole() -> None:
    body = {"id": "stp01", "billPayments": [{"billId": 5}, {"billId": "00n1"}]}
    found = decode(json.dumps(body).encode(), GET_PAYMENT.answer, operation=GET_PAYMENT, on_bad_value="keep")
    assert unstructure(found) == body


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.just(NumberText("1e99999999999999999999"))
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([field.wire for field in Bill.__fields__ if field.wire != "id"]), JSON))
def test_no_value_of_an_optional_field_stops_an_answer(data: dict[str, Any]) -> None:
    bill = decode(dumps({**data, "id": "00n1"}), GET_BILL.answer, operation=GET_BILL, on_bad_value="keep")
    assert bill.id == "00n1"
    assert unstructure(bill).keys() == {*data, "id"}
    again = decode(dumps(unstructure(bill)), GET_BILL.answer, operation=GET_BILL, on_bad_value="keep")
    assert again == bill


@pytest.mark.parametrize("value", ["ignore", None, True])
def test_only_raise_and_keep_are_options(value: Any) -> None:
    with pytest.raises(ConfigurationError, match="on_bad_value must be 'raise' or 'keep'"):
        Options(on_bad_value=value)
