"""BILL's time, as its answers tell it: the clock of this machine may be wrong, and may be set right at any moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from .._base.clock import Clock

__all__ = ["BillTime"]

_TOLERANCE: Final = timedelta(seconds=10)
"""A difference that may come from whole seconds and from the way of the answer."""


class BillTime:
    """The time of this machine, corrected by what the last answer said if that is something else."""

    __slots__ = ("_clock", "_noted")

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._noted: tuple[str, datetime] | None = None
        """What the last answer was dated, and when it came."""

    def note(self, headers: Mapping[str, str]) -> None:
        """Note the `Date` of an answer that has just come."""
        self._noted = (headers.get("Date", ""), self._clock.now())

    @property
    def is_known(self) -> bool:
        """Whether an answer has told the time."""
        return self._noted is not None

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return self._clock.now() + self._ahead()

    def _ahead(self) -> timedelta:
        """Return by how much BILL's clock is ahead; nothing if that is not known."""
        if self._noted is None:
            return timedelta()
        text, came_at = self._noted
        try:
            date = parsedate_to_datetime(text)
        except (OverflowError, ValueError):
            return timedelta()
        ahead = (date if date.tzinfo is not None else date.replace(tzinfo=UTC)) - came_at
        return ahead if abs(ahead) > _TOLERANCE else timedelta()
