"""The status and the report of a copy: plain counters that the engine keeps and displays read."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from .source import Meter

__all__ = ["Failure", "Report", "ResourceStatus", "Status"]


@attrs.define
class ResourceStatus:
    """One resource, over all organizations."""

    name: str
    organizations: int = 0
    """How many organizations it is copied for."""
    finished: int = 0
    failed: int = 0
    objects: int = 0
    """Objects copied by this run."""
    altered: int = 0
    """Values that the destination could not hold as they came; the raw text of their objects is whole."""
    unplaced: int = 0
    """Objects that carry nothing that identifies them, and were kept apart."""
    shares: dict[str, float] = attrs.field(factory=dict)
    """The part that is done, by organization, of those under way."""

    @property
    def share(self) -> float:
        """Estimate the part that is done."""
        if not self.organizations:
            return 1.0
        return min(1.0, (self.finished + self.failed + sum(self.shares.values())) / self.organizations)

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.finished + self.failed >= self.organizations


@attrs.frozen
class Failure:
    """A list that could not be copied; what came before is kept."""

    organization_id: str
    resource: str
    reason: str


@attrs.define
class Status:
    """A whole run, up to now."""

    permits: int = 3
    organizations: int = 0
    limited: int = 0
    """Organizations that are called at the same time with the permits of a login."""
    resources: dict[str, ResourceStatus] = attrs.field(factory=dict)
    meter: Meter = attrs.field(factory=Meter)
    busy: float = 0.0
    """Seconds that the pages fetched with those permits took, together."""
    began: float = 0.0
    ended: float | None = None
    failures: list[Failure] = attrs.field(factory=list)

    def add(self, names: Iterable[str]) -> None:
        """Count one more organization for these resources."""
        for name in names:
            self.resources.setdefault(name, ResourceStatus(name)).organizations += 1

    @property
    def objects(self) -> int:
        """Objects copied by this run."""
        return sum(resource.objects for resource in self.resources.values())

    @property
    def complete(self) -> bool:
        """Whether every list was copied to its end."""
        return not self.failures and all(resource.ended for resource in self.resources.values())

    def report(self, now: float) -> Report:
        """Sum up."""
        seconds = (now if self.ended is None else self.ended) - self.began
        allowed = self.permits * self.limited * seconds
        return Report(
            organizations=self.organizations,
            resources=len(self.resources),
            objects=self.objects,
            requests=self.meter.requests,
            rejected=self.meter.rejected,
            seconds=seconds,
            share=min(1.0, self.busy / allowed) if allowed > 0 else 0.0,
            complete=self.complete,
            altered=sum(resource.altered for resource in self.resources.values()),
            unplaced=sum(resource.unplaced for resource in self.resources.values()),
            failures=tuple(self.failures),
        )


@attrs.frozen(kw_only=True)
class Report:
    """What a run did."""

    organizations: int
    resources: int
    objects: int
    requests: int
    rejected: int
    seconds: float
    share: float
    """The part of the concurrency that BILL allows to the logins of a run, all the time, that was used."""
    complete: bool
    altered: int = 0
    """Values that the destination could not hold as they came: it keeps what it can of them, and the whole raw text."""
    unplaced: int = 0
    """Objects that carry nothing that identifies them. They are kept apart, and their lists count as failed."""
    failures: tuple[Failure, ...] = ()
