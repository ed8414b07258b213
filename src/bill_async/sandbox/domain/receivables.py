"""Customers, invoices, received payments, credit memos and recurring invoices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.crud import merge_lines
from bill_async.sandbox.errors import Problem, business_rule, invalid, missing, not_both, refused
from bill_async.sandbox.ids import line_id
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState, TextMessage

from .money import ZERO, round_money, shift
from .payables import refresh_credit
from .recurring import RECURRING, check_schedule, plan_next


class _CustomerRules(Rules):
    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        item.setdefault("accountType", "BUSINESS")
        item.setdefault("invoiceCurrency", "USD")
        item.setdefault("balance", {"amount": ZERO})
        item.setdefault("authorizedToCharge", False)


RULES["customers"] = _CustomerRules()


@handles("v3", "authorizeToChargeCustomer")
def _authorize(context: RequestContext) -> Object:
    customers = context.collection("customers")
    position = context.find("customers", context.path["customerId"])
    customer = customers.get(position)
    customer.update(authorizedToCharge=context.body["authorizedToCharge"], updatedTime=context.time)
    customers.put(position, customer)
    return customer


class _ContactRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        email, contacts = body.get("email"), context.collection("customer_contacts")
        if email is None:
            return
        for position in contacts.owned(context.path["customerId"]):
            other = contacts.get(position)
            if other.get("email") == email and (item is None or other["id"] != item["id"]):
                text = f"email: {email} is already a contact of this customer"
                yield Problem("BDC_1119", text, "APPLICATION")


RULES["customer_contacts"] = _ContactRules()


class _CustomerAccountRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        customer = context.get("customers", context.path["customerId"])
        if not customer.get("billingAddress"):
            yield Problem("BDC_1117", "The customer needs a billingAddress first.", "APPLICATION")
        routing = body.get("routingNumber")
        if routing is not None and not (len(routing) == 9 and routing.isdigit()):
            yield invalid("routingNumber", "must have 9 digits")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        number = item["accountNumber"]
        item["accountNumber"] = "*" * max(0, len(number) - 4) + number[-4:]
        item.setdefault("status", "VERIFIED")


RULES["customer_bank_accounts"] = _CustomerAccountRules()


# -- invoices


def _total(lines: list[Object]) -> Decimal:
    total = ZERO
    for line in lines:
        if line.get("price") is not None:
            total += round_money(Decimal(line["price"]) * Decimal(line.get("quantity") or 1))
        else:
            total += Decimal(line.get("amount") or 0)
    return total


def _paid(item: Object) -> Decimal:
    return sum((Decimal(part["amount"]) for part in item.get("payments") or () if part["status"] == "PAID"), ZERO)


def refresh_invoice(item: Object) -> None:
    """Update the due amount and the status."""
    paid = _paid(item)
    total, credit = Decimal(item["totalAmount"]), Decimal(item["creditAmount"])
    item["dueAmount"] = total - credit - paid - Decimal(item["scheduledAmount"])
    if total and paid + credit >= total:
        item["status"] = "PAID_IN_FULL"
    elif Decimal(item["scheduledAmount"]):
        item["status"] = "SCHEDULED"
    else:
        item["status"] = "PARTIAL_PAYMENT" if paid + credit else "OPEN"


def _tax_rate(context: RequestContext, identifier: str | None) -> Decimal:
    """Return the percentage of a sales tax item."""
    item = context.collection("items").look_up(identifier or "") or {}
    return Decimal(item.get("percentage") or 0)


def _tax(lines: list[Object], percentage: Decimal) -> Decimal:
    """Return the sales tax on the taxable lines."""
    return round_money(_total([line for line in lines if line.get("taxable")]) * percentage / 100)


def _total_after(context: RequestContext, body: Object, item: Object) -> Decimal:
    """Return the total of an invoice after the request."""
    lines, tax = body.get("invoiceLineItems") or [], body.get("salesTaxItemId")
    if context.operation.method == "PATCH":
        lines = merge_lines(item["invoiceLineItems"], lines)
        tax = body.get("salesTaxItemId", item.get("salesTaxItemId"))
    copies = [dict(line) for line in lines]
    return _total(copies) + _tax(copies, _tax_rate(context, tax))


def _credit_wanted(context: RequestContext, body: Object) -> Decimal | None:
    """Return the credit amount that an invoice is to use, or None if it does not change."""
    if body.get("creditAmount") is not None:
        return Decimal(body["creditAmount"])
    return ZERO if context.operation.method == "PUT" else None


def _credits(context: RequestContext, customer: str, invoice: str) -> list[tuple[int, Object, Decimal]]:
    """Return the credit memos of a customer, oldest first, with the amount of each that an invoice can use."""
    memos = context.collection("credit_memos")
    found = []
    for position in memos.index(("customerId",)).equal(customer):
        memo = memos.get(position)
        used = sum((Decimal(use["amount"]) for use in memo["usage"] if use["invoiceId"] == invoice), ZERO)
        if used or not memo["archived"]:
            found.append((position, memo, Decimal(memo["amount"]) - Decimal(memo["appliedAmount"]) + used))
    return sorted(found, key=lambda entry: (entry[1]["creditDate"], entry[0]))


def _apply_credit(context: RequestContext, customer: str, invoice: str, wanted: Decimal) -> None:
    """Apply an amount of the customer's credit memos to an invoice, instead of what was applied before."""
    memos = context.collection("credit_memos")
    for position, memo, left in _credits(context, customer, invoice):
        part = min(wanted, left)
        usage = [use for use in memo["usage"] if use["invoiceId"] != invoice]
        if part:
            usage.append({"invoiceId": invoice, "amount": part})
        if usage != memo["usage"]:
            memo["usage"] = usage
            refresh_credit(memo)
            memo["updatedTime"] = context.time
            memos.put(position, memo)
        wanted -= part


class _InvoiceRules(Rules):
    event = "invoice"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        customer, before = body.get("customer"), (item or {}).get("customerId", "")
        if customer is not None:
            if customer.get("id"):
                yield from context.unusable("customers", customer["id"]) if customer["id"] != before else ()
            elif not (customer.get("name") and customer.get("email")):
                yield missing("customer.id")
        if body.get("salesTaxItemId"):
            tax = context.collection("items").look_up(body["salesTaxItemId"]) or {}
            if tax.get("type") != "SALES_TAX":
                yield invalid("salesTaxItemId", "is not an item of type SALES_TAX")
        card = body.get("enableCardPayment", (item or {}).get("enableCardPayment"))
        if body.get("convenienceFee") and not card:
            yield invalid("convenienceFee", "needs enableCardPayment to be true")
        for place, line in enumerate(body.get("invoiceLineItems") or ()):
            if line.get("quantity") is None and line.get("id") is None:
                yield missing(f"invoiceLineItems[{place}].quantity")
        wanted = _credit_wanted(context, body)
        if wanted is not None:
            yield from self._check_credit(context, (customer or {}).get("id") or before, item, wanted)
        taken = Decimal((item or {}).get("creditAmount", ZERO)) if wanted is None else wanted
        if item is not None:
            taken += _paid(item) + Decimal(item["scheduledAmount"])
        if taken > 0:
            total = _total_after(context, body, item or {})
            if taken > total:
                yield Problem(
                    "BDC_1159", f"The invoice comes to {total}, less than the {taken} paid and credited", "APPLICATION"
                )

    def _check_credit(
        self, context: RequestContext, customer: str, item: Object | None, wanted: Decimal
    ) -> Iterable[Problem]:
        identifier = "" if item is None else item["id"]
        left = sum((left for _, _, left in _credits(context, customer, identifier)), ZERO)
        claimed = context.claimed[customer] = context.claimed.get(customer, ZERO) + wanted
        if wanted < 0:
            yield invalid("creditAmount", "must be greater than or equal to 0")
        elif claimed > left:
            yield Problem("BDC_1159", f"creditAmount: the customer has credit for {left} left", "APPLICATION")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        customer = body.get("customer")
        if customer is not None:
            item["customerId"] = customer.get("id") or _new_customer(context, customer)
        elif before is not None:
            item["customerId"] = before["customerId"]
        item.setdefault("invoiceNumber", f"{context.collection('invoices').end + 100001}")
        item.setdefault("invoiceDate", context.today.isoformat())
        item.setdefault("dueDate", context.today.isoformat())
        item.setdefault("exchangeRate", Decimal(1))
        item.setdefault("scheduledAmount", ZERO)
        self._use_credit(context, item, body, before)
        total = _total(item["invoiceLineItems"])
        for name in ("salesTaxPercentage", "salesTaxTotal"):
            item.pop(name, None)
        if item.get("salesTaxItemId"):
            item["salesTaxPercentage"] = _tax_rate(context, item["salesTaxItemId"])
            item["salesTaxTotal"] = _tax(item["invoiceLineItems"], item["salesTaxPercentage"])
            total += item["salesTaxTotal"]
        item["totalAmount"] = total
        refresh_invoice(item)
        if before is not None:
            shift(context.organization, "customers", before["customerId"], -Decimal(before["dueAmount"]), context.time)
        shift(context.organization, "customers", item["customerId"], Decimal(item["dueAmount"]), context.time)
        if before is None and (body.get("processingOptions") or {}).get("sendEmail"):
            found = context.collection("customers").look_up(item["customerId"]) or {}
            context.state.messages.append(TextMessage(found.get("email", ""), f"Invoice {item['invoiceNumber']}"))

    def _use_credit(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        wanted = _credit_wanted(context, body)
        if before is not None and before["customerId"] != item["customerId"]:
            _apply_credit(context, before["customerId"], item["id"], ZERO)
            wanted = wanted or ZERO
        if wanted is not None:
            _apply_credit(context, item["customerId"], item["id"], wanted)
        item["creditAmount"] = (before or {}).get("creditAmount", ZERO) if wanted is None else wanted


def _new_customer(context: RequestContext, customer: Object) -> str:
    customers = context.collection("customers")
    item: Object = {
        "id": customers.ids.make(customers.end),
        "archived": False,
        "name": customer["name"],
        "email": customer["email"],
        "accountType": "BUSINESS",
        "invoiceCurrency": "USD",
        "balance": {"amount": ZERO},
        "authorizedToCharge": False,
        "createdTime": context.time,
        "updatedTime": context.time,
    }
    customers.add(item)
    identifier: str = item["id"]
    return identifier


RULES["invoices"] = _InvoiceRules()


@handles("v3", "sendInvoice")
def _send(context: RequestContext) -> None:
    invoice = context.get("invoices", context.path["invoiceId"])
    addresses = context.body["recipient"].get("to") or [
        (context.collection("customers").look_up(invoice["customerId"]) or {}).get("email", "")
    ]
    for address in addresses:
        context.state.messages.append(TextMessage(address, f"Invoice {invoice['invoiceNumber']}"))


@handles("v3", "getPaymentLink")
def _payment_link(context: RequestContext) -> Object:
    invoice = context.get("invoices", context.path["invoiceId"])
    return {"paymentLink": f"{context.state.url}/_pay/{invoice['id']}"}


# -- received payments


def _receive(context: RequestContext, customer: str, parts: list[Object], day: str, extra: Object) -> Object:
    """Apply a received amount to the invoices of a customer. The rest remains unapplied."""
    problems: list[Problem] = []
    invoices: dict[str, tuple[Object, Decimal]] = {}
    for place, part in enumerate(parts):
        unknown = list(context.unusable("invoices", part["id"], live=False))
        if unknown:
            problems += unknown
            continue
        invoice, before = invoices.get(part["id"]) or (context.need("invoices", part["id"], live=False), ZERO)
        amount = round_money(part["amount"])
        invoices[part["id"]] = invoice, before + amount
        if invoice["customerId"] != customer:
            text = f"invoices[{place}].id: is not an invoice of the customer"
            problems.append(Problem("BDC_1119", text, "APPLICATION"))
        elif amount <= 0:
            problems.append(invalid(f"invoices[{place}].amount", "must be greater than 0"))
        elif before + amount > Decimal(invoice["dueAmount"]):
            text = f"invoices[{place}].amount: must not exceed {invoice['dueAmount']}"
            problems.append(Problem("BDC_1159", text, "APPLICATION"))
    if problems:
        raise refused(problems)
    pairs = list(invoices.values())
    payments = context.collection("receivable_payments")
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
        "createdTime": context.time,
        "updatedTime": context.time,
        **extra,
    }
    payments.add(item)
    for invoice, amount in pairs:
        _apply(context, invoice["id"], {"id": identifier, "amount": amount, "status": "PAID", "date": day})
    return item


def _apply(context: RequestContext, identifier: str, part: Object) -> None:
    invoices = context.collection("invoices")
    position = invoices.find(identifier)
    invoice = invoices.get(position)
    before = Decimal(invoice["dueAmount"])
    invoice.setdefault("payments", []).append(part)
    refresh_invoice(invoice)
    invoice["updatedTime"] = context.time
    invoices.put(position, invoice)
    shift(
        context.organization, "customers", invoice["customerId"], Decimal(invoice["dueAmount"]) - before, context.time
    )
    context.changed("invoices", "updated", invoice)


@handles("v3", "recordInvoice")
def _record(context: RequestContext) -> Object:
    body = context.body
    first = context.need("invoices", body["invoices"][0]["id"], live=False)
    customer = body.get("customerId") or first["customerId"]
    item = _receive(
        context,
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
            {"id": part["id"], "payments": context.need("invoices", part["id"], live=False)["payments"]}
            for part in body["invoices"]
        ],
    }


@handles("v3", "chargeCustomer")
def _charge(context: RequestContext) -> Object:
    body = context.body
    found = context.need("customers", body["customerId"])
    customer = found["id"]
    if not found.get("authorizedToCharge"):
        raise business_rule("BDC_1150", "The customer has not authorized charges.")
    accounts = context.collection("customer_bank_accounts")
    position = accounts.find(body["fundingAccount"].get("id") or "")
    if position < 0 or accounts.owner(position) != customer:
        raise business_rule("BDC_1151", "The customer has no such bank account.")
    parts = [{"id": part["invoiceId"], "amount": part["amount"]} for part in body["invoicePayments"]]
    day = body.get("paymentDate") or context.today.isoformat()
    extra: Object = {"fundingAccount": body["fundingAccount"], "onlinePayment": True}
    if body.get("description"):
        extra["description"] = body["description"]
    return _receive(context, customer, parts, day, extra)


# -- credit memos and recurring invoices


def _check_customer(context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
    """Yield a problem if the customer is archived, unless the object already belongs to it."""
    customer = body.get("customerId")
    return context.unusable("customers", customer) if customer and customer != (item or {}).get("customerId") else ()


class _CreditMemoRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        yield from _check_customer(context, body, item)
        yield from not_both(body, "payToChartOfAccountId", "payToBankAccountId")
        if item is not None and Decimal(item["appliedAmount"]):
            lines = body.get("creditMemoLineItems") or []
            if context.operation.method == "PATCH":
                lines = merge_lines(item["creditMemoLineItems"], lines)
            if Decimal(item["appliedAmount"]) > _total([dict(line) for line in lines]):
                yield Problem("BDC_1159", f"{item['appliedAmount']} of the credit is applied already", "APPLICATION")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        for line in item["creditMemoLineItems"]:
            if line.get("price") is not None:
                line["amount"] = round_money(Decimal(line["price"]) * Decimal(line.get("quantity") or 1))
        item["amount"] = _total(item["creditMemoLineItems"])
        item.setdefault("usage", [])
        refresh_credit(item)


RULES["credit_memos"] = _CreditMemoRules()


class _RecurringInvoiceRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        yield from _check_customer(context, body, item)
        yield from check_schedule(body)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        for line in item["recurringInvoiceLineItems"]:
            if line.get("price") is not None:
                line["amount"] = round_money(Decimal(line["price"]) * Decimal(line.get("quantity") or 1))
        plan_next(context.organization, "recurring_invoices", item, context.now)


RULES["recurring_invoices"] = _RecurringInvoiceRules()


def _make_invoice(state: SandboxState, organization: OrganizationState, recurring: Object, at: datetime) -> None:
    invoices = organization["invoices"]
    position = invoices.end
    due = date.fromisoformat(recurring["schedule"]["nextDueDate"]).isoformat()
    lines: list[Any] = [
        {
            **{name: value for name, value in line.items() if name in ("description", "classifications")},
            "price": line.get("price") if line.get("price") is not None else line.get("amount") or ZERO,
            "quantity": line.get("quantity") or Decimal(1),
            "id": line_id("ili", position, place),
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
    state.emit(organization, "invoice.created", item)


RECURRING["recurring_invoices"] = _make_invoice
