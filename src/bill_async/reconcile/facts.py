"""Facts: what can be said about an object, for a comparison of what was asked for with what BILL lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from ..secret import reveal
from ..types import UNSET

if TYPE_CHECKING:
    from ..models import Bill, Invoice, Payment

Facts: TypeAlias = Mapping[str, object]
"""What can be said about an object, by the words in which an explanation names it."""

TRANSACTION_NUMBER: Final = "transaction number"
"""The fact that only one call has: whoever sets it on a payment finds that payment again for certain."""
_CENT: Final = Decimal("0.01")


@attrs.frozen
class Approximate:
    """An amount that BILL may have rounded otherwise."""

    value: Decimal
    by: Decimal


@attrs.frozen
class Ending:
    """What is left of a secret: its last characters, or nothing."""

    text: str


def given(**facts: object) -> Facts:
    """Keep the facts that there are; `_` in a name is a space."""
    return {name.replace("_", " "): value for name, value in facts.items() if value is not None and value is not UNSET}


def shared_facts(mine: Facts, other: Facts) -> set[str]:
    return mine.keys() & other.keys()


def key_of(keys: Iterable[frozenset[str]], facts: Facts) -> frozenset[str]:
    """Return the facts by which what was asked for can be told from everything else; empty if there are none."""
    return next((key for key in keys if key <= facts.keys()), frozenset())


def may_be_same(mine: Facts, other: Facts, key: frozenset[str]) -> bool:
    """Whether nothing in the key speaks against it."""
    return all(equal(mine[name], other[name]) for name in key & other.keys())


def is_same(mine: Facts, other: Facts, key: frozenset[str]) -> bool:
    """Whether the whole key is the same, and nothing else speaks against it."""
    return (
        bool(key) and key <= other.keys() and all(equal(mine[name], other[name]) for name in shared_facts(mine, other))
    )


def equal(mine: object, other: object) -> bool:
    mine, other = reveal(mine), reveal(other)
    if isinstance(mine, Ending):
        return str(other).endswith(mine.text)
    if isinstance(other, date):
        other = other.isoformat()
    if isinstance(mine, date):
        mine = mine.isoformat()
    if isinstance(mine, Approximate) and isinstance(other, Decimal):
        return abs(mine.value - other) <= mine.by
    if isinstance(mine, str) and isinstance(other, str):
        return " ".join(mine.split()).casefold() == " ".join(other.split()).casefold()
    return mine == other


def total_of(lines: Iterable[Any]) -> Decimal | Approximate | None:
    """Add up lines as BILL does: `amount`, or quantity times price. None if a line has neither."""
    total, by = Decimal(0), Decimal(0)
    for line in lines:
        amount, quantity, price = (_number(getattr(line, name)) for name in ("amount", "quantity", "price"))
        if amount is None:
            if price is None:
                return None
            amount = (price * (Decimal(1) if quantity is None else quantity)).quantize(_CENT, ROUND_HALF_UP)
            by += _CENT
        total += amount
    return Approximate(total, by) if by else total


def _number(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal | int) else None


def asked_bill(body: Any) -> Facts:
    return given(
        vendor=body.vendor_id,
        invoice_number=body.invoice.invoice_number,
        invoice_date=body.invoice.invoice_date,
        due_date=body.due_date,
        amount=total_of(body.bill_line_items),
    )


def bill_facts(item: Bill) -> list[Facts]:
    invoice = item.invoice
    return [
        given(
            vendor=item.vendor_id,
            invoice_number=None if invoice is None else invoice.invoice_number,
            invoice_date=None if invoice is None else invoice.invoice_date,
            due_date=item.due_date,
            amount=item.amount,
        )
    ]


def asked_invoice(body: Any) -> Facts:
    return given(
        customer=body.customer.id,
        invoice_number=body.invoice_number,
        invoice_date=body.invoice_date,
        due_date=body.due_date,
        # Tax and fees come on top, and BILL works them out.
        amount=None if body.sales_tax_item_id or body.convenience_fee else total_of(body.invoice_line_items),
    )


def invoice_facts(item: Invoice) -> list[Facts]:
    return [
        given(
            customer=item.customer_id,
            invoice_number=item.invoice_number,
            invoice_date=item.invoice_date,
            due_date=item.due_date,
            amount=item.total_amount,
        )
    ]


def party_facts(item: Any) -> Facts:
    """Say what vendors and customers, asked for or found, have in common."""
    return given(name=item.name, email=item.email, phone=item.phone, account_number=item.account_number)


def asked_payments(body: Any) -> list[Facts]:
    parts = getattr(body, "payments", None) or [body]
    return [
        given(
            vendor=getattr(body, "vendor_id", None),
            bill=part.bill_id,
            amount=part.amount,
            process_date=body.process_date,
            transaction_number=getattr(body, "transaction_number", None),
        )
        for part in parts
    ]


def payment_facts(item: Payment) -> list[Facts]:
    """Say what a payment does, once for each bill that it pays."""
    same = given(vendor=item.vendor_id, process_date=item.process_date, transaction_number=item.transaction_number)
    parts = [(part.bill_id, part.amount) for part in item.bill_payments or ()] or [(item.bill_id, item.amount)]
    return [{**same, **given(bill=bill, amount=amount)} for bill, amount in parts]
