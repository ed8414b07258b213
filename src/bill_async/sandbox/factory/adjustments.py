"""The adjustments of the object factory: the fields derived from a field that only BILL sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.domain.money import ZERO, shift
from bill_async.sandbox.domain.payments import move_bill

from .base import ObjectSource, merge_values

__all__ = ["ADJUSTMENTS"]


def _adjust_bill(factory: ObjectSource, item: Object, given: Object) -> None:
    """Make the amounts and the status of a bill consistent, with the balance of its vendor."""
    before = Decimal(item["dueAmount"])
    _refuse_sum("bills", "amount", item, given)
    half = (Decimal(item["amount"]) / 2).quantize(Decimal("0.01"))
    implied: Mapping[str, Object] = {
        "PAID": {"paidAmount": item["amount"]},
        "PARTIALLY_PAID": {"paidAmount": half},
        "SCHEDULED": {"scheduledAmount": item["amount"]},
        "IN_PROCESS": {"scheduledAmount": item["amount"]},
    }
    merge_values(item, {**implied.get(given.get("paymentStatus", ""), {}), **given})
    if "dueAmount" not in given:
        parts = (Decimal(item[name]) for name in ("paidAmount", "scheduledAmount"))
        item["dueAmount"] = Decimal(item["amount"]) - sum(parts, ZERO)
    shift(factory.organization, "vendors", item["vendorId"], Decimal(item["dueAmount"]) - before, moment(factory.now))


def _adjust_payment(factory: ObjectSource, item: Object, given: Object) -> None:
    """Make a payment and its bills consistent with its status."""
    single = given.get("singleStatus", "SCHEDULED")
    implied: Mapping[str, Object] = {
        "PROCESSED": {"disbursementStatus": "IN_PROGRESS"},
        "SENT": {"disbursementStatus": "IN_PROGRESS", "disbursementInfo": {"isVoidable": True}},
        "CLEARED": {"status": "PAID", "disbursementStatus": "DONE"},
        "CANCELED": {"status": "CANCELLED"},
        "VOIDED": {"status": "VOID"},
        "FAILED": {"status": "FAILED"},
    }
    if single != "SCHEDULED" and single not in implied:
        raise ValueError(f"seed payments: singleStatus {single} is not supported; use {', '.join(implied)}")
    merge_values(item, {**implied.get(single, {}), **given})
    for part in item["billPayments"]:
        amount, time = Decimal(part["amount"]), moment(factory.now)
        match single:
            case "PROCESSED" | "SENT":
                move_bill(factory.organization, part["billId"], time, in_process=True)
            case "CLEARED":
                move_bill(factory.organization, part["billId"], time, scheduled=-amount, paid=amount)
            case "CANCELED" | "VOIDED" | "FAILED":
                move_bill(factory.organization, part["billId"], time, scheduled=-amount)
            case _:
                pass


def _adjust_invoice(factory: ObjectSource, item: Object, given: Object) -> None:
    """Add the payment of a paid invoice."""
    _refuse_sum("invoices", "totalAmount", item, given)
    if given.get("status") != "PAID_IN_FULL":
        merge_values(item, given)
        return
    factory.make("receivable_payments", {"invoices": [{"id": item["id"], "amount": item["dueAmount"]}]})
    item.update(factory.organization["invoices"].look_up(item["id"]) or {})
    merge_values(item, given)


def _adjust_credit(factory: ObjectSource, item: Object, given: Object) -> None:
    """Make the amount of a credit consistent with its lines."""
    _refuse_sum("credits", "amount", item, given)
    merge_values(item, given)


def _refuse_sum(name: str, field: str, item: Object, given: Object) -> None:
    if field in given and Decimal(given[field]) != Decimal(item[field]):
        raise ValueError(f"seed {name}: {field} {given[field]} is not the sum of the lines, {item[field]}")


ADJUSTMENTS: Final[Mapping[str, Callable[[ObjectSource, Object, Object], None]]] = {
    "bills": _adjust_bill,
    "payments": _adjust_payment,
    "invoices": _adjust_invoice,
    "vendor_credits": _adjust_credit,
    "credit_memos": _adjust_credit,
}
"""The adjustments, by name of the type."""
