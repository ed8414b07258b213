"""Destinations of copies, and the state that they keep so that a killed run can continue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Protocol

import attrs

from bill_async.errors import BillError
from bill_async.scanning.slicing import Slice

from .pages import Item
from .resource_lists import ResourceList

__all__ = ["MOST_NAMED", "Batch", "Destination", "DestinationError", "NoCopyError", "Pass", "Saved"]


class DestinationError(BillError):
    """The destination cannot be used, or could not store something."""


class NoCopyError(DestinationError):
    """The destination holds no copy yet. A run would create one."""


@attrs.define(kw_only=True)
class Pass:
    """One walk over a whole list of one organization. Several consecutive runs may share it."""

    organization_id: str
    resource: str
    started_at: datetime
    """When it began. No bookmark is later."""
    since: datetime | None = None
    """The time since which changes are fetched; None for everything."""
    verify: bool = False
    """Whether it fetches everything in order to find the stored objects that BILL no longer has."""
    plain: bool = False
    """Whether the list is walked without filters and sort, because BILL refused them."""
    bookmark: datetime | None = None
    """The time up to which completed passes have copied all changes."""
    finished: bool = False
    steady: bool = True
    """Whether the local clock has not been set while the list was walked, as far as this and earlier runs know."""
    slices: list[Slice] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Batch:
    """The objects of one page or more, and the checkpoint after them, which are stored together or not at all."""

    organization_id: str
    resource: ResourceList
    items: Sequence[Item]
    checkpoint: Slice


MOST_NAMED: Final = 5
"""The number of altered values of a batch that are named."""


@attrs.frozen(kw_only=True)
class Saved:
    """The number of values and objects of a batch that could not be stored unchanged."""

    altered: int = 0
    """Values that the destination cannot hold, such as an invalid character or a number that is too large. It stores
    what it can of them, and the raw text of the object."""
    unplaced: int = 0
    """Objects without an identity, which are stored separately."""
    alterations: Sequence[tuple[str, str]] = ()
    """Where values were altered: the identity of the object and the field, of the first ones."""


class Destination(Protocol):
    """A store of objects and checkpoints.

    A `DestinationError` ends the run. Any other error ends the copy of one list only.

    Saving an object replaces the stored object with the same key: organization, parent and identity. Nothing is ever
    deleted: an object that BILL no longer has is only marked, by `mark_missing`.
    """

    async def open(self, resources: Sequence[ResourceList]) -> None:
        """Prepare the destination for these resources."""
        ...

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization.

        Leave out the pass over a list that has lost objects since, for example because someone deleted them. Such a
        list is copied again as a whole.
        """
        ...

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices, and replace earlier passes over the same lists."""
        ...

    async def save(self, batch: Batch) -> Saved | None:
        """Store the objects and the checkpoint of a batch in one transaction. Return what was not stored unchanged."""
        ...

    async def finish(self, walk: Pass) -> None:
        """Store the bookmark of a complete pass, and delete its slices."""
        ...

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        """Return the identities of all stored objects of a list."""
        ...

    async def unseen(self, walk: Pass) -> list[str]:
        """Return the identities of the objects of a list that were not saved since a pass began, and are not marked."""
        ...

    async def mark_missing(self, walk: Pass) -> int:
        """Mark the objects of a list that were not saved since a pass began, with the time; keep an earlier mark.

        Return the number of objects that are marked. Saving an object removes its mark.
        """
        ...

    async def close(self) -> None:
        """Finish pending writes and release all resources. May be called twice."""
        ...
