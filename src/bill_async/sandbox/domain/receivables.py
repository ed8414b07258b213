"""Customers, invoices, received payments, credit memos and recurring invoices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bill_async.sandbox.calls import RULES, Call, Rules, handles
from bill_async.sandbox.clock import moment
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid, missing
from bill_async.sandbox.kinds import KINDS
from bill_async.sandbox.organizations import Organization
from bill_async.sandbox.store import Object
from bill_async.sandbox.world import TextMessage, World

from .payables import RECURRING, ZERO, check_schedule, plan_next, round_money, shift


class _CustomerRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        for name, limit in (("name", 100), ("companyName", 250), ("accountNumber", 100)):
            if body.get(name) is not None and len(body[name]) > limit:
                yield invalid(name, f"size must be between 1 and {limit}")

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        item.setdefault("accountType", "BUSINESS")
        item.setdefault("invoiceCurrency", "USD")
        item.setdefault("balance", {"amount": ZERO})


RULES["customers"] = _CustomerRules()


@handles("v3", "authorizeToChargeCustomer")
def _authorize(call: Call) -> Object:
    customer = call.get("customers", call.path["customerId"])
    call.organization.note("charge authorizations")[customer["id"]] = call.body["authorizedToCharge"]
    return {"customerId": customer["id"], "authorizedToCharge": call.body["authorizedToCharge"]}


class _ContactRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        email, contacts = body.get("email"), call.collection("customer_contacts")
        if email is None:
            return
        for position in contacts.owned(call.path["customerId"]):
            other = contacts.get(position)
            if other["email"] == email and (item is None or other["id"] != item["id"]):
                yield invalid("email", f"{email} is already a contact of this customer")


RULES["customer_contacts"] = _ContactRules()


class _CustomerAccountRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        routing = body.get("routingNumber")
        if routing is not None and not (len(routing) == 9 and routing.isdigit()):
            yield invalid("routingNumber", "must have 9 digits")

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        number = item["accountNumber"]
        item["accountNumber"] = "*" * max(0, len(number) - 4) + number[-4:]
        item.setdefault("status", "VERIFIED")


RULES["customer_bank_accounts"] = _CustomerAccountRules()


# -- invoices


def _total(lines: list[Object]) -> Decimal:
    total = ZERO
    for line in lines:
        if line.get("ratePercent") is not None:
            line["amount"] = round_money(total * Decimal(line["ratePercent"]) / 100)
            total += line["amount"]
        elif line.get("price") is not None:
            total += round_money(Decimal(line["price"]) * Decimal(line.get("quantity") or 1))
        else:
            total += Decimal(line.get("amount") or 0)
    return total


def refresh_invoice(item: Object) -> None:
    """Recompute what is due, and the status."""
    paid = sum((Decimal(part["amount"]) for part in item.get("payments") or () if part["status"] == "PAID"), ZERO)
    total, credit = Decimal(item["totalAmount"]), Decimal(item["creditAmount"])
    item["dueAmount"] = total - credit - paid - Decimal(item["scheduledAmount"])
    if total and paid + credit >= total:
        item["status"] = "PAID_IN_FULL"
    elif Decimal(item["scheduledAmount"]):
        item["status"] = "SCHEDULED"
    else:
        item["status"] = "PARTIAL_PAYMENT" if paid + credit else "OPEN"


class _InvoiceRules(Rules):
    event = "invoice"

    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        customer = body.get("customer")
        if customer is not None:
            if customer.get("id"):
                call.need("customers", customer["id"])
            elif not (customer.get("name") and customer.get("email")):
                yield missing("customer.id")
        for place, line in enumerate(body.get("invoiceLineItems") or ()):
            if line.get("quantity") is None and line.get("id") is None and line.get("ratePercent") is None:
                yield missing(f"invoiceLineItems[{place}].quantity")

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        customer = body.get("customer")
        if customer is not None:
            item["customerId"] = customer.get("id") or _new_customer(call, customer)
        elif before is not None:
            item["customerId"] = before["customerId"]
        item.setdefault("invoiceNumber", f"{call.collection('invoices').end + 100001}")
        item.setdefault("invoiceDate", call.today.isoformat())
        item.setdefault("dueDate", call.today.isoformat())
        item.setdefault("exchangeRate", Decimal(1))
        for name in ("scheduledAmount", "creditAmount"):
            item.setdefault(name, ZERO)
        total = _total(item["invoiceLineItems"])
        if item.get("salesTaxPercentage") is not None:
            item["salesTaxTotal"] = round_money(total * Decimal(item["salesTaxPercentage"]) / 100)
            total += item["salesTaxTotal"]
        item["totalAmount"] = total
        refresh_invoice(item)
        if before is not None:
            shift(call.organization, "customers", before["customerId"], -Decimal(before["dueAmount"]), call.time)
        shift(call.organization, "customers", item["customerId"], Decimal(item["dueAmount"]), call.time)
        if before is None and (body.get("processingOptions") or {}).get("sendEmail"):
            found = call.collection("customers").look_up(item["customerId"]) or {}
            call.world.messages.append(TextMessage(found.get("email", ""), f"Invoice {item['invoiceNumber']}"))


def _new_customer(call: Call, customer: Object) -> str:
    customers = call.collection("customers")
    item: Object = {
        "id": customers.ids.make(customers.end),
        "archived": False,
        "name": customer["name"],
        "email": customer["email"],
        "accountType": "BUSINESS",
        "invoiceCurrency": "USD",
        "balance": {"amount": ZERO},
        "createdTime": call.time,
        "updatedTime": call.time,
    }
    customers.add(item)
    identifier: str = item["id"]
    return identifier


RULES["invoices"] = _InvoiceRules()


@handles("v3", "sendInvoice")
def _send(call: Call) -> None:
    invoice = call.get("invoices", call.path["invoiceId"])
    addresses = call.body["recipient"].get("to") or [
        (call.collection("customers").look_up(invoice["customerId"]) or {}).get("email", "")
    ]
    for address in addresses:
        call.world.messages.append(TextMessage(address, f"Invoice {invoice['invoiceNumber']}"))


@handles("v3", "getPaymentLink")
def _payment_link(call: Call) -> Object:
    invoice = call.get("invoices", call.path["invoiceId"])
    return {"paymentLink": f"{call.world.url}/_pay/{invoice['id']}"}


# -- received payments


def _receive(call: Call, customer: str, parts: list[Object], day: str, extra: Object) -> Object:
    """Apply money to invoices, all of one customer; what is over becomes unapplied."""
    problems = []
    pairs = []
    for place, part in enumerate(parts):
        invoice = call.need("invoices", part["id"], live=False)
        amount = round_money(part["amount"])
        if invoice["customerId"] != customer:
            problems.append(invalid(f"invoices[{place}].id", "is not an invoice of the customer"))
        elif amount <= 0 or amount > Decimal(invoice["dueAmount"]):
            problems.append(invalid(f"invoices[{place}].amount", f"must not exceed {invoice['dueAmount']}"))
        pairs.append((invoice, amount))
    if problems:
        raise Refusal(422, problems)
    payments = call.collection("receivable_payments")
    identifier = payments.ids.make(payments.end)
    applied = sum((amount for _, amount in pairs), ZERO)
    total = round_money(extra.pop("amount", applied))
    if total < applied:
        raise business_rule("BDC_1159", f"The invoices take {applied}, more than the {total} received.")
    item: Object = {
        "id": identifier,
        "amount": total,
        "customerId": customer,
        "invoicePayments": [
            {"invoiceId": invoice["id"], "amount": amount, "paymentDate": day} for invoice, amount in pairs
        ],
        "paymentDate": day,
        "unappliedAmount": total - applied,
        "status": "PAID",
        "referenceNumber": f"R{payments.end + 1:07d}",
        "createdTime": call.time,
        "updatedTime": call.time,
        **extra,
    }
    payments.add(item)
    for invoice, amount in pairs:
        _apply(call, invoice["id"], {"id": identifier, "amount": amount, "status": "PAID", "date": day})
    return item


def _apply(call: Call, identifier: str, part: Object) -> None:
    invoices = call.collection("invoices")
    position = invoices.find(identifier)
    invoice = invoices.get(position)
    before = Decimal(invoice["dueAmount"])
    invoice.setdefault("payments", []).append(part)
    refresh_invoice(invoice)
    invoice["updatedTime"] = call.time
    invoices.put(position, invoice)
    shift(call.organization, "customers", invoice["customerId"], Decimal(invoice["dueAmount"]) - before, call.time)
    call.changed(KINDS["invoices"], "updated", invoice)


@handles("v3", "recordInvoice")
def _record(call: Call) -> Object:
    body = call.body
    first = call.need("invoices", body["invoices"][0]["id"], live=False)
    customer = body.get("customerId") or first["customerId"]
    item = _receive(
        call,
        customer,
        body["invoices"],
        body["paymentDate"],
        {"amount": body["amount"], "description": body.get("description") or "", "onlinePayment": False},
    )
    return {
        "id": item["id"],
        "customerId": customer,
        "paymentType": body["paymentType"],
        "paymentDate": item["paymentDate"],
        "amount": item["amount"],
        "unappliedAmount": item["unappliedAmount"],
        "status": "PAID",
        "description": item["description"],
        "invoices": [
            {"id": part["id"], "payments": call.need("invoices", part["id"], live=False)["payments"]}
            for part in body["invoices"]
        ],
    }


@handles("v3", "chargeCustomer")
def _charge(call: Call) -> Object:
    body = call.body
    customer = call.need("customers", body["customerId"])["id"]
    if not call.organization.note("charge authorizations").get(customer):
        raise business_rule("BDC_1150", "The customer has not authorized charges.")
    accounts = call.collection("customer_bank_accounts")
    position = accounts.find(body["fundingAccount"].get("id") or "")
    if position < 0 or accounts.owner(position) != customer:
        raise business_rule("BDC_1151", "The customer has no such bank account.")
    parts = [{"id": part["invoiceId"], "amount": part["amount"]} for part in body["invoicePayments"]]
    day = body.get("paymentDate") or call.today.isoformat()
    extra: Object = {"fundingAccount": body["fundingAccount"], "onlinePayment": True}
    if body.get("description"):
        extra["description"] = body["description"]
    return _receive(call, customer, parts, day, extra)


# -- credit memos and recurring invoices


class _CreditMemoRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is None and body.get("customerId"):
            call.need("customers", body["customerId"])
        return ()

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        for line in item["creditMemoLineItems"]:
            if line.get("price") is not None:
                line["amount"] = round_money(Decimal(line["price"]) * Decimal(line.get("quantity") or 1))
        item["amount"] = _total(item["creditMemoLineItems"])
        item.setdefault("appliedAmount", ZERO)
        item.setdefault("status", "NOT_APPLIED")
        item.setdefault("usage", [])


RULES["credit_memos"] = _CreditMemoRules()


class _RecurringInvoiceRules(Rules):
    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is None and body.get("customerId"):
            call.need("customers", body["customerId"])
        return check_schedule(body)

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        for line in item["recurringInvoiceLineItems"]:
            if line.get("price") is not None:
                line["amount"] = round_money(Decimal(line["price"]) * Decimal(line.get("quantity") or 1))
        plan_next(call.organization, "recurring_invoices", item, call.now)


RULES["recurring_invoices"] = _RecurringInvoiceRules()


def _make_invoice(world: World, organization: Organization, recurring: Object, at: datetime) -> None:
    invoices = organization["invoices"]
    position = invoices.end
    due = date.fromisoformat(recurring["schedule"]["nextDueDate"]).isoformat()
    lines: list[Any] = [
        {
            **{name: value for name, value in line.items() if name in ("description", "classifications")},
            "price": line.get("price") if line.get("price") is not None else line.get("amount") or ZERO,
            "quantity": line.get("quantity") or Decimal(1),
            "id": f"ili02{position:010X}{place:05X}",
        }
        for place, line in enumerate(recurring["recurringInvoiceLineItems"])
    ]
    item: Object = {
        "id": invoices.ids.make(position),
        "archived": False,
        "invoiceNumber": due,
        "invoiceDate": at.date().isoformat(),
        "dueDate": due,
        "customerId": recurring["customerId"],
        "totalAmount": _total(lines),
        "scheduledAmount": ZERO,
        "creditAmount": ZERO,
        "exchangeRate": Decimal(1),
        "invoiceLineItems": lines,
        "createdTime": moment(at),
        "updatedTime": moment(at),
    }
    refresh_invoice(item)
    invoices.add(item)
    shift(organization, "customers", item["customerId"], item["dueAmount"], item["createdTime"])
    world.emit(organization, "invoice.created", item)


RECURRING["recurring_invoices"] = _make_invoice
