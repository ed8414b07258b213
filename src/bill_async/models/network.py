"""The BILL Network: find organizations and connect with them.

Generated from spec/v3/network.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Choice, Field, Id, ListOf, Nested, Text
from .._wire_values import keep_rest, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
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


class NetworkType(OpenEnum, members={"BILL": "BILL", "RPPS": "RPPS", "UNDEFINED": "UNDEFINED"}):
    """Network type, part of `NetworkOrganization` and `NetworkInvitationRequest`. The values are known from a single
    source, not from BILL's reference.
    """

    BILL: ClassVar[NetworkType]
    RPPS: ClassVar[NetworkType]
    UNDEFINED: ClassVar[NetworkType]


class NetworkRelation(OpenEnum, members={"CUSTOMER": "CUSTOMER", "VENDOR": "VENDOR"}):
    """Network relation, part of `AcceptInvitationRequest`."""

    CUSTOMER: ClassVar[NetworkRelation]
    VENDOR: ClassVar[NetworkRelation]


class NetworkScope(OpenEnum, members={"BILL": "BILL", "RPPS": "RPPS", "ALL": "ALL"}):
    """Network scope, taken by `network.search`."""

    BILL: ClassVar[NetworkScope]
    RPPS: ClassVar[NetworkScope]
    ALL: ClassVar[NetworkScope]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NetworkAddress(AnswerModel):
    """Network address, part of `NetworkOrganization`. Its fields are known from a single source, not from BILL's
    reference.
    """

    line1: str | None = None
    line2: str | None = None
    city: str | None = None
    state_or_province: str | None = None
    zip_or_postal_code: str | None = None
    country: str | None = None

    __fields__ = (
        Field("line1", "line1", Text(), confidence="derived"),
        Field("line2", "line2", Text(), confidence="derived"),
        Field("city", "city", Text(), confidence="derived"),
        Field("state_or_province", "stateOrProvince", Text(), confidence="derived"),
        Field("zip_or_postal_code", "zipOrPostalCode", Text(), confidence="derived"),
        Field("country", "country", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NetworkAddress:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NetworkAddress)
        value = take("line1", None)
        new.line1 = value if type(value) is str or value is None else to_text(value)
        value = take("line2", None)
        new.line2 = value if type(value) is str or value is None else to_text(value)
        value = take("city", None)
        new.city = value if type(value) is str or value is None else to_text(value)
        value = take("stateOrProvince", None)
        new.state_or_province = value if type(value) is str or value is None else to_text(value)
        value = take("zipOrPostalCode", None)
        new.zip_or_postal_code = value if type(value) is str or value is None else to_text(value)
        value = take("country", None)
        new.country = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NetworkManagedBy(AnswerModel):
    """Network managed by, part of `NetworkOrganization`. Its fields are known from a single source, not from BILL's
    reference.
    """

    name: str | None = None
    email: str | None = None
    email_domain: str | None = None

    __fields__ = (
        Field("name", "name", Text(), confidence="derived"),
        Field("email", "email", Text(), confidence="derived"),
        Field("email_domain", "emailDomain", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NetworkManagedBy:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NetworkManagedBy)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("email", None)
        new.email = value if type(value) is str or value is None else to_text(value)
        value = take("emailDomain", None)
        new.email_domain = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NetworkOrganization(AnswerModel):
    """Network organization, given by `network.search`. Its fields are known from a single source, not from BILL's
    reference.
    """

    id: str | None = None
    """`id`: payment network id (PNI)."""
    name: str | None = None
    type: NetworkType | None = None
    addresses: list[NetworkAddress] | None = None
    managed_by: NetworkManagedBy | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="derived", doc="payment network id (PNI)"),
        Field("name", "name", Text(), confidence="derived"),
        Field("type", "type", Choice(NetworkType), confidence="derived"),
        Field("addresses", "addresses", ListOf(Nested(NetworkAddress)), confidence="derived"),
        Field("managed_by", "managedBy", Nested(NetworkManagedBy), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NetworkOrganization:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NetworkOrganization)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("type", None)
        new.type = None if value is None else NetworkType(value)
        value = take("addresses", None)
        new.addresses = None if value is None else [NetworkAddress._from_wire(item) for item in to_list(value)]
        value = take("managedBy", None)
        new.managed_by = None if value is None else NetworkManagedBy._from_wire(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NetworkInvitation(AnswerModel):
    """A connection request. It expires after 60 days. Its fields are known from a single source, not from BILL's
    reference. Given by `network.get_customer_invitation` and `network.get_vendor_invitation`.
    """

    id: str
    status: NetworkStatus | None = None
    network_id: str | None = None

    __fields__ = (
        Field("id", "id", Id(), required=True, confidence="derived"),
        Field("status", "status", Choice(NetworkStatus), confidence="derived"),
        Field("network_id", "networkId", Id(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> NetworkInvitation:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(NetworkInvitation)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("status", None)
        new.status = None if value is None else NetworkStatus(value)
        value = take("networkId", None)
        new.network_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class RppsInformation(RequestModel):
    """Rpps information, part of `NetworkInvitationRequest`. Assumed from its siblings; BILL's pages say little about
    it.
    """

    account_number: str | Unset | None = UNSET
    """`accountNumber`: never shown."""
    zip_or_postal_code: str | Unset | None = UNSET

    __fields__ = (
        Field("account_number", "accountNumber", Text(), secret=True, confidence="assumed"),
        Field("zip_or_postal_code", "zipOrPostalCode", Text(), confidence="assumed"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class NetworkInvitationRequest(RequestModel):
    """Network invitation request, taken by `network.invite_customer` and `network.invite_vendor`."""

    network_id: str
    """`networkId`: PNI from the search."""
    network_type: NetworkType | str
    rpps_information: RppsInformation | Unset | None = UNSET
    """`rppsInformation`: nullable; needed for RPPS."""

    __fields__ = (
        Field("network_id", "networkId", Id(), required=True, doc="PNI from the search"),
        Field("network_type", "networkType", Choice(NetworkType), required=True),
        Field("rpps_information", "rppsInformation", Nested(RppsInformation), doc="nullable; needed for RPPS"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AcceptInvitationRequest(RequestModel):
    """Accept invitation request, taken by `network.accept_invitation`."""

    network_id: str
    type: NetworkRelation | str
    id: str | Unset | None = UNSET
    """`id`: 009 or 0cu; not together with name."""
    name: str | Unset | None = UNSET
    """`name`: creates the vendor/customer; not together with id."""

    __fields__ = (
        Field("network_id", "networkId", Id(), required=True),
        Field("type", "type", Choice(NetworkRelation), required=True),
        Field("id", "id", Id(), doc="009 or 0cu; not together with name"),
        Field("name", "name", Text(), doc="creates the vendor/customer; not together with id"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class InviteVendorEmailRequest(RequestModel):
    """Invite vendor email request, taken by `network.invite_vendor_by_email`."""

    email: str

    __fields__ = (Field("email", "email", Text(), required=True),)
