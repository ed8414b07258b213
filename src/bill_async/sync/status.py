"""The status and the report of a copy. The engine updates the counters of a status, and displays read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from bill_async._base.display import object_table

from .source import Meter

__all__ = ["Alteration", "Failure", "Report", "ResourceStatus", "Status"]


MOST_ALTERATIONS: Final = 100
"""The number of altered values that a run names."""


@attrs.define
class ResourceStatus:
    """The status of one resource, over all organizations."""

    name: str
    organizations: int = 0
    """The number of organizations that it is copied for."""
    finished: int = 0
    failed: int = 0
    objects: int = 0
    """The number of objects copied by this run."""
    altered: int = 0
    """The number of values that the destination could not store unchanged. The raw text of their objects is
    complete."""
    unplaced: int = 0
    """The number of objects without an identity, which are stored separately."""
    missing: int = 0
    """The number of stored objects that BILL no longer has. Only a run that verifies finds them."""
    shares: dict[str, float] = attrs.field(factory=dict)
    """The fraction that is done of each list in progress, by organization."""

    def add(self, other: ResourceStatus) -> None:
        """Add the counts of the same resource for other organizations."""
        for name in ("organizations", "finished", "failed", "objects", "altered", "unplaced", "missing"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.shares.update(other.shares)

    @property
    def share(self) -> float:
        """The estimated fraction that is done."""
        if not self.organizations:
            return 1.0
        return min(1.0, (self.finished + self.failed + sum(self.shares.values())) / self.organizations)

    @property
    def ended(self) -> bool:
        """Whether it has ended for every organization."""
        return self.finished + self.failed >= self.organizations


@attrs.frozen
class Alteration:
    """A value that the destination could not store unchanged."""

    organization_id: str
    resource: str
    id: str
    """The identity of the object."""
    field: str
    """The name of the field at BILL; `billLineItems[2].amount` inside a list."""

    def __str__(self) -> str:
        return f"{self.field} of {self.id} in {self.resource} of {self.organization_id}"


@attrs.frozen
class Failure:
    """A list that could not be copied completely. Everything stored before the failure is kept."""

    organization_id: str
    resource: str
    reason: str


@attrs.define
class Status:
    """The status of a run."""

    permits: int = 3
    organizations: int = 0
    limited: int = 0
    """The number of organizations that are copied at the same time with the permits of a login."""
    resources: dict[str, ResourceStatus] = attrs.field(factory=dict)
    meter: Meter = attrs.field(factory=Meter)
    began: float = 0.0
    ended: float | None = None
    failures: list[Failure] = attrs.field(factory=list)
    alterations: list[Alteration] = attrs.field(factory=list)
    """The first values that were altered."""

    def add(self, names: Iterable[str]) -> None:
        """Count one more organization for these resources."""
        for name in names:
            self.resources.setdefault(name, ResourceStatus(name)).organizations += 1

    def put_together(self, parts: Iterable[Status]) -> None:
        """Replace the counts by those of the parts of the run, which copy different organizations."""
        found = list(parts)
        self.organizations = sum(part.organizations for part in found)
        self.limited = sum(part.limited for part in found)
        self.failures = [failure for part in found for failure in part.failures]
        self.alterations = [each for part in found for each in part.alterations][:MOST_ALTERATIONS]
        self.meter = Meter(
            *(sum(counts) for counts in zip(*(attrs.astuple(part.meter) for part in found), strict=True))
        )
        self.resources = {}
        for resource in (resource for part in found for resource in part.resources.values()):
            self.resources.setdefault(resource.name, ResourceStatus(resource.name)).add(resource)

    def note_alterations(self, organization_id: str, resource: str, places: Iterable[tuple[str, str]]) -> None:
        """Note the first values that were altered."""
        for id, field in places:
            if len(self.alterations) < MOST_ALTERATIONS:
                self.alterations.append(Alteration(organization_id, resource, id, field))

    @property
    def objects(self) -> int:
        """Objects copied by this run."""
        return sum(resource.objects for resource in self.resources.values())

    @property
    def left(self) -> int | None:
        """The estimated number of objects that are still to be copied; None as long as nothing is known."""
        begun = [each for each in self.resources.values() if each.share > 0]
        if not begun:
            return None
        left = sum(each.objects / each.share - each.objects for each in begun if not each.ended)
        waiting = len(self.resources) - len(begun)  # of these, no more is known than of the others
        return round(left + waiting * sum(each.objects / each.share for each in begun) / len(begun))

    @property
    def complete(self) -> bool:
        """Whether every list was copied to its end."""
        return not self.failures and all(resource.ended for resource in self.resources.values())

    def report(self, now: float) -> Report:
        """Return the report of the run so far."""
        seconds = (now if self.ended is None else self.ended) - self.began
        allowed = self.permits * self.limited * seconds
        return Report(
            organizations=self.organizations,
            resources=len(self.resources),
            objects=self.objects,
            requests=self.meter.requests,
            rejected=self.meter.rejected,
            seconds=seconds,
            share=min(1.0, self.meter.busy / allowed) if allowed > 0 else 0.0,
            complete=self.complete,
            altered=sum(resource.altered for resource in self.resources.values()),
            unplaced=sum(resource.unplaced for resource in self.resources.values()),
            missing=sum(resource.missing for resource in self.resources.values()),
            failures=tuple(self.failures),
            alterations=tuple(self.alterations),
        )


@attrs.frozen(kw_only=True)
class Report:
    """The report of a run."""

    organizations: int
    resources: int
    objects: int
    requests: int
    rejected: int
    seconds: float
    share: float
    """The fraction of the concurrency allowed by BILL that the run used."""
    complete: bool
    altered: int = 0
    """The number of values that the destination could not store unchanged. It stores what it can of them, and the whole
    raw text."""
    unplaced: int = 0
    """The number of objects without an identity. They are stored separately, and their lists count as failed."""
    missing: int = 0
    """The number of stored objects that BILL no longer has, which are marked. Only a run that verifies finds them."""
    failures: tuple[Failure, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    """The first 100 values that could not be stored unchanged."""

    def _repr_html_(self) -> str:
        return object_table("Report", attrs.asdict(self, recurse=False).items())
