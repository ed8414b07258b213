"""Customers that the organization invoices.

Generated from spec/v3/customers.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_text
from ..types import UNSET, Unset
from .common import AccountHolderType, Address, AddressInput, AddressUpdate

__all__ = [
    "ChargeAuthorizationRequest",
    "Customer",
    "CustomerBalance",
    "CustomerContactName",
    "CustomerContactNameInput",
    "CustomerCreate",
    "CustomerUpdate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerContactName(AnswerModel):
    """Customer contact name, part of `Customer`."""

    first_name: str | None = None
    last_name: str | None = None

    __fields__ = (
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CustomerContactName:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CustomerContactName)
        value = take("firstName", None)
        new.first_name = value if type(value) is str or value is None else to_text(value)
        value = take("lastName", None)
        new.last_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerContactNameInput(RequestModel):
    """Customer contact name, part of `CustomerCreate` and `CustomerUpdate`. For requests; answers hold
    `CustomerContactName`.
    """

    first_name: str | Unset | None = UNSET
    last_name: str | Unset | None = UNSET

    __fields__ = (
        Field("first_name", "firstName", Text()),
        Field("last_name", "lastName", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerBalance(AnswerModel):
    """Customer balance, part of `Customer`. Its fields are known from a single source, not from BILL's reference."""

    amount: Decimal | None = None

    __fields__ = (Field("amount", "amount", Number(money=True), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> CustomerBalance:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(CustomerBalance)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Customer(AnswerModel):
    """Customer, given by `customers.list`, `customers.create`, `customers.get` and 3 more."""

    id: str
    """`id`: begins 0cu."""
    archived: bool | None = None
    name: str | None = None
    company_name: str | None = None
    contact: CustomerContactName | None = None
    email: str | None = None
    phone: str | None = None
    fax: str | None = None
    description: str | None = None
    invoice_currency: str | None = None
    """`invoiceCurrency`: three-letter ISO 4217 code."""
    account_type: AccountHolderType | None = None
    payment_term_id: str | None = None
    """`paymentTermId`: begins 00p."""
    account_number: str | None = None
    """`accountNumber`: never shown."""
    billing_address: Address | None = None
    shipping_address: Address | None = None
    balance: CustomerBalance | None = None
    """`balance`: moves as invoices are created."""
    authorized_to_charge: bool | None = None
    """`authorizedToCharge`: whether the organization may charge the customer; false unless set by `authorize_charge`;
    derived.
    """
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id("0cu", strict=True), required=True),
        Field("archived", "archived", Boolean()),
        Field("name", "name", Text()),
        Field("company_name", "companyName", Text()),
        Field("contact", "contact", Nested(CustomerContactName)),
        Field("email", "email", Text()),
        Field("phone", "phone", Text()),
        Field("fax", "fax", Text()),
        Field("description", "description", Text()),
        Field("invoice_currency", "invoiceCurrency", Text(), doc="three-letter ISO 4217 code"),
        Field("account_type", "accountType", Choice(AccountHolderType)),
        Field("payment_term_id", "paymentTermId", Id("00p", strict=True)),
        Field("account_number", "accountNumber", Text(), secret=True),
        Field("billing_address", "billingAddress", Nested(Address)),
        Field("shipping_address", "shippingAddress", Nested(Address)),
        Field("balance", "balance", Nested(CustomerBalance), doc="moves as invoices are created"),
        Field(
            "authorized_to_charge",
            "authorizedToCharge",
            Boolean(),
            confidence="derived",
            doc="whether the organization may charge the customer; false unless set by `authorize_charge`",
        ),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Customer:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Customer)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("archived", None)
        new.archived = value if type(value) is bool or value is None else to_bool(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("companyName", None)
        new.company_name = value if type(value) is str or value is None else to_text(value)
        value = take("contact", None)
        new.contact = None if value is None else CustomerContactName._from_wire(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("phone", None)
        new.phone = value if type(value) is str or value is None else to_text(value)
        value = take("fax", None)
        new.fax = value if type(value) is str or value is None else to_text(value)
        value = take("description", None)
        new.description = value if type(value) is str or value is None else to_text(value)
        value = take("invoiceCurrency", None)
        new.invoice_currency = value if type(value) is str or value is None else to_text(value)
        value = take("accountType", None)
        new.account_type = None if value is None else AccountHolderType(value)
        value = take("paymentTermId", None)
        new.payment_term_id = value if type(value) is str or value is None else to_text(value)
        value = take("accountNumber", None)
        new.account_number = value if type(value) is str or value is None else to_text(value)
        value = take("billingAddress", None)
        new.billing_address = None if value is None else Address._from_wire(value)
        value = take("shippingAddress", None)
        new.shipping_address = None if value is None else Address._from_wire(value)
        value = take("balance", None)
        new.balance = None if value is None else CustomerBalance._from_wire(value)
        value = take("authorizedToCharge", None)
        new.authorized_to_charge = value if type(value) is bool or value is None else to_bool(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerCreate(RequestModel):
    """Customer create, taken by `customers.create`."""

    name: str
    """`name`: at most 100 characters."""
    company_name: str | Unset | None = UNSET
    """`companyName`: at most 250 characters."""
    contact: CustomerContactNameInput | Unset | None = UNSET
    email: str
    phone: str | Unset | None = UNSET
    fax: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    """`description`: at most 4000 characters."""
    invoice_currency: str | Unset | None = UNSET
    """`invoiceCurrency`: required for an international customer."""
    account_type: AccountHolderType | str | Unset | None = UNSET
    payment_term_id: str | Unset | None = UNSET
    """`paymentTermId`: begins 00p."""
    account_number: str | Unset | None = UNSET
    """`accountNumber`: at most 100 characters; never shown."""
    billing_address: AddressInput | Unset | None = UNSET
    shipping_address: AddressInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(100), required=True),
        Field("company_name", "companyName", Text(250)),
        Field("contact", "contact", Nested(CustomerContactNameInput)),
        Field("email", "email", Text(), required=True),
        Field("phone", "phone", Text()),
        Field("fax", "fax", Text()),
        Field("description", "description", Text(4000)),
        Field("invoice_currency", "invoiceCurrency", Text(), doc="required for an international customer"),
        Field("account_type", "accountType", Choice(AccountHolderType)),
        Field("payment_term_id", "paymentTermId", Id("00p", strict=True)),
        Field("account_number", "accountNumber", Text(100), secret=True),
        Field("billing_address", "billingAddress", Nested(AddressInput)),
        Field("shipping_address", "shippingAddress", Nested(AddressInput)),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ChargeAuthorizationRequest(RequestModel):
    """Charge authorization request, taken by `customers.authorize_charge`."""

    authorized_to_charge: bool

    __fields__ = (Field("authorized_to_charge", "authorizedToCharge", Boolean(), required=True),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class CustomerUpdate(RequestModel):
    """Customer update, taken by `customers.update`."""

    name: str | Unset | None = UNSET
    """`name`: at most 100 characters."""
    company_name: str | Unset | None = UNSET
    """`companyName`: at most 250 characters."""
    contact: CustomerContactNameInput | Unset | None = UNSET
    email: str | Unset | None = UNSET
    phone: str | Unset | None = UNSET
    fax: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    """`description`: at most 4000 characters."""
    invoice_currency: str | Unset | None = UNSET
    """`invoiceCurrency`: required for an international customer."""
    account_type: AccountHolderType | str | Unset | None = UNSET
    payment_term_id: str | Unset | None = UNSET
    """`paymentTermId`: begins 00p."""
    account_number: str | Unset | None = UNSET
    """`accountNumber`: at most 100 characters; never shown."""
    billing_address: AddressUpdate | AddressInput | Unset | None = UNSET
    shipping_address: AddressUpdate | AddressInput | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(100)),
        Field("company_name", "companyName", Text(250)),
        Field("contact", "contact", Nested(CustomerContactNameInput)),
        Field("email", "email", Text()),
        Field("phone", "phone", Text()),
        Field("fax", "fax", Text()),
        Field("description", "description", Text(4000)),
        Field("invoice_currency", "invoiceCurrency", Text(), doc="required for an international customer"),
        Field("account_type", "accountType", Choice(AccountHolderType)),
        Field("payment_term_id", "paymentTermId", Id("00p", strict=True)),
        Field("account_number", "accountNumber", Text(100), secret=True),
        Field("billing_address", "billingAddress", Nested(AddressUpdate, AddressInput)),
        Field("shipping_address", "shippingAddress", Nested(AddressUpdate, AddressInput)),
    )
