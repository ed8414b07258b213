"""The operations that an assistant can search, describe and call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bill_async._base.spelling import nearest
from bill_async._schema.operation import Operation
from bill_async._schema.search import search
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
        return [self.summary(operation) for operation in search(text, self._operations.values())[:_FOUND]]

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
