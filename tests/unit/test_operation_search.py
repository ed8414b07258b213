"""The search for operations by words."""

from __future__ import annotations

import random

import pytest

from bill_async._schema.search import search
from bill_async.operations import all_operations


def found(text: str) -> list[str]:
    return [operation.accessor for operation in search(text, all_operations())]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("list vendors", "vendors.list"),
        ("Suppliers", "vendors.list"),
        ("add a vendor", "vendors.create"),
        ("freeze a card", "spend.cards.freeze"),
        ("send an invoice", "invoices.send"),
        ("how to void payments", "payments.void"),
        ("approve bill", "bill_approvals.act"),
        ("cust", "customers.list"),
        ("processDate", "payments.create"),
        ("bulk create vendors", "vendors.create_bulk"),
    ],
)
def test_the_best_comes_first(text: str, best: str) -> None:
    assert found(text)[0] == best


def test_the_two_ways_to_pay_a_bill_come_first() -> None:
    assert {*found("pay a bill")[:2]} == {"payments.create", "bills.record_payment"}


def test_names_and_ids_are_texts_that_find_their_operation() -> None:
    for operation in all_operations():
        assert found(operation.accessor)[0] == operation.accessor
        for text in (operation.id, operation.id.lower()):
            first = search(text, all_operations())[0]
            assert first.id.lower() == operation.id.lower()


def test_the_words_of_a_name_find_it() -> None:
    assert found("create bill") == found("createBill")


def test_operations_that_fit_fewer_words_are_left_out() -> None:
    assert found("freeze a card") == ["spend.cards.freeze"]


@pytest.mark.parametrize("text", ["", "  ", "how to", "?!"])
def test_without_words_all_are_returned(text: str) -> None:
    assert search(text, all_operations()) == [*all_operations()]


def test_nothing_fits_a_word_that_nobody_uses() -> None:
    assert found("xyzzy") == []
    assert search("bills", []) == []


def test_only_the_given_operations_are_searched() -> None:
    some = random.Random(1).sample(all_operations(), 50)
    assert {*search("list", some)} < {*some}
