"""The operations of `customers`.

Generated from spec/v3/customers.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from .._schema.kinds import Anything, Boolean, Choice, DateTime, Id, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..filters import (
    EqField,
    EqNeField,
    EqNeInField,
    EqNeInNinField,
    EqNeInNinSortField,
    EqNeSortField,
    EqSortField,
    EqSwSortField,
    OrderSortField,
    SortField,
)
from ..models.common import AccountHolderType
from ..models.customers import ChargeAuthorizationRequest, Customer, CustomerCreate, CustomerUpdate
from ..secret import Secret

__all__ = [
    "ARCHIVE_CUSTOMER",
    "AUTHORIZE_TO_CHARGE_CUSTOMER",
    "CREATE_CUSTOMER",
    "CustomerFields",
    "Customer_",
    "GET_CUSTOMER",
    "LIST_CUSTOMERS",
    "RESTORE_CUSTOMER",
    "UPDATE_CUSTOMER",
]

_CUSTOMER_ID: Final = Parameter(name="customer_id", wire="customerId", kind=Id("0cu", strict=True), required=True)


class CustomerFields:
    """The filters and sort keys of `customers.list`."""

    id: Final = EqNeInField[str]("id", Id("0cu", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime())
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime())
    name: Final = EqSwSortField[str]("name", Text())
    account_type: Final = EqNeInNinField[AccountHolderType | str]("accountType", Choice(AccountHolderType))
    address_country: Final = EqNeField[str]("address.country", Text())
    invoice_currency: Final = EqNeInNinSortField[str]("invoiceCurrency", Text())
    payment_status: Final = EqNeInNinField[str]("paymentStatus", Text())
    company_name: Final = EqSwSortField[str]("companyName", Text(), confidence="assumed")
    account_number: Final = EqField[str | Secret[str]]("accountNumber", Text(), secret=True, confidence="assumed")
    email: Final = EqSortField[str]("email", Text(), confidence="assumed")
    phone: Final = SortField("phone")
    fax: Final = SortField("fax")
    description: Final = SortField("description")


Customer_ = CustomerFields

LIST_CUSTOMERS: Final[Operation[Customer]] = Operation(
    id="listCustomers",
    accessor="customers.list",
    family="v3",
    method="GET",
    path="/v3/customers",
    title="Get list of customers",
    reference="https://developer.bill.com/reference/listcustomers",
    answer=Answer(kind=Nested(Customer)),
    page="page",
    fields=CustomerFields,
)

CREATE_CUSTOMER: Final[Operation[Customer]] = Operation(
    id="createCustomer",
    accessor="customers.create",
    family="v3",
    method="POST",
    path="/v3/customers",
    title="Create a customer",
    reference="https://developer.bill.com/reference/createcustomer",
    body=Body(model=CustomerCreate),
    answer=Answer(kind=Nested(Customer), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="listCustomers",
        apart=("billingAddress", "shippingAddress"),
        identity=((ComparedField("name"),),),
        created="createdTime",
    ),
)

GET_CUSTOMER: Final[Operation[Customer]] = Operation(
    id="getCustomer",
    accessor="customers.get",
    family="v3",
    method="GET",
    path="/v3/customers/{customerId}",
    title="Get customer details",
    reference="https://developer.bill.com/reference/getcustomer",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(Customer)),
)

UPDATE_CUSTOMER: Final[Operation[Customer]] = Operation(
    id="updateCustomer",
    accessor="customers.update",
    family="v3",
    method="PATCH",
    path="/v3/customers/{customerId}",
    title="Update a customer",
    reference="https://developer.bill.com/reference/updatecustomer",
    path_params=(_CUSTOMER_ID,),
    body=Body(model=CustomerUpdate),
    answer=Answer(kind=Nested(Customer)),
    retry="idempotent",
    trace=Trace(find="getCustomer", as_sent=True, changed="updatedTime"),
)

ARCHIVE_CUSTOMER: Final[Operation[Customer]] = Operation(
    id="archiveCustomer",
    accessor="customers.archive",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/archive",
    title="Archive a customer",
    reference="https://developer.bill.com/reference/archivecustomer",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(Customer)),
    retry="idempotent",
    trace=Trace(find="getCustomer", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

RESTORE_CUSTOMER: Final[Operation[Customer]] = Operation(
    id="restoreCustomer",
    accessor="customers.restore",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/restore",
    title="Restore an archived customer",
    reference="https://developer.bill.com/reference/restorecustomer",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(Customer)),
    retry="idempotent",
    trace=Trace(find="getCustomer", states=(State({"archived": (False,)}),), changed="updatedTime"),
)

AUTHORIZE_TO_CHARGE_CUSTOMER: Final[Operation[Any]] = Operation(
    id="authorizeToChargeCustomer",
    accessor="customers.authorize_charge",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/charge-authorization",
    title="Set charge customer authorization",
    reference="https://developer.bill.com/reference/authorizetochargecustomer",
    path_params=(_CUSTOMER_ID,),
    body=Body(model=ChargeAuthorizationRequest),
    answer=Answer(kind=Anything()),
    retry="idempotent",
    trace=Trace(find="getCustomer", as_sent=True, changed="updatedTime"),
    doc="The answer is not documented. The call changes `authorizedToCharge` of the customer.",
)
