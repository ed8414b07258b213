"""Mass payments: one request that pays many bills, one after another.

The payments are created a second after the request, each separately.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState, action

from .money import round_money
from .payments import PaymentOrder, check_bill, check_bills, check_rate, make_payment

_MASS_BEGINS: Final = timedelta(seconds=1)
"""The time for which a mass payment is only scheduled."""


@handles("v3", "createMassPayment")
def _create_mass(context: RequestContext) -> Object:
    context.need_trust()
    body: Object = {**context.body, "processDate": check_bills(context, context.body).isoformat()}
    batches = context.collection("mass_payments")
    batch: Object = {
        "paymentBatchId": batches.ids.make(batches.end),
        "batchStatus": "SCHEDULED",
        **_standing(scheduled=body["payments"]),
        "updatedTime": context.time,
    }
    batches.add(batch)
    context.organization.scheduler.add(
        context.now + _MASS_BEGINS, "mass payment", batch["paymentBatchId"], context.user_id, body
    )
    context.state.emit(context.organization, "mass-payment.updated", batch)
    return batch


@action("mass payment")
def _work_off(
    state: SandboxState, organization: OrganizationState, now: datetime, identifier: str, user_id: str, body: Object
) -> None:
    """Create the payments of a mass payment that are possible."""
    order, day = PaymentOrder(state, organization, user_id, now), date.fromisoformat(body["processDate"])
    completed: list[Object] = []
    failed: list[Object] = []
    for part in body["payments"]:
        amount = round_money(part["amount"])
        bill = organization["bills"].look_up(part["billId"])
        assert bill is not None  # it existed when the request was checked, and bills are never deleted
        problems = [*check_bill(bill, amount), *check_rate(organization, body, bill["vendorId"])]
        if problems:
            errors = [{"code": problem.code, "message": problem.message} for problem in problems]
            failed.append({**part, "errors": errors})
        else:
            completed.append(make_payment(order, body, [(bill, amount)], day))
    batches = organization["mass_payments"]
    position = batches.find(identifier)
    batch = batches.get(position)
    batch.update(batchStatus="COMPLETED", updatedTime=moment(now), **_standing(completed=completed, failed=failed))
    batches.put(position, batch)
    state.emit(organization, "mass-payment.updated", batch)


def _standing(
    scheduled: list[Object] | None = None, completed: list[Object] | None = None, failed: list[Object] | None = None
) -> Object:
    """Return the payments of a mass payment by their state, with the number of each."""
    lists = {"scheduled": scheduled or [], "failed": failed or [], "completed": completed or []}
    count = {name: len(payments) for name, payments in lists.items()}
    return {"count": {**count, "total": sum(count.values())}, **lists}


@handles("v3", "getMassPayment")
def _get_mass(context: RequestContext) -> Object:
    return context.get("mass_payments", context.last)
