"""The state of a limit, as a limiter reports it."""

from __future__ import annotations

from datetime import datetime

import attrs

from .windows import LimitName

__all__ = ["LimitState"]


@attrs.frozen(kw_only=True)
class LimitState:
    """The state of one limit at one moment, from `Limiter.snapshot`."""

    limit: LimitName
    key: str
    """A digest of the key or token that the limit applies to."""
    organization: str | None
    used: int
    allowed: int
    """How much may be used now. Less than BILL documents after refusals that show that others use the limit too."""
    waiting: int
    """Calls that wait for this limit."""
    opens_at: datetime | None
    """When a closed limit opens by itself, in UTC; None if it is open or the time is not known."""
