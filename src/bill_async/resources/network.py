"""The BILL Network: find organizations and connect with them.

Generated from spec/v3/network.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import network as ops
from ..secret import to_secret_or_none

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.network import (
        AcceptInvitationRequest,
        InviteVendorEmailRequest,
        NetworkInvitation,
        NetworkInvitationRequest,
        NetworkOrganization,
        NetworkScope,
    )
    from ..secret import Secret
    from ..types import CallOptions

__all__ = ["Network"]


class Network(Resource):
    """The BILL Network: find organizations and connect with them."""

    __slots__ = ()

    async def search(
        self,
        name: str,
        *,
        scope: NetworkScope | str | None = None,
        zip_or_postal_code: str | None = None,
        account_number: str | Secret[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> list[NetworkOrganization]:
        """Search for an organization in the BILL Network.

        `GET /v3/network`.

        Raises: `InvalidRequestError`, `ValidationError`, and the errors of every call.

        See https://developer.bill.com/reference/search.
        """
        account_number = to_secret_or_none(account_number)
        return await self._caller.call(
            ops.SEARCH,
            query={
                "name": name,
                "scope": scope,
                "zipOrPostalCode": zip_or_postal_code,
                "accountNumber": account_number,
            },
            options=options,
        )

    async def accept_invitation(self, body: AcceptInvitationRequest, **options: Unpack[CallOptions]) -> None:
        """Accept connection request.

        `POST /v3/network/invitation/accept`. Not retried if no answer comes (`OutcomeUnknownError`), because it could
        be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/acceptinvitation.
        """
        return await self._caller.call(ops.ACCEPT_INVITATION, body=body, options=options)

    async def get_customer_invitation(self, customer_id: str, **options: Unpack[CallOptions]) -> NetworkInvitation:
        """Get customer connection request status.

        `GET /v3/network/invitation/customer/{customerId}`.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcustomerinvitation.
        """
        return await self._caller.call(ops.GET_CUSTOMER_INVITATION, customer_id, options=options)

    async def invite_customer(
        self, customer_id: str, body: NetworkInvitationRequest, **options: Unpack[CallOptions]
    ) -> None:
        """Send connection request to a customer.

        `POST /v3/network/invitation/customer/{customerId}`. Not retried if no answer comes (`OutcomeUnknownError`),
        because it could be executed twice.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/createcustomerinvitation.
        """
        return await self._caller.call(ops.CREATE_CUSTOMER_INVITATION, customer_id, body=body, options=options)

    async def delete_customer_invitation(self, customer_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete customer connection.

        `DELETE /v3/network/invitation/customer/{customerId}`. Retried if no answer comes, because a second execution
        has the same result.

        `customer_id`: begins with 0cu.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletecustomerinvitation.
        """
        return await self._caller.call(ops.DELETE_CUSTOMER_INVITATION, customer_id, options=options)

    async def get_vendor_invitation(self, vendor_id: str, **options: Unpack[CallOptions]) -> NetworkInvitation:
        """Get vendor connection request status.

        `GET /v3/network/invitation/vendor/{vendorId}`.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getvendorinvitation.
        """
        return await self._caller.call(ops.GET_VENDOR_INVITATION, vendor_id, options=options)

    async def invite_vendor(
        self, vendor_id: str, body: NetworkInvitationRequest, **options: Unpack[CallOptions]
    ) -> None:
        """Send connection request to a vendor.

        `POST /v3/network/invitation/vendor/{vendorId}`. May need an MFA-trusted session. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `MfaRequiredError`,
        `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createvendorinvitation.
        """
        return await self._caller.call(ops.CREATE_VENDOR_INVITATION, vendor_id, body=body, options=options)

    async def delete_vendor_invitation(self, vendor_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete vendor connection.

        `DELETE /v3/network/invitation/vendor/{vendorId}`. Retried if no answer comes, because a second execution has
        the same result.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletevendorinvitation.
        """
        return await self._caller.call(ops.DELETE_VENDOR_INVITATION, vendor_id, options=options)

    async def invite_vendor_by_email(
        self, vendor_id: str, body: InviteVendorEmailRequest, **options: Unpack[CallOptions]
    ) -> None:
        """Send connection request to a vendor not in the BILL Network.

        `POST /v3/network/invitation/vendor/{vendorId}/email`. The request expires after 60 days. Not retried if no
        answer comes (`OutcomeUnknownError`), because it could be executed twice.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/invitevendornotinbillnetwork.
        """
        return await self._caller.call(ops.INVITE_VENDOR_NOT_IN_BILL_NETWORK, vendor_id, body=body, options=options)
