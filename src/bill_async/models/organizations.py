"""The organization itself.

Generated from spec/v3/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel
from .._schema import Boolean, Choice, Date, Field, Id, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_decimal, to_list, to_text
from ..types import OpenEnum

__all__ = [
    "BillingPeriod",
    "BillingStatement",
    "BillingStatementLine",
    "BillingStatementLinks",
    "BillingStatementPaymentStatus",
    "PlanTerm",
    "PricePlan",
]


class BillingStatementPaymentStatus(OpenEnum, members={"PAID": "PAID", "UNPAID": "UNPAID"}):
    """Billing statement payment status, part of `BillingStatement`. The values are known from a single source, not from
    BILL's reference.
    """

    PAID: ClassVar[BillingStatementPaymentStatus]
    UNPAID: ClassVar[BillingStatementPaymentStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PlanTerm(AnswerModel):
    """Plan term, part of `PricePlan`. Its fields are known from a single source, not from BILL's reference."""

    type: str | None = None
    name: str | None = None
    tier: Decimal | None = None
    quantity: Decimal | None = None
    price: Decimal | None = None

    __fields__ = (
        Field("type", "type", Text(), confidence="derived"),
        Field("name", "name", Text(), confidence="derived"),
        Field("tier", "tier", Number(), confidence="derived"),
        Field("quantity", "quantity", Number(), confidence="derived"),
        Field("price", "price", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PlanTerm:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PlanTerm)
        value = take("type", None)
        new.type = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("tier", None)
        new.tier = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("price", None)
        new.price = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PricePlan(AnswerModel):
    """Price plan, given by `organizations.get_price_plan`. Its fields are known from a single source, not from BILL's
    reference.
    """

    id: str
    name: str | None = None
    monthly_price: Decimal | None = None
    allow_trial: bool | None = None
    price_varies_per_user: bool | None = None
    plan_terms: list[PlanTerm] | None = None

    __fields__ = (
        Field("id", "id", Id(), required=True, confidence="derived"),
        Field("name", "name", Text(), confidence="derived"),
        Field("monthly_price", "monthlyPrice", Number(money=True), confidence="derived"),
        Field("allow_trial", "allowTrial", Boolean(), confidence="derived"),
        Field("price_varies_per_user", "priceVariesPerUser", Boolean(), confidence="derived"),
        Field("plan_terms", "planTerms", ListOf(Nested(PlanTerm)), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PricePlan:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PricePlan)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("monthlyPrice", None)
        new.monthly_price = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("allowTrial", None)
        new.allow_trial = value if type(value) is bool or value is None else to_bool(value)
        value = take("priceVariesPerUser", None)
        new.price_varies_per_user = value if type(value) is bool or value is None else to_bool(value)
        value = take("planTerms", None)
        new.plan_terms = None if value is None else [PlanTerm._from_wire(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillingPeriod(AnswerModel):
    """Billing period, part of `BillingStatement`. Its fields are known from a single source, not from BILL's reference."""

    start_date: date | None = None
    end_date: date | None = None

    __fields__ = (
        Field("start_date", "startDate", Date(), confidence="derived"),
        Field("end_date", "endDate", Date(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillingPeriod:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillingPeriod)
        value = take("startDate", None)
        new.start_date = None if value is None else to_date(value)
        value = take("endDate", None)
        new.end_date = None if value is None else to_date(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillingStatementLinks(AnswerModel):
    """Billing statement links, part of `BillingStatement`. Its fields are known from a single source, not from BILL's
    reference.
    """

    csv: str | None = None
    pdf: str | None = None

    __fields__ = (
        Field("csv", "csv", Text(), confidence="derived"),
        Field("pdf", "pdf", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillingStatementLinks:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillingStatementLinks)
        value = take("csv", None)
        new.csv = value if type(value) is str or value is None else to_text(value)
        value = take("pdf", None)
        new.pdf = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillingStatementLine(AnswerModel):
    """Billing statement line, part of `BillingStatement`. Its fields are known from a single source, not from BILL's
    reference.
    """

    quantity: Decimal | None = None
    description: str | None = None
    type: str | None = None
    amount: Decimal | None = None

    __fields__ = (
        Field("quantity", "quantity", Number(), confidence="derived"),
        Field("description", "description", Text(), confidence="derived"),
        Field("type", "type", Text(), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillingStatementLine:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillingStatementLine)
        value = take("quantity", None)
        new.quantity = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillingStatement(AnswerModel):
    """Billing statement, given by `organizations.list_billing_statements` and `organizations.get_billing_statement`.
    Its fields are known from a single source, not from BILL's reference.
    """

    amount: Decimal | None = None
    billing_period: BillingPeriod | None = None
    description: str | None = None
    id: str
    invoice_date: date | None = None
    invoice_number: str | None = None
    payment_status: BillingStatementPaymentStatus | None = None
    payment_date: date | None = None
    download_link: BillingStatementLinks | None = None
    """`downloadLink`: details only; fetched with the sessionId header."""
    statement_details: list[BillingStatementLine] | None = None
    """`statementDetails`: details only."""

    __fields__ = (
        Field("amount", "amount", Number(money=True), confidence="derived"),
        Field("billing_period", "billingPeriod", Nested(BillingPeriod), confidence="derived"),
        Field("description", "description", Text(), confidence="derived"),
        Field("id", "id", Id(), required=True, confidence="derived"),
        Field("invoice_date", "invoiceDate", Date(), confidence="derived"),
        Field("invoice_number", "invoiceNumber", Text(), confidence="derived"),
        Field("payment_status", "paymentStatus", Choice(BillingStatementPaymentStatus), confidence="derived"),
        Field("payment_date", "paymentDate", Date(), confidence="derived"),
        Field(
            "download_link",
            "downloadLink",
            Nested(BillingStatementLinks),
            confidence="derived",
            doc="details only; fetched with the sessionId header",
        ),
        Field(
            "statement_details",
            "statementDetails",
            ListOf(Nested(BillingStatementLine)),
            confidence="derived",
            doc="details only",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillingStatement:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillingStatement)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("billingPeriod", None)
        new.billing_period = None if value is None else BillingPeriod._from_wire(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("invoiceDate", None)
        new.invoice_date = None if value is None else to_date(value)
        value = take("invoiceNumber", None)
        new.invoice_number = value if type(value) is str or value is None else to_text(value)
        value = take("paymentStatus", None)
        new.payment_status = None if value is None else BillingStatementPaymentStatus(value)
        value = take("paymentDate", None)
        new.payment_date = None if value is None else to_date(value)
        value = take("downloadLink", None)
        new.download_link = None if value is None else BillingStatementLinks._from_wire(value)
        value = take("statementDetails", None)
        new.statement_details = (
            None if value is None else [BillingStatementLine._from_wire(item) for item in to_list(value)]
        )
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
