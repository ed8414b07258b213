"""Schedules that create bills.

Generated from spec/v3/recurring_bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, DateTime, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_list, to_text
from ..types import UNSET, Unset
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


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillLineItemClassifications(AnswerModel):
    """Classifications of a line of a recurring bill. Its fields are known from a single source, not from BILL's
    reference. Part of `RecurringBillLineItem`.
    """

    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | None = None
    """`accountingClassId`: begins cls."""
    department_id: str | None = None
    """`departmentId`: begins 0de."""
    employee_id: str | None = None
    """`employeeId`: begins emp."""
    job_id: str | None = None
    """`jobId`: begins job."""
    location_id: str | None = None
    """`locationId`: begins loc."""
    item_id: str | None = None
    """`itemId`: begins 0ii."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True), confidence="derived"),
        Field("accounting_class_id", "accountingClassId", Id("cls"), confidence="derived"),
        Field("department_id", "departmentId", Id("0de"), confidence="derived"),
        Field("employee_id", "employeeId", Id("emp"), confidence="derived"),
        Field("job_id", "jobId", Id("job"), confidence="derived"),
        Field("location_id", "locationId", Id("loc"), confidence="derived"),
        Field("item_id", "itemId", Id("0ii"), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringBillLineItemClassifications:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringBillLineItemClassifications)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("accountingClassId", None)
        new.accounting_class_id = value if type(value) is str or value is None else to_text(value)
        value = take("departmentId", None)
        new.department_id = value if type(value) is str or value is None else to_text(value)
        value = take("employeeId", None)
        new.employee_id = value if type(value) is str or value is None else to_text(value)
        value = take("jobId", None)
        new.job_id = value if type(value) is str or value is None else to_text(value)
        value = take("locationId", None)
        new.location_id = value if type(value) is str or value is None else to_text(value)
        value = take("itemId", None)
        new.item_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillLineItemClassificationsInput(RequestModel):
    """Classifications of a line of a recurring bill. For requests; answers hold `RecurringBillLineItemClassifications`.
    Its fields are known from a single source, not from BILL's reference. Part of `RecurringBillLineItemInput` and
    `RecurringBillLineItemUpdate`.
    """

    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    accounting_class_id: str | Unset | None = UNSET
    """`accountingClassId`: begins cls."""
    department_id: str | Unset | None = UNSET
    """`departmentId`: begins 0de."""
    employee_id: str | Unset | None = UNSET
    """`employeeId`: begins emp."""
    job_id: str | Unset | None = UNSET
    """`jobId`: begins job."""
    location_id: str | Unset | None = UNSET
    """`locationId`: begins loc."""
    item_id: str | Unset | None = UNSET
    """`itemId`: begins 0ii."""

    __fields__ = (
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True), confidence="derived"),
        Field("accounting_class_id", "accountingClassId", Id("cls"), confidence="derived"),
        Field("department_id", "departmentId", Id("0de"), confidence="derived"),
        Field("employee_id", "employeeId", Id("emp"), confidence="derived"),
        Field("job_id", "jobId", Id("job"), confidence="derived"),
        Field("location_id", "locationId", Id("loc"), confidence="derived"),
        Field("item_id", "itemId", Id("0ii"), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillLineItem(AnswerModel):
    """Recurring bill line item, part of `RecurringBill`."""

    id: str | None = None
    amount: Decimal | None = None
    description: str | None = None
    classifications: RecurringBillLineItemClassifications | None = None
    chart_of_account_id: str | None = None
    """`chartOfAccountId`: later moved into classifications; begins 0ca; derived."""
    quantity: Decimal | None = None
    """`quantity`: request example only, no answer has it; derived."""

    __fields__ = (
        Field("id", "id", Id()),
        Field("amount", "amount", Number(money=True)),
        Field("description", "description", Text()),
        Field("classifications", "classifications", Nested(RecurringBillLineItemClassifications)),
        Field(
            "chart_of_account_id",
            "chartOfAccountId",
            Id("0ca", strict=True),
            confidence="derived",
            doc="later moved into classifications",
        ),
        Field("quantity", "quantity", Number(), confidence="derived", doc="request example only, no answer has it"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringBillLineItem:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringBillLineItem)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("classifications", None)
        new.classifications = None if value is None else RecurringBillLineItemClassifications._from_wire(value)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillLineItemInput(RequestModel):
    """Recurring bill line item, part of `RecurringBillCreate`. For requests; answers hold `RecurringBillLineItem`."""

    id: str | Unset | None = UNSET
    amount: Decimal | int
    description: str | Unset | None = UNSET
    classifications: RecurringBillLineItemClassificationsInput | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: later moved into classifications; begins 0ca; derived."""
    quantity: Decimal | int | Unset | None = UNSET
    """`quantity`: request example only, no answer has it; derived."""

    __fields__ = (
        Field("id", "id", Id()),
        Field("amount", "amount", Number(money=True), required=True),
        Field("description", "description", Text()),
        Field("classifications", "classifications", Nested(RecurringBillLineItemClassificationsInput)),
        Field(
            "chart_of_account_id",
            "chartOfAccountId",
            Id("0ca", strict=True),
            confidence="derived",
            doc="later moved into classifications",
        ),
        Field("quantity", "quantity", Number(), confidence="derived", doc="request example only, no answer has it"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillProcessingOptions(AnswerModel):
    """Recurring bill processing options, part of `RecurringBill`."""

    auto_payment: bool | None = None
    """`autoPayment`: needs an MFA-trusted session."""

    __fields__ = (Field("auto_payment", "autoPayment", Boolean(), doc="needs an MFA-trusted session"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringBillProcessingOptions:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringBillProcessingOptions)
        value = take("autoPayment", None)
        new.auto_payment = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillProcessingOptionsInput(RequestModel):
    """Recurring bill processing options, part of `RecurringBillCreate` and `RecurringBillUpdate`. For requests; answers
    hold `RecurringBillProcessingOptions`.
    """

    auto_payment: bool | Unset | None = UNSET
    """`autoPayment`: needs an MFA-trusted session."""

    __fields__ = (Field("auto_payment", "autoPayment", Boolean(), doc="needs an MFA-trusted session"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillPaymentInformation(AnswerModel):
    """Recurring bill payment information, part of `RecurringBill`."""

    bank_account_id: str | None = None
    """`bankAccountId`: begins bac."""

    __fields__ = (Field("bank_account_id", "bankAccountId", Id("bac", strict=True)),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringBillPaymentInformation:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringBillPaymentInformation)
        value = take("bankAccountId", None)
        new.bank_account_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillPaymentInformationInput(RequestModel):
    """Recurring bill payment information, part of `RecurringBillCreate` and `RecurringBillUpdate`. For requests;
    answers hold `RecurringBillPaymentInformation`.
    """

    bank_account_id: str | Unset | None = UNSET
    """`bankAccountId`: begins bac."""

    __fields__ = (Field("bank_account_id", "bankAccountId", Id("bac", strict=True)),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBill(AnswerModel):
    """Recurring bill, given by `recurring_bills.list`, `recurring_bills.create`, `recurring_bills.get` and 4 more."""

    id: str
    """`id`: begins btp."""
    archived: bool | None = None
    vendor_id: str | None = None
    """`vendorId`: begins 009."""
    description: str | None = None
    schedule: RecurringSchedule | None = None
    recurring_bill_line_items: list[RecurringBillLineItem] | None = None
    processing_options: RecurringBillProcessingOptions | None = None
    payment_information: RecurringBillPaymentInformation | None = None
    created_time: datetime | None = None
    """`createdTime`: derived."""
    updated_time: datetime | None = None
    """`updatedTime`: derived."""

    __fields__ = (
        Field("id", "id", Id("btp", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("description", "description", Text()),
        Field("schedule", "schedule", Nested(RecurringSchedule)),
        Field("recurring_bill_line_items", "recurringBillLineItems", ListOf(Nested(RecurringBillLineItem))),
        Field("processing_options", "processingOptions", Nested(RecurringBillProcessingOptions)),
        Field("payment_information", "paymentInformation", Nested(RecurringBillPaymentInformation)),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringBill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringBill)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("schedule", None)
        new.schedule = None if value is None else RecurringSchedule._from_wire(value)
        value = take("recurringBillLineItems", None)
        new.recurring_bill_line_items = (
            None if value is None else [RecurringBillLineItem._from_wire(item) for item in to_list(value)]
        )
        value = take("processingOptions", None)
        new.processing_options = None if value is None else RecurringBillProcessingOptions._from_wire(value)
        value = take("paymentInformation", None)
        new.payment_information = None if value is None else RecurringBillPaymentInformation._from_wire(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillCreate(RequestModel):
    """Recurring bill create, taken by `recurring_bills.create` and `recurring_bills.replace`."""

    vendor_id: str
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    schedule: RecurringScheduleInput
    recurring_bill_line_items: Sequence[RecurringBillLineItemInput]
    processing_options: RecurringBillProcessingOptionsInput | Unset | None = UNSET
    payment_information: RecurringBillPaymentInformationInput | Unset | None = UNSET

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("description", "description", Text()),
        Field("schedule", "schedule", Nested(RecurringScheduleInput), required=True),
        Field(
            "recurring_bill_line_items",
            "recurringBillLineItems",
            ListOf(Nested(RecurringBillLineItemInput)),
            required=True,
        ),
        Field("processing_options", "processingOptions", Nested(RecurringBillProcessingOptionsInput)),
        Field("payment_information", "paymentInformation", Nested(RecurringBillPaymentInformationInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillLineItemUpdate(RequestModel):
    """Recurring bill line item update, part of `RecurringBillUpdate`. As part of a change nothing in it is required;
    `RecurringBillLineItemInput` is accepted, too.
    """

    id: str | Unset | None = UNSET
    amount: Decimal | int | Unset | None = UNSET
    description: str | Unset | None = UNSET
    classifications: RecurringBillLineItemClassificationsInput | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: later moved into classifications; begins 0ca; derived."""
    quantity: Decimal | int | Unset | None = UNSET
    """`quantity`: request example only, no answer has it; derived."""

    __fields__ = (
        Field("id", "id", Id()),
        Field("amount", "amount", Number(money=True)),
        Field("description", "description", Text()),
        Field("classifications", "classifications", Nested(RecurringBillLineItemClassificationsInput)),
        Field(
            "chart_of_account_id",
            "chartOfAccountId",
            Id("0ca", strict=True),
            confidence="derived",
            doc="later moved into classifications",
        ),
        Field("quantity", "quantity", Number(), confidence="derived", doc="request example only, no answer has it"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringBillUpdate(RequestModel):
    """Recurring bill update, taken by `recurring_bills.update`."""

    vendor_id: str | Unset | None = UNSET
    """`vendorId`: begins 009."""
    description: str | Unset | None = UNSET
    schedule: RecurringScheduleUpdate | RecurringScheduleInput | Unset | None = UNSET
    recurring_bill_line_items: Sequence[RecurringBillLineItemUpdate | RecurringBillLineItemInput] | Unset | None = UNSET
    processing_options: RecurringBillProcessingOptionsInput | Unset | None = UNSET
    payment_information: RecurringBillPaymentInformationInput | Unset | None = UNSET

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True)),
        Field("description", "description", Text()),
        Field("schedule", "schedule", Nested(RecurringScheduleUpdate, RecurringScheduleInput)),
        Field(
            "recurring_bill_line_items",
            "recurringBillLineItems",
            ListOf(Nested(RecurringBillLineItemUpdate, RecurringBillLineItemInput)),
        ),
        Field("processing_options", "processingOptions", Nested(RecurringBillProcessingOptionsInput)),
        Field("payment_information", "paymentInformation", Nested(RecurringBillPaymentInformationInput)),
    )
