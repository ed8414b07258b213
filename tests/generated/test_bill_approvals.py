"""One test for each operation of `bill_approvals`: what is sent, and what becomes of the answer.

Generated from spec/v3/bill_approvals.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    BillApprovalAction,
    BillApprovalApprovers,
    BillApprovalDecision,
    BillApprovalGroup,
    BillApprovalGroupUser,
    BillApprovalPolicy,
    BillApprovalPolicyCreate,
    BillApprovalPolicyStatus,
    BillApprovalRule,
    BillApprovalRuleCreate,
    BillApprovalRuleKey,
    BillApprovalRuleOp,
    BillApprovalRuleValue,
    BillApprovalUser,
    PendingBill,
    StatusAnswer,
    StatusAnswerStatus,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

BILL_APPROVAL_ACTION_LEAST = BillApprovalAction(bill_id="00n00000000000000001", action=BillApprovalDecision.APPROVE)
BILL_APPROVAL_ACTION_LEAST_JSON = b'{"billId":"00n00000000000000001","action":"APPROVE"}'

STATUS_ANSWER_LEAST = StatusAnswer()
STATUS_ANSWER_LEAST_JSON = b"{}"

BILL_APPROVAL_ACTION = BillApprovalAction(
    bill_id="00n00000000000000001", action=BillApprovalDecision.APPROVE, comment="Comment"
)
BILL_APPROVAL_ACTION_JSON = b'{"billId":"00n00000000000000001","action":"APPROVE","comment":"Comment"}'

STATUS_ANSWER = StatusAnswer(status=StatusAnswerStatus.SUCCESS)
STATUS_ANSWER_JSON = b'{"status":"SUCCESS"}'

PENDING_BILL_LEAST = PendingBill()
PENDING_BILL_LEAST_JSON = b"{}"

PENDING_BILL = PendingBill(
    bill_id="00n00000000000000001",
    vendor_id="00900000000000000002",
    amount=Decimal("103.25"),
    due_date=date(2026, 12, 5),
)
PENDING_BILL_JSON = (
    b'{"billId":"00n00000000000000001","vendorId":"00900000000000000002","amount":103.25,"dueDate":"2026-12-05"}'
)

BILL_APPROVAL_POLICY_LEAST = BillApprovalPolicy(id="00000000000000000001")
BILL_APPROVAL_POLICY_LEAST_JSON = b'{"id":"00000000000000000001"}'

BILL_APPROVAL_POLICY = BillApprovalPolicy(
    id="00000000000000000001",
    policy_name="Policy name",
    status=BillApprovalPolicyStatus.ACTIVE,
    rules=[
        BillApprovalRule(
            key=BillApprovalRuleKey.CHART_OF_ACCOUNT_ID,
            op=BillApprovalRuleOp.UNDEFINED,
            values=[BillApprovalRuleValue(value="Value", display_name="Display name")],
        )
    ],
    approvers=BillApprovalApprovers(
        users=[BillApprovalUser(user_id="00600000000000000001", full_name="Full name")],
        groups=[
            BillApprovalGroup(
                group_name="Group name",
                group_id="agp00000000000000002",
                users=[BillApprovalGroupUser(id="00000000000000000001", full_name="Full name")],
            )
        ],
    ),
)
BILL_APPROVAL_POLICY_JSON = (
    b'{"id":"00000000000000000001"'
    b',"policyName":"Policy name"'
    b',"status":"ACTIVE"'
    b',"rules":[{"key":"CHART_OF_ACCOUNT_ID","op":"UNDEFINED","values":[{"value":"Value","displayName":"Display name"}]}]'
    b',"approvers":{"users":[{"userId":"00600000000000000001","fullName":"Full name"}],"groups":[{"groupName":"Group name","groupId":"agp00000000000000002","users":[{"id":"00000000000000000001","fullName":"Full name"}]}]}'
    b"}"
)

BILL_APPROVAL_POLICY_CREATE = BillApprovalPolicyCreate(
    policy_name="Policy name",
    rules=[
        BillApprovalRuleCreate(
            key=BillApprovalRuleKey.CHART_OF_ACCOUNT_ID, op=BillApprovalRuleOp.UNDEFINED, values=["Values"]
        )
    ],
    approvers=["00000000000000000003"],
)
BILL_APPROVAL_POLICY_CREATE_JSON = (
    b'{"policyName":"Policy name"'
    b',"rules":[{"key":"CHART_OF_ACCOUNT_ID","op":"UNDEFINED","values":["Values"]}]'
    b',"approvers":["00000000000000000003"]'
    b"}"
)


async def test_act(wire: Wire) -> None:
    """`POST /v3/bill-approvals/actions`."""
    wire.answer(200, STATUS_ANSWER_LEAST_JSON)
    assert await wire.client.bill_approvals.act(body=[BILL_APPROVAL_ACTION_LEAST]) == STATUS_ANSWER_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bill-approvals/actions",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + BILL_APPROVAL_ACTION_LEAST_JSON + b"]",
    )
    wire.answer(200, STATUS_ANSWER_JSON)
    assert (
        await wire.client.bill_approvals.act(body=[BILL_APPROVAL_ACTION, BILL_APPROVAL_ACTION_LEAST]) == STATUS_ANSWER
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bill-approvals/actions",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + BILL_APPROVAL_ACTION_JSON + b"," + BILL_APPROVAL_ACTION_LEAST_JSON + b"]",
    )


async def test_list_pending(wire: Wire) -> None:
    """`GET /v3/bill-approvals/pending-user-approvals`."""
    wire.answer(200, b'{"bills":' + b"[" + PENDING_BILL_JSON + b"," + PENDING_BILL_LEAST_JSON + b"]" + b"}")
    assert await wire.client.bill_approvals.list_pending() == [PENDING_BILL, PENDING_BILL_LEAST]
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/bill-approvals/pending-user-approvals", headers=AUTH)


async def test_list_policies(wire: Wire) -> None:
    """`GET /v3/bill-approvals/policies`."""
    wire.answer(200, b"[" + BILL_APPROVAL_POLICY_JSON + b"," + BILL_APPROVAL_POLICY_LEAST_JSON + b"]")
    assert await wire.client.bill_approvals.list_policies() == [BILL_APPROVAL_POLICY, BILL_APPROVAL_POLICY_LEAST]
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/bill-approvals/policies", headers=AUTH)


async def test_create_policy(wire: Wire) -> None:
    """`POST /v3/bill-approvals/policies`."""
    wire.answer(201, BILL_APPROVAL_POLICY_JSON)
    assert await wire.client.bill_approvals.create_policy(body=BILL_APPROVAL_POLICY_CREATE) == BILL_APPROVAL_POLICY
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bill-approvals/policies",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_APPROVAL_POLICY_CREATE_JSON,
    )


async def test_update_policy(wire: Wire) -> None:
    """`PUT /v3/bill-approvals/policies/{policyId}`."""
    wire.answer(200, BILL_APPROVAL_POLICY_JSON)
    assert (
        await wire.client.bill_approvals.update_policy(
            policy_id="00000000000000000001", body=BILL_APPROVAL_POLICY_CREATE
        )
        == BILL_APPROVAL_POLICY
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/bill-approvals/policies/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_APPROVAL_POLICY_CREATE_JSON,
    )


async def test_delete_policy(wire: Wire) -> None:
    """`DELETE /v3/bill-approvals/policies/{policyId}`."""
    wire.answer(200, STATUS_ANSWER_JSON)
    assert await wire.client.bill_approvals.delete_policy(policy_id="00000000000000000001") == STATUS_ANSWER
    wire.check(
        "DELETE", "https://gateway.stage.bill.com/connect/v3/bill-approvals/policies/00000000000000000001", headers=AUTH
    )
