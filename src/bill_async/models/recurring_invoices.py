"""Schedules that create invoices.

Generated from spec/v3/recurring_invoices.yaml by `python -m codegen`; do not edit.
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


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringInvoiceLineItem(AnswerModel):
    """Recurring invoice line item, part of `RecurringInvoice`. Its fields are known from a single source, not from
    BILL's reference.
    """

    id: str | None = None
    """`id`: absent on create."""
    amount: Decimal | None = None
    description: str | None = None
    price: Decimal | None = None
    quantity: Decimal | None = None
    classifications: InvoiceLineItemClassifications | None = None
    taxable: bool | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="derived", doc="absent on create"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("description", "description", Text(), confidence="derived"),
        Field("price", "price", Number(money=True), confidence="derived"),
        Field("quantity", "quantity", Number(), confidence="derived"),
        Field("classifications", "classifications", Nested(InvoiceLineItemClassifications), confidence="derived"),
        Field("taxable", "taxable", Boolean(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringInvoiceLineItem:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringInvoiceLineItem)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("price", None)
        new.price = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("classifications", None)
        new.classifications = None if value is None else InvoiceLineItemClassifications._from_wire(value)
        value = take("taxable", None)
        new.taxable = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringInvoiceLineItemInput(RequestModel):
    """Recurring invoice line item, part of `RecurringInvoiceCreate` and `RecurringInvoiceUpdate`. For requests; answers
    hold `RecurringInvoiceLineItem`. Its fields are known from a single source, not from BILL's reference.
    """

    id: str | Unset | None = UNSET
    """`id`: absent on create."""
    amount: Decimal | int | Unset | None = UNSET
    description: str | Unset | None = UNSET
    price: Decimal | int | Unset | None = UNSET
    quantity: Decimal | int | Unset | None = UNSET
    classifications: InvoiceLineItemClassificationsInput | Unset | None = UNSET
    taxable: bool | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id(), confidence="derived", doc="absent on create"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("description", "description", Text(), confidence="derived"),
        Field("price", "price", Number(money=True), confidence="derived"),
        Field("quantity", "quantity", Number(), confidence="derived"),
        Field("classifications", "classifications", Nested(InvoiceLineItemClassificationsInput), confidence="derived"),
        Field("taxable", "taxable", Boolean(), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringInvoice(AnswerModel):
    """Recurring invoice, given by `recurring_invoices.list`, `recurring_invoices.create`, `recurring_invoices.get` and
    4 more. Its fields are known from a single source, not from BILL's reference.
    """

    id: str
    """`id`: begins rit; verified."""
    customer_id: str | None = None
    """`customerId`: begins 0cu; verified."""
    description: str | None = None
    archived: bool | None = None
    """`archived`: verified."""
    schedule: RecurringSchedule | None = None
    """`schedule`: verified."""
    recurring_invoice_line_items: list[RecurringInvoiceLineItem] | None = None
    """`recurringInvoiceLineItems`: verified."""
    classifications: InvoiceClassifications | None = None
    send_email: bool | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("rit", strict=True), required=True),
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("description", "description", Text(), confidence="derived"),
        Field("archived", "archived", Boolean()),
        Field("schedule", "schedule", Nested(RecurringSchedule)),
        Field("recurring_invoice_line_items", "recurringInvoiceLineItems", ListOf(Nested(RecurringInvoiceLineItem))),
        Field("classifications", "classifications", Nested(InvoiceClassifications), confidence="derived"),
        Field("send_email", "sendEmail", Boolean(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> RecurringInvoice:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(RecurringInvoice)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("customerId", None)
        new.customer_id = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("schedule", None)
        new.schedule = None if value is None else RecurringSchedule._from_wire(value)
        value = take("recurringInvoiceLineItems", None)
        new.recurring_invoice_line_items = (
            None if value is None else [RecurringInvoiceLineItem._from_wire(item) for item in to_list(value)]
        )
        value = take("classifications", None)
        new.classifications = None if value is None else InvoiceClassifications._from_wire(value)
        value = take("sendEmail", None)
        new.send_email = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringInvoiceCreate(RequestModel):
    """Recurring invoice create, taken by `recurring_invoices.create` and `recurring_invoices.replace`."""

    customer_id: str
    """`customerId`: begins 0cu."""
    schedule: RecurringScheduleInput
    recurring_invoice_line_items: Sequence[RecurringInvoiceLineItemInput]
    description: str | Unset | None = UNSET
    """`description`: from the answer object; BILL's list of what may be sent has one text, and it is meant as an
    invoice number; at most 4000 characters; assumed.
    """
    invoice_number: str | Unset | None = UNSET
    """`invoiceNumber`: key inferred from BILL's description of the text; else the due date is used; at most 4000
    characters; derived.
    """
    send_email: bool | Unset | None = UNSET
    """`sendEmail`: true mails the customer each time; key taken from the answer object; derived."""

    __fields__ = (
        Field("customer_id", "customerId", Id("0cu", strict=True), required=True),
        Field("schedule", "schedule", Nested(RecurringScheduleInput), required=True),
        Field(
            "recurring_invoice_line_items",
            "recurringInvoiceLineItems",
            ListOf(Nested(RecurringInvoiceLineItemInput)),
            required=True,
        ),
        Field(
            "description",
            "description",
            Text(4000),
            confidence="assumed",
            doc="from the answer object; BILL's list of what may be sent has one text, and it is meant as an invoice number",
        ),
        Field(
            "invoice_number",
            "invoiceNumber",
            Text(4000),
            confidence="derived",
            doc="key inferred from BILL's description of the text; else the due date is used",
        ),
        Field(
            "send_email",
            "sendEmail",
            Boolean(),
            confidence="derived",
            doc="true mails the customer each time; key taken from the answer object",
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RecurringInvoiceUpdate(RequestModel):
    """Recurring invoice update, taken by `recurring_invoices.update`."""

    customer_id: str | Unset | None = UNSET
    """`customerId`: begins 0cu."""
    schedule: RecurringScheduleUpdate | RecurringScheduleInput | Unset | None = UNSET
    recurring_invoice_line_items: Sequence[RecurringInvoiceLineItemInput] | Unset | None = UNSET
    description: str | Unset | None = UNSET
    """`description`: from the answer object; BILL's list of what may be sent has one text, and it is meant as an
    invoice number; at most 4000 characters; assumed.
    """
    invoice_number: str | Unset | None = UNSET
    """`invoiceNumber`: key inferred from BILL's description of the text; else the due date is used; at most 4000
    characters; derived.
    """
    send_email: bool | Unset | None = UNSET
    """`sendEmail`: true mails the customer each time; key taken from the answer object; derived."""

    __fields__ = (
        Field("customer_id", "customerId", Id("0cu", strict=True)),
        Field("schedule", "schedule", Nested(RecurringScheduleUpdate, RecurringScheduleInput)),
        Field(
            "recurring_invoice_line_items", "recurringInvoiceLineItems", ListOf(Nested(RecurringInvoiceLineItemInput))
        ),
        Field(
            "description",
            "description",
            Text(4000),
            confidence="assumed",
            doc="from the answer object; BILL's list of what may be sent has one text, and it is meant as an invoice number",
        ),
        Field(
            "invoice_number",
            "invoiceNumber",
            Text(4000),
            confidence="derived",
            doc="key inferred from BILL's description of the text; else the due date is used",
        ),
        Field(
            "send_email",
            "sendEmail",
            Boolean(),
            confidence="derived",
            doc="true mails the customer each time; key taken from the answer object",
        ),
    )
