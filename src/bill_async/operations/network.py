"""The operations of `network`.

Generated from spec/v3/network.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Choice, Id, ListOf, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..models.network import (
    AcceptInvitationRequest,
    InviteVendorEmailRequest,
    NetworkInvitation,
    NetworkInvitationRequest,
    NetworkOrganization,
    NetworkScope,
)

__all__ = [
    "ACCEPT_INVITATION",
    "CREATE_CUSTOMER_INVITATION",
    "CREATE_VENDOR_INVITATION",
    "DELETE_CUSTOMER_INVITATION",
    "DELETE_VENDOR_INVITATION",
    "GET_CUSTOMER_INVITATION",
    "GET_VENDOR_INVITATION",
    "INVITE_VENDOR_NOT_IN_BILL_NETWORK",
    "SEARCH",
]

_CUSTOMER_ID: Final = Parameter(name="customer_id", wire="customerId", kind=Id("0cu", strict=True), required=True)
_VENDOR_ID: Final = Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True)

SEARCH: Final[Operation[list[NetworkOrganization]]] = Operation(
    id="search",
    accessor="network.search",
    family="v3",
    method="GET",
    path="/v3/network",
    title="Search for an organization in the BILL Network",
    reference="https://developer.bill.com/reference/search",
    query=(
        Parameter(name="name", wire="name", kind=Text(), required=True),
        Parameter(name="scope", wire="scope", kind=Choice(NetworkScope)),
        Parameter(name="zip_or_postal_code", wire="zipOrPostalCode", kind=Text()),
        Parameter(name="account_number", wire="accountNumber", kind=Text(), secret=True),
    ),
    answer=Answer(kind=ListOf(Nested(NetworkOrganization)), key="results"),
)

ACCEPT_INVITATION: Final[Operation[None]] = Operation(
    id="acceptInvitation",
    accessor="network.accept_invitation",
    family="v3",
    method="POST",
    path="/v3/network/invitation/accept",
    title="Accept connection request",
    reference="https://developer.bill.com/reference/acceptinvitation",
    body=Body(model=AcceptInvitationRequest),
    retry="unsafe",
    trace=Trace(
        creates=True, impossible="which vendor or customer it connects, and whether it makes one, no list says"
    ),
)

GET_CUSTOMER_INVITATION: Final[Operation[NetworkInvitation]] = Operation(
    id="getCustomerInvitation",
    accessor="network.get_customer_invitation",
    family="v3",
    method="GET",
    path="/v3/network/invitation/customer/{customerId}",
    title="Get customer connection request status",
    reference="https://developer.bill.com/reference/getcustomerinvitation",
    path_params=(_CUSTOMER_ID,),
    answer=Answer(kind=Nested(NetworkInvitation)),
)

CREATE_CUSTOMER_INVITATION: Final[Operation[None]] = Operation(
    id="createCustomerInvitation",
    accessor="network.invite_customer",
    family="v3",
    method="POST",
    path="/v3/network/invitation/customer/{customerId}",
    title="Send connection request to a customer",
    reference="https://developer.bill.com/reference/createcustomerinvitation",
    path_params=(_CUSTOMER_ID,),
    body=Body(model=NetworkInvitationRequest),
    retry="unsafe",
    trace=Trace(
        creates=True,
        find="getCustomerInvitation",
        identity=((ComparedField("networkId"),),),
        unique="derived",
        where={"status": ("PENDING", "CONNECTED", "CONNECTED_RPPS")},
    ),
)

DELETE_CUSTOMER_INVITATION: Final[Operation[None]] = Operation(
    id="deleteCustomerInvitation",
    accessor="network.delete_customer_invitation",
    family="v3",
    method="DELETE",
    path="/v3/network/invitation/customer/{customerId}",
    title="Delete customer connection",
    reference="https://developer.bill.com/reference/deletecustomerinvitation",
    path_params=(_CUSTOMER_ID,),
    retry="idempotent",
    trace=Trace(find="getCustomerInvitation", states=(State({"status": ("NOT_CONNECTED",)}),)),
)

GET_VENDOR_INVITATION: Final[Operation[NetworkInvitation]] = Operation(
    id="getVendorInvitation",
    accessor="network.get_vendor_invitation",
    family="v3",
    method="GET",
    path="/v3/network/invitation/vendor/{vendorId}",
    title="Get vendor connection request status",
    reference="https://developer.bill.com/reference/getvendorinvitation",
    path_params=(_VENDOR_ID,),
    answer=Answer(kind=Nested(NetworkInvitation)),
)

CREATE_VENDOR_INVITATION: Final[Operation[None]] = Operation(
    id="createVendorInvitation",
    accessor="network.invite_vendor",
    family="v3",
    method="POST",
    path="/v3/network/invitation/vendor/{vendorId}",
    title="Send connection request to a vendor",
    reference="https://developer.bill.com/reference/createvendorinvitation",
    path_params=(_VENDOR_ID,),
    body=Body(model=NetworkInvitationRequest),
    retry="unsafe",
    mfa="sometimes",
    trace=Trace(
        creates=True,
        find="getVendorInvitation",
        identity=((ComparedField("networkId"),),),
        unique="derived",
        where={"status": ("PENDING", "CONNECTED", "CONNECTED_RPPS")},
    ),
)

DELETE_VENDOR_INVITATION: Final[Operation[None]] = Operation(
    id="deleteVendorInvitation",
    accessor="network.delete_vendor_invitation",
    family="v3",
    method="DELETE",
    path="/v3/network/invitation/vendor/{vendorId}",
    title="Delete vendor connection",
    reference="https://developer.bill.com/reference/deletevendorinvitation",
    path_params=(_VENDOR_ID,),
    retry="idempotent",
    trace=Trace(find="getVendorInvitation", states=(State({"status": ("NOT_CONNECTED",)}),)),
)

INVITE_VENDOR_NOT_IN_BILL_NETWORK: Final[Operation[None]] = Operation(
    id="inviteVendorNotInBillNetwork",
    accessor="network.invite_vendor_by_email",
    family="v3",
    method="POST",
    path="/v3/network/invitation/vendor/{vendorId}/email",
    title="Send connection request to a vendor not in the BILL Network",
    reference="https://developer.bill.com/reference/invitevendornotinbillnetwork",
    path_params=(_VENDOR_ID,),
    body=Body(model=InviteVendorEmailRequest),
    retry="unsafe",
    trace=Trace(creates=True, find="getVendorInvitation", single=True, where={"status": ("PENDING", "CONNECTED")}),
    doc="The request expires after 60 days.",
)
