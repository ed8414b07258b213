"""The operations of `bill_approvals`.

Generated from spec/v3/bill_approvals.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, State, Trace
from ..models.bill_approvals import BillApprovalAction, BillApprovalPolicy, BillApprovalPolicyCreate, PendingBill
from ..models.common import StatusAnswer

__all__ = [
    "BILL_APPROVE_DENY_ACTIONS",
    "CREATE_BILL_APPROVAL_POLICY",
    "DELETE_POLICY",
    "LIST_BILL_APPROVAL_POLICIES",
    "LIST_BILL_USER_APPROVALS",
    "UPDATE_BILL_APPROVAL_POLICY",
]

_POLICY_ID: Final = Parameter(name="policy_id", wire="policyId", kind=Id(), required=True)

BILL_APPROVE_DENY_ACTIONS: Final[Operation[StatusAnswer]] = Operation(
    id="billApproveDenyActions",
    accessor="bill_approvals.act",
    family="v3",
    method="POST",
    path="/v3/bill-approvals/actions",
    title="Approve or deny a bill",
    reference="https://developer.bill.com/reference/billapprovedenyactions",
    body=Body(model=BillApprovalAction, many=True),
    answer=Answer(kind=Nested(StatusAnswer)),
    retry="never",
    trace=Trace(
        find="getBill",
        states=(
            State({"approvalStatus": ("APPROVED",)}, when=("action", "APPROVE")),
            State({"approvalStatus": ("DENIED",)}, when=("action", "DENY")),
        ),
        changed="updatedTime",
    ),
    doc="The user must be an assigned approver with the role ADMINISTRATOR, ACCOUNTANT or APPROVER.",
)

LIST_BILL_USER_APPROVALS: Final[Operation[list[PendingBill]]] = Operation(
    id="listBillUserApprovals",
    accessor="bill_approvals.list_pending",
    family="v3",
    method="GET",
    path="/v3/bill-approvals/pending-user-approvals",
    title="Get list of bills pending approval",
    reference="https://developer.bill.com/reference/listbilluserapprovals",
    answer=Answer(kind=ListOf(Nested(PendingBill)), key="bills"),
    doc="The bills that wait for approval by the user of the session. BILL refuses the call with a sync token (BDC_1302); a list of bills with the `approvalStatus` ASSIGNED is similar.",
)

LIST_BILL_APPROVAL_POLICIES: Final[Operation[list[BillApprovalPolicy]]] = Operation(
    id="listBillApprovalPolicies",
    accessor="bill_approvals.list_policies",
    family="v3",
    method="GET",
    path="/v3/bill-approvals/policies",
    title="Get list of bill approval policies",
    reference="https://developer.bill.com/reference/listbillapprovalpolicies",
    answer=Answer(kind=ListOf(Nested(BillApprovalPolicy))),
)

CREATE_BILL_APPROVAL_POLICY: Final[Operation[BillApprovalPolicy]] = Operation(
    id="createBillApprovalPolicy",
    accessor="bill_approvals.create_policy",
    family="v3",
    method="POST",
    path="/v3/bill-approvals/policies",
    title="Create a bill approval policy",
    reference="https://developer.bill.com/reference/createbillapprovalpolicy",
    body=Body(model=BillApprovalPolicyCreate),
    answer=Answer(kind=Nested(BillApprovalPolicy), status=201),
    retry="unsafe",
    trace=Trace(
        creates=True, find="listBillApprovalPolicies", identity=((ComparedField("policyName"),),), unique="assumed"
    ),
    confidence="derived",
)

UPDATE_BILL_APPROVAL_POLICY: Final[Operation[BillApprovalPolicy]] = Operation(
    id="updateBillApprovalPolicy",
    accessor="bill_approvals.update_policy",
    family="v3",
    method="PUT",
    path="/v3/bill-approvals/policies/{policyId}",
    title="Update a bill approval policy",
    reference="https://developer.bill.com/reference/updatebillapprovalpolicy",
    path_params=(_POLICY_ID,),
    body=Body(model=BillApprovalPolicyCreate),
    answer=Answer(kind=Nested(BillApprovalPolicy)),
    retry="idempotent",
    trace=Trace(find="listBillApprovalPolicies", as_sent=True),
    doc="Replaces the policy.",
)

DELETE_POLICY: Final[Operation[StatusAnswer]] = Operation(
    id="deletePolicy",
    accessor="bill_approvals.delete_policy",
    family="v3",
    method="DELETE",
    path="/v3/bill-approvals/policies/{policyId}",
    title="Delete a bill approval policy",
    reference="https://developer.bill.com/reference/deletepolicy",
    path_params=(_POLICY_ID,),
    answer=Answer(kind=Nested(StatusAnswer)),
    retry="idempotent",
    trace=Trace(find="listBillApprovalPolicies"),
    doc="Permanent.",
)
