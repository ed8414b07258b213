"""An embedded BILL: every operation over real HTTP, in memory, on this machine."""

from __future__ import annotations

from .app import Sandbox, serve
from .application import ReceivedRequest
from .auth import PartnerAccount
from .clock import ClientClock, SandboxClock
from .delivery import Attempt, Delivery
from .faults import ActiveFault, Fault, Faults
from .journal import StateError
from .limits import SandboxLimits
from .organizations import Account
from .world import TextMessage

__all__ = [
    "Account",
    "ActiveFault",
    "Attempt",
    "ClientClock",
    "Delivery",
    "Fault",
    "Faults",
    "PartnerAccount",
    "ReceivedRequest",
    "Sandbox",
    "SandboxClock",
    "SandboxLimits",
    "StateError",
    "TextMessage",
    "serve",
]
