"""Webhook subscriptions, their security keys and the history of their events.

BILL notifies HTTPS URLs only. The sandbox also notifies plain HTTP URLs on this machine and on allowed hosts.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import attrs

from bill_async._schema.models import example
from bill_async.errors import InvalidRequestError
from bill_async.sandbox._json import loads
from bill_async.sandbox.auth import secret
from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Collection, Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.crud import page_body
from bill_async.sandbox.delivery import RETRIES, Delivery, WebhookSender, host_of, is_local
from bill_async.sandbox.errors import Problem, Refusal, bad_parameter, business_rule, invalid, no_object
from bill_async.sandbox.filtering import Sorting, Term
from bill_async.sandbox.listing import Query, keyset_page
from bill_async.sandbox.notifications import company_id, entity_key, payload, shown
from bill_async.sandbox.organizations import OrganizationState
from bill_async.sandbox.state import SandboxState
from bill_async.sandbox.validation import read_size
from bill_async.webhooks.catalog import EVENTS
from bill_async.webhooks.examples import example_object

__all__ = ["WebhookRegistry", "notify", "send_again", "trigger"]

_SPEND_EVENTS: Final = tuple(name for name in EVENTS if name.startswith("spend."))
_ORGANIZATION_EVENTS: Final = tuple(name for name in EVENTS if name not in _SPEND_EVENTS)
_VERSION: Final = "1"
_MOST: Final = 10
_REPLAY: Final = timedelta(hours=24)
_KEPT: Final = timedelta(days=180)
"""The age limit of the history of events."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Uuids:
    """The ids of subscriptions and events: UUIDs that end with the position."""

    def __init__(self, *label: object) -> None:
        text = "\x1f".join(map(str, label))
        self._head = hashlib.sha256(text.encode()).hexdigest()[:20]

    def make(self, position: int) -> str:
        """Return the id of a position."""
        return str(uuid.UUID(hex=f"{self._head}{position:012x}", version=4))

    def position(self, text: str) -> int:
        """Return the position of an id, or -1 if the id is unknown."""
        try:
            position = int(text[-12:], 16)
        except ValueError:
            return -1
        return position if position >= 0 and self.make(position) == text else -1


class Subscriptions:
    """The subscriptions of one owner: an organization, a partner, or a spend company."""

    def __init__(self, state: SandboxState, owner: str) -> None:
        seed, storage = state.seed, state.storage
        self.owner = owner
        self.subscriptions = Collection("webhooks.subscriptions", _Uuids(seed, owner, "subscription"))
        self.events = Collection("webhooks.events", _Uuids(seed, owner, "event"))
        for collection in (self.subscriptions, self.events):
            storage.attach(owner, collection)
        self.keys: dict[str, str] = storage.table(owner, "keys", fixed=True)
        self.replays: dict[str, tuple[int, Any]] = storage.table(owner, "replays", fixed=True)
        self.serials: dict[str, int] = storage.table(owner, "serials", fixed=True)


def subscriptions(state: SandboxState, owner: str) -> Subscriptions:
    """Return the subscriptions of an owner."""
    found: dict[str, Subscriptions] = state.cache.setdefault("subscriptions", {})
    if owner not in found:
        found[owner] = Subscriptions(state, owner)
    return found[owner]


def _mine(context: RequestContext) -> Subscriptions:
    caller = context.caller
    assert caller is not None
    if caller.organization is None:
        return subscriptions(context.state, "partner")
    return subscriptions(context.state, f"{'spend' if caller.spend else 'organization'} {caller.organization.id}")


def _types(context: RequestContext) -> tuple[str, ...]:
    assert context.caller is not None
    return _SPEND_EVENTS if context.caller.spend else _ORGANIZATION_EVENTS


@handles("webhooks", "getEventCatalog")
def _catalog(context: RequestContext) -> Any:
    return [{"type": name, "versions": [_VERSION]} for name in _types(context)]


# -- subscriptions


def _check(context: RequestContext, item: Object, mine: Subscriptions) -> None:
    url = item["notificationUrl"]
    problems: list[Problem] = []
    near = is_local(url) or (context.state.sender is not None and context.state.sender.allows(url))
    if not host_of(url) or (not url.startswith("https://") and not (near and url.startswith("http://"))):
        problems.append(invalid("notificationUrl", "must be an HTTPS URL"))
    for place, event in enumerate(item["events"]):
        if event["type"] not in _types(context):
            problems.append(invalid(f"events[{place}].type", f"{event['type']} is not in the catalog"))
        elif event["version"] != _VERSION:
            problems.append(invalid(f"events[{place}].version", f"{event['version']} is not in the catalog"))
    if problems:
        raise Refusal(400, problems)
    for other in mine.subscriptions:
        if other["id"] != item["id"] and _same(other, item):
            raise business_rule("BDC_1119", "A subscription for the same events and URL already exists.")


def _same(left: Object, right: Object) -> bool:
    def events(item: Object) -> set[tuple[str, str]]:
        return {(event["type"], event["version"]) for event in item["events"]}

    return bool(left["notificationUrl"] == right["notificationUrl"]) and events(left) == events(right)


def _once(context: RequestContext, mine: Subscriptions, make: Callable[[], Any]) -> Any:
    """Execute a request once for each idempotency key. Repeated requests get the first successful answer."""
    key = context.headers.get("X-Idempotent-Key", "")
    try:
        if uuid.UUID(key).version != 4:
            raise ValueError(key)
    except ValueError:
        raise bad_parameter("X-Idempotent-Key", "must be a UUID of version 4") from None
    stamp = int(context.now.timestamp())
    name = f"{context.operation.id} {key.lower()}"
    known = mine.replays.get(name)
    if known is not None and known[0] > stamp:
        return known[1]
    answer = make()
    mine.replays[name] = (stamp + int(_REPLAY.total_seconds()), answer)
    return answer


def _new_key(context: RequestContext, mine: Subscriptions, identifier: str) -> str:
    serial = mine.serials["keys"] = mine.serials.get("keys", 0) + 1
    key = secret(context.state.seed, "webhook key", identifier, str(serial))
    mine.keys[identifier] = key
    return key


@handles("webhooks", "createSubscription")
def _create(context: RequestContext) -> Any:
    mine = _mine(context)

    def make() -> Object:
        if len(mine.subscriptions) >= _MOST:
            raise business_rule("BDC_1119", f"An organization can have {_MOST} subscriptions at most.")
        item: Object = {
            "id": mine.subscriptions.ids.make(mine.subscriptions.end),
            "name": context.body["name"],
            "status": {"enabled": bool(context.body["status"].get("enabled", True))},
            "events": context.body["events"],
            "notificationUrl": context.body["notificationUrl"],
            "createdTime": context.time,
            "updatedTime": context.time,
        }
        if context.caller is not None and context.caller.organization is not None:
            item["organizationId"] = context.organization.id
        _check(context, item, mine)
        mine.subscriptions.add(item)
        return {**item, "securityKey": _new_key(context, mine, item["id"])}

    return _once(context, mine, make)


@handles("webhooks", "getAllSubscriptions")
def _list(context: RequestContext) -> bytes:
    size = read_size(context.operation, context.query)
    page = keyset_page(_mine(context).subscriptions, Query(), size, context.query.get("page") or None, both_ways=False)
    return page_body(*page)


def _find(context: RequestContext, mine: Subscriptions) -> int:
    identifier = context.path["subscriptionId"]
    position = mine.subscriptions.find(identifier)
    if position < 0:
        raise no_object("Subscription", identifier)
    return position


@handles("webhooks", "getSubscription")
def _get(context: RequestContext) -> bytes:
    mine = _mine(context)
    return mine.subscriptions.raw(_find(context, mine))


@handles("webhooks", "replaceSubscription", "updateSubscription")
def _change(context: RequestContext) -> Object:
    mine = _mine(context)
    position = _find(context, mine)
    item = mine.subscriptions.get(position)
    item.update({name: context.body[name] for name in _CHANGEABLE if context.body.get(name) is not None})
    item["updatedTime"] = context.time
    _check(context, item, mine)
    mine.subscriptions.put(position, item)
    return item


_CHANGEABLE: Final = ("name", "status", "events", "notificationUrl")


@handles("webhooks", "deleteSubscription")
def _delete(context: RequestContext) -> None:
    mine = _mine(context)
    mine.subscriptions.remove(_find(context, mine))


@handles("webhooks", "createNewSecurityKey")
def _security_key(context: RequestContext) -> Any:
    mine = _mine(context)
    identifier = mine.subscriptions.ids.make(_find(context, mine))
    return _once(context, mine, lambda: {"securityKey": _new_key(context, mine, identifier)})


# -- events


def _record(
    state: SandboxState,
    mine: Subscriptions,
    subscription: Object,
    event: str,
    organization: OrganizationState | None,
    item: Object,
    errors: list[Object] | None = None,
    *,
    test: bool = False,
) -> Object:
    """Add an event to the history of a subscription, and send it."""
    event_id = mine.events.ids.make(mine.events.end)
    metadata: Object = {"eventId": event_id, "subscriptionId": subscription["id"]}
    if organization is not None and event.startswith("spend."):
        metadata["spendCompanyUuid"] = company_id(organization)
    elif organization is not None:
        metadata["organizationId"] = organization.id
    metadata |= {"eventType": event, "version": _VERSION}
    record: Object = {
        "id": event_id,
        "type": event,
        "version": _VERSION,
        "subscriptionId": subscription["id"],
        "payload": payload(metadata, item, errors).decode(),
        "createdTime": moment(state.clock.now()),
    }
    mine.events.add(record, subscription["id"])
    _send(state, mine, subscription, record, always=test)
    return record


def notify(
    state: SandboxState, organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None
) -> None:
    """Record an event about an object of the sandbox, and send it to every subscription to it."""
    if wanting := _wanting(state, organization, event):
        told = shown(organization, event, item)
        for mine, subscription in wanting:
            _record(state, mine, subscription, event, organization, told, errors)


def _wanting(state: SandboxState, organization: OrganizationState, event: str) -> list[tuple[Subscriptions, Object]]:
    """Return the subscriptions to an event, each with those of the same owner."""
    side = "spend" if event.startswith("spend.") else "organization"
    return [
        (mine, subscription)
        for owner in (f"{side} {organization.id}", "partner")
        for mine in (subscriptions(state, owner),)
        for subscription in mine.subscriptions
        if subscription["status"]["enabled"] and any(entry["type"] == event for entry in subscription["events"])
    ]


def trigger(
    state: SandboxState, organization: OrganizationState, event: str, fields: Mapping[str, Any]
) -> list[Object]:
    """Send an event without a cause to all its subscribers. With the id of an object of the sandbox, it is about that
    object; otherwise its object is made up.

    Raises: `InvalidRequestError` for a type or a field that does not exist.
    """
    made, known = example_object(event, fields), EVENTS.get(event)
    if known is None:
        raise InvalidRequestError(f"BILL sends no {event!r}; there are {', '.join(EVENTS)}", field="type")
    given = {each.wire for each in known.model.__fields__ if {each.wire, each.name} & fields.keys()}
    found = None
    if known.resource is not None and known.identity is not None and known.identity in given:
        found = organization[known.resource].look_up(made[known.identity])
    item = made if found is None else shown(organization, event, found) | {wire: made[wire] for wire in given}
    time = moment(state.clock.now())
    code = "3" if event == "autopay.failed" else "BDC_1361"
    failed = [{"code": code, "message": "The bank account is inactive.", "timestamp": time}]
    errors: list[Object] | None = failed if event.endswith(".failed") else None
    wanting = _wanting(state, organization, event)
    return [_record(state, mine, subscription, event, organization, item, errors) for mine, subscription in wanting]


def _send(
    state: SandboxState, mine: Subscriptions, subscription: Object, record: Object, *, always: bool = False
) -> None:
    if state.sender is not None:
        state.sender.put(_delivery(mine, subscription, record, always=always))


def send_again(state: SandboxState, delivery: Delivery) -> None:
    """Send a notification to its subscriber again."""
    if state.sender is not None:
        again = attrs.evolve(
            delivery, tried=0, due=state.clock.now(), state="pending", always=True, attempts=[], signature=""
        )
        state.sender.put(again)


def _delivery(mine: Subscriptions, subscription: Object, record: Object, *, always: bool) -> Delivery:
    body: bytes = record["payload"].encode()
    return Delivery(
        event_id=record["id"],
        event_type=record["type"],
        subscription_id=subscription["id"],
        organization_id=loads(body)["metadata"].get("organizationId", ""),
        url=subscription["notificationUrl"],
        body=body,
        owner=mine.owner,
        always=always,
    )


class WebhookRegistry:
    """The registry of subscriptions for the sender: it provides keys and saves the state of deliveries."""

    def __init__(self, state: SandboxState) -> None:
        self._state = state

    def key(self, delivery: Delivery) -> str | None:
        """Return the security key, or None if the subscription is disabled or deleted."""
        mine = subscriptions(self._state, delivery.owner)
        subscription = mine.subscriptions.look_up(delivery.subscription_id)
        if subscription is None or not (delivery.always or subscription["status"]["enabled"]):
            return None
        return mine.keys[delivery.subscription_id]

    def record(self, delivery: Delivery) -> None:
        """Save a pending delivery. After the last failed attempt, disable the subscription."""
        with self._state.lock:
            open_ones = self._state.table("deliveries", fixed=True)
            if delivery.state == "pending":
                due = repr(delivery.due.timestamp())
                open_ones[delivery.event_id] = (delivery.owner, delivery.always, delivery.tried, due)
            else:
                open_ones.pop(delivery.event_id, None)
            if delivery.state == "failed" and delivery.tried > len(RETRIES):
                self._disable(delivery)
            if delivery.tried:
                self._state.storage.commit()

    def _disable(self, delivery: Delivery) -> None:
        collection = subscriptions(self._state, delivery.owner).subscriptions
        position = collection.find(delivery.subscription_id)
        if position >= 0:
            item = collection.get(position)
            item["status"] = {"enabled": False}
            item["updatedTime"] = moment(self._state.clock.now())
            collection.put(position, item)

    def resume(self, sender: WebhookSender) -> None:
        """Queue the deliveries that an earlier process has not completed."""
        for event, (owner, always, tried, due) in list(self._state.table("deliveries", fixed=True).items()):
            mine = subscriptions(self._state, owner)
            record = mine.events.look_up(event)
            subscription = None if record is None else mine.subscriptions.look_up(record["subscriptionId"])
            if record is None or subscription is None:
                continue
            delivery = _delivery(mine, subscription, record, always=always)
            delivery.tried = tried
            delivery.due = datetime.fromtimestamp(float(due), UTC)
            sender.put(delivery)


@handles("webhooks", "sendTestEvent")
def _test(context: RequestContext) -> Any:
    mine = _mine(context)
    subscription = mine.subscriptions.get(_find(context, mine))
    event = context.body.get("eventType") or subscription["events"][0]["type"]
    if event not in _types(context):
        raise Refusal(400, invalid("eventType", f"{event} is not in the catalog"))
    item = {**example(EVENTS[event].model), **(context.body.get(entity_key(event)) or {})}
    organization = (
        context.organization if context.caller is not None and context.caller.organization is not None else None
    )
    return _record(context.state, mine, subscription, event, organization, item, test=True)


@handles("webhooks", "resendEvent")
def _resend(context: RequestContext) -> Any:
    mine = _mine(context)
    subscription = mine.subscriptions.get(_find(context, mine))
    position = mine.events.find(context.path["eventId"])
    if position < 0 or mine.events.owner(position) != subscription["id"]:
        raise no_object("Event", context.path["eventId"])
    record = mine.events.get(position)
    _send(context.state, mine, subscription, record)
    return record


@handles("webhooks", "getEventsForSubscription")
def _events(context: RequestContext) -> bytes:
    mine = _mine(context)
    subscription = mine.subscriptions.ids.make(_find(context, mine))
    start, end = context.params.get("createdTimeFrom"), context.params.get("createdTimeTo")
    first, last = moment(max(start or _EPOCH, context.now - _KEPT)), moment(end or context.now)
    entity = context.params.get("entityId")

    def where(item: Object) -> bool:
        return f'"{entity}"' in item["payload"]

    created = ("createdTime",)
    terms = [Term(created, "gte", (first,)), Term(created, "lte", (last,))]
    sorts = [] if start is None else [Sorting(created, descending=True)]
    query = Query(terms=terms, sorts=sorts, owner=subscription, where=None if entity is None else where)
    size = read_size(context.operation, context.query)
    return page_body(*keyset_page(mine.events, query, size, context.query.get("page") or None, both_ways=False))
