"""Payments that were made outside BILL and are only recorded."""

from __future__ import annotations

from typing import Final

from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.errors import Problem, refused
from bill_async.sandbox.ids import line_id
from bill_async.sandbox.seeding import worth_in_dollars

from .money import ZERO, round_money
from .payables import apply_vendor_credits, check_credits, credits_in
from .payments import check_bill, move_bill, problems_per_bill, wanted_amounts

_ONLY_RECORDED: Final = ("toPrintCheck", "classifications", "syncReference", "allowExport")
"""The fields of the answer that only a recorded payment has."""


@handles("v3", "recordPayment")
def _record(context: RequestContext) -> Object:
    body = context.body
    vendor = context.need("vendors", body["vendorId"], live=False)
    pairs = [(context.need("bills", bill, live=False), amount) for bill, amount in wanted_amounts(body).items()]
    failed = []
    for bill, amount in pairs:
        problems = list(check_bill(bill, amount))
        if bill["vendorId"] != vendor["id"]:
            problems.append(Problem("BDC_1119", "billId: is not a bill of the vendor", "APPLICATION"))
        if problems:
            failed.append((bill["id"], problems))
    wrong_credits = list(check_credits(context, body, vendor["id"], "paymentId", ""))
    if failed or wrong_credits:
        raise refused([*problems_per_bill(failed), *wrong_credits])
    payments = context.collection("payments")
    position = payments.end
    total = sum((amount for _, amount in pairs), ZERO)
    exchange = worth_in_dollars(vendor.get("billCurrency"))
    item: Object = {
        "id": payments.ids.make(position),
        "vendorId": vendor["id"],
        "billPayments": [
            {"id": line_id("blp", position, place), "billId": bill["id"], "amount": amount}
            for place, (bill, amount) in enumerate(pairs)
        ],
        "processDate": body["processDate"],
        "amount": total,
        "transactionNumber": f"T{position + 1:08d}",
        "confirmationNumber": f"P{position + 1:010d}",
        "status": "PAID",
        "exchangeRate": exchange,
        "fundingAmount": round_money(total * exchange),
        "onlinePayment": False,
        "disbursementType": "OFFLINE",
        "disbursementStatus": "DONE",
        "singleStatus": "CLEARED",
        "createdBy": context.user_id,
        "createdTime": context.time,
        "updatedTime": context.time,
    }
    if len(pairs) == 1:
        item["billId"] = pairs[0][0]["id"]
    if body.get("description"):
        item["description"] = body["description"]
    if body.get("vendorCredits"):
        apply_vendor_credits(context, item["id"], "paymentId", credits_in(body))
    payments.add(item)
    for bill, amount in pairs:
        move_bill(context.organization, bill["id"], context.time, paid=amount)
    return {**item, **{name: body[name] for name in _ONLY_RECORDED if body.get(name) is not None}}
