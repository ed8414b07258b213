"""The BILL Network: find organizations and connect with them.

Generated from spec/v3/network.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import SecretFieldOrUnset, optional_field, required_field
from .._schema.kinds import Choice, Id, ListOf, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
from .common import NetworkStatus

__all__ = [
    "AcceptInvitationRequest",
    "InviteVendorEmailRequest",
    "NetworkAddress",
    "NetworkInvitation",
    "NetworkInvitationRequest",
    "NetworkManagedBy",
    "NetworkOrganization",
    "NetworkRelation",
    "NetworkScope",
    "NetworkType",
    "RppsInformation",
]


class NetworkType(OpenEnum):
    """Network type, part of `NetworkOrganization` and `NetworkInvitationRequest`. The values are known from a single
    source, not from BILL's reference.
    """

    BILL = Member()
    RPPS = Member()
    UNDEFINED = Member()


class NetworkRelation(OpenEnum):
    """Network relation, part of `AcceptInvitationRequest`."""

    CUSTOMER = Member()
    VENDOR = Member()


class NetworkScope(OpenEnum):
    """Network scope, accepted by `network.search`."""

    BILL = Member()
    RPPS = Member()
    ALL = Member()


@model(confidence="derived")
class NetworkAddress(AnswerModel):
    """Network address, part of `NetworkOrganization`. Known from a single source, not from BILL's reference."""

    line1: str | None = optional_field("line1", Text())
    line2: str | None = optional_field("line2", Text())
    city: str | None = optional_field("city", Text())
    state_or_province: str | None = optional_field("stateOrProvince", Text())
    zip_or_postal_code: str | None = optional_field("zipOrPostalCode", Text())
    country: str | None = optional_field("country", Text())


@model(confidence="derived")
class NetworkManagedBy(AnswerModel):
    """Network managed by, part of `NetworkOrganization`. Known from a single source, not from BILL's reference."""

    name: str | None = optional_field("name", Text())
    email: str | None = optional_field("email", Text())
    email_domain: str | None = optional_field("emailDomain", Text())


@model(confidence="derived")
class NetworkOrganization(AnswerModel):
    """Network organization, returned by `network.search`. Known from a single source, not from BILL's reference."""

    id: str | None = optional_field("id", Id(), doc="payment network id (PNI)")
    name: str | None = optional_field("name", Text())
    type: NetworkType | None = optional_field("type", Choice(NetworkType))
    addresses: list[NetworkAddress] | None = optional_field("addresses", ListOf(Nested(NetworkAddress)))
    managed_by: NetworkManagedBy | None = optional_field("managedBy", Nested(NetworkManagedBy))


@model(confidence="derived")
class NetworkInvitation(AnswerModel):
    """A connection request. It expires after 60 days. Known from a single source, not from BILL's reference. Returned
    by `network.get_customer_invitation` and `network.get_vendor_invitation`.
    """

    id: str = required_field("id", Id())
    status: NetworkStatus | None = optional_field("status", Choice(NetworkStatus))
    network_id: str | None = optional_field("networkId", Id())


@model(confidence="assumed")
class RppsInformation(RequestModel):
    """Rpps information, part of `NetworkInvitationRequest`. Assumed from similar objects and operations; BILL's pages
    say little about it.
    """

    account_number: SecretFieldOrUnset = optional_field("accountNumber", Text(), secret=True)
    zip_or_postal_code: str | Unset | None = optional_field("zipOrPostalCode", Text())


@model
class NetworkInvitationRequest(RequestModel):
    """Network invitation request, accepted by `network.invite_customer` and `network.invite_vendor`."""

    network_id: str = required_field("networkId", Id(), doc="PNI from the search")
    network_type: NetworkType | str = required_field("networkType", Choice(NetworkType))
    rpps_information: RppsInformation | Unset | None = optional_field(
        "rppsInformation", Nested(RppsInformation), doc="may be null; needed for RPPS"
    )


@model
class AcceptInvitationRequest(RequestModel):
    """Accept invitation request, accepted by `network.accept_invitation`."""

    network_id: str = required_field("networkId", Id())
    type: NetworkRelation | str = required_field("type", Choice(NetworkRelation))
    id: str | Unset | None = optional_field("id", Id(), doc="009 or 0cu; not together with name")
    name: str | Unset | None = optional_field(
        "name", Text(), doc="creates the vendor or customer; not together with id"
    )


@model
class InviteVendorEmailRequest(RequestModel):
    """Invite vendor email request, accepted by `network.invite_vendor_by_email`."""

    email: str = required_field("email", Text())
