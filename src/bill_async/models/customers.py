"""Customers that the organization invoices.

Generated from spec/v3/customers.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._schema.fields import SecretFieldOrNone, SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset
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


@model
class CustomerContactName(AnswerModel):
    """Customer contact name, part of `Customer`."""

    first_name: str | None = optional_field("firstName", Text())
    last_name: str | None = optional_field("lastName", Text())


@model
class CustomerContactNameInput(RequestModel):
    """Customer contact name, part of `CustomerCreate` and `CustomerUpdate`. For requests; answers hold
    `CustomerContactName`.
    """

    first_name: str | Unset | None = optional_field("firstName", Text())
    last_name: str | Unset | None = optional_field("lastName", Text())


@model(confidence="derived")
class CustomerBalance(AnswerModel):
    """Customer balance, part of `Customer`. Known from a single source, not from BILL's reference."""

    amount: Decimal | None = optional_field("amount", Number(money=True))


@model
class Customer(AnswerModel):
    """Customer, returned by `customers.list`, `customers.create`, `customers.get` and 3 more."""

    id: str = required_field("id", Id("0cu", strict=True))
    archived: bool | None = optional_field("archived", Boolean())
    name: str | None = optional_field("name", Text())
    company_name: str | None = optional_field("companyName", Text())
    contact: CustomerContactName | None = optional_field("contact", Nested(CustomerContactName))
    email: str | None = optional_field("email", Text())
    phone: str | None = optional_field("phone", Text())
    fax: str | None = optional_field("fax", Text())
    description: str | None = optional_field("description", Text())
    invoice_currency: str | None = optional_field("invoiceCurrency", Text(), doc="three-letter ISO 4217 code")
    account_type: AccountHolderType | None = optional_field("accountType", Choice(AccountHolderType))
    payment_term_id: str | None = optional_field("paymentTermId", Id("00p", strict=True))
    account_number: SecretFieldOrNone = optional_field("accountNumber", Text(), secret=True)
    billing_address: Address | None = optional_field("billingAddress", Nested(Address))
    shipping_address: Address | None = optional_field("shippingAddress", Nested(Address))
    balance: CustomerBalance | None = optional_field(
        "balance", Nested(CustomerBalance), doc="changes when invoices are created"
    )
    authorized_to_charge: bool | None = optional_field(
        "authorizedToCharge",
        Boolean(),
        confidence="derived",
        doc="whether the organization may charge the customer; false unless set by `authorize_charge`",
    )
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class CustomerCreate(RequestModel):
    """Customer create, accepted by `customers.create`."""

    name: str = required_field("name", Text(100))
    company_name: str | Unset | None = optional_field("companyName", Text(250))
    contact: CustomerContactNameInput | Unset | None = optional_field("contact", Nested(CustomerContactNameInput))
    email: str = required_field("email", Text())
    phone: str | Unset | None = optional_field("phone", Text())
    fax: str | Unset | None = optional_field("fax", Text())
    description: str | Unset | None = optional_field("description", Text(4000))
    invoice_currency: str | Unset | None = optional_field(
        "invoiceCurrency", Text(), doc="required for an international customer"
    )
    account_type: AccountHolderType | str | Unset | None = optional_field("accountType", Choice(AccountHolderType))
    payment_term_id: str | Unset | None = optional_field("paymentTermId", Id("00p", strict=True))
    account_number: SecretFieldOrUnset = optional_field("accountNumber", Text(100), secret=True)
    billing_address: AddressInput | Unset | None = optional_field("billingAddress", Nested(AddressInput))
    shipping_address: AddressInput | Unset | None = optional_field("shippingAddress", Nested(AddressInput))


@model
class ChargeAuthorizationRequest(RequestModel):
    """Charge authorization request, accepted by `customers.authorize_charge`."""

    authorized_to_charge: bool = required_field("authorizedToCharge", Boolean())


@model
class CustomerUpdate(RequestModel):
    """Customer update, accepted by `customers.update`."""

    name: str | Unset | None = optional_field("name", Text(100))
    company_name: str | Unset | None = optional_field("companyName", Text(250))
    contact: CustomerContactNameInput | Unset | None = optional_field("contact", Nested(CustomerContactNameInput))
    email: str | Unset | None = optional_field("email", Text())
    phone: str | Unset | None = optional_field("phone", Text())
    fax: str | Unset | None = optional_field("fax", Text())
    description: str | Unset | None = optional_field("description", Text(4000))
    invoice_currency: str | Unset | None = optional_field(
        "invoiceCurrency", Text(), doc="required for an international customer"
    )
    account_type: AccountHolderType | str | Unset | None = optional_field("accountType", Choice(AccountHolderType))
    payment_term_id: str | Unset | None = optional_field("paymentTermId", Id("00p", strict=True))
    account_number: SecretFieldOrUnset = optional_field("accountNumber", Text(100), secret=True)
    billing_address: AddressUpdate | AddressInput | Unset | None = optional_field(
        "billingAddress", Nested(AddressUpdate, AddressInput)
    )
    shipping_address: AddressUpdate | AddressInput | Unset | None = optional_field(
        "shippingAddress", Nested(AddressUpdate, AddressInput)
    )
