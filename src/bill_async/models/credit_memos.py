"""Credits for customers, to apply to invoices.

Generated from spec/v3/credit_memos.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset
from .common import (
    CreditStatus,
    InvoiceClassifications,
    InvoiceClassificationsInput,
    InvoiceLineItemClassifications,
    InvoiceLineItemClassificationsInput,
)

__all__ = [
    "CreditMemo",
    "CreditMemoBulkReplace",
    "CreditMemoBulkUpdate",
    "CreditMemoCreate",
    "CreditMemoLineItem",
    "CreditMemoLineItemInput",
    "CreditMemoUpdate",
    "CreditMemoUsage",
]


@model(confidence="derived")
class CreditMemoLineItem(AnswerModel):
    """Credit memo line item, part of `CreditMemo`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id("cci", strict=True), confidence="verified")
    description: str | None = optional_field("description", Text(), confidence="verified")
    price: Decimal | None = optional_field("price", Number(money=True), confidence="verified")
    quantity: Decimal | None = optional_field("quantity", Number(), confidence="verified")
    amount: Decimal | None = optional_field("amount", Number(money=True))
    rate_percent: Decimal | None = optional_field(
        "ratePercent", Number(), confidence="verified", doc="percentage applied to the sum of the lines above"
    )
    taxable: bool | None = optional_field("taxable", Boolean())
    classifications: InvoiceLineItemClassifications | None = optional_field(
        "classifications", Nested(InvoiceLineItemClassifications)
    )


@model(confidence="derived")
class CreditMemoLineItemInput(RequestModel):
    """Credit memo line item, part of `CreditMemoCreate`, `CreditMemoBulkReplace`, `CreditMemoBulkUpdate` and
    `CreditMemoUpdate`. For requests; answers hold `CreditMemoLineItem`. Known from a single source, not from BILL's
    reference.
    """

    id: str | Unset | None = optional_field(
        "id", Id("cci", strict=True), confidence="verified", doc="leave it out for new lines"
    )
    description: str | Unset | None = optional_field("description", Text(), confidence="verified")
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True), confidence="verified")
    quantity: Decimal | int | Unset | None = optional_field("quantity", Number(), confidence="verified")
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True), doc="known only from answers")
    rate_percent: Decimal | int | Unset | None = optional_field(
        "ratePercent", Number(), confidence="verified", doc="percentage applied to the sum of the lines above"
    )
    taxable: bool | Unset | None = optional_field("taxable", Boolean())
    classifications: InvoiceLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceLineItemClassificationsInput)
    )


@model(confidence="derived")
class CreditMemoUsage(AnswerModel):
    """Credit memo usage, part of `CreditMemo`. Known from a single source, not from BILL's reference."""

    invoice_id: str | None = optional_field("invoiceId", Id("00e", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))


@model
class CreditMemo(AnswerModel):
    """Credit memo, returned by `credit_memos.list`, `credit_memos.create`, `credit_memos.replace_bulk` and 9 more."""

    id: str = required_field("id", Id("ccr", strict=True))
    customer_id: str | None = optional_field("customerId", Id("0cu", strict=True))
    reference_number: str | None = optional_field("referenceNumber", Text())
    credit_date: date | None = optional_field("creditDate", Date())
    description: str | None = optional_field("description", Text())
    archived: bool | None = optional_field("archived", Boolean())
    sales_tax_item_id: str | None = optional_field("salesTaxItemId", Id("0ii"))
    pay_to_chart_of_account_id: str | None = optional_field("payToChartOfAccountId", Id("0ca", strict=True))
    pay_to_bank_account_id: str | None = optional_field("payToBankAccountId", Id("bac", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))
    applied_amount: Decimal | None = optional_field("appliedAmount", Number(money=True))
    sales_tax_total: Decimal | None = optional_field("salesTaxTotal", Number(money=True), confidence="derived")
    sales_tax_percentage: Decimal | None = optional_field("salesTaxPercentage", Number(), confidence="derived")
    status: CreditStatus | None = optional_field("status", Choice(CreditStatus), confidence="derived")
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    credit_memo_line_items: list[CreditMemoLineItem] | None = optional_field(
        "creditMemoLineItems", ListOf(Nested(CreditMemoLineItem))
    )
    classifications: InvoiceClassifications | None = optional_field("classifications", Nested(InvoiceClassifications))
    usage: list[CreditMemoUsage] | None = optional_field(
        "usage",
        ListOf(Nested(CreditMemoUsage)),
        confidence="derived",
        doc="the invoices it was applied to; only in the answers of list and get",
    )


@model
class CreditMemoCreate(RequestModel):
    """Credit memo create, accepted by `credit_memos.create`, `credit_memos.create_bulk` and `credit_memos.replace`."""

    credit_date: date = required_field("creditDate", Date())
    credit_memo_line_items: Sequence[CreditMemoLineItemInput] = required_field(
        "creditMemoLineItems", ListOf(Nested(CreditMemoLineItemInput)), doc="at least 1"
    )
    customer_id: str = required_field("customerId", Id("0cu", strict=True))
    reference_number: str = required_field("referenceNumber", Text(100))
    description: str | Unset | None = optional_field("description", Text())
    sales_tax_item_id: str | Unset | None = optional_field("salesTaxItemId", Id("0ii"))
    pay_to_chart_of_account_id: str | Unset | None = optional_field(
        "payToChartOfAccountId", Id("0ca", strict=True), doc="exclusive with payToBankAccountId"
    )
    pay_to_bank_account_id: str | Unset | None = optional_field("payToBankAccountId", Id("bac", strict=True))
    classifications: InvoiceClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceClassificationsInput)
    )


@model
class CreditMemoBulkReplace(RequestModel):
    """Credit memo bulk replace, accepted by `credit_memos.replace_bulk`."""

    credit_date: date = required_field("creditDate", Date())
    credit_memo_line_items: Sequence[CreditMemoLineItemInput] = required_field(
        "creditMemoLineItems", ListOf(Nested(CreditMemoLineItemInput)), doc="at least 1"
    )
    customer_id: str = required_field("customerId", Id("0cu", strict=True))
    reference_number: str = required_field("referenceNumber", Text(100))
    description: str | Unset | None = optional_field("description", Text())
    sales_tax_item_id: str | Unset | None = optional_field("salesTaxItemId", Id("0ii"))
    pay_to_chart_of_account_id: str | Unset | None = optional_field(
        "payToChartOfAccountId", Id("0ca", strict=True), doc="exclusive with payToBankAccountId"
    )
    pay_to_bank_account_id: str | Unset | None = optional_field("payToBankAccountId", Id("bac", strict=True))
    classifications: InvoiceClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceClassificationsInput)
    )
    id: str = required_field("id", Id("ccr", strict=True))


@model
class CreditMemoBulkUpdate(RequestModel):
    """Credit memo bulk update, accepted by `credit_memos.update_bulk`."""

    credit_date: date | Unset | None = optional_field("creditDate", Date())
    credit_memo_line_items: Sequence[CreditMemoLineItemInput] | Unset | None = optional_field(
        "creditMemoLineItems", ListOf(Nested(CreditMemoLineItemInput)), doc="at least 1"
    )
    customer_id: str | Unset | None = optional_field("customerId", Id("0cu", strict=True))
    reference_number: str | Unset | None = optional_field("referenceNumber", Text(100))
    description: str | Unset | None = optional_field("description", Text())
    sales_tax_item_id: str | Unset | None = optional_field("salesTaxItemId", Id("0ii"))
    pay_to_chart_of_account_id: str | Unset | None = optional_field(
        "payToChartOfAccountId", Id("0ca", strict=True), doc="exclusive with payToBankAccountId"
    )
    pay_to_bank_account_id: str | Unset | None = optional_field("payToBankAccountId", Id("bac", strict=True))
    classifications: InvoiceClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceClassificationsInput)
    )
    id: str = required_field("id", Id("ccr", strict=True))


@model
class CreditMemoUpdate(RequestModel):
    """Credit memo update, accepted by `credit_memos.update`."""

    credit_date: date | Unset | None = optional_field("creditDate", Date())
    credit_memo_line_items: Sequence[CreditMemoLineItemInput] | Unset | None = optional_field(
        "creditMemoLineItems", ListOf(Nested(CreditMemoLineItemInput)), doc="at least 1"
    )
    customer_id: str | Unset | None = optional_field("customerId", Id("0cu", strict=True))
    reference_number: str | Unset | None = optional_field("referenceNumber", Text(100))
    description: str | Unset | None = optional_field("description", Text())
    sales_tax_item_id: str | Unset | None = optional_field("salesTaxItemId", Id("0ii"))
    pay_to_chart_of_account_id: str | Unset | None = optional_field(
        "payToChartOfAccountId", Id("0ca", strict=True), doc="exclusive with payToBankAccountId"
    )
    pay_to_bank_account_id: str | Unset | None = optional_field("payToBankAccountId", Id("bac", strict=True))
    classifications: InvoiceClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceClassificationsInput)
    )
