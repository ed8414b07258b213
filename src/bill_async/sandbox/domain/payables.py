"""Vendors, bills, recurring bills and vendor credits: the amounts that follow from one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Context, Decimal
from typing import Any, Final

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.crud import merge_lines
from bill_async.sandbox.errors import Problem, Refusal, invalid, missing, no_object, not_both
from bill_async.sandbox.ids import line_id
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.seeding import worth_in_dollars
from bill_async.sandbox.state import SandboxState, action
from bill_async.sandbox.validation import read_size, read_start

from .approvals import assign_approvers

__all__ = [
    "CENT",
    "RECURRING",
    "ZERO",
    "add_bill",
    "apply_vendor_credits",
    "check_credits",
    "check_schedule",
    "credits_in",
    "line_amount",
    "plan_next",
    "refresh_bill",
    "refresh_credit",
    "round_money",
    "save_bill",
    "shift",
]

CENT: Final = Decimal("0.01")
_WIDE: Final = Context(prec=60)
ZERO: Final = Decimal("0.00")


def round_money(value: Decimal | int) -> Decimal:
    """Return an amount with two decimals."""
    return Decimal(value).quantize(CENT, context=_WIDE)


def shift(organization: OrganizationState, name: str, identifier: str, by: Decimal, time: str) -> None:
    """Change the balance of a vendor or customer."""
    collection = organization[name]
    position = collection.find(identifier)
    if position < 0 or not by:
        return
    item = collection.get(position)
    balance = item.setdefault("balance", {"amount": ZERO})
    balance["amount"] = Decimal(balance["amount"]) + by
    if name == "vendors":
        balance["lastUpdatedDate"] = time
    collection.put(position, item)


# -- vendors


def _audit(context: RequestContext, vendor: str, what: str, field: Object) -> None:
    trail = context.organization.table("audit").setdefault(vendor, [])
    trail.append(
        {
            "source": "API",
            "type": what,
            "createdTime": context.time,
            "user": {"id": context.user_id, "name": _user_name(context)},
            "field": field,
        }
    )


def _user_name(context: RequestContext) -> str:
    user = context.collection("users").look_up(context.user_id)
    return "" if user is None else f"{user.get('firstName', '')} {user.get('lastName', '')}".strip()


class _VendorRules(Rules):
    event = "vendor"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        name = body.get("name")
        if name is not None and len(name) > 100:
            yield invalid("name", "size must be between 1 and 100")
        if (body.get("autoPay") or {}).get("enabled"):
            context.need_trust()

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            item.setdefault("accountType", "BUSINESS")
            item.setdefault("billCurrency", "USD")
            item.setdefault("networkStatus", "NOT_CONNECTED")
            item.setdefault("recurringPayments", False)
            item.setdefault("autoPay", {"enabled": False})
            item["balance"] = {"amount": ZERO, "lastUpdatedDate": context.time}
            information = item.setdefault("paymentInformation", {})
            information.setdefault("payeeName", item["name"])
            account = information.get("bankAccount")
            domestic = item["billCurrency"] == "USD"
            paid_by = "ACH" if account and domestic else "CHECK" if domestic else "INTERNATIONAL_E_PAYMENT"
            information.setdefault("payByType", paid_by)
            item["bankAccountStatus"] = "NO_NET_LINKED_ACCOUNT" if account else "NO_ACCOUNT"
            if account:
                keep_bank_account(context, item["id"], account)
                information["bankAccount"] = masked(account)
            _audit(context, item["id"], "Create", {})
            return
        for name in body:
            if before.get(name) != item.get(name):
                value = {"previous": _text(before.get(name)), "current": _text(item.get(name))}
                _audit(context, item["id"], "Edit", {"name": name, "value": value})


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def masked(account: Object) -> Object:
    """Return a bank account as answers show it."""
    number = account.get("accountNumber", "")
    shown = {name: value for name, value in account.items() if name != "regulatoryFields" and value is not None}
    return {**shown, "accountNumber": "*" * max(0, len(number) - 4) + number[-4:]}


def keep_bank_account(context: RequestContext, vendor: str, account: Object) -> None:
    """Remember a vendor's bank account, and since when it is there."""
    context.organization.table("vendor bank accounts")[vendor] = {**masked(account), "status": "VERIFIED"}
    context.organization.table("vendor bank account since")[vendor] = context.today


RULES["vendors"] = _VendorRules()


@handles("v3", "getVendorBankAccount")
def _get_bank_account(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.last)["id"]
    accounts: dict[str, Object] = context.organization.table("vendor bank accounts")
    if vendor not in accounts:
        raise no_object("Bank account of vendor", vendor)
    return accounts[vendor]


@handles("v3", "createVendorBankAccount")
def _create_bank_account(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.last)
    keep_bank_account(context, vendor["id"], context.body)
    _set_bank_account(context, vendor["id"], masked(context.body), "NO_NET_LINKED_ACCOUNT")
    made: Object = context.organization.table("vendor bank accounts")[vendor["id"]]
    return made


@handles("v3", "deleteVendorBankAccount")
def _delete_bank_account(context: RequestContext) -> None:
    vendor = context.get("vendors", context.last)["id"]
    if context.organization.table("vendor bank accounts").pop(vendor, None) is None:
        raise no_object("Bank account of vendor", vendor)
    _set_bank_account(context, vendor, None, "NO_ACCOUNT")


def _set_bank_account(context: RequestContext, vendor: str, account: Object | None, status: str) -> None:
    collection = context.collection("vendors")
    position = collection.find(vendor)
    item = collection.get(position)
    information = item.setdefault("paymentInformation", {})
    information.pop("bankAccount", None)
    if account is not None:
        information["bankAccount"] = account
    item["bankAccountStatus"] = status
    item["updatedTime"] = context.time
    collection.put(position, item)
    context.changed("vendors", "updated", item)


def _international(country: str) -> Object:
    purposes = [{"name": "Services", "value": "SVC"}, {"name": "Goods", "value": "GDS"}]
    fields = [
        {
            "name": "accountNumber",
            "description": f"Account number in {country}",
            "regularExpression": "^[A-Z0-9]{6,34}$",
            "required": True,
        }
    ]
    return {
        "paymentPurpose": {"required": True, "type": "CODE", "codes": purposes},
        "validations": {"fields": fields},
    }


@handles("v3", "getIntlConfig")
def _international_configuration(context: RequestContext) -> Object:
    return _international(context.params["country"])


@handles("v3", "getConfigurationByVendorId")
def _vendor_configuration(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.last)
    return {"internationalPayments": _international(vendor.get("address", {}).get("country", "US"))}


@handles("v3", "getVendorAuditTrail")
def _audit_trail(context: RequestContext) -> Any:
    vendor = context.get("vendors", context.last)
    created = {
        "source": "WEB",
        "type": "Create",
        "createdTime": vendor["createdTime"],
        "user": {"id": context.user_id, "name": _user_name(context)},
        "field": {},
    }
    trail = context.organization.table("audit").get(vendor["id"], [])
    if not trail or trail[0]["type"] != "Create":
        trail = [created, *trail]
    start, size = read_start(context.query), read_size(context.operation, context.query)
    return trail[start : start + size]


# -- bills


def refresh_bill(item: Object) -> None:
    """Recompute what is due, and the payment status."""
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
    """Return the amount of a line: as given, or quantity times price."""
    if line.get("amount") is not None:
        return Decimal(line["amount"])
    return round_money(Decimal(line.get("quantity") or 1) * Decimal(line.get("price") or 0))


def _total_after(context: RequestContext, body: Object, item: Object | None, field: str) -> Decimal:
    """Return what the lines will come to once the request is executed."""
    lines = body.get(field) or []
    if item is not None and context.operation.method == "PATCH":
        lines = merge_lines(item[field], lines)
    return sum((line_amount(line) for line in lines), ZERO)


class _BillRules(Rules):
    event = "bill"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        yield from _check_vendor(context, body, item)
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
        """Refuse a bill of less than what is paid of it, scheduled and credited."""
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
        """Apply vendor credits; a replaced bill that names none gives its credits back."""
        if body.get("vendorCredits") is None and context.operation.method != "PUT":
            return
        given = credits_in(body)
        apply_vendor_credits(context, item["id"], "billId", given)
        before, after = Decimal(item["creditAmount"]), sum(given.values(), ZERO)
        item["creditAmount"] = after
        item["paidAmount"] = Decimal(item["paidAmount"]) + after - before


def _check_vendor(context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
    """Refuse a vendor that is archived, unless the object is that vendor's already."""
    vendor = body.get("vendorId")
    return context.unusable("vendors", vendor) if vendor and vendor != (item or {}).get("vendorId") else ()


def credits_in(body: Object) -> dict[str, Decimal]:
    """Return how much of each vendor credit a request applies."""
    given: dict[str, Decimal] = {}
    for part in body.get("vendorCredits") or ():
        given[part["id"]] = given.get(part["id"], ZERO) + Decimal(part["amount"])
    return given


def check_credits(context: RequestContext, body: Object, vendor: str, field: str, target: str) -> Iterable[Problem]:
    """Say why the vendor credits of a request cannot be applied to one bill or payment."""
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
    """Set how much of each vendor credit is applied to one bill or payment."""
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
    """Recompute how much of a vendor credit or a credit memo is applied."""
    applied = sum((Decimal(use["amount"]) for use in credit.get("usage") or ()), ZERO)
    credit["appliedAmount"] = applied
    full = applied >= Decimal(credit["amount"])
    credit["status"] = "NOT_APPLIED" if not applied else "FULLY_APPLIED" if full else "PARTIALLY_APPLIED"


RULES["bills"] = _BillRules()


class _VendorCreditRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        yield from _check_vendor(context, body, item)
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
    """Add a bill that no client has asked for as such."""
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


# -- recurring bills


class _RecurringBillRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if (body.get("processingOptions") or {}).get("autoPayment"):
            context.need_trust()
        yield from _check_vendor(context, body, item)
        yield from check_schedule(body)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        item.setdefault("processingOptions", {"autoPayment": False})
        plan_next(context.organization, "recurring_bills", item, context.now)


RULES["recurring_bills"] = _RecurringBillRules()


def check_schedule(body: Object) -> Iterable[Problem]:
    """Say what is wrong with the schedule of a recurring object."""
    if int((body.get("schedule") or {}).get("frequency") or 1) < 1:
        yield invalid("schedule.frequency", "must be greater than 0")


def plan_next(organization: OrganizationState, name: str, item: Object, now: datetime) -> None:
    """Arrange that the next bill or invoice is made when its day comes."""
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
"""What makes the next object of a recurring one, by its kind."""


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
    if recurring.get("classifications"):
        more["classifications"] = recurring["classifications"]
    invoice = {"invoiceNumber": due, "invoiceDate": at.date().isoformat()}
    item = add_bill(organization, recurring["vendorId"], recurring["recurringBillLineItems"], invoice, at, more)
    state.emit(organization, "bill.created", item)


RECURRING["recurring_bills"] = _make_bill
