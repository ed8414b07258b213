"""Fields of a body, whatever is typed."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async import BillCreate
from bill_async._schema.models import Nested
from bill_async.cli.calls.fields import put_field
from bill_async.errors import InvalidRequestError

BILL = Nested(BillCreate)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**20), max_value=10**20))
def test_amounts_stay_exact(amount: Decimal) -> None:
    assert put_field(None, BILL, f"billLineItems[0].amount={amount:f}") == {"billLineItems": [{"amount": amount}]}


@given(st.text())
def test_texts_stay_what_they_are(text: str) -> None:
    assert put_field({"x": 1}, BILL, f"description={text}") == {"x": 1, "description": text}


@given(st.text(), st.text())
def test_only_our_errors_are_raised(path: str, value: str) -> None:
    with suppress(InvalidRequestError):
        put_field(None, BILL, f"{path}={value}")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each), max_leaves=5))
def test_any_json_can_be_given(value: object) -> None:
    assert put_field(None, BILL, f"description:={json.dumps(value)}") == {"description": value}


def test_later_fields_replace_earlier_ones() -> None:
    data = put_field(None, BILL, "billLineItems[0].amount=1")
    data = put_field(data, BILL, "billLineItems[0].amount=2")
    assert put_field(data, BILL, "billLineItems[0].quantity=3") == {
        "billLineItems": [{"amount": Decimal(2), "quantity": Decimal(3)}]
    }


def test_errors_name_what_is_there() -> None:
    with pytest.raises(InvalidRequestError, match="there are vendorId"):
        put_field(None, BILL, "zzzzzzzz=1")
