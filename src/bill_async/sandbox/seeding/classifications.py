"""Accounts, classes, departments, employees, items, jobs and locations."""

from __future__ import annotations

from decimal import Decimal

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

__all__ = ["Classifications"]


class Classifications(Base):
    """Makes the objects that classify amounts."""

    def _classification(self, name: str, position: int, title: str) -> Object:
        return {
            **self._head(name, position),
            "name": title,
            "description": f"{title} (seeded)",
            **self._times(name, position),
        }

    def _chart_of_accounts(self, position: int) -> Object:
        name, kind = wordlists.ACCOUNTS[position % len(wordlists.ACCOUNTS)]
        title = numbered(name, position // len(wordlists.ACCOUNTS))
        item = self._classification("chart_of_accounts", position, title)
        return {**item, "account": {"type": kind, "number": str(4000 + position * 10)}}

    def _accounting_classes(self, position: int) -> Object:
        title = numbered(("Retail", "Wholesale", "Online", "Services")[position % 4], position // 4)
        return {**self._classification("accounting_classes", position, title), "shortName": f"CL{position + 1}"}

    def _departments(self, position: int) -> Object:
        names = wordlists.DEPARTMENTS
        title = numbered(names[position % len(names)], position // len(names))
        return {**self._classification("departments", position, title), "shortName": f"D{position + 1}"}

    def _jobs(self, position: int) -> Object:
        item = self._classification("jobs", position, f"Job {2024 + position % 3}-{position + 1:03d}")
        return {**item, "shortName": f"J{position + 1}"}

    def _locations(self, position: int) -> Object:
        city, state, _ = wordlists.CITIES[position % len(wordlists.CITIES)]
        title = numbered(f"{city}, {state}", position // len(wordlists.CITIES))
        return {**self._classification("locations", position, title), "shortName": f"L{position + 1}"}

    def _employees(self, position: int) -> Object:
        first, last = person(self._random("employees", position))
        return {
            **self._head("employees", position),
            "firstName": first,
            "lastName": last,
            "shortName": f"E{position + 1}",
            **self._times("employees", position),
        }

    def _items(self, position: int) -> Object:
        random = self._random("items", position)
        name = numbered(wordlists.GOODS[position % len(wordlists.GOODS)], position // len(wordlists.GOODS))
        price = amount_up_to(random, 30_000)
        return {
            **self._classification("items", position, name),
            "type": choose(random, ("SERVICE", "INVENTORY", "NON_INVENTORY")),
            "shortName": f"I{position + 1}",
            "price": price,
            "purchaseDescription": name,
            "purchaseCost": (price * Decimal("0.7")).quantize(CENT),
            "taxable": position % 2 == 0,
        }
