"""The approval of bills: policies, approvers and their decisions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bill_async.sandbox._json import loads
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.errors import Problem, Refusal

__all__ = ["assign_approvers"]


class _PolicyRules(Rules):
    """Replace the ids and values of a request by the details that answers show."""

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Any:
        for user in body.get("approvers") or ():
            yield from context.unusable("users", user)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        users = [context.need("users", identifier) for identifier in body["approvers"]]
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
def _policies(context: RequestContext) -> Any:
    return list(context.collection("bill_approval_policies"))


def assign_approvers(context: RequestContext, bill: Object) -> None:
    """Assign the approvers of the first policy that applies to the bill."""
    for policy in context.collection("bill_approval_policies"):
        if all(_falls_under(bill, rule) for rule in policy["rules"]):
            approvers = [
                {
                    "userId": user["userId"],
                    "status": "WAITING" if place == 0 else "UPCOMING",
                    "approverOrder": place,
                    "statusChangedTime": context.time,
                }
                for place, user in enumerate(policy["approvers"]["users"])
            ]
            context.organization.table("approvers")[bill["id"]] = approvers
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
def _pending(context: RequestContext) -> Any:
    waiting = [
        loads(context.collection("bills").raw(context.find("bills", bill)))
        for bill, approvers in context.organization.table("approvers").items()
        if any(approver["userId"] == context.user_id and approver["status"] == "WAITING" for approver in approvers)
    ]
    return {
        "bills": [
            {"billId": bill["id"], "vendorId": bill["vendorId"], "amount": bill["amount"], "dueDate": bill["dueDate"]}
            for bill in waiting
        ]
    }


@handles("v3", "billApproveDenyActions")
def _act(context: RequestContext) -> Object:
    everyone: dict[str, list[Object]] = context.organization.table("approvers")
    for action in context.body:
        if not any(
            approver["userId"] == context.user_id and approver["status"] == "WAITING"
            for approver in everyone.get(action["billId"], ())
        ):
            message = f"{action['billId']} : is not waiting for your approval"
            raise Refusal(422, Problem("BDC_1119", message, "APPLICATION"))
    for action in context.body:
        _decide(context, action["billId"], everyone[action["billId"]], approve=action["action"] == "APPROVE")
    return {"status": "SUCCESS"}


def _decide(context: RequestContext, identifier: str, approvers: list[Object], *, approve: bool) -> None:
    bills = context.collection("bills")
    position = bills.find(identifier)
    bill = bills.get(position)
    place = next(place for place, approver in enumerate(approvers) if approver["status"] == "WAITING")
    approvers[place].update(status="APPROVED" if approve else "DENIED", statusChangedTime=context.time)
    if not approve:
        bill["approvalStatus"] = "DENIED"
    elif place + 1 < len(approvers):
        approvers[place + 1].update(status="WAITING", statusChangedTime=context.time)
        bill["approvalStatus"] = "APPROVING"
    else:
        bill["approvalStatus"] = "APPROVED"
    bill["updatedTime"] = context.time
    bills.put(position, bill)
    context.changed("bills", "updated", bill)
