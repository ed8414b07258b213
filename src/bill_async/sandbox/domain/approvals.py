"""Approval of bills: policies, who has to approve what, and their decisions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bill_async.sandbox._json import loads
from bill_async.sandbox.context import RULES, Call, Rules, handles
from bill_async.sandbox.errors import Problem, Refusal
from bill_async.sandbox.object_types import KINDS
from bill_async.sandbox.store import Object

__all__ = ["assign_approvers"]


class _PolicyRules(Rules):
    """A request names users and plain values; the answer shows who and what they are."""

    def check(self, call: Call, body: Object, item: Object | None) -> Any:
        for user in body.get("approvers") or ():
            yield from call.unusable("users", user)

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        users = [call.need("users", identifier) for identifier in body["approvers"]]
        item["status"] = "ACTIVE"
        item["rules"] = [
            {**rule, "values": [{"value": value, "displayName": value} for value in rule["values"]]}
            for rule in body["rules"]
        ]
        item["approvers"] = {
            "users": [
                {"userId": user["id"], "fullName": f"{user['firstName']} {user.get('lastName', '')}".strip()}
                for user in users
            ],
            "groups": [],
        }


RULES["bill_approval_policies"] = _PolicyRules()


@handles("v3", "listBillApprovalPolicies")
def _policies(call: Call) -> Any:
    return list(call.collection("bill_approval_policies"))


def assign_approvers(call: Call, bill: Object) -> None:
    """Ask the approvers of the first policy that the bill falls under."""
    for policy in call.collection("bill_approval_policies"):
        if all(_falls_under(bill, rule) for rule in policy["rules"]):
            approvers = [
                {
                    "userId": user["userId"],
                    "status": "WAITING" if place == 0 else "UPCOMING",
                    "approverOrder": place,
                    "statusChangedTime": call.time,
                }
                for place, user in enumerate(policy["approvers"]["users"])
            ]
            call.organization.note("approvers")[bill["id"]] = approvers
            bill["approvalStatus"] = "ASSIGNED"
            bill["approvers"] = approvers
            return


def _falls_under(bill: Object, rule: Object) -> bool:
    values = [value["value"] for value in rule["values"]]
    key = rule["key"]
    if key == "BILL_AMOUNT":
        amount, limit = Decimal(bill["amount"]), Decimal(values[0])
        return amount >= limit if rule["op"] == "gte" else amount < limit
    if key == "VENDOR_ID":
        return bill["vendorId"] in values
    field = {"CHART_OF_ACCOUNT_ID": "chartOfAccountId", "JOB_ID": "jobId", "LOCATION_ID": "locationId"}.get(key, "")
    lines = [bill, *bill["billLineItems"]]
    return any((line.get("classifications") or {}).get(field) in values for line in lines)


@handles("v3", "listBillUserApprovals")
def _pending(call: Call) -> Any:
    waiting = [
        loads(call.collection("bills").raw(call.find("bills", bill)))
        for bill, approvers in call.organization.note("approvers").items()
        if any(approver["userId"] == call.user_id and approver["status"] == "WAITING" for approver in approvers)
    ]
    return {
        "bills": [
            {"billId": bill["id"], "vendorId": bill["vendorId"], "amount": bill["amount"], "dueDate": bill["dueDate"]}
            for bill in waiting
        ]
    }


@handles("v3", "billApproveDenyActions")
def _act(call: Call) -> Object:
    everyone: dict[str, list[Object]] = call.organization.note("approvers")
    for action in call.body:
        if not any(
            approver["userId"] == call.user_id and approver["status"] == "WAITING"
            for approver in everyone.get(action["billId"], ())
        ):
            message = f"{action['billId']} : is not waiting for your approval"
            raise Refusal(422, Problem("BDC_1119", message, "APPLICATION"))
    for action in call.body:
        _decide(call, action["billId"], everyone[action["billId"]], approve=action["action"] == "APPROVE")
    return {"status": "SUCCESS"}


def _decide(call: Call, identifier: str, approvers: list[Object], *, approve: bool) -> None:
    bills = call.collection("bills")
    position = bills.find(identifier)
    bill = bills.get(position)
    place = next(place for place, approver in enumerate(approvers) if approver["status"] == "WAITING")
    approvers[place].update(status="APPROVED" if approve else "DENIED", statusChangedTime=call.time)
    if not approve:
        bill["approvalStatus"] = "DENIED"
    elif place + 1 < len(approvers):
        approvers[place + 1].update(status="WAITING", statusChangedTime=call.time)
        bill["approvalStatus"] = "APPROVING"
    else:
        bill["approvalStatus"] = "APPROVED"
    bill["updatedTime"] = call.time
    bills.put(position, bill)
    call.changed(KINDS["bills"], "updated", bill)
