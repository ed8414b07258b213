"""Items that are bought or sold, one of the seven kinds of classifications.

Generated from spec/v3/items.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Number, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Member, OpenEnum, Unset

__all__ = ["Item", "ItemBulkUpdate", "ItemCreate", "ItemType", "ItemUpdate"]


class ItemType(OpenEnum):
    """Item type, part of `ItemUpdate`, `ItemBulkUpdate`, `Item` and `ItemCreate`. The values are known from a single
    source, not from BILL's reference.
    """

    SERVICE = Member()
    INVENTORY = Member()
    NON_INVENTORY = Member()
    PAYMENT = Member()
    DISCOUNT = Member()
    SALES_TAX = Member()
    SUBTOTAL = Member()
    OTHER_CHARGE = Member()
    INVENTORY_ASSEMBLY = Member()
    GROUP = Member()
    SALES_TAX_GROUP = Member()
    FIXED_ASSET = Member()
    CATEGORY = Member()
    EXPENSE = Member()
    UNKNOWN = Member()
    UNDEFINED = Member()


@model
class ItemUpdate(RequestModel):
    """Item update, accepted by `items.update`."""

    type: ItemType | str | Unset | None = optional_field("type", Choice(ItemType))
    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True))
    expense_chart_of_account_id: str | Unset | None = optional_field("expenseChartOfAccountId", Id("0ca", strict=True))
    purchase_description: str | Unset | None = optional_field("purchaseDescription", Text())
    purchase_cost: Decimal | int | Unset | None = optional_field("purchaseCost", Number(money=True))
    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    taxable: bool | Unset | None = optional_field("taxable", Boolean())
    percentage: Decimal | int | Unset | None = optional_field("percentage", Number())


@model
class ItemBulkUpdate(RequestModel):
    """Item bulk update, accepted by `items.update_bulk`."""

    type: ItemType | str | Unset | None = optional_field("type", Choice(ItemType))
    name: str | Unset | None = optional_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True))
    expense_chart_of_account_id: str | Unset | None = optional_field("expenseChartOfAccountId", Id("0ca", strict=True))
    purchase_description: str | Unset | None = optional_field("purchaseDescription", Text())
    purchase_cost: Decimal | int | Unset | None = optional_field("purchaseCost", Number(money=True))
    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    taxable: bool | Unset | None = optional_field("taxable", Boolean())
    percentage: Decimal | int | Unset | None = optional_field("percentage", Number())
    id: str = required_field("id", Id("0ii"))


@model
class Item(AnswerModel):
    """Item, returned by `items.list`, `items.create`, `items.create_bulk` and 7 more."""

    id: str = required_field("id", Id("0ii"))
    type: ItemType | None = optional_field("type", Choice(ItemType))
    short_name: str | None = optional_field("shortName", Text())
    name: str | None = optional_field("name", Text())
    description: str | None = optional_field("description", Text())
    archived: bool | None = optional_field("archived", Boolean())
    parent_id: str | None = optional_field("parentId", Id())
    price: Decimal | None = optional_field("price", Number(money=True))
    expense_chart_of_account_id: str | None = optional_field("expenseChartOfAccountId", Id("0ca", strict=True))
    purchase_description: str | None = optional_field("purchaseDescription", Text())
    purchase_cost: Decimal | None = optional_field("purchaseCost", Number(money=True))
    chart_of_account_id: str | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    taxable: bool | None = optional_field("taxable", Boolean())
    percentage: Decimal | None = optional_field("percentage", Number(), doc="for sales tax items")
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime(), confidence="derived")


@model
class ItemCreate(RequestModel):
    """Item create, accepted by `items.create` and `items.create_bulk`."""

    type: ItemType | str = required_field("type", Choice(ItemType))
    name: str = required_field("name", Text())
    short_name: str | Unset | None = optional_field("shortName", Text())
    description: str | Unset | None = optional_field("description", Text())
    parent_id: str | Unset | None = optional_field("parentId", Id())
    price: Decimal | int | Unset | None = optional_field("price", Number(money=True))
    expense_chart_of_account_id: str | Unset | None = optional_field("expenseChartOfAccountId", Id("0ca", strict=True))
    purchase_description: str | Unset | None = optional_field("purchaseDescription", Text())
    purchase_cost: Decimal | int | Unset | None = optional_field("purchaseCost", Number(money=True))
    chart_of_account_id: str | Unset | None = optional_field("chartOfAccountId", Id("0ca", strict=True))
    taxable: bool | Unset | None = optional_field("taxable", Boolean())
    percentage: Decimal | int | Unset | None = optional_field("percentage", Number())
