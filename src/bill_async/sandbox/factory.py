"""Objects put where a test needs them: what it does not say gets a sensible value.

An object that BILL lets clients create is created by the code that answers such a request, so that
it obeys the same rules; fields that only BILL sets are set afterwards.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from bill_async import operations
from bill_async._schema.operation import Operation
from bill_async.types import Family

from . import files
from .auth import Caller, Session
from .clock import moment
from .collection import Object
from .context import RequestContext
from .crud import answer_fields
from .dispatcher import handlers
from .domain.payables import ZERO, shift
from .domain.payments import business_day, move_bill
from .errors import Refusal
from .object_types import OBJECT_TYPES
from .organizations import OrganizationState
from .state import SandboxState
from .validation import check_body

__all__ = ["place"]

_ADDRESS: Final = {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"}
_HUNDRED: Final = Decimal("100.00")

_CREATED_BY: Final[Mapping[str, tuple[Family, str]]] = {
    "vendors": ("v3", "createVendor"),
    "customers": ("v3", "createCustomer"),
    "bills": ("v3", "createBill"),
    "invoices": ("v3", "createInvoice"),
    "payments": ("v3", "createPayment"),
    "receivable_payments": ("v3", "recordInvoice"),
    "recurring_bills": ("v3", "createRecurringBill"),
    "recurring_invoices": ("v3", "createRecurringInvoice"),
    "vendor_credits": ("v3", "createVendorCredit"),
    "credit_memos": ("v3", "createCreditMemo"),
    "chart_of_accounts": ("v3", "createClassificationChartOfAccounts"),
    "accounting_classes": ("v3", "createClassificationAccountingClass"),
    "departments": ("v3", "createClassificationDepartment"),
    "employees": ("v3", "createClassificationEmployee"),
    "items": ("v3", "createClassificationItem"),
    "jobs": ("v3", "createClassificationJob"),
    "locations": ("v3", "createClassificationLocation"),
    "users": ("v3", "createOrganizationUser"),
    "bank_accounts": ("v3", "createBankAccount"),
    "customer_contacts": ("v3", "createCustomerContact"),
    "customer_bank_accounts": ("v3", "createCustomerBankAccount"),
    "payment_terms": ("v3", "createPaymentTerm"),
    "bill_approval_policies": ("v3", "createBillApprovalPolicy"),
    "spend.users": ("spend", "createUser"),
    "spend.budgets": ("spend", "createBudget"),
    "spend.cards": ("spend", "createBudgetCard"),
    "spend.custom_fields": ("spend", "createCustomField"),
    "spend.custom_field_values": ("spend", "createCustomFieldValues"),
    "spend.reimbursements": ("spend", "createReimbursement"),
}
_SHOWN_BY: Final[Mapping[str, tuple[Family, str]]] = {
    "receivable_payments": ("v3", "listReceivablePayments"),
    "card_accounts": ("v3", "getCardAccount"),
    "card_account_users": ("v3", "listCardAccountUsers"),
    "bank_account_users": ("v3", "listBankAccountUsers"),
    "ap_cards": ("v3", "listPayableApcards"),
    "billing_statements": ("v3", "listBillingStatements"),
    "exports": ("v3", "listExports"),
    "spend.transactions": ("spend", "listTransactions"),
}
"""Kinds that clients cannot create, or whose creation shows something else, and what shows them."""

_INSTEAD: Final = {
    "attachments": "upload it",
    "documents": "upload it",
    "mass_payments": "seed the payments",
    "roles": "take one of BILL's own",
    "spend.budget_members": "name owners and members when you seed the budget",
}


def place(
    state: SandboxState, organization: OrganizationState, name: str, given: Mapping[str, Any], *, notify: bool = False
) -> Object:
    """Put an object of a kind into an organization, and return it as an answer would show it.

    With `notify`, what its creation would notify of is sent, and shows the objects as they are in the end.
    Raises `ValueError` for what BILL would refuse too.
    """
    state.run_due(organization)
    events: dict[tuple[str, str], tuple[OrganizationState, Object]] = {}

    def note(organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None) -> None:
        events[event, str(item.get("id"))] = organization, item

    emit, state.emit = state.emit, note
    try:
        placed = _Factory(state, organization).place(name, _plain(dict(given), name))
    except Refusal as refusal:
        reasons = "; ".join(dict.fromkeys(problem.message for problem in refusal.problems))
        raise ValueError(f"seed {name}: {reasons}") from None
    finally:
        state.emit = emit
    if notify:
        for (event, identifier), (whose, item) in events.items():
            emit(whose, event, next(filter(None, (whose[kind].look_up(identifier) for kind in OBJECT_TYPES)), item))
    return placed


class _Factory:
    """One object on its way, and those that it needs."""

    def __init__(self, state: SandboxState, organization: OrganizationState) -> None:
        self.state = state
        self.organization = organization
        self.now = state.clock.now()
        self.today = self.now.date()

    def place(self, name: str, given: Object) -> Object:
        """Place one object."""
        if name in _INSTEAD:
            raise ValueError(f"seed {name}: {_INSTEAD[name]} instead")
        if name not in _CREATED_BY and name not in _SHOWN_BY:
            known = ", ".join(sorted({*_CREATED_BY, *_SHOWN_BY}))
            raise ValueError(f"there is no kind of object called {name!r}; there are {known}")
        if "id" in given:
            raise ValueError(f"seed {name}: the sandbox makes the ids; take that of the object returned")
        position = self._create(name, given) if name in _CREATED_BY else self._generate(name, given)
        return self.organization[name].get(position)

    def some(self, name: str) -> str:
        """Return the id of an object of a kind that is in use; place one if there is none."""
        for item in self.organization[name]:
            if not item.get("archived") and not item.get("retired") and item.get("billCurrency") in (None, "USD"):
                return str(item["id"])
        return str(self.place(name, {})["id"])

    def _create(self, name: str, given: Object) -> int:
        operation = operations.operation(*_CREATED_BY[name])
        assert operation.body is not None
        assert operation.body.model is not None
        settable = {field.wire for field in operation.body.model.__fields__}
        path = self._path(name, given)
        body = {**_DEFAULTS[name](self, given), **{key: value for key, value in given.items() if key in settable}}
        shown = answer_fields(operations.operation(*_SHOWN_BY[name]) if name in _SHOWN_BY else operation)
        _refuse_unknown(name, given, {*settable, *shown, *path, *_SHORT.get(name, ())})
        context = self._call(operation, path)
        context.body = check_body(operation.body, body, self.organization.reference)
        collection = self.organization[name]
        position = collection.end
        handlers()[operation.family, operation.id](context)
        hidden = {key: value for key, value in given.items() if key in shown and key not in settable}
        self._set(name, position, {**_ALWAYS.get(name, {}), **hidden})
        return position

    def _set(self, name: str, position: int, given: Object) -> None:
        """Set what only BILL sets, with what follows from it."""
        if not given:
            return
        collection = self.organization[name]
        item = collection.get(position)
        follow = _FOLLOWS.get(name)
        if follow is None:
            _merge(item, given)
        else:
            follow(self, item, given)
        collection.put(position, item)

    def _generate(self, name: str, given: Object) -> int:
        _refuse_unknown(name, given, answer_fields(operations.operation(*_SHOWN_BY[name])))
        collection = self.organization[name]
        generate = self.organization.seeder.generator(name)
        assert generate is not None
        item = generate(collection.end)
        for key in ("createdTime", "updatedTime", "occurredTime", "authorizedTime"):
            if key in item:
                item[key] = moment(self.now)
        if name == "spend.transactions":
            self._refer(item, given)
        _merge(item, given)
        position = collection.add(item)
        if name in _TOLD:
            self.state.emit(self.organization, _TOLD[name], collection.get(position))
        return position

    def _refer(self, transaction: Object, given: Object) -> None:
        """Let a transaction name a user, a budget and a card that are there."""
        for what in ("user", "budget", "card"):
            plural = f"spend.{what}s"
            identifier = given.get(f"{what}Id") or given.get(f"{what}Uuid") or self.some(plural)
            found = self.organization[plural].look_up(identifier)
            if found is None:
                raise ValueError(f"seed spend.transactions: {OBJECT_TYPES[plural].what} {identifier} does not exist")
            transaction[f"{what}Id"], transaction[f"{what}Uuid"] = found["id"], found["uuid"]
            if what != "card":
                transaction[f"{what}Name"] = found.get("name") or f"{found['firstName']} {found['lastName']}"

    def _call(self, operation: Operation[Any], path: Mapping[str, str]) -> RequestContext:
        account = self.organization.account
        user = account.user_id if account is not None else self.some("users")
        session = Session("", None, self.organization, user, True, float("inf"), self.now.timestamp())
        return RequestContext(
            operation=operation,
            state=self.state,
            caller=Caller(self.organization, session, "", operation.family == "spend"),
            path=path,
            query={},
            headers={},
            params={},
            body=None,
            now=self.now,
        )

    def _path(self, name: str, given: Object) -> dict[str, str]:
        match name:
            case "customer_contacts" | "customer_bank_accounts":
                return {"customerId": given.get("customerId") or self.some("customers")}
            case "spend.custom_field_values":
                return {"customFieldId": given.get("customFieldId") or self.some("spend.custom_fields")}
            case "payment_terms":
                return {"organizationId": self.organization.id}
            case _:
                return {}

    # -- what a kind needs

    def number(self, name: str) -> int:
        """Return the number of the next object of a kind, counted from one."""
        return self.organization[name].end + 1

    def day(self, days: int = 0) -> str:
        """Return a day from today on."""
        return (self.today + timedelta(days=days)).isoformat()

    def vendor(self, given: Object) -> Object:
        name = f"Vendor {self.number('vendors')}"
        return {"name": name, "address": dict(_ADDRESS)}

    def customer(self, given: Object) -> Object:
        number = self.number("customers")
        email = f"customer{number}@example.com"
        return {"name": f"Customer {number}", "email": email, "billingAddress": dict(_ADDRESS)}

    def bill(self, given: Object) -> Object:
        return {
            "vendorId": given.get("vendorId") or self.some("vendors"),
            "dueDate": self.day(30),
            "invoice": {"invoiceNumber": f"SEED-{self.number('bills')}", "invoiceDate": self.day()},
            "billLineItems": [{"amount": given.get("amount", _HUNDRED)}],
        }

    def invoice(self, given: Object) -> Object:
        return {
            "customer": {"id": given.get("customerId") or self.some("customers")},
            "dueDate": self.day(30),
            "invoiceLineItems": [{"quantity": 1, "price": given.get("totalAmount", _HUNDRED)}],
        }

    def payment(self, given: Object) -> Object:
        bill = given.get("billId")
        found = None if bill is None else self.organization["bills"].look_up(bill)
        if bill is None:
            wanted = {"vendorId": given["vendorId"]} if "vendorId" in given else {}
            amount = given.get("amount", _HUNDRED)
            found = self.place("bills", {**wanted, "amount": amount, "approvalStatus": "APPROVED"})
        return {
            "billId": bill if found is None else found["id"],
            "amount": _HUNDRED if found is None else found["dueAmount"],
            "processDate": business_day(self.today, 1).isoformat(),
            "exchangeRateBatchId": 1,  # asked for only where the vendor is not paid in dollars
            "fundingAccount": {"type": "BANK_ACCOUNT", "id": self._bank_account()},
            "processingOptions": {"requestPayFaster": False},
        }

    def _bank_account(self) -> str:
        for item in self.organization["bank_accounts"]:
            if item["status"] == "VERIFIED" and not item.get("archived"):
                return str(item["id"])
        return str(self.place("bank_accounts", {})["id"])

    def received(self, given: Object) -> Object:
        parts = given.get("invoices")
        if parts is None:
            wanted = {"customerId": given["customerId"]} if "customerId" in given else {}
            invoice = self.place("invoices", {**wanted, "totalAmount": given.get("amount", _HUNDRED)})
            parts = [{"id": invoice["id"], "amount": invoice["totalAmount"]}]
        total = sum((Decimal(part["amount"]) for part in parts), ZERO)
        return {"invoices": parts, "amount": total, "paymentDate": self.day(), "paymentType": "CHECK"}

    def recurring_bill(self, given: Object) -> Object:
        return {
            "vendorId": given.get("vendorId") or self.some("vendors"),
            "schedule": self._schedule(),
            "recurringBillLineItems": [{"amount": _HUNDRED}],
        }

    def recurring_invoice(self, given: Object) -> Object:
        return {
            "customerId": given.get("customerId") or self.some("customers"),
            "schedule": self._schedule(),
            "recurringInvoiceLineItems": [{"quantity": 1, "price": _HUNDRED}],
        }

    def _schedule(self) -> Object:
        return {"period": "MONTHLY", "frequency": 1, "nextDueDate": self.day(30), "daysInAdvance": 0}

    def vendor_credit(self, given: Object) -> Object:
        return {
            "vendorId": given.get("vendorId") or self.some("vendors"),
            "creditDate": self.day(),
            "referenceNumber": f"VC-{self.number('vendor_credits')}",
            "vendorCreditLineItems": [{"amount": given.get("amount", _HUNDRED)}],
        }

    def credit_memo(self, given: Object) -> Object:
        return {
            "customerId": given.get("customerId") or self.some("customers"),
            "creditDate": self.day(),
            "referenceNumber": f"CM-{self.number('credit_memos')}",
            "creditMemoLineItems": [{"quantity": 1, "price": given.get("amount", _HUNDRED)}],
        }

    def employee(self, given: Object) -> Object:
        return {"firstName": "Employee", "lastName": str(self.number("employees"))}

    def item(self, given: Object) -> Object:
        return {"name": f"Item {self.number('items')}", "type": "SERVICE"}

    def user(self, given: Object) -> Object:
        number = self.number("users")
        return {
            "firstName": "User",
            "lastName": str(number),
            "email": f"user{number}@example.com",
            "roleId": given.get("roleId") or self.some("roles"),
            "acceptTermsOfService": True,
        }

    def bank_account(self, given: Object) -> Object:
        return {
            "nameOnAccount": "Sandbox",
            "bankName": "First Bank",
            "routingNumber": "322271627",
            "accountNumber": f"{self.number('bank_accounts'):09d}",
            "type": "CHECKING",
            "ownerType": "BUSINESS",
        }

    def contact(self, given: Object) -> Object:
        return {"email": f"contact{self.number('customer_contacts')}@example.com"}

    def customer_account(self, given: Object) -> Object:
        number = f"{self.number('customer_bank_accounts'):09d}"
        return {
            "nameOnAccount": "Customer",
            "routingNumber": "322271627",
            "accountNumber": number,
            "type": "CHECKING",
            "ownerType": "BUSINESS",
        }

    def term(self, given: Object) -> Object:
        days = given.get("daysDue", 7 * self.number("payment_terms"))
        return {"name": f"Net {days}", "daysDue": days}

    def policy(self, given: Object) -> Object:
        user = self.organization.account.user_id if self.organization.account is not None else self.some("users")
        rule = {"key": "BILL_AMOUNT", "op": "gte", "values": ["0"]}
        return {"policyName": "Every bill", "rules": [rule], "approvers": [user]}

    def spend_user(self, given: Object) -> Object:
        number = self.number("spend.users")
        return {"firstName": "Spender", "lastName": str(number), "email": f"s{number}@example.com", "role": "MEMBER"}

    def budget(self, given: Object) -> Object:
        owners = given.get("owners") or [self.some("spend.users")]
        name = f"Budget {self.number('spend.budgets')}"
        return {"name": name, "owners": owners, "recurringInterval": "NONE", "limit": Decimal("1000.00")}

    def card(self, given: Object) -> Object:
        return {
            "name": f"Card {self.number('spend.cards')}",
            "userId": given.get("userId") or self.some("spend.users"),
            "budgetId": given.get("budgetId") or self.some("spend.budgets"),
            **({} if given.get("shareBudgetFunds") else {"limit": _HUNDRED}),
        }

    def custom_field(self, given: Object) -> Object:
        name = f"Field {self.number('spend.custom_fields')}"
        return {"name": name, "allowCustomValues": True, "global": True}

    def custom_field_value(self, given: Object) -> Object:
        number = self.number("spend.custom_field_values")
        return {"values": [given.get("value", f"Value {number}")]}

    def reimbursement(self, given: Object) -> Object:
        url = files.upload_link(self.state, self.organization)
        files.keep(self.state, self.organization, url.rpartition("/")[2], b"\xff\xd8\xff\xd9", "image/jpeg")
        return {
            "userId": given.get("userId") or self.some("spend.users"),
            "budgetId": given.get("budgetId") or self.some("spend.budgets"),
            "amount": _HUNDRED,
            "note": "Client visit",
            "merchantName": "Blue Bottle",
            "occurredDate": self.day(),
            "receipts": [{"url": url, "filename": "receipt.jpg"}],
        }

    def named(self, what: str, name: str) -> Object:
        return {"name": f"{what} {self.number(name)}"}

    # -- what follows from what only BILL sets

    def settle_bill(self, item: Object, given: Object) -> None:
        """Let amounts and status of a bill agree, and its vendor's balance with them."""
        before = Decimal(item["dueAmount"])
        _refuse_sum("bills", "amount", item, given)
        half = (Decimal(item["amount"]) / 2).quantize(Decimal("0.01"))
        implied: Mapping[str, Object] = {
            "PAID": {"paidAmount": item["amount"]},
            "PARTIALLY_PAID": {"paidAmount": half},
            "SCHEDULED": {"scheduledAmount": item["amount"]},
            "IN_PROCESS": {"scheduledAmount": item["amount"]},
        }
        _merge(item, {**implied.get(given.get("paymentStatus", ""), {}), **given})
        if "dueAmount" not in given:
            parts = (Decimal(item[name]) for name in ("paidAmount", "scheduledAmount"))
            item["dueAmount"] = Decimal(item["amount"]) - sum(parts, ZERO)
        shift(self.organization, "vendors", item["vendorId"], Decimal(item["dueAmount"]) - before, moment(self.now))

    def settle_payment(self, item: Object, given: Object) -> None:
        """Let a payment stand where its status says, and its bills with it."""
        single = given.get("singleStatus", "SCHEDULED")
        implied: Mapping[str, Object] = {
            "PROCESSED": {"disbursementStatus": "IN_PROGRESS"},
            "SENT": {"disbursementStatus": "IN_PROGRESS", "disbursementInfo": {"isVoidable": True}},
            "CLEARED": {"status": "PAID", "disbursementStatus": "DONE"},
            "CANCELED": {"status": "CANCELLED"},
            "VOIDED": {"status": "VOID"},
            "FAILED": {"status": "FAILED"},
        }
        if single != "SCHEDULED" and single not in implied:
            raise ValueError(f"seed payments: singleStatus {single} cannot be placed; there are {', '.join(implied)}")
        _merge(item, {**implied.get(single, {}), **given})
        for part in item["billPayments"]:
            amount, time = Decimal(part["amount"]), moment(self.now)
            match single:
                case "PROCESSED" | "SENT":
                    move_bill(self.organization, part["billId"], time, in_process=True)
                case "CLEARED":
                    move_bill(self.organization, part["billId"], time, scheduled=-amount, paid=amount)
                case "CANCELED" | "VOIDED" | "FAILED":
                    move_bill(self.organization, part["billId"], time, scheduled=-amount)
                case _:
                    pass

    def settle_invoice(self, item: Object, given: Object) -> None:
        """Let a paid invoice have a payment."""
        _refuse_sum("invoices", "totalAmount", item, given)
        if given.get("status") != "PAID_IN_FULL":
            _merge(item, given)
            return
        self.place("receivable_payments", {"invoices": [{"id": item["id"], "amount": item["dueAmount"]}]})
        item.update(self.organization["invoices"].look_up(item["id"]) or {})
        _merge(item, given)

    def settle_credit(self, item: Object, given: Object) -> None:
        """Let a credit be worth what its lines are."""
        _refuse_sum("credits", "amount", item, given)
        _merge(item, given)


_DEFAULTS: Final[Mapping[str, Callable[[_Factory, Object], Object]]] = {
    "vendors": _Factory.vendor,
    "customers": _Factory.customer,
    "bills": _Factory.bill,
    "invoices": _Factory.invoice,
    "payments": _Factory.payment,
    "receivable_payments": _Factory.received,
    "recurring_bills": _Factory.recurring_bill,
    "recurring_invoices": _Factory.recurring_invoice,
    "vendor_credits": _Factory.vendor_credit,
    "credit_memos": _Factory.credit_memo,
    "chart_of_accounts": lambda self, _: self.named("Account", "chart_of_accounts"),
    "accounting_classes": lambda self, _: self.named("Class", "accounting_classes"),
    "departments": lambda self, _: self.named("Department", "departments"),
    "employees": _Factory.employee,
    "items": _Factory.item,
    "jobs": lambda self, _: self.named("Job", "jobs"),
    "locations": lambda self, _: self.named("Location", "locations"),
    "users": _Factory.user,
    "bank_accounts": _Factory.bank_account,
    "customer_contacts": _Factory.contact,
    "customer_bank_accounts": _Factory.customer_account,
    "payment_terms": _Factory.term,
    "bill_approval_policies": _Factory.policy,
    "spend.users": _Factory.spend_user,
    "spend.budgets": _Factory.budget,
    "spend.cards": _Factory.card,
    "spend.custom_fields": _Factory.custom_field,
    "spend.custom_field_values": _Factory.custom_field_value,
    "spend.reimbursements": _Factory.reimbursement,
}
_FOLLOWS: Final[Mapping[str, Callable[[_Factory, Object, Object], None]]] = {
    "bills": _Factory.settle_bill,
    "payments": _Factory.settle_payment,
    "invoices": _Factory.settle_invoice,
    "vendor_credits": _Factory.settle_credit,
    "credit_memos": _Factory.settle_credit,
}
_ALWAYS: Final[Mapping[str, Object]] = {
    "bank_accounts": {"status": "VERIFIED", "default": {"payables": True, "receivables": False}},
}
"""What a placed object has that a created one would have to earn first."""
_TOLD: Final = {"card_accounts": "card-account.created", "spend.transactions": "spend.transaction.updated"}
"""The notifications of objects that no request creates."""
_SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "invoices": ("customerId",),
}
"""Fields that stand for something longer in the body."""


def _refuse_unknown(name: str, given: Object, known: Iterable[str]) -> None:
    known = set(known)
    for field in given:
        if field not in known:
            close = difflib.get_close_matches(field, known, 1)
            hint = f"; is it {close[0]!r}?" if close else ""
            raise ValueError(f"seed {name}: there is no field {field!r}{hint}")


def _refuse_sum(name: str, field: str, item: Object, given: Object) -> None:
    if field in given and Decimal(given[field]) != Decimal(item[field]):
        raise ValueError(f"seed {name}: {field} {given[field]} is not what the lines come to, {item[field]}")


def _merge(item: Object, given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        if isinstance(value, dict) and isinstance(item.get(name), dict):
            _merge(item[name], value)
        else:
            item[name] = value


def _plain(value: Any, path: str) -> Any:
    """Return a Python value as JSON."""
    match value:
        case dict():
            return {str(key): _plain(item, f"{path}.{key}") for key, item in value.items()}
        case list() | tuple():
            return [_plain(item, f"{path}[{place}]") for place, item in enumerate(value)]
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case str():
            return str(value)
        case None | bool() | int() | Decimal():
            return value
        case float():
            raise TypeError(f"seed {path}: {value!r} is a float, which is not exact; use Decimal({str(value)!r})")
        case _:
            raise TypeError(f"seed {path}: {type(value).__name__} is no JSON")
