"""The users of Spend & Expense.

Generated from spec/spend/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, Date, DateTime, Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = ["SpendRole", "SpendUser", "SpendUserCreate", "SpendUserUpdate"]


class SpendRole(OpenEnum):
    """Spend role, part of `SpendUser`, `SpendUserCreate` and `SpendUserUpdate`."""

    ADMIN = Member()
    FINANCE_ADMIN = Member()
    APPROVER = Member()
    AUDITOR = Member()
    BOOKKEEPER = Member()
    MEMBER = Member()
    NO_ACCESS = Member()


@model
class SpendUser(AnswerModel):
    """Spend user, returned by `spend.users.list`, `spend.users.create`, `spend.users.get_current` and 2 more."""

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    first_name: str | None = optional_field("firstName", Text())
    last_name: str | None = optional_field("lastName", Text())
    email: str | None = optional_field("email", Text())
    role: SpendRole | None = optional_field(
        "role", Choice(SpendRole), doc="a creation accepts ADMIN, AUDITOR, BOOKKEEPER, MEMBER"
    )
    retired: bool | None = optional_field("retired", Boolean())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    has_date_of_birth: bool | None = optional_field(
        "hasDateOfBirth", Boolean(), doc="the date itself is never returned"
    )
    sms_opt_in: bool | None = optional_field("smsOptIn", Boolean())
    phone_number: str | None = optional_field("phoneNumber", Text())
    receipt_email: str | None = optional_field("receiptEmail", Text())
    use_company_mailing_address: bool | None = optional_field("useCompanyMailingAddress", Boolean())


@model
class SpendUserCreate(RequestModel):
    """Spend user create, accepted by `spend.users.create`."""

    first_name: str = required_field("firstName", Text())
    last_name: str = required_field("lastName", Text())
    email: str = required_field("email", Text())
    role: SpendRole | str = required_field("role", Choice(SpendRole))
    date_of_birth: date | Unset | None = optional_field("dateOfBirth", Date(), doc="yyyy-MM-dd")
    phone_number: str | Unset | None = optional_field("phoneNumber", Text())


@model
class SpendUserUpdate(RequestModel):
    """Spend user update, accepted by `spend.users.update`."""

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())
    email: str | Unset | None = optional_field("email", Text())
    role: SpendRole | str | Unset | None = optional_field("role", Choice(SpendRole))
    date_of_birth: date | Unset | None = optional_field("dateOfBirth", Date())
