"""Every kind of object that the sandbox keeps, and where it stands in the paths of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

__all__ = ["BY_PATH", "BY_PREFIX", "OBJECT_TYPES", "Aliases", "ObjectType"]

Aliases = Mapping[str, tuple[str, ...]]


@attrs.frozen
class ObjectType:
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
    ObjectType("vendors", "/v3/vendors", "009", what="Vendor"),
    ObjectType(
        "customers",
        "/v3/customers",
        "0cu",
        what="Customer",
        aliases={"address.country": ("billingAddress.country",)},
    ),
    ObjectType("bills", "/v3/bills", "00n", what="Bill", lines="billLineItems"),
    ObjectType(
        "invoices",
        "/v3/invoices",
        "00e",
        what="Invoice",
        lines="invoiceLineItems",
        aliases={"classifications.itemId": ("invoiceLineItems.classifications.itemId",)},
    ),
    ObjectType("payments", "/v3/payments", "stp", what="Payment"),
    ObjectType("receivable_payments", "/v3/receivable-payments", "0rp", what="Received payment"),
    ObjectType("recurring_bills", "/v3/recurringbills", "btp", what="Recurring bill", lines="recurringBillLineItems"),
    ObjectType(
        "recurring_invoices",
        "/v3/recurring-invoices",
        "rit",
        what="Recurring invoice",
        lines="recurringInvoiceLineItems",
    ),
    ObjectType("vendor_credits", "/v3/vendor-credits", "vcr", what="Vendor credit", lines="vendorCreditLineItems"),
    ObjectType("credit_memos", "/v3/credit-memos", "ccr", what="Credit memo", lines="creditMemoLineItems"),
    ObjectType("chart_of_accounts", f"{_CLASSIFICATIONS}/chart-of-accounts", "0ca", what="Chart of account"),
    ObjectType("accounting_classes", f"{_CLASSIFICATIONS}/accounting-classes", "cls", what="Accounting class"),
    ObjectType("departments", f"{_CLASSIFICATIONS}/departments", "0de", what="Department"),
    ObjectType("employees", f"{_CLASSIFICATIONS}/employees", "emp", what="Employee"),
    ObjectType("items", f"{_CLASSIFICATIONS}/items", "0ii", what="Item"),
    ObjectType("jobs", f"{_CLASSIFICATIONS}/jobs", "job", what="Job"),
    ObjectType("locations", f"{_CLASSIFICATIONS}/locations", "loc", what="Location"),
    ObjectType("users", "/v3/users", "006", what="User"),
    ObjectType("roles", "/v3/roles", "0po", what="Role"),
    ObjectType(
        "bank_accounts",
        f"{_FUNDING}/banks",
        "bac",
        what="Bank account",
        aliases={"bankAccountId": ("id",)},
    ),
    ObjectType("bank_account_users", f"{_FUNDING}/banks/users", "bau", what="Bank account user"),
    ObjectType("card_accounts", f"{_FUNDING}/cards", "cat", what="Card account"),
    ObjectType("card_account_users", f"{_FUNDING}/cards/users", "cau", what="Card account user"),
    ObjectType("ap_cards", f"{_FUNDING}/ap-cards", "apc", what="AP card"),
    ObjectType("attachments", "/v3/attachments", "att", what="Attachment"),
    ObjectType("documents", "/v3/documents", "00h", what="Document"),
    ObjectType(
        "customer_contacts",
        "/v3/customers/{customerId}/contacts",
        "cpu",
        what="Customer contact",
        owner="customers",
    ),
    ObjectType(
        "customer_bank_accounts",
        "/v3/customers/{customerId}/bank-accounts",
        "cba",
        what="Customer bank account",
        owner="customers",
    ),
    ObjectType("payment_terms", "/v3/organizations/{organizationId}/payment-terms", "00p", what="Payment term"),
    ObjectType(
        "billing_statements",
        "/v3/organizations/{organizationId}/billing-statements",
        "bst",
        what="Billing statement",
    ),
    ObjectType("exports", "/v3/exports", "exp", what="Export"),
    ObjectType("bill_approval_policies", "/v3/bill-approvals/policies", "bap", what="Bill approval policy"),
    ObjectType("mass_payments", "/v3/payments/mass", "bbq", what="Mass payment"),
    ObjectType("spend.users", f"{_SPEND}/users", "usr_", "User", what="User", retired=True),
    ObjectType(
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
    ObjectType("spend.budget_members", f"{_SPEND}/budgets/{{budgetId}}/members", "bgm", owner="spend.budgets"),
    ObjectType(
        "spend.cards",
        f"{_SPEND}/cards",
        "crd_",
        "Card",
        what="Card",
        aliases={"budgetIds": _BUDGET, "cardIds": _ITSELF, "userIds": _USER, "types": ("type",)},
    ),
    ObjectType(
        "spend.custom_fields", f"{_SPEND}/custom-fields", "tty_", "CustomField", what="Custom field", retired=True
    ),
    ObjectType(
        "spend.custom_field_values",
        f"{_SPEND}/custom-fields/{{customFieldId}}/values",
        "tvl_",
        "CustomFieldValue",
        what="Custom field value",
        owner="spend.custom_fields",
        aliases={"name": ("value",), "retired": ("deleted",)},
    ),
    ObjectType(
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
    ObjectType(
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

OBJECT_TYPES: Final[Mapping[str, ObjectType]] = {kind.name: kind for kind in _ALL}
BY_PATH: Final[Mapping[str, ObjectType]] = {kind.path: kind for kind in _ALL} | {
    "/v3/partner/users": OBJECT_TYPES["users"],
    "/v3/partner/roles": OBJECT_TYPES["roles"],
}
BY_PREFIX: Final[Mapping[str, ObjectType]] = {kind.prefix: kind for kind in _ALL if not kind.name.startswith("spend.")}
