"""Seeded objects: realistic, consistent, and the same for the same seed.

Each object is a pure function of its position, so it can be made independently: a payment knows its bill, and the bill
knows its payment, without either being stored. No date depends on the current date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bill_async.sandbox.collection import Object
from bill_async.sandbox.object_types import ObjectTypes

from . import wordlists
from .base import bought_by_a_dollar, worth_in_dollars
from .classifications import Classifications
from .organization import OrganizationObjects
from .payables import Payables
from .receivables import Receivables
from .spend import Spend

__all__ = ["ALWAYS", "Seeder", "bought_by_a_dollar", "plan", "worth_in_dollars"]

_MEMBERS: Final = 5
_VALUES: Final = 8

ALWAYS: Final[Mapping[str, int]] = {
    "users": 8,
    "roles": len(wordlists.ROLES),
    "bank_accounts": 3,
    "bank_account_users": 3,
    "card_accounts": 2,
    "card_account_users": 2,
    "ap_cards": 1,
    "payment_terms": 4,
    "billing_statements": 3,
    "exports": 2,
}
"""The objects that every organization has."""

_SHARES: Final[Mapping[str, tuple[int, int]]] = {
    # of 1,000 objects; at most
    "payments": (180, 1_000_000),
    "invoices": (150, 1_000_000),
    "vendors": (60, 1_000_000),
    "customers": (60, 1_000_000),
    "receivable_payments": (50, 1_000_000),
    "vendor_credits": (20, 1_000_000),
    "credit_memos": (20, 1_000_000),
    "employees": (15, 200),
    "items": (15, 200),
    "jobs": (15, 200),
    "recurring_bills": (10, 1_000),
    "recurring_invoices": (5, 1_000),
    "customer_contacts": (20, 10_000),
    "chart_of_accounts": (16, 80),
    "accounting_classes": (6, 20),
    "departments": (10, 20),
    "locations": (8, 20),
    "spend.users": (12, 40),
    "spend.budgets": (8, 8),
    "spend.cards": (20, 80),
    "spend.custom_fields": (3, 3),
    "spend.reimbursements": (20, 150),
    "spend.transactions": (80, 500),
}


def plan(objects: int | Mapping[str, int], types: ObjectTypes) -> dict[str, int]:
    """Return the number of objects of each kind. A single number is distributed exactly."""
    sizes = dict(ALWAYS)
    if not isinstance(objects, int):
        unknown = sorted(set(objects) - set(types))
        if unknown:
            raise ValueError(f"there is no kind of object called {unknown[0]!r}; there are {', '.join(sorted(types))}")
        sizes.update(objects)
    elif objects:
        rest = max(0, objects - sum(sizes.values()))
        for name, (share, most) in _SHARES.items():
            sizes[name] = min(most, -(-rest * share // 1000))
        sizes["spend.budget_members"] = min(_MEMBERS, sizes["spend.users"]) * sizes["spend.budgets"]
        sizes["spend.custom_field_values"] = _VALUES * sizes["spend.custom_fields"]
        left = max(0, objects - sum(sizes.values()) + sizes["payments"])
        sizes["payments"] = min(sizes["payments"], left // 2)
        sizes["bills"] = left - sizes["payments"]
    # a payment pays one bill, and a received payment one invoice
    sizes["payments"] = min(sizes.get("payments", 0), sizes.get("bills", 0))
    sizes["receivable_payments"] = min(sizes.get("receivable_payments", 0), sizes.get("invoices", 0))
    return sizes


class Seeder(Payables, Receivables, Classifications, OrganizationObjects, Spend):
    """Makes the objects of one organization, each kind in the method of its name."""

    def generator(self, name: str) -> Callable[[int], Object] | None:
        """Return the function that makes the objects of a kind."""
        own: Callable[[int], Object] | None = getattr(self, "_" + name.replace(".", "_"), None)
        show = self.types[name].show
        return own if own is not None or show is None else partial(self._example, name, show)
