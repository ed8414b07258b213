"""Amounts: rounding to cents, and balances."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from bill_async.sandbox.organizations import OrganizationState

__all__ = ["CENT", "ZERO", "round_money", "shift"]

CENT: Final = Decimal("0.01")
_WIDE: Final = Context(prec=60)
ZERO: Final = Decimal("0.00")


def round_money(value: Decimal | int) -> Decimal:
    """Return an amount with two decimals."""
    return Decimal(value).quantize(CENT, context=_WIDE)


def shift(organization: OrganizationState, name: str, identifier: str, by: Decimal, time: str) -> None:
    """Change the balance of a vendor or customer."""
    collection = organization[name]
    position = collection.find(identifier)
    if position < 0 or not by:
        return
    item = collection.get(position)
    balance = item.setdefault("balance", {"amount": ZERO})
    balance["amount"] = Decimal(balance["amount"]) + by
    if name == "vendors":
        balance["lastUpdatedDate"] = time
    collection.put(position, item)
