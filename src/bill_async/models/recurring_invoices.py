"""Schedules that create invoices.

Generated from spec/v3/recurring_invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, DateTime, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset
from .common import (
    InvoiceClassifications,
    InvoiceLineItemClassifications,
    InvoiceLineItemClassificationsInput,
    RecurringSchedule,
    RecurringScheduleInput,
    RecurringScheduleUpdate,
)

__all__ = [
    "RecurringInvoice",
    "RecurringInvoiceCreate",
    "RecurringInvoiceLineItem",
    "RecurringInvoiceLineItemInput",
    "RecurringInvoiceUpdate",
]


@model(confidence="derived")
class RecurringInvoiceLineItem(AnswerModel):
    """Recurring invoice line item, part of `RecurringInvoice`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id())
    amount: Decimal | None = optional_field("amount", Number(money=True))
    description: str | None = optional_field("description", Text())
    price: Decimal | None = optional_field("price", Number(money=True))
    quantity: Decimal | None = optional_field("quantity", Number())
    classifications: InvoiceLineItemClassifications | None = optional_field(
        "classifications", Nested(InvoiceLineItemClassifications)
    )
    taxable: bool | None = optional_field("taxable", Boolean())


@model(confidence="derived")
class RecurringInvoiceLineItemInput(RequestModel):
    """Recurring invoice line item, part of `RecurringInvoiceCreate` and `RecurringInvoiceUpdate`. For requests; answers
    hold `RecurringInvoiceLineItem`. Known from a single source, not from BILL's reference.
    """

    id: str | Unset | None = optional_field("id", Id(), doc="leave it out for new lines")
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True))
    description: str | Unset | None = optional_field("description", Text())
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True))
    quantity: Decimal | int | Unset | None = optional_field("quantity", Number())
    classifications: InvoiceLineItemClassificationsInput | Unset | None = optional_field(
        "classifications", Nested(InvoiceLineItemClassificationsInput)
    )
    taxable: bool | Unset | None = optional_field("taxable", Boolean())


@model(confidence="derived")
class RecurringInvoice(AnswerModel):
    """Recurring invoice, returned by `recurring_invoices.list`, `recurring_invoices.create`, `recurring_invoices.get`
    and 4 more. Known from a single source, not from BILL's reference.
    """

    id: str = required_field("id", Id("rit", strict=True), confidence="verified")
    customer_id: str | None = optional_field("customerId", Id("0cu", strict=True), confidence="verified")
    description: str | None = optional_field("description", Text())
    archived: bool | None = optional_field("archived", Boolean(), confidence="verified")
    schedule: RecurringSchedule | None = optional_field("schedule", Nested(RecurringSchedule), confidence="verified")
    recurring_invoice_line_items: list[RecurringInvoiceLineItem] | None = optional_field(
        "recurringInvoiceLineItems", ListOf(Nested(RecurringInvoiceLineItem)), confidence="verified"
    )
    classifications: InvoiceClassifications | None = optional_field("classifications", Nested(InvoiceClassifications))
    send_email: bool | None = optional_field("sendEmail", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class RecurringInvoiceCreate(RequestModel):
    """Recurring invoice create, accepted by `recurring_invoices.create` and `recurring_invoices.replace`."""

    customer_id: str = required_field("customerId", Id("0cu", strict=True))
    schedule: RecurringScheduleInput = required_field("schedule", Nested(RecurringScheduleInput))
    recurring_invoice_line_items: Sequence[RecurringInvoiceLineItemInput] = required_field(
        "recurringInvoiceLineItems", ListOf(Nested(RecurringInvoiceLineItemInput))
    )
    description: str | Unset | None = optional_field(
        "description",
        Text(4000),
        confidence="assumed",
        doc="the key is taken from the answer; BILL documents only one text, meant as an invoice number",
    )
    invoice_number: str | Unset | None = optional_field(
        "invoiceNumber",
        Text(4000),
        confidence="derived",
        doc="by default the due date; the key is inferred from BILL's description",
    )
    send_email: bool | Unset | None = optional_field(
        "sendEmail",
        Boolean(),
        confidence="derived",
        doc="true sends each invoice by e-mail; the key is taken from the answer",
    )


@model
class RecurringInvoiceUpdate(RequestModel):
    """Recurring invoice update, accepted by `recurring_invoices.update`."""

    customer_id: str | Unset | None = optional_field("customerId", Id("0cu", strict=True))
    schedule: RecurringScheduleUpdate | RecurringScheduleInput | Unset | None = optional_field(
        "schedule", Nested(RecurringScheduleUpdate, RecurringScheduleInput)
    )
    recurring_invoice_line_items: Sequence[RecurringInvoiceLineItemInput] | Unset | None = optional_field(
        "recurringInvoiceLineItems", ListOf(Nested(RecurringInvoiceLineItemInput))
    )
    description: str | Unset | None = optional_field(
        "description",
        Text(4000),
        confidence="assumed",
        doc="the key is taken from the answer; BILL documents only one text, meant as an invoice number",
    )
    invoice_number: str | Unset | None = optional_field(
        "invoiceNumber",
        Text(4000),
        confidence="derived",
        doc="by default the due date; the key is inferred from BILL's description",
    )
    send_email: bool | Unset | None = optional_field(
        "sendEmail",
        Boolean(),
        confidence="derived",
        doc="true sends each invoice by e-mail; the key is taken from the answer",
    )
