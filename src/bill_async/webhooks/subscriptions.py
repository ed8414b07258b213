"""Declared subscriptions: they are created, changed, enabled and given keys until they match the declaration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from uuid import uuid4

import attrs

from bill_async._base.addresses import check_address
from bill_async._base.clock import Clock
from bill_async._base.logging import logger
from bill_async.errors import ConfigurationError, DecodeError
from bill_async.models import (
    EventCatalogEntry,
    Subscription,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionReplace,
    SubscriptionStatus,
    SubscriptionUpdate,
)
from bill_async.secret import Secret

from .keys import KeyBook, KeyRing, SubscriptionKey
from .listed import LISTED
from .router import matches

if TYPE_CHECKING:
    from bill_async.client import BillClient
    from bill_async.resources import Webhooks

__all__ = ["OVERLAP", "Party", "ensure", "webhooks_for"]

Party: TypeAlias = Literal["organization", "partner", "spend"]
"""The owner of the events, whose credentials are used."""

OVERLAP: Final = timedelta(days=1)
"""How long a replaced key stays valid, because BILL may resend notifications that it signed with the old key."""
_SPEND: Final = "spend."


@attrs.frozen(kw_only=True)
class _Wanted:
    """A declared subscription."""

    name: str
    url: str
    events: frozenset[tuple[str, str]]
    """The types and versions of the events."""

    @property
    def inputs(self) -> list[SubscriptionEventInput]:
        return [SubscriptionEventInput(type=kind, version=version) for kind, version in sorted(self.events)]

    def is_met(self, found: Subscription) -> bool:
        """Whether a subscription at BILL matches it, enabled or not."""
        return found.name == self.name and found.notification_url == self.url and _events(found) == self.events


async def ensure(
    ring: KeyRing,
    bill: BillClient,
    clock: Clock,
    *,
    url: str,
    events: Sequence[str] | None,
    handled: Sequence[str],
    name: str,
    party: Party | None,
    rotate: bool,
    overlap: timedelta,
) -> Subscription:
    """Ensure that BILL has the declared subscription, and that its key is stored."""
    check_address(url, "url", "give the https URL under which BILL reaches the receiver")
    if not name:
        raise ConfigurationError("name: it cannot be empty")
    if isinstance(events, str):
        raise ConfigurationError(f"events: give a list, events=[{events!r}]")
    webhooks = webhooks_for(bill, _party(events, party))
    catalog = await webhooks.events.get_catalog()
    wanted = _Wanted(name=name, url=url, events=_chosen(catalog, events, handled))
    if ring.store is None:
        return await _without_keys(webhooks, wanted, rotate=rotate)
    async with ring.change():
        return await _Keeper(ring, webhooks, wanted, clock, overlap).ensure(rotate=rotate)


def webhooks_for(bill: BillClient, party: Party | None) -> Webhooks:
    """Return the resources of the webhook API for a party, or for the first that has credentials."""
    return bill.webhooks if party is None else bill.webhooks_of(party)


async def _without_keys(webhooks: Webhooks, wanted: _Wanted, *, rotate: bool) -> Subscription:
    """Change an existing subscription, whose key was given to the receiver."""
    found = _pick(await webhooks.subscriptions.list().collect(), wanted, KeyBook())
    if found is None or rotate:
        raise ConfigurationError(
            "there is no store for a new security key: give WebhookReceiver(keys=FileKeyStore(...)), or your own "
            "KeyStore"
        )
    return await _change(webhooks, found, wanted)


@attrs.frozen(eq=False)
class _Keeper:
    """Makes a subscription match its declaration, and stores its key."""

    ring: KeyRing
    webhooks: Webhooks
    wanted: _Wanted
    clock: Clock
    overlap: timedelta

    async def ensure(self, *, rotate: bool) -> Subscription:
        """Create or change the subscription."""
        book = await self.ring.read()
        every = await self.webhooks.subscriptions.list().collect()
        found = _pick(every, self.wanted, book)
        if found is None:
            return await self._create()
        found = await _change(self.webhooks, found, self.wanted)
        if rotate or found.id not in book.keys or found.id in book.begun:
            await self._new_key(found.id)
        for other in every:
            if other.id != found.id and other.notification_url == self.wanted.url:
                logger.warning(
                    "webhooks: the subscription %s (%s) has the same URL: events of both subscriptions come "
                    "twice, and are handled twice",
                    other.id,
                    other.name,
                )
        return found

    async def _create(self) -> Subscription:
        made = await self.webhooks.subscriptions.create(
            SubscriptionCreate(
                name=self.wanted.name,
                notification_url=self.wanted.url,
                events=self.wanted.inputs,
                status=SubscriptionStatus(enabled=True),
            )
        )
        if not made.id or not made.security_key:
            raise DecodeError("createSubscription: $: the answer has no id or no security key")
        await self._keep(made.id, made.security_key)
        return await self.webhooks.subscriptions.get(made.id)

    async def _new_key(self, subscription_id: str) -> None:
        """Let BILL make a new key.

        The idempotency key of the request is stored first. If this process dies before the answer is stored, the next
        process repeats the request with it, and gets the same new key.
        """
        book = await self.ring.read()
        idempotency_key = book.begun.get(subscription_id) or str(uuid4())
        begun = {**book.begun, subscription_id: idempotency_key}
        await self.ring.write(attrs.evolve(book, begun=begun))
        made = await self.webhooks.subscriptions.create_security_key(subscription_id, idempotency_key=idempotency_key)
        if not made.security_key:
            raise DecodeError("createNewSecurityKey: $.securityKey: it is missing")
        await self._keep(subscription_id, made.security_key)

    async def _keep(self, subscription_id: str, key: Secret[str]) -> None:
        """Store a key as the current one of its subscription. Earlier keys stay valid for a while."""
        book, now = await self.ring.read(), self.clock.now()
        former = [_until(each, now + self.overlap) for each in book.keys.get(subscription_id, ()) if each.key != key]
        kept = (SubscriptionKey(key), *(each for each in former if each.until is not None and each.until > now))
        begun = {name: text for name, text in book.begun.items() if name != subscription_id}
        await self.ring.write(KeyBook(keys={**book.keys, subscription_id: kept}, begun=begun))


def _until(key: SubscriptionKey, moment: datetime) -> SubscriptionKey:
    return attrs.evolve(key, until=moment) if key.until is None else key


def _pick(every: Sequence[Subscription], wanted: _Wanted, book: KeyBook) -> Subscription | None:
    """Find the subscription: the one with the name, or else one that already matches."""
    named = [each for each in every if each.name == wanted.name]
    same = [each for each in every if each.notification_url == wanted.url and _events(each) == wanted.events]
    found = sorted(named, key=lambda each: each.id not in book.keys) or same
    return found[0] if found else None


def _events(subscription: Subscription) -> frozenset[tuple[str, str]]:
    return frozenset((str(event.type), str(event.version)) for event in subscription.events or ())


async def _change(webhooks: Webhooks, found: Subscription, wanted: _Wanted) -> Subscription:
    """Change the differences, and enable it."""
    enabled = found.status is not None and found.status.enabled
    if not wanted.is_met(found):
        return await webhooks.subscriptions.replace(
            found.id,
            SubscriptionReplace(
                name=wanted.name,
                notification_url=wanted.url,
                events=wanted.inputs,
                status=SubscriptionStatus(enabled=True),
            ),
        )
    if not enabled:
        return await webhooks.subscriptions.update(
            found.id, SubscriptionUpdate(status=SubscriptionStatus(enabled=True))
        )
    return found


# ---- which events


def _party(events: Sequence[str] | None, party: Party | None) -> Party | None:
    """Return the owner of the events. Events of Spend & Expense need a separate subscription."""
    if party is not None or not events:
        return party
    of_spend = [pattern.startswith(_SPEND) for pattern in events]
    if all(of_spend):
        return "spend"
    if any(of_spend):
        raise ConfigurationError(
            "events: those of Spend & Expense need a separate subscription; call this once with 'spend.*', and "
            "once with the others"
        )
    return None


def _chosen(
    catalog: Sequence[EventCatalogEntry], events: Sequence[str] | None, handled: Sequence[str]
) -> frozenset[tuple[str, str]]:
    """Return the types in BILL's catalog that match the patterns, each with its newest version."""
    versions = {str(entry.type): max(entry.versions or ["1"], key=_number) for entry in catalog if entry.type}
    patterns = handled if events is None else events
    chosen: dict[str, str] = {}
    for pattern in patterns:
        fitting = {kind: version for kind, version in versions.items() if matches(pattern, kind)}
        if not fitting and events is not None:
            near = get_close_matches(pattern, versions, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(versions)}"
            if pattern in LISTED:
                hint = "BILL sends no such events; see ChangeFeed"
            raise ConfigurationError(f"events: {pattern!r} is not in BILL's catalog; {hint}")
        chosen |= fitting
    if not chosen:
        raise ConfigurationError("events: there are none; register handlers first, or give events=[...]")
    return frozenset(chosen.items())


def _number(version: str) -> int:
    return int(version) if version.isdecimal() else 0
