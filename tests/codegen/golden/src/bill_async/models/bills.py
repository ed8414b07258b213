"""Bills, with every feature of the spec language once.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Anything, Boolean, Choice, Date, DateTime, Field, Id, Integer, ListOf, MapOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_date, to_datetime, to_decimal, to_int, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
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


class BillStatus(OpenEnum, members={"OPEN": "OPEN", "PAID_LATE": "paid.late", "_1099": "1099"}):
    """Bill status, part of `Bill`, `BillCreate`, `BillUpdate` and `BillReplace`. Some of the values are assumed."""

    OPEN: ClassVar[BillStatus]
    PAID_LATE: ClassVar[BillStatus]
    _1099: ClassVar[BillStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLine(AnswerModel):
    """Bill line, part of `Bill`. Assumed from its siblings; BILL's pages say little about it."""

    id: str | None = None
    amount: Decimal | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="assumed"),
        Field("amount", "amount", Number(money=True), confidence="assumed"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> BillLine:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(BillLine)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLineInput(RequestModel):
    """Bill line, part of `BillCreate` and `BillReplace`. For requests; answers hold `BillLine`. Assumed from its
    siblings; BILL's pages say little about it.
    """

    id: str | Unset | None = UNSET
    amount: Decimal | int

    __fields__ = (
        Field("id", "id", Id(), confidence="assumed"),
        Field("amount", "amount", Number(money=True), required=True, confidence="assumed"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Bill(AnswerModel):
    """A bill. Given by `bills.list`, `bills.create`, `bills.create_bulk` and 4 more."""

    id: str
    """`id`: begins 00n."""
    vendor_id: str | None = None
    """`vendorId`: whom it is owed to; begins 009."""
    amount: Decimal | None = None
    """`amount`: total."""
    rate: Decimal | None = None
    """`rate`: derived."""
    pages: int | None = None
    archived: bool | None = None
    due_date: date | None = None
    created_time: datetime | None = None
    status: BillStatus | None = None
    tags: list[str] | None = None
    address: Address | None = None
    lines: list[BillLine] | None = None
    notes: dict[str, str] | None = None
    extra: Any | None = None
    global_: str | None = None

    __fields__ = (
        Field("id", "id", Id("00n", strict=True), required=True),
        Field("vendor_id", "vendorId", Id("009", strict=True), doc="whom it is owed to"),
        Field("amount", "amount", Number(money=True), doc="total"),
        Field("rate", "rate", Number(), confidence="derived"),
        Field("pages", "pages", Integer()),
        Field("archived", "archived", Boolean()),
        Field("due_date", "dueDate", Date()),
        Field("created_time", "createdTime", DateTime()),
        Field("status", "status", Choice(BillStatus)),
        Field("tags", "tags", ListOf(Text())),
        Field("address", "address", Nested(Address)),
        Field("lines", "lines", ListOf(Nested(BillLine))),
        Field("notes", "notes", MapOf(Text())),
        Field("extra", "extra", Anything()),
        Field("global_", "global", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Bill:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Bill)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("vendorId", None)
        new.vendor_id = value if type(value) is str or value is None else to_text(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("rate", None)
        new.rate = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("pages", None)
        new.pages = value if type(value) is int or value is None else to_int(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("dueDate", None)
        new.due_date = None if value is None else to_date(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("status", None)
        new.status = None if value is None else BillStatus(value)
        value = take("tags", None)
        new.tags = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("address", None)
        new.address = None if value is None else Address._from_wire(value)
        value = take("lines", None)
        new.lines = None if value is None else [BillLine._from_wire(item) for item in to_list(value)]
        value = take("notes", None)
        new.notes = None if value is None else {key: to_text(item) for key, item in value.items()}
        new.extra = take("extra", None)
        value = take("global", None)
        new.global_ = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillCreate(RequestModel):
    """Bill create, taken by `bills.create` and `bills.create_bulk`."""

    vendor_id: str
    """`vendorId`: begins 009."""
    due_date: date
    sent_time: datetime | Unset | None = UNSET
    status: BillStatus | str | Unset | None = UNSET
    address: AddressInput | Unset | None = UNSET
    lines: Sequence[BillLineInput]
    tax_id: str | Unset | None = UNSET
    """`taxId`: never shown."""
    notes: Mapping[str, str] | Unset | None = UNSET

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("due_date", "dueDate", Date(), required=True),
        Field("sent_time", "sentTime", DateTime()),
        Field("status", "status", Choice(BillStatus)),
        Field("address", "address", Nested(AddressInput)),
        Field("lines", "lines", ListOf(Nested(BillLineInput)), required=True),
        Field("tax_id", "taxId", Text(), secret=True),
        Field("notes", "notes", MapOf(Text())),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillLineUpdate(RequestModel):
    """Bill line update, part of `BillUpdate`. As part of a change nothing in it is required; `BillLineInput` is
    accepted, too. Assumed from its siblings; BILL's pages say little about it.
    """

    id: str | Unset | None = UNSET
    amount: Decimal | int | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id(), confidence="assumed"),
        Field("amount", "amount", Number(money=True), confidence="assumed"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillUpdate(RequestModel):
    """Bill update, taken by `bills.update`."""

    due_date: date | Unset | None = UNSET
    sent_time: datetime | Unset | None = UNSET
    status: BillStatus | str | Unset | None = UNSET
    address: AddressUpdate | AddressInput | Unset | None = UNSET
    lines: Sequence[BillLineUpdate | BillLineInput] | Unset | None = UNSET
    tax_id: str | Unset | None = UNSET
    """`taxId`: never shown."""
    notes: Mapping[str, str] | Unset | None = UNSET
    extra: Any | Unset | None = UNSET

    __fields__ = (
        Field("due_date", "dueDate", Date()),
        Field("sent_time", "sentTime", DateTime()),
        Field("status", "status", Choice(BillStatus)),
        Field("address", "address", Nested(AddressUpdate, AddressInput)),
        Field("lines", "lines", ListOf(Nested(BillLineUpdate, BillLineInput))),
        Field("tax_id", "taxId", Text(), secret=True),
        Field("notes", "notes", MapOf(Text())),
        Field("extra", "extra", Anything()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillReplace(RequestModel):
    """Bill replace, taken by `bills.replace`; part of `BillPay`."""

    vendor_id: str
    """`vendorId`: begins 009."""
    due_date: date
    sent_time: datetime | Unset | None = UNSET
    status: BillStatus | str | Unset | None = UNSET
    address: AddressInput | Unset | None = UNSET
    lines: Sequence[BillLineInput]
    tax_id: str | Unset | None = UNSET
    """`taxId`: never shown."""
    notes: Mapping[str, str] | Unset | None = UNSET
    id: str
    """`id`: begins 00n."""

    __fields__ = (
        Field("vendor_id", "vendorId", Id("009", strict=True), required=True),
        Field("due_date", "dueDate", Date(), required=True),
        Field("sent_time", "sentTime", DateTime()),
        Field("status", "status", Choice(BillStatus)),
        Field("address", "address", Nested(AddressInput)),
        Field("lines", "lines", ListOf(Nested(BillLineInput)), required=True),
        Field("tax_id", "taxId", Text(), secret=True),
        Field("notes", "notes", MapOf(Text())),
        Field("id", "id", Id("00n", strict=True), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class BillPay(RequestModel):
    """Bill pay, taken by `bills.pay`."""

    bills: Sequence[BillReplace]

    __fields__ = (Field("bills", "bills", ListOf(Nested(BillReplace)), required=True),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class HistoryEntry(AnswerModel):
    """History entry, given by `bills.get_history`."""

    text: str | None = None

    __fields__ = (Field("text", "text", Text()),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> HistoryEntry:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(HistoryEntry)
        value = take("text", None)
        new.text = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
