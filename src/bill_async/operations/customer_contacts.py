"""The operations of `customer_contacts`.

Generated from spec/v3/customer_contacts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..models.customer_contacts import CustomerContact, CustomerContactCreate, CustomerContactUpdate

__all__ = [
    "ARCHIVE_CUSTOMER_CONTACT",
    "CREATE_CUSTOMER_CONTACT",
    "GET_CUSTOMER_CONTACT",
    "LIST_CUSTOMER_CONTACTS",
    "RESTORE_CUSTOMER_CONTACT",
    "UPDATE_CUSTOMER_CONTACT",
]

_CUSTOMER_ID: Final = Parameter(name="customer_id", wire="customerId", kind=Id("0cu", strict=True), required=True)
_CONTACT_ID: Final = Parameter(name="contact_id", wire="contactId", kind=Id("cpu", strict=True), required=True)

LIST_CUSTOMER_CONTACTS: Final[Operation[CustomerContact]] = Operation(
    id="listCustomerContacts",
    accessor="customer_contacts.list",
    family="v3",
    method="GET",
    path="/v3/customers/{customerId}/contacts",
    title="Get list of customer contacts",
    reference="https://developer.bill.com/reference/listcustomercontacts",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(CustomerContact)),
    page="page",
    filters_unknown=True,
    sorts_unknown=True,
)

CREATE_CUSTOMER_CONTACT: Final[Operation[CustomerContact]] = Operation(
    id="createCustomerContact",
    accessor="customer_contacts.create",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/contacts",
    title="Create a customer contact",
    reference="https://developer.bill.com/reference/createcustomercontact",
    path_params=(_CUSTOMER_ID,),
    body=Body(model=CustomerContactCreate),
    answer=Answer(kind=Nested(CustomerContact), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listCustomerContacts", identity=((ComparedField("email"),),), created="createdTime"
    ),
    doc="It is assumed that the e-mail address is required.",
)

GET_CUSTOMER_CONTACT: Final[Operation[CustomerContact]] = Operation(
    id="getCustomerContact",
    accessor="customer_contacts.get",
    family="v3",
    method="GET",
    path="/v3/customers/{customerId}/contacts/{contactId}",
    title="Get customer contact details",
    reference="https://developer.bill.com/reference/getcustomercontact",
    path_params=(_CUSTOMER_ID, _CONTACT_ID),
    answer=Answer(kind=Nested(CustomerContact)),
    confidence="derived",
)

UPDATE_CUSTOMER_CONTACT: Final[Operation[CustomerContact]] = Operation(
    id="updateCustomerContact",
    accessor="customer_contacts.update",
    family="v3",
    method="PATCH",
    path="/v3/customers/{customerId}/contacts/{contactId}",
    title="Update a customer contact",
    reference="https://developer.bill.com/reference/updatecustomercontact",
    path_params=(_CUSTOMER_ID, _CONTACT_ID),
    body=Body(model=CustomerContactUpdate),
    answer=Answer(kind=Nested(CustomerContact)),
    retry="idempotent",
    trace=Trace(find="getCustomerContact", as_sent=True, changed="updatedTime"),
    confidence="derived",
)

ARCHIVE_CUSTOMER_CONTACT: Final[Operation[CustomerContact]] = Operation(
    id="archiveCustomerContact",
    accessor="customer_contacts.archive",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/contacts/{contactId}/archive",
    title="Archive a customer contact",
    reference="https://developer.bill.com/reference/archivecustomercontact",
    path_params=(_CUSTOMER_ID, _CONTACT_ID),
    answer=Answer(kind=Nested(CustomerContact)),
    retry="idempotent",
    trace=Trace(find="getCustomerContact", states=(State({"archived": (True,)}),), changed="updatedTime"),
    confidence="derived",
)

RESTORE_CUSTOMER_CONTACT: Final[Operation[CustomerContact]] = Operation(
    id="restoreCustomerContact",
    accessor="customer_contacts.restore",
    family="v3",
    method="POST",
    path="/v3/customers/{customerId}/contacts/{contactId}/restore",
    title="Restore a customer contact",
    reference="https://developer.bill.com/reference/restorecustomercontact",
    path_params=(_CUSTOMER_ID, _CONTACT_ID),
    answer=Answer(kind=Nested(CustomerContact)),
    retry="idempotent",
    trace=Trace(find="getCustomerContact", states=(State({"archived": (False,)}),), changed="updatedTime"),
)
