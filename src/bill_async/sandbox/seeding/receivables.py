"""Customers, invoices, received payments, recurring invoices and credit memos."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.ids import line_id

from . import wordlists
from .base import (
    CENT,
    Base,
    address,
    amount_up_to,
    business,
    choose,
    person,
    phone,
    schedule,
    slug,
)

__all__ = ["Receivables"]


class Receivables(Base):
    """Makes the receivables."""

    def _customers(self, position: int) -> Object:
        random = self._random("customers", position)
        name = business(random, position + 7)
        first, last = person(random)
        return {
            **self._head("customers", position),
            "name": name,
            "companyName": name,
            "contact": {"firstName": first, "lastName": last},
            "email": f"{first.lower()}{position}@{slug(name)}.example.com",
            "phone": phone(random),
            "description": "Seeded customer",
            "invoiceCurrency": "USD",
            "accountType": "BUSINESS",
            "accountNumber": f"C-{20000 + position}",
            "billingAddress": address(random),
            "balance": {"amount": self._customer_balance(position)},
            "authorizedToCharge": False,
            **self._times("customers", position),
        }

    def _customer_balance(self, position: int) -> Decimal:
        customers, invoices = self._size("customers"), self._size("invoices")
        if invoices > 40 * customers:
            return Decimal("0.00")
        totals = (self._invoice(number) for number in range(position, invoices, customers))
        return sum((total - paid for _, total, paid in totals), Decimal("0.00"))

    def _customer_contacts(self, position: int) -> Object:
        random = self._random("customer_contacts", position)
        first, last = person(random)
        return {
            **self._head("customer_contacts", position),
            "firstName": first,
            "lastName": last,
            "email": f"{first.lower()}.{last.lower()}{position}@example.com",
            "phone": phone(random),
            **self._times("customer_contacts", position),
        }

    def _receipt_of(self, invoice: int) -> int:
        invoices, receipts = self._size("invoices"), self._size("receivable_payments")
        receipt = -(-invoice * receipts // invoices)
        return receipt if receipt < receipts and self._invoice_of(receipt) == invoice else -1

    def _invoice_of(self, receipt: int) -> int:
        return receipt * self._size("invoices") // self._size("receivable_payments")

    def _invoice(self, position: int) -> tuple[list[tuple[int, Decimal]], Decimal, Decimal]:
        """Return the quantity and price of each line, the total, and the paid amount."""
        random = self._random("invoices", position)
        lines = [(1 + random.below(4), amount_up_to(random, 60_000)) for _ in range(1 + position % 3)]
        total = sum((quantity * price for quantity, price in lines), Decimal("0.00"))
        paid = Decimal("0.00")
        if self._receipt_of(position) >= 0:
            paid = total if position % 4 else (total / 4).quantize(CENT)
        return lines, total, paid

    def _invoices(self, position: int) -> Object:
        lines, total, paid = self._invoice(position)
        random = self._random("invoices", -1 - position)
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
                    "description": choose(random, wordlists.GOODS),
                    "price": price,
                    "quantity": Decimal(quantity),
                    **self._classified(random, "itemId"),
                }
                for place, (quantity, price) in enumerate(lines)
            ],
            **self._classified(random, "departmentId", "locationId"),
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
        random = self._random("recurring_invoices", position)
        price = amount_up_to(random, 90_000)
        return {
            **self._head("recurring_invoices", position),
            "customerId": self.id("customers", position % max(1, self._size("customers"))),
            "description": choose(random, wordlists.GOODS),
            "schedule": schedule(random),
            "recurringInvoiceLineItems": [
                {"id": line_id("rii", position, 0), "price": price, "quantity": Decimal(1), "amount": price}
            ],
            "sendEmail": False,
            **self._times("recurring_invoices", position),
        }

    def _credit_memos(self, position: int) -> Object:
        random = self._random("credit_memos", position)
        created = self._created("credit_memos", position)
        price = amount_up_to(random, 20_000)
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
                {"id": line_id("cci", position, 0), "price": price, "quantity": Decimal(1), "amount": price}
            ],
            "usage": [],
            **self._times("credit_memos", position),
        }
