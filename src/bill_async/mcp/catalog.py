"""The operations that an assistant can search, describe and call."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, Final

from bill_async._base.spelling import nearest
from bill_async._schema.operation import Operation
from bill_async.errors import InvalidRequestError

from .access import Access, hidden, writes
from .schemas import Schemas

__all__ = ["CURATED", "Catalog"]

Json = dict[str, Any]

CURATED: Final = (
    "bills.list",
    "bills.get",
    "bills.create",
    "vendors.list",
    "vendors.get",
    "vendors.create",
    "payments.list",
    "payments.get",
    "payments.create",
    "bill_approvals.list_pending",
    "invoices.list",
    "invoices.get",
    "invoices.create",
    "customers.list",
    "customers.get",
    "receivable_payments.list",
    "chart_of_accounts.list",
    "bank_accounts.list",
    "spend.transactions.list",
    "spend.budgets.list",
)
"""The operations with a tool of their own, because they are used most."""

_FOUND: Final = 20
"""The number of operations that a search returns."""
_SYNONYMS: Final = {
    "pay": "payment",
    "paid": "payment",
    "supplier": "vendor",
    "client": "customer",
    "expense": "spend",
    "approve": "approval",
    "remove": "delete",
    "add": "create",
    "new": "create",
    "make": "create",
    "change": "update",
    "edit": "update",
    "find": "list",
    "show": "get",
}
"""What people say, and the word that the names of operations have for it."""
_UNSAID: Final = frozenset(
    ("a", "all", "an", "and", "do", "for", "how", "in", "my", "of", "or", "the", "to", "us", "with")
)
"""Words that say nothing about an operation."""


class Catalog:
    """The operations by their names."""

    def __init__(self, operations: Sequence[Operation[Any]], access: Access) -> None:
        access.check(operations)
        self.access = access
        self.schemas = Schemas()
        self._operations = {each.accessor: each for each in operations if not hidden(each)}

    def find(self, name: str) -> Operation[Any]:
        """Return an operation.

        Raises: `InvalidRequestError` if there is none of this name.
        """
        if (found := self._operations.get(name)) is not None:
            return found
        near = nearest(name, self._operations)
        remedy = f"did you mean {near}?" if near else "search with search_operations"
        raise InvalidRequestError(f"operation: there is no {name!r}; {remedy}", field="operation")

    def search(self, text: str) -> list[Json]:
        """Return the operations that fit words best."""
        words = _words(text)
        ranked = sorted(
            ((_score(operation, words), operation) for operation in self._operations.values()),
            key=lambda found: (-found[0], found[1].accessor),
        )
        return [self.summary(operation) for score, operation in ranked[:_FOUND] if score > 0 or not words]

    def summary(self, operation: Operation[Any]) -> Json:
        """Return the name, the title and what it does, in short."""
        found: Json = {"operation": operation.accessor, "title": operation.title, "writes": writes(operation)}
        if writes(operation):
            found["allowed"] = self.access.allows(operation)
        if operation.moves_money:
            found["movesMoney"] = True
        return found

    def describe(self, operation: Operation[Any]) -> Json:
        """Return everything about an operation, with the schema of its arguments."""
        found = self.summary(operation)
        if about := self.schemas.about(operation):
            found["description"] = about
        if self.must_confirm(operation):
            found["confirmation"] = "The person is asked before it is sent."
        found["reference"] = operation.reference
        found["arguments"] = self.schemas.arguments(operation)
        return found

    def must_confirm(self, operation: Operation[Any]) -> bool:
        """Whether the person must confirm a call."""
        return operation.moves_money or operation.deletes

    def curated(self) -> list[Operation[Any]]:
        """Return the operations with a tool of their own that may be called."""
        return [operation for name in CURATED if self.access.allows(operation := self._operations[name])]


def _words(text: str) -> set[str]:
    """Return the words of a text in the singular."""
    words = (word for word in re.split(r"[^a-z0-9]+", text.lower()) if word not in _UNSAID and len(word) > 1)
    return {_SYNONYMS.get(word, word) for word in (_singular(word) for word in words)}


def _singular(word: str) -> str:
    return word if word.endswith("ss") else word.removesuffix("s")


def _score(operation: Operation[Any], words: Collection[str]) -> int:
    """Return how well an operation fits: words of its name count most, then those of its title and description."""
    name, title = _words(operation.accessor.replace("_", " ")), _words(operation.title)
    rest = _words(f"{operation.doc} {operation.path}")
    score = sum(6 * (word in name) + 2 * (word in title) + (word in rest) for word in words)
    if score == 0:
        return 0
    return 2 * score - len(name) + 3 * (operation.accessor in CURATED)
