"""`bill-async webhooks`: manage subscriptions, send events, and listen during development."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias, get_args

import aiohttp

from bill_async._schema.codec import dumps
from bill_async._schema.converter import unstructure
from bill_async.errors import BillError, ConfigurationError, InvalidRequestError
from bill_async.models import EventNotification, SubscriptionTest
from bill_async.webhooks import WebhookReceiver
from bill_async.webhooks.subscriptions import Party, webhooks_for

from . import INTERRUPTED
from .credentials import add_credentials, add_organization
from .display import clean
from .sync import stoppable
from .webhook_listener import listen
from .webhook_sessions import KEY_VARIABLE, Post, Session, session

__all__ = ["add_arguments", "run"]

_BILLS_OWN: Final = ("sandbox", "production")
_UNITS: Final = {"m": 60, "h": 3600, "d": 86400}


_Work: TypeAlias = Callable[[argparse.Namespace, Session], Awaitable[int]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    commands = parser.add_subparsers(dest="webhooks", required=True, metavar="what")

    def command(name: str, text: str, work: _Work) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_credentials(added)
        add_organization(added)
        added.add_argument("--party", choices=get_args(Party), help="whose events")
        added.set_defaults(work=work)
        return added

    listener = command("listen", "subscribe, print each event on a line, and forward it, signed", listen)
    listener.add_argument("--forward-to", metavar="URL", help="where to POST each event")
    listener.add_argument(
        "--events", default="*", metavar="TYPES", help="types and patterns: bill.*,vendor.created (all)"
    )
    listener.add_argument("--key", help=f"key to sign with; by default {KEY_VARIABLE}, or a new key, which is printed")
    listener.add_argument("--port", type=int, default=0, help="port to listen on; by default, a free one")
    listener.add_argument("--url", help="https URL that leads to this port; not needed for a sandbox on this machine")

    trigger = command("trigger", "send an event to its subscribers", _trigger)
    trigger.add_argument("type", help="bill.created, for example")
    trigger.add_argument("fields", nargs="*", metavar="FIELD=VALUE", help="fields of the object: amount=149.90")
    trigger.add_argument("--subscription", metavar="ID", help="subscription that gets the test event; with BILL only")

    events = command("events", "list the events that were sent, newest first", _events)
    events.add_argument("--since", type=_moment, metavar="WHEN", default="7d", help="30m, 24h, 7d, or a date (7d)")
    events.add_argument("--subscription", metavar="ID", help="only events of this subscription")
    events.add_argument("--json", action="store_true", help="print a JSON array, with the notifications")

    resend = command("resend", "have BILL send an event again", _resend)
    resend.add_argument("event", help="its id")
    resend.add_argument("--subscription", metavar="ID", help="of which subscription")

    replay = command("replay", "post events of the history to a URL, signed", _replay)
    replay.add_argument("event", nargs="*", help="ids of events; by default, all since --since")
    replay.add_argument("--forward-to", metavar="URL", required=True, help="where to POST each event")
    replay.add_argument("--since", type=_moment, metavar="WHEN", default="7d", help="30m, 24h, 7d, or a date (7d)")
    replay.add_argument("--subscription", metavar="ID", help="only events of this subscription")
    replay.add_argument("--key", help=f"key to sign with; by default, {KEY_VARIABLE}")

    listed = command("subscriptions", "list the subscriptions", _subscriptions)
    listed.add_argument("--json", action="store_true", help="print a JSON array")

    letters = commands.add_parser("dead-letters", help="list events whose handlers failed, or run them again")
    letters.add_argument(
        "store", metavar="STORE", help="the store of the receiver: a SQLite file, or a URL of PostgreSQL or Redis"
    )
    letters.add_argument(
        "--run-again", nargs="*", metavar="EVENT", help="run these events again; all of them if none is given"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command until it is done or interrupted."""
    work = _dead_letters(arguments) if arguments.webhooks == "dead-letters" else _with_session(arguments)
    try:
        return asyncio.run(stoppable(work))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return INTERRUPTED


async def _with_session(arguments: argparse.Namespace) -> int:
    async with session(arguments) as opened:
        status: int = await arguments.work(arguments, opened)
        return status


# ---- commands


async def _subscriptions(arguments: argparse.Namespace, opened: Session) -> int:
    found = await opened.subscriptions()
    if arguments.json:
        print(json.dumps([unstructure(each) for each in found], indent=1))
        return 0
    for each in found:
        enabled = "enabled" if each.status is not None and each.status.enabled else "DISABLED"
        kinds = ", ".join(str(event.type) for event in each.events or ())
        print(clean(f"{each.id}  {enabled}  {each.name}  {each.notification_url}"))
        print(clean(f"    {kinds}"))
    print(f"{len(found)} subscriptions" if len(found) != 1 else "1 subscription", file=sys.stderr)
    return 0


async def _trigger(arguments: argparse.Namespace, opened: Session) -> int:
    fields = dict(map(_field, arguments.fields))
    if opened.environment.name not in _BILLS_OWN:
        return await _trigger_in_sandbox(arguments, opened, fields)
    subscription = await opened.subscription(arguments.subscription)
    if fields:
        raise InvalidRequestError("fields cannot be set in BILL's test events; they can in those of the sandbox")
    body = SubscriptionTest(event_type=arguments.type, version="1")
    sent = await webhooks_for(opened.bill, opened.party).subscriptions.send_test_event(subscription.id, body)
    print(clean(f"{sent.id}  {arguments.type} to {subscription.name}"))
    return 0


async def _trigger_in_sandbox(arguments: argparse.Namespace, opened: Session, fields: dict[str, Any]) -> int:
    """Trigger an event in the sandbox of this package, which accepts a type and fields."""
    url = f"{opened.environment.name}/_sandbox/events"
    told = dumps({"type": arguments.type, "fields": fields, "organization": opened.bill.organization_id})
    async with aiohttp.ClientSession() as http, http.post(url, data=told) as answer:
        found: Any = await answer.json(content_type=None)
        if answer.status != 200:
            problems = "; ".join(str(each.get("message")) for each in found) if isinstance(found, list) else ""
            raise InvalidRequestError(problems or f"{url} answered {answer.status}; is it a sandbox of bill-async?")
    for event_id in found["events"]:
        print(f"{event_id}  {arguments.type}")
    if not found["events"]:
        print(f"nobody subscribes to {arguments.type}", file=sys.stderr)
    return 0 if found["events"] else 1


async def _events(arguments: argparse.Namespace, opened: Session) -> int:
    found = await _history(opened, arguments.subscription, arguments.since)
    if arguments.json:
        rows = [
            {
                "id": each.id,
                "type": each.type,
                "subscriptionId": each.subscription_id,
                "createdTime": each.created_time and each.created_time.isoformat(),
                "statusCode": each.status_code,
                "payload": each.payload,
            }
            for each in found
        ]
        print(json.dumps(rows, indent=1))
        return 0
    for each in found:
        time = f"{each.created_time:%Y-%m-%d %H:%M:%S}" if each.created_time else ""
        code = "" if each.status_code is None else each.status_code
        print(clean(f"{time}  {each.id}  {each.type:<30}  {code}").rstrip())
    return 0


async def _resend(arguments: argparse.Namespace, opened: Session) -> int:
    webhooks = webhooks_for(opened.bill, opened.party)
    owners = await opened.subscriptions(arguments.subscription)
    for subscription in owners:
        try:
            await webhooks.events.resend(subscription.id, arguments.event)
        except BillError:
            if subscription is owners[-1]:
                raise
        else:
            print(clean(f"{arguments.event}  sent again to {subscription.name}"))
            return 0
    raise InvalidRequestError("there is no subscription")


async def _replay(arguments: argparse.Namespace, opened: Session) -> int:
    key = arguments.key or os.environ.get(KEY_VARIABLE)
    if not key:
        raise ConfigurationError(f"give the security key of the receiver: --key, or {KEY_VARIABLE}")
    found = await _history(opened, arguments.subscription, arguments.since)
    wanted = [each for each in reversed(found) if not arguments.event or each.id in arguments.event]
    missing = {*arguments.event} - {each.id for each in wanted}
    if missing:
        raise InvalidRequestError(f"not in the history since {arguments.since:%Y-%m-%d %H:%M}: {', '.join(missing)}")
    failures = 0
    async with Post(arguments.forward_to, key) as post:
        for each in wanted:
            answer = await post((each.payload or "").encode())
            failures += answer != "200"
            print(clean(f"{each.id}  {each.type}  -> {answer}"))
    return 1 if failures else 0


async def _history(opened: Session, subscription: str | None, since: datetime) -> list[EventNotification]:
    """Return the events of subscriptions, newest first."""
    webhooks = webhooks_for(opened.bill, opened.party)
    found: list[EventNotification] = []
    for each in await opened.subscriptions(subscription):
        found += await webhooks.events.list_for_subscription(each.id, created_time_from=since, max=100).collect()
    return sorted(found, key=lambda each: each.created_time or since, reverse=True)


async def _dead_letters(arguments: argparse.Namespace) -> int:
    if not _exists(arguments.store):
        raise ConfigurationError(f"{arguments.store}: there is no such file")
    receiver = WebhookReceiver(store=arguments.store, concurrency=0)
    try:
        if arguments.run_again is not None:
            count = await receiver.run_again(*arguments.run_again)
            print(f"{count} to be handled again when the receiver runs")
            return 0
        for letter in await receiver.dead_letters():
            line = f"{letter.finished:%Y-%m-%d %H:%M:%S}  {letter.id}  {letter.type}  {letter.attempts} attempts"
            print(clean(line))
            print(f"    {clean(str(letter.error))}")
    finally:
        await receiver.close()
    return 0


def _exists(store: str) -> bool:
    return "://" in store or Path(store).exists()


# ---- arguments


def _field(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise InvalidRequestError(f"{text!r} is not FIELD=VALUE; write amount=149.90")
    try:
        return name, json.loads(value, parse_float=Decimal)
    except (ArithmeticError, ValueError):
        return name, value


def _moment(text: str) -> datetime:
    unit = _UNITS.get(text[-1:])
    if unit is not None and text[:-1].isdecimal():
        return datetime.now(UTC) - timedelta(seconds=unit * int(text[:-1]))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 30m, 24h, 7d or 2026-03-01") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
