"""Vendors, bills, payments, recurring bills and vendor credits."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import attrs

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.ids import digest, line_id

from . import wordlists
from .base import (
    CENT,
    Base,
    address,
    address_abroad,
    amount_up_to,
    business,
    choose,
    phone,
    schedule,
    slug,
    worth_in_dollars,
)

__all__ = ["Payables"]

_BIG: Final = Decimal("90071992547409.93")  # binary floating point cannot represent it


@attrs.frozen
class _Bill:
    """The details of a bill that its payment and its vendor also use."""

    vendor: int
    lines: tuple[Decimal, ...]
    amount: Decimal
    rate: Decimal
    payment: str
    """The state of its payment: `cleared`, `partial`, `scheduled`, `sent`, `void`, or empty."""
    paid: Decimal
    scheduled: Decimal

    @property
    def due(self) -> Decimal:
        return self.amount - self.paid - self.scheduled


class Payables(Base):
    """Makes the payables."""

    def _vendor_currency(self, position: int) -> str:
        return wordlists.ABROAD[position // 12 % 3][5] if position % 12 == 11 else "USD"

    def _vendor_name(self, position: int) -> str:
        return business(self._random("vendors", position), position)

    def _vendors(self, position: int) -> Object:
        random = self._random("vendors", position)
        name = business(random, position)
        currency = self._vendor_currency(position)
        domestic = currency == "USD"
        item: Object = {
            **self._head("vendors", position),
            "name": name,
            "shortName": name.split()[0],
            "accountNumber": f"V-{10000 + position}",
            "accountType": "BUSINESS" if position % 9 else "PERSON",
            "email": f"billing{position}@{slug(name)}.example.com",
            "phone": phone(random),
            "address": address(random) if domestic else address_abroad(random, position // 12 % 3),
            "paymentInformation": {
                "payeeName": name,
                "email": f"ar{position}@{slug(name)}.example.com",
                "payByType": choose(random, ("ACH", "CHECK", "ACH")) if domestic else "INTERNATIONAL_E_PAYMENT",
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
        """Return the position of the payment of a bill, or -1 if there is none."""
        bills, payments = self._size("bills"), self._size("payments")
        payment = -(-bill * payments // bills)
        return payment if payment < payments and self._bill_of(payment) == bill else -1

    def _bill_of(self, payment: int) -> int:
        return payment * self._size("bills") // self._size("payments")

    def _bill(self, position: int) -> _Bill:
        random = self._random("bills", position)
        vendor = position % max(1, self._size("vendors"))
        lines = tuple(amount_up_to(random, 400_000) for _ in range(1 + random.below(3)))
        if position % 5000 == 4999:
            lines = (_BIG,)
        amount = sum(lines, Decimal("0.00"))
        payment, paid, scheduled = "", Decimal("0.00"), Decimal("0.00")
        if self._payment_of(position) >= 0:
            payment = choose(random, ("cleared",) * 14 + ("scheduled", "scheduled", "sent", "partial", "void"))
            if payment == "cleared":
                paid = amount
            elif payment == "partial":
                paid = (amount / 2).quantize(CENT)
            elif payment in ("scheduled", "sent"):
                scheduled = amount
        rate = worth_in_dollars(self._vendor_currency(vendor))
        return _Bill(vendor, lines, amount, rate, payment, paid, scheduled)

    def _bills(self, position: int) -> Object:
        bill = self._bill(position)
        random = self._random("bills", -1 - position)
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
            "fundingAmount": (bill.amount * bill.rate).quantize(CENT),
            "amount": bill.amount,
            "paidAmount": bill.paid,
            "dueAmount": bill.due,
            "scheduledAmount": bill.scheduled,
            "creditAmount": Decimal("0.00"),
            "exchangeRate": bill.rate,
            "description": choose(random, wordlists.GOODS),
            "dueDate": (created + timedelta(days=30)).date().isoformat(),
            "invoice": {"invoiceNumber": f"INV-{position + 1:06d}", "invoiceDate": created.date().isoformat()},
            "billLineItems": [
                {
                    "id": line_id("bli", position, place),
                    "amount": amount,
                    "description": choose(random, wordlists.GOODS),
                    **self._classified(random, "chartOfAccountId", "departmentId"),
                }
                for place, amount in enumerate(bill.lines)
            ],
            "paymentStatus": status,
            "approvalStatus": "APPROVED" if bill.payment else "UNASSIGNED",
            **self._classified(random, "chartOfAccountId", "accountingClassId", "locationId"),
            **self._times("bills", position, timedelta(days=5 if bill.payment else 0, hours=1)),
        }
        if position % 4 == 0:
            item["purchaseOrderNumber"] = f"PO-{position:05d}"
        return item

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
            "fundingAmount": (amount * bill.rate).quantize(CENT),
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
        random = self._random("recurring_bills", position)
        return {
            **self._head("recurring_bills", position),
            "vendorId": self.id("vendors", position % max(1, self._size("vendors"))),
            "description": choose(random, wordlists.GOODS),
            "schedule": schedule(random),
            "recurringBillLineItems": [
                {
                    "id": line_id("rbi", position, 0),
                    "amount": amount_up_to(random, 90_000),
                    "description": choose(random, wordlists.GOODS),
                    **self._classified(random, "chartOfAccountId"),
                }
            ],
            "processingOptions": {"autoPayment": False},
            **self._times("recurring_bills", position),
        }

    def _vendor_credits(self, position: int) -> Object:
        random = self._random("vendor_credits", position)
        created = self._created("vendor_credits", position)
        amount = amount_up_to(random, 20_000)
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
