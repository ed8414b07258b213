"""Empty texts where BILL should send a date, a number or a truth value."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bill_async import Bill, DecodeError
from bill_async._schema.converter import decode, decode_page, structure
from bill_async.operations.bills import GET_BILL, LIST_BILLS

BILL: dict[str, Any] = {
    "id": "00n01ABCDEFGHIJKLMNO",
    "archived": "",
    "amount": "",
    "dueDate": "",
    "createdTime": "",
    "description": "",
    "invoice": {"invoiceNumber": "7", "invoiceDate": ""},
    "billLineItems": [{"amount": 5, "quantity": ""}],
}


def check(bill: Bill) -> None:
    assert (bill.archived, bill.amount, bill.due_date, bill.created_time, bill.description) == (None,) * 4 + ("",)
    assert bill.null_fields == {"archived", "amount", "due_date", "created_time"}
    assert bill.invoice is not None
    assert (bill.invoice.invoice_number, bill.invoice.invoice_date) == ("7", None)
    assert bill.bill_line_items is not None
    assert [(line.amount, line.quantity) for line in bill.bill_line_items] == [(5, None)]


def test_they_are_none() -> None:
    check(decode(json.dumps(BILL).encode(), GET_BILL.answer, operation=GET_BILL))
    (bill,), _, _ = decode_page(json.dumps({"results": [BILL]}).encode(), LIST_BILLS)
    check(bill)


def test_in_a_list_a_missing_id_is_filled_in_as_well() -> None:
    body = {"results": [{"dueDate": ""}, BILL]}
    bills, _, _ = decode_page(json.dumps(body).encode(), LIST_BILLS)
    assert [bill.id for bill in bills] == ["", BILL["id"]]


@pytest.mark.parametrize("wrong", [{"dueDate": " "}, {"dueDate": "", "amount": "five"}, {"invoice": ""}])
def test_nothing_else_is_let_pass(wrong: dict[str, Any]) -> None:
    with pytest.raises(DecodeError):
        decode(json.dumps({**BILL, **wrong}).encode(), GET_BILL.answer, operation=GET_BILL)


def test_an_object_that_is_read_by_itself_is_not_mended() -> None:
    with pytest.raises(DecodeError):
        structure(BILL, Bill)
