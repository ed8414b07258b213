"""The web page at `/_sandbox/`: organizations and objects, requests, limits, faults, deliveries.

The server renders the whole page. The script of the page fetches the changing parts again. The page needs jinja2, which
`bill-async[sandbox]` installs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args
from urllib.parse import urlencode

from aiohttp import web

from bill_async.webhooks.catalog import EVENTS

from ._json import dumps, loads
from .clock import SandboxClock
from .errors import bad_parameter, no_object, not_json
from .faults import ActiveFault, Distribution, Fault, FaultKind
from .organizations import OrganizationState
from .request_log import ReceivedRequest
from .state import SandboxState
from .webhook_page import resend, send_event, shown_delivery

if TYPE_CHECKING:
    import jinja2


__all__ = ["answer"]

_TEMPLATES: Final = Path(__file__).parent / "templates"
_ASSETS: Final = {"page.css": "text/css", "page.js": "text/javascript"}
_ROWS: Final = 100
_OBJECTS: Final = 50
_RESEND: Final = re.compile(r"deliveries/(\d{1,12})/resend")
_LIVE: Final = ("limits", "faults", "requests", "deliveries", "messages")
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src data:; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_COLUMNS: Final = (
    "name", "firstName", "lastName", "vendorName", "merchantName", "invoice.invoiceNumber", "invoiceNumber",
    "referenceNumber", "bankName", "amount", "totalAmount", "dueAmount", "dueDate", "processDate", "paymentStatus",
    "singleStatus", "status", "value", "email", "archived", "retired", "updatedTime",
)  # fmt: skip
_MAX_COLUMNS: Final = 7
_WITHOUT_JINJA: Final = """\
This page needs jinja2: pip install "bill-async[sandbox]".

Without it, the same information is available as JSON:
/_sandbox/state, /_sandbox/requests, /_sandbox/objects?organization=...&kind=bills, /_sandbox/messages, /_sandbox/faults
"""


def answer(
    state: SandboxState, method: str, path: str, query: Mapping[str, str], content: bytes
) -> web.Response | None:
    """Answer a request to the page. Return None for any other path."""
    name = path.removeprefix("/_sandbox").lstrip("/")
    match method, name:
        case "GET", "" | "browse" | "live":
            return _render(state, name, query)
        case "GET", "page.css" | "page.js":
            text = (_TEMPLATES / name).read_text()
            return web.Response(text=text, content_type=_ASSETS[name], headers=_HEADERS)
        case "POST", "clock":
            return _advance_clock(state, content)
        case "POST", "sessions":
            state.auth.expire_all()
            return web.Response(status=204)
        case "POST", "events":
            return send_event(state, content)
        case "POST", _ if (found := _RESEND.fullmatch(name)) is not None:
            return resend(state, found[1])
        case _:
            return None


def _render(state: SandboxState, name: str, query: Mapping[str, str]) -> web.Response:
    try:
        templates = _templates()
    except ImportError:
        return web.Response(text=_WITHOUT_JINJA, status=501)
    view = _View(state)
    if name == "live":
        shown = view.live()
        html = {part: templates.get_template(f"{part}.html").render(shown) for part in _LIVE}
        text = {"clock": shown["now"], "sessions": str(shown["sessions"])}
        body = dumps({"html": html, "text": text})
        return web.Response(body=body, content_type="application/json", headers=_HEADERS)
    page = templates.get_template("home.html" if name == "" else "objects.html")
    shown = view.home() if name == "" else view.objects(query)
    return web.Response(text=page.render(shown, browse=_browse), content_type="text/html", headers=_HEADERS)


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _browse(organization: str, kind: str, start: int = 0) -> str:
    shown = {"organization": organization, "kind": kind, **({"start": start} if start else {})}
    return f"/_sandbox/browse?{urlencode(shown)}"


def _advance_clock(state: SandboxState, content: bytes) -> web.Response:
    """Advance the clock."""
    try:
        data = loads(content)
    except ValueError as error:
        raise not_json(str(error)) from None
    seconds: Any = data.get("advance") if isinstance(data, dict) else None
    try:
        by = float(seconds)
    except (TypeError, ValueError):
        by = 0.0
    if not 0.0 < by <= 100 * 366 * 86400:
        raise bad_parameter("advance", "must be a number of seconds, forward and at most 100 years")
    clock = state.clock
    if not isinstance(clock, SandboxClock):
        raise bad_parameter("advance", "the clock of this sandbox cannot be advanced")
    clock.advance(by)
    return web.Response(status=204)


class _View:
    """The values for the templates."""

    def __init__(self, state: SandboxState) -> None:
        self._state = state

    def home(self) -> dict[str, Any]:
        """Return the values of the first page."""
        return {
            **self.live(),
            "organizations": [
                {
                    "id": organization.id,
                    "name": organization.details.get("name", ""),
                    "counts": sorted(organization.counts().items(), key=lambda pair: -pair[1]),
                }
                for organization in self._state.auth.organizations.values()
            ],
            "can_advance": isinstance(self._state.clock, SandboxClock),
            "fault_kinds": get_args(FaultKind),
            "distributions": get_args(Distribution),
            "events": sorted(EVENTS),
            "operations": sorted({operation.id for operation in self._state.operations}),
        }

    def live(self) -> dict[str, Any]:
        """Return the values of the parts that change."""
        state, requests = self._state, self._state.requests
        names = {state.auth.dev_key: "developer key", state.auth.partner.app_key: "application key"}
        for organization in state.auth.organizations.values():
            if organization.account is not None:
                names[organization.account.spend_token] = organization.id
        received = [request for request in reversed(requests) if not request.path.startswith("/_sandbox")]
        sender = state.sender
        deliveries = reversed(sender.deliveries) if sender is not None else ()
        return {
            "url": state.url,
            "now": f"{state.clock.now():%Y-%m-%d %H:%M:%S} UTC",
            "sessions": len(state.auth.sessions),
            "gauges": state.limiter.gauges(names, state.clock.now().timestamp()),
            "rejected": sorted(state.limiter.rejected.items()),
            "faults": [_fault(active) for active in self._state.faults],
            "requests": [_request(request) for request in received[:_ROWS]],
            "hidden": max(0, len(received) - _ROWS),
            "deliveries": [shown_delivery(delivery) for delivery in islice(deliveries, _ROWS)],
            "messages": list(islice(reversed(state.messages), _ROWS)),
        }

    def objects(self, query: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the page for the objects of one kind, the newest first."""
        organization = self._state.auth.organizations.get(query.get("organization", ""))
        kind = query.get("kind", "")
        if organization is None or kind not in self._state.types:
            raise no_object("Kind", kind)
        text = query.get("start", "0")
        start = int(text) if text.isascii() and text.isdigit() else 0
        items = list(islice(_newest(organization, kind), start, start + _OBJECTS + 1))
        following = start + _OBJECTS if len(items) > _OBJECTS else None
        items = items[:_OBJECTS]
        columns = [name for name in _COLUMNS if any(_value_at(item, name) is not None for item in items)][:_MAX_COLUMNS]
        return {
            "url": self._state.url,
            "now": f"{self._state.clock.now():%Y-%m-%d %H:%M:%S} UTC",
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
            "previous": max(0, start - _OBJECTS) if start else None,
            "following": following,
        }


def _newest(organization: OrganizationState, kind: str) -> Iterator[Any]:
    collection = organization[kind]
    return (collection.get(position) for position in reversed(range(collection.end)) if collection.raw(position))


def _request(request: ReceivedRequest) -> dict[str, Any]:
    return {
        "time": f"{request.time:%H:%M:%S}",
        "status": request.status,
        "method": request.method,
        "path": request.path.removeprefix("/connect") if request.path.startswith("/connect/") else request.path,
        "query": "&".join(f"{name}={value}" for name, value in request.query.items()),
        "operation": request.operation,
        "organization": request.organization_id,
        "codes": " ".join(dict.fromkeys(request.codes)),
        "error": "; ".join((request.error, *request.faults)) if request.error else "; ".join(request.faults),
    }


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
