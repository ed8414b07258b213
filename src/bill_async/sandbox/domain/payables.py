"""Vendors, bills, recurring bills and vendor credits: the amounts that follow from one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from bill_async.sandbox.agenda import action
from bill_async.sandbox.calls import RULES, Call, Rules, handles
from bill_async.sandbox.clock import moment
from bill_async.sandbox.errors import Problem, Refusal, invalid, missing, no_object
from bill_async.sandbox.kinds import KINDS
from bill_async.sandbox.organizations import Organization
from bill_async.sandbox.store import Object
from bill_async.sandbox.world import World

from .approvals import assign_approvers

__all__ = ["CENT", "ZERO", "refresh_bill", "round_money", "save_bill", "shift"]

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")
_RATES: Final = {"USD": Decimal(1), "CAD": Decimal("0.7312"), "GBP": Decimal("1.2764"), "EUR": Decimal("1.0853")}


def round_money(value: Decimal | int) -> Decimal:
    """Return an amount with two decimals."""
    value = Decimal(value)
    return value if value == value.to_integral_value() and abs(value) > 10**20 else value.quantize(CENT)


def rate(currency: str | None) -> Decimal:
    """Return what a unit of the currency is worth in US dollars."""
    return _RATES.get(currency or "USD", Decimal("0.5"))


def shift(organization: Organization, name: str, identifier: str, by: Decimal, time: str) -> None:
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


def _audit(call: Call, vendor: str, what: str, field: Object) -> None:
    trail = call.organization.note("audit").setdefault(vendor, [])
    trail.append(
        {
            "source": "API",
            "type": what,
            "createdTime": call.time,
            "user": {"id": call.user_id, "name": _user_name(call)},
            "field": field,
        }
    )


def _user_name(call: Call) -> str:
    user = call.collection("users").look_up(call.user_id)
    return "" if user is None else f"{user.get('firstName', '')} {user.get('lastName', '')}".strip()


class _VendorRules(Rules):
    event = "vendor"

    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        name = body.get("name")
        if name is not None and len(name) > 100:
            yield invalid("name", "size must be between 1 and 100")
        if (body.get("autoPay") or {}).get("enabled"):
            call.need_trust()

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            item.setdefault("accountType", "BUSINESS")
            item.setdefault("billCurrency", "USD")
            item.setdefault("networkStatus", "NOT_CONNECTED")
            item.setdefault("recurringPayments", False)
            item.setdefault("autoPay", {"enabled": False})
            item["balance"] = {"amount": ZERO, "lastUpdatedDate": call.time}
            information = item.setdefault("paymentInformation", {})
            information.setdefault("payeeName", item["name"])
            account = information.get("bankAccount")
            domestic = item["billCurrency"] == "USD"
            paid_by = "ACH" if account and domestic else "CHECK" if domestic else "INTERNATIONAL_E_PAYMENT"
            information.setdefault("payByType", paid_by)
            item["bankAccountStatus"] = "NO_NET_LINKED_ACCOUNT" if account else "NO_ACCOUNT"
            if account:
                keep_bank_account(call, item["id"], account)
                information["bankAccount"] = masked(account)
            _audit(call, item["id"], "Create", {})
            return
        for name in body:
            if before.get(name) != item.get(name):
                value = {"previous": _text(before.get(name)), "current": _text(item.get(name))}
                _audit(call, item["id"], "Edit", {"name": name, "value": value})


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def masked(account: Object) -> Object:
    """Return a bank account as answers show it."""
    number = account.get("accountNumber", "")
    shown = {name: value for name, value in account.items() if name != "regulatoryFields" and value is not None}
    return {**shown, "accountNumber": "*" * max(0, len(number) - 4) + number[-4:]}


def keep_bank_account(call: Call, vendor: str, account: Object) -> None:
    """Remember a vendor's bank account, and since when it is there."""
    call.organization.note("vendor bank accounts")[vendor] = {**masked(account), "status": "VERIFIED"}
    call.organization.note("vendor bank account since")[vendor] = call.today


RULES["vendors"] = _VendorRules()


@handles("v3", "getVendorBankAccount")
def _get_bank_account(call: Call) -> Object:
    vendor = call.get("vendors", call.last)["id"]
    accounts: dict[str, Object] = call.organization.note("vendor bank accounts")
    if vendor not in accounts:
        raise no_object("Bank account of vendor", vendor)
    return accounts[vendor]


@handles("v3", "createVendorBankAccount")
def _create_bank_account(call: Call) -> Object:
    vendor = call.get("vendors", call.last)
    keep_bank_account(call, vendor["id"], call.body)
    _set_bank_account(call, vendor["id"], masked(call.body), "NO_NET_LINKED_ACCOUNT")
    made: Object = call.organization.note("vendor bank accounts")[vendor["id"]]
    return made


@handles("v3", "deleteVendorBankAccount")
def _delete_bank_account(call: Call) -> None:
    vendor = call.get("vendors", call.last)["id"]
    if call.organization.note("vendor bank accounts").pop(vendor, None) is None:
        raise no_object("Bank account of vendor", vendor)
    _set_bank_account(call, vendor, None, "NO_ACCOUNT")


def _set_bank_account(call: Call, vendor: str, account: Object | None, status: str) -> None:
    collection = call.collection("vendors")
    position = collection.find(vendor)
    item = collection.get(position)
    information = item.setdefault("paymentInformation", {})
    information.pop("bankAccount", None)
    if account is not None:
        information["bankAccount"] = account
    item["bankAccountStatus"] = status
    item["updatedTime"] = call.time
    collection.put(position, item)
    call.changed(KINDS["vendors"], "updated", item)


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
def _international_configuration(call: Call) -> Object:
    return _international(call.params["country"])


@handles("v3", "getConfigurationByVendorId")
def _vendor_configuration(call: Call) -> Object:
    vendor = call.get("vendors", call.last)
    return {"internationalPayments": _international(vendor.get("address", {}).get("country", "US"))}


@handles("v3", "getVendorAuditTrail")
def _audit_trail(call: Call) -> Any:
    vendor = call.get("vendors", call.last)
    created = {
        "source": "WEB",
        "type": "Create",
        "createdTime": vendor["createdTime"],
        "user": {"id": call.user_id, "name": _user_name(call)},
        "field": {},
    }
    trail = call.organization.note("audit").get(vendor["id"], [])
    if not trail or trail[0]["type"] != "Create":
        trail = [created, *trail]
    start = int(call.query.get("start") or 0)
    size = int(call.query.get("max") or call.operation.page_default)
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


def save_bill(organization: Organization, item: Object, due_before: Decimal, time: str) -> None:
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


class _BillRules(Rules):
    event = "bill"

    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is None and body.get("vendorId"):
            call.need("vendors", body["vendorId"])
        for place, line in enumerate(body.get("billLineItems") or ()):
            if line.get("amount") is None and line.get("price") is None and line.get("id") is None:
                yield missing(f"billLineItems[{place}].amount")
        for place, credit in enumerate(body.get("vendorCredits") or ()):
            found = call.need("vendor_credits", credit.get("id") or "")
            left = Decimal(found["amount"]) - Decimal(found["appliedAmount"]) + _credit_of(item, found)
            if Decimal(credit.get("amount") or 0) > left:
                yield Problem("BDC_1159", f"vendorCredits[{place}]: only {left} is left", "APPLICATION")

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        vendor = call.collection("vendors").look_up(item["vendorId"]) or {}
        total = ZERO
        for line in item["billLineItems"]:
            line["amount"] = line_amount(line)
            total += line["amount"]
        exchange = rate(vendor.get("billCurrency"))
        item["amount"], item["exchangeRate"] = total, exchange
        item["fundingAmount"] = round_money(total * exchange)
        item["vendorName"] = vendor.get("name", "")
        for name in ("paidAmount", "scheduledAmount", "creditAmount"):
            item.setdefault(name, ZERO)
        item.setdefault("approvalStatus", "UNASSIGNED")
        self._credit(call, item, body)
        refresh_bill(item)
        if before is not None:
            shift(call.organization, "vendors", before["vendorId"], -Decimal(before["dueAmount"]), call.time)
        shift(call.organization, "vendors", item["vendorId"], Decimal(item["dueAmount"]), call.time)
        if before is None:
            assign_approvers(call, item)
        if not body.get("billApprovals"):
            item.pop("approvers", None)

    def _credit(self, call: Call, item: Object, body: Object) -> None:
        """Apply vendor credits; a replaced bill that names none gives its credits back."""
        if "vendorCredits" not in body and call.operation.method != "PUT":
            return
        given = {credit["id"]: Decimal(credit["amount"]) for credit in body.get("vendorCredits") or ()}
        apply_vendor_credits(call, item["id"], "billId", given)
        before, after = Decimal(item["creditAmount"]), sum(given.values(), ZERO)
        item["creditAmount"] = after
        item["paidAmount"] = Decimal(item["paidAmount"]) + after - before


def _credit_of(bill: Object | None, credit: Object) -> Decimal:
    """Return how much of a credit the bill uses already."""
    if bill is None:
        return ZERO
    return sum((Decimal(use["amount"]) for use in credit.get("usage") or () if use.get("billId") == bill["id"]), ZERO)


def apply_vendor_credits(call: Call, target: str, field: str, given: dict[str, Decimal]) -> None:
    """Set how much of each vendor credit is applied to one bill or payment."""
    collection = call.collection("vendor_credits")
    using = call.organization.note("credit users").setdefault(target, set())
    for identifier in using | set(given):
        position = collection.find(identifier)
        credit = collection.get(position)
        usage = [use for use in credit.get("usage") or () if use.get(field) != target]
        if given.get(identifier):
            usage.append({field: target, "amount": given[identifier]})
        credit["usage"] = usage
        _refresh_credit(credit)
        credit["updatedTime"] = call.time
        collection.put(position, credit)
    using.clear()
    using.update(given)


def _refresh_credit(credit: Object) -> None:
    applied = sum((Decimal(use["amount"]) for use in credit.get("usage") or ()), ZERO)
    credit["appliedAmount"] = applied
    full = applied >= Decimal(credit["amount"])
    credit["status"] = "NOT_APPLIED" if not applied else "FULLY_APPLIED" if full else "PARTIALLY_APPLIED"


RULES["bills"] = _BillRules()


class _VendorCreditRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is None and body.get("vendorId"):
            call.need("vendors", body["vendorId"])
        if body.get("applyToChartOfAccountId") and body.get("applyToBankAccountId"):
            yield invalid("applyToBankAccountId", "not together with applyToChartOfAccountId")

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        item["amount"] = sum((line_amount(line) for line in item["vendorCreditLineItems"]), ZERO)
        item.setdefault("usage", [])
        _refresh_credit(item)


RULES["vendor_credits"] = _VendorCreditRules()


# -- recurring bills


class _RecurringBillRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        if (body.get("processingOptions") or {}).get("autoPayment"):
            call.need_trust()
        if item is None and body.get("vendorId"):
            call.need("vendors", body["vendorId"])
        return check_schedule(body)

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        item.setdefault("processingOptions", {"autoPayment": False})
        plan_next(call.organization, "recurring_bills", item, call.now)


RULES["recurring_bills"] = _RecurringBillRules()


def check_schedule(body: Object) -> Iterable[Problem]:
    """Say what is wrong with the schedule of a recurring object."""
    if int((body.get("schedule") or {}).get("frequency") or 1) < 1:
        yield invalid("schedule.frequency", "must be greater than 0")


def plan_next(organization: Organization, name: str, item: Object, now: datetime) -> None:
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
    organization.agenda.add(when, "recurring", name, item["id"], schedule)


RECURRING: Final[dict[str, Callable[[World, Organization, Object, datetime], None]]] = {}
"""What makes the next object of a recurring one, by its kind."""


@action("recurring")
def _recur(
    world: World, organization: Organization, at: datetime, name: str, identifier: str, schedule: Object
) -> None:
    collection = organization[name]
    position = collection.find(identifier)
    current = collection.get(position)
    if current.get("archived") or current["schedule"] != schedule:
        return
    RECURRING[name](world, organization, current, at)
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


def _make_bill(world: World, organization: Organization, recurring: Object, at: datetime) -> None:
    bills = organization["bills"]
    position = bills.end
    vendor = organization["vendors"].look_up(recurring["vendorId"]) or {}
    lines = [
        {**line, "id": f"bli02{position:010X}{place:05X}"}
        for place, line in enumerate(recurring["recurringBillLineItems"])
    ]
    total = sum((line_amount(line) for line in lines), ZERO)
    exchange = rate(vendor.get("billCurrency"))
    due = recurring["schedule"]["nextDueDate"]
    item: Object = {
        "id": bills.ids.make(position),
        "archived": False,
        "vendorId": recurring["vendorId"],
        "vendorName": vendor.get("name", ""),
        "amount": total,
        "fundingAmount": round_money(total * exchange),
        "exchangeRate": exchange,
        "paidAmount": ZERO,
        "scheduledAmount": ZERO,
        "creditAmount": ZERO,
        "description": recurring.get("description", ""),
        "dueDate": due,
        "invoice": {"invoiceNumber": due, "invoiceDate": at.date().isoformat()},
        "billLineItems": lines,
        "approvalStatus": "UNASSIGNED",
        "createdTime": moment(at),
        "updatedTime": moment(at),
    }
    refresh_bill(item)
    bills.add(item)
    shift(organization, "vendors", item["vendorId"], total, item["createdTime"])
    world.emit(organization, "bill.created", item)


RECURRING["recurring_bills"] = _make_bill
