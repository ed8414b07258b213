"""The domain: the behavior of BILL beyond create, read and change, one module for each area."""

from __future__ import annotations

from importlib import import_module
from typing import Final

__all__ = ["load_all"]

_AREAS: Final = (
    "access",
    "approvals",
    "banking",
    "documents",
    "mass_payments",
    "network",
    "organization",
    "partner",
    "payables",
    "payment_options",
    "payments",
    "receivables",
    "recorded_payments",
    "recurring",
    "spend",
    "spend_expenses",
    "vendors",
    "webhooks",
)


def load_all() -> None:
    """Register the handlers and rules of all areas."""
    for area in _AREAS:
        import_module(f".{area}", __name__)
