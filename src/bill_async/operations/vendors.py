"""The operations of `vendors`.

Generated from spec/v3/vendors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .._schema.kinds import Boolean, Choice, DateTime, Id, ListOf, Text
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
from ..models.vendors import IntlConfig, Vendor, VendorConfiguration, VendorCreate, VendorUpdate
from ..secret import Secret

__all__ = [
    "ARCHIVE_VENDOR",
    "CREATE_BULK_VENDOR",
    "CREATE_VENDOR",
    "GET_CONFIGURATION_BY_VENDOR_ID",
    "GET_INTL_CONFIG",
    "GET_VENDOR",
    "LIST_VENDORS",
    "RESTORE_VENDOR",
    "UPDATE_VENDOR",
    "VendorFields",
    "Vendor_",
]

_VENDOR_ID: Final = Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True)


class VendorFields:
    """The filters and sort keys of `vendors.list`."""

    id: Final = EqNeInField[str]("id", Id("009", strict=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime())
    updated_time: Final = OrderSortField[datetime]("updatedTime", DateTime())
    name: Final = EqSwSortField[str]("name", Text())
    account_type: Final = EqNeInNinField[AccountHolderType | str]("accountType", Choice(AccountHolderType))
    address_country: Final = EqNeField[str]("address.country", Text())
    bill_currency: Final = EqNeInNinSortField[str]("billCurrency", Text())
    payment_status: Final = EqNeInNinField[str]("paymentStatus", Text())
    short_name: Final = EqSwSortField[str]("shortName", Text(), confidence="assumed")
    account_number: Final = EqField[str | Secret[str]]("accountNumber", Text(), secret=True, confidence="assumed")
    email: Final = EqSortField[str]("email", Text(), confidence="assumed")
    phone: Final = SortField("phone")


Vendor_ = VendorFields

LIST_VENDORS: Final[Operation[Vendor]] = Operation(
    id="listVendors",
    accessor="vendors.list",
    family="v3",
    method="GET",
    path="/v3/vendors",
    title="Get list of vendors",
    reference="https://developer.bill.com/reference/listvendors",
    answer=Answer(kind=Nested(Vendor)),
    page="page",
    fields=VendorFields,
)

CREATE_VENDOR: Final[Operation[Vendor]] = Operation(
    id="createVendor",
    accessor="vendors.create",
    family="v3",
    method="POST",
    path="/v3/vendors",
    title="Create a vendor",
    reference="https://developer.bill.com/reference/createvendor",
    body=Body(model=VendorCreate),
    answer=Answer(kind=Nested(Vendor), status=201),
    retry="unsafe",
    mfa="when `autoPay.enabled` is true",
    trace=Trace(
        creates=True,
        find="listVendors",
        apart=("address",),
        identity=((ComparedField("name"),),),
        created="createdTime",
    ),
)

CREATE_BULK_VENDOR: Final[Operation[list[Vendor]]] = Operation(
    id="createBulkVendor",
    accessor="vendors.create_bulk",
    family="v3",
    method="POST",
    path="/v3/vendors/bulk",
    title="Create multiple vendors",
    reference="https://developer.bill.com/reference/createbulkvendor",
    body=Body(model=VendorCreate, many=True, max_items=20),
    answer=Answer(kind=ListOf(Nested(Vendor)), key="vendors", status=201),
    retry="unsafe",
    mfa="when `autoPay.enabled` is true",
    atomic=True,
    trace=Trace(
        creates=True,
        find="listVendors",
        apart=("address",),
        identity=((ComparedField("name"),),),
        created="createdTime",
    ),
)

GET_INTL_CONFIG: Final[Operation[IntlConfig]] = Operation(
    id="getIntlConfig",
    accessor="vendors.get_international_configuration",
    family="v3",
    method="GET",
    path="/v3/vendors/configuration/international-payments",
    title="Get international payments configuration",
    reference="https://developer.bill.com/reference/getintlconfig",
    query=(
        Parameter(name="country", wire="country", kind=Text(), required=True, doc="ISO country code"),
        Parameter(name="bill_currency", wire="billCurrency", kind=Text(), required=True, doc="ISO currency code"),
        Parameter(name="account_type", wire="accountType", kind=Choice(AccountHolderType), required=True),
    ),
    answer=Answer(kind=Nested(IntlConfig)),
)

GET_VENDOR: Final[Operation[Vendor]] = Operation(
    id="getVendor",
    accessor="vendors.get",
    family="v3",
    method="GET",
    path="/v3/vendors/{vendorId}",
    title="Get vendor details",
    reference="https://developer.bill.com/reference/getvendor",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(Vendor)),
)

UPDATE_VENDOR: Final[Operation[Vendor]] = Operation(
    id="updateVendor",
    accessor="vendors.update",
    family="v3",
    method="PATCH",
    path="/v3/vendors/{vendorId}",
    title="Update a vendor",
    reference="https://developer.bill.com/reference/updatevendor",
    path_params=(_VENDOR_ID,),
    body=Body(model=VendorUpdate),
    answer=Answer(kind=Nested(Vendor)),
    retry="idempotent",
    mfa="when `autoPay.enabled` is true",
    trace=Trace(find="getVendor", as_sent=True, changed="updatedTime"),
    doc="The bank account cannot be set here; use `vendor_bank_accounts`.",
)

ARCHIVE_VENDOR: Final[Operation[Vendor]] = Operation(
    id="archiveVendor",
    accessor="vendors.archive",
    family="v3",
    method="POST",
    path="/v3/vendors/{vendorId}/archive",
    title="Archive a vendor",
    reference="https://developer.bill.com/reference/archivevendor",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(Vendor)),
    retry="idempotent",
    trace=Trace(find="getVendor", states=(State({"archived": (True,)}),), changed="updatedTime"),
)

GET_CONFIGURATION_BY_VENDOR_ID: Final[Operation[VendorConfiguration]] = Operation(
    id="getConfigurationByVendorId",
    accessor="vendors.get_configuration",
    family="v3",
    method="GET",
    path="/v3/vendors/{vendorId}/configuration",
    title="Get vendor configuration",
    reference="https://developer.bill.com/reference/getconfigurationbyvendorid",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(VendorConfiguration)),
)

RESTORE_VENDOR: Final[Operation[Vendor]] = Operation(
    id="restoreVendor",
    accessor="vendors.restore",
    family="v3",
    method="POST",
    path="/v3/vendors/{vendorId}/restore",
    title="Restore an archived vendor",
    reference="https://developer.bill.com/reference/restorevendor",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(Vendor)),
    retry="idempotent",
    trace=Trace(find="getVendor", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
