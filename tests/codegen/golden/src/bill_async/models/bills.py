"""Bills, with every feature of the spec language once.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from .._schema.fields import SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Anything, Boolean, Choice, Date, DateTime, Id, Integer, ListOf, MapOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
from .common import Address, AddressInput, AddressUpdate

__all__ = [
    "Bill",
    "BillCreate",
    "BillLine",
    "BillLineInput",
    "BillLineUpdate",
    "BillPay",
    "BillReplace",
    "BillStatus",
    "BillUpdate",
    "HistoryEntry",
]


class BillStatus(OpenEnum):
    """Bill status, part of `Bill`, `BillCreate`, `BillUpdate` and `BillReplace`. Some of the values are assumed."""

    OPEN = Member()
    PAID_LATE = Member("paid.late")
    _1099 = Member("1099")


@model(confidence="assumed")
class BillLine(AnswerModel):
    """Bill line, part of `Bill`. Assumed from similar objects and operations; BILL's pages say little about it."""

    id: str | None = optional_field("id", Id())
    amount: Decimal | None = optional_field("amount", Number(money=True), doc="of the line; after discounts")


@model(confidence="assumed")
class BillLineInput(RequestModel):
    """Bill line, part of `BillCreate` and `BillReplace`. For requests; answers hold `BillLine`. Assumed from similar
    objects and operations; BILL's pages say little about it.
    """

    id: str | Unset | None = optional_field("id", Id(), doc="send it to keep the line")
    amount: Decimal | int = required_field("amount", Number(money=True), doc="of the line")


@model
class Bill(AnswerModel):
    """A bill. Returned by `bills.list`, `bills.create`, `bills.create_bulk` and 4 more."""

    id: str = required_field("id", Id("00n", strict=True))
    vendor_id: str | None = optional_field("vendorId", Id("009", strict=True), doc="whom it is owed to")
    amount: Decimal | None = optional_field("amount", Number(money=True), doc="total")
    rate: Decimal | None = optional_field("rate", Number(), confidence="derived")
    pages: int | None = optional_field("pages", Integer())
    archived: bool | None = optional_field("archived", Boolean())
    due_date: date | None = optional_field("dueDate", Date())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    status: BillStatus | None = optional_field("status", Choice(BillStatus))
    tags: list[str] | None = optional_field("tags", ListOf(Text()))
    address: Address | None = optional_field("address", Nested(Address))
    lines: list[BillLine] | None = optional_field("lines", ListOf(Nested(BillLine)))
    notes: dict[str, str] | None = optional_field("notes", MapOf(Text()))
    extra: Any | None = optional_field("extra", Anything())
    global_: str | None = optional_field("global", Text())


@model
class BillCreate(RequestModel):
    """Bill create, accepted by `bills.create` and `bills.create_bulk`."""

    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    due_date: date = required_field("dueDate", Date())
    sent_time: datetime | Unset | None = optional_field("sentTime", DateTime())
    status: BillStatus | str | Unset | None = optional_field("status", Choice(BillStatus))
    address: AddressInput | Unset | None = optional_field("address", Nested(AddressInput))
    lines: Sequence[BillLineInput] = required_field("lines", ListOf(Nested(BillLineInput)))
    tax_id: SecretFieldOrUnset = optional_field("taxId", Text(), secret=True)
    notes: Mapping[str, str] | Unset | None = optional_field("notes", MapOf(Text()))


@model(confidence="assumed")
class BillLineUpdate(RequestModel):
    """Bill line update, part of `BillUpdate`. In a change, none of its fields is required; `BillLineInput` is accepted
    as well. Assumed from similar objects and operations; BILL's pages say little about it.
    """

    id: str | Unset | None = optional_field("id", Id(), doc="send it to keep the line")
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True), doc="of the line")


@model
class BillUpdate(RequestModel):
    """Bill update, accepted by `bills.update`."""

    due_date: date | Unset | None = optional_field("dueDate", Date())
    sent_time: datetime | Unset | None = optional_field("sentTime", DateTime())
    status: BillStatus | str | Unset | None = optional_field("status", Choice(BillStatus))
    address: AddressUpdate | AddressInput | Unset | None = optional_field(
        "address", Nested(AddressUpdate, AddressInput)
    )
    lines: Sequence[BillLineUpdate | BillLineInput] | Unset | None = optional_field(
        "lines", ListOf(Nested(BillLineUpdate, BillLineInput))
    )
    tax_id: SecretFieldOrUnset = optional_field("taxId", Text(), secret=True)
    notes: Mapping[str, str] | Unset | None = optional_field("notes", MapOf(Text()))
    extra: Any | Unset | None = optional_field("extra", Anything())


@model
class BillReplace(RequestModel):
    """Bill replace, accepted by `bills.replace`; part of `BillPay`."""

    vendor_id: str = required_field("vendorId", Id("009", strict=True))
    due_date: date = required_field("dueDate", Date())
    sent_time: datetime | Unset | None = optional_field("sentTime", DateTime())
    status: BillStatus | str | Unset | None = optional_field("status", Choice(BillStatus))
    address: AddressInput | Unset | None = optional_field("address", Nested(AddressInput))
    lines: Sequence[BillLineInput] = required_field("lines", ListOf(Nested(BillLineInput)))
    tax_id: SecretFieldOrUnset = optional_field("taxId", Text(), secret=True)
    notes: Mapping[str, str] | Unset | None = optional_field("notes", MapOf(Text()))
    id: str = required_field("id", Id("00n", strict=True))


@model
class BillPay(RequestModel):
    """Bill pay, accepted by `bills.pay`."""

    bills: Sequence[BillReplace] = required_field("bills", ListOf(Nested(BillReplace)))
    method: str | Unset | None = optional_field("method", Text())


@model
class HistoryEntry(AnswerModel):
    """History entry, returned by `bills.get_history`."""

    text: str | None = optional_field("text", Text())
