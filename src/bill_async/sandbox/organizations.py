"""The state of one organization: its collections, its scheduler and its other tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import attrs

from .clock import moment
from .collection import Collection, Object, Room
from .ids import digest, organization_id
from .object_types import ObjectTypes
from .scheduler import Scheduler
from .seeding import Seeder, plan
from .storage import Storage

__all__ = ["OrganizationAccount", "OrganizationState", "Trust"]


_WITH_LINKS = (
    "attachments",
    "documents",
    "exports",
    "billing_statements",
    "spend.transactions",
    "spend.reimbursements",
)


@attrs.frozen(kw_only=True, repr=False)
class OrganizationAccount:
    """The credentials for one organization of the sandbox."""

    organization_id: str
    dev_key: str
    username: str
    password: str
    user_id: str
    sync_token_name: str
    sync_token: str
    spend_token: str
    remember_me_id: str
    """Makes a login MFA-trusted, together with `device`. It never expires."""
    device: str

    def __repr__(self) -> str:
        return f"OrganizationAccount(organization_id={self.organization_id!r})"


class Trust(NamedTuple):
    """One remembered device."""

    user_id: str
    device: str
    until: int
    """Seconds since 1970."""


class OrganizationState:
    """The state of one organization."""

    def __init__(
        self,
        index: int,
        seed: int,
        objects: int | Mapping[str, int],
        account: OrganizationAccount | None,
        details: Object,
        storage: Storage,
        types: ObjectTypes,
        room: Room,
    ) -> None:
        self.id = organization_id(index, seed)
        self.index = index
        self.account = account
        self.types = types
        self._storage = storage
        self._room = room
        self._state = storage.table(self.id, "state")
        self._state.setdefault("details", details)
        self.seeder = Seeder(seed, self.id, plan(objects, types), types)
        self._collections: dict[str, Collection] = {}
        self.scheduler = Scheduler(storage.table(self.id, "scheduled"))
        self.files: dict[str, tuple[bytes, str]] = storage.table(self.id, "files", fixed=True)
        """The content and the media type of each file, by the token of its link."""
        self.trusts: dict[str, tuple[str, str, int]] = storage.table(self.id, "trusts", fixed=True)
        """The remembered devices by rememberMeId, as in `Trust`."""
        self.phones: dict[str, list[Object]] = storage.table(self.id, "phones")
        """The MFA phones by user."""
        self._tables: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> Collection:
        """Return the collection of a kind."""
        found = self._collections.get(name)
        if found is None:
            found = self._collections[name] = Collection(
                name,
                self.seeder.ids[name],
                size=self.seeder.sizes.get(name, 0),
                generate=self.seeder.generator(name),
                owner=self.seeder.owner(name),
                room=self._room,
            )
            self._storage.attach(self.id, found)
        return found

    @property
    def details(self) -> Object:
        """The organization, as in the answer of `GET /v3/organizations/{id}`."""
        found: Object = self._state["details"]
        return found

    def replace(self, old: bytes, new: bytes) -> None:
        """Replace a text in all objects that may hold links."""
        for name in _WITH_LINKS:
            self[name].replace(old, new)

    def counts(self) -> dict[str, int]:
        """Return the number of objects of each kind."""
        return {name: len(self[name]) for name in self.types if len(self[name])}

    def reference(self, prefix: str, identifier: str) -> str | None:
        """Return the problem of an id in a request, or None."""
        if prefix == "008":
            return None if identifier == self.id else "is not this organization"
        found = self.types.by_prefix.get(prefix)
        if found is None or self[found.name].find(identifier) >= 0:
            return None
        return "does not exist"

    def table(self, name: str) -> dict[str, Any]:
        """Return a table for the data of single operations: challenges, invitations, verifications."""
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = self._storage.table(self.id, name)
        return found

    def serial(self, name: str) -> int:
        """Return the next number of a series."""
        number: int = self._state.get(name, 0) + 1
        self._state[name] = number
        return number


def seeded_details(index: int, seed: int, name: str) -> Object:
    """Return the details of a seeded organization."""
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
