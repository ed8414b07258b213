"""Credits for customers, to apply to invoices.

Generated from spec/v3/credit_memos.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, DateTime, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_list, to_text
from ..types import UNSET, Unset
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


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoLineItem(AnswerModel):
    """Credit memo line item, part of `CreditMemo`. Its fields are known from a single source, not from BILL's
    reference.
    """

    id: str | None = None
    """`id`: absent on create; begins cci; verified."""
    description: str | None = None
    """`description`: verified."""
    price: Decimal | None = None
    """`price`: verified."""
    quantity: Decimal | None = None
    """`quantity`: verified."""
    amount: Decimal | None = None
    """`amount`: answers only."""
    rate_percent: Decimal | None = None
    """`ratePercent`: percentage applied to the sum of the lines above; verified."""
    taxable: bool | None = None
    classifications: InvoiceLineItemClassifications | None = None

    __fields__ = (
        Field("id", "id", Id("cci", strict=True), doc="absent on create"),
        Field("description", "description", Text()),
        Field("price", "price", Number(money=True)),
        Field("quantity", "quantity", Number()),
        Field("amount", "amount", Number(money=True), confidence="derived", doc="answers only"),
        Field("rate_percent", "ratePercent", Number(), doc="percentage applied to the sum of the lines above"),
        Field("taxable", "taxable", Boolean(), confidence="derived"),
        Field("classifications", "classifications", Nested(InvoiceLineItemClassifications), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CreditMemoLineItem:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CreditMemoLineItem)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("price", None)
        new.price = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("ratePercent", None)
        new.rate_percent = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("taxable", None)
        new.taxable = value if type(value) is bool or value is None else to_bool(value)
        value = take("classifications", None)
        new.classifications = None if value is None else InvoiceLineItemClassifications._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoLineItemInput(RequestModel):
    """Credit memo line item, part of `CreditMemoCreate`, `CreditMemoBulkReplace`, `CreditMemoBulkUpdate` and
    `CreditMemoUpdate`. For requests; answers hold `CreditMemoLineItem`. Its fields are known from a single source, not
    from BILL's reference.
    """

    id: str | Unset | None = UNSET
    """`id`: absent on create; begins cci; verified."""
    description: str | Unset | None = UNSET
    """`description`: verified."""
    price: Decimal | int | Unset | None = UNSET
    """`price`: verified."""
    quantity: Decimal | int | Unset | None = UNSET
    """`quantity`: verified."""
    amount: Decimal | int | Unset | None = UNSET
    """`amount`: answers only."""
    rate_percent: Decimal | int | Unset | None = UNSET
    """`ratePercent`: percentage applied to the sum of the lines above; verified."""
    taxable: bool | Unset | None = UNSET
    classifications: InvoiceLineItemClassificationsInput | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id("cci", strict=True), doc="absent on create"),
        Field("description", "description", Text()),
        Field("price", "price", Number(money=True)),
        Field("quantity", "quantity", Number()),
        Field("amount", "amount", Number(money=True), confidence="derived", doc="answers only"),
        Field("rate_percent", "ratePercent", Number(), doc="percentage applied to the sum of the lines above"),
        Field("taxable", "taxable", Boolean(), confidence="derived"),
        Field("classifications", "classifications", Nested(InvoiceLineItemClassificationsInput), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoUsage(AnswerModel):
    """Credit memo usage, part of `CreditMemo`. Its fields are known from a single source, not from BILL's reference."""

    invoice_id: str | None = None
    """`invoiceId`: begins 00e."""
    amount: Decimal | None = None

    __fields__ = (
        Field("invoice_id", "invoiceId", Id("00e", strict=True), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CreditMemoUsage:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CreditMemoUsage)
        value = take("invoiceId", None)
        new.invoice_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemo(AnswerModel):
    """Credit memo, given by `credit_memos.list`, `credit_memos.create`, `credit_memos.replace_bulk` and 9 more."""

    id: str
    """`id`: begins ccr."""
    customer_id: str | None = None
    """`customerId`: begins 0cu."""
    reference_number: str | None = None
    credit_date: date | None = None
    description: str | None = None
    archived: bool | None = None
    sales_tax_item_id: str | None = None
    """`salesTaxItemId`: begins 0ii."""
    pay_to_chart_of_account_id: str | None = None
    """`payToChartOfAccountId`: begins 0ca."""
    pay_to_bank_account_id: str | None = None
    """`payToBankAccountId`: begins bac."""
    amount: Decimal | None = None
    applied_amount: Decimal | None = None
    sales_tax_total: Decimal | None = None
    """`salesTaxTotal`: derived."""
    sales_tax_percentage: Decimal | None = None
    """`salesTaxPercentage`: derived."""
    status: CreditStatus | None = None
    """`status`: derived."""
    created_time: datetime | None = None
    updated_time: datetime | None = None
    credit_memo_line_items: list[CreditMemoLineItem] | None = None
    classifications: InvoiceClassifications | None = None
    usage: list[CreditMemoUsage] | None = None
    """`usage`: invoices it was applied to; in list and get answers; derived."""

    __fields__ = (
        Field("id", "id", Id("ccr", strict=True), required=True),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("reference_number", "referenceNumber", Text()),
        Field("credit_date", "creditDate", Date()),
        Field("description", "description", Text()),
        Field("archived", "archived", Boolean()),
        Field("sales_tax_item_id", "salesTaxItemId", Id("0ii")),
        Field("pay_to_chart_of_account_id", "payToChartOfAccountId", Id("0ca", strict=True)),
        Field("pay_to_bank_account_id", "payToBankAccountId", Id("bac", strict=True)),
        Field("amount", "amount", Number(money=True)),
        Field("applied_amount", "appliedAmount", Number(money=True)),
        Field("sales_tax_total", "salesTaxTotal", Number(money=True), confidence="derived"),
        Field("sales_tax_percentage", "salesTaxPercentage", Number(), confidence="derived"),
        Field("status", "status", Choice(CreditStatus), confidence="derived"),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("credit_memo_line_items", "creditMemoLineItems", ListOf(Nested(CreditMemoLineItem))),
        Field("classifications", "classifications", Nested(InvoiceClassifications)),
        Field(
            "usage",
            "usage",
            ListOf(Nested(CreditMemoUsage)),
            confidence="derived",
            doc="invoices it was applied to; in list and get answers",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CreditMemo:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CreditMemo)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        value = take("referenceNumber", None)
        new.reference_number = value if type(value) is str or value is None else to_text(value)
        value = take("creditDate", None)
        new.credit_date = None if value is None else to_date(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("salesTaxItemId", None)
        new.sales_tax_item_id = value if type(value) is str or value is None else to_text(value)
        value = take("payToChartOfAccountId", None)
        new.pay_to_chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("payToBankAccountId", None)
        new.pay_to_bank_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("appliedAmount", None)
        new.applied_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("salesTaxTotal", None)
        new.sales_tax_total = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("salesTaxPercentage", None)
        new.sales_tax_percentage = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("status", None)
        new.status = None if value is None else CreditStatus(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("creditMemoLineItems", None)
        new.credit_memo_line_items = (
            None if value is None else [CreditMemoLineItem._from_wire(item) for item in to_list(value)]
        )
        value = take("classifications", None)
        new.classifications = None if value is None else InvoiceClassifications._from_wire(value)
        value = take("usage", None)
        new.usage = None if value is None else [CreditMemoUsage._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoCreate(RequestModel):
    """Credit memo create, taken by `credit_memos.create`, `credit_memos.create_bulk` and `credit_memos.replace`."""

    credit_date: date
    credit_memo_line_items: Sequence[CreditMemoLineItemInput]
    """`creditMemoLineItems`: at least 1."""
    customer_id: str
    """`customerId`: begins 0cu."""
    reference_number: str
    """`referenceNumber`: at most 100 characters."""
    description: str | Unset | None = UNSET
    sales_tax_item_id: str | Unset | None = UNSET
    """`salesTaxItemId`: begins 0ii."""
    pay_to_chart_of_account_id: str | Unset | None = UNSET
    """`payToChartOfAccountId`: exclusive with payToBankAccountId; begins 0ca."""
    pay_to_bank_account_id: str | Unset | None = UNSET
    """`payToBankAccountId`: begins bac."""
    classifications: InvoiceClassificationsInput | Unset | None = UNSET

    __fields__ = (
        Field("credit_date", "creditDate", Date(), required=True),
        Field(
            "credit_memo_line_items",
            "creditMemoLineItems",
            ListOf(Nested(CreditMemoLineItemInput)),
            required=True,
            doc="at least 1",
        ),
        Field("customer_id", "customerId", Id("0cu", strict=True), required=True),
        Field("reference_number", "referenceNumber", Text(100), required=True),
        Field("description", "description", Text()),
        Field("sales_tax_item_id", "salesTaxItemId", Id("0ii")),
        Field(
            "pay_to_chart_of_account_id",
            "payToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with payToBankAccountId",
        ),
        Field("pay_to_bank_account_id", "payToBankAccountId", Id("bac", strict=True)),
        Field("classifications", "classifications", Nested(InvoiceClassificationsInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoBulkReplace(RequestModel):
    """Credit memo bulk replace, taken by `credit_memos.replace_bulk`."""

    credit_date: date
    credit_memo_line_items: Sequence[CreditMemoLineItemInput]
    """`creditMemoLineItems`: at least 1."""
    customer_id: str
    """`customerId`: begins 0cu."""
    reference_number: str
    """`referenceNumber`: at most 100 characters."""
    description: str | Unset | None = UNSET
    sales_tax_item_id: str | Unset | None = UNSET
    """`salesTaxItemId`: begins 0ii."""
    pay_to_chart_of_account_id: str | Unset | None = UNSET
    """`payToChartOfAccountId`: exclusive with payToBankAccountId; begins 0ca."""
    pay_to_bank_account_id: str | Unset | None = UNSET
    """`payToBankAccountId`: begins bac."""
    classifications: InvoiceClassificationsInput | Unset | None = UNSET
    id: str
    """`id`: begins ccr."""

    __fields__ = (
        Field("credit_date", "creditDate", Date(), required=True),
        Field(
            "credit_memo_line_items",
            "creditMemoLineItems",
            ListOf(Nested(CreditMemoLineItemInput)),
            required=True,
            doc="at least 1",
        ),
        Field("customer_id", "customerId", Id("0cu", strict=True), required=True),
        Field("reference_number", "referenceNumber", Text(100), required=True),
        Field("description", "description", Text()),
        Field("sales_tax_item_id", "salesTaxItemId", Id("0ii")),
        Field(
            "pay_to_chart_of_account_id",
            "payToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with payToBankAccountId",
        ),
        Field("pay_to_bank_account_id", "payToBankAccountId", Id("bac", strict=True)),
        Field("classifications", "classifications", Nested(InvoiceClassificationsInput)),
        Field("id", "id", Id("ccr", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoBulkUpdate(RequestModel):
    """Credit memo bulk update, taken by `credit_memos.update_bulk`."""

    credit_date: date | Unset | None = UNSET
    credit_memo_line_items: Sequence[CreditMemoLineItemInput] | Unset | None = UNSET
    """`creditMemoLineItems`: at least 1."""
    customer_id: str | Unset | None = UNSET
    """`customerId`: begins 0cu."""
    reference_number: str | Unset | None = UNSET
    """`referenceNumber`: at most 100 characters."""
    description: str | Unset | None = UNSET
    sales_tax_item_id: str | Unset | None = UNSET
    """`salesTaxItemId`: begins 0ii."""
    pay_to_chart_of_account_id: str | Unset | None = UNSET
    """`payToChartOfAccountId`: exclusive with payToBankAccountId; begins 0ca."""
    pay_to_bank_account_id: str | Unset | None = UNSET
    """`payToBankAccountId`: begins bac."""
    classifications: InvoiceClassificationsInput | Unset | None = UNSET
    id: str
    """`id`: begins ccr."""

    __fields__ = (
        Field("credit_date", "creditDate", Date()),
        Field(
            "credit_memo_line_items", "creditMemoLineItems", ListOf(Nested(CreditMemoLineItemInput)), doc="at least 1"
        ),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("reference_number", "referenceNumber", Text(100)),
        Field("description", "description", Text()),
        Field("sales_tax_item_id", "salesTaxItemId", Id("0ii")),
        Field(
            "pay_to_chart_of_account_id",
            "payToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with payToBankAccountId",
        ),
        Field("pay_to_bank_account_id", "payToBankAccountId", Id("bac", strict=True)),
        Field("classifications", "classifications", Nested(InvoiceClassificationsInput)),
        Field("id", "id", Id("ccr", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CreditMemoUpdate(RequestModel):
    """Credit memo update, taken by `credit_memos.update`."""

    credit_date: date | Unset | None = UNSET
    credit_memo_line_items: Sequence[CreditMemoLineItemInput] | Unset | None = UNSET
    """`creditMemoLineItems`: at least 1."""
    customer_id: str | Unset | None = UNSET
    """`customerId`: begins 0cu."""
    reference_number: str | Unset | None = UNSET
    """`referenceNumber`: at most 100 characters."""
    description: str | Unset | None = UNSET
    sales_tax_item_id: str | Unset | None = UNSET
    """`salesTaxItemId`: begins 0ii."""
    pay_to_chart_of_account_id: str | Unset | None = UNSET
    """`payToChartOfAccountId`: exclusive with payToBankAccountId; begins 0ca."""
    pay_to_bank_account_id: str | Unset | None = UNSET
    """`payToBankAccountId`: begins bac."""
    classifications: InvoiceClassificationsInput | Unset | None = UNSET

    __fields__ = (
        Field("credit_date", "creditDate", Date()),
        Field(
            "credit_memo_line_items", "creditMemoLineItems", ListOf(Nested(CreditMemoLineItemInput)), doc="at least 1"
        ),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("reference_number", "referenceNumber", Text(100)),
        Field("description", "description", Text()),
        Field("sales_tax_item_id", "salesTaxItemId", Id("0ii")),
        Field(
            "pay_to_chart_of_account_id",
            "payToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with payToBankAccountId",
        ),
        Field("pay_to_bank_account_id", "payToBankAccountId", Id("bac", strict=True)),
        Field("classifications", "classifications", Nested(InvoiceClassificationsInput)),
    )
