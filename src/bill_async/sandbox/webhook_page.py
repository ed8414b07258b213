"""The webhooks on the page, and its buttons: send an event, send a notification again."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bill_async.errors import InvalidRequestError

from ._json import dumps, loads
from .delivery import Delivery
from .domain.webhooks import send_again, trigger
from .errors import bad_parameter, no_object, not_json
from .state import SandboxState

__all__ = ["resend", "send_event", "shown_delivery"]


def send_event(state: SandboxState, content: bytes) -> web.Response:
    """Send an event without a cause: `type`, and optionally `organization` and `fields` of the object."""
    try:
        data = loads(content)
    except ValueError as error:
        raise not_json(str(error)) from None
    if not isinstance(data, dict):
        raise not_json("it is not an object")
    fields: Any = data.get("fields", {})
    if not isinstance(data.get("type"), str) or not isinstance(fields, dict):
        raise bad_parameter("type", "must be the type of an event, such as bill.created")
    organizations = state.auth.organizations
    identifier = data.get("organization") or next(iter(organizations), "")
    if identifier not in organizations:
        raise no_object("Organization", str(identifier))
    try:
        records = trigger(state, organizations[identifier], data["type"], fields)
    except InvalidRequestError as error:
        raise bad_parameter(error.field or "type", str(error)) from None
    state.storage.commit()
    body = dumps({"events": [record["id"] for record in records]})
    return web.Response(body=body, content_type="application/json")


def resend(state: SandboxState, number: str) -> web.Response:
    """Send a notification again, unchanged, signed with the current key."""
    sender = state.sender
    found = [each for each in (sender.deliveries if sender is not None else ()) if str(each.number) == number]
    if not found:
        raise no_object("Delivery", number)
    send_again(state, found[0])
    return web.Response(status=204)


def shown_delivery(delivery: Delivery) -> dict[str, Any]:
    """Return the values of the page for a delivery."""
    last = delivery.attempts[-1] if delivery.attempts else None
    return {
        "number": delivery.number,
        "time": f"{last.time:%H:%M:%S}" if last is not None else "",
        "event": delivery.event_type,
        "event_id": delivery.event_id,
        "url": delivery.url,
        "state": delivery.state,
        "tried": delivery.tried,
        "answer": "" if last is None else str(last.status or last.error),
        "attempts": [f"{each.time:%H:%M:%S} {each.status or each.error}" for each in delivery.attempts],
        "signature": delivery.signature,
        "body": delivery.body.decode(),
    }
