"""Every kind of object that the sandbox keeps, and where it stands in the paths of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

__all__ = ["BY_PATH", "BY_PREFIX", "KINDS", "Aliases", "Kind"]

Aliases = Mapping[str, tuple[str, ...]]


@attrs.frozen
class Kind:
    """One kind of object."""

    name: str
    """As on the client: `bills`, `spend.cards`."""
    path: str
    """The path of its list."""
    prefix: str
    """How its ids begin."""
    spend: str = ""
    """The type name inside its base64 ids, of Spend & Expense only."""
    what: str = ""
    """What errors call one of it."""
    lines: str = ""
    """The field that holds its line items."""
    owner: str = ""
    """The kind that it belongs to."""
    retired: bool = False
    """Deleting it only marks it."""
    aliases: Aliases = attrs.field(factory=dict)
    """Where a filter or a sort finds its value, if not under its own name."""


_CLASSIFICATIONS = "/v3/classifications"
_FUNDING = "/v3/funding-accounts"
_SPEND = "/v3/spend"
_USER = ("userId", "userUuid")
_BUDGET = ("budgetId", "budgetUuid")
_ITSELF = ("id", "uuid")

_ALL = (
    Kind("vendors", "/v3/vendors", "009", what="Vendor"),
    Kind(
        "customers",
        "/v3/customers",
        "0cu",
        what="Customer",
        aliases={"address.country": ("billingAddress.country",)},
    ),
    Kind("bills", "/v3/bills", "00n", what="Bill", lines="billLineItems"),
    Kind(
        "invoices",
        "/v3/invoices",
        "00e",
        what="Invoice",
        lines="invoiceLineItems",
        aliases={"classifications.itemId": ("invoiceLineItems.classifications.itemId",)},
    ),
    Kind("payments", "/v3/payments", "stp", what="Payment"),
    Kind("receivable_payments", "/v3/receivable-payments", "0rp", what="Received payment"),
    Kind("recurring_bills", "/v3/recurringbills", "btp", what="Recurring bill", lines="recurringBillLineItems"),
    Kind(
        "recurring_invoices",
        "/v3/recurring-invoices",
        "rit",
        what="Recurring invoice",
        lines="recurringInvoiceLineItems",
    ),
    Kind("vendor_credits", "/v3/vendor-credits", "vcr", what="Vendor credit", lines="vendorCreditLineItems"),
    Kind("credit_memos", "/v3/credit-memos", "ccr", what="Credit memo", lines="creditMemoLineItems"),
    Kind("chart_of_accounts", f"{_CLASSIFICATIONS}/chart-of-accounts", "0ca", what="Chart of account"),
    Kind("accounting_classes", f"{_CLASSIFICATIONS}/accounting-classes", "cls", what="Accounting class"),
    Kind("departments", f"{_CLASSIFICATIONS}/departments", "0de", what="Department"),
    Kind("employees", f"{_CLASSIFICATIONS}/employees", "emp", what="Employee"),
    Kind("items", f"{_CLASSIFICATIONS}/items", "0ii", what="Item"),
    Kind("jobs", f"{_CLASSIFICATIONS}/jobs", "job", what="Job"),
    Kind("locations", f"{_CLASSIFICATIONS}/locations", "loc", what="Location"),
    Kind("users", "/v3/users", "006", what="User"),
    Kind("roles", "/v3/roles", "0po", what="Role"),
    Kind(
        "bank_accounts",
        f"{_FUNDING}/banks",
        "bac",
        what="Bank account",
        aliases={"bankAccountId": ("id",)},
    ),
    Kind("bank_account_users", f"{_FUNDING}/banks/users", "bau", what="Bank account user"),
    Kind("card_accounts", f"{_FUNDING}/cards", "cat", what="Card account"),
    Kind("card_account_users", f"{_FUNDING}/cards/users", "cau", what="Card account user"),
    Kind("ap_cards", f"{_FUNDING}/ap-cards", "apc", what="AP card"),
    Kind("attachments", "/v3/attachments", "att", what="Attachment"),
    Kind("documents", "/v3/documents", "00h", what="Document"),
    Kind(
        "customer_contacts",
        "/v3/customers/{customerId}/contacts",
        "cpu",
        what="Customer contact",
        owner="customers",
    ),
    Kind(
        "customer_bank_accounts",
        "/v3/customers/{customerId}/bank-accounts",
        "cba",
        what="Customer bank account",
        owner="customers",
    ),
    Kind("payment_terms", "/v3/organizations/{organizationId}/payment-terms", "00p", what="Payment term"),
    Kind(
        "billing_statements",
        "/v3/organizations/{organizationId}/billing-statements",
        "bst",
        what="Billing statement",
    ),
    Kind("exports", "/v3/exports", "exp", what="Export"),
    Kind("bill_approval_policies", "/v3/bill-approvals/policies", "bap", what="Bill approval policy"),
    Kind("mass_payments", "/v3/payments/mass", "bbq", what="Mass payment"),
    Kind("spend.users", f"{_SPEND}/users", "usr_", "User", what="User", retired=True),
    Kind(
        "spend.budgets",
        f"{_SPEND}/budgets",
        "bgt_",
        "Budget",
        what="Budget",
        retired=True,
        aliases={
            "isBudgetGroup": ("budgetGroup",),
            "budgetIds": _ITSELF,
            "parentBudgetId": ("parentBudgetId", "parentBudgetUuid"),
            "assigned": ("currentPeriod.assigned",),
            "limit": ("currentPeriod.limit",),
            "spent": ("currentPeriod.spent.total",),
        },
    ),
    Kind("spend.budget_members", f"{_SPEND}/budgets/{{budgetId}}/members", "bgm", owner="spend.budgets"),
    Kind(
        "spend.cards",
        f"{_SPEND}/cards",
        "crd_",
        "Card",
        what="Card",
        aliases={"budgetIds": _BUDGET, "cardIds": _ITSELF, "userIds": _USER, "types": ("type",)},
    ),
    Kind("spend.custom_fields", f"{_SPEND}/custom-fields", "tty_", "CustomField", what="Custom field", retired=True),
    Kind(
        "spend.custom_field_values",
        f"{_SPEND}/custom-fields/{{customFieldId}}/values",
        "tvl_",
        "CustomFieldValue",
        what="Custom field value",
        owner="spend.custom_fields",
        aliases={"name": ("value",), "retired": ("deleted",)},
    ),
    Kind(
        "spend.reimbursements",
        f"{_SPEND}/reimbursements",
        "rmb_",
        "Reimbursement",
        what="Reimbursement",
        retired=True,
        aliases={
            "reimbursementIds": _ITSELF,
            "budgetIds": _BUDGET,
            "userIds": _USER,
            "customFieldValueIds": ("customFields.selectedValues.id", "customFields.selectedValues.uuid"),
        },
    ),
    Kind(
        "spend.transactions",
        f"{_SPEND}/transactions",
        "txr_",
        "Transaction",
        what="Transaction",
        aliases={
            "transactionIds": _ITSELF,
            "cardId": ("cardId", "cardUuid"),
            "userId": _USER,
            "budgetId": _BUDGET,
            "type": ("transactionType",),
            "customFieldIds": ("customFields.id", "customFields.uuid"),
            "customFieldValueIds": ("customFields.selectedValues.id", "customFields.selectedValues.uuid"),
            "syncStatus": ("syncStatus",),
        },
    ),
)

KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _ALL}
BY_PATH: Final[Mapping[str, Kind]] = {kind.path: kind for kind in _ALL} | {
    "/v3/partner/users": KINDS["users"],
    "/v3/partner/roles": KINDS["roles"],
}
BY_PREFIX: Final[Mapping[str, Kind]] = {kind.prefix: kind for kind in _ALL if not kind.name.startswith("spend.")}
