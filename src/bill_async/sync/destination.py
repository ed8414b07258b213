"""Destinations of copies, and what they must keep so that a killed run can be continued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import attrs

from bill_async.errors import BillError

from .resource_lists import ResourceList
from .rows import Item
from .slicing import Slice

__all__ = ["Batch", "Destination", "DestinationError", "Pass", "Saved"]


class DestinationError(BillError):
    """The destination cannot be used, or could not store what it was given."""


@attrs.define(kw_only=True)
class Pass:
    """One walk over a whole list of one organization, perhaps by several runs one after another."""

    organization_id: str
    resource: str
    started_at: datetime
    """When it began. No bookmark is later than that."""
    since: datetime | None = None
    """Only what changed since then is asked for; None for everything."""
    plain: bool = False
    """Whether BILL refused the filters and the sort, so that the list is walked without."""
    bookmark: datetime | None = None
    """All changes up to here have been copied, by passes that were completed."""
    finished: bool = False
    slices: list[Slice] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Batch:
    """The objects of one page, and the checkpoint after it. They are stored together or not at all."""

    organization_id: str
    resource: ResourceList
    items: Sequence[Item]
    checkpoint: Slice


@attrs.frozen(kw_only=True)
class Saved:
    """What became of a page that is not stored quite as it came."""

    altered: int = 0
    """Values that the destination cannot hold as they are: a character that does not exist, a number too large. It
    keeps what it can of them, and the raw text of the object."""
    unplaced: int = 0
    """Objects that carry nothing that identifies them, and are kept apart."""


class Destination(Protocol):
    """A store of objects and checkpoints.

    A `DestinationError` ends the run. Whatever else is raised for a list ends the copy of that list only.

    Saving an object replaces what is stored under its key: organization, parent and identity.
    Nothing is ever deleted, because a list that lacks an object does not prove that it is gone.
    """

    async def open(self, resources: Sequence[ResourceList]) -> None:
        """Make ready for these resources."""
        ...

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization.

        Leave out the pass over a list that has lost objects since, be it that somebody deleted them: it is then
        copied anew, as a whole.
        """
        ...

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices in the place of the former passes over the same lists."""
        ...

    async def save(self, batch: Batch) -> Saved | None:
        """Store the objects and the checkpoint of a page in one transaction; say what was not stored as it came."""
        ...

    async def finish(self, walk: Pass) -> None:
        """Store the bookmark of a pass that is complete, and drop its slices."""
        ...

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        """Return the identities of all stored objects of a list."""
        ...

    async def close(self) -> None:
        """Store what is under way and let go of everything. May be called twice."""
        ...
