"""What all organizations of a sandbox share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from .auth import Authority
from .limits import Limiter
from .organizations import Organization
from .state_file import Journal, Memory
from .store import Object

if TYPE_CHECKING:
    from .delivery import Courier

__all__ = ["SandboxTime", "TextMessage", "World", "silent"]


class SandboxTime(Protocol):
    """What the sandbox needs of a clock."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        ...

    def now(self) -> datetime:
        """The time of day, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


@attrs.frozen
class TextMessage:
    """A message that BILL would have sent to a phone or a mailbox."""

    to: str
    text: str


class Emit(Protocol):
    """Takes a change that makes notifications."""

    def __call__(
        self, organization: Organization, event: str, item: Object, errors: list[Object] | None = None
    ) -> None: ...


def silent(organization: Organization, event: str, item: Object, errors: list[Object] | None = None) -> None:
    """Nobody listens."""


@attrs.define(kw_only=True)
class World:
    """The shared state."""

    authority: Authority
    limiter: Limiter
    clock: SandboxTime
    seed: int
    url: str = ""
    """Scheme, host and port that the sandbox is reached under."""
    messages: deque[TextMessage] = attrs.field(factory=lambda: deque[TextMessage](maxlen=1000))
    emit: Emit = silent
    """Takes the changes that make notifications."""
    new_organization: Callable[[Object], Organization] | None = None
    journal: Journal = attrs.field(factory=Memory)
    courier: Courier | None = None
    """Sends notifications."""
    notes: dict[str, Any] = attrs.field(factory=dict)
    """Small things that belong to no organization and can be made again."""
    lock: RLock = attrs.field(factory=RLock)
    """Held while a request is executed: whoever else changes objects may do so in another thread."""

    def ledger(self, name: str, *, fixed: bool = False) -> dict[str, Any]:
        """Return something that belongs to no organization and is remembered."""
        found: dict[str, Any] | None = self.notes.get(name)
        if found is None:
            found = self.notes[name] = self.journal.ledger("", name, fixed=fixed)
        return found

    def settle(self, only: Organization | None = None) -> None:
        """Let happen what has become due, in one organization or in all."""
        now = self.clock.now()
        for organization in self.authority.organizations.values() if only is None else (only,):
            organization.agenda.settle(self, organization, now)
