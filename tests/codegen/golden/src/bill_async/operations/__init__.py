"""The operations of BILL, and the fields that their lists can be filtered on and sorted by.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .._schema.operation import Operation
    from ..types import Family
    from .bills import Bill_, BillFields

__all__ = ["Bill_", "BillFields", "all_operations", "operation"]

_HOMES: Final = {"BillFields": "bills", "Bill_": "bills"}

_OPERATIONS: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("partner", "partnerLogin"): ("partner_auth", "PARTNER_LOGIN"),
    ("partner", "loginAsUser"): ("partner_auth", "LOGIN_AS_USER"),
    ("partner", "listPartnerUsers"): ("partner_users", "LIST_PARTNER_USERS"),
    ("spend", "listCards"): ("spend_cards", "LIST_CARDS"),
    ("v3", "login"): ("auth", "LOGIN"),
    ("v3", "logout"): ("auth", "LOGOUT"),
    ("v3", "listBills"): ("bills", "LIST_BILLS"),
    ("v3", "createBill"): ("bills", "CREATE_BILL"),
    ("v3", "createBulkBills"): ("bills", "CREATE_BULK_BILLS"),
    ("v3", "archiveBulkBills"): ("bills", "ARCHIVE_BULK_BILLS"),
    ("v3", "getBill"): ("bills", "GET_BILL"),
    ("v3", "replaceBill"): ("bills", "REPLACE_BILL"),
    ("v3", "updateBill"): ("bills", "UPDATE_BILL"),
    ("v3", "deleteBill"): ("bills", "DELETE_BILL"),
    ("v3", "uploadBill"): ("bills", "UPLOAD_BILL"),
    ("v3", "payBills"): ("bills", "PAY_BILLS"),
    ("v3", "getHistory"): ("bills", "GET_HISTORY"),
    ("v3", "getTotals"): ("bills", "GET_TOTALS"),
    ("v3", "createColor"): ("colors", "CREATE_COLOR"),
    ("v3", "getColor"): ("colors", "GET_COLOR"),
    ("v3", "listColors"): ("colors", "LIST_COLORS"),
    ("webhooks", "listSubscriptions"): ("webhooks_subscriptions", "LIST_SUBSCRIPTIONS"),
    ("webhooks", "createSubscription"): ("webhooks_subscriptions", "CREATE_SUBSCRIPTION"),
}


@cache
def operation(family: Family, id: str) -> Operation[Any]:
    """Return the operation that BILL calls `id`; `KeyError` if there is none in the family."""
    module, constant = _OPERATIONS[family, id]
    found: Operation[Any] = getattr(import_module(f".{module}", __name__), constant)
    return found


@cache
def all_operations() -> tuple[Operation[Any], ...]:
    """Return every operation of every family, in the order of the spec."""

    def each() -> Iterator[Operation[Any]]:
        for module, constant in _OPERATIONS.values():
            yield getattr(import_module(f".{module}", __name__), constant)

    return tuple(each())


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
