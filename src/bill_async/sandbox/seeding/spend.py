"""Spend & Expense: users, budgets, cards, custom fields, reimbursements, transactions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object

from . import wordlists
from .base import (
    CENT,
    Base,
    amount_up_to,
    choose,
    numbered,
    person,
)

__all__ = ["Spend"]


class Spend(Base):
    """Makes the objects of Spend & Expense."""

    def _spend_users(self, position: int) -> Object:
        first, last = person(self._random("spend.users", position))
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
        random = self._random("spend.budgets", position)
        limit, spent = amount_up_to(random, 2_000_000), amount_up_to(random, 900_000)
        pending = (spent / 5).quantize(CENT)
        return {
            **self._spend_head("spend.budgets", position),
            "name": numbered(wordlists.BUDGETS[position % len(wordlists.BUDGETS)], position // len(wordlists.BUDGETS)),
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
                "assigned": (limit / 2).quantize(CENT),
                "overspendBuffer": Decimal("0.00"),
                "spent": {"cleared": spent - pending, "pending": pending, "total": spent},
            },
        }

    def _spend_budget_members(self, position: int) -> Object:
        budgets, users = max(1, self._size("spend.budgets")), max(1, self._size("spend.users"))
        random = self._random("spend.budget_members", position)
        user = (position % budgets + position // budgets) % users
        first, last = person(self._random("spend.users", user))
        return {
            **self._spend_reference("user", "spend.users", user),
            "name": f"{first} {last}",
            "budgetRole": "OWNER" if position < budgets else "MEMBER",
            "limit": amount_up_to(random, 100_000),
            "recurringLimit": amount_up_to(random, 100_000),
            "spent": amount_up_to(random, 50_000),
            "recurring": True,
            "shareBudgetFunds": False,
            "retired": False,
        }

    def _spend_cards(self, position: int) -> Object:
        random = self._random("spend.cards", position)
        virtual = position % 4 != 3
        item: Object = {
            **self._spend_head("spend.cards", position),
            **self._spend_reference("user", "spend.users", position % max(1, self._size("spend.users"))),
            "lastFour": f"{random.below(10_000):04d}",
            "validThru": "09/31",
            "status": ("ACTIVATED", "ACTIVATED", "FROZEN", "ACTIVATED", "NOT_ACTIVATED")[position % 5],
            "type": "VIRTUAL_VENDOR" if virtual else "PHYSICAL",
            "shareBudgetFunds": False,
            "recurring": virtual,
            "currentPeriod": {"limit": amount_up_to(random, 500_000), "spent": amount_up_to(random, 100_000)},
            **self._times("spend.cards", position),
        }
        if virtual:
            item["name"] = f"{choose(random, wordlists.MERCHANTS)} card"
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
        random = self._random("spend.reimbursements", position)
        created = self._created("spend.reimbursements", position)
        user = self._spend_reference("user", "spend.users", position % max(1, self._size("spend.users")))
        return {
            **self._spend_head("spend.reimbursements", position),
            **user,
            **self._spend_reference("budget", "spend.budgets", position % max(1, self._size("spend.budgets"))),
            "amount": amount_up_to(random, 30_000),
            "note": "Client visit",
            "merchantName": choose(random, wordlists.MERCHANTS),
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
        random = self._random("spend.transactions", position)
        created = self._created("spend.transactions", position)
        budget = position % max(1, self._size("spend.budgets"))
        user = position % max(1, self._size("spend.users"))
        card = position % max(1, self._size("spend.cards"))
        first, last = person(self._random("spend.users", user))
        merchant = choose(random, wordlists.MERCHANTS)
        city, state, postal_code = choose(random, wordlists.CITIES)
        amount = amount_up_to(random, 80_000)
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
            "budgetName": numbered(
                wordlists.BUDGETS[budget % len(wordlists.BUDGETS)], budget // len(wordlists.BUDGETS)
            ),
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
