"""Bills and vendor credits, and the amounts derived from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules
from bill_async.sandbox.crud import merge_lines
from bill_async.sandbox.errors import Problem, invalid, missing, not_both
from bill_async.sandbox.ids import line_id
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.seeding import worth_in_dollars

from .approvals import assign_approvers
from .money import ZERO, round_money, shift

__all__ = [
    "add_bill",
    "apply_vendor_credits",
    "check_credits",
    "credits_in",
    "line_amount",
    "refresh_bill",
    "refresh_credit",
    "save_bill",
]


def refresh_bill(item: Object) -> None:
    """Update the due amount and the payment status."""
    amount, paid = Decimal(item["amount"]), Decimal(item["paidAmount"])
    scheduled = Decimal(item["scheduledAmount"])
    item["dueAmount"] = amount - paid - scheduled
    if amount and paid >= amount:
        item["paymentStatus"] = "PAID"
    elif scheduled:
        item["paymentStatus"] = "IN_PROCESS" if item.get("paymentStatus") == "IN_PROCESS" else "SCHEDULED"
    else:
        item["paymentStatus"] = "PARTIALLY_PAID" if paid else "UNPAID"


def save_bill(organization: OrganizationState, item: Object, due_before: Decimal, time: str) -> None:
    """Store a bill whose amounts have changed, and its vendor's balance with it."""
    collection = organization["bills"]
    item["updatedTime"] = time
    collection.put(collection.find(item["id"]), item)
    shift(organization, "vendors", item["vendorId"], Decimal(item["dueAmount"]) - due_before, time)


def line_amount(line: Object) -> Decimal:
    """Return the amount of a line: the given amount, or quantity times price."""
    if line.get("amount") is not None:
        return Decimal(line["amount"])
    return round_money(Decimal(line.get("quantity") or 1) * Decimal(line.get("price") or 0))


def _total_after(context: RequestContext, body: Object, item: Object | None, field: str) -> Decimal:
    """Return the total of the lines after the request."""
    lines = body.get(field) or []
    if item is not None and context.operation.method == "PATCH":
        lines = merge_lines(item[field], lines)
    return sum((line_amount(line) for line in lines), ZERO)


class _BillRules(Rules):
    event = "bill"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        yield from check_vendor(context, body, item)
        for place, line in enumerate(body.get("billLineItems") or ()):
            if line.get("amount") is None and line.get("price") is None and line.get("id") is None:
                yield missing(f"billLineItems[{place}].amount")
        asked_for = item is not None and item["id"] in context.organization.table("bill approvals")
        if asked_for and not body.get("billApprovals"):
            yield invalid("billApprovals", "must be true, as it was before")
        vendor = body.get("vendorId") or (item or {}).get("vendorId", "")
        yield from check_credits(context, body, vendor, "billId", "" if item is None else item["id"])
        yield from self._check_total(context, body, item)

    def _check_total(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        """Refuse a total below the amount that is paid, scheduled and credited."""
        total = _total_after(context, body, item, "billLineItems")
        before = Decimal((item or {}).get("creditAmount") or 0)
        credit = before
        if body.get("vendorCredits") is not None or context.operation.method == "PUT":
            credit = sum((Decimal(part.get("amount") or 0) for part in body.get("vendorCredits") or ()), ZERO)
        taken = credit - before
        if item is not None:
            taken += Decimal(item["paidAmount"]) + Decimal(item["scheduledAmount"])
        if taken > 0 and taken > total:
            text = f"The bill comes to {total}, less than the {taken} paid, scheduled and credited"
            yield Problem("BDC_1159", text, "APPLICATION")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        vendor = context.collection("vendors").look_up(item["vendorId"]) or {}
        total = ZERO
        for line in item["billLineItems"]:
            line["amount"] = line_amount(line)
            total += line["amount"]
        exchange = worth_in_dollars(vendor.get("billCurrency"))
        item["amount"], item["exchangeRate"] = total, exchange
        item["fundingAmount"] = round_money(total * exchange)
        item["vendorName"] = vendor.get("name", "")
        for name in ("paidAmount", "scheduledAmount", "creditAmount"):
            item.setdefault(name, ZERO)
        item.setdefault("approvalStatus", "UNASSIGNED")
        self._credit(context, item, body)
        refresh_bill(item)
        if before is not None:
            shift(context.organization, "vendors", before["vendorId"], -Decimal(before["dueAmount"]), context.time)
        shift(context.organization, "vendors", item["vendorId"], Decimal(item["dueAmount"]), context.time)
        if before is None:
            assign_approvers(context, item)
        if body.get("billApprovals"):
            context.organization.table("bill approvals")[item["id"]] = True
        else:
            item.pop("approvers", None)

    def _credit(self, context: RequestContext, item: Object, body: Object) -> None:
        """Apply vendor credits. A replaced bill without credits releases the credits that it had."""
        if body.get("vendorCredits") is None and context.operation.method != "PUT":
            return
        given = credits_in(body)
        apply_vendor_credits(context, item["id"], "billId", given)
        before, after = Decimal(item["creditAmount"]), sum(given.values(), ZERO)
        item["creditAmount"] = after
        item["paidAmount"] = Decimal(item["paidAmount"]) + after - before


def check_vendor(context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
    """Yield a problem if the vendor is archived, unless the object already belongs to it."""
    vendor = body.get("vendorId")
    return context.unusable("vendors", vendor) if vendor and vendor != (item or {}).get("vendorId") else ()


def credits_in(body: Object) -> dict[str, Decimal]:
    """Return how much of each vendor credit a request applies."""
    given: dict[str, Decimal] = {}
    for part in body.get("vendorCredits") or ():
        given[part["id"]] = given.get(part["id"], ZERO) + Decimal(part["amount"])
    return given


def check_credits(context: RequestContext, body: Object, vendor: str, field: str, target: str) -> Iterable[Problem]:
    """Yield the problems of applying the vendor credits of a request to one bill or payment."""
    for place, part in enumerate(body.get("vendorCredits") or ()):
        where = f"vendorCredits[{place}]"
        identifier, amount = part.get("id"), Decimal(part.get("amount") or 0)
        if not identifier or part.get("amount") is None:
            yield missing(f"{where}.amount" if identifier else f"{where}.id")
            continue
        problems = list(context.unusable("vendor_credits", identifier))
        if problems:
            yield from problems
            continue
        credit = context.need("vendor_credits", identifier)
        used = sum((Decimal(use["amount"]) for use in credit["usage"] if use.get(field) == target), ZERO)
        claimed = context.claimed[identifier] = context.claimed.get(identifier, ZERO) + amount
        left = Decimal(credit["amount"]) - Decimal(credit["appliedAmount"]) + used
        if amount <= 0:
            yield invalid(f"{where}.amount", "must be greater than 0")
        elif credit["vendorId"] != vendor:
            yield Problem("BDC_1119", f"{where}.id: is not a credit of the vendor", "APPLICATION")
        elif claimed > left:
            yield Problem("BDC_1159", f"{where}: only {left} is left", "APPLICATION")


def apply_vendor_credits(context: RequestContext, target: str, field: str, given: dict[str, Decimal]) -> None:
    """Set the amount of each vendor credit that is applied to one bill or payment."""
    collection = context.collection("vendor_credits")
    using = context.organization.table("credit users").setdefault(target, set())
    for identifier in using | set(given):
        position = collection.find(identifier)
        credit = collection.get(position)
        usage = [use for use in credit.get("usage") or () if use.get(field) != target]
        if given.get(identifier):
            usage.append({field: target, "amount": given[identifier]})
        credit["usage"] = usage
        refresh_credit(credit)
        credit["updatedTime"] = context.time
        collection.put(position, credit)
    using.clear()
    using.update(given)


def refresh_credit(credit: Object) -> None:
    """Update the applied amount of a vendor credit or a credit memo."""
    applied = sum((Decimal(use["amount"]) for use in credit.get("usage") or ()), ZERO)
    credit["appliedAmount"] = applied
    full = applied >= Decimal(credit["amount"])
    credit["status"] = "NOT_APPLIED" if not applied else "FULLY_APPLIED" if full else "PARTIALLY_APPLIED"


RULES["bills"] = _BillRules()


class _VendorCreditRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        yield from check_vendor(context, body, item)
        applied = Decimal((item or {}).get("appliedAmount") or 0)
        if applied > _total_after(context, body, item, "vendorCreditLineItems"):
            yield Problem("BDC_1159", f"{applied} of the credit is applied already", "APPLICATION")
        yield from not_both(body, "applyToChartOfAccountId", "applyToBankAccountId")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        item["amount"] = sum((line_amount(line) for line in item["vendorCreditLineItems"]), ZERO)
        item.setdefault("usage", [])
        refresh_credit(item)


RULES["vendor_credits"] = _VendorCreditRules()


def add_bill(
    organization: OrganizationState,
    vendor_id: str,
    lines: Iterable[Object],
    invoice: Object,
    at: datetime,
    more: Object,
) -> Object:
    """Add a bill that BILL itself creates."""
    bills = organization["bills"]
    position = bills.end
    vendor = organization["vendors"].look_up(vendor_id) or {}
    numbered: list[Object] = [
        {**line, "amount": line_amount(line), "id": line_id("bli", position, place)} for place, line in enumerate(lines)
    ]
    total = sum((line["amount"] for line in numbered), ZERO)
    exchange = worth_in_dollars(vendor.get("billCurrency"))
    item: Object = {
        "id": bills.ids.make(position),
        "archived": False,
        "vendorId": vendor_id,
        "vendorName": vendor.get("name", ""),
        "amount": total,
        "fundingAmount": round_money(total * exchange),
        "exchangeRate": exchange,
        "paidAmount": ZERO,
        "scheduledAmount": ZERO,
        "creditAmount": ZERO,
        "invoice": invoice,
        "billLineItems": numbered,
        "approvalStatus": "UNASSIGNED",
        "createdTime": moment(at),
        "updatedTime": moment(at),
        **more,
    }
    refresh_bill(item)
    bills.add(item)
    shift(organization, "vendors", vendor_id, total, item["createdTime"])
    return item
