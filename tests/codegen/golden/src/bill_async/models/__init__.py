"""The models of requests and answers, and the enums. Each module is imported on first use.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .auth import Login, LoginRequest
    from .bills import (
        Bill,
        BillCreate,
        BillLine,
        BillLineInput,
        BillLineUpdate,
        BillPay,
        BillReplace,
        BillStatus,
        BillUpdate,
        HistoryEntry,
    )
    from .colors import Color, ColorCreate
    from .common import Address, AddressInput, AddressUpdate, Country
    from .partner_auth import LoginAsUserRequest, PartnerLogin, PartnerLoginRequest
    from .partner_users import PartnerUser
    from .spend_cards import SpendCard
    from .webhooks_notifications import Notification, NotificationBill, NotificationError
    from .webhooks_subscriptions import Subscription

__all__ = [
    "Address",
    "AddressInput",
    "AddressUpdate",
    "Bill",
    "BillCreate",
    "BillLine",
    "BillLineInput",
    "BillLineUpdate",
    "BillPay",
    "BillReplace",
    "BillStatus",
    "BillUpdate",
    "Color",
    "ColorCreate",
    "Country",
    "HistoryEntry",
    "Login",
    "LoginAsUserRequest",
    "LoginRequest",
    "Notification",
    "NotificationBill",
    "NotificationError",
    "PartnerLogin",
    "PartnerLoginRequest",
    "PartnerUser",
    "SpendCard",
    "Subscription",
]

_HOMES: Final = {
    "Address": "common",
    "AddressInput": "common",
    "AddressUpdate": "common",
    "Bill": "bills",
    "BillCreate": "bills",
    "BillLine": "bills",
    "BillLineInput": "bills",
    "BillLineUpdate": "bills",
    "BillPay": "bills",
    "BillReplace": "bills",
    "BillStatus": "bills",
    "BillUpdate": "bills",
    "Color": "colors",
    "ColorCreate": "colors",
    "Country": "common",
    "HistoryEntry": "bills",
    "Login": "auth",
    "LoginAsUserRequest": "partner_auth",
    "LoginRequest": "auth",
    "Notification": "webhooks_notifications",
    "NotificationBill": "webhooks_notifications",
    "NotificationError": "webhooks_notifications",
    "PartnerLogin": "partner_auth",
    "PartnerLoginRequest": "partner_auth",
    "PartnerUser": "partner_users",
    "SpendCard": "spend_cards",
    "Subscription": "webhooks_subscriptions",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
