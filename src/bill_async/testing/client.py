"""The client for a sandbox, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bill_async.client import BillClient
    from bill_async.sandbox import Sandbox

__all__ = ["open_client"]


def open_client(sandbox: Sandbox) -> BillClient:
    """Return a client with all credentials of the first organization. Enter it inside an event loop.

    It uses the clock of the sandbox, so that no test waits in real time.
    """
    from bill_async.client import BillClient
    from bill_async.sandbox import SandboxClock

    has_sandbox_clock = isinstance(sandbox.clock, SandboxClock)
    return BillClient.from_env(sandbox.environ(), clock=sandbox.client_clock if has_sandbox_clock else None)
