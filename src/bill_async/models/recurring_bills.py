"""Schedules that create bills.

Generated from spec/v3/recurring_bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset
from .common import RecurringSchedule, RecurringScheduleInput, RecurringScheduleUpdate

__all__ = [
    "RecurringBill",
    "RecurringBillCreate",
    "RecurringBillLineItem",
    "RecurringBillLineItemClassifications",
    "RecurringBillLineItemClassificationsInput",
    "RecurringBillLineItemInput",
    "RecurringBillLineItemUpdate",
    "RecurringBillPaymentInformation",
    "RecurringBillPaymentInformationInput",
    "RecurringBillProcessingOptions",
    "RecurringBillProcessingOptionsInput",
    "RecurringBillUpdate",
]


@model(confidence="derived")
class RecurringBillLineItemClassifications(AnswerModel):
    """The classifications of a line of a recurring bill. Known from a single source, not from BILL's reference. Part of
    `RecurringBillLineItem`.
    """

    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | None = optional_field("departmentId", Id("0de"))
    employee_id: str | None = optional_field("employeeId", Id("emp"))
    job_id: str | None = optional_field("jobId", Id("job"))
    location_id: str | None = optional_field("locationId", Id("loc"))
    item_id: str | None = optional_field("itemId", Id("0ii"))


@model(confidence="derived")
class RecurringBillLineItemClassificationsInput(RequestModel):
    """The classifications of a line of a recurring bill. For requests; answers hold
    `RecurringBillLineItemClassifications`. Known from a single source, not from BILL's reference. Part of
    `RecurringBillLineItemInput` and `RecurringBillLineItemUpdate`.
    """

    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    accounting_class_id: str | Unset | None = optional_field("accountingClassId", Id("cls"))
    department_id: str | Unset | None = optional_field("departmentId", Id("0de"))
    employee_id: str | Unset | None = optional_field("employeeId", Id("emp"))
    job_id: str | Unset | None = optional_field("jobId", Id("job"))
    location_id: str | Unset | None = optional_field("locationId", Id("loc"))
    item_id: str | Unset | None = optional_field("itemId", Id("0ii"))


@model
class RecurringBillLineItem(AnswerModel):
    """Recurring bill line item, part of `RecurringBill`."""

    id: str | None = optional_field("id", Id())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    description: str | None = optional_field("description", Text())
    classifications: RecurringBillLineItemClassifications | None = optional_field(
        "classifications", Nested(RecurringBillLineItemClassifications)
    )
    chart_of_account_id: str | None = optional_field(
        "chartOfAccountId", Id("0ca", strict=True), confidence="derived", doc="later moved into classifications"
    )
    quantity: Decimal | None = optional_field("quantity", Number(), confidence="derived", doc="not seen in any answer")


@model
class RecurringBillLineItemInput(RequestModel):
    """Recurring bill line item, part of `RecurringBillCreate`. For requests; answers hold `RecurringBillLineItem`."""

    id: str | Unset | None = optional_field("id", Id())
    amount: Decimal | int = required_field("amount", Number(money=True))
    description: str | Unset | None = optional_field("description", Text())
    classifications: RecurringBillLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(RecurringBillLineItemClassificationsInput)
    )
    chart_of_account_id: str | Unset | None = optional_field(
        "chartOfAccountId", Id("0ca", strict=True), confidence="derived", doc="later moved into classifications"
    )
    quantity: Decimal | int | Unset | None = optional_field(
        "quantity", Number(), confidence="derived", doc="known only from an example"
    )


@model
class RecurringBillProcessingOptions(AnswerModel):
    """Recurring bill processing options, part of `RecurringBill`."""

    auto_payment: bool | None = optional_field("autoPayment", Boolean())


@model
class RecurringBillProcessingOptionsInput(RequestModel):
    """Recurring bill processing options, part of `RecurringBillCreate` and `RecurringBillUpdate`. For requests; answers
    hold `RecurringBillProcessingOptions`.
    """

    auto_payment: bool | Unset | None = optional_field("autoPayment", Boolean(), doc="needs an MFA-trusted session")


@model
class RecurringBillPaymentInformation(AnswerModel):
    """Recurring bill payment information, part of `RecurringBill`."""

    bank_account_id: str | None = optional_field("bankAccountId", Id("bac", strict=True))


@model
class RecurringBillPaymentInformationInput(RequestModel):
    """Recurring bill payment information, part of `RecurringBillCreate` and `RecurringBillUpdate`. For requests;
    answers hold `RecurringBillPaymentInformation`.
    """

    bank_account_id: str | Unset | None = optional_field("bankAccountId", Id("bac", strict=True))


@model
class RecurringBill(AnswerModel):
    """Recurring bill, returned by `recurring_bills.list`, `recurring_bills.create`, `recurring_bills.get` and 4 more."""

    id: str = required_field("id", Id("btp", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True))
    description: str | None = optional_field("description", Text())
    schedule: RecurringSchedule | None = optional_field("schedule", Nested(RecurringSchedule))
    recurring_bill_line_items: list[RecurringBillLineItem] | None = optional_field(
        "recurringBillLineItems", ListOf(Nested(RecurringBillLineItem))
    )
    processing_options: RecurringBillProcessingOptions | None = optional_field(
        "processingOptions", Nested(RecurringBillProcessingOptions)
    )
    payment_information: RecurringBillPaymentInformation | None = optional_field(
        "paymentInformation", Nested(RecurringBillPaymentInformation)
    )
    created_time: datetime | None = optional_field("createdTime", DateTime(), confidence="derived")
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class RecurringBillCreate(RequestModel):
    """Recurring bill create, accepted by `recurring_bills.create` and `recurring_bills.replace`."""

    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text())
    schedule: RecurringScheduleInput = required_field("schedule", Nested(RecurringScheduleInput))
    recurring_bill_line_items: Sequence[RecurringBillLineItemInput] = required_field(
        "recurringBillLineItems", ListOf(Nested(RecurringBillLineItemInput))
    )
    processing_options: RecurringBillProcessingOptionsInput | Unset | None = optional_field(
        "processingOptions", Nested(RecurringBillProcessingOptionsInput)
    )
    payment_information: RecurringBillPaymentInformationInput | Unset | None = optional_field(
        "paymentInformation", Nested(RecurringBillPaymentInformationInput)
    )


@model
class RecurringBillLineItemUpdate(RequestModel):
    """Recurring bill line item update, part of `RecurringBillUpdate`. In a change, none of its fields is required;
    `RecurringBillLineItemInput` is accepted as well.
    """

    id: str | Unset | None = optional_field("id", Id())
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True))
    description: str | Unset | None = optional_field("description", Text())
    classifications: RecurringBillLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(RecurringBillLineItemClassificationsInput)
    )
    chart_of_account_id: str | Unset | None = optional_field(
        "chartOfAccountId", Id("0ca", strict=True), confidence="derived", doc="later moved into classifications"
    )
    quantity: Decimal | int | Unset | None = optional_field(
        "quantity", Number(), confidence="derived", doc="known only from an example"
    )


@model
class RecurringBillUpdate(RequestModel):
    """Recurring bill update, accepted by `recurring_bills.update`."""

    vendor_id: str | Unset | None = optional_field("vendorId", Id("009", strict=True))
    description: str | Unset | None = optional_field("description", Text())
    schedule: RecurringScheduleUpdate | RecurringScheduleInput | Unset | None = optional_field(
        "schedule", Nested(RecurringScheduleUpdate, RecurringScheduleInput)
    )
    recurring_bill_line_items: Sequence[RecurringBillLineItemUpdate | RecurringBillLineItemInput] | Unset | None = (
        optional_field(
            "recurringBillLineItems", ListOf(Nested(RecurringBillLineItemUpdate, RecurringBillLineItemInput))
        )
    )
    processing_options: RecurringBillProcessingOptionsInput | Unset | None = optional_field(
        "processingOptions", Nested(RecurringBillProcessingOptionsInput)
    )
    payment_information: RecurringBillPaymentInformationInput | Unset | None = optional_field(
        "paymentInformation", Nested(RecurringBillPaymentInformationInput)
    )
