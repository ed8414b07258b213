"""`bill-async sandbox`: serve a BILL on this machine."""

from __future__ import annotations

from bill_async.sandbox.command import add_arguments, run

__all__ = ["add_arguments", "run"]
