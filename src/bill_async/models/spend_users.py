"""Users of Spend & Expense.

Generated from spec/spend/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, Date, DateTime, Field, Id, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "SpendRole",
    "SpendUser",
    "SpendUserCreate",
    "SpendUserUpdate",
]


class SpendRole(
    OpenEnum,
    members={
        "ADMIN": "ADMIN",
        "FINANCE_ADMIN": "FINANCE_ADMIN",
        "APPROVER": "APPROVER",
        "AUDITOR": "AUDITOR",
        "BOOKKEEPER": "BOOKKEEPER",
        "MEMBER": "MEMBER",
        "NO_ACCESS": "NO_ACCESS",
    },
):
    """Spend role, part of `SpendUser`, `SpendUserCreate` and `SpendUserUpdate`."""

    ADMIN: ClassVar[SpendRole]
    FINANCE_ADMIN: ClassVar[SpendRole]
    APPROVER: ClassVar[SpendRole]
    AUDITOR: ClassVar[SpendRole]
    BOOKKEEPER: ClassVar[SpendRole]
    MEMBER: ClassVar[SpendRole]
    NO_ACCESS: ClassVar[SpendRole]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendUser(AnswerModel):
    """Spend user, given by `spend.users.list`, `spend.users.create`, `spend.users.get_current` and 2 more."""

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    role: SpendRole | None = None
    """`role`: create accepts ADMIN, AUDITOR, BOOKKEEPER, MEMBER."""
    retired: bool | None = None
    created_time: datetime | None = None
    has_date_of_birth: bool | None = None
    """`hasDateOfBirth`: the date itself is never returned."""
    sms_opt_in: bool | None = None
    phone_number: str | None = None
    receipt_email: str | None = None
    use_company_mailing_address: bool | None = None

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
        Field("email", "email", Text()),
        Field("role", "role", Choice(SpendRole), doc="create accepts ADMIN, AUDITOR, BOOKKEEPER, MEMBER"),
        Field("retired", "retired", Boolean()),
        Field("created_time", "createdTime", DateTime()),
        Field("has_date_of_birth", "hasDateOfBirth", Boolean(), doc="the date itself is never returned"),
        Field("sms_opt_in", "smsOptIn", Boolean()),
        Field("phone_number", "phoneNumber", Text()),
        Field("receipt_email", "receiptEmail", Text()),
        Field("use_company_mailing_address", "useCompanyMailingAddress", Boolean()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SpendUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SpendUser)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("firstName", None)
        new.first_name = value if type(value) is str or value is None else to_text(value)
        value = take("lastName", None)
        new.last_name = value if type(value) is str or value is None else to_text(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("role", None)
        new.role = None if value is None else SpendRole(value)
        value = take("retired", None)
        new.retired = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("hasDateOfBirth", None)
        new.has_date_of_birth = value if type(value) is bool or value is None else to_bool(value)
        value = take("smsOptIn", None)
        new.sms_opt_in = value if type(value) is bool or value is None else to_bool(value)
        value = take("phoneNumber", None)
        new.phone_number = value if type(value) is str or value is None else to_text(value)
        value = take("receiptEmail", None)
        new.receipt_email = value if type(value) is str or value is None else to_text(value)
        value = take("useCompanyMailingAddress", None)
        new.use_company_mailing_address = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendUserCreate(RequestModel):
    """Spend user create, taken by `spend.users.create`."""

    first_name: str
    last_name: str
    email: str
    role: SpendRole | str
    date_of_birth: date | Unset | None = UNSET
    """`dateOfBirth`: yyyy-MM-dd."""
    phone_number: str | Unset | None = UNSET

    __fields__ = (
        Field("first_name", "firstName", Text(), required=True),
        Field("last_name", "lastName", Text(), required=True),
        Field("email", "email", Text(), required=True),
        Field("role", "role", Choice(SpendRole), required=True),
        Field("date_of_birth", "dateOfBirth", Date(), doc="yyyy-MM-dd"),
        Field("phone_number", "phoneNumber", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendUserUpdate(RequestModel):
    """Spend user update, taken by `spend.users.update`."""

    first_name: str | Unset | None = UNSET
    last_name: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    role: SpendRole | str | Unset | None = UNSET
    date_of_birth: date | Unset | None = UNSET

    __fields__ = (
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
        Field("email", "email", Text()),
        Field("role", "role", Choice(SpendRole)),
        Field("date_of_birth", "dateOfBirth", Date()),
    )
