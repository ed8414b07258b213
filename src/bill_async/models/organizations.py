"""The organization itself.

Generated from spec/v3/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, Id, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, model
from ..types import Member, OpenEnum

__all__ = [
    "BillingPeriod",
    "BillingStatement",
    "BillingStatementLine",
    "BillingStatementLinks",
    "BillingStatementPaymentStatus",
    "PlanTerm",
    "PricePlan",
]


class BillingStatementPaymentStatus(OpenEnum):
    """Billing statement payment status, part of `BillingStatement`. The values are known from a single source, not from
    BILL's reference.
    """

    PAID = Member()
    UNPAID = Member()


@model(confidence="derived")
class PlanTerm(AnswerModel):
    """Plan term, part of `PricePlan`. Known from a single source, not from BILL's reference."""

    type: str | None = optional_field("type", Text())
    name: str | None = optional_field("name", Text())
    tier: Decimal | None = optional_field("tier", Number())
    quantity: Decimal | None = optional_field("quantity", Number())
    price: Decimal | None = optional_field("price", Number(money=True))


@model(confidence="derived")
class PricePlan(AnswerModel):
    """Price plan, returned by `organizations.get_price_plan`. Known from a single source, not from BILL's reference."""

    id: str = required_field("id", Id())
    name: str | None = optional_field("name", Text())
    monthly_price: Decimal | None = optional_field("monthlyPrice", Number(money=True))
    allow_trial: bool | None = optional_field("allowTrial", Boolean())
    price_varies_per_user: bool | None = optional_field("priceVariesPerUser", Boolean())
    plan_terms: list[PlanTerm] | None = optional_field("planTerms", ListOf(Nested(PlanTerm)))


@model(confidence="derived")
class BillingPeriod(AnswerModel):
    """Billing period, part of `BillingStatement`. Known from a single source, not from BILL's reference."""

    start_date: date | None = optional_field("startDate", Date())
    end_date: date | None = optional_field("endDate", Date())


@model(confidence="derived")
class BillingStatementLinks(AnswerModel):
    """Billing statement links, part of `BillingStatement`. Known from a single source, not from BILL's reference."""

    csv: str | None = optional_field("csv", Text())
    pdf: str | None = optional_field("pdf", Text())


@model(confidence="derived")
class BillingStatementLine(AnswerModel):
    """Billing statement line, part of `BillingStatement`. Known from a single source, not from BILL's reference."""

    quantity: Decimal | None = optional_field("quantity", Number())
    description: str | None = optional_field("description", Text())
    type: str | None = optional_field("type", Text())
    amount: Decimal | None = optional_field("amount", Number(money=True))


@model(confidence="derived")
class BillingStatement(AnswerModel):
    """Billing statement, returned by `organizations.list_billing_statements` and `organizations.get_billing_statement`.
    Known from a single source, not from BILL's reference.
    """

    amount: Decimal | None = optional_field("amount", Number(money=True))
    billing_period: BillingPeriod | None = optional_field("billingPeriod", Nested(BillingPeriod))
    description: str | None = optional_field("description", Text())
    id: str = required_field("id", Id())
    invoice_date: date | None = optional_field("invoiceDate", Date())
    invoice_number: str | None = optional_field("invoiceNumber", Text())
    payment_status: BillingStatementPaymentStatus | None = optional_field(
        "paymentStatus", Choice(BillingStatementPaymentStatus)
    )
    payment_date: date | None = optional_field("paymentDate", Date())
    download_link: BillingStatementLinks | None = optional_field(
        "downloadLink",
        Nested(BillingStatementLinks),
        doc="only in the answer of the details; the links need the sessionId header",
    )
    statement_details: list[BillingStatementLine] | None = optional_field(
        "statementDetails", ListOf(Nested(BillingStatementLine)), doc="only in the answer of the details"
    )
