"""The types of events that lists give, because they can be filtered by the time of the last change.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from ..models import AccountingClass, ChartOfAccount, CreditMemo, Customer, ReceivablePayment, VendorCredit
from .catalog import EventType

__all__ = ["FEEDS", "LISTED"]

FEEDS: Final[dict[str, str]] = {
    "spend.transactions": "spend.transaction.updated",
    "accounting_classes": "accounting_class.updated",
    "bank_accounts": "bank-account.updated",
    "bills": "bill.updated",
    "chart_of_accounts": "chart_of_account.updated",
    "credit_memos": "credit_memo.updated",
    "customers": "customer.updated",
    "invoices": "invoice.updated",
    "payments": "payment.updated",
    "receivable_payments": "receivable_payment.updated",
    "vendor_credits": "vendor_credit.updated",
    "vendors": "vendor.updated",
}
"""The type of the events that the list of each resource gives."""

LISTED: Final[dict[str, EventType]] = {
    "accounting_class.updated": EventType(
        model=AccountingClass, key="accounting_class", identity="id", resource="accounting_classes"
    ),
    "chart_of_account.updated": EventType(
        model=ChartOfAccount, key="chart_of_account", identity="id", resource="chart_of_accounts"
    ),
    "credit_memo.updated": EventType(model=CreditMemo, key="credit_memo", identity="id", resource="credit_memos"),
    "customer.updated": EventType(model=Customer, key="customer", identity="id", resource="customers"),
    "receivable_payment.updated": EventType(
        model=ReceivablePayment, key="receivable_payment", identity="id", resource="receivable_payments"
    ),
    "vendor_credit.updated": EventType(
        model=VendorCredit, key="vendor_credit", identity="id", resource="vendor_credits"
    ),
}
"""Those of these types that BILL does not send itself."""
