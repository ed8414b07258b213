"""Items that are bought or sold, one of the seven classifications.

Generated from spec/v3/items.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_text
from ..types import UNSET, OpenEnum, Unset

__all__ = [
    "Item",
    "ItemBulkUpdate",
    "ItemCreate",
    "ItemType",
    "ItemUpdate",
]


class ItemType(
    OpenEnum,
    members={
        "SERVICE": "SERVICE",
        "INVENTORY": "INVENTORY",
        "NON_INVENTORY": "NON_INVENTORY",
        "PAYMENT": "PAYMENT",
        "DISCOUNT": "DISCOUNT",
        "SALES_TAX": "SALES_TAX",
        "SUBTOTAL": "SUBTOTAL",
        "OTHER_CHARGE": "OTHER_CHARGE",
        "INVENTORY_ASSEMBLY": "INVENTORY_ASSEMBLY",
        "GROUP": "GROUP",
        "SALES_TAX_GROUP": "SALES_TAX_GROUP",
        "FIXED_ASSET": "FIXED_ASSET",
        "CATEGORY": "CATEGORY",
        "EXPENSE": "EXPENSE",
        "UNKNOWN": "UNKNOWN",
        "UNDEFINED": "UNDEFINED",
    },
):
    """Item type, part of `ItemCreate`, `ItemUpdate`, `ItemBulkUpdate` and `Item`. The values are known from a single
    source, not from BILL's reference.
    """

    SERVICE: ClassVar[ItemType]
    INVENTORY: ClassVar[ItemType]
    NON_INVENTORY: ClassVar[ItemType]
    PAYMENT: ClassVar[ItemType]
    DISCOUNT: ClassVar[ItemType]
    SALES_TAX: ClassVar[ItemType]
    SUBTOTAL: ClassVar[ItemType]
    OTHER_CHARGE: ClassVar[ItemType]
    INVENTORY_ASSEMBLY: ClassVar[ItemType]
    GROUP: ClassVar[ItemType]
    SALES_TAX_GROUP: ClassVar[ItemType]
    FIXED_ASSET: ClassVar[ItemType]
    CATEGORY: ClassVar[ItemType]
    EXPENSE: ClassVar[ItemType]
    UNKNOWN: ClassVar[ItemType]
    UNDEFINED: ClassVar[ItemType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ItemUpdate(RequestModel):
    """Item update, taken by `items.update`."""

    type: ItemType | str | Unset | None = UNSET
    name: str | Unset | None = UNSET
    short_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    price: Decimal | int | Unset | None = UNSET
    expense_chart_of_account_id: str | Unset | None = UNSET
    """`expenseChartOfAccountId`: begins 0ca."""
    purchase_description: str | Unset | None = UNSET
    purchase_cost: Decimal | int | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    taxable: bool | Unset | None = UNSET
    percentage: Decimal | int | Unset | None = UNSET

    __fields__ = (
        Field("type", "type", Choice(ItemType)),
        Field("name", "name", Text()),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("price", "price", Number(money=True)),
        Field("expense_chart_of_account_id", "expenseChartOfAccountId", Id("0ca", strict=True)),
        Field("purchase_description", "purchaseDescription", Text()),
        Field("purchase_cost", "purchaseCost", Number(money=True)),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("taxable", "taxable", Boolean()),
        Field("percentage", "percentage", Number()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ItemBulkUpdate(RequestModel):
    """Item bulk update, taken by `items.update_bulk`."""

    type: ItemType | str | Unset | None = UNSET
    name: str | Unset | None = UNSET
    short_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    price: Decimal | int | Unset | None = UNSET
    expense_chart_of_account_id: str | Unset | None = UNSET
    """`expenseChartOfAccountId`: begins 0ca."""
    purchase_description: str | Unset | None = UNSET
    purchase_cost: Decimal | int | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    taxable: bool | Unset | None = UNSET
    percentage: Decimal | int | Unset | None = UNSET
    id: str
    """`id`: begins 0ii."""

    __fields__ = (
        Field("type", "type", Choice(ItemType)),
        Field("name", "name", Text()),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("price", "price", Number(money=True)),
        Field("expense_chart_of_account_id", "expenseChartOfAccountId", Id("0ca", strict=True)),
        Field("purchase_description", "purchaseDescription", Text()),
        Field("purchase_cost", "purchaseCost", Number(money=True)),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("taxable", "taxable", Boolean()),
        Field("percentage", "percentage", Number()),
        Field("id", "id", Id("0ii"), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Item(AnswerModel):
    """Item, given by `items.list`, `items.create`, `items.create_bulk` and 7 more."""

    id: str
    """`id`: begins 0ii."""
    type: ItemType | None = None
    short_name: str | None = None
    name: str | None = None
    description: str | None = None
    archived: bool | None = None
    parent_id: str | None = None
    price: Decimal | None = None
    expense_chart_of_account_id: str | None = None
    """`expenseChartOfAccountId`: begins 0ca."""
    purchase_description: str | None = None
    purchase_cost: Decimal | None = None
    chart_of_account_id: str | None = None
    """`chartOfAccountId`: begins 0ca."""
    taxable: bool | None = None
    percentage: Decimal | None = None
    """`percentage`: for sales tax items."""
    created_time: datetime | None = None
    updated_time: datetime | None = None
    """`updatedTime`: derived."""

    __fields__ = (
        Field("id", "id", Id("0ii"), required=True),
        Field("type", "type", Choice(ItemType)),
        Field("short_name", "shortName", Text()),
        Field("name", "name", Text()),
        Field("description", "description", Text()),
        Field("archived", "archived", Boolean()),
        Field("parent_id", "parentId", Id()),
        Field("price", "price", Number(money=True)),
        Field("expense_chart_of_account_id", "expenseChartOfAccountId", Id("0ca", strict=True)),
        Field("purchase_description", "purchaseDescription", Text()),
        Field("purchase_cost", "purchaseCost", Number(money=True)),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("taxable", "taxable", Boolean()),
        Field("percentage", "percentage", Number(), doc="for sales tax items"),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Item:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Item)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("type", None)
        new.type = None if value is None else ItemType(value)
        value = take("shortName", None)
        new.short_name = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("parentId", None)
        new.parent_id = value if type(value) is str or value is None else to_text(value)
        value = take("price", None)
        new.price = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("expenseChartOfAccountId", None)
        new.expense_chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("purchaseDescription", None)
        new.purchase_description = value if type(value) is str or value is None else to_text(value)
        value = take("purchaseCost", None)
        new.purchase_cost = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("chartOfAccountId", None)
        new.chart_of_account_id = value if type(value) is str or value is None else to_text(value)
        value = take("taxable", None)
        new.taxable = value if type(value) is bool or value is None else to_bool(value)
        value = take("percentage", None)
        new.percentage = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ItemCreate(RequestModel):
    """Item create, taken by `items.create` and `items.create_bulk`."""

    type: ItemType | str
    name: str
    short_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    parent_id: str | Unset | None = UNSET
    price: Decimal | int | Unset | None = UNSET
    expense_chart_of_account_id: str | Unset | None = UNSET
    """`expenseChartOfAccountId`: begins 0ca."""
    purchase_description: str | Unset | None = UNSET
    purchase_cost: Decimal | int | Unset | None = UNSET
    chart_of_account_id: str | Unset | None = UNSET
    """`chartOfAccountId`: begins 0ca."""
    taxable: bool | Unset | None = UNSET
    percentage: Decimal | int | Unset | None = UNSET

    __fields__ = (
        Field("type", "type", Choice(ItemType), required=True),
        Field("name", "name", Text(), required=True),
        Field("short_name", "shortName", Text()),
        Field("description", "description", Text()),
        Field("parent_id", "parentId", Id()),
        Field("price", "price", Number(money=True)),
        Field("expense_chart_of_account_id", "expenseChartOfAccountId", Id("0ca", strict=True)),
        Field("purchase_description", "purchaseDescription", Text()),
        Field("purchase_cost", "purchaseCost", Number(money=True)),
        Field("chart_of_account_id", "chartOfAccountId", Id("0ca", strict=True)),
        Field("taxable", "taxable", Boolean()),
        Field("percentage", "percentage", Number()),
    )
