"""The state that all organizations of a sandbox share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import RLock
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeAlias

import attrs

from bill_async._schema.operation import Operation

from .auth import Authenticator
from .clock import SandboxTime
from .collection import Object
from .delivery import WebhookSender
from .faults import Faults
from .limits import LimitEnforcer
from .object_types import ObjectTypes
from .organizations import OrganizationState
from .request_log import RequestLog
from .storage import MemoryStorage, Storage

__all__ = ["SandboxState", "TextMessage", "action"]

P = ParamSpec("P")
Action: TypeAlias = "Callable[Concatenate[SandboxState, OrganizationState, datetime, P], None]"

_ACTIONS: Final[dict[str, Callable[..., None]]] = {}


def action(name: str) -> Callable[[Action[P]], Action[P]]:
    """Register the function of a scheduler action. The function gets the time at which the action was due."""

    def register(function: Action[P]) -> Action[P]:
        _ACTIONS[name] = function
        return function

    return register


@attrs.frozen
class TextMessage:
    """A text message or e-mail that BILL would have sent."""

    to: str
    text: str


class Emit(Protocol):
    """A function that sends the notifications of a change."""

    def __call__(
        self, organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None
    ) -> None: ...


def silent(organization: OrganizationState, event: str, item: Object, errors: list[Object] | None = None) -> None:
    """Send nothing."""


@attrs.define(kw_only=True)
class SandboxState:
    """The state that all organizations share."""

    operations: Sequence[Operation[Any]]
    """The operation table."""
    types: ObjectTypes
    auth: Authenticator
    limiter: LimitEnforcer
    clock: SandboxTime
    seed: int
    url: str = ""
    """The URL of the sandbox."""
    messages: deque[TextMessage] = attrs.field(factory=lambda: deque[TextMessage](maxlen=1000))
    emit: Emit = silent
    """Sends the notifications of a change."""
    new_organization: Callable[[Object], OrganizationState] | None = None
    storage: Storage = attrs.field(factory=MemoryStorage)
    sender: WebhookSender | None = None
    """Sends notifications."""
    cache: dict[str, Any] = attrs.field(factory=dict)
    """Cached data that belongs to no organization."""
    requests: RequestLog = attrs.field(factory=RequestLog)
    """The last requests, oldest first."""
    faults: Faults = attrs.field(init=False)
    """The faults that tests have added."""
    lock: RLock = attrs.field(factory=RLock)
    """Held while a request is executed, because other threads may change objects too."""

    def __attrs_post_init__(self) -> None:
        self.faults = Faults(self.seed, self.operations)

    def table(self, name: str, *, fixed: bool = False) -> dict[str, Any]:
        """Return a stored table that belongs to no organization."""
        found: dict[str, Any] | None = self.cache.get(name)
        if found is None:
            found = self.cache[name] = self.storage.table("", name, fixed=fixed)
        return found

    def run_due(self, only: OrganizationState | None = None) -> None:
        """Run the scheduled actions that are due, in one organization or in all."""
        now = self.clock.now()
        for organization in self.auth.organizations.values() if only is None else (only,):
            for due, name, arguments in organization.scheduler.take_due(now):
                _ACTIONS[name](self, organization, due, *arguments)
