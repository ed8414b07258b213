"""What all organizations of a sandbox share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from .auth import Authenticator
from .collection import Object
from .limits import LimitEnforcer
from .organizations import OrganizationState
from .storage import MemoryStorage, Storage

if TYPE_CHECKING:
    from .delivery import WebhookSender

__all__ = ["SandboxTime", "TextMessage", "SandboxState", "silent"]


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
        self, organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None
    ) -> None: ...


def silent(organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None) -> None:
    """Nobody listens."""


@attrs.define(kw_only=True)
class SandboxState:
    """The shared state."""

    auth: Authenticator
    limiter: LimitEnforcer
    clock: SandboxTime
    seed: int
    url: str = ""
    """Scheme, host and port that the sandbox is reached under."""
    messages: deque[TextMessage] = attrs.field(factory=lambda: deque[TextMessage](maxlen=1000))
    emit: Emit = silent
    """Takes the changes that make notifications."""
    new_organization: Callable[[Object], OrganizationState] | None = None
    storage: Storage = attrs.field(factory=MemoryStorage)
    sender: WebhookSender | None = None
    """Sends notifications."""
    cache: dict[str, Any] = attrs.field(factory=dict)
    """Small things that belong to no organization and can be made again."""
    lock: RLock = attrs.field(factory=RLock)
    """Held while a request is executed: whoever else changes objects may do so in another thread."""

    def table(self, name: str, *, fixed: bool = False) -> dict[str, Any]:
        """Return something that belongs to no organization and is remembered."""
        found: dict[str, Any] | None = self.cache.get(name)
        if found is None:
            found = self.cache[name] = self.storage.table("", name, fixed=fixed)
        return found

    def run_due(self, only: OrganizationState | None = None) -> None:
        """Let happen what has become due, in one organization or in all."""
        now = self.clock.now()
        for organization in self.auth.organizations.values() if only is None else (only,):
            organization.scheduler.run_due(self, organization, now)
