"""`bill-async sandbox`: run a local imitation of BILL."""

from __future__ import annotations

from bill_async.sandbox.command import add_arguments, run

__all__ = ["add_arguments", "run"]
