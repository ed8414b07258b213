"""Searches: in which list the objects that a call was to create are found again, and by which facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

import attrs

from .._schema.operation import Operation
from ..operations.bills import LIST_BILLS, Bill_
from ..operations.customers import LIST_CUSTOMERS, Customer_
from ..operations.invoices import LIST_INVOICES, Invoice_
from ..operations.payments import LIST_PAYMENTS, Payment_
from ..operations.vendors import LIST_VENDORS, Vendor_
from .facts import (
    TRANSACTION_NUMBER,
    Facts,
    asked_bill,
    asked_invoice,
    asked_payments,
    bill_facts,
    invoice_facts,
    party_facts,
    payment_facts,
)

__all__ = ["SEARCHES", "Search", "by_transaction_number"]

_MOST_VENDORS: Final = 20
"""How many vendors one filter names; of more, the bills of all vendors are looked through."""


@attrs.frozen(kw_only=True)
class Search:
    """How the objects of one kind are found again."""

    what: str
    asked: Callable[[Any], Sequence[Facts]]
    """What should exist if the call happened."""
    list: Operation[Any]
    query: Callable[[Sequence[Facts], datetime], Mapping[str, Any]]
    """What the list is asked for, to get the objects that BILL has created since a moment."""
    facts: Callable[[Any], Sequence[Facts]]
    keys: tuple[frozenset[str], ...]
    """The facts that tell one object from all others; the first set that was asked for counts."""
    newest_first: bool = False
    """Whether the list is sorted rather than filtered by time."""
    later: bool = False
    """Whether BILL makes the objects some time after it has answered."""


def by_transaction_number(search: Search) -> Search:
    """Return the search for the payments that have a transaction number of the caller's own."""
    return attrs.evolve(search, query=_query_by_number, keys=(frozenset({TRANSACTION_NUMBER}),), newest_first=False)


def _each(facts: Callable[[Any], Facts]) -> Callable[[Any], list[Facts]]:
    def asked(body: Any) -> list[Facts]:
        return [facts(one) for one in body] if isinstance(body, Sequence) else [facts(body)]

    return asked


def _one(facts: Callable[[Any], Facts]) -> Callable[[Any], list[Facts]]:
    return lambda item: [facts(item)]


def _since(field: Any) -> Callable[[Sequence[Facts], datetime], Mapping[str, Any]]:
    return lambda asked, since: {"filters": field >= since}


def _query_bills(asked: Sequence[Facts], since: datetime) -> Mapping[str, Any]:
    vendors = sorted({cast("str", facts["vendor"]) for facts in asked})
    of_vendors = [Bill_.vendor_id.in_(vendors)] if len(vendors) <= _MOST_VENDORS else []
    return {"filters": [Bill_.created_time >= since, *of_vendors]}


def _query_payments(asked: Sequence[Facts], since: datetime) -> Mapping[str, Any]:
    # That payments can be sorted by this is documented, that they can be filtered by it is not.
    return {"sort": Payment_.created_time.desc()}


def _query_by_number(asked: Sequence[Facts], since: datetime) -> Mapping[str, Any]:
    return {"filters": Payment_.transaction_number == cast("str", asked[0][TRANSACTION_NUMBER])}


_BILLS: Final = Search(
    what="bill",
    asked=_each(asked_bill),
    list=LIST_BILLS,
    query=_query_bills,
    facts=bill_facts,
    keys=(frozenset({"vendor", "invoice number"}),),
)
_VENDORS: Final = Search(
    what="vendor",
    asked=_each(party_facts),
    list=LIST_VENDORS,
    query=_since(Vendor_.created_time),
    facts=_one(party_facts),
    keys=(frozenset({"name"}),),
)
_PAYMENTS: Final = Search(
    what="payment",
    asked=asked_payments,
    list=LIST_PAYMENTS,
    query=_query_payments,
    facts=payment_facts,
    keys=(frozenset({"bill", "amount"}), frozenset({"vendor", "amount"})),
    newest_first=True,
)
SEARCHES: Final[Mapping[str, Search]] = {
    "createBill": _BILLS,
    "createBulkBills": _BILLS,
    "createInvoice": Search(
        what="invoice",
        asked=_each(asked_invoice),
        list=LIST_INVOICES,
        query=_since(Invoice_.created_time),
        facts=invoice_facts,
        keys=(
            frozenset({"customer", "invoice number"}),
            frozenset({"invoice number"}),
            frozenset({"customer", "amount"}),
        ),
    ),
    "createVendor": _VENDORS,
    "createBulkVendor": _VENDORS,
    "createCustomer": attrs.evolve(
        _VENDORS, what="customer", list=LIST_CUSTOMERS, query=_since(Customer_.created_time)
    ),
    "createPayment": _PAYMENTS,
    "createBulkPayment": _PAYMENTS,
    "createMassPayment": attrs.evolve(_PAYMENTS, later=True),
}
"""The search for what an operation creates."""
