"""Approval policies of bills, and pending approvals.

Generated from spec/v3/bill_approvals.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import bill_approvals as ops

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from ..models.bill_approvals import BillApprovalAction, BillApprovalPolicy, BillApprovalPolicyCreate, PendingBill
    from ..models.common import StatusAnswer
    from ..types import CallOptions

__all__ = ["BillApprovals"]


class BillApprovals(Resource):
    """Approval policies of bills, and pending approvals."""

    __slots__ = ()

    async def act(self, body: Sequence[BillApprovalAction], **options: Unpack[CallOptions]) -> StatusAnswer:
        """Approve or deny a bill.

        `POST /v3/bill-approvals/actions`. The user must be an assigned approver with the role ADMINISTRATOR, ACCOUNTANT
        or APPROVER. Never retried, because it may move money: after an `OutcomeUnknownError`, look up what happened.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/billapprovedenyactions.
        """
        return await self._caller.call(ops.BILL_APPROVE_DENY_ACTIONS, body=body, options=options)

    async def list_pending(self, **options: Unpack[CallOptions]) -> list[PendingBill]:
        """Get list of bills pending approval.

        `GET /v3/bill-approvals/pending-user-approvals`. The bills that wait for approval by the user of the session.
        BILL refuses the call with a sync token (BDC_1302); a list of bills with the `approvalStatus` ASSIGNED is
        similar.

        See https://developer.bill.com/reference/listbilluserapprovals.
        """
        return await self._caller.call(ops.LIST_BILL_USER_APPROVALS, options=options)

    async def list_policies(self, **options: Unpack[CallOptions]) -> list[BillApprovalPolicy]:
        """Get list of bill approval policies.

        `GET /v3/bill-approvals/policies`.

        See https://developer.bill.com/reference/listbillapprovalpolicies.
        """
        return await self._caller.call(ops.LIST_BILL_APPROVAL_POLICIES, options=options)

    async def create_policy(self, body: BillApprovalPolicyCreate, **options: Unpack[CallOptions]) -> BillApprovalPolicy:
        """Create a bill approval policy.

        `POST /v3/bill-approvals/policies`. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice. Known from a single source, not from BILL's reference.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbillapprovalpolicy.
        """
        return await self._caller.call(ops.CREATE_BILL_APPROVAL_POLICY, body=body, options=options)

    async def update_policy(
        self, policy_id: str, body: BillApprovalPolicyCreate, **options: Unpack[CallOptions]
    ) -> BillApprovalPolicy:
        """Update a bill approval policy.

        `PUT /v3/bill-approvals/policies/{policyId}`. Replaces the policy. Retried if no answer comes, because a second
        execution has the same result.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatebillapprovalpolicy.
        """
        return await self._caller.call(ops.UPDATE_BILL_APPROVAL_POLICY, policy_id, body=body, options=options)

    async def delete_policy(self, policy_id: str, **options: Unpack[CallOptions]) -> StatusAnswer:
        """Delete a bill approval policy.

        `DELETE /v3/bill-approvals/policies/{policyId}`. Permanent. Retried if no answer comes, because a second
        execution has the same result.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletepolicy.
        """
        return await self._caller.call(ops.DELETE_POLICY, policy_id, options=options)
