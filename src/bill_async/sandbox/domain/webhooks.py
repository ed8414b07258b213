"""Webhook subscriptions, their security keys and the history of their events.

BILL notifies HTTPS URLs only. The sandbox notifies plain HTTP as well where it is on this machine,
or on a host that it was allowed to send to.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bill_async.sandbox._json import loads
from bill_async.sandbox.auth import secret
from bill_async.sandbox.clock import moment
from bill_async.sandbox.context import Call, handles
from bill_async.sandbox.crud import page_body
from bill_async.sandbox.delivery import RETRIES, Courier, Delivery, host_of, is_local
from bill_async.sandbox.errors import Problem, Refusal, bad_parameter, business_rule, invalid, no_object
from bill_async.sandbox.filtering import Sorting
from bill_async.sandbox.listing import Query, keyset_page
from bill_async.sandbox.notifications import company_id, entity_key, payload, shown
from bill_async.sandbox.organizations import Organization
from bill_async.sandbox.state import World
from bill_async.sandbox.store import Collection, Object
from bill_async.sandbox.validation import read_size
from bill_async.webhooks.events import EVENTS

__all__ = ["WebhookDesk", "notify"]

_SPEND_EVENTS: Final = tuple(name for name in EVENTS if name.startswith("spend."))
_ORGANIZATION_EVENTS: Final = tuple(name for name in EVENTS if name not in _SPEND_EVENTS)
_VERSION: Final = "1"
_MOST: Final = 10
_REPLAY: Final = timedelta(hours=24)
_KEPT: Final = timedelta(days=180)
"""How long the history of events goes back."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Uuids:
    """Ids of subscriptions and events: UUIDs that end in the position."""

    def __init__(self, *label: object) -> None:
        text = "\x1f".join(map(str, label))
        self._head = hashlib.sha256(text.encode()).hexdigest()[:20]

    def make(self, position: int) -> str:
        """Return the id of a position."""
        return str(uuid.UUID(hex=f"{self._head}{position:012x}", version=4))

    def position(self, text: str) -> int:
        """Return the position of an id, -1 if it is none of ours."""
        try:
            position = int(text[-12:], 16)
        except ValueError:
            return -1
        return position if position >= 0 and self.make(position) == text else -1


class Subscriptions:
    """The subscriptions of one owner: an organization, a partner, or a spend company."""

    def __init__(self, world: World, owner: str) -> None:
        seed, journal = world.seed, world.journal
        self.owner = owner
        self.subscriptions = Collection("webhooks.subscriptions", _Uuids(seed, owner, "subscription"))
        self.events = Collection("webhooks.events", _Uuids(seed, owner, "event"))
        for collection in (self.subscriptions, self.events):
            journal.attach(owner, collection)
        self.keys: dict[str, str] = journal.ledger(owner, "keys", fixed=True)
        self.replays: dict[str, tuple[int, Any]] = journal.ledger(owner, "replays", fixed=True)
        self.serials: dict[str, int] = journal.ledger(owner, "serials", fixed=True)


def subscriptions(world: World, owner: str) -> Subscriptions:
    """Return the subscriptions of an owner."""
    found: dict[str, Subscriptions] = world.notes.setdefault("subscriptions", {})
    if owner not in found:
        found[owner] = Subscriptions(world, owner)
    return found[owner]


def _mine(call: Call) -> Subscriptions:
    caller = call.caller
    assert caller is not None
    if caller.organization is None:
        return subscriptions(call.world, "partner")
    return subscriptions(call.world, f"{'spend' if caller.spend else 'organization'} {caller.organization.id}")


def _types(call: Call) -> tuple[str, ...]:
    assert call.caller is not None
    return _SPEND_EVENTS if call.caller.spend else _ORGANIZATION_EVENTS


@handles("webhooks", "getEventCatalog")
def _catalog(call: Call) -> Any:
    return [{"type": name, "versions": [_VERSION]} for name in _types(call)]


# -- subscriptions


def _check(call: Call, item: Object, mine: Subscriptions) -> None:
    url = item["notificationUrl"]
    problems: list[Problem] = []
    near = is_local(url) or (call.world.courier is not None and call.world.courier.allows(url))
    if not host_of(url) or (not url.startswith("https://") and not (near and url.startswith("http://"))):
        problems.append(invalid("notificationUrl", "must be an HTTPS URL"))
    for place, event in enumerate(item["events"]):
        if event["type"] not in _types(call):
            problems.append(invalid(f"events[{place}].type", f"{event['type']} is not in the catalog"))
        elif event["version"] != _VERSION:
            problems.append(invalid(f"events[{place}].version", f"{event['version']} is not in the catalog"))
    if problems:
        raise Refusal(400, problems)
    for other in mine.subscriptions:
        if other["id"] != item["id"] and _same(other, item):
            raise business_rule("BDC_1119", "There is a subscription for the same events and URL already.")


def _same(left: Object, right: Object) -> bool:
    def events(item: Object) -> set[tuple[str, str]]:
        return {(event["type"], event["version"]) for event in item["events"]}

    return bool(left["notificationUrl"] == right["notificationUrl"]) and events(left) == events(right)


def _once(call: Call, mine: Subscriptions, make: Callable[[], Any]) -> Any:
    """Answer a repeated idempotency key with the first success."""
    key = call.headers.get("X-Idempotent-Key", "")
    try:
        if uuid.UUID(key).version != 4:
            raise ValueError(key)
    except ValueError:
        raise bad_parameter("X-Idempotent-Key", "must be a UUID of version 4") from None
    stamp = int(call.now.timestamp())
    name = f"{call.operation.id} {key.lower()}"
    known = mine.replays.get(name)
    if known is not None and known[0] > stamp:
        return known[1]
    answer = make()
    mine.replays[name] = (stamp + int(_REPLAY.total_seconds()), answer)
    return answer


def _new_key(call: Call, mine: Subscriptions, identifier: str) -> str:
    serial = mine.serials["keys"] = mine.serials.get("keys", 0) + 1
    key = secret(call.world.seed, "webhook key", identifier, str(serial))
    mine.keys[identifier] = key
    return key


@handles("webhooks", "createSubscription")
def _create(call: Call) -> Any:
    mine = _mine(call)

    def make() -> Object:
        if len(mine.subscriptions) >= _MOST:
            raise business_rule("BDC_1119", f"An organization can have {_MOST} subscriptions at most.")
        item: Object = {
            "id": mine.subscriptions.ids.make(mine.subscriptions.end),
            "name": call.body["name"],
            "status": {"enabled": bool(call.body["status"].get("enabled", True))},
            "events": call.body["events"],
            "notificationUrl": call.body["notificationUrl"],
            "createdTime": call.time,
            "updatedTime": call.time,
        }
        if call.caller is not None and call.caller.organization is not None:
            item["organizationId"] = call.organization.id
        _check(call, item, mine)
        mine.subscriptions.add(item)
        return {**item, "securityKey": _new_key(call, mine, item["id"])}

    return _once(call, mine, make)


@handles("webhooks", "getAllSubscriptions")
def _list(call: Call) -> bytes:
    size = read_size(call.operation, call.query)
    page = keyset_page(_mine(call).subscriptions, Query(), size, call.query.get("page") or None, both_ways=False)
    return page_body(*page)


def _find(call: Call, mine: Subscriptions) -> int:
    identifier = call.path["subscriptionId"]
    position = mine.subscriptions.find(identifier)
    if position < 0:
        raise no_object("Subscription", identifier)
    return position


@handles("webhooks", "getSubscription")
def _get(call: Call) -> bytes:
    mine = _mine(call)
    return mine.subscriptions.raw(_find(call, mine))


@handles("webhooks", "replaceSubscription", "updateSubscription")
def _change(call: Call) -> Object:
    mine = _mine(call)
    position = _find(call, mine)
    item = mine.subscriptions.get(position)
    item.update({name: call.body[name] for name in _CHANGEABLE if call.body.get(name) is not None})
    item["updatedTime"] = call.time
    _check(call, item, mine)
    mine.subscriptions.put(position, item)
    return item


_CHANGEABLE: Final = ("name", "status", "events", "notificationUrl")


@handles("webhooks", "deleteSubscription")
def _delete(call: Call) -> None:
    mine = _mine(call)
    mine.subscriptions.remove(_find(call, mine))


@handles("webhooks", "createNewSecurityKey")
def _security_key(call: Call) -> Any:
    mine = _mine(call)
    identifier = mine.subscriptions.ids.make(_find(call, mine))
    return _once(call, mine, lambda: {"securityKey": _new_key(call, mine, identifier)})


# -- events


def _record(
    world: World,
    mine: Subscriptions,
    subscription: Object,
    event: str,
    organization: Organization | None,
    item: Object,
    errors: list[Object] | None = None,
    *,
    test: bool = False,
) -> Object:
    """Put an event into the history of a subscription, and send it."""
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
        "createdTime": moment(world.clock.now()),
    }
    mine.events.add(record, subscription["id"])
    _send(world, mine, subscription, record, always=test)
    return record


def notify(
    world: World, organization: Organization, event: str, item: Object, errors: list[Object] | None = None
) -> None:
    """Record and send an event for every subscription that wants it."""
    side = "spend" if event.startswith("spend.") else "organization"
    for owner in (f"{side} {organization.id}", "partner"):
        mine = subscriptions(world, owner)
        for subscription in mine.subscriptions:
            wanted = any(entry["type"] == event for entry in subscription["events"])
            if wanted and subscription["status"]["enabled"]:
                _record(world, mine, subscription, event, organization, shown(organization, event, item), errors)


def _send(world: World, mine: Subscriptions, subscription: Object, record: Object, *, always: bool = False) -> None:
    if world.courier is not None:
        world.courier.put(_delivery(mine, subscription, record, always=always))


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


class WebhookDesk:
    """Tells the courier which key to sign with, and learns what became of what it sent."""

    def __init__(self, world: World) -> None:
        self._world = world

    def key(self, delivery: Delivery) -> str | None:
        """Return the security key, nothing if the subscription is disabled or gone."""
        mine = subscriptions(self._world, delivery.owner)
        subscription = mine.subscriptions.look_up(delivery.subscription_id)
        if subscription is None or not (delivery.always or subscription["status"]["enabled"]):
            return None
        return mine.keys[delivery.subscription_id]

    def tell(self, delivery: Delivery) -> None:
        """Remember what is still to be sent; disable the subscription of what has failed for good."""
        with self._world.lock:
            open_ones = self._world.ledger("deliveries", fixed=True)
            if delivery.state == "pending":
                due = repr(delivery.due.timestamp())
                open_ones[delivery.event_id] = (delivery.owner, delivery.always, delivery.tried, due)
            else:
                open_ones.pop(delivery.event_id, None)
            if delivery.state == "failed" and delivery.tried > len(RETRIES):
                self._disable(delivery)
            if delivery.tried:
                self._world.journal.commit()

    def _disable(self, delivery: Delivery) -> None:
        collection = subscriptions(self._world, delivery.owner).subscriptions
        position = collection.find(delivery.subscription_id)
        if position >= 0:
            item = collection.get(position)
            item["status"] = {"enabled": False}
            item["updatedTime"] = moment(self._world.clock.now())
            collection.put(position, item)

    def resume(self, courier: Courier) -> None:
        """Send what an earlier process has not got through."""
        for event, (owner, always, tried, due) in list(self._world.ledger("deliveries", fixed=True).items()):
            mine = subscriptions(self._world, owner)
            record = mine.events.look_up(event)
            subscription = None if record is None else mine.subscriptions.look_up(record["subscriptionId"])
            if record is None or subscription is None:
                continue
            delivery = _delivery(mine, subscription, record, always=always)
            delivery.tried = tried
            delivery.due = datetime.fromtimestamp(float(due), UTC)
            courier.put(delivery)


@handles("webhooks", "sendTestEvent")
def _test(call: Call) -> Any:
    mine = _mine(call)
    subscription = mine.subscriptions.get(_find(call, mine))
    event = call.body.get("eventType") or subscription["events"][0]["type"]
    if event not in _types(call):
        raise Refusal(400, invalid("eventType", f"{event} is not in the catalog"))
    item = {"id": "00000000000000000000", **(call.body.get(entity_key(event)) or {})}
    organization = call.organization if call.caller is not None and call.caller.organization is not None else None
    return _record(call.world, mine, subscription, event, organization, item, test=True)


@handles("webhooks", "resendEvent")
def _resend(call: Call) -> Any:
    mine = _mine(call)
    subscription = mine.subscriptions.get(_find(call, mine))
    position = mine.events.find(call.path["eventId"])
    if position < 0 or mine.events.owner(position) != subscription["id"]:
        raise no_object("Event", call.path["eventId"])
    record = mine.events.get(position)
    _send(call.world, mine, subscription, record)
    return record


@handles("webhooks", "getEventsForSubscription")
def _events(call: Call) -> bytes:
    mine = _mine(call)
    subscription = mine.subscriptions.ids.make(_find(call, mine))
    start, end = call.params.get("createdTimeFrom"), call.params.get("createdTimeTo")
    first, last = moment(max(start or _EPOCH, call.now - _KEPT)), moment(end or call.now)
    entity = call.params.get("entityId")

    def where(item: Object) -> bool:
        return first <= item["createdTime"] <= last and (entity is None or f'"{entity}"' in item["payload"])

    sorts = [] if start is None else [Sorting(("createdTime",), descending=True)]
    query = Query(sorts=sorts, owner=subscription, where=where)
    size = read_size(call.operation, call.query)
    return page_body(*keyset_page(mine.events, query, size, call.query.get("page") or None, both_ways=False))
