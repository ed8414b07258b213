"""Seeded objects: realistic, consistent with one another, and the same for the same seed.

Each object is a pure function of its position, so it can be made alone: a payment knows the bill
that it pays and the bill knows its payment without either being stored. No date depends on today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import attrs

from . import words
from .clock import moment
from .ids import Ids, SpendIds, digest
from .kinds import KINDS
from .store import Object

__all__ = ["ALWAYS", "Seeder", "line_id", "plan"]

_EPOCH: Final = datetime(2024, 1, 2, 8, tzinfo=UTC).timestamp()
_SPAN: Final = timedelta(days=900).total_seconds()
_MASK: Final = (1 << 64) - 1
_RATES: Final = {"USD": Decimal(1), "CAD": Decimal("0.7312"), "GBP": Decimal("1.2764"), "EUR": Decimal("1.0853")}
_CENT: Final = Decimal("0.01")
_BIG: Final = Decimal("90071992547409.93")  # binary floating point cannot hold it
_MEMBERS: Final = 5
_VALUES: Final = 8

ALWAYS: Final[Mapping[str, int]] = {
    "users": 8,
    "roles": len(words.ROLES),
    "bank_accounts": 3,
    "bank_account_users": 3,
    "card_accounts": 2,
    "card_account_users": 2,
    "ap_cards": 1,
    "payment_terms": 4,
    "billing_statements": 3,
    "exports": 2,
}
"""What every organization has, however many objects are asked for."""

_SHARES: Final[Mapping[str, tuple[int, int]]] = {
    # of 1,000 objects; at most
    "payments": (180, 1_000_000),
    "invoices": (150, 1_000_000),
    "vendors": (60, 1_000_000),
    "customers": (60, 1_000_000),
    "receivable_payments": (50, 1_000_000),
    "vendor_credits": (20, 1_000_000),
    "credit_memos": (20, 1_000_000),
    "employees": (15, 200),
    "items": (15, 200),
    "jobs": (15, 200),
    "recurring_bills": (10, 1_000),
    "recurring_invoices": (5, 1_000),
    "customer_contacts": (20, 10_000),
    "chart_of_accounts": (16, 80),
    "accounting_classes": (6, 20),
    "departments": (10, 20),
    "locations": (8, 20),
    "spend.users": (12, 40),
    "spend.budgets": (8, 8),
    "spend.cards": (20, 80),
    "spend.custom_fields": (3, 3),
    "spend.reimbursements": (20, 150),
    "spend.transactions": (80, 500),
}


def plan(objects: int | Mapping[str, int]) -> dict[str, int]:
    """Say how many objects of each kind an organization gets; a number is shared out exactly."""
    sizes = dict(ALWAYS)
    if not isinstance(objects, int):
        unknown = sorted(set(objects) - set(KINDS))
        if unknown:
            raise ValueError(f"there is no kind of object called {unknown[0]!r}; there are {', '.join(sorted(KINDS))}")
        sizes.update(objects)
    elif objects:
        rest = max(0, objects - sum(sizes.values()))
        for name, (share, most) in _SHARES.items():
            sizes[name] = min(most, -(-rest * share // 1000))
        sizes["spend.budget_members"] = min(_MEMBERS, sizes["spend.users"]) * sizes["spend.budgets"]
        sizes["spend.custom_field_values"] = _VALUES * sizes["spend.custom_fields"]
        left = max(0, objects - sum(sizes.values()) + sizes["payments"])
        sizes["payments"] = min(sizes["payments"], left // 2)
        sizes["bills"] = left - sizes["payments"]
    # a payment pays one bill, and a received payment one invoice
    sizes["payments"] = min(sizes.get("payments", 0), sizes.get("bills", 0))
    sizes["receivable_payments"] = min(sizes.get("receivable_payments", 0), sizes.get("invoices", 0))
    return sizes


def line_id(prefix: str, position: int, place: int) -> str:
    """Return the id of a line item: the object's position and the line's place in it."""
    return f"{prefix}02{position:010X}{place:05X}"


class _Dice:
    """Random numbers that are fast to start anew for each object, and the same in every version of Python."""

    __slots__ = ("_state",)

    def __init__(self, state: int) -> None:
        state = ((state ^ state >> 30) * 0xBF58476D1CE4E5B9) & _MASK
        self._state = state ^ state >> 27

    def below(self, limit: int) -> int:
        """Return a number from 0 to `limit` - 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 24) % limit


@attrs.frozen
class _Bill:
    """The facts about a bill that its payment and its vendor need too."""

    vendor: int
    lines: tuple[Decimal, ...]
    amount: Decimal
    rate: Decimal
    payment: str
    """`cleared`, `partial`, `scheduled`, `sent`, `void`, or nothing."""
    paid: Decimal
    scheduled: Decimal

    @property
    def due(self) -> Decimal:
        return self.amount - self.paid - self.scheduled


class Seeder:
    """Makes the objects of one organization."""

    def __init__(self, seed: int, organization: str, sizes: Mapping[str, int]) -> None:
        self.organization = organization
        self.sizes = sizes
        self._seed = seed
        self._keys = {name: digest("seed", seed, organization, name) for name in KINDS}
        self.ids: dict[str, Ids | SpendIds] = {
            name: SpendIds(kind.spend, kind.prefix, organization, seed)
            if kind.spend
            else Ids(kind.prefix, organization, seed)
            for name, kind in KINDS.items()
        }

    def generator(self, name: str) -> Callable[[int], Object] | None:
        """Return what makes the objects of that kind."""
        return getattr(self, "_" + name.replace(".", "_"), None)

    def owner(self, name: str) -> Callable[[int], str] | None:
        """Return what says whom an object of that kind belongs to."""
        match name:
            case "customer_contacts":
                return lambda n: self.id("customers", n % max(1, self._size("customers")))
            case "spend.budget_members":
                return lambda n: self.id("spend.budgets", n % max(1, self._size("spend.budgets")))
            case "spend.custom_field_values":
                return lambda n: self.id("spend.custom_fields", n % max(1, self._size("spend.custom_fields")))
            case _:
                return None

    def id(self, name: str, position: int) -> str:
        """Return the id of an object."""
        return self.ids[name].make(position)

    # -- shared pieces

    def _size(self, name: str) -> int:
        return self.sizes.get(name, 0)

    def _dice(self, name: str, position: int) -> _Dice:
        return _Dice(self._keys[name] + position * 0x9E3779B97F4A7C15)

    def _some_id(self, dice: _Dice, name: str) -> str | None:
        size = self._size(name)
        return self.id(name, dice.below(size)) if size else None

    def _head(self, name: str, position: int) -> Object:
        return {"id": self.id(name, position), "archived": position % 33 == 32}

    def _created(self, name: str, position: int) -> datetime:
        """Spread the objects of a kind over the years, in order."""
        step = _SPAN / max(1, self._size(name))
        jitter = (self._keys[name] + position * 7919) % 1000 / 1000
        return datetime.fromtimestamp(_EPOCH + step * (position + jitter), UTC)

    def _times(self, name: str, position: int, changed: timedelta = timedelta(hours=3)) -> Object:
        created = self._created(name, position)
        return {"createdTime": moment(created), "updatedTime": moment(created + changed)}

    def _spend_head(self, name: str, position: int) -> Object:
        ids = self.ids[name]
        assert isinstance(ids, SpendIds)
        return {"id": ids.make(position), "uuid": ids.uuid(position)}

    def _spend_reference(self, what: str, name: str, position: int) -> Object:
        head = self._spend_head(name, position)
        return {f"{what}Id": head["id"], f"{what}Uuid": head["uuid"]}

    # -- payables

    def _vendor_currency(self, position: int) -> str:
        return words.ABROAD[position // 12 % 3][5] if position % 12 == 11 else "USD"

    def _vendor_name(self, position: int) -> str:
        return _business(self._dice("vendors", position), position)

    def _vendors(self, position: int) -> Object:
        dice = self._dice("vendors", position)
        name = _business(dice, position)
        currency = self._vendor_currency(position)
        domestic = currency == "USD"
        item: Object = {
            **self._head("vendors", position),
            "name": name,
            "shortName": name.split()[0],
            "accountNumber": f"V-{10000 + position}",
            "accountType": "BUSINESS" if position % 9 else "PERSON",
            "email": f"billing{position}@{_slug(name)}.example.com",
            "phone": _phone(dice),
            "address": _address(dice) if domestic else _address_abroad(dice, position // 12 % 3),
            "paymentInformation": {
                "payeeName": name,
                "email": f"ar{position}@{_slug(name)}.example.com",
                "payByType": _choose(dice, ("ACH", "CHECK", "ACH")) if domestic else "INTERNATIONAL_E_PAYMENT",
                "payBySubType": "NONE" if domestic else "LOCAL",
            },
            "additionalInfo": {"track1099": position % 5 == 0, "leadTimeInDays": 2, "combinePayments": True},
            "bankAccountStatus": "NO_NET_LINKED_ACCOUNT" if position % 3 else "NO_ACCOUNT",
            "recurringPayments": False,
            "billCurrency": currency,
            "autoPay": {"enabled": False},
            "networkStatus": "CONNECTED" if position % 7 == 0 else "NOT_CONNECTED",
            **self._times("vendors", position),
        }
        vendors, bills = self._size("vendors"), self._size("bills")
        if bills <= 40 * vendors:
            owed = sum((self._bill(number).due for number in range(position, bills, vendors)), Decimal("0.00"))
            item["balance"] = {"amount": owed, "lastUpdatedDate": item["updatedTime"]}
        return item

    def _payment_of(self, bill: int) -> int:
        """Return the position of the payment that pays a bill, -1 if none does."""
        bills, payments = self._size("bills"), self._size("payments")
        payment = -(-bill * payments // bills)
        return payment if payment < payments and self._bill_of(payment) == bill else -1

    def _bill_of(self, payment: int) -> int:
        return payment * self._size("bills") // self._size("payments")

    def _bill(self, position: int) -> _Bill:
        dice = self._dice("bills", position)
        vendor = position % max(1, self._size("vendors"))
        lines = tuple(_amount(dice, 400_000) for _ in range(1 + dice.below(3)))
        if position % 5000 == 4999:
            lines = (_BIG,)
        amount = sum(lines, Decimal("0.00"))
        payment, paid, scheduled = "", Decimal("0.00"), Decimal("0.00")
        if self._payment_of(position) >= 0:
            payment = _choose(dice, ("cleared",) * 14 + ("scheduled", "scheduled", "sent", "partial", "void"))
            if payment == "cleared":
                paid = amount
            elif payment == "partial":
                paid = (amount / 2).quantize(_CENT)
            elif payment in ("scheduled", "sent"):
                scheduled = amount
        rate = _RATES[self._vendor_currency(vendor)]
        return _Bill(vendor, lines, amount, rate, payment, paid, scheduled)

    def _bills(self, position: int) -> Object:
        bill = self._bill(position)
        dice = self._dice("bills", -1 - position)
        created = self._created("bills", position)
        status = {
            "": "UNPAID",
            "void": "UNPAID",
            "cleared": "PAID",
            "partial": "PARTIALLY_PAID",
            "scheduled": "SCHEDULED",
            "sent": "IN_PROCESS",
        }[bill.payment]
        item: Object = {
            **self._head("bills", position),
            "vendorId": self.id("vendors", bill.vendor),
            "vendorName": self._vendor_name(bill.vendor),
            "fundingAmount": (bill.amount * bill.rate).quantize(_CENT),
            "amount": bill.amount,
            "paidAmount": bill.paid,
            "dueAmount": bill.due,
            "scheduledAmount": bill.scheduled,
            "creditAmount": Decimal("0.00"),
            "exchangeRate": bill.rate,
            "description": _choose(dice, words.GOODS),
            "dueDate": (created + timedelta(days=30)).date().isoformat(),
            "invoice": {"invoiceNumber": f"INV-{position + 1:06d}", "invoiceDate": created.date().isoformat()},
            "billLineItems": [
                {
                    "id": line_id("bli", position, place),
                    "amount": amount,
                    "description": _choose(dice, words.GOODS),
                    **self._classified(dice, "chartOfAccountId", "departmentId"),
                }
                for place, amount in enumerate(bill.lines)
            ],
            "paymentStatus": status,
            "approvalStatus": "APPROVED" if bill.payment else "UNASSIGNED",
            **self._classified(dice, "chartOfAccountId", "accountingClassId", "locationId"),
            **self._times("bills", position, timedelta(days=5 if bill.payment else 0, hours=1)),
        }
        if position % 4 == 0:
            item["purchaseOrderNumber"] = f"PO-{position:05d}"
        return item

    def _classified(self, dice: _Dice, *fields: str) -> Object:
        kinds = {
            "chartOfAccountId": "chart_of_accounts",
            "accountingClassId": "accounting_classes",
            "departmentId": "departments",
            "locationId": "locations",
            "itemId": "items",
            "jobId": "jobs",
        }
        found = {field: self._some_id(dice, kinds[field]) for field in fields}
        found = {field: value for field, value in found.items() if value is not None}
        return {"classifications": found} if found else {}

    def _payments(self, position: int) -> Object:
        number = self._bill_of(position)
        bill = self._bill(number)
        created = self._created("bills", number) + timedelta(days=3)
        statuses = {
            "cleared": ("PAID", "CLEARED", "DONE"),
            "partial": ("PAID", "CLEARED", "DONE"),
            "scheduled": ("SCHEDULED", "SCHEDULED", "UNDEFINED"),
            "sent": ("SCHEDULED", "SENT", "IN_PROGRESS"),
            "void": ("VOID", "VOIDED", "UNDEFINED"),
        }
        status, single, disbursement = statuses[bill.payment]
        process = date(2031, 1, 6) if bill.payment == "scheduled" else (created + timedelta(days=2)).date()
        amount = bill.paid if bill.payment == "partial" else bill.amount
        bill_id = self.id("bills", number)
        item: Object = {
            "id": self.id("payments", position),
            "amount": amount,
            "vendorId": self.id("vendors", bill.vendor),
            "vendorName": self._vendor_name(bill.vendor),
            "billId": bill_id,
            "billPayments": [{"id": line_id("blp", position, 0), "billId": bill_id, "amount": amount}],
            "description": f"Payment of INV-{number + 1:06d}",
            "processDate": process.isoformat(),
            "fundingAccount": {"type": "BANK_ACCOUNT", "id": self.id("bank_accounts", 0)},
            "processingOptions": {"requestPayFaster": False, "createBill": False},
            "transactionNumber": f"T{position + 1:08d}",
            "confirmationNumber": f"P{digest(self.organization, position) % 10**10:010d}",
            "status": status,
            "exchangeRate": bill.rate,
            "fundingAmount": (amount * bill.rate).quantize(_CENT),
            "onlinePayment": True,
            "disbursementType": "ACH" if bill.rate == 1 else "INTERNATIONAL_E_PAYMENT",
            "disbursementStatus": disbursement,
            "singleStatus": single,
            "disbursementInfo": {"isVoidable": single == "SENT"},
            "createdBy": self.id("users", 0),
            "cancelRequestSubmitted": False,
            "createdTime": moment(created),
            "updatedTime": moment(created + timedelta(days=4)),
        }
        if bill.payment == "void":
            item["voidInfo"] = [
                {
                    "id": line_id("vdi", position, 0),
                    "requestedBy": self.id("users", 0),
                    "type": "VOID_ONLY",
                    "status": "ACCEPTED",
                    "reason": "Duplicate",
                    "createdTime": item["createdTime"],
                    "updatedTime": item["updatedTime"],
                }
            ]
        return item

    def _recurring_bills(self, position: int) -> Object:
        dice = self._dice("recurring_bills", position)
        return {
            **self._head("recurring_bills", position),
            "vendorId": self.id("vendors", position % max(1, self._size("vendors"))),
            "description": _choose(dice, words.GOODS),
            "schedule": _schedule(dice),
            "recurringBillLineItems": [
                {
                    "id": line_id("rbi", position, 0),
                    "amount": _amount(dice, 90_000),
                    "description": _choose(dice, words.GOODS),
                    **self._classified(dice, "chartOfAccountId"),
                }
            ],
            "processingOptions": {"autoPayment": False},
            **self._times("recurring_bills", position),
        }

    def _vendor_credits(self, position: int) -> Object:
        dice = self._dice("vendor_credits", position)
        created = self._created("vendor_credits", position)
        amount = _amount(dice, 20_000)
        return {
            **self._head("vendor_credits", position),
            "vendorId": self.id("vendors", position % max(1, self._size("vendors"))),
            "referenceNumber": f"VC-{position + 1:05d}",
            "creditDate": created.date().isoformat(),
            "description": "Returned goods",
            "amount": amount,
            "appliedAmount": Decimal("0.00"),
            "status": "NOT_APPLIED",
            "vendorCreditLineItems": [{"id": line_id("vci", position, 0), "amount": amount}],
            "usage": [],
            **self._times("vendor_credits", position),
        }

    # -- receivables

    def _customers(self, position: int) -> Object:
        dice = self._dice("customers", position)
        name = _business(dice, position + 7)
        first, last = _person(dice)
        return {
            **self._head("customers", position),
            "name": name,
            "companyName": name,
            "contact": {"firstName": first, "lastName": last},
            "email": f"{first.lower()}{position}@{_slug(name)}.example.com",
            "phone": _phone(dice),
            "description": "Seeded customer",
            "invoiceCurrency": "USD",
            "accountType": "BUSINESS",
            "accountNumber": f"C-{20000 + position}",
            "billingAddress": _address(dice),
            "balance": {"amount": self._customer_balance(position)},
            **self._times("customers", position),
        }

    def _customer_balance(self, position: int) -> Decimal:
        customers, invoices = self._size("customers"), self._size("invoices")
        if invoices > 40 * customers:
            return Decimal("0.00")
        totals = (self._invoice(number) for number in range(position, invoices, customers))
        return sum((total - paid for _, total, paid in totals), Decimal("0.00"))

    def _customer_contacts(self, position: int) -> Object:
        dice = self._dice("customer_contacts", position)
        first, last = _person(dice)
        return {
            **self._head("customer_contacts", position),
            "firstName": first,
            "lastName": last,
            "email": f"{first.lower()}.{last.lower()}{position}@example.com",
            "phone": _phone(dice),
            **self._times("customer_contacts", position),
        }

    def _receipt_of(self, invoice: int) -> int:
        invoices, receipts = self._size("invoices"), self._size("receivable_payments")
        receipt = -(-invoice * receipts // invoices)
        return receipt if receipt < receipts and self._invoice_of(receipt) == invoice else -1

    def _invoice_of(self, receipt: int) -> int:
        return receipt * self._size("invoices") // self._size("receivable_payments")

    def _invoice(self, position: int) -> tuple[list[tuple[int, Decimal]], Decimal, Decimal]:
        """Return quantity and price of each line, the total, and what is paid."""
        dice = self._dice("invoices", position)
        lines = [(1 + dice.below(4), _amount(dice, 60_000)) for _ in range(1 + position % 3)]
        total = sum((quantity * price for quantity, price in lines), Decimal("0.00"))
        paid = Decimal("0.00")
        if self._receipt_of(position) >= 0:
            paid = total if position % 4 else (total / 4).quantize(_CENT)
        return lines, total, paid

    def _invoices(self, position: int) -> Object:
        lines, total, paid = self._invoice(position)
        dice = self._dice("invoices", -1 - position)
        created = self._created("invoices", position)
        item: Object = {
            **self._head("invoices", position),
            "invoiceNumber": f"{100001 + position}",
            "invoiceDate": created.date().isoformat(),
            "dueDate": (created + timedelta(days=14)).date().isoformat(),
            "customerId": self.id("customers", position % max(1, self._size("customers"))),
            "totalAmount": total,
            "dueAmount": total - paid,
            "scheduledAmount": Decimal("0.00"),
            "creditAmount": Decimal("0.00"),
            "status": "OPEN" if not paid else "PAID_IN_FULL" if paid == total else "PARTIAL_PAYMENT",
            "exchangeRate": Decimal(1),
            "invoiceLineItems": [
                {
                    "id": line_id("ili", position, place),
                    "description": _choose(dice, words.GOODS),
                    "price": price,
                    "quantity": Decimal(quantity),
                    **self._classified(dice, "itemId"),
                }
                for place, (quantity, price) in enumerate(lines)
            ],
            **self._classified(dice, "departmentId", "locationId"),
            **self._times("invoices", position),
        }
        receipt = self._receipt_of(position)
        if receipt >= 0:
            when = (created + timedelta(days=7)).date().isoformat()
            item["payments"] = [
                {"id": self.id("receivable_payments", receipt), "amount": paid, "status": "PAID", "date": when}
            ]
        return item

    def _receivable_payments(self, position: int) -> Object:
        number = self._invoice_of(position)
        _, _, paid = self._invoice(number)
        when = self._created("invoices", number) + timedelta(days=7)
        return {
            "id": self.id("receivable_payments", position),
            "amount": paid,
            "customerId": self.id("customers", number % max(1, self._size("customers"))),
            "invoicePayments": [
                {"invoiceId": self.id("invoices", number), "amount": paid, "paymentDate": when.date().isoformat()}
            ],
            "paymentDate": when.date().isoformat(),
            "unappliedAmount": Decimal("0.00"),
            "status": "PAID",
            "referenceNumber": f"R{position + 1:07d}",
            "onlinePayment": False,
            "createdTime": moment(when),
            "updatedTime": moment(when),
        }

    def _recurring_invoices(self, position: int) -> Object:
        dice = self._dice("recurring_invoices", position)
        price = _amount(dice, 90_000)
        return {
            **self._head("recurring_invoices", position),
            "customerId": self.id("customers", position % max(1, self._size("customers"))),
            "description": _choose(dice, words.GOODS),
            "schedule": _schedule(dice),
            "recurringInvoiceLineItems": [
                {"id": line_id("rii", position, 0), "price": price, "quantity": Decimal(1), "amount": price}
            ],
            "sendEmail": False,
            **self._times("recurring_invoices", position),
        }

    def _credit_memos(self, position: int) -> Object:
        dice = self._dice("credit_memos", position)
        created = self._created("credit_memos", position)
        price = _amount(dice, 20_000)
        return {
            **self._head("credit_memos", position),
            "customerId": self.id("customers", position % max(1, self._size("customers"))),
            "referenceNumber": f"CM-{position + 1:05d}",
            "creditDate": created.date().isoformat(),
            "description": "Goodwill",
            "amount": price,
            "appliedAmount": Decimal("0.00"),
            "status": "NOT_APPLIED",
            "creditMemoLineItems": [
                {"id": line_id("cmi", position, 0), "price": price, "quantity": Decimal(1), "amount": price}
            ],
            "usage": [],
            **self._times("credit_memos", position),
        }

    # -- classifications

    def _classification(self, name: str, position: int, title: str) -> Object:
        return {
            **self._head(name, position),
            "name": title,
            "description": f"{title} (seeded)",
            **self._times(name, position),
        }

    def _chart_of_accounts(self, position: int) -> Object:
        name, kind = words.ACCOUNTS[position % len(words.ACCOUNTS)]
        title = _numbered(name, position // len(words.ACCOUNTS))
        item = self._classification("chart_of_accounts", position, title)
        return {**item, "account": {"type": kind, "number": str(4000 + position * 10)}}

    def _accounting_classes(self, position: int) -> Object:
        title = _numbered(("Retail", "Wholesale", "Online", "Services")[position % 4], position // 4)
        return {**self._classification("accounting_classes", position, title), "shortName": f"CL{position + 1}"}

    def _departments(self, position: int) -> Object:
        names = words.DEPARTMENTS
        title = _numbered(names[position % len(names)], position // len(names))
        return {**self._classification("departments", position, title), "shortName": f"D{position + 1}"}

    def _jobs(self, position: int) -> Object:
        item = self._classification("jobs", position, f"Job {2024 + position % 3}-{position + 1:03d}")
        return {**item, "shortName": f"J{position + 1}"}

    def _locations(self, position: int) -> Object:
        city, state, _ = words.CITIES[position % len(words.CITIES)]
        title = _numbered(f"{city}, {state}", position // len(words.CITIES))
        return {**self._classification("locations", position, title), "shortName": f"L{position + 1}"}

    def _employees(self, position: int) -> Object:
        first, last = _person(self._dice("employees", position))
        return {
            **self._head("employees", position),
            "firstName": first,
            "lastName": last,
            "shortName": f"E{position + 1}",
            **self._times("employees", position),
        }

    def _items(self, position: int) -> Object:
        dice = self._dice("items", position)
        name = _numbered(words.GOODS[position % len(words.GOODS)], position // len(words.GOODS))
        price = _amount(dice, 30_000)
        return {
            **self._classification("items", position, name),
            "type": _choose(dice, ("SERVICE", "INVENTORY", "NON_INVENTORY")),
            "shortName": f"I{position + 1}",
            "price": price,
            "purchaseDescription": name,
            "purchaseCost": (price * Decimal("0.7")).quantize(_CENT),
            "taxable": position % 2 == 0,
        }

    # -- the organization itself

    def _users(self, position: int) -> Object:
        first, last = _person(self._dice("users", position))
        role = 0 if position == 0 else position % len(words.ROLES)
        return {
            "id": self.id("users", position),
            "archived": False,
            "firstName": first,
            "lastName": last,
            "email": f"{first.lower()}.{last.lower()}{position}@example.com",
            "role": {
                "id": self.id("roles", role),
                "type": words.ROLES[role][0],
                "description": words.ROLES[role][1],
            },
            **self._times("users", position),
        }

    def _roles(self, position: int) -> Object:
        kind, description = words.ROLES[position]
        return {
            "id": self.id("roles", position),
            "type": kind,
            "description": description,
            **self._times("roles", position),
        }

    def _bank_accounts(self, position: int) -> Object:
        return {
            "id": self.id("bank_accounts", position),
            "archived": False,
            "status": ("VERIFIED", "VERIFIED", "PENDING")[position % 3],
            "createdBy": self.id("users", 0),
            "routingNumber": "322271627",
            "accountNumber": f"*******{1000 + position * 37}",
            "nameOnAccount": _business(_Dice(self._seed), 0),
            "type": ("CHECKING", "SAVINGS")[position % 2],
            "ownerType": "BUSINESS",
            "bankName": ("Operating", "Reserve", "Payroll")[position % 3],
            "accessToAdmins": True,
            "default": {"payables": position == 0, "receivables": position == 0},
            **self._times("bank_accounts", position),
        }

    def _bank_account_users(self, position: int) -> Object:
        return {
            "id": self.id("bank_account_users", position),
            "bankAccountId": self.id("bank_accounts", position % 2),
            "userId": self.id("users", position // 2),
            "archived": False,
            "verificationStatus": "VERIFIED",
            **self._times("bank_account_users", position),
        }

    def _card_accounts(self, position: int) -> Object:
        return {
            "id": self.id("card_accounts", position),
            "archived": False,
            "createdBy": self.id("users", 0),
            "issuingBankName": "First Example Bank",
            "nameOnAccount": "Finance Team",
            "brand": ("visa", "mastercard")[position % 2],
            "type": "CREDIT_CARD",
            "status": "VERIFIED",
            "last4": f"{4242 + position}",
            "expiration": {"year": "2031", "month": "09"},
            "default": {"payables": position == 0, "receivables": False, "funding": False, "disbursement": False},
            **self._times("card_accounts", position),
        }

    def _card_account_users(self, position: int) -> Object:
        return {
            "cardAccountId": self.id("card_accounts", position % 2),
            "userId": self.id("users", 0),
            "archived": False,
            "verificationStatus": "VERIFIED",
        }

    def _ap_cards(self, position: int) -> Object:
        return {
            "id": self.id("ap_cards", position),
            "status": "ACTIVE",
            "nameOnAccount": "Finance Team",
            "balance": Decimal("1250.00"),
            "limit": Decimal("25000.00"),
            **self._times("ap_cards", position),
        }

    def _payment_terms(self, position: int) -> Object:
        days = (15, 30, 45, 60)[position % 4]
        return {
            "id": self.id("payment_terms", position),
            "name": f"Net {days}",
            "daysDue": days,
            **self._times("payment_terms", position),
        }

    def _billing_statements(self, position: int) -> Object:
        start = date(2026, 1 + position, 1)
        end = date(2026, 2 + position, 1) - timedelta(days=1)
        return {
            "id": self.id("billing_statements", position),
            "amount": Decimal("79.00"),
            "billingPeriod": {"startDate": start.isoformat(), "endDate": end.isoformat()},
            "description": "Monthly subscription",
            "invoiceDate": end.isoformat(),
            "invoiceNumber": f"B{position + 1:06d}",
            "paymentStatus": "PAID",
            "paymentDate": (end + timedelta(days=3)).isoformat(),
        }

    def _exports(self, position: int) -> Object:
        return {
            "exportId": self.id("exports", position),
            "recordType": ("BILL", "PAYMENT")[position % 2],
            "createdTime": moment(self._created("exports", position)),
        }

    # -- Spend & Expense

    def _spend_users(self, position: int) -> Object:
        first, last = _person(self._dice("spend.users", position))
        return {
            **self._spend_head("spend.users", position),
            "firstName": first,
            "lastName": last,
            "email": f"{first.lower()}.{last.lower()}{position}@example.com",
            "role": "ADMIN" if position == 0 else "MEMBER",
            "retired": position % 20 == 19,
            "createdTime": moment(self._created("spend.users", position)),
            "hasDateOfBirth": position % 2 == 0,
            "smsOptIn": False,
        }

    def _spend_budgets(self, position: int) -> Object:
        dice = self._dice("spend.budgets", position)
        limit, spent = _amount(dice, 2_000_000), _amount(dice, 900_000)
        pending = (spent / 5).quantize(_CENT)
        return {
            **self._spend_head("spend.budgets", position),
            "name": _numbered(words.BUDGETS[position % len(words.BUDGETS)], position // len(words.BUDGETS)),
            "description": "Seeded budget",
            "retired": position % 20 == 19,
            "budgetGroup": False,
            "default": position == 0,
            "startDate": "2024-01-01",
            "timezone": "US/Pacific",
            "recurringInterval": "MONTHLY",
            "recurringLimit": limit,
            "limitlessOverspend": False,
            "autoAddUsers": False,
            "receiptRequired": position % 2 == 0,
            "carryOver": False,
            "shareFunds": "SHARE_MANUALLY",
            "currentPeriod": {
                "startDate": "2026-06-01",
                "endDate": "2026-07-01",
                "limit": limit,
                "assigned": (limit / 2).quantize(_CENT),
                "overspendBuffer": Decimal("0.00"),
                "spent": {"cleared": spent - pending, "pending": pending, "total": spent},
            },
        }

    def _spend_budget_members(self, position: int) -> Object:
        budgets, users = max(1, self._size("spend.budgets")), max(1, self._size("spend.users"))
        dice = self._dice("spend.budget_members", position)
        user = (position % budgets + position // budgets) % users
        first, last = _person(self._dice("spend.users", user))
        return {
            **self._spend_reference("user", "spend.users", user),
            "name": f"{first} {last}",
            "budgetRole": "OWNER" if position < budgets else "MEMBER",
            "limit": _amount(dice, 100_000),
            "recurringLimit": _amount(dice, 100_000),
            "spent": _amount(dice, 50_000),
            "recurring": True,
            "shareBudgetFunds": False,
            "retired": False,
        }

    def _spend_cards(self, position: int) -> Object:
        dice = self._dice("spend.cards", position)
        virtual = position % 4 != 3
        item: Object = {
            **self._spend_head("spend.cards", position),
            **self._spend_reference("user", "spend.users", position % max(1, self._size("spend.users"))),
            "lastFour": f"{dice.below(10_000):04d}",
            "validThru": "09/31",
            "status": ("ACTIVATED", "ACTIVATED", "FROZEN", "ACTIVATED", "NOT_ACTIVATED")[position % 5],
            "type": "VIRTUAL_VENDOR" if virtual else "PHYSICAL",
            "shareBudgetFunds": False,
            "recurring": virtual,
            "currentPeriod": {"limit": _amount(dice, 500_000), "spent": _amount(dice, 100_000)},
            **self._times("spend.cards", position),
        }
        if virtual:
            item["name"] = f"{_choose(dice, words.MERCHANTS)} card"
            item["recurringLimit"] = item["currentPeriod"]["limit"]
            item.update(
                self._spend_reference("budget", "spend.budgets", position % max(1, self._size("spend.budgets")))
            )
        return item

    def _spend_custom_fields(self, position: int) -> Object:
        return {
            **self._spend_head("spend.custom_fields", position),
            "name": ("Project", "Cost center", "Purpose")[position % 3],
            "description": "Seeded custom field",
            "type": "CUSTOM_SELECTOR",
            "multiSelect": position % 2 == 1,
            "allowCustomValues": True,
            "required": False,
            "global": True,
            "retired": False,
            "createdTime": moment(self._created("spend.custom_fields", position)),
            "selectedBudgetIds": [],
            "selectedBudgetUuids": [],
            "requiredBudgetIds": [],
            "requiredBudgetUuids": [],
        }

    def _spend_custom_field_values(self, position: int) -> Object:
        fields = max(1, self._size("spend.custom_fields"))
        return {
            **self._spend_head("spend.custom_field_values", position),
            "value": f"{('Project', 'Center', 'Purpose')[position % fields % 3]} {position // fields + 1}",
            "deleted": False,
        }

    def _spend_reimbursements(self, position: int) -> Object:
        dice = self._dice("spend.reimbursements", position)
        created = self._created("spend.reimbursements", position)
        user = self._spend_reference("user", "spend.users", position % max(1, self._size("spend.users")))
        return {
            **self._spend_head("spend.reimbursements", position),
            **user,
            **self._spend_reference("budget", "spend.budgets", position % max(1, self._size("spend.budgets"))),
            "amount": _amount(dice, 30_000),
            "note": "Client visit",
            "merchantName": _choose(dice, words.MERCHANTS),
            "occurredDate": created.date().isoformat(),
            "submittedTime": moment(created),
            "type": "PURCHASE" if position % 6 else "MILEAGE",
            "status": ("PAID", "APPROVED", "AWAITING_APPROVAL")[position % 3],
            "statusHistory": [
                {
                    "status": "CREATED",
                    "actorId": user["userId"],
                    "actorRole": "SUBMITTER",
                    "occurredTime": moment(created),
                }
            ],
            "receipts": [],
            "customFields": [],
            "retired": False,
            "fulfillmentType": "ACH",
        }

    def _spend_transactions(self, position: int) -> Object:
        dice = self._dice("spend.transactions", position)
        created = self._created("spend.transactions", position)
        budget = position % max(1, self._size("spend.budgets"))
        user = position % max(1, self._size("spend.users"))
        card = position % max(1, self._size("spend.cards"))
        first, last = _person(self._dice("spend.users", user))
        merchant = _choose(dice, words.MERCHANTS)
        city, state, postal_code = _choose(dice, words.CITIES)
        amount = _amount(dice, 80_000)
        clear = position % 6 != 5
        return {
            **self._spend_head("spend.transactions", position),
            "transactionType": "CLEAR" if clear else "AUTHORIZATION",
            "status": "COMPLETE" if clear else "APPROVED",
            "amount": -amount if position % 40 == 39 else amount,
            "transactedAmount": amount,
            "fees": Decimal("0.00"),
            "foreignExchangeFee": Decimal("0.00"),
            "currencyData": {
                "exchangeRate": Decimal(1),
                "exponent": 2,
                "originalCurrencyAmount": str(int(amount * 100)),
                "originalCurrencyCode": "USD",
                "symbol": "$",
            },
            "merchantName": merchant,
            "rawMerchantName": f"{merchant.upper()} #{position % 97}",
            "merchantCategoryCode": str(5000 + position % 900),
            "merchantLocation": {"city": city, "state": state, "postalCode": postal_code, "country": "US"},
            "cardPresent": position % 2 == 0,
            "network": "VISA",
            "isCredit": position % 40 == 39,
            "pointsAwarded": int(amount),
            **self._spend_reference("user", "spend.users", user),
            "userName": f"{first} {last}",
            **self._spend_reference("budget", "spend.budgets", budget),
            "budgetName": _numbered(words.BUDGETS[budget % len(words.BUDGETS)], budget // len(words.BUDGETS)),
            **self._spend_reference("card", "spend.cards", card),
            "cardType": "VIRTUAL_VENDOR",
            "occurredTime": moment(created),
            "authorizedTime": moment(created - timedelta(minutes=2)),
            "updatedTime": moment(created + timedelta(hours=20)),
            "isParent": False,
            "isLocked": False,
            "isReconciled": False,
            "complete": clear,
            "isReviewed": False,
            "receiptRequired": position % 3 == 0,
            "receiptStatus": "NOT_ATTACHED" if position % 3 == 0 else "NOT_REQUIRED",
            "receiptSyncStatus": "NOT_SYNCED",
            "receipts": [],
            "reviewRequired": False,
            "reviews": [],
            "reviewers": [],
            "customFields": [],
        }


def _choose(dice: _Dice, values: Any) -> Any:
    return values[dice.below(len(values))]


def _amount(dice: _Dice, cents: int) -> Decimal:
    return Decimal(1 + dice.below(cents)).scaleb(-2)


def _business(dice: _Dice, position: int) -> str:
    first = words.BUSINESS_FIRST[position % len(words.BUSINESS_FIRST)]
    second = words.BUSINESS_SECOND[position % len(words.BUSINESS_SECOND)]
    return f"{first} {second} {_choose(dice, words.BUSINESS_LAST)}"


def _person(dice: _Dice) -> tuple[str, str]:
    return _choose(dice, words.FIRST_NAMES), _choose(dice, words.LAST_NAMES)


def _phone(dice: _Dice) -> str:
    return f"+1408555{dice.below(10_000):04d}"


def _address(dice: _Dice) -> Object:
    city, state, postal_code = _choose(dice, words.CITIES)
    return {
        "line1": f"{100 + dice.below(9800)} {_choose(dice, words.STREETS)}",
        "city": city,
        "stateOrProvince": state,
        "zipOrPostalCode": postal_code,
        "country": "US",
        "countryName": "United States",
    }


def _address_abroad(dice: _Dice, place: int) -> Object:
    city, state, postal_code, country, name, _ = words.ABROAD[place]
    address: Object = {
        "line1": f"{1 + dice.below(300)} {_choose(dice, words.STREETS)}",
        "city": city,
        "zipOrPostalCode": postal_code,
        "country": country,
        "countryName": name,
    }
    if state:
        address["stateOrProvince"] = state
    return address


def _schedule(dice: _Dice) -> Object:
    return {
        "period": _choose(dice, ("MONTHLY", "MONTHLY", "WEEKLY", "YEARLY")),
        "frequency": 1,
        "nextDueDate": f"2031-{1 + dice.below(12):02d}-15",
        "daysInAdvance": 10,
    }


def _numbered(name: str, turn: int) -> str:
    return name if turn == 0 else f"{name} {turn + 1}"


def _slug(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())
