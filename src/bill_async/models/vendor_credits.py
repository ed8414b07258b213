"""Credits from vendors, to apply to bills.

Generated from spec/v3/vendor_credits.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset
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


@model(confidence="derived")
class VendorCreditLineItem(AnswerModel):
    """Vendor credit line item, part of `VendorCredit`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id("vci", strict=True), confidence="verified")
    description: str | None = optional_field("description", Text(), confidence="verified")
    amount: Decimal | None = optional_field("amount", Number(money=True), confidence="verified", doc="vendor currency")
    classifications: BillLineItemClassifications | None = optional_field(
        "classifications", Nested(BillLineItemClassifications), confidence="verified"
    )


@model(confidence="derived")
class VendorCreditLineItemInput(RequestModel):
    """Vendor credit line item, part of `VendorCreditCreate` and `VendorCreditBulkReplace`. For requests; answers hold
    `VendorCreditLineItem`. Known from a single source, not from BILL's reference.
    """

    id: str | Unset | None = optional_field(
        "id", Id("vci", strict=True), confidence="verified", doc="leave it out for new lines"
    )
    description: str | Unset | None = optional_field("description", Text(), confidence="verified")
    amount: Decimal | int = required_field("amount", Number(money=True), confidence="verified", doc="vendor currency")
    classifications: BillLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(BillLineItemClassificationsInput), confidence="verified"
    )


@model
class VendorCreditUsage(AnswerModel):
    """Vendor credit usage, part of `VendorCredit`."""

    bill_id: str | None = optional_field("billId", Id("00n", strict=True))
    payment_id: str | None = optional_field("paymentId", Id("stp", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True))


@model
class VendorCredit(AnswerModel):
    """A credit from a vendor. An archived credit cannot be restored. Returned by `vendor_credits.list`,
    `vendor_credits.create`, `vendor_credits.replace_bulk` and 7 more.
    """

    id: str = required_field("id", Id("vcr", strict=True))
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    reference_number: str | None = optional_field("referenceNumber", Text())
    credit_date: date | None = optional_field("creditDate", Date())
    description: str | None = optional_field("description", Text())
    archived: bool | None = optional_field("archived", Boolean())
    apply_to_chart_of_account_id: str | None = optional_field("applyToChartOfAccountId", Id("0ca", strict=True))
    apply_to_bank_account_id: str | None = optional_field("applyToBankAccountId", Id("bac", strict=True))
    amount: Decimal | None = optional_field("amount", Number(money=True), doc="vendor currency")
    applied_amount: Decimal | None = optional_field("appliedAmount", Number(money=True))
    status: CreditStatus | None = optional_field("status", Choice(CreditStatus))
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    vendor_credit_line_items: list[VendorCreditLineItem] | None = optional_field(
        "vendorCreditLineItems", ListOf(Nested(VendorCreditLineItem))
    )
    usage: list[VendorCreditUsage] | None = optional_field(
        "usage",
        ListOf(Nested(VendorCreditUsage)),
        doc="the bills and payments it was applied to; only in the answers of list and get",
    )


@model
class VendorCreditCreate(RequestModel):
    """Vendor credit create, accepted by `vendor_credits.create`, `vendor_credits.create_bulk` and
    `vendor_credits.replace`.
    """

    credit_date: date = required_field("creditDate", Date())
    reference_number: str = required_field("referenceNumber", Text(100))
    vendor_credit_line_items: Sequence[VendorCreditLineItemInput] = required_field(
        "vendorCreditLineItems", ListOf(Nested(VendorCreditLineItemInput)), doc="at least 1"
    )
    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text())
    apply_to_chart_of_account_id: str | Unset | None = optional_field(
        "applyToChartOfAccountId", Id("0ca", strict=True), doc="not together with applyToBankAccountId"
    )
    apply_to_bank_account_id: str | Unset | None = optional_field("applyToBankAccountId", Id("bac", strict=True))


@model
class VendorCreditBulkReplace(RequestModel):
    """Vendor credit bulk replace, accepted by `vendor_credits.replace_bulk`."""

    credit_date: date = required_field("creditDate", Date())
    reference_number: str = required_field("referenceNumber", Text(100))
    vendor_credit_line_items: Sequence[VendorCreditLineItemInput] = required_field(
        "vendorCreditLineItems", ListOf(Nested(VendorCreditLineItemInput)), doc="at least 1"
    )
    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text())
    apply_to_chart_of_account_id: str | Unset | None = optional_field(
        "applyToChartOfAccountId", Id("0ca", strict=True), doc="not together with applyToBankAccountId"
    )
    apply_to_bank_account_id: str | Unset | None = optional_field("applyToBankAccountId", Id("bac", strict=True))
    id: str = required_field("id", Id("vcr", strict=True))


@model(confidence="derived")
class VendorCreditLineItemUpdate(RequestModel):
    """Vendor credit line item update, part of `VendorCreditBulkUpdate` and `VendorCreditUpdate`. In a change, none of
    its fields is required; `VendorCreditLineItemInput` is accepted as well. Known from a single source, not from BILL's
    reference.
    """

    id: str | Unset | None = optional_field(
        "id", Id("vci", strict=True), confidence="verified", doc="leave it out for new lines"
    )
    description: str | Unset | None = optional_field("description", Text(), confidence="verified")
    amount: Decimal | int | Unset | None = optional_field(
        "amount", Number(money=True), confidence="verified", doc="vendor currency"
    )
    classifications: BillLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(BillLineItemClassificationsInput), confidence="verified"
    )


@model
class VendorCreditBulkUpdate(RequestModel):
    """Vendor credit bulk update, accepted by `vendor_credits.update_bulk`."""

    credit_date: date | Unset | None = optional_field("creditDate", Date())
    reference_number: str | Unset | None = optional_field("referenceNumber", Text(100))
    vendor_credit_line_items: Sequence[VendorCreditLineItemUpdate | VendorCreditLineItemInput] | Unset | None = (
        optional_field(
            "vendorCreditLineItems",
            ListOf(Nested(VendorCreditLineItemUpdate, VendorCreditLineItemInput)),
            doc="at least 1",
        )
    )
    vendor_id: str | Unset | None = optional_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text())
    apply_to_chart_of_account_id: str | Unset | None = optional_field(
        "applyToChartOfAccountId", Id("0ca", strict=True), doc="not together with applyToBankAccountId"
    )
    apply_to_bank_account_id: str | Unset | None = optional_field("applyToBankAccountId", Id("bac", strict=True))
    id: str = required_field("id", Id("vcr", strict=True))


@model
class VendorCreditUpdate(RequestModel):
    """Vendor credit update, accepted by `vendor_credits.update`."""

    credit_date: date | Unset | None = optional_field("creditDate", Date())
    reference_number: str | Unset | None = optional_field("referenceNumber", Text(100))
    vendor_credit_line_items: Sequence[VendorCreditLineItemUpdate | VendorCreditLineItemInput] | Unset | None = (
        optional_field(
            "vendorCreditLineItems",
            ListOf(Nested(VendorCreditLineItemUpdate, VendorCreditLineItemInput)),
            doc="at least 1",
        )
    )
    vendor_id: str | Unset | None = optional_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text())
    apply_to_chart_of_account_id: str | Unset | None = optional_field(
        "applyToChartOfAccountId", Id("0ca", strict=True), doc="not together with applyToBankAccountId"
    )
    apply_to_bank_account_id: str | Unset | None = optional_field("applyToBankAccountId", Id("bac", strict=True))
