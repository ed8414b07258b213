"""The router: it finds the operation for a method and a path."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import unquote

import attrs

from bill_async._schema.operation import Operation
from bill_async.types import Family

__all__ = ["Match", "Router"]

_BASES: Final = {"connect": frozenset({"v3", "partner", "spend"}), "connect-events": frozenset({"webhooks"})}
_SPELLINGS: Final[tuple[tuple[Family, str, str, str], ...]] = (
    # other paths and methods for the same operations on BILL's pages
    ("v3", "validate", "POST", "/v3/mfa/validate"),
    ("v3", "getSessionInfo", "GET", "/v3/session"),
    ("v3", "getPaymentLink", "GET", "/v3/invoices/{invoiceId}/payment-link"),
    ("v3", "createBillApprovalPolicy", "POST", "/v3/bill-approvals"),
    ("spend", "createImageUploadUrl", "POST", "/v3/spend/reimbursements/upload-image-url"),
    (
        "spend",
        "deleteCustomFieldValue",
        "DELETE",
        "/v3/spend/custom-fields/{customFieldId}/values/{customFieldValueId}",
    ),
    ("webhooks", "createNewSecurityKey", "POST", "/v3/subscriptions/{subscriptionId}/security-key"),
    ("webhooks", "sendTestEvent", "GET", "/v3/subscriptions/{subscriptionId}/test"),
)


@attrs.frozen
class Match:
    """An operation, and the values of its path parameters."""

    operation: Operation[Any]
    path: dict[str, str]


class _Node:
    __slots__ = ("children", "operations", "parameter")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.parameter: _Node | None = None
        self.operations: dict[str, tuple[Operation[Any], tuple[str, ...]]] = {}


class Router:
    """A tree of path segments for each of the two base paths."""

    def __init__(self, operations: Iterable[Operation[Any]]) -> None:
        self._roots = {base: _Node() for base in _BASES}
        known = {(operation.family, operation.id): operation for operation in operations}
        for operation in known.values():
            self._add(operation, operation.method, operation.path)
        for family, identifier, method, path in _SPELLINGS:
            alias = known.get((family, identifier))
            if alias is not None:
                self._add(alias, method, path)

    def find(self, method: str, path: str) -> Match | None:
        """Return the operation of a request. `path` is percent-encoded, as it was sent."""
        base, _, rest = path.lstrip("/").partition("/")
        node = self._roots.get(base)
        if node is None:
            return None
        values: list[str] = []
        for segment in rest.split("/"):
            child = node.children.get(segment)
            if child is None:
                if node.parameter is None or not segment:
                    return None
                values.append(unquote(segment) if "%" in segment else segment)
                child = node.parameter
            node = child
        found = node.operations.get(method)
        if found is None:
            return None
        operation, names = found
        return Match(operation, dict(zip(names, values, strict=True)))

    def _add(self, operation: Operation[Any], method: str, path: str) -> None:
        base = next(name for name, families in _BASES.items() if operation.family in families)
        node = self._roots[base]
        names = []
        for segment in path.strip("/").split("/"):
            if segment.startswith("{"):
                names.append(segment[1:-1])
                if node.parameter is None:
                    node.parameter = _Node()
                node = node.parameter
            else:
                node = node.children.setdefault(segment, _Node())
        node.operations[method] = (operation, tuple(names))
