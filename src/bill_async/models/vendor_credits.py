"""Credits from vendors, to apply to bills.

Generated from spec/v3/vendor_credits.yaml by `python -m codegen`; do not edit.
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
from .common import BillLineItemClassifications, BillLineItemClassificationsInput, CreditStatus

__all__ = [
    "VendorCredit",
    "VendorCreditBulkReplace",
    "VendorCreditBulkUpdate",
    "VendorCreditCreate",
    "VendorCreditLineItem",
    "VendorCreditLineItemInput",
    "VendorCreditLineItemUpdate",
    "VendorCreditUpdate",
    "VendorCreditUsage",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditLineItem(AnswerModel):
    """Vendor credit line item, part of `VendorCredit`. Its fields are known from a single source, not from BILL's
    reference.
    """

    id: str | None = None
    """`id`: absent on create; begins vci; verified."""
    description: str | None = None
    """`description`: verified."""
    amount: Decimal | None = None
    """`amount`: vendor currency; verified."""
    classifications: BillLineItemClassifications | None = None
    """`classifications`: verified."""

    __fields__ = (
        Field("id", "id", Id("vci", strict=True), doc="absent on create"),
        Field("description", "description", Text()),
        Field("amount", "amount", Number(money=True), doc="vendor currency"),
        Field("classifications", "classifications", Nested(BillLineItemClassifications)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorCreditLineItem:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorCreditLineItem)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("classifications", None)
        new.classifications = None if value is None else BillLineItemClassifications._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditLineItemInput(RequestModel):
    """Vendor credit line item, part of `VendorCreditCreate` and `VendorCreditBulkReplace`. For requests; answers hold
    `VendorCreditLineItem`. Its fields are known from a single source, not from BILL's reference.
    """

    id: str | Unset | None = UNSET
    """`id`: absent on create; begins vci; verified."""
    description: str | Unset | None = UNSET
    """`description`: verified."""
    amount: Decimal | int
    """`amount`: vendor currency; verified."""
    classifications: BillLineItemClassificationsInput | Unset | None = UNSET
    """`classifications`: verified."""

    __fields__ = (
        Field("id", "id", Id("vci", strict=True), doc="absent on create"),
        Field("description", "description", Text()),
        Field("amount", "amount", Number(money=True), required=True, doc="vendor currency"),
        Field("classifications", "classifications", Nested(BillLineItemClassificationsInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditUsage(AnswerModel):
    """Vendor credit usage, part of `VendorCredit`."""

    bill_id: str | None = None
    """`billId`: begins 00n."""
    payment_id: str | None = None
    """`paymentId`: begins stp."""
    amount: Decimal | None = None

    __fields__ = (
        Field("bill_id", "billId", Id("00n", strict=True)),
        Field("payment_id", "paymentId", Id("stp", strict=True)),
        Field("amount", "amount", Number(money=True)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorCreditUsage:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorCreditUsage)
        value = take("billId", None)
        new.bill_id = value if type(value) is str or value is None else to_text(value)
        value = take("paymentId", None)
        new.payment_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCredit(AnswerModel):
    """A credit from a vendor. Once archived it cannot be restored. Given by `vendor_credits.list`,
    `vendor_credits.create`, `vendor_credits.replace_bulk` and 7 more.
    """

    id: str
    """`id`: begins vcr."""
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    reference_number: str | None = None
    credit_date: date | None = None
    description: str | None = None
    archived: bool | None = None
    apply_to_chart_of_account_id: str | None = None
    """`applyToChartOfAccountId`: exclusive with applyToBankAccountId; begins 0ca."""
    apply_to_bank_account_id: str | None = None
    """`applyToBankAccountId`: begins bac."""
    amount: Decimal | None = None
    """`amount`: vendor currency."""
    applied_amount: Decimal | None = None
    status: CreditStatus | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    vendor_credit_line_items: list[VendorCreditLineItem] | None = None
    usage: list[VendorCreditUsage] | None = None
    """`usage`: bills and payments it was applied to; in list and get answers."""

    __fields__ = (
        Field("id", "id", Id("vcr", strict=True), required=True),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("reference_number", "referenceNumber", Text()),
        Field("credit_date", "creditDate", Date()),
        Field("description", "description", Text()),
        Field("archived", "archived", Boolean()),
        Field(
            "apply_to_chart_of_account_id",
            "applyToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with applyToBankAccountId",
        ),
        Field("apply_to_bank_account_id", "applyToBankAccountId", Id("bac", strict=True)),
        Field("amount", "amount", Number(money=True), doc="vendor currency"),
        Field("applied_amount", "appliedAmount", Number(money=True)),
        Field("status", "status", Choice(CreditStatus)),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("vendor_credit_line_items", "vendorCreditLineItems", ListOf(Nested(VendorCreditLineItem))),
        Field(
            "usage",
            "usage",
            ListOf(Nested(VendorCreditUsage)),
            doc="bills and payments it was applied to; in list and get answers",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> VendorCredit:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(VendorCredit)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("referenceNumber", None)
        new.reference_number = value if type(value) is str or value is None else to_text(value)
        value = take("creditDate", None)
        new.credit_date = None if value is None else to_date(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("applyToChartOfAccountId", None)
        new.apply_to_chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("applyToBankAccountId", None)
        new.apply_to_bank_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("appliedAmount", None)
        new.applied_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("status", None)
        new.status = None if value is None else CreditStatus(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("vendorCreditLineItems", None)
        new.vendor_credit_line_items = (
            None if value is None else [VendorCreditLineItem._from_wire(item) for item in to_list(value)]
        )
        value = take("usage", None)
        new.usage = None if value is None else [VendorCreditUsage._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditCreate(RequestModel):
    """Vendor credit create, taken by `vendor_credits.create`, `vendor_credits.create_bulk` and
    `vendor_credits.replace`.
    """

    credit_date: date
    reference_number: str
    """`referenceNumber`: at most 100 characters."""
    vendor_credit_line_items: Sequence[VendorCreditLineItemInput]
    """`vendorCreditLineItems`: at least 1."""
    vendor_id: str
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    apply_to_chart_of_account_id: str | Unset | None = UNSET
    """`applyToChartOfAccountId`: exclusive with applyToBankAccountId; begins 0ca."""
    apply_to_bank_account_id: str | Unset | None = UNSET
    """`applyToBankAccountId`: begins bac."""

    __fields__ = (
        Field("credit_date", "creditDate", Date(), required=True),
        Field("reference_number", "referenceNumber", Text(100), required=True),
        Field(
            "vendor_credit_line_items",
            "vendorCreditLineItems",
            ListOf(Nested(VendorCreditLineItemInput)),
            required=True,
            doc="at least 1",
        ),
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("description", "description", Text()),
        Field(
            "apply_to_chart_of_account_id",
            "applyToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with applyToBankAccountId",
        ),
        Field("apply_to_bank_account_id", "applyToBankAccountId", Id("bac", strict=True)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditBulkReplace(RequestModel):
    """Vendor credit bulk replace, taken by `vendor_credits.replace_bulk`."""

    credit_date: date
    reference_number: str
    """`referenceNumber`: at most 100 characters."""
    vendor_credit_line_items: Sequence[VendorCreditLineItemInput]
    """`vendorCreditLineItems`: at least 1."""
    vendor_id: str
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    apply_to_chart_of_account_id: str | Unset | None = UNSET
    """`applyToChartOfAccountId`: exclusive with applyToBankAccountId; begins 0ca."""
    apply_to_bank_account_id: str | Unset | None = UNSET
    """`applyToBankAccountId`: begins bac."""
    id: str
    """`id`: begins vcr."""

    __fields__ = (
        Field("credit_date", "creditDate", Date(), required=True),
        Field("reference_number", "referenceNumber", Text(100), required=True),
        Field(
            "vendor_credit_line_items",
            "vendorCreditLineItems",
            ListOf(Nested(VendorCreditLineItemInput)),
            required=True,
            doc="at least 1",
        ),
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("description", "description", Text()),
        Field(
            "apply_to_chart_of_account_id",
            "applyToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with applyToBankAccountId",
        ),
        Field("apply_to_bank_account_id", "applyToBankAccountId", Id("bac", strict=True)),
        Field("id", "id", Id("vcr", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditLineItemUpdate(RequestModel):
    """Vendor credit line item update, part of `VendorCreditBulkUpdate` and `VendorCreditUpdate`. As part of a change
    nothing in it is required; `VendorCreditLineItemInput` is accepted, too. Its fields are known from a single source,
    not from BILL's reference.
    """

    id: str | Unset | None = UNSET
    """`id`: absent on create; begins vci; verified."""
    description: str | Unset | None = UNSET
    """`description`: verified."""
    amount: Decimal | int | Unset | None = UNSET
    """`amount`: vendor currency; verified."""
    classifications: BillLineItemClassificationsInput | Unset | None = UNSET
    """`classifications`: verified."""

    __fields__ = (
        Field("id", "id", Id("vci", strict=True), doc="absent on create"),
        Field("description", "description", Text()),
        Field("amount", "amount", Number(money=True), doc="vendor currency"),
        Field("classifications", "classifications", Nested(BillLineItemClassificationsInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditBulkUpdate(RequestModel):
    """Vendor credit bulk update, taken by `vendor_credits.update_bulk`."""

    credit_date: date | Unset | None = UNSET
    reference_number: str | Unset | None = UNSET
    """`referenceNumber`: at most 100 characters."""
    vendor_credit_line_items: Sequence[VendorCreditLineItemUpdate | VendorCreditLineItemInput] | Unset | None = UNSET
    """`vendorCreditLineItems`: at least 1."""
    vendor_id: str | Unset | None = UNSET
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    apply_to_chart_of_account_id: str | Unset | None = UNSET
    """`applyToChartOfAccountId`: exclusive with applyToBankAccountId; begins 0ca."""
    apply_to_bank_account_id: str | Unset | None = UNSET
    """`applyToBankAccountId`: begins bac."""
    id: str
    """`id`: begins vcr."""

    __fields__ = (
        Field("credit_date", "creditDate", Date()),
        Field("reference_number", "referenceNumber", Text(100)),
        Field(
            "vendor_credit_line_items",
            "vendorCreditLineItems",
            ListOf(Nested(VendorCreditLineItemUpdate, VendorCreditLineItemInput)),
            doc="at least 1",
        ),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("description", "description", Text()),
        Field(
            "apply_to_chart_of_account_id",
            "applyToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with applyToBankAccountId",
        ),
        Field("apply_to_bank_account_id", "applyToBankAccountId", Id("bac", strict=True)),
        Field("id", "id", Id("vcr", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class VendorCreditUpdate(RequestModel):
    """Vendor credit update, taken by `vendor_credits.update`."""

    credit_date: date | Unset | None = UNSET
    reference_number: str | Unset | None = UNSET
    """`referenceNumber`: at most 100 characters."""
    vendor_credit_line_items: Sequence[VendorCreditLineItemUpdate | VendorCreditLineItemInput] | Unset | None = UNSET
    """`vendorCreditLineItems`: at least 1."""
    vendor_id: str | Unset | None = UNSET
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    apply_to_chart_of_account_id: str | Unset | None = UNSET
    """`applyToChartOfAccountId`: exclusive with applyToBankAccountId; begins 0ca."""
    apply_to_bank_account_id: str | Unset | None = UNSET
    """`applyToBankAccountId`: begins bac."""

    __fields__ = (
        Field("credit_date", "creditDate", Date()),
        Field("reference_number", "referenceNumber", Text(100)),
        Field(
            "vendor_credit_line_items",
            "vendorCreditLineItems",
            ListOf(Nested(VendorCreditLineItemUpdate, VendorCreditLineItemInput)),
            doc="at least 1",
        ),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("description", "description", Text()),
        Field(
            "apply_to_chart_of_account_id",
            "applyToChartOfAccountId",
            Id("0ca", strict=True),
            doc="exclusive with applyToBankAccountId",
        ),
        Field("apply_to_bank_account_id", "applyToBankAccountId", Id("bac", strict=True)),
    )
