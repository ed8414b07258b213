"""Payments to vendors: their checks and their statuses over time.

A payment is processed on its date, sent a business day later and cleared two business days after that. If its
description, or the name or short name of its vendor, holds the text `sandbox:fail`, the vendor's bank rejects the
payment instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

import attrs

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import Handler, RequestContext, handles
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid, missing, refused
from bill_async.sandbox.ids import line_id
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.seeding import worth_in_dollars
from bill_async.sandbox.state import SandboxState, action

from .money import ZERO, round_money
from .payables import add_bill, refresh_bill, save_bill

__all__ = [
    "FAILS",
    "PaymentOrder",
    "business_day",
    "check_bill",
    "check_bills",
    "check_rate",
    "make_payment",
    "move_bill",
    "problems_per_bill",
    "wanted_amounts",
]

FAILS: Final = "sandbox:fail"
"""The text that makes a payment fail."""
_BILLS_IN_ONE: Final = 35
_LAST_DAY: Final = date(9999, 1, 1)
"""The latest process date: a later payment would clear after the end of the calendar."""


@attrs.frozen
class PaymentOrder:
    """The context of new payments: organization, user and time."""

    state: SandboxState
    organization: OrganizationState
    user_id: str
    now: datetime


def order_of(context: RequestContext) -> PaymentOrder:
    return PaymentOrder(context.state, context.organization, context.user_id, context.now)


def business_day(day: date, ahead: int = 0) -> date:
    """Return a business day: the day itself or the next business day, plus `ahead` business days."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    for _ in range(ahead):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


# -- checks


def _is_abroad(organization: OrganizationState, vendor: str) -> bool:
    """Whether the bills of a vendor are not in US dollars."""
    return ((organization["vendors"].look_up(vendor) or {}).get("billCurrency") or "USD") != "USD"


def check_rate(organization: OrganizationState, body: Object, vendor: str) -> Iterable[Problem]:
    """Yield a problem if a payment in another currency has no exchange rate."""
    if body.get("exchangeRateBatchId") is None and _is_abroad(organization, vendor):
        yield Problem("BDC_1117", "exchangeRateBatchId: is needed to pay in another currency", "APPLICATION")


def _process_date(context: RequestContext, body: Object, vendors: Iterable[str]) -> date:
    text = body.get("processDate")
    if text is None:
        if body["fundingAccount"]["type"] in ("WALLET", "AP_CARD"):
            raise Refusal(400, missing("processDate"))
        return business_day(context.today, 1)
    day = date.fromisoformat(text)
    if day != business_day(context.today, 1) and any(_is_abroad(context.organization, vendor) for vendor in vendors):
        message = f"Process date {text} is not valid: of a bill that is not in USD, it must be the next business day."
        raise business_rule("BDC_1152", message)
    if not context.today <= day <= _LAST_DAY or day != business_day(day):
        raise business_rule("BDC_1152", f"Process date {text} is not valid: it must be a business day from today on.")
    since: dict[str, date] = context.organization.table("vendor bank account since")
    for vendor in vendors:
        if vendor in since and day < business_day(since[vendor], 2):
            raise Refusal(400, Problem("BDC_1402", "Process date must be at least two business days ahead."))
    return day


def _check_funding(context: RequestContext, body: Object) -> None:
    kind, identifier = body["fundingAccount"]["type"], body["fundingAccount"].get("id")
    if kind == "WALLET":
        return
    name = {"BANK_ACCOUNT": "bank_accounts", "CARD_ACCOUNT": "card_accounts", "AP_CARD": "ap_cards"}[kind]
    if not identifier:
        raise Refusal(400, missing("fundingAccount.id"))
    if kind == "CARD_ACCOUNT" and not body.get("cardFundingPurpose"):
        raise Refusal(400, missing("cardFundingPurpose"))
    account = context.need(name, identifier)
    if account["status"] not in ("VERIFIED", "ACTIVE"):
        raise business_rule("BDC_1151", f"Funding account {identifier} cannot be used for online payments.")


def check_bill(bill: Object, amount: Decimal) -> Iterable[Problem]:
    if amount <= 0:
        yield invalid("amount", "must be greater than 0")
    elif amount > Decimal(bill["dueAmount"]):
        text = f"The payment exceeds what is due: {bill['dueAmount']}"
        yield Problem("BDC_1159", text, "APPLICATION")
    if bill.get("archived"):
        yield Problem("BDC_1119", "The bill is archived", "APPLICATION")
    if bill.get("approvalStatus") in ("ASSIGNED", "APPROVING", "DENIED"):
        yield Problem("BDC_1119", "The bill is not approved", "APPLICATION")


def _check_number(context: RequestContext, body: Object) -> None:
    """Refuse a transaction number that has been used."""
    number = body.get("transactionNumber")
    if number and context.collection("payments").index(("transactionNumber",)).equal(number):
        raise business_rule("BDC_1119", f"transactionNumber: {number} has already been used; it must be unique.")


# -- making payments


def _notifies_refusal(handler: Handler) -> Handler:
    """Send the notification `payment.failed` for a refused payment."""

    def answer(context: RequestContext) -> Any:
        try:
            return handler(context)
        except Refusal as refusal:
            if refusal.status == 422:
                _notify_refusal(context, refusal)
            raise

    return answer


def _notify_refusal(context: RequestContext, refusal: Refusal) -> None:
    body = context.body
    parts = body.get("payments") or [{"billId": body.get("billId"), "amount": body["amount"]}]
    bills = context.collection("bills")
    paid = next((bill for part in parts if (bill := bills.look_up(part["billId"] or ""))), {})
    item: Object = {
        "bills": [{"id": part["billId"], "amount": part["amount"]} for part in parts if part["billId"]],
        "vendorId": body.get("vendorId") or paid.get("vendorId"),
        "processDate": body.get("processDate"),
        "fundingAccount": {name: value for name, value in body["fundingAccount"].items() if value is not None},
        "createdBy": context.user_id,
        "createdTime": context.time,
    }
    errors = [
        {"code": problem.code, "message": problem.message, "timestamp": context.time} for problem in refusal.problems
    ]
    context.state.emit(context.organization, "payment.failed", item, errors)


@handles("v3", "createPayment")
@_notifies_refusal
def _create(context: RequestContext) -> Object:
    context.need_trust()
    body = context.body
    _check_number(context, body)
    _check_funding(context, body)
    amount = round_money(body["amount"])
    if (body.get("processingOptions") or {}).get("createBill"):
        if body.get("billId"):
            raise Refusal(400, invalid("billId", "must not be given with createBill"))
        if not body.get("vendorId"):
            raise Refusal(400, missing("vendorId"))
        vendor = context.need("vendors", body["vendorId"])
        day = _process_date(context, body, [vendor["id"]])
        problems = list(check_rate(context.organization, body, vendor["id"]))
        if problems:
            raise refused(problems)
        bill = _make_bill(context, vendor, amount, day)
    else:
        if not body.get("billId"):
            raise Refusal(400, missing("billId"))
        bill = context.need("bills", body["billId"], live=False)
        if body.get("vendorId") not in (None, bill["vendorId"]):
            raise Refusal(400, invalid("vendorId", "is not the vendor of the bill"))
        day = _process_date(context, body, [bill["vendorId"]])
        problems = [*check_bill(bill, amount), *check_rate(context.organization, body, bill["vendorId"])]
        if problems:
            raise refused(problems_per_bill([(bill["id"], problems)]))
    return make_payment(order_of(context), body, [(bill, amount)], day)


@handles("v3", "createBulkPayment")
@_notifies_refusal
def _create_bulk(context: RequestContext) -> Any:
    context.need_trust()
    body = context.body
    day = check_bills(context, body)
    wanted = wanted_amounts(body)
    bills = {identifier: context.need("bills", identifier, live=False) for identifier in wanted}
    vendors = dict.fromkeys(bill["vendorId"] for bill in bills.values())
    failed = []
    for identifier, amount in wanted.items():
        bill = bills[identifier]
        problems = [*check_bill(bill, amount), *check_rate(context.organization, body, bill["vendorId"])]
        if problems:
            failed.append((identifier, problems))
    if failed:
        rolled_back = Problem("BDC_1246", "Rolled back: another bill of the call failed.", "APPLICATION")
        named = problems_per_bill(failed)
        raise Refusal(refused(named).status, [*named, *[rolled_back] * (len(wanted) - len(failed))])
    groups = [
        group
        for vendor in vendors
        for group in _split_by_payment(context, [(bills[key], amount) for key, amount in wanted.items()], vendor)
    ]
    return {"payments": [make_payment(order_of(context), body, group, day) for group in groups]}


def check_bills(context: RequestContext, body: Object) -> date:
    """Check the fields that all payments of a call share, and return their process date."""
    max_items = context.operation.body.max_items if context.operation.body is not None else None
    if max_items is not None and len(body["payments"]) > max_items:
        raise Refusal(400, invalid("payments", f"size must be between 1 and {max_items}"))
    _check_number(context, body)
    _check_funding(context, body)
    vendors = dict.fromkeys(context.need("bills", part["billId"], live=False)["vendorId"] for part in body["payments"])
    if body.get("vendorId") and [*vendors] != [body["vendorId"]]:
        raise Refusal(400, invalid("vendorId", "must not be given when several vendors are paid"))
    return _process_date(context, body, vendors)


def wanted_amounts(body: Object) -> dict[str, Decimal]:
    """Return the amount that a request pays of each bill, summed over entries for the same bill."""
    wanted: dict[str, Decimal] = {}
    for entry in body["payments"]:
        wanted[entry["billId"]] = wanted.get(entry["billId"], ZERO) + round_money(entry["amount"])
    return wanted


def _split_by_payment(
    context: RequestContext, pairs: list[tuple[Object, Decimal]], vendor: str
) -> Iterable[list[tuple[Object, Decimal]]]:
    """Split the bills of a vendor into payments: combined if the vendor has chosen that, otherwise one for each
    bill."""
    mine = [(bill, amount) for bill, amount in pairs if bill["vendorId"] == vendor]
    information = (context.collection("vendors").look_up(vendor) or {}).get("additionalInfo") or {}
    size = _BILLS_IN_ONE if information.get("combinePayments") else 1
    return (mine[start : start + size] for start in range(0, len(mine), size))


def problems_per_bill(failed: list[tuple[str, list[Problem]]]) -> list[Problem]:
    """Return each problem twice, once plainly and once with its bill, as BILL does."""
    return [
        named
        for identifier, problems in failed
        for problem in problems
        for named in (problem, Problem(problem.code, f"{identifier} : {problem.message}", problem.category))
    ]


def make_payment(order: PaymentOrder, body: Object, pairs: list[tuple[Object, Decimal]], day: date) -> Object:
    organization, time = order.organization, moment(order.now)
    payments = organization["payments"]
    position = payments.end
    total = sum((amount for _, amount in pairs), ZERO)
    bill = pairs[0][0]
    vendor = organization["vendors"].look_up(bill["vendorId"]) or {}
    exchange = worth_in_dollars(vendor.get("billCurrency"))
    method = (vendor.get("paymentInformation") or {}).get("payByType") or "CHECK"
    item: Object = {
        "id": payments.ids.make(position),
        "amount": total,
        "vendorId": bill["vendorId"],
        "vendorName": vendor.get("name", ""),
        "billPayments": [
            {"id": line_id("blp", position, place), "billId": paid["id"], "amount": amount}
            for place, (paid, amount) in enumerate(pairs)
        ],
        "processDate": day.isoformat(),
        "fundingAccount": body["fundingAccount"],
        "processingOptions": body.get("processingOptions") or {},
        "transactionNumber": body.get("transactionNumber") or f"T{position + 1:08d}",
        "confirmationNumber": f"P{position + 1:010d}",
        "status": "SCHEDULED",
        "exchangeRate": exchange,
        "fundingAmount": round_money(total * exchange),
        "onlinePayment": True,
        "disbursementType": method,
        "disbursementStatus": "UNDEFINED",
        "singleStatus": "SCHEDULED",
        "disbursementInfo": {"isVoidable": False},
        "createdBy": order.user_id,
        "cancelRequestSubmitted": False,
        "createdTime": time,
        "updatedTime": time,
    }
    if len(pairs) == 1:
        item["billId"] = bill["id"]
    for name in ("description", "paymentPurpose", "cardFundingPurpose"):
        if body.get(name) is not None:
            item[name] = body[name]
    payments.add(item)
    for paid, amount in pairs:
        move_bill(organization, paid["id"], time, scheduled=amount)
    _schedule_statuses(organization, item["id"], day)
    order.state.emit(organization, "payment.updated", item)
    return item


def _make_bill(context: RequestContext, vendor: Object, amount: Decimal, day: date) -> Object:
    number = context.collection("bills").end + 1
    invoice = {"invoiceNumber": f"AUTO-{number}", "invoiceDate": context.today.isoformat()}
    more = {"dueDate": day.isoformat()}
    item = add_bill(context.organization, vendor["id"], [{"amount": amount}], invoice, context.now, more)
    context.changed("bills", "created", item)
    return item


def move_bill(
    organization: OrganizationState,
    bill_id: str,
    time: str,
    *,
    scheduled: Decimal = ZERO,
    paid: Decimal = ZERO,
    in_process: bool = False,
) -> None:
    """Update the scheduled and the paid amount of a bill."""
    bills = organization["bills"]
    position = bills.find(bill_id)
    if position < 0:
        return
    bill = bills.get(position)
    due = Decimal(bill["dueAmount"])
    bill["scheduledAmount"] = Decimal(bill["scheduledAmount"]) + scheduled
    bill["paidAmount"] = Decimal(bill["paidAmount"]) + paid
    if in_process:
        bill["paymentStatus"] = "IN_PROCESS"
    elif not bill["scheduledAmount"]:
        bill["paymentStatus"] = "UNPAID"
    refresh_bill(bill)
    save_bill(organization, bill, due, time)


# -- the statuses of a payment


def _schedule_statuses(organization: OrganizationState, identifier: str, day: date) -> None:
    """Schedule the statuses: processed on the process date, sent on the next business day, cleared two days later."""
    for ahead, single in ((0, "PROCESSED"), (1, "SENT"), (3, "CLEARED")):
        when = datetime.combine(business_day(day, ahead), time(16), UTC)
        organization.scheduler.add(when, "payment", identifier, single)


@action("payment")
def _change_status(
    state: SandboxState, organization: OrganizationState, now: datetime, identifier: str, single: str
) -> None:
    payments = organization["payments"]
    position = payments.find(identifier)
    payment = payments.get(position)
    if payment["status"] != "SCHEDULED":
        return
    if single == "SENT" and _must_fail(organization, payment):
        _fail(organization, now, payment)
    else:
        _advance(organization, now, payment, single)
    payments.put(position, payment)
    state.emit(organization, "payment.updated", payment)


def _advance(organization: OrganizationState, now: datetime, payment: Object, single: str) -> None:
    cleared = single == "CLEARED"
    payment["singleStatus"] = single
    payment["disbursementStatus"] = "DONE" if cleared else "IN_PROGRESS"
    payment["disbursementInfo"]["isVoidable"] = not cleared
    payment["updatedTime"] = moment(now)
    if cleared:
        payment["status"] = "PAID"
    for part in payment["billPayments"]:
        amount = Decimal(part["amount"])
        if cleared:
            move_bill(organization, part["billId"], moment(now), scheduled=-amount, paid=amount)
        else:
            move_bill(organization, part["billId"], moment(now), in_process=True)


def _must_fail(organization: OrganizationState, payment: Object) -> bool:
    vendor = organization["vendors"].look_up(payment["vendorId"]) or {}
    texts = (payment.get("description"), vendor.get("name"), vendor.get("shortName"))
    return any(FAILS in text for text in texts if text)


def _fail(organization: OrganizationState, now: datetime, payment: Object) -> None:
    """Fail a payment that the vendor's bank has rejected. Its bills are due again."""
    payment.update(
        status="FAILED",
        singleStatus="DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED",
        disbursementStatus="FAILED",
        updatedTime=moment(now),
    )
    payment["disbursementInfo"]["isVoidable"] = False
    for part in payment["billPayments"]:
        move_bill(organization, part["billId"], moment(now), scheduled=-Decimal(part["amount"]))


@handles("v3", "cancelPayment")
def _cancel(context: RequestContext) -> Object:
    payments = context.collection("payments")
    position = context.find("payments", context.path["paymentId"])
    payment = payments.get(position)
    if payment["singleStatus"] == "CANCELED":
        return payment
    if payment["singleStatus"] != "SCHEDULED":
        raise business_rule("BDC_1119", f"A payment that is {payment['singleStatus']} cannot be canceled; void it.")
    return _reverse(context, payment, position, "CANCELLED", "CANCELED")


@handles("v3", "voidPayment")
def _void(context: RequestContext) -> Object:
    payments = context.collection("payments")
    position = context.find("payments", context.path["paymentId"])
    payment = payments.get(position)
    if payment["singleStatus"] == "SCHEDULED":
        raise business_rule("BDC_1119", "A payment that is SCHEDULED cannot be voided; cancel it.")
    if payment["status"] not in ("SCHEDULED", "PAID"):
        raise business_rule("BDC_1119", f"A payment that is {payment['status']} cannot be voided.")
    entries = payment.setdefault("voidInfo", [])
    entries.append(
        {
            "id": line_id("vdi", position, len(entries)),
            "requestedBy": context.user_id,
            "type": context.body["type"],
            "status": "ACCEPTED",
            "reason": context.body["reason"],
            "createdTime": context.time,
            "updatedTime": context.time,
        }
    )
    return _reverse(context, payment, position, "VOID", "VOIDED")


def _reverse(context: RequestContext, payment: Object, position: int, status: str, single: str) -> Object:
    cleared = payment["status"] == "PAID"
    payment.update(status=status, singleStatus=single, updatedTime=context.time)
    payment.setdefault("disbursementInfo", {})["isVoidable"] = False
    context.collection("payments").put(position, payment)
    for part in payment["billPayments"]:
        amount = -Decimal(part["amount"])
        move_bill(
            context.organization,
            part["billId"],
            context.time,
            scheduled=ZERO if cleared else amount,
            paid=amount if cleared else ZERO,
        )
    context.state.emit(context.organization, "payment.updated", payment)
    return payment
