"""Recurring bills, and the schedules of all recurring objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules
from bill_async.sandbox.errors import Problem, Refusal, invalid
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState, action

from .payables import add_bill, check_vendor

__all__ = ["RECURRING", "check_schedule", "plan_next"]


class _RecurringBillRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if (body.get("processingOptions") or {}).get("autoPayment"):
            context.need_trust()
        yield from check_vendor(context, body, item)
        yield from check_schedule(body)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        item.setdefault("processingOptions", {"autoPayment": False})
        plan_next(context.organization, "recurring_bills", item, context.now)


RULES["recurring_bills"] = _RecurringBillRules()


def check_schedule(body: Object) -> Iterable[Problem]:
    """Yield the problems of the schedule of a recurring object."""
    if int((body.get("schedule") or {}).get("frequency") or 1) < 1:
        yield invalid("schedule.frequency", "must be greater than 0")


def plan_next(organization: OrganizationState, name: str, item: Object, now: datetime) -> None:
    """Schedule the creation of the next bill or invoice."""
    schedule = item["schedule"]
    if schedule.get("period") in (None, "NONE"):
        return
    due = date.fromisoformat(schedule["nextDueDate"])
    try:
        day = due - timedelta(days=int(schedule.get("daysInAdvance") or 0))
    except OverflowError:
        raise Refusal(400, invalid("schedule.daysInAdvance", "is out of range")) from None
    when = max(datetime.combine(day, datetime.min.time(), now.tzinfo), now + timedelta(milliseconds=1))
    organization.scheduler.add(when, "recurring", name, item["id"], schedule)


RECURRING: Final[dict[str, Callable[[SandboxState, OrganizationState, Object, datetime], None]]] = {}
"""The functions that make the next bill or invoice, by kind of the recurring object."""


@action("recurring")
def _recur(
    state: SandboxState, organization: OrganizationState, at: datetime, name: str, identifier: str, schedule: Object
) -> None:
    collection = organization[name]
    position = collection.find(identifier)
    current = collection.get(position)
    if current.get("archived") or current["schedule"] != schedule:
        return
    RECURRING[name](state, organization, current, at)
    due = date.fromisoformat(schedule["nextDueDate"])
    try:
        following = _after(due, schedule["period"], int(schedule.get("frequency") or 1)).isoformat()
    except (OverflowError, ValueError):  # after the end of the calendar
        following = date.max.isoformat()
    current["schedule"] = {**schedule, "nextDueDate": following}
    if following > (schedule.get("endDate") or "9999-12-30"):
        current["archived"] = True
    current["updatedTime"] = moment(at)
    collection.put(position, current)
    if not current.get("archived"):
        plan_next(organization, name, current, at)


def _after(day: date, period: str, frequency: int) -> date:
    if period == "DAILY":
        return day + timedelta(days=frequency)
    if period == "WEEKLY":
        return day + timedelta(weeks=frequency)
    months = day.month - 1 + frequency * (12 if period == "YEARLY" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _make_bill(state: SandboxState, organization: OrganizationState, recurring: Object, at: datetime) -> None:
    due = recurring["schedule"]["nextDueDate"]
    more = {"description": recurring.get("description", ""), "dueDate": due}
    invoice = {"invoiceNumber": due, "invoiceDate": at.date().isoformat()}
    item = add_bill(organization, recurring["vendorId"], recurring["recurringBillLineItems"], invoice, at, more)
    state.emit(organization, "bill.created", item)


RECURRING["recurring_bills"] = _make_bill
