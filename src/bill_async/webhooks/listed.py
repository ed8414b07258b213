"""The types of events that are made from lists, which can be filtered by the time of the last change.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

import attrs

from ..models import AccountingClass, ChartOfAccount, CreditMemo, Customer, ReceivablePayment, VendorCredit
from ..types import Family
from .catalog import EventType

__all__ = ["FEEDS", "LISTED", "Feed"]


@attrs.frozen
class Feed:
    """A list that can be filtered by the time of the last change."""

    event: str
    """The type of the events that are made from it."""
    family: Family
    operation: str
    """BILL's id of the operation."""


FEEDS: Final[dict[str, Feed]] = {
    "spend.transactions": Feed("spend.transaction.updated", "spend", "listTransactions"),
    "accounting_classes": Feed("accounting_class.updated", "v3", "listClassificationAccountingClasses"),
    "bank_accounts": Feed("bank-account.updated", "v3", "listBankAccounts"),
    "bills": Feed("bill.updated", "v3", "listBills"),
    "chart_of_accounts": Feed("chart_of_account.updated", "v3", "listClassificationChartOfAccounts"),
    "credit_memos": Feed("credit_memo.updated", "v3", "listCreditMemos"),
    "customers": Feed("customer.updated", "v3", "listCustomers"),
    "invoices": Feed("invoice.updated", "v3", "listInvoices"),
    "payments": Feed("payment.updated", "v3", "listPayments"),
    "receivable_payments": Feed("receivable_payment.updated", "v3", "listReceivablePayments"),
    "vendor_credits": Feed("vendor_credit.updated", "v3", "listVendorCredits"),
    "vendors": Feed("vendor.updated", "v3", "listVendors"),
}
"""The list of each resource, if it has one."""

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
"""The types that BILL does not send itself."""
