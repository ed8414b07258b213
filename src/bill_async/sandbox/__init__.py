"""The sandbox: an embedded imitation of BILL that serves every operation over HTTP on this machine."""

from __future__ import annotations

from .auth import PartnerAccount
from .clock import ClientClock, SandboxClock
from .delivery import Attempt, Delivery
from .faults import ActiveFault, Fault, Faults
from .limits import SandboxLimits
from .organizations import OrganizationAccount
from .request_log import ReceivedRequest
from .server import Sandbox, serve
from .state import TextMessage
from .storage import StateError

__all__ = [
    "OrganizationAccount",
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
