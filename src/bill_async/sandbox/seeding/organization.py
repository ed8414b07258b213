"""Users, funding accounts, payment terms, statements and exports."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object

from . import wordlists
from .base import (
    Base,
    RandomSource,
    business,
    person,
)

__all__ = ["OrganizationObjects"]


class OrganizationObjects(Base):
    """Makes the objects of the organization itself."""

    def _users(self, position: int) -> Object:
        first, last = person(self._random("users", position))
        role = 0 if position == 0 else position % len(wordlists.ROLES)
        return {
            "id": self.id("users", position),
            "archived": False,
            "firstName": first,
            "lastName": last,
            "email": f"{first.lower()}.{last.lower()}{position}@example.com",
            "role": {
                "id": self.id("roles", role),
                "type": wordlists.ROLES[role][0],
                "description": wordlists.ROLES[role][1],
            },
            **self._times("users", position),
        }

    def _roles(self, position: int) -> Object:
        kind, description = wordlists.ROLES[position]
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
            "nameOnAccount": business(RandomSource(self._seed), 0),
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
