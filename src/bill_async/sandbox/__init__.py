"""An embedded BILL: every operation over real HTTP, in memory, on this machine."""

from __future__ import annotations

from .app import Sandbox, serve
from .application import ReceivedRequest
from .auth import PartnerAccount
from .clock import SandboxClock
from .limits import SandboxLimits
from .organizations import Account
from .world import TextMessage

__all__ = [
    "Account",
    "PartnerAccount",
    "ReceivedRequest",
    "Sandbox",
    "SandboxClock",
    "SandboxLimits",
    "TextMessage",
    "serve",
]
