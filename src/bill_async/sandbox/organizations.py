"""The state of one organization: its collections, its agenda, and what is in no collection."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count
from typing import Any

import attrs

from .clock import moment
from .ids import digest, organization_id
from .kinds import BY_PREFIX, KINDS
from .seeding import Seeder, plan
from .store import Collection, Object

__all__ = ["Account", "Organization", "Trust"]


@attrs.frozen(kw_only=True, repr=False)
class Account:
    """What a client needs to use one organization of the sandbox."""

    organization_id: str
    dev_key: str
    username: str
    password: str
    user_id: str
    sync_token_name: str
    sync_token: str
    spend_token: str
    remember_me_id: str
    """Together with `device` it makes a login MFA-trusted; it never expires."""
    device: str

    def __repr__(self) -> str:
        return f"Account(organization_id={self.organization_id!r})"


@attrs.define
class Trust:
    """One remembered device."""

    user_id: str
    device: str
    until: float


class Organization:
    """Everything that belongs to one organization."""

    def __init__(
        self,
        index: int,
        seed: int,
        objects: int | Mapping[str, int],
        account: Account | None,
        details: Object,
    ) -> None:
        self.id = organization_id(index, seed)
        self.index = index
        self.account = account
        self.details = details
        """The organization itself, as `GET /v3/organizations/{id}` answers it."""
        self.seeder = Seeder(seed, self.id, plan(objects))
        self._collections: dict[str, Collection] = {}
        self._agenda: list[tuple[float, int, Callable[[datetime], None]]] = []
        self._order = count()
        self.files: dict[str, tuple[bytes, str]] = {}
        """The bytes and the media type of each file, by the last part of its link."""
        self.trusts: dict[str, Trust] = {}
        """Remembered devices by rememberMeId."""
        self.phones: dict[str, list[Object]] = {}
        """MFA phones by user."""
        self.notes: dict[str, Any] = {}
        """Small things that single operations remember: challenges, invitations, verifications."""

    def __getitem__(self, name: str) -> Collection:
        """Return the collection of a kind."""
        found = self._collections.get(name)
        if found is None:
            kind = KINDS[name]
            found = self._collections[name] = Collection(
                kind.name,
                self.seeder.ids[name],
                size=self.seeder.sizes.get(name, 0),
                generate=self.seeder.generator(name),
                owner=self.seeder.owner(name),
            )
        return found

    def counts(self) -> dict[str, int]:
        """Return how many objects of each kind there are."""
        return {name: len(self[name]) for name in KINDS if len(self[name])}

    def reference(self, prefix: str, identifier: str) -> str | None:
        """Say what is wrong with an id that stands in a request."""
        if prefix == "008":
            return None if identifier == self.id else "is not this organization"
        kind = BY_PREFIX.get(prefix)
        if kind is None or self[kind.name].find(identifier) >= 0:
            return None
        return "does not exist"

    def note(self, name: str, empty: Callable[[], Any]) -> Any:
        """Return one of the small things, made on first use."""
        if name not in self.notes:
            self.notes[name] = empty()
        return self.notes[name]

    def later(self, when: datetime, what: Callable[[datetime], None]) -> None:
        """Do something as soon as the clock has reached a moment."""
        heapq.heappush(self._agenda, (when.timestamp(), next(self._order), what))

    def settle(self, now: datetime) -> None:
        """Do what has become due, in order, each with the moment at which it was due."""
        stamp = now.timestamp()
        while self._agenda and self._agenda[0][0] <= stamp:
            due, _, what = heapq.heappop(self._agenda)
            what(datetime.fromtimestamp(due, now.tzinfo))


def seeded_details(index: int, seed: int, name: str) -> Object:
    """Return a seeded organization."""
    created = datetime.fromisoformat("2023-11-01T09:00:00.000+00:00")
    address = {
        "line1": f"{100 + index} Market St",
        "city": "San Jose",
        "stateOrProvince": "CA",
        "zipOrPostalCode": "95113",
        "country": "US",
        "countryName": "United States",
    }
    return {
        "id": organization_id(index, seed),
        "archived": False,
        "name": name,
        "address": address,
        "mailingAddress": dict(address),
        "phone": "+14085550100",
        "taxId": f"{digest('tax', seed, index) % 10**9:09d}",
        "taxIdType": "EIN",
        "industry": "Software",
        "businessCategory": "LLC",
        "accountType": "BUSINESS",
        "processingOptions": {"mailingAddressSameAsPhysical": True},
        "createdTime": moment(created),
        "updatedTime": moment(created),
    }
