"""The defaults of the object factory: the body that creates an object, without the values of the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.models import example
from bill_async._schema.operation import Operation
from bill_async.sandbox import files
from bill_async.sandbox.collection import Object
from bill_async.sandbox.domain.money import ZERO
from bill_async.sandbox.domain.payments import business_day

from .base import ObjectSource

__all__ = ["DEFAULTS", "default_body"]

_ADDRESS: Final = {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"}
_HUNDRED: Final = Decimal("100.00")


def default_body(factory: ObjectSource, operation: Operation[Any], name: str, given: Object) -> Object:
    """Return the body that creates an object of a type: known defaults, or an example of each required field."""
    made = DEFAULTS.get(name)
    if made is not None:
        return made(factory, given)
    assert operation.body is not None
    assert operation.body.model is not None
    body = example(operation.body.model, optional=False)
    for field in operation.body.model.__fields__:
        referred = factory.types.by_prefix.get(field.kind.id_prefix or "")
        if field.wire in body and field.wire not in given and referred is not None and field.kind.json_type == "string":
            body[field.wire] = factory.some(referred.name)
    return body


def _vendor(factory: ObjectSource, given: Object) -> Object:
    name = f"Vendor {factory.number('vendors')}"
    return {"name": name, "address": dict(_ADDRESS)}


def _customer(factory: ObjectSource, given: Object) -> Object:
    number = factory.number("customers")
    email = f"customer{number}@example.com"
    return {"name": f"Customer {number}", "email": email, "billingAddress": dict(_ADDRESS)}


def _bill(factory: ObjectSource, given: Object) -> Object:
    return {
        "vendorId": given.get("vendorId") or factory.some("vendors"),
        "dueDate": factory.day(30),
        "invoice": {"invoiceNumber": f"SEED-{factory.number('bills')}", "invoiceDate": factory.day()},
        "billLineItems": [{"amount": given.get("amount", _HUNDRED)}],
    }


def _invoice(factory: ObjectSource, given: Object) -> Object:
    return {
        "customer": {"id": given.get("customerId") or factory.some("customers")},
        "dueDate": factory.day(30),
        "invoiceLineItems": [{"quantity": 1, "price": given.get("totalAmount", _HUNDRED)}],
    }


def _payment(factory: ObjectSource, given: Object) -> Object:
    bill = given.get("billId")
    found = None if bill is None else factory.organization["bills"].look_up(bill)
    if bill is None:
        wanted = {"vendorId": given["vendorId"]} if "vendorId" in given else {}
        amount = given.get("amount", _HUNDRED)
        found = factory.make("bills", {**wanted, "amount": amount, "approvalStatus": "APPROVED"})
    return {
        "billId": bill if found is None else found["id"],
        "amount": _HUNDRED if found is None else found["dueAmount"],
        "processDate": business_day(factory.today, 1).isoformat(),
        "exchangeRateBatchId": 1,  # needed only if the vendor is not paid in dollars
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": _funding_account(factory)},
        "processingOptions": {"requestPayFaster": False},
    }


def _funding_account(factory: ObjectSource) -> str:
    for item in factory.organization["bank_accounts"]:
        if item["status"] == "VERIFIED" and not item.get("archived"):
            return str(item["id"])
    return str(factory.make("bank_accounts", {})["id"])


def _received(factory: ObjectSource, given: Object) -> Object:
    parts = given.get("invoices")
    if parts is None:
        wanted = {"customerId": given["customerId"]} if "customerId" in given else {}
        invoice = factory.make("invoices", {**wanted, "totalAmount": given.get("amount", _HUNDRED)})
        parts = [{"id": invoice["id"], "amount": invoice["totalAmount"]}]
    total = sum((Decimal(part["amount"]) for part in parts), ZERO)
    return {"invoices": parts, "amount": total, "paymentDate": factory.day(), "paymentType": "CHECK"}


def _recurring_bill(factory: ObjectSource, given: Object) -> Object:
    return {
        "vendorId": given.get("vendorId") or factory.some("vendors"),
        "schedule": _schedule(factory),
        "recurringBillLineItems": [{"amount": _HUNDRED}],
    }


def _recurring_invoice(factory: ObjectSource, given: Object) -> Object:
    return {
        "customerId": given.get("customerId") or factory.some("customers"),
        "schedule": _schedule(factory),
        "recurringInvoiceLineItems": [{"quantity": 1, "price": _HUNDRED}],
    }


def _schedule(factory: ObjectSource) -> Object:
    return {"period": "MONTHLY", "frequency": 1, "nextDueDate": factory.day(30), "daysInAdvance": 0}


def _vendor_credit(factory: ObjectSource, given: Object) -> Object:
    return {
        "vendorId": given.get("vendorId") or factory.some("vendors"),
        "creditDate": factory.day(),
        "referenceNumber": f"VC-{factory.number('vendor_credits')}",
        "vendorCreditLineItems": [{"amount": given.get("amount", _HUNDRED)}],
    }


def _credit_memo(factory: ObjectSource, given: Object) -> Object:
    return {
        "customerId": given.get("customerId") or factory.some("customers"),
        "creditDate": factory.day(),
        "referenceNumber": f"CM-{factory.number('credit_memos')}",
        "creditMemoLineItems": [{"quantity": 1, "price": given.get("amount", _HUNDRED)}],
    }


def _employee(factory: ObjectSource, given: Object) -> Object:
    return {"firstName": "Employee", "lastName": str(factory.number("employees"))}


def _item(factory: ObjectSource, given: Object) -> Object:
    return {"name": f"Item {factory.number('items')}", "type": "SERVICE"}


def _user(factory: ObjectSource, given: Object) -> Object:
    number = factory.number("users")
    return {
        "firstName": "User",
        "lastName": str(number),
        "email": f"user{number}@example.com",
        "roleId": given.get("roleId") or factory.some("roles"),
        "acceptTermsOfService": True,
    }


def _bank_account(factory: ObjectSource, given: Object) -> Object:
    return {
        "nameOnAccount": "Sandbox",
        "bankName": "First Bank",
        "routingNumber": "322271627",
        "accountNumber": f"{factory.number('bank_accounts'):09d}",
        "type": "CHECKING",
        "ownerType": "BUSINESS",
    }


def _contact(factory: ObjectSource, given: Object) -> Object:
    return {"email": f"contact{factory.number('customer_contacts')}@example.com"}


def _customer_account(factory: ObjectSource, given: Object) -> Object:
    number = f"{factory.number('customer_bank_accounts'):09d}"
    return {
        "nameOnAccount": "Customer",
        "routingNumber": "322271627",
        "accountNumber": number,
        "type": "CHECKING",
        "ownerType": "BUSINESS",
    }


def _term(factory: ObjectSource, given: Object) -> Object:
    days = given.get("daysDue", 7 * factory.number("payment_terms"))
    return {"name": f"Net {days}", "daysDue": days}


def _policy(factory: ObjectSource, given: Object) -> Object:
    user = factory.organization.account.user_id if factory.organization.account is not None else factory.some("users")
    rule = {"key": "BILL_AMOUNT", "op": "gte", "values": ["0"]}
    return {"policyName": "Every bill", "rules": [rule], "approvers": [user]}


def _spend_user(factory: ObjectSource, given: Object) -> Object:
    number = factory.number("spend.users")
    return {"firstName": "Spender", "lastName": str(number), "email": f"s{number}@example.com", "role": "MEMBER"}


def _budget(factory: ObjectSource, given: Object) -> Object:
    owners = given.get("owners") or [factory.some("spend.users")]
    name = f"Budget {factory.number('spend.budgets')}"
    return {"name": name, "owners": owners, "recurringInterval": "NONE", "limit": Decimal("1000.00")}


def _card(factory: ObjectSource, given: Object) -> Object:
    return {
        "name": f"Card {factory.number('spend.cards')}",
        "userId": given.get("userId") or factory.some("spend.users"),
        "budgetId": given.get("budgetId") or factory.some("spend.budgets"),
        **({} if given.get("shareBudgetFunds") else {"limit": _HUNDRED}),
    }


def _custom_field(factory: ObjectSource, given: Object) -> Object:
    name = f"Field {factory.number('spend.custom_fields')}"
    return {"name": name, "allowCustomValues": True, "global": True}


def _custom_field_value(factory: ObjectSource, given: Object) -> Object:
    number = factory.number("spend.custom_field_values")
    return {"values": [given.get("value", f"Value {number}")]}


def _reimbursement(factory: ObjectSource, given: Object) -> Object:
    url = files.upload_link(factory.state, factory.organization)
    files.keep(factory.state, factory.organization, url.rpartition("/")[2], b"\xff\xd8\xff\xd9", "image/jpeg")
    return {
        "userId": given.get("userId") or factory.some("spend.users"),
        "budgetId": given.get("budgetId") or factory.some("spend.budgets"),
        "amount": _HUNDRED,
        "note": "Client visit",
        "merchantName": "Blue Bottle",
        "occurredDate": factory.day(),
        "receipts": [{"url": url, "filename": "receipt.jpg"}],
    }


def _named(factory: ObjectSource, what: str, name: str) -> Object:
    return {"name": f"{what} {factory.number(name)}"}


DEFAULTS: Final[Mapping[str, Callable[[ObjectSource, Object], Object]]] = {
    "vendors": _vendor,
    "customers": _customer,
    "bills": _bill,
    "invoices": _invoice,
    "payments": _payment,
    "receivable_payments": _received,
    "recurring_bills": _recurring_bill,
    "recurring_invoices": _recurring_invoice,
    "vendor_credits": _vendor_credit,
    "credit_memos": _credit_memo,
    "chart_of_accounts": lambda factory, _: _named(factory, "Account", "chart_of_accounts"),
    "accounting_classes": lambda factory, _: _named(factory, "Class", "accounting_classes"),
    "departments": lambda factory, _: _named(factory, "Department", "departments"),
    "employees": _employee,
    "items": _item,
    "jobs": lambda factory, _: _named(factory, "Job", "jobs"),
    "locations": lambda factory, _: _named(factory, "Location", "locations"),
    "users": _user,
    "bank_accounts": _bank_account,
    "customer_contacts": _contact,
    "customer_bank_accounts": _customer_account,
    "payment_terms": _term,
    "bill_approval_policies": _policy,
    "spend.users": _spend_user,
    "spend.budgets": _budget,
    "spend.cards": _card,
    "spend.custom_fields": _custom_field,
    "spend.custom_field_values": _custom_field_value,
    "spend.reimbursements": _reimbursement,
}
"""The defaults, by name of the type."""
