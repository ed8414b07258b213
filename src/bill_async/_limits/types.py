"""The values that a limiter takes and returns."""

from __future__ import annotations

from datetime import datetime

import attrs

from .._base.validators import number
from .._schema.operation import Quota
from ..types import Family, Fieldwise
from .windows import LimitName

__all__ = ["Limits", "Rejection", "Scope"]


@attrs.frozen(cache_hash=True)
class Scope:
    """What a call counts against. Make it once and use it for many calls: its hash is computed only once."""

    key: str
    """A digest of the developer key or token, never the secret itself."""
    organization: str | None
    family: Family = "v3"
    quota: Quota | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Limits(Fieldwise):
    """The limits that BILL documents, and two allowances for what the client cannot see."""

    concurrency: int = number(3, least=1, whole=True)
    """Calls in flight per key and organization."""
    hour: int = number(20_000, least=0, whole=True)
    """Calls per key and clock hour."""
    logins: int = number(200, least=0, whole=True)
    """Logins per key and clock hour."""
    spend_minute: int = number(60, least=0, whole=True)
    """Calls per Spend & Expense token and minute."""
    text_messages: int = number(5, least=0, whole=True)
    """Operations that send a text message, per key and minute."""
    linger: float = number(2.0, least=0)
    """Seconds for which an abandoned call is assumed to be still running at BILL."""
    margin: float = number(1.0, least=0)
    """Seconds by which BILL's clock may differ from ours."""


class Rejection:
    """The limit that BILL refused a call for, and when it opens again, if that is known."""

    __slots__ = ("limit", "retry_at")

    def __init__(self, limit: LimitName, retry_at: datetime | None) -> None:
        self.limit: LimitName = limit
        self.retry_at = retry_at
