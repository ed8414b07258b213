"""The values for the templates of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from http import HTTPStatus
from itertools import islice
from typing import Any, Final, get_args

from bill_async.webhooks.catalog import EVENTS

from ._json import dumps, loads
from .clock import SandboxClock
from .errors import no_object
from .faults import ActiveFault, Distribution, Fault, FaultKind
from .hiding import without_secret_fields, without_secret_headers, without_secret_query
from .limits import Gauge
from .organizations import OrganizationState
from .request_log import LONGEST, ReceivedRequest
from .state import SandboxState
from .webhook_page import shown_delivery

__all__ = ["PageValues"]

_ROWS: Final = 100
_OBJECTS: Final = 50
_ORGANIZATIONS: Final = 24
_GAUGES: Final = 24
_TEXT: Final = 40_000
"""Characters of a body that are shown. A browser is slow with more."""
_COLUMNS: Final = (
    "name", "firstName", "lastName", "vendorName", "merchantName", "invoice.invoiceNumber", "invoiceNumber",
    "referenceNumber", "bankName", "amount", "totalAmount", "dueAmount", "dueDate", "processDate", "paymentStatus",
    "singleStatus", "status", "value", "email", "archived", "retired", "updatedTime",
)  # fmt: skip
_MAX_COLUMNS: Final = 7


class PageValues:
    """The values for the templates."""

    def __init__(self, state: SandboxState) -> None:
        self._state = state

    def home(self, query: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the first page."""
        organizations = self._state.auth.organizations
        start = _start(query)
        shown = list(islice(organizations.values(), start, start + _ORGANIZATIONS))
        return {
            **self.live(),
            "organizations": [
                {
                    "id": organization.id,
                    "name": organization.details.get("name", ""),
                    "counts": sorted(organization.counts().items(), key=lambda pair: -pair[1]),
                }
                for organization in shown
            ],
            "names": [(each.id, each.details.get("name", "")) for each in organizations.values()],
            "pages": _pages(start, _ORGANIZATIONS, len(organizations)),
            "can_advance": isinstance(self._state.clock, SandboxClock),
            "fault_kinds": get_args(FaultKind),
            "distributions": get_args(Distribution),
            "events": sorted(EVENTS),
            "operations": sorted({operation.id for operation in self._state.operations}),
        }

    def live(self) -> dict[str, Any]:
        """Return the values of the parts that change."""
        state = self._state
        sender = state.sender
        deliveries = reversed(sender.deliveries) if sender is not None else ()
        return {
            **self._frame(),
            **self._requests(None),
            "sessions": len(state.auth.sessions),
            "gauges": self._gauges(),
            "rejected": sorted(state.limiter.rejected.items()),
            "faults": [_fault(active) for active in state.faults],
            "deliveries": [shown_delivery(delivery) for delivery in islice(deliveries, _ROWS)],
            "messages": list(islice(reversed(state.messages), _ROWS)),
        }

    def log(self, query: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the page for older requests."""
        before = query.get("before", "")
        return {**self._frame(), **self._requests(int(before) if before.isdecimal() and len(before) < 13 else None)}

    def exchange(self, number: int) -> dict[str, Any]:
        """Return the headers and bodies of a request and its answer, without secrets."""
        found = self._state.requests.get(number)
        if found is None:
            return {"exchange": None}
        received, exchange = found
        sent, answered = exchange.headers, exchange.answer_headers
        return {
            "exchange": (
                {
                    "title": "Request",
                    "line": f"{received.method} {received.path}",
                    "headers": without_secret_headers(sent),
                    "body": self._body(received, received.body, sent, request=True),
                },
                {
                    "title": "Answer",
                    "line": _status(received.status),
                    "headers": without_secret_headers(answered),
                    "body": self._body(received, exchange.answer, answered, request=False),
                },
            )
        }

    def objects(self, query: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the page for the objects of one kind, the newest first."""
        organization = self._state.auth.organizations.get(query.get("organization", ""))
        kind = query.get("kind", "")
        if organization is None or kind not in self._state.types:
            raise no_object("Kind", kind)
        start = _start(query)
        found = islice(_newest(organization, kind), start, start + _OBJECTS)
        items = [without_secret_fields(self._state, "", item, request=False) for item in found]
        columns = [name for name in _COLUMNS if any(_value_at(item, name) is not None for item in items)][:_MAX_COLUMNS]
        return {
            **self._frame(),
            "organization": organization.id,
            "name": organization.details.get("name", ""),
            "kind": kind,
            "count": len(organization[kind]),
            "columns": ["id", *columns],
            "rows": [
                {
                    "cells": [_cell(item.get("id", "")), *(_cell(_value_at(item, name)) for name in columns)],
                    "json": _pretty(item),
                }
                for item in items
            ],
            "pages": _pages(start, _OBJECTS, len(organization[kind])),
        }

    def _frame(self) -> dict[str, Any]:
        return {"url": self._state.url, "now": f"{self._state.clock.now():%Y-%m-%d %H:%M:%S} UTC"}

    def _requests(self, before: int | None) -> dict[str, Any]:
        found = self._state.requests.newest(_ROWS + 1, before)
        return {
            "requests": [self._request(number, received) for number, received in found[:_ROWS]],
            "older": found[_ROWS - 1][0] if len(found) > _ROWS else None,
        }

    def _request(self, number: int, received: ReceivedRequest) -> dict[str, Any]:
        query = without_secret_query(self._state, received.query)
        return {
            "number": number,
            "time": f"{received.time:%H:%M:%S}",
            "status": received.status,
            "method": received.method,
            "path": received.path.removeprefix("/connect") if received.path.startswith("/connect/") else received.path,
            "query": "&".join(f"{name}={value}" for name, value in query.items()),
            "operation": received.operation,
            "organization": self._name(received.organization_id),
            "codes": " ".join(dict.fromkeys(received.codes)),
            "error": "; ".join(filter(None, (received.error, *received.faults))),
        }

    def _body(
        self, received: ReceivedRequest, content: bytes | None, headers: Mapping[str, str], *, request: bool
    ) -> dict[str, str]:
        """Return the text of a body, or a note in place of it."""
        if content is None or len(content) > LONGEST:
            return {"text": "", "note": f"The body is longer than {LONGEST:,} bytes and is not shown."}
        if not content:
            return {"text": "", "note": "No body."}
        try:
            value = loads(content)
        except ValueError:
            kind = headers.get("Content-Type", "an unknown type")
            if request or not kind.startswith("text/"):
                # without its fields, nothing tells whether it holds a secret
                return {"text": "", "note": f"{len(content):,} bytes of {kind} that are not JSON and are not shown."}
            text = content.decode(errors="replace")
        else:
            text = _pretty(without_secret_fields(self._state, received.operation, value, request=request))
        cut = f"The first {_TEXT:,} of {len(text):,} characters." if len(text) > _TEXT else ""
        return {"text": text[:_TEXT], "note": cut}

    def _gauges(self) -> dict[str, Any]:
        """Return the limits that are used most, with the names of what they apply to."""
        state = self._state
        names = {state.auth.dev_key: "developer key", state.auth.partner.app_key: "application key"}
        for organization in state.auth.organizations.values():
            if organization.account is not None:
                names[organization.account.spend_token] = organization.id
        found = sorted(state.limiter.gauges(names, state.clock.now().timestamp()), key=_use, reverse=True)
        shown = [
            {"name": gauge.name, "of": self._name(gauge.of), "id": gauge.of, "used": gauge.used, "limit": gauge.limit}
            for gauge in found[:_GAUGES]
        ]
        return {"shown": shown, "others": len(found) - len(shown)}

    def _name(self, identifier: str) -> str:
        """Return the name of an organization; anything else as it is."""
        organization = self._state.auth.organizations.get(identifier)
        return identifier if organization is None else str(organization.details.get("name", identifier))


def _use(gauge: Gauge) -> float:
    return gauge.used / gauge.limit if gauge.limit else 0.0


def _start(query: Mapping[str, str]) -> int:
    text = query.get("start", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 13 else 0


def _pages(start: int, size: int, count: int) -> dict[str, Any]:
    """Return the starts of the pages before and after a page."""
    return {
        "first": start + 1,
        "last": min(start + size, count),
        "count": count,
        "previous": max(0, start - size) if start else None,
        "following": start + size if start + size < count else None,
    }


def _newest(organization: OrganizationState, kind: str) -> Iterator[Any]:
    collection = organization[kind]
    return (collection.get(position) for position in reversed(range(collection.end)) if collection.raw(position))


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _fault(active: ActiveFault) -> dict[str, Any]:
    fault = active.fault
    when = [] if fault.probability == 1.0 else [f"{fault.probability:.0%} of the time"]
    if fault.every > 1:
        when.append(f"every {fault.every} requests")
    if fault.times is not None:
        when.append("once" if fault.times == 1 else f"{fault.times} times")
    if fault.executed:
        when.append("after it was executed")
    return {
        "id": active.id,
        "kind": fault.kind,
        "what": _details(fault),
        "operation": "" if fault.operation == "*" else fault.operation,
        "method": "" if fault.method == "*" else fault.method.upper(),
        "when": ", ".join(when) or "always",
        "happened": active.triggered,
    }


def _details(fault: Fault) -> str:
    """Return the details that a fault of its kind has."""
    match fault.kind:
        case "latency" | "slow":
            return f"{fault.seconds:g} s" + ("" if fault.distribution == "fixed" else f", {fault.distribution}")
        case "status":
            wait = "" if fault.retry_after is None else f", Retry-After {fault.retry_after}"
            return f"{fault.status}{wait}"
        case "error_array":
            return fault.code
        case _:
            return ""


def _value_at(item: Any, path: str) -> Any:
    for name in path.split("."):
        item = item.get(name) if isinstance(item, dict) else None
    return item


def _cell(value: Any) -> dict[str, Any]:
    text = "" if value is None or value is False else "yes" if value is True else str(value)
    return {"text": text, "number": isinstance(value, Decimal)}


def _pretty(value: Any, indent: str = "") -> str:
    """Return indented JSON, with exact numbers."""
    inner = f"{indent}  "
    if isinstance(value, dict) and value:
        lines = [f"{inner}{dumps(key).decode()}: {_pretty(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"{inner}{_pretty(item, inner)}" for item in value) + f"\n{indent}]"
    return dumps(value).decode()
