"""What all organizations of a sandbox share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

import attrs

from .auth import Authority
from .limits import Limiter
from .organizations import Organization
from .store import Object

__all__ = ["SandboxTime", "TextMessage", "World"]


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


Emit = Callable[[Organization, str, Object], Any]


def _silent(organization: Organization, event: str, item: Object) -> None:
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
    emit: Emit = _silent
    """Takes the changes that make notifications."""
    new_organization: Callable[[Object], Organization] | None = None
    notes: dict[str, Any] = attrs.field(factory=dict)
    """Small things that belong to no organization."""
