"""The log of requests and their answers."""

from __future__ import annotations

from datetime import datetime

import attrs

__all__ = ["ReceivedRequest"]


@attrs.frozen(kw_only=True, repr=False)
class ReceivedRequest:
    """One request as the sandbox received and answered it."""

    method: str
    path: str
    """The path as it was sent, without the query."""
    query: dict[str, str]
    operation: str
    """BILL's id of the operation, empty if there is none."""
    organization_id: str
    body: bytes
    status: int
    codes: tuple[str, ...]
    """The codes of the error array."""
    time: datetime
    """When it was answered, by the sandbox's clock."""
    error: str = ""
    """The messages of the error array."""
    faults: tuple[str, ...] = ()
    """The faults that were applied, by kind and number, such as `reset 3`."""

    def __repr__(self) -> str:
        return f"ReceivedRequest({self.method} {self.path} -> {self.status} {' '.join(self.codes)})".replace(" )", ")")
